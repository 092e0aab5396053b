import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import huishang.registry.models
import huishang.sides.rules


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("registry", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mechanism",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_because", models.CharField(blank=True, max_length=500)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("name_en", models.CharField(blank=True, max_length=160)),
                ("short", models.CharField(blank=True, max_length=30)),
                (
                    "since",
                    huishang.registry.models.PartialDateField(
                        blank=True, help_text="When it began, in the precision that is known.", max_length=10
                    ),
                ),
                (
                    "ended",
                    huishang.registry.models.PartialDateField(
                        blank=True,
                        help_text="When the sides ended it; retiring is ours alone.",
                        max_length=10,
                    ),
                ),
                (
                    "keeps_order",
                    models.BooleanField(
                        default=False,
                        help_text="A named series keeps the order of its sides wherever it is held; else the host comes first.",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="What is known of it and from where.", max_length=500
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "retired_by",
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
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("retired_at__isnull", True),
                                ("retired_because", ""),
                                ("retired_by__isnull", True),
                            ),
                            models.Q(
                                ("retired_at__isnull", False),
                                ("retired_by__isnull", False),
                                models.Q(("retired_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="mechanism_retired_with_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="mechanism_has_a_name",
                        violation_error_message="Give a name.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Side",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_because", models.CharField(blank=True, max_length=500)),
                ("label", models.CharField(help_text="Short form for narrow places: 四川.", max_length=20)),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        help_text="The place in a series that keeps its own order; in others it says nothing."
                    ),
                ),
                (
                    "office_words",
                    models.CharField(
                        blank=True,
                        help_text="The office as a person wrote it, until the registry knows it.",
                        max_length=200,
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mechanism",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sides",
                        to="sides.mechanism",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organization",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.region"
                    ),
                ),
                (
                    "retired_by",
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
                "ordering": ["mechanism", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mechanism", "region"),
                        name="side_once_per_mechanism_and_region",
                        violation_error_message="This region is a side already.",
                    ),
                    models.UniqueConstraint(fields=("mechanism", "order"), name="side_in_a_place_of_its_own"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("retired_at__isnull", True),
                                ("retired_because", ""),
                                ("retired_by__isnull", True),
                            ),
                            models.Q(
                                ("retired_at__isnull", False),
                                ("retired_by__isnull", False),
                                models.Q(("retired_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="side_retired_with_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SideBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_because", models.CharField(blank=True, max_length=500)),
                (
                    "words",
                    models.CharField(
                        blank=True,
                        help_text="The name as a person wrote it, until the registry knows it.",
                        max_length=200,
                    ),
                ),
                (
                    "short",
                    models.CharField(
                        blank=True, help_text="Short form for narrow places: 省发展改革委.", max_length=30
                    ),
                ),
                ("since", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                ("until", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organization",
                    ),
                ),
                (
                    "retired_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bodies", to="sides.side"
                    ),
                ),
            ],
            options={
                "ordering": ["side", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organization__isnull", False),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="side_body_has_a_name",
                        violation_error_message="Name the body.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("side", "organization"),
                        name="side_body_once_per_side_while_it_holds",
                        violation_error_message="This body is there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("retired_at__isnull", True),
                                ("retired_because", ""),
                                ("retired_by__isnull", True),
                            ),
                            models.Q(
                                ("retired_at__isnull", False),
                                ("retired_by__isnull", False),
                                models.Q(("retired_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="side_body_retired_with_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            (huishang.sides.rules.Role["COORDINATOR"], "Coordinator"),
                            (huishang.sides.rules.Role["LIAISON"], "Liaison"),
                            (huishang.sides.rules.Role["LEADER"], "Leader"),
                            (huishang.sides.rules.Role["JOINT_OFFICE"], "Joint office"),
                            (huishang.sides.rules.Role["OBSERVER"], "Observer"),
                        ],
                        max_length=16,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=500)),
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
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mechanism",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="sides.mechanism",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="sides.side",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="sides.sidebody",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["user", "ended_at"], name="sides_membe_user_id_ed2c2a_idx"),
                    models.Index(fields=["mechanism", "ended_at"], name="sides_membe_mechani_b4bf8d_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ["coordinator", "liaison", "leader", "joint_office", "observer"])
                        ),
                        name="membership_role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role__in", ["joint_office", "observer"]), ("side__isnull", True)),
                            models.Q(
                                ("side__isnull", False),
                                models.Q(("role__in", ["joint_office", "observer"]), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="membership_of_a_side_by_role",
                        violation_error_message="Joint office and observers belong to no side, all others to one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body__isnull", False), ("role", "liaison")),
                            models.Q(("body__isnull", True), models.Q(("role", "liaison"), _negated=True)),
                            _connector="OR",
                        ),
                        name="membership_of_a_body_for_liaisons",
                        violation_error_message="A liaison, and nobody else, belongs to a body.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True), ("ended_because", ""), ("ended_by__isnull", True)
                            ),
                            models.Q(
                                ("ended_at__gte", models.F("since")),
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                models.Q(("ended_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="membership_ended_with_reason",
                        violation_error_message="Say why.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("side__isnull", True)),
                        fields=("user", "mechanism", "role"),
                        name="membership_of_no_side_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("body__isnull", True), ("ended_at__isnull", True)),
                        fields=("user", "side", "role"),
                        name="membership_of_a_side_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("user", "body"),
                        name="membership_of_a_body_once",
                    ),
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
                    "what",
                    models.CharField(
                        choices=[
                            ("started", "Mechanism started"),
                            ("changed", "Mechanism changed"),
                            ("retired", "Mechanism retired"),
                            ("restored", "Mechanism brought back"),
                            ("side added", "Side added"),
                            ("side retired", "Side retired"),
                            ("office set", "Coordination office set"),
                            ("body added", "Body added"),
                            ("body linked", "Body linked to the registry"),
                            ("body retired", "Body retired"),
                            ("role given", "Role given"),
                            ("role ended", "Role ended"),
                        ],
                        max_length=16,
                    ),
                ),
                ("before", models.CharField(blank=True, max_length=500)),
                ("after", models.CharField(blank=True, max_length=500)),
                ("because", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mechanism",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="sides.mechanism",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.membership",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.side",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
    ]
