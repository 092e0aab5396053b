"""Who speaks where: the stretches of speech, of provision and of announced work in a page.

A verb of speech (说，指出，希望…) opens the speech of the person named before it; it carries over the
sentences of the paragraph until the report goes on. An agreement's provisions (协议明确，…) and work that
the report announces (下一步，两地将…) are stretches without a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from huishang.reading.layout import Page, Sentence
from huishang.reading.lexicon.tables import rows
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


class _Verb(NamedTuple):
    start: int
    end: int
    opens: str


class _Voice(NamedTuple):
    """Whose words go on."""

    speaker: str | None
    source: Source
    paragraph: int


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
_PROVISION = re.compile(
    "(?:根据|按照|依据|依照)[^，。]{0,40}(?:协议|备忘录|方案|意见|措施|约定|计划|》|部署)，"
    "|(?:协议|备忘录|》|》）|共识)[^，。；]{0,16}(?:明确|约定|规定|提出|商定)[，：]?"
    "|达成[^，。；]{0,10}(?:一致|共识)[^，。；]{0,6}[：，；。]|共识(?:如下)?：|(?:议定|商定|约定|明确了?|确定)[^，。；]{0,10}[：，]"
    "|(?:确立了|确定了|明确了)|(?:双方|各方|两[省市县区地]|三方|[三四五]地)[^，。；]{0,8}(?:一致同意|同意|商定|约定|议定|决定)[，：]?"
    "|发展合作事项[^。]{0,20}[：，]"
)
_PLAN = re.compile(
    "(?:下一步|接下来|下一阶段|下阶段|今后|未来|“?十[三四五六]五”?(?:期间|时期)|(?:双方|各方|两地|两[省市县区国]|[三四五六七八九十][省市县区地]|[省市]一市)[^，。；]{0,20}(?<!即)将(?!于|会|是)"
    "|(?<![即])将(?:在[^，。]{2,40}(?:合作|协作|交流)|联合|共同|携手|与[^，。]{2,20}(?:合作|共)))"
)
_WILL = re.compile("(?<!即)将(?!军|领|于[0-9])|，(?:要|必须)")
_GOES_ON = re.compile(" *(?:[一二三四五六七八九十]是|[一二三四五六七八九十]要|第[一二三四五六七八九十]|同时|此外|依托|另外|首批|在[^，。]{2,30}(?:方面|领域|上)，|（[一二三四五六七八九十]）|[0-9][.、．])")
_LIST = re.compile(" *(?:[一二三四五六七八九十]要|[一二三四五六七八九十]是要|第[一二三四五六七八九十][，是]|（[一二三四五六七八九十]）)")


@cache
def _verbs() -> tuple[AhoCorasick, list[str]]:
    table = rows("speech")
    words = [row["word"] for row in table]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), [row["opens"] for row in table]


def stretches(page: Page, roster: Roster) -> Iterator[Stretch]:
    """All stretches of a page's paragraphs, in the order of the text."""
    automaton, opens = _verbs()
    text = page.text
    verbs = [_Verb(start, end, opens[index]) for index, start, end in automaton.find_matches_as_indexes(text)]
    return _Speakers(page, roster, verbs).read()


class _Speakers:
    """One walk over the sentences; keeps whose words go on and who was last named."""

    def __init__(self, page: Page, roster: Roster, verbs: list[_Verb]) -> None:
        self.text = page.text
        self.sentences = page.sentences
        self.roster = roster
        self.verbs = verbs
        self.voice: _Voice | None = None
        self.last: str | None = None
        self.quoted: list[Sentence] = []
        """Sentences of a quotation that nobody has been named for yet."""

    def read(self) -> Iterator[Stretch]:
        at = 0
        count = len(self.verbs)
        for sentence in self.sentences:
            while at < count and self.verbs[at].start < sentence.start:
                at += 1
            first = at
            while at < count and self.verbs[at].start < sentence.end:
                at += 1
            yield from self._sentence(sentence, self.verbs[first:at])

    def _sentence(self, sentence: Sentence, verbs: list[_Verb]) -> Iterator[Stretch]:
        if self.quoted and self.quoted[-1].paragraph != sentence.paragraph:
            self.quoted = []
        openers = [verb for verb in verbs if self._opens(sentence, verb)]
        if openers:
            yield from self._opened(sentence, openers)
            return
        if verbs and self._closes(sentence, verbs[-1]):
            speaker = self._subject(sentence.start, verbs[-1].start)
            yield from (
                Stretch(said.start, said.end, speaker, "speech", index == 0)
                for index, said in enumerate(self.quoted)
            )
            self.quoted, self.voice = [], None
            return
        yield from self._unopened(sentence)

    def _opens(self, sentence: Sentence, verb: _Verb) -> bool:
        """Whether a verb of speech opens a speech here."""
        text, end = self.text, verb.end
        if verb.opens == "thank" or end >= sentence.end:
            return False
        after = text[end]
        if verb.opens == "say":
            if after in "，：“":
                return after != "，" or text[verb.start - 1 : verb.start] not in "据再被"
            return after in "要希愿将，双" and self._named(sentence, verb.start)
        speaking = self.voice is not None and self.voice.paragraph == sentence.paragraph
        if after in "的、。；":
            return False
        return self._named(sentence, verb.start) and not (speaking and not self._mention(sentence, verb.start))

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
            or bool(self.roster.within(first, end))
            or _NOBODY.match(words) is not None
            or (not words and bool(self.roster.within(sentence.start, end)))
            or (words in ("并", "还", "同时", "最后", "也") and self.last is not None)
        )

    def _closes(self, sentence: Sentence, verb: _Verb) -> bool:
        """Whether ``…。”某某说。`` stands here: the words before belong to the person named."""
        return bool(self.quoted) and verb.opens == "say" and verb.end >= sentence.end - 1

    def _opened(self, sentence: Sentence, openers: list[_Verb]) -> Iterator[Stretch]:
        text = self.text
        outer = self.voice if self.voice and self.voice.paragraph == sentence.paragraph else None
        for index, verb in enumerate(openers):
            speaker = self._subject(sentence.start, verb.start)
            own = index == 0 or self._mention(sentence, verb.start)
            if not own and self.voice is not None:
                speaker = self.voice.speaker
            source: Source = "order" if verb.opens == "order" else "speech"
            subject = text[self._clause(sentence.start, verb.start) : verb.start]
            if speaker is None and _INSTRUMENT.search(subject):
                source = "provision"
            start = verb.start if verb.opens == "wish" else verb.end
            end = openers[index + 1].start if index + 1 < len(openers) else sentence.end
            if index + 1 < len(openers):
                end = self._clause(start, openers[index + 1].start)
            if end > start:
                yield Stretch(start, end, speaker, source, own)
            if index == 0:
                self.voice = _Voice(speaker, source, sentence.paragraph)
            if speaker is not None and index == 0:
                self.last = speaker
        if outer is not None and outer.speaker is not None and self._quotes_leader(sentence):
            self.voice = outer
        self.quoted = []

    def _quotes_leader(self, sentence: Sentence) -> bool:
        return self.text.startswith(("习近平总书记", "总书记"), sentence.start)

    def _unopened(self, sentence: Sentence) -> Iterator[Stretch]:
        text, voice = self.text, self.voice
        start = sentence.start
        going = voice is not None and (voice.paragraph == sentence.paragraph or _LIST.match(text, start))
        if going and voice is not None and not self._report(sentence):
            self.voice = voice = voice._replace(paragraph=sentence.paragraph)
            yield Stretch(start, sentence.end, voice.speaker, voice.source, False)
            return
        if not (going and voice is not None and voice.source == "speech" and not self._report(sentence)):
            self.voice = None
        if text.startswith("“", start) or self.quoted:
            self._quote(sentence)
        names = self.roster.within(start, sentence.end)
        if names:
            self.last = names[0].name
        yield from self._provided(sentence)

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
            return not (_WILL.search(text, start, sentence.end) or _GOES_ON.match(text, start))
        first = self._clause_end(start, sentence.end)
        named = self.roster.within(start, first)
        if not named:
            return False
        mention = named[0]
        return not text.startswith(("总书记", "主席", "新时代", "同志", "重要", "来"), mention.end)

    def _provided(self, sentence: Sentence) -> Iterator[Stretch]:
        """The stretch of a sentence of the report that provides or announces work, if it does."""
        text, start, end = self.text, sentence.start, sentence.end
        match = _PROVISION.search(text, start, end)
        if match and match.end() < end:
            self.voice = _Voice(None, "provision", sentence.paragraph)
            yield Stretch(match.end(), end, None, "provision", True)
            return
        match = _PLAN.search(text, start, end)
        if match and _WILL.search(text, match.start(), end):
            self.voice = _Voice(None, "plan", sentence.paragraph)
            yield Stretch(self._clause(start, match.start()), end, None, "plan", True)

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
        if not words or words[0] in "他她其并还同也最" or words in ("总书记", "主席", "总理") or words[0] == "在":
            return self.last
        return None

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
