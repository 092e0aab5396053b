"""`huishang import`: a line a file, and the record is what the site shows."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from huishang.accounts.rules import Role
from huishang.documents import command
from huishang.documents.models import Document
from tests.documents.texts import HOST, REPORT, REPRINT, UNDATED
from tests.people import account

pytestmark = pytest.mark.django_db


def lines(*paths: Path, published: date | None = None, lang: str = "en") -> list[tuple[str, bool]]:
    return list(command.import_files(map(str, paths), account(), published, lang))  # type: ignore[arg-type]


def test_a_line_for_each_file_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in {"a.txt": HOST, "b.txt": REPRINT, "c.txt": HOST, "d.txt": "", "e.txt": UNDATED}.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "f.jsonl").write_text('{"text": "甲"}\n{"text": "乙"}\n{}', "utf-8")
    (folder / "picture.png").write_bytes(b"x")
    found = lines(folder)
    assert [line.split()[1] for line, _ in found] == ["✓", "~", "=", "✗", "✓", "✓"]
    assert [failed for _, failed in found] == [False, False, False, True, False, True]
    assert found[0][0] == f"1/6 ✓ {folder}/a.txt  雅江县党政代表团来我市考察交流"
    assert "repeats “雅江县党政代表团来我市考察交流” (7" in found[1][0]
    assert found[3][0] == f"4/6 ✗ {folder}/d.txt  the file is empty; export or download it again"
    assert found[4][0].endswith("date of publication unknown")
    assert "2 documents  line 3: not the JSON" in found[5][0]


def test_importing_a_folder_again_finds_all_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNDATED, "utf-8")
    lines(tmp_path, published=date(2031, 3, 30))
    before = list(Document.objects.values())
    assert [line.split()[1] for line, _ in lines(tmp_path, published=date(2031, 1, 1))] == ["="]
    assert list(Document.objects.values()) == before
    assert Document.objects.get().published == date(2031, 3, 30)


def test_what_is_not_there_or_holds_nothing_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    found = lines(tmp_path / "none.txt", tmp_path / "empty", tmp_path / "a.txt", lang="zh")
    assert [failed for _, failed in found] == [True, True, False]
    assert "没有能读的文件" in found[0][0]
    assert "没有这个文件" in found[1][0]


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb.txt"
    path.write_text(REPORT, "utf-8")
    assert "\x1b" not in lines(path)[0][0]


def test_in_whose_name() -> None:
    account(Role.READER, "reader")
    with pytest.raises(command.NoAccount, match="能导入的账号"):
        command.importer(None, "zh")
    admin, editor = account(Role.ADMINISTRATOR, "chief"), account(Role.EDITOR, "lin")
    assert command.importer(None, "zh") == editor
    assert command.importer("chief", "zh") == admin
    for name in ("reader", "nobody"):
        with pytest.raises(command.NoAccount, match=name):
            command.importer(name, "en")


def test_the_user_of_the_machine_has_an_account_of_his_own(monkeypatch: pytest.MonkeyPatch) -> None:
    account(Role.EDITOR, "lin")
    own = account(Role.ADMINISTRATOR, "qin")
    monkeypatch.setattr(command.getpass, "getuser", lambda: "qin")
    assert command.importer(None, "zh") == own


def huishang(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "HUISHANG_HOME": str(home), "DATABASE_URL": "", "LANG": "zh_CN.UTF-8"}
    environ = {key: value for key, value in environ.items() if value and not key.startswith("DJANGO")}
    command_line = [sys.executable, "-m", "huishang", "import", *map(str, arguments)]
    return subprocess.run(command_line, env=environ, capture_output=True, text=True, encoding="utf-8")


def test_the_command_works_without_the_site_and_tells_by_its_status(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    home = tmp_path / "home"
    good = huishang(home, tmp_path / "a.txt")
    assert (good.returncode, good.stderr) == (0, "")
    assert "以 editor 的名义导入" in good.stdout
    assert f"1/1 ✓ {tmp_path}/a.txt  金川县党政代表团到绵竹市考察" in good.stdout
    bad = huishang(home, tmp_path / "b.txt", tmp_path / "a.txt", "--as", "administrator")
    assert bad.returncode == 1
    assert bad.stdout.splitlines()[-1] == "完成：1 个成功，1 个有问题"
    assert huishang(home, tmp_path, "--as", "reader").returncode == 1
    assert huishang(home).returncode == 2
    assert huishang(home, "--published", "2031-2-1", tmp_path).returncode == 2
    assert list((home / "originals").rglob("*")) != []
