import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import huishang.review.rules


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="SHA-256 of kind, parent, value and place, in hexadecimal.", max_length=64
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (huishang.review.rules.Kind["TITLE"], "Title"),
                            (huishang.review.rules.Kind["NUMBER"], "Document number"),
                            (huishang.review.rules.Kind["ISSUER"], "Issuer"),
                            (huishang.review.rules.Kind["SIGNED_ON"], "Date of document"),
                            (huishang.review.rules.Kind["PERSON"], "Person"),
                            (huishang.review.rules.Kind["POST"], "Post"),
                            (huishang.review.rules.Kind["ROLE"], "Role played"),
                            (huishang.review.rules.Kind["EVENT"], "Event"),
                            (huishang.review.rules.Kind["EVENT_DATE"], "Date"),
                            (huishang.review.rules.Kind["EVENT_PLACE"], "Place"),
                            (huishang.review.rules.Kind["EVENT_PARTY"], "Party"),
                            (huishang.review.rules.Kind["PARTICIPANT"], "Participant"),
                            (huishang.review.rules.Kind["SITE"], "Site visited"),
                            (huishang.review.rules.Kind["AGREEMENT"], "Agreement"),
                            (huishang.review.rules.Kind["AGREEMENT_PARTY"], "Party to the agreement"),
                            (huishang.review.rules.Kind["SIGNATORY"], "Signatory"),
                            (huishang.review.rules.Kind["WITNESS"], "Witness"),
                            (huishang.review.rules.Kind["COMMITMENT"], "Commitment"),
                            (huishang.review.rules.Kind["RESPONSIBLE"], "Responsible body"),
                            (huishang.review.rules.Kind["PHRASE"], "Set phrase"),
                        ],
                        max_length=32,
                    ),
                ),
                ("order", models.PositiveIntegerField(help_text="Place in the reading, for showing.")),
                (
                    "start",
                    models.PositiveIntegerField(
                        blank=True, help_text="First character of the text, from 0.", null=True
                    ),
                ),
                (
                    "end",
                    models.PositiveIntegerField(
                        blank=True, help_text="One past the last character.", null=True
                    ),
                ),
                (
                    "value",
                    models.JSONField(
                        help_text="The value as first found; its form depends on the kind (review.rules)."
                    ),
                ),
                ("added_at", models.DateTimeField()),
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="documents.document",
                    ),
                ),
                (
                    "first_reading",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.reading",
                    ),
                ),
                (
                    "last_reading",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.reading",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="review.finding",
                    ),
                ),
            ],
            options={
                "ordering": ["document", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            (huishang.review.rules.VerdictKind["ACCEPTED"], "Accepted"),
                            (huishang.review.rules.VerdictKind["CORRECTED"], "Corrected"),
                            (huishang.review.rules.VerdictKind["REJECTED"], "Rejected"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "value",
                    models.JSONField(
                        blank=True, help_text="The corrected value; null unless corrected.", null=True
                    ),
                ),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "reader_version",
                    models.CharField(
                        blank=True, help_text="Whose value was judged; empty: a person's.", max_length=32
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to="review.finding",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value__isnull", False), ("verdict", "corrected")),
                            models.Q(
                                models.Q(("verdict", "corrected"), _negated=True), ("value__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="verdict_correction_has_a_value",
                        violation_error_message="A correction needs the right value.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="verdict_undone_names_who_and_when",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="finding",
            name="verdict",
            field=models.ForeignKey(
                blank=True,
                help_text="The verdict that holds now; null: none yet, or undone.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="review.verdict",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(fields=("document", "key"), name="finding_once_per_document"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end__isnull", True), ("start__isnull", True)),
                    ("start__lt", models.F("end")),
                    _connector="OR",
                ),
                name="finding_place_is_a_stretch",
                violation_error_message="Mark at least one character.",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("added_by__isnull", False), ("first_reading__isnull", True)),
                    models.Q(("added_by__isnull", True), ("first_reading__isnull", False)),
                    _connector="OR",
                ),
                name="finding_is_of_reader_or_person",
                violation_error_message="A finding comes either from a reading or from a person.",
            ),
        ),
    ]
