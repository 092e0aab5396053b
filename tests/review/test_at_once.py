"""Two reviewers at the very same time, each in a transaction of his own: nothing is lost, the second is told."""

from __future__ import annotations

import copy
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from huishang.accounts.rules import Role
from huishang.documents.models import Document
from huishang.record.models import Exchange
from huishang.review import actions
from huishang.review.models import Finding, Verdict
from huishang.review.queries import settled
from huishang.review.rules import VerdictKind
from tests.people import account, signed_in
from tests.review.reports import AT, content_of, document, keep, read_document

pytestmark = pytest.mark.django_db(transaction=True)
GUESTS = (
    "泸州市党政代表团赴毕节市考察\n"
    "本报泸州讯 3月1日，泸州市委书记罗远山率党政代表团赴贵州省毕节市考察，两市举行座谈会。"
    "毕节市委书记闻人杰主持会议并讲话。会上，两市签署《泸州市毕节市战略合作框架协议》。\n"
)


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each of these gave, or the conflict it met; all begin together, each on a connection of its own."""
    start, given = threading.Barrier(len(works)), [None] * len(works)

    def run(place: int) -> None:
        start.wait(10)
        try:
            given[place] = works[place]()
        except Exception as error:
            given[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    wrong = [one for one in given if isinstance(one, Exception) and not isinstance(one, actions.Conflict)]
    assert wrong == [] and not any(thread.is_alive() for thread in threads)
    return given


@pytest.fixture
def two() -> Iterator[tuple[Any, Any]]:
    """Two reviewers with names."""
    yield account(Role.REVIEWER, "first", name="秦明月"), account(Role.REVIEWER, "second", name="顾长风")


def judging(
    by: Any, finding: Finding, verdict: VerdictKind = VerdictKind.ACCEPTED, **more: Any
) -> Callable[[], Any]:
    """A judgement of somebody whose screen shows the document as nobody has decided on it."""
    fresh = Finding.objects.select_related("document").get(pk=finding.pk)
    return lambda: actions.judge(by, fresh, verdict, revision=0, at=AT, **more)


def hold_together(doc: Document) -> None:
    """What holds for each finding is the last verdict on it that nobody took back, and each act was counted."""
    doc.refresh_from_db()
    for finding in doc.findings.all():
        last = finding.verdicts.filter(undone_at=None).order_by("-pk").first()
        assert finding.verdict_id == (last.pk if last else None)
        assert finding.touched <= doc.revision


def test_of_two_on_one_finding_one_decides_and_the_other_is_told_by_whom(two: tuple[Any, Any]) -> None:
    doc = read_document()
    post = next(f for f in doc.findings.filter(kind="post") if f.value["title"] == "毕节市市长")
    values = [{**post.value, "title": title} for title in ("毕节市代市长", "毕节市人民政府市长")]
    given = at_once(
        *(judging(by, post, VerdictKind.CORRECTED, value=v) for by, v in zip(two, values, strict=True))
    )
    (made,) = [one for one in given if isinstance(one, Verdict)]
    (conflict,) = [one for one in given if isinstance(one, actions.Conflict)]
    assert conflict.finding.verdict == made
    assert conflict.finding.touched_by == made.by == two[given.index(made)]
    assert made.value == values[given.index(made)]
    assert Verdict.objects.count() == 1
    hold_together(doc)


def test_the_page_of_the_second_names_who_decided_what(two: tuple[Any, Any]) -> None:
    doc = read_document()
    person = doc.findings.filter(kind="person").first()
    clients = [signed_in(Role.REVIEWER, by.username) for by in two]
    verdicts = ("accepted", "rejected")

    def post(place: int) -> Callable[[], str]:
        data = {"verdict": verdicts[place], "revision": "0"}
        path = f"/review/findings/{person.pk}/judge"
        return lambda: clients[place].post(path, data).content.decode()

    pages = at_once(post(0), post(1))
    holding = Verdict.objects.get()
    winner = verdicts.index(holding.verdict)
    assert str(two[winner]) in pages[1 - winner]
    assert re.search(r'name="seen" value="1"', pages[1 - winner])
    assert 'name="seen"' not in pages[winner]


def test_two_on_two_findings_both_count(two: tuple[Any, Any]) -> None:
    doc = read_document()
    one, other = doc.findings.filter(kind="person")[:2]
    given = at_once(judging(two[0], one), judging(two[1], other, VerdictKind.REJECTED))
    assert all(isinstance(made, Verdict) for made in given)
    hold_together(doc)
    assert doc.revision >= 2


def test_two_who_accept_all_accept_each_finding_once(two: tuple[Any, Any]) -> None:
    doc = read_document()
    fresh = [Document.objects.get(pk=doc.pk) for _ in two]
    open_ = doc.findings.count()
    given = at_once(
        *(
            lambda by=by, seen=seen: actions.accept_all(by, seen, 0, AT)
            for by, seen in zip(two, fresh, strict=True)
        )
    )
    assert sorted(len(found) for found in given) == [0, open_]
    assert Verdict.objects.count() == open_
    hold_together(doc)


def test_two_who_add_the_same_keep_two_additions_to_be_seen(two: tuple[Any, Any]) -> None:
    doc = read_document()
    value = {"name": "成小溪", "side": "贵州省"}
    fresh = [Document.objects.get(pk=doc.pk) for _ in two]
    given = at_once(
        *(
            lambda by=by, seen=seen: actions.add(by, seen, "person", 3, 6, value, revision=0, at=AT)
            for by, seen in zip(two, fresh, strict=True)
        )
    )
    assert len({finding.key for finding in given}) == 2
    assert {finding.added_by for finding in given} == set(two)
    hold_together(doc)


def test_undoing_while_another_decides_takes_back_only_ones_own(two: tuple[Any, Any]) -> None:
    doc = read_document()
    mine, theirs = doc.findings.filter(kind="person")[:2]
    actions.judge(two[0], mine, VerdictKind.REJECTED, revision=0, at=AT)
    seen = Document.objects.get(pk=doc.pk)
    at_once(lambda: actions.undo(two[0], seen, AT), judging(two[1], theirs))
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert mine.verdict is None and theirs.verdict.by == two[1]
    hold_together(doc)


def test_a_verdict_stands_though_a_newer_reading_arrives_at_the_same_time(two: tuple[Any, Any]) -> None:
    doc = read_document()
    post = next(f for f in doc.findings.filter(kind="post") if f.value["title"] == "毕节市市长")
    newer = copy.deepcopy(content_of())
    newer["people"][2]["posts"][1].update(title="市长")
    seen = Document.objects.get(pk=doc.pk)
    right = {**post.value, "title": "毕节市代市长"}
    given = at_once(
        judging(two[0], post, VerdictKind.CORRECTED, value=right), lambda: keep(seen, newer, "1.1")
    )
    post.refresh_from_db()
    assert post.value["title"] == "市长"
    if isinstance(given[0], actions.Conflict):  # the reading came first: it is told that no person did it
        assert given[0].finding.touched_by is None and post.verdict is None
    else:
        assert post.verdict.value == right
    assert len([f for f in settled(doc) if f.kind == "post" and f.parent == post.parent_id]) == 2
    hold_together(doc)


def test_many_at_work_on_one_document_lose_nothing() -> None:
    doc = read_document()
    people = [account(Role.REVIEWER, f"reviewer-{i}") for i in range(3)]
    found = list(doc.findings.filter(parent=None))[:4]

    def work(by: Any, place: int) -> Callable[[], int]:
        def judge_all() -> int:
            kept = 0
            for finding in found[place:] + found[:place]:
                try:
                    judging(by, finding)()
                    kept += 1
                except actions.Conflict:
                    continue
            return kept

        return judge_all

    kept = at_once(*(work(by, place) for place, by in enumerate(people)))
    assert sum(kept) == Verdict.objects.count() == len(found)
    hold_together(doc)


def test_two_on_the_reports_of_host_and_guest_wait_for_each_other(two: tuple[Any, Any]) -> None:
    host = read_document()
    guest = document(GUESTS)
    keep(guest, content_of(GUESTS))
    assert Exchange.objects.filter(merged_into=None).count() == 1
    found = [list(doc.findings.filter(kind__in=("person", "event", "participant"))) for doc in (host, guest)]

    def work(by: Any, findings: list[Finding]) -> Callable[[], int]:
        return lambda: len(
            [
                judging(by, finding, verdict)()
                for finding in findings[:1]
                for verdict in (VerdictKind.REJECTED, VerdictKind.ACCEPTED)
            ]
        )

    assert at_once(work(two[0], found[0]), work(two[1], found[1])) == [2, 2]
    for doc in (host, guest):
        hold_together(doc)
    assert Exchange.objects.filter(merged_into=None).count() == 1
