"""Under which name and type an original is handed out."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huishang.documents.models import Document

FORM_NAMES: dict[str, str | Promise] = {"text": _("Plain text"), "HTML": _("Page"), "JSONL": _("JSON lines")}
"""Forms whose name is no proper name."""

_BY_FORM = {
    "text": (".txt", "text/plain"),
    "HTML": (".html", "application/octet-stream"),  # never a page of this site
    "Word": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "Excel": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "PDF": (".pdf", "application/pdf"),
    "JSONL": (".jsonl", "application/octet-stream"),
}
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\\\\/:*?\"<>|]+")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that Windows keeps for itself."""


def download_of(document: Document) -> tuple[str, str]:
    """A name that any system takes, with the end of its true form, and a type that no browser runs."""
    end, kind = _BY_FORM.get(document.original.form, (".bin", "application/octet-stream"))
    name = _NOT_IN_NAMES.sub(" ", document.title or document.origin.rsplit("/", 1)[-1]).strip(" .")
    name = name.removesuffix(end)[:80].strip(" .")
    if not name or _DEVICES.match(name):
        name = f"document {document.original.sha256[:12]}"
    return name + end, kind
