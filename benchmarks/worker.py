"""One tool in a process of its own: ``worker.py TOOL JOB.json`` does the job and prints what it measured as JSON.

It needs nothing but the standard library and the tool, so that it runs in each tool's own environment.
A job has ``texts`` to read for ``seconds`` after a first few that warm up, and ``answered``: texts whose names are wanted.
An empty job tells what a start costs. Time is CPU time: other work on the machine does not count.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

Finder = Callable[[str, "str | None"], "list[str]"]
"""Text and date of publication → the names of people."""

WARM = 3


def huishang() -> Finder:
    """Ours: the whole reading, of which the names are a small part."""
    from huishang.reading import read

    return lambda text, published: [person.name for person in read(text, published=published).people]


def rjieba() -> Finder:
    """Jieba in Rust, with parts of speech."""
    import rjieba

    return lambda text, _: _joined(rjieba.tag(text))


def jieba() -> Finder:
    """Jieba, with parts of speech."""
    import logging

    from jieba import posseg, setLogLevel

    setLogLevel(logging.ERROR)
    return lambda text, _: _joined((pair.word, pair.flag) for pair in posseg.lcut(text))


def lac() -> Finder:
    """LAC; paddle.fluid, which it asks for, is called paddle.base since paddle 2.5. It crashes on unstripped lines."""
    import paddle

    sys.modules["paddle.fluid"] = paddle.base
    sys.modules["paddle.fluid.core"] = paddle.base.core
    paddle.fluid = paddle.base
    from LAC import LAC

    tagger = LAC(mode="lac")
    return lambda text, _: [
        word
        for words, tags in tagger.run(_sentences(text))
        for word, tag in zip(words, tags, strict=True)
        if tag == "PER"
    ]


def _sentences(text: str) -> list[str]:
    pieces = (piece.strip() for piece in re.split(r"(?<=[。！？；])|\n", text))
    return [piece for piece in pieces if piece] or ["。"]


def _joined(tagged: Iterable[tuple[str, str]]) -> list[str]:
    """The names; a lone surname is joined to the name after it, which only helps the tool."""
    names: list[str] = []
    lone = ""
    for word, tag in tagged:
        if not tag.startswith("nr"):
            lone = ""
        elif len(word) == 1 and not lone:
            lone = word
        else:
            names.append(lone + word)
            lone = ""
    return names


TOOLS = {"huishang": huishang, "rjieba": rjieba, "jieba": jieba, "lac": lac}


def main() -> None:
    """Do a job."""
    find = TOOLS[sys.argv[1]]()
    job = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    for text in job["texts"][:WARM]:
        find(text, None)
    names = [sorted({name.strip() for name in find(text, day)}) for text, day in job["answered"]]
    count = characters = 0
    start = time.process_time()
    while job["texts"] and time.process_time() - start < job["seconds"]:
        text = job["texts"][count % len(job["texts"])]
        find(text, None)
        count += 1
        characters += len(text)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << (20 if sys.platform == "darwin" else 10)
    )
    measured = {"documents": count, "characters": characters, "seconds": spent, "peak": peak, "names": names}
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
