"""Whether two mentions of persons mean the same person: by name, posts, time, place and side.

Precision stands before recall: an equal name alone never links two mentions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huishang.registry.linking.careers import ORDER, YEAR, Relation, relate
from huishang.registry.linking.judgement import Judgement
from huishang.registry.linking.names import Likeness, compare, is_common
from huishang.registry.linking.places import lies_in, resolve
from huishang.registry.linking.posts import Post, read_post
from huishang.registry.linking.script import is_han

_OCCASION = 3  # days: documents so near in time tell of one occasion
_MISPRINT = {"homophone": YEAR, "one_character": 31, "name_part": YEAR}


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one document, or the registry, gives him or her.

    ``posts``: titles in full form; ``region``: where the person stands, by name, chain of names or code, which says what
    省长 alone means; ``date``: of the document, or of the posts; ``side``: the region whose delegation it is.
    """

    name: str
    posts: tuple[str, ...] = ()
    region: str = ""
    date: date | None = None
    side: str = ""


def judge_people(a: Mention, b: Mention) -> Judgement:
    """Whether two mentions are of one person; the order of the two does not matter.

    ``same``: equal names and the same post, or posts that one person plausibly held, and no common name.
    ``different``: another name, or posts that exclude each other. ``unsure``: all the rest.
    """
    names = compare(a.name, b.name)
    if names.kind == "other":
        return Judgement("different", 0.0, (names.reason,))
    if _on_other_sides(a, b):
        return Judgement("different", 0.2, ("other_side", names.reason))
    if (
        names.kind == "equal"
        and _on_one_side(a, b)
        and (posts := _relation(a, b)).kind not in ("open", "apart")
    ):
        return Judgement("same", _SCORES[posts.kind], (names.reason, posts.reason, "one_occasion"))
    return _weigh(a, names, _relation(a, b), _days(a, b))


def _days(a: Mention, b: Mention) -> int | None:
    return abs((a.date - b.date).days) if a.date and b.date else None


def _on_one_occasion(a: Mention, b: Mention) -> bool:
    """Whether both have a side and the two documents are so near in time that they tell of one occasion."""
    days = _days(a, b)
    return bool(a.side and b.side) and days is not None and days <= _OCCASION


def _on_one_side(a: Mention, b: Mention) -> bool:
    """Whether one occasion shows the two on the same side: a delegation has hardly two of one name."""
    return _on_one_occasion(a, b) and len(one := resolve(a.side)) == 1 and one == resolve(b.side)


def _on_other_sides(a: Mention, b: Mention) -> bool:
    """Whether one occasion shows the two on different sides."""
    if not _on_one_occasion(a, b):
        return False
    one, other = resolve(a.side), resolve(b.side)
    known = bool(one and other)
    return known and not any(lies_in(x, y) or lies_in(y, x) for x in one for y in other)


def _relation(a: Mention, b: Mention) -> Relation:
    """The relation of their posts that says most for one person."""
    if a.date and b.date and b.date < a.date:
        a, b = b, a
    posts = [_posts(mention) for mention in (a, b)]
    if not posts[0] or not posts[1]:
        return Relation("open", "no_post")
    days = _days(a, b)
    found = [relate(one, other, days) for one in posts[0] for other in posts[1]]
    if not days:
        found += [relate(other, one, days) for one in posts[0] for other in posts[1]]
    return min(found, key=lambda relation: (ORDER.index(relation.kind), relation.reason))


def _posts(mention: Mention) -> list[Post]:
    within = mention.region or mention.side
    return [read_post(title, within, mention.date) for title in mention.posts if is_han(title)]


def _weigh(a: Mention, names: Likeness, posts: Relation, days: int | None) -> Judgement:
    reasons = (names.reason, posts.reason)
    if posts.kind == "apart":
        return Judgement("different", 0.2 if names.kind == "equal" else 0.1, reasons[::-1])
    if names.kind == "equal":
        return _of_equal(a, posts, reasons)
    if names.kind == "fits":
        sure = posts.kind == "same"
        return Judgement("same" if sure else "unsure", 0.9 if sure else 0.45, reasons)
    if names.reason in ("pinyin_rare", "anonymous"):
        return Judgement("unsure", 0.6 if posts.kind == "same" else 0.3, reasons)
    if posts.kind == "same" and days is not None and days <= _MISPRINT[names.reason]:
        return Judgement("unsure", 0.4, (names.reason, "misprint_possible"))
    return Judgement("different", 0.1, (names.reason,))


_SCORES = {"same": 0.98, "follows": 0.88, "together": 0.92, "open": 0.5}


def _of_equal(a: Mention, posts: Relation, reasons: tuple[str, ...]) -> Judgement:
    """Equal names: the same post links, a plausible one links where the name is not common."""
    common = is_common(a.name)
    if posts == Relation("same", "same_post") or (posts.kind not in ("open", "apart") and not common):
        return Judgement("same", _SCORES[posts.kind], reasons)
    score = _SCORES[posts.kind] - (0.3 if posts.kind != "open" else 0.1) * common
    return Judgement("unsure", round(score, 2), (*reasons, *(["common_name"] if common else [])))
