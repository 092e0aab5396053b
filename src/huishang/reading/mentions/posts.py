"""Posts as the text gives them, and their full form: region and body that were just named are put back.

``四川省委书记、省人大常委会主任`` is 四川省委书记 and 四川省人大常委会主任; ``四川大学党委书记甘某、校长汪某``
makes the second 四川大学校长. The words of the text are otherwise kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from huishang.reading.lexicon.geography import Region
from huishang.reading.mentions.places import Places
from huishang.reading.mentions.roster import PostMention

_RANKS = "(?:党组|党委|党工委|党总支|党支部|机关党委)?(?:常务|第一|执行|候任|代|联席|名誉|专职|挂职)*副?"
_HEADS = (
    "书记|主席|委员长|总理|省长|市长|县长|区长|旗长|州长|盟长|镇长|乡长|专员|主任|部长|厅长|局长|署长|处长|科长|司长|关长"
    "|行长|院长|校长|所长|台长|社长|站长|馆长|园长|场长|总队长|支队长|大队长|队长|组长|会长|理事长|董事长|监事长|秘书长|检察长|总经理|总裁|经理"
    "|总编辑|总工程师|总规划师|总经济师|总会计师|党组成员|党委成员|党工委成员|党委委员|常委|委员|巡视员|调研员|助理|师长|政委|团长|行政长官"
)
_BARE = re.compile(f"{_RANKS}(?:一级|二级|三级|四级)?(?:{_HEADS})$")
_BODY = re.compile(f"(.*?){_RANKS}(?:{_HEADS})$")

_LEVEL = "自治区|自治州|自治县|特别行政区|行署|街道|苏木|省|市|县|区|州|旗|盟|镇|乡"
_LEVEL_FIRST = re.compile(f"({_LEVEL})(?![级场域里块内际外])")
_DEPUTY_LEVEL = re.compile(f"(?:常务|第一|候任|代)?副?({_LEVEL})长$|(?:常务|代)?副?(专员|盟长|苏木达)$")
_WHOLE_COUNTRY = re.compile(
    "中共|中央|国务院|国家|全国|中国|最高人民|中华|共青团中央|总书记|国务委员|[一-鿿]{2,8}部(?!长|部长|副部长|常务|队|门|分)"
)
# Organs of a party committee and of a government, named without the committee right after it.
_OF_COMMITTEE = re.compile(
    "政法委|组织部|宣传部|统战部|社会工作部|秘书长$|副秘书长$|办公厅|办公室|党校|巡视办|编办"
)
_OF_REGION = re.compile(
    "人大|政协|政府|纪委|监委|法院|检察院|人民法院|人民检察院|总工会|妇联|团委|工商联|科协|残联|公安局|公安厅"
)
_BARE_BODY = re.compile("[厅局院办](?:党组|党委|机关|长|副)")
_OF_STATE = re.compile("(?:政府)?(?:第一)?副?(?:总理|总统|首相|国王|议长)")
# Departments that every region has: their region may be left out.
_GOVERNMENT_BODY = re.compile(
    "(?:发展|发改|教育|科技|科学|工业|工信|经济|经信|民族|民宗|公安|民政|司法|财政|人力|人社|自然资源|规划|生态环境|环境|环保|住房|住建|城乡|城管|交通"
    "|水利|水务|农业|农村|农牧|林业|林草|园林|商务|文化|文旅|旅游|卫生|卫健|退役|应急|审计|国资|市场监管|体育|统计|医保|医疗保障|能源|乡村振兴|扶贫|外事|招商|投资促进"
    "|合作交流|经济合作|信访|机关事务|大数据|数据|政务|行政审批|金融|粮食|海洋|渔业|气象|税务|海关|供销|档案|广播|新闻|口岸|物流|港口|铁路|消防|知识产权|药品|政府办|对口|协作)[一-鿿]{0,12}(?:局|厅|委|办|委员会|办公室|署)$"
)


_PARTY = re.compile(f"(民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)({_LEVEL})(?![级场])")


@dataclass(slots=True)
class Context:
    """What the posts so far in a sentence have named; a later post may leave it out."""

    regions: list[Region] = field(default_factory=list)
    """Latest first."""
    written: dict[Region, str] = field(default_factory=dict)
    """How the posts so far write each region."""
    body: str | None = None
    """Title of the body of the last post: 四川大学, 江西省林业局, 成都市委."""
    ministry: str | None = None
    end: int | None = None
    """Where the last post ended."""


_LATEST = 15  # regions that a later post may mean, at most


def full_post(text: str, start: int, end: int, places: Places, context: Context) -> PostMention:
    """The post ``text[start:end]`` in full form; ``context`` is brought up to date.

    What the document does not tell is not added: 省委书记 stays so if no province is known.
    """
    words = text[start:end].replace("\n", "").replace(" ", "")
    if words.startswith("部") and (ministry := ministry_before(text, start)):
        words = ministry + words[1:]
        context.ministry = ministry
    elif _BARE_BODY.match(words) and (body := department_before(text, start, words[0], places)):
        words = body + (words if words.startswith(words[0] + "长") else words[1:])
    elif context.ministry and _DEPARTMENT.match(words):
        words = context.ministry + words
    region, title = _with_region(words, start, places, context)
    body = _body_of(title)
    if region is not None:
        context.regions[:] = [region, *context.regions[:_LATEST]]
    context.body = body or context.body
    context.end = end
    return PostMention(title, region, body, start, end)


def _with_region(words: str, start: int, places: Places, context: Context) -> tuple[Region | None, str]:
    """The region of a post and its title with what was left out put back."""
    mention = places.starting_at(start)
    if mention is not None and len(mention.regions) == 1:
        region = mention.regions[0]
        if mention.form == "deictic":
            return region, _join(
                context.written.get(region) or places.surface(region), words[mention.end - mention.start :]
            )
        context.body = None
        inner = mention
        while (within := places.starting_at(inner.end)) is not None and len(within.regions) == 1:
            inner = within  # 江苏省无锡市惠山区: the innermost is meant
        if inner.form == "full" and inner.end - start < len(words):
            region = inner.regions[0]
            context.written[region] = words[: inner.end - start]
        return region, words
    if _WHOLE_COUNTRY.match(words):
        context.body = None
        return None, words
    party = _PARTY.match(words)
    if party is not None:  # 民进市委会: the region stands between the party and its level
        pointed = _level_region(party.group(2), places, context)
        if pointed is None:
            return None, words
        return pointed, party.group(1) + _join(places.surface(pointed), words[party.end(1) :])
    level = _LEVEL_FIRST.match(words) or _DEPUTY_LEVEL.match(words)
    if level is not None:
        name = next(group for group in level.groups() if group)
        pointed = _level_region(name, places, context)
        if pointed is None:
            return None, words
        return pointed, _join(context.written.get(pointed) or places.surface(pointed), words)
    return _with_body(words, places, context)


_FAR = 10_000  # characters; no body is looked for farther back, so that no text makes it slow


def department_before(text: str, start: int, kind: str, places: Places) -> str | None:
    """The body of a kind (厅, 局, 委 …) that was last named with its region: what 厅 alone means there."""
    body = re.compile(f"[一-鿿]{{1,14}}?{kind}")
    for mention in reversed(places.within(max(0, start - _FAR), start)):
        match = body.match(text, mention.end, start) if mention.form == "full" else None
        if match:
            return text[mention.start : match.end()]
    return None


_DEPARTMENT = re.compile("[一-鿿]{2,10}[司局](?:党|副|一级|二级|[司局]长|巡)")
_MINISTRY = re.compile(
    "(?:国家|教育|外交|国防|科技|科学技术|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|环境保护|住房和城乡建设|交通运输|水利|农业农村?|商务|文化和?旅游?|应急管理|中央组织|中央宣传|中央统战)部"
)


_NEAR = 2000  # characters; what was named farther back is not what 部 means


def ministry_before(text: str, start: int) -> str | None:
    """The ministry that was named last before an offset: what 部 alone means there."""
    found = None
    for match in _MINISTRY.finditer(text, max(0, start - _NEAR), start):
        found = match.group()
    return found


def _level_region(level: str, places: Places, context: Context) -> Region | None:
    if level in ("专员", "苏木达"):
        return context.regions[0] if context.regions else None
    return places.pointed(level.removesuffix("长"), context.regions)


def _with_body(words: str, places: Places, context: Context) -> tuple[Region | None, str]:
    """A post without a region: of the body just named, or of the region just named."""
    region = context.regions[0] if context.regions else None
    if words.startswith(("管委会", "党工委", "管理委员会")) and context.body is None:
        area = region if region is not None and region.level == "area" else places.only_area()
        if area is not None:
            return area, places.surface(area) + words
    if _OF_STATE.fullmatch(words):
        return None, words
    if context.body and _BARE.fullmatch(words):
        return region, context.body + words
    if context.body and context.body.endswith("委") and _OF_COMMITTEE.match(words):
        return region, context.body + words
    if region is not None and (_OF_REGION.match(words) or words.endswith("行政长官")):
        return region, _join(context.written.get(region) or places.surface(region), words)
    body = _body_of(words)
    if region is not None and body and _GOVERNMENT_BODY.match(body):
        return region, _join(context.written.get(region) or places.surface(region), words)
    return None, words


def _join(region: str, words: str) -> str:
    """Region and words with the level said once: 四川省 + 省委书记 is 四川省委书记, 省长 stays whole."""
    for level in (
        "自治区",
        "自治州",
        "自治县",
        "特别行政区",
        "街道",
        "苏木",
        "省",
        "市",
        "县",
        "区",
        "州",
        "旗",
        "盟",
        "镇",
        "乡",
    ):
        if words.startswith(level):
            rest = words[len(level) :]
            return region + (words if rest.startswith("长") else rest)
    return region + words


def _body_of(title: str) -> str | None:
    """The body of a post: what stands before its rank and head; None for 市长 and the like."""
    match = _BODY.fullmatch(title)
    body = match.group(1) if match else ""
    place = body[-1:] in tuple("省市县区州旗盟镇乡") and not body.endswith("联盟")
    if not body or place or body in ("国家", "全国", "中央"):
        return None
    return body
