"""English words in citations of Indonesian law, as data."""

from __future__ import annotations

from typing import Final

__all__ = ["ENGLISH_PHRASES", "ENGLISH_SPELLINGS"]

_MINISTERS: Final = {
    "agriculture": "pertanian",
    "agrarian affairs and spatial planning": "agraria dan tata ruang",
    "communication and information": "komunikasi dan informatika",
    "communication and informatics": "komunikasi dan informatika",
    "defence": "pertahanan",
    "defense": "pertahanan",
    "education and culture": "pendidikan dan kebudayaan",
    "energy and mineral resources": "energi dan sumber daya mineral",
    "environment and forestry": "lingkungan hidup dan kehutanan",
    "finance": "keuangan",
    "foreign affairs": "luar negeri",
    "health": "kesehatan",
    "home affairs": "dalam negeri",
    "industry": "perindustrian",
    "law and human rights": "hukum dan hak asasi manusia",
    "manpower": "ketenagakerjaan",
    "religious affairs": "agama",
    "social affairs": "sosial",
    "trade": "perdagangan",
    "transportation": "perhubungan",
    "villages": "desa",
}
_FORMS: Final = {"regulation": "permen", "decree": "kepmen", "decision": "kepmen"}
_REPUBLIC: Final = ("", " of the republic of indonesia")

ENGLISH_PHRASES: Final[dict[str, tuple[str, str | None]]] = {
    # Words: (kind, beginning of the issuer's name, or None if the kind has one issuer).
    **dict.fromkeys(["law", "laws", "act"], ("uu", None)),
    **{
        f"government {word} in lieu of {law}": ("perppu", None)
        for word in ("regulation", "regulations")
        for law in ("law", "a law", "laws", "the law")
    },
    **dict.fromkeys(["government regulation", "government regulations"], ("pp", None)),
    **dict.fromkeys(["presidential regulation", "presidential regulations"], ("perpres", None)),
    **dict.fromkeys(["presidential decree", "presidential decrees"], ("keppres", None)),
    "presidential instruction": ("inpres", None),
    "constitutional court decision": ("putusan_mk", None),
    "constitutional court ruling": ("putusan_mk", None),
    **{f"ministerial {form}": (kind, "menteri") for form, kind in _FORMS.items()},
    **{
        phrase: (kind, f"menteri {indonesian}")
        for english, indonesian in _MINISTERS.items()
        for form, kind in _FORMS.items()
        for republic in _REPUBLIC
        for phrase in (
            f"{form} of the minister of {english}{republic}",
            f"{form} of minister of {english}{republic}",
            f"minister of {english}{republic} {form}",
        )
    },
}

ENGLISH_SPELLINGS: Final[dict[str, str]] = {
    # English word: its Indonesian equivalent.
    "number": "nomor",
    "nos": "nomor",
    "year": "tahun",
    "article": "pasal",
    "articles": "pasal",
    "paragraph": "ayat",
    "paragraphs": "ayat",
    "letter": "huruf",
    "letters": "huruf",
}
