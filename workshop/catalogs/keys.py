"""The identity of a message: short enough for an address, the same as long as its English is."""

import hashlib
from dataclasses import dataclass

from babel.messages.catalog import Message

from webapp.i18n.messages import english_of


@dataclass(frozen=True)
class Key:
    """A message of a domain: its context and its English words."""

    domain: str
    context: str | None
    msgid: str

    @property
    def short(self) -> str:
        """Return ten letters that name the message in addresses and pages."""
        whole = "\0".join((self.domain, self.context or "", self.msgid))
        return hashlib.sha256(whole.encode("utf-8")).hexdigest()[:10]


def key_of(domain: str, message: Message) -> Key:
    """Return the key of a message of a catalog."""
    return Key(domain, message.context, english_of(message))
