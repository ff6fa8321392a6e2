"""Reads the project before anything is built. This hook comes first."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from qostil.mkdocs.state import note_command, start, watch


def on_startup(command: str, dirty: bool) -> None:
    note_command(command)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
    watch(server, config)


def on_config(config: MkDocsConfig) -> None:
    start(config)
