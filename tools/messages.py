"""The translated texts: ``update`` collects them from code and templates, ``check`` names what lacks a translation.

Each app keeps its own catalogue. English stands in code and templates, Chinese in the catalogue.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "huishang"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_PLACES = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")


def apps() -> list[Path]:
    """The Django apps of the package."""
    return sorted(path.parent for path in PACKAGE.glob("*/apps.py"))


def collected(app: Path) -> Catalog:
    """Every text that an app shows, from its modules and templates."""
    catalog = Catalog()
    for path in sorted([*app.rglob("*.py"), *app.rglob("*.html"), *app.rglob("*.txt")]):
        if "migrations" in path.parts or "locale" in path.parts:
            continue
        source = path.read_text("utf-8")
        if path.suffix == ".py":
            method, stream = "python", source
        elif "templates" in path.parts:
            method, stream = "javascript", templatize(source)
        else:
            continue
        found = extract(method, io.BytesIO(stream.encode()), KEYWORDS)
        for _line, message, _comments, context in found:
            catalog.add(message, context=context, locations=[(str(path.relative_to(app)), 0)])
    return catalog


def translated(app: Path) -> Catalog:
    """An app's catalogue as it stands."""
    path = catalogue_path(app)
    if not path.exists():
        return Catalog(locale="zh_Hans")
    with path.open("rb") as stream:
        return read_po(stream, locale="zh_Hans")


def catalogue_path(app: Path) -> Path:
    """Where an app keeps its Chinese texts."""
    return app / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def update(app: Path) -> None:
    """Write an app's catalogue anew: new texts empty, idle ones gone, in the order of the texts."""
    old, fresh = translated(app), Catalog(locale="zh_Hans")
    for message in collected(app):
        if message.id:
            known = old.get(message.id, message.context)
            fresh.add(message.id, known.string if known else None, context=message.context)
    path = catalogue_path(app)
    if len(fresh) == 0:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    write_po(out, fresh, sort_output=True, no_location=True, omit_header=True, width=0)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: zh_Hans\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    path.write_text(header + out.getvalue().decode(), encoding="utf-8")


def faults(app: Path) -> list[str]:
    """What is missing or wrong in an app's catalogue."""
    known, found = translated(app), []
    ours = [message for message in collected(app) if message.id]
    for message in ours:
        entry = known.get(message.id, message.context)
        words = entry.string if entry else ""
        first = words[0] if isinstance(words, tuple | list) else words
        text = message.id[-1] if isinstance(message.id, tuple | list) else message.id
        if not first:
            found.append(f"{app.name}: no Chinese for “{text}”")
        elif set(_PLACES.findall(first)) != set(_PLACES.findall(text)):
            found.append(f"{app.name}: other places in the Chinese for “{text}”")
    needed = {(message.id if isinstance(message.id, str) else message.id[0]) for message in ours}
    for entry in known:
        text = entry.id if isinstance(entry.id, str) else entry.id[0]
        if text and text not in needed:
            found.append(f"{app.name}: nobody shows “{text}”")
    return found


def disagreements() -> list[str]:
    """Texts that two apps put into Chinese differently: all catalogues are one to Django, and the first one wins."""
    said: dict[tuple[str, str | None], tuple[str, object]] = {}
    found = []
    for app in apps():
        for entry in translated(app):
            text = entry.id if isinstance(entry.id, str) else entry.id[0]
            first = said.setdefault((text, entry.context), (app.name, entry.string))
            if text and entry.string and first[1] != entry.string:
                found.append(
                    f"“{text}” is {first[1]} in {first[0]}, {entry.string} in {app.name}: give it a context"
                )
    return found


def main() -> int:
    """Run ``update`` or ``check``."""
    settings.configure(USE_I18N=True)
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "update":
        for app in apps():
            update(app)
    elif command == "check":
        wrong = [*(line for app in apps() for line in faults(app)), *disagreements()]
        print("\n".join(wrong))
        return 1 if wrong else 0
    else:
        print("usage: messages.py update|check", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
