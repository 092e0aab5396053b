"""Which statements are commitments, where their quotes begin and end, and what is read of them."""

from __future__ import annotations

import pytest

from huishang.reading.acts.speech.between import between_sides, internal
from huishang.reading.scan import scan


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("闻笛说，要共建跨江码头。", ["要共建跨江码头"]),
        ("闻笛说，希望双方完善会商机制，强化港口协同。", ["完善会商机制", "强化港口协同"]),
        ("闻笛说，我们愿与云岭一道，建设跨江码头。", ["建设跨江码头"]),
        ("闻笛说，滨江愿向云岭开放港口泊位。", ["向云岭开放港口泊位"]),
        ("林间月说，贵州将向四川供应清洁电力。", ["将向四川供应清洁电力"]),
        ("林间月说，我们将与滨江一道建设跨江码头。", ["建设跨江码头"]),
        ("闻笛提出三点建议：一要修通跨江公路；二要联合治理河道。", ["要修通跨江公路", "要联合治理河道"]),
        ("根据协议，两县将在港口、旅游等领域开展合作。", ["将在港口、旅游等领域开展合作"]),
        ("经协商，两县达成一致：一是共建跨江码头；二是统一客票系统。", ["共建跨江码头", "统一客票系统"]),
        ("林间月说，恳请滨江县医院派医生到云岭坐诊。", ["滨江县医院派医生到云岭坐诊"]),
        (
            "根据协议，两县将互派干部；双方在港口建设方面开展经验交流。同时，共建跨江码头；积极探索客票统一。",
            ["将互派干部", "双方在港口建设方面开展经验交流", "共建跨江码头", "积极探索客票统一"],
        ),
        (
            "两县签署合作协议。主要内容包括共建跨江码头，统一客票系统。",
            ["共建跨江码头", "统一客票系统"],
        ),
        (
            "此次两县缔结友好县，将进一步深化港口合作，在旅游等方面开展交流。",
            ["将进一步深化港口合作", "在旅游等方面开展交流"],
        ),
        ("闻笛要求两县交通部门联合建设航标平台。", ["两县交通部门联合建设航标平台"]),
        ("林间月说，贵州将为四川船员提供培训场地。", ["将为四川船员提供培训场地"]),
        ("林间月说，贵州将强化协作资金监管，共建跨江码头。", ["将强化协作资金监管", "共建跨江码头"]),
        ("考察团对滨江县的码头表示赞赏，希望加强两县间的干部交流。", ["加强两县间的干部交流"]),
        ("双方表达了合作的愿望，一致希望共建跨江码头。", ["共建跨江码头"]),
        (
            "闻笛在发言中提出，在交通上，共建跨江码头；在旅游上，统一客票系统。",
            ["共建跨江码头", "统一客票系统"],
        ),
        ("两县旅游局签订客运合作协议，决定建立会商机制，统一客票系统。", ["建立会商机制", "统一客票系统"]),
        (
            "闻笛说，滨江江阔水深。双方协商议定：一是共建跨江码头。船员不定期互访；交流航运经验。二是统一客票系统。",
            ["共建跨江码头", "船员不定期互访", "交流航运经验", "统一客票系统"],
        ),
        (
            "下一步，两县将共建跨江码头。特别是搭建客运合作平台，统一客票系统。",
            ["将共建跨江码头", "特别是搭建客运合作平台", "统一客票系统"],
        ),
    ],
)
def test_commitments(report, text: str, quotes: list[str]) -> None:
    assert report.quotes(text) == quotes


@pytest.mark.parametrize(
    "text",
    [
        "闻笛说，感谢云岭多年的支持。",
        "闻笛说，近年来，滨江加强港口建设，货运量翻了一番。",
        "闻笛说，两县要携手谱写合作新篇章。",
        "闻笛说，要深入学习贯彻大会精神，提高政治站位。",
        "闻笛说，云岭的做法值得学习。",
        "两县已建成跨江码头。",
        "两县经协商达成共识，签订友好协议书，缔结为友好县。",
        "同时，双方在港口开展了交流。",
        "缔结友好县的仪式将于10月举行。",
        "两县将旧渡口移交给船工合作社。",
        "大桥将于10月通车。",
        "江水把两岸连在一起。",
        "林间月说，贵州将对世界产生影响，将为全球带来机遇。",
        "考察团对滨江县的码头表示赞赏，认为做法值得学习。",
        "从战略的提出，到码头的建成，两县联手打通三条公路。",
        "两县签订客运合作协议，决定权在船东手里。",
        "双方协商议定：两县的港口资源都十分丰富，通过多种形式。",
    ],
)
def test_no_commitments(report, text: str) -> None:
    assert report.quotes(text) == []


def test_orders_inside_one_region_are_none(report) -> None:
    text = "滨江县对口协作工作领导小组召开全体会议。闻笛要求，要加强协作资金管理，开展协作项目检查。"
    page, _ = report.page(text)
    assert internal(page.text)
    assert not internal("两县召开协作工作会议。闻笛要求，要加强协作资金管理。")


def test_a_document_about_other_things_has_none(report) -> None:
    other = "闻笛主持召开防汛会议。" + "要加固堤防，备足物料。" * 20
    assert not between_sides(other, scan(other))
    joint = "两县召开协作座谈会。" + "要加固堤防，备足物料。" * 5
    assert between_sides(joint, scan(joint))


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        ("共建跨江码头", "connectivity"),
        ("推动汽车零部件产业协作", "industry"),
        ("推出精品旅游线路", "tourism"),
        ("联合治理跨界河流", "ecology"),
        ("选派医生驻点坐诊", "services"),
        ("完善联席会议机制", "mechanism"),
        ("联合打击跨省犯罪", "other"),
    ],
)
def test_field(report, clause: str, field: str) -> None:
    assert [one.field for _, one in report.promised(f"闻笛说，要{clause}。")] == [field]


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        ("组织滨江商超采购云岭的茶叶", "connectivity"),
        ("扩大云岭的茶叶种植", "industry"),
        ("推进产业、教育、文化等领域合作", "industry"),
        ("推进教育、产业、文化等领域合作", "services"),
    ],
)
def test_of_several_fields_the_trade_or_the_first_counts(report, clause: str, field: str) -> None:
    assert [one.field for _, one in report.promised(f"闻笛说，要{clause}。")] == [field]


def test_two_towns_are_sides() -> None:
    towns = "两镇召开联防会。" + "要加固堤防，备足物料。" * 3
    assert between_sides(towns, scan(towns))
    lone = "全镇召开防汛会。" + "要加固堤防，备足物料。" * 3
    assert not between_sides(lone, scan(lone))


def test_a_heading_gives_its_field_to_what_stands_below(report) -> None:
    text = "闻笛说，要聚焦文化旅游融合，推动标准统一。"
    assert [one.field for _, one in report.promised(text)] == ["tourism", "tourism"]


@pytest.mark.parametrize(
    ("clause", "strength"),
    [
        ("确保跨江码头如期建成", "确保"),
        ("建设跨江码头", "推进"),
        ("力争开通跨江航线", "力争"),
        ("探索建设跨江码头", "探索"),
    ],
)
def test_strength(report, clause: str, strength: str) -> None:
    assert [one.strength for _, one in report.promised(f"闻笛说，要{clause}。")] == [strength]


def test_term_and_targets(report) -> None:
    text = "闻笛说，要在6月底前建成12个跨江泊位。"
    ((quote, one),) = report.promised(text, "2024-03-01")
    assert one.due == "2024-06"
    assert len(one.targets) == 1
    assert "12个" in quote


def test_the_speaker_and_the_act_stand_with_a_commitment(report) -> None:
    ((_, one),) = report.promised("林间月说，云岭愿开放高山牧场。")
    assert (one.speaker, one.act) == ("林间月", "pledge")
