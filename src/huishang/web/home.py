"""The folder that holds what an installation keeps."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def prepare_home(home: Path) -> Path:
    """The folder, made where it is missing, readable by its owner only."""
    home = home.expanduser().resolve()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def secret_key(home: Path) -> str:
    """The installation's own secret key, made at the first start.

    Two processes may start at once: the file is made whole before it gets its name, and the first
    name stands.
    """
    path = home / "secret-key"
    if not path.exists():
        fresh = path.with_name(f"secret-key.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64), encoding="ascii")
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii")
