"""Along time and by day: bars on their scale, what falls on a day, and nothing without a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger import actions
from huishang.ledger.bars import LEAST, WIDTH, scale_of
from tests.ledger.people import World, agreed, at, made, world
from tests.ledger.test_list import client_of, text_of

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@settings(max_examples=40, deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=5), DAYS)
def test_every_bar_lies_on_its_scale_and_can_be_seen(days: list[date], today: date) -> None:
    scale = scale_of(days, today)
    for start in days:
        left, width = scale.bar(start, days[0])
        assert left >= 0 and width >= LEAST and left + width <= WIDTH + 0.1
    assert scale.has(today) and 0 <= scale.at(today) <= WIDTH


def test_a_scale_goes_from_the_first_of_a_year_to_the_end_of_one() -> None:
    scale = scale_of([date(2025, 6, 1)], date(2026, 2, 1))
    assert (scale.first, scale.last) == (date(2025, 1, 1), date(2026, 12, 31))
    assert (scale.at(date(2024, 1, 1)), scale.at(date(2030, 1, 1))) == (0, WIDTH)
    assert [year for year, _at in scale.years] == [2025, 2026]


@pytest.fixture
def here(db: None) -> World:
    return world()


def page(here: World, name: str, query: str = "") -> Any:
    address = reverse(f"ledger:{name}", args=[here.mechanism.uuid])
    return client_of(here.observer).get(address + query)


def test_rows_with_a_day_are_drawn_and_others_are_not(here: World) -> None:
    made(here, "有日")
    made(here, "长期的事", term="长期", until="", milestones=())
    bars = page(here, "timeline").context["bars"]
    assert [bar.row.title for bar in bars] == ["有日"] and len(bars[0].milestones) == 1
    assert "No row of this list has a last day." in text_of(page(here, "timeline", "?field=ecology"))
    assert "style=" not in page(here, "timeline").content.decode()


def test_the_calendar_shows_last_days_milestones_and_clocks_of_a_month(here: World) -> None:
    row = agreed(here)
    actions.raise_obstacle(here.office, here.mechanism, "用地未批", at(4), row=row, due=date(2026, 6, 30))
    june, march = text_of(page(here, "calendar", "?month=2026-06")), page(here, "calendar", "?month=2026-03")
    assert "Last day 打通省界断头路" in june and "Obstacle 用地未批" in june
    assert "Milestone 施工图审查" in text_of(march)
    for wrong in ("?month=2026-13", "?month=x", "?month=0001-01", "?month=9999-12"):
        assert page(here, "calendar", wrong).status_code == 200


def test_pages_of_time_take_the_same_queries_for_any_number_of_rows(
    here: World, django_assert_max_num_queries: Any
) -> None:
    made(here, *(f"第{i}件" for i in range(8)))
    client = client_of(here.observer)
    for name in ("timeline", "calendar"):
        with django_assert_max_num_queries(22):
            client.get(reverse(f"ledger:{name}", args=[here.mechanism.uuid]))
