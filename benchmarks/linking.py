"""Linking of names beside nomenklatura's logic-v2: precision, recall, F1 of *same* on the pairs of tests/registry/linking/pairs.

    python benchmarks/linking.py [--write]

The peer runs in an environment of its own (.cache/peers). ``--write`` writes docs/reference/linking.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from corpus import ROOT
from peers import NotInstalled, Peer, python_of

from huishang.reading.lexicon.tables import parse
from huishang.registry.linking import Judgement, Mention, judge_bodies, judge_people, read_body

PAIRS = ROOT / "tests/registry/linking/pairs"
PAGE = ROOT / "docs/reference/linking.md"
SETS = ("development", "heldout", "hard", "blind")
KINDS = ("bodies", "people")
PEER = Peer("nomenklatura 4.17.4, logic-v2", "nomenklatura", (("nomenklatura==4.17.4",),))
THRESHOLD = 0.7
"""What logic-v2 calls a match unless told otherwise."""

FIRST = {
    "bodies": ("1.000 / 0.984 / 0.992", "1.000 / 0.983 / 0.992", "1.000 / 0.534 / 0.697", "1.000 / 0.923 / 0.960"),
    "people": ("1.000 / 1.000 / 1.000", "1.000 / 1.000 / 1.000", "0.871 / 0.794 / 0.831", "1.000 / 0.853 / 0.921"),
    "together": ("1.000 / 0.991 / 0.996", "1.000 / 0.991 / 0.995", "0.935 / 0.630 / 0.753", "1.000 / 0.890 / 0.942"),
}  # fmt: skip
"""Precision, recall, F1 of each of SETS when the rules met each set for the first time; kept by hand."""

Row = dict[str, str]


class Pair(NamedTuple):
    """A pair of the tables: of what, of which set, its cells, and our judgement."""

    kind: str
    set: str
    row: Row
    judgement: Judgement

    @property
    def is_same(self) -> bool:
        """Whether the two are one."""
        return self.row["answer"] == "same"

    def __str__(self) -> str:
        """The two as the page shows them."""
        if self.kind == "bodies":
            sides = (self.row["a"] + _in(self.row["a_in"]), self.row["b"] + _in(self.row["b_in"]))
        else:
            sides = (_mention(self.row, "a"), _mention(self.row, "b"))
        return " / ".join(sides)


def _in(region: str) -> str:
    return f" ({region})" if region else ""


def _mention(row: Row, side: str) -> str:
    cells = (row[f"{side}_posts"], row[f"{side}_date"][:7])
    return " ".join(filter(None, (row[side], *cells)))


class Score(NamedTuple):
    """Counts of *same*: said and right, said and wrong, not said."""

    right: int
    wrong: int
    missed: int

    def __str__(self) -> str:
        """Precision / recall / F1."""
        said, wanted = self.right + self.wrong, self.right + self.missed
        precision = self.right / said if said else 0.0
        recall = self.right / wanted if wanted else 0.0
        f1 = 2 * self.right / (said + wanted) if said + wanted else 0.0
        return f"{precision:.3f} / {recall:.3f} / {f1:.3f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write docs/reference/linking.md")
    parser.add_argument("--peers", type=Path, default=ROOT / ".cache/peers", help="where the peer is")
    options = parser.parse_args()
    begun = time.process_time()
    pairs = [pair for kind in KINDS for name in SETS for pair in _judged(kind, name)]
    again = time.process_time()
    for pair in pairs:
        _judge(pair.kind, pair.row)
    rate = len(pairs) / max(time.process_time() - again, 1e-6)
    scores, absent = _peer(pairs, options.peers)
    lines = _table(pairs, scores)
    print("\n".join(lines))
    print(f"\n{rate:,.0f} pairs/s warm; first {len(pairs)} pairs {again - begun:.1f} s", absent, sep="\n")
    if options.write:
        PAGE.write_text(_page(lines, pairs, scores, rate, absent), "utf-8")


def _judged(kind: str, name: str) -> Iterable[Pair]:
    path = PAIRS / f"{kind}_{name}.tsv"
    for row in parse(path.read_text("utf-8"), path.name):
        yield Pair(kind, name, row, _judge(kind, row))


def _judge(kind: str, row: Row) -> Judgement:
    if kind == "bodies":
        return judge_bodies(*(read_body(row[s], row[f"{s}_in"], _day(row[f"{s}_date"])) for s in "ab"))
    return judge_people(*(_as_mention(row, side) for side in "ab"))


def _as_mention(row: Row, side: str) -> Mention:
    posts = tuple(filter(None, row[f"{side}_posts"].split("、")))
    return Mention(row[side], posts, row[f"{side}_region"], _day(row[f"{side}_date"]), row[f"{side}_side"])


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _peer(pairs: list[Pair], folder: Path) -> tuple[list[float] | None, str]:
    """The peer's score for each pair; None and the reason where it cannot be installed."""
    try:
        python = python_of(PEER, folder)
    except NotInstalled as error:
        return None, f"{PEER.title}: not installed: {error}"
    with tempfile.TemporaryDirectory() as temporary:
        job = Path(temporary) / "job.json"
        job.write_text(json.dumps([{"kind": p.kind, **p.row} for p in pairs], ensure_ascii=False), "utf-8")
        worker = Path(__file__).with_name("linking_worker.py")
        done = subprocess.run([python, worker, job], capture_output=True, text=True, timeout=900)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return None, f"{PEER.title}: failed"
    scores: list[float] = json.loads(done.stdout.strip().split("\n")[-1])
    return scores, ""


def _score(pairs: list[Pair], says: Callable[[int], bool], chosen: Callable[[Pair], bool]) -> Score:
    said = [(pair.is_same, says(at)) for at, pair in enumerate(pairs) if chosen(pair)]
    return Score(said.count((True, True)), said.count((False, True)), said.count((True, False)))


def _table(pairs: list[Pair], scores: list[float] | None) -> list[str]:
    """Precision / recall / F1 of same: ours, the peer's, and those of comparing text with text."""
    systems: list[tuple[str, Callable[[int], bool]]] = [
        ("ours", lambda at: pairs[at].judgement.verdict == "same")
    ]
    if scores is not None:
        systems.append((PEER.title, lambda at: scores[at] >= THRESHOLD))
    systems.append(("equal text", lambda at: pairs[at].row["a"] == pairs[at].row["b"]))
    lines = [
        "| precision / recall / F1 | pairs (one) | " + " | ".join(title for title, _ in systems) + " |",
        "| --- | ---: |" + " ---: |" * len(systems),
    ]
    for name in (*SETS, "all"):
        for kind in (*KINDS, "together"):

            def chosen(pair: Pair, name: str = name, kind: str = kind) -> bool:
                return name in (pair.set, "all") and kind in (pair.kind, "together")

            count = sum(map(chosen, pairs))
            same = sum(pair.is_same for pair in pairs if chosen(pair))
            cells = [str(_score(pairs, says, chosen)) for _, says in systems]
            lines.append(f"| {name}, {kind} | {count} ({same}) | " + " | ".join(cells) + " |")
    return lines


HEAD = """# How well names are linked

Written by `make bench-linking WRITE=1`; nothing here is written by hand, run it again to refresh it.

All pairs are written by us and answered by hand: invented people and companies, real places and kinds of body. They were not drawn
from documents, so the share of hard cases is higher, and the figures are no rates of daily use. Pairs and rules have one author.

- **development** and **heldout** were written in one go before the rules. Rules were tuned on the first and not on the second.
- **hard** was written in one go after the first rules, of kinds that they were not made for; since then it is tuned on.
- **blind** was written in one go after the rules had met hard.

## What new names give

Precision / recall / F1 of *same* when the rules met each set for the first time. Only these figures say what names give that no rule was
made for; *blind* is the one to go by. What the sets showed wrong was put right afterwards, so the second table flatters.

{first}

## Today, beside others

{table}

A pair counts for *same* where two names are one body, or two mentions one person. Of ours only the verdict *same* counts, which links
without a person; *unsure* goes to one and counts as not said. The peer is given the names, the posts as positions and the country,
and says *same* from a score of {threshold} on; it has no room for the region in which a name stands. Equal text is the floor.
Ours judges some {rate:,.0f} of these pairs a second on one core, warm.{absent}

## What ours gets wrong

Linked though not one ({wrong_count}):

{wrong}

One, but judged *different*, so that no person is asked ({lost_count}):

{lost}

One, and left to a person ({asked_count}):

{asked}

{peer}"""


def _page(table: list[str], pairs: list[Pair], scores: list[float] | None, rate: float, absent: str) -> str:
    wrong = [pair for pair in pairs if pair.judgement.verdict == "same" and not pair.is_same]
    lost = [pair for pair in pairs if pair.judgement.verdict == "different" and pair.is_same]
    asked = [pair for pair in pairs if pair.judgement.verdict == "unsure" and pair.is_same]
    return HEAD.format(
        table="\n".join(table),
        threshold=THRESHOLD,
        rate=round(rate, -3),
        absent=f" {absent}." if absent else "",
        first="\n".join(_first()),
        wrong_count=len(wrong),
        wrong=_listed(wrong),
        lost_count=len(lost),
        lost=_listed(lost),
        asked_count=len(asked),
        asked=_listed(asked),
        peer=_of_peer(pairs, scores) if scores else "",
    )


def _first() -> Iterable[str]:
    yield "| first | " + " | ".join(SETS) + " |"
    yield "| --- |" + " ---: |" * len(SETS)
    for kind, figures in FIRST.items():
        yield f"| {kind} | " + " | ".join(figures) + " |"


def _listed(pairs: list[Pair]) -> str:
    return "\n".join(f"- {pair} ({', '.join(pair.judgement.reasons)})" for pair in pairs) or "- none"


def _of_peer(pairs: list[Pair], scores: list[float]) -> str:
    """What the peer gets wrong, by the kind of case."""
    lines = [
        "## What the peer gets wrong",
        "",
        "| case | one and missed | not one and linked |",
        "| --- | ---: | ---: |",
    ]
    counts: dict[str, list[int]] = {}
    for pair, score in zip(pairs, scores, strict=True):
        says = score >= THRESHOLD
        if says != pair.is_same:
            counts.setdefault(f"{pair.kind}: {pair.row['case']}", [0, 0])[says] += 1
    lines += [f"| {case} | {missed} | {linked} |" for case, (missed, linked) in sorted(counts.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
