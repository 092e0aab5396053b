"""What is no part of a subject: words of time before it, adverbs after it."""

from __future__ import annotations

import re

_LEAD = re.compile(
    "(?:(?:座谈|联席|协作|对接|推介)?(?:会议?|会谈|座谈|活动|仪式|签约仪式)(?:上|后|前|中|期间|结束后)"
    "|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午|晚)?|近日|日前|[今昨][天日](?:[上下]午|晚)?|期间|随后|同时|其中|另外|此外|当[天日](?:[上下]午)?|现场|最后|之后|并|还|以及|其间)+"
)
_FRAME = re.compile("[^，。；]*(?:见证下?|陪同下|推动下|主持下|之下)(?:了)?")
_PLACE = re.compile("(?:在|于)[一-鿿“”]{2,20}")
"""A clause of a place alone (在甲馆) has no subject."""
_ADVERB = re.compile(
    "(?:分别|共同|联合|正式|现场|还|也|一[道同起]|再次|成功|先后|并|均|相互|互相|集中|依次|线上|当场"
    "|就[^、，]{2,30}|通过[^、，]{2,12}方式|以[^、，]{2,14}方式|在(?:会上|现场|[一-鿿]{1,10})"
    "|(?<=[司局院厅会委府镇乡市县区旗盟州省社校学村团])(?:[双三四五六七]方|(?:跨[省市县区])?[两三四五六七]地)"
    "|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午|晚)?|(?:举行|举办)[^，。]{0,24}|(?:主要|有关|相关)?负责(?:人|同志))$"
)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A subject without the words of time before it and the adverbs after it."""
    while (lead := _LEAD.match(text, start, end) or _FRAME.match(text, start, end)) is not None:
        start = lead.end()
    by = text.rfind("由", start, end)
    if by >= 0 and end - by > 4:
        start = by + 1
    if _PLACE.fullmatch(text, start, end):
        return end, end
    while (adverb := _ADVERB.search(text, max(start, end - 34), end)) is not None and adverb.start() > start:
        end = adverb.start()
    return start, end
