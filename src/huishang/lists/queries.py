"""What a person keeps of a list."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from huishang.lists.models import ChosenColumns, SavedView


def columns_of(user: Any, list_key: str) -> list[str]:
    """The keys of the columns that a person chose for a list; empty where he never did."""
    kept = ChosenColumns.objects.filter(user=user, list_key=list_key).values_list("keys", flat=True).first()
    return (kept or "").split()


def views_of(user: Any, list_key: str) -> QuerySet[SavedView]:
    """The views of a list that a person saved, by name."""
    return SavedView.objects.filter(user=user, list_key=list_key)
