"""The made-up site reaches every branch of every template, so that a rule is asked of each."""

from copy import copy
from dataclasses import replace
from datetime import date
from http import HTTPStatus

import pytest
from flask import Flask
from jinja2 import DictLoader

from tests.client import PageClient
from tests.routes import all_paths, showing_paths
from tests.site.branches import Branches, CoverageEnvironment
from tests.site.otherwise import otherwise, twin
from tests.site.saying import words_of
from tests.sites import PSEUDO, RunningSite
from webapp.content.featured import AccessibilityStatement, Records
from webapp.content.phone_verification import use_of
from webapp.content.services import Extent, Medium, Service
from webapp.settings import ROOT
from webapp.site.fallback_page import FallbackKind, write_fallback_page
from webapp.site.rendering import SiteApp


def with_less(site: RunningSite) -> RunningSite:
    """Return the made-up site as if it had nobody to write to, ask or thank; a language in English.

    No line calls back, some write otherwise, pupils speak no other language, nobody can text the
    emergency number, no range of a rate is known, the old page named nobody, no license is chosen,
    the company that serves it may keep a record, signals were counted in one year only, no town is
    known, nobody has tested it, and one of several numbers was called.
    """
    content = site.content
    home = [
        service_id
        for service_id in content.featured.home
        if not any(phone.call_back for phone in content.services[service_id].phones)
    ]
    # One line has a chat in place of texts and no menu; another speaks all languages, but texts in
    # English, and has a number in doubt.
    chatting, doubted = copy(content.services["coast"]), copy(content.services["harbor-text"])
    [voice, text], [chat] = map(copy, chatting.phones), map(copy, chatting.chats)
    vars(chat)["schedules"] = voice.schedules
    vars(voice)["languages"] = twin(voice.languages, menu={})
    vars(chatting).update(phones=(voice,), chats=(chat,))
    voice, written = map(copy, doubted.phones)
    vars(voice)["contradicted_by"] = (voice.newest_source,)
    vars(voice)["languages"] = twin(voice.languages, direct=("en", *site.locales))
    vars(written)["languages"] = text.languages
    vars(doubted)["phones"] = (voice, written)
    # One is reached through a service that has no number.
    led = copy(content.services["bridge"])
    vars(led)["through"] = (led.id,)
    # One has no number, and names another to try.
    silent = copy(content.services["nation-house"])
    vars(silent).update(phones=(), instead=("shore-line",))
    emergency = copy(content.services[content.featured.emergency])
    vars(emergency)["phones"] = emergency.phones[:1]
    learners = content.series["learners"]
    ours = tuple(row for row in learners.rows if row["language"] in site.locales)
    office = content.services["law"].phones[1]
    rates = content.series["rates-2024"]
    bare = tuple({**row, "low": None, "high": None} for row in rates.rows)
    hotline = content.series["hotline"]
    locale = replace(site.locales[PSEUDO], thanks=())
    return otherwise(
        content=replace(
            content,
            towns=None,
            calls={("law", office.number, use_of(office)): date(2025, 4, 30)},
            featured=replace(
                content.featured,
                corrections="",
                operator="",
                money=(),
                license="",
                home=tuple(home),
                named_before=(),
                records=Records.HOST,
                accessibility=AccessibilityStatement(),
            ),
            services={
                **content.services,
                **{service.id: service for service in (emergency, chatting, doubted, led, silent)},
            },
            series={
                **content.series,
                "hotline": replace(hotline, rows=hotline.rows[:-1]),
                "learners": replace(learners, rows=ours),
                "rates-2024": replace(rates, rows=bare),
            },
        ),
        translators={PSEUDO: words_of(locale)},
    )


def nobody_near(site: RunningSite) -> dict[str, Service]:
    """Return the services as if all were for the whole state, and none had WhatsApp."""
    return {
        key: twin(
            service,
            service_areas=twin(service.service_areas, extent=Extent.STATEWIDE, counties=()),
            phones=tuple(p for p in service.phones if p.type is not Medium.WHATSAPP),
        )
        for key, service in site.content.services.items()
    }


@pytest.fixture(scope="module")
def coverage(site: RunningSite) -> Branches:
    """Ask for all pages of the made-up site and of its variants, with templates that tell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SiteApp, "jinja_environment", CoverageEnvironment)
        patch.setattr(CoverageEnvironment, "coverage", Branches())
        whole = otherwise()
        for path in [*all_paths(whole, ["en", "so"]), "/en/nothing/"]:
            assert whole.app.test_client().get(path).status_code in {200, 404}, path
        assert whole.app.test_client().post("/en/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
        write_fallback_page(whole.app, whole.site, FallbackKind.START)
        bare = otherwise(content=replace(site.content, doors={}, services=nobody_near(site)))
        county = next(iter(site.content.counties))
        for path in ("", f"resources/{county}/any/", "resources/any/whatsapp/"):
            assert bare.app.test_client().get(f"/en/{path}").status_code == 200
        less = PageClient(with_less(site))  # the rules are asked here, as no other test does
        for path in [*showing_paths(less.site, [PSEUDO]), "/en/go/1/"]:
            less.page(path, status=404 if "nothing-here" in path else 200)
        return CoverageEnvironment.coverage


def test_every_template_is_read(coverage: Branches) -> None:
    folder = ROOT / "templates"
    assert coverage.templates == {
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        if path.parent.name != "desk"
    }


def test_every_branch_is_reached(coverage: Branches) -> None:
    assert len(coverage.known) > 100
    missing = sorted(coverage.known - coverage.reached)
    assert missing == [], missing


def test_a_branch_that_no_page_reaches_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CoverageEnvironment, "coverage", Branches())
    source = (
        "{% if a %}a{% elif b %}b{% else %}c{% endif %}"
        "{% for x in y %}{% endfor %}{% if c %}d{% endif %}"
    )
    environment = CoverageEnvironment(Flask(__name__), loader=DictLoader({"a.html": source}))
    template = environment.get_template("a.html")
    assert template.render(a=1, y=[], c=1) == "ad"
    coverage = CoverageEnvironment.coverage
    missing = {branch.split()[1] for branch in coverage.known - coverage.reached}
    assert missing == {"elif", "else", "for"}
    template.render(b=1, y=[1])
    template.render(y=[])
    assert coverage.known == coverage.reached
