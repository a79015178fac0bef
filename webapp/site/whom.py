"""For whom a service is, in one line of its own page: yes, no, and what to ask."""

from collections.abc import Iterator

from markupsafe import Markup

from webapp.content.services import Need, Served, Service, Status, Whom
from webapp.content.whom import find_served, may_serve
from webapp.i18n.translator import Translator
from webapp.site.formatting import join
from webapp.site.labels import whom_label


def say_whom(service: Service, t: Translator) -> Markup:
    """Say for whom a service is, where a source says it or somebody would look for a bed."""
    if service.status is Status.CLOSED or not (service.for_whom or Need.STAY in service.needs):
        return Markup()
    return Markup(" ").join(_say_each(service, t))


def say_whom_briefly(service: Service, t: Translator) -> Markup:
    """Say for whom a service surely is: everybody, men too, or women where men are left out."""
    served = {whom: find_served(service, whom) for whom in Whom}
    if served[Whom.EVERYBODY] is Served.YES:
        named_whom = [Whom.EVERYBODY]
    elif served[Whom.MEN] is not Served.ASK:
        named_whom = [whom for whom in (Whom.WOMEN, Whom.MEN) if served[whom] is Served.YES]
    else:
        named_whom = []
    named = [whom_label(whom, t) for whom in named_whom]
    return t.gettext("For: %(whom)s.", whom=join(named, t)) if named else Markup()


def _say_each(service: Service, t: Translator) -> Iterator[Markup]:
    served: dict[Served, list[Markup]] = {}
    for whom in Whom:
        if (
            whom is Whom.CHILDREN
            and not may_serve(service, whom)
            and not service.for_whom.get(whom)
        ):
            continue
        is_said = whom is not Whom.EVERYBODY or service.for_whom.get(whom) is Served.YES
        if is_said and not (whom in {Whom.WOMEN, Whom.MEN} and _is_for_everybody(service)):
            served.setdefault(find_served(service, whom), []).append(whom_label(whom, t))
    if Served.YES in served:
        yield t.gettext("For: %(whom)s.", whom=join(served[Served.YES], t))
    if Served.NO in served:
        yield t.gettext("Not for: %(whom)s.", whom=join(served[Served.NO], t))
    if Served.ASK in served:
        yield t.gettext("Ask them: %(what)s.", what=join(served[Served.ASK], t))


def _is_for_everybody(service: Service) -> bool:
    return service.for_whom.get(Whom.EVERYBODY) is Served.YES
