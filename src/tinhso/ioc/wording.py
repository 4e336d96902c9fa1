"""How statuses, reasons, values and differences are said to people."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinhso.base import wording as words
from tinhso.base.charts.marks import MARKS
from tinhso.base.numbers import show_number, show_period, show_value
from tinhso.core.lawtext import Every, Kind, Level
from tinhso.core.matching import Aspect, Closeness, Difference, Match
from tinhso.core.pace import Direction, Reason, Status, Why
from tinhso.core.quantity import Comparator
from tinhso.documents.models import Review
from tinhso.progress.models import TargetVersion
from tinhso.progress.values import Standing

CLOSENESS: dict[Closeness, Lazy] = {
    Closeness.SAME: gettext_lazy("cùng một đại lượng"),
    Closeness.BRIEFER: gettext_lazy("cùng đại lượng, nói gọn hơn"),
    Closeness.SIMILAR: gettext_lazy("gần giống, cần người xem"),
}
_ASPECT: dict[Aspect, Lazy] = {
    Aspect.POPULATION: gettext_lazy("đối tượng"),
    Aspect.VERB: gettext_lazy("việc làm"),
    Aspect.OBJECT: gettext_lazy("nội dung đo"),
    Aspect.ONLINE: gettext_lazy("hình thức"),
    Aspect.TECHNOLOGY: gettext_lazy("công nghệ"),
    Aspect.CHANNEL: gettext_lazy("nơi, kênh"),
    Aspect.BASE: gettext_lazy("tổng thể so sánh"),
    Aspect.MEASURE: gettext_lazy("cách đo"),
    Aspect.UNIT: gettext_lazy("đơn vị tính"),
    Aspect.LEVEL: gettext_lazy("cấp"),
    Aspect.TERRITORY: gettext_lazy("địa bàn"),
    Aspect.EXCLUSION: gettext_lazy("phần loại trừ"),
}


def status_word(status: Status) -> str:
    """The name of a status."""
    return str(MARKS[status].word)


def day(on: date | None) -> str:
    """A day as dd/mm/yyyy."""
    return f"{on:%d/%m/%Y}" if on else ""


def amount(number: Decimal | float | int | None, unit: str | None = None) -> str:
    """A number the Vietnamese way, with its unit; floats without the dust of binary fractions."""
    if number is None:
        return ""
    exact = number if isinstance(number, Decimal) else Decimal(str(round(float(number), 6)))
    return show_value(exact, unit or None)


def gap(number: float, unit: str | None) -> str:
    """A distance: of a share in points, of a rank in places."""
    if unit and unit.startswith("%"):
        return _("%s điểm %%") % amount(number)
    return amount(number, unit)


def asked(version: TargetVersion) -> str:
    """What a target asks: "trên 95 %", "20–30 %"."""
    unit = version.indicator.unit or None
    return words.measure(Comparator(version.comparator), version.value, high=version.value_high, unit=unit)


def due(version: TargetVersion) -> str:
    """By when: a day, how often, both, or that nothing is stated."""
    every = str(words.EVERY[Every(version.every)]) if version.every else ""
    last = _("đến hết %s") % day(version.due) if version.due else ""
    return ", ".join(filter(None, (every, last))) or _("không nêu hạn")


def claim(review: Review) -> str:
    """What a statement says of its number: "trên 95 %", "82 %"."""
    return words.measure(
        Comparator(review.comparator), review.value, high=review.value_high, unit=review.unit
    )


def stated_day(review: Review) -> str:
    """By when a promised value is due, or of which day a reported one speaks."""
    if review.kind == Kind.TARGET:
        every = str(words.EVERY[Every(review.every)]) if review.every else ""
        return ", ".join(filter(None, (every, day(review.by)))) or _("không nêu hạn")
    if review.as_of:
        return show_period(review.as_of)
    issued = review.text.document.issued_on
    return _("%s, ngày của văn bản") % day(issued) if issued else _("không rõ ngày")


def levels(names: Iterable[str]) -> str:
    """Levels of government in words; empty for none."""
    return ", ".join(str(words.LEVELS[Level(name)]) for name in names)


def distance(standing: Standing) -> str:
    """How far the latest figure is from what is asked."""
    missing, version = standing.assessment.distance, standing.version
    if missing is None:
        return _("chưa có số liệu")
    if standing.assessment.reached:
        return _("đã đạt")
    if not missing:
        return _("vừa bằng ngưỡng, chưa vượt")
    if version.direction == Direction.RANK:
        return _("còn %s bậc") % amount(missing)
    word = _("còn cao hơn %s") if version.direction == Direction.LESS else _("còn thiếu %s")
    return word % gap(missing, version.indicator.unit)


def reasons(standing: Standing) -> list[str]:
    """Why the status was given, each reason a sentence."""
    unit = standing.version.indicator.unit
    said = [reason(why, unit) for why in standing.assessment.reasons]
    if standing.ended_with_its_area:
        said.append(
            _("Địa bàn kết thúc do sắp xếp: đánh giá tại %s, ngày cuối cùng còn đơn vị này.")
            % day(standing.judged_on)
        )
    if standing.has_lost_its_passage:
        said.append(
            _(
                "Đoạn giao chỉ tiêu đã bị loại bỏ khi rà soát lại: cần rút chỉ tiêu hoặc chấp nhận lại đoạn này."
            )
        )
    if standing.passage_was_edited:
        said.append(
            _("Đoạn giao chỉ tiêu đã được sửa khi rà soát lại: cần xem chỉ tiêu còn đúng với đoạn này không.")
        )
    if standing.figure_has_lost_its_passage:
        said.append(_("Đoạn nêu số liệu đã bị loại bỏ khi rà soát lại: cần rút hoặc đính chính số liệu."))
    return said


def reason(why: Reason, unit: str | None) -> str:
    """One reason as a sentence with its figures."""
    figures = {name: _figure(name, value, unit) for name, value in why.figures}
    return _REASONS[Why(why.code)]() % figures


def difference(found: Difference) -> str:
    """One respect in which a figure's wording (right) differs from the target's (left)."""
    if found.aspect is Aspect.AMBIGUOUS:
        return _("nói gọn đến mức có thể là vài đại lượng khác nhau")
    left, right = _side(found.aspect, found.left), _side(found.aspect, found.right)
    if left and not right:
        return _("thiếu «%s»") % left
    if right and not left:
        return _("nói thêm «%s»") % right
    said = {"aspect": _ASPECT[found.aspect], "left": left, "right": right}
    return _("khác %(aspect)s: «%(right)s» thay cho «%(left)s»") % said


def _side(aspect: Aspect, said: str) -> str:
    """The words of one side; levels come as codes."""
    return levels(name for name in said.split(", ") if name) if aspect is Aspect.LEVEL else said


def differences(match: Match | None) -> str:
    """All differences in one phrase: "nói gọn hơn: thiếu «cáp quang»"; empty for none."""
    if match is None or not match.differences:
        return ""
    said = "; ".join(difference(found) for found in match.differences)
    if match.closeness is Closeness.BRIEFER:
        return _("nói gọn hơn: %s") % said
    return _("nói khác: %s") % said


def headline(standing: Standing) -> str:
    """The answer of a target page in one sentence."""
    version, assessment = standing.version, standing.assessment
    goal = {"asked": asked(version), "due": due(version)}
    if assessment.latest is None:
        return _("Chưa có số liệu; cần %(asked)s, %(due)s") % goal
    goal["now"] = amount(assessment.latest.value, version.indicator.unit)
    if assessment.reached:
        return _("Đã đạt: %(now)s, yêu cầu %(asked)s, %(due)s") % goal
    return _("Mới %(now)s, %(gap)s; cần %(asked)s, %(due)s") % {**goal, "gap": distance(standing)}


def tally(counts: dict[Status, int]) -> str:
    """How a resolution stands in a few words: "5/14 đạt, 3 chậm"."""
    whole = sum(counts.values())
    said = [_("%(n)s/%(all)s chỉ tiêu đạt") % {"n": counts.get(Status.REACHED, 0), "all": whole}]
    for status in (Status.LATE, Status.AT_RISK, Status.NO_DATA):
        if counts.get(status):
            said.append(f"{counts[status]} {status_word(status).lower()}")
    return ", ".join(said)


def days(count: int) -> str:
    """A number of days in words."""
    return ngettext("%s ngày", "%s ngày", count) % show_number(Decimal(count))


def _figure(name: str, value: float | date | int | None, unit: str | None) -> str:
    if value is None:
        return "…"
    if isinstance(value, date):
        return day(value)
    if name in ("days_left", "days_over", "stale_after"):
        return days(int(value))
    if name == "ratio":
        return f"{show_number(Decimal(round(float(value) * 100)))} %"
    return gap(value, unit) if name == "distance" else amount(value, unit)


_REASONS: dict[Why, Callable[[], str]] = {
    Why.REACHED: lambda: _("Số mới nhất %(latest)s đáp ứng yêu cầu %(target)s."),
    Why.REACHED_LATE: lambda: _("Đạt sau hạn %(due)s: số cuối cùng trước hạn chưa đạt."),
    Why.DUE_PASSED: lambda: _("Đã quá hạn %(due)s được %(days_over)s mà chưa đạt."),
    Why.NO_FIGURE: lambda: _("Chưa có số liệu nào được ghi đến ngày xem."),
    Why.OTHER_PERIOD: lambda: _(
        "Số mới nhất (%(latest_on)s) thuộc kỳ cũ; kỳ đang xét kết thúc %(period_end)s chưa có số liệu."
    ),
    Why.BEFORE_START: lambda: _("Lộ trình bắt đầu từ %(start)s, đến nay chưa đòi hỏi gì."),
    Why.NO_DEADLINE: lambda: _("Văn bản không nêu hạn; còn cách %(distance)s."),
    Why.NO_PATH: lambda: _("Chưa đến hạn %(due)s (còn %(days_left)s); còn cách %(distance)s."),
    Why.ON_PATH: lambda: _("Số mới nhất %(latest)s theo kịp lộ trình %(expected)s."),
    Why.BEHIND: lambda: _("Số mới nhất %(latest)s thấp hơn lộ trình %(expected)s (đi được %(ratio)s)."),
    Why.FAR_BEHIND: lambda: _("Số mới nhất %(latest)s kém xa lộ trình %(expected)s (đi được %(ratio)s)."),
    Why.MOVED_AWAY: lambda: _("Số mới nhất %(latest)s còn xa đích hơn mức xuất phát %(baseline)s."),
    Why.LOST: lambda: _("Ngày %(lost_on)s từng đạt (%(lost)s) nhưng số mới nhất thì không."),
    Why.BOUND_ITSELF: lambda: _("Số mới nhất %(latest)s vừa bằng ngưỡng; yêu cầu là phải vượt."),
    Why.UNDATED: lambda: _("Nguồn không nói số mới nhất là của ngày nào."),
    Why.STALE: lambda: _("Số mới nhất của ngày %(latest_on)s đã quá cũ (hơn %(stale_after)s)."),
    Why.SOURCES_DISAGREE: lambda: _(
        "Số đã xác minh %(verified)s (%(verified_on)s) và số tự báo cáo %(reported)s (%(reported_on)s) cho"
        " kết luận khác nhau."
    ),
    Why.SAME_DAY_DIFFER: lambda: _(
        "Cùng một ngày có hai số %(latest)s và %(other)s; đang lấy số kém thuận lợi hơn."
    ),
}
