"""The kinds of paper as texts name them, and the numbers and symbols under which they are kept."""

import re

from tinhso.core.lawtext.values import Paper

NAMES: tuple[tuple[str, Paper], ...] = (
    ("bộ luật", Paper.LAW), ("luật", Paper.LAW), ("pháp lệnh", Paper.LAW), ("nghị định", Paper.DECREE),
    ("thông tư liên tịch", Paper.CIRCULAR), ("thông tư", Paper.CIRCULAR),
    ("nghị quyết liên tịch", Paper.RESOLUTION), ("nghị quyết", Paper.RESOLUTION),
    ("quyết định", Paper.DECISION), ("chỉ thị", Paper.DIRECTIVE), ("kết luận", Paper.CONCLUSION),
    ("chương trình hành động", Paper.PROGRAMME), ("chương trình", Paper.PROGRAMME),
    ("kế hoạch hành động", Paper.PLAN), ("kế hoạch", Paper.PLAN), ("đề án", Paper.SCHEME),
    ("phương án", Paper.SCHEME), ("báo cáo", Paper.REPORT), ("thông báo kết luận", Paper.NOTICE),
    ("thông báo", Paper.NOTICE), ("hướng dẫn", Paper.GUIDANCE), ("tờ trình", Paper.PROPOSAL),
    ("quy chế", Paper.REGULATION), ("quy định", Paper.REGULATION), ("công điện", Paper.TELEGRAM),
    ("công văn", Paper.LETTER), ("văn bản", Paper.LETTER), ("biên bản", Paper.MINUTES),
    ("dự án", Paper.PROJECT),
)  # fmt: skip
_BY_NAME = dict(NAMES)
# Longer names first: "chương trình hành động" before "chương trình".
ANY = "|".join(sorted(_BY_NAME, key=len, reverse=True))
# The letters of a symbol tell the kind ("45/KH-UBND", "12-NQ/TU").
_LETTERS = {
    "nq": Paper.RESOLUTION, "qđ": Paper.DECISION, "ct": Paper.DIRECTIVE, "kl": Paper.CONCLUSION,
    "ctr": Paper.PROGRAMME, "ctrhđ": Paper.PROGRAMME, "cthđ": Paper.PROGRAMME, "kh": Paper.PLAN,
    "đa": Paper.SCHEME, "pa": Paper.SCHEME, "bc": Paper.REPORT, "tb": Paper.NOTICE, "hd": Paper.GUIDANCE,
    "ttr": Paper.PROPOSAL, "qc": Paper.REGULATION, "qyđ": Paper.REGULATION, "cđ": Paper.TELEGRAM,
    "cv": Paper.LETTER, "bb": Paper.MINUTES, "nđ": Paper.DECREE, "tt": Paper.CIRCULAR, "ttlt": Paper.CIRCULAR,
}  # fmt: skip
# A symbol as a pattern of the key: a number, perhaps a year, then letters joined by strokes and slashes.
# "45/KH-UBND", "05/2025/NQ-HĐND", "12-NQ/TU", "749/QĐ-TTg", "36a/NQ-CP", "72/2025/QH15", "164/TTr- SKHCN".
SYMBOL = (
    r"\d{1,6}[a-z]?(?:\s?/\s?(?:19|20)\d\d)?\s?[/-]\s?(?:[^\W\d_]{1,12}\d{0,2}(?!\w))"
    r"(?:\s?[-/&.]\s?[^\W\d_]{1,14}\d{0,2}(?!\w)){0,4}"
)
_SPACE = re.compile(r"\s+")
_PARTS = re.compile(r"[^\W\d_]+")
# An agency with a matter, and no kind of paper: a letter ("1250/UBND-KGVX").
_LETTER_HEAD = re.compile(
    r"\d+\s?[/-]\s?(?:ubnd|hđnd|vp|s[a-zđ]{1,6}|b[a-zđ]{1,7}|vpcp|ttg|cat|mttq|tu|vptu)\s?(?:-|\Z)"
)


def paper_named(name: str) -> Paper | None:
    """The kind that a name says ("kế hoạch hành động")."""
    return _BY_NAME.get(name)


def paper_of_symbol(symbol: str) -> Paper | None:
    """The kind that the letters of a symbol say; one of an agency alone is a letter's."""
    key = symbol.lower()
    parts = _PARTS.findall(key)
    kind = next((_LETTERS[part] for part in parts[:2] if part in _LETTERS), None)
    if kind is None and re.search(r"/qh\d", key):
        return Paper.LAW
    return kind or (Paper.LETTER if _LETTER_HEAD.match(key) else None)


def symbol(written: str) -> str:
    """A symbol without the spaces that a page put into it."""
    return _SPACE.sub("", written)
