"""Appointments in running text: *Ketua IPSM Misal, Sugeng* and *Sugeng terpilih sebagai Ketua*."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.entities import Post

from ._name_words import is_honorific_word
from ._prose_clauses import ClauseReader
from ._prose_handovers import HandoverReader
from ._prose_holders import HolderReader
from ._prose_joints import JointReader
from ._prose_leads import LeadReader
from ._prose_links import (
    ADVERBS,
    AFTER_OPENERS,
    AND,
    BETWEEN,
    CHAIN,
    HOLDING,
    LINKS,
    OPENERS,
    REPLACES,
    STOPS,
)
from ._prose_offices import ADVISORY, OfficeReader
from ._prose_origins import OriginReader
from ._prose_pairs import PairReader
from ._prose_posts import Mention, PostReader
from ._prose_sections import SectionReader
from ._prose_statements import StatementList
from ._prose_words import ADDRESSES, Prose
from ._statement import Statement

__all__ = ["read_prose"]

_Place = tuple[int, int]

_BOARD: Final = frozenset((Post.CHAIR, Post.SECRETARY, Post.TREASURER))
_LISTED: Final = frozenset(
    (Post.MEMBER, Post.SECTION_MEMBER, Post.PATRON, Post.ADVISER, Post.MOTIVATOR, Post.VICE_CHAIR)
)
_BEFORE_MEMBERS: Final = frozenset(("dengan", "dari", "para", "serta"))
_REPLACED: Final = frozenset(("digantikan", "diganti"))
_BEFORE_APPOSITION: Final = frozenset(("yang", "juga", "sekaligus", "merupakan", "saat", "kini"))
_OF_LISTS: Final = HOLDING | {"yakni", "yaitu", "adalah", "ialah", ":", "oleh", "masing-masing"}
_BEFORE_PLACES: Final = frozenset(("warga", "asal", "kelahiran", "domisili", "berdomisili"))
_EXPLICIT: Final = frozenset(("yakni", "yaitu", "adalah", "ialah"))
"""Words before the holder of a post, whatever is before the post."""
_GROUPS: Final = frozenset(("para", "unsur", "seluruh", "semua", "sejumlah", "perwakilan", "jajaran"))
"""Words before a post of several people."""
_RELATIVES: Final = frozenset(("istri", "isteri", "suami", "putra", "putri", "anak", "adik", "kakak", "ibunda"))
_FARTHEST_RELATIVE: Final = 8
_DOCUMENTS: Final = frozenset(("surat", "keputusan", "sk", "instruksi"))
_LONGEST_CHAIN: Final = 14
_FARTHEST_POST: Final = 200
_SHORT_TITLE: Final = 3


def read_prose(prose: Prose) -> list[Statement]:
    """Read the appointments in running text, in order."""
    return _Reader(prose).read()


class _Reader:
    """A reader of appointments in running text, from post to post; places are indices of words."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._posts = PostReader(prose)
        self._holders = HolderReader(prose)
        self._leads = LeadReader(prose, self._posts, self._holders)
        self._clauses = ClauseReader(prose)
        self._pairs = PairReader(prose)
        self._statements = StatementList(prose, self._holders, self._clauses)
        self._handovers = HandoverReader(prose, self._clauses, self._statements)
        self._offices = OfficeReader(prose, self._holders, self._handovers, self._statements)
        # The officers of an organ beside the board are listed up to a word.
        self._organ_end, self._organ_post = -1, Post.OTHER
        self._sections = SectionReader(prose, self._holders)
        self._joints = JointReader(prose, self._posts, self._holders, self._statements)
        self._origins = OriginReader(prose)

    def read(self) -> list[Statement]:
        """Read all words."""
        at = 0
        while at < len(self._prose.tokens):
            mention = self._posts.read(at)
            sections = self._sections.read(at)
            if sections is not None:
                self._statements.found.extend(sections[0])
                at = max(sections[1], at + 1)
            elif mention is None:
                self._statements.found.extend(self._leads.read(at))
                at = self._handovers.read_leaders(at) or at + 1
            else:
                at = max(self._read_mention(mention), at + 1)
        return self._statements.found

    def _read_mention(self, mention: Mention) -> int:
        """Read the holders of a post; return the index of the next word to read."""
        if self._prose.bare(mention.start - 1) in _DOCUMENTS:
            # The words after the author of a letter are its number: "Surat Ketua IPSM Misal Nomor 5".
            return mention.end
        if mention.start < self._organ_end:
            mention = attrs.evolve(mention, title=attrs.evolve(mention.title, post=self._organ_post))
        if self._prose.bare(mention.start) == "wakilnya" and not self._is_after_chair(mention):
            return mention.end
        for read in (
            self._read_joint,
            self._read_second_post,
            self._read_pair,
            self._read_beside,
            self._read_before,
            self._handovers.read_succession,
            self._read_after,
        ):
            end = read(mention)
            if end is not None:
                return end
        self._read_apposition(mention)
        if self._prose.bare(mention.start) in {"dewan", "majelis"}:
            self._organ_end, self._organ_post = self._clauses.find_list_end(mention.end), mention.title.post
        return mention.end

    def _is_after_chair(self, mention: Mention) -> bool:
        """Return whether the statement shortly before is that of a chair, whose deputy may follow."""
        last = self._statements.found[-1] if self._statements.found else None
        return last is not None and last.title.post is Post.CHAIR and mention.post[0] < last.post[1] + _FARTHEST_POST

    def _read_pair(self, mention: Mention) -> int | None:
        """Read one of several sentences that are only a holder and a post."""
        prose, start, end = self._prose, mention.start, mention.end
        name = self._pairs.find_name(start, end)
        if name is None:
            return None
        following = prose.find_name(end + 1)
        other = None if following is None else self._posts.read(following[1] + 1)
        is_followed = other is not None and self._pairs.find_name(other.start, other.end) == following
        if not is_followed and self._pairs.end != name[0] - 1:
            return None
        self._pairs.end = end
        self._statements.add(mention, name)
        return end

    def _read_beside(self, mention: Mention) -> int | None:
        """Read one of several holders, each right before the post: *Ani sebagai ketua, Budi sekretaris*."""
        name = self._pairs.find_name_beside(mention.start, mention.end, last=self._statements.last)
        if name is None or self._holders.is_in_office(name):
            return None
        self._statements.add(mention, name)
        return mention.end

    def _read_joint(self, mention: Mention) -> int | None:
        return self._joints.read(mention, self._find_name_after)

    # The name after the post.

    def _read_after(self, mention: Mention) -> int | None:
        """Read the holders after a post; return None if there are none."""
        prose = self._prose
        name, end = mention.name, mention.end
        if name is not None and prose.bare(name[1]) in HOLDING:
            # "Ketua Komda dijabat Sugeng": what seems to be a name is a body.
            mention = attrs.evolve(mention, name=None, end=name[1])
            name, end = None, mention.end
        # "para Ketua Mabiran", "unsur Ketua Gudep": what seems to be a name is an organ.
        is_organ = name is not None and name[1] == name[0] + 1 and prose.bare(mention.start - 1) in _GROUPS
        if name is not None and (is_organ or self._is_heading(mention)):
            return end
        if name is None and (not mention.is_unsure or prose.bare(end) in OPENERS):
            name = self._find_name_after_colon(mention) or self._find_name_after(
                end, is_entrusted=self._handovers.is_entrusted(mention.start, end)
            )
        if name is None:
            is_transfer = prose.bare(end) == "dari"
            return self._handovers.read_transfer(mention) if is_transfer else self._offices.read_after(mention)
        if mention.title.post is Post.MEMBER and not self._names_members(mention, name):
            return end
        is_list = mention.title.post is Post.MEMBER or prose.bare(name[0] - 1) in _OF_LISTS
        names = self._holders.find_list(name) if is_list and mention.title.post in _LISTED else [name]
        end = names[-1][1]
        successor = prose.find_name(end + 1 + (prose.bare(end + 1) == "oleh"))
        if prose.bare(end) in _REPLACED and successor is not None:
            self._statements.add(mention, name, is_former=True)
            self._statements.add(mention, successor, replaced=name)
            return successor[1]
        for place in names:
            self._statements.add(mention, place)
        if mention.title.post in ADVISORY and prose.bare(mention.end) in OPENERS | {"kepada"}:
            return self._offices.read_company(mention, end) or end
        return end

    def _is_heading(self, mention: Mention) -> bool:
        """Return whether all words have capitals, as in a heading or a signature, so that names have no end."""
        written = self._prose.text[slice(*mention.post)]
        return self._prose.tokens[mention.start].in_headline or (written.isupper() and len(written) > _SHORT_TITLE)

    def _names_members(self, mention: Mention, name: _Place) -> bool:
        """Return whether a name after *anggota* is one: *Anggota Biasa* and *anggota Angkatan Perang* name nobody.

        Members of a body that are named after it are rarely members of its board.
        """
        prose = self._prose
        if mention.body is not None:
            return self._names_one_member(mention)
        is_listed = prose.bare(mention.start - 1) in _BEFORE_MEMBERS or prose.bare(name[0] - 1) in ADDRESSES | {
            ":",
            "lain",
            "meliputi",
        }
        return is_listed or self._is_after_holder(mention) or is_honorific_word(prose.tokens[name[0]].text)

    def _is_after_holder(self, mention: Mention) -> bool:
        """Return whether the holder of another post is right before a post: *Bendahara Ani, anggota Budi*."""
        prose, sign, found = self._prose, mention.start - 1, self._statements.found
        is_sign = prose.bare(sign) in {",", ";"} and sign > 0 and bool(found)
        holder = found[-1].holder if is_sign else None
        return holder is not None and prose.span(sign - 1, sign)[1] == holder.end

    def _names_one_member(self, mention: Mention) -> bool:
        """Return whether a post is worded as *salah satu pengurus*."""
        return self._prose.bare(mention.start) in {"salah", "seorang"}

    def _find_name_after_colon(self, mention: Mention) -> _Place | None:
        """Return the one name after a post and a colon in a sentence: *Sekretaris: Ani dari unsur pemuda*."""
        is_post = mention.title.post is not Post.MEMBER and self._prose.bare(mention.end) == ":"
        name = self._prose.find_name(mention.end + 1) if is_post else None
        return name if name is not None and self._clauses.ends_apposition(name[1]) else None

    def _find_name_after(self, at: int, *, is_entrusted: bool = False) -> _Place | None:
        """Return the name after a post and a sign or a verb."""
        prose = self._prose
        bare = prose.bare(at)
        if bare == "," and prose.bare(at + 1) in _OF_LISTS & OPENERS | {":"}:
            at += 1
        elif bare in {",", "("}:
            name = prose.find_name(at + 1)
            if name is None:
                return None
            is_closed = prose.bare(name[1]) == ")" if bare == "(" else self._clauses.ends_apposition(name[1])
            return name if is_closed else None
        while prose.bare(at) in ADVERBS - OPENERS:
            at += 1
        at = self._clauses.skip_clause(at)
        if prose.bare(at) not in OPENERS and not is_entrusted:
            return None
        while prose.bare(at) in OPENERS | AFTER_OPENERS:
            at += 1
        name = prose.find_name(at) or self._leads.find_name_after_office(at)
        return name or self._leads.find_name_after_area(at)

    # The name before the post.

    def _read_second_post(self, mention: Mention) -> int | None:
        """Read another post of the holder before: *Ketua TP PKK sekaligus Ketua Tim Pembina Posyandu*."""
        before = mention.start - 1
        if self._prose.bare(before) not in {"sekaligus", "merangkap"} or not self._statements.found:
            return None
        last = self._statements.found[-1]
        start = self._prose.tokens[before].start
        is_apart = any(
            self._prose.bare(at) in STOPS
            for at in range(max(0, before - _LONGEST_CHAIN), before)
            if self._prose.tokens[at].start >= last.post[1]
        )
        if is_apart or not last.post[1] < start < last.post[1] + _FARTHEST_POST:
            return None
        self._statements.found.append(attrs.evolve(last, post=mention.post, title=mention.title, body=mention.body))
        return mention.end

    def _read_before(self, mention: Mention) -> int | None:
        """Read the holder before a post: *Sugeng terpilih sebagai Ketua*; return None if there is none."""
        prose = self._prose
        at = self._skip_chain(mention)
        is_after = prose.bare(mention.end) in _EXPLICIT and prose.find_name(mention.end + 1) is not None
        if at is None or is_after:
            return None
        name = self._origins.find_name(at, mention.start)
        if name is not None:
            self._state_before(mention, name)
            return mention.end
        name = self._find_name_to(at)
        if name is not None and (prose.bare(name[0] - 1) in _BEFORE_PLACES or self._is_of_relative(name)):
            return None
        after_area = None
        if name is not None and self._holders.is_in_office(name):
            # "Wakil Bupati Suka Sugeng sebagai Ketua": the name begins after a known area.
            name = after_area = self._find_name_after_area(name)
        if name is None:
            office = self._holders.find_office_before(at + 1)
            if office is None or mention.title.post in _BOARD:
                return None
            while office is not None:
                self._statements.add(mention, office, is_office=True)
                is_joined = prose.bare(office[0] - 1) in AND
                office = self._holders.find_office_before(office[0] - 1) if is_joined else None
        elif after_area is not None or not self._holders.is_after_capital(name):
            self._state_before(mention, name)
        return mention.end

    def _find_name_to(self, at: int) -> _Place | None:
        """Return the name that ends at a word, or before a sign or an insertion that does."""
        prose = self._prose
        name = prose.find_name_before(at + 1)
        if name is None and prose.bare(at) in {",", ")"}:
            name = prose.find_name_before(at)
            if name is None or self._holders.is_after_capital(name) or prose.bare(name[0] - 1) in _BEFORE_PLACES:
                name = self._holders.find_name_before_insertion(at)
        return name

    def _is_of_relative(self, name: _Place) -> bool:
        """Return whether a name is that of a relative of the one meant: *Istri wakil bupati Misal, Sugeng, menjadi*."""
        prose = self._prose
        for at in range(name[0] - 1, max(-1, name[0] - _FARTHEST_RELATIVE), -1):
            if prose.bare(at) in STOPS:
                return False
            if prose.bare(at) in _RELATIVES:
                return True
        return False

    def _find_name_after_area(self, name: _Place) -> _Place | None:
        """Return the end of words that begin with the area of an office, without the area."""
        area = self._posts.find_area_end(name[0])
        is_inside = area is not None and name[0] < area < name[1]
        return (area, name[1]) if area is not None and is_inside and self._prose.is_name(area, name[1]) else None

    def _skip_chain(self, mention: Mention) -> int | None:
        """Return the index before the words that join a holder and the post after them; None if there are none."""
        prose = self._prose
        at = mention.start - 1
        while prose.bare(at) in BETWEEN and prose.bare(at - 1) in LINKS | BETWEEN:
            at -= 1
        # "mendapat amanah sebagai": only the last of these words joins the post.
        at += prose.bare(at) not in LINKS and prose.bare(at + 1) in LINKS and prose.bare(at - 1) in CHAIN
        if at < 0 or prose.bare(at) not in LINKS:
            return None
        if prose.bare(at) == "kursi" and prose.bare(at - 1) in AND | STOPS | {",", "sedangkan", "sementara"}:
            # "…, kursi sekretaris jatuh ke tangan Ani": the holder is after the post.
            return None
        # Where all words have capitals, a name cannot be recognised.
        token = prose.tokens[at]
        is_slip = token.text == "Selaku" and not token.in_headline
        if token.is_capital and not token.text.isupper() and not is_slip:
            return None
        return self._skip_back(at)

    def _skip_back(self, at: int) -> int:
        first = at
        while at > 0 and first - at < _LONGEST_CHAIN and self._prose.bare(at) in CHAIN | LINKS:
            at -= 1
        return at

    def _state_before(self, mention: Mention, name: _Place) -> None:
        """State the holder before a post, whom a verb before it may call the one replaced."""
        prose = self._prose
        before = self._holders.skip_addresses_back(name[0] - 1)
        if prose.bare(before) in REPLACES:
            at = before - 1
            while prose.bare(at) in CHAIN | {","}:
                at -= 1
            holder = prose.find_name_before(at + 1)
            if holder is not None:
                self._statements.add(mention, holder, replaced=name)
            return
        is_former = self._clauses.is_dismissed(name[0])
        is_list = mention.title.post in _LISTED
        for place in self._holders.find_list_before(name, self._statements.taken) if is_list else [name]:
            self._statements.add(mention, place, is_former=is_former)

    def _read_apposition(self, mention: Mention) -> None:
        """Read the name before a post between signs: *Sugeng, Ketua IPSM Misal, mengatakan*."""
        prose = self._prose
        before = mention.start - 1
        while prose.bare(before) in _BEFORE_APPOSITION:
            before -= 1
        sign = prose.bare(before)
        is_named = mention.body is not None or sign == "("
        is_member = mention.title.post is Post.MEMBER and not self._names_one_member(mention)
        if sign not in {",", "("} or not is_named or is_member or not self._clauses.ends_apposition(mention.end):
            return
        name = prose.find_name_before(before)
        if name is None and prose.bare(before - 1) == ")":
            name = self._holders.find_name_before_insertion(before - 1)
        if name is None:
            return
        # In a list of guests, nobody knows whose post it is.
        first = self._holders.skip_addresses_back(name[0] - 1)
        is_listed = sign == "," and prose.bare(first) in AND | {","}
        if not is_listed and not (prose.is_capital(first) and not self._holders.is_first(first)):
            self._statements.add(mention, name)
