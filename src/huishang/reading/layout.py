"""What each line of a page is: headline, credit line, paragraph, caption, furniture.

Only headlines, paragraphs and captions are read for content. What a site puts around a report
(menus, counters, related links) and who wrote it (credits) never become people or places of the
record; credits still tell the outlet, which 我省 and 我市 need.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from msgspec import Struct

from huishang.reading.normal import Flat, flatten, occurrences

LineKind = Literal["headline", "credit", "body", "caption", "furniture"]


class Block(Struct, frozen=True, gc=False):
    """One line: its kind and its place in the normal form, outer blanks left out."""

    kind: LineKind
    start: int
    end: int


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of a paragraph, its end mark included; ``paragraph`` counts body blocks from 0."""

    start: int
    end: int
    paragraph: int


class Page:
    """A document laid out: its normal form, its lines by kind, its sentences."""

    __slots__ = ("blocks", "credits", "flat", "sentences", "text")

    def __init__(self, flat: Flat) -> None:
        self.flat = flat
        self.text = flat.text
        self.credits: list[tuple[int, int]] = []
        """Places inside paragraphs that name reporters: 本报讯（记者 …）."""
        self.blocks = _lines(self.text)
        self.sentences = _sentences(self)

    @property
    def headlines(self) -> list[Block]:
        """The title lines, in order."""
        return [block for block in self.blocks if block.kind == "headline"]


_FURNITURE = re.compile(
    "当前位置|您的位置|您现在的位置|网站地图|隐私|站外导航|版权所有|版权声明|Copyright|©|ICP备|公网安备|扫一扫|二维码|分享到"
    "|打印本页|打印】|关闭窗口|关闭本页|关闭】|上一[篇条]|下一[篇条]|相关(?:链接|阅读|新闻|报道)|推荐阅读|延伸阅读|字体[：:【\\[ ]|字号|浏览(?:次数|量)|点击(?:量|数|次数|率)?[：:]"
    "|阅读(?:量|次数|数)?[：:]|返回(?:首页|顶部)|首页 ?[>›»]|主办[：:]|主办单位[：:]|承办[：:]|技术支持|网站标识码|收藏本|客户端|手机版|联系我们|联系方式$|常见问题$|下转|上接|加入收藏"
)
_CREDIT_HEAD = re.compile(
    "[ 【（\\[(□■◎●]*(?:来源|稿源|信息来源|文章来源|作者|记者|通讯员|编辑|责任编辑|责编|编审|审核|审校|校对|终审|初审|复审|值班|监制|供稿|撰稿|摄影|图文?|文图|文[/／]|发布(?:时间|日期|机构)|时间[：]|日期[：]|摘自|本报评论员|特约)"
    "|[（【(](?:[^）】)]{0,20}(?:供稿|记者|通讯员|图片由|编辑|审核|摄|来源|完)[^）】)]{0,40})[）】)] *$"
    "|[□■] *[一-鿿 ]{2,12}$"
)
_CREDIT_LABEL = re.compile("(?:来源|编辑|责编|审核|供稿|发布时间|发布日期|作者|通讯员|摄)：")
_CREDIT_END = ("摄影报道", "/摄", "／摄", " 摄", " 摄）")
# Who reports, at the head of a paragraph: 本报讯（记者 甲 乙）, 中新网重庆4月1日电(记者丙).
_DATELINE = re.compile(
    " *(?:[一-鿿]{0,14}(?:网|台|报|社|融媒|媒体|中心|发布)(?:综合)?(?:消息|讯)|[一-鿿]{2,10}社?[一-鿿]{1,6}\\d{1,2}月\\d{1,2}日电|本报[一-鿿]{0,6}(?:\\d{1,2}月\\d{1,2}日)?讯|本报讯|【[^】]{2,20}讯】)"
    "[ ：]*(?:（[^）]{0,60}）)?[：: ]*"
)
_WIRED = re.compile("讯|消息|日电")
_DATELINE_REACH = 40
"""So far into a paragraph stands the word that ends a dateline."""
_INLINE_CREDIT = re.compile(
    "（[^）]{0,24}(?:记者|通讯员|实习生|供稿|图片由|摄影|编辑)[^）]{0,60}）|【[^】]{0,4}(?:编辑|责编|审核)[^】]{0,20}】"
)
_STOP = re.compile("[。！？；]")
# A pattern that begins with plain characters, not with a repeat of them, is searched for in C.
_SENTENCE_STOP = re.compile("[。！？][。！？]*[”’）』」]*")
_FULL_STOP = re.compile("。。*[”’）』」]*")
"""The same where a text has no other marks: searching for one character is several times as fast."""
_CREDITED = ("记者", "通讯员", "实习生", "供稿", "图片由", "摄影", "编辑", "责编", "审核")
_TAIL_FROM = (
    *("相关链接", "相关阅读", "相关新闻", "相关报道", "推荐阅读", "延伸阅读"),
    *("上一篇", "上一条", "热点新闻", "最新文章"),
)


def lay_out(text: str) -> Page:
    """Lay a document out. Any text has a page; an empty one has no blocks."""
    return Page(flatten(text))


def _lines(text: str) -> list[Block]:
    """Every line that is not blank, with its kind."""
    blocks: list[Block] = []
    start = 0
    begun = tail = False
    for raw in text.split("\n"):
        line = raw.strip(" ")
        if line:
            first = start + raw.index(line[0])
            kind = _kind(line, begun, tail)
            tail = tail or (begun and line.startswith(_TAIL_FROM))
            begun = begun or kind == "body"
            blocks.append(Block(kind, first, first + len(line)))
        start += len(raw) + 1
    return blocks


def _kind(line: str, begun: bool, tail: bool) -> LineKind:
    """What one line is; ``begun``: a paragraph came before, ``tail``: related links came before."""
    if tail:
        return "furniture"
    if len(line) > 90:
        return "body"
    stop = _STOP.search(line)
    several = stop is not None and _STOP.search(line, stop.end()) is not None
    if not several and _FURNITURE.search(line):
        return "furniture"
    if len(line) <= 60 and not line.endswith("。") and _is_credit(line):
        return "credit"
    if stop is not None or len(line) > 70:
        return "body"
    if ("，" in line and len(line) > 34) or line[-1] in "，、：":
        return "body"
    return "caption" if begun else "headline"


def _is_credit(line: str) -> bool:
    """Whether a short line without outer blanks tells who wrote, edited or published."""
    return (
        _CREDIT_HEAD.match(line) is not None
        or line.endswith(_CREDIT_END)
        or ("：" in line and _CREDIT_LABEL.search(line) is not None)
    )


def _sentences(page: Page) -> list[Sentence]:
    """The sentences of all paragraphs in order; the reporter's credit is cut off and noted."""
    sentences: list[Sentence] = []
    text = page.text
    credited = sorted(at for word in _CREDITED for at in occurrences(text, word))
    stops = _SENTENCE_STOP if "！" in text or "？" in text else _FULL_STOP
    bodies = [(block.start, block.end) for block in page.blocks if block.kind == "body"]
    for paragraph, (start, end) in enumerate(bodies):
        wired = _WIRED.search(text, start, min(end, start + _DATELINE_REACH))
        dateline = _DATELINE.match(text, start, end) if wired else None
        if dateline is not None:
            page.credits.append(dateline.span())
            start = dateline.end()
        if bisect_left(credited, start) < bisect_left(credited, end):
            page.credits += [match.span() for match in _INLINE_CREDIT.finditer(text, start, end)]
        at = start
        for stop in stops.finditer(text, start, end):
            sentences.append(Sentence(at, stop.end(), paragraph))
            at = stop.end()
        if at < end:
            sentences.append(Sentence(at, end, paragraph))
    return sentences
