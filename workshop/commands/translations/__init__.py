"""`flask translations`: what translators and reviewers do, one command a module."""

import click

from workshop.commands.translations.adding import add
from workshop.commands.translations.checking import check
from workshop.commands.translations.reviewing import review
from workshop.commands.translations.status import status
from workshop.commands.translations.todo import todo
from workshop.commands.translations.updating import extract, update


@click.group()
def translations() -> None:
    """Keep the catalogs in translations/ whole and true.

    \b
    The English changed:            update
    A language more:                add sw
    What can I do next, in Somali?  todo so
    I read a sentence; it is right: review so --by amina
    Before a commit:                check

    The commands go on where catalogs are broken or missing. A fault is told as
    `file:line: which message, what is wrong; what to type`, and ends with status 1.
    SITE_TRANSLATIONS names another folder than translations/.
    """


for command in (add, extract, update, check, status, todo, review):
    translations.add_command(command)
