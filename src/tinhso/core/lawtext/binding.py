"""What binds a value: the comparators before and behind it, verbs of change, where it stood before."""

import re

from tinhso.core.lawtext import words
from tinhso.core.lawtext.mentions import mentions
from tinhso.core.lawtext.units import any_of
from tinhso.core.quantity import Comparator

COMPARATORS = dict(words.COMPARATORS)
_FILL = any_of(words.FILLERS)
_FILL_BEFORE = any_of(tuple(word for word in words.FILLERS if word != "từ"))
_CHANGES = {w: Comparator.UP for w in words.CHANGE_UP} | {w: Comparator.DOWN for w in words.CHANGE_DOWN}
_BINDING = re.compile(
    r"(?<!\w)(?:(?<!vào )(?<!tốc độ )(?<!mức )(?<!tỷ lệ )"
    rf"(?P<change>{any_of(tuple(_CHANGES))})\s+"
    rf"(?P<way>(?:(?:{_FILL}|hằng năm|hàng năm|mỗi năm)\s+){{0,3}})|(?:(?:{_FILL_BEFORE})\s+){{1,3}})?"
    rf"(?:(?P<from>từ)\s+|(?P<how>{any_of(tuple(COMPARATORS))})\s*)?(?:(?:{_FILL})\s+){{0,3}}\Z"
)
# The last words of all that binds: before any other word there is nothing to look for.
_BINDS = {said.split()[-1] for said in (*COMPARATORS, *words.FILLERS, *_CHANGES)} | {"từ", "năm"}
_LEVEL_REACHED = re.compile(r"lên|tới|còn|đạt|là")
_WINDOW = 70
_UPWARD = re.compile(r"\s*(?:%\s*)?trở lên")
# "từ 82% năm 2025 lên 95% năm 2030": the first is where it stands.
_BASELINE = re.compile(
    r"[^;.]{0,60}?(?<!trở)\s(?:lên|xuống)(?: còn| đến| tới)?\s(?:trên |dưới |khoảng |ít nhất )?\d"
)
# "62% → 85%": where it stands, and where it is to be.
ARROW = re.compile(r"\s*(?:\([^()]{1,24}\)\s*)?(?:[→➔➜⇒➝]|-+>)\s*(?:[^\W\d_]+ ){0,3}(?=\d|[≥≤><])")
_ARROW_BEFORE = re.compile(r"(?:[→➔➜⇒➝]|-+>)\s*\Z")
_FROM = re.compile(r"từ(?<!\wtừ)\s+(?:mức )?\Z")
_ONWARD = re.compile(r"[^,;.]{0,30}?(?<!trở)\s(?:lên|xuống|đến|tới|còn)(?!\w)")
# "không để hồ sơ quá hạn vượt 0,5%": what may not be passed is the bound.
_NOT_LET = re.compile(r"(?<!\w)không (?:để|cho phép|được để)(?!\w)[^,;.:]{1,50}\Z")
_TURNED = {
    "vượt": Comparator.LE, "quá": Comparator.LE, "trên": Comparator.LE, "vượt mức": Comparator.LE,
    "vượt trên": Comparator.LE, "hơn": Comparator.LE, "dưới": Comparator.GE, "thấp hơn": Comparator.GE,
}  # fmt: skip
# "1,9 triệu bản ghi từ 11 sở, ngành": where they come from, and no bound.
_SOURCES = re.compile(
    r"\d+(?:/\d+)?\s(?:sở|ngành|cơ quan|đơn vị|địa phương|bộ|xã|phường|huyện|tỉnh|nguồn|hệ thống|cơ sở|đầu mối)"
    r"(?![^.;]{0,60}\strở lên)"
)
# "vượt 12% so với kế hoạch" is how much more, not more than how much.
_EXCEEDS = re.compile(r"vượt|cao hơn|nhiều hơn")
_FALLS_SHORT = re.compile(r"thấp hơn|ít hơn")
_THAN = re.compile(r"\s*(?:so với|kế hoạch|chỉ tiêu|mục tiêu)")
_DOWNWARD = re.compile(r"\s*trở xuống")

# "nơi thấp nhất 27%": which place it is, and no bound.
_EXTREMES = ("thấp nhất", "cao nhất", "nhiều nhất", "ít nhất")
_WHERE = re.compile(r"(?:nơi|xã|phường|huyện|đơn vị|địa phương|tỉnh)\s*\Z")
# "thấp hơn cùng kỳ 4,9 điểm phần trăm", "vượt kế hoạch năm 22%": by how much, and not than how much.
_THAN_WHAT = re.compile(
    r"(?<!\w)(?:(?P<up>cao hơn|tăng|vượt|nhiều hơn|hơn)|(?P<down>thấp hơn|giảm|ít hơn|kém))\s+(?:so với |so |với )?"
    r"(?:mức )?(?:cùng kỳ|năm|quý|tháng|bình quân|trung bình|mặt bằng|kế hoạch(?! là)|đầu năm|trước)"
    r"[^,;.:()]{0,40}\s(?:là |khoảng |gần |trên |hơn )?\Z"
)
# "đạt 68%, vượt chỉ tiêu 8%": so small a share is by how much.
_PAST_PLAN = re.compile(r"(?<!\w)(?P<up>vượt) (?P<down>(?!))?(?:chỉ tiêu|mục tiêu)\s\Z")
_LITTLE = re.compile(r"(?:\d|1\d|2[0-4])(?:,\d+)?\s?%")
# "giảm một nửa (50,6%)", "(+11,9%)": the bracket holds the change.
_CHANGE_SAID = re.compile(
    r"(?<!\w)(?:(?P<up>tăng)|(?P<down>giảm))(?: (?:hơn |gần |khoảng )?\w+(?: \w+)?)?\s*\(\Z"
)

_DIFFERS = ("hơn", "tăng", "giảm", "vượt", "kém")


def binding(key: str, span: tuple[int, int]) -> tuple[Comparator, int, tuple[str, ...]]:
    """What binds the number that begins at the end of `span`, and where those words begin."""
    low = max(span[0], span[1] - _WINDOW)
    changed = _changed(key, (low, span[1]))
    if changed:
        return changed
    word = key[low : span[1]].split()[-1:]
    speaks = word and (not word[0].isalpha() or word[0] in _BINDS)
    found = _BINDING.search(key, low, span[1]) if speaks else None
    how = found["how"] if found else None
    place = found and how in _EXTREMES and _WHERE.search(key, low, found.start("how"))
    if not found or found.start() == found.end() or place:
        return Comparator.EQ, span[1], ()
    change = found["change"]
    if change and not _LEVEL_REACHED.search(found["way"] or ""):
        return _CHANGES[change], found.start(), (f"comparator.{_CHANGES[change]}",)
    left = found.start("how") if how else (found.start("from") if found["from"] else span[1])
    if how:
        turned = how in _TURNED and _NOT_LET.search(key, low, left)
        way = _TURNED[how] if turned else COMPARATORS[how]
        return way, left, (f"comparator.{way}",)
    if found["from"] and not _SOURCES.match(key, span[1]):
        return Comparator.GE, left, ("comparator.from",)
    return Comparator.EQ, left, ()


def _changed(key: str, span: tuple[int, int]) -> tuple[Comparator, int, tuple[str, ...]] | None:
    """The change that a value is, where what it is compared to stands before it."""
    sign = key[span[1] - 1 : span[1]]
    if sign in ("+", "-") and key[span[1] - 2 : span[1] - 1] == "(":
        way = Comparator.UP if sign == "+" else Comparator.DOWN
        return way, span[1] - 1, (f"comparator.{way}",)
    said = key[slice(*span)]
    if not mentions(_DIFFERS, said):
        return None
    found = (
        past_plan(key, span)
        or _THAN_WHAT.search(key, *span)
        or (sign == "(" and _CHANGE_SAID.search(key, *span))
    )
    if not found:
        return None
    way = Comparator.UP if found["up"] else Comparator.DOWN
    left = span[1] if key[span[1] - 1] == "(" else found.start()
    return way, left, (f"comparator.{way}", "comparator.than")


def past_plan(key: str, span: tuple[int, int]) -> re.Match[str] | None:
    """The words before a value that say by how much a plan was passed ("vượt chỉ tiêu | 8%"), and not what it was."""
    return _PAST_PLAN.search(key, *span) if _LITTLE.match(key, span[1]) else None


def outward(key: str, right: int, comparator: Comparator) -> tuple[Comparator, int, tuple[str, ...]]:
    up, down = _UPWARD.match(key, right), _DOWNWARD.match(key, right)
    if up and comparator in (Comparator.UP, Comparator.DOWN):
        return comparator, up.end(), ()
    if up:
        return Comparator.GE, up.end(), ("comparator.upward",)
    if down:
        return Comparator.LE, down.end(), ("comparator.downward",)
    return comparator, right, ()


# "kế hoạch là 60 buổi, như vậy vượt 10%"
_SO = re.compile(r"(?:như vậy|tức là|tức|nghĩa là|tương đương|do đó)\s+\Z")


_BEHIND = re.compile(r"(?:(?:\)|%)[,;]\s+|\()\Z")  # "đạt 72% (kế hoạch 70%), vượt 2%"


def surpassed(key: str, comparator: Comparator, at: tuple[int, int, int]) -> Comparator:
    """The comparator of a value compared with a plan or a year behind it: "vượt 12% so với kế hoạch" is a change.

    `at`: where the words that bind the value begin, where the value does, where its unit ends.
    """
    left, start, right = at
    if comparator is Comparator.LT and _FALLS_SHORT.match(key, left, start) and _THAN.match(key, right):
        return Comparator.DOWN
    before = (max(0, left - 12), left)
    so = (_SO.search(key, *before) or _BEHIND.search(key, *before)) and key[start:right].endswith("%")
    if comparator is Comparator.GT and _EXCEEDS.search(key, left, start) and (so or _THAN.match(key, right)):
        return Comparator.UP
    return comparator


def is_baseline(key: str, at: tuple[int, int, int]) -> bool:
    """Whether a value is where the measure stands ("từ 82% lên 95%"); `at`: low end, start, right end."""
    low, start, right = at
    if ARROW.match(key, right):
        return True
    return bool(_FROM.search(key, max(low, start - 12), start) and _BASELINE.match(key, right))


def is_goal(key: str, left: int) -> bool:
    """Whether an arrow leads to a value."""
    return bool(_ARROW_BEFORE.search(key, max(0, left - 4), left))


def goes_on(key: str, right: int) -> bool:
    """Whether "từ" before a value is answered behind it ("từ 5% lên …")."""
    return bool(_ONWARD.match(key, right))


_MOVED = re.compile(
    r"(?<!\w)(?:(?P<up>lên|tăng|tiến|cải thiện|nhảy|nâng|vượt|bứt phá)|(?P<down>tụt|giảm|xuống|lùi|rớt|rơi))"
    r"(?: [^\W\d_]+){0,2}\s*\Z"
)


def moved(key: str, span: tuple[int, int]) -> Comparator | None:
    """Which way places in a ranking were moved ("lên 22 bậc")."""
    found = _MOVED.search(key, *span)
    return (Comparator.UP if found["up"] else Comparator.DOWN) if found else None
