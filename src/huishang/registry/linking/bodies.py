"""A body's printed name brought into its parts: region, branch, department.

省政府 in Sichuan, 四川省政府 and 四川省人民政府 have the same parts; so have all short forms of one department.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache, partial
from typing import NamedTuple

from huishang.registry.linking.departments import departments
from huishang.registry.linking.lexicon.tables import rows
from huishang.registry.linking.places import STATE, Place, find_place, resolve
from huishang.registry.linking.script import fold


@dataclass(frozen=True, slots=True)
class Body:
    """A body in normal form. Two are equal when their parts are; what was printed does not count.

    ``places``: the region it belongs to; empty where nothing names it, several where namesakes are not told apart.
    ``branch``: party, government, congress, congress_committee, cppcc, discipline, supervision, inspection, court,
    procuratorate, league, trade, tax, administration (of a functional area), group, joint (党委、政府 in one), minge to
    taimeng for the democratic parties; own for a body with a name of its own (university, company); other.
    ``core``: the department in full (发展和改革委员会), empty for the organ itself; of an own name, all of it.
    ``doubts``: codes of reasons that any judgement on it must name.
    """

    places: tuple[Place, ...]
    branch: str
    core: str
    printed: str = field(compare=False)
    doubts: tuple[str, ...] = field(default=(), compare=False)

    @property
    def region(self) -> str:
        """The code of GB/T 2260; empty for areas, the State, and where it is not certain."""
        return self.places[0].code if len(self.places) == 1 else ""

    @property
    def place(self) -> str:
        """The name of the region or area; empty where it is not certain."""
        return self.places[0].name if len(self.places) == 1 else ""

    @property
    def kind(self) -> str:
        """The branch, or ``department`` for what works under a party committee or government."""
        return "department" if self.core and self.branch in ("party", "government") else self.branch


class Organ(NamedTuple):
    """One printed form of an organ that every region has: a row of organs.tsv."""

    lead: str
    tail: str
    branch: str
    level: str
    use: str


@cache
def organs() -> tuple[Organ, ...]:
    """The rows of organs.tsv, the longest tails first."""
    found = [Organ(**row) for row in rows("organs")]
    return tuple(sorted(found, key=lambda organ: -len(organ.tail)))


@cache
def _leads() -> tuple[str, ...]:
    return (*sorted({organ.lead for organ in organs()} - {""}, key=len, reverse=True), "")


_ENDINGS = "大学|学院|学校|中学|小学|医院|集团|公司|银行|分行|支行|研究院|研究所|科学院|设计院|协会|商会|学会|基金会|联盟|出版社|报社|电视台|博物馆|海关"
_OWN_NAME = re.compile(f"(?:{_ENDINGS})$")
_NOTE = re.compile(r"(?<=.)\([^()]*\)$")  # 四川省发展改革委（省能源局） names two
_GENERIC = re.compile(f"[本该我]?(?:{_ENDINGS}|总|分|子|股份|有限|责任)+")
_WITH_COMMITTEES = ("congress", "cppcc")
_JOINT = re.compile("[、和]?(?:自治区|[省市县区州盟旗])?(?:人民)?政府")
_OFFICES = ("办公厅", "办公室", "办")
_UNKNOWN = re.compile("[部委厅局办室处会院组社站队署关所心司府科中]$")
_MINISTRY = re.compile("[一-鿿]{2,8}(?:部|总局|总署)$")


def read_body(name: str, within: str = "", at: date | None = None) -> Body:
    """Bring a body's printed name into its parts.

    Args:
        name: as printed, in Simplified or Traditional characters.
        within: the region (name, chain of names or code) in which it stands: what 省政府 alone means.
        at: the document's date; it tells a former name from a short form (交通厅).

    Any words give a body; what is not known of it stays empty.

    """
    words = fold(name)
    bare = _NOTE.sub("", words)
    body = _read(bare, within, at)
    return body if bare == words else replace(body, doubts=(*body.doubts, "partly_named"))


@lru_cache(maxsize=16384)
def _read(words: str, within: str, at: date | None) -> Body:
    around = resolve(within)
    words = _abbreviations().get(words, words).removeprefix("中华人民共和国")
    for lead in _leads():
        if words.startswith(lead):
            found = find_place(words[len(lead) :], around, partial(_known, lead=lead))
            if _OWN_NAME.search(words) and not _known(found.rest, lead):
                return _own(words)
            body = _tail(found.options, lead, found.rest, words, at)
            if body is not None:
                return body
    return _other(around, words)


@cache
def _abbreviations() -> dict[str, str]:
    return {row["printed"]: row["meaning"] for row in rows("abbreviations")}


_BANK = re.compile("^(?:中国人民银行|人行)")


def _own(words: str) -> Body:
    """A body with a name of its own; 集团公司 alone is none."""
    core = _BANK.sub("人民银行", words.replace("(", "（").replace(")", "）"))
    return Body((), "own", core, words, ("generic_name",) if _GENERIC.fullmatch(words) else ())


def _known(rest: str, lead: str) -> bool:
    """Whether words can follow a region's name: an organ or a department."""
    return any(True for _ in _organs_of(rest, lead)) or (lead in ("", "中共") and bool(departments(rest)))


def _organs_of(rest: str, lead: str) -> Iterator[tuple[Organ, str]]:
    """The organs that words begin with, and what follows: nothing, a department or an office."""
    for organ in organs():
        if organ.lead == lead and rest.startswith(organ.tail):
            after = rest[len(organ.tail) :]
            if (
                not after
                or after in _OFFICES
                or departments(after)
                or (organ.branch in _WITH_COMMITTEES and after.endswith(("委", "委员会")))
            ):
                yield organ, after
            elif organ.branch == "party" and _JOINT.fullmatch(after):
                yield organ._replace(branch="joint"), ""


def _tail(places: tuple[Place, ...], lead: str, rest: str, words: str, at: date | None) -> Body | None:
    """The body of these places that the words after them name."""
    for organ, after in _organs_of(rest, lead):
        if after in _OFFICES:
            return Body(places, organ.branch, "办公室", words)
        if after and organ.branch in _WITH_COMMITTEES:
            return Body(places, organ.branch, _long(after), words)
        if after:
            return _department(places, after, words, at)
        return Body(places, organ.branch, "", words)
    if lead in ("", "中共") and departments(rest):
        return _department(places, rest, words, at)
    if places == (STATE,):
        return _of_state(rest, lead, words)
    if lead == "" and places and places[0].level == "township" and rest in ("", "办事处"):
        return Body(places, "government", "", words)
    if lead == "" and rest and len(rest) < len(words) and _UNKNOWN.search(rest):
        return _unknown(places, rest, words)
    return None


def _department(places: tuple[Place, ...], name: str, words: str, at: date | None) -> Body:
    options = departments(name, at)
    doubts = ("former_or_short",) if len(options) > 1 else ()
    return Body(places, options[-1].branch, options[-1].name, words, doubts)


def _of_state(rest: str, lead: str, words: str) -> Body:
    """A body of the State or of the Central Committee that no region has the like of."""
    party = lead == "中共" or words.startswith("中央")
    core = "办公室" if rest in _OFFICES else _long(rest)
    return Body(
        (STATE,), "party" if party else "government" if rest or words == "国务院" else "other", core, words
    )


def _unknown(places: tuple[Place, ...], rest: str, words: str) -> Body:
    """A body that no table has: of a region's organ where the words say so, else of the region."""
    for organ in organs():
        if organ.lead == "" and rest.startswith(organ.tail) and organ.tail != "委":
            return Body(places, organ.branch, _long(rest[len(organ.tail) :]), words)
    if rest.startswith("委") and not rest.startswith("委员"):
        return Body(places, "party", _long(rest[1:]), words)
    return Body(places, "other", _long(rest), words)


def _long(core: str) -> str:
    """A core with its last word in long form: 指挥部办 is 指挥部办公室."""
    for row in rows("endings"):
        short, long = row["short"], row["long"]
        if core.endswith(short) and not core.endswith(long):
            return core[: -len(short)] + long
    return core


def _other(around: tuple[Place, ...], words: str) -> Body:
    """What has no region and no known form: a ministry, the State Council, or any other words."""
    if words.startswith("国务院"):
        rest = words[3:]
        return _department((STATE,), rest, words, None) if departments(rest) else _of_state(rest, "", words)
    if _MINISTRY.fullmatch(words):
        return Body((STATE,), "government", words, words)
    return Body(around, "other", _long(words), words)
