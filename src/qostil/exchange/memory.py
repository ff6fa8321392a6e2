"""The text as the units of a translation memory."""

from collections.abc import Iterator, Mapping

from qostil.parallel import ParallelText


def memory_units(text: ParallelText) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Yield each unit's text by language, and its properties: its first id as `tuid`, and the rest.

    `x-section`: the page; `x-also`: its further ids; `x-editorial`: the languages whose text is not
    the source's own; `x-doubtful`: `yes` where it is uncertain that the texts correspond.
    """
    for section, unit in text.units:
        editorial = [code for code in text.languages if unit.is_editorial(code)]
        properties = {
            "tuid": unit.id,
            "x-section": section.name,
            "x-also": " ".join(unit.ids[1:]),
            "x-editorial": " ".join(editorial),
            "x-doubtful": "yes" if unit.doubtful else "",
        }
        texts = {code: unit.text(own) for code, own in text.languages.items()}
        yield texts, {name: value for name, value in properties.items() if value}
