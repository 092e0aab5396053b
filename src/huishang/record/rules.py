"""Words of the record, and what follows from them: states, levels, kinds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum


class State(StrEnum):
    """How far an exchange is; the last two need a reason."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Reason(StrEnum):
    """Why an exchange was postponed or cancelled."""

    SCHEDULE = "schedule"
    PREPARATION = "preparation"
    EMERGENCY = "emergency"
    EPIDEMIC = "epidemic"
    WEATHER = "weather"
    SUPERSEDED = "superseded"
    OTHER = "other"


class Level(StrEnum):
    """Who led an exchange."""

    LEADERS = "leaders"
    DEPUTIES = "deputies"
    DEPARTMENTS = "departments"
    CITIES = "cities"
    COUNTIES = "counties"


class StageType(StrEnum):
    """What a part of an exchange is, in the order in which they usually follow each other."""

    VISIT = "visit"
    MEETING = "meeting"
    SIGNING = "signing"
    CEREMONY = "ceremony"


class Part(StrEnum):
    """The part of a side in an exchange."""

    HOST = "host"
    GUEST = "guest"
    PARTY = "party"


class AgreementKind(StrEnum):
    """What an agreement is in the tree: a framework carries special agreements, these carry plans."""

    FRAMEWORK = "framework"
    SPECIAL = "special"
    PLAN = "plan"
    MEMORANDUM = "memorandum"
    OTHER = "other"


class AgreementState(StrEnum):
    """How far an agreement is."""

    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    EXPIRED = "expired"
    ENDED = "ended"


class SignaturePart(StrEnum):
    """What a person does at the signing."""

    SIGNATORY = "signatory"
    WITNESS = "witness"


ROLES = (
    "chair", "speaker", "briefer", "signatory", "witness", "leader", "host", "attendee", "companion",
)  # fmt: skip
"""Roles of a person on an occasion, those of more weight first; ``mentioned`` is none."""

_FOLLOWS: dict[AgreementState, frozenset[AgreementState]] = {
    AgreementState.NEGOTIATED: frozenset({AgreementState.SIGNED, AgreementState.ENDED}),
    AgreementState.SIGNED: frozenset(
        {AgreementState.IN_FORCE, AgreementState.AMENDED, AgreementState.EXPIRED, AgreementState.ENDED}
    ),
    AgreementState.IN_FORCE: frozenset(
        {AgreementState.AMENDED, AgreementState.EXPIRED, AgreementState.ENDED}
    ),
    AgreementState.AMENDED: frozenset({AgreementState.AMENDED, AgreementState.EXPIRED, AgreementState.ENDED}),
    AgreementState.EXPIRED: frozenset({AgreementState.IN_FORCE}),  # renewed
    AgreementState.ENDED: frozenset(),
}

_MAY_CARRY: dict[AgreementKind, frozenset[AgreementKind]] = {
    AgreementKind.FRAMEWORK: frozenset(AgreementKind),
    AgreementKind.MEMORANDUM: frozenset(AgreementKind) - {AgreementKind.FRAMEWORK},
    AgreementKind.SPECIAL: frozenset({AgreementKind.SPECIAL, AgreementKind.PLAN, AgreementKind.OTHER}),
    AgreementKind.PLAN: frozenset({AgreementKind.PLAN, AgreementKind.OTHER}),
    AgreementKind.OTHER: frozenset(AgreementKind) - {AgreementKind.FRAMEWORK},
}


def needs_reason(state: State) -> bool:
    """Whether a state is only believed with a reason."""
    return state in (State.POSTPONED, State.CANCELLED)


def may_follow(now: AgreementState, new: AgreementState) -> bool:
    """Whether an agreement can come from one state into another."""
    return new in _FOLLOWS[now]


def may_carry(parent: AgreementKind, child: AgreementKind) -> bool:
    """Whether an agreement of one kind can stand under one of another kind."""
    return child in _MAY_CARRY[parent]


def kind_of(title: str) -> AgreementKind:
    """What an agreement is by its title. Nothing in it told: other."""
    if "框架" in title or "战略合作协议" in title:
        return AgreementKind.FRAMEWORK
    if "备忘录" in title:
        return AgreementKind.MEMORANDUM
    if any(word in title for word in ("计划", "方案", "细则", "清单", "规划", "要点")):
        return AgreementKind.PLAN
    if any(word in title for word in ("协议", "协定", "合同", "契约")):
        return AgreementKind.SPECIAL
    return AgreementKind.OTHER


_LEADING = ("省委书记", "市委书记", "区党委书记", "省长", "自治区主席", "市长")
_DEPUTY = (
    "副省长", "副主席", "副市长", "副书记", "常委", "领导", "秘书长", "人大常委会主任", "人大常委会副主任",
    "政协主席", "政协副主席",
)  # fmt: skip


def level_of(levels: Iterable[str], posts: Iterable[str]) -> Level | None:
    """The level of an exchange by its regions' levels (province, prefecture, …) and the posts of their people.

    None where neither tells it.
    """
    known, held = set(levels), {post for post in posts if post}
    if known and "province" not in known:
        return Level.CITIES if "prefecture" in known else Level.COUNTIES
    if any(post.endswith(_LEADING) and not post.endswith(_DEPUTY) for post in held):
        return Level.LEADERS
    if any(post.endswith(_DEPUTY) for post in held):
        return Level.DEPUTIES
    return Level.DEPARTMENTS if held else None


def composed_title(
    hosts: Sequence[str], guests: Sequence[str], others: Sequence[str], stages: Sequence[tuple[str, str]]
) -> str:
    """A neutral title of an exchange whose sources each word their own (来川, 赴川); stages as (type, name)."""
    names = sorted({name for kind, name in stages if kind == "meeting" and name}, key=len)
    kinds = {kind for kind, _name in stages}
    acts = ["考察"] if "visit" in kinds and guests else []
    if "meeting" in kinds:
        acts.append(f"举行{names[-1]}" if names else "座谈")
    if "signing" in kinds:
        acts.append("签约")
    sides = (
        "、".join(guests) + "赴" + "、".join(hosts)
        if hosts and guests
        else "、".join([*hosts, *guests, *others])
    )
    joint = "" if acts[:1] == ["考察"] else ("，" if hosts and guests else "")
    return sides + joint + "，".join(acts)
