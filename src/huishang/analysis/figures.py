"""Pictures with what stands beside them: title, description, how it is counted, a table of the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, npgettext
from django.utils.translation import gettext as _

from huishang.analysis.pictures import drawing
from huishang.analysis.pictures import specifications as draw
from huishang.analysis.pictures.themes import PAGE, PAPER, Theme
from huishang.analysis.pictures.tiles import places
from huishang.analysis.queries import provinces
from huishang.analysis.queries.promises import FieldTable
from huishang.record import names
from huishang.record.models import Exchange
from huishang.registry import writing
from huishang.registry.partial import is_exact, stretch
from huishang.registry.templatetags.writing import region_name

MONTHS = [f"{month:02}" for month in range(1, 13)]


@dataclass
class Figure:
    """A picture: its drawing is made only where it is asked for."""

    name: str
    title: str
    description: str
    why: str
    specification: Callable[[Theme], dict[str, Any]]
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = ()
    has_links: bool = False
    query: str = field(default="")

    @cached_property
    def svg(self) -> SafeString:
        """The drawing; what comes from documents within it was escaped when it was drawn."""
        return mark_safe(drawing.svg(self.specification(PAGE)))

    def png(self) -> bytes:
        """The same picture for documents."""
        return drawing.png(self.specification(PAPER))

    @property
    def address(self) -> str:
        """Where the picture can be had as a file."""
        return reverse("analysis:picture", args=[self.name]) + (f"?{self.query}" if self.query else "")


def _told(name: str, n: int) -> str:
    """What a screen reader says of a place or line."""
    return npgettext("of a region", "%(name)s: %(n)s exchange", "%(name)s: %(n)s exchanges", n) % {
        "name": name,
        "n": n,
    }


def tile_map(since: str, until: str, first: str, query: str) -> Figure:
    """The provincial-level regions as tiles; one chosen first, the next one opens the pair."""
    found, regions = provinces.meetings(since, until), provinces.provinces()
    rows = []
    for code, (column, row) in places().items():
        region, n = regions[code], _count(found, code, first)
        rows.append(
            {
                "name": _short(region), "full": region_name(region), "column": column, "row": row, "n": n, "chosen": code == first,
                "words": _told(region_name(region), n), "address": _tile_address(region.slug, first, since, until),
            }
        )  # fmt: skip
    title = (
        _("Exchanges of %(region)s with each province") % {"region": region_name(regions[first])}
        if first in regions
        else _("Exchanges by province")
    )
    return Figure(
        "tiles",
        title,
        _("One tile for each provincial-level region, more strongly coloured the more exchanges it had. Choose one, then another: their page opens."),
        _("Exchanges at which the region, what lies in it, or one of its bodies was a side. Tiles are of one size and keep neighbours near; they draw no borders."),
        lambda theme: draw.tiles(rows, theme),
        (_("Region"), _("Exchanges")),
        sorted(((row["full"], row["n"]) for row in rows if row["n"]), key=lambda line: -line[1]),
        has_links=True,
        query=query,
    )  # fmt: skip


def _count(found: provinces.Meetings, code: str, first: str) -> int:
    if first and code != first:
        return found.pairs.get((min(code, first), max(code, first)), 0)
    return found.single.get(code, 0)


def _tile_address(slug: str, first: str, since: str, until: str) -> str:
    here = reverse("analysis:pictures")
    years = f"&since={since}&until={until}" if since or until else ""
    if not first:
        return f"{here}?first={slug}{years}#tiles"
    return (
        f"{here}?{years.lstrip('&')}#tiles"
        if slug == first
        else reverse("analysis:pair", args=[[first, slug]])
    )


def _short(region: Any) -> str:
    return region_name(region) if get_language() == "en" else region.short


def network(since: str, until: str, query: str) -> Figure:
    """Who met whom, at the places of the tile map."""
    found, regions, place = provinces.meetings(since, until), provinces.provinces(), places()
    nodes = [
        {
            "name": _short(regions[code]), "column": place[code][0], "row": place[code][1], "n": n,
            "words": _told(region_name(regions[code]), n), "address": reverse("analysis:region", args=[regions[code].slug]),
        }
        for code, n in sorted(found.single.items()) if code in place
    ]  # fmt: skip
    edges, rows = [], []
    for (a, b), n in sorted(found.pairs.items(), key=lambda item: (-item[1], item[0])):
        if a in place and b in place:
            both = _("%(first)s and %(last)s") % {
                "first": region_name(regions[a]),
                "last": region_name(regions[b]),
            }
            (x, y), (x2, y2) = place[a], place[b]
            address = reverse("analysis:pair", args=[[regions[a].slug, regions[b].slug]])
            edges.append(
                {
                    "column": x,
                    "row": y,
                    "column2": x2,
                    "row2": y2,
                    "n": n,
                    "words": _told(both, n),
                    "address": address,
                }
            )
            rows.append((both, n))
    return Figure(
        "network",
        _("Who met whom"),
        _("A line joins two provincial-level regions that met, broader the more often. Choose a line for the pair, a point for the region."),
        _("Each exchange counts once for each pair among its sides; cities, counties and bodies count as their province."),
        lambda theme: draw.network(nodes, edges, theme),
        (_("Between"), _("Exchanges")),
        rows,
        has_links=True,
        query=query,
    )  # fmt: skip


def calendar(since: str, until: str, query: str) -> Figure:
    """Exchanges by month and year."""
    found = provinces.meetings(since, until)
    known = {(year, month): n for (year, month), n in found.months.items() if month}
    years = _years(year for year, _month in known)
    rows = [
        {
            "column": str(int(month)), "line": year, "n": known.get((year, month), 0),
            "words": _told(writing.day(f"{year}-{month}", get_language() or ""), known.get((year, month), 0)),
        }
        for year in years for month in MONTHS
    ]  # fmt: skip
    unknown = sum(n for (_year, month), n in found.months.items() if not month)
    why = _(
        "Exchanges by the month in which they began. Of %(n)s only the year is known; they are left out."
    ) % {"n": unknown}
    return Figure(
        "calendar",
        _("When in the year they met"),
        _("A row for each year, a column for each month, more strongly coloured the more exchanges began in it."),
        why,
        lambda theme: draw.heat(rows, theme, [str(int(month)) for month in MONTHS], years),
        (_("Year"), *(str(int(month)) for month in MONTHS)),
        [(year, *(known.get((year, month), "·") for month in MONTHS)) for year in years],
        query=query,
    )  # fmt: skip


def _years(found: Iterable[str]) -> list[str]:
    known = sorted(set(found))
    return [str(year) for year in range(int(known[0]), int(known[-1]) + 1)] if known else []


def fields(table: FieldTable, query: str) -> Figure:
    """Promises by field and year."""
    years = _years(year for year in table.years if year)
    counts = {
        (line.name, year): n for line in table.lines for year, n in zip(table.years, line.counts, strict=True)
    }
    rows = [
        {"column": year, "line": str(name), "n": n, "words": f"{name}, {year}: {n}"}
        for line in table.lines
        for year in years
        for name, n in [(line.name, counts.get((line.name, year), 0))]
    ]
    return Figure(
        "fields",
        _("What was promised, by field and year"),
        _("A row for each field of cooperation, a column for each year, more strongly coloured the more promises."),
        _("Counted are the commitments that documents state, each once, by the field the reader or a reviewer gave it."),
        lambda theme: draw.heat(rows, theme, years, [str(line.name) for line in table.lines]),
        (_("Field of cooperation"), *years),
        [(line.name, *(counts.get((line.name, year)) or "·" for year in years)) for line in table.lines],
        query=query,
    )  # fmt: skip


def timeline(exchanges: Iterable[Exchange], query: str) -> Figure:
    """Exchanges along the years, a row for each level. The table beside it is the page's own list."""
    language = get_language() or ""
    rows = []
    for one in exchanges:
        days = stretch(one.start, one.end)
        if days:
            when = writing.span(one.start, one.end, language)
            rows.append(
                {
                    "first": days[0].isoformat(), "last": days[1].isoformat(), "line": str(names.LEVELS.get(one.level, _("not told"))),
                    "is_exact": is_exact(one.start), "when": when, "title": str(one), "words": f"{when} {one}", "address": reverse("record:exchange", args=[one.uuid]),
                }
            )  # fmt: skip
    known = {row["line"] for row in rows}
    lines = [line for line in (*map(str, names.LEVELS.values()), _("not told")) if line in known]
    return Figure(
        "timeline",
        _("Exchanges along the years"),
        _("A row for each level. A point is an exchange on a known day; a bar covers the month or year where only that is known."),
        _("The latest exchanges of this page, those without any date left out."),
        lambda theme: draw.timeline(rows, theme, lines),
        (_("Days"), _("Exchange")),
        [(row["when"], row["title"]) for row in rows],
        has_links=True,
        query=query,
    )  # fmt: skip
