"""Figures against answers: by hand on small documents, and the same as the scorer beside the answers."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from huishang.evaluation import broken_spans, compare, evaluate, read_answers
from huishang.intake import IntakeError

TEXT = "甲省省长王五率团到乙市考察。双方要共同修路，共同修路。"


def answer(**changes: Any) -> dict[str, Any]:
    return {
        "id": "a",
        "published": None,
        "text": TEXT,
        "people": [{"name": "王五", "posts": ["甲省省长"], "roles": ["leader"]}],
        "events": [{"type": "visit", "start": None, "end": None, "parties": ["甲省", "乙市"]}],
        "sites": [],
        "agreements": [],
        "commitments": [{"quote": "共同修路", "field": "connectivity", "speaker": None}],
    } | changes


def reading(**changes: Any) -> dict[str, Any]:
    return (
        {"document": {"id": "a", "text": TEXT}}
        | {
            "people": [{"name": "王五", "posts": [{"title": "甲省、省长"}], "roles": ["leader"]}],
            "events": [
                {
                    "type": "visit",
                    "start": None,
                    "end": None,
                    "parties": [{"region": "甲省"}, {"region": "乙市"}],
                }
            ],
            "commitments": [{"quote": "共同修路，", "field": "connectivity"}],
        }
        | changes
    )


def figure(measure: str, **changes: Any) -> tuple[float, float, float]:
    score = compare([(answer(), reading(**changes))]).scores[measure]
    return score.precision, score.recall, score.f1


@pytest.mark.parametrize("measure", ["names", "posts", "roles", "events", "event parties"])
def test_a_right_reading_has_all(measure: str) -> None:
    assert figure(measure) == (1.0, 1.0, 1.0)


def test_what_is_missing_and_what_is_too_much() -> None:
    assert figure("names", people=[]) == (0.0, 0.0, 0.0)
    assert figure("names", people=[{"name": "王五"}, {"name": "率团"}]) == (0.5, 1.0, pytest.approx(2 / 3))
    assert figure("event parties", events=[{"type": "visit", "parties": ["甲省"]}])[1] == 0.5


def test_commitments_count_by_character_and_each_place_once() -> None:
    assert figure("commitments (characters)") == (1.0, 1.0, 1.0)
    assert figure("commitments (characters)", commitments=[{"quote": "要共同修路", "field": "x"}])[:2] == (
        0.8,
        1.0,
    )
    twice = [{"quote": "共同修路", "field": "ecology"}] * 2
    assert figure("commitments (characters)", commitments=twice)[:2] == (0.5, 1.0)
    assert figure("commitment field (characters)", commitments=twice)[:2] == (0.0, 0.0)
    assert figure("commitments (characters)", commitments=[{"quote": "没有的话", "field": "x"}])[:2] == (
        0.0,
        0.0,
    )


def test_broken_spans_are_named() -> None:
    good = {"span": [0, 2], "quote": "甲省"}
    assert broken_spans(reading(phrases=[good])) == []
    assert broken_spans(reading(phrases=[good, good | {"span": (0, 3)}])) == [
        ".phrases[1]: '甲省省' ≠ '甲省'"
    ]


def test_the_worst_documents_come_first() -> None:
    pairs = [(answer(id="good"), reading()), (answer(id="bad"), reading(people=[]))]
    assert compare(pairs).worst() == [("bad", 3)]


def test_evaluate_reads_the_text_with_its_date() -> None:
    evaluation = evaluate([answer(published="2023-11-24")])
    assert evaluation.documents == 1
    assert evaluation.unread == 0
    assert evaluation.broken == []


@pytest.mark.parametrize("line", ["{broken", "[]", '{"id": "a"}', '{"id": 1, "text": "x"}'])
def test_a_bad_answer_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n' + line, "utf-8")
    with pytest.raises(IntakeError) as caught:
        list(read_answers(str(path)))
    assert (caught.value.problem, caught.value.line) == ("bad_answer", 2)


def damaged(answer: dict[str, Any], number: int) -> dict[str, Any]:
    """A reading made of an answer, with errors of every kind in a fixed pattern."""
    made = {key: copy.deepcopy(answer[key]) for key in ("people", "events", "agreements", "commitments")}
    for i, person in enumerate(made["people"]):
        person["posts"] = [
            {"title": post, "span": [0, 2], "quote": answer["text"][:2]} for post in person["posts"]
        ]
        if (i + number) % 3 == 0:
            person["posts"] = person["posts"][1:]
            person["roles"] = [*person["roles"][1:], "host"]
        if (i + number) % 5 == 0:
            person["name"] += "说"
    for i, event in enumerate(made["events"]):
        event["parties"] = [{"region": party, "part": "party"} for party in event["parties"][i % 2 :]]
        event["sites"] = [
            {"name": site, "span": [1, 2], "quote": "?"} for site in answer["sites"][number % 2 :]
        ]
        event["start"] = None if number % 4 == 0 else event["start"]
    for i, commitment in enumerate(made["commitments"]):
        commitment["quote"] = commitment["quote"][i % 3 : len(commitment["quote"]) - number % 2]
        commitment["field"] = "other" if i % 4 == 0 else commitment["field"]
    made["commitments"] += made["commitments"][:2]
    made["agreements"] = made["agreements"][: 1 + number % 2]
    return {"document": {"id": answer["id"], "text": answer["text"]}, **made}


@pytest.mark.parametrize("name", ["dev.jsonl", "written.jsonl", "seed.jsonl"])
def test_the_figures_are_those_of_the_scorer(shared: Path, tmp_path: Path, name: str) -> None:
    answers = list(read_answers(str(shared / "gold" / name)))
    readings = [damaged(answer, number) for number, answer in enumerate(answers)]
    path = tmp_path / "readings.jsonl"
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in readings), "utf-8")
    command = [sys.executable, shared / "gold/score.py", shared / "gold" / name, path, "--json"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    figures = compare(zip(answers, readings, strict=True)).figures()
    assert figures == json.loads(done.stdout)
    assert 0 < figures["measures"]["posts"]["F1"] < 1
    assert figures["broken spans"] > 0 or not any(answer["sites"] for answer in answers)
