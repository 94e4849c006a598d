#!/usr/bin/env python3
"""Loads `podcaster serve` from many clients at once: errors, throughput, the server's memory.

    python scripts/load_server.py [SECONDS] [CLIENTS]

Serves a show made for this from a process of its own, on loopback. Each client asks by turns for
the feed, a range from the middle of an episode, and a whole episode.
"""

from __future__ import annotations

import asyncio
import itertools
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from podcaster.models import Show  # noqa: E402
from podcaster.show import feed  # noqa: E402
from podcaster.show.shelf import Shelf  # noqa: E402
from tests.episodes import episode, shelve  # noqa: E402

AUDIO = bytes(range(256)) * 16_000
EPISODES = 50


def show(folder: Path) -> Shelf:
    shelf = Shelf(folder / "show")
    for number in range(1, EPISODES + 1):
        shelve(shelf, replace(episode(number), summary=()), folder / "staged", AUDIO)
    feed.write(Show(), shelf.episodes(), shelf)
    return shelf


def memory_mb(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def client(address: str, mp3s: list[str], until: float, served: list[int]) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=30) as asking:
        for mp3 in itertools.cycle(mp3s):
            if time.monotonic() > until:
                return
            reply = await asking.get("/feed.xml")
            assert reply.status_code == 200, reply.status_code
            part = await asking.get(mp3, headers={"Range": "bytes=1000000-1999999"})
            assert (part.status_code, part.content) == (206, AUDIO[1_000_000:2_000_000])
            whole = await asking.get(mp3)
            assert whole.content == AUDIO
            served += [len(reply.content), len(part.content), len(whole.content)]


async def loaded(address: str, shelf: Shelf, seconds: float, clients: int, server: int) -> None:
    mp3s = [f"/episodes/{e.slug}/{e.slug}.mp3" for e in shelf.episodes()]
    served: list[int] = []
    seen = []
    start = time.monotonic()
    work = [client(address, mp3s, start + seconds, served) for _ in range(clients)]
    running = asyncio.gather(*work)
    while not running.done():
        seen.append(memory_mb(server))
        await asyncio.wait([running], timeout=seconds / 10)
    await running
    took = time.monotonic() - start
    print(f"{clients} clients, {took:.0f} s: {len(served)} replies, no error,", end=" ")
    print(f"{sum(served) / took / 1e6:.0f} MB/s")
    print(f"the server's memory, MB: {' '.join(f'{size:.0f}' for size in seen)}")


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else 64
    with tempfile.TemporaryDirectory() as folder:
        shelf = show(Path(folder))
        command = [sys.executable, "-m", "podcaster", "serve", "-o", str(shelf.root), "--port", "0"]
        server = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert server.stdout
        try:
            address = server.stdout.readline().split()[-1]
            asyncio.run(loaded(address, shelf, seconds, clients, server.pid))
        finally:
            server.terminate()
            server.wait()


main()
