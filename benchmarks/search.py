"""Search beside the databases' own trigram indexes: recall, time, size, on SQLite and on PostgreSQL.

    python benchmarks/search.py [--documents 100000] [--write]

Each database is filled and asked in a process of its own (search_run.py). ``--write`` writes docs/reference/search.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus import ROOT

PAGE = ROOT / "docs/reference/search.md"
RUN = ROOT / "benchmarks/search_run.py"
LIMIT_SECONDS = 0.3

Figures = dict[str, Any]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--write", action="store_true", help="write docs/reference/search.md")
    parser.add_argument(
        "--figures", nargs="*", type=Path, help="files of search_run.py, instead of measuring"
    )
    options = parser.parse_args()
    runs = [json.loads(file.read_text("utf-8")) for file in options.figures or ()] or [
        _run(options.documents, postgres=postgres) for postgres in (False, True)
    ]
    page = _page(runs)
    print(page)
    if options.write:
        PAGE.write_text(page, "utf-8")


def _run(count: int, *, postgres: bool) -> Figures:
    with tempfile.NamedTemporaryFile() as file:
        command = [sys.executable, str(RUN), str(count), file.name]
        without = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        subprocess.run([ROOT / "tools/with-postgres"] * postgres + command, check=True, env=without)
        figures: Figures = json.loads(Path(file.name).read_text("utf-8"))
        return figures


def _page(runs: list[Figures]) -> str:
    return HEAD.format(
        count=runs[0]["documents"],
        day=datetime.now(UTC).date(),
        load=" / ".join(f"{run['load'][0]:.0f} → {run['load'][1]:.0f}" for run in runs),
        cores=os.cpu_count(),
        summary="\n".join(_summary(runs)),
        kinds="\n\n".join(
            f"## {run['version']}, by kind of query\n\n" + "\n".join(_kinds(run)) for run in runs
        ),
    )


def _summary(runs: list[Figures]) -> list[str]:
    columns = [(run, who) for run in runs for who in ("ours", "peer")]
    titles = [f"{run['version']}: {'ours' if who == 'ours' else run['peer title']}" for run, who in columns]
    rows: list[tuple[str, list[str]]] = [
        ("recall", [f"{_recall(run[who]['found']):.4f}" for run, who in columns]),
        ("found that do not hold the words", [f"{_wrong(run[who]['found']):.2%}" for run, who in columns]),
        ("search call, 50th percentile, ms", [_ms(run[who]["call"], 0.5) for run, who in columns]),
        ("search call, 95th percentile, ms", [_ms(run[who]["call"], 0.95) for run, who in columns]),
        ("whole page, 50th / 95th percentile, ms", [_page_ms(run, who) for run, who in columns]),
        (
            "index made, s",
            [f"{run['index seconds' if who == 'ours' else 'peer seconds']:.0f}" for run, who in columns],
        ),
        (
            "index, MB",
            [f"{run['index bytes' if who == 'ours' else 'peer bytes'] / 1e6:.0f}" for run, who in columns],
        ),
        ("texts, MB", [f"{run['texts'] / 1e6:.0f}" for run, who in columns]),
    ]
    head = ["| | " + " | ".join(titles) + " |", "| --- |" + " ---: |" * len(columns)]
    return head + [f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows]


def _kinds(run: Figures) -> list[str]:
    lines = [
        f"| | queries | documents each | recall, ours | recall, {run['peer title']} | ours, p50 / p95 ms | "
        f"{run['peer title']}, p50 / p95 ms |",
        "| --- |" + " ---: |" * 6,
    ]
    for kind in dict.fromkeys(row[0] for row in run["ours"]["found"]):
        ours, peer = ([row for row in run[who]["found"] if row[0] == kind] for who in ("ours", "peer"))
        times = [[one for one in run[who]["call"] if one[0] == kind] for who in ("ours", "peer")]
        cells = [str(len(ours)), f"{sum(row[2] for row in ours) / len(ours):.0f}"]
        cells += [f"{_recall(found):.4f}" for found in (ours, peer)]
        cells += [f"{_ms(one, 0.5)} / {_ms(one, 0.95)}" for one in times]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return lines


def _recall(found: list[list[Any]]) -> float:
    """The mean over the queries of the share of documents that were found."""
    return sum(right / held for _, _, held, _, right in found) / len(found)


def _wrong(found: list[list[Any]]) -> float:
    """The share of documents found that do not hold the words."""
    return 1 - sum(row[4] for row in found) / max(1, sum(row[3] for row in found))


def _ms(times: list[list[Any]], share: float) -> str:
    ordered = sorted(seconds for _, seconds in times)
    return f"{ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000:.0f}"


def _page_ms(run: Figures, who: str) -> str:
    if who == "peer":
        return "–"
    times = run["ours"]["page"]
    return f"{_ms(times, 0.5)} / {_ms(times, 0.95)}"


HEAD = """# How well and how fast search finds

Written by `make bench-search WRITE=1`; nothing here is written by hand, run it again to refresh it.

{count:,} documents of about 2,000 characters, made by rule from the lexicon's regions, posts and field words and our own samples' sentences
(`benchmarks/search_documents.py`), every twentieth in Traditional characters; beside them people and exchanges of the record in the
proportion of 30,000 and 20,000 to 100,000 documents. Measured on {day} on {cores} cores; other work ran beside it: load of the machine at
the beginning → end of each run {load}. Times taken on a busy machine are too long, for us as for the peers; recall and sizes are not touched.

What each document holds is known from a plain scan of its text in Simplified characters. **Ours** is the whole search call: the number of
documents, facets with counts, twenty documents with snippets, and what the record knows by name; each query twice, the first time with
nothing of it in memory. The peers only count and give the numbers of the latest twenty; each query once.

{summary}

- FTS5 trigram is asked by MATCH, words under three characters by LIKE, as its manual says; SQLite 3.40 then answers that there is nothing.
- pg_trgm is asked by LIKE; for words under three characters it reads every text.
- Neither finds a text in Traditional characters by a Simplified word, or the other way about.
- On PostgreSQL our index keeps pairs without places: where more than 300 documents hold all pairs of a longer word, the number is called
  *about*, and what the page shows is checked. Above 5,000 documents the latest 5,000 are counted, and the page says so.

{kinds}
"""

if __name__ == "__main__":
    main()
