from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from huishang.accounts.rules import Role
from huishang.documents.models import Document
from huishang.documents.signals import document_read
from huishang.review import actions
from huishang.review.models import Finding, Review, Verdict
from huishang.review.queries import SettledFinding, open_findings, settled
from huishang.review.rules import VerdictKind
from huishang.review.signals import findings_changed
from tests.people import account
from tests.review.reports import AT, TEXT, content_of, keep, read_document

pytestmark = pytest.mark.django_db


def one(doc: Document, kind: str, **value: Any) -> Finding:
    """The first finding of a kind whose value has these keys."""
    found = [f for f in doc.findings.filter(kind=kind) if value.items() <= f.value.items()]
    return found[0]


def by_id(doc: Document) -> dict[int, SettledFinding]:
    return {finding.id: finding for finding in settled(doc)}


def reviewer(name: str = "reviewer") -> Any:
    return account(Role.REVIEWER, name)


def test_a_reading_becomes_findings_that_are_open() -> None:
    doc = read_document()
    found = settled(doc)
    assert {finding.state for finding in found} == {"open"}
    assert [f.value["name"] for f in found if f.kind == "person"] == ["罗远山", "闻人杰", "邵一鸣", "成小溪"]
    assert all(f.quote == (TEXT[f.start : f.end] if f.start is not None else "") for f in found)
    assert doc.revision == 0


def test_the_signal_of_documents_brings_findings() -> None:
    doc = read_document()
    later = keep(doc, content_of(), "1.1")
    document_read.send(Document, document=doc, reading=later)
    assert Review.objects.get(document=doc).reading == later


def test_judging_keeps_who_when_and_whose_value_and_raises_the_revision() -> None:
    doc, by = read_document(), reviewer()
    person = one(doc, "person", name="闻人杰")
    verdict = actions.judge(by, person, VerdictKind.ACCEPTED, revision=0, at=AT)
    assert (verdict.by, verdict.at, verdict.reader_version) == (by, AT, "1.0")
    doc.refresh_from_db()
    assert doc.revision == 1
    assert by_id(doc)[person.pk].state == "accepted"


def test_a_correction_counts_with_its_value_and_place() -> None:
    doc = read_document()
    post = one(doc, "post", title="毕节市市长")
    value = {"title": "毕节市代市长", "region": "毕节市", "organization": None}
    verdict = actions.judge(
        reviewer(), post, VerdictKind.CORRECTED, value=value, start=74, end=84, revision=0, at=AT
    )
    now = by_id(doc)[post.pk]
    assert (now.state, now.value, now.quote) == ("corrected", value, TEXT[74:84])
    assert verdict.before["value"]["title"] == "毕节市市长"


def test_a_correction_that_changes_nothing_is_an_acceptance() -> None:
    doc = read_document()
    post = one(doc, "post", title="毕节市市长")
    verdict = actions.judge(reviewer(), post, VerdictKind.CORRECTED, value=post.value, revision=0, at=AT)
    assert (verdict.verdict, verdict.before) == (VerdictKind.ACCEPTED, None)


@pytest.mark.parametrize("value", [{"title": ""}, {"title": "市长"}, {"role": "chair"}])
def test_a_correction_without_its_form_is_refused_and_nothing_is_kept(value: dict[str, Any]) -> None:
    doc = read_document()
    value = {"region": None, **value}
    with pytest.raises(actions.ReviewError):
        actions.judge(
            reviewer(),
            one(doc, "role"),
            VerdictKind.CORRECTED,
            value={**value, "more": 1},
            revision=0,
            at=AT,
        )
    assert not Verdict.objects.exists()


def test_what_is_rejected_is_left_out_with_everything_below_it() -> None:
    doc = read_document()
    event = one(doc, "event", type="signing")
    below = set(event.children.values_list("pk", flat=True))
    actions.judge(reviewer(), event, VerdictKind.REJECTED, revision=0, at=AT)
    assert below
    assert not ({event.pk} | below) & set(by_id(doc))
    assert not below & {finding.pk for finding in open_findings(doc)}


def test_an_addition_counts_below_its_parent() -> None:
    doc, by = read_document(), reviewer()
    person = actions.add(by, doc, "person", 34, 37, {"name": "罗远山二", "side": None}, revision=0, at=AT)
    post = actions.add(
        by,
        doc,
        "post",
        25,
        34,
        {"title": "书记", "region": None, "organization": None},
        person,
        revision=1,
        at=AT,
    )
    found = by_id(doc)
    assert (found[person.pk].state, found[post.pk].parent) == ("added", person.pk)
    assert Verdict.objects.get(finding=person).reader_version == "1.0"


def test_an_addition_needs_the_right_parent() -> None:
    doc = read_document()
    with pytest.raises(actions.ReviewError):
        actions.add(reviewer(), doc, "post", 1, 2, {"title": "市长"}, one(doc, "event"), revision=0, at=AT)
    with pytest.raises(actions.ReviewError):
        actions.add(reviewer(), doc, "site", 1, 2, {"name": "园区"}, revision=0, at=AT)


@pytest.mark.parametrize("place", [(5, 5), (5, 4), (0, len(TEXT) + 1), (3, None)])
def test_an_addition_needs_characters_of_the_text(place: tuple[int, int]) -> None:
    with pytest.raises(actions.ReviewError):
        actions.add(
            reviewer(), read_document(), "phrase", place[0], place[1], {"text": "x"}, revision=0, at=AT
        )


def test_undo_takes_back_the_last_act_and_what_held_before_holds_again() -> None:
    doc, by = read_document(), reviewer()
    person = one(doc, "person")
    actions.judge(by, person, VerdictKind.ACCEPTED, revision=0, at=AT)
    actions.judge(by, person, VerdictKind.REJECTED, revision=1, at=AT)
    assert actions.undo(by, doc, AT) == [person]
    assert by_id(doc)[person.pk].state == "accepted"
    actions.undo(by, doc, AT)
    assert by_id(doc)[person.pk].state == "open"
    with pytest.raises(actions.ReviewError):
        actions.undo(by, doc, AT)
    assert Verdict.objects.filter(undone_by=by).count() == 2


def test_undo_takes_back_an_addition() -> None:
    doc, by = read_document(), reviewer()
    before = settled(doc)
    added = actions.add(by, doc, "phrase", 0, 3, {"text": "泸州市"}, revision=0, at=AT)
    actions.undo(by, doc, AT)
    assert settled(doc) == before
    assert Finding.objects.filter(pk=added.pk).exists()


def test_undo_does_not_take_an_addition_from_beneath_others() -> None:
    doc, by, other = read_document(), reviewer(), reviewer("other")
    person = actions.add(by, doc, "person", 34, 37, {"name": "罗远", "side": None}, revision=0, at=AT)
    actions.add(other, doc, "role", None, None, {"role": "chair"}, person, revision=1, at=AT)
    with pytest.raises(actions.ReviewError):
        actions.undo(by, doc, AT)


def test_undo_leaves_others_verdicts() -> None:
    doc, by, other = read_document(), reviewer(), reviewer("other")
    person = one(doc, "person")
    actions.judge(by, person, VerdictKind.ACCEPTED, revision=0, at=AT)
    actions.judge(other, person, VerdictKind.REJECTED, revision=1, at=AT)
    actions.undo(by, doc, AT)
    assert person.pk not in by_id(doc)


def test_accept_all_accepts_what_is_open_at_one_stroke() -> None:
    doc, by = read_document(), reviewer()
    event = one(doc, "event", type="signing")
    actions.judge(by, event, VerdictKind.REJECTED, revision=0, at=AT)
    actions.accept_all(by, doc, 1, AT)
    assert open_findings(doc) == []
    assert {finding.state for finding in settled(doc)} == {"accepted"}
    actions.undo(by, doc, AT)
    assert {finding.state for finding in settled(doc)} == {"open"}
    assert event.pk not in by_id(doc)


def test_accept_all_within_a_finding_leaves_the_others_open() -> None:
    doc, by = read_document(), reviewer()
    event = one(doc, "event", type="signing")
    accepted = actions.accept_all(by, doc, 0, AT, within=event)
    assert {finding.pk for finding in accepted} == {event.pk, *event.children.values_list("pk", flat=True)}


def test_two_people_on_different_findings_do_not_disturb_each_other() -> None:
    doc = read_document()
    first, second = doc.findings.filter(kind="person")[:2]
    actions.judge(reviewer(), first, VerdictKind.ACCEPTED, revision=0, at=AT)
    actions.judge(reviewer("other"), second, VerdictKind.REJECTED, revision=0, at=AT)
    assert by_id(doc)[first.pk].state == "accepted"
    assert second.pk not in by_id(doc)


def test_the_second_on_one_finding_is_told_and_may_then_take_his_own() -> None:
    doc, by, other = read_document(), reviewer(), reviewer("other")
    person = one(doc, "person")
    actions.judge(by, person, VerdictKind.ACCEPTED, revision=0, at=AT)
    with pytest.raises(actions.Conflict) as told:
        actions.judge(other, person, VerdictKind.REJECTED, revision=0, at=AT)
    assert told.value.finding.verdict.by == by
    assert by_id(doc)[person.pk].state == "accepted"
    actions.judge(other, person, VerdictKind.REJECTED, revision=told.value.revision, at=AT)
    assert person.pk not in by_id(doc)
    assert person.verdicts.count() == 2


def test_somebody_elses_undoing_is_told_too() -> None:
    doc, by, other = read_document(), reviewer(), reviewer("other")
    person = one(doc, "person")
    actions.judge(by, person, VerdictKind.REJECTED, revision=0, at=AT)
    actions.undo(by, doc, AT)
    with pytest.raises(actions.Conflict):
        actions.judge(other, person, VerdictKind.ACCEPTED, revision=1, at=AT)


def test_a_value_that_a_newer_reading_changed_is_not_accepted_unseen() -> None:
    doc, by = read_document(), reviewer()
    person = one(doc, "person", name="罗远山")
    content = content_of()
    content["people"][0]["side"] = "四川省"
    keep(doc, content, "1.1")
    with pytest.raises(actions.Conflict):
        actions.judge(by, person, VerdictKind.ACCEPTED, revision=0, at=AT)
    accepted = actions.accept_all(by, doc, 0, AT)
    assert person not in accepted
    assert by_id(doc)[person.pk].value["side"] == "四川省"


def test_finishing_says_what_is_still_open_and_who_finished() -> None:
    doc, by = read_document(), reviewer()
    assert len(actions.finish(by, doc, AT)) == doc.findings.count()
    doc.refresh_from_db()
    assert (doc.state, doc.review.finished_by) == (Document.State.REVIEWED, by)


def test_a_withdrawn_document_is_not_reviewed_any_more() -> None:
    doc = read_document()
    Document.objects.update(state="withdrawn", withdrawn_because="重复")
    with pytest.raises(actions.ReviewError):
        actions.judge(reviewer(), one(doc, "person"), VerdictKind.ACCEPTED, revision=0, at=AT)


def test_a_reader_decides_nothing() -> None:
    doc, reader = read_document(), account(Role.READER)
    person = one(doc, "person")
    for act in (
        lambda: actions.judge(reader, person, VerdictKind.ACCEPTED, revision=0, at=AT),
        lambda: actions.add(reader, doc, "phrase", 0, 1, {"text": "泸"}, revision=0, at=AT),
        lambda: actions.undo(reader, doc, AT),
        lambda: actions.accept_all(reader, doc, 0, AT),
        lambda: actions.finish(reader, doc, AT),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Verdict.objects.exists()


def test_every_change_is_told_to_the_stages_after() -> None:
    told: list[Any] = []

    def hear(sender: object, *, document: Document, **kwargs: object) -> None:
        told.append(document.pk)

    findings_changed.connect(hear)
    try:
        doc, by = read_document(), reviewer()
        actions.judge(by, one(doc, "person"), VerdictKind.ACCEPTED, revision=0, at=AT)
        actions.undo(by, doc, AT)
        actions.accept_all(by, doc, 9, AT)
        actions.finish(by, doc, AT)
        keep(doc, content_of(), "1.1")  # says the same: nothing to tell
    finally:
        findings_changed.disconnect(hear)
    assert told == [doc.pk] * 5


def test_settled_findings_come_in_two_queries(django_assert_num_queries: Any) -> None:
    doc = read_document()
    with django_assert_num_queries(2):
        settled(doc)
