"""From accepted statements to targets and ledger rows: which indicator each speaks of, and making them in one go."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tinhso.base.models import User
from tinhso.base.values import Refused
from tinhso.core.lawtext import Kind
from tinhso.core.matching import Closeness, Index, Match, Wording
from tinhso.core.pace import Direction
from tinhso.core.quantity import Comparator
from tinhso.documents import queries as documents
from tinhso.documents.models import Document, Review
from tinhso.indicators import actions as indicators
from tinhso.indicators.models import Indicator
from tinhso.ioc import wording
from tinhso.ioc.board import wording_of
from tinhso.observations import actions as ledger
from tinhso.observations import queries as observations
from tinhso.observations.actions import Fact
from tinhso.observations.models import Observation
from tinhso.progress import actions as progress
from tinhso.progress import queries as targets
from tinhso.progress.actions import Terms
from tinhso.progress.models import Target
from tinhso.territory import queries as territory
from tinhso.territory.models import Area

# What the column holds.
_MOST_BASIS = 500  # letters
_MOST_OFFERS = 5
_KNOWN, _NEW = "cs:", "moi:"
_LESS = (Comparator.LE, Comparator.LT)


@dataclass(frozen=True, slots=True)
class Offer:
    """An indicator that a statement may speak of: `key` names it in a form, `match` says how close it is."""

    key: str
    name: str
    code: str
    match: Match


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with the indicators offered for it; `chosen` is the key of the one preselected."""

    review: Review
    offers: tuple[Offer, ...]
    chosen: str

    @property
    def own(self) -> str:
        """The key of an indicator made from this statement."""
        return f"{_NEW}{self.review.pk}"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose for a statement: the indicator, the area, and the terms of a target or a result's fact."""

    review: Review
    key: str
    area: Area
    terms: Terms = Terms()
    fact: Fact | None = None
    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Named:
    key: str
    name: str
    code: str
    unit: str


def open_reviews(document: Document) -> list[Review]:
    """The accepted statements of a document that are neither a target nor in the ledger yet, in order of the text."""
    entries = documents.entries(document.text)
    standing = [entry.review for entry in entries if entry.is_standing and entry.review]
    done = targets.promised(standing).keys() | observations.recorded(standing).keys()
    return [review for review in standing if review.pk not in done]


def placed(reviews: Sequence[Review], catalogue: Iterable[Indicator]) -> list[Placed]:
    """For each statement the indicators it may speak of, the closest first.

    An indicator that is the same, or the same said more briefly, is preselected when it is the only one so
    close; else an indicator made from an earlier statement of the same document; else a new one.
    """
    known = [_Named(f"{_KNOWN}{one.pk}", one.name, one.code, one.unit) for one in catalogue]
    index = Index([_wording(one) for one in known])
    found: list[Placed] = []
    for review in reviews:
        offers = _offers(review, known, index)
        sure = _sure(offers)
        found.append(Placed(review, offers, sure or f"{_NEW}{review.pk}"))
        if not sure:
            known.append(_Named(f"{_NEW}{review.pk}", review.indicator, "", review.unit or ""))
            index.add(_wording(known[-1]))
    return found


def area_of(review: Review, *, on: date) -> Area | None:
    """The area a statement speaks of: the one it names, else its document's; None when the named one is unknown."""
    if review.territory:
        return territory.named(review.territory, on=on, within=review.text.document.area)
    return review.text.document.area


@translation.override(settings.LANGUAGE_CODE)
def legal_basis(document: Document) -> str:
    """How a document is cited: "Nghị quyết 05-NQ/TU ngày 19/05/2022 của Tỉnh ủy".

    It is stored, so it is Vietnamese whatever language its maker reads pages in.
    """
    said = [f"{document.get_kind_display()} {document.reference or f'«{document.title}»'}"]
    if document.issued_on:
        said.append(_("ngày %s") % wording.day(document.issued_on))
    if document.issuer:
        said.append(_("của %s") % document.issuer)
    return " ".join(said)[:_MOST_BASIS]


@transaction.atomic
def settle(choices: Sequence[Choice], *, by: User, is_example: bool = False) -> list[Target | Observation]:
    """Make a target of every promise and a ledger row of every result chosen: all of them, or none."""
    catalogue = {f"{_KNOWN}{one.pk}": one for one in Indicator.objects.all()}
    of_review = {f"{_NEW}{choice.review.pk}": choice for choice in choices}
    made: list[Target | Observation] = []
    for choice in choices:
        if choice.key not in catalogue:
            owner = of_review.get(choice.key)
            if owner is None:
                raise Refused(_("Có dòng chọn chỉ số của một dòng không được đánh dấu: hãy chọn lại chỉ số."))
            catalogue[choice.key] = _defined(owner, by, is_example=is_example)
        made.append(_made(choice, catalogue[choice.key], by))
    return made


def _wording(one: _Named) -> Wording:
    return Wording(one.name, one.unit or None)


def _offers(review: Review, known: Sequence[_Named], index: Index) -> tuple[Offer, ...]:
    wanted = wording_of(review)
    # A catalogue entry has no level, place or exception of its own: these belong to target and figure.
    bare = Wording(wanted.indicator, wanted.unit, change=wanted.change)
    return tuple(
        Offer(known[one.at].key, known[one.at].name, known[one.at].code, one.match)
        for one in index.best(bare, _MOST_OFFERS)
    )


def _sure(offers: Collection[Offer]) -> str:
    same = [offer for offer in offers if offer.match.closeness is Closeness.SAME]
    briefer = [offer for offer in offers if offer.match.closeness is Closeness.BRIEFER]
    if same:
        return same[0].key
    return briefer[0].key if len(briefer) == 1 else ""


def _defined(choice: Choice, by: User, *, is_example: bool) -> Indicator:
    review = choice.review
    return indicators.define(
        name=choice.name or review.indicator,
        unit=choice.unit or review.unit or "",
        direction=Direction.LESS if review.comparator in _LESS else Direction.MORE,
        is_example=is_example,
        by=by,
    )


def _made(choice: Choice, indicator: Indicator, by: User) -> Target | Observation:
    if choice.review.kind == Kind.TARGET:
        return progress.promise(
            review=choice.review, indicator=indicator, area=choice.area, terms=choice.terms, by=by
        )
    return ledger.record(
        indicator=indicator,
        area=choice.area,
        fact=choice.fact or ledger.fact_of(choice.review),
        review=choice.review,
        by=by,
    )
