"""What must be true before anybody is told of the site, each condition with what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.content.featured import check_setup
from webapp.content.laws import NeedsLawyer
from webapp.content.loading import Content
from webapp.content.phone_verification import VerifiedNumber
from webapp.content.services import Status
from webapp.yamlfile import Document
from workshop.facts.task_list import is_called

_VERIFY = ".venv/bin/flask data verify {} --by YOU --source called"
_SITE = "in data/site.yaml"


@dataclass(frozen=True)
class Condition:
    """One condition of the launch; `missing` says what is not there yet, `fix` what to type."""

    what: str
    missing: str = ""
    fix: str = ""

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def list_conditions(
    content: Content,
    verified: Mapping[str, tuple[VerifiedNumber, ...]],
    unreviewed: Mapping[str, int],
) -> list[Condition]:
    """Return what a launch asks for, in the order of the harm that its lack can do; unmet first.

    `unreviewed` counts the sentences that a life can hang on and that wait for review, by language.
    """
    conditions = [
        _check_calls(content, verified),
        *(_check_language(code, count) for code, count in unreviewed.items()),
        _check_laws(content),
        _check_setup(content),
        _check_license(content),
    ]
    return sorted(conditions, key=lambda condition: condition.is_met)


def _check_calls(content: Content, verified: Mapping[str, tuple[VerifiedNumber, ...]]) -> Condition:
    what = "somebody has called every number of the start page, the doors and the card"
    featured = content.featured
    doors = (service_id for door in content.doors.values() for service_id in door.services)
    silent = [
        service_id
        for service_id in dict.fromkeys((*featured.home, *doors, *featured.card))
        if service_id != featured.emergency  # who needs it now, needs it free
        and content.services[service_id].status is not Status.CLOSED
        and not is_called(content.services[service_id], verified.get(service_id, ()))
    ]
    if not silent:
        return Condition(what)
    return Condition(what, f"not yet {', '.join(silent)}", f"type `{_VERIFY.format(silent[0])}`")


def _check_language(code: str, count: int) -> Condition:
    what = f"people have reviewed what a life can hang on in {code}"
    if not count:
        return Condition(what)
    fix = f"type `.venv/bin/flask translations todo {code}`"
    return Condition(what, f"{count} sentences wait; its pages say that they are a draft", fix)


def _check_laws(content: Content) -> Condition:
    what = "a lawyer has read what pages say of the law"
    unread = [
        key
        for key, law in content.laws.items()
        if law.needs_lawyer is not NeedsLawyer.NO and key not in content.reviewed_laws
    ]
    if not unread:
        return Condition(what)
    fix = f"type `.venv/bin/flask data read {unread[0]} --by INITIALS`"
    return Condition(what, f"not yet {', '.join(unread)}", fix)


def _check_setup(content: Content) -> Condition:
    what = (
        "readers are told who runs the site, who pays, whether the police has a part, and whom to "
        "tell of an error"
    )
    fixes = [problem.fix for problem in check_setup(content.featured, Document("", {}, {}))]
    if not fixes:
        return Condition(what)
    missing = "each page says that this is a trial copy"
    return Condition(what, missing, f"{', '.join(fixes)} {_SITE}")


def _check_license(content: Content) -> Condition:
    what = "readers are told under which license they may use the tables"
    if content.featured.license:
        return Condition(what)
    return Condition(what, "none is named", f"type `license:` and its short name {_SITE}")
