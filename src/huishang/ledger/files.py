"""Which files are taken as evidence: known forms, told from their bytes, of a limited size."""

from __future__ import annotations

from django.utils.translation import gettext as _

MOST_BYTES = 20 << 20
"""A scan of some pages, a set of photographs; larger ones belong on a disk, with a link."""

_BEGINNINGS = (
    ("PDF", (".pdf",), b"%PDF-"),
    ("PNG", (".png",), b"\x89PNG\r\n\x1a\n"),
    ("JPEG", (".jpg", ".jpeg"), b"\xff\xd8\xff"),
    ("Word", (".docx",), b"PK\x03\x04"),
    ("Excel", (".xlsx",), b"PK\x03\x04"),
    ("OFD", (".ofd",), b"PK\x03\x04"),
    ("text", (".txt", ".csv", ".md"), b""),
)


class FileError(Exception):
    """A file that is not taken; the text is a sentence for people."""


def form_of(name: str, data: bytes) -> str:
    """The form of a file.

    Raises:
        FileError: it is empty, too large, of another form, or not what its name says.

    """
    if not data:
        raise FileError(_("The file is empty."))
    if len(data) > MOST_BYTES:
        raise FileError(_("The file is larger than %(size)d MB.") % {"size": MOST_BYTES >> 20})
    for form, endings, beginning in _BEGINNINGS:
        if name.lower().endswith(endings):
            if not data.startswith(beginning) or (form == "text" and b"\x00" in data):
                raise FileError(_("The file is not what its name says: %(form)s.") % {"form": form})
            return form
    raise FileError(
        _("Files of this kind are not taken. Bring a PDF, picture, Word, Excel, OFD or text file.")
    )
