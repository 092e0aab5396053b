"""A document's items become rows, each with its characters, bodies, term and targets."""

from __future__ import annotations

import gzip
import json
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from huishang.accounts.rules import Role as GlobalRole
from huishang.documents.actions import add_documents
from huishang.documents.models import Document
from huishang.ledger import actions, queries
from huishang.ledger.drafts import Draft, drafts_of
from huishang.ledger.models import Assignment, Commitment
from huishang.sides.models import SideBody
from huishang.sides.rules import Role
from tests.ledger.people import AT
from tests.people import account
from tests.sides.mechanisms import mechanism, member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def brought(text: str, name: str, published: date | None = None) -> Document:
    add_documents(account(GlobalRole.EDITOR), text.encode(), name, published=published, at=AT)
    return Document.objects.latest("pk")


def made(text: str, name: str, *short: str) -> tuple[list[Draft], list[Commitment]]:
    here = mechanism("两省市合作机制", *short)
    office = member("office", Role.JOINT_OFFICE, here)
    drafts = drafts_of(brought(text, name), [side.region.name for side in here.sides.all()])
    return drafts, actions.make_rows(office, here, drafts, AT)


def sample(name: str) -> str:
    return (files("huishang.samples") / name).read_text("utf-8")


def test_a_joint_plan_becomes_rows_with_bodies_of_both_sides() -> None:
    drafts, rows = made(sample("xiang-gan-plan.txt"), "plan.txt", "湖南", "江西")
    assert [row.sources.get().number for row in rows] == [f"（{n}）" for n in "一二三四五六"]
    by_title = {row.title: row for row in rows}
    road = next(row for title, row in by_title.items() if "断头路" in title)
    assert {(a.side.label, a.name) for a in road.assignments.all()} == {
        ("湖南", "湖南省交通运输厅"),
        ("湖南", "株洲市政府"),
        ("江西", "江西省交通运输厅"),
        ("江西", "萍乡市政府"),
    }
    bus = next(row for title, row in by_title.items() if "班车" in title)
    assert (bus.until, bus.term, str(bus.due)) == ("2031", "2031年底前", "2031-12-31")
    assert {(a.part, a.side.label) for a in bus.assignments.all()} >= {("lead", "湖南"), ("support", "江西")}
    source = road.sources.get()
    assert source.document.text[source.start : source.end] == source.quote
    assert drafts[0].sources[0].words == source.quote


def test_an_item_becomes_a_row_once() -> None:
    drafts, rows = made(sample("xiang-gan-plan.txt"), "plan.txt", "湖南", "江西")
    office = rows[0].made_by
    with pytest.raises(actions.LedgerError, match=rows[0].number):
        actions.make_rows(office, rows[0].mechanism, drafts[:1], AT)
    assert Commitment.objects.count() == len(rows)


def test_minutes_give_their_decisions() -> None:
    _drafts, rows = made(sample("xiang-gan-minutes.txt"), "minutes.txt", "湖南", "江西")
    review = next(row for row in rows if "施工图审查" in row.aim)
    assert {(a.part, a.name) for a in review.assignments.all()} == {
        ("lead", "湖南省交通运输厅"),
        ("support", "江西省交通运输厅"),
    }
    assert review.until.startswith("2031-12")


def test_a_body_is_found_among_those_that_the_side_has_named() -> None:
    here = mechanism("两省合作机制", "湖南", "江西")
    office = member("office", Role.JOINT_OFFICE, here)
    hunan = here.sides.get(label="湖南")
    body = SideBody.objects.create(side=hunan, words="湖南省交通厅", added_at=AT, added_by=office)
    body.words = "湖南省交通运输厅"
    body.save()
    drafts = drafts_of(brought(sample("xiang-gan-plan.txt"), "plan.txt"), ["湖南省", "江西省"])
    actions.make_rows(office, here, drafts, AT)
    found = Assignment.objects.filter(name="湖南省交通运输厅")
    assert {one.body for one in found} == {body} and found.count() == 2
    numbers = [row.number for row in queries.rows(office, here, queries.Filters(body=body.pk))]
    assert len(numbers) == 2


PLANS = {
    "0f0425d5c992": ("重庆", "四川", 16, 101, 7),
}
"""Joint plans of the folder of answers: sides, and the items, bodies and terms that the reader finds in them."""


@pytest.mark.parametrize("key", PLANS)
def test_a_real_joint_plan_arrives_whole(shared: Path, key: str) -> None:
    first, second, items, bodies, terms = PLANS[key]
    with gzip.open(shared / "corpus" / "instruments.jsonl.gz", "rt", encoding="utf-8") as lines:
        plan = next(one for line in lines if (one := json.loads(line))["id"] == key)
    drafts, rows = made(plan["text"], "plan.txt", first, second)
    assert len(drafts) == len(rows) == items
    duties = Assignment.objects.filter(row__in=rows)
    assert duties.count() == bodies and not duties.filter(side=None).exists()
    assert sum(row.due is not None for row in rows) == terms
    both = {side.pk for side in rows[0].mechanism.sides.all()}
    assert all({one.side_id for one in row.assignments.all()} == both for row in rows)
