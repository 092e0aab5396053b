from __future__ import annotations

from pathlib import Path

from huishang import __version__
from huishang.documents.reader import _fingerprint, reader_version


def test_the_version_names_program_and_sources() -> None:
    version, _, mark = reader_version().partition("+")
    assert version == __version__
    assert len(mark) == 10
    assert len(reader_version()) <= 32


def test_a_changed_table_is_another_reader_and_a_compiled_file_is_not(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("甲")
    first = _fingerprint(tmp_path)
    (tmp_path / "words.pyc").write_text("x")
    assert _fingerprint(tmp_path) == first
    (tmp_path / "words.tsv").write_text("乙")
    assert _fingerprint(tmp_path) != first
