"""What each step of the reader costs: microseconds a document of 2,000 characters, without what the step itself calls.

python benchmarks/steps.py [--seconds 15]
"""

from __future__ import annotations

import argparse
import inspect
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus import CHARACTERS, SHARED, documents

from huishang.reading import assemble, pipeline


class Clock:
    """The CPU time of each function, that of the functions it calls left out."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.inner: list[float] = [0.0]

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed."""

        def call(*values: Any, **named: Any) -> Any:
            self.inner.append(0.0)
            start = time.process_time()
            try:
                return function(*values, **named)
            finally:
                whole = time.process_time() - start
                self.spent[name] += whole - self.inner.pop()
                self.inner[-1] += whole

        return call


def profile(texts: list[str], seconds: float) -> list[tuple[str, float]]:
    """Steps with their microseconds a document, the most costly first."""
    clock = Clock()
    originals = {module: dict(vars(module)) for module in (pipeline, assemble)}
    for name, value in originals[pipeline].items():
        if inspect.isfunction(value) and value.__module__.startswith("huishang.reading"):
            setattr(pipeline, name, clock.timed(name.strip("_"), value))
    for name, value in originals[assemble].items():
        if inspect.isfunction(value) and value.__module__ == assemble.__name__ and name[0] != "_":
            setattr(assemble, name, clock.timed(f"assemble.{name}", value))
    try:
        done = _read(texts, seconds, clock)
    finally:
        for module, names in originals.items():
            vars(module).update(names)
    return [(name, 1e6 * spent * CHARACTERS / done) for name, spent in clock.spent.most_common()]


def _read(texts: list[str], seconds: float, clock: Clock) -> int:
    """Read for some seconds; how many characters were read."""
    for text in texts[:3]:
        pipeline.read(text)
    clock.spent.clear()
    characters = count = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        text = texts[count % len(texts)]
        pipeline.read(text)
        count += 1
        characters += len(text)
    return characters


def table(steps: list[tuple[str, float]]) -> list[str]:
    """The steps as lines of a Markdown table."""
    whole = sum(spent for _, spent in steps)
    lines = ["| step | µs a document | share |", "| --- | ---: | ---: |"]
    lines += [f"| {name} | {spent:.0f} | {spent / whole:.1%} |" for name, spent in steps if spent >= 0.5]
    return [*lines, f"| all | {whole:.0f} | 100% |"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of texts")
    options = parser.parse_args()
    texts, _ = documents(options.shared, 2000)
    print("\n".join(table(profile(texts, options.seconds))))


if __name__ == "__main__":
    main()
