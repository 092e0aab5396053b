"""What the record does when something below it changes."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from huishang.documents.models import Change as DocumentChange
from huishang.documents.models import Document
from huishang.record.actions import take_document
from huishang.record.actions.refresh import refresh_exchange
from huishang.record.lookup import exchanges_with_open, person_of, rows_named_by
from huishang.registry.models import Link
from huishang.registry.signals import name_decided
from huishang.review.signals import findings_changed


@receiver(findings_changed)
def when_findings_change(sender: Any, document: Document, **_: Any) -> None:
    """Bring what stands on the document in line, within the same transaction."""
    take_document(document, timezone.now())


@receiver(post_save, sender=DocumentChange)
def when_a_document_counts_otherwise(sender: Any, instance: DocumentChange, created: bool, **_: Any) -> None:
    """A document withdrawn, taken back, or found to repeat none: so its repeats weigh otherwise too."""
    what = DocumentChange.What
    if created and instance.what in (what.WITHDRAWN, what.REINSTATED, what.NOT_REPEATED):
        for document in (instance.document, *instance.document.repeated_by.all()):
            take_document(document, instance.at)


@receiver(post_save, sender=Link)
def when_a_name_is_linked(sender: Any, instance: Link, **_: Any) -> None:
    """People of exchanges and agreements follow the links of the names that they came from."""
    for row in rows_named_by(instance):
        row.person_id = person_of(row)
        row.save(update_fields=["person"])


@receiver(name_decided)
def when_a_person_decides_on_a_name(sender: Any, link: Link, **_: Any) -> None:
    """One decision may settle others of the same name, by rule."""
    if link.person_id:
        for exchange in exchanges_with_open(link.printed):
            refresh_exchange(exchange, link.at)
