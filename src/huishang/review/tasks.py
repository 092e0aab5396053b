"""What is done in the background."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from huishang.review import anew

AT_ONCE = 20


@task()
def read_anew() -> None:
    """Read some documents again, then stand at the end of the queue for the rest.

    So an import need not wait until all are read.
    """
    done = sum(1 for _one in anew.read_all_anew(timezone.now(), limit=AT_ONCE))
    if done == AT_ONCE:
        read_anew.enqueue()
