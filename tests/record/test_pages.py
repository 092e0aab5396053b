"""The pages of the record."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huishang.accounts.rules import Role
from huishang.record import actions
from huishang.record.elements import Citation, element
from huishang.record.models import Agreement, Change, Doubt, Exchange
from huishang.registry.models import Link, Person
from huishang.review.models import Finding
from tests.people import account, signed_in
from tests.record.entries import AT, CITED, entry, meeting, regions, sides, someone, treaty
from tests.record.reports import of_the_guest, of_the_host, stored

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _regions() -> None:
    regions()


def two_reports(day: str = "2021-05-12") -> Exchange:
    for report, title in (
        (of_the_host(), "江南省党政代表团来我省考察"),
        (of_the_guest(day), "我省党政代表团赴河东考察"),
    ):
        actions.take_document(stored(report, title, date(2021, 5, 13)), AT)
    return Exchange.objects.get()


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_an_exchange_shows_both_reports_and_where_they_differ() -> None:
    exchange = two_reports()
    page = text(signed_in(Role.READER), f"/record/exchanges/{exchange.uuid}")
    assert "江南省党政代表团来我省考察" in page and "我省党政代表团赴河东考察" in page
    assert "说法不一" in page
    assert "2021-05-12" in page
    assert page.index(">河东省</a>") < page.index(">江南省</a>")


def test_every_value_leads_to_its_finding_in_the_document() -> None:
    exchange = two_reports()
    page = text(signed_in(Role.READER), f"/record/exchanges/{exchange.uuid}")
    place = Finding.objects.get(kind="event_place", value={"name": "东山市"})
    assert f'href="/review/{place.document.uuid}#f{place.pk}"' in page


def test_who_only_reads_sees_no_way_to_change() -> None:
    exchange = two_reports()
    address = f"/record/exchanges/{exchange.uuid}"
    assert f"{address}/change" not in text(signed_in(Role.READER), address)
    assert f"{address}/change" in text(signed_in(Role.EDITOR), address)


def test_the_empty_lists_say_what_to_do() -> None:
    client = signed_in(Role.READER)
    assert "尚无交往活动" in text(client, "/record/exchanges")
    assert "尚无协议" in text(client, "/record/agreements")
    assert "没有符合条件" in text(client, "/record/exchanges?year=1999")


def entered(year: int, host: str = "河东省", **values: str) -> Exchange:
    made = entry(
        *sides(host, "江南省"),
        meeting(f"{year}-05-11"),
        someone("何东升", host, "河东省委书记"),
        values=values,
    )
    return actions.enter_exchange(account(Role.EDITOR), made, AT)


@pytest.mark.parametrize("role", list(Role))
def test_the_queries_of_a_list_do_not_grow_with_it(role: Role) -> None:
    client = signed_in(role)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            text(client, "/record/exchanges")
            text(client, "/record/agreements")
        return len(seen)

    for year in range(2001, 2004):
        actions.enter_agreement(account(Role.EDITOR), treaty(), AT, exchange=entered(year))
    few = queries()
    for year in range(2004, 2024):
        actions.enter_agreement(account(Role.EDITOR), treaty(), AT, exchange=entered(year))
    assert queries() == few
    assert few <= 28


def test_the_queries_of_an_exchange_do_not_grow_with_its_people() -> None:
    client = signed_in(Role.READER)

    def queries(exchange: Exchange) -> int:
        with CaptureQueriesContext(connection) as seen:
            text(client, f"/record/exchanges/{exchange.uuid}")
        return len(seen)

    few = entered(2021)
    people = [someone(f"何{i}", "河东省", f"第{i}职务", i) for i in range(40)]
    many = actions.enter_exchange(account(Role.EDITOR), entry(*sides(), meeting("2022-05-11"), *people), AT)
    assert queries(many) == queries(few) <= 24


def form(**values: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"state": "held", "cited": CITED.words, "address": ""}
    for table, rows in (("parties", 2), ("stages", 1), ("participations", 1), ("stops", 1)):
        data |= {f"{table}-TOTAL_FORMS": rows, f"{table}-INITIAL_FORMS": 0}
    data |= {
        "parties-0-name": "河东省",
        "parties-0-part": "host",
        "parties-1-name": "江南省",
        "parties-1-part": "guest",
    }
    data |= {"stages-0-type": "meeting", "stages-0-start": "2021/5/11", "stages-0-name": "两省座谈会"}
    data |= {
        "participations-0-name": "何东升",
        "participations-0-side": "河东省",
        "participations-0-post": "河东省委书记",
        "participations-0-roles": ["chair", "speaker"],
    }
    data |= {"stops-0-name": "东山港"}
    return {**data, **values}


def test_an_exchange_is_entered_by_hand_and_shows_who_and_from_where() -> None:
    client = signed_in(Role.EDITOR)
    response = client.post("/record/exchanges/new", form())
    exchange = Exchange.objects.get()
    assert response.status_code == 302 and response["Location"] == f"/record/exchanges/{exchange.uuid}"
    assert exchange.start == "2021-05-11"
    assert exchange.participations.get().roles == "chair speaker"
    page = text(client, response["Location"])
    assert CITED.words in page and "何东升" in page and "东山港" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"cited": ""}, "errorlist"),
        ({"parties-1-name": ""}, "至少有两方"),
        ({"stages-0-start": "昨天"}, "请写年、月或日"),
        ({"stages-0-end": "2021-05-01"}, "早于"),
    ],
)
def test_a_form_that_is_wrong_keeps_what_was_filled_in(wrong: dict[str, str], words: str) -> None:
    response = signed_in(Role.EDITOR).post("/record/exchanges/new", form(**wrong))
    assert response.status_code == 422
    page = response.content.decode()
    assert words in page and "河东省委书记" in page
    assert not Exchange.objects.exists()


def test_one_that_is_here_already_is_asked_about_first() -> None:
    client = signed_in(Role.EDITOR)
    client.post("/record/exchanges/new", form())
    response = client.post("/record/exchanges/new", form())
    assert response.status_code == 422 and "疑与已有活动重复" in response.content.decode()
    assert Exchange.objects.count() == 1
    client.post("/record/exchanges/new", form(confirmed="on"))
    assert Exchange.objects.count() == 2


def test_more_rows_keep_what_was_filled_in() -> None:
    response = signed_in(Role.EDITOR).post("/record/exchanges/new", form(more="participations"))
    assert response.status_code == 200
    page = response.content.decode()
    assert 'name="participations-5-name"' in page and "河东省委书记" in page
    assert not Exchange.objects.exists()


def test_a_change_is_refused_where_somebody_was_quicker_and_he_is_named() -> None:
    exchange = entered(2021, title="甲")
    client = signed_in(Role.EDITOR)
    second = account(Role.EDITOR, "second", "林朝阳")
    actions.change_exchange(second, exchange, entry(values={"title": "乙"}), 0, LATER)
    empty = {
        f"{t}-{k}": 0
        for t in ("parties", "stages", "participations", "stops")
        for k in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    response = client.post(
        f"/record/exchanges/{exchange.uuid}/change", {"title": "丙", "cited": "x", "revision": 0, **empty}
    )
    assert response.status_code == 422 and "林朝阳" in response.content.decode()
    exchange.refresh_from_db()
    assert exchange.title == "乙"


def test_the_form_of_a_change_changes_only_what_was_changed() -> None:
    exchange = two_reports()
    client = signed_in(Role.EDITOR)
    page = client.get(f"/record/exchanges/{exchange.uuid}/change")
    data = _filled(page.context)
    client.post(f"/record/exchanges/{exchange.uuid}/change", {**data, "cited": "核对"})
    assert not exchange.sources.filter(document=None).exists()
    assert not Change.objects.filter(act="changed").exists()
    data = {**data, "stops-0-name": "东山新港", "cited": "核对"}
    client.post(f"/record/exchanges/{exchange.uuid}/change", data)
    assert exchange.stops.all()[0].name == "东山新港"


def _filled(context: Any) -> dict[str, Any]:
    """What a browser would send of the form as it stands."""
    data: dict[str, Any] = {}
    forms = [context["form"]]
    for _name, _title, formset in context["tables"]:
        forms += [formset.management_form, *formset.forms]
    for one in forms:
        for bound in one:
            value = bound.value()
            empty = [] if bound.name == "roles" else ""
            data[bound.html_name] = empty if value is None or value is False else value
    return data


def test_an_exchange_is_cancelled_with_a_reason_from_its_page() -> None:
    exchange = entered(2021, state="planned")
    client = signed_in(Role.EDITOR)
    address = f"/record/exchanges/{exchange.uuid}/state"
    client.post(address, {"state": "cancelled", "cited": "电话通知", "revision": 0})
    exchange.refresh_from_db()
    assert exchange.state == "planned"
    client.post(address, {"state": "cancelled", "reason": "schedule", "cited": "电话通知", "revision": 0})
    exchange.refresh_from_db()
    assert (exchange.state, exchange.reason) == ("cancelled", "schedule")


def test_an_old_address_leads_to_the_exchange_that_it_is_part_of() -> None:
    one, two = entered(2021), entered(2021)
    client = signed_in(Role.EDITOR)
    client.post(f"/record/exchanges/{one.uuid}/merge", {"other": two.uuid, "reason": "同一活动"})
    assert client.get(f"/record/exchanges/{two.uuid}")["Location"] == f"/record/exchanges/{one.uuid}"
    assert one.joinings.get().undone_at is None
    client.post(f"/record/joinings/{one.joinings.get().pk}/undo")
    assert client.get(f"/record/exchanges/{two.uuid}").status_code == 200


def test_an_agreement_is_entered_under_another_one_and_shows_its_tree() -> None:
    frame = actions.enter_agreement(account(Role.EDITOR), treaty(signed="2021-05-11"), AT)
    client = signed_in(Role.EDITOR)
    data = {
        "title": "交通合作行动计划", "state": "signed", "parent": "2021-05 战略合作", "cited": CITED.words, "address": "",
        "parties-TOTAL_FORMS": 1, "parties-INITIAL_FORMS": 0, "parties-0-name": "河东省交通运输厅",
        "signatures-TOTAL_FORMS": 1, "signatures-INITIAL_FORMS": 0, "signatures-0-name": "何立新", "signatures-0-part": "signatory",
    }  # fmt: skip
    response = client.post("/record/agreements/new", data)
    assert response.status_code == 302, response.content.decode()
    plan = Agreement.objects.get(parent=frame)
    page = text(client, response["Location"])
    assert "战略合作框架协议" in page and "何立新" in page
    client.post(
        f"/record/agreements/{plan.uuid}/state",
        {"state": "in_force", "date": "2021-06", "cited": "通知", "revision": 0},
    )
    plan.refresh_from_db()
    assert (plan.state, plan.since) == ("in_force", "2021-06")


def test_exchanges_are_suggested_by_words_and_chosen_by_what_is_suggested() -> None:
    one, _other = entered(2021), entered(2022)
    client = signed_in(Role.EDITOR)
    assert client.get("/record/agreements/new").content.decode().count("江南省赴河东省") == 0
    asked = client.get("/record/exchanges/suggested", {"exchange": "2021 河东"}).content.decode()
    (label,) = re.findall('value="([^"]+)"', asked)
    assert label.startswith(one.start) and label.endswith(f"#{one.pk}")
    form = client.get(f"/record/agreements/new?exchange={one.uuid}").content.decode()
    assert label in form


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [("2021 河东", 302, ""), ("河东", 422, "符合的不止一项"), ("南极", 422, "没有符合的条目"), ("", 302, "")],
)
def test_words_choose_an_exchange_only_where_they_mean_one(words: str, status: int, said: str) -> None:
    entered(2021), entered(2022)
    data = {
        "title": "交通合作行动计划", "state": "signed", "exchange": words, "cited": CITED.words, "address": "",
        "parties-TOTAL_FORMS": 1, "parties-INITIAL_FORMS": 0, "parties-0-name": "河东省交通运输厅",
        "signatures-TOTAL_FORMS": 0, "signatures-INITIAL_FORMS": 0,
    }  # fmt: skip
    response = signed_in(Role.EDITOR).post("/record/agreements/new", data)
    assert response.status_code == status
    assert said in response.content.decode()


def test_two_figures_of_one_thing_stand_side_by_side() -> None:
    exchange = entered(2021)
    facts = [
        (element("fact", text="行程缩短", value=v, unit="公里", cited=Citation(w)), "connectivity", True)
        for v, w in (("75", "江南网"), ("50", "东山市公路局"))
    ]
    first, second = actions.enter_facts(account(Role.EDITOR), exchange, facts, AT)
    second.contradicts = first
    second.save()
    page = text(signed_in(Role.READER), f"/record/exchanges/{exchange.uuid}")
    part = page[page.index('id="contradictions"') : page.index('id="stages-title"')]
    assert "75 公里" in part and "50 公里" in part
    assert "江南网" in page and "东山市公路局" in page


def test_a_linked_person_has_a_page_and_so_has_a_side() -> None:
    exchange = two_reports()
    person = Person.objects.create(name="江一帆", added_at=AT)
    for finding in Finding.objects.filter(kind="person", value__name="江一帆"):
        Link.objects.create(finding=finding, person=person, at=AT)
    client = signed_in(Role.READER)
    assert exchange.title in text(client, f"/people/{person.uuid}")
    assert f"/people/{person.uuid}" in text(client, f"/record/exchanges/{exchange.uuid}")
    assert exchange.title in text(client, "/regions/990000")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_can_be_shown_in_both_languages(language: str) -> None:
    exchange = two_reports()
    client = signed_in(Role.EDITOR)
    client.cookies["language"] = language
    for path in (
        "exchanges", "exchanges/new", f"exchanges/{exchange.uuid}", f"exchanges/{exchange.uuid}/change",
        "agreements", "agreements/new", f"agreements/{exchange.agreements.get().uuid}",
        f"agreements/{exchange.agreements.get().uuid}/change",
    ):  # fmt: skip
        text(client, f"/record/{path}")


def test_the_list_leads_to_exchanges_that_may_be_one() -> None:
    one, two, _three = entered(2021), entered(2021), entered(2022)
    Doubt.objects.create(first=one, second=two, reasons="days_near", at=AT)
    client = signed_in(Role.READER)
    assert "1 对活动疑为同一活动" in text(client, "/record/exchanges")
    lines = client.get("/record/exchanges?doubts=1").context["lines"]
    assert {line[0].row for line in lines} == {one, two}
