from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def originals_folder(tmp_path: Path, settings: Any) -> Path:
    """Each test has a folder of originals of its own."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    settings.SPOOL_ROOT = tmp_path / "incoming"
    return tmp_path / "originals"


@pytest.fixture
def incoming_folder(tmp_path: Path) -> Path:
    """Where files wait that were handed in."""
    return tmp_path / "incoming"


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
