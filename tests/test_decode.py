"""Bytes to text: whatever editor saved the article, the same letters come out."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.article.decode import clean, decode
from podcaster.errors import ArticleError

TEXT = "طاقة الشمس\n\nقالت المهندسة: «لا ننتظر»، وأضافت 12% إلى القدرة.\nشكرًا"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"]
)
def test_every_encoding_of_arabic_gives_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_utf_16_without_a_mark_is_known_even_in_one_word() -> None:
    assert decode("مرحبا".encode("utf-16-le"), "a.txt") == "مرحبا"
    assert decode("مرحبا".encode("utf-16-be"), "a.txt") == "مرحبا"


def test_utf_16_with_a_big_endian_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt") == TEXT


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n", "\u2028", "\x85"])
def test_every_newline_ends_one_line(newline: str) -> None:
    assert clean(TEXT.replace("\n", newline)) == TEXT


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\u202bالشمس\u202c \u2067تشرق\u2069\u200f", "الشمس تشرق"),
        ("الشـــمس تشرق", "الشمس تشرق"),
        ("عام 1446 هـ", "عام 1446 هـ"),
        ("عام 1446 ه\u200d", "عام 1446 هـ"),
        ("قمة الـ20 ولـ«رويترز»", "قمة الـ20 ولـ«رويترز»"),
        ("ﻣﺮﺣﺒﺎ ﻻ ﷲ", "مرحبا لا الله"),
        ("محمد ﷺ", "محمد صلى الله عليه وسلم"),
        ("﴿قل﴾", "﴿قل﴾"),
        ("12\u00a0مليون\u202fدولار", "12 مليون دولار"),
        ("بر\u200bنامج\ufeff", "برنامج"),
        ("وزارة\u200cالخارجية", "وزارة الخارجية"),
        ("می\u200cخواهم", "میخواهم"),
        ("كلمة\x07 أخرى\x00", "كلمة أخرى"),
        ("مسا\u00adفة", "مسافة"),
        ("ا\u0653ن ا\u0654حمد", "آن أحمد"),
        ("مُدَّة", "مُدَّة"),
        ("  كلمة  أخرى  ", "كلمة أخرى"),
        (" القاهرة \t  21     12 ", "القاهرة\t21\t12"),
        ("خالل الدراسة اإلحصائية", "خلال الدراسة الإحصائية"),
    ],
)
def test_what_cannot_be_seen_goes_and_what_can_stays(written: str, read: str) -> None:
    assert clean(written) == read


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x00\x01\x02" * 500,
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"%PDF-1.7\n" + TEXT.encode(),
        b"PK\x03\x04" + b"x" * 40,
        b"ID3\x04" + b"x" * 40,
        b"\xff\xfe\x00\xd8\x00",
    ],
)
def test_a_binary_file_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"a\.bin"):
        decode(data, "a.bin")


def test_utf_8_with_a_broken_byte_is_not_taken_for_windows_1256() -> None:
    with pytest.raises(ArticleError, match="byte"):
        decode(TEXT.encode()[:-1], "a.txt")


def test_mojibake_is_refused() -> None:
    with pytest.raises(ArticleError, match="wrong encoding"):
        decode(TEXT.encode().decode("latin-1").encode(), "a.txt")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_article_error(data: bytes) -> None:
    with contextlib.suppress(ArticleError):
        assert "\r" not in decode(data, "a")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once_and_keeps_line_numbers(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.count("\n") == len(clean_newlines(text)) - 1


def clean_newlines(text: str) -> list[str]:
    for newline in ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"):
        text = text.replace(newline, "\n")
    return text.split("\n")
