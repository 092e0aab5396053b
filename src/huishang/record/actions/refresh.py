"""What is shown, worked out anew from the sources: the same sources give the same rows, in whatever order they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from huishang.record import elements as e
from huishang.record import order, rules
from huishang.record.actions.ground import COLUMNS, KEY, OF_AGREEMENT, OF_EXCHANGE, Row, kind_of_row
from huishang.record.actions.people import link_people
from huishang.record.lookup import bodies_named, regions_named
from huishang.record.models import Agreement, Exchange, Source
from huishang.record.models.base import NO_SOURCE
from huishang.record.shown import Claim, shown
from huishang.registry import partial


def live_sources() -> QuerySet[Source]:
    """The sources that count, with the documents they name."""
    return Source.objects.filter(ended_at=None).select_related("document__original", "entered_by", "finding")


def with_sources(related: str) -> Prefetch:
    """Rows of an exchange or agreement, each with its live sources as ``live``."""
    return Prefetch(f"{related}__sources", queryset=live_sources(), to_attr="live")


def claims(sources: Sequence[Source]) -> list[Claim]:
    """Sources of one field in the form in which the rules weigh them."""
    return [
        Claim(source.value, source.pk if source.document_id is None else None, document_key(source))
        for source in sources
    ]


def document_key(source: Source) -> tuple[str, str]:
    """What orders documents whatever order they came in: day of publication, then hash."""
    document = source.document
    if document is None:
        return ("", "")
    published = document.published.isoformat() if document.published else "~"
    return published, f"{document.original.sha256}/{document.position}"


def refresh_exchange(exchange: Exchange, at: datetime) -> None:
    """Show an exchange as its sources have it, with everything that hangs on it."""
    exchange = (
        Exchange.objects.prefetch_related(
            Prefetch("sources", queryset=live_sources(), to_attr="live"),
            *(with_sources(name) for name in OF_EXCHANGE.values()),
        )
        .select_for_update(of=("self",))
        .get(pk=exchange.pk)
    )
    rows = {kind: list(getattr(exchange, name).all()) for kind, name in OF_EXCHANGE.items()}
    before = {kind: _look(many) for kind, many in rows.items()}
    _show(rows)
    _in_order(rows[e.PARTICIPATION])
    _in_order(rows[e.STOP])
    _link_parties(rows[e.PARTY])
    _head(exchange, {kind: [row for row in many if row.stands] for kind, many in rows.items()})
    is_in = exchange.stands and exchange.merged_into_id is None
    link_people(rows[e.PARTICIPATION], exchange.start, at, count=is_in)
    for kind, many in rows.items():
        _save(many, before[kind])
    for agreement in exchange.agreements.all():
        refresh_agreement(agreement, at)


def refresh_agreement(agreement: Agreement, at: datetime) -> None:
    """Show an agreement as its sources have it."""
    agreement = (
        Agreement.objects.prefetch_related(
            Prefetch("sources", queryset=live_sources(), to_attr="live"),
            *(with_sources(name) for name in OF_AGREEMENT.values()),
        )
        .select_for_update(of=("self",))
        .get(pk=agreement.pk)
    )
    rows = {kind: list(getattr(agreement, name).all()) for kind, name in OF_AGREEMENT.items()}
    before = {kind: _look(many) for kind, many in rows.items()}
    _show({**rows, e.AGREEMENT: [agreement]})
    _in_order(rows[e.SIGNATURE])
    _in_order(rows[e.AGREEMENT_PARTY])
    _link_parties(rows[e.AGREEMENT_PARTY])
    link_people(rows[e.SIGNATURE], agreement.signed, at, count=agreement.stands)
    for kind, many in rows.items():
        _save(many, before[kind])
    if not any(source.field == "kind" for source in agreement.live):
        agreement.kind = str(rules.kind_of(agreement.title))
    agreement.save()


def let_people_go(exchange: Exchange, at: datetime) -> None:
    """End the names of an exchange that became part of another one: the other one has its sources now."""
    rows = list(exchange.participations.prefetch_related(Prefetch("sources", live_sources(), to_attr="live")))
    link_people(rows, exchange.start, at, count=False)


def _by_field(row: Row) -> dict[str, list[Source]]:
    fields: dict[str, list[Source]] = defaultdict(list)
    for source in row.live:  # type: ignore[attr-defined]
        fields[source.field].append(source)
    return fields


def _show(rows: dict[str, list[Row]]) -> None:
    """Set every column to what is shown, and take out the rows that nothing stands behind."""
    for kind, many in rows.items():
        for row in many:
            fields = _by_field(row)
            _stand(row, bool(fields[KEY.get(kind, "name")]))
            if not row.stands:
                continue
            for column in COLUMNS[kind]:
                if fields[column] or kind not in (e.EXCHANGE, e.AGREEMENT):
                    value = shown(column, claims(fields[column]))
                    if value or column not in ("part", "kind", "state"):
                        setattr(row, column, value)
            if kind == e.PARTICIPATION and not fields["roles"]:
                played = {source.value for source in fields[e.ROLE]}
                row.roles = " ".join(role for role in rules.ROLES if role in played)


def _stand(row: Any, is_told: bool) -> None:
    if row.withdrawn_by_id is not None:
        return
    if not is_told:
        row.withdrawn_because = NO_SOURCE
    elif row.withdrawn_because == NO_SOURCE:
        row.withdrawn_because = ""


def _in_order(rows: list[Any]) -> None:
    """The order of people or stops: an entry by hand leads, then the fullest document; others fill in."""
    lists: dict[tuple[int, int, tuple[str, str]], list[tuple[int, int, str]]] = defaultdict(list)
    for row in rows:
        for source in row.live:
            if source.field == "order" and source.value.isdigit():
                who = (0, 0, ("", "")) if source.document_id is None else (1, 0, document_key(source))
                lists[who].append((int(source.value), source.pk, str(row.pk)))
    ranked = sorted(lists.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][2]))
    names = order.merged([pk for _place, _source, pk in sorted(places)] for _who, places in ranked)
    places = {pk: i for i, pk in enumerate(names, 1)}
    last = len(places) + 1
    for row in rows:
        row.order = places.get(str(row.pk), last)


def _link_parties(rows: list[Any]) -> None:
    regions = regions_named({row.name for row in rows})
    bodies = bodies_named({row.name for row in rows} - regions.keys())
    for row in rows:
        row.region = regions.get(row.name)
        row.organization = None if row.region else bodies.get(row.name)


_LINKED = {
    e.PARTY: ("order", "region_id", "organization_id"),
    e.AGREEMENT_PARTY: ("order", "region_id", "organization_id"),
    e.PARTICIPATION: ("order", "person_id", "entered_id"),
    e.SIGNATURE: ("order", "person_id", "entered_id"),
    e.STOP: ("order",),
}


def _columns(kind: str) -> list[str]:
    return [*COLUMNS[kind], *_LINKED.get(kind, ()), "withdrawn_because"]


def _look(rows: Iterable[Any]) -> dict[int, tuple[object, ...]]:
    """What rows hold, to save only those that become another."""
    return {row.pk: tuple(getattr(row, name) for name in _columns(kind_of_row(row))) for row in rows}


def _save(rows: list[Any], before: dict[int, tuple[object, ...]]) -> None:
    changed = [row for row in rows if _look([row])[row.pk] != before[row.pk]]
    if changed:
        columns = [name.removesuffix("_id") for name in _columns(kind_of_row(changed[0]))]
        type(changed[0])._default_manager.bulk_update(changed, columns, batch_size=200)


def _head(exchange: Any, rows: dict[str, list[Any]]) -> None:
    """What an exchange shows of itself: entered values first, else what follows from its parts."""
    fields = _by_field(exchange)
    _stand(exchange, bool(fields[e.TOLD]))
    for column in COLUMNS[e.EXCHANGE]:
        setattr(
            exchange,
            column,
            shown(column, claims(fields[column])) or ("" if column != "state" else exchange.state),
        )
    starts, ends = (
        _finest(getattr(stage, a) or getattr(stage, b) for stage in rows[e.STAGE])
        for a, b in (("start", "end"), ("end", "start"))
    )
    exchange.start, exchange.end = (starts[0], ends[-1]) if starts else ("", "")
    if not fields["level"]:
        exchange.level = _level(rows)
    if not fields["title"]:
        exchange.title = _title(rows)[:300]
    exchange.save()


def _finest(dates: Iterable[str]) -> list[str]:
    """Dates in order, without a month or year of which a day is known."""
    known = sorted({date for date in dates if date})
    return [
        date
        for date in known
        if not any(len(other) > len(date) and partial.agree(other, date) for other in known)
    ]


def _level(rows: dict[str, list[Any]]) -> str:
    parties = rows[e.PARTY]
    names = {party.name for party in parties}
    posts = [
        post for person in rows[e.PARTICIPATION] if person.side in names for post in person.post.split("、")
    ]
    return str(rules.level_of([p.region.level for p in parties if p.region], posts) or "")


def _title(rows: dict[str, list[Any]]) -> str:
    by_part: dict[str, list[str]] = defaultdict(list)
    for party in rows[e.PARTY]:
        by_part[party.part].append(party.name)
    stages = [(stage.type, stage.name) for stage in rows[e.STAGE]]
    return rules.composed_title(by_part["host"], by_part["guest"], by_part["party"], stages)
