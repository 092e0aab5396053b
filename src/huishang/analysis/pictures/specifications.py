"""What each picture draws, as a Vega-Lite specification. The same data give the same specification."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from huishang.analysis.pictures.themes import FONT, Theme, bounds

Row = dict[str, Any]
HERE = "https://here.invalid"
"""Stands before the addresses of this site within a specification; ``drawing`` takes it away again."""
_TILE_WIDTH, _TILE_HEIGHT = 76, 48


def heat(rows: Sequence[Row], theme: Theme, columns: Sequence[str], lines: Sequence[str]) -> dict[str, Any]:
    """Counts in a grid, the number in each square. Rows: column, line, n, words."""
    import altair as alt

    base = alt.Chart(alt.Data(values=list(rows))).encode(
        x=alt.X("column:O", sort=list(columns), title=None, axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("line:O", sort=list(lines), title=None),
    )
    squares = base.mark_rect(stroke=theme.line).encode(color=_steps(rows, theme), description="words:N")
    numbers = base.mark_text(aria=False).encode(text="n:Q", color=_text_on_steps(rows, theme))
    return _finished(squares + numbers.transform_filter("datum.n > 0"), theme, alt.Step(46), alt.Step(28))


def tiles(rows: Sequence[Row], theme: Theme) -> dict[str, Any]:
    """The tile map. Rows: name, column, row, n, words, address, chosen."""
    import altair as alt

    base = alt.Chart(alt.Data(values=[{**row, "address": HERE + row["address"]} for row in rows])).encode(
        x=alt.X("column:O", axis=None), y=alt.Y("row:O", axis=None)
    )
    squares = base.mark_rect(strokeWidth=2).encode(
        color=_steps(rows, theme),
        stroke=alt.condition("datum.chosen", alt.value(theme.ink), alt.value(theme.line)),
        href="address:N",
        description="words:N",
    )
    on = _text_on_steps(rows, theme)
    names = base.mark_text(aria=False, dy=-7, fontSize=11).encode(text="name:N", color=on)
    numbers = base.mark_text(aria=False, dy=9, fontSize=11).encode(text="n:Q", color=on)
    return _finished(squares + names + numbers, theme, alt.Step(_TILE_WIDTH), alt.Step(_TILE_HEIGHT))


def network(nodes: Sequence[Row], edges: Sequence[Row], theme: Theme) -> dict[str, Any]:
    """Regions at their places on the tile map, joined where they met; the more often, the broader.

    Nodes: name, column, row, n, words, address. Edges: column, row, column2, row2, n, words, address.
    """
    import altair as alt

    def data(rows: Sequence[Row]) -> Any:
        return alt.Data(values=[{**row, "address": HERE + row["address"]} for row in rows])

    x = alt.X("column:Q", axis=None, scale=alt.Scale(domain=[0.5, 9.5]))
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[0.5, 8.5], reverse=True))
    most = max((row["n"] for row in edges), default=1)
    lines = (
        alt.Chart(data(edges))
        .mark_rule(color=theme.accent, opacity=0.55, strokeCap="round")
        .encode(
            x=x,
            y=y,
            x2="column2:Q",
            y2="row2:Q",
            strokeWidth=alt.StrokeWidth(
                "n:Q", scale=alt.Scale(domain=[1, max(2, most)], range=[1, 7]), legend=None
            ),
            href="address:N",
            description="words:N",
        )
    )
    base = alt.Chart(data(nodes)).encode(x=x, y=y)
    points = base.mark_circle(color=theme.accent, opacity=1, stroke=theme.line).encode(
        size=alt.Size("n:Q", scale=alt.Scale(range=[30, 420]), legend=None),
        href="address:N",
        description="words:N",
    )
    words = base.encode(text="name:N")
    halo = words.mark_text(aria=False, dy=19, fontSize=11, stroke=theme.halo, strokeWidth=4)
    names = words.mark_text(aria=False, dy=19, fontSize=11, color=theme.ink)
    return _finished(lines + points + halo + names, theme, 680, 460)


def timeline(rows: Sequence[Row], theme: Theme, lines: Sequence[str]) -> dict[str, Any]:
    """Exchanges along the years: a point for a known day, a bar over the whole month or year where only that is known.

    Rows: first, last (ISO days), line, is_exact, words, address.
    """
    import altair as alt

    values = [{**row, "address": HERE + row["address"]} for row in rows]
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("line:N", sort=list(lines), title=None, scale=alt.Scale(domain=list(lines))),
        href="address:N",
        description="words:N",
    )
    x = alt.X(
        "first:T",
        title=None,
        scale=alt.Scale(type="utc"),
        axis=alt.Axis(format="%Y", tickCount="year", grid=True),
    )
    points = (
        base.transform_filter("datum.is_exact")
        .mark_circle(size=90, opacity=0.75, color=theme.accent)
        .encode(x=x)
    )
    spans = (
        base.transform_filter("!datum.is_exact")
        .mark_bar(height=6, opacity=0.55, color=theme.accent)
        .encode(x=x, x2="last:T")
    )
    return _finished(spans + points, theme, 760, alt.Step(34))


def _steps(rows: Sequence[Row], theme: Theme) -> Any:
    import altair as alt

    most = max((row["n"] for row in rows), default=0)
    scale = alt.Scale(type="threshold", domain=bounds(most), range=list(theme.steps))
    return alt.Color("n:Q", scale=scale, legend=None)


def _text_on_steps(rows: Sequence[Row], theme: Theme) -> Any:
    """Words on the two darkest steps in the colour that is read on them."""
    import altair as alt

    dark = bounds(max((row["n"] for row in rows), default=0))[2]
    return alt.condition(f"datum.n >= {dark}", alt.value(theme.on_dark), alt.value(theme.ink))


def _finished(chart: Any, theme: Theme, width: Any, height: Any) -> dict[str, Any]:
    axis = {
        "labelColor": theme.ink,
        "tickColor": theme.line,
        "domainColor": theme.line,
        "gridColor": theme.line,
    }
    made = (
        chart.properties(width=width, height=height)
        .configure(background=theme.paper, font=FONT, axis={**axis, "labelFontSize": 12, "labelLimit": 220})
        .configure_view(stroke=None)
    )
    return made.to_dict()  # type: ignore[no-any-return]
