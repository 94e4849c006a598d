#!/usr/bin/env python3
"""How many written forms are said as one of the forms that a table accepts.

The table is JSON lines with `in`, `out` (a list), `kind`, and `weak` where the forms are only
recommended, or tab-separated: written, and spoken forms parted by |. Vowel marks and stops do not
count; a weak case is also accepted when no Latin letter or figure is left.

    scripts/score_spoken.py TABLE [--all]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from podcaster.arabic.words.verbalise import verbalise


@dataclass(frozen=True, slots=True)
class Spoken:
    written: str
    accepted: tuple[str, ...]
    kind: str
    weak: bool


def cases(path: Path) -> list[Spoken]:
    """The table's cases, in their order."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[:2] != "# "]
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in lines]
        return [
            Spoken(row["in"], tuple(row["out"]), row["kind"], row.get("weak", False))
            for row in rows
        ]
    pairs = [line.split("\t") for line in lines]
    return [Spoken(pair[0], tuple(pair[1].split("|")), "", weak=False) for pair in pairs]


def bare(text: str) -> str:
    return " ".join(re.sub("[\u064b-\u0652\u0670.،؛:؟!…]", "", text).split())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("--all", action="store_true", help="print every case, not only the misses")
    options = parser.parse_args()
    of_kind: Counter[str] = Counter()
    strict: Counter[str] = Counter()
    lenient: Counter[str] = Counter()
    for case in cases(options.table):
        said = bare(verbalise(case.written).text)
        accepted = said in {bare(form) for form in case.accepted}
        passed = accepted or (case.weak and not re.search(r"[A-Za-z\d]", said))
        of_kind[case.kind] += 1
        strict[case.kind] += accepted
        lenient[case.kind] += passed
        if options.all or not accepted:
            mark = "  " if accepted else "weak" if passed else "MISS"
            print(f"{mark}\t{case.kind}\t{case.written}\t{said}\t{case.accepted[0]}")
    for kind in of_kind:
        print(f"{strict[kind]:4} {lenient[kind]:4} of {of_kind[kind]:4}  {kind}")
    print(f"{strict.total()} strict, {lenient.total()} accepted, of {of_kind.total()}")


main()
