"""Who may do what: one table of roles and permissions, asked by pages, lists, exports and jobs alike."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from tinhso.base.models import User
from tinhso.base.values import Role

Viewer = User | AnonymousUser

_EVERYBODY = frozenset(Role)
_WRITES = frozenset({Role.STEERING, Role.REVIEWER, Role.DATA_ADMIN})

# Permission → the roles that hold it. What is published is open to everybody and asks no permission.
PERMISSIONS: dict[str, frozenset[Role]] = {
    "documents.view": _EVERYBODY,
    "documents.take_in": _WRITES | {Role.DEPARTMENT},
    "documents.review": _WRITES,
    "documents.publish": frozenset({Role.STEERING}),
    "indicators.define": _WRITES,
    "observations.view": _EVERYBODY,
    "observations.record": _WRITES | {Role.DEPARTMENT},
    "observations.verify": frozenset({Role.STEERING, Role.DATA_ADMIN}),
    "progress.view": _EVERYBODY,
    "progress.promise": frozenset({Role.STEERING, Role.REVIEWER}),
    "territory.view": _EVERYBODY,
    "territory.enter": frozenset({Role.DATA_ADMIN}),
    "base.accounts": frozenset({Role.DATA_ADMIN}),
    "base.trail": frozenset({Role.DATA_ADMIN}),
}


class RoleBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """Checks a password at sign-in, and answers `user.has_perm` from the roles an account holds."""

    def has_perm(self, user_obj: Any, perm: str, obj: object = None) -> bool:
        """Whether some role of the account holds the permission; an unknown permission is a mistake."""
        wanted = PERMISSIONS[perm]
        return isinstance(user_obj, User) and user_obj.is_active and bool(wanted & roles(user_obj))


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are given, never taken; messages in Vietnamese; after sign-in only to a page of this server."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra rồi ghi lại."),
        "enter_current_password": _("Mật khẩu hiện nay không đúng. Hãy ghi lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/"


def roles(user: User) -> frozenset[Role]:
    """The roles of an account, asked of the database once per loaded account."""
    known: frozenset[Role] | None = user.__dict__.get("_roles")
    if known is None:
        known = frozenset(Role(grant.role) for grant in user.grants.all())
        user.__dict__["_roles"] = known
    return known


def forget_roles(user: User) -> None:
    """Have the roles of a loaded account asked anew: they were changed."""
    user.__dict__.pop("_roles", None)


def holders(permission: str) -> QuerySet[User]:
    """The active accounts that hold a permission, by login name."""
    wanted = PERMISSIONS[permission]
    return User.objects.filter(is_active=True, grants__role__in=wanted).distinct().order_by("login")


def require(viewer: Viewer, permission: str, obj: Model | None = None) -> None:
    """Stop an action that the viewer may not do; every action asks this first, whatever door it came through."""
    if not viewer.has_perm(permission, obj):
        raise PermissionDenied(permission)
