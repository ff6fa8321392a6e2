"""TOML and YAML as data only, with the lines that messages name."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from qostil.errors import InputError, Problem
from qostil.files import read_text


def read_toml(path: Path) -> dict[str, Any]:
    """Read TOML. Raises InputError that names the line where it does not parse."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else read_text(path).rstrip("\n").count("\n") + 1
        raise InputError(Problem(path, line, str(error), "TOML")) from error


def toml_line(path: Path, key: str, table: str = "", number: int = 1) -> int:
    """Find the line on which a TOML file sets `key` in `table` for the `number`th time, or 0.

    tomllib keeps no places, and a message needs one only after something went wrong.
    """
    return next(islice(toml_lines(path, key, table), number - 1, None))


def toml_lines(path: Path, key: str, table: str = "") -> Iterator[int]:
    """Yield the lines on which a TOML file sets `key` in `table`, in one pass, then 0 for ever."""
    current = ""
    for place, line in enumerate(read_text(path).split("\n"), 1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line)
        current = header[1] if header else current
        inside = current.removeprefix(table).strip(".") if current.startswith(table) else None
        opens = bool(header) and inside is not None and inside.partition(".")[0] == key
        sets = inside == "" and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line)
        if opens or sets:
            yield place
    yield from repeat(0)


# libyaml's, where PyYAML was built with it, is twice as fast and as safe.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN_TAGS = {
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "seq", "map")
}

DEEPEST = 50  # levels of nesting; what people write has a dozen

YamlValue: TypeAlias = "str | list[Node] | dict[str, Node]"


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value with its line: scalars are strings as written, so `no` stays a language."""

    value: YamlValue
    line: int

    def mapping(self, path: Path, what: str) -> dict[str, "Node"]:
        """Give the value as a mapping; raises InputError if it is something else."""
        if isinstance(self.value, dict):
            return self.value
        raise InputError(Problem(path, self.line, f"{what} is {_kind(self)}", "a mapping"))

    def scalar(self, path: Path, what: str) -> str:
        """Give the value as a string; raises InputError if it is something else."""
        if isinstance(self.value, str):
            return self.value
        raise InputError(Problem(path, self.line, f"{what} is {_kind(self)}", "one value"))

    def items(self) -> "list[Node]":
        """Give a list's items; a single value is a list of one, nothing is an empty one."""
        if isinstance(self.value, list):
            return self.value
        return [self] if self.value else []


def _kind(node: Node) -> str:
    names: Mapping[type, str] = {str: "a value", list: "a list", dict: "a mapping"}
    return names[type(node.value)] if node.value else "empty"


def read_yaml(path: Path, at: tuple[str, ...] = ()) -> Node:
    """Read a YAML file as `parse_yaml` does."""
    return parse_yaml(read_text(path), path, at)


def parse_yaml(text: str, path: Path, at: tuple[str, ...] = ()) -> Node:
    """Parse YAML, or the part of it under the keys `at`, with lines, as data only.

    Raises InputError where it does not parse, where a key stands twice, where it uses a tag or an
    alias (`*name`: a few of them explode into gigabytes), and where it is nested too deeply.
    """
    try:
        _refuse_deep(text, path)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 0
        raise InputError(Problem(path, line, error.problem or str(error), "YAML")) from error
    except yaml.YAMLError as error:
        raise InputError(Problem(path, 0, str(error).replace("\n", " "), "YAML")) from error
    for key in at:
        root = _child(root, key)
    return _located(root, path, set()) if root else Node({}, 0)


def _refuse_deep(text: str, path: Path) -> None:
    """Raise InputError for what would run out of stack below, ours or libyaml's."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            mark = event.start_mark
            raise InputError(too_deep(path, mark.line + 1 if mark else 0))


def too_deep(path: Path, line: int) -> Problem:
    """Give the problem of a file whose parts lie in one another more than DEEPEST times."""
    return Problem(path, line, "nested too deeply", f"{DEEPEST} levels at most")


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Give what stands under a key, also in a list of mappings, as MkDocs lists its plugins."""
    if isinstance(node, yaml.SequenceNode):
        found = (_child(item, key) for item in node.value)
        return next((child for child in found if child), None)
    children = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in children if name.value == key), None)


def _located(node: yaml.Node, path: Path, seen: set[int]) -> Node:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise InputError(Problem(path, line, "an alias (*name)", "the value itself"))
    seen.add(id(node))
    if node.tag not in PLAIN_TAGS:
        raise InputError(Problem(path, line, f"the tag {node.tag}", "plain data"))
    if isinstance(node, yaml.SequenceNode):
        return Node([_located(item, path, seen) for item in node.value], line)
    if isinstance(node, yaml.MappingNode):
        return Node(_located_mapping(node, path, seen), line)
    return Node("" if node.tag.endswith(":null") else str(node.value), line)


def _located_mapping(node: yaml.MappingNode, path: Path, seen: set[int]) -> dict[str, Node]:
    mapping: dict[str, Node] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise InputError(Problem(path, key_line, "a key that is not one value", "a name"))
        key = str(key_node.value)
        if key in mapping:
            raise InputError(
                Problem(path, key_line, f"the key {key} for the second time", "each key once")
            )
        value = _located(value_node, path, seen)
        mapping[key] = Node(value.value, key_line)
    return mapping


def unknown_keys(
    path: Path, found: Iterable[tuple[str, int]], known: Iterable[str], where: str
) -> list[Problem]:
    """Give a problem for each key with its line that is not one of the known ones."""
    allowed = sorted(known)
    return [
        Problem(path, line, f"unknown key {key!r} in {where}", f"one of {', '.join(allowed)}")
        for key, line in found
        if key not in allowed
    ]
