"""Bytes that wait on disk until they are worked off."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from huishang.documents.models import ImportItem, ImportJob


def put(job: ImportJob, position: int, chunks: Iterable[bytes]) -> str:
    """Lay down the bytes of one file; the name under which they are found again."""
    name = f"{job.uuid}/{position}"
    path = Path(settings.SPOOL_ROOT) / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as stream:
        for chunk in chunks:
            stream.write(chunk)
    return name


def take(item: ImportItem) -> bytes | None:
    """The bytes of a file; None where they are gone."""
    with suppress(FileNotFoundError):
        return (Path(settings.SPOOL_ROOT) / item.spool).read_bytes() if item.spool else None
    return None


def drop(item: ImportItem) -> None:
    """Take away the bytes of a file that is done with."""
    if item.spool:
        (Path(settings.SPOOL_ROOT) / item.spool).unlink(missing_ok=True)


def drop_all(job: ImportJob) -> None:
    """Take away what an import left."""
    shutil.rmtree(Path(settings.SPOOL_ROOT) / str(job.uuid), ignore_errors=True)
