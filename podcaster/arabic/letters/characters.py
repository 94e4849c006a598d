"""The characters of Arabic text: which stay, which stand for others, which are noise."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = "\u0621-\u063a\u0641-\u064a\u0671ڤ"
MARKS = "\u064b-\u0652\u0670"
STOPS = ".،؛:؟!…"
SUN_LETTERS = "تثدذرزسشصضطظلن"
"""The letters that the l of the article becomes: الشَّمس."""

# Bidirectional controls, joiners, soft hyphen, variation selectors, byte-order marks.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_STANDS_FOR = {
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\u3000", " "),
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u205f", " "),
    **dict.fromkeys("\u2009\u202f", "\u00a0"),  # thin spaces part the thousands
    **dict.fromkeys("‐‑‒−﹣－", "-"),
    **dict.fromkeys("—―", "–"),
    **dict.fromkeys("’‘ʼ´`′", "'"),
    **dict.fromkeys("«»“”„‟‹›\"″〝〞﴾﴿", "\u201d"),
    "٪": "%", "﹪": "%", "％": "%", "٫": ".", "٬": ",", "⁄": "/", "∕": "/",
    "۔": ".", "·": "•", "●": "•", "▪": "•", "◦": "•", "■": "•", "‣": "•",
    "ک": "ك", "ڪ": "ك", "ی": "ي", "ې": "ي", "ے": "ي", "ہ": "ه", "ە": "ه", "ھ": "ه",
    "ۀ": "ه", "ۃ": "ة", "گ": "غ", "ڭ": "غ", "ڨ": "غ", "پ": "ب", "چ": "تش", "ژ": "ج", "ڤ": "ف",
    "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ں": "ن", "ۆ": "و", "ێ": "ي", "ٲ": "أ", "ٳ": "إ", "ٵ": "أ",
    "﷼": " ريال ", "﷽": " بسم الله الرحمن الرحيم ", "ﷺ": " صلى الله عليه وسلم ",
    "ﷻ": " جل جلاله ", "ﷲ": " الله ", "ﷴ": " محمد ",
}  # fmt: skip
_TABLE = str.maketrans(_STANDS_FOR)

# Presentation forms, full width, mathematical letters, Roman numerals, digits in rings.
_COMPATIBLE = re.compile(
    "[\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc\uff01-\uffdc\U0001d400-\U0001d7ff"
    "\U0001ee00-\U0001eeff\u2160-\u217f\u2460-\u2473\u2080-\u2089ªºﬀ-ﬆ]"
)
_SEATED = {
    "ا\u0653": "آ", "ا\u0654": "أ", "ا\u0655": "إ", "و\u0654": "ؤ", "ي\u0654": "ئ", "ى\u0654": "ئ",
}  # fmt: skip
_SEAT = re.compile("[اويى][\u0653-\u0655]")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_UNCOMMON = re.compile(
    "[\u0610-\u061a\u063b-\u063f\u0653-\u065f\u066e-\u066f\u0672-\u06d3\u06d5-\u06ef"
    "\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff]"
)

# The first word of a letter's Unicode name after LETTER, and the letter of Arabic it comes from.
_BASES = {
    "ALEF": "ا", "BEH": "ب", "TEH": "ت", "THEH": "ث", "JEEM": "ج", "HAH": "ح", "KHAH": "خ",
    "DAL": "د", "THAL": "ذ", "REH": "ر", "ZAIN": "ز", "SEEN": "س", "SHEEN": "ش", "SAD": "ص",
    "DAD": "ض", "TAH": "ط", "ZAH": "ظ", "AIN": "ع", "GHAIN": "غ", "FEH": "ف", "QAF": "ق",
    "KAF": "ك", "KEHEH": "ك", "GAF": "غ", "LAM": "ل", "MEEM": "م", "NOON": "ن", "HEH": "ه",
    "WAW": "و", "YEH": "ي", "FARSI": "ي", "E": "ي", "OE": "و", "U": "و", "YU": "و", "KIRGHIZ": "و",
    "PEH": "ب", "TCHEH": "تش", "JEH": "ج", "VEH": "ف", "NG": "ن", "DDAL": "د", "RREH": "ر",
    "TTEH": "ت", "RNOON": "ن", "DOTLESS": "", "HIGH": "ء", "SWASH": "ك",
}  # fmt: skip

_TATWEEL = re.compile("ـ+")
_HYPHEN = re.compile(r"(?<=\d)ـ+(?=\d)")
"""«2ـ2», «2013ـ2014»: some keyboards have the tatweel where a hyphen is meant."""

_LEANING = "(?:ـ+[ \u00a0\u201d]*|\u201d)"
_CLITIC = re.compile(
    f"(?<![{LETTERS}{MARKS}])([وف]?[بكل]?(?:ال)?|[وف]?لل){_LEANING}(?=[{LETTERS}])"
)
_LAM_AND_ARTICLE = re.compile(f"(?<![{LETTERS}{MARKS}])([وف]?ل){_LEANING}ال(?=[{LETTERS}])")
_ORPHANED_MARK = re.compile(f"(?<![{LETTERS}{MARKS}])[{MARKS}]+")


def normalise(text: str) -> str:
    """The text in the letters of Arabic, ASCII digits and single-code symbols.

    Presentation forms, Persian letters and foreign digits become what they stand for; invisible
    characters and tatweel go; the clitic of «بـ«غوغل»» and «الـ شركة» is written on to its word.
    The order of marks is the author's: the text is never composed as a whole.
    """
    text = text.translate(_TABLE)
    text = _COMPATIBLE.sub(lambda m: unicodedata.normalize("NFKC", m[0]).translate(_TABLE), text)
    text = _SEAT.sub(lambda m: _SEATED.get(m[0], m[0]), text)
    text = _FOREIGN_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), text)
    text = _UNCOMMON.sub(lambda m: _base(m[0]), text)
    if "ـ" in text or "\u201d" in text:
        text = _HYPHEN.sub("-", text)
        text = _LAM_AND_ARTICLE.sub(r"\1ل", text)
        text = _CLITIC.sub(r"\1", text)
        text = _TATWEEL.sub("", text)
    return _ORPHANED_MARK.sub("", text)


@lru_cache(maxsize=1024)
def _base(char: str) -> str:
    """The Arabic letter that a letter of another language's alphabet was made from."""
    name = unicodedata.name(char, "").split()
    if name[:2] != ["ARABIC", "LETTER"] or len(name) < 3:
        return ""
    return _BASES.get(name[2], "")
