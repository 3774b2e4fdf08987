"""Appointments in running text: "Ketua IPSM Misal, Sugeng", "Sugeng terpilih sebagai Ketua", "dipimpin oleh Sugeng"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from psm_model.entities import Capacity, Post
from psm_model.entities.titles import NUMBERS, ParsedTitle
from psm_model.values.place_names import is_area_phrase

from ._holders import Holder, join_spaces
from ._name_words import is_body_word, is_honorific_word, starts_office
from ._prose_posts import POST_WORDS, Mention, PostReader
from ._prose_words import ADDRESSES, Prose
from ._statement import Statement

__all__ = ["read_prose"]

# Before a post: "Sugeng terpilih sebagai Ketua".
_LINKS: Final = frozenset(
    (
        "sebagai",
        "selaku",
        "menjadi",
        "menjabat",
        "jabat",
        "mengemban",
        "menduduki",
        "menempati",
        "memegang",
        "kursi",
        "sbg",
    )
)
_BETWEEN: Final = frozenset(("jabatan", "posisi", "kursi", "amanah", "sebagai", "selaku", "tugas"))
# Words between the holder and such a word, and signs that stand there.
_CHAIN: Final = frozenset(
    (
        *("terpilih", "dipilih", "kembali", "resmi", "secara", "aklamasi", "dipercaya", "dipercayakan", "ditunjuk"),
        *(
            "ditetapkan",
            "dilantik",
            "dikukuhkan",
            "diangkat",
            "didapuk",
            "didaulat",
            "diamanahi",
            "diamanahkan",
            "diberi",
        ),
        *(
            "amanah",
            "bertindak",
            "yang",
            "telah",
            "sudah",
            "kini",
            "sekarang",
            "saat",
            "ini",
            "masih",
            "akan",
            "langsung",
        ),
        *("bulat", "musyawarah", "mufakat", "untuk", "duduk", "di", "disahkan", "dinobatkan", "ditugaskan", "menjabat"),
        *("mendapat", "kepercayaan", "lagi", "akhirnya", "sah", "keluar", "oleh", "peserta", "dinyatakan", "dengan"),
        *(
            "suara",
            "terbanyak",
            "melanjutkan",
            "memimpin",
            "hasil",
            "masing-masing",
            "adalah",
            "jadi",
            "dipastikan",
            "juga",
        ),
        *(
            "muncul",
            "tampil",
            "menerima",
            "demokratis",
            "meraih",
            "mandat",
            "jabatan",
            "kursi",
            "posisi",
            "sebagai",
            "menempati",
            "tersebut",
        ),
    )
)
# Behind a post: "Ketua dijabat Sugeng".
_OPENERS: Final = frozenset(
    (
        *(
            "adalah",
            "ialah",
            "yaitu",
            "yakni",
            "dijabat",
            "ditempati",
            "diisi",
            "diduduki",
            "dipegang",
            "diemban",
            "diamanahkan",
        ),
        *("dipercayakan", "diserahkan", "jatuh", "terpilih", "oleh", "dipilih", "ditetapkan", "disandang", "diraih"),
    )
)
_AFTER_OPENER: Final = frozenset(("oleh", "kepada", "pada", "ke", "tangan", "langsung", "kembali", "adalah", "saudara"))
_LEADS: Final = frozenset(
    ("dipimpin", "diketuai", "dinakhodai", "dinahkodai", "dikomandoi", "dikomandani", "dinakodai")
)
_ADVERBS: Final = frozenset(
    (
        "kini",
        "sekarang",
        "saat",
        "ini",
        "resmi",
        "akan",
        "kembali",
        "yang",
        "telah",
        "sudah",
        "masih",
        "selanjutnya",
        "itu",
        "masing-masing",
    )
)
_LEADING: Final = frozenset(("memimpin", "mengetuai", "menakhodai", "menahkodai", "mengomandoi"))
_BEFORE_LEADING: Final = _ADVERBS | {"dipercaya", "terpilih", "untuk", "terus", "juga", "ditunjuk", "siap"}
_LEADERSHIP: Final = frozenset(("pimpinan", "kepemimpinan", "komando", "nakhoda"))
_STARTERS: Final = frozenset(
    ("sementara", "sedangkan", "adapun", "dan", "kini", "serta", "kepengurusan", "pengurus", "yang")
)
_ENDS: Final = frozenset((".", ";", ":", "\n", "!", "?", "\u201c", "\u201d", '"', "\u2013", "\u2014", ","))
_STOPS: Final = frozenset((".", ";", "\n", "!", "?", "\u201c", "\u201d"))
_LEFT: Final = frozenset(
    ("meninggal", "wafat", "mengundurkan", "mundur", "berhenti", "diberhentikan", "pensiun", "tutup")
)
_DISMISSALS: Final = frozenset(("memberhentikan", "mencopot", "memecat", "menonaktifkan", "diberhentikan", "dicopot"))
_REPLACES: Final = frozenset(("menggantikan", "mengganti", "gantikan", "pengganti"))
_AND: Final = frozenset(("dan", "serta", "&"))
_FEW: Final = 8
_FAR: Final = 14
_CLAUSE: Final = 24
_OFFICE_WORDS: Final = 12
_ADVISORY: Final = frozenset((Post.PATRON, Post.ADVISER, Post.DIRECTOR, Post.OTHER))
_BOARD: Final = frozenset((Post.CHAIR, Post.SECRETARY, Post.TREASURER))
_LISTED: Final = frozenset(
    (Post.MEMBER, Post.SECTION_MEMBER, Post.PATRON, Post.ADVISER, Post.MOTIVATOR, Post.VICE_CHAIR)
)


def read_prose(prose: Prose) -> list[Statement]:
    """Read the appointments in running text, in order."""
    return _Reader(prose).read()


class _Reader:
    """A reader of appointments in running text, from post to post."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._posts = PostReader(prose)
        self._found: list[Statement] = []

    def read(self) -> list[Statement]:
        at = 0
        while at < len(self._prose.tokens):
            bare = self._prose.bare(at)
            mention = self._posts.read(at)
            if mention is not None:
                at = max(self._read_mention(mention), at + 1)
                continue
            if bare in _LEADS:
                self._read_lead(at, at + 1)
            elif bare in _LEADING:
                self._read_leading(at)
            elif bare in _LEADERSHIP and self._prose.bare(at - 1) == "bawah":
                self._read_lead(at, at + 1, back=at - 2)
            elif bare == "beranggotakan":
                self._read_members(at)
            at += 1
        return self._found

    def _read_mention(self, mention: Mention) -> int:
        """Read the holders of a post; return the index from which to go on."""
        prose = self._prose
        joint = self._read_joint(mention)
        if joint is not None:
            return joint
        end = self._read_before(mention)
        if end is not None:
            return end
        name = mention.name
        end = mention.end
        if name is not None and self._is_shouted(mention):
            return end
        if name is None and (not mention.is_unsure or prose.bare(end) in _OPENERS):
            name = self._find_name_behind(end)
        if name is None and prose.bare(end) == "dari":
            return self._read_handover(mention)
        if name is None:
            office = self._find_office_behind(mention)
            if office is not None:
                self._state(mention, office, is_office=True)
                return office[1]
            self._read_apposition(mention)
            return end
        names = [name]
        if mention.title.post is Post.MEMBER and mention.body is None:
            # "Anggota Biasa" and "anggota Angkatan Perang" name no member.
            is_listed = prose.bare(mention.start - 1) in {"dengan", "dari", "para", "serta"} or prose.bare(
                name[0] - 1
            ) in ADDRESSES | {":"}
            if not is_listed and not is_honorific_word(prose.tokens[name[0]].text):
                return end
            names = self._find_list(name)
        elif mention.title.post in _LISTED and prose.bare(name[0] - 1) in {"yakni", "yaitu", "adalah", "ialah", ":"}:
            names = self._find_list(name)
        elif mention.title.post is Post.MEMBER and mention.post[1] - mention.post[0] < len("pengurus "):
            # Members of a body that are named behind it are rarely members of its board.
            return end
        for place in names:
            self._state(mention, place)
        return names[-1][1]

    def _read_handover(self, mention: Mention) -> int:
        """Read a post that goes from one holder to another: *jabatan Ketua dari Ani kepada Budi*."""
        prose = self._prose
        first = prose.find_name(mention.end + 1)
        if first is None or prose.bare(first[1]) not in {"kepada", "ke"}:
            return mention.end
        second = prose.find_name(first[1] + 1)
        if second is None:
            return mention.end
        self._state(mention, second, replaced=prose.span(*first))
        return second[1]

    def _is_shouted(self, mention: Mention) -> bool:
        """Return whether the words are in capitals, as in a title or below a signature."""
        written = self._prose.text[slice(*mention.post)]
        is_shouted = written.isupper() and len(written) > 3
        token = self._prose.tokens[mention.start]
        return token.in_headline or is_shouted

    def _state(
        self,
        mention: Mention,
        place: tuple[int, int],
        *,
        is_office: bool = False,
        is_former: bool = False,
        replaced: tuple[int, int] | None = None,
    ) -> None:
        title = mention.title
        if is_former or (self._is_left(place[1]) or self._is_left(mention.end)):
            title = attrs.evolve(title, capacity=Capacity.FORMER)
        if is_office and title.capacity is Capacity.SUBSTANTIVE:
            title = attrs.evolve(title, capacity=Capacity.EX_OFFICIO)
        if replaced is None and title.capacity is not Capacity.FORMER:
            replaced = self._find_replaced(max(place[1], mention.end))
        self._found.append(
            Statement(self._make(place, is_office=is_office), mention.post, title, mention.body, replaced)
        )

    def _make(self, place: tuple[int, int], *, is_office: bool = False) -> Holder:
        start, end = self._prose.span(*place)
        return Holder(start, end, join_spaces(self._prose.text[start:end]), is_office)

    def _is_left(self, at: int) -> bool:
        prose = self._prose
        while prose.bare(at) in {"yang", "telah", "sudah", "karena", "(", "alm", "almarhum"}:
            at += 1
        return prose.bare(at) in _LEFT

    # Behind the post.

    def _find_name_behind(self, at: int) -> tuple[int, int] | None:
        """Return the name behind a post and a sign or a verb."""
        prose = self._prose
        bare = prose.bare(at)
        if bare == ",":
            name = prose.find_name(at + 1)
            return name if name is not None and self._ends_well(name[1]) else None
        if bare == "(":
            name = prose.find_name(at + 1)
            return name if name is not None and prose.bare(name[1]) == ")" else None
        if bare == ":":
            return prose.find_name(at + 1)
        while prose.bare(at) in _ADVERBS:
            at += 1
        if prose.bare(at) not in _OPENERS:
            return None
        at += 1
        while prose.bare(at) in _OPENERS | _AFTER_OPENER:
            at += 1
        return prose.find_name(at)

    def _ends_well(self, at: int) -> bool:
        """Return whether an apposition may end at a word: at a sign, a verb, or the end."""
        prose = self._prose
        if at >= len(prose.tokens) or prose.bare(at) in _STOPS | {",", ")", "("}:
            return True
        token = prose.tokens[at]
        return token.text[0].islower() and token.bare not in {"sebagai", "selaku"}

    def _find_office_behind(self, mention: Mention) -> tuple[int, int] | None:
        prose = self._prose
        if mention.title.post not in _ADVISORY:
            return None
        at = mention.end
        if prose.bare(at) in _OPENERS | {",", ":"}:
            at += 1
            while prose.bare(at) in _AFTER_OPENER:
                at += 1
        return self._find_office(at) if prose.is_capital(at) else None

    def _find_office(self, at: int) -> tuple[int, int] | None:
        """Return the words of an office that begins at a word: up to a sign, a conjunction or a small letter."""
        prose = self._prose
        end = at
        while end < at + _OFFICE_WORDS and prose.is_capital(end):
            end += 1
        written = prose.write(at, end)
        return (at, end) if end > at and starts_office(written) and self._is_office_alone(at, end) else None

    def _is_office_alone(self, at: int, end: int) -> bool:
        """Return whether the words are an office without the name of its holder."""
        prose = self._prose
        run = next((k for k in range(end - 1, at - 1, -1) if prose.find_run_end(k) != end), at)
        first = run + 1 if prose.find_run_end(run) != end else run
        if first >= end:
            return True
        level = prose.write(max(at, first - 1), first)
        return is_area_phrase(f"{level} {prose.write(first, end)}") and end - first <= 3

    def _find_list(self, name: tuple[int, int]) -> list[tuple[int, int]]:
        """Return the names joined by commas and "dan", from the first one."""
        prose = self._prose
        names = [name]
        while True:
            at = names[-1][1]
            while prose.bare(at) in _AND | {","}:
                at += 1
            following = prose.find_name(at) if at > names[-1][1] else None
            if following is None or prose.bare(following[1]) in _LINKS:
                return names
            names.append(following)

    # Before the post.

    def _read_before(self, mention: Mention) -> int | None:
        """Read the holder before a post: *Sugeng terpilih sebagai Ketua*; return the index from which to go on."""
        prose = self._prose
        at = mention.start - 1
        is_again = prose.bare(at) in {"sekaligus", "merangkap"} and bool(self._found)
        if (
            is_again
            and self._found[-1].holder is not None
            and prose.tokens[at - 1].end - self._found[-1].holder.end < 200
        ):
            last = self._found[-1]
            if last.post[1] < prose.tokens[at].start:
                self._found.append(attrs.evolve(last, post=mention.post, title=mention.title, body=mention.body))
                return mention.end
        while prose.bare(at) in _BETWEEN and prose.bare(at - 1) in _LINKS | _BETWEEN:
            at -= 1
        link = prose.tokens[at] if at >= 0 else None
        # Where all words have capitals, a name cannot be recognised.
        if link is None or link.bare not in _LINKS or (link.is_capital and not link.text.isupper()):
            return None
        first = at
        while at > 0 and first - at < _FAR and prose.bare(at) in _CHAIN | _LINKS:
            at -= 1
        end = at + 1
        name = prose.find_name_before(end)
        if name is None and prose.bare(at) == ",":
            name = prose.find_name_before(at)
        if name is None and prose.bare(at) in {",", ")"}:
            name = self._find_before_insertion(at)
        if name is None or self._is_in_office(name):
            office = self._find_office_before(end)
            if office is None or mention.title.post in _BOARD:
                return None
            self._state(mention, office, is_office=True)
            return mention.end
        if self._is_after_title(name):
            return mention.end
        replaced = None
        before = self._skip_back(name[0] - 1)
        if prose.bare(before) in _REPLACES:
            other = before - 1
            while prose.bare(other) in _CHAIN | {","}:
                other -= 1
            holder = prose.find_name_before(other + 1)
            if holder is None:
                return mention.end
            name, replaced = holder, name
        is_former = any(prose.bare(k) in _DISMISSALS for k in range(max(0, name[0] - 4), name[0]))
        place = None if replaced is None else prose.span(*replaced)
        names = self._find_list_before(name) if mention.title.post in _LISTED else [name]
        for holder in names:
            self._state(mention, holder, is_former=is_former, replaced=place)
        return mention.end

    def _is_in_office(self, name: tuple[int, int]) -> bool:
        """Return whether the words before a name are an office, so that the name may be that of its area."""
        prose = self._prose
        first = name[0]
        while first > 0 and name[0] - first < _OFFICE_WORDS and prose.is_capital(first - 1):
            first -= 1
            is_post = prose.bare(first + (prose.bare(first) == "wakil")) == "ketua"
            if (
                not is_post
                and starts_office(prose.write(first, name[1]))
                and not starts_office(prose.write(name[0], name[1]))
            ):
                return True
        return False

    def _is_after_title(self, name: tuple[int, int]) -> bool:
        """Return whether a word with a capital that is no name stands before a name, so that it may belong to it."""
        prose = self._prose
        before = name[0] - 1
        if not prose.is_capital(before) or self._is_at_start(before) or prose.tokens[before].in_capitals:
            return False
        return prose.bare(before) not in ADDRESSES | POST_WORDS and prose.bare(before) not in NUMBERS

    def _is_at_start(self, at: int) -> bool:
        return at <= 0 or self._prose.bare(at - 1) in _STOPS | {":", ")"}

    def _skip_back(self, at: int) -> int:
        while self._prose.bare(at) in ADDRESSES:
            at -= 1
        return at

    def _find_before_insertion(self, at: int) -> tuple[int, int] | None:
        """Return the name before words between commas or in brackets that end at a sign."""
        prose = self._prose
        opening = "(" if prose.bare(at) == ")" else ","
        for other in range(at - 1, max(0, at - _FEW - 2), -1):
            if prose.bare(other) in _STOPS:
                return None
            if prose.bare(other) == opening:
                return prose.find_name_before(other)
        return None

    def _find_office_before(self, end: int) -> tuple[int, int] | None:
        """Return the words of an office that end before a word and begin a clause."""
        prose = self._prose
        start = end
        while start > 0 and end - start < _OFFICE_WORDS and prose.is_capital(start - 1):
            start -= 1
        is_first = (
            start == 0
            or prose.bare(start - 1) in _ENDS | _AND | {"-", "menunjuk", "menetapkan", "oleh"}
            or not prose.is_capital(start - 1)
        )
        if start == end or not is_first:
            return None
        for first in range(start, end):
            if starts_office(prose.write(first, end)):
                alone = first == start or prose.bare(first - 1) in {"menunjuk", "menetapkan", "mengangkat"}
                return (first, end) if alone and self._is_office_alone(first, end) else None
        return None

    def _find_list_before(self, name: tuple[int, int]) -> list[tuple[int, int]]:
        """Return the names joined by commas and "dan" that end with a name."""
        prose = self._prose
        names = [name]
        while True:
            at = self._skip_back(names[0][0] - 1)
            if prose.bare(at) not in _AND | {","}:
                return names
            while prose.bare(at) in _AND | {","}:
                at -= 1
            before = prose.find_name_before(at + 1)
            if before is None or self._is_after_title(before) or self._is_named_elsewhere(before):
                return names
            names.insert(0, before)

    def _is_named_elsewhere(self, name: tuple[int, int]) -> bool:
        """Return whether a name has a post already, by the words before it."""
        start = self._prose.tokens[name[0]].start
        return any(found.holder is not None and found.holder.start == start for found in self._found[-3:])

    def _read_apposition(self, mention: Mention) -> None:
        """Read the name before a post between signs: *Sugeng, Ketua IPSM Misal, mengatakan*."""
        prose = self._prose
        sign = prose.bare(mention.start - 1)
        at = mention.end
        is_closed = (
            at >= len(prose.tokens) or prose.bare(at) in _STOPS | {",", ")"} or prose.tokens[at].text[0].islower()
        )
        if sign not in {",", "("} or not is_closed or (mention.body is None and sign == ","):
            return
        if mention.title.post is Post.MEMBER and mention.post[1] - mention.post[0] < len("pengurus "):
            return
        name = prose.find_name_before(mention.start - 1)
        if name is None and prose.bare(mention.start - 2) == ")":
            name = self._find_before_insertion(mention.start - 2)
        if name is None:
            return
        before = self._skip_back(name[0] - 1)
        is_listed = prose.bare(before) in _AND | {","}
        is_titled = prose.is_capital(before) and not self._is_at_start(before)
        if not is_listed and not is_titled:
            self._state(mention, name)

    # Several posts at once, and no post at all.

    def _read_joint(self, mention: Mention) -> int | None:
        """Read two posts with two holders: *Ketua dan Sekretaris IPSM Misal Ani dan Budi*; nothing is stated of one."""
        prose = self._prose
        if mention.name is not None or mention.body is not None or prose.bare(mention.end) not in _AND | {","}:
            return None
        other = self._posts.read(mention.end + 1)
        if other is None or mention.end != mention.start + 1 + (mention.end - mention.start - 1):
            return None
        if prose.bare(mention.end) == ",":
            return None
        first = other.name or self._find_name_behind(other.end)
        if first is not None:
            names = self._find_list(first)
            if len(names) == 2:
                self._state(attrs.evolve(mention, body=other.body), names[0])
                self._state(other, names[1])
            return names[-1][1] if len(names) <= 2 else other.end
        before = mention.start - 1
        while before > 0 and mention.start - before < _FAR and prose.bare(before) in _CHAIN | _LINKS:
            before -= 1
        last = prose.find_name_before(before + 1)
        if last is not None:
            names = self._find_list_before(last)
            if len(names) == 2:
                self._state(attrs.evolve(mention, body=other.body), names[0])
                self._state(other, names[1])
        return other.end

    def _read_lead(self, at: int, behind: int, *, back: int | None = None) -> None:
        """Read who leads a body: *IPSM Misal dipimpin oleh Sugeng*; an event is no body."""
        prose = self._prose
        while prose.bare(behind) in {"oleh", "langsung", "kembali"}:
            behind += 1
        name = prose.find_name(behind)
        if name is None and prose.is_capital(behind):
            comma = next(
                (k for k in range(behind, min(behind + _FEW, len(prose.tokens))) if not prose.is_capital(k)), behind
            )
            written = prose.write(behind, comma)
            if prose.bare(comma) == "," and starts_office(written):
                name = prose.find_name(comma + 1)
        body = None if name is None else self._find_body_before(at if back is None else back)
        if name is None or body is None:
            return
        post = prose.span(at, at + 1)
        self._found.append(Statement(self._make(name), post, ParsedTitle(Post.CHAIR), body, is_inferred=True))

    def _read_leading(self, at: int) -> None:
        """Read who leads a body: *Sugeng kembali memimpin IPSM Misal*."""
        prose = self._prose
        body = self._posts.find_body(at + 1)
        end = at
        while prose.bare(end - 1) in _BEFORE_LEADING:
            end -= 1
        name = prose.find_name_before(end)
        if name is None or body is None or self._is_in_office(name) or self._is_after_title(name):
            return
        post = prose.span(at, at + 1)
        self._found.append(Statement(self._make(name), post, ParsedTitle(Post.CHAIR), body, is_inferred=True))

    def _find_body_before(self, at: int) -> tuple[int, int] | None:
        """Return the place of the body that a clause begins with, before the verb."""
        prose = self._prose
        end = at
        while end > 0 and prose.bare(end - 1) in _ADVERBS:
            end -= 1
        is_relative = prose.bare(end) == "yang"
        start = end
        while start > 0 and end - start < _CLAUSE and not self._is_clause_end(start - 1):
            start -= 1
        if start == end:
            return None
        if is_relative:
            start = next((k for k in range(start, end) if is_body_word(prose.bare(k)) and prose.is_capital(k)), end)
        if start == end or not prose.is_capital(start) or not is_body_word(prose.bare(start)):
            return None
        stop = start
        while stop < end and (prose.is_capital(stop) or prose.bare(stop) in "()"):
            stop += 1
        return prose.span(start, stop)

    def _is_clause_end(self, at: int) -> bool:
        """Return whether a word or a sign divides clauses; a dash between years does not."""
        prose = self._prose
        return prose.bare(at) in _ENDS | _STARTERS and not (
            prose.bare(at - 1).isdigit() and prose.bare(at + 1).isdigit()
        )

    def _read_members(self, at: int) -> None:
        """Read the members behind *beranggotakan*."""
        name = self._prose.find_name(at + 1)
        if name is not None:
            post = self._prose.span(at, at + 1)
            for place in self._find_list(name):
                self._found.append(Statement(self._make(place), post, ParsedTitle(Post.MEMBER), is_inferred=True))

    def _find_replaced(self, at: int) -> tuple[int, int] | None:
        """Return the place of the name that a statement says is replaced, within the sentence."""
        prose = self._prose
        for verb in self._iter_until_stop(at, _FAR):
            if prose.bare(verb) in _REPLACES:
                for first in self._iter_until_stop(verb + 1, _FEW):
                    if prose.bare(first) in _AND:
                        return None
                    name = prose.find_name(first)
                    if name is not None:
                        return prose.span(*name)
                return None
            if self._is_new_statement(verb):
                return None
        return None

    def _is_new_statement(self, at: int) -> bool:
        return self._prose.bare(at) in _AND and self._prose.find_name(at + 1) is not None

    def _iter_until_stop(self, at: int, limit: int) -> Iterator[int]:
        """Yield the indices of words to the end of the sentence; a full stop after a comma is a slip."""
        prose = self._prose
        for index in range(at, min(at + limit, len(prose.tokens))):
            if prose.bare(index) in _STOPS and prose.bare(index - 1) != ",":
                return
            yield index
