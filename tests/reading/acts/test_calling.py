"""How the party of an event is called."""

from __future__ import annotations

import pytest

from huishang.reading.acts.exchanges.calling import party_name
from huishang.reading.acts.exchanges.side import Side


@pytest.mark.parametrize(
    ("written", "called"),
    [
        pytest.param("泉州", "泉州市", id="a-short-name"),
        pytest.param("怒江州", "怒江傈僳族自治州", id="its-usual-form"),
        pytest.param("福建省泉州市", "泉州市", id="a-chain"),
        pytest.param("福建省泉州市人民政府", "泉州市", id="a-government-at-the-end-of-a-chain"),
        pytest.param("福建省泉州市林业局", "泉州市林业局", id="a-body-at-the-end-of-a-chain"),
        pytest.param("福建省林业局", "福建省林业局", id="a-body"),
        pytest.param("长江重工集团", "长江重工集团", id="a-firm"),
        pytest.param("唐坪镇", "唐坪镇", id="a-township"),
        pytest.param("希腊", "希腊", id="a-country"),
    ],
)
def test_a_party_is_called_by_its_own_full_name(written: str, called: str) -> None:
    assert party_name(Side(written, None)) == called
