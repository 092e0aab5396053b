"""A page → its headline, its lines of date and source, its paragraphs; nothing is run or fetched.

The main text is looked for where the systems that make government and news pages put it; elsewhere it
is the element that holds most running text. Each block of the page becomes a line, and so does each row of
a table of data, its cells parted by tabs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from lxml import etree, html

from huishang.intake.grid import Meter, Table
from huishang.intake.limits import HTML_DEPTH
from huishang.intake.source import IntakeError, Said
from huishang.intake.text import decode

Element = Any  # lxml brings no types of its own

# Where known systems put the text, surest first. TRS and its editors, the State Council's and the
# ministries' pages, WeChat, the big news sites, then what most templates use.
_PLACES = tuple(
    (attribute, frozenset(values.split()))
    for attribute, values in (
        ("class", "TRS_Editor TRS_UEDITOR trs_editor_view Custom_UnionStyle"),
        ("id", "UCAP-CONTENT zoom Zoom js_content rwb_zw artibody content_area p-detail"),
        ("class", "pages_content rm_txt_con left_zw content_area article-content article_content"),
        ("id", "articleContent article_content contentText ContentBody content_text textBody"),
        ("itemprop", "articleBody"),
        ("class", "articleCon article_con article-body detail-content news_content con_text"),
        ("id", "article detail maintext mainText content Content"),
        ("class", "article detail content xl_content view"),
    )
)
_LEAST = 60
"""A main text has as many characters; an element named so with fewer is a head or a menu."""

_DROPPED = frozenset(
    "script style noscript template head iframe object embed applet svg math canvas audio video map"
    " select option button textarea input form nav footer aside link meta".split()
)
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details dir div dl dt fieldset figcaption figure"
    " footer h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody"
    " td tfoot th thead tr ul".split()
)
_ROW = "data-row"
"""What stands in the tree for a row of a table of data, its words ready as they are."""
_BREAKING = _BLOCKS | {"br", _ROW}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CREDIT = re.compile(
    r"发布(?:时间|日期)|来源|作者|记者|编辑|责编|(?:时间|日期)[:：]"
    r"|[12]\d{3}[年./-]\d{1,2}[月./-]\d{1,2}"
)
_SITE_PART = re.compile(r"\s*[-_|—–]\s*[^-_|—–]{2,30}$")
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w-]+)""",
    re.IGNORECASE,
)
_DATE = re.compile(r"([12]\d{3})[-/.年](\d{1,2})[-/.月](\d{1,2})")

# White space as HTML understands it. A line break between two Chinese characters is none of the text.
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WRAP = re.compile("(?<=[　-〿㐀-鿿＀-｠])[ \t\r\f]*\n[ \t\n\r\f]*(?=[　-〿㐀-鿿＀-｠])")


class Block(NamedTuple):
    """One line of a page: the element it stands in, its characters, whether all of it is links."""

    element: Element
    line: str
    linked: bool


class Page(NamedTuple):
    """What a page gives: the text with headline and credit lines, and the date of its metadata."""

    text: str
    published: str | None
    replaced: int


def read_html(data: bytes) -> Page:
    """Read a page."""
    declared = _CHARSET.search(data[:8192])
    decoded = decode(data, (declared[1] or declared[2]).decode("ascii") if declared else None)
    root = _parse(decoded.text)
    _join_rows(root)
    meta = _metadata(root)
    main = _main(root)
    body = list(_lines(main))
    head = _head(root, main, meta.get("articletitle"))
    text = "\n".join([*(line for line in head if line not in body[:8]), *body])
    return Page(text, _published(meta), decoded.replaced)


def _parse(text: str) -> Element:
    """The page's tree. Handing over UTF-8 makes the parser ignore what the page says of its charset."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise IntakeError("no_text") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise IntakeError("too_deep", limit=HTML_DEPTH.most, why=Said(HTML_DEPTH.why))
    return root


def _join_rows(root: Element) -> None:
    """Put a line for each row into the tables of data; inner tables come first, and become words of a cell.

    A table with headings or the page's main text in it lays the page out, and stays.
    """
    inside = [*root.iter("h1", "h2"), *(element for found in _places(root) for element in found)]
    layout = {table for element in inside for table in element.iterancestors("table")}
    meter = Meter()
    for element in reversed([table for table in root.iter("table") if table not in layout]):
        table = Table(meter)
        linked = True
        for row in element.xpath("tr|thead/tr|tbody/tr|tfoot/tr"):
            table.start_row()
            for cell in row.iterchildren("td", "th"):
                blocks = [] if _is_dropped(cell) else list(_blocks(cell))
                linked = linked and all(block.linked for block in blocks)
                table.add(
                    [block.line for block in blocks],
                    across=_count(cell.get("colspan")),
                    down=_count(cell.get("rowspan")),
                )
        if not linked and table.is_of_data():
            _replace(element, table.lines())


def _count(span: str | None) -> int:
    """How many columns or rows a cell spans, as far as a browser would."""
    words = (span or "").strip()
    return min(int(words), 1000) if words.isascii() and words.isdecimal() and len(words) < 6 else 1


def _replace(table: Element, lines: list[str]) -> None:
    """The rows' lines instead of the rows."""
    tail = table.tail
    hidden = {key: table.get(key) for key in ("style", "hidden") if key in table.attrib}
    table.clear()
    table.tail = tail
    table.attrib.update(hidden)
    for line in lines:
        etree.SubElement(table, _ROW).text = line


def _places(root: Element) -> Iterator[list[Element]]:
    """The elements named as a main text is, for each sort of name, surest first."""
    named = root.xpath("//*[@class or @id or @itemprop]")
    for attribute, values in _PLACES:
        yield [one for one in named if not values.isdisjoint((one.get(attribute) or "").split())]


def _metadata(root: Element) -> dict[str, str]:
    """The page's <meta> values by lower-case name, the first of each."""
    values: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property")
        if name and element.get("content"):
            values.setdefault(name.strip().lower(), _clean(element.get("content")))
    return values


def _published(meta: dict[str, str]) -> str | None:
    """The date of publication that the page's metadata gives, if it is one."""
    for name in ("pubdate", "publishdate", "article:published_time", "publishtime"):
        if match := _DATE.match(meta.get(name, "")):
            year, month, day = (int(part) for part in match.groups())
            with suppress(ValueError):
                return date(year, month, day).isoformat()
    return None


def _main(root: Element) -> Element:
    """The element that holds the main text."""
    for found in _places(root):
        sized = [(sum(map(len, _lines(element))), element) for element in _outermost(found)]
        size, element = max(sized, key=lambda pair: pair[0], default=(0, root))
        if size >= _LEAST:
            return element
    return _densest(root)


def _outermost(elements: list[Element]) -> list[Element]:
    known = set(elements)
    return [element for element in elements if known.isdisjoint(element.iterancestors())]


def _densest(root: Element) -> Element:
    """The element with most of the page's running text; the whole page where none has nearly all.

    Running text ends a sentence or is long, and is not all links, as menus and lists of links are.
    """
    weight: Counter[Element] = Counter()
    for element, line, linked in _blocks(root):
        if not linked and (len(line) >= 40 or line[-1] in "。！？；"):
            weight[element.getparent() if element.tag in ("p", "span", _ROW) else element] += len(line)
    for element, most in weight.most_common(1):
        if element is not None and most * 10 >= weight.total() * 7:
            return element
    body = root.find("body")
    return root if body is None else body


def _head(root: Element, main: Element, title: str | None) -> list[str]:
    """The headline and the lines of date and source that stand before the main text."""
    before = list(_blocks(root, until=main)) if main is not root else []
    heads = [block.line for block in before if block.element.tag in ("h1", "h2")]
    title = title or (heads[-1] if heads else _title(root, before))
    start = max((i for i, block in enumerate(before) if block.line == title), default=max(len(before) - 4, 0))
    near = [
        line for block in before[start:] for line in _pairs(block.line) if line != title and len(line) < 120
    ]
    return [*([title] if title else []), *filter(_CREDIT.search, near)]


def _pairs(line: str) -> list[str]:
    """A row of a document's index (发文机关 … 成文日期 …) as lines of a label and its value."""
    cells = line.split("\t")
    if len(cells) % 2:
        return [line]
    return ["\t".join(cells[at : at + 2]) for at in range(0, len(cells), 2)]


def _title(root: Element, before: list[Block]) -> str | None:
    """What <title> says without the site's name: as a line of the page shows it, else cut at the dash."""
    whole = _clean(root.findtext(".//title") or "")
    shown = [block.line for block in before if len(block.line) >= 6 and whole.startswith(block.line)]
    return shown[0] if shown else _SITE_PART.sub("", whole) or None


def _lines(element: Element) -> Iterator[str]:
    """The lines of an element, in order."""
    return (block.line for block in _blocks(element))


class _Line:
    """The pieces of one line while the tree is walked."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.plain = False

    def add(self, text: str | None, linked: bool) -> None:
        """Add a piece; ``linked`` where it stands in a link."""
        if text:
            self.parts.append(text)
            self.plain = self.plain or not (linked or text.isspace())

    def take(self, block: Element) -> Iterator[Block]:
        """Give the line, unless it is blank, and begin anew."""
        words = "".join(self.parts)
        if line := words if block is not None and block.tag == _ROW else _clean(words):
            yield Block(block, line, not self.plain)
        self.parts, self.plain = [], False


def _blocks(root: Element, until: Element = None) -> Iterator[Block]:
    """Each line of an element, but not what is hidden or run; ``until`` stops before an element."""
    line, block = _Line(), root
    skip: Element = None
    link: Element = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skip is not None:
            if event == "start" or element is not skip:
                continue
            skip = None
        elif event == "start" and element is until:
            break
        elif element.tag in _BREAKING:
            yield from line.take(block)
            block = element if event == "start" else element.getparent()
        if event == "end":
            link = None if element is link else link
            line.add(element.tail if element is not root else None, link is not None)
        elif element is not root and _is_dropped(element):
            skip = element
        else:
            link = element if link is None and element.tag == "a" else link
            line.add(element.text, link is not None)
    yield from line.take(block)


def _is_dropped(element: Element) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in _DROPPED
        or "hidden" in element.attrib
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _clean(text: str) -> str:
    return _SPACE.sub(" ", _WRAP.sub("", text)).strip(" ")
