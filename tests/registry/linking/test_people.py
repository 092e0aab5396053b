"""Whether two mentions are one person: valid and near-miss side by side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huishang.registry.linking import Mention, explain, judge_people

DAY = date(2023, 11, 22)


def mention(name: str, post: str, days: int = 0, region: str = "", side: str = "") -> Mention:
    return Mention(name, tuple(post.split("、")) if post else (), region, DAY + timedelta(days), side)


@pytest.mark.parametrize(
    ("a", "b", "verdict", "reason"),
    [
        (("柏青松", "四川省省长"), ("柏青松", "省长", 30, "四川省"), "same", "same_post"),
        (("柏青松", "四川省省长"), ("柏青松", "贵州省省长", 30), "different", "conflict"),
        (("柏青松", "四川省省长"), ("柏青松", "四川省省长", 4500), "unsure", "far_in_time"),
        (("柏青松", "四川省省长"), ("柏青山", "四川省省长", 3000), "different", "one_character"),
        (("柏青松", "四川省省长"), ("柏清松", "四川省省长", 30), "unsure", "misprint_possible"),
        (("柏青松", "四川省省长"), ("柏清松", "绵阳市市长", 30), "different", "homophone"),
        (("柏青松", "四川省省长"), ("柏青松", "桐梓县副县长", 300), "different", "climb"),
        (("柏青松", "绵阳市副市长"), ("柏青松", "绵阳市市长", 1000), "same", "succession"),
        (("王伟", "绵阳市副市长"), ("王伟", "绵阳市市长", 1000), "unsure", "common_name"),
        (("王伟", "绵阳市副市长"), ("王伟", "绵阳市副市长", 1000), "same", "same_post"),
        (("柏青松", "绵阳市市长"), ("柏青松", "绵阳市副市长", 1000), "unsure", "backwards"),
        (("柏青松", "绵阳市市长"), ("柏青松", "德阳市委书记", 1000), "unsure", "move"),
        (("柏青松", "桐梓县副县长"), ("柏青松", "洛川县副县长", 1000), "different", "far_apart"),
        (("柏青松", "绵阳市市长"), ("柏青松", "", 10), "unsure", "no_post"),
        (("柏青松", "绵阳市领导"), ("柏青松", "绵阳市副市长", 10), "same", "same_group"),
        (("柏青松", "绵阳市领导"), ("柏青松", "桐梓县副县长", 10), "different", "conflict"),
        (("柏青松", "四川省水利厅"), ("柏青松", "四川省水利厅厅长", 10), "same", "same_body"),
        (("柏青松", "四川省卫生计生委主任"), ("柏青松", "四川省卫生健康委主任", 900), "same", "successor"),
        (("柏青松", "绵阳市副市长"), ("柏青松", "绵阳市公安局局长", 1), "same", "posts_together"),
        (("柏青松", "绵阳市教育局局长"), ("柏青松", "绵阳市公安局局长", 1), "different", "conflict"),
        (("柏青松", "桐梓县副县长（挂职）", 700), ("柏青松", "余杭区发改局副局长"), "unsure", "climb"),
        (("柏青松", "蜀山集团总经理"), ("柏青松", "蜀山集团董事长", 1000), "same", "succession"),
        (("柏青松", "四川省政府副秘书长"), ("柏青松", "四川省委副秘书长", 5), "unsure", "post_unclear"),
        (("柏青松", "广安市委书记"), ("柏青松", "四川省委常委", 5), "unsure", "posts_together"),
        (("柏青松", "广安市委书记"), ("柏青松", "四川省水利厅厅长", 5), "different", "conflict"),
        (("柏某", "广安市委书记"), ("柏某", "广安市委书记", 5), "unsure", "anonymous"),
        (("柏青松（女，藏族）", "广安市委书记"), ("柏青松", "广安市委书记", 5), "same", "bracket_form"),
        (("Bai Qingsong", "四川省省长"), ("柏青松", "Governor of Sichuan", 30), "unsure", "no_post"),
        (("Bai Qingsong", "四川省省长"), ("柏青松", "四川省省长", 30), "same", "pinyin_form"),
        (("Bai Qingsong", "绵阳市副市长"), ("柏青松", "绵阳市市长", 1000), "unsure", "pinyin_form"),
    ],
)
def test_two_mentions_are_judged(a: tuple, b: tuple, verdict: str, reason: str) -> None:
    judgement = judge_people(mention(*a), mention(*b))
    assert judgement.verdict == verdict
    assert reason in judgement.reasons


def test_two_sides_of_one_occasion_are_two_persons() -> None:
    host = mention("江南", "副市长", 0, "绵阳市", side="四川省")
    assert judge_people(host, mention("江南", "", 1, "", side="贵州省")).reasons[0] == "other_side"
    assert judge_people(host, mention("江南", "", 90, "", side="贵州省")).verdict == "unsure"
    assert judge_people(host, mention("江南", "绵阳市副市长", 1, "", side="绵阳市")).verdict == "same"


def test_without_a_date_only_the_same_post_links() -> None:
    known = Mention("柏青松", ("四川省省长",))
    assert judge_people(known, Mention("柏青松", ("四川省长",))).verdict == "same"
    assert judge_people(known, Mention("柏青松", ("四川省委书记",))).reasons[-1] == "time_unknown"


NAMES = st.sampled_from(
    ["柏青松", "柏清松", "王伟", "王 偉", "Bai Qingsong", "曾一鸣", "奇·达布希图", "达布希图"]
)
POSTS = st.lists(
    st.sampled_from(
        [
            "四川省省长",
            "省委书记",
            "绵阳市副市长",
            "绵阳市领导",
            "市教育局局长",
            "四川大学校长",
            "四川省政府",
            "贵州省副省长",
            "桐梓县县长",
        ]
    ),
    max_size=2,
)
MENTIONS = st.builds(
    Mention,
    NAMES,
    POSTS.map(tuple),
    st.sampled_from(["", "四川省", "绵阳市", "贵州省"]),
    st.one_of(st.none(), st.dates(date(2010, 1, 1), date(2026, 1, 1))),
    st.sampled_from(["", "四川省", "贵州省"]),
)


@given(MENTIONS, MENTIONS)
def test_judging_has_no_order_and_explains_itself(a: Mention, b: Mention) -> None:
    judgement = judge_people(a, b)
    assert judge_people(b, a) == judgement
    assert 0 <= judgement.score <= 1
    assert all(explain(judgement, "zh")) and all(explain(judgement, "en"))


@given(MENTIONS)
def test_a_mention_is_never_another_person_than_itself(one: Mention) -> None:
    assert judge_people(one, one).verdict != "different"


@pytest.mark.parametrize(
    ("side", "day", "verdict"),
    [
        ("贵州省", date(2024, 5, 3), "same"),
        ("贵州省", date(2024, 5, 6), "unsure"),
        ("", date(2024, 5, 3), "unsure"),
        ("四川省", date(2024, 5, 3), "different"),
    ],
)
def test_a_common_name_on_one_side_of_one_occasion_is_one_person(side: str, day: date, verdict: str) -> None:
    one = Mention("张伟", ("贵州省领导",), "贵州省", date(2024, 5, 1), "贵州省")
    other = Mention("张伟", ("贵州省副省长",), "贵州省", day, side)
    assert judge_people(one, other).verdict == verdict
    assert judge_people(other, one).verdict == verdict
