"""For one mention, which of the known bodies or persons it may be: what a reviewer sees, best first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from huishang.registry.linking.bodies import Body, read_body
from huishang.registry.linking.judgement import Judgement, Verdict
from huishang.registry.linking.people import Mention, judge_people
from huishang.registry.linking.same_body import judge_bodies

Known = TypeVar("Known")
_RANK: dict[Verdict, int] = {"same": 0, "unsure": 1, "different": 2}
_WORTH_SEEING = 0.2
"""Namesakes and successors are shown although they are others; the rest of the others are not."""


class Candidate(NamedTuple, Generic[Known]):
    """One of the known, by the key that the caller gave it, and the judgement of it."""

    key: Known
    judgement: Judgement


def body_candidates(
    name: str, known: Iterable[tuple[Known, Body]], within: str = "", at: date | None = None
) -> list[Candidate[Known]]:
    """The known bodies that a printed name may mean, best first; those that are plainly others are left out.

    Args:
        name: as printed.
        known: a key of the caller's (an id) and the body, each.
        within: the region in which the name stands, see :func:`~huishang.registry.linking.read_body`.
        at: the document's date.

    """
    body = read_body(name, within, at)
    return _ranked((key, judge_bodies(body, other)) for key, other in known)


def person_candidates(
    mention: Mention, known: Iterable[tuple[Known, Iterable[Mention]]]
) -> list[Candidate[Known]]:
    """The known persons that a mention may mean, best first; those of another name are left out.

    A person is known by several mentions (posts at dates). The best of them speaks for the person, except that one
    that excludes the person (``different`` by posts or side) makes a ``same`` unsure.
    """
    judged = ((key, _of_person(mention, mentions)) for key, mentions in known)
    return _ranked((key, judgement) for key, judgement in judged if judgement is not None)


def _of_person(mention: Mention, mentions: Iterable[Mention]) -> Judgement | None:
    judgements = [judge_people(mention, other) for other in mentions]
    if not judgements:
        return None
    best = min(judgements, key=_order)
    against = [one for one in judgements if one.verdict == "different" and one.score >= _WORTH_SEEING]
    if best.verdict == "same" and against:
        return Judgement("unsure", 0.6, tuple(dict.fromkeys((*against[0].reasons, *best.reasons))))
    return best


def _order(judgement: Judgement) -> tuple[int, float]:
    return _RANK[judgement.verdict], -judgement.score


def _ranked(judged: Iterable[tuple[Known, Judgement]]) -> list[Candidate[Known]]:
    seen = [Candidate(key, judgement) for key, judgement in judged if judgement.score >= _WORTH_SEEING]
    return sorted(seen, key=lambda candidate: _order(candidate.judgement))
