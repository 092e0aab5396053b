"""One form for widths, blanks, dots and scripts."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from huishang.registry.linking.script import fold, tidy


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("李　娜", "李娜"),
        ("柏 青 松", "柏青松"),
        ("奇•达布希图", "奇·达布希图"),
        ("買買提・艾力江", "买买提・艾力江".replace("・", "·")),
        ("陽光", "阳光"),
        ("Zhang  Qingli ", "Zhang Qingli"),
        ("ＡＢ公司", "AB公司"),
        ("A´㏠", "Á1日"),  # the blank that parted letter and accent goes
    ],
)
def test_what_is_printed_in_several_forms_has_one(printed: str, form: str) -> None:
    assert fold(printed) == form


def test_tidy_keeps_the_script() -> None:
    assert tidy("陽　光") == "陽光"


@given(st.text())
@example("A´㏠")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert tidy(tidy(text)) == tidy(text)
