"""The sub-commands of ``huishang`` that run the site."""

from __future__ import annotations

from huishang.texts import Lang, text
from huishang.web.serving import open_first_accounts, prepare, serve, set_up


def run_site(host: str, port: int, lang: Lang) -> None:
    """Prepare the installation, say how to sign in where that is new, and serve until interrupted."""
    set_up(host=host)
    print(text("site prepares", lang), flush=True)
    prepare()
    accounts = open_first_accounts()
    if accounts:
        print(text("site accounts", lang))
        for name, _role, password in accounts:
            print(f"  {name:<16}{password}")
    print(text("site serves", lang, {"address": f"http://{host}:{port}/"}), flush=True)
    serve(host, port)


def manage(arguments: list[str]) -> None:
    """Run one of Django's own commands: migrate, check, db_worker, …"""
    set_up()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["huishang manage", *arguments])
