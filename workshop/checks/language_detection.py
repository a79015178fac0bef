"""Detects languages by their small words, which no two of them share.

A few dozen words a language are enough for a sentence, tell a person why, and cost nothing;
letter statistics misfire on names and on short labels, which most messages are.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

_WORDS = {
    "en": "the and you your of is are was were it that this they not for with who what can may from"
    " have has had will would do does did if there their them he she his her we our us be been but"
    " or at by an which when where how why also only about into than then here call help someone"
    " somebody people need know everything nothing other these those",
    "fr": "d' l' n' qu' c' s' j' m' le les des une du et est sont vous votre vos nous notre nos"
    " pour avec qui que dans ce cette ces ou où pas ne sur par plus aux leur leurs ils elles"
    " elle il être avoir peut peuvent pouvez sans mais si quand comment aussi chez très tout"
    " tous toute toutes c'est qu'un qu'une lui était ont a-t-il ici fait été se sa son ses au"
    " autre autres dont personne personnes langue langues aide année années ligne quelqu'un"
    " chaque entre contre",
    "es": "el los las una del y es son usted su sus nosotros nuestro para con quien que en esta"
    " este estos estas o donde no por más ellos ellas ella él ser estar puede pueden sin pero si"
    " cuando cómo también muy todo todos toda todas lo le les se fue han hay aquí está están qué"
    " quién alguien algo desde hasta sobre porque nos otro otros otra otras persona personas"
    " cualquier violencia idioma idiomas ayuda hacer trabajan dice llamar llamada llamadas"
    " línea tiene tienen policía mensaje mensajes teléfono año años gente hablan habla escribe"
    " oficina muestra tabla número números hizo veces sitio salir",
    "pt": "os uma umas do da dos das e é são você seu sua seus suas nós nosso para com quem que"
    " em esta este isto ou onde não por mais eles elas ela ele ser estar pode podem sem"
    " mas se quando como também muito tudo todo todos toda todas lhe lhes foi têm há aqui"
    " está estão na no nas nos ao aos à às pelo pela alguém até sobre porque num numa"
    " outro outros outra outras pessoa pessoas qualquer violência idioma idiomas ajuda"
    " fazer o estas estes número números ligar chamada chamadas linha tem polícia mensagem"
    " mensagens telefone ano anos"
    " falam fala essa esse isso pelos pelas escritório mostra tabela fez vezes sair",
    "so": "waa iyo ama oo ee ka ku u la si in ay uu aad aan waxaa waxay waxaad waxaan wuxuu kuwa"
    " qof dad dadka hadda kale leh lagu laga looga loo ayaa ayay ah ahaan markii marka haddii"
    " halkan halkaas kan tan kani tani inay inuu inaad ilaa sida isku kala iyaga ma maaha adiga"
    " kuu kaa waad way wax badan sidoo weli xitaa jira",
    "sw": "na ya wa kwa ni za la katika hii huu hiyo hizi hili kama yako wako wewe sisi watu mtu"
    " au lakini pia kuwa wala si hapa sasa kila yote wote unaweza anaweza tunaweza kutoka baada"
    " kabla bila cha vya mwa ambao ambaye ikiwa msaada habari haki lazima zaidi",
    "fi": "ja on ei se että hän sinä minä me te he tämä tämän nämä voit voi olet ovat oli mutta"
    " tai kun jos myös vain sinun meidän joka jotka mitä mikä missä miten kuin niin ole kanssa"
    " ilman kaikki apua puhelin numero soita",
    "ar": "في من على إلى عن أن إن هذا هذه ذلك التي الذي الذين كان كانت لا ما لم لن قد أو ثم هو هي"
    " هم كل بعض بين عند مع أي إذا يمكن يمكنك كما حتى هنا هناك ليس غير بعد قبل",
    "fa": "از در به با را که این آن است برای شما ما آنها هم یا هر نیست می‌شود شود کند می‌تواند"
    " می‌توانید کنید باید اگر هستند بود شده دارد تا نمی پس خود یک دو",
    "ur": "ہے ہیں کا کی کے میں سے کو پر اور یہ وہ نہیں آپ ہم تھا گا کر ہو جو",
}
_KNOWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {code: frozenset(words.split()) for code, words in _WORDS.items()}
)
_FEWEST = 2


def detect_language(words: Iterable[str], expected: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a language that words in small letters rather belong to, and the words that tell.

    None where they may well be `expected`, or where too little speaks for another.
    """
    some = [part for word in words for part in _split(word.replace("’", "'"))]
    own = _KNOWN.get(expected, frozenset())
    best: tuple[str, tuple[str, ...]] | None = None
    for code, known in _KNOWN.items():
        if code == expected:
            continue
        output = tuple(dict.fromkeys(word for word in some if word in known and word not in own))
        count = sum(word in output for word in some)
        # What both say, as Spanish and Portuguese often do, speaks for neither.
        mine = sum(word in own and word not in known for word in some)
        if len(output) >= _FEWEST and count > mine and (best is None or len(output) > len(best[1])):
            best = (code, output)
    return best


def _split(word: str) -> tuple[str, ...]:
    """Return a word, and before it the article or the particle that French joins to it."""
    head, mark, rest = word.partition("'")
    return (head + mark, rest, word) if mark and head + mark in _KNOWN["fr"] else (word,)


def small_words(code: str) -> frozenset[str]:
    """Return the small words of a language, in small letters."""
    return _KNOWN.get(code, frozenset())
