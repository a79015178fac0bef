"""What a fact rests on: how old its source is, how it was checked, which law says it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from webapp.content.ages import age_of, is_contradicted, is_doubtful
from webapp.content.laws import ADULT, NeedsLawyer
from webapp.content.loading import Content
from webapp.content.phone_verification import CALLED
from webapp.content.services import AssuredBy, Channel, Medium, Service
from webapp.site.addresses import source_address
from webapp.site.copy.figures import write_period
from webapp.words.catalogs import Translator
from webapp.words.formats import group_phone, write_date, write_partial_date


@dataclass(frozen=True)
class AgeView:
    """How new the newest source of a number is, and whom to call where the number is in doubt.

    `is_counted` is false of 911 and the like, and of what somebody called; `newest` is empty
    where the source has no date, `instead` where nothing is in doubt. `called` says when somebody
    called this number, where others of its service wait for a call.
    """

    is_counted: bool
    newest: str
    href: str
    is_contradicted: bool
    instead: str
    called: "Check | None" = None


@dataclass(frozen=True)
class Check:
    """How services were checked: one as `AssuredBy` says, all of a page by `some` or `nobody`."""

    by: str
    date: str = ""


def find_instead(channel: Channel, service: Service, content: Content) -> str:
    """Return the number to call if nobody answers a number that is in doubt; else nothing."""
    referral = content.services[content.featured.referral]
    is_called = content.called_on(service, channel) is not None
    if is_called or not is_doubtful(channel, service) or service.id == referral.id:
        return ""
    return group_phone(
        next(phone.number for phone in referral.phones if phone.type is Medium.VOICE)
    )


def view_age(channel: Channel, service: Service, content: Content, t: Translator) -> AgeView:
    """Put the age of a number into the reader's words."""
    age, called = age_of(channel, service, content.sources), _find_call(channel, service, content)
    return AgeView(
        is_counted=age is not None and not called,
        newest=write_partial_date(age.period.end, t, to_month=True) if age and age.period else "",
        href=source_address(t.locale.code, channel.newest_source),
        is_contradicted=is_contradicted(channel, service) and not called,
        instead=find_instead(channel, service, content),
        called=Check(CALLED, write_date(called, t)) if called else None,
    )


def _find_call(channel: Channel, service: Service, content: Content) -> date | None:
    """Return the day of a call; nothing where the service says it of all its numbers."""
    is_whole = service.assured_by is AssuredBy.CALLED
    return None if is_whole else content.called_on(service, channel)


def view_check(service: Service, t: Translator) -> Check:
    """Say how and when a service was checked; how old its numbers are is said beside each."""
    return Check(service.assured_by.value, write_date(service.assured_date, t))


def view_checks(services: Iterable[Service], content: Content, t: Translator) -> Check | None:
    """Say once for all numbers of a page whether somebody called them, and when at the earliest."""
    numbered = [service for service in services if service.phones]
    called = [service for service in numbered if service.assured_by is AssuredBy.CALLED]
    if not numbered:
        return None
    if len(called) == len(numbered):
        return view_check(min(called, key=lambda service: service.assured_date), t)
    is_any = called or any(
        content.called_on(service, phone) for service in numbered for phone in service.phones
    )
    return Check("some" if is_any else "nobody")


@dataclass(frozen=True)
class LawView:
    """One law in the reader's words; while `needs_notice`, no lawyer has read them.

    A law that is hidden has no words; one whose sources have no date has an empty `newest`.
    """

    id: str
    sentences: tuple[Markup, ...]
    citation: str
    newest: Markup
    href: str
    needs_notice: bool


def is_shown(identifier: str, content: Content) -> bool:
    """Whether a page may say what a law says: a lawyer has read it, or it may be said before."""
    is_hidden = content.laws[identifier].needs_lawyer is NeedsLawyer.HIDE
    return not is_hidden or identifier in content.reviewed_laws


def view_law(identifier: str, content: Content, t: Translator) -> LawView:
    """Put a law into the reader's words; who asks for a hidden one gets no word of it."""
    law = content.laws[identifier]
    facts = {name: str(year) for name, year in law.facts.items()}
    facts[ADULT] = str(content.featured.adult_age)
    sentences = law.plain if is_shown(identifier, content) else ()
    return LawView(
        id=identifier,
        sentences=tuple(
            t.translate_data(f"{identifier}.law", sentence, facts) for sentence in sentences
        ),
        citation=law.citation,
        newest=_date_newest(law.sources, content, t),
        href=source_address(t.locale.code, law.sources[0]) if law.sources else "",
        needs_notice=(
            law.needs_lawyer is not NeedsLawyer.NO and identifier not in content.reviewed_laws
        ),
    )


def _date_newest(sources: tuple[str, ...], content: Content, t: Translator) -> Markup:
    """Date the newest source; a law may have none before a lawyer has read it."""
    dated = [period for source_id in sources if (period := content.sources[source_id].dated)]
    return write_period(max(dated, key=lambda period: period.end), t) if dated else Markup()
