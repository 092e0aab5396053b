"""Where a name of a person ends: judged by its place in the sentence, never by a list of people.

Chinese names have no mark of their own. After a post (市长…) a name begins for certain; where it
ends is told by what follows: a comma, a verb of the register, a frequent word. Elsewhere a name
must begin with a surname, must not be an ordinary word, and must stand where only names stand.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from huishang.reading.lexicon.tables import rows
from huishang.reading.scan import Hit

_PUNCTUATION = frozenset("、，。；：！？（）“”‘’《》【】 \n…—|/-")
_CLOSING = _PUNCTUATION - frozenset("“‘《【（")
_GOING = re.compile("[来赴到在抵离][京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新港澳台华]")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0002ebef]+")
_RUN = re.compile("[\u3400-\u9fff\U00020000-\U0002ebef·]+")
# Characters that stand in no given name after a post.
_NEVER = frozenset("的了是副第们这省市县厅局委府我他她它")
# Characters that end no name.
_NO_LAST = frozenset("等率说与及")
# 韩方, 日方: a state's side.
_SIDES = frozenset("中美俄日韩朝法德英意加印巴澳墨阿蒙越泰欧双各")
_DOTTED = re.compile("[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+")
# Characters that foreign names are written with; two or more in a row, no ordinary word among them.
FOREIGN_LETTERS = frozenset(
    "阿埃艾奥巴贝比彼宾波伯博布查达丹德登迪蒂丁杜多厄恩尔法凡菲费芬弗福盖甘戈格贡古哈海汉赫亨胡霍基吉加杰金卡凯坎康考柯科克肯库夸拉莱赖兰朗劳勒雷里力利列林琳卢鲁伦罗洛马玛迈麦曼梅门蒙米姆莫默穆纳内尼努诺欧帕潘佩皮珀普齐奇恰乔切丘让瑞萨塞桑森沙山珊舍申圣施什史斯思松苏索塔泰坦汤唐特提图托瓦万旺威韦维魏温文翁沃乌伍西希锡夏香谢辛欣休雅亚延扬耶叶伊因英尤尧约泽扎詹珍芝朱兹佐祖娜妮莉黛丝娅莎薇莲玫娃妲茜洁夫安顿敦茨茹逊廷喀戴赞奎圭瓜贾怀雄葛邓楚缪廖瑟滕汀"
)
_FOREIGN = re.compile("(?:夫(?!人)|[" + "".join(sorted(FOREIGN_LETTERS - {"夫"})) + "]){2,10}")

# Particles and adverbs: some are rare surnames, but a phrase that begins with one is seldom a name.
_FUNCTION = frozenset(
    "在于从对向将把被为都来到由与和及同其各全本该此还也又再并且均已曾能会是有所如即就可未不应过近"
)
# Particles that something must follow.
_JOINING = frozenset("和与及同向对在为从于将")
# Verbs of one character that tell what a person in a story does next.
_VERBS = frozenset("坐站走看听问答讲谈想翻拿指接送摇骑乘登返陪赶写读捧握拍蹲捡补用家")
# Characters of bodies, places and grammar: no long name has them.
_NO_NAME = re.compile("[的地了是有会议部局厅委府党政工作省市县区镇乡村团我们这及等和与]")

_AROUND = 10_000

Strength = Literal["anchored", "listed", "free"]


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Single and compound surnames."""
    table = rows("surnames")
    return (
        frozenset(row["surname"] for row in table if row["kind"] == "single"),
        frozenset(row["surname"] for row in table if row["kind"] == "compound"),
    )


@cache
def _particles() -> frozenset[str]:
    """The words of one character that may follow a name."""
    return frozenset(row["word"] for row in rows("roles") if len(row["word"]) == 1)


@cache
def doubtful_surnames() -> frozenset[str]:
    """Surnames that are rare or ordinary words: alone they hardly make a name."""
    return frozenset(row["surname"] for row in rows("surnames") if row["note"] and not row["rank"])


def begins_with_surname(token: str) -> bool:
    """Whether a token begins with a Han surname, single or compound."""
    single, compound = surnames()
    return token[0] in single or token[:2] in compound


class Words(NamedTuple):
    """Ordinary words: ``bar`` begin like a surname, ``after`` can follow a name, ``common`` are all of two characters."""

    bar: frozenset[str]
    after: frozenset[str]
    common: frozenset[str]


@cache
def words() -> Words:
    """The ordinary words of words.tsv by kind."""
    table = rows("words")
    return Words(
        frozenset(row["word"] for row in table if row["kind"] in ("bar", "both")),
        frozenset(row["word"] for row in table if row["kind"] in ("after", "both")),
        frozenset(row["word"] for row in table if len(row["word"]) == 2),
    )


def is_letter(text: str, at: int) -> bool:
    """Whether a Chinese character stands at ``at``."""
    return at < len(text) and ("\u3400" <= text[at] <= "\u9fff" or "\U00020000" <= text[at] <= "\U0002ebef")


def times(text: str, start: int, end: int) -> int:
    """How often ``text[start:end]`` stands in the text around it: near enough for any report, and never slow."""
    return _count(text, text[start:end], start // _AROUND)


@lru_cache(512)
def _count(text: str, word: str, part: int) -> int:
    """How often a word stands in one part of a text and the parts beside it."""
    return text.count(word, max(0, part - 1) * _AROUND, (part + 2) * _AROUND)


def rank_after(text: str, end: int, cues: dict[int, Hit]) -> int:
    """How surely a name may end at ``end``: 5 a verb of attending or speech, 4 a mark or another word of the
    register, 2 a particle, 1 a frequent word, 0 nothing says so.
    """
    if end >= len(text):
        return 4
    after = text[end]
    if after in _PUNCTUATION or after == "等":
        return 4
    cue = cues.get(end)
    if cue is not None:
        return 5 if cue.deed else 4
    if after in _particles():
        joins_nothing = after in _JOINING and (end + 1 >= len(text) or text[end + 1] in _CLOSING)
        return 0 if joins_nothing else 2  # 那顺孟和，
    if after.isascii():
        return 4
    if after in _VERBS:
        return 1
    return 1 if text[end : end + 2] in words().after else 0


def name_end(text: str, start: int, cues: dict[int, Hit], *, least: int = 3) -> int | None:
    """The end of the name that begins at ``start``, right after a post; None where no name stands there.

    ``least`` is the least length of a name that begins with no surname.
    """
    if not is_letter(text, start):
        return None
    blocked = cues.get(start)
    if blocked is not None and blocked.end - blocked.start > 1:
        return None
    dotted = _DOTTED.match(text, start)
    if dotted:
        return _long_end(text, start, dotted.end() - _last_part(dotted.group()) + 2, cues)
    foreign = _FOREIGN.match(text, start)
    if foreign and foreign.end() - start > 3:
        return _long_end(text, start, start + 2, cues) or _best(text, start, (3, 2), cues)
    single, compound = surnames()
    if text[start : start + 2] in compound:
        return _best(text, start, (3, 4), cues) or _best(text, start, (2,), cues)
    if text[start] in single:
        found = _best(text, start, (3, 2), cues) or _long_end(text, start, start + 4, cues)
        return found or _repeated(text, start)
    if text[start : start + 2] in words().after or text[start] in _FUNCTION:
        return None
    pair = text[start : start + 2]
    listed = text.startswith("、", start + 2) and pair not in words().common and pair not in words().bar
    foreign_pair = text[start] in FOREIGN_LETTERS and rank_after(text, start + 2, cues) == 5
    short = foreign or listed or foreign_pair
    return _long_end(text, start, start + (2 if short else least), cues)


def is_foreign(text: str, start: int) -> bool:
    """Whether three letters of foreign names or more stand at a place."""
    match = _FOREIGN.match(text, start)
    return match is not None and match.end() - start > 2


def _last_part(dotted: str) -> int:
    return len(dotted) - dotted.rindex("·") - 1


def _best(text: str, start: int, lengths: tuple[int, ...], cues: dict[int, Hit]) -> int | None:
    """Of the usual lengths, the one that what follows speaks for; an ordinary word needs a sure end."""
    ranked = [
        (rank, start + length) for length in lengths if (rank := _rank(text, start, start + length, cues)) > 0
    ]
    if not ranked:
        return None
    best = max(ranked, key=lambda pair: pair[0])
    shorter = next((pair for pair in ranked if pair[1] == best[1] - 1), None)
    if shorter is not None and _takes_particle(text, start, best[1]):
        return shorter[1]
    return best[1]


def _rank(text: str, start: int, end: int, cues: dict[int, Hit]) -> int:
    """How well ``text[start:end]`` does as a name of usual length; 0 for no name."""
    if end > len(text) or text[end - 1] in _NO_LAST:
        return 0
    rank = rank_after(text, end, cues)
    token = text[start:end]
    if not rank or not _HAN.fullmatch(token) or _GOING.fullmatch(token):
        return 0
    if rank < 5 and not _NEVER.isdisjoint(token[1:]):
        return 0
    if rank < 4 and _is_weak(token):
        return 0
    if (
        token[0] in _FUNCTION
        and rank < 5
        and (rank < 4 or token in words().common or token[1:] in words().common)
    ):
        return 0
    return rank


def _is_weak(token: str) -> bool:
    """Whether a token without a sure end after it is rather a word, or words."""
    known = words()
    return (
        token[-1] == "和"
        or token in known.after
        or (len(token) > 2 and token[:2] in known.bar)
        or _doubtful(token)
    )


def _takes_particle(text: str, start: int, end: int) -> bool:
    """Whether the last character of ``text[start:end]`` is the particle after a shorter name: 韩正在会上."""
    if text[end - 1] not in "在与对将也还就已又从于称代":
        return False
    return times(text, start, end - 1) >= times(text, start, end)


def _repeated(text: str, start: int) -> int | None:
    """Characters that the document has again, and that are no phrase: three, or more where all go together."""
    end = start + 3
    if (
        end > len(text)
        or text[start] in _FUNCTION
        or not _HAN.fullmatch(text, start, end)
        or has_word(text[start:end])
    ):
        return None
    often = times(text, start, end)
    if often < 2:
        return None
    while end - start < 7 and is_letter(text, end) and times(text, start, end + 1) == often:
        end += 1
    return end if end - start < 7 else None


def _long_end(text: str, start: int, first: int, cues: dict[int, Hit]) -> int | None:
    """The end of a name of a people without Han surnames, or of a foreign one: the first sure end.

    Where that lies beyond the letters of foreign names, what lies between is no name: 扎帕罗夫互致贺电.
    """
    end = _sure_end(text, start, first, cues)
    letters = _FOREIGN.match(text, text.rfind("·", start, first) + 1 or start)
    least = 2 if "·" in text[start:first] else 4
    if letters is None or letters.end() - letters.start() < least:
        return end
    stop = letters.end()
    beyond = end is None or end > stop + 1 or (end == stop + 1 and text[stop] in "的在曾未也将已")
    return stop if beyond else end


def _sure_end(text: str, start: int, first: int, cues: dict[int, Hit]) -> int | None:
    """Where a name of any length ends by what follows it; None where nothing speaks for a name."""
    foreign = _FOREIGN.match(text, start)
    dotted = "·" in text[start:first]
    run = _RUN.match(text, start, start + 12)
    if run is None or run.end() < first:
        return None
    for end in range(first, run.end() + 1):
        if not (foreign or dotted or end in cues or end == run.end() or text[end] == "等"):
            continue  # nothing here ends a name for certain
        rank = rank_after(text, end, cues)
        if (
            rank >= 4
            or (rank >= 1 and foreign and end >= foreign.end())
            or (rank >= 2 and dotted and text[end - 1 : end + 1] not in words().common)
        ):
            token = text[start:end]
            whole = "·" in token or (len(token) == 3 and not _has_verb(token, sure=rank == 5))
            last = token.removesuffix("和") if text[end : end + 1] in _CLOSING else token  # 那顺孟和
            return end if whole or not has_word(last) else None
    return None


def _has_verb(token: str, *, sure: bool) -> bool:
    """Whether a token of three has a verb or grammar in it.

    A noun alone (椰海风) does not speak against a name; before a verb of attending (``sure``) none does.
    """
    front = words().after if sure else words().common
    grammar = _NO_NAME.search(token.replace("和", "") if token[1] == "和" else token)
    return grammar is not None or token[:2] in front or token[1:] in words().after or token in words().bar


def has_word(token: str) -> bool:
    """Whether a long token has an ordinary word in it, so that it is a phrase and no name."""
    common = words().common
    return _NO_NAME.search(token) is not None or any(
        token[at : at + 2] in common for at in range(len(token) - 1)
    )


def _no_free_name(token: str) -> bool:
    """Whether a token is an ordinary word or ends in a particle, so that nothing speaks for a name."""
    return token in words().bar or token[-1] in "在与对将也还就已又于称则却" or not _NEVER.isdisjoint(token)


def _doubtful(token: str) -> bool:
    """Whether a surname that is itself a word stands before an ordinary word: 都来自."""
    return token[1:] in words().common and (token[0] in doubtful_surnames() or token[0] in _FUNCTION)


def is_name(token: str, strength: Strength) -> bool:
    """Whether a whole token may be a name.

    ``listed``: it stands between other names; ``free``: only its place before a verb speaks for it,
    so that it must begin with a surname and must not be an ordinary word.
    """
    if "·" in token:
        return _DOTTED.fullmatch(token) is not None
    single, compound = surnames()
    bar = words().bar
    if not 2 <= len(token) <= 8 or (strength == "free" and _no_free_name(token)):
        return False
    if len(token) == 2 and token[1] == "方" and token[0] in _SIDES:
        return False
    if token[:2] in compound:
        return 3 <= len(token) <= 4
    if token[0] in single and len(token) <= 3:
        if strength == "free" and len(token) == 3 and (token[:2] in bar or _doubtful(token)):
            return False
        return token not in bar or (strength == "listed" and len(token) == 2)
    if strength == "listed":
        return token not in words().common if len(token) == 2 else not has_word(token.removesuffix("和"))
    return False
