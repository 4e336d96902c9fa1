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
    """The words of a page with the language each is marked as, its links and its forms.

    `unmarked`: words where no mark can stand inside, so that a name of a document may be among them.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.unmarked: list[str] = []
        self.links: list[str] = []
        self.forms: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the language that begins, what is read out of the tag itself, and where it leads."""
        known = {name: value or "" for name, value in attrs}
        language = known.get("lang", self._language)
        self.unmarked += [known[name] for name in _READ_OUT if name in known]
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
        inside, words = self._open[-1][0] if self._open else "", " ".join(data.split())
        if not words or inside in ("script", "style", "textarea"):
            return
        if inside in ("title", "option") and self._language != "vi":
            self.unmarked.append(words)
        else:
            self.said.append((self._language, words))

    def words(self, language: str) -> Iterator[str]:
        """What is said in one language."""
        return (words for marked, words in self.said if marked == language)

    @property
    def _language(self) -> str:
        return self._open[-1][1] if self._open else ""
