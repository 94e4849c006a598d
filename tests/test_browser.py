"""The pages in a real browser: from a disk, and from a server below a path."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from podcaster.models import Cue
from tests import browsing
from tests.browsing import CHROMIUM, MISSING, READ_ALONG, Visit, at, until
from tests.episodes import EPISODE
from tests.hostile import EPISODE as BAD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing.browser() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("show with spaces")
    browsing.put_show(root, EPISODE, READ_ALONG, BAD)
    return root


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    with browsing.served(root, "/some/where") as url:
        yield url


@pytest.fixture(params=["disk", "server"])
def visit(
    browser: Browser, root: Path, address: str, request: pytest.FixtureRequest
) -> Iterator[Visit]:
    """Both ways to come to a show; nothing may be complained of in either."""
    with browser.new_context() as context:
        visit = Visit(context, root.as_uri() if request.param == "disk" else address)
        yield visit
        assert visit.complaints == []


@pytest.fixture
def online(browser: Browser, address: str) -> Iterator[Visit]:
    with browser.new_context() as context:
        visit = Visit(context, address)
        yield visit
        assert visit.complaints == []


def current(page: Page, css: str) -> list[str]:
    return page.locator(f"{css}[aria-current]").all_inner_texts()


def wait_past(page: Page, seconds: float) -> None:
    until(page, f"audio.currentTime > {seconds}")


def test_it_plays_and_pauses(visit: Visit) -> None:
    page = visit.episode(EPISODE)
    page.get_by_role("button", name="تشغيل").click()
    wait_past(page, 0.3)
    page.get_by_role("button", name="إيقاف مؤقت").click()
    expect(page.get_by_role("button", name="تشغيل")).to_be_visible()
    assert page.evaluate("audio.paused")
    expect(page.locator("#all")).to_have_text("01:35")


def test_a_chapter_is_jumped_to(visit: Visit) -> None:
    page = visit.episode(EPISODE)
    page.get_by_role("link", name="استثمار ضخم يدخل غرفة المراجعة 00:40").click()
    wait_past(page, 40.2)
    assert at(page) < 45
    assert current(page, "#chapters a") == ["استثمار ضخم يدخل غرفة المراجعة\n00:40"]
    assert current(page, ".cue") == [EPISODE.cues[2].text]
    page.get_by_role("button", name="الفصل السابق").click()
    until(page, "audio.currentTime < 5")
    page.get_by_role("button", name="الفصل التالي").click()
    wait_past(page, 39)


def test_the_transcript_follows_and_leads(online: Visit) -> None:
    page = online.episode(READ_ALONG)
    page.locator(".cue").nth(40).click()
    expect(page.locator(".cue[aria-current]")).to_contain_text("الجملة رقم 41 ")
    expect(page.locator(".cue[aria-current]")).to_be_in_viewport()


def test_it_remembers_place_and_speed(visit: Visit) -> None:
    page = visit.episode(EPISODE)
    page.get_by_label("السرعة").select_option("1.5")
    page.locator(".cue").nth(2).click()
    wait_past(page, 40.2)
    page.get_by_role("button", name="إيقاف مؤقت").click()
    left = at(page)
    page = visit.episode(EPISODE)
    until(page, "audio.currentTime > 40")
    assert at(page) == pytest.approx(left, abs=0.01)
    expect(page.get_by_role("status")).to_have_text("نتابع من حيث توقفت: 00:40")
    assert page.evaluate("audio.playbackRate") == 1.5
    # Another episode starts at its own beginning, at the same speed.
    page = visit.episode(READ_ALONG)
    assert at(page) == 0
    assert page.evaluate("audio.playbackRate") == 1.5


@pytest.mark.parametrize(
    ("fragment", "seconds"),
    [
        ("#t=43.5", 43.5),
        ("#t=0:43", 43),
        ("#t=1m5s", 65),
        ("#t=999", 95.4),
        ("#t=x", 0),
        ("#t=", 0),
    ],
)
def test_an_address_says_when_to_start(online: Visit, fragment: str, seconds: float) -> None:
    page = online.episode(READ_ALONG, fragment)
    until(page, "!audio.seeking")
    assert at(page) == pytest.approx(seconds, abs=0.2)
    assert page.evaluate("audio.paused")


def test_an_address_shows_the_sentence(online: Visit) -> None:
    page = online.episode(READ_ALONG, "#t=70")
    expect(page.locator(".cue[aria-current]")).to_be_in_viewport()
    page.evaluate("location.hash = '#t=12'")
    expect(page.locator(".cue[aria-current]")).to_contain_text("الجملة رقم 12 ")
    expect(page.locator(".cue[aria-current]")).to_be_in_viewport()


def test_a_place_is_shared(online: Visit) -> None:
    online.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = online.episode(READ_ALONG, "#t=61.7")
    page.get_by_role("button", name="نسخ رابط اللحظة").click()
    expect(page.get_by_role("status")).to_have_text("نُسخ رابط الحلقة عند 01:01.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{online.base}/episodes/{READ_ALONG.slug}/index.html#t=61"


def test_copying_works_where_the_clipboard_is_closed(online: Visit) -> None:
    page = online.show()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.addEventListener('copy', () => (copied = getSelection().toString()))")
    page.get_by_role("button", name="نسخ").click()
    expect(page.get_by_role("status")).to_have_text("نُسخ عنوان الخلاصة.")
    assert page.evaluate("copied") == f"{online.base}/feed.xml"
    expect(page.get_by_role("button", name="نسخ")).to_be_focused()


def test_the_keyboard_does_it_all(online: Visit) -> None:
    page = online.episode(EPISODE)
    for key, seconds in [("ArrowRight", 15), ("ArrowRight", 30), ("ArrowLeft", 15)]:
        page.keyboard.press(key)
        assert at(page) == pytest.approx(seconds, abs=0.1)
    for key, seconds in [("Shift+ArrowRight", 40), ("Shift+ArrowLeft", 0)]:
        page.keyboard.press(key)
        assert at(page) == pytest.approx(seconds, abs=0.1)
    page.keyboard.press("Space")
    wait_past(page, 0.1)
    page.keyboard.press("Space")
    assert page.evaluate("audio.paused")


def test_the_bar_is_worked_by_arrows_and_told_in_words(online: Visit) -> None:
    page = online.episode(EPISODE)
    bar = page.get_by_role("slider", name="الموضع")
    bar.focus()
    page.keyboard.press("ArrowRight")
    expect(bar).to_have_attribute("aria-valuetext", "00:15 من 01:35")
    bar.fill("60")
    expect(page.locator("#at")).to_have_text("01:00")
    assert at(page) == pytest.approx(60, abs=0.1)


def test_the_transcript_is_one_stop_and_arrows_walk_it(online: Visit) -> None:
    page = online.episode(READ_ALONG)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="إلى النص")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".cue").nth(0)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".cue").nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    wait_past(page, 2.1)
    page.keyboard.press("End")
    expect(page.locator(".cue").nth(94)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#player') !== null")


def test_a_reader_who_scrolls_away_is_left_alone(online: Visit) -> None:
    page = online.episode(READ_ALONG)
    page.locator(".cue").nth(3).click()
    wait_past(page, 3.2)
    page.mouse.move(500, 300)
    page.mouse.wheel(0, 5000)
    until(page, "scrollY > 1200")
    page.keyboard.press("ArrowRight")
    wait_past(page, 18)
    place = page.evaluate("scrollY")
    expect(page.locator(".cue[aria-current]")).not_to_be_in_viewport()
    wait_past(page, 19.5)
    assert page.evaluate("scrollY") == place
    page.get_by_role("button", name="العودة إلى موضع الصوت").click()
    expect(page.locator(".cue[aria-current]")).to_be_in_viewport()
    expect(page.locator("#rejoin")).to_be_hidden()


def test_a_reader_at_the_chapters_is_not_moved(online: Visit) -> None:
    online.page.set_viewport_size({"width": 360, "height": 300})
    page = online.episode(READ_ALONG)
    page.keyboard.press("Space")
    wait_past(page, 1.2)
    assert page.evaluate("scrollY") == 0


def test_everything_fits(visit: Visit) -> None:
    for see in (visit.show, lambda: visit.episode(EPISODE), lambda: visit.episode(BAD)):
        page = see()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") == width
            for control in page.locator("button:visible, select:visible, input:visible").all():
                box = control.bounding_box()
                assert box is not None
                assert min(box["width"], box["height"]) >= 24
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= width


def test_the_theme_is_the_systems_until_one_is_chosen(visit: Visit) -> None:
    grounds = {"light": "rgb(251, 250, 248)", "dark": "rgb(19, 20, 24)"}
    page = visit.show()
    for theme, ground in grounds.items():
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    page.emulate_media(color_scheme="light")
    button = page.get_by_role("button", name="الوضع الداكن")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page = visit.episode(EPISODE)
    root = page.locator("html")
    for _ in range(10):
        # Pages from disk have processes of their own, and share what is stored a moment later.
        if root.get_attribute("data-theme") == "dark":
            break
        page.wait_for_timeout(200)
        page.reload()
    expect(root).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="الوضع الداكن").click()
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == grounds["light"]


def test_the_feed_is_where_the_page_came_from(online: Visit) -> None:
    page = online.show()
    expect(page.get_by_label("عنوان الخلاصة")).to_have_value(f"{online.base}/feed.xml")
    bare = f"{online.base}/feed.xml".removeprefix("http://")
    link = page.get_by_role("link", name="Apple Podcasts")
    expect(link).to_have_attribute("href", f"podcast://{bare}")


def test_from_a_disk_no_app_is_offered_what_it_cannot_reach(browser: Browser, root: Path) -> None:
    with browser.new_context() as context:
        page = Visit(context, root.as_uri()).show()
        expect(page.locator("#apps")).to_be_hidden()
        page.get_by_role("link", name=EPISODE.title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(EPISODE.title)
        page.get_by_role("link", name="نشرة التقنية").click()
        expect(page.get_by_role("heading", name="الحلقات")).to_be_visible()


def test_without_scripts_one_can_listen_and_read(browser: Browser, root: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root.as_uri()}/episodes/{EPISODE.slug}/index.html")
        expect(page.locator("audio")).to_be_visible()
        expect(page.locator("#deck")).to_be_hidden()
        for cue in EPISODE.cues:
            expect(page.locator("#transcript")).to_contain_text(cue.text)
        # A chapter opens the audio itself, at that time.
        link = page.locator("#chapters a").nth(1)
        expect(link).to_have_attribute("href", f"{EPISODE.slug}.mp3#t=40")
        assert not page.locator("button:visible").count()


def test_where_storage_is_forbidden_it_still_plays(online: Visit) -> None:
    online.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    page = online.episode(EPISODE)
    page.get_by_role("button", name="تشغيل").click()
    wait_past(page, 0.3)
    page.get_by_role("button", name="الوضع الداكن").click()


def test_audio_that_is_missing_is_told(browser: Browser, tmp_path: Path) -> None:
    browsing.put_show(tmp_path, EPISODE)
    (tmp_path / "episodes" / EPISODE.slug / f"{EPISODE.slug}.mp3").unlink()
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{tmp_path.as_uri()}/episodes/{EPISODE.slug}/index.html")
        expect(page.get_by_role("status")).to_have_text("تعذّر تحميل الصوت.")
        page.get_by_role("button", name="تشغيل").click()
        expect(page.get_by_role("button", name="تشغيل")).to_be_visible()


def test_hours_of_transcript_are_not_searched_while_playing(
    browser: Browser, tmp_path: Path
) -> None:
    cues = tuple(Cue(f"جملة {n}.", n * 25, n * 25 + 20, 0, n // 4) for n in range(3600))
    browsing.put_show(tmp_path, replace(READ_ALONG, cues=cues))
    with browser.new_context() as context:
        page = Visit(context, tmp_path.as_uri()).episode(READ_ALONG)
        page.evaluate("""
            looked = 0;
            for (const [kind, name] of [
                [Document, "querySelectorAll"], [Element, "querySelectorAll"],
                [Element, "getBoundingClientRect"], [Element, "getAttribute"],
            ]) {
                const native = kind.prototype[name];
                kind.prototype[name] = function (...given) {
                    looked += 1;
                    return native.apply(this, given);
                };
            }
            null;
        """)
        page.keyboard.press("Space")
        wait_past(page, 0.6)
        changes = 0.6 / 0.025
        assert page.evaluate("looked") < 10 * changes
