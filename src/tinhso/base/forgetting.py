"""Where words about a person stand in the tables, and blotting them out: the same length, so that places stay true.

Words are found in both Unicode forms, in capitals, across line breaks, and with the tone on either vowel (Hoà, Hòa).
Every column of text, JSON or lists of text of every part is looked at; a table made later is looked at by itself.
Login names are not: the trail must go on meaning one account.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

import pgtrigger
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.functions import Cast
from django.utils.functional import Promise

from tinhso.base.models import User
from tinhso.core import vi

BLOT = "█"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The tone of oa, oe, uy is written on either vowel.
_PAIRS = {
    vi.nfc(spelling): (vi.nfc(first + tone + second), vi.nfc(first + second + tone))
    for first, second in ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY")
    for tone in _TONES
    for spelling in (first + tone + second, first + second + tone)
}
_BEFORE, _AFTER = r"(?<![\w])", r"(?![\w\u0300-\u036f])"


@dataclass(frozen=True, slots=True)
class Found:
    """Columns of one row that hold the words: by name how often, and what they hold when it is blotted out."""

    row: models.Model
    counts: dict[str, int]
    blotted: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A column that holds the words: of what, which, in how many rows, how often in all."""

    model: type[models.Model]
    thing: Promise | str
    column: Promise | str
    rows: int
    count: int


def pattern(words: str) -> re.Pattern[str]:
    """What finds the words wherever they stand as words of their own."""
    syllables = (_spelled(syllable) for syllable in vi.nfc(words).split())
    return re.compile(_BEFORE + r"\s+".join(syllables) + _AFTER, re.IGNORECASE)


def blotted(value: Any, sought: re.Pattern[str]) -> tuple[Any, int]:
    """A text, list or mapping without what is sought, and how often it stood there."""
    match value:
        case str():
            return sought.subn(lambda found: re.sub(r"\S", BLOT, found.group()), value)
        case list():
            parts = [blotted(part, sought) for part in value]
            return [part for part, _ in parts], sum(count for _, count in parts)
        case dict():
            keys = {key: blotted(part, sought) for key, part in value.items()}
            return {key: part for key, (part, _) in keys.items()}, sum(count for _, count in keys.values())
        case _:
            return value, 0


def find(words: str) -> Iterator[Found]:
    """Every row of every part that holds the words, table by table."""
    sought = pattern(words)
    for model in apps.get_models():
        if model._meta.app_config.name.startswith("tinhso.") and model is not User:
            yield from _in_table(model, words, sought)


def stretches(found: Iterable[Found]) -> list[Stretch]:
    """What was found, counted by column."""
    counted: dict[tuple[type[models.Model], str], tuple[int, int]] = {}
    for one in found:
        for name, count in one.counts.items():
            rows, all_in_all = counted.get((type(one.row), name), (0, 0))
            counted[type(one.row), name] = rows + 1, all_in_all + count
    return [
        Stretch(model, model._meta.verbose_name or "", _name_of(model, name), rows, count)
        for (model, name), (rows, count) in counted.items()
    ]


def blot(found: Found) -> None:
    """Write a row without the words. Only the owner of the tables may where rows are kept as they were added."""
    model = type(found.row)
    triggers = getattr(model._meta, "triggers", ())
    guards = [t.get_pgid(model) for t in triggers if isinstance(t, pgtrigger.Protect)]  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        # A table with checks still to come at the end of the transaction cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for guard in guards:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" DISABLE TRIGGER {guard}')
        model._base_manager.filter(pk=found.row.pk).update(**found.blotted)
        for guard in guards:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" ENABLE TRIGGER {guard}')


def file_of(row: models.Model) -> str:
    """The hash of the file that a row was read from; empty where it was not."""
    own = getattr(row, "sha256", "")
    if own or not any(isinstance(f, models.OneToOneField) and f.name == "text" for f in row._meta.fields):
        return str(own)
    return str(getattr(row.text, "sha256", ""))  # type: ignore[attr-defined]  # the layout of a text


def _name_of(model: type[models.Model], column: str) -> str:
    field = model._meta.get_field(column)
    assert isinstance(field, models.Field)
    return str(field.verbose_name)


def _spelled(syllable: str) -> str:
    parts, at = [], 0
    while at < len(syllable):
        pair = _PAIRS.get(syllable[at : at + 2])
        spellings = pair or (syllable[at],)
        forms = {unicodedata.normalize(form, one) for one in spellings for form in ("NFC", "NFD")}
        parts.append("(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + ")")
        at += 2 if pair else 1
    return "".join(parts)


def _in_table(model: type[models.Model], words: str, sought: re.Pattern[str]) -> Iterator[Found]:
    fields = [field for field in model._meta.concrete_fields if _holds_words(field)]
    plain = [field.name for field in fields if not field.name.endswith("_key")]
    if not plain:
        return
    # The database looks for one syllable, which is quick; what stands around it is looked at here.
    syllable = _spelled(max(vi.nfc(words).split(), key=len))
    texts = {f"text_of_{name}": Cast(name, models.TextField()) for name in plain}
    asked = reduce(lambda a, b: a | b, (models.Q(**{f"{text}__iregex": syllable}) for text in texts))
    for row in model._base_manager.alias(**texts).filter(asked).iterator(chunk_size=200):
        found = {name: blotted(getattr(row, name), sought) for name in plain}
        hits = {name: (value, count) for name, (value, count) in found.items() if count}
        if hits:
            keys = _keys(row, [field.name for field in fields if field.name not in plain], words)
            counts = {name: count for name, (_, count) in hits.items()}
            yield Found(row, counts, {name: value for name, (value, _) in hits.items()} | keys)


def _keys(row: models.Model, names: list[str], words: str) -> dict[str, str]:
    """Keys to search and to sort by hold the words in another writing: letters alone, or letters by their order."""
    letters = vi.sort_key(words).split("\x01")[0]
    folded = re.compile(re.escape(vi.fold(words)))
    made = {name: str(getattr(row, name)) for name in names}
    return {
        name: folded.sub(lambda found: re.sub(r"\S", BLOT, found.group()), key).replace(letters, BLOT)
        for name, key in made.items()
        if folded.search(key) or letters in key
    }


def _holds_words(field: Any) -> bool:
    if isinstance(field, ArrayField):
        return _holds_words(field.base_field)
    is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
    return is_text and not getattr(field, "choices", None)
