"""Languages that the theme does not have: it speaks English then, in their direction."""

import pytest
from jinja2 import DictLoader, Environment, TemplateNotFound

from qostil.mkdocs.events import add_interface_languages

OWN = "{% macro t(key) %}own {{ key }}{% endmacro %}"


@pytest.fixture
def theme() -> Environment:
    env = Environment(loader=DictLoader({"partials/languages/kk.html": OWN}), autoescape=True)
    add_interface_languages(env)
    return env


def say(theme: Environment, code: str, key: str) -> str:
    return theme.from_string(
        f'{{% import "partials/languages/{code}.html" as lang %}}{{{{ lang.t("{key}") }}}}'
    ).render()


@pytest.mark.parametrize(
    ("code", "direction"), [("ug", "rtl"), ("ky", "ltr"), ("kk-Arab", "rtl"), ("xx", "ltr")]
)
def test_a_language_that_the_theme_lacks_has_its_direction(
    theme: Environment, code: str, direction: str
) -> None:
    assert say(theme, code, "direction") == direction
    assert say(theme, code, "language") == code


def test_what_is_not_said_is_left_to_english(theme: Environment) -> None:
    assert say(theme, "ug", "search") == ""


def test_a_language_that_the_theme_has_stays(theme: Environment) -> None:
    assert say(theme, "kk", "search") == "own search"


def test_other_templates_are_still_missed(theme: Environment) -> None:
    with pytest.raises(TemplateNotFound):
        theme.get_template("partials/nothing.html")
