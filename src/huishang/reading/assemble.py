"""From drafts in normal form to the reading in the contract's form: places become spans of the original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from huishang.reading.acts.exchanges.agreements import AgreementDraft
from huishang.reading.acts.exchanges.events import Acts, ActWarning, EventDraft
from huishang.reading.acts.exchanges.sites import SiteDraft
from huishang.reading.acts.participation import Part, roles_of
from huishang.reading.acts.speech.commitments import CommitmentDraft
from huishang.reading.acts.speech.statements import StatementDraft
from huishang.reading.layout import Page
from huishang.reading.mentions.phrases import PhraseMention
from huishang.reading.mentions.roster import PostMention, Roster
from huishang.reading.model import (
    Agreement,
    AgreementParty,
    Commitment,
    Event,
    Participant,
    Party,
    Person,
    Post,
    Quoted,
    Site,
    Statement,
    Warning,
)
from huishang.reading.quoting import quoted
from huishang.reading.warnings import told


def people(page: Page, roster: Roster, parts: list[Part]) -> tuple[Person, ...]:
    """Everybody named, in the order of the text, with posts, side, roles and mentions."""
    roles = roles_of(parts)
    mentions: dict[str, list[Quoted]] = {}
    for mention in roster.mentions:
        mentions.setdefault(mention.name, []).append(quoted(page, mention.start, mention.end))
    return tuple(
        Person(
            _written(page, name, named[0].quote),
            tuple(_post(page, post) for post in roster.posts.get(name, ())),
            _side(roster.posts.get(name, [])),
            roles.get(name, ("mentioned",)),
            tuple(named),
        )
        for name, named in mentions.items()
    )


def _written(page: Page, name: str, quote: str) -> str:
    """A name with the original's own characters; without the line break that may lie inside it."""
    return quote if len(quote) == len(name) else page.flat.as_written(name)


def _post(page: Page, post: PostMention) -> Post:
    place = quoted(page, post.start, post.end)
    region = post.near.name if post.near is not None else None
    body = page.flat.as_written(post.organization) if post.organization else None
    return Post(page.flat.as_written(post.title), region, body, place.span, place.quote)


def _side(posts: list[PostMention]) -> str | None:
    """The region that a person stands for: of the first post that has one."""
    return next((post.near.name for post in posts if post.near is not None), None)


def events(page: Page, acts: Acts, parts: list[Part]) -> tuple[Event, ...]:
    """The events, each with the people whose part in it the text tells.

    Who takes part: the roles told from the event's sentence up to that of the next event, in protocol order.
    """
    told_parts = sorted((part for part in parts if part.role != "mentioned"), key=_place)
    places = [part.start for part in told_parts]
    begins = sorted({event.span_start for event in acts.events})
    found = []
    for event in acts.events:
        following = bisect_right(begins, event.span_start)
        stop = begins[following] if following < len(begins) else len(page.text)
        own = told_parts[bisect_left(places, event.span_start) : bisect_left(places, stop)]
        found.append(_event(page, event, tuple(dict.fromkeys(_participant(page, part) for part in own))))
    return tuple(found)


def _place(part: Part) -> int:
    return part.start


def _participant(page: Page, part: Part) -> Participant:
    place = quoted(page, part.start, part.end)
    return Participant(_written(page, part.name, place.quote), part.role, place.span, place.quote)


def _event(page: Page, event: EventDraft, participants: tuple[Participant, ...]) -> Event:
    place = quoted(page, event.span_start, event.span_end)
    return Event(
        event.type,
        event.name,
        event.status,
        event.start,
        event.end,
        quoted(page, event.when.start, event.when.end) if event.when is not None else None,
        event.places,
        tuple(Party(name, part) for name, part in event.parties),
        participants,
        tuple(_site(page, site) for site in event.sites),
        place.span,
        place.quote,
    )


def _site(page: Page, site: SiteDraft) -> Site:
    place = quoted(page, site.start, site.end)
    return Site(page.flat.as_written(site.name), place.span, place.quote)


def agreements(page: Page, drafts: tuple[AgreementDraft, ...]) -> tuple[Agreement, ...]:
    """The agreements with parties, signatories and witnesses."""
    return tuple(_agreement(page, draft) for draft in drafts)


def _agreement(page: Page, draft: AgreementDraft) -> Agreement:
    place = quoted(page, draft.start, draft.end)
    written = page.flat.as_written
    return Agreement(
        draft.title,
        tuple(AgreementParty(name, region) for name, region in draft.parties),
        tuple(written(name) for name in draft.signatories),
        tuple(written(name) for name in draft.witnesses),
        place.span,
        place.quote,
    )


def statements(page: Page, drafts: list[StatementDraft], names: dict[str, str]) -> tuple[Statement, ...]:
    """Every clause of speech or provision; ``names`` gives each speaker as the text writes the name."""
    found = []
    for draft in drafts:
        place = quoted(page, draft.start, draft.end)
        found.append(Statement(names.get(draft.speaker or ""), draft.act, place.span, place.quote))
    return tuple(found)


def commitments(page: Page, drafts: list[CommitmentDraft], names: dict[str, str]) -> tuple[Commitment, ...]:
    """What a report says is to be done."""
    found = []
    for draft in drafts:
        place = quoted(page, draft.start, draft.end)
        targets = tuple(page.flat.quote(start, end) for start, end in draft.targets)
        found.append(
            Commitment(
                place.quote,
                place.span,
                names.get(draft.speaker or ""),
                draft.act,
                draft.field,
                draft.strength,
                None,
                None,
                (),
                draft.due,
                targets,
            )
        )
    return tuple(found)


def phrases(page: Page, found: list[PhraseMention]) -> tuple[Quoted, ...]:
    """The set phrases named, with their places."""
    return tuple(quoted(page, phrase.start, phrase.end) for phrase in found)


def warnings(
    page: Page, acts: Acts, roster: Roster, *, published: str | None, refused: bool
) -> tuple[Warning, ...]:
    """What stayed open, each with its sentence and its place; ``refused``: a date given was no day."""
    found = [*acts.warnings, *_doubts(acts, roster, published=published, refused=refused)]
    return tuple(
        Warning(
            warning.code,
            told(warning.code),
            page.flat.span(warning.start, warning.end) if warning.end > warning.start else None,
        )
        for warning in found
    )


def _doubts(acts: Acts, roster: Roster, *, published: str | None, refused: bool) -> list[ActWarning]:
    """Dates without a day or year, posts without a region."""
    found: list[ActWarning] = []
    if refused:
        found.append(ActWarning("published-refused", 0, 0))
    if published is None and acts.events:
        found.append(ActWarning("published-unknown", 0, 0))
    for event in acts.events:
        if event.start is None:
            found.append(ActWarning("date-unknown", event.span_start, event.span_end))
        elif len(event.start) == len("MM-DD"):
            found.append(ActWarning("year-unknown", event.span_start, event.span_end))
    for posts in roster.posts.values():
        found += [
            ActWarning("region-unresolved", post.start, post.end)
            for post in posts
            if post.near is None and post.title[:1] in "省市县区州旗盟镇乡"
        ]
    return found
