"""The mechanisms of the demonstration: complete, true to their sources, and every role filled with nobody real."""

from __future__ import annotations

from dataclasses import replace

import pytest

from huishang.demonstration import mechanisms as tables
from huishang.demonstration.tables import TableError, read
from huishang.reading.lexicon.tables import rows as lexicon


@pytest.fixture(scope="module")
def found() -> tables.Mechanisms:
    return tables.load_mechanisms()


def test_there_are_two_sides_and_more_and_a_series_that_keeps_its_order(found: tables.Mechanisms) -> None:
    sides = {one.id: [side.region for side in found.sides_of(one.id)] for one in found.mechanisms}
    assert set(sides["chuan-qian"]) == {"四川省", "贵州省"}
    assert set(sides["upper-yangtze"]) == {"重庆市", "四川省", "云南省", "贵州省"}
    assert sides["chuan-yu"] == ["重庆市", "四川省"]
    assert [one.id for one in found.mechanisms if one.keeps_order] == ["chuan-yu"]


def test_sides_are_regions_and_bodies_belong_to_them(found: tables.Mechanisms) -> None:
    names = {row["name"] for row in lexicon("regions")}
    assert {side.region for side in found.sides} <= names
    assert all(side.office.startswith(side.region) for side in found.sides)
    assert all(body.body.startswith(body.region) for body in found.bodies)


def test_both_sides_have_a_body_for_each_field_of_november_2023(found: tables.Mechanisms) -> None:
    for region in ("四川省", "贵州省"):
        fields = [b.field for b in found.bodies if (b.mechanism, b.region) == ("chuan-qian", region)]
        assert sorted(fields) == ["connectivity", "ecology", "industry", "mechanism", "services", "tourism"]


def test_the_people_are_plainly_invented_and_fill_every_role(found: tables.Mechanisms) -> None:
    assert all(person.name.endswith("（演示）") for person in found.people)
    assert {person.role for person in found.people} == tables.ROLES
    names = {(person.username, person.name, person.account) for person in found.people}
    assert len(names) == len({username for username, _name, _account in names})
    for one in found.mechanisms:
        coordinated = {p.region for p in found.people if (p.mechanism, p.role) == (one.id, "coordinator")}
        assert coordinated == {side.region for side in found.sides_of(one.id)}


HEAD = "username\tname\taccount\tmechanism\trole\tregion\tbodies\n"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("x\t甲\teditor\tm\tcoordinator\t\t", "column region: stands with every role but"),
        ("x\t甲\treader\tm\tobserver\t四川省\t", "column region"),
        ("x\t甲\treader\tm\tliaison\t四川省\t", "column bodies: stand with liaisons"),
        ("x\t甲\treader\tm\tleader\t四川省\t省水利厅", "column bodies"),
        ("x\t甲\treader\tm\tchief\t四川省\t", "column role: «chief» is none of"),
        ("x\t甲\tadministrator\tm\tleader\t四川省\t", "column account"),
    ],
)
def test_a_person_in_an_impossible_place_is_named(row: str, complaint: str) -> None:
    with pytest.raises(TableError, match=complaint):
        read(HEAD + row, "mechanism_people.tsv", tables._person)
    assert read(HEAD + "x\t甲\treader\tm\tleader\t四川省\t", "mechanism_people.tsv", tables._person)


def test_a_name_that_no_table_has_is_refused(found: tables.Mechanisms) -> None:
    mechanism, side, body, person = (
        found.mechanisms[0],
        found.sides[0],
        found.bodies[0],
        next(person for person in found.people if person.bodies),
    )
    for wrong in (
        replace(found, mechanisms=(replace(mechanism, sources=("nowhere",)), *found.mechanisms[1:])),
        replace(found, sides=(*found.sides, replace(side, mechanism="nowhere"))),
        replace(found, bodies=(*found.bodies, replace(body, region="云南省"))),
        replace(found, people=(*found.people, replace(person, region="云南省"))),
        replace(found, people=(*found.people, replace(person, bodies=("省水利厅",)))),
    ):
        with pytest.raises(TableError, match="is in no table"):
            tables.check(wrong)
