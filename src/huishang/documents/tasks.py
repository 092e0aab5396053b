"""What is done in the background."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from huishang.documents import imports


@task()
def work_off(job: str, run: str) -> None:
    """Work at an import for a while, then stand at the end of the queue again.

    So a short import need not wait for a long one, and a worker that is told to end does so soon.
    """
    if imports.work(UUID(job), UUID(run)):
        work_off.enqueue(job, run)
