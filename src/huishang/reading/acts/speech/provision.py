"""Sentences of the report that give an agreement's provisions (协议明确，…) or announce joint work (下一步，两地将…)."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from huishang.reading.acts.speech.work import look_up


class Provided(NamedTuple):
    """Where the words of a provision or an announcement begin, and which of them it is."""

    start: int
    source: Literal["provision", "plan"]


# Every alternative begins with a literal: the engine then looks for its first character only.
_BY = "[^，。]{0,40}(?:协议|备忘录|方案|意见|措施|约定|计划|》|部署)，"
_SAYS = "[^，。；]{0,16}(?:明确|约定|规定|提出|商定)[，：]?"
_SIDES = ("双方", "各方", "两[省市县区地]", "三方", "三地", "四地", "五地")
_AGREE = "[^，。；]{0,8}(?:一致同意|一致认为|同意|商定|约定|议定|决定)[，：]?"
_SO = "(?!的)[^，。；]{0,10}[：，]"
_AGREED = re.compile(
    "|".join(
        (
            *(word + _BY for word in ("根据", "按照", "依据", "依照")),
            *(word + _SAYS for word in ("协议", "备忘录", "》）?", "共识")),
            "达成[^，。；]{0,10}(?:一致|共识)[^，。；]{0,6}[：，；。](?!并?签|缔结|结为|形成)",
            "内容(?:主要)?(?:包括|涵盖|涉及)[：，]?",
            "共识(?:如下)?：",
            *(word + _SO for word in ("议定", "商定", "约定", "明确了?", "确定")),
            *("确立了", "确定了", "明确了"),
            *(
                deed + "[^，。；]{0,30}(?:协议书?|备忘录|公约)，(?:决定(?!权)|约定|商定|明确)[，：]?"
                for deed in ("签订", "签署")
            ),
            *(side + _AGREE for side in _SIDES),
            "合作事项(?!得到|的|落)[^。]{0,20}[：，]",
        )
    )
)
_LATER = ("下一步", "接下来", "下一阶段", "下阶段", "今后", "未来", "十[二三四五]五”?(?:期间|时期)")
_TOGETHER = (
    *("双方", "各方", "两[地省市县区国]", "省一市", "市一市"),
    *(f"{number}[省市县区地]" for number in "三四五六七八九十"),
)
_PLANNED = re.compile(
    "|".join(
        (
            *_LATER,
            *(side + "[^，。；]{0,20}将(?<!即将)(?!于|会|是)" for side in _TOGETHER),
            *(tie + "[^，。；]{2,12}，将(?<!即将)(?!于|会|是|在|有)" for tie in ("缔结", "结为", "结对")),
            "将(?<!即将)(?:在[^，。]{2,40}(?:合作|协作|交流)|联合|共同|携手|与[^，。]{2,20}(?:合作|共))",
        )
    )
)
_WILL = re.compile("将(?<!即将)(?!军|领|于[0-9])|，要|，必须")
_GOES_ON = re.compile(
    " *(?:[一二三四五六七八九十][是要]|第[一二三四五六七八九十]|特别是|尤其是|同时|此外|依托|另外|首批|在[^，。]{2,30}(?:方面|领域|上)，"
    "|（[一二三四五六七八九十]）|[0-9][.、．])"
)
_IMPERATIVE = ("work", "drive", "stance", "yield", "serve", "let")


def provided(text: str, start: int, end: int, agreed: bool) -> Provided | None:
    """What a sentence of the report provides or announces, or None; ``agreed``: it has a word of agreement."""
    if agreed:
        match = _AGREED.search(text, start, end)
        if match and match.end() < end:
            return Provided(match.end(), "provision")
    if _WILL.search(text, start, end) is None:
        return None
    match = _PLANNED.search(text, start, end)
    if match and _WILL.search(text, match.start(), end):
        return Provided(max(start, text.rfind("，", start, match.start()) + 1), "plan")
    return None


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on with the provisions or plans of the one before."""
    return (
        _GOES_ON.match(text, start) is not None
        or look_up(text[start : min(end, start + 12)]).head in _IMPERATIVE
        or _WILL.search(text, start, end) is not None
    )
