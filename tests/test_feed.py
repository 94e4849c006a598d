"""The feed, as the parsers of real clients read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import feedparser
import podcastparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from podcaster.errors import SettingsError, ShelfError
from podcaster.models import Episode, Show
from podcaster.show import feed
from podcaster.show.shelf import Shelf
from tests.episodes import EPISODE, episode, shelve

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BASE = "https://example.com/show"
SHOW = Show(
    title="نشرة التقنية",
    author="هيئة التحرير",
    description="مقالات التقنية مسموعة.",
    category="News",
    subcategory="Tech News",
    owner_name="سارة",
    owner_email="sara@example.com",
    link="https://example.com/عن-النشرة",
    funding_url="https://example.com/support",
    funding_text="ادعموا النشرة",
    copyright="© 2026 النشرة",
    guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
    base_url=BASE,
)
NAMES = {"itunes": feed.ITUNES, "podcast": feed.PODCAST, "atom": feed.ATOM}


def read(show: Show, episodes: Sequence[Episode], base: str = BASE) -> etree._Element:
    return etree.fromstring(feed.render(show, episodes, base))


def by_podcastparser(data: bytes) -> dict[str, Any]:
    parsed: dict[str, Any] = podcastparser.parse(f"{BASE}/feed.xml", BytesIO(data))
    return parsed


def by_feedparser(data: bytes) -> Any:
    parsed = feedparser.parse(data, sanitize_html=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_podcastparser_reads_the_channel() -> None:
    parsed = by_podcastparser(feed.render(SHOW, [EPISODE], BASE))
    assert parsed["title"] == SHOW.title
    assert parsed["description"] == SHOW.description
    assert parsed["language"] == "ar"
    assert parsed["cover_url"] == f"{BASE}/cover.jpg"
    assert parsed["itunes_author"] == SHOW.author
    assert parsed["itunes_owner"] == {"name": "سارة", "email": "sara@example.com"}
    assert parsed["itunes_categories"] == [["News", "Tech News"]]
    assert parsed["explicit"] is False
    assert parsed["type"] == "episodic"
    assert parsed["link"] == (
        "https://example.com/%D8%B9%D9%86-%D8%A7%D9%84%D9%86%D8%B4%D8%B1%D8%A9"
    )
    assert parsed["generator"].startswith("podcaster ")


def test_podcastparser_reads_the_episode() -> None:
    covered = replace(EPISODE, cover="cover.jpg", audio_bytes=3_412_345)
    (read,) = by_podcastparser(feed.render(SHOW, [covered], BASE))["episodes"]
    folder = f"{BASE}/episodes/{EPISODE.slug}"
    assert read["title"] == EPISODE.title
    assert read["guid"] == EPISODE.guid
    assert read["published"] == EPISODE.published.timestamp()
    assert read["total_time"] == 95
    assert read["number"] == 1
    assert read["type"] == "full"
    assert read["explicit"] is False
    assert read["itunes_author"] == EPISODE.author
    assert read["link"] == f"{folder}/index.html"
    assert read["episode_art_url"] == f"{folder}/cover.jpg"
    assert [(c["start"], c["title"]) for c in read["chapters"]] == [
        (0, EPISODE.chapters[0].title),
        (40, EPISODE.chapters[1].title),
    ]
    assert read["enclosures"] == [
        {
            "url": f"{folder}/{EPISODE.slug}.mp3",
            "file_size": 3_412_345,
            "mime_type": "audio/mpeg",
        }
    ]
    assert read["description"] == "قررت إنفيديا التوقف مؤقتًا.\nتراجع السهم بنسبة 2%."
    assert read["description_html"].startswith('<div dir="rtl" lang="ar">')


def test_feedparser_reads_what_it_knows() -> None:
    parsed = by_feedparser(feed.render(SHOW, [EPISODE], BASE))
    assert parsed.version == "rss20"
    assert parsed.feed.title == SHOW.title
    assert parsed.feed.rights == SHOW.copyright
    assert parsed.feed.image.href == f"{BASE}/cover.jpg"
    assert parsed.feed.updated == "Tue, 24 Nov 2026 09:30:00 +0000"
    assert {"rel": "self", "type": "application/rss+xml", "href": f"{BASE}/feed.xml"} in (
        parsed.feed.links
    )
    (entry,) = parsed.entries
    assert entry.id == EPISODE.guid
    assert entry.guidislink is False
    assert entry.published_parsed[:6] == (2026, 11, 24, 9, 30, 0)
    assert entry.enclosures[0].length == "5"
    assert entry.itunes_duration == "95"
    assert entry.content[0].value.startswith('<div dir="rtl" lang="ar">')


def test_the_podcast_namespace_is_there() -> None:
    channel = read(SHOW, [EPISODE]).find("channel")
    assert channel is not None
    assert channel.findtext("podcast:guid", namespaces=NAMES) == SHOW.guid
    assert channel.findtext("podcast:medium", namespaces=NAMES) == "podcast"
    locked = channel.find("podcast:locked", NAMES)
    assert locked is not None
    assert (locked.text, locked.get("owner")) == ("yes", "sara@example.com")
    funding = channel.find("podcast:funding", NAMES)
    assert funding is not None
    assert (funding.text, funding.get("url")) == ("ادعموا النشرة", "https://example.com/support")
    folder = f"{BASE}/episodes/{EPISODE.slug}"
    chapters = channel.find("item/podcast:chapters", NAMES)
    assert chapters is not None
    assert (chapters.get("url"), chapters.get("type")) == (
        f"{folder}/chapters.json",
        "application/json+chapters",
    )
    transcripts = channel.findall("item/podcast:transcript", NAMES)
    assert [(t.get("url"), t.get("type"), t.get("language")) for t in transcripts] == [
        (f"{folder}/transcript.vtt", "text/vtt", "ar"),
        (f"{folder}/transcript.srt", "application/x-subrip", "ar"),
    ]
    people = [p.text for p in channel.findall("item/podcast:person", NAMES)]
    assert people == [EPISODE.author]


def test_what_the_settings_ask_of_directories_is_passed_on() -> None:
    asked = replace(
        SHOW, explicit=True, type="serial", block=True, complete=True, locked=False,
        new_feed_url="https://example.org/feed.xml",
    )  # fmt: skip
    channel = read(asked, [EPISODE]).find("channel")
    assert channel is not None
    said = {
        name: channel.findtext(f"itunes:{name}", namespaces=NAMES)
        for name in ("explicit", "type", "block", "complete", "new-feed-url")
    }
    assert said == {
        "explicit": "true", "type": "serial", "block": "Yes", "complete": "Yes",
        "new-feed-url": "https://example.org/feed.xml",
    }  # fmt: skip
    assert channel.findtext("podcast:locked", namespaces=NAMES) == "no"


def test_a_show_of_no_episodes_has_a_feed() -> None:
    data = feed.render(Show(), [], BASE)
    assert by_podcastparser(data)["episodes"] == []
    assert by_feedparser(data).feed.title == Show().title


def test_notes_give_times_links_and_keep_latin_in_its_place() -> None:
    (entry,) = by_feedparser(feed.render(SHOW, [EPISODE], BASE)).entries
    notes = entry.content[0].value
    assert "<li>00:40 استثمار ضخم يدخل غرفة المراجعة</li>" in notes
    assert '<a href="https://example.com/articles/1?a=1&amp;b=2">' in notes
    assert "<bdi>OpenAI</bdi>" in notes


@pytest.mark.parametrize("link", ["javascript:alert(1)", "/articles/1", "", "file:///etc/passwd"])
def test_a_link_that_is_not_of_the_web_is_not_linked(link: str) -> None:
    assert b"href=&quot;" not in feed.render(SHOW, [replace(EPISODE, link=link)], BASE)
    (entry,) = by_feedparser(feed.render(SHOW, [replace(EPISODE, link=link)], BASE)).entries
    assert "<a " not in entry.content[0].value


@pytest.mark.parametrize(
    "title",
    [
        "أسهم & سندات", "أ < ب > ج", "نهاية ]]> القسم", "«قال» \"نعم\" 'لا'", "🎧 عائلة 👩‍👩‍👧‍👦",
        "كلمة " * 60, "<b>عنوان</b>", "&amp; &lt;", "\u200f\u202bمخفي\u202c", "שלום 日本",
    ],
)  # fmt: skip
def test_any_title_comes_out_as_it_is(title: str) -> None:
    wanted = " ".join(title.split())
    data = feed.render(replace(SHOW, title=title), [replace(EPISODE, title=title)], BASE)
    parsed = etree.fromstring(data)
    assert parsed.findtext("channel/title") == wanted
    # A client may need a mark to set it from the right.
    assert (parsed.findtext("channel/item/title") or "").removeprefix("\u200f") == (
        wanted.removeprefix("\u200f")
    )
    read = by_podcastparser(data)["episodes"][0]["title"]
    assert read.removeprefix("\u200f") == wanted.removeprefix("\u200f")


@pytest.mark.parametrize(
    ("title", "marked"),
    [("iPhone 19: كل ما نعرفه", True), ("كل ما نعرفه عن iPhone", False), ("OpenAI", False)],
)
def test_a_title_that_begins_in_latin_is_marked_as_arabic(title: str, *, marked: bool) -> None:
    data = feed.render(SHOW, [replace(EPISODE, title=title)], BASE)
    shown = ("\u200f" if marked else "") + title
    item = etree.fromstring(data).find("channel/item")
    assert item is not None
    assert item.findtext("title") == shown
    assert item.findtext(f"{{{feed.ITUNES}}}title") == shown


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_no_text_breaks_the_feed(text: str) -> None:
    wild = replace(EPISODE, title=text, summary=(text,), author=text, link=text)
    show = replace(SHOW, title=text, description=text, author=text, copyright=text)
    parsed = etree.fromstring(feed.render(show, [wild], BASE))
    assert parsed.findtext("channel/item/guid") == EPISODE.guid


def test_the_same_input_is_the_same_bytes() -> None:
    assert feed.render(SHOW, [EPISODE], BASE) == feed.render(SHOW, [EPISODE], BASE + "/")


def test_dates_keep_their_zone_and_durations_are_whole_seconds() -> None:
    cairo = datetime(2026, 11, 24, 23, 5, 1, 999, tzinfo=timezone(timedelta(hours=3)))
    item = read(SHOW, [replace(EPISODE, published=cairo, duration_ms=59_500)]).find("channel/item")
    assert item is not None
    assert item.findtext("pubDate") == "Tue, 24 Nov 2026 23:05:01 +0300"
    assert item.findtext("itunes:duration", namespaces=NAMES) == "60"


def test_addresses_are_ascii_whatever_the_base() -> None:
    data = feed.render(SHOW, [EPISODE], "https://مثال.com:8080/عرض/")
    (item,) = by_podcastparser(data)["episodes"]
    assert item["enclosures"][0]["url"] == (
        f"https://xn--mgbh0fb.com:8080/%D8%B9%D8%B1%D8%B6/episodes/{EPISODE.slug}/{EPISODE.slug}.mp3"
    )


def test_the_guid_is_minted_from_the_first_address_and_stays(tmp_path: Path) -> None:
    shelf, show = Shelf(tmp_path), replace(SHOW, guid=None)
    feed.write(replace(show, base_url=None), [], shelf)
    assert b"podcast:guid" not in (tmp_path / "feed.xml").read_bytes()
    feed.write(show, [], shelf)
    namespace = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
    wanted = str(uuid5(namespace, "example.com/show/feed.xml")).encode()
    assert wanted in (tmp_path / "feed.xml").read_bytes()
    feed.write(replace(show, base_url="https://moved.example.org"), [], shelf)
    assert wanted in (tmp_path / "feed.xml").read_bytes()


def test_a_known_guid_is_minted_as_the_namespace_says() -> None:
    from podcaster.show.identity import minted

    # The example in the namespace's own text.
    assert minted("https://mp3s.nashownotes.com/pc20rss.xml") == (
        "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    )


def test_an_address_that_was_given_once_is_kept(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    feed.write(SHOW, [], shelf)
    before = (tmp_path / "feed.xml").read_bytes()
    assert not feed.write(replace(SHOW, base_url=None, guid=None), [], shelf)
    assert (tmp_path / "feed.xml").read_bytes() == before


def test_a_base_that_is_no_address_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"point there: base_url 'example\.com' is"):
        feed.write(replace(SHOW, base_url="example.com"), [], Shelf(tmp_path))
    assert not (tmp_path / "show.json").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"guid": 3}', '{"guid": "x"}', "{}"])
def test_a_broken_identity_is_one_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "show.json").write_text(content)
    with pytest.raises(ShelfError, match=r"show\.json is broken"):
        feed.write(replace(SHOW, guid=None), [], Shelf(tmp_path))


def test_a_retitled_episode_is_the_same_to_every_client(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "output")
    shelve(shelf, EPISODE, tmp_path / "staged")
    feed.write(SHOW, shelf.episodes(), shelf)
    before = by_podcastparser((shelf.root / "feed.xml").read_bytes())["episodes"][0]
    shelve(shelf, replace(EPISODE, title="عنوان جديد"), tmp_path / "staged")
    feed.write(SHOW, shelf.episodes(), shelf)
    (after,) = by_podcastparser((shelf.root / "feed.xml").read_bytes())["episodes"]
    assert after["title"] == "عنوان جديد"
    assert {k: after[k] for k in ("guid", "published", "enclosures", "link")} == {
        k: before[k] for k in ("guid", "published", "enclosures", "link")
    }


def test_items_stand_in_the_shelf_s_order(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "output")
    for number in (2, 1, 3):
        shelve(shelf, episode(number), tmp_path / "staged")
    guids = [g.text for g in read(SHOW, shelf.episodes()).findall("channel/item/guid")]
    assert guids == ["guid-3", "guid-2", "guid-1"]
    assert shelf.episodes()[0].published == datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
