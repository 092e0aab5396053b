from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from huishang.ledger import rules
from huishang.ledger.rules import tables
from huishang.ledger.rules.lights import Light
from huishang.ledger.rules.reasons import explain, reason
from huishang.ledger.rules.tables.lint import lint, main
from huishang.ledger.rules.versions import RuleId

FOLDER = Path(tables.__file__).parent
SOURCES = [path.read_text(encoding="utf-8") for path in Path(rules.__file__).parent.glob("*.py")]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str, str], list[str]]:
    """What the linter says when one table is changed."""

    def findings(name: str, old: str, new: str) -> list[str]:
        for path in FOLDER.glob("*.tsv"):
            shutil.copy(path, tmp_path)
        text = (tmp_path / f"{name}.tsv").read_text(encoding="utf-8")
        assert old in text
        (tmp_path / f"{name}.tsv").write_text(text.replace(old, new, 1), encoding="utf-8")
        return [str(finding) for finding in lint(tmp_path)]

    return findings


def test_the_tables_are_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == ""
    assert main(["--help"]) == 2


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("light_bands", "yellow\tbehind\tprinted", "amber\tbehind\tprinted", "light amber is unknown"),
        ("light_bands", "\t30\tafter", "\t10\tafter", "does not begin above"),
        ("light_bands", "\t30\tafter", "\tthirty\tafter", "is no number"),
        ("light_bands", "after\tred\tfar_behind", "after\tgreen\tfar_behind", "go up and down"),
        ("light_bands", "behind_points\t-\tat", "behind_points\t-9\tat", "lowest band begins somewhere"),
        ("light_bands", "\tfar_behind\t", "\tbehind_far\t", "is not in reasons.tsv"),
        ("light_bands", "not defined in print below 10 points: green, and said", "", "chosen without a note"),
        ("light_rules", "yinchuan-funds\t1", "yinchuan-fund\t1", "decides nothing"),
        ("light_rules", "yinchuan-funds\t1", "yinchuan-funds\t2", "follows 0"),
        ("answer_times", "closing\t10", "closing\t0", "0 working days to answer"),
        ("answer_times", "closing\t10", "reopening\t10", "gives closing no time"),
        ("scored_states", "study\t0.25", "study\t25", "is no share"),
        ("scored_states", "study\t0.25", "done\t0.25", "stands twice"),
        ("rounding", "1\trate", "1\tboth", "first both is unknown"),
        (
            "reasons",
            "days over the deadline: {value}",
            "days over the deadline: {days}",
            "name other figures",
        ),
    ],
)
def test_a_contradiction_in_a_table_is_found(
    changed: Callable[[str, str, str], list[str]], name: str, old: str, new: str, says: str
) -> None:
    assert any(says in finding for finding in changed(name, old, new))


def test_every_reason_has_its_sentence_and_no_sentence_is_idle() -> None:
    given = {code for text in SOURCES for code in re.findall(r'reason\(\s*"(\w+)"', text)}
    given |= {row["reason"] for row in tables.rows("light_bands")}
    assert given == {row["code"] for row in tables.rows("reasons")}


def test_a_reason_reads_in_both_languages() -> None:
    told = reason("over", value=3)
    assert explain(told, "zh") == "超时限3天未完成"
    assert explain(told, "en") == "not done; days over the deadline: 3"
    with pytest.raises(KeyError):
        explain(reason("over"), "zh")


def test_a_rule_is_read_back_from_what_it_prints() -> None:
    rule = RuleId("yinchuan-progress", 2)
    assert RuleId.parse(str(rule)) == rule
    for words in ("yinchuan", "/1", "yinchuan/", "yinchuan/x"):
        with pytest.raises(ValueError, match="write name/version"):
            RuleId.parse(words)


def test_every_light_of_the_tables_is_one() -> None:
    assert {row["light"] for row in tables.rows("light_bands")} == set(Light) - {Light.NONE}
