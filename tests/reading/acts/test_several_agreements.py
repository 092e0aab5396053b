"""Several agreements, several parties: which pair signs which, where a list of parties ends, what a name keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huishang.reading.acts.exchanges.events import Acts

Read = Callable[..., Acts]
Signed = list[tuple[str, list[str]]]

VISIT = "5月8日，泉州市党政代表团赴西宁市考察。会后，"


def signed(acts: Acts) -> Signed:
    return [(a.title, [name for name, _ in a.parties]) for a in acts.agreements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "泉州市林业局与西宁市林业局、泉州市公安局与西宁市公安局、安溪县感德镇与湟中区塔尔镇"
            "分别签订护林协议、警务协作协议和友好乡镇协议。",
            [
                ("护林协议", ["泉州市林业局", "西宁市林业局"]),
                ("警务协作协议", ["泉州市公安局", "西宁市公安局"]),
                ("友好乡镇协议", ["安溪县感德镇", "湟中区塔尔镇"]),
            ],
            id="as many pairs as agreements, the last two joined by 和",
        ),
        pytest.param(
            "泉州市与西宁市签订护林协议和防火协议。",
            [("护林协议", ["泉州市", "西宁市"]), ("防火协议", ["泉州市", "西宁市"])],
            id="one pair, two agreements",
        ),
        pytest.param(
            "泉州市与西宁市签订教育和卫生合作协议。",
            [("教育和卫生合作协议", ["泉州市", "西宁市"])],
            id="和 inside a name joins no agreements",
        ),
        pytest.param(
            "泉州市商会与西宁市商会签署两地商贸协议，泉州市医院与西宁市医院签署巡诊协议。",
            [
                ("两地商贸协议", ["泉州市商会", "西宁市商会"]),
                ("巡诊协议", ["泉州市医院", "西宁市医院"]),
            ],
            id="two clauses; 两地 belongs to the title",
        ),
        pytest.param(
            "泉州市与西宁市签署《防火协议》（以下简称《协议》）。此次《协议》的签订意义重大。",
            [("防火协议", ["泉州市", "西宁市"])],
            id="《协议》 alone is no title",
        ),
        pytest.param(
            "泉州市医院与西宁市医院签署《检验结果互认承诺书》。",
            [("检验结果互认承诺书", ["泉州市医院", "西宁市医院"])],
            id="a pledge to recognise each other's results",
        ),
        pytest.param("泉州市医院与员工签署《廉洁承诺书》。", [], id="a pledge inside one house"),
        pytest.param(
            "泉州市医院与西宁市医院签署《巡诊协议》。两院座谈后签订《巡诊协议书》。",
            [("巡诊协议", ["泉州市医院", "西宁市医院"])],
            id="told again as 协议书",
        ),
        pytest.param(
            "泉州市12个区与西宁市12个县分别签订区县协议。",
            [("区县协议", ["泉州市", "西宁市"])],
            id="nobody knows which of twelve districts",
        ),
    ],
)
def test_which_pair_signs_which(acts: Read, text: str, expected: Signed) -> None:
    assert signed(acts(VISIT + text, "2023-05-12")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "泉州港务公司、西宁物流公司、海东棉麻公司三方签订《联运协议》。",
            ["泉州港务公司", "西宁物流公司", "海东棉麻公司"],
            id="三方 is no part of the last name",
        ),
        pytest.param(
            "福建省安溪县、永春县，青海省互助土族自治县跨省三地签订《治水协议》。",
            ["安溪县", "永春县", "互助土族自治县"],
            id="a list with a comma, each region by its own name",
        ),
        pytest.param(
            "泉州市水利局，西宁市水利局、海东市水利局签订《治水协议》。",
            ["泉州市水利局", "西宁市水利局", "海东市水利局"],
            id="bodies with a comma",
        ),
        pytest.param(
            "泉州市检察院会同福建省漳州市检察院，青海省西宁市检察院、海东市检察院，共同签署《检察协议》。",
            ["泉州市检察院", "福建省漳州市检察院", "青海省西宁市检察院", "海东市检察院"],
            id="会同, a comma, and a clause that only signs",
        ),
        pytest.param(
            "在泉州市商会推动下，西宁市水利局与海东市水利局签订《治水协议》。",
            ["西宁市水利局", "海东市水利局"],
            id="a clause that is no list",
        ),
        pytest.param(
            "安溪县河长办公室与湟中区、互助县河长办公室签订《治水协议》。",
            ["安溪县河长办公室", "湟中区河长办公室", "互助县河长办公室"],
            id="the ending is shared with the bare region right before",
        ),
        pytest.param(
            "泉州市、西宁市人民政府签署《友好协议》。",
            ["泉州市人民政府", "西宁市人民政府"],
            id="a shared ending",
        ),
        pytest.param(
            "泉州市与上海市黄浦区人民政府签署《友好协议》。",
            ["泉州市", "上海市黄浦区人民政府"],
            id="not shared where the last is a chain and the first is not",
        ),
        pytest.param(
            "安溪县与西宁理工学院签署《校地合作协议》。",
            ["安溪县", "西宁理工学院"],
            id="not shared where the last gives its region short",
        ),
        pytest.param(
            "安溪县检察院党组书记、检察长林小溪，湟中区检察院党组书记、检察长沈大河会签《检察协议》。",
            ["安溪县检察院", "湟中区检察院"],
            id="people of two posts each, a comma between them",
        ),
        pytest.param(
            "福建省文旅厅党组书记、厅长林小溪与青海省文旅厅厅长沈大河，在西宁博物馆签署《合作协议》。",
            ["福建省文旅厅", "青海省文旅厅"],
            id="a clause of a place alone has no subject",
        ),
    ],
)
def test_where_a_party_ends(acts: Read, text: str, expected: list[str]) -> None:
    [(_, parties)] = signed(acts("5月8日，" + text, "2023-05-12"))
    assert parties == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "5月8日，福建省安溪县检察院与青海省湟中区检察院召开座谈会。会上，两院签署《检察协议》。",
            ["安溪县检察院", "湟中区检察院"],
            id="under 两院 the bodies go without the provinces",
        ),
        pytest.param(
            "5月8日，福建省安溪县检察院与青海省湟中区检察院签署《检察协议》。",
            ["福建省安溪县检察院", "青海省湟中区检察院"],
            id="in its place a body keeps its name as printed",
        ),
        pytest.param(
            "5月8日，安溪县感德镇与湟中区塔尔镇结为友好乡镇。座谈后，双方签订《友好协议》。",
            ["感德镇", "塔尔镇"],
            id="townships under 双方",
        ),
    ],
)
def test_names_called_again(acts: Read, text: str, expected: list[str]) -> None:
    [(_, parties)] = signed(acts(text, "2023-05-12"))
    assert parties == expected


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("泉州市人民政府与西宁市人民政府签署友好城市协议。", [["泉州市人民政府", "西宁市人民政府"]]),
        ("泉州市文旅局与西宁市文旅局签署友好城市协议。", [["泉州市", "西宁市"]]),
        (
            "泉州市文旅局与海东市文旅局签署友好城市协议。",
            [["泉州市", "西宁市"], ["泉州市文旅局", "海东市文旅局"]],
        ),
    ],
    ids=["of governments", "of departments", "of other regions"],
)
def test_an_agreement_told_twice(acts: Read, again: str, expected: list[list[str]]) -> None:
    found = signed(acts("5月8日，泉州市与西宁市签署友好城市协议。会上，" + again, "2023-05-12"))
    assert [parties for _, parties in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "安溪县与怒江州兰坪县、丽江市玉龙县公安局签订《护林协议》。",
            ["安溪县公安局", "怒江州兰坪县公安局", "丽江市玉龙县公安局"],
            id="regions of one level share an ending",
        ),
        pytest.param(
            "泉州市与湟中区人民医院签订《医疗协议》。",
            ["泉州市", "湟中区人民医院"],
            id="a city and a district's hospital share none",
        ),
        pytest.param(
            "湖南、重庆两省（市）政府签订《治水协议》。", ["湖南省政府", "重庆市政府"], id="两省（市）政府"
        ),
        pytest.param(
            "安溪县经兜村与湟中区鲁沙尔镇和平村签订《结对协议》。",
            ["安溪县经兜村", "湟中区鲁沙尔镇和平村"],
            id="和 of 和平 joins nothing",
        ),
        pytest.param(
            "泉州市公安局牵头联合西宁市公安局、海东市公安局签订《警务协议》。",
            ["泉州市公安局", "西宁市公安局", "海东市公安局"],
            id="联合 before a region joins",
        ),
        pytest.param(
            "泉州市工商业联合会与西宁市工商业联合会签订《商会协议》。",
            ["泉州市工商业联合会", "西宁市工商业联合会"],
            id="联合 inside a name does not",
        ),
        pytest.param(
            "泉州、西宁、海东三地消委会签订《维权协议》。",
            ["泉州市消委会", "西宁市消委会", "海东市消委会"],
            id="a consumers' council",
        ),
    ],
)
def test_what_joins_and_what_is_shared(acts: Read, text: str, expected: list[str]) -> None:
    [(_, parties)] = signed(acts("5月8日，" + text, "2023-05-12"))
    assert parties == expected


def test_two_provinces_are_not_their_departments(acts: Read) -> None:
    found = acts("5月8日，福建省文旅厅联合青海省文旅厅举办推介会。会上，两省签订《文旅协议》。", "2023-05-12")
    assert signed(found) == [("文旅协议", ["福建省", "青海省"])]
