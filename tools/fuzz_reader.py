"""Feed the reader with inputs that nobody would write, and check what always holds.

    python tools/fuzz_reader.py random [--seconds 60] [--seed 1] [--found FILE] [--pieces 14] [--again 1]
    python tools/fuzz_reader.py guided [--seconds 60] [--seed 1] [--found FILE]

``random`` makes texts from the lexicon's words, from pieces of the sample reports and from any characters, of
``--pieces`` on average; short ones go through many more of them. ``--again 16`` reads only one in 16 twice.
``guided`` lets libFuzzer (package atheris, in an environment of its own: ``make fuzz``) change a string of bytes, each of
which stands for a fragment, and keep what reaches new code of the reader.

Of each input: reading raises nothing, every span quotes its text, reading again gives the same bytes.
``random`` ends with a digest of all readings: equal seeds and numbers give equal digests, whatever PYTHONHASHSEED is.
What is found is printed once for each place in the code, and written to ``--found`` as JSON lines.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, get_args

try:
    import atheris
except ImportError:  # only the guided mode needs it
    atheris = None

with atheris.instrument_imports(include=["huishang"]) if atheris and "guided" in sys.argv else nullcontext():
    from huishang.reading import Reading, read

import msgspec

from huishang.reading.lexicon.tables import rows
from huishang.reading.model import DocumentKind
from huishang.samples import samples

PUBLISHED = (
    None,
    None,
    None,
    "2023-11-24",
    "2024-02-29",
    "0001-01-01",
    "9999-12-31",
    "2023-13-45",
    "去年",
    "",
)
KINDS = (None, None, None, None, *get_args(DocumentKind))

# One a byte for the guided mode. Marks, counting, dates, regions, posts, names, verbs, duties, forms of documents.
FRAGMENTS = (
    *"，。、；：！？（）《》〈〉“”‘’【】[]〔〕·—…-/|()<>,.;:\"'",
    *(
        " ",
        "\u3000",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\n　　",
        "\u200b",
        "\ufeff",
        "\u00a0",
        "\0",
        "\x0b",
        "\x85",
        "\u2028",
    ),
    *"一二三十百〇0123５①",
    *(
        "一、",
        "（一）",
        "1.",
        "1．",
        "（1）",
        "第一条",
        "第五条",
        "第一章",
        "——",
        "一是",
        "附件",
        "序号",
        "合计",
    ),
    *(
        "2023年",
        "11月",
        "22日",
        "至",
        "23日上午",
        "年底前",
        "十四五末",
        "三季度",
        "每年",
        "近日",
        "昨日",
        "2月30日",
        "20231122",
    ),
    *(
        "四川省",
        "贵州省",
        "四川",
        "贵州",
        "川",
        "黔",
        "两省",
        "川黔",
        "成都市",
        "重庆市",
        "金牛区",
        "阿拉善右旗",
        "广西壮族自治区",
    ),
    *("我省", "我市", "双方", "各方", "全省", "省", "市", "县", "区", "州", "旗", "法国", "香港"),
    *(
        "省委",
        "省政府",
        "人民政府",
        "办公厅",
        "发展改革委",
        "省发改委",
        "财政厅",
        "人大常委会",
        "政协",
        "集团",
        "公司",
        "大学",
    ),
    *(
        "书记",
        "省长",
        "副省长",
        "主席",
        "主任",
        "秘书长",
        "市长",
        "局长",
        "董事长",
        "总统",
        "省委书记",
        "代省长",
        "常务副市长",
        "领导",
    ),
    *(
        "王",
        "李",
        "欧阳",
        "尉迟",
        "甲",
        "明",
        "建国",
        "王小明",
        "李和",
        "普布顿珠",
        "那顺孟和",
        "阿卜杜拉·买买提",
        "约翰·史密斯",
    ),
    *(
        "率",
        "说",
        "称",
        "在",
        "和",
        "与",
        "及",
        "等",
        "将",
        "的",
        "了",
        "为",
        "对",
        "由",
        "一行",
        "同志",
        "代表团",
        "主持",
        "出席",
    ),
    *(
        "介绍",
        "见证",
        "签署",
        "签订",
        "签约",
        "考察",
        "调研",
        "访问",
        "会见",
        "座谈",
        "座谈会",
        "联席会议",
        "开幕",
        "启动仪式",
    ),
    *(
        "指出",
        "强调",
        "表示",
        "希望",
        "感谢",
        "要",
        "愿",
        "推进",
        "加强",
        "力争",
        "探索",
        "确保",
        "支持",
        "共建",
        "合作",
        "协议",
    ),
    *(
        "框架协议",
        "备忘录",
        "甲方",
        "乙方",
        "牵头",
        "配合",
        "参与",
        "负责",
        "责任单位：",
        "牵头单位：",
        "完成时限：",
        "有效期",
    ),
    *(
        "达到",
        "增长",
        "5%",
        "100亿元",
        "万吨",
        "公里",
        "以上",
        "完成",
        "通知",
        "关于印发",
        "会议纪要",
        "川办发〔2023〕1号",
        "各市（州）",
    ),
    *(
        "记者",
        "来源：",
        "编辑",
        "（完）",
        "摄",
        "本报讯",
        "时任",
        "原",
        "副",
        "兼",
        "陪同",
        "参加",
        "同意",
        "审议",
        "听取",
        "列席",
        "請",
        "會議",
    ),
)
CODE_POINT = 0xFF
"""The byte after which two bytes give a character of their own."""


class Fault(Exception):
    """Something that always holds, and did not."""


class Case(NamedTuple):
    """One input."""

    text: str
    published: str | None
    kind: DocumentKind | None


def check(case: Case, *, twice: bool = True) -> bytes:
    """Read an input, once or twice, and check the reading; the bytes it gives."""
    reading = _read(case)
    first = _bytes(reading)
    if twice and _bytes(_read(case)) != first:
        raise Fault("the second reading differs")
    if reading.document.text != case.text:
        raise Fault("document.text is not the input")
    for where, quote, start, end in _quotes(msgspec.to_builtins(reading), ""):
        if case.text[start:end] != quote or not 0 <= start <= end <= len(case.text):
            raise Fault(f"{where} does not quote its span")
    return first


def _read(case: Case) -> Reading:
    return read(case.text, published=case.published, kind=case.kind)


def _bytes(reading: Reading) -> bytes:
    try:
        return msgspec.json.encode(reading)
    except UnicodeEncodeError:  # a lone surrogate: Python may hold one, JSON cannot
        return repr(reading).encode("utf-8", "surrogatepass")


def _quotes(node: Any, where: str) -> Iterator[tuple[str, str, int, int]]:
    if isinstance(node, dict):
        if "quote" in node and node.get("span") is not None:
            yield where, node["quote"], *node["span"]
        for key, value in node.items():
            yield from _quotes(value, f"{where}.{key}")
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _quotes(value, where)


class Findings:
    """What was found, once for each place in the code."""

    def __init__(self, file: Path | None) -> None:
        self.seen: dict[str, int] = {}
        self.file = file

    def run(self, case: Case, *, twice: bool = True) -> bytes:
        """Check one input; a fault is noted and the run goes on."""
        try:
            return check(case, twice=twice)
        except Exception as error:
            place = _place(error)
            self.seen[place] = self.seen.get(place, 0) + 1
            if self.seen[place] == 1:
                self._tell(place, case)
            return b""

    def _tell(self, place: str, case: Case) -> None:
        print(f"found: {place}: {case!r}"[:600], flush=True)
        if self.file is not None:
            with self.file.open("a", encoding="ascii") as stream:
                stream.write(json.dumps({"place": place, **case._asdict()}) + "\n")


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = (
        str(error)
        if isinstance(error, Fault)
        else f"{type(error).__name__} at {Path(frame.filename).name}:{frame.name}"
    )
    return what


def case_of(data: bytes) -> Case:
    """The input that a string of bytes stands for."""
    head, body = data[:1] or b"\0", data[1:]
    pieces = []
    at = 0
    while at < len(body):
        if body[at] == CODE_POINT:
            pieces.append(chr(int.from_bytes(body[at + 1 : at + 3], "big")))
            at += 3
        else:
            pieces.append(FRAGMENTS[body[at] % len(FRAGMENTS)])
            at += 1
    return Case("".join(pieces), PUBLISHED[head[0] % len(PUBLISHED)], KINDS[head[0] // 16 % len(KINDS)])


class Generator:
    """Makes inputs from a seed."""

    def __init__(self, seed: int, pieces: int = 14) -> None:
        self.chance = random.Random(seed)
        self.mean = pieces
        self.words = _words()
        self.pieces = [line for source in samples() for line in source.text.split("\n") if line]
        self.kinds: tuple[Callable[[], str], ...] = (
            self._fragments,
            self._lexicon,
            self._changed_sample,
            self._rows,
            self._repeated,
            self._any,
        )

    def case(self) -> Case:
        """The next input."""
        chance = self.chance
        make = chance.choices(self.kinds, (40, 25, 15, 6, 6, 8))[0]
        return Case(make(), chance.choice(PUBLISHED), chance.choice(KINDS))

    def _length(self) -> int:
        return (
            int(self.chance.expovariate(1 / self.mean)) + 1
            if self.chance.random() < 0.98
            else self.chance.randrange(20 * self.mean)
        )

    def _fragments(self) -> str:
        return "".join(self.chance.choices(FRAGMENTS, k=self._length()))

    def _lexicon(self) -> str:
        marks = self.chance.choices(("", "", "、", "，", "。\n", "（", "）", "：", "和"), k=12)
        pieces = []
        for _ in range(self._length()):
            pieces += [self.chance.choice(self.chance.choice(self.words)), self.chance.choice(marks)]
        return "".join(pieces)

    def _changed_sample(self) -> str:
        text = "\n".join(self.chance.choices(self.pieces, k=self.chance.randrange(1, 4)))[
            -self.chance.randrange(10, 30 * self.mean) :
        ]
        for _ in range(self.chance.randrange(1, 6)):
            start = self.chance.randrange(len(text) + 1)
            end = min(len(text), start + self.chance.randrange(8))
            new = self.chance.choice(("", text[start:end] * 2, self.chance.choice(FRAGMENTS)))
            text = text[:start] + new + text[end:]
        return text

    def _rows(self) -> str:
        mark = self.chance.choice("\t|│ ")
        cells = [self.chance.choice(FRAGMENTS) for _ in range(self.chance.randrange(2, 6))]
        lines = [cells]
        for _ in range(self.chance.randrange(1, 2 + self.mean // 3)):
            lines.append([self._fragments()[:20] for _ in range(self.chance.randrange(1, 6))])
        return "\n".join(mark.join(line) for line in lines)

    def _repeated(self) -> str:
        unit = "".join(self.chance.choices(FRAGMENTS, k=self.chance.randrange(1, 4)))
        return unit * self.chance.randrange(2, 3 * self.mean)

    def _any(self) -> str:
        tops = (0x80, 0x800, 0x10000, 0x110000)
        return "".join(chr(self.chance.randrange(self.chance.choice(tops))) for _ in range(self._length()))


def _words() -> list[list[str]]:
    """The words of the tables that the finders look for, a list a table."""
    columns = {
        "posts": "word",
        "roles": "word",
        "acts": "word",
        "regions": "name",
        "surnames": "surname",
        "countries": "name",
    }
    return [[row[column] for row in rows(table)] for table, column in columns.items()]


def run_random(options: argparse.Namespace) -> int:
    """The mode that draws inputs by chance."""
    findings, generator, digest = Findings(options.found), Generator(options.seed, options.pieces), sha256()
    start, count = time.monotonic(), 0
    while time.monotonic() - start < options.seconds and count < options.inputs:
        digest.update(findings.run(generator.case(), twice=count % options.again == 0))
        count += 1
        if count % 100_000 == 0:
            print(f"{count} inputs, {len(findings.seen)} kinds of fault", flush=True)
    print(
        f"random: {count} inputs, seed {options.seed}, {len(findings.seen)} kinds of fault, digest {digest.hexdigest()[:16]}"
    )
    return 1 if findings.seen else 0


def run_guided(options: argparse.Namespace) -> int:
    """The mode that libFuzzer guides; it ends the process itself."""
    if atheris is None:
        print("fuzz_reader.py: guided needs the package atheris (make fuzz sets it up)", file=sys.stderr)
        return 2
    findings = Findings(options.found)
    corpus = [str(options.corpus)] if options.corpus else []
    settings = [
        f"-max_total_time={options.seconds}",
        f"-seed={options.seed}",
        "-max_len=160",
        "-print_final_stats=1",
    ]
    settings += [f"-runs={options.inputs}", "-verbosity=1", "-timeout=60"]
    atheris.Setup([sys.argv[0], *settings, *corpus], lambda data: findings.run(case_of(data)) and None)
    atheris.Fuzz()
    return 1 if findings.seen else 0


def main() -> int:
    """Run one mode for some seconds; 1 where something was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mode", choices=("random", "guided"))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--inputs", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=14, help="words of an input, on average (random)")
    parser.add_argument("--again", type=int, default=1, help="read every so many-th input twice (random)")
    parser.add_argument("--found", type=Path, help="file that gets every fault as a line of JSON")
    parser.add_argument(
        "--corpus", type=Path, help="folder of inputs that reached new code, kept for the next run (guided)"
    )
    options = parser.parse_args()
    return run_random(options) if options.mode == "random" else run_guided(options)


if __name__ == "__main__":
    sys.exit(main())
