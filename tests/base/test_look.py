"""The stylesheet: small, of this server alone, and readable in every contrast."""

import gzip
import re
from pathlib import Path

import pytest

import tinhso

CSS = (Path(tinhso.__file__).parent / "base/static/base/page.css").read_text("utf-8")
USUAL, HIGH = ":root", '[data-contrast="cao"]'
WORDS = ("reached", "on_track", "at_risk", "late", "no_data", "not_due")


def tokens(selector: str) -> dict[str, str]:
    """The colours a selector sets, those of :root beneath them."""
    found: dict[str, str] = {}
    for block in (USUAL, selector):
        rules = re.search(rf"^{re.escape(block)} \{{(.*?)\}}", CSS, re.S | re.M)
        assert rules
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", rules.group(1)))
    return found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 black to 1 white."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("selector", "least"), [(USUAL, 4.5), (HIGH, 7.0)])
def test_every_word_stands_out_from_its_ground(selector: str, least: float) -> None:
    colour = tokens(selector)
    pairs = [("brand-ink", "brand"), ("brand-soft", "brand"), ("bad", "bad-wash"), ("warn", "warn-wash")]
    pairs += [("good", "good-wash")]
    pairs += [
        (word, ground)
        for word in (*WORDS, "ink", "ink-soft", "link")
        for ground in ("paper", "ground", "wash")
    ]
    pairs += [("ink", ground) for ground in colour if ground.startswith("mark-")]
    assert {
        pair: contrast(*map(colour.get, pair)) for pair in pairs if contrast(*map(colour.get, pair)) < least
    } == {}


@pytest.mark.parametrize("selector", [USUAL, HIGH])
def test_the_edge_of_a_field_can_be_seen(selector: str) -> None:
    colour = tokens(selector)
    assert contrast(colour["edge"], colour["paper"]) >= 3


@pytest.mark.parametrize("word", WORDS)
def test_a_status_is_legible_on_paper(word: str) -> None:
    assert contrast(tokens(USUAL)[word], "#fff") >= 6.3


def test_the_stylesheet_is_small() -> None:
    assert len(CSS.encode()) <= 20_500
    assert len(gzip.compress(CSS.encode())) <= 6_000


def test_the_stylesheet_asks_nothing_of_another_server() -> None:
    assert not re.search(r"url\(|@import|https?:", CSS)


def test_marks_on_letters_are_not_clipped() -> None:
    heights = [float(height) for height in re.findall(r"line-height: ([\d.]+)", CSS)]
    assert heights
    assert min(heights) >= 1.35
