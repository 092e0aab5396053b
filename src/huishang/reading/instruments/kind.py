"""What a document is, by its own form: an instrument, minutes, a report of an exchange, or something else."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from huishang.reading.instruments.heads import HEAD_LENGTH, head_lines
from huishang.reading.instruments.script import script_of
from huishang.reading.instruments.tables import lists_tasks
from huishang.reading.layout import Page
from huishang.reading.lexicon.tables import rows
from huishang.reading.model import DocumentKind
from huishang.reading.scan import Hits

_TITLE_LINES = 6
_BRACKETED = re.compile("（[^（）]*）")
_NUMBERED_LINE = re.compile(
    "\n *(?:第[一二三四五六七八九十百零\\d]{1,5}[章条]|[一二三四五六七八九十]{1,3}、"
    "|（[一二三四五六七八九十]{1,3}）)"
)
_OWNED = re.compile(
    "(?:责任|牵头|配合)(?:单位|部门) *：|牵头负责）|按职责分工负责）|牵头）|负责）|参与）|配合）"
)
_PARTIES = re.compile("(?:^|\n) *(?:甲 ?方|乙 ?方) *(?:（[^（）\n]{0,20}）)? *：")
_NUMBER = re.compile("（ *\\d{4} *） *(?:第 *)?\\d{1,5} *号")
_OWN_NUMBER = re.compile(
    "(?:^|[\n）知]) *[一-鿿]{2,12} *[（〔［\\[] *\\d{4} *[）〕］\\]] *(?:第 *)?\\d{1,5} *号 *(?:\n|$|[一-鿿])"
)
_ADDRESSED = re.compile(
    "印发给你们|转发给你们|下发给你们|通知给你们|现(?:将|就)[^\n]{2,120}(?:通知如下|印发)"
    "|请(?:认真)?(?:遵照|贯彻)执行|特此通知"
)
_ENCLOSING = re.compile("(?:印发|转发|批转|分解|分工)[^。]{2,120}通知")
_REPORTED = re.compile("日电[ （(]|（记者|\\(记者|记者[一-鿿 ]{2,8}[）)]")
_MINUTES_BODY = re.compile(
    "会议(?:议定|审定)|议定(?:如下|以下)?事项|纪要如下|(?:^|\n) *(?P<list>出席|请假|列席|缺席)(?:人员)? *："
)


def document_kind(page: Page, hits: Hits) -> DocumentKind:
    """Decide the kind of a document by its title, number, addressees, numbered units and bodies.

    ``hits.form`` tells which patterns can match at all: most texts are reports.
    """
    scan = script_of(page).scan
    form = hits.form
    if not scan.strip():
        return "other"
    head = scan[:HEAD_LENGTH]
    told = _by_title(head)
    reported = form["reported"] > 0 or _REPORTED.search(head) is not None
    if told == "minutes" and (_MINUTES_BODY.search(scan) or not reported):
        return "minutes"
    if _weight(scan, head, told, form) >= (5 if reported else 3):
        return "instrument"
    if (
        not reported
        and form["minutes"] > 1
        and len({match.group().strip() for match in _MINUTES_BODY.finditer(scan)}) >= 2
    ):
        return "minutes"
    return "communique" if form["report"] else "other"


def _weight(scan: str, head: str, told: str | None, form: Counter[str]) -> int:
    """How much of an instrument's form a text has."""
    weight = 2 if told == "instrument" else 0
    weight += 1 if told and _ENCLOSING.search(head[:200]) else 0
    weight += 3 if "甲" in scan and _PARTIES.search(scan) else 0
    weight += 3 if "发文字号" in head else 0
    weight += 2 if _NUMBER.search(head) and _OWN_NUMBER.search(head) else 0
    weight += 2 if form["addressed"] and _ADDRESSED.search(head) else 0
    numbered = len(_NUMBERED_LINE.findall("\n" + scan[:60000]))
    weight += 2 if numbered >= 6 else 1 if numbered >= 3 else 0
    owned = form["owned"] >= 3 and len(_OWNED.findall(scan[:60000])) >= 3
    weight += 3 if form["owned"] and lists_tasks(scan) else 0
    return weight + (2 if owned else 0)


@cache
def _endings() -> dict[str, str]:
    return {row["ending"]: row["kind"] for row in rows("unit_titles")}


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(ending[-1] for ending in _endings())


def _by_title(head: str) -> str | None:
    """minutes, instrument or None, by the end of one of the first lines, or of the first few joined."""
    lines = [line for raw in head_lines(head)[: 3 * _TITLE_LINES] if (line := raw.strip(" \n"))]
    lines = lines[:_TITLE_LINES]
    found = set()
    for line in (*lines, "".join(lines[:2]), "".join(lines[:3])):
        if len(line) <= 120 and "。" not in line:
            words = _BRACKETED.sub("", line).replace(" ", "").rstrip("》”")
            if words[-1:] in _last_letters():
                found |= {kind for ending, kind in _endings().items() if words.endswith(ending)}
    return "minutes" if "minutes" in found else "instrument" if found else None
