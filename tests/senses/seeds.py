"""A page of the made-up site with one fault in it, for each kind, in any language."""

import re
from dataclasses import dataclass

from flask import Response, request

from tests.sites import RunningSite, fixture, run

SMALL = "/safety/"
LIST = "/resources/"
# What a seed says, in the language of its page, and in the other one.
WORDS = {
    "en": "somebody listens here all day and all night",
    "ar": "هنا من يستمع إليك في كل وقت من الليل أو النهار",
}


@dataclass(frozen=True)
class Seed:
    """An edit of a page; what is found stands there once or more, and the first is edited.

    `{own}` and `{other}` in what replaces it become words of the page's language and another.
    """

    kind: str
    find: str
    replace: str
    path: str = SMALL

    def edit(self, html: str, locale: str) -> str:
        """Put the fault into a page; raises AssertionError when there is no place for it."""
        other = next(words for code, words in WORDS.items() if code != locale)
        new = self.replace.replace("{own}", WORDS[locale]).replace("{other}", other)
        edited, many = re.subn(self.find, new, html, count=1, flags=re.DOTALL)
        assert many == 1, f"{self.kind}: nothing is {self.find}"
        return edited


def adding(kind: str, html: str, path: str = SMALL) -> Seed:
    """Return a seed that adds an element at the end of the page itself."""
    return Seed(kind, "</main>", html.replace("\\", r"\\") + "</main>", path)


def styling(kind: str, css: str, html: str = "", path: str = SMALL) -> Seed:
    """Return a seed that adds a style, and perhaps what it is about."""
    return adding(kind, f"<style>{css}</style>{html}", path)


MARKUP_SEEDS = (
    adding("missing alt", '<svg viewBox="0 0 9 9" role="img"><path d="M0 0h9v9z"></path></svg>'),
    adding("missing label", '<p>{own}</p><input type="text" autocomplete="off">'),
    Seed("missing lang", r'<html lang="\w+"', "<html"),
    adding("empty lang", '<p lang="">{own}</p>'),
    Seed("invalid lang", r'<html lang="\w+"', '<html lang="english"'),
    Seed("wrong lang", r'<html lang="\w+"', '<html lang="so"'),
    adding("language of parts", "<p>{other}</p>"),
    adding("heading skipped", "<h2>{own}</h2><h4>{own}</h4>"),
    adding("duplicate id", '<p id="twice">{own}</p><p id="twice">{own}</p>'),
    adding(
        "duplicate id of a label",
        '<p id="twice">{own}</p><p id="twice">{own}</p>'
        '<input type="text" autocomplete="off" aria-labelledby="twice">',
    ),
    adding("wrong dir", '<p lang="ar" dir="ltr">{own}</p><p lang="en" dir="rtl">{own}</p>'),
    Seed("missing dir", r' dir="\w+">', ">"),
    Seed("no title", "<title>.*?</title>", "<title></title>"),
    Seed("no main", "<main(.*)</main>", r"<div\1</div>"),
    Seed("no skip link", '<a class="skip".*?</a>', ""),
    adding("empty link", '<a href="/en/"><span aria-hidden="true">{own}</span></a>'),
    adding("empty button", '<button type="button"></button>'),
    adding("div as button", '<div role="button">{own}</div>'),
    adding("bad ARIA", '<p aria-labeled="{own}">{own}</p>'),
    adding("radio without legend", '<label><input type="radio"> {own}</label>'),
    adding("table without headers", "<table><tbody><tr><td>{own}</td></tr></tbody></table>"),
    adding("frame without title", '<iframe src="/en/"></iframe>'),
    adding("fault inside a frame", '<iframe title="{own}" srcdoc="<img src=\'data:,\'>"></iframe>'),
    adding("positive tabindex", '<a href="/en/" tabindex="3">{own}</a>'),
    Seed("zoom disabled", "initial-scale=1", "initial-scale=1, user-scalable=no"),
    Seed("meta refresh", "</head>", '<meta http-equiv="refresh" content="9"></head>'),
    adding("no autocomplete", '<label>{own} <input type="email"></label>'),
    adding("label not in name", '<a href="/en/" aria-label="{other}">{own}</a>'),
    adding(
        "error not linked",
        '<label>{own} <input type="text" aria-invalid="true"></label><p role="alert">{own}</p>',
    ),
    adding("unclosed HTML", "<div><b>{own}</div>"),
    adding("dead link", '<a href="/en/resources/nowhere/">{own}</a>'),
    adding("dead fragment", '<a href="#nowhere">{own}</a>'),
    adding("inline style", '<p style="margin: 0">{own}</p>'),
)


SAID = '<p class="seed">{own}</p>'
SHORT = '<p class="seed">988</p>'
LINK = '<p><a class="seed" href="/en/">{own}</a></p>'
SIGHT_SEEDS = (
    styling("contrast under 4.5", ".seed { color: #949494; background: #fff }", SAID),
    styling("contrast under 7", ".seed { color: #6b6b6b; background: #fff }", SAID),
    styling(
        "contrast in dark mode",
        "@media (prefers-color-scheme: dark) { .seed { color: #555; background: #000 } }",
        SAID,
    ),
    styling("target under 24 px", ".seed { display: inline-block; block-size: 20px }", LINK),
    styling("target under 44 px", ".seed { display: inline-block; block-size: 30px }", LINK),
    adding(
        "keyboard trap",
        '<button class="act seed" type="button">{own}</button><script>'
        "document.querySelector('.seed').addEventListener('keydown', (e) => e.preventDefault())"
        "</script>",
    ),
    styling("no focus style", ".seed:focus-visible { outline: none }", LINK),
    styling("weak focus style", ".seed:focus-visible { outline: 3px solid #ddd }", LINK),
    styling(
        "focus obscured",
        ".seed { position: fixed; inset: auto 0 0; block-size: 60%; background: #333 }",
        '<div class="seed"></div>',
    ),
    styling("hidden but focusable", ".seed { opacity: 0 }", LINK),
    styling(
        "text clipped at 200%",
        ".seed { block-size: 30px; overflow: hidden }",
        SHORT,
    ),
    styling("overlap at 320 px", ".seed { block-size: 1lh; margin: 0 }", SAID + SAID),
    styling("sideways scroll at 320 px", ".seed { inline-size: 400px }", SAID),
    styling(
        "clipped by text spacing",
        ".seed { line-height: 1.2; block-size: 1.3em; overflow: hidden }",
        SHORT,
    ),
    styling(
        "visual order unlike reading order",
        ".box { display: flex; flex-direction: row-reverse }",
        f'<div class="box">{SAID}{SAID}</div>',
    ),
    styling(
        "link told by color only",
        ".seed { text-decoration: none }",
        '<p>{own} <a class="seed" href="/en/">{own}</a> {own}</p>',
    ),
    styling(
        "lost in forced colors",
        ".seed { display: block; inline-size: 40px; block-size: 40px; background: #7f2f0c }",
        '<i class="seed"></i>',
    ),
    styling(
        "motion ignored",
        "@keyframes go { to { opacity: 0.5 } } .seed { animation: go 1s infinite }",
        SAID,
    ),
    adding(
        "silent status",
        "<script>addEventListener('load', () => document.querySelectorAll('[role=status]')"
        ".forEach((one) => one.removeAttribute('role')))</script>",
        LIST,
    ),
)


class FaultySite:
    """The made-up site, one page of which can be given a fault."""

    def __init__(self) -> None:
        """Make a site of its own, since others share the made-up one."""
        self.site: RunningSite = run(fixture().settings)
        self.seed: Seed | None = None
        self.site.app.after_request(self._edit)

    def _edit(self, response: Response) -> Response:
        if self.seed and response.mimetype == "text/html":
            locale = request.path.split("/")[1]
            response.set_data(self.seed.edit(response.get_data(as_text=True), locale))
        return response
