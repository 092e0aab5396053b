"""What agreements alone have: parties, term, copies, who owes what, how it is followed up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huishang.reading.instruments.draft import Contract, ContractParty, Duty, Head, Node, Place
from huishang.reading.instruments.endings import ending_kind, place_named, region_at_head
from huishang.reading.instruments.issuers import bodies_in
from huishang.reading.instruments.script import Script

_IS_AGREEMENT = re.compile("(?:协议|协议书|备忘录|合同|意向书|公约|宣言)(?:（[^（）]*）)?(?:的通知)?$")
_LABELLED = re.compile(
    "(?:^|[\n。 ])(?P<label>[甲乙丙丁戊] ?方) *(?:（[^（）\n]{0,20}）)? *："
    " *(?P<name>[^\n：。；，]{2,40}?)(?= *(?:\n|。|；|，| |[甲乙丙丁戊] ?方|地址|法定代表|代表|联系|$))"
)
_CALLED = re.compile(
    '(?P<name>[一-鿿·（）]{2,40}?)（(?:以下|下)(?:简)?称[：“”"]*(?P<label>[甲乙丙丁戊]方)[^（）]{0,6}）'
)
_TITLE_PARTIES = re.compile(
    "^(?:关于)?(?P<who>.{4,80}?)(?:关于|全面|深化|战略|共同|推进|加强|框架|合作|友好|区域|签订|共建|\\d{4})"
)
_BLANK = re.compile("[_＿—\\s]+")
_TERM = re.compile("[^。；，\n]{0,16}(?:有效期|合作期限|协议期限|期限)(?:限)?[^。；，\n]{2,60}")
_COPIES = re.compile("一式 ?[一二三四五六七八九十两\\d_＿ ]{1,4} ?份[^。；\n]{0,40}")
_SENTENCE = re.compile("[^。；\n]+")
_OWNER = re.compile(
    "[ ，、：]*(?:[（(]?[一二三四五六七八九十\\d]{1,3}[)）、.] *)?"
    "(?P<who>甲、?乙(?:双)?方|[甲乙丙丁戊] ?方|双方|各方|三方|四方|两省市?|两市|两地)(?P<rest>.{4})"
)
_OF_SIDE = re.compile("(?P<who>[甲乙丙丁戊]方|双方|各方)(?:的)?(?:权利|责任|义务|职责|工作)")
_OWES = re.compile(
    "负责|应|将|须|要|承诺|支持|提供|协助|推动|推进|建立|加强|共同|同意|组织|开展|保证|配合|定期|积极"
)
_FOLLOWED = re.compile(
    "联席会议|联络员|工作机制|会商|协调机制|合作机制|办公室设在|工作专班|专题工作?组|每年(?:至少)?(?:召开|举行|轮流)|每半年|每季度|定期(?:召开|通报|会商|评估|交流)|轮值|轮流|督促|跟踪|评估"
)


def is_agreement(script: Script, head: Head) -> bool:
    """Whether a text is an agreement, or a notice that encloses one."""
    title = head.plan_title or head.title or ""
    return _IS_AGREEMENT.search(title) is not None or _LABELLED.search(script.scan) is not None


def read_contract(script: Script, head: Head, nodes: Sequence[Node]) -> Contract | None:
    """The parts that only an agreement has; None where the text names no parties."""
    if not is_agreement(script, head):
        return None
    parties = _parties(script, head)
    if not parties:
        return None
    duties = _duties(script, nodes, parties)
    return Contract(parties, _first(_TERM, script), _first(_COPIES, script), duties, _follow_up(script))


def _first(pattern: re.Pattern[str], script: Script) -> str | None:
    match = pattern.search(script.scan)
    return script.words(*match.span()) if match else None


def _parties(script: Script, head: Head) -> tuple[ContractParty, ...]:
    """甲方：…, …（以下简称甲方）, else the bodies before the matter in the title."""
    found: dict[str, str] = {}
    for pattern in (_LABELLED, _CALLED):
        for match in pattern.finditer(script.scan):
            name = _BLANK.sub("", match["name"]).removeprefix("由")
            if len(name) >= 2:
                found.setdefault(match["label"].replace(" ", ""), name)
        if found:
            return tuple(_party(label, name) for label, name in found.items())
    titled = _TITLE_PARTIES.match(head.plan_title or head.title or "")
    names = _named(titled["who"]) if titled else []
    return tuple(_party("", name) for name in names) if len(names) >= 2 else ()


def _named(words: str) -> list[str]:
    names: list[str] = []
    for chunk in re.split("[与和同、]|(?<=[省市区州县])-", words):
        names += bodies_in(chunk) or ([chunk] if place_named(chunk) or ending_kind(chunk) else [])
    return names


def _party(label: str, name: str) -> ContractParty:
    region = region_at_head(name)
    return ContractParty(label, name, region[0].name if region else None)


def _duties(script: Script, nodes: Sequence[Node], parties: Sequence[ContractParty]) -> tuple[Duty, ...]:
    """The sentences that begin with who owes, and those under a heading that says it (甲方责任)."""
    of_side = [
        (node.body, node.end, match["who"]) for node in nodes if (match := _OF_SIDE.search(node.heading))
    ]
    names = {party.name for party in parties if not party.label}
    duties = []
    at = 0
    for match in _SENTENCE.finditer(script.scan):
        while at < len(of_side) and of_side[at][1] <= match.start():
            at += 1
        owner = _owner_of(match.group(), names)
        if owner is None and at < len(of_side) and of_side[at][0] <= match.start():
            owner = of_side[at][2]
        if owner is not None and _OWES.search(match.group()):
            duties.append(Duty(owner, Place(*match.span())))
    return tuple(duties)


def _owner_of(sentence: str, names: set[str]) -> str | None:
    match = _OWNER.match(sentence)
    if match and "：" not in match["rest"]:
        who = match["who"].replace(" ", "")
        return "双方" if who.startswith("甲") and "乙" in who else who
    start = sentence.lstrip(" ")
    return next(
        (name for name in sorted(names) if start.startswith(name) and len(start) > len(name) + 4), None
    )


def _follow_up(script: Script) -> tuple[Place, ...]:
    """The sentences that say how the agreement is followed up: mechanism, office, rhythm."""
    return tuple(
        Place(*match.span())
        for match in _SENTENCE.finditer(script.scan)
        if len(match.group()) > 8 and _FOLLOWED.search(match.group())
    )
