"""The pages as documents: what they say, what they link to, and that nothing breaks out of them."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from podcaster.errors import SettingsError, ShelfError
from podcaster.models import Chapter, Cue, Episode, Show
from podcaster.show import colour, site
from podcaster.show.shelf import Shelf
from tests.episodes import EPISODE, episode, shelve
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

SHOW = Show(title="نشرة التقنية", author="هيئة التحرير", description="مقالات مسموعة.")


def parsed(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.encode().decode())


def text(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def one(tree: html.HtmlElement, css: str) -> html.HtmlElement:
    (found,) = tree.cssselect(css)
    return found


def test_the_show_page_lists_the_episodes_as_they_come() -> None:
    tree = parsed(site.render_show(SHOW, [episode(2, title="الثانية"), episode(1, title="الأولى")]))
    links = [(text(a), a.get("href")) for a in tree.cssselect(".episodes h3 a")]
    assert links == [
        ("الثانية", "episodes/2026-11-25-halqa-2/index.html"),
        ("الأولى", "episodes/2026-11-24-halqa-1/index.html"),
    ]
    assert [text(t) for t in tree.cssselect(".episodes li:first-child time")] == [
        "25 نوفمبر 2026",
        "01:35",
    ]
    assert text(one(tree, "h1")) == SHOW.title


def test_a_show_without_episodes_says_so() -> None:
    tree = parsed(site.render_show(SHOW, []))
    assert "لا حلقات بعد." in text(tree)
    assert not tree.cssselect(".episodes")


def test_subscribe_links_carry_the_feed() -> None:
    show = replace(SHOW, base_url="https://example.com/نشرة/")
    tree = parsed(site.render_show(show, []))
    bare = "example.com/%D9%86%D8%B4%D8%B1%D8%A9/feed.xml"
    assert one(tree, "#feed").get("value") == f"https://{bare}"
    links = {text(a): a.get("href") for a in tree.cssselect(".app")}
    assert links["Apple Podcasts"] == f"podcast://{bare}"
    assert links["Pocket Casts"] == f"pktc://subscribe/{bare}"
    for name in ("Overcast", "AntennaPod"):
        assert unquote(links[name].split("url=")[1]) == f"https://{bare}"


def test_without_an_address_nobody_is_sent_to_a_wrong_one() -> None:
    tree = parsed(site.render_show(SHOW, []))
    assert one(tree, "#apps").get("hidden") is not None
    assert not [a for a in tree.cssselect(".app") if a.get("href")]


def test_an_episode_page_has_what_its_record_has() -> None:
    tree = parsed(site.render_episode(SHOW, EPISODE))
    assert text(one(tree, "h1")) == EPISODE.title
    assert [text(li) for li in tree.cssselect(".points li")] == list(EPISODE.summary)
    chapters = [(text(a), a.get("href")) for a in tree.cssselect("#chapters a")]
    assert chapters == [
        ("إنفيديا توقف أكبر صفقة لها مع OpenAI 00:00", f"{EPISODE.slug}.mp3#t=0"),
        ("استثمار ضخم يدخل غرفة المراجعة 00:40", f"{EPISODE.slug}.mp3#t=40"),
    ]
    cues = [(text(a), a.get("href")) for a in tree.cssselect(".cue")]
    assert cues == [(cue.text, f"#t={cue.start_ms / 1000:g}") for cue in EPISODE.cues]
    assert EPISODE.link in [a.get("href") for a in tree.cssselect(".links a")]


def test_a_heading_that_is_spoken_heads_its_chapter() -> None:
    tree = parsed(site.render_episode(SHOW, EPISODE))
    assert [text(h) for h in tree.cssselect(".transcript h3")] == [
        "إنفيديا توقف أكبر صفقة لها مع OpenAI.",
        "استثمار ضخم يدخل غرفة المراجعة",
    ]
    silent = replace(EPISODE, cues=EPISODE.cues[1:2] + EPISODE.cues[3:])
    headings = parsed(site.render_episode(SHOW, silent)).cssselect(".transcript h3")
    # The first chapter is named as the episode is, and the page's heading has said that.
    assert [text(h) for h in headings] == ["استثمار ضخم يدخل غرفة المراجعة"]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_out(hostile: str) -> None:
    bad = replace(
        EPISODE,
        title=hostile,
        author=hostile,
        summary=(hostile,),
        chapters=(Chapter(hostile, 0, 9), Chapter("باب", 9, 95_400)),
        cues=(Cue(hostile, 0, 9, 0, 0), Cue(hostile, 9, 95_000, 1, 0)),
    )
    show = replace(SHOW, title=hostile, author=hostile, description=hostile, copyright=hostile)
    plain = [site.render_episode(SHOW, EPISODE), site.render_show(SHOW, [EPISODE])]
    for page, usual in zip(
        [site.render_episode(show, bad), site.render_show(show, [bad])], plain, strict=True
    ):
        assert page.count("<script") == usual.count("<script") == 2
        assert "<img src=x" not in page
        tree = parsed(page)
        assert not [e for e in tree.iter() if any(name.startswith("on") for name in e.attrib)]
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0\uffff]", page)
        shown = " ".join(re.sub("[\x00-\x1f\x7f-\x9f\ud800\ufdd0\uffff]", " ", hostile).split())
        assert shown.replace(" ", "") in text(one(tree, "h1")).replace(" ", "")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//x", "file:///x", ""]
)
def test_a_link_that_is_no_address_is_left_out(link: str) -> None:
    pages = [
        site.render_episode(SHOW, replace(EPISODE, link=link)),
        site.render_show(replace(SHOW, link=link), []),
    ]
    for page in pages:
        assert not [a for a in parsed(page).cssselect("a") if link and a.get("href") == link]


def test_a_page_fetches_nothing_from_elsewhere() -> None:
    for page in [site.render_episode(SHOW, EPISODE), site.render_show(SHOW, [EPISODE])]:
        tree = parsed(page)
        fetched = [e.get("src") or e.get("href") for e in tree.cssselect("[src], link[href]")]
        assert fetched
        for url in fetched:
            assert not urlsplit(url).scheme
            assert not url.startswith("/")
        assert "@import" not in page
        assert "url(" not in page


def test_the_policy_names_the_scripts_and_styles_by_their_hashes() -> None:
    for page in [site.render_episode(SHOW, EPISODE), site.render_show(SHOW, [EPISODE])]:
        policy = one(parsed(page), "meta[http-equiv]").get("content")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        inline = re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL)
        assert len(inline) == 3
        for kind, code in inline:
            digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
            (sources,) = (part for part in policy.split("; ") if part.startswith(f"{kind}-src"))
            assert f"'sha256-{digest}'" in sources


def test_a_published_page_can_be_previewed_where_it_is_shared() -> None:
    show = replace(SHOW, base_url="https://example.com/show/")
    covered = replace(EPISODE, cover="cover.jpg")
    base, place = "https://example.com/show", f"episodes/{EPISODE.slug}/"
    for page, url, image in [
        (site.render_show(show, []), f"{base}/", f"{base}/cover.jpg"),
        (site.render_episode(show, EPISODE), f"{base}/{place}", f"{base}/cover.jpg"),
        (site.render_episode(show, covered), f"{base}/{place}", f"{base}/{place}cover.jpg"),
    ]:
        metas = parsed(page).cssselect("meta[property]")
        told = {str(meta.get("property")): meta.get("content") for meta in metas}
        assert (told["og:url"], told["og:image"]) == (url, image)
        assert told["og:title"] == text(one(parsed(page), "title"))
    assert "og:" not in site.render_show(SHOW, [])


def test_own_art_is_shown_where_there_is_some() -> None:
    plain, covered = EPISODE, replace(EPISODE, cover="cover.jpg")
    art = [one(parsed(site.render_episode(SHOW, e)), "#art").get("src") for e in (plain, covered)]
    assert art == ["../../cover.jpg", "cover.jpg"]


@given(st.from_regex("#[0-9a-f]{6}", fullmatch=True))
@settings(max_examples=40, deadline=None)
def test_whatever_the_shows_colour_the_pages_can_be_read(text: str) -> None:
    style = site.render_show(replace(SHOW, colour=text), []).split("<style>")[1]
    themes = [dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in style.split("}")[:2]]
    assert [theme["page"] for theme in themes] == ["#fbfaf8", "#131418"]
    for theme in themes:
        shade = {name: colour.parsed(value) for name, value in theme.items()}
        for ground in ("page", "card"):
            for ink in ("ink", "soft", "accent"):
                assert colour.contrast(shade[ink], shade[ground]) >= 4.5
            assert colour.contrast(shade["edge"], shade[ground]) >= 3
        assert colour.contrast(shade["on-accent"], shade["accent"]) >= 4.5
        assert colour.contrast(shade["ink"], shade["wash"]) >= 4.5


def test_a_colour_that_is_none_is_an_error() -> None:
    with pytest.raises(SettingsError, match="colour"):
        site.render_show(replace(SHOW, colour="teal"), [])


def shelf_with(tmp_path: Path, *wanted: Episode) -> Shelf:
    shelf = Shelf(tmp_path / "show")
    for each in wanted:
        shelve(shelf, each, tmp_path / "staged")
    return shelf


def test_pages_are_written_beside_what_they_show(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, episode(1), episode(2))
    site.write(SHOW, shelf.episodes(), shelf)
    pages = [shelf.root / "index.html", *shelf.root.glob("episodes/*/index.html")]
    assert len(pages) == 3
    for page in pages:
        tree = html.document_fromstring(page.read_text("utf-8"))
        for link in tree.cssselect("a[href], audio[src]"):
            url = urlsplit(str(link.get("href") or link.get("src")))
            if url.path and not url.scheme and url.path != "feed.xml":
                assert (page.parent / url.path).exists(), url.path


def test_what_stays_the_same_is_not_written_again(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, episode(1), episode(2))
    site.write(SHOW, shelf.episodes(), shelf)
    files = sorted(shelf.root.rglob("index.html"))
    before = {file: file.stat().st_mtime_ns for file in files}
    retitled = [replace(e, title="جديد") if e.number == 2 else e for e in shelf.episodes()]
    site.write(SHOW, retitled, shelf)
    changed = [f.parent.name for f in files if f.stat().st_mtime_ns != before[f]]
    assert changed == ["2026-11-25-halqa-2", "show"]
    assert sorted(shelf.root.rglob("index.html*")) == files


def test_a_page_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, episode(1))
    (shelf.root / "index.html").mkdir()
    with pytest.raises(ShelfError, match=r"index\.html"):
        site.write(SHOW, shelf.episodes(), shelf)
