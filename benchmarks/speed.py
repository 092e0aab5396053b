"""The reader beside the tools that people take today: names F1, documents a second, start, memory; one table.

    python benchmarks/speed.py [--seconds 10] [--limit 180] [--lang zh|en] [--steps] [--write]

Each tool runs in a process and an environment of its own, on the same texts and the same core. ``--limit`` is the time for
all of it, installing aside; a tool that is slow reads for less. ``--steps`` adds what each step of ours costs. ``--write``
measures all, the growth of time with length too, and writes docs/reference/speed.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import growth
import steps
from corpus import CHARACTERS, ROOT, SHARED, documents
from peers import PEERS, NotInstalled, python_of

from huishang.samples import samples

ANSWERS = ("seed", "dev")
STARTS = 7
MOST = 2000
"""Documents that a worker is given: more than a slow tool reads, few enough to weigh little in its memory."""

TITLES = {
    "en": ("tool", "names F1, seed", "names F1, dev", "documents/s", "start, s", "peak memory, MB"),
    "zh": ("工具", "人名 F1（种子）", "人名 F1（开发集）", "篇/秒", "启动（秒）", "内存峰值（MB）"),
}
ABSENT = {"en": "not installed: {}", "zh": "装不上：{}"}
NOTE = {
    "en": "In brackets: the figure divided by ours. A document has 2,000 characters. Text: {}.",
    "zh": "括号内为与本工具之比。每篇按 2000 字计。文本：{}。",
}
TEXT = {
    "en": {True: "real news", False: "the sample reports over and over, for want of the folder of texts"},
    "zh": {True: "真实新闻", False: "反复读样例报道（没有文本目录）"},
}


class Measured(NamedTuple):
    """The figures of one tool; None where nothing could be measured."""

    title: str
    figures: tuple[float | None, ...] = ()
    absent: str = ""


def main() -> None:
    """Measure and print."""
    options = _options()
    core = _pin()
    texts, real = documents(options.shared, MOST)
    answers = {name: _answers(options.shared / f"gold/{name}.jsonl") for name in ANSWERS}
    rows = list(_measure(options, texts, answers))
    lines = [*_table(rows, options.lang), "", NOTE[options.lang].format(TEXT[options.lang][real])]
    print("\n".join(lines))
    if options.steps or options.write:
        profile = steps.table(steps.profile(texts, options.seconds))
        print("\n" + "\n".join(profile))
    if options.write:
        kinds = growth.inputs(options.shared)
        curve = list(growth.measure(kinds, 10 * growth.MB, growth.MB, 60, 600))
        english = [*_table(rows, "en"), "", NOTE["en"].format(TEXT["en"][real])]
        page = _page(english, profile, curve, core)
        (ROOT / "docs/reference/speed.md").write_text(page, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    lang = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"
    parser.add_argument("--seconds", type=float, default=10, help="CPU time of reading for each tool")
    parser.add_argument("--limit", type=float, default=180, help="time for all tools together")
    parser.add_argument("--lang", choices=("zh", "en"), default=lang)
    parser.add_argument("--steps", action="store_true", help="what each step of the reader costs")
    parser.add_argument("--write", action="store_true", help="write docs/reference/speed.md")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of texts and answers")
    parser.add_argument(
        "--peers", type=Path, default=ROOT / ".cache/peers", help="where their environments are"
    )
    return parser.parse_args()


def _pin() -> bool:
    """Stay on one core, with all that this process starts; whether the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return True


def _answers(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


Answers = dict[str, list[dict[str, Any]]]


def _measure(options: argparse.Namespace, texts: list[str], answers: Answers) -> Iterable[Measured]:
    """Ours first, then each peer."""
    end = time.monotonic() + options.limit
    with tempfile.TemporaryDirectory() as folder:
        yield _figures(
            "huishang", "huishang", Path(sys.executable), options.seconds, texts, answers, Path(folder)
        )
        for peer in PEERS:
            begun = time.monotonic()
            try:
                python = python_of(peer, options.peers)
                end += time.monotonic() - begun
                seconds = max(1.0, min(options.seconds, (end - time.monotonic()) / 4))
                yield _figures(peer.title, peer.tool, python, seconds, texts, answers, Path(folder))
            except NotInstalled as error:
                end += time.monotonic() - begun
                yield Measured(peer.title, absent=str(error))


def _figures(
    title: str, tool: str, python: Path, seconds: float, texts: list[str], answers: Answers, folder: Path
) -> Measured:
    """The figures of one tool, from a worker that reads and from workers that only start."""
    answered = [(answer["text"], answer.get("published")) for name in ANSWERS for answer in answers[name]]
    job = {"texts": texts, "seconds": seconds, "answered": answered}
    try:
        done = json.loads(_work(python, tool, job, folder))
        start = statistics.median(_start(tool, python, folder) for _ in range(STARTS if seconds > 3 else 3))
    except subprocess.CalledProcessError as error:
        return Measured(title, absent=(error.stderr or "").strip().split("\n")[-1][:100] or "stopped")
    names = iter(done["names"])
    scores = [_f1([(answer, next(names)) for answer in answers[name]]) for name in ANSWERS]
    rate = done["characters"] / done["seconds"] / CHARACTERS
    return Measured(title, (*scores, rate, start, done["peak"]))


def _work(python: Path, tool: str, job: dict[str, Any], folder: Path) -> str:
    path = folder / "job.json"
    path.write_text(json.dumps(job, ensure_ascii=False), "utf-8")
    worker = Path(__file__).with_name("worker.py")
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [python, worker, tool, path], capture_output=True, text=True, check=True, env=env, timeout=600
    )
    return done.stdout.strip().split("\n")[-1]


def _start(tool: str, python: Path, folder: Path) -> float:
    """Seconds from nothing to the result for one small report: of our command, or of a worker that tags one."""
    report = next(iter(samples()))
    if tool == "huishang":
        path = folder / "report.txt"
        path.write_text(report.text, "utf-8")
        begun = time.perf_counter()
        subprocess.run([python, "-m", "huishang", "read", path], capture_output=True, check=True)
        return time.perf_counter() - begun
    job = {"texts": [], "seconds": 0, "answered": [(report.text, None)]}
    begun = time.perf_counter()
    _work(python, tool, job, folder)
    return time.perf_counter() - begun


def _f1(pairs: list[tuple[dict[str, Any], list[str]]]) -> float | None:
    """F1 of the names of all documents, each name once a document; None without answers."""
    expected = given = correct = 0
    for answer, names in pairs:
        wanted = {person["name"] for person in answer["people"]}
        expected += len(wanted)
        given += len(set(names))
        correct += len(wanted & set(names))
    return 2 * correct / (expected + given) if pairs else None


def _table(rows: list[Measured], lang: str) -> list[str]:
    """The rows as lines of a Markdown table, each figure with its ratio to ours."""
    titles = TITLES[lang]
    lines = ["| " + " | ".join(titles) + " |", "| --- |" + " ---: |" * (len(titles) - 1)]
    for row in rows:
        if row.absent:
            cells = [ABSENT[lang].format(row.absent), *[""] * (len(titles) - 2)]
        else:
            cells = [_cell(figure, ours) for figure, ours in zip(row.figures, rows[0].figures, strict=True)]
        lines.append(f"| {row.title} | " + " | ".join(cells) + " |")
    return lines


def _cell(figure: float | None, ours: float | None) -> str:
    if figure is None or not ours:
        return "–"
    shown = f"{figure:,.0f}" if figure >= 20 else f"{figure:.1f}" if figure >= 3 else f"{figure:.3f}"
    return shown if figure is ours else f"{shown} (×{figure / ours:.2g})"


HEAD = """# How fast the reader is

Written by `{command}` on {day}; nothing here is written by hand, run it again to refresh it.

Machine: {machine}. Every process stays on one core; documents a second count CPU time, the start counts time on the wall.

## Beside the tools that people take today

{table}

What is compared: each tool reads the same documents, warm, in a process and an environment of its own, and gives the names of
people. Ours gives the whole reading (people with posts and roles, events, agreements, statements, commitments) in that
time; the others give words with tags, of which only names are looked at. The start is that of `huishang read` on one small
report, and of a script that loads the tool and tags the same report. Names F1 is the measure `names` of `huishang evaluate`:
each person once a document, editors and reporters left out, which no peer is told. For jieba and rjieba a surname that
stands alone is joined to the name after it, which raises their figure.

## What each step costs

Microseconds for a document of 2,000 characters, without what a step calls in turn; the clock itself adds about a tenth.
`python benchmarks/steps.py` prints this table.

{steps}

## Time grows in proportion to length

Seconds (CPU) of one reading. A megabyte is 1,000,000 bytes of UTF-8, about 330,000 Chinese characters. The first row is news, one
text after the other; the others are one fragment over and over, made to be slow. The exponent compares the two
largest sizes: 1 is time in proportion to length. `python benchmarks/growth.py` prints this table, and takes other sizes.

{curve}

Slower than a second a megabyte: {slow}.
"""


def _page(table: list[str], profile: list[str], curve: list[growth.Row], core: bool) -> str:
    slow = [row.name for row in curve if (row.per_megabyte() or 0) > growth.LIMIT]
    return HEAD.format(
        command="make bench WRITE=1",
        day=date.today().isoformat(),
        machine=_machine() + ("" if core else ", which cannot pin a process to a core"),
        table="\n".join(table),
        steps="\n".join(profile),
        curve="\n".join(growth.table(curve)),
        slow=", ".join(slow) or "none",
    )


def _machine() -> str:
    """The machine in plain words."""
    model = ""
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = [line for line in info.read_text("utf-8").splitlines() if line.startswith("model name")]
        model = f" ({lines[0].partition(':')[2].strip()})" if lines else ""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores{model}, {memory:.0f} GB of memory, {platform.system()}, {python}"


if __name__ == "__main__":
    main()
