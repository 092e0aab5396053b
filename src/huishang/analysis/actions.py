"""Every write of this app: what people follow, and the rows that are worked out from findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act
from huishang.analysis import projection
from huishang.analysis.models import Following, PhraseUse, Promise
from huishang.documents.models import Document
from huishang.record.models import Exchange
from huishang.record.queries import exchanges_on
from huishang.registry.models import Link, Region
from huishang.registry.queries import people_of
from huishang.review.models import Finding
from huishang.review.queries import settled
from huishang.review.rules import Kind


@transaction.atomic
def follow(user: Any, region: Region, at: datetime) -> None:
    """Show a person what concerns a region first. Following twice is following once."""
    access_act(user, Act.READ)
    Following.objects.get_or_create(user=user, region=region, defaults={"since": at})


@transaction.atomic
def unfollow(user: Any, region: Region) -> None:
    """Stop following a region."""
    access_act(user, Act.READ)
    Following.objects.filter(user=user, region=region).delete()


@transaction.atomic
def project(document: Document) -> None:
    """Work out anew what a document promises and which set phrases it uses. Called again it changes nothing.

    What is withdrawn, or only repeats a document that counts, gives nothing: the same words twice are one voice.
    """
    Promise.objects.filter(document=document).delete()
    PhraseUse.objects.filter(document=document).delete()
    if not _counts(document):
        return
    found = settled(document)
    statements = document.reading.content.get("statements", ()) if document.reading else ()
    occasions = _Occasions(document)
    people = _people_by_name(document, found)
    for model, drafts in (
        (Promise, projection.promises(found)),
        (PhraseUse, projection.phrases(found, statements)),
    ):
        model.objects.bulk_create(
            model(document=document, **occasions.of(draft.speaker), **_columns(draft, people))
            for draft in drafts
        )


@transaction.atomic
def name_speaker(link: Link) -> None:
    """Say in the rows of a document which person one of its names is now; None where the link ended."""
    name, document = link.finding.value.get("name"), link.finding.document_id
    person = link.person.standing if link.person and link.ended_at is None else None
    for model in (Promise, PhraseUse):
        model.objects.filter(document=document, speaker=name).update(person=person)


def project_exchange(exchange: Exchange) -> None:
    """Work out anew the documents that tell of an exchange."""
    told = exchange.sources.filter(field="told", document__isnull=False).values("document")
    for document in Document.objects.filter(pk__in=told):
        project(document)


def bring_up_to_date() -> None:
    """Work out all documents where none has been yet: after an update of the program to this version."""
    if Promise.objects.exists() or PhraseUse.objects.exists():
        return
    with_any = Finding.objects.filter(kind__in=[Kind.COMMITMENT, Kind.PHRASE]).values("document")
    for document in Document.objects.filter(pk__in=with_any).iterator(chunk_size=200):
        project(document)


def _counts(document: Document) -> bool:
    withdrawn = Document.State.WITHDRAWN
    earlier = document.repeats
    return document.state != withdrawn and (earlier is None or earlier.state == withdrawn)


class _Occasions:
    """The exchanges that a document tells of, and which of them somebody spoke at."""

    def __init__(self, document: Document) -> None:
        told = exchanges_on(document).distinct().prefetch_related("participations")
        self.told = sorted(told, key=lambda one: (one.start or "9", one.pk))
        self.published = document.published.isoformat() if document.published else ""

    def of(self, speaker: str) -> dict[str, Any]:
        """The one exchange at which it was said; of several the one that has the speaker, if only one has."""
        there = [one for one in self.told if _takes_part(one, speaker)] if len(self.told) > 1 else self.told
        days = [one.start for one in (there or self.told) if one.start]
        return {
            "exchange": there[0] if len(there) == 1 else None,
            "on": days[0] if days else self.published,
        }


def _takes_part(exchange: Exchange, speaker: str) -> bool:
    return any(one.name == speaker and one.stands for one in exchange.participations.all())


def _people_by_name(document: Document, found: Iterable[Any]) -> dict[str, int]:
    known = people_of(document)
    return {
        one.value["name"]: known[one.id].pk for one in found if one.kind == Kind.PERSON and one.id in known
    }


def _columns(draft: Any, people: dict[str, int]) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in draft.__slots__}
    return {**values, "person_id": people.get(draft.speaker)}
