"""Find contradictions in the tables of the ledger's rules: ``python -m huishang.ledger.rules.tables.lint [FOLDER]``.

What holds for any table (form, explanations, rows that stand twice) is checked by the reader's linter; here what these
tables say of each other. Prints one line for each finding and ends with 1, or with 0 when there is none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import groupby, pairwise
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from huishang.ledger.rules.axes import Span
from huishang.ledger.rules.clocks import Level
from huishang.ledger.rules.confirming import Subject
from huishang.ledger.rules.failures import Failure
from huishang.ledger.rules.lights import Light, Measure
from huishang.ledger.rules.milestones import Stage
from huishang.reading.lexicon import lint as reader_lint
from huishang.reading.lexicon.lint import Finding
from huishang.reading.lexicon.tables import LexiconError, parse

KEYS = {
    "reasons": ("code",),
    "rounding": ("rule", "version"),
    "light_rules": ("rule", "version"),
    "light_bands": ("rule", "version", "measure", "from", "begins"),
    "scored_states": ("rule", "version", "state"),
    "clock_rules": ("rule", "version"),
    "clock_steps": ("rule", "version", "step"),
    "axes": ("rule", "version", "span"),
    "failure_classes": ("code",),
    "restating_rules": ("rule", "version"),
    "restating_words": ("word",),
    "answer_times": ("rule", "version", "subject"),
}
"""The columns that together may occur once only."""
VALUES: dict[str, dict[str, frozenset[str]]] = {
    "rounding": {"first": frozenset(("rate", "difference"))},
    "light_bands": {
        "measure": frozenset(Measure),
        "begins": frozenset(("at", "after")),
        "light": frozenset(Light) - {Light.NONE},
        "basis": frozenset(("printed", "chosen")),
    },
    "scored_states": {"state": frozenset(Stage)},
    "clock_steps": {"unit": frozenset(("day", "workday")), "level": frozenset(Level)},
    "axes": {"span": frozenset(Span)},
    "failure_classes": {"code": frozenset(Failure)},
    "restating_words": {"use": frozenset(("common", "replacing"))},
    "answer_times": {"subject": frozenset(Subject)},
}
"""The columns that know only some words."""
NUMBERS: dict[str, tuple[str, ...]] = {
    "rounding": ("places",),
    "light_bands": ("from",),
    "scored_states": ("score",),
    "clock_rules": ("gap_days",),
    "clock_steps": ("after", "repeat"),
    "axes": ("days",),
    "restating_rules": ("least", "near", "part", "other_field", "shared_body"),
    "answer_times": ("workdays",),
}
"""The columns that hold numbers, - for none."""


class Line(NamedTuple):
    """A row of a table and the number of its line."""

    number: int
    cells: Mapping[str, str]


Tables = Mapping[str, list[Line]]
Problem = tuple[int, str, str]


def lint(folder: Path) -> list[Finding]:
    """Return all findings in the tables of a folder, by file and line."""
    findings = list(reader_lint.lint(folder))
    tables = {path.stem: _lines(path) for path in sorted(folder.glob("*.tsv"))}
    for name, lines in tables.items():
        problems = [*_twice(name, lines), *_words(name, lines), *_versions(lines), *_unknown(name, tables)]
        problems += _CHECKS.get(name, _nothing)(lines)
        findings += [Finding(f"{name}.tsv", number, what, remedy) for number, what, remedy in problems]
    return sorted(findings)


def _lines(path: Path) -> list[Line]:
    """The rows of a table; none where its form is broken, which the reader's linter finds."""
    text = path.read_bytes().decode("utf-8", "replace")
    try:
        rows = parse(text, path.name)
    except LexiconError:
        return []
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if line and line[0] != "#"]
    return [Line(number, row) for number, row in zip(numbers[1:], rows, strict=True)]


def _twice(name: str, lines: list[Line]) -> Iterator[Problem]:
    seen: set[tuple[str, ...]] = set()
    for number, cells in lines:
        key = tuple(cells[column] for column in KEYS.get(name, ()))
        if key and key in seen:
            yield number, f"{' '.join(key)} stands twice", "keep one of the two"
        seen.add(key)


def _words(name: str, lines: list[Line]) -> Iterator[Problem]:
    """Words that a column does not know, numbers that are none."""
    for number, cells in lines:
        for column, known in VALUES.get(name, {}).items():
            if cells[column] not in known:
                yield (
                    number,
                    f"{column} {cells[column] or '(empty)'} is unknown",
                    f"write one of {' '.join(sorted(known))}",
                )
        for column in NUMBERS.get(name, ()):
            if _number(cells[column]) is None:
                yield (
                    number,
                    f"{column} {cells[column] or '(empty)'} is no number",
                    "write digits, or - for none",
                )


def _versions(lines: list[Line]) -> Iterator[Problem]:
    """Versions count from 1 without a gap: one that was taken out would leave its verdicts without a rule."""
    newest: dict[str, int] = {}
    for number, cells in lines:
        if "version" not in cells:
            return
        version, last = cells["version"], newest.get(cells["rule"], 0)
        if version not in (str(last), str(last + 1)) or version == "0":
            yield number, f"version {version} of {cells['rule']} follows {last}", "count from 1 without a gap"
        else:
            newest[cells["rule"]] = int(version)


def _unknown(name: str, tables: Tables) -> Iterator[Problem]:
    """Codes of reasons, and rules, that no table explains."""
    codes = {line.cells["code"] for line in tables.get("reasons", [])}
    known = _rules(tables, _RULES_OF.get(name, ""))
    for number, cells in tables[name]:
        if "reason" in cells and cells["reason"] not in codes:
            yield number, f"reason {cells['reason']} is not in reasons.tsv", "add its sentence there"
        if name in _RULES_OF and (cells["rule"], cells["version"]) not in known:
            yield (
                number,
                f"{cells['rule']}/{cells['version']} is not in {_RULES_OF[name]}.tsv",
                "add its name there",
            )
    if name in _RULES_OF.values():
        ruled = {rule for part, of in _RULES_OF.items() if of == name for rule in _rules(tables, part)}
        for number, cells in tables[name]:
            if (cells["rule"], cells["version"]) not in ruled:
                yield (
                    number,
                    f"{cells['rule']}/{cells['version']} decides nothing",
                    "give it rows, or delete it",
                )


_RULES_OF = {"light_bands": "light_rules", "clock_steps": "clock_rules"}
"""For a table of rows the one that names their rules."""


def _rules(tables: Tables, name: str) -> set[tuple[str, str]]:
    return {(line.cells["rule"], line.cells["version"]) for line in tables.get(name, [])}


def _nothing(lines: list[Line]) -> Iterator[Problem]:
    yield from ()


def _reasons(lines: list[Line]) -> Iterator[Problem]:
    for number, cells in lines:
        figures = [
            {field for _, field, _, _ in Formatter().parse(cells[lang]) if field} for lang in ("zh", "en")
        ]
        if not (cells["zh"] and cells["en"]):
            yield number, "a language has no sentence", "write both"
        elif figures[0] != figures[1]:
            yield number, "the two sentences name other figures", "use the same words in braces"


def _bands(lines: list[Line]) -> Iterator[Problem]:
    """The bands of a measure begin at the bottom, rise, and go one way from light to light."""
    order = {light.value: at for at, light in enumerate(Light)}
    for number, cells in lines:
        if cells["basis"] == "chosen" and not cells["note"]:
            yield number, "chosen without a note", "say why it is so"
    for _, group in groupby(lines, lambda line: tuple(line.cells[c] for c in ("rule", "version", "measure"))):
        scale = list(group)
        if scale[0].cells["from"] != "-":
            yield scale[0].number, "the lowest band begins somewhere", "write - under from"
        steps = set()
        for one, other in pairwise(scale):
            low, high = _number(one.cells["from"]), _number(other.cells["from"])
            if other.cells["from"] == "-" or (one.cells["from"] != "-" and not (low or 0) < (high or 0)):
                yield other.number, "the band does not begin above the one before", "put them in order"
            difference = order.get(other.cells["light"], 0) - order.get(one.cells["light"], 0)
            steps.add((difference > 0) - (difference < 0))
        if {1, -1} <= steps:
            yield scale[0].number, "the lights go up and down along the measure", "let them go one way"


def _scores(lines: list[Line]) -> Iterator[Problem]:
    for number, cells in lines:
        score = _number(cells["score"])
        if score is not None and not 0 <= score <= 1:
            yield number, f"score {score} is no share", "write a number from 0 to 1"


def _gaps(lines: list[Line]) -> Iterator[Problem]:
    for number, cells in lines:
        if (_number(cells["gap_days"]) or 0) < 1:
            yield number, "a gap of less than a day", "write 1 or more: a person gets one mail a day"


def _answers(lines: list[Line]) -> Iterator[Problem]:
    """Every version gives each subject a time, in whole working days, at least one."""
    given: dict[tuple[str, str], set[str]] = {}
    for number, cells in lines:
        days = _number(cells["workdays"])
        if days is not None and (days < 1 or days % 1):
            yield number, f"{cells['workdays']} working days to answer", "write a whole number from 1 up"
        given.setdefault((cells["rule"], cells["version"]), set()).add(cells["subject"])
    for (rule, version), subjects in given.items():
        for missing in sorted(set(Subject) - subjects):
            yield lines[-1].number, f"{rule}/{version} gives {missing} no time", "add its row"


def _number(words: str) -> Decimal | None:
    """A number, 0 for - , None for what is none."""
    try:
        return Decimal(0) if words == "-" else Decimal(words)
    except InvalidOperation:
        return None


_CHECKS: dict[str, Callable[[list[Line]], Iterator[Problem]]] = {
    "reasons": _reasons,
    "light_bands": _bands,
    "scored_states": _scores,
    "clock_rules": _gaps,
    "answer_times": _answers,
}


def main(arguments: list[str] | None = None) -> int:
    """Print the findings; return 1 if there are any."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) > 1 or any(argument.startswith("-") for argument in given):
        print("usage: python -m huishang.ledger.rules.tables.lint [FOLDER]", file=sys.stderr)
        return 2
    findings = lint(Path(given[0]) if given else Path(__file__).parent)
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    raise SystemExit(main())
