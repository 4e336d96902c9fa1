"""Which reported figures stand against a target, which are only offered, and which are left alone."""

from decimal import Decimal

from core.scoreboard.builders import board, only, report, resolution, result, target
from tinhso.core.lawtext import Level, Whole
from tinhso.core.matching import Aspect, Closeness
from tinhso.core.pace import Status
from tinhso.core.quantity import Comparator

SMARTPHONES = "tỷ lệ người trưởng thành có điện thoại thông minh"


def test_a_figure_of_the_same_thing_joins_and_is_judged() -> None:
    row = only(board(resolution(target(SMARTPHONES, 75)), report(result(SMARTPHONES, 81))).rows)
    assert row.latest is not None
    assert (row.latest.value, row.latest.match.closeness) == (81, Closeness.SAME)
    assert (row.assessment.status, row.assessment.reached) == (Status.REACHED, True)


def test_each_row_names_the_passage_of_both_sides() -> None:
    row = only(
        board(resolution(target(SMARTPHONES, 75, start=40)), report(result(SMARTPHONES, 81, start=7))).rows
    )
    assert row.latest is not None
    assert (row.target.passage.source, row.target.passage.start) == ("nghị-quyết.txt", 40)
    assert (row.latest.result.cited.passage.source, row.latest.result.cited.passage.start) == (
        "báo-cáo.txt",
        7,
    )


def test_nothing_reported_is_no_data_and_never_zero() -> None:
    row = only(board(resolution(target(SMARTPHONES, 75)), report()).rows)
    assert (row.assessment.status, row.assessment.distance, row.latest) == (Status.NO_DATA, None, None)


def test_a_figure_that_leaves_out_the_base_joins_with_the_difference_on_the_row() -> None:
    row = only(
        board(
            resolution(target("tỷ trọng kinh tế số trong GRDP", 20)),
            report(result("tỷ trọng kinh tế số", 17)),
        ).rows
    )
    assert row.latest is not None
    assert row.latest.match.closeness is Closeness.BRIEFER
    assert [one.aspect for one in row.latest.match.differences] == [Aspect.BASE]


def test_a_figure_of_another_population_is_offered_and_not_joined() -> None:
    row = only(
        board(
            resolution(target("doanh nghiệp nhỏ và vừa có chữ ký số", 50)),
            report(result("doanh nghiệp có chữ ký số", 64)),
        ).rows
    )
    assert row.joined == ()
    assert [offered.match.closeness for offered in row.offered] == [Closeness.SIMILAR]
    assert row.assessment.status is Status.NO_DATA


def test_a_figure_of_another_territory_never_joins() -> None:
    row = only(
        board(
            resolution(target(SMARTPHONES, 75, territory="Tây Ninh")),
            report(
                result(SMARTPHONES, 88, territory="Việt Nam"),
                result(SMARTPHONES, 79, territory="huyện Tân Châu"),
            ),
        ).rows
    )
    assert row.joined == ()


def test_a_figure_of_no_stated_territory_is_the_documents_own() -> None:
    row = only(
        board(resolution(target(SMARTPHONES, 75, territory="Tây Ninh")), report(result(SMARTPHONES, 79))).rows
    )
    assert row.latest is not None


def test_a_figure_of_one_level_does_not_stand_for_another() -> None:
    name = "hồ sơ công việc được xử lý trên môi trường mạng"
    rows = board(
        resolution(target(name, 90, levels=(Level.PROVINCE,)), target(name, 60, levels=(Level.COMMUNE,))),
        report(result(name, 71, levels=(Level.COMMUNE,))),
    ).rows
    assert {row.target.statement.levels: len(row.joined) for row in rows} == {
        (Level.PROVINCE,): 0,
        (Level.COMMUNE,): 1,
    }


def test_a_part_of_a_counted_whole_joins_as_a_share_said_to_be_computed() -> None:
    row = only(
        board(
            resolution(target("tỷ lệ hợp tác xã sử dụng nền tảng số", 60)),
            report(
                result(
                    "hợp tác xã sử dụng nền tảng số",
                    93,
                    unit="hợp tác xã",
                    of=Whole(Decimal(124), "hợp tác xã"),
                )
            ),
        ).rows
    )
    assert row.latest is not None
    assert (row.latest.value, row.latest.share_of) == (Decimal("75.00"), Whole(Decimal(124), "hợp tác xã"))


def test_a_share_is_not_computed_over_another_population() -> None:
    row = only(
        board(
            resolution(target("tỷ lệ hợp tác xã nông nghiệp sử dụng nền tảng số", 60)),
            report(
                result(
                    "hợp tác xã sử dụng nền tảng số",
                    93,
                    unit="hợp tác xã",
                    of=Whole(Decimal(124), "hợp tác xã"),
                )
            ),
        ).rows
    )
    assert row.joined == ()


def test_a_share_that_the_text_states_itself_is_taken_as_stated() -> None:
    whole = Whole(Decimal(124), "hợp tác xã")
    row = only(
        board(
            resolution(target("tỷ lệ hợp tác xã sử dụng nền tảng số", 60)),
            report(
                result("hợp tác xã sử dụng nền tảng số", 93, unit="hợp tác xã", of=whole),
                result("hợp tác xã sử dụng nền tảng số", 75),
            ),
        ).rows
    )
    assert [(joined.value, joined.share_of) for joined in row.joined] == [(75, None)]


def test_a_plan_and_its_fulfilment_join_and_the_stated_rate_is_shown_beside() -> None:
    name = "lượt người dân được cấp chữ ký số"
    of = Whole(Decimal(8000), "lượt")
    row = only(
        board(
            resolution(),
            report(
                result(name, 9100, unit="lượt", of=of, as_of="2024-06-30"),
                result(f"{name} so với kế hoạch", 113.75, start=20),
                target(name, 8000, unit="lượt", start=60),
            ),
        ).reported
    )
    assert row.latest is not None
    assert row.latest.stated_rate is not None
    assert (row.latest.value, row.latest.stated_rate.statement.value) == (9100, Decimal("113.75"))
    assert row.latest.share_of is None
    assert row.offered == ()


def test_a_plan_named_more_briefly_joins_the_figure_that_the_sentence_sets_against_it() -> None:
    row = only(
        board(
            resolution(),
            report(
                result("cấp thẻ thư viện số", 9100, unit="thẻ", of=Whole(Decimal(8000), "thẻ")),
                target("thẻ thư viện số", 8000, unit="thẻ", start=60),
            ),
        ).reported
    )
    assert row.latest is not None
    assert row.latest.match.differences != ()


def test_a_growth_joins_only_a_growth() -> None:
    name = "năng suất lao động"
    row = only(
        board(
            resolution(target(name, 8, comparator=Comparator.UP)),
            report(result(name, 142, unit="triệu đồng"), result(name, 8.4, comparator=Comparator.UP)),
        ).rows
    )
    assert [joined.value for joined in row.joined] == [Decimal("8.4")]
    assert row.assessment.reached is True


def test_a_reduction_does_not_join_a_growth() -> None:
    row = only(
        board(
            resolution(target("thời gian giải quyết hồ sơ", 30, comparator=Comparator.DOWN)),
            report(result("thời gian giải quyết hồ sơ", 40, comparator=Comparator.UP)),
        ).rows
    )
    assert row.joined == ()


def test_a_wording_that_could_be_either_of_two_targets_joins_neither() -> None:
    rows = board(
        resolution(
            target("hộ gia đình có Internet băng rộng cáp quang", 80),
            target("hộ gia đình có Internet di động", 90),
        ),
        report(result("hộ gia đình có Internet", 85)),
    ).rows
    assert [row.joined for row in rows] == [(), ()]
    aspects = [{one.aspect for one in offered.match.differences} for row in rows for offered in row.offered]
    assert all(Aspect.AMBIGUOUS in found for found in aspects)
    assert len(aspects) == 2


def test_the_newest_figure_counts_and_the_older_stay_in_sight() -> None:
    row = only(
        board(
            resolution(target(SMARTPHONES, 75)),
            report(result(SMARTPHONES, 70, as_of="2023"), result(SMARTPHONES, 78, as_of="2024-Q3")),
        ).rows
    )
    assert [joined.value for joined in row.joined] == [78, 70]
    assert row.latest is row.joined[0]


def test_a_figure_that_one_report_repeats_is_one() -> None:
    row = only(
        board(
            resolution(target(SMARTPHONES, 75)),
            report(result(SMARTPHONES, 70), result("người trưởng thành có smartphone", 70, start=300)),
        ).rows
    )
    assert len(row.joined) == 1


def test_however_many_places_report_the_same_thing_the_right_one_joins() -> None:
    others = [result(SMARTPHONES, 60 + at % 30, territory=f"xã số {at}") for at in range(80)]
    row = only(
        board(
            resolution(target(SMARTPHONES, 75, territory="Tây Ninh")),
            report(*others, result(SMARTPHONES, 77, territory="Tây Ninh")),
        ).rows
    )
    assert [joined.value for joined in row.joined] == [77]
