"""Our own voice, with the weights that ship: what is heard, and what is refused."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from podcaster.arabic.phones.phrases import phrases
from podcaster.errors import SettingsError, VoiceError
from podcaster.models import TextForm
from podcaster.settings import load
from podcaster.voices.fasih import Fasih, FasihOptions
from podcaster.voices.fasih.acoustic import Acoustic
from podcaster.voices.fasih.breaths import LONGEST_SYLLABLES, breaths
from podcaster.voices.fasih.prosody import passages

if TYPE_CHECKING:
    from pathlib import Path

    from podcaster.voices.fasih.prosody import Passage

Samples = NDArray[np.int16]
RATE_HZ = 24_000
SENTENCE = "أَعْلَنَتِ الْحُكُومَةُ أَنَّ الْمَدَارِسَ سَتَفْتَحُ أَبْوَابَهَا غَدًا."
ASKED = "هَلْ سَتَفْتَحُ الْمَدَارِسُ أَبْوَابَهَا غَدًا"
TWO = "فِي الصَّبَاحِ، فُتِحَتِ الْمَدَارِسُ."
FULL_SCALE = 32767


@cache
def samples(text: str, options: FasihOptions | None = None, speaker: int = 1) -> Samples:
    sound = Fasih(options, speaker=speaker).speak(text)
    assert sound.rate_hz == RATE_HZ
    return np.frombuffer(sound.pcm, "<i2")


@cache
def read(text: str) -> tuple[Passage, ...]:
    said = phrases(text)
    return passages(said, Acoustic().frames(said))


def spoken_or_refused(text: str) -> Samples | str:
    try:
        return samples(text)
    except VoiceError as error:
        return str(error)


def seconds(sound: Samples) -> float:
    return len(sound) / RATE_HZ


def silences_ms(sound: Samples) -> list[int]:
    """The lengths of the stretches of digital silence, from 100 ms on: those that are rests."""
    edges = np.diff(np.concatenate([[0], (sound == 0).astype(int), [0]]))
    lengths = np.flatnonzero(edges < 0) - np.flatnonzero(edges > 0)
    return [round(1000 * n / RATE_HZ) for n in lengths if n > 0.1 * RATE_HZ]


def level_db(sound: Samples) -> float:
    """Of the parts that are speech."""
    windows = sound[: len(sound) // 480 * 480].reshape(-1, 480).astype(float) / FULL_SCALE
    power = (windows**2).mean(axis=1)
    return float(10 * np.log10(power[power > power.max() / 1000].mean()))


def final_rise(passage: Passage) -> float:
    """Of the pitch over the last 0.2 s in which there is one, in the logarithm of Hz."""
    heard = passage.log_f0[: np.flatnonzero(passage.voiced)[-1] + 1][-40:]
    return float(heard[-5:].mean() - heard[:5].mean())


def pitch_hz(sound: Samples) -> float:
    """The lag at which the sound is most like itself, over all of it."""
    whole = sound.astype(float)
    like = np.fft.irfft(np.abs(np.fft.rfft(whole, 2 * len(whole))) ** 2)
    low, high = RATE_HZ // 350, RATE_HZ // 70
    return RATE_HZ / (low + int(np.argmax(like[low:high])))


def test_it_says_what_voices_say_of_themselves() -> None:
    assert (Fasih().name, Fasih(speaker=2).name) == ("fasih", "fasih:2")
    assert Fasih().form is TextForm.VOWELLED
    assert Fasih().max_chars is None
    assert Fasih().workers.count >= 1


def test_a_sentence_is_speech_at_a_reader_s_pace() -> None:
    sound = samples(SENTENCE)
    letters = sum(map(str.isalpha, SENTENCE))
    assert 7 < letters / seconds(sound) < 16
    assert -26 < level_db(sound) < -16
    assert np.abs(sound).max() < FULL_SCALE


def test_clips_begin_and_end_without_a_click() -> None:
    sound = samples(SENTENCE).astype(int)
    assert np.abs(sound[:24]).max() < 100
    assert np.abs(sound[-24:]).max() < 100
    assert np.abs(np.diff(sound)).max() < 0.7 * FULL_SCALE


def test_the_rest_at_a_comma_is_digital_silence_as_long_as_the_show_wants() -> None:
    assert silences_ms(samples(TWO)) == [pytest.approx(200, abs=30)]
    assert silences_ms(samples(TWO, FasihOptions(pause=2))) == [pytest.approx(380, abs=30)]
    assert silences_ms(samples(TWO, FasihOptions(pause=0))) == []


def test_questions_rise_commas_hang_and_sentences_fall() -> None:
    (question,), (statement,) = read(f"{ASKED}؟"), read(f"{ASKED}.")
    (comma, _) = read(f"{ASKED}، نَعَمْ.")
    assert final_rise(question) > 0.1
    assert final_rise(question) > final_rise(comma) > final_rise(statement)
    assert final_rise(statement) < -0.05


def test_a_question_that_starts_with_its_question_word_rises_less() -> None:
    (asked,), (yes_or_no,) = read("مَتَى تُفْتَحُ الْمَدَارِسُ؟"), read("هَلْ تُفْتَحُ الْمَدَارِسُ؟")
    assert asked.log_f0[-20:].mean() < yes_or_no.log_f0[-20:].mean()


def test_phrases_step_down_until_the_next_sentence_starts_afresh() -> None:
    clause = "فُتِحَتِ الْمَدَارِسُ فِي الصَّبَاحِ"
    first, second, afresh = read(f"{clause}، {clause}. {clause}.")
    assert np.median(second.log_f0) < np.median(first.log_f0)
    assert np.median(afresh.log_f0) > np.median(second.log_f0)


def test_pitch_neither_jumps_nor_leaves_the_voice_s_range() -> None:
    for passage in (*read(SENTENCE), *read(TWO), *read(f"{ASKED}؟")):
        assert np.abs(np.diff(passage.log_f0)).max() < 0.1
        assert np.ptp(passage.log_f0) < 1.0


def test_settings_change_pace_and_pitch() -> None:
    plain = samples(SENTENCE)
    assert seconds(samples(SENTENCE, FasihOptions(speed=1.5))) == pytest.approx(
        seconds(plain) / 1.5, rel=0.08
    )
    higher = samples(SENTENCE, FasihOptions(pitch=1.25))
    assert pitch_hz(higher) == pytest.approx(1.25 * pitch_hz(plain), rel=0.08)
    assert level_db(higher) == pytest.approx(level_db(plain), abs=2)


def test_the_second_speaker_is_another_person() -> None:
    first, second = samples(SENTENCE), samples(SENTENCE, speaker=2)
    assert pitch_hz(second) > 1.2 * pitch_hz(first)
    assert level_db(second) == pytest.approx(level_db(first), abs=2)
    with pytest.raises(VoiceError, match="no speaker 3"):
        Fasih(speaker=3)


def test_short_clauses_are_not_louder_than_long_ones() -> None:
    levels = [level_db(samples(text)) for text in ("نَعَمْ.", "فُتِحَتِ الْمَدَارِسُ.", SENTENCE)]
    assert max(levels) - min(levels) < 5


def test_the_same_text_is_the_same_sound_in_threads_and_after_a_journey() -> None:
    abroad: Fasih = pickle.loads(pickle.dumps(Fasih()))
    with ThreadPoolExecutor(3) as threads:
        sounds = list(threads.map(abroad.speak, [TWO, SENTENCE, TWO]))
    assert sounds[0] == sounds[2] == Fasih().speak(TWO)
    assert np.array_equal(np.frombuffer(sounds[1].pcm, "<i2"), samples(SENTENCE))


def test_the_fingerprint_is_that_of_the_sound() -> None:
    plain = Fasih()
    assert plain.fingerprint == Fasih(FasihOptions()).fingerprint
    assert plain.fingerprint != Fasih(FasihOptions(speed=1.1)).fingerprint
    assert plain.fingerprint != Fasih(speaker=2).fingerprint


@pytest.mark.parametrize("text", ["", " \n", "؟", " ، …", "🎉🎉", "ـ", "\u064e", "؟\n" * 30])
def test_a_text_without_letters_is_refused(text: str) -> None:
    with pytest.raises(VoiceError, match="no letter") as raised:
        Fasih().speak(text)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", ["عَامَ 2019", "٢٠", "شَرِكَةُ Google", "été", "мир", "زَاوِيَةُ α", "日本"])
def test_words_that_it_would_have_to_leave_out_are_refused(text: str) -> None:
    with pytest.raises(VoiceError, match="is not Arabic") as raised:
        Fasih().speak(text)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", ["ب", "كتب الولد درسه", "نَعَمْ 🎉", "وَ، وَ، وَ", "ااااا", "ببببب"])
def test_poor_text_is_still_spoken(text: str) -> None:
    sound = samples(text)
    assert 0.05 < seconds(sound) < 10
    assert -35 < level_db(sound) < -10


@given(
    st.text(alphabet="ابتجدرسعقلمنهويءآأإةىؤئ\u064e\u064f\u0650\u064b\u0651\u0652 ،.؟", max_size=40)
)
@settings(max_examples=25, deadline=None)
def test_any_arabic_is_speech_or_one_clear_line(text: str) -> None:
    outcome = spoken_or_refused(text)
    if isinstance(outcome, str):
        assert "\n" not in outcome
    else:
        assert 0 < np.abs(outcome).max() < FULL_SCALE


def test_thousands_of_letters_without_a_stop_are_read_in_breaths() -> None:
    word = "وَفِي الْمَدِينَةِ رِجَالٌ يَعْمَلُونَ "
    text = word * (1000 // sum(map(str.isalpha, word)))
    parts = list(breaths(phrases(text)))
    assert max(sum(len(w.syllables) for w in part.words) for part in parts) <= LONGEST_SYLLABLES
    assert [w.written for part in parts for w in part.words] == text.split()
    sound = samples(text)
    assert seconds(sound) > 60
    assert len(silences_ms(sound)) == len(parts) - 1


def test_a_word_without_end_is_read_in_breaths_too() -> None:
    (phrase,) = phrases("كَ" * 300)
    parts = list(breaths([phrase]))
    assert len(parts) > 4
    assert [p for part in parts for p in part.phones] == list(phrase.phones)


def test_the_show_sets_how_it_reads(tmp_path: Path) -> None:
    file = tmp_path / "podcaster.toml"
    file.write_text("[voice.fasih]\nspeed = 1.2\npause = 0\n", "utf-8")
    assert load(file).voices["fasih"] == FasihOptions(speed=1.2, pause=0)


@pytest.mark.parametrize("setting", ["speed = 5", "speed = 0", "pitch = nan", "pause = -1"])
def test_what_it_cannot_do_is_refused(tmp_path: Path, setting: str) -> None:
    file = tmp_path / "podcaster.toml"
    file.write_text(f"[voice.fasih]\n{setting}\n", "utf-8")
    with pytest.raises(SettingsError, match=f"{setting.split()[0]} has to be between"):
        load(file)
