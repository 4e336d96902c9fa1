"""The English catalogue: `extract` brings django.po up to the sources, `compile` writes django.mo."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from tinhso.base import english

SOURCES = english.CATALOGUE.parents[3]
_KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# What only a terminal shows stays Vietnamese.
_TERMINAL = {"cli", "launch", "migrations", "management"}


def template_of_sources() -> Catalog:
    """Every message that pages may show, with the files that say it."""
    found = Catalog(locale="en", charset="utf-8")
    for path, line, words, context in _messages():
        place = (path.relative_to(SOURCES.parent).as_posix(), line)
        found.add(words, locations=[place], context=context)
    return found


def extract(po: Path) -> None:
    """Bring the catalogue up to the sources: new messages come in untranslated, those gone go out."""
    source, known = template_of_sources(), read_catalogue(po)
    # A date that moves with every run would stand in the way of merging.
    source.creation_date = known.creation_date
    known.update(source, no_fuzzy_matching=True, update_creation_date=False)
    with po.open("wb") as file:
        write_po(file, known, width=110, ignore_obsolete=True, include_lineno=False, sort_by_file=True)


def compile_catalogue(po: Path) -> None:
    """Write the .mo beside the .po; the version in its header is the hash of what it was made from."""
    compiled = read_catalogue(po)
    compiled.version = english.fingerprint(po)
    part = po.with_suffix(".part")
    with part.open("wb") as file:
        write_mo(file, compiled)
    os.replace(part, po.with_suffix(".mo"))


def read_catalogue(po: Path) -> Catalog:
    """The catalogue as it stands."""
    with po.open("rb") as file:
        return read_po(file, locale="en")


def _messages() -> Iterator[tuple[Path, int, str | tuple[str, ...], str | None]]:
    for path in sorted(SOURCES.rglob("*")):
        if path.suffix not in (".py", ".html", ".txt") or _TERMINAL & set(path.parts[len(SOURCES.parts) :]):
            continue
        text = path.read_text("utf-8")
        code = text if path.suffix == ".py" else _as_code(text, path)
        for line, function, words, _ in extract_python(io.BytesIO(code.encode()), _KEYWORDS, (), {}):
            yield path, line, *_told(words, _KEYWORDS[function])


def _as_code(template: str, path: Path) -> str:
    """A template as calls of gettext, line by line; what stands around them must not look like indentation."""
    return "\n".join(line.strip() for line in templatize(template, origin=str(path)).splitlines())


def _told(words: object, spec: tuple | None) -> tuple[str | tuple[str, ...], str | None]:
    """The message of a call (singular and plural where it counts) and its context."""
    said = words if isinstance(words, tuple) else (words,)
    order = spec or (1,)
    context = next((said[at[0] - 1] for at in order if isinstance(at, tuple)), None)
    message = tuple(said[at - 1] for at in order if isinstance(at, int))
    return (message if len(message) > 1 else message[0]), context


if __name__ == "__main__":
    DO: dict[str, Callable[[Path], None]] = {"extract": extract, "compile": compile_catalogue}
    if len(sys.argv) != 2 or sys.argv[1] not in DO:
        sys.exit("catalogue.py extract | compile")
    DO[sys.argv[1]](english.CATALOGUE)
