"""The linter of linking's tables: each contradiction beside its correct form."""

from __future__ import annotations

from pathlib import Path

import pytest

from huishang.registry.linking.lexicon import lint
from huishang.registry.linking.lexicon.lint import main

GOOD = {
    "organs": ("tail lead branch level use", "人民政府\t\tgovernment\t\tfull"),
    "departments": ("stem shorts endings branch owner", "卫生健康\t卫健\t委员会 局\tgovernment\t"),
    "successions": ("former successor year decision", "卫生健康\t卫生健康\t2018\t机构改革"),
    "variants": ("one other", ""),
    "surname_readings": ("surname readings", "曾\tzeng"),
    "reasons": ("code on zh en", "same_name\tsame\t名称相同\tthe names are the same"),
}


def findings(folder: Path, **lines: str) -> list[str]:
    """What the linter says of a small lexicon with one line of some tables replaced."""
    for name, (columns, line) in GOOD.items():
        head = "".join(f"# {column}: what it is\n" for column in columns.split())
        body = lines.get(name, line)
        text = head + columns.replace(" ", "\t") + "\n" + (body + "\n" if body else "")
        (folder / f"{name}.tsv").write_text(text, "utf-8")
    return [str(finding) for finding in lint.lint(folder)]


def test_the_tables_that_are_shipped_have_no_findings() -> None:
    assert [str(finding) for finding in lint.lint(Path(lint.__file__).parent)] == []


def test_a_correct_lexicon_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "line", "what"),
    [
        ("organs", "人民政府\t\tgovernment\t\tusual", "use usual is unknown"),
        ("organs", "人民政府\t\tgovernment\ttown\tfull", "level town is unknown"),
        ("organs", "政府\t\tgovernment\t\tfull\n政府\t\tparty\t\tfull", "政府 stands twice"),
        ("departments", "卫生健康\t\t委员会\tgovernment\t", "shorts is empty"),
        ("departments", "卫生健康\t卫健\t委员会\tcourt\t", "branch court is unknown"),
        (
            "departments",
            "卫生健康\t卫生健康\t委员会\tgovernment\t",
            "the short form 卫生健康 is the stem itself",
        ),
        ("departments", "卫生健康\t卫健 卫健\t委员会\tgovernment\t", "a word twice in 卫健 卫健"),
        ("successions", "卫生\t卫生健康\t2018\t机构改革", "卫生 is no stem of departments.tsv"),
        ("successions", "卫生健康\t卫生健康\t18\t机构改革", "year 18 is no year"),
        ("variants", "卫生健康\t卫生健康", "a name is no variant of itself"),
        ("surname_readings", "曾\tzēng", "readings zēng are not plain letters"),
        ("reasons", "same_name\tyes\t名称相同\tthe same", "on yes is unknown"),
        ("reasons", "same_name\tsame\t\tthe same", "no sentence in zh"),
        ("reasons", "same_name\tsame\t名称相同", "3 columns instead of 4"),
    ],
)
def test_a_contradiction_is_found(tmp_path: Path, name: str, line: str, what: str) -> None:
    assert any(
        what in finding and f"{name}.tsv:" in finding for finding in findings(tmp_path, **{name: line})
    )


def test_the_command_prints_findings_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    findings(tmp_path, surname_readings="曾\tZeng")
    assert main([str(tmp_path)]) == 1
    assert "surname_readings.tsv:4: readings Zeng" in capsys.readouterr().out
    assert main(["--help"]) == 2
