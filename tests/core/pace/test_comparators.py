"""No comparison of the judging code may be turned round without a readable case noticing."""

from collections.abc import Callable

import pytest

from core.pace import mutants
from core.pace.cases import Case, cases
from tinhso.core import pace
from tinhso.core.pace import Assessment

_COMPARISONS = tuple(mutants.comparisons())


def _fails(assess: Callable[..., Assessment], case: Case) -> bool:
    try:
        return case.failure(assess(case.promise, case.actuals, on=case.on)) is not None
    except (ValueError, IndexError, TypeError):
        return True


@pytest.mark.parametrize(("module", "number", "text"), _COMPARISONS, ids=[text for *_, text in _COMPARISONS])
def test_a_comparison_turned_round_fails_a_case(module: str, number: int, text: str) -> None:
    with mutants.flipped(module, number) as assess:
        assert any(_fails(assess, case) for case in cases()), f"no case notices {text} turned round"


def test_a_copy_with_nothing_turned_round_passes_every_case() -> None:
    assert len(_COMPARISONS) > 25
    with mutants.flipped("judge", None) as assess:
        assert assess is not pace.assess
        assert not any(_fails(assess, case) for case in cases())
