"""Whether a published figure follows from the figures that it is said to come from. Nothing is corrected, only said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from huishang.ledger.rules.rates import rate, rounded, total
from huishang.ledger.rules.reasons import Reason, reason

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class RateCheck:
    """A published rate beside the one that follows from what is done and planned, both in percent with the same decimals.

    ``plan_least`` < plan ≤ ``plan_most`` are the plans that would give the published rate, ``plan_implied`` the one in
    the middle, in the unit of what is done.
    """

    published: Decimal
    computed: Decimal
    plan_implied: Decimal
    plan_least: Decimal
    plan_most: Decimal

    @property
    def follows(self) -> bool:
        """Whether the published rate is the computed one."""
        return self.published == self.computed

    @property
    def reason(self) -> Reason:
        """That it follows; or what was published, what follows, and the plan that the published rate implies."""
        if self.follows:
            return reason("rate_follows")
        return reason(
            "rate_contradicts",
            published=self.published,
            computed=self.computed,
            implied=self.plan_implied,
            least=rounded(self.plan_least, 2),
            most=rounded(self.plan_most, 2),
        )

    def is_explained_by(self, plan: Decimal) -> bool:
        """Whether another plan gives the published rate."""
        return self.plan_least < plan <= self.plan_most


@dataclass(frozen=True, slots=True)
class SumCheck:
    """The sum of parts beside the total that is stated; ``difference`` is the sum less the total."""

    stated: Decimal
    computed: Decimal

    @property
    def difference(self) -> Decimal:
        """How much the parts are more than the total."""
        return self.computed - self.stated

    @property
    def follows(self) -> bool:
        """Whether the parts make the total."""
        return self.difference == 0

    @property
    def reason(self) -> Reason:
        """That the parts make the total, or by how much they do not."""
        if self.follows:
            return reason("sum_follows")
        return reason(
            "sum_contradicts",
            computed=self.computed,
            stated=self.stated,
            difference=abs(self.difference),
        )


def check_rate(done: Decimal, plan: Decimal, published: Decimal) -> RateCheck:
    """Compare a published percentage, with its decimals as printed, with done of plan.

    Raises:
        NoRate: the plan is not above zero.
        ValueError: the published rate is not above zero, so that no plan follows from it.

    """
    if published <= 0:
        raise ValueError(f"a published rate of {published} % implies no plan")
    exponent = published.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    half = Decimal(5).scaleb(-places - 1)
    computed = rounded(rate(done, plan), places)
    least, most = (done / (published + d) * _HUNDRED for d in (half, -half))
    return RateCheck(published, computed, rounded(done / published * _HUNDRED, 2), least, most)


def check_sum(parts: Iterable[Decimal], stated: Decimal) -> SumCheck:
    """Compare the sum of parts with the total that is stated, such as done and open with all."""
    return SumCheck(stated, total(parts))
