"""Documents and readings for tests of review."""

from __future__ import annotations

import copy
import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import msgspec

from huishang.documents.models import Document, Original, Reading
from huishang.reading import read
from huishang.review.actions import take_reading

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TEXT = (
    "泸州市党政代表团来我市考察\n"
    "本报毕节讯 3月1日，四川省泸州市委书记罗远山率党政代表团来我市考察，双方举行座谈会。"
    "毕节市委书记闻人杰主持会议并讲话，毕节市委副书记、市长邵一鸣介绍有关情况。\n"
    "闻人杰说，希望两地加强交通互联互通，共同推进赤水河流域生态保护，共建跨省产业合作园区。\n"
    "会上，两市签署《泸州市毕节市战略合作框架协议》。毕节市领导成小溪参加。\n"
)


def document(text: str = TEXT, *, published: str = "2026-03-02", kind: str = "communique") -> Document:
    """A document that came in."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    original = Original.objects.create(
        sha256=sha256, path=sha256, size_bytes=len(text), form="text", stored_at=AT
    )
    return Document.objects.create(
        original=original,
        origin="report.txt",
        title=text.split("\n")[0][:100],
        text=text,
        kind=kind,
        published=published,
        published_from=Document.DateSource.PAGE,
        added_at=AT,
    )


def content_of(text: str = TEXT, published: str = "2026-03-02") -> dict[str, Any]:
    """What the reader gives, as it is stored: the contract's JSON without the text."""
    content: dict[str, Any] = json.loads(msgspec.json.encode(read(text, published=published)))
    del content["document"]["text"]
    return content


def keep(doc: Document, content: dict[str, Any], version: str = "1.0", *, at: datetime = AT) -> Reading:
    """Keep a reading of a document and take it."""
    reading = Reading.objects.create(
        document=doc,
        reader_version=version,
        published=doc.published,
        content=copy.deepcopy(content),
        made_at=at,
    )
    take_reading(doc, reading, at)
    doc.refresh_from_db()
    return reading


def read_document(text: str = TEXT) -> Document:
    """A document with its first reading taken."""
    doc = document(text)
    keep(doc, content_of(text))
    return doc
