"""`make translate`: the site on this machine, with the workshop in it."""

import logging
import signal
import sys

from werkzeug.serving import make_server

from webapp.problems import ProblemsFoundError
from webapp.serving.quiet_log import write_harmlessly
from webapp.serving.starting import read_address, refuse_taken_port
from webapp.settings import SettingsError, read_settings
from workshop.preview.app import create_workshop

_HOST = "127.0.0.1"  # and nowhere else: there is no setting for it


def serve_workshop(port: int) -> int:
    """Serve the workshop until Ctrl-C; 1 with one line a problem when it cannot start."""
    try:
        app = create_workshop(read_settings())
    except (ProblemsFoundError, SettingsError) as error:
        sys.stderr.write(f"{error}\nThe workshop does not start until this is mended.\n")
        return 1
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    refuse_taken_port(_HOST, port, "make translate")
    server = make_server(_HOST, port, app, threaded=True)
    sys.stdout.write(
        f"The workshop is at http://{_HOST}:{port}/workshop/ (stop it with Ctrl-C)\n"
        "It shows what stands in translations/ and follows every file that you save.\n"
    )
    sys.stdout.flush()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.stdout.write("\nThe workshop is closed. What you saved is in translations/.\n")
    return 0


if __name__ == "__main__":
    write_harmlessly()
    _, chosen_port = read_address()
    sys.exit(serve_workshop(chosen_port))
