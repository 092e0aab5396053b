"""The tools beside us, each in an environment of its own that is made once and used again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Peer(NamedTuple):
    """A tool: how it is shown, the worker's word for it, and what is installed, in steps."""

    title: str
    tool: str
    installs: tuple[tuple[str, ...], ...]


PEERS = (
    Peer("rjieba 0.2.2", "rjieba", (("rjieba==0.2.2",),)),
    Peer("jieba 0.42.1 posseg", "jieba", (("setuptools<81",), ("jieba==0.42.1",))),
    Peer(
        "LAC 2.1.2",
        "lac",
        (
            ("setuptools<81", "wheel"),
            ("numpy<2", "paddlepaddle==2.6.2"),
            ("--no-build-isolation", "LAC==2.1.2"),
        ),
    ),
)


class NotInstalled(Exception):
    """A peer that could not be installed; the words say why."""


def python_of(peer: Peer, folder: Path) -> Path:
    """The Python of a peer's environment; it is made where it is not there."""
    home = folder / peer.tool
    python = home / "bin/python"
    ready = home / "ready"
    wanted = repr((peer.installs, sys.version))
    if ready.is_file() and ready.read_text("utf-8") == wanted:
        return python
    print(f"peers: installing {peer.title}", file=sys.stderr)
    shutil.rmtree(home, ignore_errors=True)
    _call(sys.executable, "-m", "venv", str(home))
    for packages in peer.installs:
        _call(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    ready.write_text(wanted, "utf-8")
    return python


def _call(program: str | Path, *arguments: str) -> None:
    try:
        done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=900)
    except subprocess.TimeoutExpired as error:
        raise NotInstalled("15 min") from error
    if done.returncode:
        raise NotInstalled(_reason(done.stderr))


def _reason(stderr: str) -> str:
    lines: Sequence[str] = [line for line in stderr.splitlines() if line.startswith("ERROR")]
    return (lines[0] if lines else "pip")[:100]
