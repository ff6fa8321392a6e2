"""What is done to the whole site, once all that others write is there."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from qostil.mkdocs import events


@event_priority(-300)  # after static-i18n (-100) and what is written of all languages (-200)
def on_post_build(config: MkDocsConfig) -> None:
    events.finish(config)
