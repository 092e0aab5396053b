"""The linter of the tables: each contradiction beside its correct form."""

from __future__ import annotations

from pathlib import Path

import pytest

from huishang.reading.lexicon import lint
from huishang.reading.lexicon.lint import COLUMNS, is_contraction, main

REGIONS = [
    "510000\t四川省\t四川\t川 蜀\tprovince\t省\t0",
    "510100\t成都市\t成都\t蓉\tprefecture\t地级市\t0",
    "510104\t锦江区\t锦江\t\tcounty\t市辖区\t1",
]
GOOD = {
    "former_regions": "510124\t郫县\t\tcounty\t510104\t2016\t",
    "areas": "天府新区\t\t国家级新区\t510100",
    "region_groups": "成锦\t510100 510104\t",
    "countries": "美国\t美利坚合众国\t美",
    "surnames": "王\tsingle\t1\t",
}


def table(name: str, *lines: str) -> str:
    """A table with a correct explanation."""
    columns = COLUMNS[name]
    return "\n".join([*(f"# {column}: what it is" for column in columns), "\t".join(columns), *lines]) + "\n"


def findings(folder: Path, **texts: str) -> list[str]:
    """What the linter says of a small lexicon, with some of its tables replaced."""
    whole = (
        {"regions": table("regions", *REGIONS)}
        | {name: table(name, line) for name, line in GOOD.items()}
        | texts
    )
    for name, text in whole.items():
        (folder / f"{name}.tsv").write_bytes(text.encode())
    return [str(finding) for finding in lint.lint(folder)]


def test_the_lexicon_itself_has_no_findings() -> None:
    """The tables that are shipped."""
    assert [str(finding) for finding in lint.lint(Path(lint.__file__).parent)] == []


def test_a_correct_lexicon_has_no_findings(tmp_path: Path) -> None:
    """So that each finding below comes from the one row that was changed."""
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "line", "what"),
    [
        ("regions", "51010\t青羊区\t青羊\t\tcounty\t市辖区\t1", "code 51010 is no code"),
        ("regions", "520103\t云岩区\t云岩\t\tcounty\t市辖区\t1", "the province 520000 of 520103 is missing"),
        (
            "regions",
            "510105\t青羊区\t青阳\t\tcounty\t市辖区\t1",
            "the short form 青阳 is not a part of 青羊区",
        ),
        ("regions", "510105\t青羊区\t青\t\tcounty\t市辖区\t1", "the short form 青 has one character"),
        ("regions", "510105\t青羊区\t青羊\t\tcity\t市辖区\t1", "level city is unknown"),
        (
            "regions",
            "510105\t青羊区\t青羊\t\tprefecture\t市辖区\t1",
            "level prefecture contradicts code 510105",
        ),
        ("regions", "510105\t青羊区\t青羊\t\tcounty\t区\t1", "kind 区 is unknown"),
        ("regions", "510105\t青羊区\t青羊\t\tcounty\t市辖区\tyes", "ambiguous yes is unknown"),
        ("regions", "510105\t青羊区\t\t\tcounty\t市辖区\t1", "ambiguous is 1 but there is no short form"),
        ("regions", "510104\t青羊区\t青羊\t\tcounty\t市辖区\t1", "510104 stands in line 11 too"),
        ("regions", "510103\t青羊区\t青羊\t\tcounty\t市辖区\t1", "510103 comes after a greater code"),
        ("regions", "510199\t成都县\t成都\t\tcounty\t县\t0", "成都 stands for 成都市 and for 成都县"),
        ("regions", "510105\t青羊区\t青羊\t羊 羊\tcounty\t市辖区\t1", "an abbreviation twice in 羊 羊"),
        ("regions", "510105\t青羊区\t青羊\t羊 \tcounty\t市辖区\t1", "a stray space"),
        ("regions", "510105\t青羊区\t青羊\t\tcounty\t市辖区\t１", "the full-width character １"),
        (
            "regions",
            "510105\t青羊区\u200b\t青羊\t\tcounty\t市辖区\t1",
            "a character U+200B that cannot be seen",
        ),
        ("regions", '510105\t"青羊区"\t青羊\t\tcounty\t市辖区\t1', "a straight quotation mark"),
        ("regions", "510105\t青羊区\t青羊\tcounty\t市辖区\t1", "6 columns instead of 7"),
        ("regions", "", "an empty line"),
        (
            "former_regions",
            "510725\t梓县\t\tcounty\t510799\t2016\t",
            "successor_code 510799 is not in regions.tsv",
        ),
        ("former_regions", "510725\t梓县\t\tcounty\t510104\t16\t", "until 16 is no year"),
        ("areas", "两江新区\t\t新区\t510100", "kind 新区 is unknown"),
        ("areas", "两江新区\t\t国家级新区\t500000", "region_code 500000 is not in regions.tsv"),
        ("areas", "两江新区\t两江新区\t国家级新区\t510100", "short repeats the name"),
        ("region_groups", "川\t510000\t", "川 has fewer than two members"),
        ("region_groups", "川川\t510000 510000\t", "a member twice in 510000 510000"),
        ("region_groups", "川渝\t510000 500000\t", "member 500000 is not in regions.tsv"),
        ("countries", "美国\t\t美", "美国 stands in line 5 too"),
        ("countries", "古巴\t古巴\t", "official repeats the name"),
        ("surnames", "欧阳\tsingle\t\t", "欧阳 is not single"),
        ("surnames", "李\tdouble\t\t", "kind double is unknown"),
        ("surnames", "李\tsingle\t1\t", "rank 1 is that of 王 too"),
        ("surnames", "李\tsingle\tx\t", "rank x is no number"),
        ("surnames", "李\tsingle\t\tmany", "note many is unknown"),
    ],
)
def test_a_contradiction_is_found(tmp_path: Path, name: str, line: str, what: str) -> None:
    """One bad row, one line that says where, what, and what to do."""
    before = REGIONS if name == "regions" else [GOOD[name]]
    said = findings(tmp_path, **{name: table(name, *before, line)})
    number = len(COLUMNS[name]) + 1 + len(before) + 1
    hits = [one for one in said if one.startswith(f"{name}.tsv:{number}: {what}")]
    assert hits and hits[0].removeprefix(f"{name}.tsv:{number}: {what}").count(": ") >= 1, said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("name\tofficial\tshort\n美国\t\t美\n", "countries.tsv:1: no explanation at the top"),
        (
            "# name: x\n# short: x\nname\tofficial\tshort\n美国\t\t美\n",
            "countries.tsv:3: column official is not explained",
        ),
        (
            "# name: x official: x short: x\nname\tofficial\tshort\n# more\n",
            "countries.tsv:3: an explanation below",
        ),
        ("# name: x official: x short: x\nname\tshort\tofficial\n", "countries.tsv:2: wrong columns"),
        ("#name: x official: x short: x\nname\tofficial\tshort\n", "countries.tsv:1: no space after #"),
        ("# name: x official: x short: x\n", "countries.tsv:1: no line of column names"),
        (
            "# name: x official: x short: x\nname\tofficial\tshort\n美国\t\t美",
            "countries.tsv:3: the last line has no end",
        ),
    ],
)
def test_a_broken_form_is_found(tmp_path: Path, text: str, what: str) -> None:
    """Explanation, column names and line ends."""
    assert any(one.startswith(what) for one in findings(tmp_path, countries=text))


def test_a_table_without_rules_is_checked_for_its_form(tmp_path: Path) -> None:
    """Other tables of the lexicon: explained columns, no row twice."""
    said = findings(tmp_path, words="# word: x\nword\tkind\n一个\tnoun\n一个\tnoun\n")
    assert [one.split(": ")[1] for one in said] == [
        "column kind is not explained",
        "一个 noun stands in line 3 too",
    ]


def test_the_command_ends_with_1_on_findings_and_0_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For use before a commit."""
    findings(tmp_path)
    assert main([str(tmp_path)]) == 0
    findings(tmp_path, countries="name\tofficial\tshort\n")
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("countries.tsv:1: no explanation at the top: ")
    assert main(["--help"]) == 2


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    """Saved in another encoding."""
    findings(tmp_path)
    (tmp_path / "countries.tsv").write_bytes("美国".encode("gb18030"))
    assert [finding.file for finding in lint.lint(tmp_path)] == ["countries.tsv"]


def test_an_empty_folder_is_a_finding(tmp_path: Path) -> None:
    """A wrong path must not pass as a clean lexicon."""
    assert main([str(tmp_path)]) == 1


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [("阿右旗", "阿拉善右旗", True), ("酉阳", "酉阳土家族苗族自治县", True), ("右阿旗", "阿拉善右旗", False)],
)
def test_a_short_form_takes_characters_of_the_name_in_order(short: str, name: str, expected: bool) -> None:
    """So that a slip of the pen is noticed."""
    assert is_contraction(short, name) is expected
