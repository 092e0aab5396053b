"""The figures of docs/reference/known-errors.md: every measure on every set of answers, as one Markdown table.

    python benchmarks/figures.py [--write] [NAME=FILE[,FILE…] …]

Without sets: those of the folder of answers beside the repository. ``--write`` puts the table between the page's marks.
``huishang evaluate FILE`` gives the same figures for one set, ``--errors N`` the errors themselves.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path

from corpus import ROOT, SHARED

from huishang.evaluation import Evaluation, evaluate, read_answers

PAGE = ROOT / "docs/reference/known-errors.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
SETS = {"seed": "gold/seed.jsonl", "development": "gold/dev.jsonl", "written": "gold/written.jsonl"}


def figures(sets: dict[str, Iterable[Path]]) -> list[str]:
    """The table: F1, with precision and recall under it, a column a set."""
    done: dict[str, Evaluation] = {
        name: evaluate(answer for file in files for answer in read_answers(str(file)))
        for name, files in sets.items()
    }
    lines = ["| F1 (precision / recall) | " + " | ".join(done) + " |", "| --- |" + " ---: |" * len(done)]
    lines.append("| documents | " + " | ".join(str(one.documents) for one in done.values()) + " |")
    for measure in next(iter(done.values())).scores:
        scores = [one.scores[measure] for one in done.values()]
        cells = [f"{s.f1:.3f} ({s.precision:.2f} / {s.recall:.2f})" if s.expected else "–" for s in scores]
        lines.append(f"| {measure} | " + " | ".join(cells) + " |")
    return lines


def main() -> None:
    """Print the table, or write it into the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", metavar="NAME=FILE,FILE")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    given = dict(one.split("=", 1) for one in options.sets)
    sets = {name: [Path(file) for file in files.split(",")] for name, files in given.items()}
    table = "\n".join(figures(sets or {name: [SHARED / file] for name, file in SETS.items()}))
    print(table)
    if options.write:
        page = PAGE.read_text("utf-8")
        whole = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)
        PAGE.write_text(whole.sub(lambda _: f"{BEGIN}\n{table}\n{END}", page), "utf-8")


if __name__ == "__main__":
    main()
