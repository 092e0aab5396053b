"""Open a file in a process of its own, so that what a library does with it cannot take our time, our memory or our life.

For what libraries of C read and a hostile file can make endless: every PDF, pages of HTML of an unusual size.
``python -m huishang.intake.apart FORM`` is that process: it takes the file on standard input and gives an
:class:`Answer` as JSON.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import suppress

import msgspec

from huishang.intake.limits import MEMORY, SECONDS, mebibytes
from huishang.intake.source import IntakeError, Said


class Answer(msgspec.Struct, omit_defaults=True):
    """What the other process found: pages or a page, or the problem."""

    pages: list[str] = []
    count: int = 0
    """How many pages there are; more than ``pages`` has where they are too many."""
    published: str | None = None
    replaced: int = 0
    problem: str = ""
    facts: dict[str, int | str | Said] = {}


def apart(form: str, data: bytes, most: int = 0) -> Answer:
    """Open a file apart; ``most``: how many pages are wanted at most."""
    command = [sys.executable, "-m", __name__, form, str(most)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=4 * SECONDS)
    except subprocess.TimeoutExpired as error:
        raise _too_much() from error
    if done.returncode == -signal.SIGSEGV:
        raise IntakeError("damaged", detail=form)
    if done.returncode:
        raise _too_much()
    answer = msgspec.json.decode(done.stdout, type=Answer)
    if answer.problem:
        raise IntakeError(answer.problem, **answer.facts)
    return answer


def _too_much() -> IntakeError:
    return IntakeError("too_much", seconds=SECONDS, memory=mebibytes(MEMORY))


def main() -> None:
    """Be the other process."""
    _limit()
    form, most = sys.argv[1], int(sys.argv[2])
    data = sys.stdin.buffer.read()
    try:
        answer = _pdf(data, most) if form == "PDF" else _html(data)
    except IntakeError as error:
        facts = {
            name: fact if isinstance(fact, int | Said) else str(fact) for name, fact in error.facts.items()
        }
        answer = Answer(problem=error.problem, facts=facts)
    sys.stdout.buffer.write(msgspec.json.encode(answer))


def _limit() -> None:
    """Let the system stop this process where it takes too much; Windows knows no such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _pdf(data: bytes, most: int) -> Answer:
    from huishang.intake.pdf import pages_of

    count, pages = pages_of(data, most)
    return Answer(pages=pages, count=count)


def _html(data: bytes) -> Answer:
    from huishang.intake.html import read_html

    page = read_html(data)
    return Answer(pages=[page.text], published=page.published, replaced=page.replaced)


if __name__ == "__main__":
    main()
