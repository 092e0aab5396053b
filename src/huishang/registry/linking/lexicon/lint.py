"""Find contradictions in the tables of linking: ``python -m huishang.registry.linking.lexicon.lint [FOLDER]``.

What holds for any table (form, explanations, rows that stand twice) is checked by the reader's linter; here what these
tables say of each other. Prints one line for each finding and ends with 1, or with 0 when there is none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from huishang.reading.lexicon import lint as reader_lint
from huishang.reading.lexicon.lint import Finding
from huishang.reading.lexicon.tables import LexiconError, parse

BRANCHES = frozenset(("party", "government", "group"))
USES = frozenset(("full", "short", "other"))
LEVELS = frozenset(("", "province", "prefecture", "county", "area"))
SPEAKS_FOR = frozenset(("same", "different", "unsure", "neutral"))
KEYS = {
    "organs": ("lead", "tail", "level"),
    "departments": ("stem",),
    "surname_readings": ("surname",),
    "reasons": ("code",),
}

Row = dict[str, str]
Problem = tuple[str, str]
_LATIN = re.compile("[a-z]+")


def lint(folder: Path) -> list[Finding]:
    """Return all findings in the tables of a folder, by file and line."""
    findings = list(reader_lint.lint(folder))
    tables = {path.stem: _rows(path) for path in sorted(folder.glob("*.tsv"))}
    stems = {row["stem"] for _, row in tables.get("departments", [])}
    for name, lines in tables.items():
        seen: set[tuple[str, ...]] = set()
        for number, row in lines:
            problems = [*_twice(name, row, seen), *_CHECKS.get(name, _nothing)(row, stems)]
            findings += [Finding(f"{name}.tsv", number, what, remedy) for what, remedy in problems]
    return sorted(findings)


def _rows(path: Path) -> list[tuple[int, Row]]:
    """The rows of a table with the numbers of their lines; none where its form is broken, which is found elsewhere."""
    text = path.read_bytes().decode("utf-8", "replace")
    try:
        rows = parse(text, path.name)
    except LexiconError:
        return []
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if line and line[0] != "#"]
    return list(zip(numbers[1:], rows, strict=True))


def _twice(name: str, row: Row, seen: set[tuple[str, ...]]) -> Iterator[Problem]:
    if name in KEYS:
        key = tuple(row[column] for column in KEYS[name])
        if key in seen:
            yield f"{' '.join(filter(None, key))} stands twice", "keep one of the two"
        seen.add(key)


def _nothing(row: Row, stems: set[str]) -> Iterator[Problem]:
    yield from ()


def _organ(row: Row, stems: set[str]) -> Iterator[Problem]:
    if row["use"] not in USES:
        yield f"use {row['use'] or '(empty)'} is unknown", f"write one of {' '.join(sorted(USES))}"
    if row["level"] not in LEVELS:
        yield f"level {row['level']} is unknown", "write province, prefecture, county, area or nothing"


def _department(row: Row, stems: set[str]) -> Iterator[Problem]:
    if row["branch"] not in BRANCHES:
        yield f"branch {row['branch'] or '(empty)'} is unknown", f"write one of {' '.join(sorted(BRANCHES))}"
    for column in ("shorts", "endings"):
        words = row[column].split()
        if not words:
            yield f"{column} is empty", "write - where there is none"
        if len(set(words)) < len(words):
            yield f"a word twice in {row[column]}", "keep one"
    if row["stem"] in row["shorts"].split()[1:] or row["stem"] == row["shorts"]:
        yield f"the short form {row['stem']} is the stem itself", "delete it"


def _succession(row: Row, stems: set[str]) -> Iterator[Problem]:
    yield from _stems((row["former"], row["successor"]), stems)
    if not re.fullmatch("(19|20)[0-9]{2}", row["year"]):
        yield f"year {row['year'] or '(empty)'} is no year", "write four digits"


def _variant(row: Row, stems: set[str]) -> Iterator[Problem]:
    yield from _stems((row["one"], row["other"]), stems)
    if row["one"] == row["other"]:
        yield "a name is no variant of itself", "correct one of the two"


def _stems(names: tuple[str, ...], stems: set[str]) -> Iterator[Problem]:
    for name in names:
        if stems and name not in stems:
            yield f"{name} is no stem of departments.tsv", "correct it, or add the department there"


def _reading(row: Row, stems: set[str]) -> Iterator[Problem]:
    if not row["readings"] or not all(_LATIN.fullmatch(word) for word in row["readings"].split()):
        yield f"readings {row['readings'] or '(empty)'} are not plain letters", "write them toneless, ü as v"


def _reason(row: Row, stems: set[str]) -> Iterator[Problem]:
    if row["on"] not in SPEAKS_FOR:
        yield f"on {row['on'] or '(empty)'} is unknown", f"write one of {' '.join(sorted(SPEAKS_FOR))}"
    for column in ("zh", "en"):
        if not row[column]:
            yield f"no sentence in {column}", "write one"


_CHECKS: dict[str, Callable[[Row, set[str]], Iterator[Problem]]] = {
    "organs": _organ,
    "departments": _department,
    "successions": _succession,
    "variants": _variant,
    "surname_readings": _reading,
    "reasons": _reason,
}


def main(arguments: list[str] | None = None) -> int:
    """Print the findings; return 1 if there are any."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) > 1 or any(argument.startswith("-") for argument in given):
        print("usage: python -m huishang.registry.linking.lexicon.lint [FOLDER]", file=sys.stderr)
        return 2
    findings = lint(Path(given[0]) if given else Path(__file__).parent)
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    raise SystemExit(main())
