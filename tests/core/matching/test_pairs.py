"""Comparing wordings, by pairs that a planning officer can read and correct."""

import pytest

from core.matching.cases import Pair, pairs
from tinhso.core.matching import Aspect, Closeness, compare


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.title)
def test_a_pair_is_as_close_as_written(pair: Pair) -> None:
    assert pair.failure(compare(pair.left, pair.right)) is None


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.title)
def test_the_sides_of_a_pair_may_be_exchanged(pair: Pair) -> None:
    assert compare(pair.right, pair.left).closeness is compare(pair.left, pair.right).closeness


def test_the_pairs_show_every_conclusion_and_every_difference() -> None:
    matches = [compare(pair.left, pair.right) for pair in pairs()]
    assert {match.closeness for match in matches} == set(Closeness)
    found = {difference.aspect for match in matches for difference in match.differences}
    assert found == set(Aspect) - {Aspect.AMBIGUOUS}
