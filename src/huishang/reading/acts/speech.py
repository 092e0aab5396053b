"""Who speaks where: the stretches of speech, of provision and of announced work in a page.

A verb of speech (说，指出，希望…) opens the speech of the person named before it; it carries over the
sentences of the paragraph until the report goes on. An agreement's provisions (协议明确，…) and work that
the report announces (下一步，两地将…) are stretches without a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from huishang.reading.acts.cues import Cue, Sense
from huishang.reading.acts.provision import goes_on, provided
from huishang.reading.layout import Page, Sentence
from huishang.reading.mentions.roster import Roster

Source = Literal["speech", "order", "provision", "plan"]


class Stretch(NamedTuple):
    """A piece of a sentence that is spoken, provided or announced: where, by whom, of which kind.

    ``fresh`` says that it begins a speech or a list of provisions; otherwise it goes on with the one before.
    """

    start: int
    end: int
    speaker: str | None
    source: Source
    fresh: bool


class _Voice(NamedTuple):
    """Whose words go on."""

    speaker: str | None
    source: Source
    paragraph: int


_LINKS = ("并", "还", "同时", "最后", "也", "会上", "座谈会上")
_ADJOINING = ("他", "她", "会议", "还", "并")
_NO_SAYING = "来据再被以听传小学话虽是就照"
"""Characters that make no verb of speech of what follows: 据介绍, 对…来说, 小说."""
_TITLES = ("总书记", "主席", "总理", "委员长")
_OBJECT = "向对与同给为见和、"
_NOBODY = re.compile(
    "(?:他们|她们|大家|双方|会议|与会|各方|会上|协议|》|代表们|负责(?:人|同志)|有关人士|干部|群众|专家|学者|委员|企业|记者|文件|公报|声明|方案|规划|意见|报告|人们|网友|村民|市民)"
)
_INSTRUMENT = re.compile("(?:协议|》|备忘录|方案|计划|意见|规划|纲要|合同|共识|措施|宣言|倡议书)[^，。]{0,6}$")
_ANEW = re.compile(
    " *(?:[会座][谈议]?(?:议|会)?(?:上|前|后|期间|结束后|听取|审议|通过|传达)|会见(?:时|后|前)?[，双]|座谈[前后]|考察(?:期间|中|结束|组|团)|随后|之后|其间|期间"
    "|此外，[^。]{0,20}了|当[天日]|同日|次日|在[一-鿿]{1,8}?(?:期间|陪同下)|活动(?:中|上|现场|期间|前|后)|仪式|签约|代表团|访问期间|会谈"
    "|[0-9]{1,2}[月日]|昨|双方(?:还[就围一]|共同签|就|签|签署|签订)|与会(?:人员|代表|领导|同志)|据(?:了解|悉|介绍)|截至|参加[^，。]{0,12}的(?:还)?有)"
)
_WISH = re.compile(" *(?:希望|愿|建议|期待|我们愿|恳请)")
_FLOOR = re.compile("(?:发言|讲话|致辞|意见|建议|要求|表态|倡议)[^，。；：]{0,10}：")
_OPEN_QUOTE = re.compile(" *“(?![^，。”]{1,12}”)")
_LIST = re.compile(" *(?:[一二三四五六七八九十]要|[一二三四五六七八九十]是要|第[一二三四五六七八九十][，是]|（[一二三四五六七八九十]）)")


def stretches(page: Page, roster: Roster, cues: Sequence[Cue]) -> Iterator[Stretch]:
    """All stretches of a page's paragraphs, in the order of the text; ``cues`` are those of its whole text."""
    return _Speakers(page, roster, cues).read()


class _Speakers:
    """One walk over the sentences; keeps whose words go on and who was last named."""

    def __init__(self, page: Page, roster: Roster, cues: Sequence[Cue]) -> None:
        self.text = page.text
        self.sentences = page.sentences
        self.roster = roster
        self.cues = cues
        self.voice: _Voice | None = None
        self.named: str | None = None
        """Who spoke last, or was last named as the subject of the report."""
        self.told: Sentence | None = None
        """The last sentence of the report, if it came after ``named``."""
        self.before: _Voice | None = None
        """The speech that the report broke off; a wish in the same paragraph takes it up again."""
        self.quoted: list[Sentence] = []
        """Sentences of a quotation that nobody has been named for yet."""

    def read(self) -> Iterator[Stretch]:
        """Walk over the sentences, each with its own cues."""
        cues, at, count = self.cues, 0, len(self.cues)
        for sentence in self.sentences:
            start, end, _ = sentence
            while at < count and cues[at].start < start:
                at += 1
            first = at
            while at < count and cues[at].start < end:
                at += 1
            if first == at and self.voice is None and not self.quoted and self.text[start] not in " “":
                self.told = sentence  # a sentence of the report that nothing hangs on
            else:
                yield from self._sentence(sentence, cues[first:at])

    def _sentence(self, sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Stretch]:
        if self.quoted and self.quoted[-1].paragraph != sentence.paragraph:
            self.quoted = []
        verbs = [cue for cue in cues if cue.sense.opens]
        openers = [verb for verb in verbs if self._opens(sentence, verb)] if verbs else []
        if not openers and (floor := self._floor(sentence)):
            openers = [floor]
        if openers:
            yield from self._opened(sentence, openers)
        elif verbs and self._closes(sentence, verbs[-1]):
            yield from self._attributed(self._subject(sentence.start, verbs[-1].start))
        else:
            yield from self._unopened(sentence, cues)

    def _floor(self, sentence: Sentence) -> Cue | None:
        """The colon that gives somebody the floor without a verb of speech: 某某的发言直截了当：…"""
        if self.text.find("：", sentence.start, sentence.end) < 0:
            return None
        floor = _FLOOR.search(self.text, sentence.start, sentence.end)
        if floor is None or not self.roster.within(sentence.start, floor.start()):
            return None
        return Cue(floor.start(), floor.end(), Sense(opens="say"))

    def _attributed(self, speaker: str | None) -> Iterator[Stretch]:
        """The quotation that stood before 某某说。"""
        for index, said in enumerate(self.quoted):
            yield Stretch(said.start, said.end, speaker, "speech", index == 0)
        self.quoted, self.voice = [], None

    def _opens(self, sentence: Sentence, verb: Cue) -> bool:
        """Whether a verb of speech opens a speech here."""
        text, end = self.text, verb.end
        if verb.sense.opens == "thank" or end >= sentence.end:
            return False
        after = text[end]
        if verb.sense.opens == "say":
            if text[max(verb.start - 1, 0)] in _NO_SAYING:
                return False
            if after in "，：“":
                return not self._goes_on(sentence, verb.start)
            return after in "要希愿将可" and self._named(sentence, verb.start)
        speaking = self._speaking(sentence)
        if after in "的、。；" or (after == "，" and not self._adjoins(sentence, verb.start)):
            return False
        return self._named(sentence, verb.start) and not (speaking and not self._mention(sentence, verb.start))

    def _adjoins(self, sentence: Sentence, end: int) -> bool:
        """Whether a person, a pronoun or 会议 stands right before the verb, so that it is no noun (按照要求，)."""
        named = self.roster.within(sentence.start, end)
        return bool(named and named[-1].end == end) or self.text[max(end - 2, 0) : end].endswith(_ADJOINING)

    def _speaking(self, sentence: Sentence) -> bool:
        return self.voice is not None and self.voice.paragraph == sentence.paragraph

    def _goes_on(self, sentence: Sentence, end: int) -> bool:
        """Whether a verb of speech is said by the speaker himself: 我相信，…; 四川认为，…"""
        words = self.text[self._clause(sentence.start, end) : end].strip()
        return (
            self._speaking(sentence)
            and bool(words)
            and not self._mention(sentence, end)
            and not words.startswith(_TITLES)
            and len(words) < 8
            and words not in _LINKS
            and _NOBODY.search(words) is None
        )

    def _mention(self, sentence: Sentence, end: int) -> bool:
        """Whether a name or a pronoun stands in the verb's own clause."""
        first = self._clause(sentence.start, end)
        return bool(self.roster.within(first, end)) or self.text[first:end].strip()[:1] in ("他", "她")

    def _named(self, sentence: Sentence, end: int) -> bool:
        """Whether somebody who can speak is named shortly before the verb."""
        first = self._clause(sentence.start, end)
        words = self.text[first:end].strip()
        return (
            words[:1] in ("他", "她")
            or (words.startswith(_TITLES) and self._last() is not None)
            or bool(self.roster.within(first, end))
            or _NOBODY.match(words) is not None
            or (not words and bool(self.roster.within(sentence.start, end)))
            or (words in _LINKS and self._last() is not None)
        )

    def _closes(self, sentence: Sentence, verb: Cue) -> bool:
        """Whether ``…。”某某说。`` stands here: the words before belong to the person named."""
        return bool(self.quoted) and verb.sense.opens == "say" and verb.end >= sentence.end - 1

    def _opened(self, sentence: Sentence, openers: list[Cue]) -> Iterator[Stretch]:
        text = self.text
        outer = self.voice if self.voice and self.voice.paragraph == sentence.paragraph else None
        for index, verb in enumerate(openers):
            speaker = self._subject(sentence.start, verb.start)
            own = index == 0 or self._mention(sentence, verb.start)
            if not own and self.voice is not None:
                speaker = self.voice.speaker
            source: Source = "order" if verb.sense.opens == "order" else "speech"
            subject = text[self._clause(sentence.start, verb.start) : verb.start]
            if speaker is None and _INSTRUMENT.search(subject):
                source = "provision"
            start = verb.start if verb.sense.opens == "wish" else verb.end
            end = openers[index + 1].start if index + 1 < len(openers) else sentence.end
            if index + 1 < len(openers):
                end = self._clause(start, openers[index + 1].start)
            if end > start:
                yield Stretch(start, end, speaker, source, own)
            if index == 0:
                self.voice = _Voice(speaker, source, sentence.paragraph)
            if speaker is not None and index == 0:
                self.named, self.told = speaker, None
        if outer is not None and outer.speaker is not None and self._quotes_leader(sentence):
            self.voice = outer
        self.quoted = []

    def _quotes_leader(self, sentence: Sentence) -> bool:
        return self.text.startswith(("习近平总书记", "总书记"), sentence.start)

    def _unopened(self, sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Stretch]:
        text, voice = self.text, self.voice
        start = sentence.start
        going = voice is not None and (voice.paragraph == sentence.paragraph or _LIST.match(text, start))
        if going and voice is not None and not self._report(sentence):
            self.voice = voice = voice._replace(paragraph=sentence.paragraph)
            yield Stretch(start, sentence.end, voice.speaker, voice.source, False)
            return
        if voice is not None:
            self.before, self.voice = voice, None
        before = self.before
        if before is not None and before.paragraph == sentence.paragraph and _WISH.match(text, start):
            self.voice = before
            yield Stretch(start, sentence.end, before.speaker, before.source, True)
            return
        if self.quoted or _OPEN_QUOTE.match(text, start, sentence.end):
            self._quote(sentence)
            if self.quoted:
                return
        self.told = sentence
        yield from self._provided(sentence, cues)

    def _quote(self, sentence: Sentence) -> None:
        """Keep the sentences of a quotation until somebody is named for them."""
        if self.quoted and "”" in self.text[self.quoted[-1].end - 2 : self.quoted[-1].end]:
            self.quoted = []
            return
        self.quoted.append(sentence)

    def _report(self, sentence: Sentence) -> bool:
        """Whether the report goes on here, so that the speech has ended."""
        text, start = self.text, sentence.start
        if _ANEW.match(text, start):
            return True
        if self.voice is not None and self.voice.source in ("provision", "plan"):
            return not goes_on(text, start, sentence.end)
        first = self._clause_end(start, sentence.end)
        named = self.roster.within(start, first)
        if not named:
            return False
        mention = named[0]
        if self.voice is not None and mention.name == self.voice.speaker and mention.start > start:
            return False
        return not text.startswith(("总书记", "主席", "新时代", "同志", "重要", "来"), mention.end)

    def _provided(self, sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Stretch]:
        """The stretch of a sentence of the report that provides or announces work, if it does."""
        of = {cue.sense.of for cue in cues}
        if "agreed" not in of and "planned" not in of:
            return
        found = provided(self.text, sentence.start, sentence.end, "agreed" in of)
        if found:
            self.voice = _Voice(None, found.source, sentence.paragraph)
            yield Stretch(found.start, sentence.end, None, found.source, True)

    def _subject(self, start: int, end: int) -> str | None:
        """Who says what follows ``end``: the first person named in the clause, the sentence, or before."""
        clause = self._clause(start, end)
        name = self._first(clause, end)
        if name is not None:
            return name
        words = self.text[clause:end].strip()
        if _NOBODY.search(words):
            return None
        if clause > start:
            name = self._first(start, clause)
            if name is not None and (not words or len(words) < 12):
                return name
        if not words or words[0] in "他她其并还同也最" or words.startswith(_TITLES) or words[0] == "在":
            return self._last()
        return None

    def _last(self) -> str | None:
        """Who spoke last, or was named first in the last sentence of the report."""
        if self.told is not None:
            names = self.roster.within(self.told.start, self.told.end)
            if names:
                self.named = names[0].name
            self.told = None
        return self.named

    def _first(self, start: int, end: int) -> str | None:
        """The first person named in a place who is not just the object of 向 or 会见."""
        for mention in self.roster.within(start, end):
            if mention.start == start or self.text[mention.start - 1] not in _OBJECT:
                return mention.name
        return None

    def _clause(self, start: int, end: int) -> int:
        """Where the clause that ends at ``end`` begins."""
        text = self.text
        return max(start, *(text.rfind(mark, start, end) + 1 for mark in "，；：”"))

    def _clause_end(self, start: int, end: int) -> int:
        found = self.text.find("，", start, end)
        return found if found >= 0 else end
