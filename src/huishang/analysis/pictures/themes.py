"""The colours of a picture: the page's own variables, or plain ones for paper."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their use; ``steps`` from none to most, each further from the paper, also in grey;
    ``halo`` parts words from lines behind them.
    """

    ink: str
    quiet: str
    line: str
    accent: str
    paper: str
    halo: str
    steps: tuple[str, str, str, str, str]
    on_dark: str


PAGE = Theme(
    "var(--ink)",
    "var(--quiet)",
    "var(--line)",
    "var(--accent)",
    "transparent",
    "var(--paper)",
    ("var(--step-0)", "var(--step-1)", "var(--step-2)", "var(--step-3)", "var(--step-4)"),
    "var(--on-step)",
)
PAPER = Theme(
    "#1b1f24",
    "#545c66",
    "#c3c8ce",
    "#1f5fa8",
    "#ffffff",
    "#ffffff",
    ("#f4f5f7", "#d3e3f5", "#9cc0e8", "#3f76b8", "#1a4f8c"),
    "#ffffff",
)


def bounds(most: int) -> list[int]:
    """The counts at which the steps begin: 1, and then even shares of the largest count, each higher than the last."""
    found = [1]
    for share in (0.25, 0.5, 0.75):
        found.append(max(found[-1] + 1, round(most * share)))
    return found
