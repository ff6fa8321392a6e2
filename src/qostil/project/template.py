"""What a new project starts from: the template's files, which are this repository's own."""

import json
import shutil
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from math import inf
from pathlib import Path
from string import Template
from typing import Any

import yaml

from qostil.languages import language
from qostil.markdown import escape
from qostil.project.loading import CONFIGURATION

_PACKAGE = Path(str(files("qostil")))
_FOLDERS = ("hooks", "overrides")
_WHEEL = """\
# Put Qostil's wheel into wheels/, by: pip wheel --no-deps --wheel-dir wheels FOLDER-OF-QOSTIL
# or name its repository instead: qostil @ git+ADDRESS@COMMIT
"""
_ASIDE = ("extra", "qostil", "samples")  # queries on the text that the repository holds


def template_folder() -> Path:
    """Give the folder of mkdocs.yml, hooks/ and overrides/: the wheel's, or the checkout's own."""
    carried = _PACKAGE / "template"
    return carried if carried.is_dir() else _PACKAGE.parent.parent


def copy_template(root: Path, names: Mapping[str, str]) -> None:
    """Write all that a project has besides its text.

    `names`: the site's name in each of its languages, the default one first.
    """
    template = template_folder()
    for folder in _FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(template / folder, root / folder, ignore=ignored)
    settings = (template / CONFIGURATION).read_text("utf-8")
    (root / CONFIGURATION).write_text(site_settings(settings, names), "utf-8")
    shutil.copytree(_PACKAGE / "skeleton", root, dirs_exist_ok=True)
    readme = Template((root / "README.md").read_text("utf-8"))
    languages = ", ".join(language(code).name for code in names)
    title = escape(next(iter(names.values())))
    (root / "README.md").write_text(readme.substitute(title=title, languages=languages), "utf-8")
    (root / "requirements.txt").write_text(_requirements(), "utf-8")


def site_settings(template: str, names: Mapping[str, str]) -> str:
    """Give mkdocs.yml for other languages and names; all else in it stays, comments too."""
    root = _composed(template)
    first, title = next(iter(names.items()))
    listed = [
        {"locale": code, "name": language(code).name}
        | ({"default": True} if code == first else {})
        | {"site_name": name}
        for code, name in names.items()
    ]
    edits = [
        _value(root, ("site_name",), title),
        _value(root, ("theme", "language"), first),
        _value(root, ("plugins", "i18n", "languages"), listed),
        _without(root, _ASIDE),
    ]
    for start, end, text in sorted(edits, reverse=True):
        template = template[:start] + text + template[end:]
    return template.rstrip() + "\n"


def _composed(text: str) -> yaml.MappingNode:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("mkdocs.yml of the template is no mapping")
    return root


def _value(root: yaml.MappingNode, path: Sequence[str], value: Any) -> tuple[int, int, str]:
    """Give the edit that sets a value: where it starts and ends, and its text."""
    node: yaml.Node = root
    for key in path:
        _, node = _entry(node, key)
    item = value if isinstance(value, list) else [value]
    text = yaml.safe_dump(item, allow_unicode=True, sort_keys=False, width=inf).rstrip()
    text = text if isinstance(value, list) else text.removeprefix("- ")
    indent = "\n" + " " * node.start_mark.column
    return node.start_mark.index, _end(node), text.replace("\n", indent)


def _without(root: yaml.MappingNode, path: Sequence[str]) -> tuple[int, int, str]:
    """Give the edit that takes a key out, and those above it that would be left empty."""
    node: yaml.Node = root
    start = 0
    for key in path:
        name, value = _entry(node, key)
        alone = len(node.value) == 1 and node is not root
        start = start if alone else name.start_mark.index - name.start_mark.column
        node = value
    return start, _end(node), ""


def _entry(node: yaml.Node, key: str) -> tuple[yaml.Node, yaml.Node]:
    """Give a key and its value, also in a list of mappings, as MkDocs lists its plugins."""
    mappings = node.value if isinstance(node, yaml.SequenceNode) else [node]
    entries = (entry for m in mappings if isinstance(m, yaml.MappingNode) for entry in m.value)
    return next((name, value) for name, value in entries if name.value == key)


def _end(node: yaml.Node) -> int:
    """Give where a value ends; a block's own mark stands behind the comments that follow it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(node, yaml.MappingNode) else last)


def _requirements() -> str:
    """Give what installs this very Qostil: its repository at a commit, or its wheel."""
    try:
        own = distribution("qostil")
    except PackageNotFoundError:  # it runs from its folder, and was never installed
        return _WHEEL
    origin = json.loads(own.read_text("direct_url.json") or "{}")  # PEP 610
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        return f"qostil @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}\n"
    return f"{_WHEEL}./wheels/qostil-{own.version}-py3-none-any.whl\n"
