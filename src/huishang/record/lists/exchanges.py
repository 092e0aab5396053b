"""The list of exchanges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from huishang.lists.facets import worded, years
from huishang.lists.listing import Column, Listing, Switch
from huishang.record import names, page, queries
from huishang.record.lists.parts import Parts, known, pairs, regions, worded_parts
from huishang.record.models import Exchange, Participation, Party, Stage
from huishang.registry import writing
from huishang.registry.models import Organization, Person

PARTIES = Parts(Party, "exchange")
LEVEL, STATE = pgettext_lazy("field", "Level"), pgettext_lazy("field", "State")

COLUMNS = (
    Column("day", _("Days"), page.when, "day"),
    Column(
        "title", _("Exchange"), str, "title", stays=True,
        link=lambda one: reverse("record:exchange", args=[one.uuid]),
    ),
    Column("sides", _("Sides, host first"), lambda one: _joined(page.side_names(one))),
    Column("level", LEVEL, lambda one: one.get_level_display(), "level"),
    Column("state", STATE, lambda one: one.get_state_display(), "state"),
    Column("reason", _("Why not held"), lambda one: one.reason_words or one.get_reason_display(), is_first=False),
    Column("series", pgettext_lazy("field", "Series"), lambda one: f"{one.series} {one.number}".strip(), "series", is_first=False),
    Column("kinds", _("What happened"), lambda one: _joined(_kinds(one)), is_first=False),
    Column("places", _("Places"), lambda one: _joined(_places(one)), is_first=False),
    Column("people", _("People"), lambda one: _joined(_people(one)), is_first=False),
    Column("documents", _("Documents"), lambda one: one.documents or None, is_number=True),
)  # fmt: skip


def listing() -> Listing:
    """The exchanges that stand."""
    return Listing(
        key="exchanges",
        name=_("Exchanges"),
        things=queries.standing_exchanges(),
        load=_load,
        columns=COLUMNS,
        orders={"day": "start", "title": "title", "level": "level", "state": "state", "series": "series"},
        first_order="-day",
        find=_find,
        facets=(
            years("year", _("Year"), "start"),
            regions("region", pgettext_lazy("facet", "Region"), PARTIES),
            pairs("pair", pgettext_lazy("facet", "Pair"), PARTIES),
            worded("level", LEVEL, "level", names.LEVELS, pgettext_lazy("level", "Not told")),
            worded("state", STATE, "state", names.STATES),
            worded_parts("kind", _("What happened"), Parts(Stage, "exchange"), "type", names.STAGES),
            known("body", pgettext_lazy("facet", "Body"), PARTIES, "organization", Organization),
            known(
                "person", pgettext_lazy("facet", "Person"), Parts(Participation, "exchange"), "person", Person
            ),
        ),
        switches=(Switch("doubts", _("May be the same as another one"), queries.doubtful),),
    )


def _load(keys: Sequence[int]) -> Mapping[int, Exchange]:
    return queries.exchanges().prefetch_related("stages", "participations").in_bulk(list(keys))


def _find(word: str) -> Q:
    stages = Stage.objects.filter(withdrawn_because="", name__contains=word)
    sides = Party.objects.filter(withdrawn_because="", name__contains=word)
    return (
        Q(title__contains=word)
        | Q(series__contains=word)
        | Q(pk__in=stages.order_by().values("exchange"))
        | Q(pk__in=sides.order_by().values("exchange"))
    )


def _kinds(one: Exchange) -> list[str]:
    told = {stage.type for stage in one.stages.all() if stage.stands}
    return [str(name) for kind, name in names.STAGES.items() if str(kind) in told]


def _places(one: Exchange) -> list[str]:
    return list(dict.fromkeys(stage.place for stage in one.stages.all() if stage.stands and stage.place))


def _people(one: Exchange) -> list[str]:
    language = get_language() or ""
    return [writing.person(who.name, language) for who in one.participations.all() if who.stands]


def _joined(words: Sequence[Any]) -> str:
    return pgettext("between names", ", ").join(map(str, words))
