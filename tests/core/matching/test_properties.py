"""What holds of every comparison, whatever the words."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.matching.cases import Pair, pairs
from tinhso.core.matching import Closeness, Wording, compare
from tinhso.core.matching.spelling import expanded

_WORDS = sorted(
    {word for pair in pairs() for side in (pair.left, pair.right) for word in side.indicator.split()}
)
_NAMES = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join) | st.text(max_size=60)
_SAID = sorted({side.indicator for pair in pairs() for side in (pair.left, pair.right)})
_LATE_TONES = {"óa": "oá", "òa": "oà", "ỏa": "oả", "ọa": "oạ", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "ỏe": "oẻ"}
_SHORT = {
    "thủ tục hành chính": "TTHC",
    "dịch vụ công trực tuyến": "DVCTT",
    "cán bộ, công chức, viên chức": "CBCCVC",
    "doanh nghiệp nhỏ và vừa": "DNNVV",
    "trung học phổ thông": "THPT",
    "bảo hiểm y tế": "BHYT",
    "ngân sách nhà nước": "NSNN",
    "công nghệ thông tin": "CNTT",
    "nông thôn mới": "NTM",
    "tai nạn giao thông": "TNGT",
    "khu công nghiệp": "KCN",
    "đổi mới sáng tạo": "ĐMST",
}
_NARROWING = (
    "nghèo",
    "là nữ",
    "miền núi",
    "ngoài công lập",
    "của hộ kinh doanh",
    "dưới 6 tuổi",
    "tại vùng cao",
    "chưa",
)


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
@example(name="trên héc-ta (DTI)")
def test_a_name_is_the_same_as_itself_unless_it_names_nothing(name: str) -> None:
    # "tư" in capitals is a short form ("trung ương"): such words stay as they are.
    loud = " ".join(
        word.upper() if expanded(word.upper(), name) == word.upper() else word for word in name.split()
    )
    assert compare(Wording(name), Wording(loud)).closeness in (Closeness.SAME, Closeness.NONE)


@pytest.mark.parametrize("name", sorted({pair.left.indicator for pair in pairs()}))
def test_a_word_of_no_table_at_the_end_never_joins(name: str) -> None:
    assert not compare(Wording(name, "%"), Wording(f"{name} kplo", "%")).closeness.joins


@pytest.mark.parametrize("name", _SAID)
def test_composed_or_not_and_wherever_the_tone_mark_stands_it_is_one_name(name: str) -> None:
    late = name
    for early, other in _LATE_TONES.items():
        late = late.replace(early, other)
    for written in (late, unicodedata.normalize("NFD", name), unicodedata.normalize("NFD", late)):
        assert compare(Wording(name, "%"), Wording(written, "%")).closeness is Closeness.SAME


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.title)
def test_short_forms_change_no_conclusion(pair: Pair) -> None:
    name = pair.left.indicator
    for long, short in _SHORT.items():
        name = name.replace(long, short)
    shortened = Wording(
        name, pair.left.unit, pair.left.levels, pair.left.territory, pair.left.exclusion, pair.left.change
    )
    assert compare(shortened, pair.right).closeness is compare(pair.left, pair.right).closeness


@pytest.mark.parametrize("more", ["tỷ lệ {}", "Tỉ lệ các {} trên địa bàn tỉnh", "{} (%)", "{} năm 2025"])
@pytest.mark.parametrize(
    "name", ["hộ gia đình có Internet", "xã đạt chuẩn nông thôn mới", "hồ sơ được số hóa"]
)
def test_frame_words_unit_and_year_are_no_part_of_the_thing(name: str, more: str) -> None:
    assert compare(Wording(name, "%"), Wording(more.format(name), "%")).closeness is Closeness.SAME


@pytest.mark.parametrize(
    ("counted", "act", "thing"),
    [
        ("hộ gia đình", "có", "Internet"),
        ("doanh nghiệp", "sử dụng", "hợp đồng điện tử"),
        ("trạm y tế", "triển khai", "bệnh án điện tử"),
        ("nông dân", "tham gia", "bảo hiểm xã hội tự nguyện"),
    ],
)
@pytest.mark.parametrize("more", _NARROWING)
def test_a_narrower_counted_population_never_joins(counted: str, act: str, thing: str, more: str) -> None:
    whole = Wording(f"{counted} {act} {thing}", "%")
    assert not compare(whole, Wording(f"{counted} {more} {act} {thing}", "%")).closeness.joins


@pytest.mark.parametrize(
    ("thing", "act"),
    [
        ("hồ sơ", "số hóa"),
        ("vốn đầu tư công", "giải ngân"),
        ("chất thải nguy hại", "thu gom"),
        ("phòng học", "kiên cố hóa"),
        ("biên chế", "tinh giản"),
    ],
)
def test_passive_active_and_nominal_wordings_are_one(thing: str, act: str) -> None:
    passive = Wording(f"{thing} được {act}", "%")
    for other in (f"tỷ lệ {act} {thing}", f"{thing} đã {act}", f"tỷ lệ {thing} đã được {act}"):
        assert compare(passive, Wording(other, "%")).closeness is Closeness.SAME
