import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import huishang.registry.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("review", "0002_verdicts_hold_their_value"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "folded",
                    models.CharField(
                        db_index=True,
                        editable=False,
                        help_text="The name in Simplified characters without spaces and marks, by which equal names are found.",
                        max_length=200,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Null: made by linking.",
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
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["name"], name="registry_pe_name_b9f5b3_idx")],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.CharField(
                        help_text="Code and, for former names and areas, the name.",
                        max_length=80,
                        unique=True,
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="GB/T 2260; for an area that of the region it lies in.",
                        max_length=6,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("short", models.CharField(blank=True, max_length=30)),
                (
                    "level",
                    models.CharField(
                        help_text="province, prefecture, county or area, as the lexicon says.", max_length=12
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=30)),
                (
                    "until",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="The year from which the name is former.", null=True
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="registry.region",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="registry.region",
                    ),
                ),
            ],
            options={
                "ordering": ["code", "slug"],
                "indexes": [
                    models.Index(fields=["name"], name="registry_re_name_515c59_idx"),
                    models.Index(fields=["short"], name="registry_re_short_7679d4_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "folded",
                    models.CharField(
                        db_index=True,
                        editable=False,
                        help_text="The name in Simplified characters without spaces and marks, by which equal names are found.",
                        max_length=200,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("added_at", models.DateTimeField()),
                ("since", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                ("until", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Null: made by linking.",
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
                        to="registry.organization",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="registry.organization",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organizations",
                        to="registry.region",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["name"], name="registry_or_name_88a0fb_idx")],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reasons",
                    models.JSONField(
                        default=list, help_text="Codes of registry.linking, what the judgement stood on."
                    ),
                ),
                ("score", models.FloatField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Null: by rule.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="review.finding"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="registry.organization",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organization__isnull", True), ("person__isnull", False)),
                            models.Q(("organization__isnull", False), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="link_to_a_person_or_a_body",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("finding",),
                        name="link_that_holds_once_per_finding",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("short", "Short form"),
                            ("former", "Former name"),
                            ("traditional", "Traditional characters"),
                            ("pinyin", "Pinyin"),
                            ("other", "Other form"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="registry.organization",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["name"], name="registry_na_name_f390c1_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organization__isnull", True), ("person__isnull", False)),
                            models.Q(("organization__isnull", False), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="name_of_a_person_or_a_body",
                    ),
                    models.UniqueConstraint(fields=("person", "name"), name="name_once_per_person"),
                    models.UniqueConstraint(fields=("organization", "name"), name="name_once_per_body"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=[("merge", "Merge"), ("split", "Split")], max_length=8)),
                ("reason", models.CharField(max_length=500)),
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
                ("links", models.ManyToManyField(blank=True, related_name="split_by", to="registry.link")),
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
                (
                    "kept_organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept_in",
                        to="registry.organization",
                    ),
                ),
                (
                    "other_organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parted_in",
                        to="registry.organization",
                    ),
                ),
                (
                    "kept_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept_in",
                        to="registry.person",
                    ),
                ),
                (
                    "other_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parted_in",
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="merge_has_a_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kept_organization__isnull", True),
                                ("kept_person__isnull", False),
                                ("other_person__isnull", False),
                            ),
                            models.Q(
                                ("kept_organization__isnull", False),
                                ("kept_person__isnull", True),
                                ("other_organization__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="merge_of_two_people_or_two_bodies",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kept_person__isnull", True),
                                models.Q(("kept_person", models.F("other_person")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("kept_organization__isnull", True),
                                models.Q(
                                    ("kept_organization", models.F("other_organization")), _negated=True
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="merge_of_different_ones",
                        violation_error_message="Choose two different ones.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tenure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The post in full form: 四川省人大常委会主任.", max_length=200
                    ),
                ),
                ("since", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                ("until", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tenures",
                        to="registry.organization",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tenures",
                        to="registry.person",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tenures",
                        to="registry.region",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["title"], name="registry_te_title_f771ac_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "title", "since"), name="tenure_once_per_person_and_beginning"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attestation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "on",
                    huishang.registry.models.PartialDateField(
                        blank=True,
                        help_text="The day on which it held: of the event, else of publication.",
                        max_length=10,
                    ),
                ),
                (
                    "cited",
                    models.CharField(
                        blank=True, help_text="The source of an entry by hand, in words.", max_length=500
                    ),
                ),
                ("entered_at", models.DateTimeField(blank=True, null=True)),
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
                    "finding",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attests",
                        to="review.finding",
                    ),
                ),
                (
                    "tenure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attestations",
                        to="registry.tenure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by__isnull", True), ("finding__isnull", False)),
                            models.Q(
                                ("entered_at__isnull", False),
                                ("entered_by__isnull", False),
                                ("finding__isnull", True),
                                models.Q(("cited", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="attestation_by_finding_or_by_hand_with_source",
                        violation_error_message="An entry by hand needs its source.",
                    )
                ],
            },
        ),
    ]
