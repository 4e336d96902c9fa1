"""Splitting a statement: the parts that suggest themselves, and the form they are typed into."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from tinhso.base import wording
from tinhso.base.fields import NumberField
from tinhso.core.lawtext import Level, Statement
from tinhso.core.quantity.typed import typed_readings
from tinhso.documents.models import Candidate, Review

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A number that is part of a day or month is no value ("trước tháng 6/2026").
_DATED = re.compile(r"(?:ngày|tháng|quý)\s\Z", re.IGNORECASE)
_BEFORE_YEAR = re.compile(r"/(?:\d{1,2}/)?(?:19|20)\d\d(?!\d)")
_MOST = 6


class PartForm(forms.Form):
    """One part: which number of the passage, its value, at which level, of what; a part without a value is none."""

    at = forms.ChoiceField(label=_("Số trong câu"), required=False)
    value = NumberField(label=_("Giá trị"), required=False)
    level = forms.ChoiceField(
        label=_("Cấp"), required=False, choices=[("", _("Như cũ")), *wording.LEVELS.items()]
    )
    indicator = forms.CharField(label=_("Đại lượng đo"), required=False, max_length=2000)

    def __init__(self, *args: Any, numbers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["at"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(numbers)
        # A box of its own for each row: the label of the first row stands for its column.
        self.use_required_attribute = False


_Parts = formset_factory(PartForm, extra=0, min_num=2, max_num=_MOST, validate_min=False)


def form(fields: Candidate | Review, quote: str, data: Any = None) -> "BaseFormSet[PartForm]":
    """The parts to fill in; without `data` those that the passage suggests, and an empty one."""
    numbers = _numbers(quote, fields.start)
    first = suggested(fields, quote)
    blank = {"at": _word(fields.value_start, fields.value_end), "indicator": fields.indicator}
    made: BaseFormSet[PartForm] = _Parts(
        data, initial=[*first, blank][:_MOST], form_kwargs={"numbers": numbers}, prefix="phan"
    )
    return made


def suggested(fields: Candidate | Review, quote: str) -> list[dict[str, Any]]:
    """The parts that a passage suggests: a value for each level, or each number with the level of its place."""
    levels = [Level(level) for level in fields.levels]
    values = [
        (start, end, typed_readings(word, unit=fields.unit)[0])
        for start, end, word in _found(quote, fields.start)
        if start >= fields.value_start and typed_readings(word, unit=fields.unit)
    ]
    values = values[: max(2, len(levels))] if len(values) > 1 else values
    if len(levels) > 1 and len(values) != len(levels):
        values = [(fields.value_start, fields.value_end, fields.value)] * len(levels)
    paired = levels if len(levels) == len(values) else [None] * len(values)
    return [
        {"at": _word(start, end), "value": value, "level": level or "", "indicator": fields.indicator}
        for (start, end, value), level in zip(values, paired, strict=True)
    ]


def statements(parts: "BaseFormSet[PartForm]", whole: Statement) -> list[Statement]:
    """The parts as statements: each like the whole but for what was said of it."""
    made = []
    for part in parts.forms:
        said = part.cleaned_data
        if said.get("value") is None:
            continue
        start, end = map(int, said["at"].split("-")) if said["at"] else (whole.value_start, whole.value_end)
        made.append(
            replace(
                whole,
                value_start=start,
                value_end=end,
                start=min(whole.start, start),
                end=max(whole.end, end),
                value=said["value"],
                value_high=None,
                levels=(Level(said["level"]),) if said["level"] else whole.levels,
                indicator=" ".join(said["indicator"].split()) or whole.indicator,
            )
        )
    return made


def _numbers(quote: str, start: int) -> list[tuple[str, str]]:
    """Every number of the passage as a choice: where it stands, and its words about it."""
    return [
        (_word(at, end), f"{word} ({' '.join(quote[at - start : end - start + 24].split())}…)")
        for at, end, word in _found(quote, start, years=True)
    ]


def _found(quote: str, start: int, *, years: bool = False) -> list[tuple[int, int, str]]:
    return [
        (start + found.start(), start + found.end(), found.group())
        for found in _NUMBER.finditer(quote)
        if years or not _is_time(quote, found)
    ]


def _is_time(quote: str, found: re.Match[str]) -> bool:
    dated = _DATED.search(quote, 0, found.start()) or _BEFORE_YEAR.match(quote, found.end())
    return bool(dated or _YEAR.fullmatch(found.group()))


def _word(start: int, end: int) -> str:
    return f"{start}-{end}"
