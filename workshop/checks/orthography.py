"""How each language is written: the one place to add what a new language needs.

A language that is not here is checked too, by what holds for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_ALIKE = MappingProxyType({".": ".", "?": "?", "!": "!", ":": ":", "…": "…"})
_CURLY = (("“", "”"), ("«", "»"))


@dataclass(frozen=True)
class Orthography:
    """The orthography of one language.

    `letters` are those beyond a to z, or all of a script other than Latin; empty: any. `absent`
    are Latin letters that its own words lack, `clusters` a pattern that its words never match.
    `endings` says how a sentence ends where English ends so. `marks` are Latin marks that have
    a form of their own here. `narrow` are marks with a narrow no-break space before them.
    `opening` are marks that begin a sentence which ends with their key. `joiners` are invisible
    letters that the spelling needs. `negations` is a pattern of the words that say no.
    """

    script: str = ""
    letters: str = ""
    absent: str = ""
    clusters: str = ""
    endings: Mapping[str, str] = field(default_factory=lambda: _ALIKE)
    marks: Mapping[str, str] = field(default_factory=dict)
    narrow: str = ""
    opening: Mapping[str, str] = field(default_factory=dict)
    quotes: tuple[tuple[str, str], ...] = _CURLY
    joiners: str = ""
    negations: str = ""
    doubles: frozenset[str] = frozenset()


_GENERAL = Orthography()

ORTHOGRAPHIES: Mapping[str, Orthography] = MappingProxyType(
    {
        "fr": Orthography(
            script="LATIN",
            letters="àâæçéèêëîïôœùûüÿ",
            narrow="?!:;»",
            negations=r"\b(?:ne|pas|non|jamais|aucune?s?|sans|rien|ni|nulle?|doutes?|inconnue?s?"
            r"|introuvables?|impossibles?|interdite?s?)\b|\bn['’]",
            doubles=frozenset({"nous", "vous"}),
        ),
        "es": Orthography(
            script="LATIN",
            letters="áéíñóúü",
            opening={"?": "¿", "!": "¡"},
            negations=r"\b(?:no|nunca|jamás|sin|ni|nada|nadie|tampoco|ning[uú]n[ao]?s?|dudas?)\b",
        ),
        "pt": Orthography(
            script="LATIN",
            letters="áâãàçéêíóôõúü",
            negations=r"\b(?:não|nunca|jamais|sem|nem|nada|ninguém|tampouco|nenhum(?:as?|ns)?|dúvidas?)\b",
        ),
        "so": Orthography(
            script="LATIN",
            absent="pvz",
            # No word of Somali begins with two consonants or ends with one of these; two vowels
            # side by side are the same one, and only b d g l m n r stand doubled.
            clusters=r"^(?!sh|dh|kh)[bcdfghjklmnqrstwxy]{2}|(?<!')[bcdfghjklmnqrstwxy]{4}"
            r"|ae|ai|ao|au|ea|ei|eo|eu|ia|ie|io|iu|oa|oe|oi|ou|ua|ue|ui|uo|tt|kk|ss|ff|hh|jj|qq"
            r"|(?:ck|ch|tch|ght|ll|pp|th|ing|mp|t|k)$",
            # "ma" joins the particle before it: lama, kuma, kamana; "aan" joins the one behind it.
            negations=r"\b(?:ma|mana|maya|maaha|ha|aan|aan(?:an|ad|aad|ay|u|uu)|yaan\w*"
            r"|(?:adi?g?|isag|iyad|iyag|annag|anig)(?:oo|o)n"
            r"|(?:in)?(?:aysan|uusan|aadan|aanan|aynan|ayan)|la['’]aan\w*|wel\w+na|marna|cidna"
            r"|waxba|midna|(?:i|u|la|ka|ku|is|iga|uga|ugu|kaa|kuu|kala|kula|kugu|kaaga|isku|iska"
            r"|lagu|laga|lala|loo|looga|loogu|noo|soo)ma(?:na)?)\b",
            doubles=frozenset({"kala", "mid", "si", "dhan", "degdeg", "marar"}),
        ),
        "ar": Orthography(
            script="ARABIC",
            letters="ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱٰٕٓٔـًٌٍَُِّْ",
            endings={".": ".", "?": "؟", "!": "!", ":": ":", "…": "…"},
            marks={"?": "؟", ",": "،", ";": "؛"},
            quotes=(*_CURLY, ("”", "“")),
            negations=r"\b[وف]?(?:لا|لم|لن|ليس\w*|لست\w*"
            r"|غير|دون(?! +(?:سن|\d|\ufffc))|بدون|بلا|عدم|بعدم|لعدم|أبدا|ألا"
            r"|ألّا|كلا|سوى|ممنوع\w*|ما من|مجان\w*|[يت]?تعذر\w*)\b",
        ),
    }
)


def orthography_of(code: str) -> Orthography:
    """Return the orthography of a language, or what holds for all."""
    return ORTHOGRAPHIES.get(code, _GENERAL)
