"""What holds for the repository as a whole."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest


def test_every_decision_has_a_number_of_its_own_and_bears_it(root: Path) -> None:
    decisions = sorted((root / "docs/decisions").glob("*.md"))
    numbers = [path.name[:4] for path in decisions]
    assert numbers == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    assert [path.read_text("utf-8")[2:6] for path in decisions] == numbers


CLOCK = {"now", "today", "utcnow", "localtime", "gmtime", "time_ns", "perf_counter", "monotonic"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_has_hashes_and_no_address(root: Path, lock: str) -> None:
    text = (root / lock).read_text("utf-8")
    names = [line for line in text.splitlines() if line[:1].isalnum()]
    assert names
    assert all("==" in line and line.endswith("\\") for line in names), (
        "every package has a version and a hash"
    )
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_the_development_lock_holds_the_runtime_lock(root: Path) -> None:
    def pins(lock: str) -> set[str]:
        lines = (root / lock).read_text("utf-8").splitlines()
        return {line.split(" ", 1)[0] for line in lines if line[:1].isalnum()}

    assert pins("requirements.lock") < pins("requirements-dev.lock")


def clock_reads(source: str) -> list[int]:
    """The lines that ask what time it is."""

    def asks(node: ast.AST) -> bool:
        if isinstance(node, ast.Import):
            return any(alias.name == "time" for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            return node.module == "time"
        return isinstance(node, ast.Attribute) and node.attr in CLOCK

    return [node.lineno for node in ast.walk(ast.parse(source)) if asks(node)]


def test_clock_reads_are_noticed() -> None:
    assert clock_reads("import time\nfrom datetime import date\ndate.today()\n") == [1, 3]
    assert clock_reads("from datetime import date\ndate(2023, 11, 24)\n") == []


def test_reading_knows_no_clock(root: Path) -> None:
    modules = sorted((root / "src/huishang/reading").rglob("*.py"))
    assert modules
    found = {str(path): lines for path in modules if (lines := clock_reads(path.read_text("utf-8")))}
    assert found == {}
