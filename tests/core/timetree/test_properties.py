"""What holds on any map, whatever merges and splits."""

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.timetree.countries import DAYS, MOMENTS, Country, countries, figures
from tinhso.core.timeline import Interval
from tinhso.core.timetree import MARKS, Fault, Mark, Restatement, Rule, TimeTree, TransferKind, Weights, check

SPANS = st.tuples(st.sampled_from(MOMENTS), st.sampled_from(MOMENTS)).map(lambda two: (min(two), max(two)))
SEEDS = st.integers(0, 1000)
NEAR = 1e-9
BRIEFLY = settings(max_examples=60)  # a country is drawn anew each time, which takes a while


def between(tree: TimeTree, since: date, to: date, **said: object) -> Restatement:
    return tree.restatement(since=since, to=to, of="commune", **said)  # type: ignore[arg-type]


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.allclose(one, other, rtol=NEAR, equal_nan=True))


def code(mark: Mark) -> int:
    return MARKS.index(mark)


@BRIEFLY
@given(countries(), SPANS)
def test_the_shares_of_one_source_are_never_more_than_the_whole(
    country: Country, span: tuple[date, date]
) -> None:
    tree = country.tree()
    shares = np.nansum(between(tree, *span).dense(), axis=0)
    assert (shares <= 1 + NEAR).all()
    for node in tree.on(span[0]).of_tier("commune"):
        assert sum(heir.share or 0 for heir in tree.outcome(node.key, on=span[1])) <= 1 + NEAR


@BRIEFLY
@given(countries(), st.data())
def test_one_share_more_than_the_whole_is_refused(country: Country, data: st.DataObject) -> None:
    assume(country.transfers)
    first = data.draw(
        st.sampled_from([t for t in country.transfers if t.kind == "whole"] or country.transfers[:1])
    )
    extra = replace(country.nodes[0], key="extra", place="extra", parent="", interval=Interval(first.on))
    more = replace(first, target="extra", kind=TransferKind.WHOLE, share=None)
    found = check([*country.nodes, extra], [*country.transfers, more])
    assert [(problem.fault, problem.keys) for problem in found] == [(Fault.SHARES_OVER, (first.source,))]


@BRIEFLY
@given(countries(known=True), SPANS, SEEDS)
def test_totals_are_preserved(country: Country, span: tuple[date, date], seed: int) -> None:
    tree = country.tree()
    values = figures(tree, span[0], holes=False, seed=seed)
    restated = between(tree, *span).apply(values)
    assert same(restated.values.sum(0), values.sum(0))
    assert (restated.marks() == code(Mark.EXACT)).all()
    assert restated.unplaced == ()


@BRIEFLY
@given(countries(), SPANS, SEEDS)
def test_totals_are_preserved_by_estimates_both_ways(
    country: Country, span: tuple[date, date], seed: int
) -> None:
    tree = country.tree()
    amounts = dict.fromkeys(((t.source, t.target) for t in country.transfers), 1.0) | country.weights
    for since, to in (span, span[::-1]):
        values = figures(tree, since, holes=False, seed=seed)
        restated = between(tree, since, to, weights=Weights("dân số", amounts)).apply(values)
        assert same(restated.values.sum(0), values.sum(0))
        exact = between(tree, since, to).apply(values)
        sure = exact.marks() == code(Mark.EXACT)
        assert same(restated.values[sure], exact.values[sure])
        assert (restated.marks()[sure] == code(Mark.EXACT)).all()
        assert (restated.marks()[~sure] == code(Mark.ESTIMATED)).all()
        assert restated.weight == ("" if sure.all() else "dân số")


@BRIEFLY
@given(countries(), st.lists(st.sampled_from(MOMENTS), min_size=3, max_size=3).map(sorted), SEEDS)
def test_two_steps_are_one(country: Country, days: list[date], seed: int) -> None:
    tree = country.tree()
    values = figures(tree, days[0], holes=False, seed=seed)
    middle = between(tree, days[0], days[1]).apply(values)
    onward = between(tree, days[1], days[2])
    steps, once = onward.apply(middle.values), between(tree, days[0], days[2]).apply(values)
    whole = (onward.dense() != 0).astype(float) @ (middle.marks() == code(Mark.BROKEN)) == 0
    assert same(steps.values[whole], once.values[whole])
    assert np.array_equal(steps.marks()[whole], once.marks()[whole])


@BRIEFLY
@given(countries(known=True), st.lists(st.sampled_from(MOMENTS), min_size=3, max_size=3).map(sorted))
def test_the_map_of_two_steps_is_the_product_of_the_steps(country: Country, days: list[date]) -> None:
    tree = country.tree()
    first, second = between(tree, days[0], days[1]).dense(), between(tree, days[1], days[2]).dense()
    assert same(second @ first, between(tree, days[0], days[2]).dense())


@BRIEFLY
@given(countries(), st.sampled_from(MOMENTS), SEEDS)
def test_restating_to_the_same_day_changes_nothing(country: Country, day: date, seed: int) -> None:
    tree = country.tree()
    values = figures(tree, day, holes=True, seed=seed)
    for rule in (Rule.SUM, Rule.LAST, Rule.MEAN_OF_PREDECESSORS):
        restated = between(tree, day, day).apply(values, rule=rule)
        assert np.array_equal(restated.values, values, equal_nan=True)
        assert set(restated.marks().flat) <= {code(Mark.EXACT), code(Mark.MISSING)}


@BRIEFLY
@given(countries(), SPANS, SEEDS)
def test_as_reported_and_on_the_map_of_today_agree_on_the_province(
    country: Country, span: tuple[date, date], seed: int
) -> None:
    """Reported: communes in their provinces, provinces merged. On today's map: communes first. Shares or none."""
    tree = country.tree()
    values = figures(tree, span[0], holes=False, seed=seed)
    upward = between(tree, span[0], span[0], onto="province").apply(values)
    merged = tree.restatement(since=span[0], to=span[1], of="province").apply(upward.values)
    on_today = between(tree, *span, onto="province").apply(values)
    assert same(merged.values, on_today.values)
    assert (on_today.marks() == code(Mark.EXACT)).all()
    communes = between(tree, *span).apply(values)
    if not np.isnan(communes.values).any():
        again = between(tree, span[1], span[1], onto="province").apply(communes.values)
        assert same(again.values, on_today.values)


@BRIEFLY
@given(countries(), SPANS, SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(
    country: Country, span: tuple[date, date], seed: int, chance: object
) -> None:
    tree = country.tree()
    mixed = [list(country.nodes), list(country.transfers)]
    for each in mixed:
        chance.shuffle(each)  # type: ignore[attr-defined]
    other = TimeTree(*mixed)  # type: ignore[arg-type]
    values = figures(tree, span[0], holes=True, seed=seed)
    one, two = (between(each, *span).apply(values) for each in (tree, other))
    assert one.nodes == two.nodes
    assert np.array_equal(one.values, two.values, equal_nan=True)
    assert np.array_equal(one.marks(), two.marks())


@BRIEFLY
@given(countries(), SPANS, SEEDS)
def test_what_is_missing_is_never_a_zero(country: Country, span: tuple[date, date], seed: int) -> None:
    tree = country.tree()
    values = figures(tree, span[0], holes=True, seed=seed)
    for since, to in (span, span[::-1]):
        values = figures(tree, since, holes=True, seed=seed)
        restatement = between(tree, since, to)
        restated = restatement.apply(values)
        assert not (restated.values == 0).any()
        assert restated.coverage is not None
        arrives = restatement.dense() != 0
        reported = arrives.astype(float) @ ~np.isnan(values)
        assert np.array_equal(restated.coverage > 0, reported > 0)
        assert np.isnan(restated.values[reported == 0]).all()
        assert (restated.marks()[reported == 0] == code(Mark.MISSING)).all()


@BRIEFLY
@given(countries(), SPANS)
def test_shares_that_nobody_knows_break_exactly_what_they_touch(
    country: Country, span: tuple[date, date]
) -> None:
    """Whatever the unknown shares are, what is called exact is the same; what is called broken is not."""
    tree = country.tree()
    matrix = between(tree, *span).dense()
    found = []
    for tilt in (0.1, 0.9):
        amounts = {}
        for transfer in country.transfers:
            mates = sorted(t.target for t in country.transfers if t.source == transfer.source)
            amounts[transfer.source, transfer.target] = tilt ** mates.index(transfer.target)
        found.append(between(tree, *span, weights=Weights("thử", amounts)).dense())
    known = ~np.isnan(matrix)
    assert same(found[0][known], matrix[known])
    assert same(found[1][known], matrix[known])


@BRIEFLY
@given(countries(), st.sampled_from(MOMENTS))
def test_the_tree_of_a_day_holds_what_stood_on_it(country: Country, day: date) -> None:
    tree = country.tree().on(day)
    assert {node.key for node in tree.nodes} == {node.key for node in country.nodes if day in node.interval}
    for i, node in enumerate(tree.nodes):
        above = tree.above(node.key)
        assert (above.place if above else "") == node.parent
        assert tree.parent[i] < i
        assert {n.key for n in tree.descendants(node.key)} == {
            n.key for n in tree.nodes if node in tree.ancestors(n.key)
        }
        assert node.parent or tree.depth[i] == 0


@BRIEFLY
@given(countries())
def test_origins_and_outcomes_tell_the_same_story(country: Country) -> None:
    tree = country.tree()
    for node in tree.on(MOMENTS[0]).nodes:
        for heir in tree.outcome(node.key, on=DAYS[-1]):
            back = {origin.node.key: origin.share for origin in tree.origins(heir.node.key, on=MOMENTS[0])}
            assert node.key in back
