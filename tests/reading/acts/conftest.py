"""One report through every step that the acts need."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huishang.reading.acts.exchanges.events import Acts, read_events
from huishang.reading.layout import lay_out
from huishang.reading.mentions.dates import find_dates
from huishang.reading.mentions.people import find_people
from huishang.reading.mentions.regions import find_regions
from huishang.reading.scan import scan

Read = Callable[..., Acts]


@pytest.fixture
def acts() -> Read:
    def read(text: str, published: str | None = None) -> Acts:
        page = lay_out(text)
        hits = scan(page.text)
        places = find_regions(page, hits)
        roster = find_people(page, hits, places)
        return read_events(page, hits, places, roster, find_dates(page, hits, published), published)

    return read
