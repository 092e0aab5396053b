"""The sub-commands of ``huishang`` that run the site."""

from __future__ import annotations

import sys
from datetime import date

from huishang.texts import Lang, text
from huishang.web.serving import (
    load_demonstration,
    open_first_accounts,
    prepare,
    serve,
    set_up,
    take_up_imports,
)


def run_site(host: str, port: int, lang: Lang, *, with_demonstration: bool = False) -> None:
    """Prepare the installation, say how to sign in where that is new, and serve until interrupted."""
    set_up(host=host)
    print(text("site prepares", lang), flush=True)
    prepare()
    _open_first_accounts(lang)
    if with_demonstration:
        print(text("site demonstration", lang), flush=True)
        _show_accounts("site demonstration accounts", load_demonstration(), lang)
    take_up_imports()
    print(text("site serves", lang, {"address": f"http://{host}:{port}/"}), flush=True)
    serve(host, port)


def import_documents(paths: list[str], published: date | None, name: str | None, lang: Lang) -> bool:
    """Bring files and folders into the record, a line a file; whether all went well."""
    set_up()
    prepare()
    _open_first_accounts(lang)
    from huishang.documents.command import NoAccount, import_files, importer

    try:
        by = importer(name, lang)
    except NoAccount as error:
        print(error, file=sys.stderr)
        return False
    if name is None:
        print(text("imported by", lang, {"name": by.username}))
    well = failures = 0
    for line, failed in import_files(paths, by, published, lang):
        well, failures = well + (not failed), failures + failed
        print(line, flush=True)
    print(text("imported", lang, {"count": well, "failed": failures}))
    return failures == 0


def _open_first_accounts(lang: Lang) -> None:
    """Where the installation is new, open its accounts and show their passwords this once."""
    _show_accounts("site accounts", open_first_accounts(), lang)


def _show_accounts(what: str, accounts: list[tuple[str, str, str]], lang: Lang) -> None:
    """Show the passwords of accounts that were just opened, each as (user name, what it is, password)."""
    if accounts:
        print(text(what, lang))
    for username, _what, password in accounts:
        print(f"  {username:<24}{password}")


def manage(arguments: list[str]) -> None:
    """Run one of Django's own commands: migrate, check, db_worker, …"""
    set_up()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["huishang manage", *arguments])
