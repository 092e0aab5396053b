"""How many documents of 2,000 characters one core reads in a second: the sample reports, over and over."""

from __future__ import annotations

import time

from huishang.reading import read
from huishang.samples import samples

SECONDS = 5.0
CHARACTERS = 2000


def main() -> None:
    """Read for some seconds after a first round that loads the tables."""
    sources = list(samples())
    for source in sources:
        read(source.text, published=source.published)
    done = characters = 0
    start = time.perf_counter()
    while (spent := time.perf_counter() - start) < SECONDS:
        source = sources[done % len(sources)]
        read(source.text, published=source.published)
        done += 1
        characters += len(source.text)
    print(f"{done} readings, {characters} characters, {spent:.1f} s on one core")
    print(f"{characters / spent / CHARACTERS:.0f} documents of {CHARACTERS} characters a second")


if __name__ == "__main__":
    main()
