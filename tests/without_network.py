"""Run the site in a process that may reach nobody: `python -m tests.without_network`.

It ends with 1 and says what was tried, also when the site itself swallowed the refusal.
"""

import sys
from typing import Any

_REACHING = {
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
    "socket.sendto",
    "socket.sendmsg",
    "urllib.Request",
    "http.client.connect",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.forkpty",
}


class NobodyMayBeReachedError(Exception):
    """Raised where code tries to reach another machine or to start a program."""


def refuse_to_reach(tried: list[str]) -> None:
    """Refuse for the rest of this process, and keep what was tried."""

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _REACHING:
            tried.append(f"{event}{arguments!r:.120}")
            raise NobodyMayBeReachedError(event)

    sys.addaudithook(refuse)


def visit_everything() -> int:
    """Start the site, ask for every kind of page in every locale; count answers."""
    from tests.routes import showing_paths
    from webapp import create_app
    from webapp.pages.files import table_slugs

    def fail(**_arguments: object) -> str:
        raise RuntimeError

    app = create_app()
    client = app.test_client()
    tables = [f"/tables/{name}.csv" for name in table_slugs(app.data)]
    responses = [client.get(path) for path in (*showing_paths(app), *tables, "/", "/en", "/no")]
    responses += [client.post(f"/{code}/") for code in app.locales]
    app.view_functions["pages.safety"] = fail
    responses += [client.get(f"/{code}/safety/") for code in app.locales]
    statuses = {response.status_code for response in responses}
    if not {200, 302, 308, 404, 405, 500} <= statuses:
        raise AssertionError(f"not every kind of answer came: {sorted(statuses)}")
    return len(responses)


if __name__ == "__main__":
    reached: list[str] = []
    refuse_to_reach(reached)
    sys.stdout.write(f"{visit_everything()} answers\n")
    sys.stdout.writelines(f"tried {address}\n" for address in reached)
    sys.exit(1 if reached else 0)
