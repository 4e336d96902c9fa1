"""Whether a figure is to be reached or has been reported: cues of the language, and where they reach."""

import re
from dataclasses import dataclass, replace
from datetime import date

from tinhso.core.lawtext.deadlines import Time
from tinhso.core.lawtext.values import Kind

_TARGET = (
    r"phấn đấu|mục tiêu|chỉ tiêu(?! (?:chưa|đã|đạt|hoàn thành))|dự kiến|nhắm|hướng tới|hướng đến|sẽ"
    r"|cần đạt|phải|yêu cầu|đích|muốn"
    r"|đặt mức|đặt mốc|đặt ra|đề ra|các đích"
    r"|chốt|cam kết|bảo đảm|đảm bảo|đặt kế hoạch|lộ trình|nghị quyết|kế hoạch|kỳ vọng|quyết tâm|tầm nhìn"
    r"|định hướng|phương hướng|mức sàn|tổng mức đầu tư|khái toán|dự toán giao|nhu cầu kinh phí"
    r"|tính(?= kinh tế)|lấy"
    r"|(?<!nhiệm vụ được )(?<!văn bản được )giao(?! (?:dịch|thông|tiếp|lưu|diện|hàng|nhận|ban)(?!\w))"
    r"|trong thời gian tới|thời gian tới|cần|(?<!nhiệm vụ )(?<!văn bản )được giao"
)
_RESULT = (
    r"đã|hiện nay|hiện tại|hiện có|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!biểu )hiện(?! (?:trường|trạng|vật|đại"
    r"|diện|hành|hữu|thực))|đang"
    r"|tính đến nay|đến nay|tới nay|ước đạt"
    r"|ước(?= (?:khoảng |gần |trên |hơn )?\d)|ước thực hiện|lũy kế|năm qua|thời gian qua|qua đợt|thực tế"
    r"|(?:đã|nay) từng|trao tặng|tặng (?:bằng|giấy) khen|nhân dịp này"
    r"|ghi nhận|cho thấy|xuất phát điểm|điểm xuất phát|báo cáo(?= [^,;.:]{0,40}cho biết)|đạt được"
    r"|kết quả(?=[,:]| (?:là|đạt|tương ứng|lần lượt|cho thấy|thực hiện))|toàn (?:tỉnh|thành phố|xã|huyện"
    r"|vùng|quốc)(?: [\w.]+){0,4}? có|tổng kết|sơ kết|còn xếp|vừa qua|so với cùng kỳ|so với năm trước"
    r"|so với (?:cả nước|toàn quốc|bình quân|mặt bằng)|chỉ còn|nay(?= (?:có|còn|chỉ|mới|đã)(?!\w))|trước đó|sau khi"
    r"|theo báo cáo"
    r"|theo thống kê|theo số liệu|qua rà soát|đạt chỉ tiêu|vượt chỉ tiêu"
    r"|so với chỉ tiêu|so với kế hoạch"
    r"|đã có|mới(?= (?:đạt|bằng|có|chỉ|được|chiếm|ở mức|dừng))"
    r"|(?<!mở )(?<!xây )(?<!dựng )(?<!lắp )(?<!đặt )(?<!lập )(?<!triển )(?<!tạo )(?<!đổi )mới(?= (?:kích hoạt"
    r"|cấp|hoàn thành"
    r"|triển khai|thực hiện|phủ|số hóa|giải ngân|tiếp nhận|xử lý|lắp|mua|bố trí|phủ sóng|kết nối"
    r"|cung cấp)(?!\w))|vẫn còn|chỉ còn"
)
_TENSE = ("đã", "đang", "hiện", "cần", "phải", "đã có")
_CUE = re.compile(rf"(?<!\w)(?:(?P<result>{_RESULT})|(?P<target>{_TARGET}))(?!\w)")
# What follows a figure may settle it too, where it compares with a plan or an earlier year.
_AFTER = re.compile(
    r"so với (?:cùng kỳ|năm trước|chỉ tiêu|kế hoạch|mục tiêu|đầu năm|cuối năm)|(?:chỉ tiêu"
    r"|kế hoạch) (?:giao|đề ra|năm)|vượt (?:chỉ tiêu|kế hoạch|mục tiêu)"
)
# "trong 30 mục tiêu của Kế hoạch": whose aims are counted.
_OF_PAPER = re.compile(
    r"(?:trong|trên|/)\s?(?:tổng số )?\d+ (?:mục tiêu|chỉ tiêu|nhiệm vụ)[^,;.:\d]{0,24} (?:của|tại|trong|theo) "
    r"(?:các )?(?:kế hoạch|nghị quyết)\Z"
)
_NEVER = re.compile(
    r"(?:so với|vượt|đạt|trên|hoàn thành|thực hiện|đạt được|triển khai|theo|bằng|cao hơn|thấp hơn"
    r"|kém|hơn|gần bằng|nhiệm vụ|công việc) (?:các |mức )?\Z"
)
# "Kết quả giải quyết thủ tục hành chính được số hóa": a thing, and no report.
_NO_THING = r"(?! (?:giải quyết (?:thủ tục|tthc|hồ sơ)|thủ tục|tthc|điện tử|học tập|khám|xét nghiệm|đầu ra|nghiên cứu))"
_HEAD_RESULT = re.compile(
    rf"kết quả{_NO_THING}|tình hình|thực trạng|báo cáo|tổng kết|sơ kết|đánh giá|hiện trạng|đạt được|kết thúc|bối cảnh"
    r"|(?<!\w)(?:hạn chế|tồn tại|khó khăn|bất cập|vướng mắc|ưu điểm|nguyên nhân)(?!\w)"
    r"|(?<!\w)tiến độ (?:(?:thực hiện |hoàn thành )?(?:các |những |một số )?(?:chỉ tiêu|mục tiêu)|\(?(?:tính )?đến )"
    # which aims were met, which were not
    r"|(?:chỉ tiêu|mục tiêu|nhiệm vụ)(?: (?:nào|cụ thể|chủ yếu))? (?:(?:đã|chưa|không|cơ bản|khó|gần) "
    r"(?:cơ bản )?(?:đạt|hoàn thành|vượt)|(?:đạt|hoàn thành)(?: và |, )vượt|vượt(?! qua)|(?:đạt|hoàn thành)(?=[\s.:]*\Z"
    r"| (?:thấp|chậm|sớm|tốt|trước|một phần)))"
    r"|(?<!\w)(?:đã (?:làm|có|đạt|xong|hoàn thành)|hiện nay|hiện có|thành tựu)(?!\w)"
)
_HEAD_TARGET = re.compile(
    r"mục tiêu|chỉ tiêu|(?<!thực hiện )(?:kế hoạch|chương trình|nghị quyết|đề án(?! \d))|phương hướng|nhiệm vụ"
    r"|tầm nhìn|giai đoạn"
    r"|lộ trình|phấn đấu|các mốc|mốc|định hướng|yêu cầu|giao(?= (?:các|sở|ban|ubnd|đơn vị))|đến (?:hết )?năm"
    r"|(?<!\w)(?:sẽ (?:làm|có|đạt)|việc phải làm|cần (?:làm|đạt))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at `start:end` that speak for a kind.

    `until`: where the bracket it stands in closes; past that it says nothing.
    `weak`: a tense word, which may as well belong to the name of a thing ("tài khoản đã kích hoạt").
    """

    start: int
    end: int
    kind: Kind
    rule: str
    weak: bool = False
    until: int | None = None


def cues(key: str, span: tuple[int, int], times: tuple[Time, ...]) -> tuple[Cue, ...]:
    """The cues in `key[start:end]`, in order."""
    found = []
    for match in _CUE.finditer(key, *span):
        kind = Kind.RESULT if match["result"] else Kind.TARGET
        if kind is Kind.TARGET and _NEVER.search(key, max(span[0], match.start() - 16), match.start()):
            continue
        if match.group() in ("kế hoạch", "nghị quyết") and _OF_PAPER.search(
            key, max(span[0], match.start() - 64), match.end()
        ):
            continue
        if match.group() == "sẽ" and _IF.match(key, *span):
            continue
        if (
            match.group() in ("chỉ tiêu", "mục tiêu")
            and key[max(0, match.start() - 2) : match.start()][:1].isdigit()
        ):
            continue  # "trong 22 chỉ tiêu, có …": counted, and nothing promised
        found.append(Cue(match.start(), match.end(), kind, f"kind.{kind}_word", match.group() in _TENSE))
    for time in times:
        if span[0] <= time.start < span[1] and (time.past or time.until) and not time.paper:
            kind = Kind.RESULT if time.past else Kind.TARGET
            found.append(Cue(time.start, time.end, kind, "kind.up_to_now" if time.past else "kind.deadline"))
    found += _against_plan(key, span)
    return tuple(sorted((_closed_in(key, span, cue) for cue in found), key=lambda cue: cue.start))


def _against_plan(key: str, span: tuple[int, int]) -> list[Cue]:
    """Where a plan and what came of it stand side by side: "kế hoạch 85%, thực hiện 83%", "MT: 90%; KQ: 92%"."""
    made: list[Cue] = []
    words = key[slice(*span)]
    tells = "thực hiện" in words or "kết quả" in words or "kq" in words or "đạt được" in words
    for found in _DONE.finditer(key, *span) if tells and _DOES.search(key, *span) else ():
        made.append(Cue(*found.span("plan"), Kind.TARGET, "kind.target_word"))
        made.append(Cue(*found.span("done"), Kind.RESULT, "kind.against_plan"))
    for found in _AIM_MET.finditer(key, *span) if ":" in words and "%" in words and "tiêu" in words else ():
        made.append(Cue(*found.span("done"), Kind.RESULT, "kind.against_plan"))
    return made


# "Chỉ tiêu 100% cơ quan … : đạt 98%": the aim, and behind the colon what came of it.
_AIM_MET = re.compile(
    r"(?<!\w)(?:chỉ tiêu|mục tiêu)\s(?:[^;.:\d]{0,30}\s)?\d[\d.,]*\s?%[^;:.]{3,200}:\s"
    r"(?P<done>(?:(?:đã|mới|ước|chỉ|kết quả|thực hiện)\s)*(?:đạt|bằng|hoàn thành|thực hiện|kết quả))\s(?:được )?\d"
)
_DOES = re.compile(r"(?:thực hiện|kết quả|kq|th|đạt được) ?:? ?(?:được |đạt |là |ước )*\d")
_DONE = re.compile(
    r"(?<!\w)(?P<plan>kế hoạch|chỉ tiêu|mục tiêu|giao|đề ra|mt|kh)(?!\w)[^;.]{0,24}\d[\d.,]*[^;.]{0,40}?[,;(/\s-]\s?"
    r"(?P<done>thực hiện|kết quả|kq|th|đạt được)(?= ?:? ?(?:được |đạt |là |ước )*\d)"
)


# "Nếu tính cả …, thứ hạng sẽ thay đổi": supposed, and no promise.
_IF = re.compile(r"[\s\"]*(?:nếu|giả sử)(?!\w)")


def bracket_end(key: str, span: tuple[int, int], at: int) -> int | None:
    """Where the bracket closes in which a place of a sentence stands; None outside brackets."""
    if key.rfind("(", span[0], at) <= key.rfind(")", span[0], at):
        return None
    end = key.find(")", at, span[1])
    return end if end >= 0 else None


def _closed_in(key: str, span: tuple[int, int], cue: Cue) -> Cue:
    end = bracket_end(key, span, cue.start)
    return cue if end is None else replace(cue, until=end)


# "(kế hoạch 70%, cùng kỳ 61,5%)", "vượt chỉ tiêu (50%), năm 2023 chỉ đạt 17%": behind the aim, what was before.
_AGO = re.compile(
    r"[,;(]\s?(?:còn |trong khi |so với |cao hơn |tăng so với |và )*(?:cùng kỳ|năm ngoái|năm trước|kỳ trước"
    r"|quý trước|tháng trước)(?! (?:năm )?20\d\d phấn đấu)[^,;()\d]{0,24}(?:20\d\d[^,;()\d]{0,24})?\Z"
)


def turns_back(key: str, aim: Cue, at: int, *, times: tuple[Time, ...], past: date | None) -> bool:
    """Whether a part of its own between the words for an aim and a value begins with a year gone by."""
    if aim.kind is not Kind.TARGET:
        return False
    if _AGO.search(key, max(aim.end, at - 80), at):
        return True
    return any(
        aim.end < t.start < at
        and bool(past and t.by and t.by < past and len(t.as_of or "") == _YEAR)
        and not (t.paper or t.until or t.since)
        and _PARTS_OFF.search(key, max(aim.end, t.start - 24), t.start)
        and not _CUE.search(key, t.end, at)
        and key.find(";", t.end, at) < 0
        for t in times
    )


_YEAR = 4  # characters of a period that is one
_PARTS_OFF = re.compile(r"[,;(]\s?(?:còn |trong khi |riêng |mà |thì |và )*\Z")


def settled_after(key: str, start: int, end: int) -> bool:
    """Whether what follows a figure makes it a result: compared with a plan or an earlier period."""
    if _AT_LEAST.search(key, max(0, start - 40), start):
        return False
    return bool(_AFTER.search(key, start, min(end, start + 120)))


# "tăng ít nhất 20% so với năm trước": a floor is set, and nothing is told.
_AT_LEAST = re.compile(
    r"(?:tăng|giảm|cao hơn|thấp hơn)(?: thêm)? (?:ít nhất|tối thiểu|không dưới|không thấp hơn)\s[^,;:()]{0,24}\Z"
)


# "50% dịch vụ được tích hợp (244/244, đạt 100%, tiêu chí vượt kế hoạch)": the aim, and in brackets what came of it.
_GRADE = re.compile(
    r"[^();]{0,300}\((?=[^();]{0,200}\d)(?:[^();]{0,80}(?:tiêu chí|chỉ tiêu) (?:vượt|đạt|không đạt|chưa đạt)(?!\w)"
    r"|kết quả\s?:)|[^();]{0,300}\((?:tiêu chí|chỉ tiêu) (?:không đạt|chưa đạt) \((?:kết quả|mới)"
)
_GRADED = re.compile(
    r"\((?:kết quả(?!\w)|[^()]{0,160}(?:tiêu chí|chỉ tiêu) (?:vượt|đạt|không đạt|chưa đạt)(?!\w))"
)


def graded(key: str, span: tuple[int, int], at: tuple[int, int]) -> Kind | None:
    """The kind of a value before or inside a bracket that says what came of an aim."""
    left, right = at
    opened = key.rfind("(", span[0], left + 1)
    if opened > key.rfind(")", span[0], left) and _GRADED.match(key, opened, span[1]):
        return Kind.RESULT
    return Kind.TARGET if _GRADE.match(key, right, span[1]) else None


_STATE = re.compile(
    r"\s(?:chỉ tiêu|mục tiêu|tiêu chí|nhiệm vụ)[^,;.:()\d]{0,24}?\s(?:(?:đã|đều|chưa|không|cơ bản) )*"
    r"(?:đạt|vượt|hoàn thành|xong)(?!\w)(?! (?:trước|trong|vào|xong)(?!\w))"
)


def is_state_of_parts(key: str, end: int) -> bool:
    """Whether what is counted are aims that were reached or missed ("17 chỉ tiêu đạt và vượt")."""
    return bool(_STATE.match(key, end))


_LABEL = re.compile(
    rf"[\s\d.)-]*(?:các )?(?:(?P<result>kết quả{_NO_THING}|tình hình|thực trạng|hiện trạng|kết quả đạt được)"
    r"|(?P<target>tổng mức đầu tư|khái toán|nhu cầu kinh phí|kinh phí dự kiến|mục tiêu|chỉ tiêu(?! (?:chưa|đã|đạt"
    r"|hoàn thành))|kế hoạch|phấn đấu|nhiệm vụ"
    r"|phương hướng|lộ trình))(?!\w)(?! (?:đã |được )+giao)"
)


def kind_of_label(key: str) -> Kind | None:
    """What a label or a row over others promises by its first words."""
    found = _LABEL.match(key)
    if not found:
        return None
    return Kind.RESULT if found["result"] else Kind.TARGET


def kind_of_heading(key: str) -> Kind | None:
    """What a title or heading promises of its figures: the first word that says it."""
    result, target = _HEAD_RESULT.search(key), _HEAD_TARGET.search(key)
    if result and (not target or result.start() <= target.start()):
        return Kind.RESULT
    return Kind.TARGET if target else None
