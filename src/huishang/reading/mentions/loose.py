"""Names that no post announces: judged by marks, lists and verbs around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from huishang.reading.mentions.anchors import bring_near, list_from
from huishang.reading.mentions.ground import Ground, post_kinds
from huishang.reading.mentions.names import (
    FOREIGN_LETTERS,
    has_word,
    is_foreign,
    is_name,
    name_end,
    rank_after,
    words,
)
from huishang.reading.mentions.posts import Context, full_post
from huishang.reading.mentions.roster import PostMention
from huishang.reading.scan import Hit, matches

_GROUP_AFTER = re.compile("等(?:[一-鿿]{0,12}?)(领导|负责同志|负责人|同志)")
_COURTESY = re.compile("总书记|主席(?![台团会国])|总理|总统|首相|同志|先生|女士")
_DOTTED = re.compile("(?<![一-鿿·])[一-鿿]{1,8}(?:·[一-鿿]{1,8})+")
_TO_DOT = re.compile("[一-鿿]{1,8}$")
# Grammar before such a name: 会议由甲·乙主持.
_GRAMMAR = re.compile("[^·]*[由在请经与向对为和及](?!·)")
# A name with its posts after it, in a list of who was there: ；甲，市委副书记、市长；
_POST_AFTER = re.compile("[：；\n]([一-鿿·]{2,14})(?:，|（)([^，。；：（）]{2,30})(?=[；。\n）]|$)")
_TO_POST = re.compile("[：；\n][一-鿿·]{2,14}[，（][^，。；：（）]{0,30}$")
_COLUMN_ENDS = ("  ", "\n")
_POST_STOPS = ("；", "。", "\n", "）", "")
# A line of a list of members: 成员：甲　　市发展改革委主任. The names of two characters have a blank between them.
_MEMBER = re.compile("(?:[：\n]|  ) *([一-鿿]{2,4}|[一-鿿] [一-鿿]) {2,}([^ \n：，。]{3,40})(?= {2}|\n|$)")
_TO_MEMBER = re.compile("(?:[：\n]|  ) *[一-鿿]{1,4}(?: [一-鿿])? {2,}[^ \n：，。]{0,40}$")
_LIST_START = re.compile("[，。；：）”！？\n 由在了及有括]([一-鿿·]{2,8})、")
_FIRST = re.compile("[。\n ]([一-鿿]{2,3})[及和等][^。]{2,40}(?:陪同|参加|出席)")
_FIRST_REACH = 45
"""So many characters before its verb such a name stands, with the mark before it, at most."""
_BEFORE_SUBJECT = frozenset(("", *"，。；：！？”\n 由"))
_ANYBODY = ("先生", "女士")
_PLAIN_VERBS = ("说", "率", "作了", "作", "代表", "当选", "出任")
# The ends of nouns for people, and what joins an attribute to a name: 大客户经营者甲说, 合作社的甲说.
_NOUN_ENDS = frozenset("者员工师农民手家生商友的了")


def find_dotted(ground: Ground) -> None:
    """Names with a middle dot after a mark."""
    for match in _dotted(ground.text):
        grammar = _GRAMMAR.match(ground.text, match.start(), match.end())
        start = grammar.end() if grammar else match.start()
        end = name_end(ground.text, start, ground.cues)
        if end is None or not ground.is_content(start) or ground.heads(start, end):
            continue
        if has_word(ground.text[start:end].rpartition("·")[2]):  # 芦台·汉沽协同发展区
            continue
        if _between_places(ground, start, end) or not rank_after(ground.text, end, ground.cues):
            continue
        if ground.before(start) not in ("“", "《") and not ground.is_taken(start, end):
            ground.add(start, end)


def _dotted(text: str) -> Iterator[re.Match[str]]:
    """Every word with a middle dot in it: looked for at each dot."""
    dot = text.find("·")
    while dot >= 0:
        before = _TO_DOT.search(text, max(0, dot - 8), dot)
        match = _DOTTED.match(text, before.start()) if before else None
        if match is not None:
            yield match
        dot = text.find("·", match.end() if match else dot + 1)


def _between_places(ground: Ground, start: int, end: int) -> bool:
    """Whether what a dot joins are places (甲县·乙县合作交流会, 甲县·乙厂), or it stands between brackets."""
    dot = ground.text.index("·", start, end)
    first = ground.places.starting_at(start)
    if first is None or first.end != dot:
        return False
    return ground.places.starting_at(dot + 1) is not None or ground.before(start) == "（"


def find_before_posts(ground: Ground) -> None:
    """Names whose posts follow them."""
    for match in _before_posts(ground):
        start, end = match.span(1)
        begin, stop = match.span(2)
        ends_post = any(hit.end == stop for hit in ground.heads(begin, stop))
        if not ends_post or not ground.is_content(start) or not is_name(ground.text[start:end], "listed"):
            continue
        ground.add(start, end, _own_posts(ground, match))


def _own_posts(ground: Ground, match: re.Match[str]) -> list[PostMention]:
    """The posts of the second group, parted by 、, of the name in the first."""
    context, begin, posts = Context(), match.start(2), []
    bring_near(ground, context, match.start(1), [match.span(1)])
    for part in match.group(2).split("、"):
        posts.append(full_post(ground.text, begin, begin + len(part), ground.places, context))
        begin += len(part) + 1
    return posts


def _before_posts(ground: Ground) -> Iterator[re.Match[str]]:
    """Every name with what follows it up to the end of an item, where a post ends so."""
    text, done = ground.text, 0
    for head in ground.posts:
        if head.start < done or text[head.end : head.end + 1] not in _POST_STOPS:
            continue
        before = _TO_POST.search(text, max(done, head.start - 46), head.start)
        match = _POST_AFTER.match(text, before.start()) if before else None
        if match is not None:
            yield match
            done = match.end()


def find_members(ground: Ground) -> None:
    """Names of a list of members, each with its posts in the next column."""
    for match in _members(ground):
        name = match.group(1).replace(" ", "")
        begin, stop = match.span(2)
        if not any(hit.end == stop for hit in ground.heads(begin, stop)) or not is_name(name, "listed"):
            continue
        if ground.is_content(match.start(1)):
            ground.add(*match.span(1), _own_posts(ground, match))


def _members(ground: Ground) -> Iterator[re.Match[str]]:
    """Every name with what stands in the column after it, where a post ends that."""
    text, done = ground.text, 0
    for head in ground.posts:
        if head.start < done or not text.startswith(_COLUMN_ENDS, head.end):
            continue
        before = _TO_MEMBER.search(text, max(done, head.start - 60), head.start)
        match = _MEMBER.match(text, before.start()) if before else None
        if match is not None:
            yield match
            done = match.end()


def find_before_courtesy(ground: Ground) -> list[tuple[str, PostMention]]:
    """Names before a courtesy word or a post that follows the name: 甲同志, 乙总书记.

    Returns each such name with the post that follows it, for those to whom the text gives no other.
    """
    nations = {nation.end for nation in ground.nations.values()}
    posts: list[tuple[str, PostMention]] = []
    for match in matches(_COURTESY, ground.text, ground.signs["courtesy"]):
        end = match.start()
        if end in nations or ground.before(end) == "前" or not ground.is_content(end):  # 甲党前主席
            continue
        foreign = _foreign_before(ground, end)
        if is_foreign(ground.text, match.end()):  # 马其顿总统伊万诺夫: a place and its president
            continue
        start = foreign if foreign is not None else ground.name_before(end)
        if start is None or (match.group() in _ANYBODY and end - start < 3):
            continue
        ground.add(start, end)
        if match.group() not in ("同志", *_ANYBODY):
            post = PostMention(match.group(), None, None, end, match.end())
            posts.append((ground.text[start:end], ground.of_nation(post) if foreign is not None else post))
    return posts


def _foreign_before(ground: Ground, end: int) -> int | None:
    """Where a foreign name that ends at ``end`` begins: 帕普利亚斯总统."""
    begin = end
    while begin > max(0, end - 8) and ground.text[begin - 1] in FOREIGN_LETTERS:
        begin -= 1
    least = 3 if ground.text.startswith(("总统", "首相"), end) else 4
    return begin if end - begin >= least else None


def _opening(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a pattern that begins with a mark finds its first group at the start of a text: it is a mark too."""
    first = pattern.match("\n" + text[:80])
    if first is not None:
        yield first.start(1) - 1, first.end(1) - 1


def _list_starts(text: str) -> Iterator[tuple[int, int]]:
    """The first item of every list: after a mark, before its first 、."""
    yield from _opening(_LIST_START, text)
    done = 0
    comma = text.find("、")
    while comma >= 0:
        match = _LIST_START.search(text, max(done, comma - 9), comma + 1)
        if match is not None:
            yield match.span(1)
        done = comma + 1
        comma = text.find("、", done)


def find_bare_lists(ground: Ground) -> None:
    """Lists of two or more names without any post before a verb of attending: 甲、乙、丙出席."""
    for start, first in _list_starts(ground.text):
        if (
            not is_name(ground.text[start:first], "free")
            or start in ground.found
            or not ground.is_content(start)
        ):
            continue
        names = list_from(ground, start, first)
        last = names[-1][1]
        ordinary = sum(ground.text[begin:end] in words().bar for begin, end in names)
        if len(names) > 1 and 2 * ordinary <= len(names) and _ends_list(ground, last):
            group = _group_title(ground, last)
            for begin, end in names:
                ground.add(begin, end, group)


def _ends_list(ground: Ground, end: int) -> bool:
    return (
        ground.text[end : end + 1] in ("等", "，", "。", "；")
        or rank_after(ground.text, end, ground.cues) > 1
    )


def _group_title(ground: Ground, end: int) -> list[PostMention]:
    """The title after a list: 甲、乙等市领导."""
    match = _GROUP_AFTER.match(ground.text, end)
    if match is None or match.group(1) != "领导":
        return []
    return [full_post(ground.text, end + 1, match.end(1), ground.places, Context())]


def find_firsts(ground: Ground) -> None:
    """A single name that opens a sentence of attending: 甲及有关部门负责同志陪同考察."""
    places = _firsts(ground.text, ground.signs["attending"])
    for start, end in chain(_opening(_FIRST, ground.text), places):
        if start not in ground.found and ground.is_content(start) and ground.may_be_free(start, end):
            ground.add(start, end)


def _firsts(text: str, verbs: list[Hit]) -> Iterator[tuple[int, int]]:
    """The names that open sentences of attending: looked for before each such verb."""
    done = 0
    for verb in verbs:
        opens = _FIRST.search(text, max(done, verb.start - _FIRST_REACH), verb.end)
        match = _FIRST.match(text, opens.start()) if opens else None
        if match is not None:
            yield match.span(1)
            done = match.end()


def find_subjects(ground: Ground) -> None:
    """A name between a mark and a verb of the register: ，甲说."""
    for start, cue in ground.cues.items():
        if not cue.deed and cue.word not in _PLAIN_VERBS:
            continue
        if ground.before(start) == "在":  # 甲在主持会议时说
            start -= 1
        begin = ground.name_before(start, _BEFORE_SUBJECT)
        if begin is None:
            begin = _after_noun(ground, start)
        if begin is not None and ground.is_content(start):
            ground.add(begin, start)


def _after_noun(ground: Ground, end: int) -> int | None:
    """Where a name of three that ends at ``end`` begins, if a noun for people or an attribute stands before it."""
    begin = end - 3
    after_noun = (
        begin > 0 and ground.text[begin - 1] in _NOUN_ENDS and ground.text[end - 1] not in "中上里时后前来"
    )
    return begin if after_noun and ground.may_be_free(begin, end) else None


def _in_place(ground: Ground, begin: int, end: int) -> bool:
    """Whether a place begins within the characters and goes on after them: 向贵 in 向贵州州长."""
    return any(
        (place := ground.places.starting_at(at)) is not None and place.end > end for at in range(begin, end)
    )


def find_before_rank(ground: Ground) -> None:
    """A name that opens a clause right before its post: 甲副市长到场. After the post stands no name."""
    for head in ground.posts:
        end = head.start - 1 if ground.before(head.start) == "副" else head.start
        if post_kinds()[head.word] != "head" or ground.before(end) in _BEFORE_SUBJECT:
            continue
        begin = ground.name_before(end, _BEFORE_SUBJECT)
        if begin is None or end - begin > 3 or not ground.is_content(begin) or begin in ground.found:
            continue
        if ground.titles.get(ground.text[begin:end]) or _in_place(ground, begin, end):
            continue
        if name_end(ground.text, head.end, ground.cues) is None:
            post = full_post(ground.text, end, head.end, ground.places, Context())
            ground.add(begin, end, [post])
