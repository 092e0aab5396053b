"""Texts that nobody would write: each has a reading, its spans quote it, and it is read in time in proportion to its length.

``tools/fuzz_reader.py`` looks for more of them; what it finds stands here.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from huishang.reading import read

LENGTH = 50_000
SURELY_FAST_SECONDS = 0.25
"""Time with the square of the length would then still be a second for twice the length."""
GROWTH_TO_BOUND = 10.0
"""Four times the length may take ten times as long: 4 is in proportion, 16 is the square. Long texts leave the
processor's caches, which alone makes 4 into 6, and into 9 beside other work."""


def assert_in_proportion(unit: str, kind: str | None = None, before: str = "", after: str = "") -> None:
    """Fails where a text of ``unit`` over and over takes far more than four times what its quarter takes."""

    def seconds(length: int) -> float:
        text = before + (unit * (length // len(unit) + 1))[:length] + after
        start = time.process_time()
        read(text, kind=kind)
        return time.process_time() - start

    whole = seconds(LENGTH)
    if whole < SURELY_FAST_SECONDS:
        return
    # The best of several of each: work beside us can only make a run longer.
    quarter = min(seconds(LENGTH // 4), seconds(LENGTH // 4))
    if whole >= GROWTH_TO_BOUND * quarter:
        whole = min(whole, seconds(LENGTH), seconds(LENGTH))
    assert whole < GROWTH_TO_BOUND * quarter, f"{whole:.2f} s, its quarter {quarter:.2f} s"


@pytest.fixture(scope="module")
def fuzz(root: Path) -> ModuleType:
    """The fuzzer, whose check of a reading is used here."""
    spec = importlib.util.spec_from_file_location("fuzz_reader", root / "tools/fuzz_reader.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_reader"] = module
    spec.loader.exec_module(module)
    return module


# Found by the fuzzer, made as small as it goes.
FOUND = {
    "a name that would reach over the end": "明市长明",
    "a repeated name at the end": "签署省长明" * 3,
    "half a character": "\uda43",
    "half a character in words": "四川省委书记王小明\ud800说，要推进合作。",
}


@pytest.mark.parametrize("text", FOUND.values(), ids=list(FOUND))
def test_what_the_fuzzer_found(fuzz: ModuleType, text: str) -> None:
    for kind in (None, "communique", "instrument", "minutes", "other"):
        fuzz.check(fuzz.Case(text, None, kind))


def test_some_thousand_inputs(fuzz: ModuleType) -> None:
    generator = fuzz.Generator(seed=20231122)
    for _ in range(1500):
        fuzz.check(generator.case())


def test_every_hash_seed_gives_the_same_bytes(root: Path) -> None:
    command = [sys.executable, str(root / "tools/fuzz_reader.py"), "random", "--inputs", "400", "--seed", "7"]
    runs = [
        subprocess.Popen(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True
        )
        for seed in ("0", "1", "4242")
    ]
    digests = {run.communicate()[0].strip().split()[-1] for run in runs}
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(digests) == 1


def numbered(template: str) -> str:
    """Many copies of a line, each with its own name."""
    given = "启若秋青雨牧山水白野舟云"
    return "".join(
        template.format("周温江罗何田"[i % 6] + given[i // 6 % 12] + given[i // 72 % 12]) for i in range(1000)
    )


# Fragments over and over. The first took time with the square of their length; then marks, and what the finders look for.
SLOW_ONCE = {
    "days that are none": "2月30日",
    "a ceremony a sentence": "？李启动仪式",
    "one name after a post": "四川省委书记王小明",
    "a rare name after a post": "序号主席普布顿珠",
    "signing and courtesy": "签署同志",
    "signing and joining": "和希望和签约/",
    "lines of signing": "签署" * 600 + "\n",
    "sentences of signing": "昨日万吨签署以上" * 200 + "。",
    "sentences of visits": "访问四川省11月重庆市" * 200 + "。",
    "sentences of one verb of signing": "签署" * 900 + "。",
    "posts of departments that none names": "四川省厅长王小明。",
    "credits with dates": "来源：新华网 2023年11月22日\n",
}
HOSTILE = {
    **SLOW_ONCE,
    "one character": "的",
    "surnames": "王",
    "names dotted": "阿卜·",
    "names glued": "王小明徐大海赵永平田向前",
    "articles": "第一条",
    "lines of articles": "第一条 推进合作\n",
    "tabs": "\t",
    "rows": "甲\t乙\t丙\n",
    "duties": "责任单位：",
    "owners": "（省发展改革委牵头，省财政厅配合）",
    "dates": "年月日",
    "spaces": " ",
    "chains of regions and a visit": "四川省",
    "agreements": "签署《合作协议》",
    "meetings": "11月22日，川黔两省召开座谈会。",
    "one numeral": "一",
    "open brackets": "（",
    "closed brackets": "）",
    "nested titles": "《",
    "paired titles": "《甲》",
    "list marks": "、",
    "commas": "，",
    "stops": "。",
    "lines": "\n",
    "quotation marks": "“",
    "dots": "阿·",
    "digits": "1",
    "glued names": "周启山温若水江秋白",
    "listed names": "周启山、",
    "glued posts": "市长",
    "listed posts": "市长、",
    "posts and names": "市长周启山",
    "glued delegations": "党政代表团",
    "glued regions": "四川省",
    "glued pairs": "川黔",
    "pointing words": "我省",
    "glued verbs": "考察",
    "after a name": "周启山对",
    "citations": "习近平在对关于",
    "signings": "签署",
    "speech": "周启山说，",
    "courtesy": "周启山同志",
    "numbered items": "（一）",
    "days": "5月8日",
    "hard wraps": "川" * 40 + "\n",
    "dotted names": numbered("，{}·启若出席"),
    "people": numbered("四川省副省长{}出席。"),
    "speakers": numbered("{}说，要合作。"),
    "reporters": numbered("本报讯（记者{}）四川省省长周启山出席会议。\n"),
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=list(HOSTILE))
def test_time_in_proportion(unit: str) -> None:
    assert_in_proportion(unit, before="考察了", after="考察贵州省")


@pytest.mark.parametrize("kind", ["instrument", "minutes"])
@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "1.",
        "一、推进\n",
        "1\t推进合作\t省财政厅\t2023年底\n",
        "责任单位：省财政厅\n",
        "第一条 推进\n",
        "附件",
    ],
)
def test_time_in_proportion_as_an_instrument(unit: str, kind: str) -> None:
    assert_in_proportion(unit, kind)


@pytest.mark.parametrize("pair", ["《》", "（）", "“”", "〔〕"])
def test_nesting_has_no_depth(fuzz: ModuleType, pair: str) -> None:
    for text in (pair[0] * 20_000 + pair[1] * 20_000, (pair[0] + "省长") * 5_000 + pair[1] * 5_000):
        fuzz.check(fuzz.Case(text, None, None))
