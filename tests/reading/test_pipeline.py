"""What holds for every reading, whatever the text."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from hashlib import sha256
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huishang.reading import Reading, read

REPORT = """川黔两省召开交流合作座谈会
来源：四川日报
\u3000\u30002031年5月8日,四川省黨政代表團赴貴州省考察(chá)。四川省委書記周啟山率隊。
\u3000\u3000贵州省委书记温若水表示，要加强文化旅游合作，愿与四川共建旅游环线。双方签署《川黔文化旅游合作协议》。
责任编辑：某某
"""
NOTICE = """江苏省人民政府 浙江省人民政府
关于印发甲方案的通知
苏政发〔2031〕7号
各市人民政府：
现将《甲方案》印发给你们。
一、打通道路
（一）联通断头路。到2033年，新增线路12条。（责任单位：江苏省交通运输厅、省财政厅）
2031年3月9日
"""
# Words of the register and marks that together meet most of the reader's patterns.
PIECES = (
    "四川省 贵州省 成都市 我省 川黔 两省 省委书记 省长 副市长 市领导 周启山 温若水 奇·达楞太 主持 讲话 出席 会见 "
    "座谈会 考察 赴 来川 签署 《川黔合作协议》 协议 见证 表示 要加强合作 愿共建 5月8日 2031年 近日 昨（3）日 责任单位： "
    "一、 （一） 一是 来源：某报 编辑：某某 （ ） 《 》 “ ” 、 ， 。 ； ： \n \u3000 國 · (yi) 等 和 的 在 第一条 "
    "甲方： 签字： 到2035年 达到30% | \t 1 \ud800 𠮷 A ."
).split(" ")
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.tuples(st.integers(0, len(REPORT)), st.sampled_from(PIECES)).map(
        lambda change: REPORT[: change[0]] + change[1] + REPORT[change[0] :]
    ),
)


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading as a reader of its JSON has it."""
    found: dict[str, Any] = json.loads(json.dumps(msgspec.to_builtins(reading)))
    return found


def objects(value: Any) -> list[dict[str, Any]]:
    """Every object of a JSON value that has a span and a quote."""
    if isinstance(value, list):
        return [found for item in value for found in objects(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if "span" in value and "quote" in value else []
    return own + [found for item in value.values() for found in objects(item)]


def broken(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects whose span does not quote the document's text."""
    text = reading["document"]["text"]
    return [found for found in objects(reading) if text[slice(*found["span"])] != found["quote"]]


def test_broken_spans_are_noticed() -> None:
    good = {"span": [0, 2], "quote": "四川"}
    assert broken({"document": {"text": "四川省"}, "people": [{"mentions": [good]}]}) == []
    bad = {"span": [1, 3], "quote": "四川"}
    assert broken({"document": {"text": "四川省"}, "people": [{"mentions": [good, bad]}]}) == [bad]


@pytest.mark.parametrize(("text", "least"), [(REPORT, 10), (NOTICE, 1)], ids=["report", "notice"])
def test_read_spans_quote_their_text(text: str, least: int) -> None:
    reading = as_json(read(text))
    assert len(objects(reading)) >= least
    assert broken(reading) == []


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.sampled_from([None, "2031-05-10"]))
def test_read_takes_any_text(text: str, published: str | None) -> None:
    reading = as_json(read(text, published=published))
    assert reading["document"]["text"] == text
    assert broken(reading) == []


@pytest.mark.parametrize("kind", ["communique", "instrument", "minutes", "other"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_read_takes_any_text_as_any_kind(kind: Any, text: str) -> None:
    reading = as_json(read(text, kind=kind))
    assert reading["document"]["kind"] == kind
    assert broken(reading) == []


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=50, deadline=None)
def test_read_gives_the_same_for_the_same(text: str) -> None:
    assert read(text) == read(text)


def test_read_gives_the_same_bytes_under_any_hash_seed() -> None:
    program = (
        "import sys, msgspec; from huishang.reading import read;"
        "sys.stdout.buffer.write(b'\\n'.join(msgspec.json.encode(read(text)) for text in sys.argv[1:]))"
    )
    runs = {
        seed: subprocess.run(
            [sys.executable, "-c", program, REPORT, NOTICE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert runs["1"] == runs["2"]
    assert runs["1"] == b"\n".join(msgspec.json.encode(read(text)) for text in (REPORT, NOTICE))


@pytest.mark.parametrize(
    ("given_id", "expected"),
    [
        pytest.param("甲-1", "甲-1", id="the-callers-own"),
        pytest.param(None, sha256(REPORT.encode()).hexdigest(), id="the-hash-of-the-text"),
    ],
)
def test_read_names_the_document(given_id: str | None, expected: str) -> None:
    assert read(REPORT, id=given_id).document.id == expected


@pytest.mark.parametrize(
    ("published", "kept", "warned"),
    [
        pytest.param("2031-05-10", "2031-05-10", False, id="a-day"),
        pytest.param("2031-02-29", None, True, id="no-such-day"),
        pytest.param("2031/05/10", None, True, id="another-form"),
        pytest.param("20310510", None, True, id="without-dashes"),
        pytest.param("", None, True, id="empty"),
        pytest.param(None, None, False, id="not-given"),
    ],
)
def test_read_takes_a_publication_date(published: str | None, kept: str | None, warned: bool) -> None:
    reading = read("四川省省长周启山出席。", published=published)
    assert reading.document.published == kept
    assert ("published-refused" in [warning.code for warning in reading.warnings]) is warned


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        pytest.param(REPORT, None, "川黔两省召开交流合作座谈会", id="headline"),
        pytest.param(REPORT, "另一标题", "另一标题", id="the-callers-own"),
        pytest.param("四川省省长周启山出席。", None, None, id="none"),
    ],
)
def test_read_tells_the_title(text: str, title: str | None, expected: str | None) -> None:
    assert read(text, title=title).document.title == expected


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        pytest.param("来源：四川日报", "四川日报", id="source-line"),
        pytest.param("资源：四川日报", None, id="another-word"),
    ],
)
def test_read_tells_the_outlet(line: str, outlet: str | None) -> None:
    found = read(f"{line}\n四川省省长周启山出席。\n").document.outlet
    assert (found.quote if found else None) == outlet


@pytest.mark.parametrize(
    ("text", "kind"), [(REPORT, "communique"), (NOTICE, "instrument")], ids=["report", "notice"]
)
def test_read_tells_the_kind(text: str, kind: str) -> None:
    assert read(text).document.kind == kind


def test_read_takes_a_citation_with_many_particles() -> None:
    """A pattern that tries every way to part these words would not end within a lifetime."""
    assert read("国家主席习近平" + "对" * 200 + "。").people[0].name == "习近平"


@pytest.mark.parametrize("unit", ["一", "（《", "周启山温若水", "、", "签署，"])
def test_read_takes_a_text_of_200_kilobytes(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert read(text).document.text == text


@pytest.mark.parametrize("searches", [True, False])
def test_reading_leaves_no_cycles_and_the_collector_as_it_was(searches: bool) -> None:
    """Why the search for cycles may be held while a text is read."""
    read(REPORT), read(NOTICE)  # what is loaded once
    gc.collect()
    (gc.enable if searches else gc.disable)()
    try:
        read(REPORT), read(NOTICE)
        assert gc.isenabled() is searches
        assert gc.collect() == 0
    finally:
        gc.enable()
