"""The parties that an agreement's title itself names: 四川省人民政府 贵州省人民政府…, 石狮市 泾源县…."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.crossing import spelled_by
from huishang.reading.acts.exchanges.side import Group, Side, inside
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.lexicon.geography import Region, parent

_GOVERNMENT = re.compile(
    "(?:省|市|县|区|自治州|州)?(?:人民政府|政府|党委|人大常委会|人民检察院|高级人民法院)"
)
_GAP = re.compile("[ 、与和暨同及·—–-]*(?:（[^）]*）)?[ 、与和暨同及·—–-]*")
_BODY = re.compile("[一-鿿]{1,16}?(?:局|厅|委员会|委|署|医院|大学|法院|检察院|商会|协会|工商联|集团|公司)")
_LEAD = re.compile("《?(?:关于)?(?:(?:20)?[0-9]{2,4}年度?)?(?:关于)?")

_JOINTS = frozenset(" 、与和暨同及·—–-")
_BODY_END = re.compile("[局厅会委署院学联团司]$")


def title_letters(sides: Sides, begin: int) -> Group:
    """The provinces whose letters open a title (京津冀…协议), unless the document is of regions in them."""
    lead = _LEAD.match(sides.text, begin)
    mention = sides.places.starting_at(lead.end() if lead else begin)
    named = spelled_by(sides, mention) if mention else ()
    return () if any(inside(main, side) for main in sides.main for side in named) else named


def title_parties(sides: Sides, begin: int, end: int) -> Group:
    """The regions or their bodies that the title at ``[begin, end)`` opens with; fewer than two are none."""
    lead = _LEAD.match(sides.text, begin, end)
    at = lead.end() if lead else begin
    found: list[Side] = []
    last: Region | None = None
    while (item := _item(sides, at, end)) is not None:
        named, after = item
        gap = _GAP.match(sides.text, after, end)
        if (
            last is not None
            and named.region is not None
            and parent(named.region) == last
            and sides.text[at - 1] not in " 、与和暨同及·—–-"
        ):
            found.pop()  # 福建省|泉州市 is one party
        found.append(named)
        last, at = named.region, gap.end() if gap else after
    return tuple(found) if len(found) > 1 else ()


def _item(sides: Sides, at: int, end: int) -> tuple[Side, int] | None:
    """One party at ``at``: a region, its government, or its 政协; and where it ends."""
    text = sides.text
    cppcc = text.startswith("政协", at)
    mention = sides.places.starting_at(at + 2 if cppcc else at)
    if at >= end or mention is None or len(mention.regions) > 1:
        return None
    region = mention.regions[0]
    if cppcc and text.startswith("委员会", mention.end):
        return Side(text[at : mention.end + 3], region), mention.end + 3
    body = _GOVERNMENT.match(text, mention.end, end) or _body(text, mention.end, end, at)
    if body:
        return Side(text[at : body.end()], region), body.end()
    name = text[at : mention.end] if mention.form == "area" else region.name
    return Side(name, region), mention.end


def _body(text: str, start: int, end: int, at: int) -> re.Match[str] | None:
    """A region's body: a joint stands behind it, or it is the last after one."""
    body = _BODY.match(text, start, end)
    if body is None or text[body.end() : body.end() + 1] in _JOINTS:
        return body
    before = text[at - 2 : at - 1]
    return body if text[at - 1] in _JOINTS and _BODY_END.search(before) else None
