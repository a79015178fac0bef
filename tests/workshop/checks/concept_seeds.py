"""Faults of what a sentence says: what a life can hang on, names, numbers, address, marks."""

from tests.workshop.checks.seeding import Entry, Seed

_FIRST = "You can talk to a lawyer before you talk to the police."
_FIRST_FR = Entry(_FIRST, "Vous pouvez parler à un avocat avant de parler à la police.")
_FIRST_ES = Entry(_FIRST, "Puede hablar con un abogado antes de hablar con la policía.")
_FIRST_SO = Entry(_FIRST, "Waxaad qareen la hadli kartaa ka hor inta aadan booliska la hadlin.")
_FIRST_AR = Entry(_FIRST, "يمكنك التحدث مع محامٍ قبل التحدث مع الشرطة.")
_FREE = Entry("The exam is free.", "L’examen est gratuit.")
_FREE_ES = Entry("The exam is free.", "El examen es gratis.")
_DECIDE = Entry("You do not have to decide now.", "Khasab kuguma aha inaad hadda go'aan gaarto.")
_CARDS = Entry("Six cards print on one sheet.", "Six cartes s’impriment sur une feuille.")
_COUNTY = Entry(
    "It works in York, Franklin and Cumberland counties.",
    "Il travaille dans les comtés de York, Franklin et Cumberland.",
)
_KINDS = Entry("Calls: %(calls)s. Cases: %(cases)s.", "Llamadas: %(calls)s. Casos: %(cases)s.")
_MAY = Entry("They may have to report it.", "Il se peut que l’on doive le signaler.")
_OPEN = Entry("The house is open at night.", "A casa está aberta de noite.")
_WHO = Entry("Who can help? You can ask.", "¿Quién puede ayudar? Puede preguntar.")
_NUM = ("%(number)s person", "%(number)s people")

MEANING = (
    Seed(
        259,
        "a promise of secrecy added in Somali",
        "promise-added",
        "so",
        Entry("You can ask the line.", "Khadka waad weydiin kartaa."),
        "Khadka waad weydiin kartaa, waana sir.",
    ),
    Seed(
        260,
        "a promise of safety added in French",
        "promise-added",
        "fr",
        Entry("You can ask the line.", "Vous pouvez demander à la ligne."),
        "Vous pouvez demander à la ligne sans risque.",
    ),
    Seed(
        201,
        "before made after in French",
        "meaning-contrary",
        "fr",
        _FIRST_FR,
        "Vous pouvez parler à un avocat après avoir parlé à la police.",
    ),
    Seed(
        202,
        "before made after in Somali",
        "meaning-contrary",
        "so",
        _FIRST_SO,
        "Waxaad qareen la hadli kartaa kadib markaad booliska la hadasho.",
    ),
    Seed(
        203,
        "before made after in Arabic",
        "meaning-contrary",
        "ar",
        _FIRST_AR,
        "يمكنك التحدث مع محامٍ بعد التحدث مع الشرطة.",
    ),
    Seed(
        204,
        "lawyer made advocate",
        "meaning-contrary",
        "es",
        _FIRST_ES,
        "Puede hablar con una persona de apoyo antes de hablar con la policía.",
    ),
    Seed(205, "may made must", "meaning-lost", "fr", _MAY, "On doit le signaler."),
    Seed(206, "free of charge made free", "meaning-contrary", "fr", _FREE, "L’examen est libre."),
    Seed(
        207,
        "free of charge made free in Spanish",
        "meaning-contrary",
        "es",
        _FREE_ES,
        "El examen es libre.",
    ),
    Seed(
        208,
        "go'aan taken for a negation",
        "negation",
        "so",
        _DECIDE,
        "Waa inaad hadda go'aan gaarto.",
    ),
    Seed(
        209,
        "can made must",
        "meaning-contrary",
        "fr",
        _FIRST_FR,
        "Vous devez parler à un avocat avant de parler à la police.",
    ),
    Seed(
        211,
        "open and closed exchanged",
        "meaning-turned",
        "es",
        Entry(
            "It is open on Monday and closed on Friday.",
            "Abre los lunes y está cerrado los viernes.",
        ),
        "Está cerrado los lunes, abre los viernes.",
    ),
    Seed(210, "open made closed", "meaning-contrary", "pt", _OPEN, "A casa está fechada de noite."),
)
NUMBERS = (
    Seed(
        221,
        "number in words changed",
        "number-word",
        "fr",
        _CARDS,
        "Sept cartes s’impriment sur une feuille.",
    ),
    Seed(
        222,
        "two numbers swapped",
        "number-order",
        "es",
        Entry("From 18 to 24 years", "De 18 a 24 años"),
        "De 24 a 18 años",
    ),
    Seed(
        223,
        "two values swapped",
        "placeholder-pair",
        "es",
        Entry("%(calls)s and %(cases)s", "%(calls)s y %(cases)s"),
        "%(cases)s y %(calls)s",
    ),
    Seed(
        225,
        "values of two nouns swapped",
        "placeholder-swapped",
        "so",
        Entry("%(sent)s of %(calls)s calls", "%(calls)s wicitaan, %(sent)s ka mid ah"),
        "%(sent)s wicitaan, %(calls)s ka mid ah",
    ),
    Seed(
        224,
        "values of two sentences swapped",
        "placeholder-moved",
        "es",
        _KINDS,
        "Llamadas: %(cases)s. Casos: %(calls)s.",
    ),
)
NAMES = (
    Seed(
        231,
        "county changed",
        "name-lost",
        "fr",
        _COUNTY,
        "Il travaille dans les comtés de York, Franklin et Somerset.",
    ),
    Seed(
        232,
        "language changed",
        "name-lost",
        "fr",
        Entry("Help in Spanish", "Aide en espagnol"),
        "Aide en anglais",
    ),
    Seed(
        233,
        "noun written large",
        "name-added",
        "fr",
        _FIRST_FR,
        "Vous pouvez parler à un Avocat avant de parler à la police.",
        beside=(Entry("A lawyer", "Un avocat"), Entry("Your lawyer", "Votre avocat")),
    ),
    Seed(
        235,
        "a place added",
        "name-added",
        "fr",
        Entry("In the county", "Dans le comté"),
        "Dans le comté de Franklin",
        beside=(Entry("It works in Franklin too.", "Il travaille aussi à Franklin."),),
    ),
)
PHRASING = (
    Seed(
        241,
        "English word left in",
        "english-word",
        "es",
        Entry("A safe shelter", "Un refugio seguro"),
        "Un shelter seguro",
        beside=tuple(
            Entry(f"A shelter in {town}", f"Un refugio en {town}")
            for town in ("Bangor", "Portland", "Augusta")
        ),
    ),
    Seed(
        242,
        "familiar address in French",
        "familiar",
        "fr",
        _FIRST_FR,
        "Tu peux parler à un avocat avant de parler à la police.",
    ),
    Seed(
        243,
        "familiar address in Spanish",
        "familiar",
        "es",
        _FIRST_ES,
        "Puedes hablar con un abogado antes de hablar con la policía.",
    ),
    Seed(
        244,
        "a woman addressed in Arabic",
        "familiar",
        "ar",
        Entry("The choice is yours.", "القرار لك."),
        "القرار لكِ.",
    ),
    Seed(246, "words of a machine", "machine", "fr", _FREE, "Traduction : L’examen est gratuit."),
    Seed(
        247,
        "sentence twice",
        "sentence-repeated",
        "fr",
        _FREE,
        "L’examen est gratuit. L’examen est gratuit.",
    ),
)
MARKS = (
    Seed(251, "straight apostrophe", "apostrophe", "fr", _FREE, "L'examen est gratuit."),
    Seed(
        252,
        "quotation marks of English",
        "quotation",
        "fr",
        Entry("Say: “Yes”", "Dites\u00a0: «\u202fOui\u202f»"),
        "Dites\u00a0: “Oui”",
    ),
    Seed(253, "two full stops", "doubled-mark", "es", _FREE_ES, "El examen es gratis.."),
    Seed(254, "space before a full stop", "mark-space", "es", _FREE_ES, "El examen es gratis ."),
    Seed(
        255,
        "question mark lost",
        "question-lost",
        "es",
        _WHO,
        "Quién puede ayudar. Puede preguntar.",
    ),
)
CONCEPT_SEEDS = (*MEANING, *NUMBERS, *NAMES, *PHRASING, *MARKS)
