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
