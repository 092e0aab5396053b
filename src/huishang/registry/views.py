"""Pages of the registry: who and what is known, and whether two are one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huishang.accounts.access import may, needs
from huishang.accounts.rules import Act
from huishang.registry import actions, queries
from huishang.registry.candidates import Named, mention_of, named, person_choices
from huishang.registry.forms import MergeForm, SplitForm
from huishang.registry.linking import Mention, explain, read_body, short_name
from huishang.registry.models import EnteredName, Link, Merge, Organization, Person, Region
from huishang.review.models import Finding
from huishang.review.queries import settled

ON_A_PAGE = 50
KINDS = {"people": Person, "bodies": Organization}


def _page(request: HttpRequest, found: object, each: int = ON_A_PAGE) -> object:
    return Paginator(found, each).get_page(request.GET.get("page"))


@needs(Act.READ)
def people(request: HttpRequest) -> HttpResponse:
    """The people of the record."""
    words = request.GET.get("q", "").strip()
    page = _page(request, queries.people(words))
    spans = queries.spans(page.object_list)
    rows = [(person, spans.get(person.pk, ("", ""))) for person in page]
    return render(request, "registry/people.html", {"page": page, "rows": rows, "words": words})


@needs(Act.READ)
def bodies(request: HttpRequest) -> HttpResponse:
    """The bodies of the record."""
    words = request.GET.get("q", "").strip()
    context = {"page": _page(request, queries.bodies(words)), "words": words}
    return render(request, "registry/bodies.html", context)


@needs(Act.READ)
def regions(request: HttpRequest) -> HttpResponse:
    """The regions, former names and functional areas among them; with a year as they were called then."""
    words, year = request.GET.get("q", "").strip(), request.GET.get("year", "").strip()
    is_year = len(year) == 4 and year.isascii() and year.isdigit()
    found = queries.regions_as_of(int(year), words) if is_year else queries.regions(words)
    context = {
        "page": _page(request, found),
        "words": words,
        "year": year,
        "wrong_year": bool(year) and not is_year,
    }
    return render(request, "registry/regions.html", context)


@needs(Act.READ)
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """A region: what it lies in, what lies in it, what it was called."""
    one = get_object_or_404(Region.objects.select_related("parent", "successor"), slug=slug)
    context = {
        "region": one,
        "parts": one.parts.filter(until=None),
        "former": one.predecessors.all(),
        "bodies": queries.bodies().filter(region=one),
    }
    return render(request, "registry/region.html", context)


@needs(Act.READ)
def identity(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """Who a person or what a body is: names, posts, the documents that name it, merges and splits.

    The address of one that was merged leads to the one that stands.
    """
    one = get_object_or_404(KINDS[kind].objects.select_related("merged_into"), uuid=uuid)
    if one.merged_into:
        return redirect("registry:identity", kind, one.standing.uuid)
    return _identity(request, kind, one)


def _identity(
    request: HttpRequest, kind: str, one: Person | Organization, forms: dict[str, object] | None = None
) -> HttpResponse:
    mentions = list(queries.links(one))
    words = request.GET.get("with", "").strip() or one.name
    source = queries.people if kind == "people" else queries.bodies
    context = {
        "one": one,
        "kind": kind,
        "tenures": queries.tenures(one) if kind == "people" else [],
        "short": short_name(read_body(one.name)) if kind == "bodies" else "",
        "succession": queries.succession(one) if kind == "bodies" else None,
        "mentions": mentions,
        "history": queries.history(one),
        "others": source(words).exclude(pk=one.pk)[:20] if may(request.user, Act.EDIT) else [],
        "words": words,
        "may_edit": may(request.user, Act.EDIT),
        "may_review": may(request.user, Act.REVIEW),
        "merge_form": MergeForm(),
        "split_form": SplitForm(keys=[link.pk for link in mentions]),
        **(forms or {}),
    }
    return render(request, "registry/identity.html", context, status=422 if forms else 200)


@needs(Act.EDIT)
@require_POST
def merge(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """Count another one as this one."""
    one = get_object_or_404(KINDS[kind], uuid=uuid)
    form = MergeForm(request.POST)
    if not form.is_valid():
        return _identity(request, kind, one, {"merge_form": form})
    other = get_object_or_404(KINDS[kind], uuid=form.cleaned_data["other"])
    try:
        actions.merge(request.user, one, other, reason=form.cleaned_data["reason"], at=timezone.now())
    except actions.RegistryError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Merged. It can be taken back below."))
    return redirect("registry:identity", kind, one.uuid)


@needs(Act.EDIT)
@require_POST
def split(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make a new person of some of the mentions of one."""
    person = get_object_or_404(Person, uuid=uuid)
    held = list(queries.links(person))
    form = SplitForm(request.POST, keys=[link.pk for link in held])
    if not form.is_valid():
        return _identity(request, "people", person, {"split_form": form})
    chosen = [link for link in held if link.pk in form.cleaned_data["links"]]
    try:
        actions.split(request.user, person, chosen, reason=form.cleaned_data["reason"], at=timezone.now())
    except actions.RegistryError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Split. It can be taken back below."))
    return redirect("registry:identity", "people", person.uuid)


@needs(Act.EDIT)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a merge or split back."""
    record = get_object_or_404(Merge, pk=pk)
    kind = "people" if record.kept_person_id else "bodies"
    try:
        actions.undo_merge(request.user, record, timezone.now())
    except actions.RegistryError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back."))
    kept = record.kept_person or record.kept_organization
    return redirect("registry:identity", kind, kept.uuid)


@needs(Act.READ)
def open_names(request: HttpRequest) -> HttpResponse:
    """The names that nobody is linked to yet, each with whom it may be and why: of documents, or entered by hand."""
    by_hand = request.GET.get("of") == "hand"
    found = queries.open_entered() if by_hand else queries.open_names()
    page = _page(request, found, 20)
    rows = _choices_of_entered(page.object_list) if by_hand else _choices(page.object_list)
    counts = {"in_documents": queries.open_names().count(), "entered": queries.open_entered().count()}
    return render(request, "registry/open.html", {"page": page, "rows": rows, "by_hand": by_hand, **counts})


def _choices(findings: list[Finding]) -> list[dict[str, object]]:
    """Each finding with its posts and its candidates; documents are settled once."""
    by_document: dict[int, dict[int, Named]] = {}
    rows = []
    for finding in findings:
        document = finding.document
        if document.pk not in by_document:
            by_document[document.pk] = {one.finding.id: one for one in named(document, settled(document))}
        one = by_document[document.pk].get(finding.pk)
        if one is not None:
            address = reverse("registry:link", args=["names", finding.pk])
            rows.append({"finding": finding, "named": one, "address": address, **_explained(one.mention)})
    return rows


def _choices_of_entered(names: list[EnteredName]) -> list[dict[str, object]]:
    return [
        {
            "entered": name,
            "named": name,
            "address": reverse("registry:link", args=["entered", name.pk]),
            **_explained(mention_of(name)),
        }
        for name in names
    ]


def _explained(mention: Mention) -> dict[str, object]:
    lang = "en" if get_language() == "en" else "zh"
    found = person_choices(mention)[:5]
    people = Person.objects.in_bulk([candidate.key for candidate in found])
    candidates = [
        {
            "person": people[candidate.key],
            "verdict": candidate.judgement.verdict,
            "why": explain(candidate.judgement, lang),
        }
        for candidate in found
    ]
    return {"candidates": candidates}


@needs(Act.REVIEW)
@require_POST
def link(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Link a name to a person, or to somebody who is not in the registry yet."""
    by_hand = kind == "entered"
    name: Finding | EnteredName = (
        get_object_or_404(EnteredName, pk=pk) if by_hand else get_object_or_404(Finding, pk=pk, kind="person")
    )
    if request.POST.get("person"):
        person = get_object_or_404(
            Person, pk=request.POST["person"] if request.POST["person"].isdigit() else 0
        )
        actions.link(request.user, name, person.standing, at=timezone.now())
    else:
        actions.make_person(request.user, name, at=timezone.now())
    if request.POST.get("back") != "open":
        return redirect("registry:people")
    return redirect(reverse("registry:open") + ("?of=hand" if by_hand else ""))


@needs(Act.REVIEW)
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a name is not the person that it was linked to."""
    held = get_object_or_404(
        Link.objects.select_related("finding__document", "entered", "person", "organization"), pk=pk
    )
    actions.unlink(request.user, held.name, at=timezone.now())
    messages.success(request, _("Unlinked. The name waits among the open ones."))
    one = held.person or held.organization
    return redirect("registry:identity", "people" if held.person else "bodies", one.uuid)
