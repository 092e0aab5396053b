"""Other countries and the State's leaders: who meets whom in the news of the nation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from huishang.reading.acts.exchanges.side import Side
from huishang.reading.lexicon.geography import regions
from huishang.reading.lexicon.tables import rows
from huishang.reading.scan import Hit

_NATIONAL = re.compile(
    "中共中央|中央(?:军委|政|书|纪|办|统|组|宣|农|西|新|港)|国家|国务院|国务委员|全国|总书记|外交部|中国驻|中国人民解放军|党和国家"
)
_ORGANS = re.compile(
    "(中共中央)总书记|(国务院)(?:副)?总理|(全国人大常委会)(?:副)?委员长|(全国政协)(?:副)?主席|(中央军委)(?:副)?主席"
)
# The head of a city or state abroad: 墨西哥城市长, 艾奥瓦州州长.
_LOCAL = re.compile("(.{2,10}?(?:城|州|市|省|郡))(?:市|州|省|郡)?长$")
_PAIR = re.compile("中([一-鿿])(?=[两双关友合省经建])")
_CITY = re.compile("在([一-鿿]{3,12}?)(?:接受|会见|同)(?:该市|当地)?市长")
_LEAD = 400
_BILATERAL = re.compile("两国|中方|来华|访华|国事访问|双边")
# The table of regions ends at the province for Taiwan.
_TAIWAN = frozenset(
    "台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义 苗栗 彰化 南投 云林 屏东 宜兰 花莲 台东 澎湖".split()
)
_NO_COUNTRY = frozenset(("中国", "联合国", "欧盟"))


@cache
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("countries")) - _NO_COUNTRY


@cache
def _shorts() -> dict[str, str]:
    """The countries that one letter means in a pair name (中韩); a letter of several is left out."""
    meant: dict[str, list[str]] = {}
    for row in rows("countries"):
        if row["short"]:
            meant.setdefault(row["short"], []).append(row["name"])
    return {letter: names[0] for letter, names in meant.items() if len(names) == 1}


def country_of(title: str) -> str | None:
    """The country that a title begins with: 希腊总理 → 希腊; None for China and for no country."""
    lengths = range(min(8, len(title)), 1, -1)
    return next((title[:length] for length in lengths if title[:length] in _names()), None)


def place_abroad(title: str) -> Side | None:
    """The country, or the city or state abroad, that a post belongs to; None for a post of ours."""
    if is_national(title):
        return None
    country = country_of(title)
    local = _LOCAL.match(title)
    if local is None:
        return Side(country, None) if country else None
    name = local.group(1)
    if name[:2] in _TAIWAN:
        return Side(name, regions()["710000"])
    return Side(name[len(country) :] if country and len(name) - len(country) > 2 else name, None)


def is_national(title: str) -> bool:
    """Whether a post is one of the State or of the Party's centre."""
    return _NATIONAL.match(title) is not None


def organ_of(title: str) -> Side | None:
    """The organ that a leader's post makes him head of: 中共中央总书记 → 中共中央."""
    head = _ORGANS.match(title)
    return Side(next(filter(None, head.groups())), None) if head else None


ORGANS = frozenset(("中共中央", "国务院", "全国人大常委会", "全国政协", "中央军委"))
"""The organs that :func:`organ_of` knows: never a side that 双方 could mean."""


def foreign_hits(hits: Sequence[Hit]) -> dict[int, Hit]:
    """The names of other countries by their place."""
    return {hit.start: hit for hit in hits if hit.word not in _NO_COUNTRY}


def city_of(text: str, start: int, end: int) -> Side | None:
    """The city abroad whose mayor is named without it: 在墨西哥城接受该市市长…授予的钥匙."""
    match = _CITY.search(text, start, end) if "市长" in text[start:end] else None
    country = country_of(match.group(1)) if match else None
    if match is None or country is None:
        return None
    city = match.group(1)[len(country) :]
    name = city if len(city) > 2 else match.group(1)
    return Side(name if name[-1] in "城市" else name + "市", None) if city else None


def partner(text: str, hits: dict[int, Hit]) -> Side | None:
    """The country that a report of China and one other is about: named most, twice at least; else None."""
    paired = [_shorts()[m.group(1)] for m in _PAIR.finditer(text, 0, _LEAD) if m.group(1) in _shorts()]
    if not (hits or paired) or not _BILATERAL.search(text):
        return None
    named = Counter([*(hit.word for hit in hits.values()), *paired]).most_common(2)
    if not named:
        return None
    if named[0][1] < 2 or (len(named) > 1 and named[0][1] == named[1][1]):
        return None
    return Side(named[0][0], None)
