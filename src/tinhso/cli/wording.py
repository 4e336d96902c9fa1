"""What the command line says of statuses, reasons, differences and days, in Vietnamese."""

from datetime import date
from decimal import Decimal

from tinhso.cli.statement_table import shown_time
from tinhso.core.lawtext import Level, Statement
from tinhso.core.matching import Aspect, Closeness, Difference
from tinhso.core.pace import Reason, Status, Why
from tinhso.core.quantity import UnitClass, show_value, unit_class
from tinhso.core.scoreboard import Departure, Omission

STATUSES = {
    Status.REACHED: ("✔", "Đạt"),
    Status.ON_TRACK: ("◉", "Đúng tiến độ"),
    Status.AT_RISK: ("▲", "Có nguy cơ"),
    Status.LATE: ("✖", "Chậm"),
    Status.NO_DATA: ("◌", "Thiếu số liệu"),
    Status.NOT_DUE: ("○", "Chưa đến kỳ"),
}
REASONS = {
    Why.REACHED: "số mới nhất {latest} đáp ứng mức {target}",
    Why.REACHED_LATE: "đạt sau hạn {due}",
    Why.DUE_PASSED: "đã quá hạn {due} {days_over} ngày mà chưa thấy đạt",
    Why.NO_FIGURE: "chưa có số liệu nào được báo cáo",
    Why.OTHER_PERIOD: "số mới nhất (đến {latest_on}) thuộc kỳ khác; kỳ này kết thúc {period_end}",
    Why.BEFORE_START: "lộ trình bắt đầu từ {start}",
    Why.NO_DEADLINE: "không nêu hạn; còn thiếu {distance}",
    Why.NO_PATH: "chưa đến hạn {due} (còn {days_left} ngày), chưa có mức ban đầu và lộ trình để so",
    Why.ON_PATH: "{latest}, lộ trình cần {expected}",
    Why.BEHIND: "{latest}, chậm so với lộ trình cần {expected}",
    Why.FAR_BEHIND: "{latest}, chậm nhiều so với lộ trình cần {expected}",
    Why.MOVED_AWAY: "{latest}, xa mức phải đạt hơn lúc đầu ({baseline})",
    Why.LOST: "từng đạt {lost} (đến {lost_on}), nay không còn",
    Why.BOUND_ITSELF: "bằng đúng {latest} mà phải vượt",
    Why.UNDATED: "không rõ số liệu tính đến ngày nào",
    Why.STALE: "số liệu đã cũ (đến {latest_on})",
    Why.SOURCES_DISAGREE: "số đã xác minh {verified} ({verified_on}) trái với số tự báo cáo {reported} "
    "({reported_on})",
    Why.SAME_DAY_DIFFER: "cùng thời điểm có số khác nhau, {latest} và {other}: lấy số kém hơn",
}
CLOSENESS = {
    Closeness.SAME: "cùng chỉ số",
    Closeness.BRIEFER: "cùng chỉ số, nói gọn",
    Closeness.SIMILAR: "tương tự, chưa ghép",
    Closeness.NONE: "khác",
}
ASPECTS = {
    Aspect.POPULATION: "đối tượng được đếm",
    Aspect.VERB: "hành động",
    Aspect.OBJECT: "sự vật",
    Aspect.ONLINE: "trực tuyến",
    Aspect.TECHNOLOGY: "công nghệ",
    Aspect.CHANNEL: "nơi, kênh",
    Aspect.BASE: "tổng thể",
    Aspect.MEASURE: "cách đo",
    Aspect.UNIT: "đơn vị tính",
    Aspect.LEVEL: "cấp",
    Aspect.TERRITORY: "địa bàn",
    Aspect.EXCLUSION: "phần loại trừ",
    Aspect.AMBIGUOUS: "cũng có thể là",
}
LEVELS = {
    Level.CENTRAL: "trung ương",
    Level.PROVINCE: "tỉnh",
    Level.DISTRICT: "huyện",
    Level.COMMUNE: "xã",
}
DEPARTURES = {
    Departure.VALUE: "mức",
    Departure.COMPARATOR: "cách ràng buộc",
    Departure.DEADLINE: "hạn",
}
OMISSIONS = {
    Omission.LATER: "nói về ngày sau ngày xem, nên chưa tính",
    Omission.TOO_LARGE: "con số quá lớn để là một phép đo, nên không tính",
}
_BY_DAY = ("days_over", "days_left", "stale_after")


def day(on: date | None) -> str:
    """31/12/2025; a figure of no stated day says so."""
    return f"{on:%d/%m/%Y}" if on else "không rõ ngày"


def amount(value: Decimal | float, unit: str | None) -> str:
    """A figure with its unit; what floating point adds beyond six decimals is left out."""
    return show_value(Decimal(str(value)).quantize(Decimal("0.000001")) + 0, unit)


def deadline(statement: Statement) -> str:
    """By when, or how often."""
    if statement.every:
        return shown_time(statement) + (f", đến {day(statement.by)}" if statement.by else "")
    return f"hạn {day(statement.by)}" if statement.by else "không nêu hạn"


def levels(statement: Statement) -> str:
    """The levels the statement names, none if it names none."""
    return "cấp " + ", ".join(LEVELS[level] for level in statement.levels) if statement.levels else ""


def missing(distance: float, unit: str | None) -> str:
    """What is missing to the value: percentages in points, ranks in places."""
    kind = unit_class(unit)
    said = {UnitClass.PERCENT: "điểm %", UnitClass.RANK: "bậc"}.get(kind, unit)
    return amount(distance, said)


def reason(why: Reason, unit: str | None) -> str:
    """The reason in words, its figures in the target's unit."""
    said = {name: _figure(name, value, unit) for name, value in why.figures}
    return REASONS[Why(why.code)].format(**said)


def _figure(name: str, value: float | date | int | None, unit: str | None) -> str:
    if value is None or isinstance(value, date):
        return day(value)
    if name in _BY_DAY:
        return str(value)
    return missing(value, unit) if name == "distance" else amount(value, unit)


def difference(one: Difference) -> str:
    """One difference: what the target says, and what the other says."""
    if one.aspect is Aspect.AMBIGUOUS:
        return f"{ASPECTS[one.aspect]} «{one.right}»"
    left, right = _side(one, one.left), _side(one, one.right)
    if left and right:
        return f"{ASPECTS[one.aspect]} «{left}» ≠ «{right}»"
    return (
        f"{ASPECTS[one.aspect]}: không nói «{left}»" if left else f"{ASPECTS[one.aspect]}: nói thêm «{right}»"
    )


def _side(one: Difference, said: str) -> str:
    if one.aspect is Aspect.LEVEL:
        return ", ".join(LEVELS[Level(name)] for name in said.split(", ") if name)
    return said
