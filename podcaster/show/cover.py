"""Cover art: drawn for a show or an episode, and what the user gives, made fit for a feed."""

from __future__ import annotations

import hashlib
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from podcaster import __version__
from podcaster.errors import SettingsError
from podcaster.models import Show
from podcaster.show import colour, lettering
from podcaster.show.tiles import TILES

if TYPE_CHECKING:
    from PIL import Image

    from podcaster.show.colour import Colour
    from podcaster.show.lettering import Weight
    from podcaster.show.tiles import Outline

SIDE = 3000
"""Pixels; the most that Apple takes. All is drawn at this size, and then made smaller."""
LEAST_SIDE = 1400
_SMALL = 500
_MARGIN = 220
_TILE = 750
_SMALL_PX, _SMALL_ROOM = 130, 260
"""The size of the small line, and the height that is kept free for it."""
_MOST_BYTES = 500_000
"""Of a finished JPEG; Apple asks for at most 512 KB where it can be had."""
_JFIF_BYTES = 20
"""How Pillow's JPEGs begin: start of image, APP0."""
_FORMATS = ("JPEG", "PNG", "WEBP")


def of(show: Show) -> bytes:
    """The show's cover: the image that the settings name, made fit for use, else one drawn.

    The JPEG's comment says what it was made of, so that `is_current` need not make it again.
    """
    art = checked(Path(show.image)) if show.image else draw(show)
    mark = _mark(show)
    # A comment segment, after the JFIF header; its length counts itself.
    segment = b"\xff\xfe" + (len(mark) + 2).to_bytes(2, "big") + mark
    return art[:_JFIF_BYTES] + segment + art[_JFIF_BYTES:]


def is_current(path: Path, show: Show) -> bool:
    """Whether that file is what `of` would make."""
    mark = _mark(show)
    try:
        with path.open("rb") as file:
            file.seek(_JFIF_BYTES + 4)
            return file.read(len(mark)) == mark
    except FileNotFoundError:
        return False


def _mark(show: Show) -> bytes:
    made_of = [__version__, show.title, show.author, show.colour]
    if show.image:
        made_of.append(hashlib.sha256(_content(Path(show.image))).hexdigest())
    return hashlib.sha256(repr(made_of).encode("utf-8", "backslashreplace")).hexdigest().encode()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(f"the cover {path} cannot be read ({error.strerror})") from error


def draw(show: Show) -> bytes:
    """The show's cover: its title over a band of tiles. JPEG, RGB, 3000 by 3000 pixels.

    The tiles follow from the title, the colours from the show's colour: the same show gives the
    same bytes. Raises SettingsError where the colour is not one.
    """
    author = "" if show.author == Show().author else show.author
    return _encoded(_drawn(show.title, author, show, rows=2), SIDE)


def episode_art(title: str, show: Show, side: int = LEAST_SIDE) -> bytes:
    """An episode's art: its title large, the show's name small. JPEG, RGB, square."""
    return _encoded(_drawn(title, show.title, show, rows=1), side)


def small(art: bytes) -> bytes:
    """A cover once more, 500 pixels wide: what an MP3 carries. JPEG."""
    from PIL import Image

    with Image.open(io.BytesIO(art)) as image:
        return _encoded(image, _SMALL)


def checked(path: Path) -> bytes:
    """The image of that file as a cover: JPEG, RGB, square, 1400 to 3000 pixels, no metadata.

    JPEG, PNG and WebP are read; a larger square is made smaller, transparency becomes white. What
    is not square is refused rather than cut, for only its owner knows what may go. Raises
    SettingsError for this, and for what is too small, broken, or not an image.
    """
    from PIL import Image, ImageOps

    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as image:
                _measure(path, image.size)
                rgb = _srgb(ImageOps.exif_transpose(image))
    except bombs as error:
        raise SettingsError(f"the cover {path} is far too large; {SIDE} pixels suffice") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise SettingsError(
            f"the cover {path} cannot be read as JPEG, PNG or WebP ({error})"
        ) from error
    return _encoded(rgb, min(SIDE, rgb.width))


def _measure(path: Path, size: tuple[int, int]) -> None:
    width, height = size
    if width != height:
        raise SettingsError(f"the cover {path} is {width} by {height} pixels; crop it to a square")
    if width < LEAST_SIDE:
        raise SettingsError(
            f"the cover {path} is {width} pixels wide; it takes {LEAST_SIDE} to {SIDE}"
        )


def _srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB, on white where one can see through it, its colour profile applied."""
    from PIL import Image, ImageCms

    if image.mode.startswith("I;16"):
        # Pillow would clip the greys at 255 rather than scale them.
        image = image.convert("I").point(lambda grey: grey / 256).convert("L")
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        try:
            turned = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError as error:
            raise ValueError(f"its colour profile: {error}") from error
        if turned is not None:
            return turned
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(ground, seen).convert("RGB")
    return image.convert("RGB")


def _encoded(image: Image.Image, side: int) -> bytes:
    """JPEG of that side, at the best quality that stays small."""
    from PIL import Image

    if image.width != side:
        image = image.resize((side, side), Image.Resampling.LANCZOS)
    for quality in (92, 88, 82, 75, 65, 50):
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True, subsampling=0)
        if file.tell() <= _MOST_BYTES:
            break
    return file.getvalue()


def _drawn(title: str, small: str, show: Show, rows: int) -> Image.Image:
    from PIL import Image

    ground = colour.parsed(show.colour)
    ink = colour.mixed(colour.ink(ground), ground, 0.04)
    image = Image.new("RGB", (SIDE, SIDE), ground)
    band = SIDE - rows * _TILE
    _tile(image, title, ground, band)
    width, height = SIDE - 2 * _MARGIN, band - 2 * _MARGIN
    top = _MARGIN
    if small:
        line = lettering.fitted(small, "Medium", width, round(1.4 * _SMALL_PX), _SMALL_PX)
        # A show's author stands at the foot of its title, an episode's show at the head.
        at = top if rows == 1 else top + height - line.height_px
        _set(image, line, "Medium", at, ink)
        height -= _SMALL_ROOM
        top += _SMALL_ROOM if rows == 1 else 0
    block = lettering.fitted(title, "Bold", width, height, largest=620 if rows == 2 else 400)
    _set(image, block, "Bold", top, ink)
    return image


def _set(image: Image.Image, block: lettering.Block, weight: Weight, top: int, ink: Colour) -> None:
    """Sets the lines flush right, the first one's box starting at `top`."""
    from PIL import Image

    step = round(block.size_px * lettering.LEADING)
    for number, line in enumerate(block.lines):
        raster = lettering.drawn(line, weight, block.size_px)
        if raster is None:
            continue
        baseline = top + number * step + round(block.size_px * 0.95)
        right = SIDE - _MARGIN
        left = right - round(lettering.width_px(line, weight, block.size_px)) + raster.left
        mask = Image.frombytes("L", (raster.width, raster.height), raster.coverage)
        mask = mask.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        image.paste(ink, (left, baseline - raster.bottom - raster.height), mask)


def _tile(image: Image.Image, seed: str, ground: Colour, top: int) -> None:
    """Fills the picture below `top` with tiles that follow from the seed."""
    choices = hashlib.sha256(seed.encode("utf-8", "replace")).digest()
    ink = colour.ink(ground)
    deep = colour.mixed(ground, colour.BLACK if ink == colour.WHITE else colour.WHITE, 0.28)
    light = colour.mixed(ground, ink, 0.16)
    lighter = colour.mixed(ground, ink, 0.42)
    spark = colour.turned(ground, 165 + choices[0] % 50, lightness=0.66, saturation=0.62)
    spots = [(x, y) for y in range(top, SIDE, _TILE) for x in range(0, SIDE, _TILE)]
    bright = choices[1] % len(spots)
    left = list(TILES)
    for number, spot in enumerate(spots):
        choice = choices[2 + number]
        # No tile comes twice before each has come once.
        tile, turns = left.pop(choice % len(left))
        left = left or list(TILES)
        under, over = ((deep, lighter), (light, deep), (deep, light), (light, lighter))[choice % 4]
        image.paste(under, (*spot, spot[0] + _TILE, spot[1] + _TILE))
        mask = _mask(tile, quarter_turns=choice // 4 % turns)
        image.paste(spark if number == bright else over, spot, mask)


def _mask(tile: tuple[Outline, ...], quarter_turns: int) -> Image.Image:
    """The tile as coverage, drawn four times as large so that its edges are smooth."""
    from PIL import Image, ImageDraw

    fine = 4 * _TILE
    mask = Image.new("L", (fine, fine))
    pen = ImageDraw.Draw(mask)
    for outline in tile:
        pen.polygon([(x * fine, y * fine) for x, y in outline], fill=255)
    return mask.reduce(4).rotate(90 * quarter_turns)
