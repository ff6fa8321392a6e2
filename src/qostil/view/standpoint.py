"""Where a page stands: its language, and the way from it to any other."""

from dataclasses import dataclass
from posixpath import dirname, relpath

from qostil.languages import Language
from qostil.project import Project


@dataclass(frozen=True)
class Standpoint:
    """One page of one language: `name` is its path below the language's folder."""

    project: Project
    language: Language
    name: str

    def say(self, key: str, **values: object) -> str:
        """Give an interface text in the page's language."""
        return self.language.say(key, **values)

    def href(self, code: str, name: str, anchor: str = "") -> str:
        """Give the relative address of another page, or of a place on it."""
        path = self.file(self.project.address(code, name))
        return f"{path}#{anchor}" if anchor else path

    def entry_href(self, code: str, key: str) -> str:
        """Give the relative address of a concept's entry in a language's glossary."""
        return self.href(code, self.project.entry_page(code, key), key)

    def file(self, path: str) -> str:
        """Give the relative address of a file of the site."""
        return relpath(path, dirname(self.project.address(self.language.code, self.name)) or ".")
