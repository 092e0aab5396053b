"""What makes a clause a proposal, a pledge or a provision: 要, 希望双方, 愿, 将 …, and where its work begins."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from huishang.reading.lexicon.tables import rows


class Modal(NamedTuple):
    """A word of modality: the mood that it gives, and where the words of what is to be done begin."""

    mood: str
    core: int


_REACH = 26
"""How far into a clause a word of modality may stand: behind the subject, not in what is to be done."""

_ORDINAL = re.compile(
    " *(?:（?[一二三四五六七八九十]{1,2}(?:是(?=[一-鿿])|、|）|(?=要))|第[一二三四五六七八九十][，是]?|首先[，是]?|其次[，是]?|[0-9]{1,2}[.、．])"
)
_WHO = re.compile(
    "(?:贵[省市区县州方]|双方|各方|我们|大家|各地|各位|彼此|[一-鿿]{2,8}?(?:[省市县区州旗盟国方地]|自治区)(?![一-鿿]?(?:委|政|域|级|场))|两[省市县区地国](?:[市区])?|[三四五六七八九十][省市县区地州方])"
)
_TOGETHER = re.compile("(?:与|同|和)[^，]{1,16}?一道|一道|一起|进一步$|(?:今后|继续)?$")


@cache
def _table() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """One pattern of all words of modality with the characters that forbid them, and what each gives."""
    table = sorted(rows("cues_modal"), key=lambda row: -len(row["word"]))
    parts = []
    for row in table:
        before = f"(?<![{row['not_after']}])" if row["not_after"] else ""
        after = f"(?![{row['not_before']}])" if row["not_before"] else ""
        parts.append(f"{before}{row['word']}{after}")
    return re.compile("|".join(parts)), {row["word"]: (row["mood"], row["quote"] == "cut") for row in table}


def modal_of(text: str, start: int, end: int) -> Modal | None:
    """The modality of a clause, or None where it has none of its own."""
    pattern, moods = _table()
    ordinal = _ORDINAL.match(text, start, end)
    first = ordinal.end() if ordinal else start
    match = pattern.search(text, first, min(end, first + _REACH))
    if match is None:
        return Modal("proposal", first) if ordinal else None
    mood, cut = moods[match.group()]
    return Modal(mood, _begin(text, match, first, end, cut))


def _begin(text: str, match: re.Match[str], first: int, end: int, cut: bool) -> int:
    """Where the words to quote begin: behind 希望双方; at 要, or at a subject that is no mere region."""
    if not cut:
        who = _WHO.fullmatch(text, first, match.start())
        return match.start() if who or match.start() - first > 12 else first
    core = match.end()
    who = _WHO.match(text, core, end)
    if who and who.end() < end:
        core = who.end()
    return core
