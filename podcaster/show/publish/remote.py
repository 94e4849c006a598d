"""Folders, S3, SFTP and the rest of what fsspec reaches, as stores."""

from __future__ import annotations

import hashlib
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from podcaster.errors import PublishError
from podcaster.show import layout, media

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from podcaster.show.publish.files import File

_PACKAGES = {"s3": "s3fs", "s3a": "s3fs", "sftp": "paramiko", "ssh": "paramiko"}
"""Protocol: the package that fsspec needs for it."""
_OBJECT_STORES = {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oss", "oci", "memory"}
"""They have no folders, take a file whole or not at all, and several at once."""
_AT_ONCE = 4
_IN_PARTS = {"chunksize": 8 * 1024 * 1024, "max_concurrency": 2}
"""How s3fs sends what is larger than two of these; by itself it holds 100 MB of each file."""
_TIMEOUT_S = 60
_CACHE = "public, max-age=300"
"""A file keeps its name when its episode is built again, and audio and captions go together."""


class Remote:
    """The store at a path or URL, by way of fsspec."""

    def __init__(self, target: str) -> None:
        self.name = target
        with self._translated():
            self._fs, base = _opened(target)
        self._base = base.rstrip("/")
        protocols = self._fs.protocol
        self._protocols = {protocols} if isinstance(protocols, str) else set(protocols)
        self._is_flat = bool(self._protocols & _OBJECT_STORES)
        self._folders: set[str] = set()

    def read(self, name: str) -> bytes | None:
        with self._translated():
            try:
                data: bytes = self._fs.cat_file(self._at(name))
            except FileNotFoundError:
                return None
            return data

    def sizes(self) -> dict[str, int]:
        with self._translated():
            # Others write there too.
            self._fs.invalidate_cache()
            try:
                listed = self._fs.ls(self._base, detail=True)
            except FileNotFoundError:
                self._must_have_its_bucket()
                return {}
            found = {info["name"]: info for info in listed if info["type"] == "file"}
            found |= self._fs.find(self._at(layout.EPISODES), detail=True)
            start = len(self._base) + 1
            return {
                name.rstrip("/")[start:]: info["size"]
                for name, info in found.items()
                if name.rstrip("/") != self._base
            }

    def _must_have_its_bucket(self) -> None:
        """An empty folder and a bucket that is not there look the same to fsspec."""
        if "s3" in self._protocols:
            bucket = self._base.partition("/")[0]
            try:
                self._fs.call_s3("head_bucket", Bucket=bucket)
            except FileNotFoundError as error:
                raise PublishError(
                    f"there is no bucket {bucket} for {self.name}: make it, or name another"
                ) from error

    def sha256(self, name: str) -> str:
        with self._translated(), self._fs.open(self._at(name), "rb") as data:
            digest = hashlib.sha256()
            while block := data.read(1 << 20):
                digest.update(block)
            return digest.hexdigest()

    def send(self, files: Mapping[str, File], sent: Callable[[str], None]) -> None:
        with ThreadPoolExecutor(_AT_ONCE if self._is_flat else 1) as pool, self._translated():
            for name in pool.map(self._put, files, files.values()):
                sent(name)

    def delete(self, names: Sequence[str], gone: Callable[[str], None]) -> None:
        with self._translated():
            for name in names:
                with suppress(FileNotFoundError):
                    self._fs.rm_file(self._at(name))
                gone(name)
            if not self._is_flat:
                for folder in {self._fs._parent(self._at(name)) for name in names}:
                    self._tidy(folder)

    def _tidy(self, folder: str) -> None:
        """Takes an empty folder away."""
        with suppress(FileNotFoundError):
            if folder != self._base and not self._fs.ls(folder, detail=False):
                self._fs.rmdir(folder)

    def _put(self, name: str, file: File) -> str:
        at = self._at(name)
        if self._is_flat:
            self._write(at, file, _headers(name) if "s3" in self._protocols else {})
            return name
        folder, _, last = at.rpartition("/")
        if folder not in self._folders:
            self._fs.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        beside = f"{folder}/.{last.lstrip('.')}.part"
        self._write(beside, file, {})
        self._fs.mv(beside, at)
        return name

    def _write(self, at: str, file: File, headers: dict[str, str]) -> None:
        if file.data is not None:
            self._fs.pipe_file(at, file.data, **headers)
        else:
            how = _IN_PARTS if "s3" in self._protocols else {}
            self._fs.put_file(str(file.path), at, **how, **headers)

    def _at(self, name: str) -> str:
        return f"{self._base}/{name}"

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Raises what the libraries raise as PublishError, in one line."""
        try:
            yield
        except PermissionError as error:
            raise PublishError(
                f"{self.name} lets nobody in with these credentials, or not to do this "
                f"({_said(error)}): check keys and rights"
            ) from error
        except NotImplementedError as error:
            raise PublishError(f"{self.name} cannot be written to: publish elsewhere") from error
        except _failures() as error:
            raise PublishError(
                f"{self.name} cannot be used ({_said(error)}): mend that, and publish again, "
                f"which goes on where this stopped"
            ) from error


def _opened(target: str) -> tuple[Any, str]:
    import fsspec

    protocol = target.partition("://")[0] if "://" in target else "file"
    options: dict[str, Any] = {"skip_instance_cache": True}
    if _PACKAGES.get(protocol) == "paramiko":
        options |= {"host_key_policy": _known_hosts_only(), "timeout": _TIMEOUT_S}
    try:
        opened: tuple[Any, str] = fsspec.core.url_to_fs(target, **options)
    except ImportError as error:
        package = _PACKAGES.get(protocol)
        advice = f"pip install {package}" if package else str(error)
        raise PublishError(f"{target} needs more than is installed: {advice}") from error
    except ValueError as error:
        raise PublishError(
            f"{target} is no place to publish to ({_said(error)}): name a folder, s3://..., "
            f"sftp://..., rsync's user@host:folder, or another URL that fsspec knows"
        ) from error
    return opened


def _headers(name: str) -> dict[str, str]:
    return {"ContentType": media.type_of(name), "CacheControl": _CACHE}


def _said(error: BaseException) -> str:
    """What an error says, in one line."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())


def _known_hosts_only() -> object:
    """Lets paramiko talk to the hosts of ~/.ssh/known_hosts; by itself fsspec trusts anybody."""
    try:
        import paramiko
    except ImportError:
        return None  # fsspec says so better.
    # It would print a traceback of its own thread where a server is none for ssh.
    logging.getLogger("paramiko").addHandler(logging.NullHandler())
    path = Path("~/.ssh/known_hosts").expanduser()
    hosts = paramiko.HostKeys(str(path)) if path.exists() else paramiko.HostKeys()

    class KnownHosts(paramiko.MissingHostKeyPolicy):
        def missing_host_key(self, client: object, hostname: str, key: paramiko.PKey) -> None:
            if not hosts.check(hostname, key):
                raise paramiko.SSHException(
                    f"the host key of {hostname} is not in {path}: log in once with ssh {hostname}"
                )

    return KnownHosts()


def _failures() -> tuple[type[Exception], ...]:
    """What fsspec raises, and the libraries that it has loaded."""
    names = {"botocore.exceptions": "BotoCoreError", "paramiko": "SSHException"}
    loaded = ((sys.modules.get(module), name) for module, name in names.items())
    return (OSError, *(getattr(module, name) for module, name in loaded if module))
