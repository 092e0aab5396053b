"""A body's full official name and its usual short name, from its parts."""

from __future__ import annotations

from functools import cache

from huishang.registry.linking.bodies import Body, Organ, organs
from huishang.registry.linking.departments import departments
from huishang.registry.linking.lexicon.tables import rows
from huishang.registry.linking.places import STATE, Place, around, resolve


def full_name(body: Body) -> str:
    """The official name: 四川省人民政府, 中共四川省委组织部, 四川省人民政府外事办公室.

    A district whose name others bear too stands after the city it lies in: 南京市鼓楼区人民政府.
    """
    return _named(body, "full")


def short_name(body: Body) -> str:
    """The usual short name: 四川省政府, 四川省委组织部, 四川省外办."""
    return _named(body, "short")


def _named(body: Body, use: str) -> str:
    if body.branch in ("own", "other"):
        return _place(body) + body.core
    if body.core == "办公室" and _organ(body, "short") is not None:
        return _with_organ(body, use) + _office(body)
    if body.core and body.branch not in ("party", "government", "group"):
        return _with_organ(body, use) + body.core
    if not body.core:
        return _with_organ(body, use)
    return _department(body, use)


def _department(body: Body, use: str) -> str:
    known = departments(body.core)
    core = known[0].short if known and use == "short" else body.core
    if body.branch == "party":
        return _with_organ(body, "short" if use == "short" else "party") + core
    owner = known[0].owner if known and use == "full" else ""
    if body.places == (STATE,) and known and known[0].owner:
        return "国务院" + core
    return _place(body) + owner + core


def _with_organ(body: Body, use: str) -> str:
    if body.places == (STATE,) and body.branch == "government":
        return "国务院"
    if body.places == (STATE,) and body.branch == "party":
        return "中央" if body.core and use == "short" else "中共中央"
    organ = _organ(body, "short" if use == "party" else use)
    lead, tail = (organ.lead, organ.tail) if organ else ("", "")
    if use == "party":
        lead = "中共"
    if tail == "委" and _is_autonomous(body):
        tail = "党委"
    return lead + _place(body) + tail


def _is_autonomous(body: Body) -> bool:
    return len(body.places) == 1 and body.places[0].kind == "自治区"


def _organ(body: Body, use: str) -> Organ | None:
    """The form of the organ for the level of its place, else for any level; in full where there is no short one."""
    level = body.places[0].level if body.places else ""
    own = [organ for organ in organs() if organ.branch == body.branch]
    forms = [organ for organ in own if organ.use == use] or [organ for organ in own if organ.use == "full"]
    for organ in forms:
        if organ.level == level:
            return organ
    return next((organ for organ in forms if not organ.level), forms[0] if forms else None)


@cache
def _deputy_provincial() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("deputy_provincial"))


def _office(body: Body) -> str:
    """The general office is 办公厅 in provinces and the largest cities, 办公室 elsewhere."""
    place = body.places[0] if body.places else None
    large = place is not None and (place.level in ("province", "state") or place.code in _deputy_provincial())
    return "办公厅" if large else "办公室"


def _place(body: Body) -> str:
    """The name of the place, with what it lies in where the name alone would not tell."""
    if not body.places:
        return ""
    place = body.places[0]
    if place == STATE:
        return _of_state(body)
    if len(body.places) > 1:
        return place.name
    return _telling(place)


_NATIONAL = {
    "party": "中央",
    "discipline": "中央",
    "congress": "全国",
    "congress_committee": "全国",
    "cppcc": "全国",
}


def _of_state(body: Body) -> str:
    """What stands for the State: 中央, 全国, 国家; nothing before a ministry (教育部)."""
    if body.branch == "government" and body.core.endswith(("部", "总署")):
        return ""
    return _NATIONAL.get(body.branch, STATE.name)


@cache
def _telling(place: Place) -> str:
    above = [one.name for one in around(place)[1:]]
    for chain in ("", *above):
        if resolve(chain + place.name) == (place,):
            return chain + place.name
    return "".join(reversed(above)) + place.name
