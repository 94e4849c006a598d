"""Whole pages as people paste them, of a dozen kinds of sites: what is read, and what goes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from podcaster.article.decode import clean
from podcaster.article.structure import Structure, structure

PAGES = sorted((Path(__file__).resolve().parent / "data" / "pages").glob("*.txt"))


def parts(found: Structure) -> dict[str, Any]:
    return {
        "title": found.title,
        "author": found.author,
        "date": found.date and found.date.date().isoformat(),
        "headings": [section.heading for section in found.sections if section.heading],
        "summary": len(found.summary),
        "dropped": [line.reason for line in found.dropped],
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.stem))
def test_a_page_is_read_as_its_reader_would(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    found = structure(clean(page.read_text("utf-8")))
    assert found is not None
    text = [paragraph for section in found.sections for paragraph in section.paragraphs]
    first, last, has = expected.pop("first"), expected.pop("last"), expected.pop("has", [])
    assert parts(found) == expected
    assert text[0].startswith(first)
    assert text[-1].endswith(last)
    assert all(any(words in paragraph for paragraph in text) for words in has)
