"""Score pairs of names by nomenklatura's logic-v2: ``python linking_worker.py JOB.json``, run by the peer's own Python.

Each pair gets fresh ids, for the matcher remembers entities by id.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from followthemoney import model
from nomenklatura.matching import get_algorithm
from nomenklatura.matching.types import ScoringConfig


def entity(number: int, side: str, row: dict[str, str]) -> Any:
    """One side of a pair as an entity, with all that its schema has room for."""
    person = row["kind"] == "people"
    made = model.make_entity("Person" if person else "PublicBody")
    made.id = f"{side}{number}"
    made.add("name", row[side])
    made.add("country", "cn")
    if person:
        for post in filter(None, row[f"{side}_posts"].split("、")):
            made.add("position", post)
    return made


def main() -> None:
    """Print the scores as one line of JSON."""
    rows = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    matcher = get_algorithm("logic-v2")
    config = ScoringConfig.defaults()
    pairs = [(entity(number, "a", row), entity(number, "b", row)) for number, row in enumerate(rows)]
    print(json.dumps([matcher.compare(a, b, config).score for a, b in pairs]))


if __name__ == "__main__":
    main()
