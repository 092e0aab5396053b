"""Who is named, and with which posts.

Names are found at anchors, strongest first: after a post (市长甲), in a list that such a name opens
(副市长甲、乙), before a courtesy word or post (甲同志), in a list before a verb of attending, and before a
verb of speech. Then every further mention of a name so found is taken, headlines of glued names included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

from huishang.reading.layout import Page
from huishang.reading.mentions import loose
from huishang.reading.mentions.anchors import find_anchored
from huishang.reading.mentions.ground import Ground
from huishang.reading.mentions.names import is_letter, rank_after, words
from huishang.reading.mentions.places import Places
from huishang.reading.mentions.roster import Mention, Roster
from huishang.reading.scan import Hits

_FEW = 100
"""So many names are found sooner one by one than an automaton is made for them."""
_THEORY = re.compile("理论|思想(?!的)|新时代中国特色社会主义思想")


def find_people(page: Page, hits: Hits, places: Places) -> Roster:
    """Everybody named in headlines, paragraphs and captions of the page, with present posts."""
    ground = Ground(page, hits, places)
    headlines = {block.start for block in page.headlines}
    courtesy = loose.find_before_courtesy(ground)
    after_names = frozenset(mention.end for mention in ground.found.values())
    heads = ground.zone_heads()
    for zone in sorted(heads, key=lambda at: ground.zones[at][0] in headlines):  # headlines glue names: last
        find_anchored(ground, ground.zones[zone][0], heads[zone], after_names)
    loose.find_dotted(ground)
    loose.find_before_posts(ground)
    loose.find_members(ground)
    loose.find_before_rank(ground)
    loose.find_bare_lists(ground)
    loose.find_firsts(ground)
    loose.find_subjects(ground)
    _find_repeats(ground)
    for name, post in courtesy:
        held = ground.titles.get(name, [post])  # a better reading may have replaced the name
        if not held:
            held.append(post)
    return ground.roster()


def _find_repeats(ground: Ground) -> None:
    """Take every further place of the names found; headlines of glued names are split by them."""
    names = sorted({mention.name for mention in ground.found.values()}, key=lambda name: (-len(name), name))
    if not names:
        return
    taken = {at for mention in ground.found.values() for at in range(mention.start, mention.end)}
    # Long names before short ones, the last first: of glued names each is followed by one that is known by then.
    for name, start in sorted(_places_of(names, ground.text), key=lambda at: (-len(at[0]), -at[1])):
        end = start + len(name)
        if start not in taken and end - 1 not in taken and _is_repeat(ground, start, end, taken):
            ground.found[start] = Mention(start, end, name)
            taken.update(range(start, end))


def _places_of(names: list[str], text: str) -> Iterator[tuple[str, int]]:
    """Every place of each name; many names are looked for in one pass."""
    if len(names) > _FEW:
        for index, start, _ in AhoCorasick(names).find_matches_as_indexes(text, overlapping=True):
            yield names[index], start
        return
    for name in names:
        start = text.find(name)
        while start >= 0:
            yield name, start
            start = text.find(name, start + 1)


def _is_repeat(ground: Ground, start: int, end: int, taken: set[int]) -> bool:
    """Whether the characters of a known name mean the person here too; ``taken``: what other names cover."""
    if not ground.is_content(start) or _THEORY.match(ground.text, end):
        return False
    region = ground.places.starting_at(start)
    if region is not None and region.end > end:
        return False
    name = ground.text[start:end]
    if len(name) > 2 and name not in words().bar:
        return True
    follows = end in taken or ground.post_begins(end)
    rank = 4 if follows else rank_after(ground.text, end, ground.cues)
    begins = start == 0 or not is_letter(ground.text, start - 1) or start - 1 in taken
    return rank >= 2 and (begins or rank >= 4)
