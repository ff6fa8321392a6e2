"""Segments, their links across languages, and what the templates of each page need."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from qostil.mkdocs import events


@event_priority(-200)  # after static-i18n (-100), which sets each language's name
def on_config(config: MkDocsConfig) -> None:
    events.escape_names(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    events.set_navigation(files, config)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    events.add_interface_languages(env)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    events.set_view(page, config)


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    events.add_context(context, page, config)


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> None:
    events.add_context(context, None, config)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return events.secure(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    return events.secure_error_page(output, config) if template_name == "404.html" else output
