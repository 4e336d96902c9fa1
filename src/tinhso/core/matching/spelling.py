"""A name brought to one way of writing: short forms spelled out, numbers, ages and rates as one word each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tinhso.core.matching import short_forms, words
from tinhso.core.vi import nfc, standard_tones


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared and as written; `pause`: a comma, a bracket or a dash follows.

    `is_rate`: "trên 10.000 dân" and the like; `is_bound`: an age or a number with its noun.
    """

    plain: str
    text: str
    pause: bool = False
    is_rate: bool = False
    is_bound: bool = False


_AGE = re.compile(
    r"(?:từ )?(?P<low>\d+) ?(?:-|–|đến|tới) ?(?P<high>\d+) tuổi"
    r"|(?:từ đủ|từ|đủ) (?P<least>\d+) tuổi(?: trở lên)?"
    r"|(?P<side>trên|dưới) (?P<limit>\d+) tuổi",
    re.IGNORECASE,
)
_GRADE = re.compile(r"mức (?:độ )?(\d)\b", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:đạt )?(?:từ )?(?P<number>\d+) (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) trở lên", re.IGNORECASE
)
_RATE = re.compile(
    r"(?:tính )?(?P<opener>bình quân(?: (?:trên|mỗi))?|trên|(?<!\d)/)(?: ?/)? ?"
    r"(?P<many>\d+(?:[.,]\d+)*|một(?! cửa| số| phần)|mỗi)? ?(?P<scale>vạn|nghìn|ngàn|triệu)? ?"
    r"(?P<noun>trẻ đẻ sống|người dân|đầu người|dân số|dân|người|nhân khẩu|lao động|hecta|héc-ta|ha|hộ gia đình"
    r"|hộ dân|hộ|xã|km2|km²|tháng|quý|ngày)\b",
    re.IGNORECASE,
)
_RATES_OF = {
    "người dân": "dân",
    "dân số": "dân",
    "hecta": "ha",
    "héc-ta": "ha",
    "hộ gia đình": "hộ",
    "hộ dân": "hộ",
}
_RATES_OF |= {"km²": "km2"}
_ONE_PERSON = frozenset({"đầu người", "người", "nhân khẩu", "dân"})
_SCALES = {"vạn": 10_000, "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}
_TOKEN = re.compile(
    rf"\b(?:{re.sub('[?]P<[a-z]+>', '?:', _AGE.pattern)})|\b{_GRADE.pattern}"
    r"|\d+(?:[.,]\d+)+|[^\W_]+(?:[-&][^\W_]+)*|[,;:/()–-]",
    re.IGNORECASE,
)
_OF_THE_WHOLE = re.compile(r"(?<=[^\W\d_]) ?/ ?(?=(?:GRDP|GDP|LLLĐ|tổng|lực lượng)\b)", re.IGNORECASE)
_OF_A_YEAR = re.compile(
    r" ?/ ?năm\b|(?:,? ?(?:tính )?(?:đến|trong|của|vào|cuối|hết|đến hết|đến cuối) )?(?<!so sánh )năm (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_OF_THE_UNIT = re.compile(r"\(\s*(?:%|(?:đơn vị|đvt)\b[^()]*)\)", re.IGNORECASE)
_SHORT_FOR = re.compile(r" ?\(([^\W\d_]{2,12})\)")


def pairs(table: str) -> list[tuple[str, str]]:
    """The two sides of each "left = right"; entries are divided by lines or semicolons."""
    sides = (entry.partition(" = ") for entry in re.split(r"[;\n]", table) if entry.strip())
    return [(left.strip(), right.strip()) for left, _, right in sides]


_ABBREVIATIONS = dict(pairs(short_forms.ABBREVIATIONS))
_BY_COMPANY = [(short, *meant.split(": ")) for short, meant in pairs(short_forms.BY_COMPANY)]
_SPELLINGS = dict(pair.split("=") for pair in words.SPELLINGS.split())


def plain(text: str) -> str:
    """Lower case, one way of placing tones, one way of spelling i and y."""
    return " ".join(_SPELLINGS.get(word, word) for word in standard_tones(nfc(text)).lower().split())


def spelled(text: str) -> str:
    """A unit with its short forms spelled out."""
    return plain(" ".join(expanded(word, "") for word in text.split()))


def words_of(text: str) -> list[Word]:
    """The words of a name, punctuation kept as pauses."""
    name = _meant(_without_notes(standard_tones(nfc(text))))
    found: list[Word] = []
    at = 0
    for start, end, word in _measures(name):
        _add(name[at:start], found)
        found.append(word)
        at = end
    _add(name[at:], found)
    return found


def expanded(token: str, company: str) -> str:
    """What a short form stands for, judged by its company where it may stand for two things."""
    known = _ABBREVIATIONS.get(token)
    if known is None and len(token) >= 4:
        known = _ABBREVIATIONS.get(token.upper())
    return known or next(_by_company(token, company), token)


def _by_company(token: str, company: str) -> Iterator[str]:
    return (meant for short, meant, near in _BY_COMPANY if short == token and _is_beside(near, company))


def _is_beside(near: str, company: str) -> bool:
    return any(re.search(rf"\b{word.strip()}\b", company, re.IGNORECASE) for word in near.split(","))


def _without_notes(text: str) -> str:
    """The name without its unit, its year, and a short form in brackets after what it stands for."""
    text = _OF_A_YEAR.sub("", _OF_THE_UNIT.sub("", text))
    return _SHORT_FOR.sub(_short_for, _OF_THE_WHOLE.sub(" trên ", text))


def _short_for(found: re.Match[str]) -> str:
    short = found.group(1)
    before = re.findall(r"[^\W\d_]+", found.string[: found.start()])[-len(short) :]
    initials = "".join(word[0] for word in before)
    return "" if short.isupper() and initials.lower() == short.lower() else found.group()


@cache
def _rewritten() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<!\w){said}\b", re.IGNORECASE), meant) for said, meant in pairs(words.REWRITTEN)
    )


def _meant(text: str) -> str:
    """The name with its short forms spelled out and set phrases said in one way."""
    text = re.sub(r"[^\W_]+(?:[-&][^\W_]+)*", lambda found: expanded(found.group(), text), text)
    for said, meant in _rewritten():
        text = said.sub(meant, text)
    return text


def _measures(text: str) -> Iterator[tuple[int, int, Word]]:
    """The rates and the bounds of the name, in order, as one word each."""
    found = [(one.start(), one.end(), _rate(one)) for one in _RATE.finditer(text) if _is_rate(one)]
    found += [
        (one.start(), one.end(), _bound(one)) for one in _AT_LEAST.finditer(text) if "tuổi" not in one["noun"]
    ]
    at = 0
    for start, end, word in sorted(found, key=lambda one: one[0]):
        if start >= at:
            yield start, end, word
            at = end


def _is_rate(found: re.Match[str]) -> bool:
    is_counted = bool(found["many"] or found["scale"]) or found["noun"].lower() == "đầu người"
    return is_counted or found["opener"].lower() != "trên"


def _rate(found: re.Match[str]) -> Word:
    many = re.sub(r"\D", "", found["many"] or "") or "1"
    number = int(many) * _SCALES.get((found["scale"] or "").lower(), 1)
    noun = _RATES_OF.get(found["noun"].lower(), found["noun"].lower())
    per = "bình quân đầu người" if number == 1 and noun in _ONE_PERSON else f"trên {number} {noun}"
    return Word(per, found.group().strip(), is_rate=True)


def _bound(found: re.Match[str]) -> Word:
    return Word(f"≥ {found['number']} {plain(found['noun'])}", found.group(), is_bound=True)


def _add(text: str, found: list[Word]) -> None:
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0].isalnum():
            found += _read(token)
        elif found:
            found[-1] = replace(found[-1], pause=True)


def _read(token: str) -> list[Word]:
    age, grade = _AGE.fullmatch(token), _GRADE.fullmatch(token)
    if age:
        return [Word(_age(age), token, is_bound=True)]
    if grade:
        return [Word(f"mức {grade.group(1)}", token)]
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", token):
        return [Word(re.sub(r"\D", "", token), token)]
    parts = token.split("-") if "-" in token else [token]
    return [Word(plain(part), part) for part in parts]


def _age(found: re.Match[str]) -> str:
    if found["low"]:
        return f"{found['low']}–{found['high']} tuổi"
    return f"≥ {found['least']} tuổi" if found["least"] else f"{found['side'].lower()} {found['limit']} tuổi"
