"""The cast of the tests: one demo account for each role, one without any, and whoever is not signed in."""

from django.contrib.auth.models import AnonymousUser

from tinhso.base.access import Viewer
from tinhso.base.models import RoleGrant, User
from tinhso.base.values import Role


def in_role(role: Role, *, password: str | None = None) -> User:
    """The demo account that holds this one role."""
    user = _account(f"demo-{role.value}", password)
    RoleGrant.objects.get_or_create(user=user, role=role)
    return user


def stranger() -> User:
    """A demo account that holds no role."""
    return _account("demo-stranger", None)


def nobody() -> AnonymousUser:
    """Whoever is not signed in."""
    return AnonymousUser()


def everybody() -> tuple[Viewer, ...]:
    """The whole cast."""
    return (*(in_role(role) for role in Role), stranger(), nobody())


def _account(login: str, password: str | None) -> User:
    known = User.objects.filter(login=login).first()
    return known or User.objects.create_user(login, password, is_demo=True)
