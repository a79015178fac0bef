"""Checks where links lead: to no agency that hunts immigrants, no copy for trials, no lapsed site.

What is not fit for a link stands as text, without https://, so that nobody follows it by a slip.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from webapp.content.figures import Source
from webapp.content.services import Organization, Status
from webapp.documents import Document
from webapp.faults import Fault

_NEVER = "ice.gov"
_MIRRORS = "squarespace.com"
_TRIALS = {"stage", "staging", "preprod", "preview", "test", "dev"}


def check_links(
    organizations: Mapping[str, Organization],
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
) -> Iterator[Fault]:
    """Yield a fault for each address that readers could follow and should not."""
    unclear = {
        host_of(service.url_as_text)
        for organization in organizations.values()
        for service in organization.services
        if service.url_as_text
        and (service.status is Status.UNKNOWN or _is_whole_site(service.url_as_text))
    }
    for kind, organization in organizations.items():
        document = documents[kind]
        for index, service in enumerate(organization.services):
            for loc, url in (
                (("services", index, "url"), service.url),
                *((("services", index, "chats", n, "url"), one.url)
                  for n, one in enumerate(service.chats)),
            ):  # fmt: skip
                what = _find_unfit(url, unclear) if url else ""
                if what:
                    yield Fault(document.name, document.line_of(loc), what,
                                "write the address as `url_as_text:`")  # fmt: skip
    for key, source in sources.items():
        what = _find_unfit(source.address, unclear) if source.is_web_page else ""
        if what:
            document = documents["sources"]
            yield Fault(document.name, document.line_of((key, "address")), what,
                        "write the address without https://, and why as `note:`")  # fmt: skip


def host_of(address: str) -> str:
    """Return the host of an address, however it is written, without www."""
    bare = address if "//" in address else f"//{address}"
    return (urlsplit(bare).hostname or "").removeprefix("www.")


def _is_whole_site(address: str) -> bool:
    """Whether an address that stands as text names a whole site that might be fit for a link."""
    parts = urlsplit(address)
    return parts.scheme == "https" and parts.path.strip("/") == ""


def _find_unfit(address: str, unclear: set[str]) -> str:
    """Return why nobody should follow an address; nothing where it is fit for a link."""
    host = host_of(address)
    if host == _NEVER or host.endswith(f".{_NEVER}"):
        return f"{host} belongs to ICE, and no link leads there"
    if _TRIALS & set(host.split(".")):
        return f"{host} is a copy that somebody tries things on"
    if host.endswith(f".{_MIRRORS}"):
        return f"{host} is a copy of another site, or one that was given up"
    if host in unclear:
        return f"{host} stands as text in the listing of its service: it may be somebody else's now"
    return ""
