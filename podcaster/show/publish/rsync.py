"""What rsync reaches, over ssh or its own daemon, as a store: by the rsync program."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from podcaster.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from podcaster.show.publish.files import File

_LISTED = re.compile(r"-\S+ +([\d,]+) \S+ \S+ (.+)")
_NOTHING_THERE = re.compile(r"No such file or directory|link_stat|change_dir")
_TIMEOUT_S = 60
_SOME_FAILED = 23


class Rsync:
    """The folder at `user@host:path` or `rsync://host/module/path`.

    Each pass is one run of the program, which writes files beside their places and moves them
    there, and goes on where a run before it was cut off.
    """

    def __init__(self, target: str, folder: Path) -> None:
        self.name = target
        self._at = target if target.endswith((":", "/")) else f"{target}/"
        self._folder = folder
        """Empty, for what is on its way."""

    @classmethod
    @contextmanager
    def opened(cls, target: str) -> Iterator[Rsync]:
        """The store, while its folder for what is on its way stands."""
        with TemporaryDirectory() as folder:
            yield cls(target, Path(folder))

    def read(self, name: str) -> bytes | None:
        got = self._folder / "got"
        if self._tried("--copy-links", f"{self._at}{name}", str(got)) is None:
            return None
        data = got.read_bytes()
        got.unlink()
        return data

    def sizes(self) -> dict[str, int]:
        ours = ["--include=/episodes/***", "--exclude=/*/"]
        listing = self._tried("--list-only", "--recursive", "--no-human-readable", *ours, self._at)
        return _sizes(listing or "")

    def sha256(self, name: str) -> str:
        return hashlib.sha256(self.read(name) or b"").hexdigest()

    def send(self, files: Mapping[str, File], sent: Callable[[str], None]) -> None:
        with TemporaryDirectory(dir=self._folder) as folder:
            for name, file in files.items():
                place = Path(folder, name)
                place.parent.mkdir(parents=True, exist_ok=True)
                if file.path:
                    place.symlink_to(file.path.resolve())
                else:
                    place.write_bytes(file.data or b"")
            # By checksum: by itself rsync takes files of one size and second for the same.
            how = ["--checksum", "--copy-links", "--times", "--mkpath", "--chmod=D755,F644"]
            self._run([*how, *self._listed(files), f"{folder}/", self._at])
        for name in files:
            sent(name)

    def delete(self, names: Sequence[str], gone: Callable[[str], None]) -> None:
        if not names:
            return
        folders = sorted({name.rpartition("/")[0] for name in names} - {""})
        with TemporaryDirectory(dir=self._folder) as empty:
            for folder in folders:
                Path(empty, folder).mkdir(parents=True)
            # What is named, and not here, is deleted there; folders, only where they are empty.
            delete = ["--delete-missing-args", "--dirs"]
            self._run([*delete, *self._listed(names), f"{empty}/", self._at])
            for folder in folders:
                Path(empty, folder).rmdir()
            if folders:
                self._run([*delete, *self._listed(folders), f"{empty}/", self._at])
        for name in names:
            gone(name)

    def _listed(self, names: Mapping[str, File] | Sequence[str]) -> list[str]:
        listed = self._folder / "names"
        listed.write_text("".join(f"{name}\n" for name in names), "ascii")
        return [f"--files-from={listed}"]

    def _tried(self, *arguments: str) -> str | None:
        """What rsync says; None where there is no such file."""
        done = _rsync(["--timeout", str(_TIMEOUT_S), *arguments])
        if done.returncode == _SOME_FAILED and _NOTHING_THERE.search(done.stderr):
            return None
        return self._checked(done).stdout

    def _run(self, arguments: list[str]) -> None:
        self._checked(_rsync(["--timeout", str(_TIMEOUT_S), *arguments]))

    def _checked(self, done: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
        if done.returncode:
            lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
            said = lines[0] if lines else f"exit status {done.returncode}"
            raise PublishError(
                f"{self.name} cannot be used ({said}): mend that, and publish again, which goes "
                f"on where this stopped"
            )
        return done


def _rsync(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["rsync", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError as error:
        raise PublishError(
            f"rsync cannot be started ({error.strerror}): install it, or publish to sftp://..."
        ) from error


def _sizes(listing: str) -> dict[str, int]:
    found = (_LISTED.fullmatch(line) for line in listing.splitlines())
    return {match[2]: int(match[1].replace(",", "")) for match in found if match}
