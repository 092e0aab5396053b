"""A post's title brought into its parts: the body, the role in it, and the rank that both give.

省长 in Sichuan, 四川省长 and 四川省省长 are one post: the head of 四川省人民政府.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from huishang.reading.lexicon.tables import rows as reader_rows
from huishang.registry.linking.bodies import Body, read_body
from huishang.registry.linking.lexicon.tables import rows
from huishang.registry.linking.places import Place, resolve
from huishang.registry.linking.script import fold


@dataclass(frozen=True, slots=True)
class Post:
    """A post in normal form; two are equal when body and role are.

    ``role``: 书记, 副省长 (常务 left out: one may be both in two reports), 党组书记; empty where only the body is given.
    ``seat``: head, deputy, member (常委), group (领导), none (the body alone), other.
    ``rank``: 10 for the head of a province, 9 for his deputy, 8 and 7 for a prefecture, 6 and 5 for a county, a
    department's head two below the head of its region; None where it cannot be told (companies, universities).
    """

    body: Body
    role: str
    seat: str
    rank: int | None = field(compare=False)
    title: str = field(compare=False)


_LEADER = re.compile(
    "(?P<head>.*?)(?P<mod>常务副|第一副|副|代理|代)?(?P<level>省|市|县|区|州|旗|盟|镇|乡)长$"
)
_GROUP = re.compile("(?P<head>.*?)(?:主要)?(?:领导|负责同志|负责人)$")
_MODIFIERS = "(?P<party>党组|党委|分党组)?(?P<mod>常务副|第一副|副|执行|代理|代|候任|名誉)?(?:[一二三四]级)?"
_DEPUTY = ("副", "助理", "巡视员", "调研员", "总工程师", "总经济师", "总规划师", "总会计师")
_MEMBER = ("常委", "委员", "成员")
_BASE = {"state": 12, "province": 10, "prefecture": 8, "county": 6, "area": 8, "township": 4}
_SECONDED = re.compile(r"\((?:挂职|兼|正厅级|副厅级|正县级|正处级)\)$")
_ENDINGS = {"部长": "部", "厅长": "厅", "局长": "局", "院长": "院", "检察长": "检察院"}


_OF_LEVEL = re.compile("[省市县区州旗盟镇乡]长$")


def same_role(one: Post, other: Post) -> bool:
    """Whether two roles are one apart from the region's level: a 县长 is a 市长 when the county became a city."""
    return _OF_LEVEL.sub("长", one.role) == _OF_LEVEL.sub("长", other.role)


@cache
def _role() -> re.Pattern[str]:
    words = {row["word"] for row in reader_rows("posts") if row["kind"] == "head"}
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"(?P<head>.*?){_MODIFIERS}(?P<role>{'|'.join(map(re.escape, longest))})$")


def read_post(title: str, within: str = "", at: date | None = None) -> Post:
    """Bring a post's title into its parts; ``within`` is the region in which it stands, ``at`` the document's date.

    Any words give a post; words without a role are a body, or what they are.
    """
    printed = fold(title)
    bare = _SECONDED.sub("", printed)
    post = _read(bare, within, at)
    return post if bare == printed else replace(post, title=printed)


@lru_cache(maxsize=16384)
def _read(title: str, within: str, at: date | None) -> Post:
    if match := _LEADER.fullmatch(title):
        return _leader(match, title, within, at)
    if match := _GROUP.fullmatch(title):
        body = read_body(match["head"] + "政府", within, at)
        return Post(body, "领导", "group", _base(body.places), title)
    if match := _role().fullmatch(title):
        return _in_body(match, title, within, at)
    body = read_body(title, within, at)
    return Post(body, "", "none", None, title)


def _leader(match: re.Match[str], title: str, within: str, at: date | None) -> Post:
    """省长, 副市长, 常务副区长: of the government of a region whose level the title gives."""
    head, level = match["head"], match["level"]
    body = read_body((head if head.endswith(level) else head + level) + "政府", within, at)
    if not body.places and head:
        body = read_body(head + "政府", within, at)
    role = _plain(match["mod"]) + level + "长"
    seat = "deputy" if role.startswith("副") else "head"
    return Post(body, role, seat, _rank(body, seat), title)


def _plain(modifier: str | None) -> str:
    """Deputies of one rank are one role: 常务副省长 is a 副省长; 代省长 a 省长."""
    return "副" if modifier and modifier.endswith("副") else ""


def _in_body(match: re.Match[str], title: str, within: str, at: date | None) -> Post:
    head, role = match["head"], match["role"]
    if (missing := _ENDINGS.get(role)) and head and not head.endswith(missing):
        head += missing
    party = match["party"] or ""
    body = read_body(head + party, within, at)
    if party and body.branch == "party" and not body.core:
        party = ""  # 自治区党委书记: of the committee itself
    elif resolve(head):
        body = read_body(head + "政府", within, at)  # 广西壮族自治区主席
    else:
        body = read_body(head, within, at)
    whole = party + _plain(match["mod"]) + role
    return Post(body, whole, _seat(whole), _rank(body, _seat(whole), whole), title)


def _seat(role: str) -> str:
    if role.endswith(_MEMBER):
        return "member"
    return "deputy" if any(word in role for word in _DEPUTY) else "head"


@cache
def _deputy_provincial() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("deputy_provincial"))


def _base(places: tuple[Place, ...]) -> int | None:
    if not places:
        return None
    return 9 if places[0].code in _deputy_provincial() else _BASE.get(places[0].level)


def _rank(body: Body, seat: str, role: str = "") -> int | None:
    base = _base(body.places)
    if base is None or body.branch in ("own", "other"):
        return None
    if body.core or role.endswith("秘书长") or body.branch in ("league", "trade", "group"):
        return base - (2 if seat == "head" else 3)
    if body.branch in ("discipline", "supervision", "inspection", "court", "procuratorate"):
        return base - (1 if seat == "head" else 2)
    return base - (0 if seat == "head" else 1)
