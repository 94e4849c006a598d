"""What an episode is made of: a change of any of it means that it is built again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcaster.models import Article, Dropped, Endings, Section
from podcaster.production import Plan
from podcaster.settings import Settings
from podcaster.voices.fasih import Fasih, FasihOptions

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = Article("عنوان", (Section(None, ("نص قصير.",)),), "a.txt")
PLAN = Plan(ARTICLE, datetime(2026, 11, 25, tzinfo=UTC), Settings())


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: replace(plan, article=replace(ARTICLE, title="آخر")),
        lambda plan: replace(plan, published=datetime(2026, 11, 26, tzinfo=UTC)),
        lambda plan: replace(
            plan,
            settings=replace(
                plan.settings, spoken=replace(plan.settings.spoken, endings=Endings.ALL)
            ),
        ),
        lambda plan: replace(
            plan, settings=replace(plan.settings, show=replace(plan.settings.show, title="نشرة"))
        ),
        lambda plan: replace(plan, cover=Path(__file__)),
    ],
    ids=["title", "date", "endings", "show", "cover"],
)
def test_what_it_is_made_of_is_in_its_fingerprint(change: Callable[[Plan], Plan]) -> None:
    voice = Fasih()
    assert change(PLAN).fingerprint(voice) != PLAN.fingerprint(voice)


def test_another_voice_makes_another_episode() -> None:
    assert PLAN.fingerprint(Fasih()) != PLAN.fingerprint(Fasih(FasihOptions(speed=1.1)))


def test_what_is_left_out_of_the_page_is_not() -> None:
    page = replace(ARTICLE, dropped=(Dropped(3, "اقرأ أيضا", "read_also"),))
    assert replace(PLAN, article=page).fingerprint(Fasih()) == PLAN.fingerprint(Fasih())
