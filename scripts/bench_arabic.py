#!/usr/bin/env python3
"""How quickly Arabic is worked on, on one core.

    scripts/bench_arabic.py ARTICLE [SECTION...]

The article is repeated to a megabyte of UTF-8. Sections: verbalise, vowel. All of them run where
none is named.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1_000_000


def megabyte(article: Path) -> list[str]:
    """Lines of the article, again and again, a megabyte in all."""
    lines = [line for line in article.read_text("utf-8").splitlines() if line.strip()]
    repeats = -(-MEGABYTE // sum(len(line.encode()) + 1 for line in lines))
    return lines * repeats


def verbalising(article: Path) -> str:
    """A megabyte, a line at a time, as the stages of a build do."""
    from podcaster.arabic.words.verbalise import verbalise

    lines = megabyte(article)
    verbalise(lines[0])  # the tables are read
    size = sum(len(line.encode()) + 1 for line in lines)
    start = time.process_time()
    for line in lines:
        verbalise(line)
    taken = time.process_time() - start
    return (
        f"{size / MEGABYTE:.2f} MB verbalised in {taken:.2f} s, {size / MEGABYTE / taken:.2f} MB/s"
    )


def vowelling(article: Path) -> str:
    """The article's sentences, each once: a sentence that comes again is remembered."""
    from podcaster.arabic.clauses import sentences
    from podcaster.arabic.vowels.sentences import vowelled
    from podcaster.arabic.words.verbalise import verbalise

    lines = article.read_text("utf-8").splitlines()
    spoken = {verbalise(sentence).text for line in lines for sentence in sentences(line)}
    start = time.process_time()
    vowelled("كلمة")  # the model is loaded, the tables are read
    loaded = time.process_time() - start
    for sentence in spoken:
        vowelled(sentence)
    taken = time.process_time() - start - loaded
    letters = sum(map(len, spoken)) / len(spoken)
    return (
        f"{len(spoken)} sentences of {letters:.0f} letters vowelled in {taken:.2f} s, "
        f"{len(spoken) / taken:.0f} a second, after {loaded:.2f} s to load"
    )


SECTIONS: dict[str, Callable[[Path], str]] = {"verbalise": verbalising, "vowel": vowelling}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("article", type=Path)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    options = parser.parse_args()
    unknown = [name for name in options.sections if name not in SECTIONS]
    if unknown:
        parser.error(f"there is no section {unknown[0]}")
    for name in options.sections or SECTIONS:
        print(f"{name}: {SECTIONS[name](options.article)}")


main()
