"""What the index does when something below it changes, within the same transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from huishang.documents.models import Change as DocumentChange
from huishang.documents.models import Document
from huishang.documents.signals import document_read
from huishang.record.models import Agreement
from huishang.record.models import Change as RecordChange
from huishang.registry.models import Merge, Name, Organization, Person
from huishang.review.signals import findings_changed
from huishang.search.actions import index_documents, index_names
from huishang.search.models import Named

Kind = Named.Kind


@receiver([document_read, findings_changed])
def when_a_document_is_read(sender: Any, document: Document, **_: Any) -> None:
    """Another reading holds, or another verdict."""
    index_documents([document])


@receiver(post_save, sender=DocumentChange)
def when_a_document_is_decided_on(sender: Any, instance: DocumentChange, created: bool, **_: Any) -> None:
    """Withdrawn, taken back, another day or kind."""
    if created:
        index_documents([instance.document])


@receiver(post_save, sender=RecordChange)
def when_the_record_changes(sender: Any, instance: RecordChange, created: bool, **_: Any) -> None:
    """An exchange with its agreements, or an agreement: each write of the record ends with a line of its history."""
    if not created:
        return
    if instance.exchange_id:
        index_names(Kind.EXCHANGE, [instance.exchange_id])
        theirs = Agreement.objects.filter(exchange=instance.exchange_id)
        index_names(Kind.AGREEMENT, theirs.values_list("pk", flat=True))
    else:
        index_names(Kind.AGREEMENT, [instance.agreement_id])


@receiver(post_save, sender=Person)
def when_a_person_changes(sender: Any, instance: Person, **_: Any) -> None:
    """A person who is new, renamed or merged."""
    index_names(Kind.PERSON, [instance.pk])


@receiver(post_save, sender=Organization)
def when_a_body_changes(sender: Any, instance: Organization, **_: Any) -> None:
    """A body that is new, renamed or merged."""
    index_names(Kind.BODY, [instance.pk])


@receiver(post_save, sender=Name)
def when_another_name_is_known(sender: Any, instance: Name, **_: Any) -> None:
    """One more name of a person or body, or of what counts as it."""
    one = instance.person or instance.organization
    index_names(Kind.PERSON if instance.person_id else Kind.BODY, [one.standing.pk])


@receiver(post_save, sender=Merge)
def when_two_become_one(sender: Any, instance: Merge, **_: Any) -> None:
    """A merge, a split, or one of them taken back: whoever stands now has the names of all."""
    kind = Kind.PERSON if instance.kept_person_id else Kind.BODY
    kept = instance.kept_person or instance.kept_organization
    other = instance.other_person or instance.other_organization
    for one in (kept, other):
        fresh = type(one).objects.get(pk=one.pk)
        index_names(kind, {fresh.pk, fresh.standing.pk})
