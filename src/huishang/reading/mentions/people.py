"""Who is named, and with which posts.

Names are found at anchors, strongest first: after a post (市长甲), in a list that such a name opens
(副市长甲、乙), before a courtesy word or post (甲同志), in a list before a verb of attending, and before a
verb of speech. Then every further mention of a name so found is taken, headlines of glued names included.
"""

from __future__ import annotations

import re
from functools import cache

from huishang.reading.layout import Page
from huishang.reading.lexicon.tables import rows
from huishang.reading.lexicon.geography import Region
from huishang.reading.mentions.names import FOREIGN_LETTERS, is_letter, is_name, name_end, rank_after, surnames, words
from huishang.reading.mentions.posts import Context, full_post
from huishang.reading.mentions.regions import Places
from huishang.reading.mentions.roster import Mention, PostMention, Roster
from huishang.reading.scan import Hit, Hits

_DELIMITERS = "、，。；：！？（）“”》《】\n "
# What may stand between the last delimiter and a post without belonging to it.
_BREAK = re.compile(
    "(?:由|在|经|与|和|同|及|以及|是|为|受|被|向|对|给|请|随|当|任|陪|有|到|根据|等|的|时任|原|前|曾任|来自|包括|其中|该"
    "|陪同|会见了?|接见了?|见证了?|听取了?|邀请|拜会了?|拜访了?|代表|感谢|率领|带领|会上|当日|当天|期间|日|上午|下午|晚|今天|昨天|近日|日前|一行|主持|参加|出席|通过|委托|围绕|如|叫|接受|对接|迎来|了|应|发表|学习|传达|贯彻|落实)$"
)
_PAST = re.compile("(?:时任|原|前任|曾任|历任|已故)$")
_POST_START = re.compile(
    "(?:自治[区州县]|[省市县区州旗盟镇乡](?![级场域里块内际外长])|中共|中央|国务院|国家|全国|中国|最高人民|中华|美国|解放军|武警|共青团"
    "|候任|代理|轮值|行署|党委|党组|党工委|纪委|政法委|组织部|宣传部|统战部|常务|副|政协|人大|政府|[一-鿿]{1,4}部(?:党组|部长|副部长))"
)
_RECEIVES = re.compile("(?:等|在[^，。]{0,12}?|分别|一同|先后|前来)?(?:陪同|会见|接待|迎接|主持|看望|接见)")
_ANOTHER = re.compile("[一-鿿]{1,4}[省市县区州旗盟](?!域)")
_EACH = re.compile("[两二三四五六七八九十]([省市县区州])([^，。；]{1,20})")
_STATE = re.compile("(?:政府)?(?:第一)?副?(?:总统|总理|首相|国王|议长|外长|外交部长|国防部长)")
_GROUP_AFTER = re.compile("等(?:[一-鿿]{0,12}?)(领导|负责同志|负责人|同志)")
_COURTESY = re.compile("总书记|主席|总理|总统|首相|同志|先生|女士")
_DOTTED = re.compile("(?<![一-鿿·])[一-鿿]{1,8}(?:·[一-鿿]{1,8})+")
# A name with its posts after it, in a list of who was there: ；甲，市委副书记、市长；
_POST_AFTER = re.compile("(?<=[：；\n])([一-鿿·]{2,14})(?:，|（)([^，。；：（）]{2,30})(?=[；。\n）]|$)")
_THEORY = re.compile("理论|思想(?!的)|新时代中国特色社会主义思想")
_PLAIN_VERBS = frozenset(("说", "率", "作了", "作", "代表"))
_LIST_START = re.compile("(?:^|(?<=[，。；：）”！？\n ])|以及|(?<=由)|(?<=在)|(?<=了))[一-鿿·]{2,8}、", re.M)
_FIRST = re.compile("(?:^|(?<=[。\n ]))([一-鿿]{2,3})(?:及|和|等)[^。]{2,40}(?:陪同|参加|出席)", re.M)
_BRACKET_POST = re.compile("（([^（）]{2,30})）")


@cache
def _post_kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("posts")}


@cache
def _attending() -> frozenset[str]:
    """The role words that are verbs of two characters or more."""
    return frozenset(row["word"] for row in rows("roles") if row["role"] != "-" and len(row["word"]) > 1)


@cache
def _tails() -> tuple[str, ...]:
    return tuple(word for word, kind in _post_kinds().items() if kind == "tail")


def find_people(page: Page, hits: Hits, places: Places) -> Roster:
    """Everybody named in headlines, paragraphs and captions of the page, with present posts."""
    return _Finder(page, hits, places).find()


class _Finder:
    """One document's search; the steps share what has been found so far."""

    def __init__(self, page: Page, hits: Hits, places: Places) -> None:
        self.page = page
        self.text = page.text
        self.cues = hits.cue
        self.verbs = frozenset(at for at, cue in hits.cue.items() if cue.word in _attending())
        self.posts = _outermost(hits.post)
        self.places = places
        self.found: dict[int, Mention] = {}
        self.titles: dict[str, list[PostMention]] = {}
        self.leads: dict[int, int] = {}
        self.nations = {hit.start: hit for hit in _outermost(hits.country)}
        self.cue_ends = {cue.end for cue in hits.cue.values()}

    def find(self) -> Roster:
        for start, end in self._zones():
            self._anchored(start, end)
        self._dotted()
        self._before_posts()
        self._before_courtesy()
        self._bare_lists()
        self._firsts()
        self._subjects()
        self._repeats()
        mentions = [self.found[start] for start in sorted(self.found)]
        return Roster(mentions, self.titles, self.leads)

    # -- where to look ------------------------------------------------------------------------

    def _zones(self) -> list[tuple[int, int]]:
        """Sentences and captions in order, headlines after all others: they glue names."""
        heads = {block.start for block in self.page.headlines}
        zones = [(s.start, s.end) for s in self.page.sentences]
        zones += [(b.start, b.end) for b in self.page.blocks if b.kind in ("caption", "headline")]
        zones.sort(key=lambda zone: (zone[0] in heads, zone))
        return zones

    def _outside(self, start: int) -> bool:
        """Whether a place belongs to a reporter's credit or to page furniture."""
        if any(a <= start < b for a, b in self.page.credits):
            return True
        for block in self.page.blocks:
            if block.start <= start < block.end:
                return block.kind in ("credit", "furniture")
        return True

    # -- names after posts --------------------------------------------------------------------

    def _anchored(self, start: int, end: int) -> None:
        """Names that follow a post, and the lists that they open, in one sentence."""
        context = Context()
        stack: list[tuple[int, int]] = []
        floor = start
        for head in self._heads(start, end):
            if head.start < floor or self._known_at(head.start):
                continue
            begin = self._post_start(floor, head)
            while stack and stack[-1][1] > begin:  # 常委 in 人大常委会主任
                stack.pop()
            if stack and not self._adjoining(stack[-1][1], begin):
                stack = []
            name = self._name_after(head.end, _post_kinds()[head.word])
            if name is None:
                if self.text[head.end : head.end + 1] in tuple("、兼，（并"):
                    stack.append((begin, head.end))
                continue
            names = self._list_from(*name)
            self._keep(names, [*stack, (begin, head.end)], context, head)
            floor = names[-1][1]
            stack = []

    def _heads(self, start: int, end: int) -> list[Hit]:
        return [hit for hit in self.posts if start <= hit.start and hit.end <= end]

    def _known_at(self, start: int) -> bool:
        """Whether a name found before stands here: 师长河 is no 师长."""
        return any(self.text.startswith(name, start) for name in self.titles)

    def _adjoining(self, end: int, begin: int) -> bool:
        """Whether a post goes on from one that ended just before: 书记、市长, 司长兼主席."""
        return self.text[end:begin] in ("、", "兼", "，", "、兼", "并兼任", "兼任")

    def _name_after(self, at: int, kind: str) -> tuple[int, int] | None:
        if self.text.startswith(_tails(), at):
            return None
        bracket = _BRACKET_POST.match(self.text, at)  # 副秘书长（主持办公厅日常工作）甲
        at = bracket.end() if bracket else at
        if self.text.startswith("的", at):  # 时任副县长的甲
            at, kind = at + 1, "plain"
        if at < len(self.text) and self.text[at] == " ":
            at += 1
        end = name_end(self.text, at, self.cues)
        if end is None or self._outside(at):
            return None
        if kind == "group" and self.text[at:end] in words().bar and self.text[end : end + 1] != "、":
            if rank_after(self.text, end, self.cues) < 5:
                return None
        sure = kind == "group" or rank_after(self.text, end, self.cues) == 5
        if kind != "head" and not is_name(self.text[at:end], "listed" if sure else "free"):
            return None
        if kind == "plain" and not sure and end - at < 3 and self.text[at:end] not in self.titles:
            return None
        region = self.places.starting_at(at)
        if region is not None and region.form in ("full", "area") and region.end >= end:
            return None
        return at, end

    def _post_start(self, floor: int, head: Hit) -> int:
        """Where the words of a post begin: after the last delimiter, and after what is no part of it."""
        text = self.text
        start = max(floor, *(text.rfind(mark, floor, head.start) + 1 for mark in _DELIMITERS))
        also = text.rfind("及", start, head.start)
        start = also + 1 if also >= start and _ANOTHER.match(text, also + 1) else start
        if text.startswith("兼", start):
            start += 1
        elif "兼" in text[start : head.start]:
            start = text.rindex("兼", start, head.start) + 1
        starts = {m.start for m in self.places.within(start, head.end)}
        starts.update(m.start() for m in _POST_START.finditer(text, start, head.end))
        starts.update(at for at in range(start, head.start) if at in self.nations)
        starts.add(head.start)
        for begin in sorted(starts, reverse=True):
            before = text[start:begin]
            parted = not before or begin in self.cue_ends or _BREAK.search(before)
            if parted and not self._has_verb(begin, head.start):
                return begin
        if text[start] in "与由经及和应" and not self._has_verb(start + 1, head.start):
            return start + 1
        whole = head.start - start <= 30 and not self._has_verb(start, head.start)
        return start if whole else head.start

    def _has_verb(self, start: int, end: int) -> bool:
        """Whether words cannot be one post: a verb of the register or 的 is among them."""
        return "的" in self.text[start:end] or any(at in self.verbs for at in range(start, end))

    def _list_from(self, start: int, end: int) -> list[tuple[int, int]]:
        """The name and those that follow it in a bare list: 副市长甲、乙和丙."""
        names = [(start, end)]
        text = self.text
        while end < len(text):
            mark = text[end]
            if mark == "、":
                begin = end + 1
            elif mark in "和与及":
                begin = end + 1
            else:
                break
            following = self._listed(begin, strict=mark != "、")
            if following is None:
                break
            names.append((begin, following))
            end = following
        return names

    def _listed(self, begin: int, *, strict: bool) -> int | None:
        """The end of a further name of a list that begins at ``begin``, or None where a post or body begins."""
        end = name_end(self.text, begin, self.cues, least=2)
        if end is None or not is_name(self.text[begin:end], "listed"):
            return None
        region = self.places.starting_at(begin)
        if region is not None and (region.form in ("full", "area", "group", "former") or region.end > end):
            return None
        if any(hit.start < end and hit.end > begin for hit in self._heads(begin, end + 2)):
            return None
        if strict and rank_after(self.text, end, self.cues) < 4:
            return None
        return end

    def _keep(
        self, names: list[tuple[int, int]], stack: list[tuple[int, int]], context: Context, head: Hit
    ) -> None:
        """Record names with the posts of the stack; a past post or mere description gives none."""
        kind = _post_kinds()[head.word]
        posts = []
        self._bring_near(context, stack[0][0], names)
        for start, end in stack:
            if _PAST.search(self.text[max(0, start - 4) : start]):
                continue
            posts.append(self._of_nation(full_post(self.text, start, end, self.places, context)))
        if kind in ("plain", "after"):
            posts = posts[:-1]
        self.leads[names[0][0]] = stack[0][0]
        if len(names) > 1 and len(posts) == 1 and (shared := self._by_order(names, posts[0])):
            for (start, end), post in zip(names, shared, strict=True):
                self._add(start, end, [post])
            return
        for index, (start, end) in enumerate(names):
            own = posts if index == 0 or kind == "group" else posts[-1:]
            self._add(start, end, own)

    def _by_order(self, names: list[tuple[int, int]], post: PostMention) -> list[PostMention]:
        """One post of several regions for as many people, in order: 甲、乙两市市长张三、李四."""
        match = _EACH.match(self.text, self._region_end(post.start), post.end)
        if match is None:
            return []
        regions: list[Region] = []
        for mention in reversed(self.places.within(max(0, post.start - 60), match.start())):
            if regions and self.text[mention.end : last] not in ("、", "和"):
                break
            last = mention.start
            regions[:0] = mention.regions
        if len(regions) != len(names):
            return []
        return [
            PostMention(self.places.surface(region) + match.group(2), region, None, post.start, post.end)
            if not region.name.endswith(match.group(1))
            else PostMention(region.name + match.group(2), region, None, post.start, post.end)
            for region in regions
        ]

    def _region_end(self, start: int) -> int:
        mention = self.places.starting_at(start)
        return mention.end if mention is not None else start

    def _of_nation(self, post: PostMention) -> PostMention:
        """A post of a foreign state with the country that was named last put back: 总统 is 希腊总统."""
        if not _STATE.match(post.title):
            return post
        before = [hit.word for at, hit in self.nations.items() if at < post.start and hit.word not in ("中国", "联合国")]
        return post._replace(title=before[-1] + post.title) if before else post

    def _bring_near(self, context: Context, start: int, names: list[tuple[int, int]]) -> None:
        """What a post may leave out here: the regions of posts just before it in the same list, or the
        regions of this person's earlier posts. Those who receive or accompany guests are of another side."""
        if context.end is not None and self._has_verb(context.end, start) and _RECEIVES.match(self.text, names[-1][1]):
            context.regions.clear()
            context.body = None
        if not context.regions:
            name = self.text[names[0][0] : names[0][1]]
            context.regions += [r for post in self.titles.get(name, ()) if (r := post.near) is not None]

    def _add(self, start: int, end: int, posts: list[PostMention] = []) -> None:  # noqa: B006 - never changed
        name = self.text[start:end]
        self.found[start] = Mention(start, end, name)
        held = self.titles.setdefault(name, [])
        for post in posts:
            if all(post.title != other.title for other in held):
                held.append(post)

    # -- names without a post before them --------------------------------------------------------

    def _before_courtesy(self) -> None:
        """Names before a courtesy word or a post that follows the name: 甲同志, 乙总书记."""
        for match in _COURTESY.finditer(self.text):
            end = match.start()
            start = self._foreign_before(end) or self._name_before(end)
            if any(nation.end == end for nation in self.nations.values()):
                continue
            if start is None or self._outside(end) or end in self.found:
                continue
            self._add(start, end)
            name = self.text[start:end]
            if match.group() not in ("同志", "先生", "女士") and not self.titles[name]:
                post = PostMention(match.group(), None, None, end, match.end())
                self.titles[name].append(self._of_nation(post) if start + 3 < end else post)

    def _foreign_before(self, end: int) -> int | None:
        """Where a foreign name of four characters or more that ends at ``end`` begins: 帕普利亚斯总统."""
        begin = end
        while begin > max(0, end - 8) and self.text[begin - 1] in FOREIGN_LETTERS:
            begin -= 1
        least = 3 if self.text.startswith(("总统", "首相"), end) else 4
        return begin if end - begin >= least else None

    def _dotted(self) -> None:
        """Names with a middle dot after a mark."""
        if "·" not in self.text:
            return
        for match in _DOTTED.finditer(self.text):
            start = match.start()
            end = name_end(self.text, start, self.cues)
            if end is None or self._outside(start) or self._heads(start, end) or self.text[start - 1 : start] in tuple("“《"):
                continue
            if not any(m.start < end and m.end > start for m in self.found.values()):
                self._add(start, end)

    def _before_posts(self) -> None:
        """Names whose posts follow them."""
        for match in _POST_AFTER.finditer(self.text):
            start, end = match.span(1)
            heads = [hit for hit in self._heads(*match.span(2)) if hit.end == match.end(2)]
            if not heads or self._outside(start) or not is_name(self.text[start:end], "listed"):
                continue
            context = Context()
            self._bring_near(context, start, [(start, end)])
            begin = match.start(2)
            posts = []
            for part in match.group(2).split("、"):
                posts.append(full_post(self.text, begin, begin + len(part), self.places, context))
                begin += len(part) + 1
            self._add(start, end, posts)

    def _name_before(self, end: int) -> int | None:
        """Where a name that ends at ``end`` begins; None where none does."""
        best: tuple[int, int] | None = None
        for length in (3, 2, 4):
            start = end - length
            if start < 0 or not self._may_be_free(start, end):
                continue
            times = self.text.count(self.text[start:end])
            if best is None or times > best[0]:
                best = times, start
        return best[1] if best else None

    def _may_be_free(self, start: int, end: int) -> bool:
        token = self.text[start:end]
        if token in self.titles:
            return True
        if not is_name(token, "free") or not all(is_letter(self.text, at) for at in range(start, end)):
            return False
        if len(token) == 3 and token[1:] in words().common:
            return False
        return self.places.starting_at(start) is None and not self._taken(start, end)

    def _taken(self, start: int, end: int) -> bool:
        return any(m.start < end and start < m.end for m in self._around(start, end))

    def _around(self, start: int, end: int) -> list[Mention]:
        return [m for at in range(start - 8, end) if (m := self.found.get(at)) is not None]

    def _bare_lists(self) -> None:
        """Lists of two or more names without any post before a verb of attending: 甲、乙、丙出席."""
        for match in _LIST_START.finditer(self.text):
            start = match.start() + (2 if match.group().startswith("以及") else 0)
            first = match.end() - 1
            if start in self.found or self._outside(start) or not is_name(self.text[start:first], "free"):
                continue
            names = self._list_from(start, first)
            last = names[-1][1]
            if len(names) < 2 or not self._ends_list(last):
                continue
            group = self._group_title(last)
            for begin, end in names:
                self._add(begin, end, group)

    def _firsts(self) -> None:
        """A single name that opens a sentence of attending: 甲及有关部门负责同志陪同考察."""
        for match in _FIRST.finditer(self.text):
            start, end = match.span(1)
            if start not in self.found and not self._outside(start) and self._may_be_free(start, end):
                self._add(start, end)

    def _ends_list(self, end: int) -> bool:
        cue = self.cues.get(end)
        return cue is not None or self.text[end : end + 1] in ("等", "，", "。", "；")

    def _group_title(self, end: int) -> list[PostMention]:
        """The title after a list: 甲、乙等市领导."""
        match = _GROUP_AFTER.match(self.text, end)
        if match is None or match.group(1) != "领导":
            return []
        return [full_post(self.text, end + 1, match.end(1), self.places, Context())]

    def _subjects(self) -> None:
        """A name between a mark and a verb of the register: ，甲说."""
        for start, cue in self.cues.items():
            if (cue.word not in _attending() and cue.word not in _PLAIN_VERBS) or self._outside(start):
                continue
            begin = self._name_before(start)
            if begin is not None and (begin == 0 or self.text[begin - 1] in "，。；：！？”\n 由"):
                self._add(begin, start)

    # -- further mentions ---------------------------------------------------------------------

    def _repeats(self) -> None:
        """Every further place of the names found; headlines of glued names are split by them."""
        names = sorted({m.name for m in self.found.values()}, key=lambda n: (-len(n), n))
        taken = {at for m in self.found.values() for at in range(m.start, m.end)}
        for name in names:
            at = self.text.find(name)
            while at >= 0:
                end = at + len(name)
                if at not in taken and end - 1 not in taken and self._is_repeat(at, end):
                    self.found[at] = Mention(at, end, name)
                    taken.update(range(at, end))
                at = self.text.find(name, end)

    def _is_repeat(self, start: int, end: int) -> bool:
        """Whether the characters of a known name mean the person here too."""
        if self._outside(start) or _THEORY.match(self.text, end):
            return False
        name = self.text[start:end]
        region = self.places.starting_at(start)
        if region is not None and region.end > end:
            return False
        ordinary = name in words().bar or name in words().common or len(name) == 2
        if not ordinary:
            return True
        rank = rank_after(self.text, end, self.cues)
        begins = start == 0 or not is_letter(self.text, start - 1) or (start - 1) in self._ends()
        return rank >= 2 and (begins or rank >= 4)

    def _ends(self) -> set[int]:
        return {m.end - 1 for m in self.found.values()}


def _outermost(hits: list[Hit]) -> list[Hit]:
    """The hits that lie in no other: 委员长 and not 委员. ``hits`` come by start, the longest first."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


__all__ = ["find_people", "surnames"]
