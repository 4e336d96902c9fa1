"""Finding the nearest of many known indicators."""

from tinhso.core.matching import Closeness, Index, Wording

KNOWN = (
    "tỷ lệ hộ gia đình có Internet",
    "tỷ lệ người trưởng thành có điện thoại thông minh",
    "tỷ lệ người cao tuổi có điện thoại thông minh",
    "tỷ trọng kinh tế số trong GRDP",
    "tỷ lệ học sinh có học bạ số",
)


def _found(words: str, limit: int = 5) -> list[tuple[str, Closeness]]:
    index = Index([Wording(name, "%") for name in KNOWN])
    return [(KNOWN[one.at], one.match.closeness) for one in index.best(Wording(words, "%"), limit)]


def test_the_closest_comes_first_and_what_resembles_it_after() -> None:
    assert _found("dân số trưởng thành sở hữu smartphone") == [
        (KNOWN[1], Closeness.SAME),
        (KNOWN[2], Closeness.SIMILAR),
    ]


def test_no_more_are_given_than_asked_for() -> None:
    assert len(_found("dân số trưởng thành sở hữu smartphone", limit=1)) == 1


def test_what_nobody_knows_finds_nothing() -> None:
    assert _found("sản lượng lúa") == []
    assert Index([]).best(Wording("kinh tế số")) == ()


def test_at_most_five_are_offered_same_before_briefer_before_similar() -> None:
    index = Index(
        [
            Wording("hộ cận nghèo có Internet cáp quang", "%"),
            Wording("hộ gia đình có Internet", "%"),
            Wording("hộ nghèo có Internet cáp quang", "%"),
            Wording("hộ gia đình sử dụng Internet cáp quang", "%"),
            Wording("tỷ lệ hộ dân có kết nối Internet cáp quang", "%"),
            Wording("trường học có Internet cáp quang", "%"),
            Wording("thôn có Internet cáp quang", "%"),
            Wording("sản lượng lúa", "tấn"),
        ]
    )
    found = index.best(Wording("hộ gia đình có Internet cáp quang", "%"))
    assert [one.at for one in found[:2]] == [4, 1]
    assert [one.match.closeness for one in found] == [Closeness.SAME, Closeness.BRIEFER] + [
        Closeness.SIMILAR
    ] * 3
    scores = [one.match.score for one in found[2:]]
    assert scores == sorted(scores, reverse=True)
    assert all(one.match.differences for one in found[1:])


def test_a_name_added_later_is_found_like_the_others() -> None:
    index = Index()
    index.add(Wording("tỷ lệ hộ nghèo", "%"))
    index.add(Wording("tỷ lệ che phủ rừng", "%"))
    assert [one.at for one in index.best(Wording("độ che phủ rừng", "%"))] == [1]
