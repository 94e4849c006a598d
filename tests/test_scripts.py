"""The two commands: what they install, and that they install nothing unasked."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEST = ROOT / "scripts" / "test"


@pytest.fixture
def script() -> Any:
    """scripts/test as a module; only called by its name does it run anything."""
    loader = SourceFileLoader("scripts_test", str(TEST))
    spec = spec_from_loader("scripts_test", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_help_says_what_system_installs() -> None:
    said = subprocess.run(
        [sys.executable, str(TEST), "--help"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert "--system" in said
    assert "as root on Debian" in said


def fake_apt(folder: Path) -> Path:
    """An apt-get that notes what it is asked for, and no other program."""
    log = folder / "asked"
    apt = folder / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\n', "utf-8")
    apt.chmod(0o755)
    return log


@pytest.mark.skipif(os.name == "nt", reason="Debian's packages are for Debian")
def test_packages_are_named_and_installed_when_asked_for(
    script: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = fake_apt(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    script.install_programs()
    assert "installing Debian packages: chromium" in capsys.readouterr().out
    update, install = log.read_text("utf-8").splitlines()
    assert update.startswith("update")
    assert {"chromium", "podget", "rsync"} <= set(install.split())


@pytest.mark.skipif(os.name == "nt", reason="Debian's packages are for Debian")
def test_who_may_not_install_is_told(
    script: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = fake_apt(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="and root"):
        script.install_programs()
    assert not log.exists()


def test_nothing_is_installed_unasked(script: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(script, "python", lambda group: Path(sys.executable))
    monkeypatch.setattr(script.subprocess, "run", run)
    monkeypatch.setattr(sys, "argv", ["test"])
    script.main()
    assert [command[2] for command in ran] == ["ruff", "ruff", "mypy", "pytest"]
