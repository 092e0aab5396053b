"""Who did what, from the verbs after names and the frames around them."""

from __future__ import annotations

import pytest

from huishang.reading.acts.participation import Part, read_participation, roles_of
from huishang.reading.layout import lay_out
from huishang.reading.mentions.people import find_people
from huishang.reading.mentions.regions import find_regions
from huishang.reading.model import Role
from huishang.reading.scan import scan

A, B, C = "四川省委书记周启山", "贵州省委书记温若水", "四川省副省长江秋白"


def parts(text: str) -> list[Part]:
    page = lay_out(text)
    hits = scan(page.text)
    places = find_regions(page, hits)
    return read_participation(page, hits, places, find_people(page, hits, places))


def roles(text: str) -> dict[str, tuple[Role, ...]]:
    return roles_of(parts(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"{A}主持会议并讲话。", ("chair", "speaker"), id="chair-and-speaker"),
        pytest.param(f"会议由{A}主持。", ("chair",), id="framed-chair"),
        pytest.param(f"{A}介绍情况。", ("briefer",), id="briefer"),
        pytest.param(f"{A}代表四川省签署协议。", ("signatory",), id="signatory"),
        pytest.param(f"{A}见证签约。", ("witness",), id="witness"),
        pytest.param(f"在{A}见证下，两省签署协议。", ("witness",), id="framed-witness"),
        pytest.param(f"{A}率队考察。", ("leader",), id="leader"),
        pytest.param(f"{A}会见代表团一行。", ("host",), id="host"),
        pytest.param(f"{A}出席会议。", ("attendee",), id="attendee"),
        pytest.param(f"{A}陪同考察。", ("companion",), id="companion"),
        pytest.param(f"学习{A}重要讲话精神。", ("mentioned",), id="words-cited"),
        pytest.param(f"{A}在会上说，要合作。", ("speaker",), id="speech"),
        pytest.param(f"{A}讲话。", ("speaker",), id="bare-speech"),
        pytest.param(f"{A}同志亲属参加座谈。", ("mentioned",), id="kin"),
    ],
)
def test_roles_of_one_person(text: str, found: tuple[Role, ...]) -> None:
    assert roles(text) == {"周启山": found}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        pytest.param(f"{A}、{B}出席会议并讲话。", ("speaker",), ("speaker",), id="together"),
        pytest.param(f"{A}、{B}讲话，{C}出席。", ("speaker",), ("speaker",), id="together-up-to-the-next"),
        pytest.param(f"{A}主持会议，{B}讲话。", ("chair",), ("speaker",), id="each-his-own"),
        pytest.param(f"{A}、{B}分别介绍情况。", ("briefer",), ("briefer",), id="each"),
        pytest.param(f"{A}会见{B}一行。", ("host",), ("attendee",), id="host-and-guest"),
        pytest.param(f"出席会议的有：{A}、{B}。", ("attendee",), ("attendee",), id="listed-after-the-verb"),
        pytest.param(
            f"会议传达了决定：{A}、{B}。", ("mentioned",), ("mentioned",), id="listed-after-another-verb"
        ),
    ],
)
def test_roles_of_two_people(text: str, first: tuple[Role, ...], second: tuple[Role, ...]) -> None:
    found = roles(text)
    assert (found["周启山"], found["温若水"]) == (first, second)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param(["attendee", "speaker"], ("speaker",), id="attendee-beside-another"),
        pytest.param(["attendee", "mentioned"], ("attendee",), id="mentioned-beside-attendee"),
        pytest.param(["mentioned"], ("mentioned",), id="mentioned-alone"),
        pytest.param(["speaker", "chair", "speaker"], ("speaker", "chair"), id="each-once-in-order"),
    ],
)
def test_roles_that_weigh_less_are_left_out(given: list[Role], kept: tuple[Role, ...]) -> None:
    assert roles_of([Part("周启山", role, 0, 3) for role in given]) == {"周启山": kept}


@pytest.mark.parametrize(
    ("speech", "count"),
    [
        pytest.param("他说，要合作。", 1, id="pronoun"),
        pytest.param("他们说，要合作。", 0, id="they"),
    ],
)
def test_speech_of_a_pronoun_belongs_to_the_one_before(speech: str, count: int) -> None:
    found = [part for part in parts(f"{A}出席会议。{speech}") if part.role == "speaker"]
    assert len(found) == count


def test_deeds_inside_speech_are_not_the_speakers() -> None:
    assert roles(f"{A}说，要签署协议、出席论坛。") == {"周启山": ("speaker",)}


def test_guests_are_no_hosts() -> None:
    text = f"四川省党政代表团赴贵州省考察。{A}会见企业家。{B}会见代表团。"
    found = roles(text)
    assert "host" not in found.get("周启山", ())
    assert found["温若水"] == ("host",)


@pytest.mark.parametrize("count", [3, 60])
def test_citations_with_many_particles_are_read(count: int) -> None:
    assert roles(f"国家主席周启山{'对' * count}。") == {"周启山": ("mentioned",)}
