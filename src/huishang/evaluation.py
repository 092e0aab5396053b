"""Readings against answers made by hand: precision, recall and F1, measure by measure.

Each measure is a set of items that both an answer and a reading name; figures are summed over the
documents before they are divided. Commitments are compared by the characters that they cover, so that
another choice of a clause's border costs only the characters that differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from huishang.intake.source import IntakeError
from huishang.reading import read

Json = dict[str, Any]
Items = set[Any]

_MARKS = re.compile(r"[\s,，。.;；:：、!！?？\"“”'‘’()（）《》〈〉【】\[\]·\-—…]")
_BY_CHARACTER = "commitments (characters)"
_FIELD = "commitment field (characters)"


@dataclass(slots=True)
class Score:
    """What was expected, given and right in one measure, and the items that were not."""

    expected: int = 0
    given: int = 0
    correct: int = 0
    missed: list[tuple[str, Any]] = field(default_factory=list)
    extra: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        return self.correct / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was given."""
        return self.correct / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, id_: str, expected: Items, given: Items, *, by_item: bool) -> None:
        """Add one document; ``by_item`` keeps the items that are wrong, not only their number."""
        self.expected += len(expected)
        self.given += len(given)
        self.correct += len(expected & given)
        if by_item:
            self.missed += [(id_, item) for item in sorted(expected - given, key=str)]
            self.extra += [(id_, item) for item in sorted(given - expected, key=str)]


@dataclass(slots=True)
class Evaluation:
    """The figures of a set of documents."""

    documents: int = 0
    unread: int = 0
    broken: list[str] = field(default_factory=list)
    """Objects whose quote is not what their span holds."""
    scores: dict[str, Score] = field(default_factory=dict)

    def add(self, answer: Json, reading: Json) -> None:
        """Add one document; an empty reading is one that was not made."""
        self.documents += 1
        self.unread += not reading
        self.broken += [f"{answer['id']}{place}" for place in broken_spans(reading)]
        given = _items(reading, answer["text"], _sites_read(reading))
        for measure, expected in _items(answer, answer["text"], answer.get("sites", [])).items():
            score = self.scores.setdefault(measure, Score())
            score.add(answer["id"], expected, given[measure], by_item=measure != _BY_CHARACTER)
        self._add_fields(answer, reading)

    def _add_fields(self, answer: Json, reading: Json) -> None:
        """Fields are compared where answer and reading agree that something is promised."""
        expected, given = (_fields(document, answer["text"]) for document in (answer, reading))
        both = expected.keys() & given.keys()
        right, chosen = ({(place, fields[place]) for place in both} for fields in (expected, given))
        self.scores.setdefault(_FIELD, Score()).add(answer["id"], right, chosen, by_item=False)

    def figures(self) -> Json:
        """The figures as one JSON object."""
        measures = {
            measure: {
                "P": round(score.precision, 4),
                "R": round(score.recall, 4),
                "F1": round(score.f1, 4),
                "expected": score.expected,
                "given": score.given,
                "correct": score.correct,
            }
            for measure, score in self.scores.items()
        }
        return {
            "documents": self.documents,
            "not read": self.unread,
            "broken spans": len(self.broken),
            "measures": measures,
        }

    def worst(self) -> list[tuple[str, int]]:
        """The documents with their number of wrong items, most first."""
        errors: dict[str, int] = {}
        for score in self.scores.values():
            for id_, _ in score.missed + score.extra:
                errors[id_] = errors.get(id_, 0) + 1
        return sorted(errors.items(), key=lambda pair: (-pair[1], pair[0]))


def evaluate(answers: Iterable[Json]) -> Evaluation:
    """Read each answer's text, with its date of publication, and compare."""
    return compare((answer, _reading(answer)) for answer in answers)


def compare(pairs: Iterable[tuple[Json, Json]]) -> Evaluation:
    """Compare answers with the readings that belong to them, both as JSON objects."""
    evaluation = Evaluation()
    for answer, reading in pairs:
        evaluation.add(answer, reading)
    return evaluation


def read_answers(path: str) -> Iterator[Json]:
    """The answers of a file, one a line."""
    try:
        lines = Path(path).read_bytes().splitlines()
    except OSError as error:
        raise IntakeError("unreadable", detail=error.strerror).at(path) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            answer = msgspec.json.decode(line, type=Json)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise IntakeError("bad_answer", detail=error).at(path, number) from error
        if not (isinstance(answer.get("id"), str) and isinstance(answer.get("text"), str)):
            raise IntakeError("bad_answer", detail="id, text").at(path, number)
        yield answer


def broken_spans(reading: Json) -> list[str]:
    """The objects of a reading whose ``quote`` is not the characters of their ``span``."""
    text = reading.get("document", {}).get("text", "")
    found = []
    for place, node in _objects({key: value for key, value in reading.items() if key != "document"}, ""):
        if "span" in node and "quote" in node:
            start, end = node["span"]
            if text[start:end] != node["quote"]:
                found.append(f"{place}: {text[start:end]!r} ≠ {node['quote']!r}")
    return found


def _objects(node: Any, place: str) -> Iterator[tuple[str, Json]]:
    if isinstance(node, dict):
        yield place, node
        for key, value in node.items():
            yield from _objects(value, f"{place}.{key}")
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from _objects(value, f"{place}[{index}]")


def _reading(answer: Json) -> Json:
    reading = read(answer["text"], published=answer.get("published"), id=answer["id"])
    built: Json = msgspec.to_builtins(reading)
    return built


def _items(document: Json, text: str, sites: Iterable[Any]) -> dict[str, Items]:
    """The items of each measure, in an answer or in a reading: both name them alike but for sites."""
    people = [person for person in document.get("people", []) if person.get("name")]
    agreements = [(_bare(one["title"]), one) for one in document.get("agreements", [])]
    events = document.get("events", [])
    return {
        "names": {person["name"] for person in people},
        "posts": {(one["name"], _said(post, "title")) for one in people for post in one.get("posts", [])},
        "roles": {(person["name"], role) for person in people for role in person.get("roles", [])},
        "sites": {_said(site, "name") for site in sites},
        "agreements": {title for title, _ in agreements},
        "agreement parties": {(t, _said(p, "name")) for t, one in agreements for p in one.get("parties", [])},
        "events": {(event["type"], event.get("start"), event.get("end")) for event in events},
        "event parties": {(e["type"], _plain(p, "region")) for e in events for p in e.get("parties", [])},
        _BY_CHARACTER: set(_fields(document, text)),
    }


def _sites_read(reading: Json) -> list[Any]:
    return [site for event in reading.get("events", []) for site in event.get("sites", [])]


def _plain(value: Any, key: str) -> Any:
    return value[key] if isinstance(value, dict) else value


def _said(value: Any, key: str) -> str:
    return _bare(_plain(value, key))


def _bare(text: str | None) -> str:
    """A text without marks and blanks: their choice is no error."""
    return _MARKS.sub("", text or "")


def _fields(document: Json, text: str) -> dict[int, str]:
    """The characters of the bare text that commitments cover, each with its field."""
    bare = _bare(text)
    fields: dict[int, str] = {}
    for commitment in document.get("commitments", []):
        for place in _place(bare, _bare(commitment["quote"]), fields):
            fields.setdefault(place, commitment["field"])
    return fields


def _place(bare: str, quote: str, taken: dict[int, str]) -> range:
    """Where a quote stands: its first place that is not wholly taken."""
    start = bare.find(quote) if quote else -1
    while start >= 0:
        place = range(start, start + len(quote))
        if not all(at in taken for at in place):
            return place
        start = bare.find(quote, start + 1)
    return range(0)
