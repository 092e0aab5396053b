"""Documents taken into the record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction

from huishang.accounts.rules import Role
from huishang.documents.actions import reinstate, withdraw
from huishang.documents.models import Document
from huishang.record import actions
from huishang.record.models import Change, Doubt, Exchange, Source
from huishang.review.actions import judge
from huishang.review.models import Finding
from huishang.review.rules import VerdictKind
from tests.people import account
from tests.record.entries import AT, CITED, entry, meeting, regions, sides, someone, whole
from tests.record.reports import PAIR, Report, decide, of_the_guest, of_the_host, stored

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _regions() -> None:
    regions()


def host() -> Document:
    return stored(of_the_host(), "江南省党政代表团来我省考察", date(2021, 5, 12))


def guest(day: str = "2021-05-11") -> Document:
    return stored(of_the_guest(day), "我省党政代表团赴河东考察", date(2021, 5, 12))


def documents_of(exchange: Exchange) -> set[str]:
    return set(exchange.sources.filter(field="told", ended_at=None).values_list("document__title", flat=True))


def test_the_reports_of_host_and_guest_become_one_exchange_with_two_sources() -> None:
    one, two = host(), guest()
    actions.take_document(one, AT)
    actions.take_document(two, AT)
    exchange = Exchange.objects.get()
    assert documents_of(exchange) == {one.title, two.title}
    assert (exchange.start, exchange.end, exchange.level, exchange.state) == (
        "2021-05-10",
        "2021-05-11",
        "leaders",
        "held",
    )
    assert exchange.stages.count() == 3
    assert exchange.agreements.get().parties.count() == 2
    assert [p.name for p in exchange.participations.all()] == [
        "何东升",
        "江一帆",
        "江子陵",
        "何立新",
        "江明远",
    ]
    assert exchange.participations.get(name="江一帆").post == "江南省委书记、江南省人大常委会主任"
    assert exchange.parties.get(name="河东省").region.name == "河东省"


VARIANTS = {
    "the same day": {},
    "another day": {"day": "2021-05-12"},
    "only a month": {"day": "2021-05"},
    "a person of the host's side": {"deputy": "何立新"},
}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
@pytest.mark.parametrize("published", [date(2021, 5, 11), date(2021, 5, 13)])
def test_the_order_in_which_the_two_reports_arrive_changes_nothing(
    variant: dict[str, str], published: date
) -> None:
    pair = [host(), stored(of_the_guest(**variant), "我省党政代表团赴河东考察", published)]  # type: ignore[arg-type]
    seen = []
    for documents in (pair, pair[::-1]):
        with transaction.atomic():
            for document in documents:
                actions.take_document(document, AT)
            seen.append(whole(Exchange.objects.get()))
            transaction.set_rollback(True)
    assert seen[0] == seen[1]


def test_where_the_two_differ_both_stand() -> None:
    actions.take_document(host(), AT)
    actions.take_document(guest("2021-05-12"), AT)
    stage = Exchange.objects.get().stages.get(type="meeting")
    values = set(stage.sources.filter(field="start", ended_at=None).values_list("value", flat=True))
    assert values == {"2021-05-11", "2021-05-12"}


def test_taking_a_document_again_changes_nothing() -> None:
    documents = host(), guest()
    for document in documents:
        actions.take_document(document, AT)
    before = whole(Exchange.objects.get()), Source.objects.count(), Change.objects.count()
    for document in documents:
        actions.take_document(document, LATER)
    assert (whole(Exchange.objects.get()), Source.objects.count(), Change.objects.count()) == before


def test_what_is_rejected_in_review_goes_and_comes_back_with_its_row() -> None:
    document = host()
    actions.take_document(document, AT)
    exchange = Exchange.objects.get()
    row = exchange.stops.get(name="东山港")
    finding = Finding.objects.get(document=document, kind="site", value={"name": "东山港"})
    decide(finding, "rejected")
    actions.take_document(document, LATER)
    row.refresh_from_db()
    assert row.withdrawn_because == "no_source"
    decide(finding, "added")
    actions.take_document(document, LATER)
    row.refresh_from_db()
    assert row.stands
    assert Exchange.objects.get().stops.count() == 2


def test_a_withdrawn_document_leaves_what_the_other_one_says() -> None:
    one, two = host(), guest()
    for document in (one, two):
        actions.take_document(document, AT)
    one.state, one.withdrawn_because = Document.State.WITHDRAWN, "误收"
    one.save()
    actions.take_document(one, LATER)
    exchange = Exchange.objects.get()
    assert documents_of(exchange) == {two.title}
    assert exchange.stands
    standing = exchange.participations.filter(withdrawn_because="")
    assert {p.name for p in standing} == {"江一帆", "何东升", "江子陵"}


def test_an_exchange_that_no_document_tells_of_any_more_is_out_but_not_gone() -> None:
    document = host()
    actions.take_document(document, AT)
    document.state, document.withdrawn_because = Document.State.WITHDRAWN, "误收"
    document.save()
    actions.take_document(document, LATER)
    assert Exchange.objects.get().withdrawn_because == "no_source"


def test_a_repeat_is_a_source_without_weight_of_its_own() -> None:
    one = host()
    actions.take_document(one, AT)
    before = Source.objects.exclude(field="told").count()
    repeat = stored(of_the_host(), "转载：来我省考察", date(2021, 5, 13), repeats=one)
    actions.take_document(repeat, AT)
    exchange = Exchange.objects.get()
    assert documents_of(exchange) == {one.title, repeat.title}
    assert Source.objects.exclude(field="told").count() == before


def test_what_a_person_entered_is_never_changed_by_a_document() -> None:
    by = account(Role.EDITOR)
    entered = actions.enter_exchange(
        by,
        entry(
            *sides(),
            meeting("2021-05-11", "两省座谈会"),
            someone("何东升", "河东省", "河东省委书记"),
            values={"title": "我们的题目", "level": "deputies"},
        ),
        AT,
    )
    before = [(s.field, s.value) for s in Source.objects.filter(document=None, ended_at=None).order_by("pk")]
    actions.take_document(host(), AT)
    exchange = Exchange.objects.get()
    assert exchange == entered
    assert (exchange.title, exchange.level) == ("我们的题目", "deputies")
    assert exchange.participations.get(name="何东升").post == "河东省委书记"
    assert exchange.participations.get(name="何东升").roles == "attendee"
    assert [
        (s.field, s.value) for s in Source.objects.filter(document=None, ended_at=None).order_by("pk")
    ] == before
    assert exchange.participations.count() == 4


def test_a_row_that_a_person_took_out_is_not_brought_back_by_a_document() -> None:
    actions.take_document(host(), AT)
    exchange = Exchange.objects.get()
    row = exchange.stops.get(name="东山港")
    row.withdrawn_because, row.withdrawn_by = "未成行", account(Role.EDITOR)
    row.save()
    actions.take_document(guest(), AT)
    row.refresh_from_db()
    assert row.withdrawn_because == "未成行"
    assert exchange.stops.count() == 2


def test_occasions_that_may_be_one_are_two_with_a_doubt() -> None:
    actions.take_document(host(), AT)
    report = Report()
    report.event(
        "meeting",
        "企业座谈会",
        "2021-05-11",
        place="西河市",
        parties=PAIR,
        people=[("何某", "chair"), ("江某", "speaker")],
    )
    actions.take_document(stored(report, "两省企业座谈"), AT)
    assert Exchange.objects.count() == 2
    assert set(Doubt.objects.get().reasons.split()) >= {"other_place", "no_person_shared"}


def test_a_document_that_was_joined_wrongly_is_parted_and_stays_parted() -> None:
    one, two = host(), guest()
    for document in (one, two):
        actions.take_document(document, AT)
    exchange = Exchange.objects.get()
    fresh = actions.part_document(account(Role.EDITOR), exchange, two, "另一次考察", LATER)
    actions.take_document(two, LATER)
    actions.take_document(one, LATER)
    assert documents_of(exchange) == {one.title}
    assert documents_of(fresh) == {two.title}
    assert fresh.parties.count() == 2
    assert not Doubt.objects.filter(settled_at=None).exists()


def test_an_announcement_and_the_report_of_what_followed_are_one_exchange_that_was_held() -> None:
    report = Report()
    report.event("visit", "考察", "2021-05-10", "2021-05-11", parties=PAIR, status="planned")
    actions.take_document(stored(report, "预告", date(2021, 5, 1)), AT)
    assert Exchange.objects.get().state == "planned"
    actions.take_document(host(), AT)
    assert Exchange.objects.get().state == "held"


def test_a_person_who_cancelled_it_is_believed_and_the_document_stands_beside() -> None:
    by = account(Role.EDITOR)
    exchange = actions.enter_exchange(by, entry(*sides(), meeting(), values={"state": "planned"}), AT)
    actions.set_exchange_state(by, exchange, actions.exchanges.State.CANCELLED, CITED, AT, reason="epidemic")
    actions.take_document(host(), LATER)
    exchange.refresh_from_db()
    assert exchange.state == "cancelled"
    assert exchange.sources.filter(field="state", value="held", ended_at=None).exists()


def test_a_verdict_on_a_finding_changes_the_exchange_at_once() -> None:
    document = host()
    actions.take_document(document, AT)
    finding = Finding.objects.get(document=document, kind="event_place")
    judge(
        account(Role.REVIEWER), finding, VerdictKind.CORRECTED, value={"name": "西河市"}, revision=0, at=LATER
    )
    stage = Exchange.objects.get().stages.get(type="meeting")
    assert stage.place == "西河市"
    assert [s.value for s in stage.sources.filter(field="place")] == ["东山市", "西河市"]


def test_withdrawing_a_document_reaches_the_record_and_its_repeat_weighs_instead() -> None:
    one = host()
    actions.take_document(one, AT)
    repeat = stored(of_the_host(), "转载：来我省考察", date(2021, 5, 13), repeats=one)
    actions.take_document(repeat, AT)
    withdraw(account(Role.EDITOR), one, "误收", LATER)
    exchange = Exchange.objects.get()
    assert documents_of(exchange) == {repeat.title}
    assert exchange.participations.filter(withdrawn_because="").count() == 4
    reinstate(account(Role.EDITOR), one, "恢复", LATER)
    assert documents_of(exchange) == {one.title, repeat.title}
    assert not Source.objects.filter(document=repeat, ended_at=None).exclude(field="told").exists()
