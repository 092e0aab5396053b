"""Seconds a megabyte, for ordinary text and for texts made to be slow, from a kilobyte to ten megabytes.

    python benchmarks/growth.py [--most 10MB] [--hostile-most 1MB] [--seconds 120] [NAME…]

A megabyte is 1,000,000 bytes of UTF-8, about 330,000 Chinese characters. Time is CPU time of one reading.
The exponent compares the two largest sizes: 1 is time in proportion to length, 2 its square. A size whose
reading would pass the limit for one text, by the time of the size before it, is left out and shown as –.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import SHARED, news

from huishang.reading import read
from huishang.samples import samples

MB = 1_000_000
SIZES = (1_000, 10_000, 100_000, MB, 10 * MB)
LIMIT = 1.0
"""Seconds that one megabyte may take."""

REPEATED = {
    "（": "（",
    "）": "）",
    "《": "《",
    "“": "“",
    "、": "、",
    "，": "，",
    "。": "。",
    "：": "：",
    "·": "·",
    "—": "—",
    "的": "的",
    "王": "王",
    "与": "与",
    "digits": "1234567890",
    "letters": "a",
    "emoji": "😀",
    "spaces": " ",
    "wide spaces": "　",
    "tabs": "\t",
    "line breaks": "\n",
    "lines and spaces": " \n",
    "rows of a table": "甲\t乙\t丙\n",
    "rows with duties": "1\t推进合作\t省财政厅\t2023年底\n",
    "rows of bars": "|甲|乙|丙|\n",
    "一、": "一、",
    "items": "一、推进\n",
    "items in brackets": "（一）推进\n",
    "第一条": "第一条",
    "articles": "第一条 推进合作\n",
    "chapters": "第一章\n",
    "责任单位：": "责任单位：",
    "duties": "（省发展改革委牵头，省财政厅配合）",
    "items with duties": "1.推进合作。（责任单位：省财政厅）\n",
    "年月日": "年月日",
    "dates": "2023年11月22日",
    "days": "22日至23日",
    "names glued": "王小明徐大海赵永平田向前",
    "names listed": "王小明、徐大海、赵永平、",
    "names dotted": "阿卜·",
    "one name after a post": "四川省委书记王小明",
    "posts": "省委书记",
    "posts listed": "书记、",
    "names and citings": "葛关于馆员至尉迟",
    "posts and sentences": "省长王小明说，要推进合作。",
    "one speaker": "王小明说：",
    "speech": "会议指出，",
    "quoted speech": "他说：“要推进。”",
    "regions": "四川省",
    "regions listed": "四川省、贵州省、",
    "governments": "四川省人民政府",
    "visits": "四川代表团考察贵州。",
    "meetings": "召开会议",
    "meetings and sentences": "11月22日，川黔两省召开座谈会。",
    "signing": "签署",
    "signing and stops": "签署。",
    "signing by posts": "市长签署。",
    "agreements": "签署《合作协议》",
    "titles": "《协议》",
    "parties": "甲方：",
    "promises": "将推进合作，",
    "targets": "增长5%，",
    "sites": "考察了公园、",
    "reporters": "（记者",
    "credits": "来源：新华网\n",
    "wrapped lines": "推进合作的各项工作要在双方的共同努力之下取得新的更大的进展并且\n",
    "pronunciations": "阳（yáng）",
    "traditional": "會議",
}


def inputs(shared: Path) -> dict[str, Callable[[int], str]]:
    """Each kind of text by name: how it is made at so many bytes."""
    texts = news(shared) or [source.text for source in samples()]
    made: dict[str, Callable[[int], str]] = {"ordinary text": lambda size: _ordinary(texts, size)}
    for name, unit in REPEATED.items():
        made[name] = lambda size, unit=unit: unit * (size // len(unit.encode()))
    for name, pair in {"nested 《》": "《》", "nested （）": "（）", "nested “”": "“”"}.items():
        made[name] = lambda size, pair=pair: pair[0] * (size // 6) + pair[1] * (size // 6)
    made["many people"] = lambda size: _numbered(size, "市长{}说，要推进。", _name)
    made["many regions and visits"] = lambda size: _numbered(
        size, "{}日，四川代表团考察贵州省并签署《{}协议》。", str
    )
    return made


def _ordinary(texts: list[str], size: int) -> str:
    """Texts one after the other, again from the first where they are not enough."""
    pieces = []
    length = 0
    while length < size:
        for text in texts:
            pieces.append(text)
            length += len(text.encode())
            if length >= size:
                break
    return "\n".join(pieces).encode()[:size].decode(errors="ignore")


def _numbered(size: int, pattern: str, word: Callable[[int], str]) -> str:
    pieces = []
    length = number = 0
    while length < size:
        filled = word(number)
        pieces.append(pattern.replace("{}", filled))
        length += len(pieces[-1].encode())
        number += 1
    return "".join(pieces)


def _name(number: int) -> str:
    """Ever other names: 王 and two characters."""
    return "王" + chr(0x5000 + number % 5000) + chr(0x6000 + number // 5000 % 5000)


class Row(NamedTuple):
    """One kind of text: its seconds by size; None where a size was left out."""

    name: str
    times: tuple[float | None, ...]

    def exponent(self) -> float | None:
        """How time grows between the two largest sizes that were read."""
        done = [(size, spent) for size, spent in zip(SIZES, self.times, strict=False) if spent]
        if len(done) < 2 or done[-1][1] < 0.02:
            return None
        (small, short), (large, long) = done[-2:]
        return math.log(long / short) / math.log(large / small)

    def per_megabyte(self) -> float | None:
        """Seconds a megabyte at the largest size."""
        done = [(size, spent) for size, spent in zip(SIZES, self.times, strict=False) if spent]
        return done[-1][1] * MB / done[-1][0] if done else None


def measure(
    kinds: dict[str, Callable[[int], str]], most: int, hostile_most: int, limit: float, seconds: float
) -> Iterator[Row]:
    """Read each kind of text at each size, until the seconds for all are spent."""
    end = time.monotonic() + seconds
    read("四川省委书记王小明。")
    for index, (name, make) in enumerate(kinds.items()):
        times: list[float | None] = []
        last = 0.0
        for size in SIZES:
            if size > (hostile_most if index else most):
                break
            if last * 10 > limit or time.monotonic() > end:
                times.append(None)
                continue
            text = make(size)
            start = time.process_time()
            read(text)
            last = time.process_time() - start
            times.append(last)
        yield Row(name, tuple(times))


def table(rows: list[Row]) -> list[str]:
    """The rows as lines of a Markdown table."""
    lines = [
        "| text | 1 kB | 10 kB | 100 kB | 1 MB | 10 MB | s/MB | exponent |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        cells = ["–" if spent is None else f"{spent:.3f}" for spent in row.times]
        cells += [""] * (len(SIZES) - len(cells))
        rate, exponent = row.per_megabyte(), row.exponent()
        cells += ["–" if rate is None else f"{rate:.2f}", "" if exponent is None else f"{exponent:.2f}"]
        lines.append(f"| {row.name} | " + " | ".join(cells) + " |")
    return lines


def _size(word: str) -> int:
    for unit, factor in (("MB", MB), ("kB", 1000)):
        if word.endswith(unit):
            return int(float(word.removesuffix(unit)) * factor)
    return int(word)


def main() -> None:
    """Print the table, and what takes longer than it may."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="only these kinds of text")
    parser.add_argument("--most", type=_size, default=10 * MB, help="largest ordinary text")
    parser.add_argument("--hostile-most", type=_size, default=MB, help="largest of the others")
    parser.add_argument("--limit", type=float, default=60, help="seconds for one text")
    parser.add_argument("--seconds", type=float, default=1e9, help="seconds for all")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of texts")
    options = parser.parse_args()
    kinds = inputs(options.shared)
    if options.names:
        kinds = {name: kinds[name] for name in options.names}
    rows = []
    for row in measure(kinds, options.most, options.hostile_most, options.limit, options.seconds):
        rows.append(row)
        if len(rows) == 1:
            print("\n".join(table(rows)), flush=True)
        else:
            print(table([row])[-1], flush=True)
    slow = [row.name for row in rows if (row.per_megabyte() or 0) > LIMIT]
    print(f"\nslower than {LIMIT:g} s/MB: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
