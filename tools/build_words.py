"""Derive words.tsv from the dictionary of jieba: ``python tools/build_words.py DICT SURNAMES OUT``.

DICT is ``jieba/dict.txt`` of the source package jieba 0.42.1 (MIT licence); SURNAMES is our own
surnames.tsv. Three kinds of words are kept, never those tagged as names of persons (nr…):
``bar``   words of two or three characters that begin like a surname: they are no names by chance;
``after`` frequent verbs, adverbs, prepositions and the like of two characters: what can follow a name;
``noun``  other frequent words of two characters: no part of a long name.
"""

from __future__ import annotations

import sys
from pathlib import Path

BAR_LEAST = {2: 40, 3: 15}  # least frequency by length
AFTER_LEAST = 150
NOUN_LEAST = 300
AFTER_TAGS = ("v", "d", "p", "c", "f", "t", "r", "ad")

HEADER = """\
# Ordinary words that a finder of names must know. Derived from the dictionary of jieba 0.42.1
# (dict.txt, MIT licence) by tools/build_words.py; words tagged as names of persons are left out.
# word: two or three characters · kind: bar = begins like a surname but is a word;
# after = a verb, adverb or the like that can follow a name; both = both; noun = another frequent word.
word\tkind
"""


def main(dictionary: str, surnames: str, out: str) -> None:
    """Write the table."""
    lines = Path(surnames).read_text("utf-8").splitlines()
    firsts = {line.split("\t")[0] for line in lines if line and line[0] != "#"}
    kinds: dict[str, str] = {}
    for line in Path(dictionary).read_text("utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        if (
            tag.startswith("nr") or not 2 <= len(word) <= 3 or (tag == "t" and len(word) == 3)
        ):  # 周恩来 is tagged t
            continue
        count = int(frequency)
        bar = word[0] in firsts and count >= BAR_LEAST[len(word)]
        after = len(word) == 2 and count >= AFTER_LEAST and tag.startswith(AFTER_TAGS)
        if bar or after:
            kinds[word] = "both" if bar and after else "bar" if bar else "after"
        elif len(word) == 2 and count >= NOUN_LEAST:
            kinds[word] = "noun"
    body = "".join(f"{word}\t{kind}\n" for word, kind in sorted(kinds.items()))
    Path(out).write_text(HEADER + body, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
