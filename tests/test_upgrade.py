"""What the comparison of two programs on the same data calls a difference."""

import try_upgrade

BEFORE = {"/bang-diem.json": [{"Chỉ tiêu": "Hồ sơ trực tuyến", "Thực hiện": 80}]}


def test_the_same_figures_are_no_difference() -> None:
    assert try_upgrade.differences(BEFORE, BEFORE) == []


def test_a_new_column_and_a_new_page_are_no_difference() -> None:
    newer = {
        "/bang-diem.json": [{"Chỉ tiêu": "Hồ sơ trực tuyến", "Thực hiện": 80, "Kỳ": "2025"}],
        "/moi.json": [{"Mã": 1}],
    }
    assert try_upgrade.differences(BEFORE, newer) == []


def test_another_figure_is_said_with_its_place() -> None:
    newer = {"/bang-diem.json": [{"Chỉ tiêu": "Hồ sơ trực tuyến", "Thực hiện": 8}]}
    assert try_upgrade.differences(BEFORE, newer) == ["/bang-diem.json, dòng 1, Thực hiện: 80 → 8"]


def test_a_column_that_is_gone_is_a_difference() -> None:
    newer = {"/bang-diem.json": [{"Chỉ tiêu": "Hồ sơ trực tuyến"}]}
    assert try_upgrade.differences(BEFORE, newer) == ["/bang-diem.json, dòng 1, Thực hiện: 80 → không còn"]


def test_rows_and_pages_that_are_gone_are_a_difference() -> None:
    assert try_upgrade.differences(BEFORE, {}) == ["/bang-diem.json: 1 → 0 dòng"]
