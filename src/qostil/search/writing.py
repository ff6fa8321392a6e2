"""The index as files for the browser: classic scripts, all that a page on file:// can load.

What is loaded grows with what is searched. `<language>.js` is the directory: pages, the lengths of
the segments, what reads forms, and where which terms are. The terms with their places are in
`<language>/<number>.js`, the texts in `text-<number>.js`, words and keys by their length, for those
that are mistyped, in `words-<length>.js`. Each calls `qostilSearch` with its name, the version of
the language's index, and the data.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby

from qostil.search.index import Entry, Index
from qostil.search.lexicon import Lexicon

Script = tuple[str, str]  # path below the folder of the search data, content
_SHARD = 40_000  # characters: some 25 kB when compressed
_TEXTS = 32  # segments in a file of texts
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def search_files(
    indexes: Mapping[str, Index], concepts: Sequence[Mapping[str, Sequence[str]]]
) -> Iterator[Script]:
    """Yield all files of the search. `concepts`: the glossary's terms by language."""
    numbers = {code: _numbers(index.segments) for code, index in indexes.items()}
    for code, index in indexes.items():
        others = {other: found for other, found in numbers.items() if other != code}
        yield from _language_files(index, others)
    yield "glossary.js", _script("glossary", "", concepts)


def _numbers(segments: Sequence[Entry]) -> dict[str, int]:
    """Give the number of the segment that each id is of."""
    return {an_id: number for number, entry in enumerate(segments) for an_id in entry.ids}


def _language_files(index: Index, others: Mapping[str, Mapping[str, int]]) -> Iterator[Script]:
    code, lexicon = index.language.code, index.lexicon
    shards, by_length = list(_shards(lexicon)), _by_length(lexicon)
    parts: dict[str, object] = {str(n): _shard(shard) for n, shard in enumerate(shards)}
    parts |= {f"text-{n}": texts for n, texts in enumerate(_texts(index.segments, others))}
    parts |= {f"words-{length}": words for length, words in by_length.items()}
    directory = {
        **_directory(index),
        "shards": [(shard[0][0], shard[-1][0]) for shard in shards],
        "lengths": list(by_length),
    }
    version = sha256(_json([directory, parts]).encode()).hexdigest()[:8]
    yield f"{code}.js", _script(code, version, directory)
    for name, data in parts.items():
        yield f"{code}/{name}.js", _script(f"{code}/{name}", version, data)


def _directory(index: Index) -> dict[str, object]:
    language, lexicon = index.language, index.lexicon
    counts = [0] * len(index.pages)
    for entry in index.segments:
        counts[entry.page] += 1
    letters = frozenset("".join(plain for plain, _ in lexicon.terms))
    return {
        "name": language.name,
        "direction": language.direction,
        "inflection": language.inflection.as_data() if language.inflection else None,
        "endings": lexicon.endings.changes if language.stemmer else None,
        "fold": language.folding.letters_to(letters),
        "keyboard": {a: b for a, b in language.fold.items() if a in language.characters},
        "pages": [[*page, count] for page, count in zip(index.pages, counts, strict=True)],
        "starts": _packed(lexicon.starts),
        "texts": _TEXTS,
    }


# A row of the index: (plain form, term, its places packed, or no places and the forms of a key)
_Row = tuple[str, str, str, str]


def _shards(lexicon: Lexicon) -> Iterator[Sequence[_Row]]:
    """Yield the terms and keys in the order of their plain forms, cut to files of like size."""
    fold = lexicon.language.folding.fold
    rows = [(plain, term, _packed(lexicon.places[term]), "") for plain, term in lexicon.terms]
    rows += [(fold(key), key, "", " ".join(forms)) for key, forms in lexicon.forms.items()]
    rows.sort(key=lambda row: (row[0].encode("utf-16-be"), *row))  # JavaScript compares so
    shard: list[_Row] = []
    size = 0
    for _, group in groupby(rows, key=lambda row: row[0]):
        alike = list(group)
        shard += alike
        size += sum(len(row[1]) + len(row[2]) + len(row[3]) for row in alike)
        if size > _SHARD:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _shard(rows: Sequence[_Row]) -> dict[str, object]:
    terms = [(term, places) for _, term, places, _ in rows if places]
    return {
        "terms": " ".join(term for term, _ in terms),
        "places": " ".join(places for _, places in terms),
        "forms": [f"{key} {forms}" for _, key, _, forms in rows if forms],
    }


def _texts(
    segments: Sequence[Entry], others: Mapping[str, Mapping[str, int]]
) -> Iterator[list[list[object]]]:
    """Yield the segments: ids, text, and by other language the numbers of the partners."""
    for start in range(0, len(segments), _TEXTS):
        yield [
            [" ".join(entry.ids), entry.text, _partners(entry.ids, others)]
            for entry in segments[start : start + _TEXTS]
        ]


def _partners(ids: Iterable[str], others: Mapping[str, Mapping[str, int]]) -> dict[str, list[int]]:
    found = {
        code: sorted({numbers[an_id] for an_id in ids if an_id in numbers})
        for code, numbers in others.items()
    }
    return {code: partners for code, partners in found.items() if partners}


def _by_length(lexicon: Lexicon) -> dict[int, list[str]]:
    """Give the words, and the keys of words, by the length of their plain forms."""
    found: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for plain, word in lexicon.words:
        found[len(plain)][0].append(word)
    for plain, keys in lexicon.plain_keys.items():
        found[len(plain)][1].extend(keys)
    return {length: [" ".join(words) for words in found[length]] for length in sorted(found)}


def _packed(rising: Iterable[int]) -> str:
    """Write rising numbers as the steps between them, each in base 32, its last digit below 32."""
    last, steps = 0, []
    for number in rising:
        steps.append(_step(number - last))
        last = number
    return "".join(steps)


@cache
def _step(number: int) -> str:
    digits = _DIGITS[number & 31]
    while number := number >> 5:
        digits = _DIGITS[32 + (number & 31)] + digits
    return digits


def _script(name: str, version: str, data: object) -> str:
    return f"qostilSearch({_json(name)},{_json(version)},{_json(data)})\n"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
