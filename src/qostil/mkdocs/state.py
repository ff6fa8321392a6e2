"""The build that is under way: one project, read once, whatever language is being built.

static-i18n builds the languages one after the other in one process, the later ones nested in the
first one's last event. So the project is read when the first one starts, and kept until then.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from qostil.errors import InputError, Problem
from qostil.languages import Language
from qostil.markdown import SegmentExtension
from qostil.mkdocs.build import default_epoch
from qostil.project import Project, load_project, source_folder

# MkDocs counts warnings of loggers below its own, and fails a strict build on them.
log = logging.getLogger("mkdocs.plugins.qostil")


@dataclass
class Build:
    """A build's project, the Markdown extension that its pages share, and how it was started."""

    project: Project
    extension: SegmentExtension
    serving: bool
    has_own_nav: bool


class _Process:
    """What lives longer than a build: `mkdocs serve` makes one after the other."""

    serving = False
    build: Build | None = None


def note_command(command: str) -> None:
    """Note how MkDocs was started."""
    _Process.serving = command == "serve"


def start(config: MkDocsConfig) -> None:
    """Read the project, unless a language after the first is being built.

    Raises PluginError (one line, no traceback) where it can't be read.
    """
    i18n = i18n_plugin(config)
    if i18n.building:
        return
    root = Path(config.config_file_path).parent
    try:
        default_epoch(root)
        project = load_project(root)
        wrong = list(_unsuited(config, project))
        if wrong:
            raise InputError(wrong)
    except InputError as error:
        lines = [str(problem.below(root)) for problem in error.problems]
        raise PluginError("\n".join(lines)) from error
    for problem in project.problems:
        log.warning("%s", problem)
    extension = SegmentExtension()
    config.markdown_extensions.append(extension)  # type: ignore[arg-type]
    _Process.build = Build(project, extension, _Process.serving, config.nav is not None)


def watch(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Let `serve` follow edits of the project's own folders, those of them that there are."""
    root = Path(config.config_file_path).parent
    for folder in (root / "hooks", root / "overrides", source_folder(root)):
        if folder.is_dir():
            server.watch(str(folder))


def _unsuited(config: MkDocsConfig, project: Project) -> Iterator[Problem]:
    """Yield settings of MkDocs with which the site would not work."""
    path = Path(config.config_file_path)
    if Path(config.docs_dir) != project.docs.resolve():
        yield Problem(path, 0, f"docs_dir is {config.docs_dir}", "docs, the default")
    if config.use_directory_urls:
        found = "use_directory_urls is on"
        do = "with it, links to the home page do not work from a folder"
        yield Problem(path, 0, found, "use_directory_urls: false", do)
    default = i18n_plugin(config).default_language
    if default != next(iter(project.languages)):
        yield Problem(
            path, 0, f"the default language is {default}", "default: true on one language"
        )


def current() -> Build:
    """Give the build that is under way."""
    if _Process.build is None:
        raise PluginError("hooks/project.py must come first in mkdocs.yml's hooks")
    return _Process.build


def i18n_plugin(config: MkDocsConfig) -> Any:
    """Give static-i18n's plugin. Raises PluginError where it is not configured."""
    plugin = config.plugins.get("i18n")
    if plugin is None:
        raise PluginError("mkdocs.yml: the plugin i18n is missing; expected it with the languages")
    return plugin


def built_language(config: MkDocsConfig) -> Language:
    """Give the language that is now being built."""
    return current().project.languages[i18n_plugin(config).current_language]


def is_last(config: MkDocsConfig) -> bool:
    """Tell, in the last event of the whole build, that all languages are built."""
    return not i18n_plugin(config).building
