"""The demonstration is real and whole: every fact has a source, every name a row, every region a code."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from huishang.demonstration import tables
from huishang.demonstration.tables import Demonstration, TableError, load
from huishang.reading.lexicon.geography import Region, regions
from huishang.reading.pipeline import read

SEED = "2023-11-chuan-qian"


@pytest.fixture(scope="module")
def demo() -> Demonstration:
    return load()


@pytest.fixture(scope="module")
def by_name() -> dict[str, list[Region]]:
    found: dict[str, list[Region]] = {}
    for region in regions().values():
        found.setdefault(region.name, []).append(region)
    return found


def test_there_is_enough_to_look_at(demo: Demonstration, by_name: dict[str, list[Region]]) -> None:
    provinces = {
        regions()[region.code[:2] + "0000"].name for row in demo.parties for region in by_name[row.party][:1]
    }
    years = {exchange.id[:4] for exchange in demo.exchanges}
    assert len(demo.exchanges) >= 100
    assert len(provinces) >= 25
    assert years >= {str(year) for year in range(2014, 2025)}
    assert {promise.field for promise in demo.promises} == tables.FIELDS


def test_pairs_come_back_over_the_years(demo: Demonstration) -> None:
    sides: dict[str, set[str]] = {}
    for row in demo.parties:
        sides.setdefault(row.exchange, set()).add(row.party)
    pairs = Counter(frozenset(parties) for parties in sides.values() if len(parties) == 2)
    assert pairs[frozenset({"四川省", "重庆市"})] >= 8
    assert sum(1 for count in pairs.values() if count >= 3) >= 6


def test_the_order_of_rows_counts_from_one_within_each_exchange(demo: Demonstration) -> None:
    for rows in (demo.events, demo.parties, demo.participants, demo.stops):
        counted: dict[str, int] = {}
        for row in rows:
            counted[row.exchange] = counted.get(row.exchange, 0) + 1
            assert row.order == counted[row.exchange], row


def test_every_exchange_has_an_event_and_two_sides(demo: Demonstration) -> None:
    events = {row.exchange for row in demo.events}
    sides = Counter(row.exchange for row in demo.parties)
    for exchange in demo.exchanges:
        assert exchange.id in events
        assert sides[exchange.id] >= 2, exchange.id


def test_what_an_exchange_says_comes_from_sources_it_names(demo: Demonstration) -> None:
    named = {exchange.id: set(exchange.sources) for exchange in demo.exchanges}
    elsewhere = {
        row
        for rows in (demo.events, demo.parties, demo.participants, demo.stops, demo.promises)
        for row in rows
        if row.source not in named[row.exchange]
    }
    assert not elsewhere


def test_every_source_is_used(demo: Demonstration) -> None:
    used = {name for exchange in demo.exchanges for name in exchange.sources}
    for rows in (demo.agreements, demo.followup):
        used |= {row.source for row in rows if row.source}
    assert {source.id for source in demo.sources} == used


def test_sides_are_regions_under_their_full_names(
    demo: Demonstration, by_name: dict[str, list[Region]]
) -> None:
    assert {row.party for row in demo.parties} <= by_name.keys()
    assert {row.side for row in demo.participants if row.side} <= by_name.keys()
    assert {row.side for row in demo.documents} <= by_name.keys()


def test_people_stand_on_a_side_of_the_exchange_or_above_it(
    demo: Demonstration, by_name: dict[str, list[Region]]
) -> None:
    codes: dict[str, set[str]] = {}
    for party in demo.parties:
        codes.setdefault(party.exchange, set()).update(r.code[:2] for r in by_name[party.party])
    for row in demo.participants:
        if row.side:
            assert {r.code[:2] for r in by_name[row.side]} & codes[row.exchange], row


def test_places_are_full_names_from_the_largest_region_to_the_smallest(
    demo: Demonstration, by_name: dict[str, list[Region]]
) -> None:
    names = "|".join(sorted(map(re.escape, by_name), key=len, reverse=True))
    for row in demo.events:
        assert re.fullmatch(f"(?:{names})*", row.place), row


def test_events_lie_in_the_month_of_their_exchange(demo: Demonstration) -> None:
    for row in demo.events:
        assert row.start.startswith(row.exchange[:7]) or row.end.startswith(row.exchange[:7]), row


def test_nobody_is_named_twice_in_an_exchange(demo: Demonstration) -> None:
    names = Counter((row.exchange, row.name) for row in demo.participants)
    assert [who for who, count in names.items() if count > 1] == []


def test_agreements_belong_to_one_that_is_not_younger(demo: Demonstration) -> None:
    signed = {row.id: row.signed for row in demo.agreements}
    for row in demo.agreements:
        if row.parent:
            assert row.parent != row.id
            assert signed[row.parent][:7] <= (row.signed or "9999")[:7], row


def test_contradictions_are_kept_on_both_sides(demo: Demonstration) -> None:
    other = {row.id: row.contradicts for row in demo.followup if row.contradicts}
    assert len(other) >= 8
    assert all(other.get(against) == row for row, against in other.items())


def test_the_seed_exchange_has_two_sources_and_what_followed(demo: Demonstration) -> None:
    seed = next(exchange for exchange in demo.exchanges if exchange.id == SEED)
    followed = [row for row in demo.followup if row.exchange == SEED]
    assert len(seed.sources) == 2
    assert len([row for row in demo.participants if row.exchange == SEED]) == 24
    assert len([row for row in followed if row.state == "none found"]) >= 6
    assert {"75", "50"} <= {row.value for row in followed}
    assert {row.side for row in demo.documents if row.exchange == SEED} == {"四川省", "贵州省"}


def test_the_documents_are_read_as_what_they_are(demo: Demonstration) -> None:
    people = {(row.exchange, row.name) for row in demo.participants}
    for document in demo.documents:
        published = date.fromisoformat(document.published)
        found = read(document.text, published=published.isoformat())
        assert 400 <= len(document.text) <= 900
        assert found.document.kind == "communique"
        assert any(event.start and event.start.startswith(document.exchange[:7]) for event in found.events)
        named = {person.name for person in found.people}
        known = {name for exchange, name in people if exchange == document.exchange}
        assert known <= named, document.file


def rows_of(columns: str, *rows: str, build: str) -> object:
    text = "\n".join(["# a table", columns.replace(" ", "\t"), *(row.replace("|", "\t") for row in rows), ""])
    return tables.read(text, "some.tsv", getattr(tables, build))


EVENT = "exchange order type name start end place source"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("a|1|visit|考察|2023-02-30|||s", "column start: there is no day «2023-02-30»"),
        ("a|1|visit|考察|2023/2/3|||s", "column start: «2023/2/3» is no date"),
        ("a|1|visit|考察|2023-02-03|2023-02-01||s", "column end: 2023-02-01 is before 2023-02-03"),
        ("a|0|visit|考察||||s", "column order: «0» is no number from 1"),
        ("a|1|feast|宴会||||s", "column type: «feast» is none of ceremony, meeting, signing, visit"),
        ("a|1|visit|||||s", "column name: is empty"),
        ("a|1|visit| 考察||||s", "column name: blanks around «考察»"),
        ("a|1|visit|考察||||", "column source: is empty"),
        ("a b|1|visit|考察||||s", "column exchange: «a b» is no id"),
    ],
)
def test_an_error_names_file_row_and_column(row: str, complaint: str) -> None:
    fine = "a|1|visit|考察|2023-02|||s"
    with pytest.raises(TableError, match=re.escape(f"some.tsv: row 2, {complaint}")):
        rows_of(EVENT, fine, row, build="_event")


def test_a_row_with_a_missing_cell_is_named_by_its_line() -> None:
    with pytest.raises(TableError, match=r"some\.tsv:3: column source is missing"):
        rows_of(EVENT, "a|1|visit|考察|||", build="_event")


def test_a_table_without_the_column_says_so() -> None:
    with pytest.raises(TableError, match="row 1, column order: there is no such column"):
        rows_of("exchange site date source", "a|b||s", build="_stop")


@pytest.mark.parametrize(("state", "reason"), [("held", "疫情"), ("postponed", "")])
def test_a_reason_stands_with_what_did_not_take_place(state: str, reason: str) -> None:
    columns = "id title_zh title_en level state reason series sources"
    with pytest.raises(TableError, match="row 1, column reason"):
        rows_of(columns, f"a|甲|A|leaders|{state}|{reason}||s", build="_exchange")
    rows_of(columns, "a|甲|A|leaders|postponed|疫情||s", "b|乙|B|cities|held|||s t", build="_exchange")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("a|x|ecology|有|||||none found|s|", "column source: stands with what was found"),
        ("a|x|ecology|有|||||found||", "column source: stands with what was found"),
        ("a|x|ecology|有||75|||found|s|", "column unit: is empty"),
        ("a|x|water|有|||||found|s|", "column field: «water» is none of"),
    ],
)
def test_a_finding_has_a_source_or_says_none_found(row: str, complaint: str) -> None:
    columns = "id exchange field fact date value unit definition state source contradicts"
    with pytest.raises(TableError, match=re.escape(f"some.tsv: row 1, {complaint}")):
        rows_of(columns, row, build="_finding")


def test_a_name_that_no_table_has_is_refused(demo: Demonstration) -> None:
    stray = replace(demo.events[0], source="nowhere")
    with pytest.raises(TableError, match=r"events\.tsv: row 1, column source: «nowhere» is in no table"):
        tables.check(replace(demo, events=(stray, *demo.events[1:])))
    twice = replace(demo, sources=(demo.sources[0], *demo.sources))
    with pytest.raises(TableError, match=r"sources\.tsv: row 2, column id: .* is there twice"):
        tables.check(twice)
