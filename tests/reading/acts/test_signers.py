"""Who signs: the clause's own parties, whom 双方 means, who acts in the clauses before, the document's sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huishang.reading.acts.exchanges.events import Acts

Read = Callable[..., Acts]
Signed = list[tuple[str, list[str]]]

VISIT = "5月8日，泉州市党政代表团赴西宁市考察。"


def signed(acts: Acts) -> Signed:
    return [(a.title, [name for name, _ in a.parties]) for a in acts.agreements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "9月2日，江北医院与甲山集团举行签约仪式。双方签署医疗协作协议。",
            [("医疗协作协议", ["江北医院", "甲山集团"])],
            id="双方 are the bodies of the sentence before",
        ),
        pytest.param(
            VISIT + "会后，泉州市第一医院与西宁市第二医院座谈，双方签署《巡诊协议》。",
            [("巡诊协议", ["泉州市第一医院", "西宁市第二医院"])],
            id="双方 are the bodies of the clause before, not the document's sides",
        ),
        pytest.param(
            VISIT + "会上，双方签署《战略合作协议》。",
            [("战略合作协议", ["泉州市", "西宁市"])],
            id="双方 are the document's sides where no others are named",
        ),
        pytest.param(
            VISIT + "会上，两市教育局就教师轮训达成一致，双方签署《教师轮训协议》。",
            [("教师轮训协议", ["泉州市教育局", "西宁市教育局"])],
            id="双方 are the two departments of the clause before",
        ),
        pytest.param(
            VISIT + "会后，泉州市农业局与西宁市农业局达成合作，签下牦牛肉购销合同。",
            [("牦牛肉购销合同", ["泉州市农业局", "西宁市农业局"])],
            id="a clause without subject takes the one before",
        ),
        pytest.param(
            "3月6日，岳阳市、九江市、咸宁市三地生态环境局在岳阳市召开联席会议，共同签署《治水协议》。",
            [("治水协议", ["岳阳市生态环境局", "九江市生态环境局", "咸宁市生态环境局"])],
            id="three bodies of the clause before",
        ),
        pytest.param(
            VISIT + "泉州市与西宁市签署《战略合作协议》，与海东市签署《护林协议》。",
            [("战略合作协议", ["泉州市", "西宁市"]), ("护林协议", ["泉州市", "海东市"])],
            id="与丙 joins the first party of the clause before",
        ),
        pytest.param(
            "3月6日，浦口区教育局局长林小溪带队到柞水县考察，并与柞水县教科局签订《教育结对协议》。",
            [("教育结对协议", ["浦口区教育局", "柞水县教科局"])],
            id="与丙 joins the body of the person who acts in the clause before",
        ),
    ],
)
def test_whom_the_words_before_name(acts: Read, text: str, expected: Signed) -> None:
    assert signed(acts(text, "2023-05-12")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "湘鄂赣三省人社厅在岳阳签订《社保卡备忘录》。",
            ["湖南省人社厅", "湖北省人社厅", "江西省人社厅"],
            id="letters, a count and an ending",
        ),
        pytest.param(
            "川渝两地卫健委在泸州签署《急救协议》。",
            ["四川省卫健委", "重庆市卫健委"],
            id="letters and 两地",
        ),
        pytest.param(
            "云阳县与利川市签署《护林协议》，两地林业局出席。",
            ["云阳县", "利川市"],
            id="an ending after the verb is none of it",
        ),
        pytest.param(
            "国网闽山电力与国网河湟电力在西宁签署《绿电协议》。",
            ["国网闽山电力", "国网河湟电力"],
            id="bodies that end like none",
        ),
        pytest.param(
            "闽山九宫民宿与西宁河湟有限公司在西宁签署《客源协议》。",
            ["闽山九宫民宿", "西宁河湟有限公司"],
            id="a stranger beside a company",
        ),
        pytest.param(
            "闽山银行今天与河湟船舶集团公司在京签署《授信协议》。",
            ["闽山银行", "河湟船舶集团公司"],
            id="a day before the joint",
        ),
        pytest.param(
            "副市长林小溪代表泉州市政府与河湟集团副总经理韩小山签署《投资协议》。",
            ["泉州市政府", "河湟集团"],
            id="a post after the joint has its own body only",
        ),
    ],
)
def test_parties_of_the_clause(acts: Read, text: str, expected: list[str]) -> None:
    [(_, parties)] = signed(acts("5月8日，" + text, "2023-05-12"))
    assert parties == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "两市发改、商务等部门签署了《合作交流协议》。",
            [
                ("合作交流协议", ["泉州市发改部门", "西宁市发改部门"]),
                ("合作交流协议", ["泉州市商务部门", "西宁市商务部门"]),
            ],
        ),
        (
            "两市林业局、公安局分别签订护林协议、警务协作协议。",
            [
                ("护林协议", ["泉州市林业局", "西宁市林业局"]),
                ("警务协作协议", ["泉州市公安局", "西宁市公安局"]),
            ],
        ),
        (
            "林小溪、韩小山见证了泉州市教育局与西宁市教育局签署《轮训协议》、泉州市卫健委与西宁市卫健委签署《巡诊协议》。",
            [
                ("轮训协议", ["泉州市教育局", "西宁市教育局"]),
                ("巡诊协议", ["泉州市卫健委", "西宁市卫健委"]),
            ],
        ),
        (
            "两市文旅局局长林小溪、韩小山代表双方签署了《客源协议》。",
            [("客源协议", ["泉州市文旅局", "西宁市文旅局"])],
        ),
        (
            "两市有关部门、镇街、学校签订《结对协议》。",
            [("结对协议", ["泉州市", "西宁市"])],
        ),
        (
            "泉州市文旅局与西宁市文旅局签署《泉州市与西宁市客源协议》。",
            [("泉州市与西宁市客源协议", ["泉州市文旅局", "西宁市文旅局"])],
        ),
    ],
)
def test_departments_of_both_sides(acts: Read, text: str, expected: Signed) -> None:
    assert signed(acts(VISIT + "会上，" + text, "2023-05-12")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "9月10日，天水市政府与济南市政府战略合作协议签约仪式在济南举行。",
            [("战略合作协议", ["天水市政府", "济南市政府"])],
        ),
        (
            "9月10日，闽山电视台与天水市人民政府在天水举行宣传合作协议签约仪式。",
            [("宣传合作协议", ["闽山电视台", "天水市人民政府"])],
        ),
        (
            "9月10日，天水市政府与济南市政府合作协议签约仪式举行。两市签署《对口协作协议》。",
            [("对口协作协议", ["天水市", "济南市"])],
        ),
        (
            "9月10日，泉州市总工会、西宁市总工会《疗休养协议》签约仪式在西宁举行。",
            [("疗休养协议", ["泉州市总工会", "西宁市总工会"])],
        ),
        ("9月10日，天水市政府与济南市政府友好城市签约仪式举行。", []),
    ],
)
def test_a_ceremony_names_what_no_sentence_does(acts: Read, text: str, expected: Signed) -> None:
    assert signed(acts(text, "2023-12-12")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5月8日，闽山公司与新职工签订劳动合同。",
        "5月8日，供应商须在3个工作日内与采购单位签订供货合同。",
        "5月8日，甲军与乙军签署停火协议。",
        "三年多来，泉州市与西宁市签署了农业协作协议。",
    ],
)
def test_contracts_of_no_side_and_of_other_years(acts: Read, text: str) -> None:
    assert signed(acts(text, "2023-05-12")) == []


def test_a_title_behind_an_agreement_is_no_agreement(acts: Read) -> None:
    found = acts("5月8日，闽山电视台与闽山文联签署合作协议并举行《山海大会》开机仪式。", "2023-05-12")
    assert signed(found) == [("合作协议", ["闽山电视台", "闽山文联"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "泉州市政法委与西宁市政法委签署政法合作实施方案，泉州市公安局、泉州市司法局分别与西宁市公安局、西宁市司法局签署合作方案。",
            [
                ("政法合作实施方案", ["泉州市政法委", "西宁市政法委"]),
                ("合作方案", ["泉州市公安局", "西宁市公安局"]),
                ("合作方案", ["泉州市司法局", "西宁市司法局"]),
            ],
        ),
        (
            "泉州市卫健委与西宁市卫健委，泉州市第一医院与西宁市第二医院，分别签署了《卫生协议》《专科协议》。",
            [
                ("卫生协议", ["泉州市卫健委", "西宁市卫健委"]),
                ("专科协议", ["泉州市第一医院", "西宁市第二医院"]),
            ],
        ),
        (
            "泉州市林业局、西宁市林业局等签订“护林联防协议”。",
            [("护林联防协议", ["泉州市林业局", "西宁市林业局"])],
        ),
        (
            "泉州市与闽山移动公司签署“数字泉州”合作协议。",
            [("“数字泉州”合作协议", ["泉州市", "闽山移动公司"])],
        ),
        (
            "举行泉州市陈埭镇·西宁市多巴镇结对协议签约仪式。",
            [("结对协议", ["泉州市陈埭镇", "西宁市多巴镇"])],
        ),
        (
            "陈埭镇与多巴镇结为友好镇，签订《结对协议》。",
            [("结对协议", ["陈埭镇", "多巴镇"])],
        ),
        (
            "两校校长林小溪、韩小山在签约仪式上签署结对协议。",
            [("结对协议", ["泉州市", "西宁市"])],
        ),
    ],
)
def test_lists_marks_and_ceremonies(acts: Read, text: str, expected: Signed) -> None:
    assert signed(acts(VISIT + "会上，" + text, "2023-05-12")) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("泉州市公安局西宁市公安局警务协议", ["泉州市公安局", "西宁市公安局"]),
        ("泉州市陈埭镇—西宁市多巴镇结对协议", ["泉州市陈埭镇", "西宁市多巴镇"]),
        ("泉州市陈埭镇涵口村—西宁市多巴镇河口村结对协议", ["泉州市陈埭镇涵口村", "西宁市多巴镇河口村"]),
        ("福建省泉州市、青海省西宁市协作协议", ["泉州市", "西宁市"]),
        ("泉州市乡镇卫生院协议", ["泉州市", "西宁市"]),
    ],
)
def test_whom_a_title_names(acts: Read, title: str, expected: list[str]) -> None:
    assert signed(acts(VISIT + f"双方签署《{title}》。", "2023-05-12")) == [(title, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "11月9日，湘鄂赣三省人社厅在岳阳签订《备忘录协议》。",
            ["湖南省人社厅", "湖北省人社厅", "江西省人社厅"],
        ),
        (
            "11月9日，甲山公司与乙水公司、丙林银行与丁田银行在泉州签订《意向协议》。",
            ["甲山公司", "乙水公司", "丙林银行", "丁田银行"],
        ),
        ("11月9日，泉州市与西宁市在泉州签订《护林协议》。", ["泉州市", "西宁市"]),
        ("11月9日，泉州市政府与西宁市政府在泉州签订《护林协议》。", ["泉州市", "西宁市"]),
    ],
)
def test_whose_occasion_a_signing_alone_is(acts: Read, text: str, expected: list[str]) -> None:
    [event] = acts(text, "2023-12-12").events
    assert [name for name, _ in event.parties] == expected
