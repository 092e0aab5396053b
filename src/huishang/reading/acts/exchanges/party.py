"""One item of a list as a party: a region or body as written, a township, or what a person signs for."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.side import Side
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.mentions.bodies import is_body

TOWN_END = ("街道", "苏木", *"镇乡村旗县市区州盟")
"""How townships and places end."""

_COUNTED = re.compile("(?:双方|[两三四五六七八九十][省市县区州地方])$")
# A body without its region: 县政府, 市教育局.
_POINTING = re.compile("(自治区|[省市县区州旗盟])(?:委$|政府|政协|人大|[一-鿿]{1,14}$)")
# What stands between a party and the word that joins it to the next: 甲银行今天与乙集团.
_BEFORE_JOINT = re.compile(
    "(?:今[天日]|昨[天日]|日前|近日|当[天日]|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午)?|（[^（）]{0,12}）|[也还均已等]|陆续|先后|相继|正式|共同|再次|双方|一行)+$"
)
# A clause that ends like a name: 乙乡结为友好乡.
_CLAUSE = re.compile("了|[0-9两几多]个|结[成为]|缔结|举行|召开|[建成]立|组建")
_DELEGATION = re.compile(
    "(?<=[省市县区州旗盟镇乡])(?:党政|政府|经贸|学习|友好|考察|交流|政法|文旅|工商)*(?:代表团|考察团|考察组|访问团)$"
)
_NAME = re.compile("[一-鿿A-Za-z0-9“”·（）]{4,24}")
# Words that no name has, and those of whom nobody knows who they are: 有关企业, 10家单位.
_NO_NAME = re.compile(
    "[的了着过将为是对把被让从由向于就及在须其我他她它只]|已|签|协议|合作$|会议|仪式|座谈|考察|见证|代表|负责|领导|一行|双方|各方|之间"
    "|[0-9]个|安排|前往|见面|[内后时者]$|供应商|单位$|村民|农户|居民|[职员]工"
    "|^(?:[0-9一二三四五六七八九十两多数几]+余?[个家名项多所位]|有关|相关|部分|各|多|一批|一些|若干|其他|并|以|通过|参[会展]|意向|与会|现场|当地|但|该|本|继)"
)


def party(sides: Sides, start: int, end: int) -> Side | None:
    """The party that ``[start, end)`` names; None where it is no known kind of party."""
    people = sides.roster.within(start, end)
    if people:
        return sides.signing_party(people[0])
    attribute = sides.text.rfind("的", start, end)
    if attribute >= 0 and sides.places.starting_at(attribute + 1):  # 湘鄂边界的甲县
        start = attribute + 1
    words = _DELEGATION.sub("", _BEFORE_JOINT.sub("", sides.text[start:end].strip("“” ")))
    mention = sides.places.starting_at(start)
    region = None
    if mention is not None and len(mention.regions) == 1:
        words = _COUNTED.sub("", words)
        region = mention.regions[0]
        if mention.form == "deictic":
            words = region.name + words[mention.end - mention.start :]
            return Side(words, region)
        if len(words) <= mention.end - mention.start:
            return Side(words, region)
        if sides.region_end(start) >= start + len(words):
            last = sides.links(start)[-1]
            region = last.regions[0]
            begin = start if region.level == "township" else last.start
            return Side(sides.text[begin : last.end], region)
    if region is None and is_body(words) and (pointing := _POINTING.match(words)):
        region = sides.places.pointed(pointing.group(1))
        words = region.name + words[len(pointing.group(1)) :] if region else words
    named = (is_body(words) or words.endswith(TOWN_END)) and not _CLAUSE.search(words)
    return Side(words, region) if named else None


def stranger(sides: Sides, start: int, end: int) -> Side | None:
    """A party of a kind that no table knows, as written (国网甲省电力); None where it reads like no name."""
    words = _BEFORE_JOINT.sub("", sides.text[start:end].strip(" "))
    if not _NAME.fullmatch(words) or _NO_NAME.search(words) or sides.roster.within(start, end):
        return None
    mention = sides.places.starting_at(start)
    return Side(words, mention.regions[0] if mention and len(mention.regions) == 1 else None)
