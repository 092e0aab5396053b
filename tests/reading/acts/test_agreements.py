"""Agreements: titles as written, parties as named, those signed on the occasion only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huishang.reading.acts.exchanges.events import Acts

Read = Callable[..., Acts]

VISIT = "5月8日，泉州市党政代表团赴西宁市考察。"


def signed(acts: Acts) -> list[tuple[str, list[str]]]:
    return [(a.title, [name for name, _ in a.parties]) for a in acts.agreements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "双方签署《泉州市人民政府 西宁市人民政府战略合作协议》。",
            [("泉州市人民政府 西宁市人民政府战略合作协议", ["泉州市人民政府", "西宁市人民政府"])],
        ),
        ("两市签订《产业协作协议》。", [("产业协作协议", ["泉州市", "西宁市"])]),
        (
            "泉州市教育局与西宁市教育局签署《教师轮训协议》。",
            [("教师轮训协议", ["泉州市教育局", "西宁市教育局"])],
        ),
        ("两市教育局签署《教师轮训协议》。", [("教师轮训协议", ["泉州市教育局", "西宁市教育局"])]),
        (
            "两市教育局、林业局分别签署《教师轮训协议》《护林协议》。",
            [
                ("教师轮训协议", ["泉州市教育局", "西宁市教育局"]),
                ("护林协议", ["泉州市林业局", "西宁市林业局"]),
            ],
        ),
        (
            "宝盖镇与多巴镇、蚶江镇与上新庄镇分别签订结对协议。",
            [("结对协议", ["宝盖镇", "多巴镇"]), ("结对协议", ["蚶江镇", "上新庄镇"])],
        ),
        (
            "会上，泉州市、西宁市文旅部门签署了客源互送备忘录。",
            [("客源互送备忘录", ["泉州市文旅部门", "西宁市文旅部门"])],
        ),
        (
            "甲镇、乙乡分别与丙镇、丁乡签订《结对协议》。",
            [("结对协议", ["甲镇", "丙镇"]), ("结对协议", ["乙乡", "丁乡"])],
        ),
        ("林小溪代表泉州市、韩小山代表西宁市签署《护林协议》。", [("护林协议", ["泉州市", "西宁市"])]),
        ("会后，泉州、西宁两市政府签署《护林协议》。", [("护林协议", ["泉州市政府", "西宁市政府"])]),
        (
            "会后，泉州市、西宁市、海东市三方签署《护林协议》。",
            [("护林协议", ["泉州市", "西宁市", "海东市"])],
        ),
        (
            "泉州市与西宁市的教育、卫健部门分别签署《教师轮训协议》《巡诊协议》。",
            [
                ("教师轮训协议", ["泉州市教育部门", "西宁市教育部门"]),
                ("巡诊协议", ["泉州市卫健部门", "西宁市卫健部门"]),
            ],
        ),
        ("两市林业局负责人签署《护林协议》。", [("护林协议", ["泉州市林业局", "西宁市林业局"])]),
        ("会后，代表团与西宁市会谈，与西宁市签署《护林协议》。", [("护林协议", ["泉州市", "西宁市"])]),
        ("会后，泉州、西宁两市签署《护林协议》。", [("护林协议", ["泉州市", "西宁市"])]),
        (
            "会后，有关负责人代表双方签署《泉州市林业局 西宁市林业局护林协议》。",
            [("泉州市林业局 西宁市林业局护林协议", ["泉州市林业局", "西宁市林业局"])],
        ),
        ("双方在《泉州市与西宁市护林协议书》上签字。", [("泉州市与西宁市护林协议书", ["泉州市", "西宁市"])]),
        ("会上，由华侨大学与青海大学签署《联合培养协议》。", [("联合培养协议", ["华侨大学", "青海大学"])]),
    ],
)
def test_title_and_parties(acts: Read, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert signed(acts(VISIT + text, "2023-05-12")) == expected


def test_who_signs_and_who_witnesses(acts: Read) -> None:
    found = acts(
        VISIT
        + "在泉州市委书记沈大河、西宁市委书记马小川见证下，泉州市副市长林小溪与西宁市副市长韩小山签署《护林协议》。",
        "2023-05-12",
    )
    assert found.agreements[0].signatories == ("林小溪", "韩小山")
    assert found.agreements[0].witnesses == ("沈大河", "马小川")


@pytest.mark.parametrize(
    "text",
    [
        "2019年两市曾签署《农业合作协议》。",
        "自《农业合作协议》签署以来，两市往来不断。",
        "两市将落实好签署的《农业合作协议》。",
        "两市就共建园区达成意向，尚未签约。",
        "各镇与区政府签订了《年度目标责任书》。",
        "双方应签订土地流转合同。",
        "双方未签署《护林协议》。",
    ],
)
def test_what_is_not_signed_here(acts: Read, text: str) -> None:
    assert signed(acts(VISIT + text, "2023-05-12")) == []


def test_a_count_without_titles_is_a_warning_and_no_invented_title(acts: Read) -> None:
    found = acts(VISIT + "会上，两市签署6份合作协议。", "2023-05-12")
    assert found.agreements == ()
    assert [warning.code for warning in found.warnings] == ["agreement-unnamed"]
