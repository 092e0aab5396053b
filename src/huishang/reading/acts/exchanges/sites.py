"""Sites inspected on the way: the list after 实地考察了, 先后走进, 到…参观."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.told import Told


class SiteDraft(NamedTuple):
    """A site at ``[start, end)`` of the normal form."""

    name: str
    start: int
    end: int


# Verbs that the list follows; the weak ones need a verb of looking after the list.
_STRONG = re.compile(
    "(?:实地|还|一同|共同|冒雨|重点|集中|集体)?(?:参观考察|考察调研|考察|参观|察看|查看|走访|踏勘|踏看|游览|观摩|视察|调研|参访|瞻仰|巡查)(?:考察|调研|学习)?了"
    "|先后(?:实地)?(?:考察|参观|走访|察看|调研|观摩)(?:了)?|(?:实地|还|前往|分别|一同|共同|冒雨)(?:考察|参观|察看|查看|走访|踏勘|观摩|参访)(?:了)?"
    "|(?:走进|深入|来到|前往|走访|到达|夜游|登上|登临|探访)(?:了)?|看了|去看了|先后到访?|参观考察|参观|踏勘|(?<!学习)(?:考察|察看|视察|走访|调研|观摩)(?!组|团|期间|时|活动)"
)
_WEAK = re.compile(
    "(?:先后|分别|还|一行|实地|继续|又|期间|组|团|员|们|、|，)(?:到|赴|在|对)(?:了)?|先后(?:来|走)?到|到了?|在"
)
_LOOK = re.compile(
    "(?:进行)?(?:现场|实地|一线|沿途|仔细|详细|认真)?(?:考察|参观|察看|查看|调研|走访|踏勘|观摩|学习|瞻仰|走了一圈|看望|视察|了解|询问|听取|指导|体验|慰问|交流|开展|学习考察)"
)
_END = re.compile(
    "等地?(?:方|处|点位?)?(?:参观|考察|进行|开展|察看|实地|企业|项目|单位|现场|调研|学习|生产|$)|等(?![一-鿿]{0,1}级)|[，。；！？：]"
)
_ITEM_TAIL = re.compile(
    "(?:等(?:地|处|[0-9]+.*)?|(?:进行|开展)?(?:现场|实地)?(?:考察|参观|察看|查看|调研|走访|踏勘|观摩|学习(?!中心|园)|学习考察|走了|走走|进行|开展|了解|听取|询问|看望).*|(?:时|期间)(?:强调|指出|说|表示)?"
    "|的?(?:建设|运行|使用|生产|运营|管理)(?:[、及和与](?:建设|运行|使用|生产|运营|管理)){0,2}(?:情况|现状))$"
)
_ITEM_LEAD = re.compile(
    "(?:走访|考察|察看|参观|调研|慰问|走进|来到)?(?:(?:的)?(?:首站|第[一二三]站)?(?:就)?来到(?:了)?|了|到|至|(?:位于|占地|总投资|投资)[一-鿿0-9]{2,9}的|由?[一-鿿]{2,8}(?:援建|帮建|投资|建设|打造|援助)的|(?:邻近|附近|当地)的(?:“[^”]{2,12}”)?|当地(?=[^，、]{4,}))?"
)
_NO_SITE = re.compile(
    "^(?:了解|学习|听取|一些|这|该|几|多[家个处所名位次地]|各|有关|相关|部分|琳琅|村(?!民)|当地|我|他|其|两地|同)|眺望|俯瞰|检阅台|[成好]的|一些|这家|相关|有关|琳琅|的(?:生产|产品)|[^县]企业$|^的|^村民.{2,4}家$|^第[一二三]站$|科研单位$|农户家中|^(?:产业)?园区$|^(?:研发|展示)中心$|^(?:展示|服务)大厅$|^(?:企业)?展厅$|^生产(?:一线|线)$|^重点(?:企业|项目)$|(?:做法|亮点|经验|模式|成效|举措|理念)$|^革命旧址$|^解了|^(?:科研院所|科创平台|实验室|高科技公司|企业车间|田间地头|自然科学实验室|生产车间|宗教场所|自然保护区|贫困山区|步行街|天安门广场|人民大会堂|人民大会堂东门外广场)$|^车间$|^基层|^一线|^现场$|工作$|项目建设$"
)
_PLACE = re.compile(
    "(?:公司|集团|企业|厂|园|园区|基地|中心|馆|院|校|学|学校|中学|小学|大学|医院|村|社区|镇|乡|街|街区|区|广场|公园|港|港区|口岸|码头|站|城|桥|岛|湖|山|河|江|湿地|水库|农场|林场|牧场|果园|茶园|田|工程|项目|现场|车间|工坊|合作社|实验室|研究所|局|厅|故居|旧址|遗址|遗址群|纪念园|纪念碑|展馆|展厅|展区|(?<!发)展|库|井|矿|景区|寨|古城|古镇|老街|市场|商场|商贸城|店|铺|楼|塔|寺|庙|庙宇|祠|陵园|墓|平台|大数据谷|谷|带|片区|小镇|小区|家|线|点|麦田|绿道|长廊|走廊|夜市|城墙|阁|展室|会址|旧居|工地|机关|饭庄|牧场|码头|台|坊|机场|车站|展示中心|客厅|枢纽|成果展|院落|群|棚|大棚|营|所|门|窗口|大厅|总部|生产线|养殖场|场|室|队|河段|货运站|枢纽港|堤|闸|坝|泵站|哨所|驿站|云仓|仓|卡口|苗圃|繁育场|大院|食堂|大道|大街|(?<!道)(?<!之)路|花房|书房|画廊|峰|峡|洞|渠|滩|(?<![阶手时选])段|综合体|山庄|农庄)(?:”)?$"
)
# What a site is, before its name: 民族的发祥地甲山, 示范点乙村; 某企业家在本市开办的丙市场.
_APPOSED = re.compile(
    "[一-鿿]{0,10}?(?:发祥地|发源地|诞生地|示范点|示范村|(?:龙头|重点|骨干|知名)企业)(?![建项园])(?=[一-鿿]{3})"
)
_ATTRIBUTE = re.compile(
    "[^“”《》]{2,20}(?:[创兴开主]办|[援承修新在]建|投资|建设|打造|运营|经营|著名|闻名|民族)的(?=[^的]{4,}$)"
)
_NAME = re.compile("[一-鿿]{3,8}")
_SPLIT = re.compile("、|，(?:以及|还有|和)|(?<=[一-鿿”）])(?:和|以及|及(?!周[围边]|其)|与)(?=[一-鿿“])")
_WHO = re.compile(
    "总书记|主席|总理|代表团|考察[组团]|调研组|参访团|访问团|交流团|负责(?:人|同志)|参会|一行|与会|人员|领导|他们|大家|双方|嘉宾|客人|委员|团员|实地|先后|期间|在.{1,2}期间|会前|会后|座谈[前后]|走进|参观了|考察了"
)


def read_sites(sides: Sides) -> list[SiteDraft]:
    """The sites that the document's travellers saw, in order, each once."""
    found: dict[str, SiteDraft] = {}
    for told in sides.story.telling("site"):
        if _WHO.search(sides.text, told.start, told.end) or sides.roster.within(told.start, told.end):
            for site in _in_stretch(sides, told):
                found.setdefault(site.name, site)
    leader = any(sides.national(mention) for mention in sides.roster.mentions)
    for told in sides.story.stretches:
        introduced = _introduced(sides, told) if leader else []
        for site in [*_each(sides, told), *_there(sides, told), *introduced]:
            found.setdefault(site.name, site)
    longer = [name for name in found if len(name) > 4]
    again = {name for name in found if any(name != other and other.endswith(name) for other in longer)}
    return sorted((site for name, site in found.items() if name not in again), key=lambda site: site.start)


# 在甲园，…；在乙村，…；在丙校，…: one place a clause.
_AT_EACH = re.compile("(?<=[；。，\n ])(?:在|来到|走进)([^，；。、]{2,24})，")


_THERE = re.compile(
    " *在([^，。；]{3,80})，(?=[^，。]{2,12}(?:听|看|察看|查看|了解|考察|参观|观看|走进|询问|仔细|驻足|同|与))"
)
# Later in the sentence only where the looking follows at once: 参观甲校，在乙馆，切身感受….
_AND_THERE = re.compile(
    "[，；]在([^，。；、]{4,24})，(?=[^，。]{0,5}(?:切身|详细|认真|仔细|驻足|参观|察看|查看|观看|了解|听取|感受))"
)
_GROUP = "(?:党政)?(?:代表团|考察[团组]|调研组|参访团|访问团)(?:成员|一行)?[^，。]{0,8}"
_THERE_GROUP = re.compile(
    f" *在([^，。；]{{4,80}})，(?={_GROUP}(?:听|看|察|了解|考察|参观|走进|询问|驻足|参访))"
)
_SUBJECT = re.compile(
    " *(?:位于[^，。的]{2,12}的)?([^，。的]{4,26}(?:公司|集团|研究院|研究所|大学|中学|医院|社区|村|园区|产业园|基地|港|岛|中心))"
    "(?=主要从事|是|作为|位于|坐落|始建|成立)"
)
_LOOKS = re.compile("察看|考察|参观|听取|了解|询问|调研|视察|走进|来到")


def _each(sides: Sides, told: Told) -> list[SiteDraft]:
    """The places of a sentence that goes from one to the next."""
    if sides.text.count("；", told.start, told.sentence_end) < 2:
        return []
    clauses = list(_AT_EACH.finditer(sides.text, max(told.start - 1, 0), told.sentence_end))
    if len(clauses) < 3:
        return []
    return [site for match in clauses if (site := _site(sides, match.start(1), match.end(1))) is not None]


def _there(sides: Sides, told: Told) -> list[SiteDraft]:
    """在甲公司、乙园区，某某听介绍、看展示: the places of a sentence whose people look."""
    there = _THERE.match(sides.text, told.start, told.end)
    found: list[SiteDraft] = []
    if there and sides.roster.within(told.start, min(told.end, there.end() + 20)):
        found = _items(sides, there.start(1), there.end(1))
    if group := _THERE_GROUP.match(sides.text, told.start, told.end):  # 在甲园，代表团听取…
        found = _items(sides, group.start(1), group.end(1))
    if _WHO.search(sides.text, told.start, told.end) or sides.roster.within(told.start, told.end):
        for further in _AND_THERE.finditer(sides.text, told.start, told.end):
            found += _items(sides, further.start(1), further.end(1))
    return found


def _introduced(sides: Sides, told: Told) -> list[SiteDraft]:
    """甲公司主要从事…: what a paragraph describes before a leader of the State looks at it."""
    subject = _SUBJECT.match(sides.text, told.start, told.end)
    if subject is None:
        return []
    following = [t for t in sides.story.after(told, 5) if t.paragraph == told.paragraph]
    names = sides.roster.within(told.start, following[-1].end)
    looks = any(_LOOKS.search(sides.text, t.start, t.sentence_end) for t in following)
    if not looks or not any(sides.national(mention) for mention in names):
        return []
    site = _site(sides, subject.start(1), subject.end(1))
    return [site] if site else []


def _in_stretch(sides: Sides, told: Told) -> list[SiteDraft]:
    """The sites of one stretch: each list after a verb of looking."""
    found: list[SiteDraft] = []
    at = told.start
    while (verb := _next_verb(sides.text, at, told.end)) is not None:
        at = verb.end()
        if sides.story.past(told, verb.start()) or sides.story.planned(told, verb.start()):
            continue
        stop = _list_end(sides.text, at, told.end)
        strong = _STRONG.fullmatch(verb.group()) is not None
        if strong or _LOOK.search(sides.text, at, min(stop + 16, told.end)):
            sites = _items(sides, at, stop)
            found += sites
            at = stop if sites else at
    return found


def _next_verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """The next verb that a list of sites may follow; of two at one place the strong one."""
    strong = _STRONG.search(text, start, end)
    weak = _WEAK.search(text, start, strong.end() if strong else end)
    if strong is None or weak is None:
        return strong or weak
    return strong if strong.start() <= weak.start() or strong.end() == weak.end() else weak


def _list_end(text: str, start: int, limit: int) -> int:
    """Where a list ends; 以及 after a comma goes on with it."""
    end = _END.search(text, start, limit)
    while end is not None and text.startswith(_GOES_ON, end.start()):
        end = _END.search(text, end.end(), limit)
    return end.start() if end else limit


_GOES_ON = ("，以及", "，还有", "，和")


def _items(sides: Sides, start: int, stop: int) -> list[SiteDraft]:
    """The items of one list; an item must end as places do, and be no region."""
    text = sides.text
    found: list[SiteDraft] = []
    others: list[tuple[int, int]] = []
    at = start
    cuts = [(m.start(), m.end()) for m in _SPLIT.finditer(text, start, stop)] + [(stop, stop)]
    for cut, after in cuts:
        site = _site(sides, at, cut)
        if site is not None:
            found.append(site)
            at = after
        elif text[cut:after] == "、" or cut == stop:
            others.append((at, cut))
            at = after
    closed = _CLOSED.match(text, stop) is not None and not any(_MATTER.search(text, a, b) for a, b in others)
    if (found or closed) and others:  # what stands in one list is of one kind
        found += [site for a, b in others if (site := _site(sides, a, b, alike=True)) is not None]
    return found


# 察看甲光伏、乙锂电等企业 tells what they are; 等地 after matters of work does not.
_CLOSED = re.compile("等(?:企业|公司|地(?!方)|处|点位|景点|景区|高校|学校)")
_MATTER = re.compile("(?:发展|建设|工作|情况|产业|服务|管理|成果|治理|振兴|经验)$")


def _site(sides: Sides, start: int, end: int, *, alike: bool = False) -> SiteDraft | None:
    """One item as a site, what does not belong to its name cut off; None for a region or anything general."""
    text = sides.text
    lead = _ITEM_LEAD.match(text, start, end)
    start = lead.end() if lead else start
    for words in (_ATTRIBUTE, _APPOSED):
        before = words.match(text[start:end])
        start += before.end() if before else 0
    tail = _ITEM_TAIL.search(text, start, end)
    end = tail.start() if tail and tail.start() > start else end
    name = text[start:end]
    if not 3 <= len(name) <= 30 or _NO_SITE.search(name):
        return None
    if not _PLACE.search(name) and not (alike and _NAME.fullmatch(name)):
        return None
    if all(_NO_SITE.search(part) for part in _SPLIT.split(name)):  # 展厅和生产车间
        return None
    if sides.region_end(start) >= end and not _zone(sides, start):
        return None
    if any(mention.end >= end - 1 for mention in sides.roster.within(start, end)):
        return None
    return SiteDraft(name, start, end)


def _zone(sides: Sides, start: int) -> bool:
    """Whether the region named is a zone or township to look at (甲经济技术开发区), and no side of the exchange."""
    region = sides.links(start)[-1].regions[0]
    return region.level in ("area", "township") and all(side.region is not region for side in sides.main)
