"""The bytes of originals on disk: kept once by their hash, whole or not at all, never written again."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from huishang.documents.models import Original


def sha256_of(data: bytes) -> str:
    """The name of an original."""
    return hashlib.sha256(data).hexdigest()


def path_of(original: Original) -> Path:
    """Where its bytes lie."""
    return Path(settings.MEDIA_ROOT) / original.path


@contextmanager
def kept(data: bytes, form: str, at: datetime) -> Iterator[Original]:
    """The original of these bytes, for the transaction in which its documents are stored.

    The row stays locked until the transaction ends, so that two imports of the same bytes wait for
    each other. Where what is done inside fails, a file that was new is taken away with its row.
    """
    sha256 = sha256_of(data)
    facts = {
        "path": f"{sha256[:2]}/{sha256}",
        "size_bytes": len(data),
        "form": form,
        "stored_at": at,
    }
    with transaction.atomic():
        Original.objects.get_or_create(sha256=sha256, defaults=facts)
        original = Original.objects.select_for_update().get(sha256=sha256)
        is_new = _write(path_of(original), data)
        try:
            yield original
        except BaseException:
            if is_new:
                path_of(original).unlink(missing_ok=True)
            raise


def _write(path: Path, data: bytes) -> bool:
    """Write a file under another name and give it its own when it is whole; whether it was new."""
    if path.exists():
        return False
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with fresh.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.chmod(0o400)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return True
