"""One pass of the word tables over a text."""

from __future__ import annotations

import re

import pytest

from huishang.reading.mentions import dates, loose, regions
from huishang.reading.scan import matches, scan
from huishang.samples import samples


def words(text: str, table: str) -> list[str]:
    return [hit.word for hit in getattr(scan(text), table)]


@pytest.mark.parametrize(
    ("text", "table", "word"),
    [
        pytest.param("赴贵州省考察", "place", "贵州省", id="region"),
        pytest.param("国家主席会见", "post", "国家主席", id="post"),
        pytest.param("赴希腊访问", "country", "希腊", id="country"),
        pytest.param("召开会议", "act", "召开", id="act"),
    ],
)
def test_scan_finds_words_of_each_table(text: str, table: str, word: str) -> None:
    assert word in words(text, table)
    assert words("一二三四", table) == []


def test_scan_gives_overlapping_hits_in_order() -> None:
    hits = scan("省人大常委会副主任委员").post
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    assert {"主任", "委员"} <= {hit.word for hit in hits}


def test_scan_keeps_the_longest_cue_at_a_place() -> None:
    cues = scan("甲主持召开座谈会").cue
    assert cues[1].word == "主持召开"
    assert cues[1].deed


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        pytest.param("甲出席", True, id="a-verb-that-gives-a-role"),
        pytest.param("甲随后", False, id="a-word-that-only-ends-a-name"),
    ],
)
def test_scan_tells_deeds_from_other_cues(text: str, deed: bool) -> None:
    assert scan(text).cue[1].deed is deed


@pytest.mark.parametrize("text", ["", "𠮷" * 3, "\x00\n"])
def test_scan_takes_any_text(text: str) -> None:
    assert scan(text).place == []


def test_scan_counts_characters_not_bytes() -> None:
    hit = scan("𠮷𠮷四川省").place[0]
    assert (hit.start, hit.word) == (2, "四川省")


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [
        (dates._WORD, "day"),
        (loose._COURTESY, "courtesy"),
        (regions._GOING, "going"),
        (regions._POINTING, "pointing"),
        (regions._TOWNSHIP, "town"),
    ],
)
def test_no_pattern_matches_where_none_of_its_signs_stands(pattern: re.Pattern[str], sign: str) -> None:
    made = "昨（3）日，前天，第二天，同一日，我省赴黔考察，来川开展工作。本街道、甲镇，王明同志、李总统。\n"
    for text in [made, *(source.text for source in samples())]:
        found = [match.span() for match in matches(pattern, text, scan(text).signs[sign])]
        assert found == [
            match.span()
            for match in pattern.finditer(text)
            if sign != "going" or match[1] in regions.abbreviations()
        ]
