"""The figures of the commitments on the answers beside the repository, with the people of the answers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from huishang.reading.acts.speech.commitments import read_commitments
from huishang.reading.acts.speech.statements import read_statements
from huishang.reading.layout import lay_out
from huishang.reading.mentions.roster import Mention, Roster
from huishang.reading.scan import scan

_MARKS = re.compile(r"[\s,，。.;；:：、!！?？\"“”'‘’()（）《》〈〉【】\[\]·\-—…]")


def squash(text: str) -> str:
    return _MARKS.sub("", text)


def covered(text: str, quotes: list[tuple[str, str]]) -> dict[int, str]:
    flat, out = squash(text), {}
    for quote, label in quotes:
        needle = squash(quote)
        at = flat.find(needle)
        while at >= 0 and all(i in out for i in range(at, at + len(needle))):
            at = flat.find(needle, at + 1)
        for i in range(at, at + len(needle)) if at >= 0 and needle else ():
            out.setdefault(i, label)
    return out


def measure(path: Path) -> tuple[float, float]:
    """F1 by characters, and the share of common characters with the right field."""
    expected = given = both = right = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        page = lay_out(document["text"])
        names = sorted((one["name"] for one in document["people"]), key=len, reverse=True)
        found = re.finditer("|".join(map(re.escape, names)), page.text) if names else ()
        roster = Roster([Mention(*match.span(), match.group()) for match in found])
        hits = scan(page.text)
        drafts = read_commitments(read_statements(page, hits, roster), page, hits, document["published"])
        a = covered(document["text"], [(one["quote"], one["field"]) for one in document["commitments"]])
        b = covered(document["text"], [(page.flat.quote(one.start, one.end), one.field) for one in drafts])
        expected, given = expected + len(a), given + len(b)
        both += len(a.keys() & b.keys())
        right += sum(a[i] == b[i] for i in a.keys() & b.keys())
    return 2 * both / (expected + given), right / both


@pytest.mark.parametrize(
    ("name", "least", "fields"), [("seed", 0.95, 0.98), ("dev", 0.84, 0.85), ("written", 0.95, 0.92)]
)
def test_figures(shared: Path, name: str, least: float, fields: float) -> None:
    f1, field = measure(shared / "gold" / f"{name}.jsonl")
    assert f1 >= least
    assert field >= fields
