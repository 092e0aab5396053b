"""The page of a reading on a terminal."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import msgspec
import pytest

from huishang.reading.model import Reading
from huishang.terminal import Screen, cells, render, visible, wrap

TEXT = "甲省党政代表团到乙省考察\n11月22日，甲省委书记王五率团到乙省考察。乙省省长欧阳小明主持座谈会。"


def reading() -> Reading:
    """One of everything, written by hand: the page must not depend on how well the reader reads."""
    quoted = {"span": [13, 19], "quote": TEXT[13:19]}
    person = {
        "name": "王五",
        "side": "甲省",
        "roles": ["leader", "speaker"],
        "mentions": [quoted],
        "posts": [],
    }
    post = {"title": "甲省委书记", "region": "甲省", "organization": None, **quoted}
    document = {"id": "1", "title": TEXT.split("\n")[0], "published": "2023-11-24", "published_span": None}
    document |= {"kind": "communique", "number": None, "issuers": [], "signed": None, "outlet": quoted}
    event = {"type": "visit", "name": None, "status": "held", "start": "2023-11-22", "end": "2023-11-23"}
    event |= {"when": quoted, "places": ["乙市"], "participants": [], **quoted}
    event |= {"parties": [{"region": "乙省", "part": "host"}, {"region": "甲省", "part": "guest"}]}
    event |= {"sites": [{"name": name, **quoted} for name in ("一号园区", "某某科技有限公司", "某某博物馆")]}
    commitment = {"act": "proposal", "number": None, "heading": None, "due": "2026", "targets": [], **quoted}
    commitment |= {"speaker": "王五", "field": "connectivity", "strength": "推进"}
    commitment |= {"responsible": [{"name": "乙省交通运输厅", "part": "lead", "side": "乙省"}]}
    agreement = {
        "title": "《甲省人民政府、乙省人民政府合作框架协议》",
        "signatories": ["王五"],
        "witnesses": ["欧阳小明"],
    }
    agreement |= {
        "parties": [{"name": name, "region": None} for name in ("甲省人民政府", "乙省人民政府")],
        **quoted,
    }
    return msgspec.convert(
        {
            "document": document | {"byline": [], "text": TEXT},
            "people": [
                person | {"posts": [post, post | {"title": "甲省人大常委会主任"}]},
                person
                | {
                    "name": "欧阳小明",
                    "side": "乙省",
                    "roles": ["chair"],
                    "posts": [post | {"title": "乙省省长"}],
                },
                person | {"name": "李四", "side": None, "roles": ["mentioned"]},
            ],
            "events": [
                event,
                event | {"type": "meeting", "name": "座谈会", "start": None, "end": None, "sites": []},
            ],
            "agreements": [agreement],
            "statements": [],
            "commitments": [
                commitment | {"quote": "共同推进甲省到乙省的高速公路和铁路建设，加快打通省际断头路，" * 2},
                commitment
                | {"field": "ecology", "speaker": None, "strength": None, "due": None, "responsible": []},
            ],
            "phrases": [],
            "warnings": [{"code": "year", "message": "没有年份", "span": [13, 19]}],
        },
        Reading,
    )


@pytest.mark.parametrize("width", [60, 100])
def test_the_page_is_as_agreed(width: int) -> None:
    """After a wanted change, write what this prints into the file, having looked at it."""
    golden = Path(__file__).parent / "golden" / f"reading-{width}.txt"
    assert render(reading(), "a.txt", Screen(width=width)) == golden.read_text("utf-8")


@pytest.mark.parametrize("width", [50, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert all(cells(line) <= width for line in render(reading(), "a.txt", Screen(width=width)).split("\n"))


def test_colours_only_where_asked_for() -> None:
    assert "\x1b" not in render(reading(), "a.txt", Screen())
    assert "\x1b[1;36m" in render(reading(), "a.txt", Screen(colour=True))


def test_labels_in_english() -> None:
    page = render(reading(), "a.txt", Screen(lang="en"))
    assert "Commitments 2" in page
    assert "合作事项" not in page


def test_a_document_cannot_steer_the_terminal() -> None:
    assert visible("甲\x1b]0;x\x07乙\u202e丙\n丁") == "甲 ]0;x 乙 丙 丁"
    evil = msgspec.structs.replace(reading().document, title="甲\x1b[2J省")
    page = render(msgspec.structs.replace(reading(), document=evil), "a.txt", Screen())
    assert "\x1b" not in page
    assert "甲 [2J省" in page


def test_an_empty_reading_says_so() -> None:
    empty = msgspec.structs.replace(
        reading(), people=(), events=(), agreements=(), commitments=(), warnings=()
    )
    assert render(empty, "a.txt", Screen()).endswith("没有读到交往、人员、协议或合作事项。\n")


def test_cells_counts_wide_characters_twice() -> None:
    assert cells("甲a，·") == 6
    assert cells("") == 0


def test_wrapped_lines_respect_width_and_marks() -> None:
    assert wrap("甲乙丙丁", 8) == ["甲乙丙丁"]
    assert wrap("甲乙丙丁", 7) == ["甲乙丙", "丁"]
    assert wrap("甲乙丙丁，戊", 8) == ["甲乙丙丁，", "戊"], "a comma may hang over"
    assert wrap("甲乙丙《丁》", 8) == ["甲乙丙", "《丁》"]
    assert wrap("", 8) == []
    assert "".join(wrap("甲" * 99 + "，" * 9, 10)) == "甲" * 99 + "，" * 9


def test_a_screen_is_immutable() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Screen().width = 3  # type: ignore[misc]
