"""Small builders for tests of targets and figures: a province, documents of accepted statements, their indicators."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

import people
from tinhso.base.models import User
from tinhso.base.values import Role
from tinhso.core.lawtext import Kind, Statement
from tinhso.core.quantity import Comparator
from tinhso.core.vi import fold, sort_key
from tinhso.documents import actions as documents
from tinhso.documents.models import Document, Review, Text
from tinhso.documents.values import DocumentKind
from tinhso.indicators import actions as indicators
from tinhso.indicators.models import Indicator
from tinhso.observations import actions as ledger
from tinhso.observations.actions import Fact
from tinhso.observations.models import Observation
from tinhso.progress import actions as progress
from tinhso.progress.actions import Terms
from tinhso.progress.models import Target
from tinhso.territory import queries as territory
from tinhso.territory.models import Area
from tinhso.territory.values import AreaKind, Tier

DAY = date(2024, 12, 31)


@dataclass(frozen=True)
class Says:
    """One sentence of a document: the thing measured and its number; the rest as a statement has it."""

    indicator: str
    value: str = "80"
    unit: str | None = "%"
    comparator: Comparator = Comparator.EQ
    more: dict[str, Any] = field(default_factory=dict)


def steering() -> User:
    """Whoever may do everything that tests of targets need."""
    return people.in_role(Role.STEERING)


def province(name: str = "Bình Dương", *, code: str = "74", valid_to: date | None = None) -> Area:
    """An area of the first tier, made once."""
    known = territory.named(name, on=DAY)
    return known or Area.objects.create(
        code=code,
        name=name,
        tier=Tier.PROVINCE,
        kind=AreaKind.TINH,
        valid_to=valid_to,
        **territory.keys(name),
    )


def document(
    *sentences: Says,
    kind: Kind = Kind.TARGET,
    reference: str = "05-NQ/TU",
    issued_on: date | None = date(2022, 5, 19),
    title: str = "Nghị quyết về chuyển đổi số",
) -> tuple[Document, list[Review]]:
    """A document whose every sentence was added by a reviewer as a statement."""
    by = people.in_role(Role.REVIEWER)
    paper = Document.objects.create(
        kind=DocumentKind.RESOLUTION if kind is Kind.TARGET else DocumentKind.REPORT,
        reference=reference,
        title=title,
        issued_on=issued_on,
        area=province(),
        taken_in_at=timezone.now(),
        taken_in_by=by,
        search_key=fold(f"{reference} {title}"),
        sort_key=sort_key(title),
    )
    content, statements = _written(sentences, kind)
    text = Text.objects.create(
        document=paper,
        name="van-ban.txt",
        sha256=f"{paper.pk}",
        encoding="utf-8",
        content=content,
        recorded_at=timezone.now(),
        recorded_by=by,
    )
    return paper, [documents.add(text=text, statement=statement, by=by) for statement in statements]


def indicator(name: str = "Tỷ lệ hộ gia đình có cáp quang", unit: str = "%") -> Indicator:
    """An indicator of the catalogue, made once."""
    known = Indicator.objects.filter(name=name).first()
    return known or indicators.define(name=name, unit=unit, by=steering())


def target(
    says: Says | None = None, *, terms: Terms | None = None, area: Area | None = None, **paper: Any
) -> Target:
    """A target of a document of its own."""
    said = says or Says("Tỷ lệ hộ gia đình có cáp quang", "95", more={"by": date(2025, 12, 31)})
    _paper, (review,) = document(said, **paper)
    return progress.promise(
        review=review,
        indicator=indicator(said.indicator, said.unit or ""),
        area=area or province(),
        terms=terms or Terms(),
        by=steering(),
    )


def figure(
    value: str | None,
    *,
    of: Target,
    as_of: date | None = date(2024, 6, 30),
    by: User | None = None,
    **more: Any,
) -> Observation:
    """A figure recorded by hand for the series of a target."""
    version = of.versions.select_related("indicator", "area").get(number=1)
    fact = Fact(value=None if value is None else Decimal(value), as_of=as_of, source_note="báo cáo", **more)
    return ledger.record(
        indicator=version.indicator, area=version.area, fact=fact, by=by or people.in_role(Role.DEPARTMENT)
    )


def _written(sentences: Sequence[Says], kind: Kind) -> tuple[str, list[Statement]]:
    content, statements = "Mở đầu.\n", []
    for said in sentences:
        start = len(content)
        quote = f"{said.indicator} đạt {said.value} {said.unit or ''}".rstrip()
        content += quote + ".\n"
        at = start + quote.index(f" đạt {said.value}") + len(" đạt ")
        statements.append(
            Statement(
                kind=kind,
                quote=quote,
                start=start,
                end=start + len(quote),
                value_start=at,
                value_end=at + len(said.value),
                indicator=said.indicator,
                comparator=said.comparator,
                value=Decimal(said.value),
                unit=said.unit,
                **said.more,
            )
        )
    return content, statements
