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
from huishang.ledger.models import Commitment, Evidence, ProgressReport, Request
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.words import EvidenceVerdict
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Role
from tests.people import account
from tests.sides.mechanisms import mechanism as new_mechanism
from tests.sides.mechanisms import member, sides_of

AT = datetime(2026, 1, 5, 9, 0, tzinfo=timezone.get_default_timezone())
CITED = Cited("两省行动计划第一条", "https://plan.example/1")


def at(days: float) -> datetime:
    return AT + timedelta(days=days)


def day(days: float) -> str:
    return at(days).date().isoformat()


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


TOLD = actions.Told(work="完成两条通道路基", physical="路基完成", percent="40", values={"t1": ("2", "")})
DONE = actions.Told(work="六条通道全部通车", percent="100", done="fully", values={"t1": ("6", "")})


def opened(here: World, code: str = "2026-Q1", when: float = 80) -> list[ProgressReport]:
    period = actions.open_period(here.office, here.mechanism, code, at(when + 10), at(when))
    return list(period.reports.order_by("side"))


def accepted(here: World, report: ProgressReport, told: actions.Told, when: float) -> ProgressReport:
    liaison = here.liaison(report.side)
    actions.write_report(liaison, report, told, at(when))
    actions.submit_report(liaison, report, at(when))
    return actions.accept_report(here.coordinator(report.side), report, at(when))


def shown(here: World, row: Commitment, side: Side, when: float) -> Evidence:
    facts = actions.Shown("通车仪式的报道", value="6", unit="条", dated="2026-05-20", issuer="甲省日报")
    return actions.add_link(
        here.coordinator(side), row, facts, "https://daily.example/1", day(when), at(when)
    )


def reported(here: World, when: float = 85) -> Commitment:
    """A row that side a reports as done, with evidence."""
    row = agreed(here)
    report = next(one for one in opened(here) if one.side == here.a)
    shown(here, row, here.a, when)
    accepted(here, report, DONE, when)
    return fresh(row)


def verified(here: World, when: float = 86) -> Commitment:
    row = reported(here)
    actions.verify_evidence(here.coordinator(here.b), row.evidence.get(), EvidenceVerdict.GOOD, "", at(when))
    actions.answer(here.coordinator(here.b), request_of(row, Subject.DELIVERY), Word.CONFIRMED, at(when))
    return fresh(row)


def lights_chosen(here: World, rule: str, when: float = 5) -> None:
    """Both sides consent to a rule of lights."""
    choice = actions.propose_light_rule(here.office, here.mechanism, rule, "按月亮灯", at(when))
    for side in (here.a, here.b):
        choice = actions.consent_light_rule(here.coordinator(side), choice, at(when))


def closed(here: World) -> Commitment:
    row = verified(here)
    both(here, row, Subject.CLOSING, at(87))
    actions.close(here.coordinator(here.a), row, at(88))
    return fresh(row)
