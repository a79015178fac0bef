"""A copy of the live folders, and the acts that people do on it; records are chosen by property."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from babel.messages.pofile import read_po
from click.testing import CliRunner

from webapp.commands import data as data_commands
from webapp.content.laws import NeedsLawyer
from webapp.content.loading import Content, load
from webapp.content.services import Service, Status
from webapp.i18n.catalogs import DOMAINS
from webapp.i18n.locales import read_registry
from webapp.i18n.messages import messages_of
from webapp.settings import read_settings
from workshop.catalogs.po_files import write_catalog
from workshop.catalogs.signing import sign
from workshop.commands.translations import translations as translation_commands

NEW_NUMBERS = ("+12075550191", "+18005550192")


@dataclass(frozen=True)
class Copy:
    """A copy of data/ and translations/."""

    data: Path
    translations: Path

    @property
    def environment(self) -> dict[str, str]:
        """Return the settings that make commands and tests read this copy."""
        return {"SITE_DATA": str(self.data), "SITE_TRANSLATIONS": str(self.translations)}

    def content(self) -> Content:
        """Return its facts, verified or not; raises ProblemsFoundError."""
        return load(self.data, today(), is_verified=False)

    def file_of(self, service: Service) -> Path:
        """Return the file that holds a service."""
        organization = self.content().organization_by_service[service.id]
        return self.data / "organizations" / f"{organization.id}.yaml"

    def run(self, *words: str, typed: str = "") -> str:
        """Run `flask data ...` or `flask translations ...`; return what it says."""
        group = {"data": data_commands, "translations": translation_commands}[words[0]]
        result = CliRunner().invoke(group, words[1:], input=typed, env=self.environment)
        assert result.exit_code == 0, f"{words}: {result.output}"
        return result.output


def today() -> date:
    """Return the day on which people act."""
    return read_settings().date_today()


def copy_live(folder: Path) -> Copy:
    """Copy the folders that the site reads."""
    settings = read_settings()
    return Copy(
        Path(shutil.copytree(settings.data, folder / "data")),
        Path(shutil.copytree(settings.translations, folder / "translations")),
    )


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that is in a file, once."""
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def plain_services(copy: Copy) -> Iterator[Service]:
    """Yield services that nothing else names, each the only one of its file."""
    content = copy.content()
    featured = content.featured
    named = {
        *featured.home,
        *featured.card,
        featured.emergency,
        featured.relay,
        featured.civil_lawyer,
        featured.immigration_lawyer,
    }
    for service in content.services.values():
        named |= {*service.through, *service.instead}
    named |= {service_id for law in content.laws.values() for service_id in law.services}
    named |= {service_id for door in content.doors.values() for service_id in door.services}
    for service in content.services.values():
        is_alone = len(content.organization_by_service[service.id].services) == 1
        if service.id not in named and is_alone and service.status is Status.ACTIVE:
            yield service


def verify(copy: Copy, identifier: str, source: str) -> None:
    """Type each number of a service once more, and yes, as `flask data verify` asks."""
    phones = copy.content().services[identifier].phones
    typed = "".join(f"{phone.number}\n" for phone in phones) + "y\n"
    copy.run("data", "verify", identifier, "--by", "AB", "--source", source, typed=typed)


def accept(copy: Copy) -> None:
    """Look at each changed answer and accept all, as `flask data accept` asks."""
    copy.run("data", "accept", typed="y\n")


def call_a_number(copy: Copy) -> None:
    """Ring a line of the home page today and write that down."""
    content = copy.content()
    service = next(
        s for service_id in content.featured.home if (s := content.services[service_id]).phones
    )
    verify(copy, service.id, "called")


def change_a_number(copy: Copy) -> None:
    """A service has a new number."""
    service = next(service_id for service_id in plain_services(copy) if len(service_id.phones) == 1)
    old = service.phones[0].number
    new = next(n for n in NEW_NUMBERS if len(n) == len(old))
    change(copy.file_of(service), f'"{old}"', f'"{new}"')
    verify(copy, service.id, service.sources[0])


def add_an_organization(copy: Copy) -> None:
    """Add a file with two phones and hours, and its source."""
    with (copy.data / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "\nnewest:\n  title: A new page\n  publisher: A new organization\n  dated: unknown\n"
            "  dated_as: undated\n  kind: organization page\n  reliability: high\n"
            "  address: https://new.example.org/\n"
        )
    (copy.data / "organizations" / "newcomer.yaml").write_text(
        f"""\
id: newcomer
name: Newcomer Help
services:
  - id: newcomer
    name: Newcomer Help
    status: active
    description: You can ask for help here.
    eligibility: Anyone.
    cost: free
    service_areas:
      extent: statewide
    needs: [talk]
    reporting: unknown
    phones:
      - type: voice
        number: "+12075550193"
        schedules:
          openings:
            - byday: [mon, tue]
              opens_at: 09:00
              closes_at: 16:30
        languages:
          direct: [en]
        sources: [newest]
        newest_source: newest
      - type: text
        number: "+12075550194"
        schedules: unknown
        languages: unknown
        sources: [newest]
        newest_source: newest
    sources: [newest]
    assured_date: {today()}
    assured_by: published sources
""",
        "utf-8",
    )
    verify(copy, "newcomer", "newest")
    accept(copy)


def close_a_service(copy: Copy) -> None:
    """A service has closed: say since when and where to go instead, and take its numbers out."""
    service = next(service_id for service_id in plain_services(copy) if service_id.phones)
    path = copy.file_of(service)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = _without_keys(lines, {"phones", "chats", "url", "url_as_text"})
    instead = copy.content().featured.home[0]
    closed = f"status: closed\n    closed_on: {today()}\n    instead: [{instead}]\n"
    path.write_text("".join(kept).replace("status: active\n", closed, 1), "utf-8")
    accept(copy)


def _without_keys(lines: list[str], keys: set[str]) -> Iterator[str]:
    """Yield the lines of a file without some fields of its service and all below them."""
    is_dropping = False
    for line in lines:
        if re.match(r"    \w", line):
            is_dropping = line.strip().partition(":")[0] in keys
        if not is_dropping:
            yield line


def give_one_more_need(copy: Copy) -> None:
    """A service helps with one thing more."""
    service = next(service_id for service_id in plain_services(copy) if service_id.needs)
    more = next(n for n in ("learn", "basics", "health") if n not in service.needs)
    listed = ", ".join(service.needs)
    change(copy.file_of(service), f"needs: [{listed}]", f"needs: [{listed}, {more}]")


def give_one_more_county(copy: Copy) -> None:
    """A service helps in one county more."""
    content = copy.content()
    for service in content.services.values():
        counties = service.service_areas.counties
        others = [county for county in content.counties if county not in counties]
        if counties and others:
            listed = ", ".join(counties)
            change(
                copy.file_of(service), f"counties: [{listed}]", f"counties: [{listed}, {others[0]}]"
            )
            accept(copy)
            return


def set_up_the_site(copy: Copy) -> None:
    """A host says who runs the site, who pays for it, and whom readers can tell of an error."""
    path = copy.data / "site.yaml"
    text = path.read_text("utf-8")
    for name, answer in (
        ("corrections", "desk@example.org"),
        ("operator", "Island Desk"),
        ("money", "[gifts, own]"),
        ("independent", "yes"),
    ):
        text = re.sub(rf"(?m)^{name}:.*$", f"{name}: {answer}", text)
    path.write_text(text, "utf-8")
    accept(copy)


def reword_a_sentence(copy: Copy) -> None:
    """A translator of each language says two things otherwise: a label, and a whole sentence."""
    for path in sorted(copy.translations.glob("*/LC_MESSAGES/messages.po")):
        with path.open("rb") as file:
            catalog = read_po(file, locale=path.parts[-3])
        plain = [m for m in messages_of(catalog) if isinstance(m.id, str) and m.string]
        label = next(m for m in plain if "." not in str(m.id) and " " in str(m.string))
        label.string = " ".join(reversed(str(label.string).split(" ")))
        long = max(plain, key=lambda m: len(re.findall(r"\. ", str(m.string))))
        first, _, rest = str(long.string).partition(". ")
        long.string = f"{rest.rstrip('.')}. {first}."
        path.write_text(write_catalog(catalog), "utf-8")


def add_a_year(copy: Copy) -> None:
    """The hotline has counted another year."""
    path = copy.data / "series" / "hotline.csv"
    *_, last = path.read_text("utf-8").splitlines()
    year, measure, contacts, cases, _, source = last.split(",")
    if int(year) >= today().year:
        return
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{int(year) + 1},{measure},{int(contacts) + 3},{int(cases) + 1},,{source}\n")


def replace_a_source(copy: Copy) -> None:
    """A service was read in a newer source."""
    service = next(
        service
        for service in plain_services(copy)
        if len(service.sources) > 1
        and service.sources[-1] not in {channel.newest_source for channel in service.channels}
    )
    path = copy.file_of(service)
    listed = ", ".join(service.sources)
    sources = [*service.sources[:-1], "newest"]
    change(
        path,
        f"    sources: [{listed}]\n    assured",
        f"    sources: [{', '.join(sources)}]\n    assured",
    )


def add_a_door(copy: Copy) -> None:
    """A situation is missing on the start page: add a door for it."""
    doors, home = copy.content().doors, copy.content().featured.home
    number = max(map(int, doors)) + 1
    with (copy.data / "doors.yaml").open("a", encoding="utf-8") as file:
        file.write(
            f"\n{number}:\n  label: Something else\n  heading: If it is something else\n"
            "  picture: help\n  know:\n    - You can ask the first line.\n"
            f"  services: [{', '.join(home[:3])}]\n"
        )
    accept(copy)


def let_a_lawyer_read(copy: Copy) -> None:
    """A lawyer reads two laws, and an editor mends one of them afterwards."""
    laws = copy.content().laws
    waiting = [key for key, law in laws.items() if law.needs_lawyer is not NeedsLawyer.NO]
    for key in (waiting[0], waiting[-1]):
        copy.run("data", "read", key, "--by", "LW", typed="y\n")
    path = copy.data / "laws.yaml"
    before, found, after = path.read_text("utf-8").partition(f"\n{waiting[0]}:\n")
    assert found
    change_at = after.replace("  plain:\n", "  plain:\n    - Ask a lawyer.\n", 1)
    path.write_text(before + found + change_at, "utf-8")
    assert f"LW read {waiting[0]!r}" in copy.run("data", "check")
    assert copy.content().reviewed_laws == {waiting[-1]}


def withdraw_a_language(copy: Copy) -> str:
    """Take the last language from the list; return its code."""
    path = copy.translations / "languages.yaml"
    code = list(read_registry(copy.translations).published)[-1]
    change(path, f"  - {code}\n", "")
    return code


def add_a_language(copy: Copy) -> str:
    """Begin a language that is not there, and say how it is written; return its code."""
    code = next(code for code in ("vi", "uk", "tr") if not (copy.translations / code).exists())
    copy.run("translations", "add", code)
    checks = copy.translations / code / "checks.yaml"
    change(checks, "small_words: ''", "small_words: xyzzy plugh")
    change(checks, "# negations:", "negations: ['frotz']")
    return code


def review_a_language(copy: Copy) -> str:
    """Two people review the first language whole; return its code."""
    code = next(iter(read_registry(copy.translations).published))
    for domain in DOMAINS:
        path = copy.translations / code / "LC_MESSAGES" / f"{domain}.po"
        with path.open("rb") as file:
            catalog = read_po(file, locale=code)
        for message in messages_of(catalog):
            for name in ("ann", "bob"):
                sign(message, name, today())
        path.write_text(write_catalog(catalog), "utf-8")
    return code


ACTS: tuple[Callable[[Copy], object], ...] = (
    call_a_number,
    change_a_number,
    add_an_organization,
    close_a_service,
    give_one_more_need,
    give_one_more_county,
    set_up_the_site,
    replace_a_source,
    add_a_year,
    add_a_door,
    let_a_lawyer_read,
    reword_a_sentence,
)


def first_home_file(copy: Copy) -> Path:
    """Return the file of a service that the home page names and that is alone in it."""
    content = copy.content()
    for identifier in content.featured.home:
        organization = content.organization_by_service[identifier]
        if len(organization.services) == 1:
            return copy.data / "organizations" / f"{organization.id}.yaml"
    raise AssertionError("no service of the home page is alone in its file")


def series_figure(copy: Copy) -> str:
    """Return a figure that is in a series too."""
    figures = yaml.safe_load((copy.data / "figures.yaml").read_text("utf-8"))
    return next(
        str(key) for key, figure in figures.items() if figure.get("cell") and figure.get("value")
    )
