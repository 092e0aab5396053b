"""The parties that an agreement's title itself names: 四川省人民政府 贵州省人民政府…, 石狮市 泾源县…."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.crossing import spelled_by
from huishang.reading.acts.exchanges.side import Group, Side, inside, is_own
from huishang.reading.acts.exchanges.sides import Sides

_GOVERNMENT = re.compile(
    "(?:省|市|县|区|自治州|州)?(?:人民政府|政府|党委|人大常委会|人民检察院|高级人民法院)"
)
_GAP = re.compile("[ 、与和暨同及·—–-]*(?:（[^）]*）)?[ 、与和暨同及·—–-]*")
_BODY = re.compile("[一-鿿]{1,16}?(?:局|厅|委员会|委|署|医院|大学|法院|检察院|商会|协会|工商联|集团|公司)")
_LEAD = re.compile("《?(?:关于)?(?:(?:20)?[0-9]{2,4}年度?)?(?:关于)?")

_JOINTS = frozenset(" 、与和暨同及·—–-")
_TOWNS = frozenset(("镇", "乡", "街道", "苏木"))
_VILLAGE = re.compile("[一-鿿]{1,4}?村(?!村)")
_TOWN = re.compile("[一-鿿]{1,5}?(?:街道|镇|乡|苏木)(?!卫生|政府|企)(?:[一-鿿]{1,4}?村(?!村))?")


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
    while (item := _item(sides, at, end, after_body=bool(found) and is_own(found[-1]))) is not None:
        named, after = item
        gap = _GAP.match(sides.text, after, end)
        found.append(named)
        at = gap.end() if gap else after
    return tuple(found) if len(found) > 1 else ()


def _item(sides: Sides, at: int, end: int, *, after_body: bool) -> tuple[Side, int] | None:
    """One party at ``at``: a chain of regions, a township or body of it, or its 政协; and where it ends."""
    text = sides.text
    start = at + 2 * text.startswith("政协", at)
    chain = sides.links(start)
    if not chain or chain[-1].end > end or len(chain[-1].regions) > 1:
        return None
    mention = chain[-1]
    region, stop = mention.regions[0], mention.end
    if start > at and text.startswith("委员会", stop):
        return Side(text[at : stop + 3], region), stop + 3
    body = (
        _GOVERNMENT.match(text, stop, end)
        or _TOWN.match(text, stop, end)
        or _body(sides, stop, end, after_body=after_body)
    )
    if body:
        return Side(text[at : body.end()], region), body.end()
    if region.kind in _TOWNS:
        village = _VILLAGE.match(text, stop, end)
        stop = village.end() if village else stop
        return Side(text[at:stop], region), stop
    name = text[mention.start : stop] if mention.form == "area" else region.name
    return Side(name, region), stop


def _body(sides: Sides, start: int, end: int, *, after_body: bool) -> re.Match[str] | None:
    """A region's body: a joint or another region stands behind it, or it is the last after one."""
    body = _BODY.match(sides.text, start, end)
    if body is None or after_body or sides.text[body.end() : body.end() + 1] in _JOINTS:
        return body
    return body if sides.places.starting_at(body.end()) else None
