"""A fault for each check that the first list does not ask for."""

from tests.i18n.spoken import SPOKEN
from tests.workshop.checks.seeding import Entry, Seed

_LEAVE = Entry("Leave this site now", "Quitter ce site maintenant")
_HOURS = Entry("From %(opens)s to %(closes)s", "De %(opens)s à %(closes)s")
_CALLS = Entry(("%(num)s call", "%(num)s calls"), ("%(num)s appel", "%(num)s appels"))
_HURT = Entry("Anyone who was hurt here.", "Toute personne blessée ici.", "a.serves")
_HELP = Entry("Help after trafficking", "Aide après la traite des êtres humains")

MORE_SEEDS = (
    Seed(101, "another charset", "charset", "fr", _LEAVE, swap=(b"utf-8", b"iso-8859-1")),
    Seed(
        102,
        "empty file",
        "empty-catalog",
        "fr",
        _LEAVE,
        swap=(b'\nmsgid "Leave this site now"\nmsgstr "Quitter ce site maintenant"\n', b""),
    ),
    Seed(103, "fuzzy header", "header-fuzzy", "fr", _LEAVE, swap=(b"msgid", b"#, fuzzy\nmsgid")),
    Seed(
        104,
        "other plural rule",
        "header-plurals",
        "fr",
        _LEAVE,
        swap=(SPOKEN["fr"].plural_forms.encode(), SPOKEN["es"].plural_forms.encode()),
    ),
    Seed(
        105,
        "plural lost",
        "plural-lost",
        "fr",
        _CALLS,
        swap=(b'msgid_plural "%(num)s calls"\nmsgstr[0] "%(num)s appel"\nmsgstr[1]', b"msgstr"),
    ),
    Seed(
        106,
        "message gone",
        "missing",
        "fr",
        _LEAVE,
        beside=(Entry("Save", "Enregistrer"),),
        swap=(b'msgid "Save"\nmsgstr "Enregistrer"\n', b""),
    ),
    Seed(
        108,
        "placeholder twice",
        "placeholder-repeated",
        "fr",
        _HOURS,
        "De %(opens)s à %(closes)s (%(closes)s)",
    ),
    Seed(
        109, "hours changed places", "placeholder-order", "fr", _HOURS, "De %(closes)s à %(opens)s"
    ),
    Seed(110, "joiner in French", "joiner", "fr", _LEAVE, "Quitter ce si\u200dte maintenant"),
    Seed(111, "two scripts in a word", "mixed-scripts", "ar", Entry("Way out", "مخرج"), "مخرaج"),
    Seed(112, "smuggling in French", "forbidden-word", "fr", _HELP, "Aide après le trafic"),
    Seed(
        113,
        "smuggling in Spanish",
        "forbidden-word",
        "es",
        Entry("Help after trafficking", "Ayuda después de la trata"),
        "Ayuda después del tráfico",
    ),
    Seed(
        114,
        "smuggling in Somali",
        "forbidden-word",
        "so",
        Entry("Help after trafficking", "Caawimaad ka dib ka ganacsiga dadka"),
        "Caawimaad ka dib tahriibka",
    ),
    Seed(
        115,
        "smuggling in Arabic",
        "forbidden-word",
        "ar",
        Entry("Help after trafficking", "مساعدة بعد الاتجار بالبشر"),
        "مساعدة بعد التهريب",
    ),
    Seed(
        116,
        "negation lost in a label",
        "negation",
        "fr",
        Entry("Area not known", "Région inconnue"),
        "Région connue",
    ),
    Seed(
        117,
        "negation lost in Spanish",
        "negation-lost",
        "es",
        Entry(
            "You do not have to talk to the police.",
            "No tiene que hablar con la policía.",
            "safety",
        ),
        "Tiene que hablar con la policía.",
    ),
    Seed(
        118,
        "negation lost in Arabic",
        "negation-lost",
        "ar",
        Entry("You do not have to talk to the police.", "لست ملزمًا بالتحدث مع الشرطة.", "safety"),
        "أنت ملزم بالتحدث مع الشرطة.",
    ),
    Seed(
        119,
        "longer than its place",
        "length",
        "fr",
        Entry("Way out", "Sortie", comment="at most 12 letters"),
        "Chemin vers la sortie",
    ),
    Seed(
        120,
        "excuse without a reason",
        "excuse",
        "fr",
        _LEAVE,
        swap=(b'\nmsgid "Leave', b'\n# ok: copied\nmsgid "Leave'),
    ),
    Seed(
        121,
        "negation added in French",
        "negation-added",
        "fr",
        Entry("You can leave.", "Vous pouvez partir.", "safety"),
        "Vous ne pouvez pas partir.",
    ),
    Seed(
        122,
        "negation added in Somali",
        "negation-added",
        "so",
        Entry("You can leave.", "Waad bixi kartaa.", "safety"),
        "Ma bixi kartid.",
    ),
    Seed(
        124,
        "title that tells",
        "telling-title",
        "fr",
        Entry("Who can help", "Qui peut aider", "page"),
        "Qui aide les mineurs",
    ),
    Seed(
        125,
        "title that tells in Arabic",
        "telling-title",
        "ar",
        Entry("Who can help", "من يمكنه المساعدة", "page"),
        "من يساعد الأطفال",
    ),
    Seed(
        123,
        "negation added in Arabic",
        "negation-added",
        "ar",
        Entry("You can leave.", "يمكنك المغادرة.", "safety"),
        "لا يمكنك المغادرة.",
    ),
    Seed(
        126,
        "sentence of more than twenty words",
        "long-sentence",
        "fr",
        Entry(
            "You can call when you want. You can say what you like. You can end the call at any "
            "moment, and nobody asks you why.",
            "Vous pouvez appeler quand vous voulez. Vous pouvez dire ce que vous voulez. Vous "
            "pouvez raccrocher à tout moment, et personne ne vous demande pourquoi.",
        ),
        "Vous pouvez appeler quand vous voulez, et vous pouvez dire ce que vous voulez, et vous "
        "pouvez raccrocher à tout moment, et personne ne vous demande pourquoi.",
    ),
)
