"""Everybody named: the finders joined, and every further mention."""

from __future__ import annotations

import pytest

from huishang.reading.layout import lay_out
from huishang.reading.mentions.people import find_people
from huishang.reading.mentions.regions import find_regions
from huishang.reading.mentions.roster import Roster
from huishang.reading.scan import scan

BODY = "四川省委书记周启山、贵州省委书记高峰出席座谈会。\n"


def roster(text: str) -> Roster:
    page = lay_out(text)
    hits = scan(page.text)
    return find_people(page, hits, find_regions(page, hits))


def places(text: str, name: str) -> list[int]:
    return [mention.start for mention in roster(text).mentions if mention.name == name]


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        pytest.param("周启山高峰出席", [("周启山", 0), ("高峰", 3)], id="glued-names-of-the-body"),
        pytest.param("高峰周启山介绍", [("高峰", 0), ("周启山", 2)], id="a-short-name-before-a-known-one"),
        pytest.param("周启山：高峰期周启山出席", [("周启山", 0), ("周启山", 7)], id="a-word-before-no-name"),
        pytest.param("周启山：攀登高峰之路", [("周启山", 0)], id="a-word-in-the-headline"),
        pytest.param("川黔合作座谈会召开", [], id="no-names"),
    ],
)
def test_headlines_are_split_by_the_names_of_the_body(headline: str, found: list[tuple[str, int]]) -> None:
    mentions = roster(f"{headline}\n{BODY}").mentions
    assert [(m.name, m.start) for m in mentions if m.start < len(headline)] == found


def test_people_mention_every_place_of_a_name() -> None:
    text = f"{BODY}周启山说，要合作。周启山还说，要落实。"
    assert places(text, "周启山") == [6, text.index("周启山说"), text.index("周启山还说")]


@pytest.mark.parametrize(
    ("after", "count"),
    [
        pytest.param("习近平总书记讲话。", 1, id="the-person"),
        pytest.param("习近平新时代中国特色社会主义思想。", 0, id="the-theory"),
    ],
)
def test_people_named_in_a_theory_are_not_meant(after: str, count: int) -> None:
    text = f"国家主席习近平出席。{after}"
    assert len(places(text, "习近平")) == 1 + count


def test_people_are_not_named_in_credits() -> None:
    assert places(f"{BODY}责任编辑：周启山\n", "周启山") == [6]


def test_people_replaced_before_a_courtesy_word_keep_no_post() -> None:
    found = roster("达州市高市长周启山主席参加会议。")
    assert set(found.names) == set(found.posts)


@pytest.mark.parametrize("text", ["", "四川省", "，、。", "省长", "市长、" * 50])
def test_people_in_texts_without_any(text: str) -> None:
    assert roster(text).names == []
