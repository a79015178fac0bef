"""Two sites with what the made-up one lacks, for the branches of templates that it never takes.

Nothing undefined passes in a template, so a misspelt name fails here.
"""

import pytest
from jinja2 import UndefinedError

from tests.sites import answers, change, fixture, rebuild, with_answers
from webapp.facts.models import Record
from webapp.facts.services import Service
from webapp.pages.errors import write_in_all_languages


def bare[R: Record](record: R, *but: str) -> R:
    """Return a record of which only what must be answered is answered."""
    fields = {k: f for k, f in type(record).model_fields.items() if not f.is_required()}
    defaults = {k: f.get_default(call_default_factory=True) for k, f in fields.items()}
    return with_answers(record, **{k: v for k, v in defaults.items() if k not in but})


def bare_service(service: Service) -> dict[str, object]:
    """Return the answers of a service, and of its first number, that must be there."""
    phones = [bare(phone, "voice", "text", "whatsapp") for phone in service.phones[:1]]
    return {**dict(bare(service, "authority", "facts")), "phones": phones}


def test_nothing_undefined_is_in_any_template() -> None:
    data = fixture().data
    all_closed = {key: {"status": "closed"} for key in data.services}
    closed = change(data, {**all_closed, "site": {"corrections": ""}}, situations={})
    site = dict(bare(data.site))
    least = change(data, {"site": site, **{k: bare_service(s) for k, s in data.services.items()}})
    for facts in (least, closed):  # other tests ask for each page of the made-up site
        app = rebuild(data=facts)
        client = app.test_client()
        for path in answers():
            if path.startswith(("/en/", "/ar/")):
                assert client.get(path).status_code in {200, 404}, path
        for kind in ("start", "missing", "fault"):
            write_in_all_languages(app, kind)
    with pytest.raises(UndefinedError):
        app.jinja_env.from_string("{{ data.site.misspelt }}").render()
