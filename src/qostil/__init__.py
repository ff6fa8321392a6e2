"""Publishes a text and its translations as one static site.

The same sentence has the same address in every language. The rooms, from the ground up: `errors`,
`ids`, `model`, `files`, `data`, `languages`; the stages `source`, `split`, `align`, `markdown`,
`anchors`, `glossary`, `search`, `check`, `exchange`, which do not know each other; `project`, which
joins them; `mkdocs` and `cli`, which only call it.
"""
