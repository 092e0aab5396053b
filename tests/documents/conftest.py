from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def originals_folder(tmp_path: Path, settings: Any) -> Path:
    """Each test has a folder of originals of its own."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    return tmp_path / "originals"


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
