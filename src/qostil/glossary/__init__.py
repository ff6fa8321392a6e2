"""Concepts with their terms in each language, and where they occur."""

from qostil.glossary.concepts import Concept, Glossary, Term
from qostil.glossary.concordance import Attestation, Entry, Letter, by_letter, entries, marked
from qostil.glossary.consistency import Parallel, renderings
from qostil.glossary.matching import Matcher
from qostil.glossary.reading import read_glossary

__all__ = [
    "Attestation",
    "Concept",
    "Entry",
    "Glossary",
    "Letter",
    "Matcher",
    "Parallel",
    "Term",
    "by_letter",
    "entries",
    "marked",
    "read_glossary",
    "renderings",
]
