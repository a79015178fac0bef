"""The made-up site and a few like it reach every branch of every template.

Nothing undefined passes in a template, so a misspelt name fails here, wherever it stands.
"""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from flask import Flask
from flask.templating import Environment
from jinja2 import nodes

from tests.sites import answers, change, fixture, rebuild, with_answers
from webapp.facts.load import Data
from webapp.facts.models import WHOM, Accessibility, VerifiedNumber
from webapp.pages.errors import write_in_all_languages
from webapp.pages.site import App


class CoverageEnvironment(Environment):
    """Puts a call into each branch of `if`, `for` and macros, and where an `if` is not true."""

    known: ClassVar[set[str]] = set()
    reached: ClassVar[set[str]] = set()
    read: ClassVar[set[str]] = set()

    def __init__(self, app: Flask, **options: object) -> None:
        """Let templates call what notes a branch."""
        super().__init__(app, **options)
        self.globals["reach_branch"] = self.reached.add

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        self.read.add(str(name))
        for number, (line, kind, body) in enumerate(_bodies(template)):
            branch = f"{name}:{line} {kind} ({number})"
            self.known.add(branch)
            noted = nodes.Name("reach_branch", "load"), [nodes.Const(branch)]
            call = nodes.Call(*noted, [], None, None)
            body.insert(0, nodes.ExprStmt(call).set_lineno(line))
        template.set_environment(self)
        return template


def _bodies(template: nodes.Template) -> Iterator[tuple[int, str, list[nodes.Node]]]:
    """Yield line, kind and body of each branch; the empty body too where an `if` has no `else`."""
    for macro in list(template.find_all(nodes.Macro)):
        yield macro.lineno, "macro", macro.body
    for loop in list(template.find_all(nodes.For)):
        yield loop.lineno, "for", loop.body
    questions = list(template.find_all(nodes.If))
    others = {id(other) for branch in questions for other in branch.elif_}
    for branch in questions:
        yield branch.lineno, "elif" if id(branch) in others else "if", branch.body
        if id(branch) not in others:
            yield branch.lineno, "else", branch.else_


def with_less(data: Data) -> Data:
    """Return the made-up facts as if nobody had set up the site, tested it, or asked for a license.

    No line calls back, some write otherwise, pupils speak no other language, nobody can text the
    emergency number, no range of a rate is known, the old page named nobody, the company that
    serves it may keep a record, signals were counted in one year only, and one of several numbers
    was called.
    """
    services = data.services
    # One line has a chat in place of texts and no menu; another speaks all languages, but texts in
    # English, and has a number in doubt. One is reached through a service that has no number.
    (voice, text), (chat,) = services["coast"].phones, services["coast"].chats
    doubted, written = services["harbor-text"].phones
    office = services["law"].phones[1]
    everywhere = with_answers(doubted.languages, direct=["en", "so", "ar", "eo"])
    seen = {"verified": fixture().day, "by": "AB", "source": "called"}
    called = VerifiedNumber.model_validate({"number": office.number, "use": office.use, **seen})
    calling_back = {key for key, s in services.items() if any(p.call_back for p in s.phones)}
    site = {
        **dict.fromkeys(("corrections", "operator", "license"), ""),
        "money": [],
        "named_before": [],
        "home": [key for key in data.site.home if key not in calling_back],
        "records": "host",
        "accessibility": Accessibility(),
    }
    hotline, learners, rates = (data.tables[key] for key in ("hotline", "learners", "rates-2024"))
    ours = [row for row in learners.rows if row.language in fixture().locales]
    many = [*data.counties, *data.counties]
    bare = [with_answers(row, low=None, high=None) for row in rates.rows]
    laws = data.laws | {f"{key}-too": law for key, law in data.laws.items()}
    links = {"1": ["2", "3", "2"]}
    doors = {
        key: with_answers(door, doors=links.get(key, []), first="text")
        for key, door in data.doors.items()
    }
    return change(
        data,
        {
            "site": site,
            "law": {"short": ""},
            data.site.emergency: {"phones": data.emergency.phones[:1]},
            "coast": {
                "phones": [with_answers(voice, languages=with_answers(voice.languages, menu={}))],
                "chats": [with_answers(chat, schedules=voice.schedules)],
            },
            "harbor-text": {
                "phones": [
                    with_answers(
                        doubted, contradicted_by=[doubted.newest_source], languages=everywhere
                    ),
                    with_answers(written, languages=text.languages),
                ],
                "service_areas": with_answers(services["harbor-text"].service_areas, counties=many),
            },
            "bridge": {"through": ["bridge"]},
            "nation-house": {"phones": [], "instead": ["shore-line"]},
        },
        laws=laws,
        doors=doors,
        verified_numbers={**data.verified_numbers, "law": [called]},
        tables={
            **data.tables,
            "hotline": hotline.model_copy(update={"rows": hotline.rows[:-1]}),
            "learners": learners.model_copy(update={"rows": ours}),
            "rates-2024": rates.model_copy(update={"rows": bare}),
        },
    )


def with_nobody_near(data: Data) -> Data:
    """Return the made-up facts as if there were no situations, and all served the whole state.

    Nobody has WhatsApp, and none is for anybody.
    """
    statewide = {
        key: {
            "service_areas": with_answers(s.service_areas, extent="statewide", counties=[]),
            "phones": [phone for phone in s.phones if phone.type != "whatsapp"],
            "for_whom": dict.fromkeys(WHOM, "no"),
        }
        for key, s in data.services.items()
    }
    return change(data, statewide, doors={})


def test_every_branch_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    data = fixture().data
    paths = ["/en/nothing/", "/so/", *(path for path in answers() if path.startswith("/en/"))]
    paths += [p for p in answers() if p.startswith("/eo/") and "/resources/" not in p]
    paths += [f"/en/resources/{service.slug}/" for service in data.services.values()]
    monkeypatch.setattr(App, "jinja_environment", CoverageEnvironment)
    for facts in (data, with_less(data), with_nobody_near(data)):
        app = rebuild(data=facts)
        client = app.test_client()
        for path in paths:
            assert client.get(path).status_code in {200, 404}, path
        assert client.post("/en/").status_code == 405
        for kind in ("start", "missing", "fault"):
            write_in_all_languages(app, kind)
    templates = app.jinja_env.list_templates(filter_func=lambda name: "desk/" not in name)
    assert set(templates) == CoverageEnvironment.read
    missing = sorted(CoverageEnvironment.known - CoverageEnvironment.reached)
    assert missing == [], "\n".join(missing)
    assert len(CoverageEnvironment.known) > 100
