"""What follows here when something below changes; within the transaction that changed it."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from huishang.analysis.actions import name_speaker, project, project_exchange
from huishang.documents.models import Change as DocumentChange
from huishang.documents.models import Document
from huishang.record.models import Change
from huishang.registry.models import Link
from huishang.review.signals import findings_changed


@receiver(findings_changed)
def when_findings_change(sender: Any, document: Document, **_: Any) -> None:
    """What a document promises follows its findings. The record listens first, for it stands below."""
    project(document)


@receiver(post_save, sender=DocumentChange)
def when_a_document_counts_otherwise(sender: Any, instance: DocumentChange, created: bool, **_: Any) -> None:
    """Withdrawn, taken back, found to repeat none, or dated anew."""
    if created:
        for document in (instance.document, *instance.document.repeated_by.all()):
            project(document)


@receiver(post_save, sender=Link)
def when_a_name_is_linked(sender: Any, instance: Link, **_: Any) -> None:
    """Who said it follows the links of the document's names."""
    if instance.person_id and instance.finding_id:
        name_speaker(instance)


@receiver(post_save, sender=Change)
def when_an_exchange_changes(sender: Any, instance: Change, created: bool, **_: Any) -> None:
    """An exchange merged, parted, taken out, brought back or changed by a person; documents come by findings."""
    if created and instance.exchange_id and instance.by_id:
        project_exchange(instance.exchange)
