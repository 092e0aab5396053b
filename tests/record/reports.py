"""Reports of invented occasions as findings, for tests: the host's and the guest's, pure or in the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from huishang.accounts.rules import Role
from huishang.documents.models import Document, Original
from huishang.review.models import Finding, Verdict
from tests.people import account


@dataclass(frozen=True)
class Told:
    """A finding of a test: what ``settled`` gives."""

    id: int
    kind: str
    parent: int | None
    value: dict[str, Any]
    start: int | None
    end: int | None
    quote: str = ""
    state: str = "open"


@dataclass
class Report:
    """A report in the making: every call adds a finding at the next characters."""

    findings: list[Told] = field(default_factory=list)

    def add(self, kind: str, parent: int | None = None, **value: Any) -> int:
        key = len(self.findings) + 1
        self.findings.append(Told(key, kind, parent, value, key * 10, key * 10 + 5))
        return key

    def event(
        self,
        kind: str,
        name: str = "",
        start: str = "",
        end: str = "",
        place: str = "",
        parties: Iterable[tuple[str, str]] = (),
        people: Iterable[tuple[str, str]] = (),
        sites: Iterable[str] = (),
        status: str = "held",
    ) -> int:
        event = self.add("event", type=kind, name=name or None, status=status)
        if start:
            self.add("event_date", event, start=start, end=end or start)
        if place:
            self.add("event_place", event, name=place)
        for region, part in parties:
            self.add("event_party", event, region=region, part=part)
        for person, role in people:
            self.add("participant", event, name=person, role=role)
        for site in sites:
            self.add("site", event, name=site)
        return event

    def person(self, name: str, side: str, *posts: str, roles: Iterable[str] = ()) -> int:
        person = self.add("person", name=name, side=side)
        for post in posts:
            self.add("post", person, title=post, region=side, organization=None)
        for role in roles:
            self.add("role", person, role=role)
        return person

    def agreement(
        self, title: str, *parties: str, signatories: Iterable[str] = (), witnesses: Iterable[str] = ()
    ) -> int:
        agreement = self.add("agreement", title=title)
        for party in parties:
            self.add("agreement_party", agreement, name=party, region=party.removesuffix("人民政府"))
        for name in signatories:
            self.add("signatory", agreement, name=name)
        for name in witnesses:
            self.add("witness", agreement, name=name)
        return agreement


PAIR = (("江南省", "guest"), ("河东省", "host"))


def of_the_host() -> Report:
    """The host's paper: 来我省; the meeting with its full name."""
    report = Report()
    report.person("何东升", "河东省", "河东省委书记", "河东省人大常委会主任", roles=["chair", "speaker"])
    report.person("江一帆", "江南省", "江南省委书记", roles=["speaker"])
    report.person("何立新", "河东省", "河东省省长", roles=["briefer"])
    report.person("江明远", "江南省", "江南省省长", roles=["briefer"])
    report.event("visit", "考察", "2021-05-10", "2021-05-11", parties=PAIR, sites=["东山港", "河东博物馆"])
    people = [
        ("何东升", "chair"),
        ("何东升", "speaker"),
        ("江一帆", "speaker"),
        ("何立新", "briefer"),
        ("江明远", "briefer"),
    ]
    report.event(
        "meeting", "两省经济社会发展座谈会", "2021-05-11", place="东山市", parties=PAIR, people=people
    )
    report.event(
        "signing", "签约", "2021-05-11", parties=PAIR, people=[("何东升", "witness"), ("江一帆", "witness")]
    )
    report.agreement(
        "河东省人民政府 江南省人民政府战略合作框架协议",
        "河东省人民政府",
        "江南省人民政府",
        witnesses=["何东升", "江一帆"],
    )
    return report


def of_the_guest(day: str = "2021-05-11", *, deputy: str = "江子陵") -> Report:
    """The guest's paper: 赴河东; one person more, the meeting in fewer words."""
    report = Report()
    report.person("江一帆", "江南省", "江南省委书记", "江南省人大常委会主任", roles=["speaker"])
    report.person("何东升", "河东省", "河东省委书记", roles=["chair", "speaker"])
    report.person(deputy, "江南省", "江南省副省长", roles=["attendee"])
    report.event("visit", "学习考察", "2021-05-10", day, parties=PAIR, sites=["东山港"])
    people = [("何东升", "chair"), ("江一帆", "speaker"), (deputy, "attendee")]
    report.event("meeting", "座谈会", day, place="河东省东山市", parties=PAIR, people=people)
    report.agreement("江南省人民政府 河东省人民政府战略合作框架协议", "江南省人民政府", "河东省人民政府")
    return report


def stored(
    report: Report, title: str, published: date | None = None, repeats: Document | None = None
) -> Document:
    """The report as a document with its findings, each found by a person, so that all of them count."""
    by, at = account(Role.REVIEWER), timezone.now()
    original = Original.objects.create(
        sha256=hashlib.sha256(title.encode()).hexdigest(), path=title, size_bytes=1, form="text", stored_at=at
    )
    document = Document.objects.create(
        original=original,
        origin=title,
        title=title,
        text="字" * 3000,
        kind="communique",
        published=published,
        published_from="person" if published else "",
        published_by=by if published else None,
        repeats=repeats,
        added_at=at,
    )
    keys: dict[int, Finding] = {}
    for i, told in enumerate(report.findings):
        keys[told.id] = Finding.objects.create(
            document=document,
            key=f"{document.pk}-{i}",
            kind=told.kind,
            parent=keys[told.parent] if told.parent else None,
            order=i,
            start=told.start,
            end=told.end,
            value=told.value,
            added_by=by,
            added_at=at,
        )
        decide(keys[told.id], "added")
    return document


def decide(finding: Finding, verdict: str) -> None:
    """Let a verdict hold, without telling the record."""
    finding.verdict = Verdict.objects.create(
        finding=finding,
        verdict=verdict,
        value=finding.value,
        start=finding.start,
        end=finding.end,
        by=account(Role.REVIEWER),
        at=timezone.now(),
    )
    finding.save()
