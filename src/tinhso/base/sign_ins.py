"""What people do at the door, in the trail: signing in and out, failing to, being locked out, a new password.

The entries name accounts, never what was typed: a name that no account has may be a password in the wrong field, and
where a browser stands is kept by the lock (axes) for as long as it needs it.
"""

from datetime import timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import password_changed
from allauth.account.signals import user_logged_in as signed_in
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.http import HttpRequest

from tinhso.base import trail
from tinhso.base.models import User

# Whoever tries and tries shall not fill the trail: of one account, and of all names without one, no more an hour.
_MOST_FAILURES = 20
_HOUR = timedelta(hours=1)


def listen() -> None:
    """Have the frameworks tell what happens at the door; once for each process."""
    for signal, receiver in (
        (signed_in, _entered),
        (user_logged_out, _left),
        (user_login_failed, _failed),
        (user_locked_out, _locked),
        (password_changed, _changed),
    ):
        signal.connect(receiver, dispatch_uid=f"tinhso.{receiver.__name__}")


def _entered(request: HttpRequest, user: User, **_more: Any) -> None:
    proofs = [record["method"] for record in get_authentication_records(request, user)]
    trail.leave(by=user, verb="sign_in", subject=user, proofs=proofs)


def _left(user: User | None, **_more: Any) -> None:
    if isinstance(user, User):
        trail.leave(by=user, verb="sign_out", subject=user)


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_more: Any) -> None:
    # The failure that locks a name out stands there as the lock; while it lasts nothing is tried.
    if request is None or getattr(request, "axes_locked_out", False):
        return
    whom = _account(credentials.get("username"))
    if trail.times(verb="fail_sign_in", subject=whom, within=_HOUR, by=None) < _MOST_FAILURES:
        trail.leave(by=None, verb="fail_sign_in", subject=whom)


def _locked(username: str | None, **_more: Any) -> None:
    whom, lasting = _account(username), timedelta(hours=settings.AXES_COOLOFF_TIME)
    if not trail.times(verb="lock_sign_in", subject=whom, within=lasting, by=None):
        trail.leave(by=None, verb="lock_sign_in", subject=whom)


def _changed(user: User, **_more: Any) -> None:
    trail.leave(by=user, verb="change_password", subject=user)


def _account(name: object) -> User | type[User]:
    """The account of a name that was typed; accounts as such where there is none."""
    return User.objects.filter(login=str(name or "").strip().lower()[:80]).first() or User
