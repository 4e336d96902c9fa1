"""The catalogue: whoever may define gets the next code; search needs no marks."""

import pytest
from django.core.exceptions import PermissionDenied

import people
import promises
from tinhso.base.values import Refused, Role
from tinhso.indicators import actions
from tinhso.indicators import queries as indicators

pytestmark = pytest.mark.django_db


def test_codes_follow_one_another() -> None:
    codes = [promises.indicator(name).code for name in ("Một", "Hai", "Ba")]
    assert codes == ["CS0001", "CS0002", "CS0003"]


def test_an_indicator_has_a_name() -> None:
    with pytest.raises(Refused, match="phải có tên"):
        actions.define(name="  \n", unit="%", by=promises.steering())


def test_search_needs_no_marks_and_every_word() -> None:
    promises.indicator("Tỷ lệ hộ gia đình có cáp quang")
    promises.indicator("Tỷ lệ người có tài khoản")
    assert [one.code for one in indicators.indicators(search="CAP quang ho")] == ["CS0001"]
    assert not indicators.indicators(search="cap dong")


@pytest.mark.parametrize("role", list(Role))
def test_only_some_roles_define(role: Role) -> None:
    user = people.in_role(role)
    if role in (Role.STEERING, Role.REVIEWER, Role.DATA_ADMIN):
        assert actions.define(name="Một", unit="", by=user)
    else:
        with pytest.raises(PermissionDenied):
            actions.define(name="Một", unit="", by=user)
