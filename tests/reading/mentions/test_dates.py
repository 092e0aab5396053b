"""Dates: what fixes a day, what only looks like one."""

from __future__ import annotations

import pytest

from huishang.reading.layout import lay_out
from huishang.reading.mentions.dates import DateMention, find_published
from huishang.reading.mentions.dates import find_dates as dates_of
from huishang.reading.mentions.days import months_between, number
from huishang.reading.scan import scan


def find_dates(text: str, published: str | None = None) -> list[DateMention]:
    page = lay_out(text)
    return dates_of(page, scan(page.text), published)


def days(text: str, published: str | None = None) -> list[tuple[str | None, str | None]]:
    return [(d.first, d.last) for d in find_dates(text, published) if d.precision in ("day", "vague")]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("5月8日至10日，甲地代表团来访。", "2023-05-12", [("2023-05-08", "2023-05-10")]),
        ("5月30日—6月2日，代表团来访。", "2023-06-12", [("2023-05-30", "2023-06-02")]),
        ("5月8-10日，代表团来访。", "2023-06-12", [("2023-05-08", "2023-05-10")]),
        ("2月27日、28日，代表团来访。", "2023-06-12", [("2023-02-27", "2023-02-28")]),
        ("12月30日，代表团来访。", "2023-01-02", [("2022-12-30", "2022-12-30")]),
        ("5月8日，代表团来访。", None, [("05-08", "05-08")]),
        ("今年3月2日，代表团来访。", "2023-05-12", [("2023-03-02", "2023-03-02")]),
        ("去年3月2日，代表团来访。", "2023-05-12", [("2022-03-02", "2022-03-02")]),
        ("二〇二三年十一月二日，代表团来访。", None, [("2023-11-02", "2023-11-02")]),
        (
            "5月8日至10日，代表团来访。9日上午，双方座谈。",
            "2023-05-12",
            [("2023-05-08", "2023-05-10"), ("2023-05-09",) * 2],
        ),
        ("5月9日，代表团来访。当天下午，双方座谈。", None, [("05-09", "05-09"), ("05-09", "05-09")]),
        ("8日，两市座谈。", "2023-05-02", [("2023-04-08", "2023-04-08")]),
        ("5 月 8 日，两市座谈。", "2023-05-12", [("2023-05-08", "2023-05-08")]),
        ("2023 年 5 月 8 日至 10 日，代表团来访。", None, [("2023-05-08", "2023-05-10")]),
        ("8日，两市在甲县座谈。", None, [(None, None)]),
        ("周三，两市座谈。", "2023-05-12", [("2023-05-10", "2023-05-10")]),
        ("周六在京举行。", "2023-05-12", [("2023-05-06", "2023-05-06")]),
        ("周三，两市座谈。", None, [(None, None)]),
        ("昨日，两市座谈。", "2023-05-01", [("2023-04-30", "2023-04-30")]),
        ("昨(3)日，两市座谈。", "2023-05-04", [("2023-05-03", "2023-05-03")]),
        ("今天上午，两市座谈。", None, [(None, None)]),
        ("近日，两市座谈。", "2023-05-04", [(None, None)]),
        (
            "2月28日，代表团来访。1日下午，双方座谈。",
            "2023-03-02",
            [("2023-02-28",) * 2, ("2023-03-01",) * 2],
        ),
        (
            "2月28日，代表团来访。1日下午，双方座谈。",
            "2023-02-28",
            [("2023-02-28",) * 2, ("2023-02-01",) * 2],
        ),
        ("5月9日，代表团来访。次日，双方座谈。", None, [("05-09", "05-09"), ("05-10", "05-10")]),
        ("次日，双方座谈。", "2023-05-04", [(None, None)]),
        ("上月28日，两市座谈。", "2023-01-04", [("2022-12-28", "2022-12-28")]),
        ("本月2日，两市座谈。", "2023-01-04", [("2023-01-02", "2023-01-02")]),
        ("本周三，两市座谈。", "2023-05-05", [("2023-05-03", "2023-05-03")]),
        ("上周五，两市座谈。", "2023-05-05", [("2023-04-28", "2023-04-28")]),
        ("本周五，两市座谈。", "2023-05-03", [(None, None)]),
        ("本周，两市座谈。", "2023-05-03", [(None, None)]),
    ],
)
def test_a_day_is_fixed_by_the_text_or_by_publication(
    text: str, published: str | None, expected: list[tuple[str | None, str | None]]
) -> None:
    assert days(text, published) == expected


@pytest.mark.parametrize(
    "text",
    [
        "6月底前完成。",
        "5月20日前报送。",
        "十年来两地往来不断。",
        "会议在2号馆召开。",
        "第3日程。",
        "2月31日，两市座谈。",
        "为期3年。",
    ],
)
def test_terms_durations_and_halls_are_no_days(text: str) -> None:
    assert days(text, "2023-06-12") == []


def test_the_reporter_s_own_date_carries_the_month_but_dates_no_event() -> None:
    found = find_dates("某网成都4月3日电(记者甲乙)3日，两市召开座谈会。", "2020-04-04")
    assert [(d.first, d.dateline) for d in found] == [("2020-04-03", True), ("2020-04-03", False)]


def test_an_edition_is_no_year_of_background() -> None:
    found = find_dates("两市召开2022年第一次会议。2019年，两市曾签约。", "2022-06-12")
    assert [(d.first, d.precision) for d in found] == [("2019", "year")]


def test_publication_comes_from_lines_around_the_report() -> None:
    page = lay_out("两市座谈\n发布时间：2022-04-22  来源：某处\n4月20日，两市在丙地召开座谈会。")
    found = find_published(page)
    assert found is not None
    assert found[0] == "2022-04-22"
    assert page.text[found[1] : found[2]] == "2022-04-22"


def test_a_publication_without_a_year_is_none() -> None:
    assert find_published(lay_out("两市座谈\n发布时间：04-22 09:12\n4月20日，两市在丙地召开座谈会。")) is None


def test_numbers_and_months() -> None:
    assert [number(w) for w in ("11", "十一", "二十", "二〇二三", "三十一", "", None)] == [
        11,
        11,
        20,
        2023,
        31,
        None,
        None,
    ]
    assert months_between("2023-01-31", "2023-04-01") == 3
    assert months_between("01-31", "2023-04-01") == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("5月22至23日", ["5月22至23日"], id="a-range"),
        pytest.param("22-23日", ["22-23日"], id="a-range-without-month"),
        pytest.param("12345年1月2日", [], id="no-year-of-five-digits"),
        pytest.param("第22日", [], id="a-count"),
    ],
)
def test_dates_begin_with_their_first_number(text: str, words: list[str]) -> None:
    assert [date.words for date in find_dates(text, "2023-11-24") if date.precision == "day"] == words
