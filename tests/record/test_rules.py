from __future__ import annotations

import pytest

from huishang.record.rules import (
    AgreementKind,
    AgreementState,
    Level,
    composed_title,
    kind_of,
    level_of,
    may_carry,
    may_follow,
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("河东省人民政府 江南省人民政府战略合作框架协议", "framework"),
        ("关于推进交通建设合作的协议", "special"),
        ("深化合作行动计划（2018-2022年）", "plan"),
        ("协商合作机制实施细则", "plan"),
        ("加强两省合作备忘录", "memorandum"),
        ("联合宣言", "other"),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: str) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("levels", "posts", "level"),
    [
        (["province", "province"], ["江南省委书记"], Level.LEADERS),
        (["province", "province"], ["江南省副省长"], Level.DEPUTIES),
        (["province"], ["江南省委副书记"], Level.DEPUTIES),
        (["province", "province"], ["江南省发展和改革委员会主任"], Level.DEPARTMENTS),
        (["prefecture", "prefecture"], ["东山市委书记"], Level.CITIES),
        (["county", "county"], [], Level.COUNTIES),
        (["province", "province"], [], None),
    ],
)
def test_regions_and_posts_tell_the_level(levels: list[str], posts: list[str], level: Level | None) -> None:
    assert level_of(levels, posts) == level


def test_an_agreement_goes_on_but_never_back() -> None:
    assert may_follow(AgreementState.NEGOTIATED, AgreementState.SIGNED)
    assert may_follow(AgreementState.SIGNED, AgreementState.IN_FORCE)
    assert may_follow(AgreementState.EXPIRED, AgreementState.IN_FORCE)
    assert not may_follow(AgreementState.SIGNED, AgreementState.NEGOTIATED)
    assert not may_follow(AgreementState.NEGOTIATED, AgreementState.IN_FORCE)
    assert not any(may_follow(AgreementState.ENDED, state) for state in AgreementState)


def test_a_framework_carries_plans_and_a_plan_no_framework() -> None:
    assert may_carry(AgreementKind.FRAMEWORK, AgreementKind.SPECIAL)
    assert may_carry(AgreementKind.SPECIAL, AgreementKind.PLAN)
    assert not may_carry(AgreementKind.PLAN, AgreementKind.FRAMEWORK)
    assert not may_carry(AgreementKind.SPECIAL, AgreementKind.FRAMEWORK)


def test_a_composed_title_takes_no_papers_words() -> None:
    stages = [("visit", "来川考察"), ("meeting", "座谈会"), ("meeting", "两省交流座谈会"), ("signing", "")]
    assert (
        composed_title(["河东省"], ["江南省"], [], stages) == "江南省赴河东省考察，举行两省交流座谈会，签约"
    )
    assert composed_title([], [], ["河东省", "江南省"], [("signing", "")]) == "河东省、江南省签约"
