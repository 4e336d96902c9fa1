"""Who may do what and where: one table of roles and permissions, asked by pages, lists, exports and jobs alike.

A role holds everywhere, or in some areas alone. What the viewer may not see is not there: lists and counts take the
`Scope` of a permission, pages find nothing, and actions stop at `require`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
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
    "base.purge": frozenset({Role.STEERING, Role.DATA_ADMIN}),
}
# What is common knowledge: a role that holds in some areas alone gives it everywhere.
_COMMON = frozenset({"territory.view"})
# What is done about a place: these a role may hold in some areas alone. The others are of the whole house.
PLACED = frozenset(
    name for name in PERMISSIONS if name.split(".")[0] in ("documents", "observations", "progress")
)


class Placed(Protocol):
    """What stands in an area: `area_key` is the key of the area's row, None where it is of no area."""

    @property
    def area_key(self) -> UUID | None: ...


@dataclass(frozen=True, slots=True)
class House:
    """What belongs to no single area: only who may everywhere may do something about it."""

    area_key: None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a permission holds: everywhere, or in the areas with these keys; without any, nowhere."""

    everywhere: bool = False
    areas: frozenset[UUID] = frozenset()

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.areas)

    def holds(self, of: Placed) -> bool:
        """Whether the permission holds for what stands somewhere."""
        return self.everywhere or of.area_key in self.areas

    def within(self, field: str) -> Q:
        """The rows whose area, the column `field`, is in the scope."""
        return Q() if self.everywhere else Q(**{f"{field}__in": self.areas})


# Roles that an account holds today in some areas alone, from a part above: each with the keys of these areas.
Source = Callable[[User], Iterable[tuple[Role, frozenset[UUID]]]]
_sources: list[Source] = []


def add(source: Source) -> None:
    """Have another source asked for roles that hold in some areas alone; once for each source."""
    if source not in _sources:
        _sources.append(source)


class RoleBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """Checks a password at sign-in, and answers `user.has_perm` from the roles an account holds."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether the account may do it to `obj`, or to something where none is named.

        An unknown permission is a mistake.
        """
        return may(user_obj, perm, obj)


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
    if user.known_roles is None:
        user.known_roles = frozenset(Role(grant.role) for grant in user.grants.all())
    return user.known_roles


def forget_roles(user: User) -> None:
    """Have the roles of a loaded account asked anew: they were changed."""
    user.known_roles = user.known_placed_roles = None


def scope(viewer: Viewer, permission: str) -> Scope:
    """Where the viewer holds a permission today."""
    wanted = PERMISSIONS[permission]
    if not isinstance(viewer, User) or not viewer.is_active:
        return Scope()
    if wanted & roles(viewer):
        return Scope(everywhere=True)
    placed = [areas for role, areas in placed_roles(viewer) if role in wanted]
    if permission in PLACED:
        return Scope(areas=frozenset().union(*placed))
    return Scope(everywhere=permission in _COMMON and bool(placed))


def may(viewer: Viewer, permission: str, of: Placed | None = None) -> bool:
    """Whether the viewer holds a permission about one thing, or anywhere at all where none is named."""
    found = scope(viewer, permission)
    return bool(found) if of is None else found.holds(of)


def placed_roles(user: User) -> tuple[tuple[Role, frozenset[UUID]], ...]:
    """The roles that an account holds today in some areas alone, each with the keys of these areas."""
    if user.known_placed_roles is None:
        user.known_placed_roles = tuple(given for source in _sources for given in source(user))
    return user.known_placed_roles


def holders(permission: str) -> QuerySet[User]:
    """The active accounts that hold a permission, by login name."""
    wanted = PERMISSIONS[permission]
    return User.objects.filter(is_active=True, grants__role__in=wanted).distinct().order_by("login")


def require(viewer: Viewer, permission: str, obj: Placed | None = None) -> None:
    """Stop an action that the viewer may not do; every action asks this first, whatever door it came through.

    What is done about a place must be named: `obj`, or `House()` where it is of no area.
    """
    if permission in PLACED and obj is None:
        raise TypeError(f"{permission}: to what?")
    if not may(viewer, permission, obj):
        raise PermissionDenied(permission)


def enter(viewer: Viewer, permission: str) -> None:
    """Keep a page from whoever holds its permission nowhere; what it shows or does asks on its own."""
    if not may(viewer, permission):
        raise PermissionDenied(permission)
