from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huishang.record.assembly import assemble
from huishang.record.elements import Element, element
from huishang.record.matching import Likeness, Occasion, alike, compare, occasion, pair_up
from tests.record.reports import of_the_guest, of_the_host


def told(
    day: str = "2021-05-11",
    sides: tuple[str, ...] = ("河东省", "江南省"),
    host: str = "河东省",
    place: str = "东山市",
    people: tuple[str, ...] = ("何东升", "江一帆"),
) -> Occasion:
    return occasion(
        [
            *(element("party", name=s, part="host" if s == host else "party") for s in sides),
            element("stage", type="meeting", name="座谈会", start=day, place=place),
            *(element("participation", name=name) for name in people),
        ]
    )


def test_the_hosts_and_the_guests_reports_tell_of_one_occasion() -> None:
    host, guest = (occasion(assemble(r.findings).drafts[0].elements) for r in (of_the_host(), of_the_guest()))
    judged = compare(host, guest)
    assert judged.likeness is Likeness.SAME
    assert "people_shared" in judged.reasons


@pytest.mark.parametrize(
    "other",
    [
        {"sides": ("江南省", "河东省")},
        {"sides": ("江南省人民政府", "河东省人民政府"), "host": "河东省人民政府"},
        {"place": "河东省东山市"},
        {"place": ""},
        {"host": ""},
        {"people": ()},
        {"day": "2021-05"},
        {"day": "2021-05-12"},
        {"sides": ("河东省", "江南省", "西山省")},
    ],
)
def test_same(other: dict[str, Any]) -> None:
    assert compare(told(), told(**other)).likeness is Likeness.SAME


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"day": ""}, "day_missing"),
        ({"day": "2021-05-12", "people": ("何立新", "江明远")}, "days_near"),
        ({"day": "2021-05", "people": ()}, "month_only"),
        ({"host": "江南省"}, "other_host"),
        ({"place": "西河市"}, "other_place"),
        ({"people": ("何立新", "江明远")}, "no_person_shared"),
        ({"sides": ("河东省", "江南省", "西山省"), "people": ()}, "sides_overlap"),
    ],
)
def test_unsure(other: dict[str, Any], reason: str) -> None:
    judged = compare(told(), told(**other))
    assert judged.likeness is Likeness.UNSURE
    assert reason in judged.reasons


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"day": "2021-05-14"}, "other_days"),
        ({"day": "2022-05-11"}, "other_days"),
        ({"day": "2021-06"}, "other_days"),
        ({"sides": ("河东省", "西山省")}, "other_sides"),
        ({"sides": ("东山市", "江南省")}, "other_sides"),
    ],
)
def test_different(other: dict[str, Any], reason: str) -> None:
    judged = compare(told(), told(**other))
    assert (judged.likeness, judged.reasons) == (Likeness.DIFFERENT, (reason,))


OCCASIONS = st.builds(
    told,
    day=st.sampled_from(["", "2021", "2021-05", "2021-05-11", "2021-05-12", "2021-05-20"]),
    sides=st.sampled_from(
        [("河东省", "江南省"), ("江南省", "河东省"), ("河东省", "江南省", "西山省"), ("河东省",)]
    ),
    host=st.sampled_from(["", "河东省", "江南省"]),
    place=st.sampled_from(["", "东山市", "西河市"]),
    people=st.sampled_from([(), ("何东升",), ("何东升", "江一帆"), ("何立新", "江明远")]),
)


@given(OCCASIONS, OCCASIONS)
def test_the_order_of_the_two_does_not_matter(a: Occasion, b: Occasion) -> None:
    one, two = compare(a, b), compare(b, a)
    assert (one.likeness, set(one.reasons)) == (two.likeness, set(two.reasons))


@pytest.mark.parametrize(
    ("a", "b", "are_one"),
    [
        (("stop", {"name": "三星堆博物馆"}), ("stop", {"name": "广汉三星堆博物馆"}), True),
        (("stop", {"name": "东山港"}), ("stop", {"name": "西山港"}), False),
        (("stop", {"name": "学校"}), ("stop", {"name": "东山学校"}), False),
        (
            ("participation", {"name": "江一帆", "side": "江南省"}),
            ("participation", {"name": "江一帆", "side": ""}),
            True,
        ),
        (("participation", {"name": "江一帆"}), ("participation", {"name": "江一凡"}), False),
        (
            ("stage", {"type": "meeting", "start": "2021-05-11"}),
            ("stage", {"type": "meeting", "start": "2021-05-12"}),
            True,
        ),
        (
            ("stage", {"type": "meeting", "start": "2021-05-11"}),
            ("stage", {"type": "meeting", "start": "2021-05-13"}),
            False,
        ),
        (("stage", {"type": "meeting"}), ("stage", {"type": "visit"}), False),
        (
            ("agreement", {"title": "《战略合作框架协议》"}),
            ("agreement", {"title": "战略合作框架协议"}),
            True,
        ),
        (("agreement", {"title": "框架协议"}), ("agreement", {"title": "旅游合作框架协议"}), False),
        (("agreement", {"title": "文旅合作协议"}), ("agreement", {"title": "交通合作协议"}), False),
    ],
)
def test_parts_of_one_occasion(a: Any, b: Any, are_one: bool) -> None:
    one, two = element(a[0], **a[1]), element(b[0], **b[1])
    assert bool(alike(one, two)) is bool(alike(two, one)) is are_one


def test_two_meetings_of_a_day_are_told_apart_by_their_names() -> None:
    def meeting(name: str) -> Element:
        return element("stage", type="meeting", name=name, start="2021-05-11")

    left = [meeting("企业座谈会"), meeting("两省经济社会发展座谈会")]
    right = [meeting("经济社会发展座谈会"), meeting("两省企业座谈会")]
    assert sorted(pair_up(left, right)) == [(0, 1), (1, 0)]


def test_titles_that_name_the_pair_in_either_order_are_one_agreement() -> None:
    def agreement(first: str, second: str) -> Element:
        parts = tuple(element("agreement_party", name=f"{side}人民政府") for side in (first, second))
        return element("agreement", *parts, title=f"{first}人民政府 {second}人民政府战略合作框架协议")

    assert alike(agreement("河东省", "江南省"), agreement("江南省", "河东省"))
