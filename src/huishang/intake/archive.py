"""An Office file as an archive of XML parts; nothing that could blow up is unpacked or expanded."""

from __future__ import annotations

import io
import posixpath
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from lxml import etree

from huishang.intake.limits import PACKING_RATIO, RATIO_FROM_BYTES, Limit, check_bytes
from huishang.intake.source import IntakeError, Said

_DAMAGE = (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, zlib.error, etree.XMLSyntaxError)
"""What a broken or locked archive, or a broken part of it, makes the libraries raise."""
_SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}


class Related(NamedTuple):
    """What a part refers to: the kind of relation (the last word of its type) and the other part's name."""

    kind: str
    name: str


class Archive:
    """The parts of an Office file; all that is unpacked counts towards one limit."""

    def __init__(self, archive: ZipFile, limit: Limit) -> None:
        self._archive = archive
        self._limit = limit
        self._unpacked = 0
        self.names = frozenset(archive.namelist())

    def tree(self, name: str) -> Any:
        """One part as a tree."""
        self._check(name)
        root = etree.fromstring(self._archive.read(name), etree.XMLParser(**_SAFE))
        _refuse_entities(root)
        return root

    def elements(self, name: str, *tags: str) -> Iterator[tuple[str, Any]]:
        """Starts and ends of some elements of a part, without ever holding the whole part."""
        self._check(name)
        wanted = [f"{{*}}{tag}" for tag in tags]
        with self._archive.open(name) as stream:
            walk = etree.iterparse(stream, events=("start", "end"), tag=wanted, **_SAFE)
            for count, (event, element) in enumerate(walk):
                if not count:
                    _refuse_entities(element)
                yield event, element

    def related(self, name: str) -> dict[str, Related]:
        """The parts that a part refers to by their ids; the empty name is the file itself."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self.names:
            return {}
        found = {}
        for one in self.tree(relations):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target") or "")).lstrip("/")
            if target in self.names and one.get("TargetMode") != "External":
                found[one.get("Id") or target] = Related((one.get("Type") or "").rpartition("/")[2], target)
        return found

    def main_part(self, folder: str) -> str | None:
        """The part with the document itself, as the list of relations gives it; None outside ``folder``."""
        parts = [one.name for one in self.related("").values() if one.kind == "officeDocument"]
        return next((name for name in parts if name.startswith(folder)), None)

    def _check(self, name: str) -> None:
        """The archive's own figures can be trusted here: no more than they say is ever unpacked."""
        info = self._archive.getinfo(name)
        self._unpacked += info.file_size
        check_bytes(self._unpacked, self._limit)
        ratio = info.file_size // max(info.compress_size, 1)
        if info.file_size > RATIO_FROM_BYTES and ratio > PACKING_RATIO.most:
            raise IntakeError("bomb", ratio=ratio, limit=PACKING_RATIO.most, why=Said(PACKING_RATIO.why))


@contextmanager
def opened(data: bytes, limit: Limit) -> Iterator[Archive]:
    """Open an archive; damage that shows while it is read is named in one sentence."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            yield Archive(archive, limit)
    except _DAMAGE as error:
        raise IntakeError("damaged", detail=type(error).__name__) from error


def office_form(data: bytes) -> str | None:
    """Which Office form the names of an archive's parts tell; None where they tell none."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            folders = {name.partition("/")[0] for name in archive.namelist()}
    except _DAMAGE:
        return None
    return "Excel" if "xl" in folders else "Word" if "word" in folders else None


def _refuse_entities(element: Any) -> None:
    if element.getroottree().docinfo.doctype:
        raise IntakeError("entities")
