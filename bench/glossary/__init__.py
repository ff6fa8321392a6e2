"""How well and how fast the glossary's terms are found, beside plain prefixes and exact forms."""
