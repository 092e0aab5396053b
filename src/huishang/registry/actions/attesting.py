"""Posts of people as documents and entries by hand attest them: derived from links, and so made anew with them."""

from __future__ import annotations

from collections.abc import Iterable

from huishang.documents.models import Document
from huishang.registry.linking import read_post
from huishang.registry.models import Attestation, EnteredName, Link, Region, Tenure
from huishang.registry.rules import occasion
from huishang.review.models import Finding
from huishang.review.queries import SettledFinding, settled
from huishang.review.rules import Kind


def attest_names(names: Iterable[Finding | EnteredName]) -> None:
    """Bring the attestations to what the links of some names say now."""
    known = list(names)
    attest_documents({one.document for one in known if isinstance(one, Finding)})
    for one in known:
        if isinstance(one, EnteredName):
            attest_entered(one)


def attest_documents(documents: Iterable[Document]) -> None:
    """Bring the attestations of documents to what their links and findings say now."""
    for document in documents:
        attest(document, settled(document))


def attest(document: Document, findings: tuple[SettledFinding, ...]) -> None:
    """Attest every post that this document gives to a linked person, on the day it tells of.

    An attestation whose post was rejected or whose person was unlinked goes: the verdict and the link keep
    who decided that.
    """
    people = dict(
        Link.objects.filter(finding__document=document, person__isnull=False, ended_at=None).values_list(
            "finding_id", "person_id"
        )
    )
    posts = {
        finding.id: finding
        for finding in findings
        if finding.kind == Kind.POST and finding.parent in people and finding.value.get("title")
    }
    known = {one.finding_id: one for one in Attestation.objects.filter(finding__document=document)}
    Attestation.objects.filter(pk__in=[one.pk for id_, one in known.items() if id_ not in posts]).delete()
    day = day_of(document, findings)
    for id_, post in posts.items():
        tenure = _tenure(people[post.parent], post.value)
        Attestation.objects.update_or_create(finding_id=id_, defaults={"tenure": tenure, "on": day})


def attest_entered(entered: EnteredName) -> None:
    """Attest the posts that an entry by hand gives to a linked person, with its source: who, when, from where."""
    link = Link.objects.filter(entered=entered, ended_at=None).first()
    entered.attested.all().delete()
    if link is None or not entered.attests or entered.is_out:
        return
    for title in dict.fromkeys(title[:200] for title in entered.posts):
        Attestation.objects.create(
            tenure=_tenure(link.person_id, {"title": title, "region": _region_of(title, entered)}),
            entered=entered,
            on=entered.on,
            cited=entered.cited,
            entered_by=entered.entered_by,
            entered_at=entered.entered_at,
        )


def _region_of(title: str, entered: EnteredName) -> str:
    """The region whose post it is: as the title names it, else the side that the person stood for."""
    places = read_post(title, entered.side).body.places
    return places[-1].name if len(places) == 1 else entered.side


def day_of(document: Document, findings: tuple[SettledFinding, ...]) -> str:
    """The day on which a document's posts held (:func:`huishang.registry.rules.occasion`)."""
    days = [one.value.get("start") or "" for one in findings if one.kind == Kind.EVENT_DATE]
    return occasion(days, document.published.isoformat() if document.published else None)


def _tenure(person_id: int, value: dict[str, str | None]) -> Tenure:
    region = Region.objects.filter(name=value.get("region") or "", until=None).order_by("slug").first()
    tenure, _made = Tenure.objects.get_or_create(
        person_id=person_id, title=value["title"], since="", defaults={"region": region}
    )
    return tenure
