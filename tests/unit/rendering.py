"""Pages rendered as the build renders them, with a view that knows little."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Markdown

from qostil.languages import Language, language
from qostil.markdown import Mark, SegmentExtension

# Extensions that give a meaning to more marks than Markdown does; people turn them on.
EXTENSIONS = ["attr_list", "tables", "toc", "admonition", "footnotes", "def_list", "abbr"]


@dataclass(frozen=True)
class View:
    """A page's view: a link to the partner of each bead, and the terms that it is given.

    `together`: the ids of lines that translate together; all others are beads by themselves.
    """

    language: Language
    glossary: Mapping[str, str] = field(default_factory=dict)
    has_partners: bool = False
    together: Sequence[str] = ()

    def sizes(self, marks: Sequence[Mark]) -> Sequence[int]:
        joined = [mark for mark in marks if set(mark.ids) & set(self.together)]
        apart = [1] * (len(marks) - len(joined))
        return [len(joined), *apart] if joined else apart

    def beside(self, marks: Sequence[Mark]) -> Sequence[Element]:
        ids = [an_id for mark in marks for an_id in mark.ids]
        return [self._link(an_id) for an_id in ids[:1]] if self.has_partners else []

    def behind(self, mark: Mark) -> Sequence[Element]:
        del mark
        return []

    def missing(self, mark: Mark) -> Sequence[Element]:
        del mark
        return []

    def below(self, mark: Mark) -> Sequence[Element]:
        return self.beside([mark])

    def terms(self, mark: Mark, text: str) -> Sequence[tuple[int, int, str]]:
        del mark
        places = ((text.find(term), len(term), href) for term, href in self.glossary.items())
        return sorted((start, start + size, href) for start, size, href in places if start >= 0)

    def _link(self, an_id: str) -> Element:
        return Element("a", {"href": f"other#{an_id}"})


def rendered(page: str, code: str = "kk", view: View | None = None) -> str:
    """Give the HTML of a page of ours."""
    extension = SegmentExtension()
    extension.view = view or View(language(code))
    return Markdown(extensions=[*EXTENSIONS, extension]).convert(page)


@dataclass
class Shown(HTMLParser):
    """What a browser makes of HTML: its text, and every element with its attributes."""

    text: str = ""
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.comments.append(decl)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)


def shown(html: str) -> Shown:
    parser = Shown()
    parser.feed(html)
    parser.close()
    return parser
