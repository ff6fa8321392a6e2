"""What happens at each event of a MkDocs build; hooks/ only passes the events on."""

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FunctionLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from qostil import fonts
from qostil.errors import InputError
from qostil.files import write_aside
from qostil.languages import Language, language
from qostil.markdown import escape as as_markdown
from qostil.minify import minify_folder
from qostil.mkdocs.state import Build, built_language, current, i18n_plugin, is_last, log
from qostil.model import CONTENTS, GLOSSARY, HOME, PLACES
from qostil.offline import pack
from qostil.policy import with_policy
from qostil.view import SegmentsView, View


def add_generated(files: Files, config: MkDocsConfig) -> None:
    """Add the pages that are made for the language that is being built."""
    build = current()
    own = built_language(config)
    if any(build.project.sections(own.code)):
        pages = _in_each(CONTENTS, _said("all_sections"), config)
        _add(pages, files, config, InclusionLevel.NOT_IN_NAV)
    if build.project.glossary:
        pages = _in_each(GLOSSARY, _said("glossary"), config)
        _add(pages, files, config, InclusionLevel.INCLUDED)
    for letter in build.project.letters[own.code]:
        if letter.page != GLOSSARY:
            # The other languages have other letters: what answers to it there is their glossary.
            title = f"{own.say('glossary')} · {letter.name or own.say('no_term')}"
            part = _generated_file(own.code, letter.page, title, config)
            pages = {**_in_each(GLOSSARY, _said("glossary"), config), own.code: part}
            _add(pages, files, config, InclusionLevel.NOT_IN_NAV)
    for key in build.project.long_entries[own.code]:
        titles = {code: e[key].name for code, e in build.project.long_entries.items()}
        pages = _in_each(f"{PLACES}{key}.md", titles, config)
        _add(pages, files, config, InclusionLevel.NOT_IN_NAV)
    i18n_plugin(config).i18n_files_per_language[own.code] = files.documentation_pages()


def _said(key: str) -> Mapping[str, str]:
    return {code: own.say(key) for code, own in current().project.languages.items()}


def _in_each(name: str, titles: Mapping[str, str], config: MkDocsConfig) -> dict[str, File]:
    return {code: _generated_file(code, name, title, config) for code, title in titles.items()}


def _add(
    pages: Mapping[str, File], files: Files, config: MkDocsConfig, inclusion: InclusionLevel
) -> None:
    """Add the built language's page; `pages`: by language, those that answer to each other."""
    for page in pages.values():
        # As static-i18n sets them: the switcher and the sitemap read these.
        page.alternates = pages  # type: ignore[attr-defined]
        page.inclusion = inclusion
    files.append(pages[built_language(config).code])


def _generated_file(code: str, name: str, title: str, config: MkDocsConfig) -> File:
    file = File.generated(config, f"{code}/{name}", content=f"# {as_markdown(title)}\n")
    file.dest_uri = current().project.address(code, name)
    file.url = file.dest_uri
    file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
    for attribute, value in (
        ("locale", code),
        ("localization", code),
        ("locale_alternate_of", code),
        ("norm_src_uri", name),
    ):
        setattr(file, attribute, value)
    return file


def set_navigation(files: Files, config: MkDocsConfig) -> None:
    """Name the pages in their sections' order, unless mkdocs.yml has a `nav` of its own."""
    build = current()
    if build.has_own_nav:
        return
    own = built_language(config)
    names = [page.name for page in build.project.pages[own.code]]
    retired = {name for name in names if build.project.is_retired(name)}
    for file in files:
        if file.src_uri.removeprefix(f"{own.code}/") in retired:
            file.inclusion = InclusionLevel.NOT_IN_NAV
    # The home page's own title is the work's, which stands above the navigation already.
    shown = (name for name in names if name not in retired)
    pages = _in_chapters(build, own.code, shown)
    pages = [{own.say("home"): HOME} if item == HOME else item for item in pages]
    config.nav = [*pages, *([GLOSSARY] if build.project.glossary else [])]


def _in_chapters(build: Build, code: str, names: Iterable[str]) -> list[Any]:
    """Give pages' names with those of a folder under its title, as MkDocs takes a navigation."""
    items: list[Any] = []
    for folder, group in groupby(names, key=lambda name: name.rpartition("/")[0]):
        pages = list(group)
        items += [{build.project.chapter_title(code, pages): pages}] if folder else pages
    return items


def escape_names(config: MkDocsConfig) -> None:
    """Make the site's name text: the theme's templates set it as HTML.

    static-i18n sets it anew for each language, so one that was escaped already may come again.
    """
    config.site_name = escape(unescape(config.site_name))


def set_view(page: MkDocsPage, config: MkDocsConfig) -> None:
    """Tell the Markdown extension which page comes next, and make the page's own title text."""
    if "title" in page.meta:
        page.meta["title"] = escape(str(page.meta["title"]))
    own = built_language(config)
    name = getattr(page.file, "norm_src_uri", "")
    current().extension.view = SegmentsView(current().project, own, name)


def view_of(page: MkDocsPage | None, config: MkDocsConfig) -> View:
    """Give what a page knows; the 404 page is none to MkDocs, and has the name of its own."""
    own = built_language(config)
    name = getattr(page.file, "norm_src_uri", "") if page else "404.md"
    return View(current().project, own, name, is_copy_offered=not current().serving)


def add_context(context: TemplateContext, page: MkDocsPage | None, config: MkDocsConfig) -> None:
    """Give the templates the page's view and the build's date in words."""
    view = view_of(page, config)
    # MkDocs types its own names only; templates may have more.
    context.update({"qostil": view, "built": _say_built(view.language)})  # type: ignore[misc]


def _say_built(language: Language) -> str:
    day = get_build_datetime()
    return language.say("built", date=language.say_date(day.date()))


def add_interface_languages(env: Environment) -> None:
    """Let the theme speak a language that it does not have: in English, in the right direction."""
    loaders = [env.loader] if env.loader else []
    env.loader = ChoiceLoader([*loaders, FunctionLoader(_interface_language)])


def _interface_language(template: str) -> str | None:
    found = re.fullmatch(r"partials/languages/([\w-]+)\.html", template)
    if not found:
        return None
    own = language(found[1])
    texts = {"language": own.code, "direction": own.direction}
    return f"{{% macro t(key) %}}{{{{ {texts}[key] }}}}{{% endmacro %}}"


def secure(html: str) -> str:
    """Put the policy into a page; not under `serve`, whose live reload is an inline script."""
    return html if current().serving else with_policy(html)


def secure_error_page(html: str, config: MkDocsConfig) -> str:
    """Give the one 404 page of the site, the default language's; nothing for the other builds.

    Each language's build renders the template to the same file, and the last one would stay.
    """
    own = built_language(config)
    return secure(html) if own.code == i18n_plugin(config).default_language else ""


def write_search_data(config: MkDocsConfig) -> None:
    """Write each language's search data, and try the sample queries on it."""
    if not is_last(config):
        return
    project = current().project
    for name, script in project.search_files():
        write_aside(Path(config.site_dir) / "assets" / "search" / name, script)
    for problem in project.failed_samples():
        log.warning("%s", problem.below(project.root))


def write_fonts(config: MkDocsConfig) -> None:
    """Make the fonts of what the pages show, once all of them are there."""
    if not is_last(config):
        return
    project = current().project
    languages = list(project.languages.values())
    cache = project.root / fonts.CACHE
    try:
        missing = fonts.write_fonts(Path(config.site_dir), languages, project.settings.fonts, cache)
    except InputError as error:
        lines = [str(problem.below(project.root)) for problem in error.problems]
        raise PluginError("\n".join(lines)) from error
    if missing:
        log.info("Of the system's fonts, as no font of the site has them: %s", missing)


def finish(config: MkDocsConfig) -> None:
    """Make our style sheets and scripts small and pack the whole site, once all of it is there."""
    site = Path(config.site_dir)
    if not is_last(config) or current().serving:
        return
    for folder in ("css", "js"):
        minify_folder(site / "assets" / folder)
    if (site / "index.html").exists():
        pack(site)
