"""The pages that are made in each language: the glossary, and all sections."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from qostil.mkdocs import events


@event_priority(-200)  # after static-i18n (-100), which can't take generated files
def on_files(files: Files, config: MkDocsConfig) -> None:
    events.add_generated(files, config)
