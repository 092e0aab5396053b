"""Why a rule decided as it did: a code with its figures, which a page puts into words (reasons.tsv has them)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from huishang.ledger.rules.tables import rows

Lang = Literal["zh", "en"]
Parameter = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Reason:
    """A code of reasons.tsv and what its sentence is filled with, in the order in which they were given."""

    code: str
    parameters: tuple[tuple[str, Parameter], ...] = ()


def reason(code: str, **parameters: Parameter) -> Reason:
    """The reason of that code, filled with these figures."""
    return Reason(code, tuple(parameters.items()))


def explain(given: Reason, lang: Lang) -> str:
    """The reason as a sentence, without a full stop.

    Raises:
        KeyError: reasons.tsv has not this code, or its sentence asks for a figure that was not given.

    """
    return _sentences()[given.code][lang == "en"].format(**{name: shown(v) for name, v in given.parameters})


def joined(names: Iterable[str]) -> str:
    """Several names as one parameter, in a fixed order."""
    return "、".join(sorted(names))


@cache
def _sentences() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["zh"], row["en"]) for row in rows("reasons")}


def shown(value: Parameter) -> str:
    """A figure without idle zeros, a day as ISO."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
