"""`make soak`: all trials, through nginx as recommended and without it; figures, not a feeling."""

import argparse
import sys

from tests.serving.nginxfiles import NGINX
from tests.soak.trials import TRIALS, Crowd, reason_to_leave_out, run_trial


def main() -> int:
    """Run the trials that are named, or all; say whether a request failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("trials", nargs="*", metavar="TRIAL", help=", ".join(TRIALS))
    parser.add_argument("--seconds", type=float, default=60, help="how long each lasts")
    parser.add_argument("--asking", type=int, default=200, help="connections that ask")
    parser.add_argument("--slow", type=int, default=400, help="connections that say little")
    parser.add_argument("--without-nginx", action="store_true", help="gunicorn alone")
    given = parser.parse_args()
    unknown = sorted(set(given.trials) - set(TRIALS))
    if unknown:
        parser.error(f"no trial is called {unknown[0]!r}; choose from {', '.join(TRIALS)}")
    nginx = NGINX is not None and not given.without_nginx
    crowd = Crowd(given.asking, given.slow, given.seconds)
    before = "nginx and gunicorn" if nginx else "gunicorn alone"
    sys.stdout.write(f"{before}: {crowd}\n")
    failed = 0
    for name in given.trials or TRIALS:
        reason = reason_to_leave_out(name)
        if reason:
            sys.stdout.write(f"{name:12} left out: {reason}\n")
            continue
        outcome = run_trial(name, crowd, nginx=nginx)
        sys.stdout.write(f"{outcome.line()}\n")
        for how in sorted(set(outcome.lost))[:5]:
            sys.stdout.write(f"{'':12} {outcome.lost.count(how)} times: {how}\n")
        sys.stdout.flush()
        failed += len(outcome.lost)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
