"""History is chained, whole, and the database itself refuses to change it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger import actions, queries
from huishang.ledger.chain import BEGINNING, Link, canonical, digest, first_broken
from huishang.ledger.guards import APPEND_ONLY, protect, unprotect
from huishang.ledger.models import HistoryLine
from tests.ledger.people import World, acknowledged, agreed, at, lights_chosen, made, world

FACTS = st.dictionaries(
    st.text("abc律", max_size=2), st.none() | st.booleans() | st.integers() | st.text(max_size=4), max_size=3
)


def chained(lines: list[dict[str, object]]) -> list[Link]:
    links, previous = [], BEGINNING
    for i, facts in enumerate(lines, 1):
        links.append(Link(i, previous, digest(previous, facts), facts))
        previous = links[-1].digest
    return links


@settings(max_examples=30, deadline=None)
@given(FACTS)
def test_the_order_of_keys_makes_no_other_writing(facts: dict[str, object]) -> None:
    assert canonical(dict(reversed(list(facts.items())))) == canonical(facts)


def test_an_instant_has_one_writing_in_every_zone_and_a_float_has_none() -> None:
    now = timezone.now()
    assert canonical({"at": now}) == canonical({"at": now.astimezone(timezone.get_fixed_timezone(480))})
    with pytest.raises(TypeError):
        canonical({"value": 0.5})


@settings(max_examples=30, deadline=None)
@given(st.lists(FACTS, min_size=1, max_size=6), st.data())
def test_whoever_changes_removes_adds_or_moves_a_line_breaks_the_chain(
    lines: list[dict[str, object]], data: st.DataObject
) -> None:
    links = chained(lines)
    assert first_broken(links) is None
    i = data.draw(st.integers(0, len(links) - 1))
    one = links[i]
    changed = Link(one.sequence, one.previous, one.digest, {**one.facts, "…": "…"})
    assert first_broken([*links[:i], changed, *links[i + 1 :]]) == i + 1
    if i < len(links) - 1:
        assert first_broken([*links[:i], *links[i + 1 :]]) == i + 1
    assert first_broken([*links[: i + 1], one, *links[i + 1 :]]) == i + 2


@pytest.fixture
def here() -> World:
    return world()


@pytest.mark.django_db
def test_each_act_adds_a_line_to_a_chain_that_is_whole(here: World) -> None:
    acknowledged(here, made(here)[0])
    lines = list(HistoryLine.objects.order_by("sequence"))
    assert [one.sequence for one in lines] == [1, 2, 3, 4]
    assert lines[0].facts["person"] == "office" and lines[0].facts["number"].endswith("-0001")
    assert queries.first_broken_line(here.mechanism) is None


@pytest.mark.django_db
def test_a_line_that_somebody_changed_in_the_database_is_named(here: World) -> None:
    acknowledged(here, made(here)[0])
    line = HistoryLine.objects.get(sequence=3)
    unprotect(connection)
    HistoryLine.objects.filter(pk=line.pk).update(facts={**line.facts, "person": "somebody else"})
    protect(connection)
    broken = queries.first_broken_line(here.mechanism)
    assert broken is not None and broken[1] == 3


@pytest.mark.django_db
def test_a_last_line_that_was_cut_off_is_named(here: World) -> None:
    acknowledged(here, made(here)[0])
    unprotect(connection)
    HistoryLine.objects.get(sequence=4).delete()
    protect(connection)
    broken = queries.first_broken_line(here.mechanism)
    assert broken is not None and broken[1] == 4


@pytest.mark.django_db
def test_a_private_act_leaves_no_gap_in_the_shared_chain(here: World) -> None:
    (row,) = made(here)
    actions.write_note(here.coordinator(here.a), row, "内部意见", at(1))
    actions.review(here.office, row, at(2))
    shared = HistoryLine.objects.filter(chain__layer=None)
    assert [one.sequence for one in shared.order_by("sequence")] == [1, 2]
    assert "内部意见" not in str(list(shared.values_list("facts", flat=True)))
    assert queries.first_broken_line(here.mechanism) is None


@pytest.mark.django_db
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_database_refuses_to_change_or_remove_what_is_only_added(here: World, table: str) -> None:
    row = agreed(here)
    lights_chosen(here, "ouhai-month/1", 4)
    actions.write_note(here.coordinator(here.a), row, "内部意见", at(3))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        (before,) = cursor.fetchone()
        assert before > 0
        for words in (f"UPDATE {table} SET id = id + 1000", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
                cursor.execute(words)
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone() == (before,)


@pytest.mark.django_db
def test_the_ledger_of_a_past_day_is_made_of_versions_and_history(here: World) -> None:
    one = made(here, "甲")[0]
    actions.review(here.office, one, at(10))
    actions.revise(here.office, one, {"title": "乙"}, at(20), revision=None)
    then = {
        day: [
            (p.content.title, p.state, p.version)
            for p in queries.ledger_as_of(here.observer, here.mechanism, at(day))
        ]
        for day in (-1, 5, 15, 25)
    }
    assert then == {
        -1: [],
        5: [("甲", "extracted", 1)],
        15: [("甲", "reviewed", 1)],
        25: [("乙", "reviewed", 2)],
    }
    past = queries.row_as_of(here.observer, one, at(15))
    assert past is not None and past.since == at(10)
    assert queries.row_as_of(here.stranger, one, at(15)) is None
    assert queries.ledger_as_of(here.stranger, here.mechanism, at(25)) == []
