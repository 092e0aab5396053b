"""Events: what a report tells as held, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huishang.reading.acts.events import Acts

Read = Callable[..., Acts]


def told(acts: Acts) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [(e.type, e.start, e.end, [name for name, _ in e.parties]) for e in acts.events]


def test_a_journey_is_one_visit_with_its_meeting_and_signing(acts: Read) -> None:
    found = acts(
        "5月8日至10日，福建省泉州市党政代表团赴青海省西宁市考察。9日上午，两市召开座谈会。"
        "会上，双方签署《泉州市 西宁市友好合作协议》。代表团先后到城北生物园、青海大学参观。",
        "2023-05-12",
    )
    assert told(found) == [
        ("visit", "2023-05-08", "2023-05-10", ["泉州市", "西宁市"]),
        ("meeting", "2023-05-09", "2023-05-09", ["泉州市", "西宁市"]),
        ("signing", "2023-05-09", "2023-05-09", ["泉州市", "西宁市"]),
    ]
    assert [part for _, part in found.events[0].parties] == ["guest", "host"]
    assert [site.name for site in found.events[0].sites] == ["城北生物园", "青海大学"]


def test_a_meeting_on_the_way_has_no_day_of_its_own(acts: Read) -> None:
    found = acts("5月8日至10日，泉州市党政代表团赴西宁市考察。期间，两市召开座谈会。", "2023-05-12")
    assert told(found)[1][:3] == ("meeting", None, None)


@pytest.mark.parametrize(
    ("text", "guest", "host"),
    [
        ("5月8日，湖北省红安县委书记沈大河率队到福建省连城县考察红薯产业。", "红安县", "连城县"),
        (
            "5月8日，浙江省宁波市鄞州区潘火街道党工委书记沈大河率考察组到贵州省兴义市调研。",
            "潘火街道",
            "兴义市",
        ),
        ("5月8日，应邀来访的内蒙古自治区锡林郭勒盟党政代表团到河北省承德市考察。", "锡林郭勒盟", "承德市"),
    ],
)
def test_who_travels_is_the_delegation_s_or_the_leader_s_region(
    acts: Read, text: str, guest: str, host: str
) -> None:
    visit = acts(text, "2023-05-12").events[0]
    assert [name for name, _ in visit.parties] == [guest, host]


@pytest.mark.parametrize(
    "text",
    [
        "5月8日，泉州市委书记沈大河到泉州市晋江市调研。",  # his own region
        "泉州市党政代表团将于下月赴西宁市考察。",  # announced
        "会议研究了泉州市党政代表团赴西宁市考察的有关准备工作。",  # prepared
        "2019年，泉州市党政代表团曾赴西宁市考察。",  # recalled
        "近年来，泉州市与西宁市多次召开座谈会。",  # a habit
        "5月8日，全市对口合作工作推进会在泉州市召开。",  # its own
        "沈大河说，5月8日泉州市党政代表团赴西宁市考察。",  # said
        "泉州市、西宁市就共建园区达成意向，尚未签约。",  # not signed
    ],
)
def test_near_misses_are_no_events(acts: Read, text: str) -> None:
    assert acts(text, "2023-05-12").events == ()


def test_a_meeting_of_departments_has_the_departments(acts: Read) -> None:
    found = acts("近日，江西省发展和改革委员会、湖南省发展和改革委员会在萍乡市召开联席会议。", "2023-05-12")
    assert told(found) == [("meeting", None, None, ["江西省发展和改革委员会", "湖南省发展和改革委员会"])]


def test_a_national_meeting_has_the_regions_that_take_part(acts: Read) -> None:
    found = acts(
        "全国东西部协作工作会议17日在银川召开。国务院副总理沈大河出席会议并讲话。\n"
        "福建省、宁夏回族自治区负责同志在会上发言。",
        "2023-05-19",
    )
    assert told(found) == [("meeting", "2023-05-17", "2023-05-17", ["福建省", "宁夏回族自治区"])]


def test_commemorations_are_no_meetings_of_sides(acts: Read) -> None:
    found = acts(
        "纪念沈大河同志诞辰100周年座谈会15日在北京举行。福建省省长林小溪、江西省省长罗小山发言。",
        "2023-05-19",
    )
    assert told(found) == []


def test_a_ceremony_of_both_sides(acts: Read) -> None:
    found = acts(
        "5月8日，泉州市党政代表团赴西宁市考察。随后，泉州市委书记沈大河、西宁市委书记马小川为劳务协作工作站揭牌。",
        "2023-05-12",
    )
    assert told(found)[-1] == ("ceremony", "2023-05-08", "2023-05-08", ["泉州市", "西宁市"])


def test_every_span_lies_in_the_text(acts: Read) -> None:
    text = "5月8日，泉州市党政代表团赴西宁市考察。两市召开座谈会，签署合作协议。"
    for event in acts(text).events:
        assert 0 <= event.span_start < event.span_end <= len(text)


@pytest.mark.parametrize(
    "text", ["", "，", "《", "签署《》", "座谈会上", "会见", "31日，四川省代表团赴贵州省考察", "考察" * 3000]
)
def test_no_text_makes_it_fail(acts: Read, text: str) -> None:
    for published in (None, "2023-02-28", "0001-01-01"):
        acts(text, published)
