"""A mechanism of two provinces with its people, and rows, for tests of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from huishang.accounts.models import User
from huishang.accounts.rules import Role as GlobalRole
from huishang.ledger import actions
from huishang.ledger.content import Content, Duty, Milestone, Target
from huishang.ledger.drafts import Cited, Draft
from huishang.ledger.models import Commitment, Request
from huishang.ledger.rules.confirming import Subject, Word
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Role
from tests.people import account
from tests.sides.mechanisms import mechanism as new_mechanism
from tests.sides.mechanisms import member, sides_of

AT = datetime(2026, 1, 5, 9, 0, tzinfo=timezone.get_default_timezone())
CITED = Cited("两省行动计划第一条", "https://plan.example/1")


def at(days: float) -> datetime:
    return AT + timedelta(days=days)


@dataclass
class World:
    """Two sides, each with a coordinator, a second one, a leader, a body with its liaison; and those of no side."""

    mechanism: Mechanism
    a: Side
    b: Side
    body_a: SideBody
    body_b: SideBody
    office: User
    observer: User
    stranger: User

    def person(self, role: str, side: Side) -> User:
        return User.objects.get(username=f"{role}-{side.pk}")

    def coordinator(self, side: Side) -> User:
        return self.person("coordinator", side)

    def second(self, side: Side) -> User:
        return self.person("second", side)

    def leader(self, side: Side) -> User:
        return self.person("leader", side)

    def liaison(self, side: Side) -> User:
        return self.person("liaison", side)

    def everybody(self) -> list[User]:
        people = [
            self.person(role, side)
            for side in (self.a, self.b)
            for role in ("coordinator", "second", "leader", "liaison")
        ]
        return [*people, self.office, self.observer, self.stranger]


def _person(name: str) -> User:
    return account(GlobalRole.READER, name)


def world(name: str = "甲乙合作机制") -> World:
    mechanism = new_mechanism(name)
    a, b = sides_of(mechanism)
    bodies = []
    for side in (a, b):
        body = SideBody.objects.create(
            side=side,
            words=f"{side.region.name}交通运输厅",
            added_at=AT,
            added_by=_person("setter"),
        )
        bodies.append(body)
        member(f"coordinator-{side.pk}", Role.COORDINATOR, side)
        member(f"second-{side.pk}", Role.COORDINATOR, side)
        member(f"leader-{side.pk}", Role.LEADER, side)
        member(f"liaison-{side.pk}", Role.LIAISON, body)
    office = member("office", Role.JOINT_OFFICE, mechanism)
    observer = member("observer", Role.OBSERVER, mechanism)
    return World(mechanism, a, b, *bodies, office, observer, _person("stranger"))


def content(here: World, title: str = "打通省界断头路", **more: Any) -> Content:
    facts: dict[str, Any] = {
        "title": title,
        "aim": "两省共同建成省界通道",
        "field": "connectivity",
        "strength": "确保",
        "term": "2026年6月底前",
        "until": "2026-06",
        "duties": (
            Duty(here.a.region.name, here.body_a.words, "lead"),
            Duty(here.b.region.name, here.body_b.words, "lead"),
        ),
        "targets": (Target("t1", "新增省界通道", "6", "条", "通车的", "0", (("2026-Q1", "2"),)),),
        "milestones": (Milestone("m1", "施工图审查", "2026-03", "3月底前", "40"),),
    }
    return Content(**facts | more)


def made(here: World, *titles: str, by: User | None = None, **more: Any) -> list[Commitment]:
    drafts = [Draft(content(here, title, **more), (CITED,)) for title in titles or ("打通省界断头路",)]
    return actions.make_rows(by or here.office, here.mechanism, drafts, AT)


def fresh(row: Commitment) -> Commitment:
    return Commitment.objects.get(pk=row.pk)


def request_of(row: Commitment, subject: Subject) -> Request:
    return Request.objects.filter(row=row, subject=subject, outcome="").latest("pk")


def both(here: World, row: Commitment, subject: Subject, when: datetime, *, second: bool = False) -> None:
    """Both sides confirm what is asked: by their coordinators, a closing by their leaders."""
    request = request_of(row, subject)
    for side in (here.a, here.b):
        person = here.leader(side) if subject is Subject.CLOSING else here.coordinator(side)
        person = here.second(side) if second else person
        actions.answer(person, request, Word.CONFIRMED, when)


def acknowledged(here: World, row: Commitment) -> Commitment:
    actions.review(here.coordinator(here.a), row, at(1))
    for duty in row.assignments.filter(left_at=None):
        actions.acknowledge(here.liaison(duty.side), duty, at(2))
    return fresh(row)


def agreed(here: World, row: Commitment | None = None) -> Commitment:
    row = acknowledged(here, row or made(here)[0])
    both(here, row, Subject.ROW, at(3))
    return fresh(row)
