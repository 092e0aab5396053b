"""Who speaks where: the stretches of speech, of provision and of announced work in a page.

A verb of speech (说，指出，希望…) opens the speech of the person named before it; it carries over the
sentences of the paragraph until the report goes on. An agreement's provisions (协议明确，…) and work that
the report announces (下一步，两地将…) are stretches without a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from huishang.reading.acts.speech.cues import Cue, Sense
from huishang.reading.acts.speech.provision import goes_on, provided
from huishang.reading.acts.speech.speakers import Speakers
from huishang.reading.layout import Page, Sentence
from huishang.reading.mentions.roster import Roster

Source = Literal["speech", "order", "provision", "plan"]


class Stretch(Struct, frozen=True, gc=False):
    """A piece of a sentence that is spoken, provided or announced: where, by whom, of which kind.

    ``fresh`` says that it begins a speech or a list of provisions; otherwise it goes on with the one before.
    """

    start: int
    end: int
    speaker: str | None
    source: Source
    fresh: bool


class _Voice(Struct, frozen=True, gc=False):
    """Whose words go on."""

    speaker: str | None
    source: Source
    paragraph: int


_NO_SAYING = "来据再被以听传小学话虽是就照"
"""Characters that make no verb of speech of what follows: 据介绍, 对…来说, 小说."""
_INSTRUMENT = re.compile(
    "(?:协议|》|备忘录|方案|计划|意见|规划|纲要|合同|共识|措施|宣言|倡议书)[^，。]{0,6}$"
)
_ANEW = re.compile(
    " *(?:[会座][谈议]?(?:议|会)?(?:上|前|后|期间|结束后|听取|审议|通过|传达)|会见(?:时|后|前)?[，双]|座谈[前后]|考察(?:期间|中|结束|组|团)|随后|之后|其间|期间"
    "|此外，[^。]{0,20}了|当[天日]|同日|次日|在[一-鿿]{1,8}?(?:期间|陪同下)|活动(?:中|上|现场|期间|前|后)|仪式|签约|代表团|访问期间|会谈"
    "|[0-9]{1,2}[月日]|昨|双方(?:还[就围一]|共同签|就|签|签署|签订|[一-鿿]{0,6}[议商约]定)|与会(?:人员|代表|领导|同志)|据(?:了解|悉|介绍)|截至|参加[^，。]{0,12}的(?:还)?有)"
)
_NOT_HIM = ("总书记", "主席", "新时代", "同志", "重要", "来")
_WISH = re.compile(" *(?:希望|愿|建议|期待|我们愿|恳请)")
_FLOOR = re.compile("(?:发言|讲话|致辞|意见|建议|要求|表态|倡议)[^，。；：]{0,10}：")
_OPEN_QUOTE = re.compile(" *“(?![^，。”]{1,12}”)")
_LIST = re.compile(
    " *(?:[一二三四五六七八九十]是?要|第[一二三四五六七八九十][，是]|（[一二三四五六七八九十]）)"
)

_LIST_ITEM = re.compile("(?<![一-鿿])([一二三四五六七八九])是")
_NUMERALS = "一二三四五六七八九十"
_ITEM = 200
"""No item of a list goes on for more characters behind its first sentence."""

_MORE = re.compile(
    " *(?:同时|此外|另外|以[^，。]{2,16}为例|在[^，。]{2,16}(?:方面|领域)|[^，。]{2,8}方面)，(?![^。]{0,20}了)"
)


def stretches(page: Page, roster: Roster, cues: Sequence[Cue]) -> list[Stretch]:
    """All stretches of a page's paragraphs, in the order of the text; ``cues`` are those of its whole text."""
    return _Walk(page, roster).over([cue for cue in cues if cue.sense.tells])


class _Walk:
    """One walk over the sentences; keeps whose words go on."""

    def __init__(self, page: Page, roster: Roster) -> None:
        self.text = page.text
        self.sentences = page.sentences
        self.roster = roster
        self.speakers = Speakers(page.text, roster)
        self.found: list[Stretch] = []
        self.voice: _Voice | None = None
        self.before: _Voice | None = None
        """The speech that the report broke off; a wish in the same paragraph takes it up again."""
        self.quoted: list[Sentence] = []
        """Sentences of a quotation that nobody has been named for yet."""

    def over(self, cues: Sequence[Cue]) -> list[Stretch]:
        """Read every sentence with its own cues, but pass by a sentence of the report that has none."""
        text, speakers, at = self.text, self.speakers, 0
        beyond = len(text)
        starts = [*(cue.start for cue in cues), beyond]
        colon = -1
        for sentence in self.sentences:
            start, end = sentence.start, sentence.end
            while starts[at] < start:
                at += 1
            first = at
            while starts[at] < end:
                at += 1
            if colon < start:
                colon = text.find("：", start)
                colon = colon if colon >= 0 else beyond
            if at > first or self.voice or self.quoted or colon < end or text[start] in " “希愿":
                self._sentence(sentence, cues[first:at], colon < end)
            else:
                speakers.tell(sentence)
        return self.found

    def _sentence(self, sentence: Sentence, cues: Sequence[Cue], floor: bool) -> None:
        if self.quoted and self.quoted[-1].paragraph != sentence.paragraph:
            self.quoted = []
        verbs = [cue for cue in cues if cue.sense.opens]
        openers = [verb for verb in verbs if self._opens(sentence, verb)] if verbs else verbs
        if not openers and floor:
            openers = self._floor(sentence)
        if openers:
            self._opened(sentence, openers)
        elif verbs and self._closes(sentence, verbs[-1]):
            self._attributed(self.speakers.subject(sentence.start, verbs[-1].start))
        else:
            self._unopened(sentence, cues)

    def _floor(self, sentence: Sentence) -> list[Cue]:
        """The colon that gives somebody the floor without a verb of speech: 某某的发言直截了当：…"""
        floor = _FLOOR.search(self.text, sentence.start, sentence.end)
        if floor is None or not self.roster.within(sentence.start, floor.start()):
            return []
        opens = "order" if floor.group().startswith(("建议", "倡议")) else "say"
        return [Cue(floor.start(), floor.end(), Sense(opens=opens))]

    def _opens(self, sentence: Sentence, verb: Cue) -> bool:
        """Whether a verb of speech opens a speech here."""
        start, end, speakers = sentence.start, verb.end, self.speakers
        opens = verb.sense.opens
        if opens == "thank" or end >= sentence.end:
            return False
        after = self.text[end]
        if opens == "say":
            if self.text[max(verb.start - 1, 0)] in _NO_SAYING:
                return False
            if after in "，：“":
                return not (self._speaking(sentence) and speakers.himself(start, verb.start))
            return after in "要希愿将可" and speakers.named(start, verb.start)
        if after in "的、。；" or (after == "，" and not speakers.adjoins(start, verb.start)):
            return False
        return speakers.named(start, verb.start) and (
            not self._speaking(sentence) or speakers.own(start, verb.start)
        )

    def _speaking(self, sentence: Sentence) -> bool:
        return self.voice is not None and self.voice.paragraph == sentence.paragraph

    def _closes(self, sentence: Sentence, verb: Cue) -> bool:
        """Whether ``…。”某某说。`` stands here: the words before belong to the person named."""
        return bool(self.quoted) and verb.sense.opens == "say" and verb.end >= sentence.end - 1

    def _attributed(self, speaker: str | None) -> None:
        """Give the quotation that stood before 某某说。 to its speaker."""
        for index, said in enumerate(self.quoted):
            self.found.append(Stretch(said.start, said.end, speaker, "speech", index == 0))
        self.quoted, self.voice = [], None

    def _opened(self, sentence: Sentence, openers: list[Cue]) -> None:
        """A sentence with verbs that open speeches: each up to the clause of the next."""
        outer = self.voice if self._speaking(sentence) else None
        self.quoted = []
        for index, verb in enumerate(openers):
            last = index + 1 == len(openers)
            start = verb.start if verb.sense.opens == "wish" else verb.end
            end = sentence.end if last else self.speakers.clause(start, openers[index + 1].start)
            speaker, source, own = self._who(sentence, verb, index)
            if end > start:
                self.found.append(Stretch(start, end, speaker, source, own))
            if index == 0:
                self.voice = _Voice(speaker, source, sentence.paragraph)
                if speaker is not None:
                    self.speakers.spoke(speaker)
        if outer and outer.speaker and self.text.startswith(("习近平总书记", "总书记"), sentence.start):
            self.voice = outer  # the speaker quotes a leader and goes on himself

    def _who(self, sentence: Sentence, verb: Cue, index: int) -> tuple[str | None, Source, bool]:
        """Who speaks, how, and whether anew: a second verb without a name belongs to the first speaker."""
        start = sentence.start
        if index and self.voice is not None and not self.speakers.own(start, verb.start):
            return self.voice.speaker, self.voice.source, False
        speaker = self.speakers.subject(start, verb.start)
        if speaker is None:
            subject = self.text[self.speakers.clause(start, verb.start) : verb.start]
            if _INSTRUMENT.search(subject):
                return None, "provision", True
        proposes = speaker is not None and self.text.startswith("提出", verb.start)
        return speaker, "order" if proposes or verb.sense.opens == "order" else "speech", True

    def _unopened(self, sentence: Sentence, cues: Sequence[Cue]) -> None:
        """A sentence that opens no speech: it goes on with one, or is the report's own."""
        start, end, paragraph = sentence.start, sentence.end, sentence.paragraph
        voice = self.voice
        going = voice is not None and (voice.paragraph == paragraph or _LIST.match(self.text, start))
        more = None
        if voice is not None and not going and voice.source == "provision":
            more = _MORE.match(self.text, start, end)
            start = more.end() if more else start
        if voice is not None and (more or (going and not self._reports(sentence, voice))):
            self.voice = _Voice(voice.speaker, voice.source, paragraph)
            listed = voice.source == "provision" and self._in_list(sentence)
            self.found.append(Stretch(start, end, voice.speaker, voice.source, listed))
            return
        if voice is not None:
            self.before, self.voice = voice, None
        before = self.before
        if before is not None and before.paragraph == paragraph and _WISH.match(self.text, start):
            self.voice = before
            self.found.append(Stretch(start, end, before.speaker, before.source, True))
        elif not self._quotes(sentence):
            self.speakers.tell(sentence)
            self._provided(sentence, cues)

    def _quotes(self, sentence: Sentence) -> bool:
        """Keep the sentences of a quotation until somebody is named for them; whether this is one."""
        if not self.quoted and not _OPEN_QUOTE.match(self.text, sentence.start, sentence.end):
            return False
        if self.quoted and "”" in self.text[self.quoted[-1].end - 2 : self.quoted[-1].end]:
            self.quoted = []
            return False
        self.quoted.append(sentence)
        return True

    def _reports(self, sentence: Sentence, voice: _Voice) -> bool:
        """Whether the report goes on here, so that the speech has ended."""
        text, start = self.text, sentence.start
        if _ANEW.match(text, start):
            return True
        if voice.source in ("provision", "plan"):
            return not (goes_on(text, start, sentence.end) or self._in_list(sentence))
        comma = text.find("，", start, sentence.end)
        named = self.roster.within(start, comma if comma >= 0 else sentence.end)
        if not named or (named[0].name == voice.speaker and named[0].start > start):
            return False
        return not text.startswith(_NOT_HIM, named[0].end)

    def _in_list(self, sentence: Sentence) -> bool:
        """Whether a numbered list goes on behind a sentence that has no number: 一是…。人员互访。二是…。"""
        before = self.found[-1]
        first = _LIST_ITEM.search(self.text, before.start, before.end)
        if first is None or before.end < sentence.start - 2:
            return False
        following = _NUMERALS.find(first.group(1)) + 1
        later = self.text[sentence.end : sentence.end + _ITEM]
        return 0 < following < len(_NUMERALS) and later.find(f"{_NUMERALS[following]}是") >= 0

    def _provided(self, sentence: Sentence, cues: Sequence[Cue]) -> None:
        """The stretch of a sentence of the report that provides or announces work, if it does."""
        of = [cue.sense.of for cue in cues if cue.sense.of]
        if not of:
            return
        found = provided(self.text, sentence.start, sentence.end, "agreed" in of)
        if found:
            self.voice = _Voice(None, found.source, sentence.paragraph)
            self.found.append(Stretch(found.start, sentence.end, None, found.source, True))
