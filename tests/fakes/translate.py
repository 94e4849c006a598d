"""Google Translate's speech endpoint on loopback, as the real gTTS library speaks to it.

    POST /_/TranslateWebserverUi/data/batchexecute, f.req=[[["jQ1olc","[text, lang...]",...]]]
    200  )]}' and JSON over several lines, with the MP3 in base64 inside a string inside a list
    302  to /sorry/, which answers 429 with a page: how Google throttles

Audio is MPEG-2 Layer III, 24 kHz, mono, 24 ms frames of 192 bytes without a bit reservoir, about
14 letters a second: frames are picked by letter, so that the sound depends on the text.
"""

from __future__ import annotations

import base64
import contextlib
import json
import socket
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gtts.tts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FRAMES = {
    name: base64.b64decode(frame)
    for name, frame in json.loads(Path(__file__).with_name("frames.json").read_text()).items()
}
_SILENCE = _FRAMES["_"]
_TONES = [frame for name, frame in _FRAMES.items() if name != "_"]
_PREFIX = ")]}'\n\n"
_SORRY = b"<html><title>Sorry...</title>your network may be sending automated queries</html>"


def synthesised(text: str) -> bytes:
    """The MP3 that the fake says for a text."""
    frames = [_SILENCE] * 4
    for char in text:
        if char.isalnum():
            frames += [_TONES[ord(char) % len(_TONES)]] * 3
        elif char in "،؛,;:.!?؟…":
            frames += [_SILENCE] * 8
    return b"".join([*frames, *[_SILENCE] * 12])


@dataclass
class Fault:
    """What goes wrong with the requests it matches: by number (from 1), or by their text."""

    kind: str
    requests: Sequence[int] = ()
    """Empty: every request."""
    text: str = ""
    times: int = 10**9
    status: int = 500

    def strikes(self, number: int, text: str) -> bool:
        hit = (not self.requests or number in self.requests) and self.text in text
        if not hit or self.times == 0:
            return False
        self.times -= 1
        return True


@dataclass
class FakeTranslate:
    """Runs while it is a context, with gTTS pointed at it."""

    faults: list[Fault] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    starts_s: list[float] = field(default_factory=list)
    """When each request came, on the monotonic clock."""
    released: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    url: str = ""

    @contextlib.contextmanager
    def running(self) -> Iterator[FakeTranslate]:
        handler = type("Handler", (_Handler,), {"fake": self})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        real: Callable[..., str] = gtts.tts._translate_url
        gtts.tts._translate_url = lambda tld="com", path="": f"{self.url}/{path}"
        try:
            yield self
        finally:
            gtts.tts._translate_url = real
            self.released.set()
            server.shutdown()
            server.server_close()
            thread.join()

    def heard(self, text: str) -> Fault | None:
        """Notes a request; the fault that strikes it."""
        with self.lock:
            self.texts.append(text)
            self.starts_s.append(time.monotonic())
            number = len(self.texts)
            return next((f for f in self.faults if f.strikes(number, text)), None)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    fake: FakeTranslate

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Says nothing."""

    def do_HEAD(self) -> None:
        self._send(200, b"", "text/html")

    def do_GET(self) -> None:
        self._send(429 if self.path.startswith("/sorry/") else 404, _SORRY, "text/html")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("ascii")
        ((rpc, inner, _, _),) = json.loads(urllib.parse.parse_qs(body)["f.req"][0])[0]
        text, lang = json.loads(inner)[:2]
        fault = self.fake.heard(text)
        if rpc != "jQ1olc" or lang != "ar" or len(text) > 200:
            self._send(200, _reply(None))
        elif fault is None:
            self._send(200, _reply(_list(synthesised(text))))
        else:
            _FAULTS[fault.kind](self, fault, _reply(_list(synthesised(text))))

    def _send(
        self, status: int, body: bytes, kind: str = "application/json", length: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if status == 302:
            self.send_header("Location", "/sorry/index")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _cut(self) -> None:
        self.wfile.flush()
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            self.connection.shutdown(socket.SHUT_RDWR)

    def status(self, fault: Fault, good: bytes) -> None:
        self._send(fault.status, b"<html>error</html>", "text/html")

    def sorry(self, fault: Fault, good: bytes) -> None:
        self._send(302, b"", "text/html")

    def hang(self, fault: Fault, good: bytes) -> None:
        self.fake.released.wait(30)
        self._cut()

    def reset(self, fault: Fault, good: bytes) -> None:
        self._cut()

    def truncated(self, fault: Fault, good: bytes) -> None:
        self._send(200, good[: len(good) // 2], length=len(good))
        self._cut()

    def short(self, fault: Fault, good: bytes) -> None:
        self._send(200, good[: len(good) // 2])

    def half_spoken(self, fault: Fault, good: bytes) -> None:
        self._send(200, _reply(_list(synthesised("ا"))))

    def part_spoken(self, fault: Fault, good: bytes) -> None:
        """Whole MP3 frames, long enough for the text: fault.status percent of it."""
        sound = synthesised(self.fake.texts[-1])
        self._send(200, _reply(_list(sound[: len(sound) * fault.status // 100])))

    def bad_base64(self, fault: Fault, good: bytes) -> None:
        self._send(200, _reply('["!*AAAA#####"]'))

    def empty_audio(self, fault: Fault, good: bytes) -> None:
        self._send(200, _reply(None))

    def empty_string(self, fault: Fault, good: bytes) -> None:
        self._send(200, _reply('[""]'))

    def no_rpc(self, fault: Fault, good: bytes) -> None:
        self._send(200, f'{_PREFIX}[["er",null,null,null,null,405,null,null,null,9]]'.encode())

    def html(self, fault: Fault, good: bytes) -> None:
        self._send(200, b"<!doctype html><title>Before you continue</title>", "text/html")

    def not_mp3(self, fault: Fault, good: bytes) -> None:
        self._send(200, _reply(_list(b"<html>not audio</html>")))

    def not_utf8(self, fault: Fault, good: bytes) -> None:
        self._send(200, b")]}'\n\n\xff\xfe\xfa[[jQ1olc\n")


_FAULTS: dict[str, Callable[[_Handler, Fault, bytes], None]] = {
    name: getattr(_Handler, name)
    for name in (
        "status", "sorry", "hang", "reset", "truncated", "short", "half_spoken", "part_spoken",
        "bad_base64",
        "empty_audio", "empty_string", "no_rpc", "html", "not_mp3", "not_utf8",
    )
}  # fmt: skip
GARBAGE = (
    "reset", "truncated", "short", "half_spoken", "bad_base64", "empty_audio", "empty_string",
    "no_rpc", "html", "not_mp3", "not_utf8",
)  # fmt: skip
"""Replies without an error that hold no speech, or half of it."""


def _list(mp3: bytes) -> str:
    return json.dumps([base64.b64encode(mp3).decode()], separators=(",", ":"))


def _reply(audio: str | None) -> bytes:
    payload = "null" if audio is None else json.dumps(audio)
    rows = f'[["wrb.fr","jQ1olc",{payload},null,null,null,"generic"]\n,["di",27]\n]'
    return (_PREFIX + rows).encode()
