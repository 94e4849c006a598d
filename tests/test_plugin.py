"""Voices of others: installed as distributions are, held to what a voice is, never a traceback."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import textwrap
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from podcaster.errors import VoiceBusy, VoiceError
from podcaster.models import Sound, TextForm
from podcaster.voices.base import Workers
from podcaster.voices.plugin import Plugged

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
from podcaster.models import Sound, TextForm
from podcaster.voices.base import Workers

class Hum:
    fingerprint, form, max_chars, workers = "1", TextForm.SPOKEN, None, Workers(2)

    def __init__(self, detail, settings):
        self.name = f"hum:{detail}" if detail else "hum"
        self.level = settings.get("level", 1000)

    def speak(self, text):
        half = len(text) * 900
        wave = (self.level).to_bytes(2, "little", signed=True) * 30
        wave += (-self.level).to_bytes(2, "little", signed=True) * 30
        return Sound(wave * (half // 30), 24000)

class Deaf(Hum):
    speak = None

class Mute(Hum):
    def speak(self, text):
        raise RuntimeError("no\\nbreath")

def broken(detail, settings):
    raise ZeroDivisionError("out of order")
"""
POINTS = (
    "[podcaster.voices]\nhum = hum:Hum\ndeaf = hum:Deaf\nmute = hum:Mute\nbroken = hum:broken\n"
)
POINTS += "gone = hum:gone\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed a distribution with voices."""
    folder = tmp_path_factory.mktemp("plugin")
    wheel = folder / "hum_voices-1.0-py3-none-any.whl"
    info = "hum_voices-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("hum.py", textwrap.dedent(SOURCE))
        file.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: hum-voices\nVersion: 1.0\n")
        file.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        file.writestr(f"{info}/entry_points.txt", POINTS)
        file.writestr(f"{info}/RECORD", "")
    target = folder / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True)
    return target


def podcaster(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])])
    env = {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "no_proxy": ""}
    # Nobody listens there: gTTS is told at once that it cannot be reached.
    env |= {"HTTPS_PROXY": "http://127.0.0.1:9", "XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        [sys.executable, "-m", "podcaster", *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_installed_voice_speaks_with_its_own_settings(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "podcaster.toml").write_text("[voice.hum]\nlevel = 2000\n", "utf-8")
    said = podcaster(installed, tmp_path, "say", "سلام عليكم", "--voice", "hum:low", "-o", "a.wav")
    assert said.returncode == 0, said.stderr
    assert (tmp_path / "a.wav").stat().st_size > 10_000
    (tmp_path / "podcaster.toml").write_text("[voice.hum]\nlevel = 99999\n", "utf-8")
    said = podcaster(installed, tmp_path, "say", "سلام عليكم", "--voice", "hum", "-o", "b.wav")
    assert "OverflowError" in said.stderr


def test_the_list_says_which_of_them_work(installed: Path, tmp_path: Path) -> None:
    listed = podcaster(installed, tmp_path, "voices")
    assert listed.returncode == 0, listed.stderr
    rows = {line.split()[0]: line for line in listed.stdout.splitlines()}
    assert "works" in rows["hum"]
    assert "from hum-voices" in rows["hum"]
    for name, why in {
        "deaf": "it lacks `speak`",
        "broken": "ZeroDivisionError: out of order",
        "gone": "AttributeError",
    }.items():
        assert "not now" in rows[name]
        assert why in rows[name]


@pytest.mark.parametrize(
    ("voice", "why"),
    [
        ("mute", "RuntimeError: no breath"),
        ("deaf", "it lacks `speak`"),
        ("broken", "ZeroDivisionError: out of order"),
        ("gone", "AttributeError"),
        ("nobody", "there is no voice «nobody»: give --voice one of auto, fasih, fasih:2, gtts, b"),
    ],
)
def test_what_it_raises_is_one_line(installed: Path, tmp_path: Path, voice: str, why: str) -> None:
    done = podcaster(installed, tmp_path, "say", "سلام", "--voice", voice, "-o", "a.wav", "--quiet")
    assert done.returncode == 1
    assert why in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_settings_of_a_voice_that_is_not_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "podcaster.toml").write_text("[voice.hum]\nlevel = 1\n", "utf-8")
    done = podcaster(tmp_path, tmp_path, "voices")
    assert done.returncode == 1
    assert "[voice.hum]: there is no such voice" in done.stderr


class Good:
    name = "good"
    fingerprint = "1"
    form = TextForm.SPOKEN
    max_chars: Any = None
    workers: Any = Workers(1)

    def speak(self, text: str) -> Any:
        return Sound(b"\1\0" * len(text), 8000)


def with_member(**members: object) -> object:
    return type("Odd", (Good,), members)()


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ({"name": ""}, "`name`"),
        ({"fingerprint": 3}, "`fingerprint`"),
        ({"form": "loud"}, "`form`"),
        ({"max_chars": 0}, "`max_chars`"),
        ({"max_chars": "9"}, "`max_chars`"),
        ({"workers": 2}, "`workers`"),
        ({"workers": Workers(0)}, "`workers`"),
        ({"speak": "no"}, "`speak`"),
    ],
)
def test_a_member_that_is_wrong_is_named(members: dict[str, object], why: str) -> None:
    with pytest.raises(VoiceError, match=why):
        Plugged(with_member(**members))


@pytest.mark.parametrize("sound", [None, b"\0\0", Sound(b"\0", 8000), Sound(b"\0\0", 0)])
def test_what_is_no_sound_is_an_error(sound: object) -> None:
    with pytest.raises(VoiceError, match="returned no Sound"):
        Plugged(with_member(speak=lambda self, text: sound)).speak("س")


def test_a_busy_voice_may_be_asked_again() -> None:
    def busy(self: object, text: str) -> Sound:
        raise VoiceBusy("later")

    with pytest.raises(VoiceBusy):
        Plugged(with_member(speak=busy)).speak("س")


def test_it_goes_to_other_processes_as_its_voice_does() -> None:
    assert pickle.loads(pickle.dumps(Plugged(Good()))).speak("سن").samples == 2
