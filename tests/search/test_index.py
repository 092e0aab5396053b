"""The index follows what the apps below hold; making it anew gives the same."""

from __future__ import annotations

import random
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from huishang.documents import actions as documents
from huishang.documents.models import Document
from huishang.record import actions as record
from huishang.record.models import Agreement, Exchange
from huishang.registry import actions as registry
from huishang.registry.models import Merge, Name, Person
from huishang.review import actions as review
from huishang.review.models import Finding
from huishang.review.rules import VerdictKind
from huishang.search.actions import index_anew, index_regions, numbers_for
from huishang.search.asking import ask
from huishang.search.backends import DOCUMENTS, NAMES
from huishang.search.models import Entry, Named
from huishang.search.queries import Documents, named
from tests.documents.texts import GUEST, HOST, NOW, REPORT
from tests.people import account
from tests.record.entries import AT, entry, meeting, regions, sides, treaty
from tests.registry.reports import brought_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def originals_folder(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


def found(query: str, **chosen: str) -> list[str]:
    """The titles of the documents that answer."""
    return [hit.entry.document.title for hit in Documents(account(), ask(query), chosen)[0:50]]


def titles(query: str) -> list[str]:
    """The titles of what the record knows by these words."""
    return [row.title for row in named(account(), ask(query))]


def words_of(table: str, keys: dict[int, Any]) -> dict[Any, set[str]]:
    """What a table of words holds, by what its numbers stand for."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, {table}, instance)")
            cursor.execute("SELECT doc, term FROM temp.seen")
            rows = cursor.fetchall()
            cursor.execute("DROP TABLE temp.seen")
        else:
            cursor.execute(f"SELECT id, unnest(tsvector_to_array(words)) FROM {table}")
            rows = cursor.fetchall()
    held: dict[Any, set[str]] = {}
    for number, word in rows:
        held.setdefault(keys[number], set()).add(word)
    return held


def whole_index() -> Any:
    """Everything that the index holds, without the numbers that only it knows."""
    entries = {
        one.document_id: (one.kind, one.year, one.outlet, sorted(one.regions.values_list("name", flat=True)))
        for one in Entry.objects.all()
    }
    names = {(one.kind, one.key): (one.names, one.spelt, one.on) for one in Named.objects.all()}
    numbers = dict(Entry.objects.values_list("pk", "document"))
    keys = {one.pk: (one.kind, one.key) for one in Named.objects.all()}
    return entries, names, words_of(DOCUMENTS, numbers), words_of(NAMES, keys)


def test_a_document_is_found_when_it_came_in_by_its_words_and_narrowed_by_its_facts() -> None:
    brought_in(REPORT, "2031-03-28")
    title = "金川县党政代表团到绵竹市考察"
    for query in ("梨花节", "職業學校", "雪梨 绵竹", "金", "绵竹市委书记", "2031"):
        assert found(query) == [title], query
    for query in ("绵竹省", "梨花 -年画", "梨花节奖", "203"):
        assert found(query) == [], query
    assert found("绵竹", year="2031", kind="communique", region="绵竹市") == [title]
    assert found("绵竹", year="2030") == found("绵竹", kind="minutes") == found("绵竹", region="雅江县") == []


def test_a_withdrawn_document_is_not_found_until_it_is_taken_back() -> None:
    document = brought_in(REPORT, "2031-03-28")
    documents.withdraw(account(), document, "重复", NOW)
    assert found("绵竹") == []
    documents.reinstate(account(), document, "误撤", NOW)
    assert len(found("绵竹")) == 1


def test_documents_stand_the_latest_first_whenever_they_came_in_and_follow_their_date() -> None:
    second, first = brought_in(HOST, "2031-05-18"), brought_in(GUEST, "2031-05-19")
    assert found("雅江") == [first.title, second.title]
    documents.say_published(account(), second, date(2031, 6, 1), NOW)
    assert found("雅江") == [second.title, first.title]
    assert found("雅江", year="2031") == [second.title, first.title]


def test_documents_that_would_get_the_same_number_get_two() -> None:
    one, other = brought_in(REPORT, "2031-03-28"), brought_in(HOST, "2031-05-18")
    number = Entry.objects.get(document=other).pk
    Entry.objects.all().delete()
    Entry.objects.create(id=number, document=one, kind="other")
    assert numbers_for([other], {}) == {other.pk: number + 1}


def test_a_rejected_side_is_no_region_of_the_document_any_more() -> None:
    document = brought_in(REPORT, "2031-03-28")
    before = found("绵竹", region="金川县")
    for finding in Finding.objects.filter(document=document):
        if "金川县" not in (finding.value.get("region"), finding.value.get("side")):
            continue
        document.refresh_from_db()
        review.judge(
            account(), finding, VerdictKind.REJECTED, reason="wrong", revision=document.revision, at=NOW
        )
    assert (len(before), found("绵竹", region="金川县")) == (1, [])
    assert len(found("绵竹")) == 1


def test_people_are_found_by_name_other_names_and_pinyin_and_merged_ones_by_who_stands() -> None:
    kept = registry.enter_person(account(), "曾山", at=NOW)
    other = registry.enter_person(account(), "曾珊", at=NOW)
    assert titles("曾山") == ["曾山"]
    assert set(titles("zeng shan")) == set(titles("zs")) == {"曾山", "曾珊"}
    Name.objects.create(person=kept, name="Tseng Shan", form=Name.Form.OTHER)
    assert titles("tseng") == ["曾山"]
    made = registry.merge(account(), kept, other, reason="一人", at=NOW)
    assert titles("曾珊") == ["曾山"]
    registry.undo_merge(account(), made, NOW)
    assert titles("曾珊") == ["曾珊"]


def test_exchanges_and_agreements_are_found_until_they_are_taken_out_or_merged() -> None:
    regions()
    first = record.enter_exchange(account(), entry(*sides(), meeting()), AT)
    second = record.enter_exchange(account(), entry(*sides(), meeting("2021-09-01", "两省工作会商")), AT)
    agreement = record.enter_agreement(account(), treaty(), AT)
    assert "战略合作框架协议" in titles("框架协议")
    assert len(titles("两省")) == 2
    record.merge_exchanges(account(), first, second, "同一活动", AT)
    assert Named.objects.filter(kind="exchange").count() == 1
    record.withdraw_exchange(account(), Exchange.objects.get(pk=first.pk), "误录", AT)
    record.withdraw_agreement(account(), Agreement.objects.get(pk=agreement.pk), "误录", AT)
    assert titles("两省") == titles("框架协议") == []


def test_regions_are_found_in_a_new_database() -> None:
    assert titles("遵义市") == ["遵义市"]
    assert "贵州省" in titles("貴州")


def _bring(text: str, day: str) -> Any:
    return lambda: brought_in(text, day)


def _document(do: Any) -> Any:
    def act() -> None:
        document = (
            Document.objects.order_by("?").first()
            if Document.objects.exists()
            else brought_in(HOST, "2031-05-18")
        )
        do(document)

    return act


def _merge_people() -> None:
    people = list(Person.objects.filter(merged_into=None).order_by("pk")[:2])
    if len(people) == 2:
        registry.merge(account(), *people, reason="一人", at=NOW)


def _undo_merge() -> None:
    if made := Merge.objects.filter(undone_at=None).first():
        registry.undo_merge(account(), made, NOW)


def _accept(document: Document) -> None:
    document.refresh_from_db()
    if document.state != Document.State.WITHDRAWN:
        review.accept_all(account(), document, revision=document.revision, at=NOW)


def _withdraw_exchange() -> None:
    if one := Exchange.objects.filter(withdrawn_because="", merged_into=None).first():
        record.withdraw_exchange(account(), one, "误录", AT)


def _change_title() -> None:
    if one := Exchange.objects.filter(withdrawn_because="", merged_into=None).last():
        record.change_exchange(
            account(), one, entry(values={"title": "两地会商", "series": "年度会商"}), one.revision, AT
        )


ACTS = (
    _bring(REPORT, "2031-03-28"),
    _bring(HOST, "2031-05-18"),
    _bring(GUEST, "2031-05-19"),
    _document(lambda one: documents.withdraw(account(), one, "重复", NOW)),
    _document(lambda one: documents.reinstate(account(), one, "误撤", NOW)),
    _document(lambda one: documents.say_published(account(), one, date(2031, 7, 1), NOW)),
    _document(lambda one: documents.overrule_kind(account(), one, "minutes", NOW)),
    _document(_accept),
    _merge_people,
    _undo_merge,
    _withdraw_exchange,
    _change_title,
    lambda: record.enter_exchange(account(), entry(*sides(), meeting()), AT),
    lambda: record.enter_agreement(account(), treaty("补充协议"), AT),
)


@pytest.mark.parametrize("seed", range(3))
def test_the_index_made_anew_is_the_one_that_followed_every_change(seed: int) -> None:
    chance = random.Random(seed)
    regions()
    index_regions()
    ACTS[seed % 3]()
    for act in chance.choices(ACTS, k=7):
        act()
    followed = whole_index()
    steps = list(index_anew())
    again = whole_index()
    for ours, theirs in zip(followed, again, strict=True):
        for key in ours.keys() | theirs.keys():
            assert ours.get(key) == theirs.get(key), key
    assert steps[0][0] == "document"


def test_the_command_makes_the_index_anew_and_tells_how_far_it_is() -> None:
    brought_in(REPORT, "2031-03-28")
    Entry.objects.all().delete()
    out = StringIO()
    call_command("index_anew", stdout=out)
    assert "1/1" in out.getvalue()
    assert len(found("绵竹")) == 1
