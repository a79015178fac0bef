"""What all commands of a terminal share."""

import click

from webapp.problems import ProblemsFoundError


class Commands(click.Group):
    """Ends a command with each problem on its line, and no traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except (ProblemsFoundError, OSError, ValueError) as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
