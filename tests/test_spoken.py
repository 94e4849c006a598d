"""`podcaster spoken`: a line out for a line in, at once; one clear line where that cannot be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "podcaster", "spoken"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}


def spoken(folder: Path, stdin: bytes, *more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *more],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=folder,
        env=ENVIRONMENT,
    )


@pytest.mark.parametrize(
    ("stdin", "stdout"),
    [
        ("ارتفع 15٪\r\n\n3 شركات", "ارتفع خمسة عشر في المئة\n\nثلاث شركات\n"),
        ("\ufeffأطلقت Google خدمةً\n", "أطلقت غوغل خدمةً\n"),
        ("سطر\u2028واحد\x85هنا\n", "سطر واحد هنا\n"),
        ("", ""),
    ],
)
def test_there_is_a_line_out_for_a_line_in(tmp_path: Path, stdin: str, stdout: str) -> None:
    done = spoken(tmp_path, stdin.encode())
    assert (done.stdout.decode(), done.stderr, done.returncode) == (stdout, b"", 0)


def test_the_shows_lexicon_is_used(tmp_path: Path) -> None:
    tmp_path.joinpath("lexicon.toml").write_text('"GPT" = "جبت"', "utf-8")
    assert spoken(tmp_path, "وGPT\n".encode()).stdout.decode() == "وجبت\n"


def test_the_words_can_be_had_with_their_vowels(tmp_path: Path) -> None:
    done = spoken(tmp_path, "كتب 3 مقالات\n\n".encode(), "--vowels")
    words, empty = done.stdout.decode().splitlines()
    assert re.sub("[\u064b-\u0652]", "", words) == "كتب ثلاث مقالات"
    assert "ثَلَاث" in words
    assert empty == ""


def test_a_line_is_answered_before_the_next_is_written(tmp_path: Path) -> None:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env=ENVIRONMENT
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for written, said in (("5 دول", "خمس دول"), ("2%", "اثنان في المئة")):
            process.stdin.write(f"{written}\n".encode())
            process.stdin.flush()
            assert process.stdout.readline().decode() == f"{said}\n"


def test_a_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    done = spoken(tmp_path, "سطر\n".encode() + b"\xc7\xe1\n")
    assert done.stdout.decode() == "سطر\n"
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "podcaster: line 2 of stdin is not UTF-8 (invalid continuation byte); convert it first"
    ]


def test_a_reader_that_goes_away_ends_it_in_one_line(tmp_path: Path) -> None:
    with subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, stderr = process.communicate("سطر\n".encode() * 1000)
    assert process.returncode == 1
    assert stderr.decode().splitlines() == [
        "podcaster: stdout was closed before every line was said"
    ]


def test_each_line_can_be_explained(tmp_path: Path) -> None:
    done = spoken(tmp_path, "دفع $2\nنعم\n".encode(), "--explain")
    assert done.stdout.decode().splitlines() == [
        "دفع دولارين",
        "    money: $2 → دولارين (gender m, case accusative, count dual)",
        "نعم",
    ]


def test_programs_get_the_readings_too(tmp_path: Path) -> None:
    done = spoken(tmp_path, "قالت Google\r\n".encode(), "--json")
    record = json.loads(done.stdout)
    assert (record["written"], record["spoken"]) == ("قالت Google", "قالت غوغل")
    (reading,) = record["readings"]
    assert (reading["rule"], reading["semiotic_class"]) == ("latin", "foreign")
