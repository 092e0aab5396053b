"""Lists, counts and what waits: for a person, in few queries."""

from __future__ import annotations

from typing import Any

import pytest

from huishang.ledger import actions, queries
from huishang.ledger.rules.confirming import Subject
from tests.ledger.people import (
    TOLD,
    World,
    acknowledged,
    agreed,
    at,
    fresh,
    made,
    opened,
    reported,
    request_of,
    world,
)

pytestmark = pytest.mark.django_db
TITLES = [f"事项{i}" for i in range(12)]


@pytest.fixture
def here() -> World:
    return world()


def test_a_list_takes_as_many_queries_for_twelve_rows_as_for_one(
    here: World, django_assert_num_queries: Any
) -> None:
    made(here, "头一件")
    for _ in range(2):
        with django_assert_num_queries(3):  # roles, rows, bodies
            for row in queries.rows(here.observer, here.mechanism):
                assert [duty.body.name for duty in row.duties]
        made(here, *TITLES)


def test_one_row_takes_as_many_queries_with_many_parts_as_with_few(
    here: World, django_assert_max_num_queries: Any
) -> None:
    row = agreed(here)
    for report in opened(here):
        actions.write_report(here.liaison(report.side), report, TOLD, at(81))
    for i in range(6):
        actions.write_note(here.coordinator(here.a), row, f"备注{i}", at(82))
        actions.raise_obstacle(here.office, here.mechanism, f"障碍{i}", at(82), row=row)
    with django_assert_max_num_queries(30):
        found = queries.whole(here.coordinator(here.a), row.uuid)
        assert found is not None
        assert [str(line.person) for line in found.history]
        assert [duty.body.name for duty in found.duties]
        assert [one.side.label for request in found.requests for one in request.confirmations.all()]


def test_the_ledger_of_a_past_day_takes_a_fixed_number_of_queries(
    here: World, django_assert_num_queries: Any
) -> None:
    made(here, *TITLES)
    with django_assert_num_queries(4):  # roles, rows, versions, history
        assert len(queries.ledger_as_of(here.observer, here.mechanism, at(1))) == 12


def test_what_waits_takes_a_fixed_number_of_queries(here: World, django_assert_max_num_queries: Any) -> None:
    for row in made(here, *TITLES):
        actions.review(here.office, row, at(1))
    with django_assert_max_num_queries(12):
        assert len(queries.waiting_for(here.liaison(here.a), here.mechanism).to_acknowledge) == 12


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["甲", "乙", "丙"]),
        ({"words": "乙"}, ["乙"]),
        ({"words": "乙 甲"}, []),
        ({"words": "0002"}, ["乙"]),
        ({"words": "甲乙合作机制-0003"}, ["丙"]),
        ({"words": "甲乙合作机制"}, []),
        ({"fields": ("ecology",)}, ["丙"]),
        ({"states": ("reviewed",)}, ["甲"]),
        ({"is_open": True}, ["甲", "乙", "丙"]),
        ({"is_open": False}, []),
        ({"due_by": at(177).date()}, ["甲", "乙"]),
        ({"due_by": at(170).date()}, []),
        ({"part": "support"}, []),
        ({"part": "lead"}, ["甲", "乙", "丙"]),
    ],
)
def test_filters_narrow_the_list_and_the_counts_alike(
    here: World, filters: dict[str, Any], expected: list[str]
) -> None:
    one, _two = made(here, "甲", "乙")
    made(here, "丙", field="ecology", until="2027", term="2027年")
    actions.review(here.office, one, at(1))
    chosen = queries.Filters(**filters)
    assert [row.title for row in queries.rows(here.observer, here.mechanism, chosen)] == expected
    counted = queries.facets(here.observer, here.mechanism, chosen)
    assert counted.total == len(expected)
    everything = (
        3  # a kind is counted as the list is narrowed by all others, so that a second word can be chosen
    )
    assert sum(counted.fields.values()) == (everything if "fields" in filters else len(expected))
    assert sum(counted.states.values()) == (everything if "states" in filters else len(expected))
    assert counted.bodies == (
        {here.body_a.pk: len(expected), here.body_b.pk: len(expected)} if expected else {}
    )


def test_who_has_no_role_here_sees_and_counts_nothing(here: World) -> None:
    made(here, "甲")
    assert not queries.rows(here.stranger, here.mechanism)
    assert queries.facets(here.stranger, here.mechanism).total == 0
    assert queries.waiting_for(here.stranger, here.mechanism).count == 0
    assert not queries.owed_by(here.liaison(here.b), here.body_a)


def test_what_waits_is_what_one_can_do_now_and_leaves_when_done(here: World) -> None:
    (row,) = made(here, by=here.coordinator(here.a))
    coordinator, second = here.coordinator(here.a), here.second(here.a)
    assert queries.waiting_for(second, here.mechanism).to_review == [row]
    acknowledged(here, row)
    assert queries.waiting_for(here.liaison(here.a), here.mechanism).count == 0
    assert queries.waiting_for(coordinator, here.mechanism).to_answer == []  # his own making
    request = request_of(row, Subject.ROW)
    assert queries.waiting_for(second, here.mechanism).to_answer == [request]
    actions.answer(second, request, "confirmed", at(3))  # type: ignore[arg-type]
    assert queries.waiting_for(second, here.mechanism).to_answer == []
    assert queries.waiting_for(here.coordinator(here.b), here.mechanism).to_answer == [request]


def test_a_delivery_waits_for_the_other_side_and_a_closing_for_the_leaders(here: World) -> None:
    row = reported(here)
    request = request_of(row, Subject.DELIVERY)
    assert queries.waiting_for(here.coordinator(here.b), here.mechanism).to_answer == [request]
    assert queries.waiting_for(here.coordinator(here.a), here.mechanism).to_answer == []
    for person in (here.leader(here.b), here.liaison(here.b), here.office, here.observer):
        assert queries.waiting_for(person, here.mechanism).to_answer == []
    assert fresh(row).state == "reported"
