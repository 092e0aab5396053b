"""The mechanisms of the demonstration, read and checked: sides, offices, bodies, and invented people for each role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar

from huishang.demonstration.tables import FIELDS, Row, TableError, load, read

ROLES = frozenset({"coordinator", "liaison", "leader", "joint_office", "observer"})
OF_NO_SIDE = frozenset({"joint_office", "observer"})
ACCOUNTS = frozenset({"reader", "reviewer", "editor"})

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A standing arrangement between regions; ``note`` says what is known, and what is not."""

    id: str
    name: str
    name_en: str
    short: str
    since: str
    keeps_order: bool
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A region of a mechanism with its coordination office."""

    mechanism: str
    order: int
    region: str
    office: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a side, and the field of cooperation for which it stands there."""

    mechanism: str
    region: str
    field: str
    body: str
    short: str


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person in a role; ``bodies`` are short forms, for liaisons only."""

    username: str
    name: str
    account: str
    mechanism: str
    role: str
    region: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mechanisms:
    """All four tables."""

    mechanisms: tuple[Mechanism, ...]
    sides: tuple[Side, ...]
    bodies: tuple[Body, ...]
    people: tuple[Person, ...]

    def sides_of(self, mechanism: str) -> list[Side]:
        """The sides of a mechanism, in the order of the table."""
        return sorted((row for row in self.sides if row.mechanism == mechanism), key=lambda row: row.order)


def load_mechanisms() -> Mechanisms:
    """Return the mechanisms of the demonstration.

    Raises:
        TableError: a table is malformed, or a row names what no other table has.

    """
    found = Mechanisms(
        mechanisms=_table("mechanisms", _mechanism),
        sides=_table("mechanism_sides", _side),
        bodies=_table("mechanism_bodies", _body),
        people=_table("mechanism_people", _person),
    )
    check(found)
    return found


def check(found: Mechanisms) -> None:
    """Raise where a row names a source, mechanism, side or body that no table has."""
    sources = {source.id for source in load().sources}
    sides = {(row.mechanism, row.region) for row in found.sides}
    bodies = {(row.mechanism, row.region, row.short) for row in found.bodies}
    for one in found.mechanisms:
        for source in one.sources:
            _known("mechanisms", source, source in sources)
    mechanisms = {one.id for one in found.mechanisms}
    for side in found.sides:
        _known("mechanism_sides", side.mechanism, side.mechanism in mechanisms)
    for body in found.bodies:
        _known("mechanism_bodies", f"{body.mechanism} {body.region}", (body.mechanism, body.region) in sides)
    for person in found.people:
        where = (person.mechanism, person.region)
        _known("mechanism_people", person.mechanism, person.mechanism in mechanisms)
        _known("mechanism_people", " ".join(where), person.role in OF_NO_SIDE or where in sides)
        for short in person.bodies:
            _known("mechanism_people", short, (*where, short) in bodies)


def _known(file: str, name: str, is_known: bool) -> None:
    if not is_known:
        raise TableError(f"{file}.tsv: «{name}» is in no table")


def _table(name: str, build: Callable[[Row], _T]) -> tuple[_T, ...]:
    file = f"{name}.tsv"
    return read((files(__package__) / file).read_text("utf-8"), file, build)


def _mechanism(row: Row) -> Mechanism:
    return Mechanism(
        row.key("id"),
        row.need("name"),
        row.need("name_en"),
        row.need("short"),
        row.day("since"),
        row.choice("keeps_order", {"yes", "no"}) == "yes",
        row.need("note"),
        row.words("sources", " ") or (row.need("sources"),),
    )


def _side(row: Row) -> Side:
    return Side(row.key("mechanism"), row.order(), row.need("region"), row.need("office"))


def _body(row: Row) -> Body:
    return Body(
        row.key("mechanism"),
        row.need("region"),
        row.choice("field", FIELDS),
        row.need("body"),
        row.need("short"),
    )


def _person(row: Row) -> Person:
    role, region, bodies = row.choice("role", ROLES), row.text("region"), row.words("bodies", "、")
    if bool(region) == (role in OF_NO_SIDE):
        raise row.error("region", f"stands with every role but joint_office and observer; role is {role}")
    if bool(bodies) != (role == "liaison"):
        raise row.error("bodies", f"stand with liaisons, and only there; role is {role}")
    return Person(
        row.key("username"),
        row.need("name"),
        row.choice("account", ACCOUNTS),
        row.key("mechanism"),
        role,
        region,
        bodies,
    )
