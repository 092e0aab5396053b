"""Who did what: the role of each person, from the verbs that follow names and the frames around them.

People named together (甲、乙分别…) do together what the words after them say, up to the next people.
``在甲、乙见证下`` and ``由甲主持`` frame their names; reported speech is not searched for deeds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import NamedTuple, cast

from huishang.reading.layout import Page
from huishang.reading.lexicon.tables import rows
from huishang.reading.mentions.regions import Places
from huishang.reading.mentions.roster import Mention, Roster
from huishang.reading.model import Role
from huishang.reading.scan import Hit, Hits


class Part(NamedTuple):
    """One role of one person, and the place of the name where the text gives it."""

    name: str
    role: Role
    start: int
    end: int


_SPEECH_VERBS = frozenset(
    "说 表示 指出 强调 要求 希望 认为 提出 提议 建议 谈到 坦言 直言 坦陈 倡议 宣布 宣读 勉励 叮嘱 嘱咐 称赞 感谢 透露 告诉 回应 回忆".split()
)
# A verb that is part of a noun: 讲话精神, 签约仪式, 推介会.
_NOUN = re.compile(
    "(?:讲话|指示|论述)(?:精神|稿|和|的|要求|为)|(?:签约|签署|签字|签订|揭牌|启动|授牌)(?:仪式|现场|会|项目|台)|(?:介绍|推介|汇报|通报|报告|解读)(?:会|信|片|厅|材料)"
    "|(?:发言)(?:人|席|稿)|建议书|(?:考察|调研|访问)(?:组|团|期间|活动|点)|代表(?:团|大会|性|们|队)|参与(?:度|者)"
)
_HEARING = re.compile("听取|观看|学习|传达|按照|根据|落实|贯彻|聆听|欢迎")
# The leader's words cited as a standard, not said here: 习近平总书记(关于…)重要讲话精神.
_CITED = re.compile(
    "(?:同志|总书记|主席|总理)?(?:视察[一-鿿]{1,6}|考察[一-鿿]{1,6}|对[一-鿿]{1,16}?|关于[^，。；]{1,40}?|在[^，。；]{1,30}?[上时]的?|一系列|系列|历次|多次|的|[^，。；]{0,8}?主持召开[^，。；]{0,40}?的){0,3}"
    "(?:重要|殷切|亲切|新年)*(?:(?<=[的要切年列次])(?:讲话|要求)|讲话(?=精神|的)|指示|论述|批示|嘱托|思想|回信|贺信|贺词|指引|战略部署|重要|关怀|期望|核心)"
)
_REACH = 600  # characters after a name in which its deeds are told, at most
_LISTED_BEFORE = re.compile("(?:参加|出席|陪同)[^，。；：]{0,16}?的?(?:还)?(?:有|包括)[：]?$")
_GOES_ON = re.compile("并|还|共同|分别|先后|代表|在|与|同|就|一同|随后|向|对|为|围绕|接着|最后")
_THEN = re.compile("时任[^，。；、]{0,18}$")
_SAYS = re.compile("(?:总书记|主席|总理|同志)?(?:指出|强调|说|要求)[，：“]|[^，。：；、]{0,8}：(?!$)")
_LEADS = re.compile("(?:同志|等)?(?:率领|带领)的")
_ABROAD = re.compile("当地时间|抵达|国事访问|正式(?:友好)?访问|对[^，。]{2,8}进行[^，。]{0,6}访问|到访|过境")
_CENTRAL = re.compile("国家主席|国家副主席|国务院|全国|中共|国务委员")
# What people do with others who are named in between: 甲、乙，市直部门负责同志参加.
_JOINT = frozenset(("attendee", "companion", "witness"))
_KIN = re.compile(
    "(?:同志|先生)?(?:亲属|家属|家人|诞辰|生前|身边|故居|纪念)|(?:总书记|主席|总理|总统|先生|女士)?(?:和)?(?:的)?夫人"
)
_JOINED = re.compile(" *(?:（[^）]{0,20}）)?(?:、|，|；|和|与|及|以及|暨|[，、](?:以及|和|还有))? *")
# Bodies and unnamed people between two names: 甲等，市直机关负责人，乙.
_OTHERS = re.compile("等?[，、；][^。，；的时对向在由]{2,20}(?:[，、][^。，；的时对向在由]{2,20}){0,2}[，、]")
_PRONOUN = re.compile(
    "[他她](?:还|并|最后|同时|进一步|特别|随后|又)?(?:说|表示|指出|强调|要求|希望|认为|提出|建议|提议|介绍说|告诉)"
)
# 李书记说: the surname and post of a person named before.
_BY_POST = re.compile(
    "([一-鿿])(副?(?:书记|省长|市长|县长|区长|州长|旗长|镇长|部长|主任|厅长|局长|处长|院长|校长|主席|主委|会长|董事长|总经理|秘书长))"
    "(?:[^，。：]{0,8})(?:说|表示|指出|强调|要求|介绍|认为|希望|提出)"
)
_PLURAL = re.compile("他们[^。]{0,30}介绍")
_FRAMED = re.compile("(?:由|在|经)$")
_BEFORE_SUBJECT = re.compile(
    "(?:由|在|经|见证|见证了|邀请|请|委托|安排|时|中|后|上|下|日|期间|随后|当天|当日|上午|下午|晚|今天|昨天|近日|日前|其间|之前|等|同时|其中|有|还|许|前|间|会|式|始|束|宾|长|员|任|记|席|理|书|导|志|人)$"
)
_MET = re.compile("(?:会见|接见|拜会|拜访|会晤|看望)了?")


@cache
def _role_words() -> dict[str, str]:
    return {row["word"]: row["role"] for row in rows("roles")}


def read_participation(page: Page, hits: Hits, places: Places, roster: Roster) -> list[Part]:
    """Every role that the text gives to a person, in the order of the text.

    ``mentioned`` stands where a name takes no part; :func:`roles_of` then leaves out what weighs less.
    """
    cues = sorted(hit for hit in hits.cue.values() if hit.deed)
    titled = {hit.start: hit.end for hit in reversed(hits.post)}
    parts: list[Part] = []
    zones = [(s.start, s.end) for s in page.sentences]
    zones += [place for block in page.headlines for place in _fields(page.text, block.start, block.end)]
    last: Mention | None = None
    together: list[Mention] = []
    for start, end in zones:
        mentions = roster.within(start, end)
        by_post = _BY_POST.match(page.text, start)
        if by_post and (name := _person_of(by_post.group(1), by_post.group(2), roster)):
            last = last if last is not None and last.name == name else _first_mention(roster, name)
            parts.append(Part(name, "speaker", last.start, last.end))
        elif last is not None and _PRONOUN.match(page.text, start):
            parts.append(Part(last.name, "speaker", last.start, last.end))
        elif together and _PLURAL.match(page.text, start):
            parts += [Part(one.name, "briefer", one.start, one.end) for one in together]
        elif mentions:
            last, together = mentions[0], mentions
        if mentions:
            parts += _sentence_parts(
                page.text, start, end, _with_titles(mentions, titled), cues, roster.leads
            )
    guests = _guests(page, hits, places, roster)
    return [part for part in parts if part.role != "host" or part.name not in guests]


def _with_titles(mentions: list[Mention], titled: dict[int, int]) -> list[Mention]:
    """The mentions, each reaching over a post that follows the name: 甲主委与乙院长签署."""
    return [mention._replace(end=titled.get(mention.end, mention.end)) for mention in mentions]


def _person_of(surname: str, post: str, roster: Roster) -> str | None:
    """The only person of this surname who holds this post."""
    fitting = [
        name
        for name, posts in roster.posts.items()
        if name.startswith(surname) and any(held.title.endswith(post.removeprefix("副")) for held in posts)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _first_mention(roster: Roster, name: str) -> Mention:
    return next(mention for mention in roster.mentions if mention.name == name)


def _guests(page: Page, hits: Hits, places: Places, roster: Roster) -> set[str]:
    """Those who travel: their 会见 makes no hosts of them."""
    abroad = bool(hits.country) and _ABROAD.search(page.text) is not None
    return {
        name
        for name, posts in roster.posts.items()
        if any(post.near in places.away or (abroad and _CENTRAL.match(post.title)) for post in posts)
    }


def _fields(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a headline between blanks."""
    fields = []
    for word in text[start:end].split(" "):
        fields.append((start, start + len(word)))
        start += len(word) + 1
    return fields


def roles_of(parts: list[Part]) -> dict[str, tuple[Role, ...]]:
    """Each person's roles in order of the text; attendee and mentioned only where nothing else applies."""
    roles: dict[str, list[Role]] = {}
    for part in parts:
        held = roles.setdefault(part.name, [])
        if part.role not in held:
            held.append(part.role)
    return {name: _weigh(held) for name, held in roles.items()}


def _weigh(held: list[Role]) -> tuple[Role, ...]:
    strong = tuple(role for role in held if role not in ("attendee", "mentioned"))
    if strong:
        return strong
    return ("attendee",) if "attendee" in held else ("mentioned",)


def _sentence_parts(
    text: str, begin: int, end: int, mentions: list[Mention], cues: list[Hit], leads: dict[int, int]
) -> list[Part]:
    parts: list[Part] = []
    groups = _groups(text, mentions, cues, leads)
    ends = [begin, *(group[-1].end for group in groups)]
    starts = [leads.get(group[0].start, group[0].start) for group in groups]
    words = [_lead(text, before, start) for before, start in zip(ends, starts, strict=False)]
    next_acting = _next_acting(starts, words, end)
    listing = speaking = False
    for index, group in enumerate(groups):
        before = text[ends[index] : starts[index]]
        listing = listing or _LISTED_BEFORE.search(before) is not None
        roles: list[Role] = []
        if not speaking and _may_act(words[index]):
            stop = min(next_acting[index], group[-1].end + _REACH)
            roles = _roles_after(text, group[-1].end, _framed(text, words[index], group[-1].end, stop), cues)
            speaking = _opens_speech(text, group[-1].end, stop, cues)
        if not roles:
            roles = ["attendee"] if listing or _MET.search(before) else []
        if _THEN.search(text[max(begin, group[0].start - 20) : group[0].start]):
            roles = []
        parts += [part for mention in group for part in _own_parts(text, mention, roles)]
    return parts


def _next_acting(starts: list[int], words: list[str], end: int) -> list[int]:
    """For each group of people, where the next begins that can be the subject of its clause."""
    following = [end] * len(starts)
    for index in range(len(starts) - 2, -1, -1):
        following[index] = starts[index + 1] if _may_act(words[index + 1]) else following[index + 1]
    return following


def _framed(text: str, lead: str, start: int, stop: int) -> int:
    """Where the deeds of people end: a frame (由甲主持, 在乙陪同下) at its comma, else at ``stop``."""
    comma = text.find("，", start, stop) if _FRAMED.search(lead) else -1
    return comma if comma >= 0 else stop


def _own_parts(text: str, mention: Mention, roles: list[Role]) -> list[Part]:
    """The parts of one of the people named together; one whose words or kin are meant takes none of theirs."""
    given: list[Role] = roles or ["mentioned"]
    if _SAYS.match(text, mention.end):
        given = ["speaker"]
    elif _CITED.match(text, mention.end) or _KIN.match(text, mention.end):
        given = ["mentioned"]
    if _LEADS.match(text, mention.end):
        given = [*given, "leader"]
    return [Part(mention.name, role, *_place(mention)) for role in given]


def _place(mention: Mention) -> tuple[int, int]:
    """Where the name itself stands, without a post that follows it."""
    return mention.start, mention.start + len(mention.name)


def _lead(text: str, start: int, name: int) -> str:
    """The words of the clause before a name."""
    return text[max(start, *(text.rfind(mark, start, name) + 1 for mark in "，。；：“！？、")) : name].strip(
        " \n"
    )


def _may_act(lead: str) -> bool:
    """Whether the words before a name leave it the subject of its clause."""
    return not lead or len(lead) <= 2 or _BEFORE_SUBJECT.search(lead) is not None


def _opens_speech(text: str, start: int, stop: int, cues: list[Hit]) -> bool:
    """Whether what these people say is told next, so that further names only occur in it."""
    return any(
        cue.word in _SPEECH_VERBS and text[cue.end : cue.end + 1] in ("，", "：", "“")
        for cue in _verbs(text, start, stop, cues)
    )


def _groups(
    text: str, mentions: list[Mention], cues: list[Hit], leads: dict[int, int]
) -> list[list[Mention]]:
    """People named together: between them only posts and list marks, or others without a verb."""
    groups: list[list[Mention]] = [[mentions[0]]]
    for before, mention in pairwise(mentions):
        stop = leads.get(mention.start, mention.start)
        between = text[before.end : stop]
        if _JOINED.fullmatch(between) or (
            _OTHERS.fullmatch(between) and not _verbs(text, before.end, stop, cues)
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _verbs(text: str, start: int, end: int, cues: list[Hit]) -> list[Hit]:
    """The role words of ``[start, end)`` that are verbs here."""
    found: list[Hit] = []
    for cue in cues[bisect_left(cues, (start,)) : bisect_left(cues, (end,))]:
        if cue.end > end or _NOUN.match(text, cue.start) or (found and cue.start < found[-1].end):
            continue
        if text.rfind("（", start, cue.start) > text.rfind("）", start, cue.start):
            continue
        found.append(cue)
    return found


def _roles_after(text: str, start: int, stop: int, cues: list[Hit]) -> list[Role]:
    """What the words after a group of names say that it did."""
    roles: list[Role] = []
    for cue in _verbs(text, start, stop, cues):
        role = _role_words()[cue.word]
        speech = cue.word in _SPEECH_VERBS
        lead = text[start : cue.start]
        if not speech and role not in _JOINT and _new_subject(lead):
            break
        if speech and not _predicate(lead):
            continue
        if role == "signatory" and ("witness" in roles or text.startswith("的", cue.end)):
            continue
        if role == "briefer" and _HEARING.search(lead):
            continue
        if (
            role == "speaker"
            and not speech
            and lead.endswith(("的", "重要"))
            and "发表" not in lead
            and "作" not in lead
        ):
            continue
        roles.append(cast(Role, role))
        if text.startswith("下", cue.end) or cue.word.endswith("下"):
            break
        if speech and text[cue.end : cue.end + 1] in "，：“":
            break
    return list(dict.fromkeys(roles))


def _new_subject(lead: str) -> bool:
    """Whether a later clause has a subject of its own: …就座，各镇与区政府签订."""
    clause = lead.rsplit("，", 1)[-1] if "，" in lead else ""
    return len(clause) > 8 and _GOES_ON.match(clause) is None


def _predicate(lead: str) -> bool:
    """Whether a verb of speech after these words is said of the names before them."""
    return (
        "，" not in lead
        or lead.endswith("，")
        or lead.rsplit("，", 1)[-1] in ("并", "他", "她", "同时", "还", "也")
    )
