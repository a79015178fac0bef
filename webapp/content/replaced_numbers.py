"""A new number in the place of an old one: what was known of the old is not known of the new."""

from collections.abc import Iterator, Mapping

from webapp.content.phone_verification import (
    VerifiedNumber,
    VerifiedNumbers,
    is_sealed,
    use_of,
)
from webapp.content.services import (
    AssuredBy,
    Cost,
    LanguageAccess,
    Organization,
    Phone,
    Service,
)
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc


def find_replaced(service: Service, phone: Phone, verified: tuple[VerifiedNumber, ...]) -> str:
    """Return the number that had the use of a new one before; nothing where none had."""
    published = {other.number for other in service.phones}
    use, number = use_of(phone), phone.number
    if any(entry.number == number for entry in verified):
        return ""
    sealed = (entry for entry in verified if is_sealed(service.id, entry))
    gone = (e.number for e in sealed if e.use == use and e.number not in published)
    return next(gone, "")


def list_kept(service: Service, position: int) -> Iterator[tuple[str, Loc]]:
    """Yield each answer that was written for the number before, by its field, and where it is."""
    phone, at = service.phones[position], ("phones", position)
    fields = {
        "schedules": phone.schedules.is_known,
        "languages": phone.languages != LanguageAccess(),
        "description": phone.description,
        "call_back": phone.call_back,
        "send": phone.send,
        "sources": phone.sources,
    }
    yield from ((field, (*at, field)) for field, is_kept in fields.items() if is_kept)
    if service.cost is not Cost.UNKNOWN:
        yield "cost", ("cost",)
    if service.assured_by is AssuredBy.CALLED:
        yield "assured_by", ("assured_by",)


def check_replaced(
    verified: VerifiedNumbers,
    organizations: Mapping[str, Organization],
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem for each new number with answers that were those of another."""
    for kind, organization in organizations.items():
        document = documents[kind]
        for index, service in enumerate(organization.services):
            entries = verified.by_service.get(service.id, ())
            for position, phone in enumerate(service.phones):
                if not (old := find_replaced(service, phone, entries)):
                    continue
                kept = ", ".join(
                    f"`{field}` (line {document.line_of(('services', index, *loc))})"
                    for field, loc in list_kept(service, position)
                )
                what = f"{phone.number} takes the place of {old}, of which this was known: {kept}"
                fix = "if it is a slip, put that back; else type `unknown` for what no source says"
                fix = f"{fix} of the new number, and verify it"
                loc: Loc = ("services", index, "phones", position, "number")
                yield document.report(loc, what, fix)
