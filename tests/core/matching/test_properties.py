"""What holds of every comparison, whatever the words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching.cases import pairs
from tinhso.core.matching import Closeness, Wording, compare

_WORDS = sorted(
    {word for pair in pairs() for side in (pair.left, pair.right) for word in side.indicator.split()}
)
_NAMES = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join) | st.text(max_size=60)


@settings(max_examples=300, deadline=None)
@given(left=_NAMES, right=_NAMES)
def test_any_two_names_can_be_compared_and_the_sides_exchanged(left: str, right: str) -> None:
    one, other = (
        compare(Wording(left, "%"), Wording(right, "%")),
        compare(Wording(right, "%"), Wording(left, "%")),
    )
    assert one.closeness is other.closeness
    assert 0 <= one.score <= 1
    assert {(d.aspect, d.left, d.right) for d in one.differences} == {
        (d.aspect, d.right, d.left) for d in other.differences
    }


@settings(max_examples=200, deadline=None)
@given(name=st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join))
def test_a_name_is_the_same_as_itself_unless_it_names_nothing(name: str) -> None:
    assert compare(Wording(name), Wording(name.upper())).closeness in (Closeness.SAME, Closeness.NONE)


@pytest.mark.parametrize("name", sorted({pair.left.indicator for pair in pairs()}))
def test_a_word_of_no_table_at_the_end_never_joins(name: str) -> None:
    assert not compare(Wording(name, "%"), Wording(f"{name} kplo", "%")).closeness.joins
