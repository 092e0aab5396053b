"""Whether a document is about the joint work of regions."""

from __future__ import annotations

import pytest

from huishang.reading.acts.speech.between import between_sides, internal
from huishang.reading.layout import lay_out
from huishang.reading.scan import scan


def is_between(text: str) -> bool:
    page = lay_out(text)
    return between_sides(page.text, scan(page.text))


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        pytest.param(
            "两省将深化合作，共建走廊，协同治理界河。" + "会议听取了汇报。" * 10, True, id="joint-words"
        ),
        pytest.param(
            "推动中部地区崛起工作会议17日召开。会议指出，要做强先进制造业。" + "会议听取了汇报。" * 10,
            True,
            id="a-strategy-of-several-regions",
        ),
        pytest.param(
            "全县秋粮生产现场会17日召开。会议指出，要做强先进制造业。" + "会议听取了汇报。" * 10,
            False,
            id="one-county",
        ),
        pytest.param("会议听取了汇报。" * 60 + "会议还提到长江经济带。", False, id="a-strategy-in-passing"),
    ],
)
def test_a_document_is_about_joint_work_by_its_words(text: str, joint: bool) -> None:
    assert is_between(text) is joint


def test_a_meeting_of_one_regions_departments_is_internal() -> None:
    assert internal("达州市对外开放工作领导小组第一次会议召开，市直部门参加。")
    assert not internal("达州市、汉中市联席会议召开，双方部门参加。")
