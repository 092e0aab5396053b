"""Entries by hand for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from huishang.record.elements import Citation, Element, Entry, Line, element
from huishang.record.models import Agreement, Exchange
from huishang.registry.models import Region

CITED = Citation("河东日报2021年5月12日第1版", "https://hedong.example/2021/0512")
AT = datetime(2021, 6, 1, 9, 0, tzinfo=timezone.get_default_timezone())


def entry(
    *elements: Element | Line, cited: Citation = CITED, why: str = "", values: Mapping[str, str] | None = None
) -> Entry:
    lines = tuple(x if isinstance(x, Line) else Line(x) for x in elements)
    return Entry(values or {}, lines, cited, why)


def sides(host: str = "河东省", guest: str = "江南省") -> tuple[Element, Element]:
    return element("party", name=host, part="host"), element("party", name=guest, part="guest")


def meeting(day: str = "2021-05-11", name: str = "两省座谈会", place: str = "东山市") -> Element:
    return element("stage", type="meeting", name=name, start=day, end=day, place=place)


def someone(name: str, side: str, post: str = "", order: int = 1, roles: str = "attendee") -> Element:
    return element("participation", name=name, side=side, post=post, order=str(order), roles=roles)


def treaty(title: str = "战略合作框架协议", *parties: str, **values: str) -> Entry:
    names = parties or ("河东省人民政府", "江南省人民政府")
    parts = [element("agreement_party", name=name, order=str(i)) for i, name in enumerate(names, 1)]
    return entry(*parts, values={"title": title, **values})


def regions() -> None:
    for code, name, level in (
        ("990000", "河东省", "province"),
        ("980000", "江南省", "province"),
        ("990100", "东山市", "prefecture"),
    ):
        Region.objects.get_or_create(
            slug=code, defaults={"code": code, "name": name, "short": name[:-1], "level": level}
        )


def picture(rows: Iterable[Any]) -> list[tuple[object, ...]]:
    """What rows show, without keys and in an order of its own."""
    skip = {"id", "uuid", "exchange", "agreement", "added_at", "revision", "parent"}
    return sorted(
        tuple(str(getattr(row, f.name)) for f in row._meta.concrete_fields if f.name not in skip)
        for row in rows
    )


def whole(exchange: Exchange) -> dict[str, list[tuple[object, ...]]]:
    """Everything that an exchange shows."""
    parts = {
        name: picture(getattr(exchange, name).filter(withdrawn_because=""))
        for name in ("stages", "parties", "participations", "stops", "agreements")
    }
    signatures = [
        row
        for agreement in Agreement.objects.filter(exchange=exchange)
        for row in [*agreement.signatures.all(), *agreement.parties.all()]
        if row.stands
    ]
    exchange.refresh_from_db()
    return {
        **parts,
        "signatures": sorted((type(r).__name__, r.name) for r in signatures),
        "self": picture([exchange]),
    }
