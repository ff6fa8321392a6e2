"""Reads the project before anything is built. This hook comes first."""

from mkdocs.config.defaults import MkDocsConfig

from qostil.mkdocs.state import note_command, start


def on_startup(command: str, dirty: bool) -> None:
    note_command(command)


def on_config(config: MkDocsConfig) -> None:
    start(config)
