"""Who issues an instrument: the bodies before 关于 in its title, else those that sign it."""

from __future__ import annotations

import re

from huishang.reading.instruments.endings import ending_kind, region_at_head
from huishang.reading.instruments.script import Script
from huishang.reading.lexicon.geography import Region, abbreviations

_BEFORE_ABOUT = re.compile("^(?!转发|印发|批转|关于)(?P<who>.{2,160}?)(?:关于|印发|转发|批转|发布)")
_END = re.compile(
    "人民政府办公[厅室]|人民政府|政府办公[厅室]|办公[厅室]|委员会|领导小组|总局|总署|人民银行"
    "|集团公司|有限公司|公司|国务院"
    "|厅|局(?!部)|署|部(?!门|委|办公|队|署|分)|委(?!员|办|书|会)|院(?!校|士)|行署|会(?=[ \n]|$)"
)
_NEXT_CENTRAL = re.compile("[一-鿿]{1,14}?(?:部|委|局|署|院|行|会|公司)")
_COUNTED = re.compile("(?:等)?[一二三四五六七八九十两\\d]+(?:部门|单位|部委|部|家单位)$")
_META_ISSUER = re.compile("发文机构 *： *(?P<who>[一-鿿、 ]{2,60}?)(?= *(?:发布|发文|\n|$))")
_SIGNATURE_LENGTH = 700


def issuers_of(
    script: Script, title: str | None, number: str | None, signed_at: int | None
) -> tuple[str, ...]:
    """The issuing bodies in the order of the title; 省人民政府 is given its region from the number."""
    match = _BEFORE_ABOUT.match(title or "")
    named = bodies_in(match["who"]) if match else []
    signers = _signers(script, signed_at) if signed_at is not None else []
    if not named or _COUNTED.search(match["who"] if match else ""):
        named = signers or named
    region = region_of_number(number)
    full = [_with_region(name, signers, region) for name in named]
    if not full:
        meta = _META_ISSUER.search(script.scan[:600])
        full = bodies_in("".join(meta["who"].split())) if meta else []
    return tuple(dict.fromkeys(full))


def _with_region(name: str, signers: list[str], region: Region | None) -> str:
    """省人民政府办公厅 → 贵州省人民政府办公厅, from a signature or from 黔府办发."""
    if name[:1] not in ("省", "市", "县", "区", "州") and not name.startswith("自治区"):
        return name
    for signer in signers:
        if signer.endswith(name) and signer != name:
            return signer
    if region is not None:
        word = "自治区" if name.startswith("自治区") else name[0]
        if region.name.endswith(word):
            return region.name + name.removeprefix(word)
    return name


def region_of_number(number: str | None) -> Region | None:
    """The region whose letter begins a document number: 渝府办发 → 重庆市; None for 国发, 国办发."""
    for region in abbreviations().get((number or "")[:1], ()):
        if region.level == "province":
            return region
    return None


def bodies_in(words: str) -> list[str]:
    """Bodies written one after the other, with or without blanks between them."""
    found: list[str] = []
    for chunk in re.split("[ 、\n]+", words):
        found += _unglue(chunk)
    return [name for name in found if 2 <= len(name) <= 40]


def _unglue(chunk: str) -> list[str]:
    found = []
    start = 0
    for match in _END.finditer(chunk):
        rest = chunk[match.end() :]
        if match.end() - start < 3:
            continue
        if (
            not rest
            or region_at_head(rest)
            or (_NEXT_CENTRAL.match(rest) and not region_at_head(chunk[start:]))
        ):
            found.append(chunk[start : match.end()])
            start = match.end()
    return found


def _signers(script: Script, signed_at: int) -> list[str]:
    """The bodies on the lines right above and before the date."""
    lines = script.scan[max(0, signed_at - _SIGNATURE_LENGTH) : signed_at].split("\n")
    signers: list[str] = []
    for line in reversed(lines):
        words = re.split("[。！：]", line)[-1]
        if not words.strip():
            continue
        named = bodies_in(words.strip())
        joined = "".join(words.split())
        if (
            not named
            or sum(map(len, named)) < len(joined)
            or any(ending_kind(name) is None for name in named)
        ):
            break
        signers[:0] = named
        if words != line:
            break
    return signers
