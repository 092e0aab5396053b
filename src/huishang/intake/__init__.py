"""Files, pages, folders and standard input → documents. Nothing is fetched and nothing is run."""

from huishang.intake.files import load, load_bytes
from huishang.intake.source import IntakeError, Source

__all__ = ["IntakeError", "Source", "load", "load_bytes"]
