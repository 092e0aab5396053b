import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import huishang.registry.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0001_initial"),
        ("registry", "0001_initial"),
        ("review", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Exchange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True,
                        help_text="Empty: it stands. no_source: no document gives it any more.",
                        max_length=500,
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "revision",
                    models.PositiveIntegerField(default=0, help_text="Counts the changes by people."),
                ),
                ("added_at", models.DateTimeField()),
                ("title", models.CharField(blank=True, max_length=300)),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("leaders", "Leaders"),
                            ("deputies", "Deputy leaders"),
                            ("departments", "Departments"),
                            ("cities", "Cities"),
                            ("counties", "Counties"),
                        ],
                        help_text="Empty: nothing tells it.",
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("held", "Held"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("schedule", "Schedule of leaders"),
                            ("preparation", "Preparation not finished"),
                            ("emergency", "Emergency"),
                            ("epidemic", "Epidemic control"),
                            ("weather", "Weather or disaster"),
                            ("superseded", "Replaced by another exchange"),
                            ("other", "Other reason"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason_words", models.CharField(blank=True, max_length=500)),
                (
                    "series",
                    models.CharField(
                        blank=True, help_text="The standing meeting that it belongs to.", max_length=200
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="Its number or year in the series.", max_length=20
                    ),
                ),
                ("start", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                ("end", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Null: it came out of a document.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="record.exchange",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who took it out; documents do not bring it back then.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-start", "-pk"],
                "indexes": [
                    models.Index(fields=["-start", "-id"], name="record_exch_start_2ee0d6_idx"),
                    models.Index(fields=["level", "-start"], name="record_exch_level_7d41f1_idx"),
                    models.Index(fields=["state", "-start"], name="record_exch_state_c24d9b_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["postponed", "cancelled"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="exchange_not_held_with_reason",
                        violation_error_message="Say why the exchange was postponed or cancelled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", "other"), _negated=True),
                            models.Q(("reason_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="exchange_other_reason_in_words",
                        violation_error_message="Say the other reason in words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="exchange_not_merged_into_itself",
                        violation_error_message="Choose two different exchanges.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="exchange_withdrawn_with_reason",
                        violation_error_message="Say why it is taken out.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True,
                        help_text="Empty: it stands. no_source: no document gives it any more.",
                        max_length=500,
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "revision",
                    models.PositiveIntegerField(default=0, help_text="Counts the changes by people."),
                ),
                ("added_at", models.DateTimeField()),
                ("title", models.CharField(max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("framework", "Framework agreement"),
                            ("special", "Special agreement"),
                            ("plan", "Plan"),
                            ("memorandum", "Memorandum"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("negotiated", "Negotiated, not signed"),
                            ("signed", "Signed"),
                            ("in_force", "In force"),
                            ("amended", "Amended"),
                            ("expired", "Expired"),
                            ("ended", "Ended"),
                        ],
                        max_length=12,
                    ),
                ),
                ("signed", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "term",
                    models.CharField(
                        blank=True, help_text="The term in the agreement's own words.", max_length=200
                    ),
                ),
                ("since", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                ("until", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Null: it came out of a document.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="record.agreement",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who took it out; documents do not bring it back then.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "exchange",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="record.exchange",
                    ),
                ),
            ],
            options={
                "ordering": ["-signed", "-pk"],
                "indexes": [
                    models.Index(fields=["-signed", "-id"], name="record_agre_signed_12e3e5_idx"),
                    models.Index(fields=["state", "-signed"], name="record_agre_state_2d7926_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="agreement_has_a_title",
                        violation_error_message="An agreement needs a title.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_not_under_itself",
                        violation_error_message="An agreement cannot stand under itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_withdrawn_with_reason",
                        violation_error_message="Say why it is taken out.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True,
                        help_text="Empty: it stands. no_source: no document gives it any more.",
                        max_length=500,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="record.agreement",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement_parties",
                        to="registry.organization",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement_parties",
                        to="registry.region",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who took it out; documents do not bring it back then.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "name"),
                        name="party_once_per_agreement",
                        violation_error_message="This party is named twice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_party_withdrawn_with_reason",
                        violation_error_message="Say why it is taken out.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Doubt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reasons",
                    models.CharField(help_text="Codes of record.matching, parted by spaces.", max_length=200),
                ),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doubts",
                        to="record.exchange",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doubted_by",
                        to="record.exchange",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="doubt_of_two_in_one_order",
                    ),
                    models.UniqueConstraint(fields=("first", "second"), name="doubt_once_per_two"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("entered", "Entered by hand"),
                            ("taken", "Taken from a document"),
                            ("changed", "Changed"),
                            ("state", "State changed"),
                            ("merged", "Merged"),
                            ("unmerged", "Merging undone"),
                            ("withdrawn", "Taken out"),
                            ("restored", "Brought back"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        blank=True, help_text="What changed, or why, in words of the record.", max_length=1000
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="record.agreement",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Null: followed from a document.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "exchange",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="record.exchange",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreement__isnull", True), ("exchange__isnull", False)),
                            models.Q(("agreement__isnull", False), ("exchange__isnull", True)),
                            _connector="OR",
                        ),
                        name="change_of_exchange_or_agreement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("by__isnull", False), ("document__isnull", False), _connector="OR"
                        ),
                        name="change_names_who_or_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True,
                        help_text="Empty: it stands. no_source: no document gives it any more.",
                        max_length=500,
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True, help_text="Field of cooperation, as a reading names it.", max_length=16
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                ("date", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "value",
                    models.CharField(
                        blank=True, help_text="The figure as printed, in digits.", max_length=40
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("definition", models.CharField(blank=True, max_length=200)),
                (
                    "is_found",
                    models.BooleanField(
                        default=True, help_text="False: searched for, and no evidence was found."
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "contradicts",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contradicted_by",
                        to="record.fact",
                    ),
                ),
                (
                    "exchange",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="record.exchange",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who took it out; documents do not bring it back then.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="fact_has_words",
                        violation_error_message="A fact needs words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value", ""), models.Q(("unit", ""), _negated=True), _connector="OR"
                        ),
                        name="fact_figure_has_a_unit",
                        violation_error_message="A figure needs its unit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contradicts__isnull", True),
                            models.Q(("contradicts", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="fact_does_not_contradict_itself",
                        violation_error_message="Choose another fact.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fact_withdrawn_with_reason",
                        violation_error_message="Say why it is taken out.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Joining",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("moved", models.JSONField()),
                ("at", models.DateTimeField()),
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
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joinings",
                        to="record.exchange",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.exchange"
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
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="joining_has_a_reason",
                        violation_error_message="Say why.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True,
                        help_text="Empty: it stands. no_source: no document gives it any more.",
                        max_length=500,
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("post", models.CharField(blank=True, max_length=500)),
                ("side", models.CharField(blank=True, max_length=200)),
                ("roles", models.CharField(blank=True, max_length=120)),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "exchange",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="record.exchange",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="registry.person",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who took it out; documents do not bring it back then.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "indexes": [models.Index(fields=["name"], name="record_part_name_c06001_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="participation_has_a_name",
                        violation_error_message="A participant needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="participation_withdrawn_with_reason",
                        violation_error_message="Say why it is taken out.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True,
                        help_text="Empty: it stands. no_source: no document gives it any more.",
                        max_length=500,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "part",
                    models.CharField(
                        choices=[("host", "Host"), ("guest", "Guest"), ("party", "Side")], max_length=8
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "exchange",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="record.exchange",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="registry.organization",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="registry.region",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who took it out; documents do not bring it back then.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "indexes": [models.Index(fields=["name"], name="record_part_name_04f23b_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("exchange", "name"),
                        name="party_once_per_exchange",
                        violation_error_message="This side is named twice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("region__isnull", True), ("organization__isnull", True), _connector="OR"
                        ),
                        name="party_is_region_or_body",
                        violation_error_message="A side is a region or a body, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="party_withdrawn_with_reason",
                        violation_error_message="Say why it is taken out.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True,
                        help_text="Empty: it stands. no_source: no document gives it any more.",
                        max_length=500,
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                (
                    "part",
                    models.CharField(
                        choices=[("signatory", "Signatory"), ("witness", "Witness")], max_length=10
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="record.agreement",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="registry.person",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who took it out; documents do not bring it back then.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "name", "part"),
                        name="signature_once_per_agreement",
                        violation_error_message="This person is named twice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signature_withdrawn_with_reason",
                        violation_error_message="Say why it is taken out.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True,
                        help_text="Empty: it stands. no_source: no document gives it any more.",
                        max_length=500,
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("visit", "Visit"),
                            ("meeting", "Meeting"),
                            ("signing", "Signing"),
                            ("ceremony", "Ceremony"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300)),
                ("start", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                ("end", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "exchange",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="record.exchange",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who took it out; documents do not bring it back then.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["start", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="stage_withdrawn_with_reason",
                        violation_error_message="Say why it is taken out.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True,
                        help_text="Empty: it stands. no_source: no document gives it any more.",
                        max_length=500,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("order", models.PositiveIntegerField(default=0)),
                ("date", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "exchange",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stops",
                        to="record.exchange",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who took it out; documents do not bring it back then.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="stop_withdrawn_with_reason",
                        violation_error_message="Say why it is taken out.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=16)),
                ("value", models.TextField(blank=True)),
                ("entered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cited",
                    models.CharField(
                        blank=True, help_text="The source of an entry by hand, in words.", max_length=500
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        blank=True, help_text="Where it can be read; shown as text.", max_length=1000
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, help_text="Null: it counts.", null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="record.agreement",
                    ),
                ),
                (
                    "agreement_party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="record.agreementparty",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "exchange",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="record.exchange",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="record.fact",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="review.finding",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="record.participation",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="record.party",
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="record.signature",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="record.stage",
                    ),
                ),
                (
                    "stop",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="record.stop",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["document"],
                        name="source_live_of_document",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreement__isnull", True),
                                ("agreement_party__isnull", True),
                                ("exchange__isnull", False),
                                ("fact__isnull", True),
                                ("participation__isnull", True),
                                ("party__isnull", True),
                                ("signature__isnull", True),
                                ("stage__isnull", True),
                                ("stop__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("agreement_party__isnull", True),
                                ("exchange__isnull", True),
                                ("fact__isnull", True),
                                ("participation__isnull", True),
                                ("party__isnull", True),
                                ("signature__isnull", True),
                                ("stage__isnull", False),
                                ("stop__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("agreement_party__isnull", True),
                                ("exchange__isnull", True),
                                ("fact__isnull", True),
                                ("participation__isnull", True),
                                ("party__isnull", False),
                                ("signature__isnull", True),
                                ("stage__isnull", True),
                                ("stop__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("agreement_party__isnull", True),
                                ("exchange__isnull", True),
                                ("fact__isnull", True),
                                ("participation__isnull", False),
                                ("party__isnull", True),
                                ("signature__isnull", True),
                                ("stage__isnull", True),
                                ("stop__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("agreement_party__isnull", True),
                                ("exchange__isnull", True),
                                ("fact__isnull", True),
                                ("participation__isnull", True),
                                ("party__isnull", True),
                                ("signature__isnull", True),
                                ("stage__isnull", True),
                                ("stop__isnull", False),
                            ),
                            models.Q(
                                ("agreement__isnull", False),
                                ("agreement_party__isnull", True),
                                ("exchange__isnull", True),
                                ("fact__isnull", True),
                                ("participation__isnull", True),
                                ("party__isnull", True),
                                ("signature__isnull", True),
                                ("stage__isnull", True),
                                ("stop__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("agreement_party__isnull", False),
                                ("exchange__isnull", True),
                                ("fact__isnull", True),
                                ("participation__isnull", True),
                                ("party__isnull", True),
                                ("signature__isnull", True),
                                ("stage__isnull", True),
                                ("stop__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("agreement_party__isnull", True),
                                ("exchange__isnull", True),
                                ("fact__isnull", True),
                                ("participation__isnull", True),
                                ("party__isnull", True),
                                ("signature__isnull", False),
                                ("stage__isnull", True),
                                ("stop__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("agreement_party__isnull", True),
                                ("exchange__isnull", True),
                                ("fact__isnull", False),
                                ("participation__isnull", True),
                                ("party__isnull", True),
                                ("signature__isnull", True),
                                ("stage__isnull", True),
                                ("stop__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="source_of_exactly_one_row",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document__isnull", False),
                                ("entered_at__isnull", True),
                                ("entered_by__isnull", True),
                                ("finding__isnull", False),
                            ),
                            models.Q(
                                ("document__isnull", True),
                                ("entered_at__isnull", False),
                                ("entered_by__isnull", False),
                                ("finding__isnull", True),
                                models.Q(("cited", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="source_by_finding_or_by_hand_with_citation",
                        violation_error_message="An entry by hand needs its source.",
                    ),
                ],
            },
        ),
    ]
