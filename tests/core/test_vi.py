"""Vietnamese writing."""

from tinhso.core.vi import fold, sort_key, standard_tones


def test_search_finds_names_typed_without_marks() -> None:
    assert fold("Thị xã  Bến Cát") == "thi xa ben cat"
    assert fold("Dĩ An ĐÔNG") == "di an dong"


def test_both_tone_placements_are_one_word() -> None:
    assert standard_tones("hoà thuỷ khoẻ") == standard_tones("hòa thủy khỏe") == "hòa thủy khỏe"


def test_a_tone_inside_a_closed_syllable_or_after_q_stays() -> None:
    assert standard_tones("hoàn toàn, quý, quà") == "hoàn toàn, quý, quà"


def test_d_with_stroke_sorts_after_d_and_tones_only_break_ties() -> None:
    names = ["Đà Nẵng", "Dĩ An", "Dầu Tiếng", "An Giang", "Ân Thi"]
    assert sorted(names, key=sort_key) == ["An Giang", "Ân Thi", "Dầu Tiếng", "Dĩ An", "Đà Nẵng"]
