"""The made-up site and two others like it reach every branch of every template.

Nothing undefined passes in a template, so a misspelt name fails here, wherever it is.
"""

from collections import Counter
from typing import Any, ClassVar

import pytest
from flask import Flask
from flask.templating import Environment
from jinja2 import UndefinedError, nodes

from tests.sites import answers, change, fixture, rebuild, with_answers
from webapp.facts.load import Data
from webapp.facts.models import Accessibility
from webapp.pages.errors import write_in_all_languages
from webapp.pages.site import App

BRANCHING: tuple[type[Any], ...] = (nodes.Macro, nodes.For, nodes.If)


class CoverageEnvironment(Environment):
    """Counts how often each branch of a template is reached."""

    reached: ClassVar[Counter[str]] = Counter()

    def __init__(self, app: Flask, **options: object) -> None:
        """Let templates call what counts."""
        super().__init__(app, **options)
        self.globals["reach"] = lambda branch: self.reached.update([branch])

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for number, node in enumerate([template, *template.find_all(BRANCHING)]):
            bodies = [node.body]
            if isinstance(node, nodes.If):
                if node.elif_:  # the same as an `if` in an `else`
                    first, *others = node.elif_
                    first.elif_, first.else_ = others, node.else_
                    node.elif_, node.else_ = [], [first]
                bodies.append(node.else_)
            for part, body in enumerate(bodies):
                branch = f"{name}:{node.lineno} {type(node).__name__} {number} {part}"
                self.reached[branch] += 0
                noted = nodes.Name("reach", "load"), [nodes.Const(branch)]
                body.insert(0, nodes.ExprStmt(nodes.Call(*noted, [], None, None)))
        template.set_environment(self)
        return template


def vary(data: Data) -> Data:
    """Return facts with what the made-up ones lack, and without what they always have."""
    services, situation, laws = data.services, data.situations["1"], data.laws
    hotline, learners = (data.tables[name].model_copy() for name in ("hotline", "learners"))
    hotline.hold(dict(enumerate(hotline.rows[:-1])))  # one year of signals
    learners.hold(dict(enumerate(learners.rows[1:2])))  # a language of this site
    site = {
        **dict.fromkeys(("corrections", "corrections_post", "operator", "license"), ""),
        **dict.fromkeys(("corrections_phone", "editors_guide")),
        "named_before": [],
        "other_languages": [],
        "home": ["harbor-text", "law"],  # nobody at night, and nobody calls back
        "records": "host",
        "accessibility": Accessibility(),
        "state": "Rhode Island",  # no range is known
    }
    (voice, *_), (_, written) = services["coast"].phones, services["harbor-text"].phones
    first, office, _ = services["law"].phones
    return change(
        data,
        {
            "site": site,
            "rescue": {"phones": data.emergency.phones[:1]},
            "law": {
                "short": "",
                "phones": [first, with_answers(office, called=voice.called, role="help")],
            },
            "coast": {"phones": [with_answers(voice, menu={})]},
            "harbor-text": {
                "status": "unknown",
                "where": ["northshire"] * 4,
                "phones": [first, with_answers(written, languages=["en"])],
            },
            "bridge": {"through": ["bridge"]},
            "nation-house": {"phones": [], "instead": ["shore-line"], "status_note": "It moved."},
        },
        laws=laws | {"more": laws["stay_on"]},
        situations=data.situations
        | {"1": with_answers(situation, first="text", situations=["2", "3", "4"])},
        tables=data.tables | {"hotline": hotline, "learners": learners},
    )


def test_every_branch_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    data = fixture().data
    all_closed = {key: {"status": "closed"} for key in data.services}
    closed = change(data, {**all_closed, "site": {"corrections": ""}}, situations={})
    monkeypatch.setattr(App, "jinja_environment", CoverageEnvironment)
    for facts in (data, vary(data), closed):
        app = rebuild(data=facts)
        client = app.test_client()
        for path in answers():
            if path.startswith(("/en/", "/ar/")):
                assert client.get(path).status_code in {200, 404}, path
        assert client.post("/en/").status_code == 405
        for kind in ("start", "missing", "fault"):
            write_in_all_languages(app, kind)
    reached = CoverageEnvironment.reached
    assert [branch for branch, count in reached.items() if not count] == []
    templates = app.jinja_env.list_templates(filter_func=lambda name: "desk/" not in name)
    assert {*templates} == {branch.partition(":")[0] for branch in reached}
    with pytest.raises(UndefinedError):
        app.jinja_env.from_string("{{ data.site.misspelt }}").render()
