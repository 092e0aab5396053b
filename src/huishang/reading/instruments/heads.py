"""The head of an instrument: title, 发文字号, addressees, signing date, the plan that a notice encloses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huishang.reading.instruments.draft import Head
from huishang.reading.instruments.endings import ending_kind
from huishang.reading.instruments.issuers import issuers_of
from huishang.reading.instruments.script import Script
from huishang.reading.instruments.terms import dates
from huishang.reading.lexicon.tables import rows

HEAD_LENGTH = 3000
_TITLE_LINES = 6
_TITLE_END = re.compile(
    "(?:" + "|".join(sorted((row["ending"] for row in rows("unit_titles")), key=len, reverse=True)) + ")$"
)
_GLUED = re.compile("(?=发布(?:日期|时间) *：)|(?<=通知)(?=[一-鿿]{2,10}（ *\\d{4} *） *\\d+ *号)")
_META = re.compile(" *(?:发布日期|发布时间|发文机构|发文字号|索引号|来源|成文日期|━)")
_NUMBER = re.compile(
    "(?P<code>[一-鿿A-Z]{2,30}) *（ *(?P<year>\\d{4}) *） *"
    "(?:第 *)?(?P<serial>\\d{1,5}(?: *[-—之] *\\d+)?) *号"
)
_YEAR = re.compile("（ *\\d{4} *）")
_TO_YEAR = re.compile("[一-鿿A-Z]{2,30} *$")
_LONGEST_CODE = 60
_CITED = re.compile("》 *（ *$|（ *$|[据见照]$|《")
_CODE = re.compile(
    "(?:.*(?:通知|意见|方案|决定|办法|规划|公告|批复|协议|分工|要点|号令|的))?(?P<code>[一-鿿A-Z]{2,12})$"
)
_ADDRESSEE = re.compile("：(?=[ \n]|《|现将|经|为|根据|按照|近|今|各)")
_LONGEST_SIGNATURE = 600
_LONGEST_ADDRESSEE = 900
_BEFORE_NAMES = re.compile("^.*(?:）(?:第)?\\d{1,5}号）?|的通知(?:（[^（）]*）)?|发布日期[：\\d-]*)")
_TO_WHOM = re.compile("政府|部门|机构|单位|委员会|厅|局|企业|公司|院校|师（市）|办事处")
_ENCLOSED = re.compile(
    "《(?P<a>[^《》]{4,120}(?:〈[^〉]{2,60}〉[^《》]{0,80})?)》(?:已经?|业经|经|印发|转发)"
    "|现将《(?P<b>[^《》]{4,120})》(?:等)?(?:印发|转发|下发)"
)
_OF_NOTICE = re.compile("(?:印发|转发|批转)(?:实施)?《?(?P<plan>.{4,120}?)》?的通知")
_AFTER_DATE = re.compile(" *(?:\n|$|（|[^印]{0,2}(?=\n))| {1,}[一-鿿（“]")
_IN_SENTENCE = re.compile(" *[前起至止到以，、—-]")
_SIGNERS = ("local", "area", "central", "own")
_SIGNATURE = re.compile("^[ 一-鿿（）·]*$")


def read_head(script: Script) -> Head:
    """Read what stands around the text."""
    title, after = _title(script)
    to = _addressees(script, after)
    zone = to[1] if to else min(len(script.text), HEAD_LENGTH)
    number = _number(script, zone, after)
    signed = _signed(script, after)
    issuers = issuers_of(script, title, number, signed[1] if signed else None)
    return Head(
        title,
        number,
        issuers,
        signed[0] if signed else None,
        to[0] if to else (),
        _plan_title(script, title, to[1] if to else 0),
    )


def head_lines(scan: str) -> list[str]:
    """The first lines with their line breaks; a publication date glued to a title is a line of its own."""
    head = scan[:HEAD_LENGTH]
    if "通知" not in head and not _publishes(head):
        return head.splitlines(keepends=True)
    lines: list[str] = []
    *whole, last = head.split("\n")
    for line in [*(line + "\n" for line in whole), last]:
        glued = ("通知" in line and "号" in line) or _publishes(line)
        lines += _GLUED.split(line) if glued else [line]
    return [line for line in lines if line]


def _publishes(words: str) -> bool:
    """Whether words may tell when a document was published."""
    return "发布日期" in words or "发布时间" in words


def _title(script: Script) -> tuple[str | None, int]:
    """The first lines up to the one that ends as titles do, and where they end."""
    lines: list[str] = []
    at = 0
    for raw in head_lines(script.scan)[: 3 * _TITLE_LINES]:
        line = raw.strip(" \n")
        if line and not _META.match(line) and not (not lines and _NUMBER.fullmatch(line)):
            lines.append(line)
            words = re.sub("（[^（）]*）$", "", "".join(lines).replace(" ", ""))
            if _TITLE_END.search(words) or len(lines) >= _TITLE_LINES:
                break
            if len(line) > 60 or line.endswith("。"):
                break
        at += len(raw)
    joined = "".join(lines).replace(" ", "")
    if not lines or (len(lines[0]) > 160 and "。" in lines[0]):
        return None, 0
    if not _TITLE_END.search(re.sub("（[^（）]*）$", "", joined)):
        joined = lines[0].replace(" ", "")
    return joined[:200], min(at, HEAD_LENGTH)


def _number(script: Script, zone: int, title_end: int) -> str | None:
    """The first document number before the addressees that is not a citation."""
    announced = re.search("发文字号 *：", script.scan[:HEAD_LENGTH])
    start = announced.end() if announced else 0
    for match in _numbers(script.scan, start, max(zone, title_end + 120)):
        code = _CODE.match(match["code"])
        before = script.scan[max(0, match.start() - 12) : match.start()]
        if code is None or (code.start("code") == 0 and _is_cited(before)):
            continue
        return f"{code['code']}〔{match['year']}〕{''.join(match['serial'].split())}号"
    return None


def _numbers(scan: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What ``_NUMBER`` finds: looked for at each bracket around a year."""
    for year in _YEAR.finditer(scan, start, end):
        code = _TO_YEAR.search(scan, max(start, year.start() - _LONGEST_CODE), year.start())
        match = _NUMBER.match(scan, code.start(), end) if code else None
        if match is not None:
            yield match
            start = match.end()


def _is_cited(before: str) -> bool:
    """《…》（国发〔2022〕1号） cites; …的通知（桂政办发〔2022〕78号） is the document's own."""
    return _CITED.search(before) is not None and not re.search(
        "(?:(?:通知|意见|方案|决定|办法|规划)[ \n]*|\n *)（ *$", before
    )


def _addressees(script: Script, after: int) -> tuple[tuple[str, ...], int] | None:
    """The bodies before the first colon that closes a form of address, and where their line ends."""
    for match in _ADDRESSEE.finditer(script.scan, after, after + HEAD_LENGTH):
        before = script.scan[max(after, match.start() - _LONGEST_ADDRESSEE) : match.start()]
        names = _BEFORE_NAMES.sub("", "".join(re.split("[。：]", before)[-1].split()))
        if _TO_WHOM.search(names) and not _META.match(names):
            return tuple(name for name in re.split("[，；]", names) if name), match.end()
    return None


def _signed(script: Script, after: int) -> tuple[str, int] | None:
    """The date that stands alone or behind those who sign, and where it stands."""
    scan = script.scan
    for place, iso in dates(scan, after, len(scan)):
        window = max(0, place.start - _LONGEST_SIGNATURE)
        line = max(window - 1, *(scan.rfind(mark, window, place.start) for mark in "\n。：！"))
        before = scan[line + 1 : place.start].split()
        if _META.match("".join(before)) or "印发" in scan[place.end : place.end + 4]:
            continue
        alone = _AFTER_DATE.match(scan, place.end) and sum(map(len, before)) <= 150
        if alone and _SIGNATURE.match("".join(before)):
            return iso, place.start
        above = scan[window : place.start].split()
        if above and ending_kind(above[-1]) in _SIGNERS and not _IN_SENTENCE.match(scan, place.end):
            return iso, place.start
    return None


def _plan_title(script: Script, title: str | None, after: int) -> str | None:
    """The title of the enclosed plan, as the notice's own text gives it, else as its title does."""
    match = _ENCLOSED.search(script.text, after, min(len(script.text), after + 900))
    if match:
        return "".join((match["a"] or match["b"]).split())
    named = _OF_NOTICE.search(title or "")
    return named["plan"].lstrip("《").rstrip("》") if named else None
