"""Normal form for matching: one character for one character wherever possible, a map where not.

Punctuation becomes full-width, digits and letters half-width, Traditional characters Simplified:
each one for one, so that offsets stay. Line breaks in the middle of a sentence (hard wraps) and
pronunciations in brackets are left out; :class:`Flat` maps what remains to the untouched original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from huishang.reading.model import Span

# One character for one character; `replace` runs in C, `translate` does not.
_FORMS = (*zip(",;:!?()<>", "，；：！？（）〈〉", strict=True), ("\u3000", " "), ("\t", " "), ("\r", " "))
_RARE_FORMS = (
    *((c, " ") for c in "\u00a0\x0b\x0c\u200b\ufeff"),
    *((c, "·") for c in "‧•・∙⋅"),
    *zip("「」『』﹑－", "“”‘’、-", strict=True),
)
_STOP = re.compile(r"\.(?<=[一-鿿”）》]\.)(?=[一-鿿“《（\s]|[0-9]{1,2}[日月]|$)")
_WIDE = "０-９Ａ-Ｚａ-ｚ"
# Half of a character that broken text may hold; the scan of the lexicon could not encode it.
_LONE = "\ud800-\udfff"
# Enough to notice that a text is in Traditional characters; OpenCC then gives the whole table.
_TRADITIONAL = "國會議長書記區與為來這學產業發參導團陽兩動時務聯經濟實讓應對開關門雲廣東興麗衛軍幹對點識從個們後說見訪問題"
# Radicals in place of letters and small marks, as text taken from PDF files has them, and brackets of other
# forms: left to the readers of instruments.
_DAMAGED = "\u2f00-\u2fd5﹒．﹙﹚﹕﹔［］﹝﹞"
# One look at a text tells that it has none of these, as most have not.
_ODD = re.compile(f"[{_WIDE}{_LONE}{_TRADITIONAL}{_DAMAGED}{''.join(form for form, _ in _RARE_FORMS)}]")
_WIDE_ONE, _LONE_ONE, _TRADITIONAL_ONE = (re.compile(f"[{one}]") for one in (_WIDE, _LONE, _TRADITIONAL))

# A pronunciation after the character it belongs to: 贵阳(yáng).
_PINYIN = re.compile(r"（(?<=[一-鿿].)[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}）")

_SENTENCE_END = "。！？；：…”’）》】』」.!?;:)"
_BREAK = re.compile(r"\n[ \t\r\u3000\u00a0]*")


class Flat:
    """A text in normal form, and the way back.

    ``text`` is the normal form; :meth:`span` turns a place in it into the span of the original.
    """

    __slots__ = ("_at", "_shift", "_written", "odd", "original", "text")

    def __init__(self, original: str, text: str, at: list[int], shift: list[int]) -> None:
        """``at[i]`` is the first normal offset from which ``shift[i]`` is to be added."""
        self.original = original
        self.text = text
        self._at = at
        self._shift = shift
        self._written: dict[int, str] = {}
        self.odd = True
        """Whether the original may have characters in other forms than ordinary text has."""

    @property
    def alike(self) -> bool:
        """Whether every place of the normal form is that of the original."""
        return not self._at

    def span(self, start: int, end: int) -> Span:
        """The original's span of ``text[start:end]``; what was left out in between is inside it."""
        if not self._at:
            return start, end
        if end <= start:
            first = start + self._shift[bisect_right(self._at, start) - 1]
            return first, first
        first = start + self._shift[bisect_right(self._at, start) - 1]
        last = end - 1 + self._shift[bisect_right(self._at, end - 1) - 1]
        return first, last + 1

    def as_written(self, words: str) -> str:
        """Words in the script of the original: 甘肃省 is 甘肅省 in a text of Traditional characters."""
        return words.translate(self._written) if self._written else words

    def quote(self, start: int, end: int) -> str:
        """The original's own characters of ``text[start:end]``."""
        if not self._at:
            return self.original[start:end]
        first, last = self.span(start, end)
        return self.original[first:last]


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text: much faster than a pattern."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def flatten(original: str) -> Flat:
    """Bring a text into normal form. Any text has one; its length never grows."""
    odd = _ODD.search(original) is not None
    text = _LONE_ONE.sub("\ufffd", original) if odd else original
    for form, normal in (*_FORMS, *_RARE_FORMS) if odd else _FORMS:
        if form in text:
            text = text.replace(form, normal)
    if "." in text:
        text = _STOP.sub("。", text)
    written: dict[int, str] = {}
    if odd:
        text = _WIDE_ONE.sub(lambda match: chr(ord(match.group()) - 0xFEE0), text)
        if _TRADITIONAL_ONE.search(text):
            simple = "".join(map(_simplified().get, text, text))  # several times as fast as `translate`
            written = {ord(b): a for a, b in zip(text, simple, strict=True) if a != b}
            text = simple
    gaps = _gaps(original, text)
    flat = Flat(original, text, [], []) if not gaps else _without(original, text, gaps)
    flat._written = written
    flat.odd = odd
    return flat


def _without(original: str, text: str, gaps: list[Span]) -> Flat:
    """The text with its gaps left out, and the map that puts them back."""
    pieces: list[str] = []
    at: list[int] = [0]
    shift: list[int] = [0]
    done = length = 0
    for start, end in gaps:
        pieces.append(text[done:start])
        length += start - done
        at.append(length)
        shift.append(end - length)
        done = end
    pieces.append(text[done:])
    return Flat(original, "".join(pieces), at, shift)


@cache
def _simplified() -> dict[str, str]:
    """Traditional → Simplified, character by character, from OpenCC's own table."""
    from opencc import OpenCC  # loaded only for a text that needs it: it costs start-up time

    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {a: b for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}


def _gaps(original: str, text: str) -> list[Span]:
    """What is left out: pronunciations in brackets, line breaks that wrap a sentence."""
    gaps = [match.span() for match in _PINYIN.finditer(text)]
    width = _wrap_width(text)
    if width:
        gaps += _wraps(original, text, width)
        gaps.sort()
    return gaps


def _wrap_width(text: str) -> int:
    """The length at which lines were broken by hand, or 0 where each line is a paragraph.

    Lines count as wrapped when several of nearly the same length end inside a sentence.
    """
    if text.count("\n") < 4:
        return 0
    lengths = [
        len(line)
        for raw in text.split("\n")
        if (line := raw.rstrip()) and len(line) >= 16 and line[-1] not in _SENTENCE_END
    ]
    if len(lengths) < 3:
        return 0
    width = sorted(lengths)[len(lengths) // 2]
    near = sum(1 for length in lengths if abs(length - width) <= 6)
    if not 24 <= width <= 120 or near < 3 or near * 2 < len(lengths):
        return 0
    return width


# A line that begins an item, or a title's end: no sentence goes on over them.
_ITEM = re.compile(
    "(?:第[一二三四五六七八九十百]+[章条]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|附件|抄送)"
)
_TITLE_END = ("通知", "方案", "计划", "意见", "协议", "纪要", "办法", "日")


def _wraps(original: str, text: str, width: int) -> list[Span]:
    """The line breaks inside sentences: a full line, no end of sentence, no indent after it.

    Rows of a table (their cells parted by tabs) and lines that begin an item stay lines.
    """
    wraps = []
    start = 0
    for match in _BREAK.finditer(text):
        line = text[start : match.start()].rstrip()
        indent = len(match.group()) - 1
        end = start + len(line)
        full = len(line) >= width - 8 and not indent and not line.endswith(_TITLE_END)
        if full and "\t" not in original[start:end] and _goes_on(original, text, match.end()):
            wraps.append((end, match.end()))
        start = match.end() if not indent else match.start() + 1
    return wraps


def _goes_on(original: str, text: str, following: int) -> bool:
    """Whether the line that begins at ``following`` can go on the sentence of the line before it."""
    if following >= len(text) or text[following] == "\n" or _ITEM.match(text, following):
        return False
    stop = original.find("\n", following)
    return "\t" not in original[following : stop if stop >= 0 else len(original)]
