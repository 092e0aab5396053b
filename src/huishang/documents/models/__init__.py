"""The tables of documents and of their imports."""

from huishang.documents.models.document import KINDS, Band, Change, Document, Original, Reading
from huishang.documents.models.imports import ImportItem, ImportJob

__all__ = ["KINDS", "Band", "Change", "Document", "ImportItem", "ImportJob", "Original", "Reading"]
