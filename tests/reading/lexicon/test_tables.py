"""The tables of the lexicon: how they are read, and facts that they must hold."""

from __future__ import annotations

import pytest

from huishang.reading.lexicon.tables import LexiconError, parse, rows

NAMES = ("regions", "former_regions", "areas", "region_groups", "countries", "surnames")


def by(name: str, column: str) -> dict[str, dict[str, str]]:
    """The rows of a table by one column."""
    return {row[column]: row for row in rows(name)}


def test_rows_come_by_column_name() -> None:
    """Lines with # are explanation; the next line names the columns."""
    assert parse("# what it is\ncode\tname\n110000\t北京市\n", "a.tsv") == [
        {"code": "110000", "name": "北京市"}
    ]


def test_an_empty_last_column_is_kept() -> None:
    """A note may be empty; its tab must be there."""
    assert parse("name\tnote\n川渝\t\n", "a.tsv") == [{"name": "川渝", "note": ""}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# x\nname\tnote\n川渝\n", "a.tsv:3: column note is missing: 1 of 2 columns"),
        ("name\tnote\n川渝\tx\ty\n", "a.tsv:2: a column too many after note: 3 of 2 columns"),
        ("# only explanation\n", "a.tsv:1: no line of column names"),
    ],
)
def test_a_broken_table_is_named_with_line_and_column(text: str, message: str) -> None:
    """The one who keeps the table must find the place."""
    with pytest.raises(LexiconError) as caught:
        parse(text, "a.tsv")
    assert str(caught.value) == message


def test_an_unknown_table_is_an_error_of_the_lexicon() -> None:
    """Not a bare FileNotFoundError with a path."""
    with pytest.raises(LexiconError, match=r"^no_such\.tsv: "):
        rows("no_such")


@pytest.mark.parametrize("name", NAMES)
def test_every_table_can_be_read(name: str) -> None:
    """No table is empty."""
    assert len(rows(name)) > 100


@pytest.mark.parametrize(
    ("code", "name", "short", "kind", "ambiguous"),
    [
        ("510000", "四川省", "四川", "省", "0"),
        ("450000", "广西壮族自治区", "广西", "自治区", "0"),
        ("810000", "香港特别行政区", "香港", "特别行政区", "0"),
        ("500242", "酉阳土家族苗族自治县", "酉阳", "自治县", "0"),
        ("422800", "恩施土家族苗族自治州", "恩施", "自治州", "0"),
        ("422801", "恩施市", "恩施", "县级市", "1"),
        ("152922", "阿拉善右旗", "阿右旗", "旗", "0"),
        ("500154", "开州区", "开州", "市辖区", "1"),
        ("350213", "翔安区", "翔安", "市辖区", "1"),
        ("429021", "神农架林区", "神农架", "林区", "0"),
        ("610100", "西安市", "西安", "地级市", "0"),
        ("120101", "和平区", "和平", "市辖区", "1"),
        ("623001", "合作市", "合作", "县级市", "1"),
        ("632500", "海南藏族自治州", "海南", "自治州", "1"),
        ("460000", "海南省", "海南", "省", "0"),
    ],
)
def test_known_regions(code: str, name: str, short: str, kind: str, ambiguous: str) -> None:
    """Short forms of every build, and which of them are safe."""
    row = by("regions", "code")[code]
    assert (row["name"], row["short"], row["kind"], row["ambiguous"]) == (name, short, kind, ambiguous)


@pytest.mark.parametrize(
    "name",
    [
        "临平区",
        "钱塘区",
        "黔西市",
        "错那市",
        "米林市",
        "莱芜区",
        "祁阳市",
        "龙港市",
        "开州区",
        "滦州市",
        "白杨市",
        "和安县",
        "和康县",
    ],
)
def test_the_edition_has_the_changes_up_to_2024(name: str) -> None:
    """Names that older tables lack."""
    assert name in by("regions", "name")


@pytest.mark.parametrize("name", ["下城区", "江干区", "莱芜市", "黔西县", "开县", "市辖区", "县"])
def test_names_that_are_gone_are_not_official(name: str) -> None:
    """Neither dissolved regions nor the collective rows of the official table."""
    assert name not in by("regions", "name")


def test_the_number_of_regions_is_that_of_the_ministry() -> None:
    """34 provinces, 333 prefectures, 2846 counties at the end of 2024."""
    levels = [row["level"] for row in rows("regions")]
    assert [levels.count(level) for level in ("province", "prefecture", "county")] == [34, 333, 2846]


@pytest.mark.parametrize(
    ("name", "successor", "until"),
    [
        ("思茅市", "普洱市", "2007"),
        ("襄樊市", "襄阳市", "2011"),
        ("莱芜市", "济南市", "2019"),
        ("江津市", "江津区", "2006"),
        ("开县", "开州区", "2016"),
        ("黔西县", "黔西市", "2021"),
        ("米林县", "米林市", "2023"),
        ("苍山县", "兰陵县", "2014"),
    ],
)
def test_what_became_of_a_region(name: str, successor: str, until: str) -> None:
    """The successor is a region of today."""
    row = by("former_regions", "name")[name]
    assert (by("regions", "code")[row["successor_code"]]["name"], row["until"]) == (successor, until)


def test_groups_name_their_members() -> None:
    """In the order of the name."""
    regions = by("regions", "code")
    members = by("region_groups", "name")["成渝"]["members"].split()
    assert [regions[code]["name"] for code in members] == ["成都市", "重庆市"]


def test_all_state_level_new_areas_are_there() -> None:
    """Nineteen by decision of the State Council."""
    assert sum(row["kind"] == "国家级新区" for row in rows("areas")) == 19


def test_all_members_of_the_united_nations_are_there() -> None:
    """193, and three more."""
    assert len(rows("countries")) == 193 + 3


@pytest.mark.parametrize("surname", ["王", "逄", "逯", "郄", "欧阳", "令狐", "尉迟", "长孙"])
def test_surnames(surname: str) -> None:
    """Frequent, rare and compound ones."""
    assert surname in by("surnames", "surname")
