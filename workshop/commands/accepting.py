"""`flask data accept`: shows how safety-critical facts have changed, and asks."""

import sys
from collections.abc import Mapping

import click

from webapp.content.accepted import ACCEPTED, Accepted, list_changes, read_accepted
from webapp.content.loading import Content, load
from webapp.content.phone_verification import WRONG, VerifiedNumber, use_of
from webapp.content.services import Status
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.site.story import read_story
from webapp.words.catalogs import read_template
from workshop.facts.calls import read_calls
from workshop.facts.safety_sentences import (
    SENTENCES,
    check_sentences,
    find_sentences,
    read_sentences,
    write_sentences,
)
from workshop.facts.sealed_files import write_accepted, write_verified

_OUT = "{} of {!r}, which a call showed to be wrong, is taken out"
_GONE = "{!r} is closed or deleted: its numbers are no longer verified"
_NONE_LEFT = "{!r} has no number any more: its page says so, and `data todo` asks for a new one"


@click.command()
def accept() -> None:
    """Show each answer that differs from the accepted one, as a sentence, and accept all of them.

    These are web addresses, costs, duties to report, who may ask and where, hours and languages,
    and the English sentences of pages that a life can hang on. Nothing changes unless you say yes.
    """
    try:
        outcome = _accept(read_settings())
    except (ProblemsFoundError, SettingsError, OSError) as error:
        click.echo(f"{error}\nNothing was changed.", err=True)
        sys.exit(1)
    click.echo(outcome)


def _accept(settings: Settings) -> str:
    page_facts = read_story(settings.templates)
    content = load(settings.data, settings.date_today(), page_facts=page_facts, is_verified=False)
    is_new = not (settings.data / ACCEPTED).exists()
    before, unread = (Accepted(), ()) if is_new else read_accepted(settings.data)
    if before is None:
        raise ProblemsFoundError(unread)
    known, _ = read_sentences(settings.templates)
    now = find_sentences(read_template(settings.translations))
    changes = list_changes(before, content.critical_facts)
    verified = read_calls(settings)
    gone = [key for key in verified if not _is_at_work(content, key)]
    bare = [key for key in verified if verified[key] and _is_bare(content, key)]
    reworded = (change.what for change in check_sentences(known, now))
    out = {key: entries for key in verified if (entries := _find_taken_out(content, key, verified))}
    sentences = [
        *changes,
        *reworded,
        *(_GONE.format(key) for key in gone),
        *(_NONE_LEFT.format(key) for key in bare),
        *(_OUT.format(entry.number, key) for key, entries in out.items() for entry in entries),
    ]
    for sentence in sentences:
        click.echo(f"- {sentence}")
    if sentences and not click.confirm("Is all of this right, as the sources say it?", err=True):
        return "Nothing was changed."
    write_accepted(settings.data, content.critical_facts)
    if gone or bare or out:
        kept = {
            key: [e for e in verified[key] if key not in bare and e not in out.get(key, ())]
            for key in verified
            if key not in gone
        }
        write_verified(settings.data, kept)
    written = [f"data/{ACCEPTED}"]
    if set(known) != set(now):
        write_sentences(settings.templates, now)
        written.append(f"templates/{SENTENCES}")
    return f"{' and '.join(written)}: {len(sentences)} accepted."


def _is_at_work(content: Content, service_id: str) -> bool:
    service = content.services.get(service_id)
    return service is not None and service.status is not Status.CLOSED


def _is_bare(content: Content, service_id: str) -> bool:
    """Whether a service that is not closed has lost its last number: the list keeps its name."""
    return _is_at_work(content, service_id) and not content.services[service_id].phones


def _find_taken_out(
    content: Content, service_id: str, verified: Mapping[str, tuple[VerifiedNumber, ...]]
) -> list[VerifiedNumber]:
    """Return the wrong numbers that a service no longer has, once its others are verified."""
    if not _is_at_work(content, service_id) or _is_bare(content, service_id):
        return []
    published = {(p.number, use_of(p)) for p in content.services[service_id].phones}
    entries = {(entry.number, entry.use): entry for entry in verified[service_id]}
    if not published <= entries.keys():
        return []  # another takes its place: that is to be verified first
    return [
        entry for key, entry in entries.items() if entry.source == WRONG and key not in published
    ]
