"""Letters of before Unicode: text that only shows as Vietnamese in fonts like .VnTime or VNI-Times."""

import re
import unicodedata

from tinhso.files.values import FileProblem, Problem

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}
_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302", "á": "\u0302\u0301",
    "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306",
    "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_BEFORE_MARKS = "aeiouyơư"
# A unit behind its number ("25 µm") is no word.
_WORD = re.compile("(?<![\\d\u00a1-\u00ff])[A-Za-z\u00a1-\u00ff]*[A-Za-z][A-Za-z\u00a1-\u00ff]*")
_SIGN = re.compile("[\u00a1-\u00ff]")
_OWN = re.compile("[ăđĩũơưạ-ỹ]", re.IGNORECASE)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:[ao]i|[aeo]o|[aâêuư]u|[aâ]y|iêu|yêu|[uư]ơi|uôi|ươu|oa[iouy]|oeo|uây|uya|uyê|uy|u[aâêôơ]|oă|o[aeo]|[ôơuư]i"
    r"|iê|yê|i[au]|ươ|ư[au]|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_FONTS = (
    (re.compile(r"\.vn", re.IGNORECASE), Problem.TCVN3),
    (re.compile(r"vni[- ]", re.IGNORECASE), Problem.VNI),
)
_SAMPLE = 400_000
_FEW = 3  # words from which on they are no accident
_MOST = 0.6  # the least share of the words with signs that must be Vietnamese in the old letters
_MIXED = 0.05  # the least number of them beside words in Unicode


def refuse(text: str, fonts: tuple[str, ...] = ()) -> None:
    """Raises FileProblem where a text, or much of it, is in old letters; `fonts` as its file names them."""
    problem = recognise(text, fonts)
    if problem:
        raise FileProblem(problem)


def refuse_bytes(data: bytes) -> None:
    """Raises FileProblem where bytes that are no UTF-8 are a text in old letters."""
    refuse(data[:_SAMPLE].decode("latin-1"))


def recognise(text: str, fonts: tuple[str, ...] = ()) -> Problem | None:
    """The old letters that a text is in, None for all other texts."""
    named = {problem for font in fonts for pattern, problem in _FONTS if pattern.match(font)}
    words = _WORD.findall(text[:_SAMPLE])
    # Distinct words: one foreign name or unit, however often, is no language.
    strange = {word for word in words if _SIGN.search(word) and not _is_vietnamese(word.lower())}
    if not strange:
        return None
    unicode = len(_OWN.findall(text[:_SAMPLE]))
    votes = {
        Problem.TCVN3: sum(_is_vietnamese(_from_tcvn3(word)) for word in strange),
        Problem.VNI: sum(_is_vietnamese(_from_vni(word.lower())) for word in strange),
    }
    best = max(votes, key=lambda one: (votes[one], one in named))
    least = 1 if best in named else _FEW
    is_most = votes[best] >= _MOST * len(strange)
    return best if votes[best] >= least and is_most and votes[best] >= _MIXED * unicode else None


def _is_vietnamese(word: str) -> bool:
    """Whether a word could be a syllable of Vietnamese as written."""
    loose = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", _TONES.sub("", loose))
    return len(_TONES.findall(loose)) <= 1 and bool(_SYLLABLE.fullmatch(bare))


def _from_tcvn3(word: str) -> str:
    return "".join(_TCVN3.get(sign, sign) for sign in word).lower()


def _from_vni(word: str) -> str:
    made = ""
    for sign in word:
        if sign in _VNI_MARKS and made and made[-1] in _BEFORE_MARKS:
            made += _VNI_MARKS[sign]
        else:
            made += _VNI_ALONE.get(sign, sign)
    return unicodedata.normalize("NFC", made)
