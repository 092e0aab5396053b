"""The app."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """What reader and people found in documents, and the verdicts on it."""

    name = "huishang.review"
    label = "review"

    def ready(self) -> None:
        """Take every reading that the documents get."""
        from huishang.documents.signals import document_read

        document_read.connect(_take, dispatch_uid="review")


def _take(sender: object, *, document: Any, reading: Any, **kwargs: object) -> None:
    from django.utils import timezone

    from huishang.review.actions import take_reading

    take_reading(document, reading, timezone.now())
