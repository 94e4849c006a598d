"""Shows published to an S3-compatible server on loopback."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import boto3
import httpx
import pytest
import s3fs
from fsspec.registry import _registry
from moto.server import ThreadedMotoServer

from tests.episodes import take_away
from tests.test_publish import MANIFEST, add, fails, public, published
from tests.test_publish import shelf as shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcaster.show.shelf import Shelf

TARGET = "s3://radio/show"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(autouse=True)
def keys(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)


@pytest.fixture
def bucket(server: str) -> Any:
    """An empty one, as another client sees it."""
    httpx.post(f"{server}/moto-api/reset")
    bucket = boto3.resource("s3", endpoint_url=server).Bucket("radio")
    bucket.create()
    return bucket


def objects(bucket: Any, prefix: str = "show/") -> dict[str, bytes]:
    return {
        item.key.removeprefix(prefix): item.get()["Body"].read()
        for item in bucket.objects.filter(Prefix=prefix)
    }


def test_a_bucket_gets_what_changed_and_nothing_private(shelf: Shelf, bucket: Any) -> None:
    bucket.put_object(Key="show/mine.txt", Body=b"mine")
    bucket.put_object(Key="other/feed.xml", Body=b"another show")
    assert published(shelf, TARGET, dry_run=True) == published(shelf, TARGET)
    assert published(shelf, TARGET) == []
    there = objects(bucket)
    assert there.pop("mine.txt") == b"mine"
    del there[MANIFEST]
    assert there == public(shelf)

    gone = shelf.episodes()[0]
    take_away(shelf, gone.slug)
    add(shelf, 1, b"ONE" * 1000)
    done = published(shelf, f"{TARGET}/")
    assert done[0][1].endswith("halqa-1.mp3")
    assert [name for action, name in done if action == "send"][-1] == "feed.xml"
    assert ("delete", f"episodes/{gone.slug}/{gone.slug}.mp3") in done
    there = objects(bucket)
    assert there.pop("mine.txt") == b"mine"
    del there[MANIFEST]
    assert there == public(shelf)
    assert objects(bucket, "other/") == {"feed.xml": b"another show"}


def test_a_whole_bucket_can_be_the_target(shelf: Shelf, bucket: Any) -> None:
    published(shelf, "s3://radio")
    there = objects(bucket, "")
    del there[MANIFEST]
    assert there == public(shelf)


def test_players_are_told_types_and_how_long_to_keep_them(shelf: Shelf, bucket: Any) -> None:
    published(shelf, TARGET)
    folder = f"episodes/{shelf.episodes()[0].slug}"
    for name, kind in {
        "feed.xml": "application/rss+xml; charset=utf-8",
        "index.html": "text/html; charset=utf-8",
        "cover.jpg": "image/jpeg",
        f"{folder}/{shelf.episodes()[0].slug}.mp3": "audio/mpeg",
        f"{folder}/chapters.json": "application/json+chapters",
        f"{folder}/transcript.vtt": "text/vtt; charset=utf-8",
    }.items():
        there = bucket.Object(f"show/{name}")
        assert (there.content_type, there.cache_control) == (kind, "public, max-age=300")


def test_a_large_episode_keeps_its_type(shelf: Shelf, bucket: Any) -> None:
    audio = bytes(range(256)) * (80 * 1024)
    add(shelf, 3, audio)
    published(shelf, TARGET)
    slug = shelf.episodes()[0].slug
    mp3 = bucket.Object(f"show/episodes/{slug}/{slug}.mp3")
    # Of several parts, by S3's own account.
    assert mp3.e_tag.strip('"').endswith("-3")
    assert mp3.get()["Body"].read() == audio
    assert (mp3.content_type, mp3.cache_control) == ("audio/mpeg", "public, max-age=300")


def test_a_bucket_that_is_not_there_is_not_made(shelf: Shelf, bucket: Any) -> None:
    for dry_run in (True, False):
        message = fails(shelf, "s3://nowhere/show", dry_run=dry_run)
        assert "there is no bucket nowhere" in message
    listed = bucket.meta.client.list_buckets()["Buckets"]
    assert [one["Name"] for one in listed] == ["radio"]


def test_keys_that_do_not_fit_are_one_line(
    shelf: Shelf, bucket: Any, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpx.post(f"{server}/moto-api/reset-auth", content=b"0")
    try:
        message = fails(shelf, TARGET)
    finally:
        httpx.post(f"{server}/moto-api/reset-auth", content=b"1e9")
    assert "check keys and rights" in message
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert "credentials" in fails(shelf, TARGET).lower()


def test_a_server_that_does_not_answer_is_one_line(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr(s3fs.S3FileSystem, "retries", 1)
    assert "mend that, and publish again" in fails(shelf, TARGET)


def test_without_the_package_one_line_names_it(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for protocol in ("s3", "sftp"):
        monkeypatch.delitem(_registry, protocol, raising=False)
    monkeypatch.setitem(sys.modules, "s3fs", None)
    assert "pip install s3fs" in fails(shelf, TARGET)
    monkeypatch.setitem(sys.modules, "paramiko", None)
    monkeypatch.delitem(sys.modules, "fsspec.implementations.sftp", raising=False)
    assert "pip install paramiko" in fails(shelf, "sftp://127.0.0.1/www")
