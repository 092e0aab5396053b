"""Names and dates as each language writes them. Pure; the language is an argument: ``zh-hans`` or ``en``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from huishang.registry.linking.lexicon.tables import rows
from huishang.registry.linking.pinyin import spelled, split

_CHINESE = re.compile("[\u3400-\u9fff·]+")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_KINDS = {
    "市辖区": " District", "县": " County", "自治县": " County", "旗": " Banner", "自治旗": " Banner",
    "自治州": " Prefecture", "盟": " League", "地区": " Prefecture",
}  # fmt: skip


def person(name: str, language: str) -> str:
    """A person's name: in English in pinyin, the surname first and read as surnames are (单 Shan)."""
    if language != "en" or not _CHINESE.fullmatch(name):
        return name
    if "·" in name:  # 阿不都热西提·吐尔地: no surname in front
        return " ".join(_capital(spelled(part)) for part in name.split("·") if part)
    surname, given = split(name)
    return " ".join(
        part for part in (_capital(spelled(surname, surname=True)), _capital(spelled(given))) if part
    )


@lru_cache(maxsize=8192)
def region(name: str, short: str, code: str, kind: str, language: str) -> str:
    """A region's name: in Chinese in full; in English the usual one of a province, else its short form in pinyin."""
    if language != "en":
        return name
    if code in _provinces() and kind in ("省", "自治区", "直辖市", "特别行政区", ""):
        return _provinces()[code]
    stem = short or (name[: -len(kind)] if kind and name.endswith(kind) else name)
    return _capital(spelled(stem)) + _KINDS.get(kind, "")


@cache
def _provinces() -> dict[str, str]:
    return {row["code"]: row["english"] for row in rows("english_provinces")}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def day(text: str, language: str) -> str:
    """A partial date at its own precision: 2023年11月, November 2023. What is no such date comes back as it is."""
    return span(text, text, language)


def span(start: str, end: str, language: str) -> str:
    """A stretch of partial dates, what both share written once: 2023年11月22日至23日, 22–23 November 2023."""
    first, last = _parts(start or end), _parts(end or start)
    if not first or not last:
        return start if start == end or not end else f"{start} – {end}"
    return (_english if language == "en" else _chinese)(first, last)


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("-")) if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else ()


def _chinese(first: tuple[int, ...], last: tuple[int, ...]) -> str:
    def words(parts: tuple[int, ...], since: int = 0) -> str:
        return "".join(f"{number}{unit}" for number, unit in list(zip(parts, "年月日", strict=False))[since:])

    if first == last:
        return words(first)
    common = _common(first, last)
    return f"{words(first)}至{words(last, common)}"


def _english(first: tuple[int, ...], last: tuple[int, ...]) -> str:
    if first == last:
        return _english_parts(first, 0)
    common = _common(first, last)
    if len(first) == len(last) == 3 and common == 2:
        return f"{first[2]}–{_english_parts(last, 0)}"
    if len(first) == len(last) > 1 and common == 1:
        return f"{_english_parts(first, 1)} – {_english_parts(last, 0)}"
    return f"{_english_parts(first, 0)} – {_english_parts(last, 0)}"


def _english_parts(parts: tuple[int, ...], without: int) -> str:
    """Day, month and year as far as known; ``without`` 1 leaves the year out."""
    words = [str(parts[2])] if len(parts) > 2 else []
    words += [_MONTHS[parts[1] - 1]] if len(parts) > 1 and 1 <= parts[1] <= 12 else []
    return " ".join(words + ([] if without else [str(parts[0])]))


def _common(first: tuple[int, ...], last: tuple[int, ...]) -> int:
    """How many leading parts two dates of one precision share; 0 where their precision differs."""
    if len(first) != len(last):
        return 0
    return next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
