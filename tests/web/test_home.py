from __future__ import annotations

from pathlib import Path

from huishang.web.home import prepare_home, secret_key


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    home = prepare_home(tmp_path / "new")
    key = secret_key(home)
    assert len(key) >= 50
    assert secret_key(home) == key
    assert (home / "secret-key").stat().st_mode & 0o077 == 0
    assert [path.name for path in home.iterdir()] == ["secret-key"]


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert secret_key(prepare_home(tmp_path / "a")) != secret_key(prepare_home(tmp_path / "b"))
