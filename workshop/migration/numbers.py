"""The verified numbers of older versions, which did not say what a number is used for."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import yaml

from webapp.content.phone_verification import checksum_number
from workshop.facts.sealed_files import VERIFIED_HEAD, write_records
from workshop.yaml_edits import compose, items_of, value_of, word_of

Use = tuple[str, str, str]
"""Of a phone: the id of its service, its number, and what it is used for."""


def uses_in(text: str) -> Iterator[Use]:
    """Yield the use of each phone in the file of an organization."""
    for service in items_of(value_of(compose(text), "services")):
        for phone in items_of(value_of(service, "phones")):
            place = word_of(phone, "place")
            use = f"{word_of(phone, 'role') or 'help'} by {word_of(phone, 'type')}"
            full_use = f"{use} in {place}" if place else use
            yield word_of(service, "id"), word_of(phone, "number"), full_use


def sources_in(pinned: object) -> Mapping[tuple[str, str], str]:
    """Return in which source each number was read, by the id of its service and the number."""
    return {
        (str(service), str(pin.get("number"))): str(pin.get("source"))
        for service, pins in (pinned.items() if isinstance(pinned, dict) else ())
        for pin in (pins if isinstance(pins, list) else ())
        if isinstance(pin, dict)
    }


def carry_verified(text: str, uses: Iterable[Use]) -> str:
    """Return the verified numbers with their uses; a checksum that held is made anew."""
    records = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    pins = [pin for pins in records.values() for pin in pins] if isinstance(records, dict) else []
    if not pins or any("use" in pin or "seal" not in pin for pin in pins):
        return text
    known = tuple(uses)
    return write_records(
        VERIFIED_HEAD,
        {
            key: [new for old in pins for new in _with_uses(key, old, known)]
            for key, pins in records.items()
        },
    )


def _with_uses(
    service: str, old: Mapping[str, str], uses: Iterable[Use]
) -> Iterator[Mapping[str, str]]:
    signed = (old["verified"], old["by"], old["source"])
    sealed = "\n".join((service, old["number"], *signed))
    has_held = hashlib.sha256(sealed.encode("utf-8")).hexdigest()[:16] == old["seal"]
    found = [use for owner, number, use in uses if (owner, number) == (service, old["number"])]
    for use in dict.fromkeys(found) or ["no use"]:
        checksum = (
            checksum_number(service, use, old["number"], *signed) if has_held else old["seal"]
        )
        yield {"number": old["number"], "use": use, **old, "seal": checksum}
