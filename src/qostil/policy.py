"""The Content-Security-Policy of a page: nothing runs but our files and the theme's scripts."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_INLINE = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<code>.*?)</script>", re.DOTALL)
_CONTENT = re.compile(r"<article\b.*</article>", re.DOTALL)
_PLACE = re.compile(r"<meta charset=[^>]*>")
_RULES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
)


def with_policy(html: str) -> str:
    """Put the policy into a page, right behind its charset, with the hash of each inline script.

    Hashes, since the policy stands in the page itself and a static site has no nonce to give.
    """
    # What stands in the content came with a page's text: no policy allows that to run.
    theme = _CONTENT.sub("", html)
    hashes = "".join(f" '{h}'" for h in sorted({_hash(code) for code in inline_scripts(theme)}))
    rules = "; ".join(_RULES).format(hashes=hashes)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return _PLACE.sub(lambda found: f"{found[0]}\n      {meta}", html, count=1)


def closed_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Give the policy of a document that holds all that it needs: it may load nothing at all."""
    scripts_, styles_ = (
        " ".join(sorted({f"'{_hash(code)}'" for code in codes})) or "'none'"
        for codes in (scripts, styles)
    )
    return (
        f"default-src 'none'; script-src {scripts_}; style-src {styles_}; font-src data:; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def inline_scripts(html: str) -> list[str]:
    """Give the scripts that run: not those with a source, nor data such as JSON."""
    return [
        found["code"]
        for found in _INLINE.finditer(html)
        if not re.search(r"\bsrc=|\btype=(?![\"']?(?:text/javascript|module))", found["attributes"])
    ]


def _hash(code: str) -> str:
    return f"sha256-{b64encode(sha256(code.encode()).digest()).decode()}"
