"""Write the table of docs/reference/instruments-corpus.md: what is read from each instrument of a corpus.

    python tools/instruments_table.py CORPUS.jsonl[.gz] > docs/reference/instruments-corpus.md

Brackets are counted by a rule of their own, simpler than the reader's, so that each difference between
brackets and items says something; its cause is worked out from where the items were found.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from huishang.reading.instruments.draft import InstrumentDraft
from huishang.reading.instruments.endings import ending_kind
from huishang.reading.instruments.kind import document_kind
from huishang.reading.instruments.owners import find_allocations
from huishang.reading.instruments.reader import read_instrument
from huishang.reading.instruments.script import Script
from huishang.reading.layout import lay_out
from huishang.reading.mentions.regions import find_regions
from huishang.reading.scan import scan

HEAD = """# Real instruments, read

What the reader of instruments finds in {count} real texts: agreements, joint action plans, notices with plans,
task lists and minutes of Chinese governments. They are no part of this repository; documents are
named by their id and title. Made by `python tools/instruments_table.py CORPUS`; nothing here is written by hand.

Brackets are counted by a rule that knows nothing of the reader: a bracket that ends in a body or in a duty word (负责,
牵头, 参与, 配合 …) or has a label (责任单位：). Items are what the reader found. Where the two differ, the last column says
why: **lines** = bodies behind a label outside brackets; **sentences** = 由甲厅牵头，乙厅配合。 as a sentence;
**rows** = rows of a table; **asides** = brackets that the simple rule counts and that give another name of a body or a form of
address, no duty; **merged** = brackets side by side, or inside a line with labels, that make one item; **others** = brackets that the simple
rule does not know: they end in a term (2030年底前完成), in a proper name (集团, 分行), or are not closed.

| | sum |
| --- | --- |
{totals}

| id | title | kind | number | signed | items | bodies | terms | targets | brackets | difference and cause |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""
_BRACKET = re.compile("（(?:[^（）]|（[^（）]*）)*）")
_LABEL = re.compile("(?:单位|部门|牵头|责任)：")
_DUTY = re.compile("(?:负责|牵头|参与|配合|落实|协助)。?$")
_BODY = re.compile("[委厅局办部](?:[、，；]|$)")


class Counts(NamedTuple):
    """Brackets by the simple rule, items by where they were found, brackets that gave none."""

    brackets: int
    bracketed: int
    lines: int
    sentences: int
    rows: int
    asides: int


def documents(path: Path) -> Iterator[dict[str, Any]]:
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        yield from map(json.loads, file)


def looks_responsible(bracket: str) -> bool:
    words = "".join(bracket[1:-1].split())
    if not 3 <= len(words) <= 900 or "简称" in words:
        return False
    last = re.split("[、，；]", words)[-1].removesuffix("等")
    return bool(_LABEL.search(words) or _DUTY.search(words) or (_BODY.search(words) and ending_kind(last)))


def count(script: Script, draft: InstrumentDraft) -> Counts:
    spans = [m.span() for m in _BRACKET.finditer(script.scan) if looks_responsible(m.group())]
    allocations = find_allocations(script)
    starts = [script.scan[a.start] for a in allocations]
    read = [span for span in spans if any(a.start <= span[0] < a.end for a in allocations)]
    return Counts(
        len(spans),
        starts.count("（"),
        len([s for s in starts if s not in "（由"]),
        starts.count("由"),
        len(draft.items) - len(allocations),
        len(spans) - len(read),
    )


def cause(counts: Counts) -> str:
    total = counts.bracketed + counts.lines + counts.sentences + counts.rows
    difference = total - counts.brackets
    found = counts._asdict()
    said = [f"{found[name]} {name}" for name in ("lines", "sentences", "rows", "asides") if found[name]]
    rest = counts.bracketed - (counts.brackets - counts.asides)
    if rest < 0:
        said.append(f"{-rest} merged")
    elif rest > 0:
        said.append(f"{rest} others")
    if not said:
        return ""
    return f"{difference:+d}: " + ", ".join(said)


def row(document: dict[str, Any], sums: Counter[str]) -> str:
    page = lay_out(document["text"])
    places = find_regions(page, scan(page.text))
    kind = document_kind(page)
    draft = read_instrument(page, places, document.get("published"), kind)
    counts = count(Script(page.text), draft)
    bodies = sum(len(item.units) for item in draft.items)
    terms = sum(item.due is not None for item in draft.items)
    targets = sum(len(item.targets) for item in draft.items)
    why = cause(counts)
    sums.update(documents=1, items=len(draft.items), bodies=bodies, terms=terms, targets=targets)
    sums.update(
        brackets=counts.brackets, numbers=draft.head.number is not None, signed=draft.head.signed is not None
    )
    sums["documents where items and brackets differ"] += len(draft.items) != counts.brackets
    title = " ".join((document.get("title") or "").split()).replace("|", "/")[:60]
    cells = [
        document["id"],
        title,
        kind,
        draft.head.number or "",
        draft.head.signed or "",
        len(draft.items),
        bodies,
    ]
    return "| " + " | ".join(str(cell) for cell in [*cells, terms, targets, counts.brackets, why]) + " |"


def main() -> int:
    if len(sys.argv) != 2:
        sys.stderr.write(__doc__ or "")
        return 2
    sums: Counter[str] = Counter()
    rows = [row(document, sums) for document in documents(Path(sys.argv[1]))]
    totals = "\n".join(f"| {name} | {number} |" for name, number in sums.items())
    sys.stdout.write(HEAD.format(count=sums["documents"], totals=totals) + "\n".join(rows) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
