"""Catalogues of translated texts: found beside each app, compiled where they are newer than their form for the program."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent


def catalogues() -> list[Path]:
    """Every catalogue (``locale/zh_Hans/LC_MESSAGES/django.po``) of the package."""
    return sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"))


def compile_catalogues() -> None:
    """Bring every compiled catalogue up to date; each gets its name only when it is whole."""
    for source in catalogues():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        fresh = target.with_suffix(f".{os.getpid()}")
        with source.open("rb") as stream, fresh.open("wb") as out:
            write_mo(out, read_po(stream, locale="zh_Hans"))
        fresh.replace(target)
