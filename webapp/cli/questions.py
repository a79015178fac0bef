"""Questions that `flask data accept` asks about numbers, calls and lawyers."""

import re
from collections.abc import Mapping
from typing import Any

import click

from webapp.facts.data import Data
from webapp.facts.seals import dump_locked
from webapp.facts.services import Channel, Service

# A lawyer's reading of a law is for one version of these fields.
_READ_FIELDS = ("citation", "plain", "brief", "facts", "lawyer")


class WaitError(Exception):
    """Raised with the reason why a record is not accepted now."""


def _ask(question: str) -> str:
    """Return an answer; raises WaitError for Enter."""
    answer: str = click.prompt(question, default="", show_default=False, err=True).strip()
    if not answer:
        raise WaitError
    return answer


def ask_again(question: str, expected: str) -> None:
    """Ask until the answer is the expected one; raises WaitError after three mistakes.

    A question for a `y` is asked once.
    """
    tries = 1 if expected == "y" else 3
    for _ in range(tries):
        if _normalize(_ask(question)) == _normalize(expected):
            return
        click.echo("That differs. Find out what is wrong.", err=True)
    raise WaitError


def _normalize(text: str) -> str:
    """Return letters and digits only; of a number no country code, of an address no scheme."""
    text = re.sub(r"^https://(www\.)?|[\W_]", "", text.casefold())
    return text[-10:] if text.isdigit() else text


def ask_contacts(service: Service, before: Service | None) -> None:
    """Ask for each number whose entry is new or changed, and about each new call or chat."""
    old_channels = before.channels if before else []
    old_entries = dict(enumerate(map(dump_locked, old_channels), 1))
    old_calls = [(channel.href, channel.called) for channel in old_channels]
    hrefs = {channel.href for channel in service.channels}
    ended_calls = [called for href, called in old_calls if href not in hrefs]
    for place, channel in enumerate(service.channels, 1):
        if channel.called and (channel.href, channel.called) not in old_calls:
            if channel.called in ended_calls:
                raise WaitError(
                    "`called:` is about the previous contact; take it out, or write who called"
                    " the new one, and when. "
                )
            _ask_call(service, channel, channel.called.by)
        elif channel.number and dump_locked(channel) != old_entries.get(place):
            ask_again(
                f"Number {place}, {channel.use}: type it from the source or your phone",
                channel.number,
            )


def _ask_call(service: Service, channel: Channel, by: str) -> None:
    """Ask who called which number, or opened which chat, and how it was answered."""
    if _ask(f"{channel.use}: who called it").casefold() != by.casefold():
        raise WaitError(
            f"Its file says that {by} called it; find out who did, or take `called:` out. "
        )
    kind = "number" if channel.number else "address"
    ask_again(f"{channel.use}: type the {kind} that {by} called", channel.number or channel.href)
    greeting = _ask(f"{channel.use}: with which name or words did it answer")
    organization = service.organization
    names = {service.name, organization.name, organization.alternate_name} - {""}
    if not any(name.casefold() in greeting.casefold() for name in names):
        named = " or ".join(sorted(names))
        ask_again(f"{greeting!r} does not name {named}. Was it this service? Type y", "y")


def ask_reading(key: str, data: Data, accepted: Mapping[str, Any]) -> None:
    """Ask whether a lawyer read the current text of a law; refuse a reading of another text."""
    law = data.laws[key]
    sealed = dump_locked(law)
    is_changed = any(sealed.get(field) != accepted.get(field) for field in _READ_FIELDS)
    if law.lawyer and is_changed:
        if sealed["lawyer"] == accepted.get("lawyer"):
            raise WaitError(
                "`lawyer:` is about the previous text; take it out, or write who read the new"
                " text, and when. "
            )
        brief = law.brief % data.law_values(key)
        click.echo("\n".join([law.citation, *data.law_sentences(key), brief]), err=True)
        ask_again(f"Did {law.lawyer.by} read exactly this text on {law.lawyer.on}? Type y", "y")
