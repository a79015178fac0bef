"""Files that people write, as UTF-8 text: read, with a fault for what is wrong, and replaced."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from webapp.faults import Fault

_LARGEST = 2_000_000


def name_of(path: Path, folder: Path) -> str:
    """Return the path as an editor knows it, from the folder's own name down."""
    return path.relative_to(folder.parent).as_posix()


def read_text(
    path: Path,
    folder: Path,
    faults: list[Fault],
    if_missing: str = "bring it back from the last commit",
) -> str | None:
    """Read a UTF-8 file; add a fault and return None when it cannot be read."""
    name = name_of(path, folder)
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            faults.append(Fault(name, 1, "the file is far too large", "check what it holds"))
            return None
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        faults.append(Fault(name, 1, "the file is missing", if_missing))
    except IsADirectoryError:
        faults.append(Fault(name, 1, "a folder stands where a file should be", "move it away"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        faults.append(
            Fault(name, line, "the file is not UTF-8 text", "save it as UTF-8", "not-utf-8")
        )
    except OSError as error:
        reason = error.strerror or "no reason given"
        faults.append(Fault(name, 1, f"cannot read it ({reason})", "check the file's permissions"))
    else:
        if text.startswith("\ufeff"):
            faults.append(
                Fault(
                    name,
                    1,
                    "the file begins with a byte order mark",
                    "save as UTF-8, no BOM",
                    "byte-order-mark",
                )
            )
            return None
        for number, written in enumerate(text.splitlines(), 1):
            if written.startswith(("<<<<<<< ", ">>>>>>> ", "=======")):
                faults.append(Fault(name, number, "a merge was left unfinished", "choose one side",
                                    "unfinished-merge"))  # fmt: skip
                return None
        return text
    return None


def put_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: whoever is stopped half-way finds the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path = path.resolve()
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent,
                            prefix=".", suffix=".part", delete=False) as file:  # fmt: skip
        try:
            file.write(text)
            file.close()
            Path(file.name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
