"""What `flask data verify` asks or refuses before it takes a number that may be another's."""

from collections.abc import Iterator

import click

from webapp.content.loading import Content
from webapp.content.number_changes import find_replaced, find_wrong, list_kept
from webapp.content.phone_verification import CALLED, VerifiedNumber
from webapp.content.services import Service
from webapp.problems import find_near

Verified = tuple[VerifiedNumber, ...]


def find_meant(identifier: str, content: Content) -> str:
    """Return the services of an organization that somebody named in their place, or a near id."""
    for organization in content.organizations:
        if organization.id == identifier and identifier not in content.services:
            services = ", ".join(service.id for service in organization.services)
            return f"it is an organization, and its services are: {services}; else "
    return find_near(identifier, content.services.keys() - {identifier})


def find_refusal(service: Service, verified: Verified) -> Iterator[str]:
    """Yield why no source verifies a service: a call showed a number to be wrong."""
    for _, phone, entry in find_wrong(service, verified):
        yield (
            f"{entry.by} called {phone.number} on {entry.verified}, and it was wrong: take it out "
            f"of the file first, or call it again and type `--source {CALLED}`"
        )


def ask_of_new_numbers(service: Service, content: Content, verified: Verified) -> Iterator[str]:
    """Ask what was known of the number before, and whose else it is; yield what to do after a no.

    A number of another organization may stem from the file that was copied.
    """
    known = {entry.number for entry in verified}
    for position, phone in enumerate(service.phones):
        if phone.number in known:
            continue
        old = find_replaced(service, phone, verified)
        fields = [field for field, _ in list_kept(service, position) if field != "assured_by"]
        kept = ", ".join(f"`{field}`" for field in fields)
        question = f"{kept}: this was known of {old}. Is it all right for {phone.number}?"
        if old and kept and not click.confirm(question, err=True):
            yield (
                "type `unknown` for what you do not know of the new number, and under `sources` "
                "where you read it, then verify again"
            )
        others = ", ".join(_find_others(service, phone.number, content))
        question = f"{phone.number} is a number of {others} too. Is that right?"
        if others and not click.confirm(question, err=True):
            yield "write the right number into the file, then verify again"


def _find_others(service: Service, number: str, content: Content) -> Iterator[str]:
    """Yield the services of other organizations that have a number."""
    own = content.organization_by_service[service.id]
    for organization in content.organizations:
        for other in organization.services if organization is not own else ():
            if number in {phone.number for phone in other.phones}:
                yield repr(other.id)
