"""The lists of the record: narrowed, counted, sorted, in columns, as files."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huishang.accounts.rules import Role
from huishang.record import actions
from huishang.record.models import Exchange, Participation, Party
from huishang.registry.models import Organization, Person, Region
from tests.people import account, signed_in
from tests.record.entries import AT, entry, meeting, regions, sides, someone

pytestmark = pytest.mark.django_db
LIST = "/record/exchanges"


@pytest.fixture(autouse=True)
def _regions() -> None:
    regions()
    west = {"code": "970000", "name": "西山省", "short": "西山", "level": "province"}
    Region.objects.get_or_create(slug="970000", defaults=west)


def entered(day: str, host: str = "河东省", guest: str = "江南省", **values: str) -> Exchange:
    made = entry(
        *sides(host, guest), meeting(day), someone("何东升", host, "河东省委书记"), values={"title": f"{host}{day}", **values}
    )  # fmt: skip
    return actions.enter_exchange(account(Role.EDITOR), made, AT)


@pytest.fixture
def three() -> list[Exchange]:
    made = [
        entered("2021-05-11"),
        entered("2022-05-11", "西山省"),
        entered("2023-05-11", "西山省", "河东省", state="planned"),
    ]
    for one, level in zip(made, ("leaders", "departments", ""), strict=True):
        Exchange.objects.filter(pk=one.pk).update(level=level)
    return made


def listed(query: str = "", client: Client | None = None) -> Any:
    response = (client or signed_in(Role.READER)).get(f"{LIST}?{query}")
    assert response.status_code == 200
    return response.context


def days(query: str) -> list[str]:
    return [line[0].row.start for line in listed(query)["lines"]]


def counts(query: str, facet: str) -> dict[str, int]:
    client = signed_in(Role.READER)
    shown = next((one for one in listed(query, client)["facets"] if str(one.name) == facet), None)
    if shown and shown.counted_at:
        shown = client.get(LIST + shown.counted_at).context["facet"]
    return {str(choice.name): choice.count for choice in [*shown.choices, *shown.more]} if shown else {}


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("", [2023, 2022, 2021]),
        ("year=2022", [2022]),
        ("year=2022&year=2021", [2022, 2021]),
        ("year=1999", []),
        ("year=20", []),
        ("region=990000", [2023, 2021]),
        ("region=990000&region=970000", [2023]),
        ("region=nowhere", []),
        ("pair=970000-980000", [2022]),
        ("pair=970000-980000&pair=990000-970000", [2023, 2022]),
        ("pair=970000", [2023, 2022]),
        ("state=planned", [2023]),
        ("state=nonsense", []),
        ("level=leaders&level=departments", [2022, 2021]),
        ("level=none", [2023]),
        ("kind=meeting", [2023, 2022, 2021]),
        ("kind=signing", []),
        ("words=座谈", [2023, 2022, 2021]),
        ("words=西山+江南", [2022]),
        ("person=x&body=y", []),
        ("person=00000000-0000-4000-8000-000000000000", []),
        ("order=day", [2021, 2022, 2023]),
        ("order=nonsense&page=99&each=7", [2023, 2022, 2021]),
        ("words=%00", [2023, 2022, 2021]),
    ],
)
def test_the_list_is_narrowed_and_sorted_by_its_address(
    three: list[Exchange], query: str, years: list[int]
) -> None:
    assert [int(day[:4]) for day in days(query)] == years


def test_counts_say_what_each_value_would_leave(three: list[Exchange]) -> None:
    assert counts("", "地区") == {"西山": 2, "江南": 2, "河东": 2}
    assert counts("region=990000", "地区") == {"河东": 2, "西山": 1, "江南": 1}
    assert counts("", "地区对") == {"西山—江南": 1, "西山—河东": 1, "江南—河东": 1}
    assert counts("year=2021", "年份") == {"2023": 1, "2022": 1, "2021": 1}
    assert counts("year=2021", "地区") == {"江南": 1, "河东": 1}
    assert counts("", "层级") == {"主要领导": 1, "部门": 1, "未写明": 1}


def test_a_city_and_a_body_count_as_their_province_and_a_body_narrows(three: list[Exchange]) -> None:
    entered("2020-01-01", "东山市", "江南省")
    body = Organization.objects.create(
        name="河东省交通厅", folded="河东省交通厅", added_at=AT, region=Region.objects.get(slug="990000")
    )
    Party.objects.filter(exchange=three[1], name="江南省").update(region=None, organization=body)
    assert counts("", "地区")["河东"] == 4
    assert counts("", "单位") == {"河东省交通厅": 1}
    assert days(f"body={body.uuid}") == ["2022-05-11"]
    assert days("region=990100") == ["2020-01-01"]


def test_a_person_narrows_and_counts_with_whom_he_was_merged(three: list[Exchange]) -> None:
    kept = Person.objects.create(name="何东升", folded="何东升", added_at=AT)
    merged = Person.objects.create(name="何冬升", folded="何冬升", merged_into=kept, added_at=AT)
    Participation.objects.filter(exchange=three[0]).update(person=kept)
    Participation.objects.filter(exchange=three[1]).update(person=merged)
    Participation.objects.filter(exchange=three[2]).update(person=None)
    assert counts("", "人员") == {"何东升": 2}
    assert days(f"person={kept.uuid}") == ["2022-05-11", "2021-05-11"]


def test_what_was_merged_or_taken_out_is_neither_listed_nor_counted(three: list[Exchange]) -> None:
    Exchange.objects.filter(pk=three[0].pk).update(withdrawn_because="误录")
    Party.objects.filter(exchange=three[1], name="江南省").update(withdrawn_because="误录")
    assert [int(day[:4]) for day in days("")] == [2023, 2022]
    assert counts("", "地区") == {"西山": 2, "河东": 1}


def test_columns_come_from_the_address_else_from_what_the_person_keeps(three: list[Exchange]) -> None:
    def shown(query: str = "") -> list[str]:
        return [head.column.key for head in listed(query)["heads"]]

    first = ["day", "title", "sides", "level", "state", "documents"]
    assert shown() == shown("column=nonsense") == first
    assert shown("column=people") == ["title", "people"]
    signed_in(Role.READER).post(
        "/lists/columns", {"list_key": "exchanges", "column": ["places"], "next": LIST}
    )
    assert shown() == ["title", "places"]
    assert shown("column=people") == ["title", "people"]


def test_a_saved_view_brings_back_what_narrowed_the_list_and_its_columns(three: list[Exchange]) -> None:
    client = signed_in(Role.READER)
    query = listed("region=990000&column=people&page=2", client)["view_query"]
    client.post("/lists/views", {"list_key": "exchanges", "name": "河东", "query": query, "next": LIST})
    (view,) = listed("", client)["views"]
    again = listed(view.query, client)
    assert [head.column.key for head in again["heads"]] == ["title", "people"]
    assert len(again["lines"]) == 2 and view.name == "河东"
    assert not listed("", signed_in(Role.EDITOR))["views"]


def test_files_have_all_rows_of_the_list_in_the_columns_of_the_screen(three: list[Exchange]) -> None:
    Exchange.objects.filter(pk=three[0].pk).update(title="=HYPERLINK(1)")
    client = signed_in(Role.READER)
    csv = client.get(f"{LIST}?column=sides&order=day&as=csv")
    assert csv["Content-Disposition"].startswith("attachment; filename")
    lines = csv.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("活动,")
    assert lines[1].startswith("'=HYPERLINK(1),") and len(lines) == 4
    xlsx = client.get(f"{LIST}?column=sides&year=2021&as=xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(xlsx.content)).active.iter_rows(values_only=True))
    assert rows[1] == ("=HYPERLINK(1)", "河东省、江南省") and len(rows) == 2


def test_the_number_of_queries_is_the_same_for_few_rows_and_for_many() -> None:
    client = signed_in(Role.READER)
    queries = ("", "region=990000&year=2021&words=批")
    seen: dict[str, list[int]] = {query: [] for query in queries}
    for more in (20, 1980):
        _made(more)
        for query in queries:
            with CaptureQueriesContext(connection) as asked:
                assert listed(query, client)["page"].paginator.count == Exchange.objects.count()
            seen[query].append(len(asked) - 1)
    assert seen == {queries[0]: [17, 17], queries[1]: [18, 18]}


def _made(number: int) -> None:
    """As many exchanges between two provinces, the quick way."""
    parties = [("河东省", "990000", "host"), ("江南省", "980000", "guest")]
    of = {slug: Region.objects.get(slug=slug) for _name, slug, _part in parties}
    made = Exchange.objects.bulk_create(
        Exchange(
            title="批",
            state="held",
            start=f"2021-01-{i % 28 + 1:02}",
            end=f"2021-01-{i % 28 + 1:02}",
            added_at=AT,
        )
        for i in range(number)
    )
    Party.objects.bulk_create(
        Party(exchange=one, name=name, part=part, region=of[slug])
        for one in made
        for name, slug, part in parties
    )
