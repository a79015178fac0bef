"""The site with the workshop in it: marked sentences, a panel, and the addresses behind them."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, Response, render_template, request
from markupsafe import Markup
from werkzeug.datastructures import Headers

from webapp.app import build_app
from webapp.content.loading import Content
from webapp.i18n.locales import SOURCE
from webapp.i18n.messages import strings_of
from webapp.settings import Settings
from webapp.site.assets import read_assets
from webapp.site.rendering import Site, current_translator
from workshop.catalogs.marks import place_marks, strip_marks
from workshop.preview import csrf, views
from workshop.preview.reloading_catalogs import ReloadingCatalogs
from workshop.preview.reloading_facts import ReloadingFacts

if TYPE_CHECKING:
    from _typeshed import OptExcInfo

STATIC = Path(__file__).with_name("static")
_LARGEST = 64 * 1024
_MARKED = ("text/html", "image/svg+xml")
_BODY = re.compile(r"<body[^>]*>")


class Workshop(Flask):
    """Hands each request to the site with the workshop in it, as the files are at that moment.

    Which languages have addresses, and which facts, is fixed when a site is built: when one comes
    or goes, or a fact changes, another site is built.
    """

    def __init__(
        self,
        live: ReloadingCatalogs,
        facts: ReloadingFacts,
        build: Callable[[Content], Flask],
        policy: str,
    ) -> None:
        """Build the first site."""
        super().__init__(__name__, static_folder=None)
        self._live, self._facts = live, facts
        self._build = build
        self._policy = policy
        self._lock = Lock()
        self._codes, self._content, self._site = tuple(live), facts.content, build(facts.content)

    def wsgi_app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        self._live.refresh()
        with self._lock:
            codes, content = tuple(self._live), self._facts.refresh()
            if codes != self._codes or content is not self._content:
                self._codes, self._content = codes, content
                self._site = self._build(content)
            site = self._site

        def start(
            status: str,
            headers: list[tuple[str, str]],
            fault: "OptExcInfo | None" = None,
            /,
        ) -> Callable[[bytes], object]:
            changed = Headers(headers)
            changed["Content-Security-Policy"] = self._policy
            return start_response(status, changed.to_wsgi_list(), fault)

        return site.wsgi_app(environ, start)


def create_workshop(settings: Settings) -> Workshop:
    """Load the facts and the words, again whenever they change, and return the app.

    Raises ProblemsFoundError for problems in data; those in translations are shown in the panel.
    """
    facts = ReloadingFacts(settings)
    live = ReloadingCatalogs(settings.translations)
    # Typing must never lead away: the link that leaves works, the three presses of Shift do not.
    assets = replace(read_assets(), leave=Markup("// the workshop stays"))
    site = Site(facts.content, live, settings, assets)
    token = csrf.make_token()
    routes = views.build(live, STATIC, token)

    def build(content: Content) -> Flask:
        app = build_app(replace(site, content=content), largest_body=_LARGEST)
        csrf.init_app(app, token)
        app.register_blueprint(routes)
        app.after_request(_put_panel(live, token))
        return app

    return Workshop(live, facts, build, _widen_policy(site))


def _widen_policy(site: Site) -> str:
    """Return the policy of pages that also load the workshop's own script and style."""
    return (
        "default-src 'none'; "
        f"style-src 'self' {site.assets.style_hashes}; "
        f"script-src 'self' {site.assets.script_hashes}; "
        "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


def _put_panel(live: ReloadingCatalogs, token: str) -> Callable[[Response], Response]:
    def put(response: Response) -> Response:
        if request.path.startswith(views.PREFIX) or response.mimetype not in _MARKED:
            return response
        is_here = csrf.is_here(request.environ.get("HTTP_HOST", ""))
        if response.mimetype != "text/html" or not is_here:
            response.set_data(strip_marks(response.get_data(as_text=True)))
            return response  # a name from elsewhere must not learn the token
        locale = current_translator().locale
        html = _mark_sentences(live, locale.code, response.get_data(as_text=True))
        panel = render_template(
            "workshop/panel.html",
            locale=locale,
            token=token,
            version=live.version,
            is_source=locale.code == SOURCE.code,
            faults=live.faults.get(locale.code, []),
            shared=live.shared,
            is_pseudo=live.is_pseudo,
            languages=live.translated,
        )
        skip = render_template("workshop/skip.html")
        html = _BODY.sub(lambda found: found[0] + skip, html, count=1)
        response.set_data(html.replace("</body>", f"{panel}</body>"))
        return response

    return put


def _mark_sentences(live: ReloadingCatalogs, code: str, html: str) -> str:
    def state(number: int) -> tuple[str, str]:
        key = live.numbers.key(number)
        if code == SOURCE.code:
            return key.short, "source"
        return key.short, live.judges[code].state_of(live.message(code, key)).value

    def opening(number: int) -> str:
        short, state_of_it = state(number)
        return f'<span data-ws="{short}" data-ws-state="{state_of_it}">'

    def tagging(tag: str, numbers: list[int]) -> str:
        held = [_describe(live, code, *state(n), n) for n in numbers]
        end = "/>" if tag.endswith("/>") else ">"
        described = escape(json.dumps(held, ensure_ascii=False))
        return f'{tag.removesuffix(end)} data-ws-in="{described}"{end}'

    return place_marks(html, opening, "</span>", tagging)


def _describe(
    live: ReloadingCatalogs, code: str, short: str, state: str, number: int
) -> dict[str, str]:
    """Return what a list shows of a sentence that is in an attribute, where nobody sees it."""
    key = live.numbers.key(number)
    message = live.message(code, key)
    translation = next(filter(None, strings_of(message)), "") if message is not None else ""
    return {"short": short, "state": state, "words": translation or key.msgid}
