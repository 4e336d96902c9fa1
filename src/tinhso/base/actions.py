"""Changes to accounts: opened, given roles or a new password, closed; each leaves a trail.

Who acts is an account that may keep accounts (`base.accounts`). While there is none, the account that is opened
acts for itself, and must be able to open the next ones. There is one such account ever after: the last cannot be
closed or lose its role.
"""

import re
from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinhso.base import access, trail
from tinhso.base.models import RoleGrant, User
from tinhso.base.values import Refused, Role

# Held by whoever changes accounts: else two could both be the first, or close each other as the last.
_ACCOUNTS_LOCK = 7_003
# Plain letters: a login name is spoken, typed on any keyboard, and compared by its bytes.
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,79}")


@transaction.atomic
def open_account(*, login: str, roles: Iterable[Role], password: str, by: User | None, door: str) -> User:
    """Open an account; `by` is None for the first one, which acts for itself.

    `door` is kept in the trail: how the change was asked for. `Refused` for a name that is taken (also by a
    closed account: the trail must go on meaning one person) or not plain, a weak password, and a first account
    that could not open the next. Without a role it sees what everybody sees, until it is given one in an area.
    """
    _hold()
    wanted, name = frozenset(roles), login.strip().lower()
    if by is None:
        _require_first(wanted)
    else:
        access.require(by, "base.accounts")
    _require_login(name)
    _require_strong(password, User(login=name))
    user = User.objects.create_user(name, password)
    _grant(user, wanted)
    trail.leave(by=by or user, verb="open_account", subject=user, login=name, roles=_told(wanted), door=door)
    return user


@transaction.atomic
def grant_roles(*, user: User, roles: Iterable[Role], by: User, door: str) -> None:
    """Set the roles of an account that hold everywhere, in place of those it held so; `Refused` if nobody keeps
    accounts then. Roles that hold in some areas alone stay as they are.
    """
    _hold()
    access.require(by, "base.accounts")
    _require_open(user)
    wanted, before = frozenset(roles), access.roles(user)
    if not wanted & access.PERMISSIONS["base.accounts"]:
        _require_other_keeper(user)
    user.grants.exclude(role__in=wanted).delete()
    _grant(user, wanted - before)
    trail.leave(by=by, verb="grant_roles", subject=user, before=_told(before), roles=_told(wanted), door=door)


@transaction.atomic
def set_password(*, user: User, password: str, by: User, door: str) -> None:
    """Give an account a new password, which ends its sessions; `Refused` for a weak one or a closed account."""
    access.require(by, "base.accounts")
    _require_open(user)
    _require_strong(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    _end_sessions(user)
    trail.leave(by=by, verb="set_password", subject=user, door=door)


@transaction.atomic
def close_account(*, user: User, by: User, door: str) -> None:
    """Close an account and end its sessions; what it did stays under its name. `Refused` for the last keeper."""
    _hold()
    access.require(by, "base.accounts")
    _require_open(user)
    _require_other_keeper(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    _end_sessions(user)
    trail.leave(by=by, verb="close_account", subject=user, door=door)


def _hold() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_ACCOUNTS_LOCK])


def _require_first(roles: frozenset[Role]) -> None:
    if access.holders("base.accounts").exists():
        raise Refused(_("Đã có tài khoản quản trị: hãy nêu ai mở tài khoản này."))
    if not roles & access.PERMISSIONS["base.accounts"]:
        raise Refused(
            _("Tài khoản đầu tiên phải mở được các tài khoản sau: hãy giao thêm vai trò data_admin.")
        )


def _require_login(login: str) -> None:
    if not _LOGIN.fullmatch(login):
        raise Refused(
            _("Tên đăng nhập «%s» không dùng được: hãy dùng 2 đến 80 chữ không dấu, chữ số, dấu . _ @ -")
            % login[:80]
        )
    if User.objects.filter(login=login).exists():
        raise Refused(
            _("Tên đăng nhập «%s» đã có (kể cả tài khoản đã đóng): hãy chọn tên khác.") % login,
        )


def _require_strong(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages)) from weak


def _require_open(user: User) -> None:
    if not user.is_active:
        raise Refused(_("Tài khoản «%s» đã đóng: hãy mở tài khoản khác.") % user.login)


def _require_other_keeper(user: User) -> None:
    if not access.holders("base.accounts").exclude(pk=user.pk).exists():
        raise Refused(
            _("«%s» là tài khoản quản trị cuối cùng: hãy giao vai trò data_admin cho tài khoản khác trước.")
            % user.login
        )


def _grant(user: User, roles: frozenset[Role]) -> None:
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in sorted(roles))
    access.forget_roles(user)


def _told(roles: frozenset[Role]) -> list[str]:
    return sorted(role.value for role in roles)


def _end_sessions(user: User) -> None:
    """Sessions hold the account inside a signed text, so each is opened; a province has hundreds."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()):
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
