import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import huishang.registry.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0004_imports"),
        ("record", "0002_entered_names"),
        ("review", "0003_changed_by_a_newer_reading"),
        ("sides", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Chain",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(max_length=64)),
                (
                    "layer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.side",
                    ),
                ),
                (
                    "mechanism",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.mechanism"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("mechanism", "layer"), name="chain_once_per_side"),
                    models.UniqueConstraint(
                        condition=models.Q(("layer__isnull", True)),
                        fields=("mechanism",),
                        name="chain_once_shared",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("serial", models.PositiveIntegerField()),
                ("number", models.CharField(editable=False, max_length=50)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("extracted", "Extracted"),
                            ("reviewed", "Reviewed"),
                            ("acknowledged", "Acknowledged"),
                            ("agreed", "Agreed"),
                            ("in_progress", "In progress"),
                            ("reported", "Reported done"),
                            ("verified", "Verified"),
                            ("closed", "Closed"),
                            ("continuing", "Continuing"),
                            ("suspended", "Suspended"),
                            ("declined", "Declined"),
                            ("superseded", "Superseded"),
                            ("merged", "Merged"),
                            ("lapsed", "Lapsed"),
                        ],
                        default="extracted",
                        max_length=12,
                    ),
                ),
                ("state_at", models.DateTimeField(help_text="Since when it is in this state.")),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=0, help_text="The number of the text that stands now."
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0, help_text="Counts every act on the row, so that two at once are noticed."
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("aim", models.TextField(blank=True)),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("connectivity", "Connectivity and opening up"),
                            ("industry", "Industry and innovation"),
                            ("tourism", "Culture and tourism"),
                            ("ecology", "Ecology"),
                            ("services", "Public services"),
                            ("mechanism", "Mechanism"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                ("strength", models.CharField(blank=True, max_length=4)),
                (
                    "term",
                    models.CharField(
                        blank=True, help_text="The term in the source's own words.", max_length=200
                    ),
                ),
                ("since", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                ("until", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "due",
                    models.DateField(
                        blank=True,
                        help_text="The last day of the stated term; null: the words fix none.",
                        null=True,
                    ),
                ),
                (
                    "precision",
                    models.CharField(
                        blank=True, help_text="How exact the term is (rules.due).", max_length=10
                    ),
                ),
                (
                    "light",
                    models.CharField(
                        blank=True, help_text="As the rules gave it last; empty: never.", max_length=10
                    ),
                ),
                (
                    "light_rule",
                    models.CharField(blank=True, help_text="The rule and its version.", max_length=40),
                ),
                (
                    "light_on",
                    models.DateField(blank=True, help_text="The day for which it was worked out.", null=True),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        choices=[("text", "Text"), ("numbers", "Numbers"), ("all", "Text and numbers")],
                        help_text="What an order of reopening allows to be changed; empty: it was never reopened.",
                        max_length=8,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_done", "Not performed"),
                            ("wrongly_done", "Wrongly performed"),
                            ("weakly_done", "Weakly performed"),
                            ("late", "Performed late"),
                            ("no_basis", "No basis in the source"),
                            ("not_ours", "Not within our duties"),
                            ("duplicate", "Stands in another row"),
                            ("policy", "Policy has changed"),
                            ("funds", "Funds are lacking"),
                            ("approval", "Waits for a higher authority"),
                            ("force_majeure", "Force majeure"),
                            ("reorganised", "Bodies were reorganised"),
                            ("new_facts", "New facts"),
                            ("mistake", "Entered by mistake"),
                            ("other", "Other reason"),
                        ],
                        max_length=16,
                    ),
                ),
                ("reason_words", models.CharField(blank=True, max_length=500)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "secrecy",
                    models.CharField(
                        choices=[("open", "Open"), ("internal", "Internal")],
                        default="internal",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.agreement",
                    ),
                ),
                (
                    "exchange",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.exchange",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mechanism",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.mechanism"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        help_text="The row that took its place, or into which it was merged.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="ledger.commitment",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="The side whose accepted report says that it is done.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.side",
                    ),
                ),
            ],
            options={
                "ordering": ["mechanism", "serial"],
                "indexes": [
                    models.Index(
                        fields=["mechanism", "state", "serial"], name="ledger_comm_mechani_5ded6d_idx"
                    ),
                    models.Index(
                        fields=["mechanism", "field", "serial"], name="ledger_comm_mechani_e18e4f_idx"
                    ),
                    models.Index(fields=["mechanism", "due"], name="ledger_comm_mechani_86d16c_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("mechanism", "serial"), name="row_once_per_serial"),
                    models.UniqueConstraint(fields=("mechanism", "number"), name="row_once_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="row_has_a_title",
                        violation_error_message="A row needs a title.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "extracted",
                                    "reviewed",
                                    "acknowledged",
                                    "agreed",
                                    "in_progress",
                                    "reported",
                                    "verified",
                                    "closed",
                                    "continuing",
                                    "suspended",
                                    "declined",
                                    "superseded",
                                    "merged",
                                    "lapsed",
                                ],
                            )
                        ),
                        name="row_state_is_known",
                        violation_error_message="There is no such state.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "field__in",
                                [
                                    "connectivity",
                                    "industry",
                                    "tourism",
                                    "ecology",
                                    "services",
                                    "mechanism",
                                    "other",
                                ],
                            )
                        ),
                        name="row_field_is_known",
                        violation_error_message="There is no such field.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scope__in", ["", "text", "numbers", "all"])),
                        name="row_scope_is_known",
                        violation_error_message="There is no such scope.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("secrecy__in", ["open", "internal"])),
                        name="row_secrecy_is_known",
                        violation_error_message="There is no such level.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="row_closed_has_a_day",
                        violation_error_message="A closed row, and no other, has the day of its closing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["declined", "lapsed", "merged", "superseded", "suspended"]),
                                _negated=True,
                            ),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="row_out_of_the_way_with_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["superseded", "merged"]), _negated=True),
                            ("other__isnull", False),
                            _connector="OR",
                        ),
                        name="row_replaced_names_the_other",
                        violation_error_message="Name the row that takes its place.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other__isnull", True),
                            models.Q(("other", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="row_not_replaced_by_itself",
                        violation_error_message="Choose another row.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["reported", "verified", "closed"]), _negated=True),
                            ("reported_by__isnull", False),
                            _connector="OR",
                        ),
                        name="row_done_names_who_reported",
                        violation_error_message="A row is done only by a report of a side.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChangeProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("row_version", models.PositiveIntegerField(help_text="The text that it changes.")),
                ("changes", models.JSONField(blank=True, default=list)),
                ("act", models.CharField(blank=True, max_length=12)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("not_done", "Not performed"),
                            ("wrongly_done", "Wrongly performed"),
                            ("weakly_done", "Weakly performed"),
                            ("late", "Performed late"),
                            ("no_basis", "No basis in the source"),
                            ("not_ours", "Not within our duties"),
                            ("duplicate", "Stands in another row"),
                            ("policy", "Policy has changed"),
                            ("funds", "Funds are lacking"),
                            ("approval", "Waits for a higher authority"),
                            ("force_majeure", "Force majeure"),
                            ("reorganised", "Bodies were reorganised"),
                            ("new_facts", "New facts"),
                            ("mistake", "Entered by mistake"),
                            ("other", "Other reason"),
                        ],
                        max_length=16,
                    ),
                ),
                ("words", models.CharField(max_length=1000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for the sides"),
                            ("in_force", "In force"),
                            ("withdrawn", "Withdrawn"),
                            ("void", "Void"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.side"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.commitment",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="ledger.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "in_force", "withdrawn", "void"])),
                        name="proposal_state_is_known",
                        violation_error_message="There is no such state.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("act__in", ["", "continue", "suspend", "resume", "supersede", "merge", "lapse"])
                        ),
                        name="proposal_act_is_known",
                        violation_error_message="There is no such act.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", ""), models.Q(("changes", []), _negated=True)),
                            models.Q(models.Q(("act", ""), _negated=True), ("changes", [])),
                            _connector="OR",
                        ),
                        name="proposal_of_text_or_of_state",
                        violation_error_message="A proposal changes the text or the state.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("words", ""), _negated=True)
                        ),
                        name="proposal_with_reason",
                        violation_error_message="Say why.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("row",),
                        name="proposal_open_once_per_row",
                        violation_error_message="Another change of this row waits for the sides. End that one first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(help_text="As the text names it.", max_length=200)),
                (
                    "part",
                    models.CharField(
                        choices=[("lead", "Lead"), ("support", "Supporting"), ("responsible", "Responsible")],
                        max_length=12,
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "acknowledged_version",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="The version of the row that the body took on; null: none yet.",
                        null=True,
                    ),
                ),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("left_at", models.DateTimeField(blank=True, help_text="Null: it has the duty.", null=True)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.sidebody",
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
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="ledger.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["row", "order", "pk"],
                "indexes": [
                    models.Index(fields=["body", "part"], name="ledger_assi_body_id_278b77_idx"),
                    models.Index(fields=["side", "part"], name="ledger_assi_side_id_7c4b77_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="assignment_has_a_name",
                        violation_error_message="Name the body.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("part__in", ["lead", "support", "responsible"])),
                        name="assignment_part_is_known",
                        violation_error_message="There is no such part.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body__isnull", True), ("side__isnull", False), _connector="OR"),
                        name="assignment_of_a_body_has_its_side",
                        violation_error_message="Say whose body it is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("acknowledged_at__isnull", True),
                                ("acknowledged_by__isnull", True),
                                ("acknowledged_version__isnull", True),
                            ),
                            models.Q(
                                ("acknowledged_at__isnull", False),
                                ("acknowledged_by__isnull", False),
                                ("acknowledged_version__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_acknowledged_by_somebody",
                        violation_error_message="An acknowledgement names who gave it and when.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoryLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sequence", models.PositiveBigIntegerField()),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("review", "Reviewed"),
                            ("revise", "Revised"),
                            ("acknowledge", "Acknowledged"),
                            ("agree", "Agreed by all sides"),
                            ("start", "Started"),
                            ("report_done", "Reported done"),
                            ("take_back", "Report of delivery taken back"),
                            ("verify", "Verified"),
                            ("close", "Closed"),
                            ("continue", "Made continuing"),
                            ("suspend", "Suspended"),
                            ("resume", "Resumed"),
                            ("decline", "Declined"),
                            ("reconsider", "Taken up again"),
                            ("supersede", "Superseded"),
                            ("merge", "Merged"),
                            ("lapse", "Lapsed"),
                            ("reopen", "Reopened"),
                            ("make", "Made"),
                            ("cite", "Source added"),
                            ("assign", "Bodies assigned"),
                            ("name_people", "Liaison and leader named"),
                            ("confirm", "Answered for a side"),
                            ("silence", "No reply noted"),
                            ("change", "Change in force"),
                            ("propose", "Change proposed"),
                            ("withdraw_proposal", "Proposal withdrawn"),
                            ("order_reopening", "Reopening ordered"),
                            ("withdraw_order", "Order withdrawn"),
                            ("open_period", "Period opened"),
                            ("write_report", "Report written"),
                            ("submit_report", "Report handed in"),
                            ("return_report", "Report returned"),
                            ("accept_report", "Report accepted"),
                            ("add_evidence", "Evidence added"),
                            ("contradict", "Contradiction noted"),
                            ("verify_evidence", "Evidence judged"),
                            ("withdraw_evidence", "Evidence withdrawn"),
                            ("raise_obstacle", "Obstacle raised"),
                            ("escalate_obstacle", "Obstacle escalated"),
                            ("end_obstacle", "Obstacle ended"),
                            ("note", "Note written"),
                            ("light", "Light changed"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "before",
                    models.CharField(blank=True, help_text="The state of the row before.", max_length=12),
                ),
                (
                    "after",
                    models.CharField(blank=True, help_text="The state of the row after.", max_length=12),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=0, help_text="The version of the row after."),
                ),
                ("code", models.CharField(blank=True, max_length=24)),
                ("words", models.CharField(blank=True, max_length=1000)),
                (
                    "facts",
                    models.JSONField(
                        help_text="All that the digest is over; names and uuids, no keys of this database."
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "chain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="ledger.chain"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        help_text="Null: the clock.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="history",
                        to="ledger.commitment",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        blank=True,
                        help_text="For whom.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.side",
                    ),
                ),
            ],
            options={
                "ordering": ["chain", "sequence"],
                "indexes": [
                    models.Index(fields=["row", "at"], name="ledger_hist_row_id_d8e569_idx"),
                    models.Index(fields=["chain", "at"], name="ledger_hist_chain_i_822356_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("chain", "sequence"),
                        name="history_line_once_per_number",
                        violation_error_message="This line is there already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=300)),
                ("until", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "words",
                    models.CharField(
                        blank=True, help_text="Its term in the source's own words.", max_length=200
                    ),
                ),
                (
                    "due",
                    models.DateField(blank=True, help_text="The last day of the stated term.", null=True),
                ),
                (
                    "weight",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Share of the row, percent.",
                        max_digits=6,
                        null=True,
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "left_at",
                    models.DateTimeField(blank=True, help_text="Null: it belongs to the text.", null=True),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="ledger.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["row", "due", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "key"), name="milestone_once_per_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weight__isnull", True),
                            models.Q(("weight__gte", 0), ("weight__lte", 100)),
                            _connector="OR",
                        ),
                        name="milestone_weight_is_a_share",
                        violation_error_message="A weight lies between 0 and 100 percent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Numbering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("prefix", models.CharField(max_length=30)),
                ("width", models.PositiveSmallIntegerField(default=4)),
                ("last", models.PositiveIntegerField(default=0, help_text="The last number that was given.")),
                (
                    "mechanism",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.mechanism"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=300)),
                ("words", models.TextField(blank=True)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("bodies", "Bodies"),
                            ("offices", "Coordination offices"),
                            ("coordinators", "Deputy leaders"),
                            ("leaders", "Leaders"),
                        ],
                        default="offices",
                        max_length=14,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("escalated", "Escalated"),
                            ("solved", "Solved"),
                            ("unsolvable", "Cannot be solved, because"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "due",
                    models.DateField(
                        blank=True, help_text="When the clock of this level runs out.", null=True
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=1000)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("raised_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mechanism",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.mechanism"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Null: all sides.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.side",
                    ),
                ),
                (
                    "owner_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.sidebody",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.side",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obstacles",
                        to="ledger.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["mechanism", "pk"],
                "indexes": [
                    models.Index(fields=["mechanism", "state", "due"], name="ledger_obst_mechani_ba23f0_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="obstacle_has_a_title",
                        violation_error_message="Say what stands in the way.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "escalated", "solved", "unsolvable"])),
                        name="obstacle_state_is_known",
                        violation_error_message="There is no such state.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["bodies", "offices", "coordinators", "leaders"])),
                        name="obstacle_level_is_known",
                        violation_error_message="There is no such level.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "unsolvable"), _negated=True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="obstacle_unsolvable_because",
                        violation_error_message="Say why it cannot be solved.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state__in", ["solved", "unsolvable"])),
                            models.Q(
                                models.Q(("state__in", ["solved", "unsolvable"]), _negated=True),
                                ("ended_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="obstacle_ended_at_an_instant",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(help_text="2026-03, 2026-Q1, 2026-H1 or 2026.", max_length=12)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("month", "Month"),
                            ("quarter", "Quarter"),
                            ("half", "Half-year"),
                            ("year", "Year"),
                        ],
                        max_length=8,
                    ),
                ),
                ("start", models.DateField()),
                ("end", models.DateField(help_text="The last day that is reported on.")),
                ("closes_at", models.DateTimeField(help_text="Until when reports are due.")),
                ("opened_at", models.DateTimeField()),
                (
                    "mechanism",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.mechanism"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["mechanism", "start"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mechanism", "code"),
                        name="period_once_per_mechanism",
                        violation_error_message="This period is open already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["month", "quarter", "half", "year"])),
                        name="period_kind_is_known",
                        violation_error_message="There is no such kind of period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start__lte", models.F("end"))),
                        name="period_ends_after_its_start",
                        violation_error_message="A period ends after its start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrivateNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.sidebody",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="ledger.commitment",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.side"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="note_has_words",
                        violation_error_message="Write the note.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgressReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Handed in"),
                            ("returned", "Returned"),
                            ("accepted", "Accepted"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, help_text="How often it was handed in.")),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "row_version",
                    models.PositiveIntegerField(help_text="The text of the row that it is reported against."),
                ),
                ("work", models.TextField(blank=True, help_text="What was done in the period.")),
                ("physical", models.CharField(blank=True, help_text="形象进度, in words.", max_length=300)),
                (
                    "percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Done of the whole row, percent.",
                        max_digits=5,
                        null=True,
                    ),
                ),
                ("problems", models.TextField(blank=True)),
                ("to_coordinate", models.TextField(blank=True, help_text="What must be coordinated.")),
                ("coordinate_by", models.CharField(blank=True, help_text="By whom.", max_length=200)),
                ("next_step", models.TextField(blank=True)),
                (
                    "done",
                    models.CharField(
                        choices=[("not_yet", "Not yet done"), ("partly", "Partly done"), ("fully", "Done")],
                        default="not_yet",
                        max_length=8,
                    ),
                ),
                (
                    "returned_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("incomplete", "Incomplete"),
                            ("unclear", "Unclear"),
                            ("figure", "Figure is wrong"),
                            ("definition", "Another definition"),
                            ("no_evidence", "Without evidence"),
                            ("wrong_row", "Belongs to another row"),
                            ("other", "Other reason"),
                        ],
                        max_length=12,
                    ),
                ),
                ("returned_words", models.CharField(blank=True, max_length=500)),
                ("written_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.sidebody",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="ledger.period",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="ledger.commitment",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.side"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        help_text="Who wrote it last.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["row", "period", "side"],
                "indexes": [
                    models.Index(fields=["period", "state"], name="ledger_prog_period__7ac36f_idx"),
                    models.Index(fields=["body", "state"], name="ledger_prog_body_id_18821c_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("row", "period", "side", "body"), name="report_once_per_body_and_period"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("body__isnull", True)),
                        fields=("row", "period", "side"),
                        name="report_once_per_side_and_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted", "returned", "accepted"])),
                        name="report_state_is_known",
                        violation_error_message="There is no such state.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done__in", ["not_yet", "partly", "fully"])),
                        name="report_done_is_known",
                        violation_error_message="Say whether it is done, partly done or not yet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("returned_code", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="report_returned_with_reason",
                        violation_error_message="Say why the report goes back.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "returned_code__in",
                                [
                                    "",
                                    "incomplete",
                                    "unclear",
                                    "figure",
                                    "definition",
                                    "no_evidence",
                                    "wrong_row",
                                    "other",
                                ],
                            )
                        ),
                        name="report_reason_is_known",
                        violation_error_message="There is no such reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("submitted_at__isnull", False),
                                ("submitted_by__isnull", False),
                                ("version__gte", 1),
                            ),
                            _connector="OR",
                        ),
                        name="report_handed_in_by_somebody",
                        violation_error_message="A report is handed in before it is decided on.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("submitted_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="report_accepted_by_another",
                        violation_error_message="Nobody accepts the report that he handed in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percent__isnull", True),
                            models.Q(("percent__gte", 0), ("percent__lte", 100)),
                            _connector="OR",
                        ),
                        name="report_percent_is_a_share",
                        violation_error_message="A share lies between 0 and 100 percent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("file", "File"),
                            ("link", "Link"),
                            ("document", "Document of the record"),
                            ("none_found", "No public evidence found"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(help_text="What it shows.", max_length=500)),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("address", models.CharField(blank=True, help_text="Shown as text.", max_length=1000)),
                (
                    "read_on",
                    models.DateField(
                        blank=True, help_text="The day on which it was read or searched for.", null=True
                    ),
                ),
                (
                    "issuer",
                    models.CharField(blank=True, help_text="Who issued or published it.", max_length=200),
                ),
                ("dated", huishang.registry.models.PartialDateField(blank=True, max_length=10)),
                (
                    "value",
                    models.CharField(
                        blank=True, help_text="The figure as printed, in digits.", max_length=40
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("definition", models.CharField(blank=True, max_length=300)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("good", "Good"), ("doubted", "Doubted"), ("refused", "Refused")],
                        max_length=8,
                    ),
                ),
                ("verdict_words", models.CharField(blank=True, max_length=500)),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=500)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contradicts",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contradicted_by",
                        to="ledger.evidence",
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
                    "original",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.original",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="ledger.commitment",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who brought it; null: the joint office, for all.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.side",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verified_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sides.side",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="ledger.progressreport",
                    ),
                ),
            ],
            options={
                "ordering": ["row", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document__isnull", True),
                                ("kind", "file"),
                                ("original__isnull", False),
                                models.Q(("file_name", ""), _negated=True),
                            ),
                            models.Q(
                                ("document__isnull", True),
                                ("kind", "link"),
                                ("original__isnull", True),
                                ("read_on__isnull", False),
                                models.Q(("address", ""), _negated=True),
                            ),
                            models.Q(
                                ("document__isnull", False), ("kind", "document"), ("original__isnull", True)
                            ),
                            models.Q(
                                ("document__isnull", True),
                                ("kind", "none_found"),
                                ("original__isnull", True),
                                ("read_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_has_what_its_kind_needs",
                        violation_error_message="A file needs its bytes, a link its address and the day it was read, a search its day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="evidence_has_words",
                        violation_error_message="Say what it shows.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value", ""), models.Q(("unit", ""), _negated=True), _connector="OR"
                        ),
                        name="evidence_figure_has_a_unit",
                        violation_error_message="A figure needs its unit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contradicts__isnull", True),
                            models.Q(("contradicts", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_does_not_contradict_itself",
                        violation_error_message="Choose two different figures.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["", "good", "doubted", "refused"])),
                        name="evidence_verdict_is_known",
                        violation_error_message="There is no such verdict.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verdict", ""), ("verified_by__isnull", True), ("verified_for__isnull", True)
                            ),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True),
                                ("verified_at__isnull", False),
                                ("verified_by__isnull", False),
                                ("verified_for__isnull", False),
                                models.Q(
                                    ("side__isnull", True),
                                    models.Q(("verified_for", models.F("side")), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_verified_by_another_side",
                        violation_error_message="Evidence is verified by another side than the one that brought it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ["", "good"]),
                            models.Q(("verdict_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_not_good_with_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReopenOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("row_version", models.PositiveIntegerField()),
                (
                    "scope",
                    models.CharField(
                        choices=[("text", "Text"), ("numbers", "Numbers"), ("all", "Text and numbers")],
                        max_length=8,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("not_done", "Not performed"),
                            ("wrongly_done", "Wrongly performed"),
                            ("weakly_done", "Weakly performed"),
                            ("late", "Performed late"),
                            ("no_basis", "No basis in the source"),
                            ("not_ours", "Not within our duties"),
                            ("duplicate", "Stands in another row"),
                            ("policy", "Policy has changed"),
                            ("funds", "Funds are lacking"),
                            ("approval", "Waits for a higher authority"),
                            ("force_majeure", "Force majeure"),
                            ("reorganised", "Bodies were reorganised"),
                            ("new_facts", "New facts"),
                            ("mistake", "Entered by mistake"),
                            ("other", "Other reason"),
                        ],
                        max_length=16,
                    ),
                ),
                ("words", models.CharField(max_length=1000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for the sides"),
                            ("in_force", "In force"),
                            ("withdrawn", "Withdrawn"),
                            ("void", "Void"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("ordered_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="ledger.commitment",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.side"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "in_force", "withdrawn", "void"])),
                        name="order_state_is_known",
                        violation_error_message="There is no such state.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scope__in", ["text", "numbers", "all"])),
                        name="order_scope_is_known",
                        violation_error_message="Say what may be changed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("words", ""), _negated=True)
                        ),
                        name="order_with_reason",
                        violation_error_message="Say why.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("row",),
                        name="order_open_once_per_row",
                        violation_error_message="Another order waits for the sides already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportMilestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.milestone"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="ledger.progressreport",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "milestone"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "milestone"), name="report_milestone_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("row", "Row"),
                            ("baseline", "Baseline"),
                            ("change", "Change"),
                            ("delivery", "Delivery"),
                            ("closing", "Closing"),
                            ("reopening", "Reopening"),
                        ],
                        max_length=10,
                    ),
                ),
                ("of", models.UUIDField()),
                ("version", models.PositiveIntegerField()),
                ("asked_at", models.DateTimeField()),
                (
                    "until",
                    models.DateTimeField(
                        blank=True, help_text="After this, silence is noted; null: no time is set.", null=True
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Confirmed by all sides"),
                            ("void", "Void: what was asked has changed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "makers",
                    models.ManyToManyField(
                        help_text="Who made it, and so cannot confirm it.",
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="ledger.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["row", "outcome"], name="ledger_requ_row_id_cd09b9_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject", "of", "version"), name="request_once_per_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("subject__in", ["row", "baseline", "change", "delivery", "closing", "reopening"])
                        ),
                        name="request_subject_is_known",
                        violation_error_message="There is no such subject.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="request_ended_at_an_instant",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "word",
                    models.CharField(
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("remarked", "Confirmed with a remark"),
                            ("disputed", "Disputed"),
                            ("more_evidence", "More evidence asked"),
                            ("no_reply", "No reply in time"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_done", "Not performed"),
                            ("wrongly_done", "Wrongly performed"),
                            ("weakly_done", "Weakly performed"),
                            ("late", "Performed late"),
                            ("figure", "Figure"),
                            ("definition", "Definition of a figure"),
                            ("evidence", "Evidence"),
                            ("wording", "Wording"),
                            ("bodies", "Bodies"),
                            ("term", "Term"),
                            ("not_agreed", "Was never agreed"),
                            ("other", "Other reason"),
                        ],
                        max_length=14,
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=1000)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        help_text="Null: the time ran out and nobody had answered.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.side"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="ledger.request",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("word__in", ["confirmed", "remarked", "disputed", "more_evidence", "no_reply"])
                        ),
                        name="confirmation_word_is_known",
                        violation_error_message="There is no such answer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", True), ("word", "no_reply")),
                            models.Q(
                                models.Q(("word", "no_reply"), _negated=True), ("person__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="confirmation_by_a_person_or_silence",
                        violation_error_message="An answer names the person; silence has none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("word", "disputed"), _negated=True),
                            (
                                "code__in",
                                [
                                    "not_done",
                                    "wrongly_done",
                                    "weakly_done",
                                    "late",
                                    "figure",
                                    "definition",
                                    "evidence",
                                    "wording",
                                    "bodies",
                                    "term",
                                    "not_agreed",
                                    "other",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="confirmation_dispute_with_reason",
                        violation_error_message="Say why it is disputed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("word", "remarked"), _negated=True),
                            models.Q(("remark", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="confirmation_with_its_remark",
                        violation_error_message="Write the remark.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RowSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "quote",
                    models.TextField(blank=True, help_text="Exactly the characters from start to end."),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="The item's number in the document.", max_length=60
                    ),
                ),
                ("speaker", models.CharField(blank=True, max_length=100)),
                ("cited", models.CharField(blank=True, max_length=500)),
                (
                    "address",
                    models.CharField(
                        blank=True, help_text="Where it can be read; shown as text.", max_length=1000
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
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
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="ledger.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["document"], name="ledger_rows_documen_9fe75b_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document__isnull", False),
                                ("end__gt", models.F("start")),
                                ("start__isnull", False),
                                models.Q(("quote", ""), _negated=True),
                            ),
                            models.Q(
                                ("document__isnull", True),
                                ("end__isnull", True),
                                ("finding__isnull", True),
                                ("start__isnull", True),
                                models.Q(("cited", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="row_source_by_characters_or_by_hand",
                        violation_error_message="Say where it is known from.",
                    ),
                    models.UniqueConstraint(fields=("row", "finding"), name="row_source_once_per_finding"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RowVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField(help_text="As huishang.ledger.content gives it.")),
                (
                    "digest",
                    models.CharField(help_text="SHA-256 of the content, in hexadecimal.", max_length=64),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="ledger.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["row", "number"],
                "indexes": [models.Index(fields=["row", "made_at"], name="ledger_rowv_row_id_daa417_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "number"), name="row_version_once_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="row_version_counts_from_one",
                        violation_error_message="Versions count from one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SideDuty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("liaison", models.CharField(blank=True, max_length=100)),
                ("leader", models.CharField(blank=True, help_text="The responsible leader.", max_length=100)),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="side_duties",
                        to="ledger.commitment",
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sides.side"
                    ),
                ),
            ],
            options={
                "ordering": ["row", "side"],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "side"), name="side_duty_once_per_row_and_side")
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=300)),
                ("value", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ("unit", models.CharField(blank=True, max_length=20)),
                (
                    "definition",
                    models.CharField(blank=True, help_text="口径: what it counts, and how.", max_length=300),
                ),
                ("baseline", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                (
                    "plan",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Pairs of a period's code and the value planned up to its end.",
                    ),
                ),
                (
                    "left_at",
                    models.DateTimeField(blank=True, help_text="Null: it belongs to the text.", null=True),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="ledger.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["row", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("row", "key"), name="target_once_per_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("baseline__isnull", True), ("value__isnull", True)),
                            models.Q(("unit", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="target_figure_has_a_unit",
                        violation_error_message="A figure needs its unit.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                (
                    "definition",
                    models.CharField(
                        blank=True,
                        help_text="Where it differs from the definition of the target.",
                        max_length=300,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="ledger.progressreport",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.target"
                    ),
                ),
            ],
            options={
                "ordering": ["report", "target"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "target"), name="report_value_once_per_target")
                ],
            },
        ),
    ]
