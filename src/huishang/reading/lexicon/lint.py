"""Find contradictions in the tables of the lexicon: ``python -m huishang.reading.lexicon.lint [FOLDER]``.

Prints one line for each finding (file:line: what: what to do) and ends with 1, or with 0 when there is none.
FOLDER is the folder with the tables; without it, that of this package.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

LEVELS = frozenset(("province", "prefecture", "county"))
REGION_KINDS = frozenset(
    [
        "省",
        "自治区",
        "直辖市",
        "特别行政区",
        "地级市",
        "地区",
        "自治州",
        "盟",
        "市辖区",
        "县级市",
        "县",
        "自治县",
        "旗",
        "自治旗",
        "林区",
        "特区",
    ]
)
AREA_KINDS = frozenset(
    [
        "国家级新区",
        "经济技术开发区",
        "高新区",
        "综合保税区",
        "自贸试验区",
        "自由贸易港",
        "合作区",
        "示范区",
        "试验区",
        "经济圈",
        "城市群",
        "园区",
        "兵团师",
        "兵团",
        "行政管理区",
    ]
)
SURNAME_KINDS = frozenset(("single", "compound"))
SURNAME_NOTES = frozenset(("word", "rare"))

# The columns that together may occur once only; a table that is not here: the whole row.
KEYS: dict[str, tuple[str, ...]] = {
    "regions": ("code",),
    "former_regions": ("code", "name"),
    "areas": ("name",),
    "region_groups": ("name",),
    "countries": ("name",),
    "surnames": ("surname",),
}
COLUMNS: dict[str, tuple[str, ...]] = {
    "regions": ("code", "name", "short", "abbrev", "level", "kind", "ambiguous"),
    "former_regions": ("code", "name", "short", "level", "successor_code", "until", "note"),
    "areas": ("name", "short", "kind", "region_code"),
    "region_groups": ("name", "members", "note"),
    "countries": ("name", "official", "short"),
    "surnames": ("surname", "kind", "rank", "note"),
}

_CODE = re.compile("[1-9][0-9]{5}")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_STRANGE = re.compile("[\u00a0\u200b-\u200d\u2028\u2029\u3000\ufeff\r]")


class Finding(NamedTuple):
    """One contradiction: where it is, what it is and what to do about it."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """The one line that is printed."""
        return f"{self.file}:{self.line}: {self.what}: {self.remedy}"


class Line(NamedTuple):
    """One row of a table and the number of its line."""

    number: int
    cells: dict[str, str]


class Table(NamedTuple):
    """A table as far as it can be read."""

    file: str
    rows: list[Line]


def lint(folder: Path) -> list[Finding]:
    """Return all findings in the tables of a folder, by file and line."""
    findings: list[Finding] = []
    tables: dict[str, Table] = {}
    for path in sorted(folder.glob("*.tsv")):
        tables[path.stem] = _read(path, findings)
    if not tables:
        findings.append(Finding(str(folder), 1, "no table in this folder", "name the folder of the lexicon"))
    known = {line.cells["code"] for line in tables["regions"].rows} if "regions" in tables else set()
    for name, table in tables.items():
        findings.extend(_duplicates(table, KEYS.get(name)))
        if name in _CHECKS:
            for line in table.rows:
                findings.extend(
                    Finding(table.file, line.number, what, remedy)
                    for what, remedy in _CHECKS[name](line.cells, known)
                )
    if "regions" in tables:
        findings.extend(_region_order(tables["regions"]))
        findings.extend(_unsafe_shorts(tables["regions"]))
    if "surnames" in tables:
        findings.extend(_ranks(tables["surnames"]))
    return sorted(findings)


Problem = tuple[str, str]


def _read(path: Path, findings: list[Finding]) -> Table:
    """Read a table, noting what is wrong with its form; rows that cannot be read are left out."""

    def note(number: int, what: str, remedy: str) -> None:
        findings.append(Finding(path.name, number, what, remedy))

    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        note(1, f"not UTF-8 at byte {error.start}", "save the file as UTF-8")
        return Table(path.name, [])
    lines = text.split("\n")
    if lines[-1]:
        note(len(lines), "the last line has no end", "end the file with a line break")
    else:
        lines.pop()
    explanation: list[str] = []
    columns: list[str] = []
    rows: list[Line] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            if columns:
                note(number, "an explanation below the column names", "move it to the top of the file")
            explanation.append(line)
            continue
        if not line.strip():
            note(number, "an empty line", "delete it")
            continue
        _characters(line, number, note)
        cells = line.split("\t")
        if not columns:
            columns = cells
            _header(path, number, columns, explanation, note)
        elif len(cells) != len(columns):
            note(
                number,
                f"{len(cells)} columns instead of {len(columns)}",
                "separate the columns by one tab each",
            )
        else:
            rows.append(Line(number, dict(zip(columns, cells, strict=True))))
            if not cells[0]:
                note(number, f"column {columns[0]} is empty", "fill it in or delete the row")
    if not columns:
        note(1, "no line of column names", "add one below the explanation")
    expected = COLUMNS.get(path.stem)
    if expected and tuple(columns) != expected:
        note(len(explanation) + 1, f"wrong columns {' '.join(columns)}", f"name them {' '.join(expected)}")
        return Table(path.name, [])
    return Table(path.name, rows)


def _characters(line: str, number: int, note: Callable[[int, str, str], None]) -> None:
    if strange := _STRANGE.search(line):
        note(number, f"a character U+{ord(strange[0]):04X} that cannot be seen", "delete it")
    if wide := _WIDE.search(line):
        note(number, f"the full-width character {wide[0]}", "write letters and digits half-width")
    if any(cell != cell.strip(" ") or "  " in cell for cell in line.split("\t")):
        note(number, "a stray space", "no space at the ends of a column, and one at most between words")
    if '"' in line:
        note(number, "a straight quotation mark", "columns are not quoted: delete it or write “ ”")


def _header(
    path: Path, number: int, columns: list[str], explanation: list[str], note: Callable[[int, str, str], None]
) -> None:
    if not explanation:
        note(1, "no explanation at the top", "say in lines that begin with '# ' what the table is and whence")
        return
    text = "\n".join(explanation)
    for column in columns:
        if not re.search(rf"(?<!\w){re.escape(column)}:", text):
            note(number, f"column {column} is not explained", f"add '# {column}: ...' at the top")
    for place, line in enumerate(explanation, 1):
        if not line.startswith("# "):
            note(place, "no space after #", "begin each line of the explanation with '# '")


def _duplicates(table: Table, key: tuple[str, ...] | None) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    for line in table.rows:
        value = tuple(line.cells[column] for column in key) if key else tuple(line.cells.values())
        if value in seen:
            yield Finding(
                table.file,
                line.number,
                f"{' '.join(value)} stands in line {seen[value]} too",
                "keep one of the two",
            )
        else:
            seen[value] = line.number


def is_contraction(short: str, name: str) -> bool:
    """Whether all characters of ``short`` occur in ``name`` in their order (阿右旗 in 阿拉善右旗)."""
    rest = iter(name)
    return all(character in rest for character in short)


def _code(column: str, value: str, known: set[str]) -> Iterator[Problem]:
    if not _CODE.fullmatch(value):
        yield f"{column} {value or '(empty)'} is no code", "write six digits"
    elif value not in known:
        yield f"{column} {value} is not in regions.tsv", "correct it, or add the region there"


def _one_of(column: str, value: str, allowed: frozenset[str]) -> Iterator[Problem]:
    if value not in allowed:
        yield f"{column} {value or '(empty)'} is unknown", f"write one of {' '.join(sorted(allowed))}"


def _short(short: str, name: str) -> Iterator[Problem]:
    if not short:
        return
    if len(short) < 2:
        yield f"the short form {short} has one character", "leave short empty; such forms belong in abbrev"
    elif short == name or not is_contraction(short, name):
        yield f"the short form {short} is not a part of {name}", "write characters of the name in their order"


def _region(row: dict[str, str], known: set[str]) -> Iterator[Problem]:
    code, name = row["code"], row["name"]
    if not _CODE.fullmatch(code):
        yield f"code {code} is no code", "write six digits"
    elif code[:2] + "0000" not in known:
        yield f"the province {code[:2]}0000 of {code} is missing", "add it, or correct the code"
    yield from _one_of("level", row["level"], LEVELS)
    expected = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
    if row["level"] in LEVELS and row["level"] != expected:
        yield f"level {row['level']} contradicts code {code}", f"write {expected}, or correct the code"
    yield from _one_of("kind", row["kind"], REGION_KINDS)
    yield from _short(row["short"], name)
    yield from _one_of("ambiguous", row["ambiguous"], frozenset("01"))
    if row["ambiguous"] == "1" and not row["short"]:
        yield "ambiguous is 1 but there is no short form", "write 0, or give the short form"
    abbreviations = row["abbrev"].split()
    if len(set(abbreviations)) < len(abbreviations):
        yield f"an abbreviation twice in {row['abbrev']}", "keep one"


def _former(row: dict[str, str], known: set[str]) -> Iterator[Problem]:
    if not _CODE.fullmatch(row["code"]):
        yield f"code {row['code']} is no code", "write six digits"
    yield from _code("successor_code", row["successor_code"], known)
    yield from _one_of("level", row["level"], LEVELS)
    yield from _short(row["short"], row["name"])
    if not re.fullmatch("(19|20)[0-9]{2}", row["until"]):
        yield f"until {row['until'] or '(empty)'} is no year", "write four digits"


def _area(row: dict[str, str], known: set[str]) -> Iterator[Problem]:
    yield from _code("region_code", row["region_code"], known)
    yield from _one_of("kind", row["kind"], AREA_KINDS)
    if row["short"] == row["name"]:
        yield "short repeats the name", "leave short empty"


def _group(row: dict[str, str], known: set[str]) -> Iterator[Problem]:
    members = row["members"].split()
    if len(members) < 2:
        yield f"{row['name']} has fewer than two members", "give at least two codes"
    if len(set(members)) < len(members):
        yield f"a member twice in {row['members']}", "keep one"
    for member in members:
        yield from _code("member", member, known)


def _country(row: dict[str, str], known: set[str]) -> Iterator[Problem]:
    if row["official"] == row["name"]:
        yield "official repeats the name", "leave official empty"


def _surname(row: dict[str, str], known: set[str]) -> Iterator[Problem]:
    surname, kind = row["surname"], row["kind"]
    yield from _one_of("kind", kind, SURNAME_KINDS)
    if (kind == "single") != (len(surname) == 1) and kind in SURNAME_KINDS:
        yield f"{surname} is not {kind}", "write single for one character, compound for more"
    if row["rank"] and not re.fullmatch("[1-9][0-9]*", row["rank"]):
        yield f"rank {row['rank']} is no number", "write a number, or leave it empty"
    for word in row["note"].split():
        yield from _one_of("note", word, SURNAME_NOTES)


_CHECKS: dict[str, Callable[[dict[str, str], set[str]], Iterator[Problem]]] = {
    "regions": _region,
    "former_regions": _former,
    "areas": _area,
    "region_groups": _group,
    "countries": _country,
    "surnames": _surname,
}


def _region_order(table: Table) -> Iterator[Finding]:
    for before, line in zip(table.rows, table.rows[1:], strict=False):
        if line.cells["code"] < before.cells["code"]:
            yield Finding(
                table.file,
                line.number,
                f"{line.cells['code']} comes after a greater code",
                "sort the rows by code",
            )


def _unsafe_shorts(table: Table) -> Iterator[Finding]:
    owner: dict[str, Line] = {}
    for line in table.rows:
        short = line.cells["short"]
        if not short or line.cells["ambiguous"] != "0":
            continue
        if short in owner:
            other = owner[short].cells["name"]
            yield Finding(
                table.file,
                line.number,
                f"{short} stands for {other} and for {line.cells['name']}, both not ambiguous",
                "set ambiguous to 1 for all but one of them",
            )
        else:
            owner[short] = line


def _ranks(table: Table) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for line in table.rows:
        rank = line.cells["rank"]
        if rank and rank in seen:
            yield Finding(
                table.file, line.number, f"rank {rank} is that of {seen[rank]} too", "correct one of them"
            )
        seen.setdefault(rank, line.cells["surname"])


def main(arguments: list[str] | None = None) -> int:
    """Print the findings; return 1 if there are any."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) > 1 or any(argument.startswith("-") for argument in given):
        print("usage: python -m huishang.reading.lexicon.lint [FOLDER]", file=sys.stderr)
        return 2
    findings = lint(Path(given[0]) if given else Path(__file__).parent)
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    raise SystemExit(main())
