"""The page of a row: everything on it for who may see it, every act for who may do it, nothing of another side's own."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from huishang.accounts.models import User
from huishang.ledger import actions
from huishang.ledger.actions import Told
from huishang.ledger.models import Commitment, Evidence, ProgressReport
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.words import Done
from tests.ledger.people import World, acknowledged, agreed, at, fresh, made, request_of, world
from tests.ledger.test_list import client_of, text_of

pytestmark = pytest.mark.django_db

SECRET = "只给本方看的字"


@pytest.fixture
def here() -> World:
    return world()


def page(user: User, row: Commitment, language: str = "en") -> Any:
    return client_of(user, language).get(reverse("ledger:row", args=[row.mechanism.uuid, row.uuid]))


def do(user: User, row: Commitment, act: str, on: Any = "", **data: Any) -> Any:
    address = reverse("ledger:act", args=[row.mechanism.uuid, row.uuid, act])
    revision = Commitment.objects.get(pk=row.pk).revision
    return client_of(user).post(address, {"revision": revision, "on": on, **data})


def offered(response: Any) -> set[str]:
    return {offer.act for list_ in response.context["offers"].can.values() for offer in list_}


def reported(here: World, row: Commitment, **more: Any) -> None:
    """Both sides report on a quarter, the second with another share; both reports are shared."""
    period = actions.open_period(here.coordinator(here.a), here.mechanism, "2026-Q1", at(90), at(80))
    for report, share, value in zip(period.reports.order_by("side"), ("40", "60"), ("2", "3"), strict=True):
        told = Told(work="完成路基", percent=share, done=Done.PARTLY, values={"t1": (value, "")})
        actions.write_report(here.liaison(report.side), report, told, at(81))
        actions.submit_report(here.liaison(report.side), report, at(82))
        actions.accept_report(here.coordinator(report.side), report, at(83))


def test_both_sides_stand_beside_each_other_with_their_difference(here: World) -> None:
    row = agreed(here)
    reported(here, row)
    response = page(here.observer, row)
    beside = response.context["beside"][0]
    with override("en"):
        by_name = {str(line.name): line for line in (*beside.lines, *beside.targets)}
    assert by_name["Share done"].said == ["40 %", "60 %"] and by_name["Share done"].differs
    target = by_name["新增省界通道"]
    assert (target.said, target.difference, target.planned) == (["2 条", "3 条"], "1 条", "2")
    assert not by_name["What was done"].differs
    assert "The sides say: Differs" in text_of(response)


def test_each_role_is_offered_what_it_may_do_and_told_why_not(here: World) -> None:
    row = made(here)[0]
    assert "review" in offered(page(here.coordinator(here.a), row))
    response = page(here.observer, row)
    assert offered(response) == set()
    assert "You may not do this for your side." in text_of(response)
    actions.review(here.coordinator(here.a), row, at(1))
    assert "acknowledge" in offered(page(here.liaison(here.a), row))
    assert {"acknowledge", "review"} & offered(page(here.office, row)) == set()


def test_a_row_is_taken_by_its_forms_from_reviewed_to_agreed(here: World) -> None:
    row = made(here)[0]
    assert do(here.coordinator(here.a), row, "review").status_code == 302
    for duty in row.assignments.all():
        assert do(here.liaison(duty.side), row, "acknowledge", duty.pk).status_code == 302
    request = request_of(row, Subject.ROW)
    do(here.coordinator(here.a), row, "answer", request.pk, word="confirmed")
    assert fresh(row).state == "acknowledged"
    response = do(here.coordinator(here.b), row, "answer", request.pk, word="disputed")
    assert response.status_code == 422 and "Choose a reason." in response.content.decode()
    do(here.coordinator(here.b), row, "answer", request.pk, word="remarked", remark="请抄送")
    assert fresh(row).state == "agreed"


def test_silence_and_answers_are_shown_for_each_side(here: World) -> None:
    row = acknowledged(here, made(here)[0])
    actions.answer(here.coordinator(here.a), request_of(row, Subject.ROW), Word.DISPUTED, at(3), code="term")
    text = text_of(page(here.observer, row))
    assert "Disputed · Term" in text and "has not answered; silence is no consent" in text


def test_a_change_before_another_was_seen_is_refused_with_who_and_when(here: World) -> None:
    row = made(here)[0]
    address = reverse("ledger:act", args=[here.mechanism.uuid, row.uuid, "decline"])
    stale = {"revision": 0, "on": "", "reason": "not_ours", "words": "不办"}
    response = client_of(here.coordinator(here.a)).post(address, stale)
    assert response.status_code == 422 and "after you opened it" in response.content.decode()
    assert fresh(row).state == "extracted"


def test_the_text_is_revised_by_the_form_and_only_what_changed(here: World) -> None:
    row = made(here)[0]
    kept = {"row_title": row.title, "field": "connectivity", "strength": "确保", "term": row.term}
    kept |= {
        "until": "2026-06",
        "value-t1": "8",
        "unit-t1": "条",
        "definition-t1": "通车的",
        "due-m1": "2026-03",
    }
    response = do(
        here.coordinator(here.a), row, "revise", aim="两省共同建成省界通道", add_part="lead", **kept
    )
    assert response.status_code == 302
    assert fresh(row).targets.get(key="t1").value == 8
    assert row.history.latest("sequence").facts["facts"]["parts"] == ["targets"]


def test_evidence_is_brought_judged_and_fetched_as_a_file(here: World) -> None:
    row = agreed(here)
    file = SimpleUploadedFile("验收.txt", "验收合格".encode())
    assert do(here.liaison(here.a), row, "add-file", words="验收", file=file).status_code == 302
    one = Evidence.objects.get()
    do(here.coordinator(here.b), row, "judge", one.pk, verdict="good")
    assert Evidence.objects.get().verdict == "good"
    address = reverse("ledger:evidence_file", args=[here.mechanism.uuid, row.uuid, one.uuid])
    fetched = client_of(here.observer).get(address)
    assert b"".join(fetched.streaming_content).decode() == "验收合格"
    assert fetched["Content-Disposition"].startswith("attachment")
    assert client_of(here.stranger).get(address).status_code == 404


def test_an_obstacle_is_raised_escalated_and_told_to_be_beyond_solving(here: World) -> None:
    row, by = agreed(here), here.coordinator(here.a)
    do(by, row, "raise", obstacle="用地未批", level="offices")
    one = row.obstacles.get()
    do(by, row, "escalate", one.pk, words="两办未能协调")
    assert do(by, row, "give-up", one.pk, words="").status_code == 422
    do(by, row, "give-up", one.pk, words="规划已调整")
    assert row.obstacles.get().state == "unsolvable"
    assert "规划已调整" in page(here.observer, row).content.decode()


def test_no_byte_of_a_sides_own_layer_reaches_another_side(here: World) -> None:
    row = agreed(here)
    do(here.coordinator(here.a), row, "note", words=SECRET)
    actions.open_period(here.coordinator(here.a), here.mechanism, "2026-Q1", at(90), at(80))
    report = ProgressReport.objects.get(side=here.a)
    actions.write_report(here.liaison(here.a), report, Told(work=SECRET), at(81))
    shown = actions.Shown(SECRET)
    actions.add_link(here.liaison(here.a), row, shown, "https://x.example", "2026-03", at(82), report=report)
    own = {here.coordinator(here.a), here.second(here.a), here.leader(here.a), here.liaison(here.a)}
    for person in here.everybody():
        for language in ("en", "zh-hans"):
            response = page(person, row, language)
            assert (SECRET in response.content.decode()) == (person in own), person
        listed = client_of(person).get(
            reverse("ledger:rows", args=[here.mechanism.uuid]) + f"?words={SECRET}"
        )
        assert listed.status_code == 404 or listed.context["rows"] == []


def test_a_row_of_another_mechanism_or_for_a_stranger_is_not_found(here: World) -> None:
    row, other = made(here)[0], world("丙丁合作机制")
    assert page(here.stranger, row).status_code == 404
    wrong = reverse("ledger:row", args=[other.mechanism.uuid, row.uuid])
    assert client_of(here.observer).get(wrong).status_code == 404


def test_the_queries_of_the_page_do_not_grow_with_what_hangs_on_the_row(
    here: World, django_assert_max_num_queries: Any
) -> None:
    row = agreed(here)
    for i in range(6):
        actions.add_none_found(here.coordinator(here.a), row, f"第{i}次检索", "2026-01-05", at(5))
        actions.raise_obstacle(here.coordinator(here.a), here.mechanism, f"障碍{i}", at(5), row=row)
    reported(here, row)
    client = client_of(here.coordinator(here.a))
    address = reverse("ledger:row", args=[here.mechanism.uuid, row.uuid])
    client.get(address)
    with django_assert_max_num_queries(110):
        client.get(address)
