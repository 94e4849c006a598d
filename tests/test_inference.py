"""Models run here and nowhere else: no file outside podcaster's folders, no socket."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Native code opens sockets past Python's own, so the process's open files are watched.
PROGRAM = """
import os, sys, threading, time
seen, done = set(), threading.Event()
def watch():
    while not done.wait(0.02):
        for fd in os.listdir('/proc/self/fd'):
            try:
                seen.add(os.readlink(f'/proc/self/fd/{fd}').split(':')[0])
            except OSError:
                pass
thread = threading.Thread(target=watch)
thread.start()
from podcaster.cli import main
try:
    main(['build', sys.argv[1], '--voice', 'fasih', '--output', 'output', '--quiet'])
except SystemExit as ended:
    code = ended.code
time.sleep(2)
done.set()
thread.join()
print('sockets' if 'socket' in seen else 'silent', code, file=sys.stderr)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="open files are seen in /proc")
def test_a_build_by_fasih_leaves_nothing_elsewhere_and_opens_no_socket(tmp_path: Path) -> None:
    home = tmp_path / "home"
    work = tmp_path / "work"
    home.mkdir()
    work.mkdir()
    # It would be set by nobody: onnxruntime calls out unless told not to.
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ORT_", "XDG_", "PODCASTER"))}
    env = {**kept, "HOME": str(home), "PYTHONPATH": str(ROOT)}
    article = ROOT / "scripts" / "articles" / "solar.txt"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(article)],
        cwd=work,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr.split() == ["silent", "0"]
    assert {path.name for path in work.iterdir()} == {"output"}
    assert {path.relative_to(home).as_posix() for path in home.glob(".cache/*")} == {
        ".cache/podcaster"
    }
    assert {path.name for path in home.iterdir()} == {".cache"}
