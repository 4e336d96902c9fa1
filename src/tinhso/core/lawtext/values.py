"""What reading a text yields: statements, each with the passage that says it and the rules that found it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tinhso.core.quantity import Comparator


class Kind(StrEnum):
    """What a statement does with its value."""

    TARGET = "target"  # something to be reached
    RESULT = "result"  # reported as reached, or as the present state


class Level(StrEnum):
    """The tier of government a value is set or measured for."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Every(StrEnum):
    """How often a recurring target falls due."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole or the plan that a figure is compared to ("41.162/43.117 doanh nghiệp")."""

    value: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One quantified commitment or reported figure.

    `start` and `end` count code points of the text as read, and `text[start:end] == quote`; `value_start`
    and `value_end` frame the number itself, the part that a better reader will find at the same place.
    `by` is the last day allowed (targets); `as_of` the period as text: "2022", "2022-Q4", "2023-03-31".
    """

    kind: Kind
    quote: str
    start: int
    end: int
    value_start: int
    value_end: int
    indicator: str
    comparator: Comparator
    value: Decimal
    value_high: Decimal | None = None
    unit: str | None = None
    levels: tuple[Level, ...] = ()
    by: date | None = None
    every: Every | None = None
    as_of: str | None = None
    exclusion: str | None = None
    territory: str | None = None
    of: Whole | None = None
    sure: bool = True
    rules: tuple[str, ...] = ()


class Paper(StrEnum):
    """The kinds of paper that agencies issue."""

    LAW = "law"  # luật, bộ luật, pháp lệnh
    DECREE = "decree"  # nghị định
    CIRCULAR = "circular"  # thông tư
    RESOLUTION = "resolution"  # nghị quyết
    DECISION = "decision"  # quyết định
    DIRECTIVE = "directive"  # chỉ thị
    CONCLUSION = "conclusion"  # kết luận
    PROGRAMME = "programme"  # chương trình, chương trình hành động
    PLAN = "plan"  # kế hoạch
    SCHEME = "scheme"  # đề án, phương án
    PROJECT = "project"  # dự án
    REPORT = "report"  # báo cáo
    NOTICE = "notice"  # thông báo
    GUIDANCE = "guidance"  # hướng dẫn
    PROPOSAL = "proposal"  # tờ trình
    REGULATION = "regulation"  # quy định, quy chế
    TELEGRAM = "telegram"  # công điện
    LETTER = "letter"  # công văn
    MINUTES = "minutes"  # biên bản


class Relation(StrEnum):
    """What a document does with another one that it names."""

    AMENDS = "amends"  # sửa đổi, bổ sung
    REPLACES = "replaces"  # thay thế
    REPEALS = "repeals"  # bãi bỏ
    CARRIES_OUT = "carries_out"  # thực hiện, triển khai
    BASED_ON = "based_on"  # căn cứ


class Detail(StrEnum):
    """The particulars of a document that stand at a place of its text."""

    PAPER = "paper"
    REFERENCE = "reference"
    ISSUER = "issuer"
    PLACE = "place"
    ISSUED_ON = "issued_on"
    TITLE = "title"
    SIGNER = "signer"
    IN_FORCE_FROM = "in_force_from"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a particular of a document stands: `text[start:end] == quote`; the rule that found it."""

    detail: Detail
    quote: str
    start: int
    end: int
    rule: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: the name, the position, and in whose stead or name ("KT. Chủ tịch")."""

    name: str
    position: str | None = None
    on_behalf: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Another paper that a document names, and what it does with it; `name` in the document's words."""

    relation: Relation
    name: str
    quote: str
    start: int
    end: int
    paper: Paper | None = None
    reference: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    sure: bool = True
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a document says of itself; None where it is silent.

    `reference` is its number and symbol ("45/KH-UBND"), `found` where each particular stands.
    """

    paper: Paper | None = None
    reference: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    title: str | None = None
    signer: Signer | None = None
    in_force_from: date | None = None
    citations: tuple[Citation, ...] = ()
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated commitment without a number: `what` is to stand `by` a day.

    `ongoing`: "thường xuyên"; `text[start:end] == quote`.
    """

    quote: str
    start: int
    end: int
    what: str
    by: date | None = None
    every: Every | None = None
    ongoing: bool = False
    levels: tuple[Level, ...] = ()
    territory: str | None = None
    sure: bool = True
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is told to do what: the agencies that lead, those that work with them, by when or how often."""

    quote: str
    start: int
    end: int
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    what: str
    by: date | None = None
    every: Every | None = None
    ongoing: bool = False
    levels: tuple[Level, ...] = ()
    territory: str | None = None
    sure: bool = True
    rules: tuple[str, ...] = ()
