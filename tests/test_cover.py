"""Cover art: what it looks like where that can be measured, and which given art is taken."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageStat

from podcaster.errors import SettingsError
from podcaster.models import Show
from podcaster.show import colour, cover, lettering

if TYPE_CHECKING:
    from pathlib import Path

LONG = "إنفيديا توقف أكبر صفقة لها مع «أوبن إيه آي» (OpenAI) مؤقتًا بنسبة 2% " * 5
TITLES = ["بودكاستي", LONG, "ب" * 300, "A & B <C>", "🎙️ أخبار 🎉", "🎙️", ""]


def opened(jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(jpeg))
    assert image.format == "JPEG"
    assert image.mode == "RGB"
    return image


def columns(line: str, count: int, side: str) -> bytes:
    """The outermost columns of a drawn line, in black and white, from the baseline up."""
    # A font unit is a pixel at this size: glyphs stand at whole pixels, wherever they stand.
    raster = lettering.drawn(line, "Bold", 1000)
    assert raster is not None
    image = Image.frombytes("L", (raster.width, raster.height), raster.coverage)
    left = 0 if side == "left" else image.width - count
    seen = image.crop((left, -raster.bottom, left + count, 600 - raster.bottom))
    return seen.convert("1", dither=Image.Dither.NONE).tobytes()


@pytest.mark.parametrize("title", TITLES, ids=lambda title: f"{len(title)} characters")
def test_a_cover_is_what_a_feed_takes(title: str) -> None:
    jpeg = cover.draw(Show(title=title))
    image = opened(jpeg)
    assert image.size == (3000, 3000)
    assert len(jpeg) < 512_000
    # The title keeps clear of the edges.
    for box in [(0, 0, 200, 1450), (2800, 0, 3000, 1450), (0, 0, 3000, 150), (0, 1400, 3000, 1490)]:
        assert max(ImageStat.Stat(image.crop(box)).stddev) < 3


def test_the_same_show_has_the_same_cover() -> None:
    show = Show(title="أحاديث التقنية", author="عبد الرحمن")
    assert cover.draw(show) == cover.draw(show)


def test_a_cover_is_made_again_only_where_it_would_differ(tmp_path: Path) -> None:
    show, path = Show(title="أحاديث"), tmp_path / "cover.jpg"
    assert not cover.is_current(path, show)
    path.write_bytes(cover.of(show))
    assert opened(path.read_bytes()).size == (3000, 3000)
    assert cover.is_current(path, show)
    assert not cover.is_current(path, Show(title="أحاديث أخرى"))
    given = tmp_path / "given.png"
    Image.new("RGB", (1500, 1500), "navy").save(given)
    with_image = Show(title="أحاديث", image=str(given))
    assert not cover.is_current(path, with_image)
    path.write_bytes(cover.of(with_image))
    assert cover.is_current(path, with_image)
    Image.new("RGB", (1500, 1500), "maroon").save(given)
    assert not cover.is_current(path, with_image)
    with pytest.raises(SettingsError, match=r"gone\.png"):
        cover.is_current(path, Show(image=str(tmp_path / "gone.png")))


def test_shows_and_episodes_differ() -> None:
    one, other = Show(title="أحاديث"), Show(title="أخبار")
    art = [cover.draw(one), cover.draw(other), cover.episode_art("حلقة", one)]
    bands = {opened(jpeg).resize((300, 300)).crop((0, 225, 300, 300)).tobytes() for jpeg in art}
    assert len(bands) == 3


def test_episode_art_is_small_where_that_is_wanted() -> None:
    jpeg = cover.episode_art("حلقة أولى", Show(), side=500)
    assert opened(jpeg).size == (500, 500)
    assert len(jpeg) < 80_000
    assert opened(cover.episode_art("حلقة أولى", Show())).size == (1400, 1400)


def test_arabic_is_joined_and_runs_from_the_right() -> None:
    joined = lettering.width_px("ببب", "Bold", 200)
    assert joined < 0.8 * 3 * lettering.width_px("ب", "Bold", 200)
    assert columns("اب", 90, "right") == columns("ا", 90, "right")


def test_latin_in_arabic_runs_from_the_left() -> None:
    assert columns("سهم AI", 300, "left") == columns("AI", 300, "left")
    assert columns("AI سهم", 300, "right") == columns("AI", 300, "right")


def test_brackets_look_at_what_they_enclose() -> None:
    assert columns("(سهم", 90, "right") == columns(")", 90, "right")
    assert columns("سهم (AI)", 90, "left") == columns("(AI)", 90, "left")


@given(st.text("ab س ب1٢()[]«».%\u064e\u034f-,<", max_size=14))
@settings(max_examples=300)
def test_nothing_is_lost_when_a_line_is_ordered(text: str) -> None:
    text = lettering.printable(text, "Bold")
    drawn = [char for char, _ in lettering._as_drawn(text)]
    assert sorted(drawn) == sorted(text.replace("\u034f", ""))


@pytest.mark.parametrize("text", ["#0f4c5c", "#F2C14E", "#808080", "#000000", "#ffffff"])
def test_what_stands_on_a_colour_can_be_read(text: str) -> None:
    ground = colour.parsed(text)
    assert colour.named(ground) == text.lower()
    assert colour.contrast(colour.ink(ground), ground) >= 4.5
    assert colour.contrast(colour.readable(ground, colour.WHITE), colour.WHITE) >= 4.5
    assert colour.contrast(colour.readable(ground, (18, 18, 20), 7), (18, 18, 20)) >= 7


def test_contrast_is_that_of_the_standard() -> None:
    assert colour.contrast(colour.WHITE, colour.BLACK) == pytest.approx(21)
    # The lightest grey that passes on white.
    assert colour.contrast((118, 118, 118), colour.WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("text", ["", "teal", "#123", "#12345g", "#1234567", "#١٢٣٤٥٦"])
def test_a_colour_that_is_none_is_named(text: str) -> None:
    with pytest.raises(SettingsError, match="colour has to be #rrggbb"):
        cover.draw(Show(colour=text))


@pytest.mark.parametrize(
    ("mode", "ink", "kind", "seen"),
    [
        ("RGB", (200, 40, 40), "PNG", (200, 40, 40)),
        ("RGB", (200, 40, 40), "WEBP", (200, 40, 40)),
        ("RGBA", (200, 40, 40, 0), "PNG", (255, 255, 255)),
        ("LA", (90, 0), "PNG", (255, 255, 255)),
        ("P", 0, "PNG", (0, 0, 0)),
        ("L", 90, "JPEG", (90, 90, 90)),
        ("I;16", 90 * 256, "PNG", (90, 90, 90)),
        ("CMYK", (0, 0, 0, 0), "JPEG", (255, 255, 255)),
    ],
)
def test_given_art_is_converted(
    tmp_path: Path, mode: str, ink: int | tuple[int, ...], kind: str, seen: tuple[int, int, int]
) -> None:
    file = tmp_path / "art"
    Image.new(mode, (1400, 1400), ink).save(file, kind)
    image = opened(cover.checked(file))
    assert image.size == (1400, 1400)
    assert ImageStat.Stat(image).mean == pytest.approx(seen, abs=3)


def test_a_show_has_its_own_image_or_a_drawn_one(tmp_path: Path) -> None:
    file = tmp_path / "own.png"
    Image.new("RGB", (1400, 1400), "red").save(file)
    assert opened(cover.of(Show(image=str(file)))).size == (1400, 1400)
    assert opened(cover.of(Show())).tobytes() == opened(cover.draw(Show())).tobytes()


def test_large_art_is_made_smaller_and_keeps_no_metadata(tmp_path: Path) -> None:
    file = tmp_path / "art.jpg"
    exif = Image.Exif()
    exif[0x0112] = 3
    exif[0x013B] = "a name"
    image = Image.new("RGB", (3200, 3200), "white")
    image.paste("black", (0, 0, 3200, 1600))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(file, "JPEG", exif=exif, icc_profile=profile)
    taken = opened(cover.checked(file))
    assert taken.size == (3000, 3000)
    assert not taken.getexif()
    # Upside down by its metadata, so the black half is below.
    assert taken.getpixel((1500, 500)) == (255, 255, 255)
    assert taken.getpixel((1500, 2500)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("size", "reason"),
    [
        ((1600, 1400), "is 1600 by 1400 pixels; crop it to a square"),
        ((1399, 1399), "is 1399 pixels wide; it takes 1400 to 3000"),
    ],
)
def test_art_of_the_wrong_size_is_refused(
    tmp_path: Path, size: tuple[int, int], reason: str
) -> None:
    file = tmp_path / "art.png"
    Image.new("RGB", size).save(file)
    with pytest.raises(SettingsError, match=reason):
        cover.checked(file)


def test_a_decompression_bomb_is_refused(tmp_path: Path) -> None:
    for side in (9_500, 14_000):
        file = tmp_path / f"{side}.png"
        Image.new("1", (side, side)).save(file)
        with pytest.raises(SettingsError, match="far too large"):
            cover.checked(file)


def test_what_is_no_image_is_refused(tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.effect_noise((1400, 1400), 50).convert("RGB").save(whole, "JPEG")
    gif = io.BytesIO()
    Image.new("RGB", (1400, 1400)).save(gif, "GIF")
    profile = io.BytesIO()
    Image.new("RGB", (1400, 1400)).save(profile, "JPEG", icc_profile=b"no profile")
    broken = {
        "profile.jpg": profile.getvalue(),
        "cut.jpg": whole.getvalue()[:5000],
        "page.png": b"<!doctype html>",
        "empty.webp": b"",
        "other.gif": gif.getvalue(),
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
    for name in [*broken, "missing.png", "."]:
        with pytest.raises(SettingsError, match="cannot be read as JPEG, PNG or WebP") as caught:
            cover.checked(tmp_path / name)
        assert "\n" not in str(caught.value)
