"""The fonts, made of the characters that the site shows."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from qostil.mkdocs import events


@event_priority(-200)  # after static-i18n (-100), which builds the other languages there
def on_post_build(config: MkDocsConfig) -> None:
    events.write_fonts(config)
