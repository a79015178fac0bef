"""Words that no title, address or file name may hold, in any of the languages."""

BANNED = (
    "traffick", "sex", "assault", "abuse", "violence", "exploit", "victim", "survivor", "rape",
    "traite", "agression", "victime", "survivant",
    "trata", "agresión", "abuso", "violencia", "explota", "víctima", "sobreviv",
    "ganacsi", "galmo", "kufsi", "xadgudub", "dhibban", "badbaad",
    "الاتجار", "جنس", "اغتصاب", "اعتداء", "عنف", "استغلال", "ضحي", "ناج",
)  # fmt: skip
