"""Faults of letters, languages and meaning."""

from tests.workshop.checks.seeding import Entry, Seed

_DAY = Entry("On %(day)s in %(place)s.", "Le %(day)s à %(place)s.")
_UNDER_AR = Entry("Help for people under 24", "مساعدة لمن هم دون 24 سنة")
_LEAVE = Entry("Leave this site now", "Quitter ce site maintenant")
_POLICE_SO = Entry(
    "You do not have to talk to the police.",
    "Khasab kuguma aha inaad booliska la hadasho.",
    "safety",
)
_POLICE_FR = Entry(
    "You do not have to talk to the police.",
    "Vous n’êtes pas obligé de parler à la police.",
    "safety",
)
_WHO = Entry("Who can help you, and when?", "من يمكنه مساعدتك، ومتى؟")
_LEGAL = Entry("Legal help for you and your family.", "Aide juridique pour vous et votre famille.")
_AYUDA = Entry(
    "You can leave with her when you want, and they can help you.",
    "Puede irse con ella cuando quiera, y le pueden ayudar.",
)
_CAAWIN = Entry(
    "You can call the helpline at any time. A trained person will listen to you.",
    "Waad wici kartaa khadka caawinta wakhti kasta. Qof tababaran ayaa ku dhageysanaya.",
)
_MUSACADA = Entry(
    "You can call the helpline at any time. A trained person will listen to you.",
    "يمكنك الاتصال بخط المساعدة في أي وقت. سيستمع إليك شخص مدرب.",
)
_CHOICE = Entry(
    "An advocate listens to you, tells you what is possible, and leaves each choice to you. "
    "It costs nothing.",
    "Une personne de soutien vous écoute, vous dit ce qui est possible et vous laisse choisir. "
    "Cela ne coûte rien.",
)
_TRADE = Entry("Help after trafficking", "Aide après la traite des êtres humains")

LETTERS = (
    Seed(
        61, "right-to-left override", "invisible", "fr", _LEAVE, "Quitter \u202ece site maintenant"
    ),
    Seed(62, "isolate not closed", "isolates", "ar", _UNDER_AR, "مساعدة لمن هم دون \u206624 سنة"),
    Seed(
        63,
        "number not isolated",
        "isolate-missing",
        "ar",
        Entry("The line is open 24/7.", "الخط مفتوح \u206624/7\u2069."),
        "الخط مفتوح 24/7.",
    ),
    Seed(64, "homoglyph", "foreign-letter", "fr", _LEAVE, "Quitter ce sitе maintenant"),
    Seed(65, "zero-width space", "invisible", "fr", _LEAVE, "Quitter ce si\u200bte maintenant"),
    Seed(66, "soft hyphen", "invisible", "fr", _LEAVE, "Quitter ce site main\u00adtenant"),
    Seed(67, "Persian letters", "other-letters", "ar", _WHO, "من یمکنه مساعدتک، ومتى؟"),
    Seed(68, "kashida", "kashida", "ar", _WHO, "من يمكنه مســاعدتك، ومتى؟"),
    Seed(69, "mojibake", "mojibake", "fr", _DAY, "Le %(day)s Ã\u00a0 %(place)s."),
    Seed(70, "control character", "invisible", "fr", _LEAVE, "Quitter ce site\u0007 maintenant"),
    Seed(71, "accents in two pieces", "decomposed", "fr", _DAY, "Le %(day)s a\u0300 %(place)s."),
)
LANGUAGES = (
    Seed(
        75,
        "Persian in Arabic",
        "other-letters",
        "ar",
        _MUSACADA,
        "شما می‌توانید هر زمان با خط کمک تماس بگیرید. یک فرد آموزش‌دیده به شما گوش می‌دهد.",
    ),
    Seed(76, "Arabic in Somali", "other-script", "so", _CAAWIN, _MUSACADA.translation),
    Seed(
        77,
        "a Finnish word for a term in Somali",
        "glossary",
        "so",
        _CAAWIN,
        "Waad wici kartaa puhelin caawinta wakhti kasta. Qof tababaran ayaa ku dhageysanaya.",
    ),
)
MEANING = (
    Seed(
        80,
        "negation lost in Somali",
        "negation-lost",
        "so",
        _POLICE_SO,
        "Khasab waa inaad booliska la hadasho.",
    ),
    Seed(
        81,
        "negation lost in French",
        "negation-lost",
        "fr",
        _POLICE_FR,
        "Vous êtes obligé de parler à la police.",
    ),
    Seed(
        82,
        "sentence left out",
        "left-out",
        "fr",
        _CHOICE,
        "Une personne de soutien vous écoute, vous dit ce qui est possible et vous laisse choisir.",
    ),
    Seed(
        83, "glossary term broken", "glossary", "fr", _TRADE, "Aide après le commerce de personnes"
    ),
)
WORD_SEEDS = (*LETTERS, *LANGUAGES, *MEANING)
