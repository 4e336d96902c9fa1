"""Third pass, third step: the words of the measured thing, without frame, links, exclusion and levels."""

import re
from dataclasses import dataclass

from tinhso.core.lawtext import words
from tinhso.core.lawtext.actors import acts_from, agent_end, framings, has_something
from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.levels import without_levels
from tinhso.core.lawtext.normalise import Clean
from tinhso.core.lawtext.places import PLACE_NAMES
from tinhso.core.lawtext.remarks import ASIDE, judged_end, without_remarks
from tinhso.core.lawtext.units import COMMA, first_clause
from tinhso.core.vi import standard_tones

_LONGEST = 400  # no measured thing takes more characters to name


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as written and their key, position by position."""

    text: str
    key: str

    @property
    def empty(self) -> bool:
        """Whether no letter is left."""
        return not self.text or not (self.text[0].isalpha() or any(map(str.isalpha, self.text)))

    def cut(self, start: int, end: int) -> "Phrase":
        """The part `start:end`."""
        if start == 0 and end >= len(self.text):
            return self
        return Phrase(self.text[start:end], self.key[start:end])

    def without(self, start: int, end: int) -> "Phrase":
        """The phrase with `start:end` left out."""
        gap = " " if start > 0 and end < len(self.text) else ""
        return Phrase(
            self.text[:start].rstrip() + gap + self.text[end:].lstrip(),
            self.key[:start].rstrip() + gap + self.key[end:].lstrip(),
        )


EMPTY = Phrase("", "")
HAS_VERB = re.compile(rf"\s(?:{words.VERBS})(?!\w)")


def phrase(text: str) -> Phrase:
    """A phrase of words already in composed form."""
    return Phrase(text, standard_tones(text.lower()))


def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", " ") for p in sorted(phrases, key=len, reverse=True))


_TOPIC = _any(words.TOPICS)
TOPIC = re.compile(
    rf"[\s\d.)-]*(?:về |mục tiêu |nhóm |lĩnh vực |chỉ tiêu |phần |trụ cột |công tác |phát triển "
    rf"|triển khai |các chỉ tiêu )*"
    rf"(?P<topic>{_TOPIC})(?: và (?:{_TOPIC})|, (?:{_TOPIC}))*\s*\Z"
)
# A field that stands for the part of an index named after it.
PILLAR = re.compile(rf"(?:về |trụ cột |chỉ số )?(?:{_TOPIC})(?= (?:đứng|xếp|đạt|ở|giữ|hạng|thứ)|\s*\Z)")
PILLAR_LAST = re.compile(rf"(?<!\w)(?:{_TOPIC})\s*\Z")
# Words that open a clause and say nothing of what is measured.
_OPENING = re.compile(
    r"\([^()\d]{2,24}\)\s*[-–]\s*,?|[\s,;:.\-–•*+()\"'/]+|(?:"
    r"(?:trong |đến |vào )?(?:tháng|quý) (?:\d{1,2}|[ivx]+)(?=[\s,])|cũng (?:trong )?năm (?:ấy|đó|này)"
    r"|năm (?:ấy|đó)"
    r"|chỉ có|mới có|và|để|còn lại|còn|nếu như|nếu|tiến tới|vươn tới|vươn lên|như vậy|từ nay|nay|gồm"
    r"|bao gồm|một nửa số|một nửa|mọi|toàn bộ số|toàn bộ|tất cả các|tất cả"
    r"|(?:một|hai|ba|bốn|\d) phần (?:hai|ba|tư|bốn|năm|\d+)(?: số)?|chúng tôi|đồng thời"
    r"|(?:được )?(?:chia|phân) (?:ra|thành)(?=\s*[:,]|\s[^,]*\Z|\Z)|(?:xét|chia|phân"
    r"|tính) theo [^,:;()\d]{2,30}[,:]"
    r"|\d{1,2}\)(?=\s)|trong (?:tổng )?số(?=\s*\Z)|trong đó|riêng|cùng với đó|bên cạnh đó|ngoài ra|cụ thể là"
    r"|cụ thể|như sau|theo đó|tiếp theo"
    r"|đặc biệt|bởi thế|bởi vậy|đáng lưu ý|đáng chú ý|lưu ý|song song đó|song song|trước đó|sau đó"
    r"|tuy nhiên|tuy vậy|ngược lại|mặc dù vậy|song"
    r"|do đó|vì vậy|nhờ đó|trong khi đó|trong khi|mới"
    r"|phấn đấu đạt|phấn đấu|mục tiêu cụ thể|mục tiêu(?! quốc gia)|chỉ tiêu(?! \w+ số)|dự kiến|hiện nay"
    r"|(?:đến |vào )?(?:hết|cuối|giữa) nhiệm kỳ|cả năm"
    r"|hiện tại|hiện có|hiện|(?:\d+|\w+) năm qua|nhiệm kỳ (?:tới|này|qua)|đến nay|tới nay"
    r"|tính đến nay|lũy kế|ước|kết quả(?! (?:giải quyết|số hóa|điện tử|thủ tục))|thời gian qua|trong năm qua"
    r"|năm qua|nhìn chung|trung bình"
    r"|bình quân|khi|thì|cũng|nhiều xã|các xã"
    r"|toàn tỉnh|toàn thành phố|toàn xã|toàn huyện|toàn vùng|cả tỉnh|cả nước|toàn quốc|trên cả nước"
    r"|trên địa bàn(?: (?:tỉnh|thành phố|xã|huyện|phường))?"
    r"|(?:tỉnh|thành phố|địa phương|xã|phường|huyện|ubnd tỉnh|nghị quyết|kế hoạch|chương trình"
    r"|đề án)(?= (?:cũng|tính|đã|sẽ|có|phấn đấu|hiện|đang|cần|đặt|phải|nhắm|muốn|duy trì|tính|lấy|mới|còn"
    r"|xác định|được|yêu cầu|giao))"
    r"|đã|đang|sẽ|có thêm|có|đạt được|đạt mức|đạt|bảo đảm|đảm bảo|tiếp tục|phải|cần|buộc|hướng tới"
    r"|hướng đến|đặt mức|đặt ra|đặt|xác định|yêu cầu|giao(?! dịch)|(?:đến |trước |vào |tới )?(?:hết|cuối"
    r"|trong|đầu) năm(?: nay)?"
    r"|hình thành được|hình thành|thành lập được|thành lập|(?:đưa|giảm|kéo giảm)(?= (?:tỷ lệ|tỷ trọng"
    r"|số (?!hóa)))|nâng(?= (?:tỷ lệ"
    r"|tỷ trọng|số))|tăng(?= (?:tỷ lệ|tỷ trọng|số))|duy trì"
    r"|phát triển(?= (?:kinh tế số|thương mại))|số là|là|tối thiểu|ít nhất|trên(?! đại học)|hơn|khoảng|từ"
    r"|với|cho"
    r"|cùng|cùng này|cùng mốc này|mốc này|giai đoạn này|số(?= (?:doanh nghiệp|hộ) là)"
    r")(?!\w)(?:\s*[,:])?"
)
_ABOUT = re.compile(
    rf"(?:về|đối với|trong lĩnh vực|lĩnh vực|trên lĩnh vực)\s+(?:phát triển |mục tiêu )?(?:{_TOPIC})\s*[,:]"
)
_PLACE = re.compile(
    rf"(?:đối với |tại |ở |của |tỉnh |thành phố |vùng |xã |huyện |phường )*(?:{_any(PLACE_NAMES)})(?!\w)\s*,?"
)
_AFTER_PLACE = re.compile(
    r"\s*(?:\Z|,|(?:đã|sẽ|có|phấn đấu|hiện|đang|cần|đặt|phải|nhắm|muốn|vào|xếp|đứng|giữ|duy trì|tính|lấy"
    r"|mới|còn|nằm|đạt|thuộc|nay|bước|luôn|cũng)(?!\w))"
)
_ADVERBIAL = re.compile(
    r"(?:theo|so với|trong|ở (?:lĩnh vực|ngành)|với|tại|nhằm|để|qua|thông qua|bên cạnh|cùng với|sau|nhờ"
    r"|thực hiện|trên cơ sở"
    r"|về)(?!\w)"
)
_INDEX = re.compile(
    r"(?:bộ )?chỉ số (?:phục vụ người dân, doanh nghiệp|[^,;.()]{3,60}?)(?=\s(?:tại|theo|của|do|năm)(?!\w)"
    r"|\s*,|\Z)"
)
# "cơ bản" ends a name as often as it binds a value ("kỹ năng số cơ bản đạt …").
_BOUNDS = tuple(c for c, _ in words.COMPARATORS if c[0].isalpha() and not c.startswith("cơ bản"))
_WAYS = tuple(f"{verb} {way}" for verb in ("rơi", "tụt", "lùi", "vươn", "nhảy") for way in ("xuống", "lên"))
_DEGREES = tuple(
    f"{how} {much}"
    for how in ("còn", "khá", "rất", "quá", "vẫn")
    for much in ("thấp", "cao", "ít", "nhiều", "lớn", "nhỏ", "chậm")
)
# What closes the words before a value, each kind with what may not stand before it.
_CLOSERS = (
    ("", words.LINKS),
    ("(?<!lắp )(?<!cài )", ("đặt",)),
    ("(?<!đổi )(?<!nông thôn )", ("mới",)),
    ("(?<!chứng )(?<!địa )", ("chỉ",)),
    ("(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!biểu )", ("hiện",)),
    ("(?<!nơi )", _BOUNDS),
    ("(?<!tốc độ )(?<!mức )(?<!vào )", words.CHANGE_UP + words.CHANGE_DOWN),
    ("", ("một nửa", "một nửa số", "cả", "tất cả các", "toàn bộ các", "mọi", "hai phần ba", "số lượng")),
    ("", _WAYS + _DEGREES),
)
_CLOSING = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'{no}(?:{_any(said)})' for no, said in _CLOSERS)}|\w+ phần \w+ số?)\s*\Z"
    r"|[\s,;:.(\-–\"'/=≥≤<>~+]+\Z"
)
# The last words of all that closes: after any other word there is nothing to look for.
_CLOSE = {phrase.split()[-1] for _, said in _CLOSERS for phrase in said} | {"số", "s"}
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{0,200})\)\s*\Z|\s*\([^()]*\Z")
_YEARLY = re.compile(r"(?:định kỳ |bình quân |trung bình )?(?:hằng|hàng|mỗi|từng) (?:năm|quý|tháng)")


def between(source: Phrase | Clean, span: tuple[int, int], times: tuple[Time, ...]) -> Phrase:
    """The words of `span` without the times named in it."""
    start, end = span
    inside = [time for time in times if time.end > start and time.start < end]
    if not inside:
        return Phrase(source.text[start:end].strip(), source.key[start:end].strip())
    texts, keys = [], []
    for time in inside:
        if time.end <= start:
            continue
        texts.append(source.text[start : max(start, time.start)])
        keys.append(source.key[start : max(start, time.start)])
        start = max(start, time.end)
    texts.append(source.text[start:end])
    keys.append(source.key[start:end])
    return Phrase(" ".join(t.strip() for t in texts).strip(), " ".join(k.strip() for k in keys).strip())


# "cứ 10 hộ trồng chè thì có 6 …": of what so many are.
_EACH = re.compile(r".*(?<!\w)cứ [\d.]+ (?P<what>[^,;.]+?)\s*(?:thì )?(?:có|chỉ có|chỉ)?\s*\Z")
# What stands behind a comma and begins with a word for a quantity is the thing measured.
_MEASURED = re.compile(
    r",\s+(?!\d)(?:[^,;()]{0,24}?\s)?(?=(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tổng (?:số|doanh|giá|kinh|mức|sản|vốn"
    r"|lượng)"
    r"|số lượng|doanh thu|tốc độ|mật độ|giá trị|kinh phí|năng suất|mức độ hài lòng)\s(?!này|đó|đạt"
    r"|là)\w+\s\w+)"
)
# "Ở huyện Quế Sơn, …": whose figure it is, and no part of what is measured.
_AT_PLACE = re.compile(
    r"\s*(?:[Ởở]|[Rr]iêng\s+(?:ở|tại)?|[Tt]ại)\s*(?:huyện|xã|phường|thị xã|thành phố|quận|đặc khu)\s+"
    r"(?:[A-ZĐÂĂÊÔƠƯÀ-Ỹ]\w*\s?){1,4},\s*"
)


def opened(words_: Phrase, *, keep_verb: bool = False) -> Phrase:
    """What stands before a value, without what opens the clause and what ties it to the value."""
    words_ = words_.cut(max(0, len(words_.key) - _LONGEST), len(words_.key))
    each = _EACH.match(words_.key) if "cứ " in words_.key else None
    words_ = words_.cut(*each.span("what")) if each else words_
    place = _AT_PLACE.match(words_.text)
    words_ = words_.cut(place.end(), len(words_.key)) if place else words_
    words_ = _last_part(_trim_start(words_))
    words_ = words_.cut(judged_end(words_.key), len(words_.key))
    words_ = _unframed(words_, follows=keep_verb)
    words_ = words_.cut(acts_from(words_.text, words_.key), len(words_.key))
    measured = [
        m
        for m in _MEASURED.finditer(words_.key)
        if words_.key.count("(", 0, m.start()) == words_.key.count(")", 0, m.start())
    ]
    if measured:
        words_ = words_.cut(measured[-1].end(), len(words_.key))
    agent = agent_end(words_.key)
    words_ = _trim_start(words_.cut(agent, len(words_.key))) if agent else words_
    words_ = trim_end(words_, keep_verb=keep_verb)
    return EMPTY if _SECTOR.match(words_.key) else words_


_FEW = 5


def _unframed(words_: Phrase, *, follows: bool) -> Phrase:
    """What is said or promised, without who says it; a promise at the end ("… phấn đấu đạt "
    "|") frames nothing.

    `follows`: words behind the value may name what is measured.
    """
    frames = framings(words_.key)
    while frames:
        start, end, binds = frames.pop()
        if follows and has_something(words_.key[:start], words_.key[end:]):
            return words_.cut(0, start)
        said = _trim_start(words_.cut(end, len(words_.key)))
        few = follows and len(words_.key[:start].split()) < _FEW
        if few or not trim_end(said).empty or not binds:
            return said
        words_ = words_.cut(0, start)
    return words_


# "Lĩnh vực giáo dục có 100% trường học …": the field, and nothing measured.
_SECTOR = re.compile(r"(?:trong |ở )?lĩnh vực(?: \w+){1,4} (?:đã có|hiện có|có)\Z")


# "120.000.000 đồng (một trăm hai mươi triệu đồng)": the sum once more in words.
_SPELT = re.compile(
    r"\s*\((?:bằng chữ:? |viết bằng chữ:? )?(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)[^()\d]*đồng[^()]*\)"
)


# "03 xã (Khánh Yên, Làng Giàng) làm điểm": which they are.
_NAMES = re.compile(r"\s*\((?:gồm |gồm: |là )?[A-ZĐÀ-Ỹ][^()\d]{2,80}(?:,| và )[^()\d]{2,160}\)(?=\s\w)")


def closed(words_: Phrase) -> Phrase:
    """What stands after a value, up to the first remark."""
    spelt = _SPELT.match(words_.key)
    words_ = words_.cut(spelt.end() if spelt else 0, _LONGEST)
    aside = ASIDE.search(words_.key)
    if aside:
        words_ = words_.cut(0, aside.start())
    loose = _BRACKETS.search(words_.key) if "(" in words_.key else None
    if (
        loose
        and not (loose["inside"] or "").isalpha()
        and (loose["inside"] is None or re.search(r"\d", loose["inside"]))
    ):
        words_ = words_.cut(0, loose.start())
    if words_.key.count(")") > words_.key.count("("):
        words_ = words_.cut(0, words_.key.index(")"))
    names = _NAMES.search(words_.text) if "(" in words_.key else None
    words_ = words_.without(*names.span()) if names else words_
    end = len(words_.key.rstrip(" ,;:.…-\"'"))
    begin = len(words_.key) - len(words_.key.lstrip(" ,;:.-\"')"))
    words_ = words_.cut(begin, max(begin, end))
    tail = _LOOSE_END.search(words_.key)
    return words_.cut(0, tail.start()) if tail else words_


_LOOSE_END = re.compile(
    r"(?:\A|\s+)(?:đối với|cho|vào|trong|và|đến|trước|từ|(?<!máy )tính|mỗi|của|có|gồm"
    r"|còn|so với|với|so|đạt|trên|là|ở|tại|(?<!trở )lên|xuống|lên đến)\Z"
)
_GOES_ON = re.compile(r"(?:đang|đã|sẽ|bước đầu|từng bước|đồng bộ|giúp|tạo|góp)(?!\w)")


def first_part(right: Phrase) -> Phrase:
    """What stands after a value up to a comma that opens another clause: the part before it has its verb."""
    for comma in COMMA.finditer(right.key):
        before, after = right.key[: comma.start()], right.key[comma.end() :]
        opens = right.text[comma.end() : comma.end() + 1].isupper() or _GOES_ON.match(after)
        if HAS_VERB.search(before) and opens:
            return right.cut(0, comma.start())
    return right


def kept_length(key: str, span: tuple[int, int]) -> int:
    """How many characters after a value still speak of it."""
    end = min(span[1], span[0] + _LONGEST)
    asides = (a for a in ASIDE.finditer(key, span[0], end) if not _DUE_BY.match(key, a.start()))
    aside = next(asides, None)
    return (aside.start() if aside else end) - span[0]


# "…, bảo đảm trước ngày …": no remark, but when it is due.
_DUE_BY = re.compile(r",?\s+(?:bảo đảm|đảm bảo|hoàn thành|xong)\s+(?:trước|trong|vào|đến|chậm|muộn)(?!\w)")


def tidy(indicator: Phrase) -> str:
    """The name of a measured thing as it is shown: no levels, one space, no loose signs."""
    text = without_remarks(without_levels(indicator.text, indicator.key))
    return " ".join(text.split()).replace(" ,", ",").strip(" ,;:.-–\"'/")


def joined(*parts: Phrase) -> Phrase:
    """The phrases one after the other."""
    kept = [p for p in parts if not p.empty]
    if len(kept) < 2:
        return kept[0] if kept else EMPTY
    return Phrase(" ".join(p.text for p in kept), " ".join(p.key for p in kept))


def inside(words_: Phrase) -> Phrase:
    """Words that opened a line, as they stand behind others: a small letter, unless a name begins there."""
    first, _, rest = words_.text.partition(" ")
    if not rest[:1].islower() or not first[1:].islower():
        return words_
    return Phrase(words_.text[:1].lower() + words_.text[1:], words_.key)


def _trim_start(words_: Phrase) -> Phrase:
    at = 0
    while True:
        found = (
            _OPENING.match(words_.key, at) or _ABOUT.match(words_.key, at) or _YEARLY.match(words_.key, at)
        )
        if not found:
            place = _PLACE.match(words_.key, at)
            found = (
                place
                if place and (place.group().endswith(",") or _AFTER_PLACE.match(words_.key, place.end()))
                else None
            )
        if not found or found.end() == at:
            return words_.cut(at, len(words_.key))
        at = found.end()


_UPWARD = re.compile(
    r"(?<!\w)(?:tải (?:lên|xuống)|trở lên)\s*\Z"
)  # of the name: "tốc độ tải lên", "đại học trở lên"
_KEPT = re.compile(r"(?<!\w)(?:chiếm|tới|đến|phủ|góp|cho|có|đóng góp|trên tổng|trong)\s*\Z")


def trim_end(words_: Phrase, *, keep_verb: bool = False) -> Phrase:
    """The phrase without links, comparators and signs at its end.

    `keep_verb`: a base follows the value, so the verb that ties the two stays ("kinh tế số chiếm | GRDP").
    """
    end = len(words_.key)
    while found := _closing(words_.key, end):
        if (
            found.start() == end
            or _UPWARD.search(words_.key, max(0, end - 12), end)
            or (keep_verb and _KEPT.search(words_.key, max(0, end - 20), end))
        ):
            break
        end = found.start()
    return words_.cut(0, end)


def _closing(key: str, end: int) -> re.Match[str] | None:
    low = max(0, end - 40)
    word = key[low:end].rpartition(" ")[2]
    return _CLOSING.search(key, low, end) if word in _CLOSE or not word.isalpha() else None


_FIELD_ALONE = re.compile(r"ở (?:lĩnh vực|ngành)(?: \w+){1,4},?\s*")  # "Ở lĩnh vực y tế, 100% …"
_SOME_PLACE = ("tỉnh", "thành phố", "xã", "phường", "huyện", "toàn tỉnh")


def _last_part(words_: Phrase) -> Phrase:
    """Without an adverbial that opens the clause ("Theo báo cáo của Sở, …")."""
    if _FIELD_ALONE.fullmatch(words_.key):
        return EMPTY
    while _ADVERBIAL.match(words_.key) and "," in words_.key:
        comma = first_clause(words_.key)
        if comma == len(words_.key):
            break
        if re.match(r",\s*(?:lĩnh vực|ngành|huyện|xã)\b", words_.key[comma:]) or words_.key.count(
            "(", 0, comma
        ) > words_.key.count(")", 0, comma):
            break
        index = _INDEX.search(words_.key, 0, comma)
        rest = _trim_start(words_.cut(comma + 1, len(words_.key)))
        # "Theo Bộ chỉ số …, Lâm Đồng được 84 điểm": the index is what is measured.
        bare = rest.empty or _PLACE.fullmatch(trim_end(rest).key) or trim_end(rest).key in _SOME_PLACE
        words_ = words_.cut(*index.span()) if index and bare else rest
    return words_
