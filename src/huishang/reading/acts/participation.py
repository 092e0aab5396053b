"""Who did what: the role of each person, from the verbs that follow names and the frames around them.

People named together (甲、乙分别…) do together what the words after them say, up to the next people.
``在甲、乙见证下`` and ``由甲主持`` frame their names; reported speech is not searched for deeds.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from huishang.reading.acts.antecedents import Antecedents
from huishang.reading.acts.deeds import opens_speech, roles_of_verbs, verbs_in
from huishang.reading.layout import Page
from huishang.reading.mentions.places import Places
from huishang.reading.mentions.roster import Mention, Roster
from huishang.reading.model import Role
from huishang.reading.scan import Hit, Hits


class Part(NamedTuple):
    """One role of one person, and the place of the name where the text gives it."""

    name: str
    role: Role
    start: int
    end: int


# The leader's words cited as a standard, not said here: 习近平总书记(关于…)重要讲话精神.
_CITED = re.compile(
    "(?:同志|总书记|主席|总理)?(?:视察[一-鿿]{1,6}|考察[一-鿿]{1,6}|对[一-鿿]{1,16}?|关于[^，。；]{1,40}?|在[^，。；]{1,30}?[上时]的?|一系列|系列|历次|多次|的|[^，。；]{0,8}?主持召开[^，。；]{0,40}?的){0,3}"
    "(?:重要|殷切|亲切|新年)*(?:(?<=[的要切年列次])(?:讲话|要求)|讲话(?=精神|的)|指示|论述|批示|嘱托|思想|回信|贺信|贺词|指引|战略部署|重要|关怀|期望|核心)"
)
# No citing without one of its words: what is no citing at all is then not tried in all ways.
_CITING = re.compile(
    "重要|讲话|要求|指示|论述|批示|嘱托|思想|回信|贺信|贺词|指引|战略部署|关怀|期望|核心|殷切|亲切|新年"
)
_CITED_REACH = 200
_LISTED_BEFORE = re.compile("(?:参加|出席|陪同)[^，。；：]{0,16}?的?(?:还)?(?:有|包括)[：]?$")
_HAS = ("有", "有：", "包括", "包括：")
_THEN = re.compile("时任[^，。；、]{0,18}$")
_PAUSES = ("，", "。", "；", "、", "")
"""Behind a name they leave nothing that is said of it alone."""
_SAYS = re.compile("(?:总书记|主席|总理|同志)?(?:指出|强调|说|要求)[，：“]|[^，。：；、]{0,8}：(?!$)")
_LEADS = re.compile("(?:同志|等)?(?:率领|带领)的")
_LEADING = re.compile("率(?:队|团|领|党政|代表团|考察团)")
_ABROAD = re.compile("当地时间|抵达|国事访问|正式(?:友好)?访问|对[^，。]{2,8}进行[^，。]{0,6}访问|到访|过境")
_CENTRAL = re.compile("国家主席|国家副主席|国务院|全国|中共|国务委员")
_KIN = re.compile(
    "(?:同志|先生)?(?:亲属|家属|家人|诞辰|生前|身边|故居|纪念)|(?:总书记|主席|总理|总统|先生|女士)?(?:和)?(?:的)?夫人"
)
_JOINED = re.compile(" *(?:（[^）]{0,20}）)?(?:、|，|；|和|与|及|以及|暨|[，、](?:以及|和|还有))? *")
# Bodies and unnamed people between two names: 甲等，市直机关负责人，乙.
_OTHERS = re.compile("等?[，、；][^。，；的时对向在由]{2,20}(?:[，、][^。，；的时对向在由]{2,20}){0,2}[，、]")
_FRAMED = ("由", "在", "经")
_BEFORE_SUBJECT = tuple(
    (
        "由 在 经 见证 见证了 请 委托 安排 时 中 后 上 下 日 当天 上午 下午 晚 今天 昨天 等 有 还 许 前 间 会 式 始 束 宾 长 员 任 记 席 理 书 导 志 "
        "人"
    ).split()
)
"""What the words before a subject end with."""
_MET = re.compile("(?:会见|接见|拜会|拜访|会晤|看望)了?")
_REACH = 600  # characters after a name in which its deeds are told, at most
_TO_MARK = re.compile("(?:.*[，。；：“！？、])?", re.S)


def read_participation(page: Page, hits: Hits, places: Places, roster: Roster) -> list[Part]:
    """Every role that the text gives to a person, in the order of the text.

    ``mentioned`` stands where a name takes no part; :func:`roles_of` then leaves out what weighs less.
    """
    deeds = sorted(hit for hit in hits.cue.values() if hit.deed)
    titled = {hit.start: hit.end for hit in reversed(hits.post)}
    antecedents = Antecedents(page.text, roster, hits.post)
    parts: list[Part] = []
    zones = [(sentence.start, sentence.end) for sentence in page.sentences]
    zones += [place for block in page.headlines for place in _fields(page.text, block.start, block.end)]
    for start, end in zones:
        mentions = roster.within(start, end)
        for mention, role in antecedents.meant(start, mentions):
            parts.append(Part(mention.name, role, mention.start, mention.end))
        if mentions:
            named = _with_titles(mentions, titled)
            parts += _sentence_parts(page.text, start, end, named, deeds, roster.leads)
    guests = _guests(page, hits, places, roster)
    return [part for part in parts if part.role != "host" or part.name not in guests]


def _with_titles(mentions: list[Mention], titled: dict[int, int]) -> list[Mention]:
    """The mentions, each reaching over a post that follows the name: 甲主委与乙院长签署."""
    return [
        mention if mention.end not in titled else mention._replace(end=titled[mention.end])
        for mention in mentions
    ]


def _guests(page: Page, hits: Hits, places: Places, roster: Roster) -> set[str]:
    """Those who travel: their 会见 makes no hosts of them."""
    found = {name for name, posts in roster.posts.items() if any(post.near in places.away for post in posts)}
    if hits.country:
        central = [
            name for name, posts in roster.posts.items() if any(_CENTRAL.match(post.title) for post in posts)
        ]
        found.update(central if central and _ABROAD.search(page.text) else ())
    return found


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
    name_ends = frozenset(ends)
    starts = [leads.get(group[0].start, group[0].start) for group in groups]
    words = [_lead(text, before, start) for before, start in zip(ends, starts, strict=False)]
    next_acting = _next_acting(starts, words, end)
    listing = speaking = False
    for index, group in enumerate(groups):
        before = text[ends[index] : starts[index]]
        listing = listing or (before.endswith(_HAS) and _LISTED_BEFORE.search(before) is not None)
        roles: list[Role] = []
        if not speaking and _may_act(words[index]):
            told = group[-1].end
            stop = min(next_acting[index], told + _REACH)
            verbs = verbs_in(text, told, stop, cues)
            # 对乙率团来访表示欢迎: 率团 is 乙's
            verbs = [verb for verb in verbs if verb.start == told or verb.start not in name_ends]
            frame = _framed(text, words[index], told, stop)
            roles = roles_of_verbs(text, told, [verb for verb in verbs if verb.end <= frame])
            speaking = any(opens_speech(text, verb) for verb in verbs)
        if not roles and _LEADING.match(text, group[-1].end):
            roles = ["leader"]
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
    comma = text.find("，", start, stop) if lead.endswith(_FRAMED) else -1
    return comma if comma >= 0 else stop


def _own_parts(text: str, mention: Mention, roles: list[Role]) -> list[Part]:
    """The parts of one of the people named together; one whose words or kin are meant takes none of theirs."""
    given: list[Role] = roles or ["mentioned"]
    if text[mention.end : mention.end + 1] in _PAUSES:
        return [Part(mention.name, role, *_place(mention)) for role in given]
    if _SAYS.match(text, mention.end):
        given = ["speaker"]
    elif _is_cited(text, mention.end) or _KIN.match(text, mention.end):
        given = ["mentioned"]
    if _LEADS.match(text, mention.end):
        given = [*given, "leader"]
    return [Part(mention.name, role, *_place(mention)) for role in given]


def _is_cited(text: str, end: int) -> bool:
    """Whether the words behind a name cite what its bearer said or wrote elsewhere."""
    citing = _CITING.search(text, end, end + _CITED_REACH)
    return citing is not None and _CITED.match(text, end) is not None


def _place(mention: Mention) -> tuple[int, int]:
    """Where the name itself stands, without a post that follows it."""
    return mention.start, mention.start + len(mention.name)


def _lead(text: str, start: int, name: int) -> str:
    """The words of the clause before a name."""
    mark = _TO_MARK.match(text, start, name)
    return text[mark.end() if mark else start : name].strip(" \n")


def _may_act(lead: str) -> bool:
    """Whether the words before a name leave it the subject of its clause."""
    return len(lead) <= 2 or lead.endswith(_BEFORE_SUBJECT)


def _groups(
    text: str, mentions: list[Mention], cues: list[Hit], leads: dict[int, int]
) -> list[list[Mention]]:
    """People named together: between them only posts and list marks, or others without a verb."""
    groups: list[list[Mention]] = [[mentions[0]]]
    for before, mention in pairwise(mentions):
        stop = leads.get(mention.start, mention.start)
        between = text[before.end : stop]
        if _JOINED.fullmatch(between) or (
            _OTHERS.fullmatch(between) and not verbs_in(text, before.end, stop, cues)
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups
