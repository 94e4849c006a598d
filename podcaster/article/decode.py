"""Bytes of a pasted article -> clean text: which encoding it is, and no invisible characters."""

from __future__ import annotations

import codecs
import re
import unicodedata

from podcaster.arabic.letters import repaired
from podcaster.article.folding import has_arabic
from podcaster.article.names import is_known
from podcaster.errors import ArticleError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or an Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"RIFF", "a recording or a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)

_NEWLINES = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_CELLS = re.compile("[ \u00a0]*\t[\t \u00a0]*| {4,}")
# Bidi controls, joiners, the byte-order mark, soft hyphens, variation selectors, controls.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff\u00ad\ufe00-\ufe0f\ufffc"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_PRESENTED = re.compile("[\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]+")
# Hamza and madda that were written apart; NFC on the whole would also reorder the vowel marks.
_APART = re.compile("[اوي][\u0653-\u0655]")
_LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_MARK = "\u064b-\u065f\u0670"
_TATWEEL = re.compile(
    rf"(?P<clitic>(?<![{_LETTER}{_MARK}])[وف]?(?:ه|[بكل]|[بك]?ال|لل))ـ+(?![{_LETTER}{_MARK}ـ])|ـ+"
)
# Nothing joins to ة and ى, so a non-joiner after them was typed for a space.
_WORD_ENDS = re.compile(f"(?<=[ةى])\u200c(?=[{_LETTER}])")
_HIJRI = re.compile(f"(?<![{_LETTER}])ه\u200d")
_ARABIC = re.compile(f"[{_LETTER}]")
_MOJIBAKE = re.compile("[ØÙ][\u0080-\u00bf\u2018-\u203a€ƒ„…†‡ˆ‰Š‹ŒŽšœžŸ˜™]")


def decode(data: bytes, name: str) -> str:
    """The text of an article, in lines that end in newlines and hold single spaces.

    UTF-8, UTF-16 and UTF-32 are known by their byte-order mark, UTF-8 and UTF-16 without one too;
    what is left is read as Windows-1256. Letters in presentation forms become plain letters; bidi
    controls, zero-width and control characters and the tatweel that only stretches a word go.
    A tab stays, and stands for a wide gap: it parts the cells of a table. Lines keep their numbers.
    Raises ArticleError, with `name`, where the bytes are no such text.
    """
    return clean(_text(data, name))


def clean(text: str) -> str:
    """The same text without what a reader cannot see; lines keep their numbers."""
    text = _NEWLINES.sub("\n", text)
    text = _PRESENTED.sub(_plain, text)
    text = _HIJRI.sub("هـ", _WORD_ENDS.sub(" ", text))
    text = repaired(_INVISIBLE.sub("", text), is_known)
    text = _APART.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    text = _TATWEEL.sub(lambda found: found["clitic"] + "ـ" if found["clitic"] else "", text)
    return "\n".join(_spaced(line) for line in text.split("\n"))


def _spaced(line: str) -> str:
    """The line with single spaces; what stands apart from it as cells do, behind tabs."""
    cells = (_SPACES.sub(" ", cell).strip() for cell in _CELLS.split(line.strip()))
    return "\t".join(cells)


def _plain(found: re.Match[str]) -> str:
    # The forms of lone marks stand on a space or a tatweel of their own.
    return "".join(unicodedata.normalize("NFKC", c).lstrip(" ـ") for c in found[0])


def _text(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise ArticleError(f"{name} is {kind}, not a text; save the article as plain text")
    if b"\x00" in data or b"\x06" in data:
        return _utf16(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows1256(data, name, error)
    _refuse_binary(text, name)
    if len(_MOJIBAKE.findall(text)) > len(_ARABIC.findall(text)):
        raise ArticleError(
            f"{name} was saved in a wrong encoding (it reads «{text[:12].strip()}»); "
            "copy the article again and save it as UTF-8"
        )
    return text


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name} is damaged: byte {error.start} is not {encoding.upper()}; "
            "save it again as UTF-8"
        ) from error


def _utf16(data: bytes, name: str) -> str:
    """Text without a byte-order mark: the byte order that gives Arabic and ASCII."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        known = sum(c.isascii() or "\u0600" <= c <= "\u06ff" or c in "“”‘’–—…•" for c in text)
        if has_arabic(text) and known >= 0.9 * len(text) and "\x00" not in text:
            return text
    raise _binary(name)


def _windows1256(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    wide = data.decode("utf-8", "ignore")
    if len(_ARABIC.findall(wide)) > len(data) / 4:
        raise ArticleError(
            f"{name} is damaged: byte {error.start} is not UTF-8; save it again as UTF-8"
        )
    text = data.decode("cp1256")
    _refuse_binary(text, name)
    if 2 * len(_ARABIC.findall(text)) < len([c for c in text if not c.isascii()]):
        raise _binary(name)
    return text


def _refuse_binary(text: str, name: str) -> None:
    controls = sum(c < " " and not c.isspace() for c in text[:100_000])
    if controls > 0.01 * min(len(text), 100_000):
        raise _binary(name)


def _binary(name: str) -> ArticleError:
    return ArticleError(f"{name} is not a text; save the article as plain text, in UTF-8")
