"""Two posts under one name: one and the same, held together, one after the other, or out of the question for one person.

The limits are judgement from the rules on terms (five years, two terms in one post) and from the usual steps of promotion.
"""

from __future__ import annotations

from typing import NamedTuple

from huishang.registry.linking.judgement import Judgement
from huishang.registry.linking.places import Place, lies_in, successor
from huishang.registry.linking.posts import Post, same_role
from huishang.registry.linking.same_body import judge_bodies

YEAR = 365
CLOSE = 60
"""Days within which posts count as held at one time, in one region."""
CLOSE_ELSEWHERE = 92
"""The same for posts in different regions: a transfer takes longer to show in reports."""
TERMS = 10 * YEAR
"""Two terms: longer nobody holds one post."""
GROUP = 2 * YEAR
"""How long one of the leaders of a region is likely to be one of them still."""


class Relation(NamedTuple):
    """``same``, ``follows``, ``together``, ``open`` or ``apart``, in the order of what they say for one person; and why."""

    kind: str
    reason: str


ORDER = ("same", "follows", "together", "open", "apart")


def relate(earlier: Post, later: Post, days: int | None) -> Relation:
    """How two posts relate, the second named ``days`` after the first (None: a date is missing)."""
    bodies = judge_bodies(earlier.body, later.body)
    if same_role(earlier, later) and (found := _one_post(earlier, bodies, days)):
        return found
    if days is None:
        return Relation("open", "time_unknown")
    if "none" in (earlier.seat, later.seat) and bodies.verdict == "same":
        return Relation("together", "same_body") if days <= 3 * YEAR else Relation("open", "far_in_time")
    near = _distance(earlier.body.places, later.body.places)
    if near == "same" and "group" in (earlier.seat, later.seat):
        return _in_group(earlier, later, days)
    if days <= (CLOSE if near == "same" else CLOSE_ELSEWHERE):
        return _at_one_time(earlier, later, bodies, near)
    if bodies.verdict == "same" and earlier.rank is None and days <= TERMS:
        return Relation("follows", "succession")
    return _over_time(earlier, later, days, near)


def _one_post(post: Post, bodies: Judgement, days: int | None) -> Relation | None:
    """One role in one body, or in the body that followed it."""
    if bodies.verdict == "same":
        if post.seat == "group":
            return Relation("same" if (days or 0) <= YEAR else "open", "same_group")
        if post.seat == "none":
            return Relation("together", "same_body")
        return Relation("same", "same_post") if (days or 0) <= TERMS else Relation("open", "far_in_time")
    followed = bodies.reasons[0] in ("successor", "region_successor")
    if followed and days is not None and days <= TERMS and post.seat not in ("group", "none"):
        return Relation("follows", bodies.reasons[0])
    return None


def _distance(one: tuple[Place, ...], other: tuple[Place, ...]) -> str:
    """same, nested, province (both in one), far; empty where a place is not certain."""
    if len(one) != 1 or len(other) != 1:
        return ""
    a, b = one[0], other[0]
    if a.key == b.key or successor(a) == b.code != "" or successor(b) == a.code != "":
        return "same"
    if "state" in (a.level, b.level):
        return "far"
    if lies_in(a, b) or lies_in(b, a):
        return "nested"
    return "province" if (a.code or a.above)[:2] == (b.code or b.above)[:2] else "far"


def _in_group(earlier: Post, later: Post, days: int) -> Relation:
    """One of the leaders of a region, and a post there: a leader's, or a lower one."""
    group, post = (earlier, later) if earlier.seat == "group" else (later, earlier)
    if post.rank is None or group.rank is None:
        return Relation("open", "post_unclear")
    if post.rank < group.rank - 1:
        return Relation("apart", "conflict") if days <= CLOSE else Relation("open", "post_unclear")
    return Relation("together", "same_group") if days <= GROUP else Relation("open", "far_in_time")


def _at_one_time(earlier: Post, later: Post, bodies: Judgement, near: str) -> Relation:
    if bodies.verdict == "same" or (near == "same" and _compatible(earlier, later)):
        return Relation("together", "posts_together")
    if bodies.verdict == "unsure" or (not near and "own" not in (earlier.body.branch, later.body.branch)):
        return Relation("open", "post_unclear")
    ranks = [_rank(post) or 0 for post in (earlier, later)]
    if near == "nested" and abs(ranks[0] - ranks[1]) <= 1 and _leads_above(earlier, later):
        return Relation("open", "posts_together")
    if near == "same" and "秘书长" in earlier.role and "秘书长" in later.role:
        return Relation("open", "post_unclear")
    return Relation("apart", "conflict")


def _leads_above(one: Post, other: Post) -> bool:
    """Whether the post of the larger region is a member's or deputy's in its leadership, as a city's head may be too."""
    above, below = (one, other) if lies_in(other.body.places[0], one.body.places[0]) else (other, one)
    return not above.body.core and above.seat in ("member", "deputy", "group") and below.seat != "deputy"


def _compatible(one: Post, other: Post) -> bool:
    """Whether one person may hold two posts in one region: in its leadership, or a deputy who heads a department."""
    if not one.body.core and not other.body.core:
        return not (one.role.endswith("秘书长") and other.role.endswith("秘书长"))
    if one.body.core and other.body.core:
        return False
    leader, head = (one, other) if not one.body.core else (other, one)
    return leader.seat in ("deputy", "member") and head.seat == "head"


def _rank(post: Post) -> int | None:
    """The rank; for one of the leaders that of a deputy, which most of them are."""
    return post.rank - 1 if post.seat == "group" and post.rank is not None else post.rank


def _over_time(earlier: Post, later: Post, days: int, near: str) -> Relation:
    """One post after the other: how far up or down, how far away, in how many years."""
    before, after = _rank(earlier), _rank(later)
    if before is None or after is None or not near:
        return Relation("open", "post_unclear")
    climb = after - before
    if climb <= -2 or (climb >= 3 and days <= 3 * YEAR):
        return Relation("apart", "climb")
    seconded = "挂职" in earlier.title + later.title
    if near == "far" and max(before, after) <= 7 and not seconded:
        return Relation("apart", "far_apart")
    if climb < 0:
        return Relation("open", "backwards")
    if climb > (1 if days <= 3 * YEAR else 2 if days <= 7 * YEAR else 3):
        return Relation("open", "climb")
    return Relation("follows", "succession") if near in ("same", "nested") else Relation("open", "move")
