"""Whether two bodies are the same: place, branch and department are each compared, and the worst decides."""

from __future__ import annotations

import re

from huishang.reading.lexicon.lint import is_contraction
from huishang.registry.linking.bodies import Body
from huishang.registry.linking.departments import are_variants, departments, followers
from huishang.registry.linking.judgement import Judgement, Verdict
from huishang.registry.linking.places import Place, lies_in, successor

_LEGAL = re.compile("(?:股份)?有限(?:责任)?公司$|股份公司$|公司$")
# The organs of one region whose names are said together or for each other.
_TOGETHER = (
    frozenset(("inspection", "discipline")),
    frozenset(("inspection", "supervision")),
    frozenset(("congress", "congress_committee")),
    frozenset(("joint", "party")),
    frozenset(("joint", "government")),
)


def judge_bodies(a: Body, b: Body) -> Judgement:
    """Whether two bodies are the same. The order of the two does not matter.

    ``same`` where place, branch and department are equal and none of them in doubt; ``different`` where any of them
    is known to differ, successors included; ``unsure`` otherwise.
    """
    if "own" in (a.branch, b.branch):
        return _own(a, b)
    if a.branch == b.branch == "other" and not a.places and not b.places and a.core != b.core:
        return _own(a, b)
    reasons = [*_places(a, b), *_branches(a, b)]
    doubts = sorted({*a.doubts, *b.doubts}) if not any(code in _DIFFERENT for code in reasons) else []
    return _weigh([*reasons, *doubts, *_forms(a, b)])


_DIFFERENT = {
    "other_place": 0.0,
    "other_level": 0.05,
    "region_successor": 0.2,
    "other_branch": 0.05,
    "part_of": 0.1,
    "successor": 0.2,
    "other_department": 0.0,
    "other_name": 0.0,
}
_UNSURE = {
    "place_unknown": 0.6,
    "place_open": 0.5,
    "other_ending": 0.6,
    "variant_name": 0.5,
    "partly_named": 0.5,
    "former_or_short": 0.5,
    "contraction": 0.6,
    "generic_name": 0.4,
}


def _weigh(reasons: list[str]) -> Judgement:
    """The verdict of the gravest reason; the graver reasons first."""
    for verdict, scores in _SCORES:
        grave = [code for code in reasons if code in scores]
        if grave:
            rest = [code for code in reasons if code not in grave and verdict == "unsure"]
            return Judgement(verdict, min(scores[code] for code in grave), (*grave, *rest))
    return Judgement("same", 1.0 if "same_name" in reasons else 0.95, tuple(reasons))


_SCORES: tuple[tuple[Verdict, dict[str, float]], ...] = (("different", _DIFFERENT), ("unsure", _UNSURE))


def _own(a: Body, b: Body) -> Judgement:
    """Bodies with names of their own: the name decides, a company's legal form apart."""
    if a.core == b.core:
        doubts = tuple(sorted({*a.doubts, *b.doubts}))
        return Judgement("unsure" if doubts else "same", 0.4 if doubts else 1.0, doubts or ("same_name",))
    bare = [_LEGAL.sub("", body.core) for body in (a, b)]
    if bare[0] == bare[1]:
        sure = a.branch == b.branch and any(
            core == body.core for core, body in zip(bare, (a, b), strict=True)
        )
        return Judgement("same" if sure else "unsure", 0.9 if sure else 0.6, ("legal_form",))
    if {a.branch, b.branch} <= {"own", "other"} and _contracted(
        *(_LEGAL.sub("", body.printed) for body in (a, b))
    ):
        return Judgement("unsure", 0.6, ("contraction",))
    return Judgement("different", 0.0, ("other_name",))


def _contracted(one: str, other: str) -> bool:
    """Whether one of two names is made of characters of the other, the first and the last kept: 社科院, 社会科学院."""
    short, long = sorted((one, other), key=len)
    if short.endswith(("大学", "学院", "医院", "学校")):
        return False  # 四川大学 is in full what 四川农业大学 is
    return bool(short) and short[0] == long[0] and short[-1] == long[-1] and is_contraction(short, long)


def _places(a: Body, b: Body) -> list[str]:
    if not a.places or not b.places:
        return ["place_unknown"]
    keys = [{place.key for place in body.places} for body in (a, b)]
    if not keys[0] & keys[1]:
        return [_apart(a.places[0], b.places[0])]
    if len(keys[0] | keys[1]) > 1:
        return ["place_open"]
    return ["same_place"] if a.places == b.places else ["same_place", "region_renamed"]


def _apart(one: Place, other: Place) -> str:
    """How two regions that are not the same relate."""
    if successor(one) == other.code != "" or successor(other) == one.code != "":
        return "region_successor"
    return "other_level" if lies_in(one, other) or lies_in(other, one) else "other_place"


def _branches(a: Body, b: Body) -> list[str]:
    if "other" in (a.branch, b.branch) and a.branch != b.branch:
        return [_cores(a.core, b.core)]
    if a.branch != b.branch:
        return ["partly_named" if {a.branch, b.branch} in _TOGETHER else "other_branch"]
    if a.core == b.core:
        return []
    if not a.core or not b.core:
        return ["part_of"]
    return [_cores(a.core, b.core)]


def _cores(one: str, other: str) -> str:
    stems = [_stem(core) for core in (one, other)]
    if not stems[0] or not stems[1]:
        return "contraction" if _contracted(one, other) else "other_department"
    if stems[0] == stems[1]:
        return "other_ending"
    if stems[1] in followers(stems[0]) or stems[0] in followers(stems[1]):
        return "successor"
    return "variant_name" if are_variants(*stems) else "other_department"


def _stem(core: str) -> str:
    """The stem of a department, or of a ministry (生态环境部); empty for what no table names."""
    known = departments(core)
    return known[0].stem if known else core.removesuffix("部") if core.endswith("部") else ""


def _forms(a: Body, b: Body) -> list[str]:
    return ["same_name"] if a.printed == b.printed else ["short_form"]
