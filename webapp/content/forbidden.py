"""What occurs nowhere in `data/`: addresses that harm, and numbers that stay off.

Links lead to no agency that hunts immigrants, no copy for trials, no lapsed site.
`data/never_published.yaml` says of each number why and since when, so that nobody puts it back.

"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.content.field_types import AnsweredLine, Day, PhoneNumber, is_short_code
from webapp.content.figures import STRICT, Source
from webapp.content.services import Organization, Status
from webapp.problems import Problem
from webapp.text_files import name_of, read_text
from webapp.yamlfile import Document, read_record

_NEVER = "ice.gov"
_MIRRORS = "squarespace.com"
_TRIALS = {"stage", "staging", "preprod", "preview", "test", "dev"}


def check_links(
    organizations: Mapping[str, Organization],
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem for each address that readers could follow and should not."""
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
                *(
                    (("services", index, "chats", n, "url"), chat.url)
                    for n, chat in enumerate(service.chats)
                ),
            ):
                what = _find_unfit(url, unclear) if url else ""
                if what:
                    yield document.report(loc, what, "write the address as `url_as_text:`")
    for key, source in sources.items():
        what = _find_unfit(source.address, unclear) if source.is_web_page else ""
        if what:
            document = documents["sources"]
            yield document.report(
                (key, "address"), what, "write the address without https://, and why as `note:`"
            )


def host_of(address: str) -> str:
    """Return the host of an address, however it is written, without www."""
    bare = address if "//" in address else f"//{address}"
    return (urlsplit(bare).hostname or "").removeprefix("www.")


def _is_whole_site(address: str) -> bool:
    """Whether an address in plain text names a whole site that might be fit for a link."""
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


NEVER = "never_published.yaml"
_WRITTEN = ("verified_numbers.yaml", "accepted.yaml")  # by commands alone
_RENEW = (
    "take it out of its organization, then type `.venv/bin/flask data verify ID --by YOU "
    "--source WHERE` for the others, or where none is left `.venv/bin/flask data accept`"
)
_READ = {".yaml", ".csv", ".json"}
_GAP = r"[\s().+-]{0,3}"
_LOCAL = "207"
_OWN_DIGITS = 7  # of a number, behind the codes that may be left out
_NO_DIGITS = re.compile(r"\D+", re.ASCII)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class NeverPublished:
    """One number that stays off, and why."""

    number: PhoneNumber
    reason: AnsweredLine
    date: Day


_KEPT_OFF = TypeAdapter(tuple[NeverPublished, ...])


def check_never_published(data: Path, *, but: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each place in a folder, remarks too, that holds a forbidden number.

    The files of `but` are passed over: who takes a number out of one must be able to.
    """
    kept_off, problems = read_record(_KEPT_OFF, data / NEVER, data)
    yield from problems
    for path in sorted(data.rglob("*")) if kept_off else ():
        if path.suffix in _READ and path.name not in {NEVER, *but}:
            text, _ = read_text(path, data)  # what cannot be read is reported by who reads it
            yield from _find(text or "", name_of(path, data), kept_off or ())


def _find(text: str, name: str, kept_off: Sequence[NeverPublished]) -> Iterator[Problem]:
    digits = _NO_DIGITS.sub("", text)
    for entry in kept_off:
        if entry.number[-_OWN_DIGITS:] not in digits:
            continue  # however it is grouped
        for found in looks_like(entry.number).finditer(text):
            line = text[: found.start()].count("\n") + 1
            what = f"{entry.number} stays off since {entry.date} ({entry.reason})"
            fix = _RENEW if name.endswith(_WRITTEN) else f"take it out; {NEVER} knows why"
            yield Problem(name, line, what, fix)


def looks_like(number: str) -> re.Pattern[str]:
    """Find a number in a text, however it is grouped; not inside a longer run of digits.

    A number of this state is found without its area code too.
    """
    if is_short_code(number):
        return re.compile(rf"(?<!\d){number}(?!\d)", re.ASCII)
    area, rest = number[2:5], _GAP.join(number[5:])
    begin = rf"(?:\+?1[\s.-]?)?\(?{_GAP.join(area)}{_GAP}"
    if area == _LOCAL:
        begin = rf"(?:{begin}|(?<!\d[\s().-])(?<!\d\) ))"
    return re.compile(rf"(?<!\d){begin}{rest}(?!\d)", re.ASCII)
