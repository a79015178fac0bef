"""What can be wrong with a catalog as a file; found where files are read, and named here."""

from webapp.i18n.checks.findings import Check, Level


def _check(name: str, explanation: str, example: str) -> Check:
    return Check(name, Level.ERROR, explanation, example)


CHECKS = (
    _check("file-unreadable", "The file is missing, far too large, or cannot be opened.",
           "a folder where the catalog should be"),
    _check("not-utf-8", "The file is not saved as UTF-8.", "saved as Latin-1; right: UTF-8"),
    _check("byte-order-mark", "The file begins with an invisible mark that tools stumble over.",
           "“UTF-8 with BOM”; right: “UTF-8”"),
    _check("unfinished-merge", "Two versions of the file were put together and nobody chose.",
           "a line of <<<<<<<; right: the one sentence that is right"),
    _check("broken-line", "A line is no line of a catalog; mostly a quote is missing.",
           'msgstr "Sortie; right: msgstr "Sortie"'),
    _check("repeated-message", "A message or its translation stands twice; one would be lost.",
           "msgid “Way out” in two places; right: in one"),
    _check("charset", "The header names another encoding than UTF-8.",
           "charset=iso-8859-1; right: charset=utf-8"),
    _check("not-readable", "The catalog cannot be read as one.", "Plural-Forms: nplurals=two"),
    _check("empty-catalog", "The catalog holds no message.", "an empty file"),
    _check("glossary-file", "A row of glossary.csv cannot be understood.", "a cell too many"),
)  # fmt: skip
