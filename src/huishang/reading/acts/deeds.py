"""What people do: the verbs after their names, and the role that each gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import cast

from huishang.reading.lexicon.tables import rows
from huishang.reading.model import Role
from huishang.reading.scan import Hit

_SPEECH_VERBS = frozenset(
    "说 表示 指出 强调 要求 希望 认为 提出 提议 建议 谈到 坦言 直言 坦陈 倡议 宣布 宣读 勉励 叮嘱 嘱咐 称赞 感谢 透露 告诉 回应 回忆".split()
)
# A verb that is part of a noun: 讲话精神, 签约仪式, 推介会.
_NOUN = re.compile(
    "(?:讲话|指示|论述)(?:精神|稿|和|的|要求|为)|(?:签约|签署|签字|签订|揭牌|启动|授牌)(?:仪式|现场|会|项目|台)|(?:介绍|推介|汇报|通报|报告|解读)(?:会|信|片|厅|材料)"
    "|(?:发言)(?:人|席|稿)|建议书|(?:考察|调研|访问)(?:组|团|期间|活动|点)|代表(?:团|大会|性|们|队)|参与(?:度|者)"
)
_HEARING = re.compile("听取|观看|学习|传达|按照|根据|落实|贯彻|聆听|欢迎")
_ATTENDED = re.compile("参加|出席|参与|见证")
_GOES_ON = re.compile("并|还|共同|分别|先后|代表|在|与|同|就|一同|随后|向|对|为|围绕|接着|最后")
# What people do with others who are named in between: 甲、乙，市直部门负责同志参加.
_JOINT = frozenset(("attendee", "companion", "witness"))


@cache
def _role_words() -> dict[str, str]:
    return {row["word"]: row["role"] for row in rows("roles")}


def verbs_in(text: str, start: int, end: int, cues: list[Hit]) -> list[Hit]:
    """The role words of ``[start, end)`` that are verbs here: no part of a noun, not in brackets."""
    found: list[Hit] = []
    for cue in cues[bisect_left(cues, (start,)) : bisect_left(cues, (end,))]:
        if cue.end > end or (found and cue.start < found[-1].end) or _NOUN.match(text, cue.start):
            continue
        if text.rfind("（", start, cue.start) > text.rfind("）", start, cue.start):
            continue
        found.append(cue)
    return found


def roles_of_verbs(text: str, start: int, verbs: list[Hit]) -> list[Role]:
    """The roles that verbs give to the people whose names end at ``start``."""
    roles: list[Role] = []
    for verb in verbs:
        role = _role_words()[verb.word]
        lead = text[start : verb.start]
        speech = verb.word in _SPEECH_VERBS
        if not speech and role not in _JOINT and _has_new_subject(lead):
            break
        if not (_is_said_of(lead) if speech else _gives(role, lead, text, verb, roles)):
            continue
        roles.append(cast(Role, role))
        if verb.word.endswith("下") or text.startswith("下", verb.end):  # 在…陪同下: a frame ends
            break
        if opens_speech(text, verb):
            break
    return list(dict.fromkeys(roles))


def opens_speech(text: str, verb: Hit) -> bool:
    """Whether what is said follows a verb, so that no more deeds are told."""
    return verb.word in _SPEECH_VERBS and text[verb.end : verb.end + 1] in ("，", "：", "“")


def _gives(role: str, lead: str, text: str, verb: Hit, roles: list[Role]) -> bool:
    """Whether a verb that is none of speech gives its role here."""
    if role == "signatory":  # who witnesses or attends 签约 signs nothing; 签订的协议 is no deed
        attended = _ATTENDED.search(lead.rsplit("，", 1)[-1])
        return "witness" not in roles and attended is None and not text.startswith("的", verb.end)
    if role == "briefer":
        return _HEARING.search(lead) is None
    if role == "speaker" and lead.endswith(("的", "重要")):  # 重要讲话 cited, unless it is given
        return "发表" in lead or "作" in lead
    return True


def _has_new_subject(lead: str) -> bool:
    """Whether a later clause has a subject of its own: …就座，各镇与区政府签订."""
    clause = lead.rsplit("，", 1)[-1] if "，" in lead else ""
    return len(clause) > 8 and _GOES_ON.match(clause) is None


def _is_said_of(lead: str) -> bool:
    """Whether a verb of speech after these words is said of the names before them."""
    return "，" not in lead or lead.rsplit("，", 1)[-1] in ("", "并", "他", "她", "同时", "还", "也")
