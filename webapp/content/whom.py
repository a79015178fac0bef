"""For whom a service is, as far as a source says it: yes, no, or ask."""

from collections.abc import Iterator, Mapping

from webapp.content.services import Need, Organization, Served, Service, Whom
from webapp.problems import Problem
from webapp.yamlfile import Document

_EACH = (Whom.WOMEN, Whom.MEN)


def find_served(service: Service, whom: Whom) -> Served:
    """Return whether a service is for somebody; who serves everybody serves women and men."""
    if whom in _EACH and service.for_whom.get(Whom.EVERYBODY) is Served.YES:
        return Served.YES
    return service.for_whom.get(whom, Served.ASK)


def may_serve(service: Service, whom: Whom) -> bool:
    """Whether a service is for somebody or may be asked; children come along to a place alone."""
    served = find_served(service, whom)
    gives_place = Need.STAY in {*service.needs, *service.leads_to}
    is_askable = whom is not Whom.CHILDREN or gives_place
    return served is Served.YES or (served is Served.ASK and is_askable)


def check_served(
    organizations: Mapping[str, Organization], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Yield a problem where a service would be for everybody, and not for some."""
    for kind, organization in organizations.items():
        for index, service in enumerate(organization.services):
            if service.for_whom.get(Whom.EVERYBODY) is not Served.YES:
                continue
            for whom in _EACH:
                if service.for_whom.get(whom, Served.YES) is not Served.YES:
                    document = documents[kind]
                    what = f"{whom.value!r} is not yes, and `everybody` is"
                    yield document.report(
                        ("services", index, "for_whom", whom.value),
                        what,
                        "type `ask` or `no` for `everybody`",
                    )
