"""The page of a reading on a terminal."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import msgspec
import pytest

from huishang.reading.model import Reading
from huishang.terminal import Screen, cells, render, visible, wrap
from huishang.texts import Lang

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
            "instrument": None,
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


def body(name: str, part: str, side: str | None) -> dict[str, object]:
    return {"name": name, "part": part, "side": side}


def instrument() -> Reading:
    """A plan with an agreement's terms, by hand."""
    place = {"span": [0, 4], "quote": "甲方提供用地，乙方负责建设，双方共同申报项目并分担前期费用。"}
    roads = {
        "act": "provision",
        "span": [0, 9],
        "speaker": None,
        "field": "connectivity",
        "strength": "推进",
        "number": "（一）",
        "heading": "联通断头路",
        "quote": "联通断头路。加快建设省界快速路，到2033年新增省界通道6条，配套建设换乘站点和停车场。",
        "due": "2033",
        "targets": ["新增省界通道6条"],
        "responsible": [
            body("甲省某市政府", "support", "甲省"),
            body("甲省交通运输厅", "lead", "甲省"),
            body("乙省交通运输厅", "lead", "乙省"),
            body("中国（乙省）自由贸易试验区管理委员会", "responsible", "中国（乙省）自由贸易试验区"),
            body("国家铁路局", "support", None),
        ],
    }
    plain = roads | {"number": "12", "heading": None, "quote": "定期会商", "due": None, "targets": []}
    bare = plain | {
        "number": None,
        "heading": "通报\n进展",
        "field": "other",
        "strength": None,
        "responsible": [],
    }
    contract = {
        "parties": [
            {"label": "甲方", "name": "甲省人民政府", "region": "甲省"},
            {"label": "", "name": "乙省人民政府", "region": None},
        ],
        "term": "本协议有效期五年",
        "copies": "一式四份",
        "duties": [{"owner": owner, **place} for owner in ("甲方", "双方", "甲方")],
        "follow_up": [place],
    }
    found = {"addressees": ["各市人民政府", "两省有关部门"], "plan_title": "甲乙两省行动计划", "outline": []}
    raw = msgspec.to_builtins(reading())
    raw |= {"people": [], "events": [], "agreements": [], "warnings": [], "commitments": [roads, plain, bare]}
    raw["instrument"] = found | {"contract": contract, "session": None}
    raw["document"] |= {"kind": "instrument", "number": "甲政办发〔2031〕12号", "signed": "2031-03-18"}
    raw["document"] |= {"issuers": ["甲省人民政府办公厅", "乙省人民政府办公厅"], "outlet": None}
    return msgspec.convert(raw, Reading)


def minutes() -> Reading:
    """Minutes, by hand; one commitment is told by a decision, one is not."""
    decision = {"number": "二、", "decided": True, "due": "2031-12", "span": [4, 40]}
    decision |= {"quote": "由甲省交通运输厅牵头，2031年底前完成省界段审查。\n　　"}
    decision |= {"responsible": [body("甲省交通运输厅", "lead", "甲省")]}
    heard = decision | {"number": None, "decided": False, "due": None, "responsible": []}
    session = {"name": "第三次会议", "date": "2031-09-16", "place": "甲市", "chair": "副省长王五"}
    session |= {"present": ["甲省政府王五", "乙省政府欧阳小明"], "excused": ["赵六"], "sitting_in": []}
    session |= {"decisions": [heard | {"quote": "听取了进展汇报。"}, decision]}
    raw = msgspec.to_builtins(instrument())
    inside, outside, _ = raw["commitments"]
    raw["commitments"] = [inside | {"span": [4, 9]}, outside | {"span": [50, 60]}]
    raw["document"] |= {"kind": "minutes", "number": None, "issuers": [], "published": None, "signed": None}
    raw["instrument"] |= {"addressees": [], "plan_title": None, "contract": None, "session": session}
    return msgspec.convert(raw, Reading)


PAGES = {"reading": reading, "instrument": instrument, "minutes": minutes}


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_as_agreed(name: str, width: int) -> None:
    """After a wanted change, write what this prints into the file, having looked at it."""
    golden = Path(__file__).parent / "golden" / f"{name}-{width}.txt"
    assert render(PAGES[name](), "a.txt", Screen(width=width)) == golden.read_text("utf-8")


@pytest.mark.parametrize("width", [50, 60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_no_line_is_wider_than_the_terminal(name: str, lang: Lang, width: int) -> None:
    page = render(PAGES[name](), "a.txt", Screen(width=width, lang=lang))
    assert all(cells(line) <= width for line in page.split("\n"))


def test_a_commitment_that_a_decision_tells_stands_once() -> None:
    page = render(minutes(), "a.txt", Screen())
    assert "议定事项 1" in page
    assert "听取和通报 1" in page
    assert "合作事项 1" in page
    assert "联通断头路" not in page


def test_a_number_or_owner_cannot_steer_the_terminal_or_push_lines_out() -> None:
    one = instrument().commitments[0]
    evil = msgspec.structs.replace(one, number="\x1b[2J" * 30, heading="甲\x1b[2J")
    page = render(msgspec.structs.replace(instrument(), commitments=(evil,)), "a.txt", Screen(width=50))
    assert "\x1b" not in page
    assert all(cells(line) <= 50 for line in page.split("\n"))


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
