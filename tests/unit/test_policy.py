"""The Content-Security-Policy: nothing runs on a page but what the theme brought."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from qostil.policy import with_policy

PAGE = '<html><head><meta charset="utf-8">{}</head><body>{}</body></html>'


def policy(html: str) -> dict[str, list[str]]:
    """Give the rules of a page's policy: a directive's name to its sources."""
    (content,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    rules = [rule.split() for rule in content.split(";")]
    return {name: sources for name, *sources in rules}


def digest(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def scripts(head: str = "", body: str = "") -> list[str]:
    return policy(with_policy(PAGE.format(head, body)))["script-src"]


def test_the_policy_allows_the_site_s_own_files_and_nothing_else() -> None:
    rules = policy(with_policy(PAGE.format("", "")))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    allowed = {source for sources in rules.values() for source in sources}
    assert allowed <= {"'none'", "'self'", "data:", "blob:"}
    assert rules["script-src"] == ["'self'"]


def test_it_stands_before_all_that_it_is_to_hold_for() -> None:
    html = with_policy(PAGE.format('<script src="a.js"></script>', ""))
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert html.replace(re.findall(r"\n\s*<meta http-equiv[^>]*>", html)[0], "") == PAGE.format(
        '<script src="a.js"></script>', ""
    )


@pytest.mark.parametrize("tag", ["<script>", '<script type="text/javascript">', "<script defer>"])
def test_an_inline_script_of_the_theme_runs_by_its_hash(tag: str) -> None:
    code = 'var a = "тау < 1"\n'
    assert scripts(head=f"{tag}{code}</script>") == ["'self'", digest(code)]


def test_each_script_has_its_hash_once_in_an_order_that_never_changes() -> None:
    two = "<script>b()</script><script>a()</script>"
    expected = ["'self'", *sorted([digest("a()"), digest("b()")])]
    assert scripts(head=two) == scripts(body=two + two) == expected


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script id="x" type="application/ld+json">{}</script>',
    ],
)
def test_data_and_files_have_no_hash(script: str) -> None:
    assert scripts(head=script) == ["'self'"]


def test_a_script_in_a_page_s_content_does_not_run() -> None:
    assert scripts(body="<article><p><script>evil()</script></p></article>") == ["'self'"]


def test_nor_does_one_behind_what_looks_like_the_content_s_end() -> None:
    body = "<article>a</article><script>evil()</script><article>b</article><script>ok()</script>"
    assert scripts(body=body) == ["'self'", digest("ok()")]
