"""A group of commands that another package adds to, where it is installed."""

from importlib.metadata import entry_points
from typing import cast

import click


class OpenGroup(click.Group):
    """Knows the commands of the entry points `webapp.<name of the group>` too.

    Where one has the name of a command of its own, it takes its place.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*super().list_commands(ctx), *entry_points(group=self._added).names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, that of another package first."""
        for added in entry_points(group=self._added, name=cmd_name):
            return cast("click.Command", added.load())
        return super().get_command(ctx, cmd_name)

    @property
    def _added(self) -> str:
        return f"webapp.{self.name}"
