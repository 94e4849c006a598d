"""Google's voice, through the real gTTS library, against a fake of Google's endpoint."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from podcaster.errors import VoiceBusy, VoiceError
from podcaster.models import Script, ScriptChapter, Utterance
from podcaster.speech import ClipCache, Patience, speak
from podcaster.voices.gtts import MAX_CHARS, Gtts, GttsOptions, answers
from tests.fakes.translate import GARBAGE, FakeTranslate, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLAUSE = "قررت الشركة التوقف مؤقتًا عن الاستثمار،"
QUICK = GttsOptions(timeout_s=0.5, spacing_s=0.0)
AT_ONCE = Patience(first_wait_s=0.0, longest_wait_s=0.001)


@pytest.fixture
def google() -> Iterator[FakeTranslate]:
    with FakeTranslate().running() as fake:
        yield fake


def test_a_clause_is_sent_whole_and_comes_back_as_sound(google: FakeTranslate) -> None:
    sound = Gtts(QUICK).speak(CLAUSE)
    assert google.texts == [CLAUSE]
    assert sound.rate_hz == 24_000
    assert 2.0 < sound.samples / sound.rate_hz < 5.0


def test_the_longest_clause_is_still_one_request(google: FakeTranslate) -> None:
    clause = "كلمة؟ " * (MAX_CHARS // 6)
    Gtts(QUICK).speak(clause.strip())
    assert google.texts == [clause.strip()]


@pytest.mark.parametrize("kind", GARBAGE)
def test_a_reply_that_is_not_the_clause_is_never_taken_for_it(
    google: FakeTranslate, kind: str
) -> None:
    google.faults = [Fault(kind)]
    with pytest.raises(VoiceBusy, match="gtts"):
        Gtts(QUICK).speak(CLAUSE)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("status", status=429), VoiceBusy),
        (Fault("sorry"), VoiceBusy),
        (Fault("status", status=500), VoiceBusy),
        (Fault("status", status=503), VoiceBusy),
        (Fault("hang"), VoiceBusy),
        (Fault("status", status=403), VoiceError),
        (Fault("status", status=404), VoiceError),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
def test_refusals_are_told_apart(
    google: FakeTranslate, fault: Fault, error: type[VoiceError]
) -> None:
    google.faults = [fault]
    with pytest.raises(error) as raised:
        Gtts(QUICK).speak(CLAUSE)
    assert type(raised.value) is error


@pytest.mark.parametrize("text", ["", "؟", " ، ", "🎉"])
def test_nothing_is_asked_for_a_text_without_letters(google: FakeTranslate, text: str) -> None:
    with pytest.raises(VoiceError, match="no letter"):
        Gtts(QUICK).speak(text)
    assert google.texts == []


@pytest.mark.parametrize("percent", [65, 75, 85])
def test_a_reply_that_breaks_off_in_a_word_is_not_believed(
    google: FakeTranslate, percent: int
) -> None:
    # It is long enough to be all of the text: a fast reader would be through.
    google.faults = [Fault("part_spoken", status=percent)]
    with pytest.raises(VoiceBusy, match="breaks off"):
        Gtts(QUICK).speak("أعلنت البلدية أمس أن السوق الجديدة ستفتح أبوابها يوم الخميس المقبل")


def test_requests_are_spaced_over_all_workers(google: FakeTranslate, tmp_path: Path) -> None:
    voice = Gtts(GttsOptions(spacing_s=0.1, workers=4))
    words = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة"]
    chapter = ScriptChapter("ع", tuple(Utterance(w, w, 0) for w in words))
    speak(Script("ع", (chapter,)), voice, ClipCache(tmp_path))
    gaps = [later - earlier for earlier, later in pairwise(sorted(google.starts_s))]
    assert len(gaps) == 4
    assert sum(gaps) > 0.35


def test_a_storm_of_faults_ends_in_a_complete_episode(
    google: FakeTranslate, tmp_path: Path
) -> None:
    words = [f"كلمة رقم {number}" for number in "أبتثجحخدذر"]
    google.faults = [
        Fault("sorry", requests=range(3, 12)),
        Fault("reset", text="ب", times=1),
        Fault("truncated", text="ت", times=1),
        Fault("not_mp3", text="ث", times=1),
        Fault("half_spoken", text="ج", times=2),
    ]
    chapter = ScriptChapter("ع", tuple(Utterance(w, w, 0) for w in words))
    ((*clips,),) = speak(
        Script("ع", (chapter,)), Gtts(QUICK), ClipCache(tmp_path), patience=AT_ONCE
    )
    assert len(clips) == len(words)
    assert all(clip.path.stat().st_size > 24_000 for clip in clips)


def test_whether_google_answers_is_asked_without_speaking(google: FakeTranslate) -> None:
    assert answers()
    assert google.texts == []


def test_a_dead_network_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtts.tts._translate_url", lambda tld="com", path="": "http://127.0.0.1:9/")
    assert not answers()
    with pytest.raises(VoiceBusy, match="cannot be reached"):
        Gtts(QUICK).speak(CLAUSE)
