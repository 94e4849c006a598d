"""What directories would refuse is found when the settings are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from podcaster.errors import SettingsError
from podcaster.models import Show
from podcaster.settings import load
from podcaster.show import address, channel

if TYPE_CHECKING:
    from pathlib import Path


def test_the_defaults_are_accepted() -> None:
    assert list(channel.problems(Show())) == []


def test_every_category_is_accepted_with_its_subcategories() -> None:
    for category, below in channel.categories().items():
        for subcategory in (None, *below):
            show = Show(category=category, subcategory=subcategory)
            assert list(channel.problems(show)) == []


@pytest.mark.parametrize(
    ("entry", "value", "complaint"),
    [
        ("title", "  ", "title is empty"),
        ("description", "", "description is empty"),
        ("language", "عربي", "language has to be a code such as ar or ar-EG, not «عربي»"),
        ("category", "Tecnology", "not on Apple's list: did you mean Technology?"),
        ("category", "news", "did you mean News?"),
        ("category", "أخبار", "not on Apple's list: choose of Arts, Business"),
        ("subcategory", "Tech", "not one of News: did you mean Tech News"),
        ("type", "daily", "type has to be episodic or serial, not «daily»"),
        ("owner_email", "sara", "owner_email is not an address for mail: «sara»"),
        ("owner_email", "sara@x.com\n", "owner_email is not an address for mail"),
        ("colour", "red", "colour has to be written as #0f4c5c is, not «red»"),
        ("link", "example.com", "link: 'example.com' is not an address that starts with http"),
        ("link", "javascript:alert(1)", "is not an address that starts with http"),
        ("base_url", "https://example.com/?a", "base_url: 'https://example.com/?a' is not the"),
        ("base_url", "https://exa mple.com", "holds spaces"),
        ("base_url", "https://[::1", "is not an address"),
        ("base_url", "https://x:99999/", "is not an address"),
        ("funding_url", "ftp://example.com", "is not an address that starts with http"),
        ("new_feed_url", "", "is not an address that starts with http"),
        ("guid", "x", "guid: «x» is not a UUID"),
    ],
)
def test_what_would_be_refused_is_named(entry: str, value: Any, complaint: str) -> None:
    found = list(channel.problems(replace(Show(), **{entry: value})))
    assert len(found) == 1
    assert complaint in found[0]


def test_a_category_without_subcategories_says_so() -> None:
    (found,) = channel.problems(Show(category="History", subcategory="Ancient"))
    assert found == "subcategory «Ancient» is not one of History, which has none: leave it out"


def test_settings_are_refused_with_the_file_s_name(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text('[show]\ncategory = "Newz"', "utf-8")
    with pytest.raises(SettingsError, match=r"p\.toml, \[show\]: category «Newz» is not on"):
        load(path)


def test_an_image_is_looked_for_beside_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text('[show]\nimage = "art/cover.png"', "utf-8")
    assert load(path).show.image == str(tmp_path / "art" / "cover.png")


@pytest.mark.parametrize(
    ("written", "ascii_form"),
    [
        ("https://example.com", "https://example.com"),
        ("https://مثال.com/عن", "https://xn--mgbh0fb.com/%D8%B9%D9%86"),
        ("http://example.com:8000/a%20b?q=ب#ت", "http://example.com:8000/a%20b?q=%D8%A8#%D8%AA"),
        ("https://example.com/100%", "https://example.com/100%25"),
        ("HTTPS://Example.com/", "https://example.com/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://user:word@example.com/", "https://example.com/"),
    ],
)
def test_addresses_become_ascii(written: str, ascii_form: str) -> None:
    assert address.web(written) == ascii_form
    assert address.web(ascii_form) == ascii_form
