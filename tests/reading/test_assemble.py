"""From drafts in normal form to the contract's form: places become spans of the original."""

from __future__ import annotations

import pytest

from huishang.reading import read
from huishang.reading.assemble import quoted
from huishang.reading.layout import lay_out
from huishang.reading.warnings import told


def codes(text: str, published: str | None = None) -> list[str]:
    return [warning.code for warning in read(text, published=published).warnings]


def test_quoted_gives_the_originals_characters() -> None:
    text = "在贵阳(yáng)会見\n"
    page = lay_out(text)
    at = page.text.index("阳")
    place = quoted(page, at, at + 2)
    assert place.quote == "阳(yáng)会" == text[slice(*place.span)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        pytest.param("四川省省長溫啟山出席。", "溫啟山", "四川省省長", id="traditional"),
        pytest.param("四川省省长温启山出席。", "温启山", "四川省省长", id="simplified"),
        pytest.param("自治区主席奇•达楞太出席。", "奇•达楞太", "自治区主席", id="the-texts-own-dot"),
    ],
)
def test_people_are_written_as_in_the_text(text: str, name: str, title: str) -> None:
    (person,) = read(text).people
    assert (person.name, person.posts[0].title) == (name, title)
    assert person.mentions[0].quote == name


def test_people_with_a_line_break_inside_the_name() -> None:
    line = "四川省党政代表团赴贵州省考察学习并就交通合作座谈四川省委书记周启"
    text = (
        f"{line}\n山出席会议贵州省委书记温若水主持会议贵州省省长江秋白出席四川省省\n"
        + f"{'川' * len(line)}\n" * 3
    )
    person = next(person for person in read(text).people if person.name == "周启山")
    assert person.mentions[0].quote == "周启\n山"


def test_people_stand_in_the_order_of_the_text() -> None:
    people = read("四川省省长温若水、副省长周启山出席。温若水说，要合作。").people
    assert [person.name for person in people] == ["温若水", "周启山"]
    assert [len(person.mentions) for person in people] == [2, 1]


@pytest.mark.parametrize(
    ("post", "side"),
    [
        pytest.param("四川省省长", "四川省", id="province"),
        pytest.param("全国政协委员", None, id="nation"),
        pytest.param("全国政协委员、成都市副市长", "成都市", id="the-first-with-a-region"),
    ],
)
def test_people_stand_for_the_region_of_their_post(post: str, side: str | None) -> None:
    (person,) = read(f"{post}周启山出席。").people
    assert person.side == side


EXCHANGE = "{when}，四川省党政代表团赴贵州省考察。四川省委书记周启山率队。"


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        pytest.param("2031年5月8日", "2031-05-10", [], id="all-known"),
        pytest.param("近日", "2031-05-10", ["date-unknown"], id="vague-day"),
        pytest.param("2031年5月8日", None, ["published-unknown"], id="no-publication"),
        pytest.param("5月8日", None, ["published-unknown", "year-unknown"], id="no-year"),
    ],
)
def test_doubts_about_dates(when: str, published: str | None, expected: list[str]) -> None:
    assert codes(EXCHANGE.format(when=when), published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("市委书记周启山出席。", ["region-unresolved"], id="no-city-named"),
        pytest.param("成都市委书记周启山出席。", [], id="city-named"),
        pytest.param("全国政协委员周启山出席。", [], id="no-region-left-out"),
    ],
)
def test_doubts_about_posts(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_participants_belong_to_their_event() -> None:
    text = (
        "2031年5月8日，四川省党政代表团赴贵州省考察。四川省委书记周启山率队。"
        "2031年5月9日，四川省与贵州省在贵阳召开座谈会。贵州省委书记温若水主持会议。"
    )
    visit, meeting = read(text).events
    assert [(who.name, who.role) for who in visit.participants] == [("周启山", "leader")]
    assert [(who.name, who.role) for who in meeting.participants] == [("温若水", "chair")]


def test_told_has_words_for_every_code_in_use() -> None:
    assert told("date-unknown")
    with pytest.raises(KeyError):
        told("no-such-code")
