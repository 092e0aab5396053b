"""The rows of the demonstration in an installation."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from huishang.accounts.models import User
from huishang.demonstration.ledger import Ledger, LedgerEvidence, check_ledger, load_ledger
from huishang.demonstration.tables import TableError
from huishang.ledger import queries
from huishang.ledger.demonstration import load_rows
from huishang.ledger.models import Commitment, Evidence
from huishang.sides.demonstration import load_mechanisms
from huishang.sides.models import Mechanism


def test_a_finding_that_no_table_has_is_refused() -> None:
    facts = load_ledger()
    for wrong in (LedgerEvidence("guijin-gujin", "cq-none", "贵州省"), facts.evidence[0]):
        with pytest.raises(TableError):
            check_ledger(Ledger(facts.rows, (*facts.evidence, wrong)))


@pytest.mark.django_db
def test_the_demonstration_has_evidence_contradictions_and_rows_without_public_evidence() -> None:
    at = datetime(2026, 11, 26, 9, tzinfo=timezone.get_default_timezone())
    load_mechanisms(at)
    made = load_rows(at)
    assert len(made) == len(load_ledger().rows) and load_rows(at) == []
    pairs = {
        tuple(sorted((one.value, one.contradicts.value)))
        for one in Evidence.objects.exclude(contradicts=None).select_related("contradicts")
    }
    assert {("50", "75"), ("189", "191.904"), ("14", "16")} <= pairs
    silent = Commitment.objects.filter(evidence__kind="none_found").distinct()
    assert silent.count() == 7
    assert all(one.address and one.issuer for one in Evidence.objects.filter(kind="link"))
    mechanism = Mechanism.objects.get(name="四川贵州省际交流会商机制")
    counted = queries.facets(User.objects.get(username="observer"), mechanism)
    assert (counted.total, counted.states) == (len(made), {"reviewed": len(made)})
    assert queries.first_broken_line(mechanism) is None
