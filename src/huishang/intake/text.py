"""Bytes → characters, without guessing.

In this order, each strict: byte order mark; UTF-8 where it yields Chinese; the charset that the page
declares; UTF-16 without a mark; UTF-8; UTF-8 with a few damaged places; GB18030 where it yields
Chinese. Detectors by statistics are left out: on short texts they take GB18030 for Big5 or Korean.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from huishang.intake.source import IntakeError


class Decoded(NamedTuple):
    """Characters, and how many places of the bytes were none and stand as U+FFFD."""

    text: str
    replaced: int = 0


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHINESE = re.compile("[㐀-鿿]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 4000

# Among the most frequent characters of Chinese news, Traditional forms included. Other encodings that
# happen to decode as GB18030 give rare characters, of which hardly any stands here.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而"
    "方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应"
    "开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命"
    "省市县区党委长书记府代团考察签协议座谈交流共建设展领导示加强推进这為個國時來們發動會產後經進電裡現實體機當"
    "點從業應開還關重線數長書記協議團簽導強、。，："
)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a text; ``declared`` is the charset that it names itself."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    utf8 = _strict(data, "utf-8")
    if utf8 is not None and (utf8.isascii() or _CHINESE.search(utf8)) and "\0" not in utf8:
        return _checked(Decoded(utf8))
    for found in (_declared(data, declared), _utf16(data), utf8):
        if found is not None:
            return _checked(Decoded(found))
    return _checked(_damaged_utf8(data) or _gb18030(data))


def without_nul(text: str, replaced: int = 0) -> Decoded:
    """A text as every database can keep it: each NUL, which some PDFs and JSON lines hold, stands as U+FFFD."""
    found = text.count("\0")
    return Decoded(text.replace("\0", "\ufffd") if found else text, replaced + found)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _marked(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return _checked(Decoded(text, text.count("\ufffd") if _strict(data, encoding) is None else 0))


def _declared(data: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    name = declared.lower()
    # Pages that declare GB2312 use characters of its successors.
    return _strict(data, "gb18030" if name.startswith("gb") else name)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, which shows in the zeros of its ASCII characters."""
    if b"\0" not in data[:_SAMPLE]:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        if text is not None and not _CONTROL.search(text[:_SAMPLE]) and _reads_as_chinese(text):
            return text
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 in which at most one character in two hundred is broken: a cut file, a bad splice."""
    text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    return Decoded(text, replaced) if replaced * 200 <= len(_CHINESE.findall(text)) else None


def _gb18030(data: bytes) -> Decoded:
    text = _strict(data, "gb18030")
    if text is None or not _reads_as_chinese(text):
        raise IntakeError("binary" if b"\0" in data[:_SAMPLE] else "unknown_encoding")
    return Decoded(text)


def _reads_as_chinese(text: str) -> bool:
    sample = [char for char in text[: 4 * _SAMPLE] if not char.isascii()][:_SAMPLE]
    frequent = sum(char in _FREQUENT for char in sample)
    return frequent * 10 >= len(sample)


def _checked(decoded: Decoded) -> Decoded:
    """Refuse what is no text: a text has no control characters but those of lines and tabs."""
    if "\0" in decoded.text or len(_CONTROL.findall(decoded.text[:_SAMPLE])) > 8:
        raise IntakeError("binary")
    return decoded
