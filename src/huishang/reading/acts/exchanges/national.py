"""Who takes part in a meeting of the State: the regions that it is about, else the body that holds it."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.crossing import spelled_by
from huishang.reading.acts.exchanges.side import Side, side_of, unique
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.lexicon.geography import Region
from huishang.reading.mentions.bodies import is_body

_ROLE = re.compile("发了言|讲话|发言|致辞|出席|参加|介绍|通报|汇报|交流")
_ATTEND = re.compile(
    "(?:负责同志|负责人|代表)[一-鿿]{0,8}(?:发言|交流|介绍|参加|出席|作了)|先后发言|发了言|作了发言|参加会议|出席"
    "|听取了[^。]{2,60}汇报|参加(?:座谈会|会议|会见)?的有|(?:省长|主席|市长|书记)(?:分别)?视频发言"
)
_IN_CHARGE = re.compile("负责|代表|的有|视频发言|听取了")
# Bodies of the State speak beside the regions: 国家发展改革委、广东省负责同志作了互动交流.
_SPOKE = re.compile(
    "(?<=[，。；：\n ])([^，。；]{2,90}?)(?:有关|主要)*负责(?:同志|人)(?:，|[一-鿿]{0,4}(?:发言|交流))"
)
_PARTY_CENTRE = re.compile("((?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)中央)(?:副|常务副)?主席")
_GROUP = re.compile("((?:推动|推进)?[一-鿿]{2,16}(?:领导小组|协调小组))")
_REGIONAL = re.compile("地区|区域|协同|一体化|经济带|西部|东北|中部")
_REGIONS = re.compile(
    "一带一路|省|地方|地区|区域|各地|对口|协作|协同|一体化|经济带|流域|长江|黄河|[东中西]部|东北"
)
_OF_REGIONS = re.compile("省级|地方|各省|区域|对口|东西部")
_STATE = re.compile("国家|国务院|[一-鿿]{2,9}部$")
_NO_REGION = ("经济圈", "城市群")


def national_meeting(sides: Sides, told: Told, at: int, name: str) -> tuple[Side, ...]:
    """The regions of a national meeting: in its name, and those named as taking part; else the body itself."""
    if not _concerns(sides, told):
        return ()
    found = _in_name(sides, told, at)
    for stretch in sides.story.stretches:
        if stretch is not told and _ROLE.search(sides.text, stretch.start, stretch.sentence_end):
            found += _attending(sides, stretch)
    parties = unique(side for side in found if side.region is None or side.region.kind not in _NO_REGION)
    if parties:
        return tuple(parties)
    group = _GROUP.search(name)
    if group and (sides.places.within(told.start, at) or _REGIONAL.search(group.group(1))):
        return (Side(group.group(1), None),)
    leaders = [m for t in sides.story.after(told, 2) for m in sides.roster.within(t.start, t.end)]
    organs = [organ for leader in leaders if (organ := sides.organ_of(leader))]
    return tuple(organs[:1]) if _OF_REGIONS.search(name) else ()


def _concerns(sides: Sides, told: Told) -> bool:
    """Whether a national meeting is about regions: the sentence that tells it names them or their work."""
    named = sides.places.within(told.start, told.end)
    if any(sides.text[mention.start - 1] not in "在于驻、" for mention in named):
        return True
    opening = sides.story.stretches[0]
    if any(_REGIONS.search(sides.text, t.start, t.end) for t in (told, opening)):
        return True
    stop = sides.story.after(told, 2)[-1].sentence_end
    return any(mention.form in ("group", "area") for mention in sides.places.within(told.end, stop))


def _in_name(sides: Sides, told: Told, at: int) -> list[Side]:
    """The regions that a meeting's name names: 京津冀协同发展…会议, 对口支援新疆工作会议."""
    found: list[Side] = []
    venue = -1
    for mention in sides.places.within(max(told.start, at - 30), at + 4):
        letters = spelled_by(sides, mention)
        if mention.start == venue or sides.text[mention.start - 1] in "在于":  # 在湖南省长沙市主持召开
            venue = mention.end
        elif letters:
            found += letters
        elif len(mention.regions) > 1:
            found += [side_of(r) for r in mention.regions] if _members_named(sides, mention.regions) else []
        elif mention.form != "area":
            found.append(side_of(mention.regions[0]))
    return found


def _members_named(sides: Sides, regions: tuple[Region, ...]) -> bool:
    """Whether the document names the members of a group (长三角) one by one."""
    return all(sides.places.counts[region] for region in regions)


def _attending(sides: Sides, told: Told) -> list[Side]:
    """Those whom a stretch names as speaking or attending, by their people or their 负责同志."""
    if not _ATTEND.search(sides.text, told.start, told.end):
        return []
    people = [side for side in sides.people(told.start, told.end) if side.region] + _centres(sides, told)
    in_charge = _IN_CHARGE.search(sides.text, told.start, told.end)
    return people + _bodies(sides, told) + sides.regions(told.start, told.end) if in_charge else people


def _centres(sides: Sides, told: Told) -> list[Side]:
    """The parties' centres that people speak for: 民革中央主席 …作了发言."""
    posts = (
        post for m in sides.roster.within(told.start, told.end) for post in sides.roster.posts.get(m.name, ())
    )
    found = (_PARTY_CENTRE.match(post.title) for post in posts)
    return [Side(match.group(1), None) for match in found if match]


def _bodies(sides: Sides, told: Told) -> list[Side]:
    """The bodies of the State whose 负责同志 speak."""
    spoke = _SPOKE.search(sides.text, max(told.start - 1, 0), told.end)
    words = sides.text[spoke.start(1) : spoke.end(1)].split("、") if spoke else []
    return [Side(word, None) for word in map(str.strip, words) if _STATE.match(word) and is_body(word)]
