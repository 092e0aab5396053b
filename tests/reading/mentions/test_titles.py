"""Titles in 《》."""

from __future__ import annotations

from huishang.reading.layout import lay_out
from huishang.reading.mentions.titles import find_titles


def test_the_outermost_marks_count() -> None:
    page = lay_out("双方签署《关于落实《甲市乙市规划》的合作协议》《丙备忘录》（以下简称《备忘录》）。")
    assert [title.name for title in find_titles(page)] == ["关于落实《甲市乙市规划》的合作协议", "丙备忘录"]


def test_marks_that_do_not_close_are_no_title() -> None:
    assert find_titles(lay_out("双方签署《合作协议。")) == []
