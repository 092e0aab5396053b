"""What the tests of this folder share: invented texts and how to read them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huishang.reading.instruments import InstrumentDraft, document_kind, read_instrument
from huishang.reading.layout import Page, lay_out
from huishang.reading.mentions.regions import find_regions
from huishang.reading.scan import scan

Read = Callable[..., tuple[Page, InstrumentDraft]]

JOINT = """江苏省人民政府办公厅 浙江省人民政府办公厅
关于印发太湖南岸协同发展实施方案的通知
苏政办发〔2031〕7号
江苏省各市、浙江省各市人民政府，两省人民政府各部门：
《太湖南岸协同发展实施方案》已经两省人民政府同意，现印发给你们，请认真执行。
江苏省人民政府办公厅
浙江省人民政府办公厅
2031年3月9日
（此件公开发布）
太湖南岸协同发展实施方案
一、打通省界道路
（一）联通断头路。
共建环湖快速路。到2033年，新增跨省公交线路12条。（责任单位：江苏省交通运输厅、省财政厅；浙江省交通运输厅、财政厅，有关市政府）
共治环湖水网。（责任单位：江苏省水利厅；浙江省水利厅）
（二）共用换乘站点。推广一张卡。（责任单位：两省交通运输部门）
二、保障措施
（一）加强协调。建立会商制度。
"""


@pytest.fixture
def joint() -> str:
    return JOINT


@pytest.fixture
def read() -> Read:
    return read_text


def read_text(text: str, published: str | None = None) -> tuple[Page, InstrumentDraft]:
    page = lay_out(text)
    places = find_regions(page, scan(page.text))
    return page, read_instrument(page, places, published, document_kind(page, scan(page.text)))


@pytest.fixture
def units() -> Callable[[InstrumentDraft], list[list[tuple[str, str]]]]:
    return lambda draft: [[(unit.name, unit.part) for unit in item.units] for item in draft.items]
