from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from huishang.accounts.rules import Role
from huishang.documents.models import Document
from huishang.review import actions
from huishang.review.models import Finding, Verdict
from huishang.review.rules import VerdictKind
from huishang.review.signals import findings_changed
from tests.people import account, signed_in
from tests.review.reports import AT, TEXT, content_of, document, keep, read_document

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def first(doc: Document, kind: str, **value: Any) -> Finding:
    return next(f for f in doc.findings.filter(kind=kind) if value.items() <= f.value.items())


def test_the_screen_shows_every_character_of_the_text_escaped() -> None:
    text = TEXT + "\r\n会议指出，<script>alert(1)</script> & <b>“两省”</b>。"
    doc = document(text)
    keep(doc, content_of(text))
    html = page(signed_in(Role.REVIEWER), f"/review/{doc.uuid}")
    body = re.search(r'id="text-body"[^>]*>(.*?)</div>', html, re.S)
    assert body is not None
    assert "<script" not in body[1]
    assert "<b>" not in body[1]
    words = re.sub(r"<[^>]+>", "", body[1])
    for name, sign in {
        "&lt;": "<",
        "&gt;": ">",
        "&#x27;": "'",
        "&quot;": '"',
        "&#13;": "\r",
        "&amp;": "&",
    }.items():
        words = words.replace(name, sign)
    assert words == text


def test_segments_of_the_screen_name_their_place_and_findings() -> None:
    doc = read_document()
    html = page(signed_in(Role.REVIEWER), f"/review/{doc.uuid}")
    person = first(doc, "person", name="罗远山")
    found = re.search(r'<mark data-s="34" data-f="([\d ]+)" class="([^"]+)">罗远山</mark>', html)
    assert found is not None
    assert str(person.pk) in found[1].split()
    assert found[2].split() == ["is-person", "in-event"]


def test_a_reader_sees_the_screen_without_controls() -> None:
    doc = read_document()
    html = page(signed_in(Role.READER), f"/review/{doc.uuid}")
    assert "罗远山" in html
    assert "data-may-review" not in html
    for control in ("accept", "correct", "reject", "undo", "accept-all", "add"):
        assert f'data-do="{control}"' not in html
    assert 'data-do="history"' in html


def test_a_verdict_answers_with_its_row_and_the_new_revision() -> None:
    doc = read_document()
    person = first(doc, "person", name="罗远山")
    response = signed_in(Role.REVIEWER).post(
        f"/review/findings/{person.pk}/judge", {"verdict": "accepted", "revision": "0"}
    )
    html = response.content.decode()
    assert f'id="r{person.pk}" data-kind="person" data-state="accepted" hx-swap-oob="true"' in html
    assert 'value="1" hx-swap-oob="true"' in html
    assert 'id="text-body"' not in html  # an acceptance moves no mark


def test_the_answer_brings_what_others_did_in_between() -> None:
    doc = read_document()
    mine, theirs = doc.findings.filter(kind="person")[:2]
    actions.judge(account(Role.REVIEWER, "other"), theirs, VerdictKind.REJECTED, revision=0, at=AT)
    response = signed_in(Role.REVIEWER).post(
        f"/review/findings/{mine.pk}/judge", {"verdict": "accepted", "revision": "0"}
    )
    assert f'id="r{theirs.pk}" data-kind="person" data-state="rejected"' in response.content.decode()


def test_the_second_on_a_finding_sees_both_and_may_take_his_own() -> None:
    doc = read_document()
    post = first(doc, "post", title="毕节市市长")
    other = account(Role.REVIEWER, "other", name="秦明月")
    value = {**post.value, "title": "毕节市代市长"}
    actions.judge(other, post, VerdictKind.CORRECTED, value=value, reason="任前公示", revision=0, at=AT)
    client = signed_in(Role.REVIEWER)
    mine = {"value-title": "毕节市人民政府市长", "value-region": "毕节市", "revision": "0"}
    html = client.post(f"/review/findings/{post.pk}/correct", mine).content.decode()
    for words in ("秦明月", "2026-03-02 17:30", "毕节市代市长", "任前公示", "毕节市人民政府市长"):
        assert words in html
    assert Verdict.objects.count() == 1
    seen = re.search(r'name="seen" value="(\d+)"', html)
    assert seen is not None
    client.post(f"/review/findings/{post.pk}/correct", {**mine, "seen": seen[1]})
    post.refresh_from_db()
    assert post.verdict.value["title"] == "毕节市人民政府市长"
    assert post.verdicts.count() == 2


def test_looking_for_changes_gives_nothing_where_nobody_did_anything() -> None:
    doc = read_document()
    client = signed_in(Role.READER)
    assert client.get(f"/review/{doc.uuid}/changes?revision=0").status_code == 204
    actions.judge(account(Role.REVIEWER), first(doc, "person"), VerdictKind.ACCEPTED, revision=0, at=AT)
    assert "accepted" in page(client, f"/review/{doc.uuid}/changes?revision=0")


def test_an_addition_is_offered_with_its_words_and_its_parent() -> None:
    doc = read_document()
    person = first(doc, "person", name="邵一鸣")
    client = signed_in(Role.REVIEWER)
    html = page(client, f"/review/{doc.uuid}/add?kind=post&start=82&end=84&parent={person.pk}")
    assert 'value="市长"' in html
    assert f'<option value="{person.pk}" selected>' in html
    data = {"kind": "post", "start": "82", "end": "84", "parent": str(person.pk), "value-title": "市长"}
    html = client.post(f"/review/{doc.uuid}/add", {**data, "revision": "0"}).content.decode()
    added = Finding.objects.get(added_by__isnull=False)
    assert (added.parent, added.value["title"]) == (person, "市长")
    assert f'data-focus="f{added.pk}"' in html
    assert 'id="text-body"' in html


def test_an_addition_that_lacks_something_is_asked_for_it_and_nothing_is_kept() -> None:
    doc = read_document()
    client = signed_in(Role.REVIEWER)
    response = client.post(f"/review/{doc.uuid}/add", {"kind": "person", "start": "0", "end": "3"})
    assert 'aria-invalid="true"' in response.content.decode()
    response = client.post(
        f"/review/{doc.uuid}/add", {"kind": "site", "value-name": "园区", "start": "0", "end": "3"}
    )
    assert 'role="alert"' in response.content.decode()
    assert not Finding.objects.filter(added_by__isnull=False).exists()


def test_history_names_who_when_and_what_was_taken_back() -> None:
    doc, by = read_document(), account(Role.REVIEWER, "qin", name="秦明月")
    post = first(doc, "post", title="毕节市市长")
    value = {**post.value, "title": "毕节市代市长"}
    actions.judge(by, post, VerdictKind.CORRECTED, value=value, reason="公示", revision=0, at=AT)
    actions.undo(by, doc, AT)
    html = page(signed_in(Role.READER), f"/review/findings/{post.pk}/history")
    for words in ("秦明月", "毕节市市长", "毕节市代市长", "公示", "撤销", "2026-03-02 17:30"):
        assert words in html


def test_finishing_goes_on_to_the_next_document_and_says_what_is_left() -> None:
    doc, following = read_document(), read_document(TEXT + "完")
    client = signed_in(Role.REVIEWER)
    response = client.post(f"/review/{doc.uuid}/finish", follow=True)
    assert response.redirect_chain == [(f"/review/{following.uuid}", 302)]
    assert f"{doc.findings.count()} 项待审" in response.content.decode()
    response = client.post(f"/review/{following.uuid}/finish")
    assert response["Location"] == "/review/"


def test_the_queue_shows_who_waits_oldest_first_with_counts() -> None:
    doc, later = read_document(), read_document(TEXT + "完")
    actions.judge(account(Role.REVIEWER), first(doc, "person"), VerdictKind.ACCEPTED, revision=0, at=AT)
    event = first(doc, "event", type="signing")
    actions.judge(account(Role.REVIEWER), event, VerdictKind.REJECTED, revision=1, at=AT)
    response = signed_in(Role.READER).get("/review/")
    total, below = doc.findings.count(), event.children.count()
    assert [row[0] for row in response.context["rows"]] == [doc, later]
    assert response.context["rows"][0][1:] == (total - 2 - below, total)


def test_a_finished_document_that_is_read_otherwise_comes_back_to_the_queue() -> None:
    doc = read_document()
    actions.finish(account(Role.REVIEWER), doc, AT)
    client = signed_in(Role.READER)
    assert list(client.get("/review/").context["changed"]) == []
    content = content_of()
    content["people"].pop()
    keep(doc, content, "1.1", at=AT.replace(hour=12))
    assert [one.document for one in client.get("/review/").context["changed"]] == [doc]


def test_the_page_of_changes_says_what_came_went_and_contradicts() -> None:
    doc, by = read_document(), account(Role.REVIEWER)
    accepted, rejected = first(doc, "person", name="成小溪"), first(doc, "person", name="邵一鸣")
    post = first(doc, "post", title="毕节市委书记")
    actions.judge(by, accepted, VerdictKind.ACCEPTED, revision=0, at=AT)
    actions.judge(by, rejected, VerdictKind.REJECTED, revision=1, at=AT)
    right = {**post.value, "title": "中共毕节市委书记"}
    actions.judge(by, post, VerdictKind.CORRECTED, value=right, revision=2, at=AT)
    content = content_of()
    content["people"].pop(3)
    content["people"][1]["posts"][0]["title"] = "中共毕节市委书记"
    content["people"][0]["side"] = "四川省"
    content["phrases"] = [{"span": [0, 3], "quote": "泸州市"}]
    keep(doc, content, "1.1")
    context = signed_in(Role.READER).get(f"/review/{doc.uuid}/anew").context
    assert [(one.kind, one.now) for one in context["came"]] == [("固定提法", "泸州市")]
    assert "成小溪 · 毕节市" in [one.before for one in context["went"]]
    assert [(one.before, one.now) for one in context["other"]] == [
        ("罗远山 · 泸州市", "罗远山 · 四川省"),
        ("毕节市委书记", "中共毕节市委书记"),
    ]
    against = {one.node.finding.pk: str(one.how) for one in context["contradicting"]}
    assert against == {accepted.pk: "已采纳，但现在不再读出", rejected.pk: "已否决，但仍然读出"}
    assert [one.node.finding.pk for one in context["agreeing"]] == [post.pk]


def test_how_often_reviewers_accept_counts_by_kind_and_version() -> None:
    doc, by = read_document(), account(Role.REVIEWER)
    people = list(doc.findings.filter(kind="person"))
    actions.judge(by, people[0], VerdictKind.ACCEPTED, revision=0, at=AT)
    actions.judge(by, people[1], VerdictKind.ACCEPTED, revision=1, at=AT)
    actions.judge(by, people[2], VerdictKind.REJECTED, revision=2, at=AT)
    actions.judge(
        by, people[3], VerdictKind.CORRECTED, value={"name": "成溪", "side": None}, revision=3, at=AT
    )
    added = actions.add(by, doc, "person", 0, 3, {"name": "泸州", "side": None}, revision=4, at=AT)
    other = account(Role.REVIEWER, "other")
    actions.judge(other, doc.findings.filter(kind="post")[0], VerdictKind.ACCEPTED, revision=5, at=AT)
    actions.undo(other, doc, AT)  # taken back: counts for none
    [(version, [row], everything)] = signed_in(Role.READER).get("/review/accuracy").context["versions"]
    assert version == "1.0"
    assert (row.accepted, row.corrected, row.rejected, row.added) == (2, 1, 1, 1)
    assert (row.right, row.found, everything.right) == (0.5, 0.5, 0.5)
    actions.judge(other, added, VerdictKind.REJECTED, revision=9, at=AT)  # of a person's: counts for none
    [(_, [row], _all)] = signed_in(Role.READER).get("/review/accuracy").context["versions"]
    assert row.added == 0


@pytest.mark.parametrize("path", ["/review/", "/review/accuracy", "/review/{uuid}", "/review/{uuid}/anew"])
def test_pages_ask_the_database_few_times_however_much_there_is(
    path: str, django_assert_max_num_queries: Any
) -> None:
    doc = read_document()
    for number in range(8):
        read_document(TEXT + str(number))
    for finding in list(doc.findings.all())[:20]:
        actions.judge(account(Role.REVIEWER), finding, VerdictKind.ACCEPTED, revision=99, at=AT)
    client = signed_in(Role.REVIEWER)
    with django_assert_max_num_queries(7):
        page(client, path.format(uuid=doc.uuid))


def test_a_verdict_asks_the_database_few_times(
    django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        findings_changed, "send", lambda *args, **kwargs: None
    )  # what listens is counted there
    doc = read_document()
    client = signed_in(Role.REVIEWER)
    with django_assert_max_num_queries(22):
        client.post(
            f"/review/findings/{first(doc, 'person').pk}/judge", {"verdict": "accepted", "revision": "0"}
        )
