"""Other countries and the State's leaders: who meets whom in the news of the nation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from huishang.reading.acts.side import Side
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
_BILATERAL = re.compile("两国|中方|来华|访华|国事访问|双边")
_NO_COUNTRY = frozenset(("中国", "联合国", "欧盟"))


@cache
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("countries")) - _NO_COUNTRY


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


def partner(text: str, hits: dict[int, Hit]) -> Side | None:
    """The country that a report of China and one other is about: named most, twice at least; else None."""
    if not hits or not _BILATERAL.search(text):
        return None
    named = Counter(hit.word for hit in hits.values()).most_common(2)
    if named[0][1] < 2 or (len(named) > 1 and named[0][1] == named[1][1]):
        return None
    return Side(named[0][0], None)
