"""The project's text side by side, for other programmes."""

from pathlib import PurePosixPath

from qostil.parallel import ParallelSection, ParallelText
from qostil.project.loading import Project


def parallel_text(project: Project) -> ParallelText:
    """Give all pages of the text, in their order, without those that are retired."""
    leading = next(iter(project.languages))
    sections = [
        ParallelSection(
            page.name.removesuffix(".md"),
            [found for code in project.languages if (found := project.page(code, page.name))],
        )
        for page in project.pages[leading]
        if page.has_ids and not project.is_retired(page.name)
    ]
    return ParallelText(_name(project), project.languages, _original(project), sections)


def _name(project: Project) -> str:
    """Give the name of the source up to its first full stop; of several files, the project's."""
    files = project.text.files if project.text else ()
    stem = PurePosixPath(files[0]).name.partition(".")[0] if len(files) == 1 else ""
    return stem or project.root.resolve().name


def _original(project: Project) -> str:
    named = [project.text.original, project.text.pivot] if project.text else []
    return next(code for code in (*named, *project.languages) if code in project.languages)
