import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Original",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("path", models.CharField(help_text="Below MEDIA_ROOT.", max_length=80)),
                ("size_bytes", models.PositiveBigIntegerField()),
                (
                    "form",
                    models.CharField(
                        help_text="text, HTML, Word, Excel, PDF or JSONL, as intake calls it.", max_length=16
                    ),
                ),
                ("stored_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Which document of the original, from 0."
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        help_text="Where it came from, for people: a file's name, an address.", max_length=500
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=500)),
                ("text", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("communique", "Report"),
                            ("instrument", "Instrument"),
                            ("minutes", "Minutes"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                ("published", models.DateField(blank=True, null=True)),
                (
                    "published_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not known"),
                            ("text", "From the text"),
                            ("page", "From the page's metadata"),
                            ("person", "Said by a person"),
                        ],
                        max_length=8,
                    ),
                ),
                ("published_start", models.PositiveIntegerField(blank=True, null=True)),
                ("published_end", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for review"),
                            ("reviewed", "Reviewed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="waiting",
                        max_length=16,
                    ),
                ),
                ("withdrawn_because", models.CharField(blank=True, max_length=500)),
                (
                    "similarity",
                    models.FloatField(
                        blank=True, help_text="Share of equal four-character runs, 0 to 1.", null=True
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Counts every decision of a person on this document, so that two at once are noticed.",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who overruled the form's own word; null: nobody did.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "repeats",
                    models.ForeignKey(
                        blank=True,
                        help_text="The earlier document that this one republishes.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeated_by",
                        to="documents.document",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="documents.original",
                    ),
                ),
            ],
            options={
                "ordering": ["-added_at", "-pk"],
                "indexes": [
                    models.Index(fields=["state", "-added_at"], name="documents_d_state_186d87_idx"),
                    models.Index(fields=["published"], name="documents_d_publish_9b69a8_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("original", "position"),
                        name="document_once_per_place_of_its_original",
                        violation_error_message="This document is in the record already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published__isnull", True), ("published_from", "")),
                            models.Q(
                                ("published__isnull", False), models.Q(("published_from", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="document_date_has_a_source",
                        violation_error_message="A date of publication needs to say where it comes from.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_from", "person"), _negated=True),
                            ("published_by__isnull", False),
                            _connector="OR",
                        ),
                        name="document_date_by_person_names_him",
                        violation_error_message="A date that a person gave needs to name the person.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_withdrawn_with_reason",
                        violation_error_message="Say why the document is withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("repeats__isnull", True),
                            models.Q(("repeats", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="document_does_not_repeat_itself",
                        violation_error_message="A document cannot repeat itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reader_version", models.CharField(max_length=32)),
                (
                    "published",
                    models.DateField(
                        help_text="The date of publication that the reader was given.", null=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        help_text="The kind that the reader was given; empty: none.",
                        max_length=16,
                    ),
                ),
                ("content", models.JSONField()),
                ("made_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "reader_version", "kind", "published"),
                        name="reading_once_per_reader_and_given_facts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("published__isnull", True)),
                        fields=("document", "reader_version", "kind"),
                        name="reading_once_per_reader_when_undated",
                    ),
                ],
            },
        ),
    ]
