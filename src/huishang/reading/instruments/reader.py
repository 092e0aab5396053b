"""All steps of reading an instrument or minutes, on one page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from huishang.reading.instruments.agreement import read_contract
from huishang.reading.instruments.allocations import Allocation
from huishang.reading.instruments.draft import Head, InstrumentDraft, Item, Place
from huishang.reading.instruments.endings import ending_kind, region_at_head, upward
from huishang.reading.instruments.heads import read_head
from huishang.reading.instruments.issuers import region_of_number
from huishang.reading.instruments.items import read_items
from huishang.reading.instruments.markers import find_markers
from huishang.reading.instruments.minutes import read_session
from huishang.reading.instruments.naming import Context
from huishang.reading.instruments.outline import build_outline
from huishang.reading.instruments.owners import find_allocations
from huishang.reading.instruments.provisions import read_provisions
from huishang.reading.instruments.rows import items_of_rows, tabs_of
from huishang.reading.instruments.script import script_of
from huishang.reading.instruments.tables import Row, read_rows
from huishang.reading.layout import Page
from huishang.reading.lexicon.geography import Region
from huishang.reading.mentions.places import Places
from huishang.reading.model import DocumentKind, Field

_YEAR: re.Pattern[str] = re.compile("20\\d\\d(?=年(?!前|—|-|－|至|到))")


def read_instrument(
    page: Page,
    places: Places,
    published: str | None,
    kind: DocumentKind,
    field_of: Callable[[str], Field] = lambda _: "other",
) -> InstrumentDraft:
    """Read the form of an instrument or of minutes; any text gives a draft."""
    script = script_of(page)
    head = read_head(script)
    allocations = find_allocations(script)
    markers = find_markers(script.scan, frozenset(allocation.end for allocation in allocations))
    nodes = build_outline(script, markers)
    context = Context(_parties(head, places), _is_central(allocations))
    year = plan_year(head, published)
    items = read_items(script, nodes, allocations, context, year, field_of)
    rows = _free_rows(read_rows(script, tabs_of(page)), allocations)
    if rows:
        items = tuple(sorted((*items, *items_of_rows(script, rows, context, year, field_of)), key=_order))
    contract = read_contract(script, head, nodes)
    session = None
    if kind == "minutes" or "纪要" in (head.plan_title or ""):
        session = read_session(script, head, nodes, allocations, context, year)
    provisions = () if items else read_provisions(script, head, nodes, session, year, field_of)
    return InstrumentDraft(kind, head, nodes, items, provisions, contract, session)


def _parties(head: Head, places: Places) -> tuple[Region, ...]:
    """The regions whose bodies issue the document, else the one that its number or its plan names."""
    found: dict[Region, None] = {}
    for issuer in head.issuers:
        named = region_at_head(issuer)
        if named is not None:
            found[named[0]] = None
    if not found and head.number and (region := region_of_number(head.number)):
        found[region] = None
    if not found and (named := region_at_head(head.plan_title or head.title or "")):
        found[named[0]] = None
    if not found and places.home is not None:
        found[upward(places.home)[-1]] = None
    return tuple(found)


def _order(item: Item) -> Place:
    return item.place


def _free_rows(rows: Sequence[Row], allocations: Sequence[Allocation]) -> list[Row]:
    """The rows that hold no statement of bodies that was read already."""
    taken = [allocation.start for allocation in allocations]
    return [row for row in rows if bisect_left(taken, row.place.start) == bisect_left(taken, row.place.end)]


def _is_central(allocations: Sequence[Allocation]) -> bool:
    """Whether the bare names of a document are bodies of the State: ministries are among them."""
    kinds = [ending_kind(body.words) for allocation in allocations for body in allocation.bodies]
    return kinds.count("central") * 5 >= len(kinds) > 0


def plan_year(head: Head, published: str | None) -> str | None:
    """The one year that 年底前 can mean: of the plan's title if it names just one, else of the signing."""
    named: set[str] = set(_YEAR.findall(head.plan_title or head.title or ""))
    if len(named) == 1:
        return named.pop()
    when = head.signed or published
    return str(when[:4]) if when else None
