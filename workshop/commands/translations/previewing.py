"""`flask translations preview`: the site on this machine, with the workshop in it."""

import sys

import click

from workshop.__main__ import serve_workshop


@click.command()
@click.option(
    "--port", default=8000, envvar="PORT", show_default=True, type=click.IntRange(1, 2**16 - 1)
)
def preview(port: int) -> None:
    """Open the workshop: each sentence on its page, its checks, the same in other languages.

    It shows what stands in the catalogs and follows what you save. It listens on this machine
    only. `make translate` does the same. Stop it with Ctrl-C.
    """
    sys.exit(serve_workshop(port))
