"""Every write of this app. What a person keeps is his own: nobody else sees it or changes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act
from huishang.lists.models import ChosenColumns, SavedView


@transaction.atomic
def choose_columns(user: Any, list_key: str, keys: Sequence[str]) -> None:
    """Keep the columns in which a person wants to see a list; none brings back those of the beginning."""
    access_act(user, Act.READ)
    if keys:
        kept = {"keys": " ".join(keys)}
        ChosenColumns.objects.update_or_create(user=user, list_key=list_key, defaults=kept)
    else:
        ChosenColumns.objects.filter(user=user, list_key=list_key).delete()


@transaction.atomic
def save_view(user: Any, list_key: str, name: str, query: str, at: datetime) -> SavedView:
    """Keep a list as it stands under a name; the same name again takes the place of what stood there."""
    access_act(user, Act.READ)
    kept = {"query": query, "saved_at": at}
    view, _ = SavedView.objects.update_or_create(user=user, list_key=list_key, name=name, defaults=kept)
    return view


@transaction.atomic
def forget_view(user: Any, key: int) -> None:
    """Take a view of this person's own away. One that is not there any more is none to complain of."""
    access_act(user, Act.READ)
    SavedView.objects.filter(user=user, pk=key).delete()
