"""The twenty things that the texts do to a reader, each beside its near miss, on whole short reports.

Officials are invented, regions are real, sentences are our own.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from huishang.reading import Reading, read

PUBLISHED = "2031-05-10"
VISIT = "5月8日，四川省党政代表团赴贵州省考察。"
MEET = "5月8日，四川省与贵州省在成都召开座谈会。"


class Case(NamedTuple):
    """A text, and what a careful reader finds in it; None is not looked at."""

    text: str
    names: list[str] | None = None
    posts: dict[str, list[str]] | None = None
    roles: dict[str, list[str]] | None = None
    events: list[tuple[str, str | None, str | None]] | None = None
    parties: list[list[str]] | None = None
    agreements: list[str] | None = None
    commitments: list[str] | None = None
    warnings: list[str] | None = None


def check(case: Case, published: str | None = PUBLISHED) -> None:
    """Compare what a case names with what is read."""
    found = facts(read(case.text, published=published))
    expected = {key: value for key, value in case._asdict().items() if key != "text" and value is not None}
    assert expected, "a case without expectation"
    assert {key: found[key] for key in expected} == expected


def facts(reading: Reading) -> dict[str, object]:
    return {
        "names": [person.name for person in reading.people],
        "posts": {person.name: [post.title for post in person.posts] for person in reading.people},
        "roles": {person.name: list(person.roles) for person in reading.people},
        "events": [(event.type, event.start, event.end) for event in reading.events],
        "parties": [sorted(party.region for party in event.parties) for event in reading.events],
        "agreements": [agreement.title for agreement in reading.agreements],
        "commitments": [commitment.quote for commitment in reading.commitments],
        "warnings": [warning.code for warning in reading.warnings],
    }


def table(**cases: Case) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases.items()])


GLUED = f"{VISIT}四川省委书记周启山、贵州省委书记温若水讲话，贵州省省长江秋白主持座谈会。\n"


@table(
    glued=Case(f"周启山温若水讲话 江秋白主持\n{GLUED}", ["周启山", "温若水", "江秋白"]),
    phrase=Case(f"周密部署高效推进\n{GLUED}", ["周启山", "温若水", "江秋白"]),
    mixed_lengths=Case(
        f"周启山江白讲话\n{VISIT}四川省委书记周启山、贵州省省长江白讲话。\n", ["周启山", "江白"]
    ),
    unknown_to_the_body=Case(f"丰硕成果惠及两地\n{GLUED}", ["周启山", "温若水", "江秋白"]),
)
def test_01_headline_of_glued_names(case: Case) -> None:
    check(case)


@table(
    one_fact_a_line=Case(
        f"川黔座谈会召开\n周启山讲话\n江秋白介绍情况\n{MEET}四川省委书记周启山讲话，贵州省省长江秋白介绍情况。\n",
        roles={"周启山": ["speaker"], "江秋白": ["briefer"]},
        events=[("meeting", "2031-05-08", "2031-05-08")],
    ),
    repeated_between_captions=Case(
        f"川黔座谈会召开\n{MEET}四川省委书记周启山讲话。\n川黔座谈会召开\n图为座谈会现场\n",
        names=["周启山"],
        events=[("meeting", "2031-05-08", "2031-05-08")],
    ),
)
def test_02_headlines_of_several_lines(case: Case) -> None:
    check(case)


@table(
    stacked=Case(
        "四川省委副书记、成都市委书记周启山出席。",
        posts={"周启山": ["四川省委副书记", "成都市委书记"]},
    ),
    shared=Case(
        "成都市副市长周启山、温若水出席。", posts={"周启山": ["成都市副市长"], "温若水": ["成都市副市长"]}
    ),
    not_shared=Case(
        "成都市副市长周启山、达州市文旅局局长温若水出席。",
        posts={"周启山": ["成都市副市长"], "温若水": ["达州市文旅局局长"]},
    ),
)
def test_03_posts_before_names(case: Case) -> None:
    check(case)


@table(
    a_list=Case(
        "成都市领导周启山、温若水、江秋白参加。",
        posts={"周启山": ["成都市领导"], "温若水": ["成都市领导"], "江秋白": ["成都市领导"]},
    ),
    outlets_own=Case(
        "来源：四川日报\n省领导周启山、温若水参加。\n",
        posts={"周启山": ["四川省领导"], "温若水": ["四川省领导"]},
    ),
    region_never_told=Case("省领导周启山、温若水参加。", posts={"周启山": ["省领导"], "温若水": ["省领导"]}),
    nobody_named=Case("成都市领导高度重视这次会议。", names=[]),
)
def test_04_group_labels(case: Case) -> None:
    check(case)


DEICTIC = "5月8日，贵阳市党政代表团来我市考察。市委书记周启山会见代表团一行。\n"


@table(
    told_by_the_outlet=Case(
        f"来源：成都日报\n{DEICTIC}", posts={"周启山": ["成都市委书记"]}, parties=[["成都市", "贵阳市"]] * 2
    ),
    told_by_the_tail=Case(f"{DEICTIC}（成都市融媒体中心供稿）\n", posts={"周启山": ["成都市委书记"]}),
    told_by_nobody=Case(
        "5月8日，代表团来我市考察。市委书记周启山会见代表团一行。\n",
        posts={"周启山": ["市委书记"]},
        warnings=["region-unresolved"],
    ),
)
def test_05_words_that_point(case: Case) -> None:
    check(case)


@table(
    told_by_the_guest=Case(
        "5月8日，珠海市党政代表团赴黑河市考察。珠海市委书记周启山率队，黑河市委书记温若水陪同考察。",
        roles={"周启山": ["leader"], "温若水": ["companion"]},
        parties=[["珠海市", "黑河市"]],
    ),
    told_by_the_host=Case(
        "5月8日，珠海市党政代表团来黑河市考察。珠海市委书记周启山率队，黑河市委书记温若水陪同考察。",
        roles={"周启山": ["leader"], "温若水": ["companion"]},
        parties=[["珠海市", "黑河市"]],
    ),
)
def test_06_one_event_from_either_side(case: Case) -> None:
    check(case)
    (event,) = read(case.text, published=PUBLISHED).events
    assert {party.region: party.part for party in event.parties} == {"珠海市": "guest", "黑河市": "host"}


@table(
    pair=Case("5月8日，川黔两省在贵阳召开座谈会。", parties=[["四川省", "贵州省"]]),
    pairing=Case(
        "5月8日，苏陕协作座谈会在西安召开，江苏省副省长周启山、陕西省副省长温若水出席。",
        parties=[["江苏省", "陕西省"]],
    ),
    letters_in_words=Case("会议提出，宁静的乡村要建好，海河水要清。", parties=[], events=[]),
)
def test_07_short_forms_of_pairs(case: Case) -> None:
    check(case)


@table(
    both_sides=Case(
        f"{MEET}双方签署《川黔文旅合作协议》。",
        agreements=["川黔文旅合作协议"],
        parties=[["四川省", "贵州省"]] * 2,
    ),
    two_provinces=Case(f"{VISIT}8日下午，两省在贵阳召开座谈会。", parties=[["四川省", "贵州省"]] * 2),
    nobody_meant=Case("5月8日，双方召开座谈会。", parties=[], events=[]),
)
def test_08_words_of_cross_reference(case: Case) -> None:
    check(case)


@table(
    city_to_prefecture=Case(
        "5月8日，宁波市党政代表团赴贵州省黔西南布依族苗族自治州考察，宁波市市长周启山、黔西南州州长温若水出席座谈会。",
        posts={"周启山": ["宁波市市长"], "温若水": ["黔西南州州长"]},
    ),
    district_to_league=Case(
        "5月8日，鄂尔多斯市康巴什区党政代表团赴阿拉善盟考察，"
        "阿拉善盟盟长周启山、行署副盟长温若水，阿拉善左旗旗长江秋白陪同。",
        posts={"周启山": ["阿拉善盟盟长"], "温若水": ["阿拉善盟行署副盟长"], "江秋白": ["阿拉善左旗旗长"]},
        parties=[["康巴什区", "阿拉善盟"]],
    ),
    inside_one=Case("5月8日，成都市党政代表团赴成都市金牛区考察。", parties=[], events=[]),
)
def test_09_parties_of_unequal_level(case: Case) -> None:
    check(case)


ROLES = (
    f"{MEET}四川省委书记周启山主持并讲话，贵州省委书记温若水讲话。四川省省长江秋白、贵州省省长罗青野分别介绍两省情况。"
    "在周启山、温若水见证下，江秋白、罗青野分别代表双方签署《川黔合作协议》。四川省副省长何雨舟陪同考察。"
)


@table(
    separate_verbs=Case(
        ROLES,
        roles={
            "周启山": ["chair", "speaker", "witness"],
            "温若水": ["speaker", "witness"],
            "江秋白": ["briefer", "signatory"],
            "罗青野": ["briefer", "signatory"],
            "何雨舟": ["companion"],
        },
    ),
    words_only_cited=Case(
        "会议学习国家主席周启山重要讲话精神，四川省省长江秋白主持。",
        roles={"周启山": ["mentioned"], "江秋白": ["chair"]},
    ),
)
def test_10_who_does_what(case: Case) -> None:
    check(case)


SIGN = "5月8日，四川省与贵州省在成都举行签约仪式，双方签署"


@table(
    names_inside_the_title=Case(
        f"{SIGN}《四川省人民政府 贵州省人民政府深化合作框架协议》《川黔文化旅游合作协议》。",
        agreements=["四川省人民政府 贵州省人民政府深化合作框架协议", "川黔文化旅游合作协议"],
    ),
    one_named_and_a_count=Case(
        f"{SIGN}《川黔合作协议》和12个专项合作协议。",
        agreements=["川黔合作协议"],
        warnings=["agreement-unnamed"],
    ),
    only_a_count=Case(f"{SIGN}12个专项合作协议。", agreements=[], warnings=["agreement-unnamed"]),
)
def test_11_several_agreements_in_one_signing(case: Case) -> None:
    check(case)


JOINT = "5月8日，广安市与渝北区在广安召开联席会议。会上，"


@table(
    beside_a_donation=Case(
        f"{JOINT}双方签署《广安渝北合作协议》，渝北区向广安市捐赠资金100万元。",
        agreements=["广安渝北合作协议"],
    ),
    intention_only=Case(
        f"{JOINT}两地企业达成合作意向。", agreements=[], events=[("meeting", "2031-05-08", "2031-05-08")]
    ),
)
def test_12_signed_and_not_signed(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("text", "published", "events"),
    [
        pytest.param(
            f"{VISIT.replace('5月8日', '5月8日至9日')}9日下午，两省在贵阳召开座谈会。",
            PUBLISHED,
            [("visit", "2031-05-08", "2031-05-09"), ("meeting", "2031-05-09", "2031-05-09")],
            id="range-and-day",
        ),
        pytest.param(VISIT, None, [("visit", "05-08", "05-08")], id="no-year-anywhere"),
        pytest.param(VISIT, "2031-05-07", [("visit", "2030-05-08", "2030-05-08")], id="page-before-the-day"),
        pytest.param(VISIT, "2031-05-08", [("visit", "2031-05-08", "2031-05-08")], id="page-of-the-day"),
        pytest.param(
            VISIT.replace("5月8日", "昨日"),
            PUBLISHED,
            [("visit", "2031-05-09", "2031-05-09")],
            id="yesterday",
        ),
        pytest.param(VISIT.replace("5月8日", "昨日"), None, [("visit", None, None)], id="yesterday-of-what"),
        pytest.param(VISIT.replace("5月8日", "近日"), PUBLISHED, [("visit", None, None)], id="lately"),
    ],
)
def test_13_dates(text: str, published: str | None, events: list[tuple[str, str | None, str | None]]) -> None:
    check(Case(text, events=events), published)


@table(
    third_ground=Case(
        "5月8日，广西壮族自治区与贵州省在成都召开座谈会，广西壮族自治区副主席周启山、贵州省副省长温若水出席。",
        parties=[["广西壮族自治区", "贵州省"]],
    ),
    ground_of_one_side=Case(MEET, parties=[["四川省", "贵州省"]]),
)
def test_14_place_of_meeting(case: Case) -> None:
    check(case)


@table(
    dots_of_any_kind=Case(
        "内蒙古自治区副主席奇•达楞太、包‧格日勒图和额尔敦巴雅尔出席会议。",
        names=["奇•达楞太", "包‧格日勒图", "额尔敦巴雅尔"],
    ),
    no_dots=Case("甘孜州副州长扎西彭措、普布顿珠出席会议。", names=["扎西彭措", "普布顿珠"]),
    ends_like_a_conjunction=Case(
        "自治区副主席奇·达楞太、那顺孟和，副州长扎西彭措出席。", names=["奇·达楞太", "那顺孟和", "扎西彭措"]
    ),
    dots_in_other_words=Case("会议在米·格式工作室举行，《春·夏》展览开幕。", names=[]),
    peoples_inside_posts=Case(
        "黔西南布依族苗族自治州州长周启山出席。", posts={"周启山": ["黔西南布依族苗族自治州州长"]}
    ),
)
def test_15_names_of_other_peoples(case: Case) -> None:
    check(case)


@table(
    traditional=Case(
        "5月8日，四川省黨政代表團赴貴州省考察。四川省委書記周啟山、貴州省委書記溫若水出席並講話。",
        names=["周啟山", "溫若水"],
        roles={"周啟山": ["speaker"], "溫若水": ["speaker"]},
        parties=[["四川省", "贵州省"]],
    ),
    doubled_marks_and_pronunciation=Case(
        "5月8日,四川省党政代表团赴贵州省考察,，四川省委书记周启山在贵阳(yáng)出席座谈会.",
        names=["周启山"],
        events=[("visit", "2031-05-08", "2031-05-08"), ("meeting", "2031-05-08", "2031-05-08")],
    ),
    hard_wrapped=Case(
        "5月8日，四川省党政代表团赴贵州省考察，四川省委书记周启\n"
        "山出席座谈会并讲话，贵州省委书记温若水主持会议，双方就\n"
        "深化合作进行了交流，四川省省长江秋白介绍情况，贵州省省\n"
        "长罗青野介绍情况，两省有关部门负责同志参加了这次座谈会\n"
        "并共同考察了有关项目。\n",
        names=["周启山", "温若水", "江秋白", "罗青野"],
    ),
    lines_that_are_paragraphs=Case(
        "四川省委书记周启\n山出席座谈会。\n四川省委书记温若水主持。\n", names=["周启", "温若水"]
    ),
)
def test_16_damaged_text(case: Case) -> None:
    check(case)


@table(
    nothing_is_put_right=Case(
        "5月8日，四川省党政代表团赴吉尔吉斯斯坦考察。", parties=[["吉尔吉斯斯坦", "四川省"]]
    ),
    as_the_text_has_it=Case("5月8日，四川省党政代表团赴吉林省考察。", parties=[["吉林省", "四川省"]]),
    a_post_as_written=Case("四川省国务委员周启山参加。", posts={"周启山": ["四川省国务委员"]}),
)
def test_17_copies_with_wrong_facts_are_read_as_they_stand(case: Case) -> None:
    check(case)


@table(
    around_the_report=Case(
        f"首页 > 要闻\n当前位置：首页\n{VISIT}四川省委书记周启山率队。\n【编辑：温若水】\n责任编辑：江秋白\n"
        "相关链接\n省长罗青野会见外宾\n版权所有 某网\n",
        names=["周启山"],
        events=[("visit", "2031-05-08", "2031-05-08")],
    ),
    reporters=Case(f"本报讯（记者 温若水 通讯员 江秋白）{VISIT}四川省委书记周启山率队。\n", names=["周启山"]),
    an_editor_who_takes_part=Case(f"{VISIT}四川日报总编辑周启山参加。\n", names=["周启山"]),
)
def test_18_page_furniture(case: Case) -> None:
    check(case)


@table(
    announced=Case("四川省党政代表团将赴贵州省考察。", events=[]),
    inside_one_province=Case(
        "5月8日，四川省召开对口支援工作领导小组会议，四川省委书记周启山主持。",
        events=[],
        roles={"周启山": ["chair"]},
    ),
    figures=Case("十年来，苏铜两市互访五百余批，交流干部三百名。", events=[], names=[]),
    held=Case(VISIT, events=[("visit", "2031-05-08", "2031-05-08")]),
)
def test_19_near_misses_of_an_exchange(case: Case) -> None:
    check(case)


@table(
    wishes=Case(f"{MEET}四川省委书记周启山表示，要加强文化旅游合作。", commitments=["要加强文化旅游合作"]),
    slogan=Case(f"{MEET}四川省委书记周启山表示，要携手谱写新篇章。", commitments=[]),
    account_of_oneself=Case(f"{MEET}贵州省委书记温若水说，贵州去年接待游客一亿人次。", commitments=[]),
    thanks=Case(f"{MEET}贵州省委书记温若水对四川的支持表示感谢。", commitments=[]),
)
def test_20_speech_and_fact(case: Case) -> None:
    check(case)
