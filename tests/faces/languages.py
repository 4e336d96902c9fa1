"""A reader of pages for the tests of languages: what a page says outside of content marked as Vietnamese."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

VIETNAMESE = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE
)
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
_READ_OUT = ("alt", "aria-label", "content", "data-label", "label", "placeholder", "title")


class Page(HTMLParser):
    """The words of a page with the language each is marked as, its links and its forms."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.forms: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the language that begins, what is read out of the tag itself, and where it leads."""
        known = {name: value or "" for name, value in attrs}
        language = known.get("lang", self._language)
        self.said += [(language, known[name]) for name in _READ_OUT if name in known]
        if tag == "a" and "href" in known:
            self.links.append(known["href"])
        if tag == "form" and known.get("method") == "post":
            self.forms.append(known.get("action", ""))
        if tag not in _VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag and whatever was left open in it."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep the words; what stands in a box was typed by somebody."""
        inside = self._open[-1][0] if self._open else ""
        if data.strip() and inside not in ("script", "style", "textarea"):
            self.said.append((self._language, " ".join(data.split())))

    def words(self, language: str) -> Iterator[str]:
        """What is said in one language."""
        return (words for marked, words in self.said if marked == language)

    @property
    def _language(self) -> str:
        return self._open[-1][1] if self._open else ""
