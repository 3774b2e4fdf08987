"""Titles before and after Indonesian names, and their spellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

__all__ = ["is_degree", "is_honorific", "is_known_degree", "is_shaped_degree", "split_honorifics"]

# Titles of learning, pilgrimage and office, and forms of address, without their dots.
_HONORIFICS: Final = frozenset(
    """
    prof dr drg drh ir drs dra h hj kh khr tgh ust ustaz ustadz ustadzah ns apt pdt bpk bapak ibu sdr sdri tn ny nyonya
    tgk tengku raden rr
    """.split()  # noqa: SIM905  # as words they can be read
)
# Titles with inner dots, unlike initials.
_DOTTED: Final = frozenset({"k.h.", "k.h", "t.g.h.", "t.g.h"})
# Bracketed qualifiers of a doctor or a professor: candidate, or honoris causa.
_QUALIFIED: Final = frozenset({"prof", "dr"})
_QUALIFIER: Final = re.compile(r"\((?:c|cand|can|h\.? ?c)\.?\)", re.IGNORECASE)
# "Dr. H. C." is honoris causa too, in one or two words; "Prof. H.C." may be initials.
_HONORIS_CAUSA: Final = re.compile(r"h\. ?c\.?|hc\.?", re.IGNORECASE)
_INITIAL: Final = re.compile(r"[^\W\d_]\.?")
# A spaced degree begins with at most two letters and a dot ("Sp. OG"); two letters, each with a dot, may be initials.
_MAX_SPACED_LENGTH: Final = 3
_GLUED: Final = re.compile(r"[^\W\d_]+\.|\([^()]*\)")

# The full spellings, with all optional dots.
_DEGREES: Final = """
S.H S.E S.Sos S.Sos.I S.Kesos S.Tr.Sos S.ST S.S.T S.STP S.S.T.P S.IP S.I.P S.P S.Pd S.Pd.I S.Pd.SD S.Pd.AUD S.Pd.H
S.Pd.K S.Ag S.Kom S.KM S.K.M S.T S.Si S.Th S.Th.I S.Th.K S.I.Kom S.IKom S.Kep S.Kep.Ns S.Ked S.KG S.Pt S.Sn S.Psi S.Tr
S.Tr.Kes S.Tr.Keb S.Tr.Kep S.Tr.Kom S.Tr.Gz S.Tr.Ak S.Tr.IP S.Tr.Stat S.Ps.I.P S.PsI S.I S.HI S.H.I S.EI S.E.I S.E.Sy
S.Sy S.Ud S.Hum S.Fil S.Fil.I S.S S.Ars S.Ak S.Akun S.Farm S.Gz S.Keb S.AP S.A.P S.AB S.AN S.A.N S.Stat S.Mat S.Hut
S.TP S.T.P S.Ptk S.Kel S.Pi S.Par S.Ds S.Or S.Kp S.Pn S.PWK S.Bio S.PdK S.Sos.H M.H M.M M.Pd M.Pd.I M.Pd.K M.M.Pd M.Si
M.S.i M.Sos M.Kesos M.Tr.Sos M.Tr M.Tr.IP M.Tr.Keb M.Tr.Kep M.AP M.A.P M.Kom M.KM M.K.M M.T M.Sc M.A M.Ag M.BA M.B.A
M.Hum M.I.Kom M.IKom M.Psi M.Par M.PA M.P.A M.Kes M.Kep M.Keb M.Farm M.Gz M.IP M.I.P M.HI M.H.I M.E M.EI M.E.I M.E.Sy
M.Ec.Dev M.Ak M.Acc M.Kn M.Th M.Div M.Sn M.Stat M.Mat M.Ars M.Eng M.Ed M.P M.PH M.P.H M.S M.Phil M.Fil M.Fil.I M.Ling
M.Li M.Or M.PWK M.URP M.Han M.Med M.TP M.Pt M.Hut M.Env M.Ud A.Md A.Md.Kep A.Md.Keb A.Md.Kom A.Md.Ak A.Md.T A.Md.Gz
A.Md.Kes A.Md.Sos A.Md.Farm A.Md.Pd A.Md.P A.M.K AMK A.M.Keb A.M.G A.M.d A.Ma A.Ma.Pd A.Ma.Pust A.KS A.K.S A.P A.Kp
A.Pt D.Ec D.Sc D.Min D.Th B.A B.Sc B.Eng B.Ed B.Sw LL.M LL.B Ph.D Ed.D Sp.A Sp.B Sp.OG Sp.PD Sp.KJ Sp.P Sp.N Sp.M
Sp.Rad Sp.THT Sp.Sos Sp.PSM Dipl Dipl.Ing Ners Ns Gr Apt Akt Ak CA CPA CMA CIA CISA CHRP CRMP CFrA QIA QWP CWP CLA CIL
CGAA ERMCP IPU IPM IPP ASEAN.Eng ASEAN Eng Lc Dt MARS MPS QH AIFO CPM
"""
# Degrees with vowels may look like names if capitals give no hint; these are common and not names.
_UNLIKE_NAMES: Final = frozenset(
    """
    amd amk amdkep ipm ipu mag mhum mkom mpdi mpsi msi msos phd sag se sip skesos skep skom spdi spsi ssi ssos
    """.split()  # noqa: SIM905  # as words they can be read
)
_VOWELS: Final = frozenset("aeiou")
# Degrees even where they are spelled like a name.
_UNMISTAKABLE: Final = frozenset({"Lc", "Ners"})
_SHAPED: Final = re.compile(
    r"(?:[SMDAB]|Sp|SP|LL|Ph|Dipl)\.(?:[A-Za-z]{1,8}\.?){1,4}(?:\([A-Za-z.]{1,8}\))?|(?:[A-Z]{2,5}\.)+[A-Z]{2,5}\.?"
)
_ACRONYM: Final = re.compile(r"[A-Z]{2,6}\.?")


def _find_part_ends(parts: Sequence[str]) -> frozenset[int]:
    return frozenset(accumulate(map(len, parts)))


def _index_degrees() -> dict[str, frozenset[int]]:
    """Map degrees in lower case without dots to the offsets at which their parts may end."""
    known: dict[str, frozenset[int]] = {}
    for degree in _DEGREES.split():
        bare = degree.replace(".", "").casefold()
        known[bare] = known.get(bare, frozenset()) | _find_part_ends(degree.split("."))
    return known


_KNOWN: Final = _index_degrees()


def is_honorific(word: str) -> bool:
    """Return whether a word before a name is a title. Initials are not: "H.J." differs from "Hj."."""
    return word.casefold() in _DOTTED or word.removesuffix(".").casefold() in _HONORIFICS


def split_honorifics(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the titles before a name, including attached ones ("Drs.H.Contoh"), and the remaining words."""
    left = list(words)
    found: list[str] = []
    while len(left) > 1 or (left and "." in left[0][:-1]):
        pieces = _split_attached(left[0])
        if not is_honorific(pieces[0]) or not (left[1:] or pieces[1:]):
            break
        following = pieces[1] if pieces[1:] else left[1]
        if all(_INITIAL.fullmatch(piece) for piece in (pieces[0], _split_attached(following)[0])):
            # "H.M.Contoh", "H. M. Contoh": initials, or a pilgrim's H.
            break
        found.append(pieces[0])
        left[:1] = ["".join(pieces[1:])] if pieces[1:] else []
        length = _count_qualifiers(found[-1], left)
        if length:
            found[-1] = " ".join([found[-1], *left[:length]])
            left = left[length:]
    return found, left


def _count_qualifiers(title: str, words: Sequence[str]) -> int:
    """Return the number of words after a title that qualify it: *(c)*, *H.C.*; a word of the name remains."""
    if title.removesuffix(".").casefold() not in _QUALIFIED:
        return 0
    for length in (1, 2):
        text = " ".join(words[:length])
        # A physician is a "dr.".
        is_doctorate = title[0] == "D" and _HONORIS_CAUSA.fullmatch(text) is not None
        if len(words) > length and (is_doctorate or _QUALIFIER.fullmatch(text)):
            return length
    return 0


def _split_attached(word: str) -> list[str]:
    """Split a word into a title and the attached rest, if any."""
    if word.casefold() in _DOTTED:
        return [word]
    piece = _GLUED.match(word)
    return [word] if piece is None or piece.end() == len(word) else [piece[0], word[piece.end() :]]


def is_known_degree(words: Sequence[str]) -> bool:
    """Return whether words together are a listed degree, split at allowed positions.

    >>> is_known_degree(["S.", "Sos."]), is_known_degree(["SSos"]), is_known_degree(["A.K."])
    (True, True, False)
    """
    parts = [part for word in words for part in word.split(".") if part]
    bare = "".join(parts).casefold()
    return bare in _KNOWN and _find_part_ends(parts) <= _KNOWN[bare] and not any(word.startswith(".") for word in words)


def is_shaped_degree(word: str, *, among_others: bool) -> bool:
    """Return whether a word after a comma looks like a degree; an acronym does only beside other degrees."""
    return _SHAPED.fullmatch(word) is not None or (among_others and _ACRONYM.fullmatch(word) is not None)


def is_degree(words: Sequence[str], *, in_capitals: bool) -> bool:
    """Return whether trailing words of a name, without a comma, together are a degree.

    Args:
        words: The words.
        in_capitals: Whether the whole name is in capitals, so that they give no hint.
    """
    if not is_known_degree(words):
        return False
    if len(words) > 1:
        return len(words[0]) <= _MAX_SPACED_LENGTH and any(len(word.rstrip(".")) > 1 for word in words)
    word = words[0]
    if "." in word or word in _UNMISTAKABLE:
        return True
    if word.isupper() and not in_capitals:
        return True
    return not word.istitle() and (word.casefold() in _UNLIKE_NAMES or _VOWELS.isdisjoint(word.casefold()))
