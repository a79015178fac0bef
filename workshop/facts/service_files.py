"""The files of services, edited by the place of each letter, so that comments and order stay."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from webapp.content.loading import Content
from webapp.content.phone_verification import CALLED
from webapp.content.services import Service
from workshop.yaml_edits import Edit, Node, compose, items_of, pairs_of, value_of, word_of


@dataclass(frozen=True)
class ServiceFile:
    """The file of a service, what it says, and the place of the service in it."""

    path: Path
    text: str
    node: Node


def read_service(data: Path, content: Content, service: Service) -> ServiceFile:
    """Read the file that a service is in."""
    organization = content.organization_by_service[service.id]
    path = data / "organizations" / f"{organization.id}.yaml"
    text = path.read_bytes().decode("utf-8")
    written = items_of(value_of(compose(text), "services"))
    node = next(node for node in written if word_of(node, "id") == service.id)
    return ServiceFile(path, text, node)


def replace_values(record: Node | None, **answers: str) -> Iterator[Edit]:
    """Yield the edits that put answers in the place of the values of some fields."""
    for key, value in pairs_of(record):
        if key.value in answers:
            yield Edit(value.start_mark.index, value.end_mark.index, answers[str(key.value)])


def say_called(service: Node, today: date) -> Iterator[Edit]:
    """Yield the edits that say of a service that it was called today."""
    return replace_values(service, assured_date=today.isoformat(), assured_by=CALLED)
