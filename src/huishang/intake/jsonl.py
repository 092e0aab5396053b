"""JSON lines: one document a line, with its id, date and headline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import BinaryIO

import msgspec

from huishang.intake.limits import FILE_BYTES, check_bytes
from huishang.intake.source import IntakeError, Source
from huishang.intake.text import without_nul


class Line(msgspec.Struct, frozen=True):
    """What one line may hold; other keys are ignored."""

    text: str
    id: str | int | None = None
    published: str | None = None
    title: str | None = None


def read_jsonl(
    lines: Iterable[bytes], origin: str, published: str | None, failed: Callable[[IntakeError], None]
) -> Iterator[Source]:
    """Read the documents of a file of lines; a line that is none is named to ``failed``."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _source(line.removeprefix(b"\xef\xbb\xbf"), f"{origin}:{number}", published)
        except IntakeError as error:
            failed(error.at(origin, number))


def lines_of(stream: BinaryIO, first: bytes) -> Iterator[bytes]:
    """The lines of a stream after its first; of one that is too long only as much as shows that it is."""
    line = first
    while line:
        yield line
        while len(line) > FILE_BYTES.most and not line.endswith(b"\n"):
            line = stream.readline(FILE_BYTES.most + 1)
        line = stream.readline(FILE_BYTES.most + 1)


def is_line(data: bytes) -> bool:
    """Whether a line is one document."""
    try:
        msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=Line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return True


def check_date(value: str) -> str:
    """The value, which must be a date written YYYY-MM-DD."""
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise IntakeError("bad_date", value=value)


def _source(data: bytes, origin: str, published: str | None) -> Source:
    check_bytes(len(data), FILE_BYTES)
    try:
        line = msgspec.json.decode(data, type=Line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise IntakeError("bad_line", detail=error) from error
    text, replaced = without_nul(line.text)
    return Source(
        text=text,
        origin=origin,
        id=None if line.id is None else without_nul(str(line.id)).text,
        title=None if line.title is None else without_nul(line.title).text,
        published=line.published
        or published,  # whatever its form: the reader leaves out one that is no day, and says so
        replaced=replaced,
        form="JSONL",
    )
