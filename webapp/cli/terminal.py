"""What all commands share."""

import click

from webapp.problems import ProblemsFoundError


class CommandGroup(click.Group):
    """A group of commands that print each problem on a line, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except (ProblemsFoundError, OSError, ValueError) as error:
            click.echo(error, err=True)
            ctx.exit(1)
