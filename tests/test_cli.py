"""The command: what it prints where, and with which status it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from huishang import cli
from huishang.texts import TEXTS, language

REPORT = "甲省党政代表团到乙省考察\n11月22日，甲省党政代表团到乙省考察。\n"


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def command(*arguments: str | Path, stdin: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command itself."""
    huishang = Path(sys.executable).with_name("huishang")
    return subprocess.run(
        [huishang, *arguments], input=stdin, capture_output=True, env=os.environ | environ, timeout=60
    )


def test_the_installed_command_reads_a_file(report: Path) -> None:
    done = command("read", report, "--format", "jsonl", "--published", "2023-11-24")
    assert (done.returncode, done.stderr) == (0, b"")
    (line,) = done.stdout.splitlines()
    document = json.loads(line)["document"]
    assert document["text"] == REPORT
    assert document["published"] == "2023-11-24"


def test_the_installed_command_reads_standard_input_in_any_encoding() -> None:
    done = command("read", "-", "--format", "json", stdin=REPORT.encode("gb18030"), PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["document"]["text"] == REPORT


def test_the_same_input_gives_the_same_bytes(report: Path) -> None:
    runs = {command("read", report, "--format", "jsonl", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(runs) == 1


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps({"text": REPORT * 20}) + "\n") * 500)
    huishang = Path(sys.executable).with_name("huishang")
    with subprocess.Popen(
        [huishang, "read", path, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == cli.PIPE_CLOSED


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    report: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", str(report), "no-such.txt", str(report), "--format", "jsonl"]) == 1
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 2
    assert err == "no-such.txt：没有这个文件或文件夹；请检查路径\n"


def test_ids_of_json_lines_and_the_order_of_inputs(
    tmp_path: Path, report: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"id": "一", "text": "甲"}\n{"id": 2, "text": "乙", "published": "2020-01-02"}\n', "utf-8"
    )
    assert cli.main(["read", str(path), str(report), "--published=2023-11-24", "--format=jsonl"]) == 0
    documents = [json.loads(line)["document"] for line in capfd.readouterr().out.splitlines()]
    assert [document["id"] for document in documents[:2]] == ["一", "2"]
    assert re.fullmatch("[0-9a-f]{64}", documents[2]["id"])
    assert [document["published"] for document in documents] == ["2023-11-24", "2020-01-02", "2023-11-24"]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_json_is_an_object_for_one_document_and_an_array_for_several(
    report: Path, capfd: pytest.CaptureFixture[str], count: int
) -> None:
    assert cli.main(["read", *[str(report)] * count, "--format", "json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert isinstance(found, dict) if count == 1 else len(found) == count


def first_reading(capfd: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert cli.main(["read", *arguments, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capfd.readouterr().out)
    return found


def test_a_report_is_read_as_the_kind_that_the_caller_gives(
    report: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report.write_text(REPORT.replace("甲省", "四川省").replace("乙省", "贵州省"), "utf-8")
    found = first_reading(capfd, str(report))
    assert (found["document"]["kind"], found["instrument"], len(found["events"])) == ("communique", None, 1)
    found = first_reading(capfd, str(report), "--kind", "minutes")
    assert (found["document"]["kind"], found["events"]) == ("minutes", [])
    assert found["instrument"]["session"] is not None


def test_a_plan_is_read_as_the_kind_that_the_caller_gives(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "甲市行动计划\n一、修路\n（一）贯通。共同建设道路。（牵头单位：四川省交通运输厅）\n"
        "（二）班车。开通班车。（牵头单位：重庆市交通运输委）\n（三）票务。推广一卡。（牵头单位：四川省财政厅）\n",
        "utf-8",
    )
    found = first_reading(capfd, str(plan))
    assert found["document"]["kind"] == "instrument"
    assert [item["number"] for item in found["commitments"]] == ["（一）", "（二）", "（三）"]
    found = first_reading(capfd, str(plan), "--kind", "communique")
    assert (found["document"]["kind"], found["instrument"]) == ("communique", None)
    assert not any(item["responsible"] for item in found["commitments"])


def test_what_an_excel_file_hides_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    assert book.active
    book.active.append(["事项"])
    book.create_sheet("底稿").sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert cli.main(["read", str(path)]) == 0
    assert capfd.readouterr().err == f"{path}: 有 1 个隐藏的工作表没有读：底稿\n"
    assert cli.main(["read", str(path), "--lang", "en"]) == 0
    assert capfd.readouterr().err == f"{path}: hidden sheets left out (1): 底稿\n"


def test_text_is_the_default_and_has_no_colour_in_a_file(
    report: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", str(report), str(report)]) == 0
    out = capfd.readouterr().out
    assert "2023" not in out
    assert "\x1b" not in out
    assert out.count("─" * 40) >= 1


def test_damaged_text_is_read_with_a_note(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes((REPORT * 9).encode() + b"\xe4")
    assert cli.main(["read", str(path)]) == 0
    assert capfd.readouterr().err == f"{path}: 有 1 处字节不是 UTF-8，以 � 代替\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["raed"], "没有“raed”这个命令"),
        (["read"], "要给出文件"),
        (["read", "a", "--published", "2023-02-29"], "“2023-02-29”不是"),
        (["read", "a", "--published", "20230228"], "“20230228”不是"),
        (["read", "a", "--format", "xml"], "“xml”不是 text json jsonl 之一"),
        (["read", "a", "--kind", "news"], "“news”不是"),
        (["read", "a", "--fast"], "不认得 --fast"),
        (["read", "a", "--lang", "fr"], "“fr”不是 zh en 之一"),
        (["evaluate"], "要给出文件"),
        (["evaluate", "a", "--errors", "x"], "--errors"),
    ],
)
def test_wrong_use_is_explained(arguments: list[str], says: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


def test_alone_it_shows_what_it_can_do(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    out = capfd.readouterr().out
    assert all(f"huishang {name}" in out for name in cli._COMMANDS)


@pytest.mark.parametrize("name", sorted(cli._COMMANDS))
def test_every_command_explains_itself_in_both_languages(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([name, "--help"]) == 0
    assert capfd.readouterr().out.startswith(f"用法：huishang {name}")
    assert cli.main([name, "--help", "--lang", "en"]) == 0
    assert capfd.readouterr().out.startswith(f"Usage: huishang {name}")


def test_help_names_the_options_that_there_are(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huishang.web.command.run_site", lambda *_, **__: None)
    for name in cli._COMMANDS:
        for option in set(re.findall(r"--[a-z]+", TEXTS[f"help {name}"][0])) - {"--lang"}:
            cli.main([name, option])
            assert "不认得" not in capfd.readouterr().err, f"{name} {option}"


def test_every_text_is_there_in_both_languages_with_the_same_facts() -> None:
    for key, (zh, en) in TEXTS.items():
        assert zh, key
        assert en, key
        if not key.startswith("help"):
            assert set(re.findall(r"{(\w+)}", zh)) == set(re.findall(r"{(\w+)}", en)), key


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_the_language_that_the_environment_asks_for(environ: dict[str, str], expected: str) -> None:
    assert language(environ) == expected


def test_the_samples_are_read_with_their_dates(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["samples", "--format", "jsonl"]) == 0
    documents = [json.loads(line)["document"] for line in capfd.readouterr().out.splitlines()]
    kinds = [document["kind"] for document in documents]
    assert kinds == [*["communique"] * 4, "instrument", "minutes"]
    assert {"2021-04-21", "2022-06-30"} <= {document["published"] for document in documents}


def test_evaluate_prints_the_figures(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answers.jsonl"
    person = {"name": "一个不会被读到的人", "posts": [], "roles": []}
    path.write_text(json.dumps({"id": "x", "published": None, "text": REPORT, "people": [person]}), "utf-8")
    assert cli.main(["evaluate", str(path), "--json"]) == 0
    figures = json.loads(capfd.readouterr().out)
    assert (figures["documents"], figures["measures"]["names"]["expected"]) == (1, 1)
    assert cli.main(["evaluate", str(path), "--errors", "1"]) == 0
    out = capfd.readouterr().out
    assert out.startswith("1 份文献，0 份未读，0 处引文与位置不符\n")
    assert "漏 x: 一个不会被读到的人" in out
    assert cli.main(["evaluate", str(tmp_path / "none.jsonl")]) == 1


def test_it_starts_quickly(report: Path) -> None:
    """What only some inputs need is loaded only for them."""
    code = "import sys; import huishang.cli; print([m for m in sys.modules if m.split('.')[0] in %r])"
    heavy = ("lxml", "pypdfium2", "opencc", "docx")
    done = subprocess.run([sys.executable, "-c", code % (heavy,)], capture_output=True, check=True)
    assert done.stdout == b"[]\n"
