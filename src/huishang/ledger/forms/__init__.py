"""Every act on a row as a form: what it asks, for whom it is, why it cannot be done now."""

from huishang.ledger.forms.answering import AnswerForm, TimeForm
from huishang.ledger.forms.base import ActForm, Here
from huishang.ledger.forms.bringing import (
    CiteForm,
    ContradictForm,
    DocumentForm,
    FileForm,
    JudgeForm,
    LinkForm,
    NoneFoundForm,
    NoteForm,
    WithdrawEvidenceForm,
)
from huishang.ledger.forms.changing import (
    OrderForm,
    ProposeActForm,
    ProposeForm,
    ReviseForm,
    WithdrawOrderForm,
    WithdrawProposalForm,
)
from huishang.ledger.forms.obstacles import EscalateForm, GiveUpForm, RaiseForm, SolveForm
from huishang.ledger.forms.stepping import (
    AcknowledgeForm,
    CloseForm,
    DeclineForm,
    PeopleForm,
    ReconsiderForm,
    ReplaceForm,
    ReviewForm,
    StartForm,
    TakeBackForm,
)

FORMS: dict[str, type[ActForm]] = {
    "review": ReviewForm,
    "acknowledge": AcknowledgeForm,
    "start": StartForm,
    "close": CloseForm,
    "revise": ReviseForm,
    "propose": ProposeForm,
    "propose-act": ProposeActForm,
    "replace": ReplaceForm,
    "decline": DeclineForm,
    "reconsider": ReconsiderForm,
    "take-back": TakeBackForm,
    "order-reopening": OrderForm,
    "people": PeopleForm,
    "answer": AnswerForm,
    "set-time": TimeForm,
    "withdraw-proposal": WithdrawProposalForm,
    "withdraw-order": WithdrawOrderForm,
    "add-link": LinkForm,
    "add-file": FileForm,
    "add-document": DocumentForm,
    "none-found": NoneFoundForm,
    "judge": JudgeForm,
    "contradict": ContradictForm,
    "withdraw-evidence": WithdrawEvidenceForm,
    "cite": CiteForm,
    "raise": RaiseForm,
    "escalate": EscalateForm,
    "solve": SolveForm,
    "give-up": GiveUpForm,
    "note": NoteForm,
}
"""The forms by the word of their addresses, in the order in which a page offers them."""

__all__ = ["FORMS", "ActForm", "Here"]
