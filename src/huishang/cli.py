"""The command `huishang`: read documents, show the samples, compare with answers, run the site."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import IO, NoReturn, get_args

import msgspec

from huishang import __version__
from huishang.intake import IntakeError, Source, load
from huishang.intake.jsonl import check_date
from huishang.reading import Reading, read
from huishang.reading.model import DocumentKind
from huishang.texts import Lang, language, text

OK, FAILED, WRONG_USE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


class UsageError(Exception):
    """The command was called wrongly; the sentence says how."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = language(os.environ)
    command = ""
    try:
        lang, arguments = _language(arguments, lang)
        command = f"{arguments[0]} " if arguments and arguments[0] in _COMMANDS else ""
        status = _run(arguments, lang)
        sys.stdout.flush()
        return status
    except UsageError as error:
        print(text("usage", lang, {"detail": error, "command": command}), file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        # Whoever read our output has enough; nothing may be written when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _language(arguments: list[str], lang: Lang) -> tuple[Lang, list[str]]:
    """Take ``--lang`` out of the arguments, wherever it stands."""
    parser = _Parser(lang)
    parser.add_argument("--lang", type=_choice(get_args(Lang), lang), default=lang)
    found, rest = parser.parse_known_args(arguments)
    return found.lang, rest


def _run(arguments: list[str], lang: Lang) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(text("help", lang), end="")
        return OK
    if arguments[0] == "--version":
        print(f"huishang {__version__}")
        return OK
    command, *rest = arguments
    if command not in _COMMANDS:
        raise UsageError(text("unknown command", lang, {"command": command}))
    if "-h" in rest or "--help" in rest:
        print(text(f"help {command}", lang), end="")
        return OK
    return _COMMANDS[command](rest, lang)


class _Parser(argparse.ArgumentParser):
    """A parser that leaves help and messages to us, so that they are in one language."""

    def __init__(self, lang: Lang) -> None:
        super().__init__(add_help=False, allow_abbrev=False)
        self.lang = lang

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse all arguments; an option that is not known is named."""
        found, unknown = self.parse_known_args(arguments)
        if unknown:
            raise UsageError(text("unknown option", self.lang, {"value": unknown[0]}))
        return found


def _choice(choices: Sequence[str], lang: Lang) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in choices:
            facts = {"value": value, "choices": " ".join(choices)}
            raise argparse.ArgumentTypeError(text("unknown choice", lang, facts))
        return value

    return check


def _date(lang: Lang) -> Callable[[str], str]:
    def check(value: str) -> str:
        try:
            return check_date(value)
        except IntakeError:
            raise argparse.ArgumentTypeError(text("no date given", lang, {"value": value})) from None

    return check


def _read(arguments: list[str], lang: Lang) -> int:
    """``huishang read``."""
    parser = _Parser(lang)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--published", type=_date(lang))
    parser.add_argument("--format", type=_choice(tuple(_WRITERS), lang), default="text")
    parser.add_argument("--kind", type=_choice(get_args(DocumentKind), lang))
    options = parser.parse(arguments)
    if not options.paths:
        raise UsageError(text("no path", lang))
    complaints = _Complaints(lang)
    sources = _loaded(options.paths, options.published, complaints)
    _WRITERS[options.format](_readings(sources, options.kind, lang), lang)
    return FAILED if complaints.count else OK


def _samples(arguments: list[str], lang: Lang) -> int:
    """``huishang samples``."""
    from huishang.samples import samples

    parser = _Parser(lang)
    parser.add_argument("--format", type=_choice(tuple(_WRITERS), lang), default="text")
    options = parser.parse(arguments)
    _WRITERS[options.format](_readings(samples(), None, lang), lang)
    return OK


class _Complaints:
    """Names on standard error what cannot be read, and counts it."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.count = 0

    def __call__(self, error: IntakeError) -> None:
        self.count += 1
        print(error.message(self.lang), file=sys.stderr)


def _loaded(paths: Iterable[str], published: str | None, complaints: _Complaints) -> Iterator[Source]:
    for path in paths:
        for source in load(path, published=published, failed=complaints):
            _tell_notes(source, complaints.lang)
            yield source


def _tell_notes(source: Source, lang: Lang) -> None:
    """Say on standard error what of a document was left out or could not be decoded."""
    notes = [text(note.key, lang, dict(note.facts)) for note in source.notes]
    if source.replaced:
        notes.append(text("replaced", lang, {"count": source.replaced}))
    for note in notes:
        from huishang.terminal import visible

        print(f"{source.origin}: {visible(note)}", file=sys.stderr)


def _readings(
    sources: Iterable[Source], kind: DocumentKind | None, lang: Lang
) -> Iterator[tuple[Source, Reading]]:
    progress = _Progress(sys.stderr, lang, shown=sys.stderr.isatty() and not sys.stdout.isatty())
    for count, source in enumerate(sources, 1):
        yield (
            source,
            read(source.text, published=source.published, title=source.title, id=source.id, kind=kind),
        )
        progress.tell(count)
    progress.end()


class _Progress:
    """How many documents are read, on one line of a terminal, at most five times a second."""

    def __init__(self, stream: IO[str], lang: Lang, *, shown: bool) -> None:
        self.stream, self.lang, self.shown = stream, lang, shown
        self.next = time.monotonic() + 1  # short work needs none

    def tell(self, count: int) -> None:
        """Show the number, when it is time again."""
        if self.shown and time.monotonic() >= self.next:
            self.stream.write(f"\r\x1b[K{text('read so far', self.lang, {'count': count})}")
            self.stream.flush()
            self.next = time.monotonic() + 0.2

    def end(self) -> None:
        """Take the line away."""
        if self.shown:
            self.stream.write("\r\x1b[K")


Readings = Iterable[tuple[Source, Reading]]


def _write_text(readings: Readings, lang: Lang) -> None:
    from huishang.terminal import Screen, render

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    columns = shutil.get_terminal_size((100, 24)).columns
    screen = Screen(width=max(50, min(columns, 120)), colour=colour, lang=lang)
    for number, (source, reading) in enumerate(readings):
        rule = screen.paint("─" * (screen.width - 2), "dim")
        print(f"\n{rule}\n" if number else "", render(reading, source.origin, screen), sep="", end="")


def _write_jsonl(readings: Readings, _: Lang) -> None:
    encoder = msgspec.json.Encoder()
    for _source, reading in readings:
        _put(encoder.encode(reading) + b"\n")


def _write_json(readings: Readings, _: Lang) -> None:
    """One document is an object, several are an array; each is written as soon as the next is there."""
    pages = (msgspec.json.format(msgspec.json.encode(reading), indent=2) for _source, reading in readings)
    first = next(pages, None)
    if first is None:
        return
    second = next(pages, None)
    if second is None:
        _put(first + b"\n")
        return
    _put(b"[\n" + first + b",\n" + second)
    for page in pages:
        _put(b",\n" + page)
    _put(b"\n]\n")


def _put(data: bytes) -> None:
    """Write bytes, for JSON is UTF-8 whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _evaluate(arguments: list[str], lang: Lang) -> int:
    """``huishang evaluate``."""
    from huishang.evaluation import evaluate, read_answers

    parser = _Parser(lang)
    parser.add_argument("answers", nargs="*")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse(arguments)
    if len(options.answers) != 1:
        raise UsageError(text("no path", lang))
    try:
        evaluation = evaluate(read_answers(options.answers[0]))
    except IntakeError as error:
        print(error.message(lang), file=sys.stderr)
        return FAILED
    if options.json:
        _put(msgspec.json.format(msgspec.json.encode(evaluation.figures()), indent=1) + b"\n")
    else:
        from huishang.terminal import scores

        print(scores(evaluation, options.errors, lang), end="")
    return OK


def _import(arguments: list[str], lang: Lang) -> int:
    """``huishang import``."""
    parser = _Parser(lang)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--published", type=_date(lang))
    parser.add_argument("--as", dest="name")
    options = parser.parse(arguments)
    if not options.paths:
        raise UsageError(text("no path to import", lang))
    from huishang.web.command import import_documents

    published = date.fromisoformat(options.published) if options.published else None
    return OK if import_documents(options.paths, published, options.name, lang) else FAILED


def _serve(arguments: list[str], lang: Lang) -> int:
    """``huishang serve``."""
    from huishang.web.command import run_site

    parser = _Parser(lang)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--demonstration", action="store_true")
    options = parser.parse(arguments)
    run_site(options.host, options.port, lang, with_demonstration=options.demonstration)
    return OK


def _manage(arguments: list[str], _: Lang) -> int:
    """``huishang manage``: Django's own commands, which answer in their own words."""
    from huishang.web.command import manage

    manage(arguments)
    return OK


_WRITERS: dict[str, Callable[[Readings, Lang], None]] = {
    "text": _write_text,
    "json": _write_json,
    "jsonl": _write_jsonl,
}
_COMMANDS: dict[str, Callable[[list[str], Lang], int]] = {
    "read": _read,
    "samples": _samples,
    "evaluate": _evaluate,
    "import": _import,
    "serve": _serve,
    "manage": _manage,
}
