"""Names after posts, and the lists that such names open: the strongest anchors.

``四川省委副书记、省长甲，市长乙、丙`` gives 甲 two posts and shares 市长 between 乙 and 丙.
"""

from __future__ import annotations

import re
from functools import cache

from huishang.reading.lexicon.geography import Region
from huishang.reading.mentions.ground import Ground, post_kinds
from huishang.reading.mentions.names import begins_with_surname, is_name, name_end, rank_after, words
from huishang.reading.mentions.posts import Context, full_post
from huishang.reading.mentions.roster import PostMention
from huishang.reading.scan import Hit

# What may stand between the last delimiter and a post without belonging to it.
_BREAKS = tuple(
    (
        "由 在 经 与 和 同 及 是 为 受 被 向 对 给 请 随 当 任 陪 有 到 根据 等 的 原 前 来自 包括 其中 该 会见 接见 "
        "见证 听取 拜会 拜访 代表 感谢 率领 带领 会上 当天 期间 日 上午 下午 晚 今天 昨天 一行 主持 参加 出席 通过 委托 围绕 "
        "如 叫 对接 迎来 了 应 发表 学习 传达 贯彻 落实"
    ).split()
)
_PAST = re.compile("(?:时任|原|前任|曾任|历任|已故|(?<![目日此以之])前)$")
# A post that is none of today's, or that only points at one named before: 希腊前外长, 该协会会长.
_NONE_OF_ITS_OWN = re.compile(
    "[该此]|[一-鿿]{2,6}前(?:任|副)?(?:总统|总理|首相|外交部|外长|国防部|财政部|国务卿|议长|驻|国家)"
)
_POST_STARTS = (
    "自治[区州县]|[省市县区州旗盟镇乡](?![级场域里块内际外长])|中共|中央|国务院|国家|全国|中国|最高人民|中华|美国|解放军|武警|共青团"
    "|国际|联合国|世界|欧盟|欧洲|北约|候任|代理|轮值|行署|党委|党组|党工委|纪委|政法委|组织部|宣传部|统战部|常务|副|政协|人大|政府"
)
_POST_START = re.compile(_POST_STARTS)
_MINISTERIAL = re.compile("部(?:党组|部长|副部长)")
_MINISTRY_START = re.compile(f"{_POST_STARTS}|[一-鿿]{{1,4}}{_MINISTERIAL.pattern}")
_BRACKET_POST = re.compile("（([^（）]{2,30})）")
_RECEIVES = re.compile("(?:等|在[^，。]{0,12}?|分别|一同|先后|前来)?(?:陪同|会见|接待|迎接|主持|看望|接见)")
_AGENT = re.compile("[^由]{0,8}由")
_ANOTHER = re.compile("[一-鿿]{1,4}[省市县区州旗盟](?!域)")
_EACH = re.compile("[两二三四五六七八九十]([省市县区州])([^，。；]{1,20})")
_GOES_ON = ("、", "兼", "，", "（", "并")
_IN_A_BODY = re.compile("（[一-鿿]{2,4}）[一-鿿]")
_LONGEST = 120  # characters before the last word of a post, at most
_STACKED = ("、", "兼", "，", "、兼", "并兼任", "兼任")


@cache
def _tails() -> tuple[str, ...]:
    return tuple(word for word, kind in post_kinds().items() if kind == "tail")


def find_anchored(ground: Ground, start: int, heads: list[Hit], after_names: frozenset[int]) -> None:
    """Record the names after the posts of one sentence, caption or headline that begins at ``start``.

    ``after_names``: where names end that a courtesy word or post follows.
    """
    context = Context()
    stack: list[tuple[int, int]] = []
    floor = start
    for head in heads:
        if head.start in after_names:  # 甲总书记: the post of the name before it
            floor = head.end
            continue
        if head.start < floor or _is_known(ground, head.start) or _ends_in_place(ground, head):
            continue
        name = _name_after(ground, head)
        if name is None and ground.text[head.end : head.end + 1] not in _GOES_ON:
            continue  # 委员 in 财经委员会主任: no post of its own
        begin = post_start(ground, floor, head)
        stack = _adjoining(ground.text, stack, begin)
        if name is None:
            if begin < head.start or post_kinds()[head.word] != "plain":  # 志愿者、居民甲: no posts
                stack.append((begin, head.end))
            continue
        names = list_from(ground, *name)
        _keep(ground, names, [*stack, (begin, head.end)], context, post_kinds()[head.word])
        floor = names[-1][1]
        stack = []


def _adjoining(text: str, stack: list[tuple[int, int]], begin: int) -> list[tuple[int, int]]:
    """The posts of the stack that lead on to one that begins at ``begin``; none where other words stand between."""
    while stack and stack[-1][1] > begin:
        stack.pop()
    return stack if stack and text[stack[-1][1] : begin] in _STACKED else []


def _ends_in_place(ground: Ground, head: Hit) -> bool:
    """Whether a place begins with the last character of a post's word and goes on: the 省长 of 甲省长乙市."""
    place = ground.places.starting_at(head.end - 1)
    return place is not None and place.form == "full" and place.end > head.end


def _is_known(ground: Ground, start: int) -> bool:
    """Whether a name found before stands here: 师长河 is no 师长."""
    if ground.text[start] not in ground.initials:
        return False
    return any(ground.text[start : start + length] in ground.titles for length in range(2, 15))


def _name_after(ground: Ground, head: Hit) -> tuple[int, int] | None:
    """The name that a post announces, or None where the post's words go on or stand alone."""
    text, at, kind = ground.text, head.end, post_kinds()[head.word]
    if text.startswith(_tails(), at):
        return None
    bracket = _BRACKET_POST.match(text, at)  # 副秘书长（主持办公厅日常工作）甲
    at = bracket.end() if bracket else at
    if text.startswith("的", at):  # 时任副县长的甲
        at, kind = at + 1, "plain"
    if text.startswith(" ", at):
        at += 1
    end = name_end(text, at, ground.cues)
    if end is None or not ground.is_content(at) or not _may_follow(ground, at, end, kind):
        return None
    region = ground.places.starting_at(at)
    if region is not None and region.form in ("full", "area") and region.end >= end:
        return None
    if at in ground.nations:  # 总统马其顿…: a country
        return None
    return at, end


def _may_follow(ground: Ground, start: int, end: int, kind: str) -> bool:
    """Whether a name may follow a post of this kind: a shared title or a description needs more to go by."""
    if kind == "head":
        return True
    name = ground.text[start:end]
    rank = rank_after(ground.text, end, ground.cues)
    if kind == "group":
        ordinary = name in words().bar and ground.text[end : end + 1] != "、" and rank < 5
        return not ordinary and is_name(name, "listed")
    if rank == 5 and (end - start > 3 or not begins_with_surname(name)):  # 村民阿依木罕说
        return is_name(name, "listed")
    return is_name(name, "free") and (end - start > 2 or rank == 5 or name in ground.titles)


def post_start(ground: Ground, floor: int, head: Hit) -> int:
    """Where the words of a post begin: after the last delimiter, and after what is no part of it."""
    text = ground.text
    floor = max(floor, head.start - _LONGEST)
    start = ground.after_delimiter(floor, head.start)
    if text.startswith("（", start - 1) and text.find("）", start, head.start) > 0:  # 甲（盐城）康复医院院长
        start = ground.after_delimiter(floor, start - 1)
    start = _after_others(text, start, head.start)
    regions = ground.places.within(start, head.end)
    opening = _MINISTRY_START if _MINISTERIAL.search(text, start, head.end) else _POST_START
    starts = {match.start() for match in opening.finditer(text, start, head.end)}
    starts -= {at for region in regions for at in range(region.start + 1, region.end)}  # the 市 of 大同市
    starts.update(region.start for region in regions)
    starts.update(ground.nations_within(start, head.start))
    starts.add(head.start)
    for begin in sorted(starts, reverse=True):
        before = text[start:begin]
        parted = not before or begin in ground.cue_ends or _ends_apart(before)
        if parted and not ground.has_verb(begin, head.start):
            return begin
    if text[start] in "与由经及和应同据" and not ground.has_verb(start + 1, head.start):
        return start + 1
    agent = _AGENT.match(text, start, head.start)  # 会议由监察室主任
    start = agent.end() if agent else start
    whole = head.start - start <= 30 and not ground.has_verb(start, head.start)
    return start if whole else head.start


def _ends_apart(words: str) -> bool:
    """Whether words end in one that is no part of the post behind them."""
    return words.endswith(_BREAKS) and not words.endswith("财经")


def _after_others(text: str, start: int, end: int) -> int:
    """Past another person or post before this one: 甲及南投县县长, 司长兼主席."""
    also = text.rfind("及", start, end)
    if also >= 0 and _ANOTHER.match(text, also + 1):
        start = also + 1
    doubled = text.rfind("兼", start, end)
    return doubled + 1 if doubled >= 0 else start


def list_from(ground: Ground, start: int, end: int) -> list[tuple[int, int]]:
    """The name and those that follow it in a bare list: 副市长甲、乙和丙."""
    names = [(start, end)]
    while ground.text[end : end + 1] in tuple("、和与及"):
        following = _listed(ground, end + 1, strict=ground.text[end] != "、")
        if following is None:
            break
        names.append((end + 1, following))
        end = following
    return names


def _listed(ground: Ground, begin: int, *, strict: bool) -> int | None:
    """The end of a further name of a list that begins at ``begin``; None where a post or body begins."""
    end = name_end(ground.text, begin, ground.cues, least=2)
    if end is None or not is_name(ground.text[begin:end], "listed"):
        return None
    if _IN_A_BODY.match(ground.text, end):  # 、甲（盐城）康复医院院长乙
        return None
    if begin in ground.nations:
        return None
    region = ground.places.starting_at(begin)
    if region is not None and (region.form in ("full", "area", "group", "former") or region.end > end):
        return None
    if region is not None and region.end == end and ground.places.starting_at(end):  # 、甲乙县县长
        return None
    if any(hit.start < end for hit in ground.heads(begin, end + 2)):
        return None
    if strict and rank_after(ground.text, end, ground.cues) < 4:
        return None
    return end


def _keep(
    ground: Ground, names: list[tuple[int, int]], stack: list[tuple[int, int]], context: Context, kind: str
) -> None:
    """Record names with the posts of the stack; a past post or mere description gives none."""
    bring_near(ground, context, stack[0][0], names)
    posts = [
        ground.of_nation(full_post(ground.text, start, end, ground.places, context))
        for start, end in stack
        if not _PAST.search(ground.text, max(0, start - 4), start)
        and not _NONE_OF_ITS_OWN.match(ground.text, start, end)
    ]
    if kind == "plain":
        posts = posts[:-1]
    ground.leads[names[0][0]] = stack[0][0]
    if len(names) > 1 and len(posts) == 1 and (shared := _by_order(ground, names, posts[0])):
        for (start, end), post in zip(names, shared, strict=True):
            ground.add(start, end, [post])
        return
    ground.add(*names[0], posts)
    for start, end in names[1:]:  # a title is shared; a post only by those who have none of their own
        own = ground.titles.get(ground.text[start:end]) and kind != "group"
        ground.add(start, end, () if own else posts if kind == "group" else posts[-1:])


def _by_order(ground: Ground, names: list[tuple[int, int]], post: PostMention) -> list[PostMention]:
    """One post of several regions for as many people, in order: 甲、乙两市市长张三、李四."""
    first = ground.places.starting_at(post.start)
    match = _EACH.match(ground.text, first.end if first else post.start, post.end)
    if match is None:
        return []
    regions: list[Region] = []
    last = match.start()
    for mention in reversed(ground.places.within(max(0, post.start - 60), match.start())):
        if regions and ground.text[mention.end : last] not in ("、", "和"):
            break
        last = mention.start
        regions[:0] = mention.regions
    if len(regions) != len(names):
        return []
    return [
        PostMention(region.name + match.group(2), region, None, post.start, post.end) for region in regions
    ]


def bring_near(ground: Ground, context: Context, start: int, names: list[tuple[int, int]]) -> None:
    """Tell a post what it may leave out here: the regions of posts just before it in the same list, or those
    of this person's earlier posts. Those who receive or accompany guests are of another side.
    """
    receives = _RECEIVES.match(ground.text, names[-1][1]) is not None
    if context.end is not None and receives and ground.has_verb(context.end, start):
        context.regions.clear()
        context.body = None
    if not context.regions:
        name = ground.text[names[0][0] : names[0][1]]
        context.regions += [r for post in ground.titles.get(name, ()) if (r := post.near) is not None]
