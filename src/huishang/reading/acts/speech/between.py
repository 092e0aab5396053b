"""Whether a document is about the joint work of regions or sides, and not about one region's own affairs."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import islice, takewhile

from huishang.reading.lexicon.tables import rows
from huishang.reading.scan import Hits, longest

_LEAD = 300
"""How many characters tell what a report is about."""
_ENOUGH = 9.0
"""Joint words in a thousand characters, and those of the lead again, that make a text one about joint work."""
_IN_LEAD = 1.5
_INTERNAL = re.compile(
    "[省市县区州旗](?![一-鿿]{0,4}(?:双方|两))[^，。\n]{0,30}(?:领导小组[^，。\n]{0,24}会|推进会|动员会|部署会|调度会|常委会|常务会|专题会|工作会议|全体会议)"
)
_MEETING = re.compile(
    "双方|各方|率[队团]|会谈|联席|座谈会|代表团(?:来|赴|到|一行)|[两二三四五六七八九十][省市县区地州](?:在|召开|举行|共同)|京津冀|长三角|川渝|成渝|大湾区|毗邻|国务院|中共中央|全国"
)


@cache
def _sides() -> frozenset[str]:
    """The joint words that name several sides themselves."""
    return frozenset(row["word"] for row in rows("cues_joint") if row["sides"] == "yes")


def between_sides(text: str, hits: Hits) -> bool:
    """Whether the joint words of a text are dense enough, or dense in its lead."""
    joint = longest(hits.joint)
    lead = sum([1 for hit in joint if hit.start < _LEAD])
    return 1000 * len(joint) / max(len(text), 1) + _IN_LEAD * lead >= _ENOUGH


def internal(text: str) -> bool:
    """Whether a report is of a meeting that one region holds with its own departments."""
    lead = text[:_LEAD]
    return _INTERNAL.search(lead) is not None and _MEETING.search(lead) is None


def names_sides(start: int, end: int, hits: Hits) -> bool:
    """Whether a clause itself names several sides (两地, 跨区域): then it counts in any document."""
    sides = _sides()
    first = bisect_left(hits.joint, (start,))
    inside = takewhile(lambda hit: hit.start < end, islice(hits.joint, first, None))
    return any(hit.word in sides and hit.end <= end for hit in inside)
