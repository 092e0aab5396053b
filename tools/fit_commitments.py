"""Fit the weights that decide whether a clause names work to be done (``weights_commitment.tsv``).

    python tools/fit_commitments.py ANSWERS.jsonl… [--write]

ANSWERS are documents with hand-made answers (``text``, ``people``, ``commitments``). Every clause that has a
mood and stands in a document about joint work is an example; it is a commitment where it overlaps with one of
the answers. Logistic regression with an L2 penalty, each clause weighing as much as its length; Newton's method,
no chance in it: the same answers give the same weights. Prints precision, recall and F1 by characters,
cross-validated over documents in eight folds, then writes the weights of all examples.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from huishang.reading.acts.speech import statements, work
from huishang.reading.acts.speech.between import between_sides, internal
from huishang.reading.layout import Page, lay_out
from huishang.reading.mentions.roster import Mention, Roster
from huishang.reading.scan import scan

PENALTY = 2.0
FOLDS = 8
WEIGHED = 100_000
"""Marks the weight of a clause as the number of its example."""
TABLE = Path(__file__).parent.parent / "src/huishang/reading/lexicon/weights_commitment.tsv"
_MARKS = re.compile(r"[\s,，。.;；:：、!！?？\"“”'‘’()（）《》〈〉【】\[\]·\-—…]")


class Example(NamedTuple):
    document: str
    features: list[str]
    is_commitment: bool
    size: int


def examples(document: dict, number: int) -> Iterator[Example]:
    """The weighed clauses of one document with their answers."""
    page = lay_out(document["text"])
    hits = scan(page.text)
    if not between_sides(page.text, hits) or internal(page.text):
        return
    answers = [_squash(one["quote"]) for one in document["commitments"]]
    weighed: list[list[str]] = []

    def record(found: work.Clause, place: work.Place) -> int:
        weighed.append(work.features(found, place))
        return WEIGHED + len(weighed)

    statements.weigh = record
    for one in statements.read_statements(page, hits, _roster(page, document["people"])):
        clause = _squash(page.text[one.core : one.end])
        if clause and one.work > WEIGHED:
            names = weighed[one.work - WEIGHED - 1]
            known = any(clause in answer or answer in clause for answer in answers)
            yield Example(f"{number}", names, known, len(clause))


def _squash(text: str) -> str:
    return _MARKS.sub("", text)


def _roster(page: Page, people: list[dict]) -> Roster:
    """Everybody of the answers, wherever the text names them."""
    names = sorted({person["name"] for person in people}, key=len, reverse=True)
    found = re.finditer("|".join(map(re.escape, names)), page.text) if names else ()
    return Roster([Mention(*match.span(), match.group()) for match in found])


def fit(data: list[Example]) -> dict[str, float]:
    """The weight of each feature, ``bias`` included."""
    names = ["bias", *sorted({name for one in data for name in one.features})]
    index = {name: number for number, name in enumerate(names)}
    rows = [[0, *(index[name] for name in one.features)] for one in data]
    weights = [0.0] * len(names)
    for _ in range(30):
        gradient = [PENALTY * value for value in weights]
        hessian = [[PENALTY if a == b else 0.0 for b in range(len(names))] for a in range(len(names))]
        gradient[0], hessian[0][0] = 0.0, 1e-3
        for row, one in zip(rows, data, strict=True):
            p = 1 / (1 + math.exp(-sum(weights[at] for at in row)))
            share = one.size / 10
            for a in row:
                gradient[a] += share * (p - one.is_commitment)
                for b in row:
                    hessian[a][b] += share * p * (1 - p)
        step = _solve(hessian, gradient)
        weights = [value - change for value, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(names, weights, strict=True))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gaussian elimination; the matrix is symmetric and positive."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        for j in range(i + 1, size):
            ratio = rows[j][i] / rows[i][i]
            if ratio:
                rows[j] = [b - ratio * a for a, b in zip(rows[i], rows[j], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (rows[i][size] - sum(rows[i][j] * found[j] for j in range(i + 1, size))) / rows[i][i]
    return found


def counts(data: list[Example], weights: dict[str, float]) -> tuple[int, int, int]:
    """Characters rightly given, given, expected."""
    right = given = expected = 0
    for one in data:
        is_given = weights["bias"] + sum(weights.get(name, 0.0) for name in one.features) > 0
        right += one.size * (is_given and one.is_commitment)
        given += one.size * is_given
        expected += one.size * one.is_commitment
    return right, given, expected


def cross_validate(data: list[Example]) -> str:
    """Precision, recall and F1 on documents that the weights have not seen."""
    documents = sorted({one.document for one in data}, key=int)
    right = given = expected = 0
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        weights = fit([one for one in data if one.document not in held])
        a, b, c = counts([one for one in data if one.document in held], weights)
        right, given, expected = right + a, given + b, expected + c
    p, r = right / given, right / expected
    return (
        f"{len(data)} clauses of {len(documents)} documents: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}"
    )


def write(weights: dict[str, float]) -> None:
    """Replace the rows of the table; its explanation stays."""
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"{name}\t{value:.2f}" for name, value in weights.items() if abs(value) >= 0.005]
    TABLE.write_text("\n".join([*head, "feature\tweight", *rows]) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("answers", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights to the table")
    args = parser.parse_args()
    lines = [line for path in args.answers for line in path.read_text(encoding="utf-8").splitlines() if line]
    data = [one for number, line in enumerate(lines) for one in examples(json.loads(line), number)]
    print(cross_validate(data))
    if args.write:
        write(fit(data))


if __name__ == "__main__":
    main()
