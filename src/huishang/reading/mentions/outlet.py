"""Whose paper it is: the outlet's own region, and where a report was sent from."""

from __future__ import annotations

import re
from bisect import bisect_left

from huishang.reading.layout import Page
from huishang.reading.lexicon.geography import Region
from huishang.reading.mentions.places import RegionMention, upward

# Words of an outlet after its region, and a dateline of home: 本报西宁8月15日讯 (电 is sent from elsewhere).
_OUTLET = re.compile(
    "[一-鿿]{0,14}(?:网|日报|晚报|早报|晨报|融媒|电视台|广播|发布|新闻|政府|委员会|办公室|[局厅委办])"
)
_HOME_LINE = re.compile("本报([一-鿿]{2,8}?)(?:\\d{1,2}月\\d{1,2}日)?讯")


def home_of(page: Page, mentions: list[RegionMention]) -> Region | None:
    """The outlet's region: named in a credit (渝北网讯), a source line or the foot of the page."""
    text = page.text
    marks = list(page.credits)
    marks += [(block.start, block.end) for block in page.blocks if block.kind in ("credit", "furniture")]
    starts = [mention.start for mention in mentions]
    for start, end in marks:
        dateline = _HOME_LINE.match(text, start, end)
        for mention in mentions[bisect_left(starts, start) : bisect_left(starts, end)]:
            inside = mention.end <= end and len(mention.regions) == 1
            if inside and (dateline or _OUTLET.match(text, mention.end, end)):
                return mention.regions[0]
    return None


_DISPATCH = re.compile("本报[一-鿿]{2,8}?(?:\\d{1,2}月\\d{1,2}日)?电")


def dispatch_of(page: Page, mentions: list[RegionMention]) -> frozenset[Region]:
    """The regions around the place that an outlet's own report was sent from."""
    match = _DISPATCH.search(page.text)
    if match is None:
        return frozenset()
    inside = [m.regions[0] for m in mentions if match.start() <= m.start and m.end <= match.end()]
    return frozenset(region for named in inside for region in upward(named))
