"""Faults, each with the sound message it was put into."""

from tests.i18n.spoken import SPOKEN
from tests.workshop.checks.seeding import Entry, Seed
from tests.workshop.checks.word_seeds import WORD_SEEDS

_DAY = Entry("On %(day)s in %(place)s.", "Le %(day)s à %(place)s.")
_DIA = Entry("On %(day)s in %(place)s.", "El %(day)s en %(place)s.")
_CALLS = Entry(("%(number)s call", "%(number)s calls"), ("%(number)s appel", "%(number)s appels"))
_CALLS_AR = Entry(
    ("%(number)s call", "%(number)s calls"),
    (
        "%(number)s مكالمة",
        "%(number)s مكالمة",
        "%(number)s مكالمتان",
        "%(number)s مكالمات",
        "%(number)s مكالمة",
        "%(number)s مكالمة",
    ),
)
_HALF = Entry("Half of the people", "La moitié des personnes")
_UNDER = Entry("Help for people under 24 or over 65", "Aide pour les moins de 24 ou plus de 65 ans")
_UNDER_AR = Entry("Help for people under 24", "مساعدة لمن هم دون 24 سنة")
_DANGER = Entry("Call 911 if you are in danger.", "Llame al 911 si está en peligro.")
_LEAVE = Entry("Leave this site now", "Quitter ce site maintenant")
_TEXT = Entry("Text the word BEFREE to this number.", "Envoyez le mot BEFREE à ce numéro.")
_SITE = Entry("Read more at www.maine.gov today.", "Puede leer más en www.maine.gov hoy.")
_MAIL = Entry("Write to help@example.org now.", "Vous pouvez écrire à help@example.org maintenant.")
_LINK = Entry(
    '<a href="https://www.maine.gov/help">Get help</a>',
    '<a href="https://www.maine.gov/help">Recevoir de l’aide</a>',
)
_BOLD = Entry("Call <b>a <i>trusted</i> friend</b> now.", "Llame ya a <b>un amigo <i>fiel</i></b>.")
_WHO = Entry("Who can help you, and when?", "من يمكنه مساعدتك، ومتى؟")
_TELL = Entry("Tell us, in any language:", "Dites-le-nous, dans n’importe quelle langue\u202f:")
_WHEN = Entry("When can you call?", "Quand pouvez-vous appeler\u202f?")
_CUANDO = Entry("When can you call?", "¿Cuándo puede llamar?")
_LEGAL = Entry("Legal help for you and your family.", "Aide juridique pour vous et votre famille.")
PLACEHOLDERS = (
    Seed(1, "placeholder dropped", "placeholder-missing", "fr", _DAY, "Le %(day)s."),
    Seed(2, "placeholder translated", "placeholder-added", "fr", _DAY, "Le %(jour)s à %(place)s."),
    Seed(3, "placeholder added", "placeholder-added", "fr", _LEAVE, "Quitter %(site)s maintenant"),
    Seed(
        4, "conversion letter dropped", "placeholder-broken", "es", _DIA, "El %(day) en %(place)s."
    ),
    Seed(5, "type changed", "placeholder-broken", "es", _DIA, "El %(day)d en %(place)s."),
    Seed(
        6,
        "dropped from one form",
        "placeholder-missing",
        "fr",
        _CALLS,
        ("%(number)s appel", "des appels"),
    ),
    Seed(7, "bare percent sign", "percent", "fr", _HALF, "50 % des personnes"),
    Seed(
        8,
        "%% made %",
        "percent",
        "fr",
        Entry("About half%% of %(all)s", "La moitié de %(all)s"),
        "La moitié% de %(all)s",
    ),
)
FACTS = (
    Seed(
        9,
        "one digit changed",
        "number-changed",
        "fr",
        _UNDER,
        "Aide pour les moins de 25 ou plus de 65 ans",
    ),
    Seed(10, "Arabic-Indic digits", "number-changed", "ar", _UNDER_AR, "مساعدة لمن هم دون ٢٤ سنة"),
    Seed(
        11,
        "number dropped",
        "number-changed",
        "fr",
        _UNDER,
        "Aide pour les jeunes et les plus de 65",
    ),
    Seed(
        12,
        "foreign number added",
        "number-added",
        "es",
        Entry("Call now", "Llame ahora"),
        "Llame ahora al 112",
    ),
    Seed(13, "911 made 999", "number-changed", "es", _DANGER, "Llame al 999 si está en peligro."),
    Seed(
        14, "text keyword translated", "keyword", "fr", _TEXT, "Envoyez le mot LIBRE à ce numéro."
    ),
    Seed(15, "look-alike host", "address", "es", _SITE, "Puede leer más en www.rnaine.gov hoy."),
    Seed(
        16,
        "Cyrillic in an address",
        "foreign-letter",
        "es",
        _SITE,
        "Puede leer más en www.mаine.gov hoy.",
    ),
    Seed(
        17,
        "href changed",
        "markup",
        "fr",
        _LINK,
        '<a href="https://www.mane.gov/help">Recevoir de l’aide</a>',
    ),
    Seed(18, "javascript:", "address", "fr", _LEAVE, "Quitter javascript:alert() maintenant"),
    Seed(
        19,
        "e-mail changed",
        "address",
        "fr",
        _MAIL,
        "Vous pouvez écrire à help@exemple.org maintenant.",
    ),
    Seed(
        20,
        "age 24 made 42",
        "number-changed",
        "fr",
        _UNDER,
        "Aide pour les moins de 42 ou plus de 65 ans",
    ),
)
MARKUP = (
    Seed(21, "tag dropped", "markup", "es", _BOLD, "Llame ya a <b>un amigo fiel</b>."),
    Seed(22, "tag not closed", "markup", "es", _BOLD, "Llame ya a <b>un amigo <i>fiel</i>."),
    Seed(23, "tags badly nested", "markup", "es", _BOLD, "Llame ya a <b>un amigo <i>fiel</b></i>."),
    Seed(24, "script", "markup", "fr", _LEAVE, "Quitter <script>alert()</script>"),
    Seed(25, "event handler", "markup", "fr", _LEAVE, "Quitter ce site onclick=alert()"),
    Seed(26, "attribute broken out of", "markup", "fr", _LEAVE, 'Quitter" onfocus="alert()'),
    Seed(27, "image with onerror", "markup", "fr", _LEAVE, "Quitter <img src=x onerror=alert()>"),
    Seed(28, "broken entity", "markup", "fr", _LEAVE, "Quitter&nbsp ce site"),
    Seed(29, "template expression", "markup", "fr", _LEAVE, "Quitter {{ config }}"),
)
PLURALS = (
    Seed(
        30,
        "form missing",
        "plural-forms",
        "ar",
        _CALLS_AR,
        swap=('msgstr[5] "%(number)s مكالمة"\n'.encode(), b""),
    ),
    Seed(31, "form empty", "untranslated", "fr", _CALLS, ("%(number)s appel", "")),
    Seed(
        32,
        "header has 2 forms, catalog 6",
        "not-readable",
        "ar",
        _CALLS_AR,
        swap=(SPOKEN["ar"].plural_forms.encode(), b"nplurals=2; plural=(n != 1);"),
    ),
    Seed(
        33,
        "Arabic with 2 forms",
        "plural-forms",
        "ar",
        _CALLS_AR,
        ("%(number)s مكالمة", "%(number)s مكالمات"),
    ),
    Seed(
        34,
        "Babel's Arabic header",
        "header-plurals",
        "ar",
        _CALLS_AR,
        swap=(b"n%100>=11 ? 4 : 5", b"n%100>=0 && n%100<=2 ? 4 : 5"),
    ),
)
STATE = (
    Seed(
        35,
        "Language of another",
        "header-language",
        "fr",
        _DAY,
        swap=(b"Language: fr", b"Language: es"),
    ),
    Seed(36, "English copied", "copied", "fr", _LEAVE, "Leave this site now"),
    Seed(37, "empty", "untranslated", "fr", _LEAVE, swap=(b"Quitter ce site maintenant", b"")),
    Seed(38, "fuzzy", "fuzzy", "fr", _LEAVE, swap=(b'\nmsgid "Leave', b'\n#, fuzzy\nmsgid "Leave')),
    Seed(39, "msgid edited", "unknown-message", "fr", _LEAVE, swap=(b"Leave this", b"Leave  this")),
    Seed(
        40,
        "msgid defined twice",
        "repeated-message",
        "fr",
        _LEAVE,
        swap=(b'\nmsgid "Leave', b'\nmsgid "Leave this site now"\nmsgstr "Rester"\n\nmsgid "Leave'),
    ),
    Seed(
        41,
        "git conflict markers",
        "unfinished-merge",
        "fr",
        _LEAVE,
        swap=(b'msgstr "Quitter', b'<<<<<<< HEAD\nmsgstr "Rester"\n=======\nmsgstr "Quitter'),
    ),
    Seed(
        42, "string not closed", "broken-line", "fr", _LEAVE, swap=(b'maintenant"', b"maintenant")
    ),
    Seed(43, "Latin-1 bytes", "not-utf-8", "fr", _DAY, swap=("à".encode(), b"\xe0")),
    Seed(
        44,
        "byte order mark",
        "byte-order-mark",
        "fr",
        _DAY,
        swap=(b'msgid ""', b'\xef\xbb\xbfmsgid ""'),
    ),
)
SHAPE = (
    Seed(45, "space behind", "edge-space", "fr", _LEAVE, "Quitter ce site maintenant "),
    Seed(46, "space before", "edge-space", "fr", _LEAVE, " Quitter ce site maintenant"),
    Seed(47, "space doubled", "doubled-space", "fr", _LEAVE, "Quitter  ce site maintenant"),
    Seed(
        48,
        "newline dropped",
        "line-breaks",
        "fr",
        Entry("Way out\nClose", "Sortie\nFermer"),
        "Sortie Fermer",
    ),
    Seed(49, "final stop dropped", "ending", "es", _DANGER, "Llame al 911 si está en peligro"),
    Seed(
        50,
        "final colon dropped",
        "ending",
        "fr",
        _TELL,
        "Dites-le-nous, dans n’importe quelle langue",
    ),
    Seed(51, "Latin question mark in Arabic", "own-marks", "ar", _WHO, "من يمكنه مساعدتك، ومتى?"),
    Seed(52, "Latin comma in Arabic", "own-marks", "ar", _WHO, "من يمكنه مساعدتك, ومتى؟"),
    Seed(
        53, "no narrow space in French", "narrow-space", "fr", _WHEN, "Quand pouvez-vous appeler?"
    ),
    Seed(54, "no inverted mark", "inverted-mark", "es", _CUANDO, "Cuándo puede llamar?"),
    Seed(
        55,
        "quote without its half",
        "quotes",
        "fr",
        Entry('The word "victim"', "Le mot «\u202fvictime\u202f»"),
        "Le mot «\u202fvictime",
    ),
    Seed(
        56,
        "word doubled",
        "doubled-word",
        "fr",
        _LEGAL,
        "Aide juridique pour pour vous et votre famille.",
    ),
    Seed(
        57,
        "literal \\n",
        "literal-escape",
        "fr",
        _LEGAL,
        "Aide juridique\\npour vous et votre famille.",
    ),
    Seed(58, "all capitals", "capitals", "fr", _LEAVE, "QUITTER CE SITE MAINTENANT"),
    Seed(
        59,
        "four times too long",
        "length",
        "fr",
        _LEAVE,
        "Quitter maintenant ce site web et "
        "aller tout de suite sur une autre page qui parle seulement de la météo du jour",
    ),
)
SEEDS = (
    *PLACEHOLDERS,
    *FACTS,
    *MARKUP,
    *PLURALS,
    *STATE,
    *SHAPE,
    *WORD_SEEDS,
)
