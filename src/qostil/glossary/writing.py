"""Concepts as the YAML of `glossary.yml`, in its short forms."""

from collections.abc import Iterable, Iterator

import yaml

from qostil.glossary.concepts import Concept, Inflects, Term

SCHEMA = "# yaml-language-server: $schema="
_WIDE = 10_000  # characters of a line: a term is never folded over two


def write_yaml(concepts: Iterable[Concept]) -> str:
    """Give concepts as YAML, a blank line between two; first what their domains are called."""
    concepts = list(concepts)
    names = {c.domain: dict(c.domain_names) for c in concepts if c.domain}
    domains = [{"domains": names}] if any(names.values()) else []
    entries = ({concept.key: dict(_fields(concept))} for concept in concepts)
    return "\n".join(_dumped(part) for part in (*domains, *entries))


def _dumped(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=_WIDE)


def _fields(concept: Concept) -> Iterator[tuple[str, object]]:
    if concept.domain:
        yield "domain", concept.domain
    for code, terms in concept.terms.items():
        written = [_term(term) for term in terms]
        yield code, written[0] if len(written) == 1 else written
    for field in ("definition", "note"):
        if texts := getattr(concept, field):
            yield field, dict(texts)
    if concept.see_also:
        yield "see_also", list(concept.see_also)


def _term(term: Term) -> object:
    """Give a term as its wording, or with those of its options that are set."""
    options: dict[str, object] = {
        "exclude": list(term.exclude),
        "status": term.status and str(term.status),
        "part_of_speech": term.part_of_speech and str(term.part_of_speech),
        "gap": term.gap,
        "case": term.case,
        "loanword": term.loanword,
        "inflects": str(term.inflects) if term.inflects is not Inflects.LAST else "",
        "note": term.note,
    }
    said = {name: value for name, value in options.items() if value}
    return {"term": term.text, **said} if said else term.text
