"""What a comparison ends in: a verdict, how sure it is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from huishang.registry.linking.lexicon.tables import rows

Verdict = Literal["same", "different", "unsure"]
Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """``same`` may be linked without a person, ``unsure`` goes to one; ``reasons`` are codes of reasons.tsv.

    ``score`` orders candidates: from 0 (surely different) to 1 (surely the same). It is no probability.
    """

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


@cache
def _sentences() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["zh"], row["en"]) for row in rows("reasons")}


def explain(judgement: Judgement, lang: Lang) -> tuple[str, ...]:
    """The reasons as sentences, in their order.

    Raises:
        KeyError: a code that reasons.tsv has not.

    """
    return tuple(_sentences()[code][lang == "en"] for code in judgement.reasons)
