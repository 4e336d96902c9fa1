"""The English catalogue: complete, faithful to its sources, and compiled from what it says now."""

import ast
import re
from pathlib import Path

import catalogue
import pytest
from babel.messages.catalog import Catalog, Message
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import ngettext

from faces.languages import VIETNAMESE
from tinhso.base import english

PLACES = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext", "pgettext_lazy", "npgettext"}
SOURCE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

#: tinhso/base/context.py
msgid "Văn bản"
msgstr "Documents"

msgid "không còn ai nói"
msgstr "nobody says this any more"
"""


@pytest.fixture(scope="module")
def known() -> Catalog:
    """The catalogue as it stands in the tree."""
    return catalogue.read_catalogue(english.CATALOGUE)


def forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def messages(of: Catalog) -> dict[tuple[object, str | None], Message]:
    return {(message.id, message.context): message for message in of if message.id}


def test_every_message_of_the_sources_is_in_the_catalogue_and_nothing_else(known: Catalog) -> None:
    assert messages(catalogue.template_of_sources()).keys() == messages(known).keys()


def test_every_message_is_translated(known: Catalog) -> None:
    assert [
        message.id for message in messages(known).values() if message.fuzzy or not all(forms(message.string))
    ] == []


def test_a_message_that_counts_has_one_and_many(known: Catalog) -> None:
    counting = [message for message in messages(known).values() if message.pluralizable]
    assert counting
    assert [message.id for message in counting if len(forms(message.string)) != 2] == []


def test_a_translation_keeps_the_places_of_its_message(known: Catalog) -> None:
    wrong = [
        (message.id, said)
        for message in messages(known).values()
        for said in forms(message.string)
        if sorted(PLACES.findall(forms(message.id)[0])) != sorted(PLACES.findall(said))
    ]
    assert wrong == []


def test_no_translation_is_left_in_vietnamese(known: Catalog) -> None:
    said = [words for message in messages(known).values() for words in forms(message.string)]
    assert [words for words in said if VIETNAMESE.search(words)] == []


def test_no_message_hides_in_a_formatted_string_where_the_extractor_cannot_see_it() -> None:
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in catalogue.SOURCES.rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in CALLS
        if isinstance(call.args[0], ast.Constant) and path.parts[-2] not in ("cli", "launch")
    ]
    assert hidden == []


def test_one_day_and_two_days_are_told_apart() -> None:
    with translation.override("en"):
        assert [ngettext("%s ngày", "%s ngày", n) % n for n in (1, 2)] == ["1 day", "2 days"]


def test_extracting_keeps_what_is_translated_and_forgets_what_nobody_says(tmp_path: Path) -> None:
    po = tmp_path / "django.po"
    po.write_text(SOURCE, "utf-8")
    catalogue.extract(po)
    found = messages(catalogue.read_catalogue(po))
    assert found["Văn bản", None].string == "Documents"
    assert ("không còn ai nói", None) not in found
    assert found["Đăng nhập", None].string == ""
    before = po.read_bytes()
    catalogue.extract(po)
    assert po.read_bytes() == before


def test_a_compiled_catalogue_is_known_by_what_it_was_made_from(tmp_path: Path) -> None:
    po = tmp_path / "django.po"
    po.write_text(SOURCE, "utf-8")
    assert not english.is_compiled(po)
    catalogue.compile_catalogue(po)
    assert english.is_compiled(po)
    po.write_text(SOURCE.replace("Documents", "Papers"), "utf-8")
    assert not english.is_compiled(po)
    po.with_suffix(".mo").write_bytes(b"torn")
    assert not english.is_compiled(po)


def test_a_start_without_the_compiled_catalogue_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english, "is_compiled", lambda: False)
    with pytest.raises(CommandError, match="make run"):
        call_command("prepare")
