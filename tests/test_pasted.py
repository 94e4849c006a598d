"""Pasted pages all the way to the ear: ours, and a publisher's where it lies beside us."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import eyed3
import pytest
from click.testing import CliRunner

from podcaster import ffmpeg
from podcaster.cli import main
from podcaster.show.shelf import Shelf
from podcaster.voices.gtts import MAX_CHARS
from tests.fakes.translate import FakeTranslate

if TYPE_CHECKING:
    from podcaster.models import Episode

ROOT = Path(__file__).resolve().parent.parent
PASTED = ROOT.parent / "shared" / "articles" / "nvidia-openai.txt"
OURS = ROOT / "scripts" / "articles" / "solar.txt"
CHAPTERS = {
    PASTED: (
        "إنفيديا توقف أكبر صفقة لها مع أوبن إيه آي مؤقتًا",
        "التفاصيل",
        "استثمار ضخم يدخل غرفة المراجعة",
        "لماذا يهم هذا التوقف السوق",
        "OpenAI والبحث عن نموذج تمويل جديد",
        "إنفيديا بين الهيمنة والحذر",
        "مستقبل الذكاء الاصطناعي كعمل جماعي",
    ),
    OURS: (
        "الشمس تدخل حسابات الطاقة العربية من أوسع أبوابها",
        "التفاصيل",
        "حقول من الزجاج في قلب الصحراء",
        "لماذا هبطت الكلفة بهذه السرعة؟",
        "الليل والغبار يختبران الحلم",
        "وظائف تولد تحت الشمس",
        "من تصدير النفط إلى تصدير الضوء",
    ),
}
CHROME = ("Abdelrahman", "عبد الرحمن عمرو", "Salma", "سلمى", "ذو صلة", "ثلاث دقائق", "أربع دقائق")


@pytest.mark.parametrize("page", [PASTED, OURS], ids=lambda path: path.stem)
def test_a_pasted_page_becomes_what_its_reader_would_hear(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not page.exists():
        pytest.skip("the publisher's page is not here")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "podcaster.toml").write_text("[voice.gtts]\nspacing_s = 0.0", "utf-8")
    arguments = ["build", "--voice", "gtts", "--cache-dir", str(tmp_path / "cache"), str(page)]
    with FakeTranslate().running() as google:
        result = CliRunner(mix_stderr=False).invoke(main, arguments)
    assert result.exit_code == 0, result.stderr
    assert len(google.texts) <= 50
    assert all(len(text) <= MAX_CHARS for text in google.texts)
    said = " ".join(google.texts)
    assert not [words for words in CHROME if words in said]
    (episode,) = Shelf(tmp_path / "output").episodes()
    assert tuple(chapter.title for chapter in episode.chapters) == CHAPTERS[page]
    mp3 = tmp_path / result.stdout.strip()
    chapters_are_one(mp3, episode)
    ffmpeg.run(["-v", "error", "-xerror", "-i", str(mp3), "-f", "null", "-"])


def chapters_are_one(mp3: Path, episode: Episode) -> None:
    """eyeD3's, ffmpeg's and the record's, to the millisecond; headings open them."""
    ours = [(c.title, c.start_ms, c.end_ms) for c in episode.chapters]
    theirs = [(c.title, *(round(ms) for ms in c.times)) for c in eyed3.load(mp3).tag.chapters]
    assert theirs == ours
    _, log = ffmpeg.run(["-i", str(mp3), "-t", "0", "-f", "null", "-"])
    listed = re.findall(r"Chapter #0:\d+: start ([\d.]+)", log.partition("Output #")[0])
    starts = [round(float(seconds) * 1000) for seconds in listed]
    assert starts == [start for _, start, _ in ours]
    for index, (_, start, _) in enumerate(ours):
        assert next(cue for cue in episode.cues if cue.chapter == index).start_ms == start


def test_nothing_of_the_article_is_left_unsaid() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "podcaster", "script", str(OURS)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        cwd=ROOT,
    ).stdout
    script, _, dropped = shown.partition("dropped, line ")
    for line in OURS.read_text("utf-8").splitlines():
        for sentence in line.strip().split(". "):
            assert sentence.rstrip(".") in " ".join(script.split("\n")) or sentence in dropped
