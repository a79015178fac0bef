"""What data/site.yaml says: who is shown first, whom pages name, the host, accessibility."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum

from pydantic.dataclasses import dataclass

from webapp.content.field_types import AnsweredLine, Count, Day, Email, Identifier, Line, ShortCode
from webapp.content.figures import STRICT
from webapp.content.services import Medium, Service, Status, TriState
from webapp.problems import Problem
from webapp.yamlfile import Document

_OLD = timedelta(days=90)  # a test of accessibility


class Funding(StrEnum):
    """Where money for the site comes from."""

    GIFTS = "gifts"
    GRANTS = "grants"
    STATE = "state"
    FEDERAL = "federal"
    OWN = "own"


class Records(StrEnum):
    """Whether the company that serves the pages may keep a record of visits."""

    NONE = "none"
    HOST = "host"


class Conformance(StrEnum):
    """A level of WCAG."""

    A = "A"
    AA = "AA"
    AAA = "AAA"


class Shortcoming(StrEnum):
    """What falls short, by the name that docs/accessibility.md gives it."""

    SIGN_LANGUAGE = "sign-language"
    ENGLISH_SOURCES = "english-sources"
    OTHER_WEBSITES = "other-websites"
    COVERED_LINK = "covered-link"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class AccessibilityStatement:
    """The standard and its level, who tested when and with what, and what falls short.

    `best` is the level of what can have it; `last_run` the day on which `make audit` last found
    nothing, `people_run` that on which people who use assistive technology last tested.
    """

    wcag: AnsweredLine = "2.2"
    level: Conformance = Conformance.AA
    best: Conformance = Conformance.AAA
    last_run: Day | None = None
    browsers: tuple[AnsweredLine, ...] = ()
    screen_readers: tuple[AnsweredLine, ...] = ()
    people_run: Day | None = None
    shortcomings: tuple[Shortcoming, ...] = ()


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Featured:
    """What the home page and the card show first, who the lawyers are, and whom else to call.

    `referral` is called where nobody answers a number that is in doubt, and by who finds nothing;
    `named_before` are those whom the page named that this site replaces. `state` and `country_row`
    are the rows of the table of rates that speak of this state and of the whole country; `license`
    is that of the tables and drawings; `records` is what pages say of a record of visits;
    `operator` runs the site, `money` pays for it, and `independent` says whether it is apart from
    the police and the government; `accessibility` is what the accessibility statement says.
    """

    home: tuple[Identifier, ...]
    card: tuple[Identifier, ...]
    emergency: Identifier
    short_codes: tuple[ShortCode, ...] = ()
    adult_age: Count
    relay: Identifier
    referral: Identifier
    civil_lawyer: Identifier
    immigration_lawyer: Identifier
    named_before: tuple[Identifier, ...] = ()
    state: AnsweredLine
    country_row: AnsweredLine
    corrections: Email = ""
    license: Line = ""
    records: Records = Records.NONE
    operator: Line = ""
    money: tuple[Funding, ...] = ()
    independent: TriState = TriState.UNKNOWN
    accessibility: AccessibilityStatement = AccessibilityStatement()

    @property
    def first(self) -> tuple[Identifier, ...]:
        """Return the two lines that stand on every page, and above the doors of the first."""
        return self.home[:2]

    @property
    def is_trial_copy(self) -> bool:
        """Whether nobody has set up the site for the public: see `check_setup`."""
        return any(check_setup(self, Document("", {}, {})))

    @property
    def services(self) -> Mapping[str, tuple[Identifier, ...]]:
        """Return the services that each field names."""
        return {
            "home": self.home,
            "card": self.card,
            "emergency": (self.emergency,),
            "relay": (self.relay,),
            "referral": (self.referral,),
            "named_before": self.named_before,
            "civil_lawyer": (self.civil_lawyer,),
            "immigration_lawyer": (self.immigration_lawyer,),
        }


def check_setup(featured: Featured, document: Document) -> Iterator[Problem]:
    """Yield a problem for each field whose lack makes the site a trial copy."""
    yield from check_operator(featured, document)
    yield from check_contact(featured, document)


def check_contact(featured: Featured, document: Document) -> Iterator[Problem]:
    """Yield a problem where readers can tell nobody of an error; a site may start without."""
    if not featured.corrections:
        what = "nobody is named whom readers can tell of an error"
        fix = "type `corrections:` and an e-mail address"
        yield document.report(("corrections",), what, fix)


def check_operator(featured: Featured, document: Document) -> Iterator[Problem]:
    """Yield a problem for each thing that readers are not told of who runs the site."""
    if featured.operator in {"", "unknown"}:
        what, fix = "nobody is named who runs the site", "type `operator:` and a name"
        yield document.report(("operator",), what, fix)
    if not featured.money:
        what, fix = "it is not said who pays for the site", "type `money:` and a list, as [grants]"
        yield document.report(("money",), what, fix)
    if featured.independent is TriState.UNKNOWN:
        what = "it is not said whether the police or the government has a part in the site"
        yield document.report(("independent",), what, "type `independent: yes`, or no")


def find_untested(
    statement: AccessibilityStatement, document: Document, today: date
) -> Iterator[Problem]:
    """Yield a problem where nobody has looked for barriers, or not for long; the site may start."""
    if statement.last_run is None or today - statement.last_run > _OLD:
        since = f"since {statement.last_run}" if statement.last_run else "yet"
        what = f"no program has looked for barriers {since}"
        fix = "run `make audit`, and write the day as `last_run:`"
        yield document.report(("accessibility", "last_run"), what, fix)
    if statement.people_run is None:
        what = "nobody who uses assistive technology has tested the site"
        fix = "ask somebody for the 30 minutes of docs/accessibility.md, and type `people_run:`"
        yield document.report(("accessibility", "people_run"), what, fix)


def check_featured(
    featured: Featured, services: Mapping[str, Service], document: Document, today: date
) -> Iterator[Problem]:
    """Yield a problem where pages would show nobody, or who cannot help, or a test to come."""
    for key, ids in featured.services.items():
        if key == "named_before":
            continue  # the page that was replaced may have named nobody, or who has closed
        if not ids:
            yield document.report((key,), f"`{key}` is empty", "name at least one service")
        for service_id in ids:
            if service_id in services and services[service_id].status is Status.CLOSED:
                what = f"{service_id!r} stands here and is closed"
                yield document.report((key,), what, "name another service")
            elif (
                key in {"home", "card"}
                and service_id in services
                and not services[service_id].short
            ):
                what = f"{service_id!r} stands here and has no short words"
                fix = "type `short:` in its file"
                yield document.report((key,), what, fix)
    found = services.get(featured.referral)
    if found is not None and not any(phone.type is Medium.VOICE for phone in found.phones):
        what = f"{featured.referral!r} has no number to call"
        yield document.report(("referral",), what, "name a service with a phone of the type voice")
    for key in ("last_run", "people_run"):
        day: date | None = getattr(featured.accessibility, key)
        if day is not None and day > today:
            what = f"{day} has not come yet"
            yield document.report(("accessibility", key), what, "type the day of the test")
