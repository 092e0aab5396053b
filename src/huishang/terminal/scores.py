"""The figures of an evaluation as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huishang.terminal.screen import cells, pad, visible
from huishang.texts import Lang, text

if TYPE_CHECKING:
    from huishang.evaluation import Evaluation


def scores(evaluation: Evaluation, errors: int, lang: Lang) -> str:
    """The figures of an evaluation, and up to so many wrong items of each measure."""
    facts = {
        "documents": evaluation.documents,
        "unread": evaluation.unread,
        "broken": len(evaluation.broken),
    }
    heads = text("columns", lang).split()
    lines = [text("scores", lang, facts), pad(heads[0], 32) + "".join(_right(head) for head in heads[1:])]
    rank = {id_: place for place, (id_, _) in enumerate(evaluation.worst())}
    for measure, score in evaluation.scores.items():
        figures = [f"{value:.3f}" for value in (score.precision, score.recall, score.f1)]
        counts = [str(score.expected), str(score.given)]
        lines.append(pad(measure, 32) + "".join(_right(figure) for figure in figures + counts))
        for key, items in (("missed", score.missed), ("extra", score.extra)):
            worst = sorted(items, key=lambda pair: rank[pair[0]])[:errors]
            lines += [f"    {text(key, lang)} {id_}: {_item(item)}" for id_, item in worst]
    lines += [f"    {text('broken', lang)} {place}" for place in evaluation.broken[:errors]]
    if errors and rank:
        lines += [text("worst", lang), *(f"    {id_}: {n}" for id_, n in evaluation.worst()[:errors])]
    return "\n".join(visible(line) for line in lines) + "\n"


def _right(words: str) -> str:
    return " " * max(10 - cells(words), 1) + words


def _item(item: object) -> str:
    return (
        " · ".join("—" if part is None else str(part) for part in item)
        if isinstance(item, tuple)
        else str(item)
    )
