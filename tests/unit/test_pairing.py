"""What stands beside what: tests/cases/pairing.txt."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from qostil.anchors import Anchors, Pairing, Partner
from qostil.model import Block
from tests.unit.cases import text_cases
from tests.unit.test_anchors import anchors


def described(partner: Partner, an_id: str) -> str:
    if partner.places:
        return f"{partner.language} {' + '.join(p.segment.text for p in partner.places)}"
    assert partner.nearest
    if partner.is_above:
        return f"{partner.language} ↑ {partner.nearest.segment.text}"
    assert an_id in partner.nearest.segment.aliases
    return f"{partner.language} ∅ {an_id}"


def beads(pairing: Pairing, block: Block) -> Iterator[str]:
    lines = iter(block)
    for size in pairing.sizes([segment.ids for segment in block]):
        own = list(islice(lines, size))
        ids = [an_id for segment in own for an_id in segment.ids]
        sides = [described(partner, ids[0]) for partner in pairing.partners(ids)]
        yield " | ".join([" + ".join(segment.text for segment in own), *sides])
        for segment in own:
            for gap in pairing.gaps(segment.aliases):
                sides = [described(partner, gap.id) for partner in gap.partners]
                yield " | ".join([f"[…] {gap.id}", *sides])


def seen(index: Anchors, text: str) -> Iterator[str]:
    code = text.partition("/")[0].removeprefix("@ ")
    place = index.place(code, "s1-1")
    assert place
    pairing = Pairing(index, code)
    for block in place.page.blocks:
        yield from beads(pairing, block)


@pytest.mark.parametrize(("text", "expected"), text_cases("pairing.txt"))
def test_what_stands_beside_a_page(tmp_path: Path, text: str, expected: str) -> None:
    assert "\n".join(seen(anchors(tmp_path, text), text)) == expected
