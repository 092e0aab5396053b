"""What agreements, minutes and notices alone have is reviewed like the rest."""

from __future__ import annotations

import copy
from importlib.resources import files
from typing import Any

import pytest

from huishang.accounts.rules import Role
from huishang.ledger.drafts import drafts_of
from huishang.registry.candidates import named
from huishang.review import actions
from huishang.review.flatten import Draft, flatten
from huishang.review.matching import Claim, Known, match
from huishang.review.naming import line_of
from huishang.review.queries import acceptance, settled
from huishang.review.rules import PARENTS, Kind, VerdictKind, wrong_keys
from huishang.review.screen import screen_of
from tests.people import account, signed_in
from tests.review.reports import AT, content_of, document, keep

MINUTES = (files("huishang.samples") / "xiang-gan-minutes.txt").read_text("utf-8")
AGREEMENT = """两江市与青岚市深化战略合作框架协议

甲方：两江市人民政府
乙方：青岚市人民政府

第一条　合作内容
（一）甲方负责建设省际公路北段，2033年底前通车。
（二）乙方负责建设省际公路南段。
（三）双方共同推进流域生态保护，建立上下游水质信息共享平台。
第二条　工作机制
双方每年召开一次联席会议，轮流承办。
第三条　期限
本协议有效期五年，自签字之日起生效。本协议一式四份，双方各执两份。
"""
READ = {"minutes": content_of(MINUTES, "2031-10-01"), "agreement": content_of(AGREEMENT, "2031-10-01")}


def of_kind(content: dict[str, Any], kind: Kind) -> list[Draft]:
    return [one for one in flatten(content) if one.kind == kind]


def brought(text: str, content: dict[str, Any]) -> Any:
    doc = document(text, published="2031-10-01", kind="minutes")
    keep(doc, content)
    return doc


def test_an_agreement_gives_parties_term_copies_duties_and_follow_up() -> None:
    content = READ["agreement"]
    assert [one.value for one in of_kind(content, Kind.CONTRACT_PARTY)] == [
        {"name": "两江市人民政府", "region": None, "label": "甲方"},
        {"name": "青岚市人民政府", "region": None, "label": "乙方"},
    ]
    assert [one.value["owner"] for one in of_kind(content, Kind.DUTY)][:3] == ["甲方", "乙方", "双方"]
    assert all(one.start is not None for one in of_kind(content, Kind.DUTY))
    (term,), (copies,) = of_kind(content, Kind.TERM), of_kind(content, Kind.COPIES)
    assert "有效期五年" in term.value["text"] and copies.value["text"].startswith("一式四份")
    assert any("联席会议" in one.value["text"] for one in of_kind(content, Kind.FOLLOW_UP))


def test_minutes_give_the_session_who_was_there_and_what_was_only_heard() -> None:
    content = READ["minutes"]
    (session,) = of_kind(content, Kind.SESSION)
    assert session.value["date"] == "2031-09-16" and session.value["chair"] == "湖南省副省长安乐"
    there = of_kind(content, Kind.ATTENDANT)
    assert [one.value["part"] for one in there] == ["present"] * 4 + ["excused"] + ["sitting_in"] * 2
    assert {one.parent for one in there} == {session.key}
    assert [(d.value["number"], d.value["outcome"]) for d in of_kind(content, Kind.DECISION)] == [
        ("一、", "heard"),
        ("五、", "heard"),
    ]


def test_what_was_decided_is_judged_once_as_a_commitment_with_its_owner_and_day() -> None:
    drafts = flatten(READ["minutes"])
    items = [one for one in drafts if one.kind == Kind.COMMITMENT]
    assert [(one.value["number"], one.value["due"]) for one in items] == [
        ("二、", "2031-12"),
        ("三、", "2032-03"),
        ("四、", None),
    ]
    owners = [one.value["name"] for one in drafts if one.parent == items[0].key]
    assert owners == ["湖南省交通运输厅", "江西省交通运输厅"]


def without_commitments() -> dict[str, Any]:
    content = copy.deepcopy(READ["minutes"])
    content["commitments"] = []
    return content


def test_a_decision_that_no_commitment_stands_for_keeps_its_owner_and_day() -> None:
    drafts = flatten(without_commitments())
    decided = [one for one in drafts if one.kind == Kind.DECISION and one.value["outcome"] == "decided"]
    assert [one.value["due"] for one in decided] == ["2031-12", "2032-03", None]
    bodies = [one for one in drafts if one.parent == decided[0].key]
    assert {one.kind for one in bodies} == {Kind.RESPONSIBLE} and len(bodies) == 2


@pytest.mark.parametrize("content", [*READ.values(), without_commitments()])
def test_forms_and_parents_are_those_of_the_kinds(content: dict[str, Any]) -> None:
    kinds: dict[str | None, Kind] = {}
    for draft in flatten(content):
        assert wrong_keys(draft.kind, draft.value) == []
        assert kinds.get(draft.parent) in PARENTS.get(draft.kind, (None,))
        kinds[draft.key] = draft.kind
        assert line_of(draft.kind, draft.value)[0]


@pytest.mark.parametrize(
    ("kind", "value", "wrong"),
    [
        (Kind.SESSION, {"name": "第三次会议", "date": None, "place": None, "chair": None}, []),
        (Kind.SESSION, {"name": None, "date": "2031-09-16", "place": None, "chair": None}, []),
        (Kind.SESSION, {"name": None, "date": None, "place": None, "chair": None}, ["name"]),
        (Kind.SESSION, {"name": None, "date": "2031-9-16", "place": None, "chair": None}, ["date"]),
        (Kind.DECISION, {"outcome": "decided", "number": None, "due": "2031"}, []),
        (Kind.DECISION, {"outcome": "postponed", "number": None, "due": None}, ["outcome"]),
        (Kind.ATTENDANT, {"name": "安乐", "part": "present"}, []),
        (Kind.ATTENDANT, {"name": "安乐", "part": "lead"}, ["part"]),
    ],
)
def test_values_of_instruments_have_their_form(kind: Kind, value: dict[str, Any], wrong: list[str]) -> None:
    assert wrong_keys(kind, value) == wrong


def test_duties_and_parties_are_known_again_where_a_newer_reader_says_it_otherwise() -> None:
    newer = copy.deepcopy(READ["agreement"])
    newer["instrument"]["contract"]["parties"][0]["region"] = "河东省"
    newer["instrument"]["contract"]["duties"][1]["owner"] = "青岚市"
    newer["instrument"]["contract"]["term"] = "五年"
    old = flatten(READ["agreement"])
    claims = [Known(d.key, d.kind, d.parent, (Claim(d.value, d.start, d.end),)) for d in old]
    assert set(match(claims, flatten(newer)).values()) == {draft.key for draft in old}


@pytest.mark.django_db
def test_verdicts_on_instruments_outlive_a_newer_reading() -> None:
    doc = brought(MINUTES, READ["minutes"])
    session = doc.findings.get(kind="session")
    right = {**session.value, "chair": "湖南省副省长、省政协副主席安乐"}
    actions.judge(account(Role.REVIEWER), session, VerdictKind.CORRECTED, value=right, revision=0, at=AT)
    newer = copy.deepcopy(READ["minutes"])
    newer["instrument"]["session"]["place"] = "醴陵市城区"
    keep(doc, newer, "1.1")
    assert doc.findings.filter(kind="session").count() == 1
    assert [one.value for one in settled(doc) if one.kind == "session"] == [right]


@pytest.mark.django_db
def test_accuracy_counts_the_kinds_of_instruments() -> None:
    doc = brought(MINUTES, READ["minutes"])
    actions.accept_all(account(Role.REVIEWER), doc, 0, AT)
    ((_version, kinds, _all),) = acceptance()
    counted = {one.kind: one.accepted for one in kinds}
    assert (counted["session"], counted["attendant"], counted["decision"]) == (1, 7, 2)


@pytest.mark.django_db
def test_the_screen_has_a_section_for_each_form() -> None:
    of_minutes = {one.key for one in screen_of(brought(MINUTES, READ["minutes"])).sections}
    of_agreement = {one.key for one in screen_of(brought(AGREEMENT, READ["agreement"])).sections}
    assert ("session" in of_minutes, "contract" in of_minutes) == (True, False)
    assert ("session" in of_agreement, "contract" in of_agreement) == (False, True)


@pytest.mark.django_db
def test_an_owner_can_be_added_below_a_decision_as_below_a_commitment() -> None:
    doc = brought(MINUTES, without_commitments())
    decision = doc.findings.filter(kind="decision").order_by("order")[3]
    value = {"name": "湖南省政务服务管理局", "part": "lead", "side": "湖南省"}
    start = MINUTES.index("两省政务服务管理部门")
    client = signed_in(Role.REVIEWER)
    form = client.get(f"/review/{doc.uuid}/add", {"kind": "responsible", "start": start, "end": start + 10})
    assert f'<option value="{decision.pk}" selected>' in form.content.decode()
    actions.add(account(Role.REVIEWER), doc, "responsible", None, None, value, decision, revision=0, at=AT)
    session = doc.findings.get(kind="session")
    with pytest.raises(actions.ReviewError):
        actions.add(account(Role.REVIEWER), doc, "responsible", None, None, value, session, revision=0, at=AT)


@pytest.mark.django_db
def test_rows_of_the_ledger_take_what_review_settled_of_decisions() -> None:
    doc = brought(MINUTES, without_commitments())
    by = account(Role.REVIEWER)
    second = doc.findings.filter(kind="decision", value__number="三、").get()
    actions.judge(
        by, second, VerdictKind.CORRECTED, value={**second.value, "due": "2032-06"}, revision=0, at=AT
    )
    lead = doc.findings.get(parent=second, value__part="lead")
    actions.judge(by, lead, VerdictKind.REJECTED, revision=1, at=AT)
    rows = drafts_of(doc, ["湖南省", "江西省"])
    assert [row.content.until for row in rows] == ["2031-12", "2032-06", ""]  # what was only heard is no row
    assert [duty.body for duty in rows[1].content.duties] == ["湖南省医保局"]


@pytest.mark.django_db
def test_rows_of_an_agreement_are_owed_by_the_parties_that_its_clauses_name() -> None:
    doc = brought(AGREEMENT, READ["agreement"])
    rows = {row.content.aim: row.content.duties for row in drafts_of(doc, [])}
    of = {words[:8]: [duty.body for duty in duties] for words, duties in rows.items()}
    assert of["甲方负责建设省际"] == ["两江市人民政府"]
    assert of["乙方负责建设省际"] == ["青岚市人民政府"]
    assert of["双方共同推进流域"] == ["两江市人民政府", "青岚市人民政府"]
    duty = doc.findings.filter(kind="duty").order_by("order")[0]
    actions.judge(account(Role.REVIEWER), duty, VerdictKind.REJECTED, revision=0, at=AT)
    assert drafts_of(doc, [])[0].content.duties == ()


@pytest.mark.django_db
def test_contracting_parties_are_names_to_be_linked() -> None:
    doc = brought(AGREEMENT, READ["agreement"])
    assert {"两江市人民政府", "青岚市人民政府"} <= {one.name for one in named(doc, settled(doc))}
