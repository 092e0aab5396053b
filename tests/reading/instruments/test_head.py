from __future__ import annotations

from typing import Any

import pytest


def test_head_of_a_joint_notice(read: Any, joint: str) -> None:
    _, draft = read(joint)
    assert draft.head.number == "苏政办发〔2031〕7号"
    assert draft.head.issuers == ("江苏省人民政府办公厅", "浙江省人民政府办公厅")
    assert draft.head.signed == "2031-03-09"
    assert draft.head.plan_title == "太湖南岸协同发展实施方案"
    assert draft.head.addressees == ("江苏省各市、浙江省各市人民政府", "两省人民政府各部门")


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        (
            "江苏省人民政府办公厅浙江省人民政府办公厅关于印发甲方案的通知",
            ("江苏省人民政府办公厅", "浙江省人民政府办公厅"),
        ),
        ("交通运输部办公厅公安部办公厅关于印发甲方案的通知", ("交通运输部办公厅", "公安部办公厅")),
        ("省人民政府关于印发甲方案的通知（黔府发〔2031〕2号）", ("贵州省人民政府",)),
        ("关于印发甲方案的通知", ()),
        ("转发省教育厅关于甲工作意见的通知", ()),
    ],
)
def test_issuers_from_titles(read: Any, title: str, issuers: tuple[str, ...]) -> None:
    _, draft = read(f"{title}\n各市人民政府：\n现将《甲方案》印发给你们。\n")
    assert draft.head.issuers == issuers


def test_a_cited_number_is_not_the_documents_own(read: Any) -> None:
    _, draft = read(
        "某市人民政府关于乙事的通知\n各区人民政府：\n根据《丙意见》（国发〔2030〕5号），现通知如下。\n"
    )
    assert draft.head.number is None


@pytest.mark.parametrize(
    ("words", "iso"), [("二○三一年十一月六日", "2031-11-06"), ("2031年11月6日", "2031-11-06")]
)
def test_signing_date_in_both_scripts(read: Any, words: str, iso: str) -> None:
    _, draft = read(
        f"江苏省人民政府关于乙事的通知\n各市人民政府：\n自2030年1月1日起施行。\n江苏省人民政府\n{words}\n"
    )
    assert draft.head.signed == iso


def test_a_date_in_a_sentence_is_no_signing_date(read: Any) -> None:
    _, draft = read("江苏省人民政府关于乙事的通知\n各市人民政府：\n自2030年1月1日起施行，请遵照执行。\n")
    assert draft.head.signed is None
