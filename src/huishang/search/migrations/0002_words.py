"""The tables of words, in the database's own form (``search.backends``)."""

from typing import Any

from django.db import migrations

from huishang.search.backends import TABLES, backend


def create(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        schema_editor.execute(backend().create(table))


def drop(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        schema_editor.execute(backend().drop(table))


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
