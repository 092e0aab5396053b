"""Who travels: a delegation's region, the side of who leads it, or the body that sends it."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.side import Side, side_of, unique
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.mentions.bodies import is_body
from huishang.reading.mentions.roster import Mention

_DELEGATION = re.compile(
    "(?:[省市县区州旗盟]?委?副?书记|副?[省市县区州旗盟]长)?(?:党政|政府|人大|政协|工商联|妇联|科协|残联|总工会|人民检察院|检察院|人民法院|法院|经贸|学习|友好|县乡|工商|企业家|领导|代表|联合|招商|文旅|教育|医疗|农业|帮扶|协作|干部|及企业"
    "|市直|省直|相关|有关|部门|负责同志|负责人|主要|区|工作){0,4}"
    "(?:代表团|考察团|考察组|调研组|参访团|访问团|工作组|学习组|一行|率队|率团|带队|带领|率)"
    "|(?:[两三]地)?[一-鿿]{0,8}?(?:代表团|考察团|考察组|参访团|访问团)"
)
_LEADING = re.compile("率队|率团|带队|带领|率|代表团|考察团|考察组|调研组|一行|访问团|参访团")
# Each organ begins with a literal: the engine then looks for its first character only.
_ORGAN_GROUP = re.compile(
    "(政协|人大常委会|工商联|妇联|科协|残联|总工会|人民检察院|检察院|人民法院|法院)(?:(?:委员|机关|党组|调研|考察|视察|学习|交流|参观|访问|代表|联合){0,3}(?:[组团]|一行)"
    "|(?:党组)?(?:副书记|书记|副?主席|副?主任|副?检察长|副?院长|秘书长)(?:(?![省市县区州旗盟]长)[一-鿿、]){2,24}?(?:一行|率|带队|带领))"
)
# What may stand between a body that sends people and its verb: 组织…, 有关负责人一行, or nothing (县农业局赴…).
_SENDING = "(?:组织|组团|选派|派出|有关|相关|党组|领导班子|班子|机关|干部|考察|调研|学习|工作|代表|一行|专程|[0-9]{1,2}日|近日|日前|赴|前往|到|来)"
_SENT = re.compile("[一-鿿]{2,20}?(?=" + _SENDING + ")")
_SENT_GROUP = re.compile(
    "[一-鿿（）]{2,14}?(?=(?:考察|调研|学习|交流|参访|访问|工作){0,2}(?:代表团|[组团队])(?:一行)?)"
)
_POINTED = re.compile(
    "(?<![一-鿿])([省市县区州旗盟])((?:政协|人大常委会|[一-鿿]{1,12}?[局厅委办])(?=" + _SENDING + "))"
)
# A group that stands for itself and for no region's government: 港澳妇女代表考察团, 香港青年企业家访问团.
_OWN_GROUP = re.compile("[一-鿿、“”]{4,30}?(?:考察|访问|参访|交流|代表|参观)团(?![长员体队组结])")
_OF_GOVERNMENT = re.compile(
    "(?:[一-鿿]{1,10}?[省市县区州旗盟镇乡]|[一-鿿]{2,3}?)?(?:党政|政府|人大|政协|经贸|友好|学习|考察|代表|访问|交流|参访|联合|中央|国家|中国)*团$"
)
_NO_GROUP = re.compile("[的率]|带[领队]|党政|政府|组[成织]|书记")
_TO_GROUP = re.compile("(?:^|[，。：；\n ])([^，。：；\n ]{4,34}?团)(?:一行)?[^，。；团]{0,8}$")
_BRACKET = re.compile("（[^（）]*）")
_BESIDE = re.compile("在[^，。]{2,40}陪同下")
_LEAD = 600
"""A report says in so many characters who travels."""


def organ_of_delegation(text: str) -> str:
    """The organ that a delegation comes from where it is none of a government: 省政协调研组."""
    lead = text[:_LEAD]
    group = _ORGAN_GROUP.search(lead) if "党政" not in lead else None
    return group.group(1) if group else ""


_FAR = 400
"""No delegation is looked for farther before its going."""


def guest_of(sides: Sides, told: Told, at: int, hosts: list[Side]) -> Side | None:
    """Who travels: the delegation's region, else the side of the person who leads or goes."""
    for mention in reversed(sides.places.within(max(told.start, at - _FAR), at)):
        if len(mention.regions) == 1:
            side, end = sides.chain(mention)
            sent = _of_body(sides, mention.start, end)
            if sent and side not in hosts:
                return Side(sent, side.region)
            group = _DELEGATION.match(sides.text, end)
            if group and side not in hosts:
                return sides.organ_in(side) if sides.organ and sides.organ in group.group() else side
    if "团" in sides.text[told.start : at] and (own := _group_before(sides, told, at)) is not None:
        return own
    led = _LEADING.search(sides.text, told.start, told.end) is not None
    clause = max(sides.text.rfind("，", told.start, max(at - 1, told.start)), told.start)
    people = [side for side in _goers(sides, told, at) if side not in hosts]
    if not people and (body := _sender(sides, told, at, hosts)) is not None:
        return body
    if people and (led or sides.roster.within(clause, at)):
        return people[0]
    return _elsewhere(sides, hosts) if led and sides.roster.within(told.start, at) else None


def own_group(text: str, start: int, end: int) -> Side | None:
    """The group named in ``[start, end)`` that is a side by itself; None where it is a government's or unknown."""
    attribute = text.rfind("率领的", start, end)  # 甲率领的乙团
    match = _OWN_GROUP.match(text, attribute + 3 if attribute >= 0 else start, end)
    if match is None or _NO_GROUP.search(match.group()) or _OF_GOVERNMENT.match(match.group()):
        return None
    return Side(match.group(), None)


def _group_before(sides: Sides, told: Told, at: int) -> Side | None:
    """A group that goes, the subject of its clause."""
    match = _TO_GROUP.search(sides.text, max(told.start - 1, 0, at - 80), at)
    return own_group(sides.text, *match.span(1)) if match else None


def _of_body(sides: Sides, start: int, end: int) -> str:
    """The body whose group travels: 甲市工商联调研组; empty where it is a region's."""
    words = _SENT_GROUP.match(sides.text, end)
    body = _BRACKET.sub("", sides.text[start : words.end()]) if words else ""
    return body if is_body(body) and not body.endswith(("政府", "机关")) else ""


def _goers(sides: Sides, told: Told, at: int) -> list[Side]:
    """The sides of those named before a word of going; who accompanies (在…陪同下) does not go."""
    beside = _BESIDE.search(sides.text, told.start, at)
    if beside is None:
        return sides.people(told.start, at)
    return unique(sides.people(told.start, beside.start()) + sides.people(beside.end(), at))


def _sender(sides: Sides, told: Told, at: int, hosts: list[Side]) -> Side | None:
    """The body that sends its people: 甲市农业农村局组织人员赴…, 甲区理论研究会一行来…, 州政协组织委员赴…."""
    text = sides.text
    for mention in sides.places.within(max(told.start, at - _FAR), at):
        words = _SENT.match(text, mention.end, at + 1) if len(mention.regions) == 1 else None
        body = text[mention.start : words.end()] if words else ""
        if is_body(body) and mention.regions[0] not in [host.region for host in hosts]:
            return Side(body, sides.chain(mention)[0].region)
    pointed = _POINTED.search(text, told.start, at + 1)
    region = sides.places.pointed(pointed.group(1)) if pointed else None
    return Side(sides.places.surface(region) + pointed.group(2), region) if pointed and region else None


def _elsewhere(sides: Sides, hosts: list[Side]) -> Side | None:
    """The region whose delegation another sentence names, if there is one alone."""
    single = (mention for mention in sides.places.mentions if len(mention.regions) == 1)
    named = {side_of(m.regions[0]) for m in single if _DELEGATION.match(sides.text, m.end)} - set(hosts)
    if not named:  # 我省 alone, but 皖新两省区 tells who they are
        pairs = (
            {side_of(region) for region in m.regions} for m in sides.places.mentions if len(m.regions) == 2
        )
        named = next((pair - set(hosts) for pair in pairs if len(hosts) == 1 and hosts[0] in pair), set())
    return named.pop() if len(named) == 1 else None


def leader_of(sides: Sides, told: Told, at: int) -> Mention | None:
    """Somebody of the State's leadership who travels, or None."""
    return next((mention for mention in sides.roster.within(told.start, at) if sides.national(mention)), None)
