"""How old a number is, in words, and what to do where it is in doubt."""

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.content.ages import age_of, is_contradicted, is_doubtful
from webapp.content.loading import Content
from webapp.content.services import AssuredBy, Channel, Medium, Service
from webapp.i18n.translator import Translator
from webapp.site.addresses import source_address
from webapp.site.formatting import group_phone, write_date, write_month


@dataclass(frozen=True)
class AgeView:
    """How new the newest source of a number is, and whom to call where the number is in doubt.

    `is_counted` is false of 911 and the like, and of what somebody called; `newest` is empty
    where the source has no date, `instead` where nothing is in doubt.
    """

    is_counted: bool
    newest: str
    href: str
    is_contradicted: bool
    instead: str


@dataclass(frozen=True)
class Check:
    """How services were checked: one as `AssuredBy` says, all of a page by `some` or `nobody`."""

    by: str
    date: str = ""


def find_instead(channel: Channel, service: Service, content: Content) -> str:
    """Return the number to call if nobody answers a number that is in doubt; else nothing."""
    referral = content.services[content.featured.referral]
    if not is_doubtful(channel, service) or service.id == referral.id:
        return ""
    return group_phone(
        next(phone.number for phone in referral.phones if phone.type is Medium.VOICE)
    )


def view_age(channel: Channel, service: Service, content: Content, t: Translator) -> AgeView:
    """Put the age of a number into the reader's words."""
    age = age_of(channel, service, content.sources)
    return AgeView(
        is_counted=age is not None,
        newest=write_month(age.period, t) if age and age.period else "",
        href=source_address(t.locale.code, channel.newest_source),
        is_contradicted=is_contradicted(channel, service),
        instead=find_instead(channel, service, content),
    )


def view_check(service: Service, t: Translator) -> Check:
    """Say how and when a service was checked; how old its numbers are is said beside each."""
    return Check(service.assured_by.value, write_date(service.assured_date, t))


def view_checks(services: Iterable[Service], t: Translator) -> Check | None:
    """Say once for all numbers of a page whether somebody called them, and when at the earliest."""
    numbered = [service for service in services if service.phones]
    called = [service for service in numbered if service.assured_by is AssuredBy.CALLED]
    if not numbered:
        return None
    if len(called) == len(numbered):
        return view_check(min(called, key=lambda service: service.assured_date), t)
    return Check("some" if called else "nobody")
