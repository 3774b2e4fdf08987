"""field_words: names of fields in English and Indonesian sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from psm_model.i18n import Bilingual

__all__ = ["FIELD_WORDS", "field_words", "part_words"]

FIELD_WORDS: Final[Mapping[str, Bilingual]] = MappingProxyType(
    {
        path: Bilingual(english, indonesian)
        for path, english, indonesian in (
            ("organisation_id", "organisation", "organisasi"),
            ("source_ids", "sources", "sumber"),
            ("name", "name", "nama"),
            ("names", "other name", "nama lain"),
            ("names.name", "other name", "nama lain"),
            ("names.kind", "kind of a name", "jenis nama"),
            ("names.period", "time of a name", "masa pemakaian nama"),
            ("level", "level", "tingkat"),
            ("area", "area code", "kode wilayah"),
            ("Member.area", "area code of the service", "kode wilayah tugas"),
            ("area_names", "area name", "nama wilayah"),
            ("Member.area_names", "area name of the service", "nama wilayah tugas"),
            ("area_names.level", "level of an area name", "tingkat nama wilayah"),
            ("area_names.name", "area name", "nama wilayah"),
            ("area_names.within", "area around a named area", "kode wilayah yang melingkupi"),
            ("areas", "area at another time", "wilayah pada waktu lain"),
            ("areas.area", "area code at another time", "kode wilayah pada waktu lain"),
            ("areas.period", "time of an area", "masa berlaku wilayah"),
            ("parents", "parent at another time", "induk pada waktu lain"),
            ("parents.parent_id", "parent at another time", "ID induk pada waktu lain"),
            ("parents.period", "time of a parent", "masa berlaku induk"),
            ("predecessors", "predecessor", "organisasi pendahulu"),
            ("predecessors.organisation_id", "preceding organisation", "ID organisasi pendahulu"),
            ("predecessors.kind", "kind of succession", "cara penggantian organisasi"),
            ("predecessors.on", "first day of a succession", "hari pertama penggantian organisasi"),
            ("predecessors.decree_ids", "decrees of a succession", "SK penggantian organisasi"),
            ("parent_id", "parent organisation", "organisasi induk"),
            ("founded", "founding date", "tanggal berdiri"),
            ("dissolved", "date of dissolution", "tanggal bubar"),
            ("partners", "partners", "mitra"),
            ("member_organisations", "member organisations", "organisasi anggota"),
            ("stated_counts", "stated count", "jumlah yang disebut"),
            ("stated_counts.number", "number of a stated count", "angka jumlah yang disebut"),
            ("stated_counts.of", "subject of a stated count", "hal yang dihitung"),
            ("stated_counts.value", "value of a stated count", "nilai jumlah yang disebut"),
            ("stated_counts.qualifier", "qualifier of a stated count", "ketepatan jumlah yang disebut"),
            ("stated_counts.unit", "unit of a stated count", "satuan jumlah yang disebut"),
            ("stated_counts.per", "what a stated count holds for each of", "jumlah itu untuk setiap"),
            ("stated_counts.level", "level of counted organisations", "tingkat organisasi yang dihitung"),
            ("stated_counts.area", "area of a stated count", "kode wilayah jumlah yang disebut"),
            ("stated_counts.on", "date of a stated count", "tanggal jumlah yang disebut"),
            ("events", "event", "kegiatan"),
            ("events.kind", "kind of an event", "jenis kegiatan"),
            ("events.title", "title of an event", "judul kegiatan"),
            ("events.date", "date of an event", "tanggal kegiatan"),
            ("events.date_as_written", "date of an event as written", "tanggal kegiatan menurut sumber"),
            ("events.last_date", "last day of an event", "hari terakhir kegiatan"),
            ("events.place", "place of an event", "tempat kegiatan"),
            ("events.area", "area of an event", "kode wilayah kegiatan"),
            ("events.ordinal", "number of an event", "nomor urut kegiatan"),
            ("events.participants", "participants of an event", "peserta kegiatan"),
            ("events.participants.role", "role of a participant of an event", "peran peserta kegiatan"),
            ("events.participants.name", "name of a participant of an event", "nama peserta kegiatan"),
            ("events.participants.title", "office of a participant of an event", "jabatan peserta kegiatan"),
            (
                "events.participants.on_behalf_of",
                "on whose behalf a participant of an event acts",
                "pihak yang diwakili peserta kegiatan",
            ),
            (
                "events.participants.count",
                "number of people of a group",
                "jumlah orang dalam kelompok peserta kegiatan",
            ),
            ("events.decree_ids", "decrees of an event", "SK kegiatan"),
            ("legal_bases", "legal basis", "dasar hukum"),
            ("legal_bases.citation", "citation of a legal basis", "peraturan dasar hukum"),
            ("legal_bases.as_written", "legal basis as written", "bunyi dasar hukum menurut sumber"),
            ("legal_bases.title", "title of a legal basis", "judul peraturan dasar hukum"),
            ("terms_complete", "all terms recorded", "masa bakti lengkap"),
            ("domicile_area", "area code of the domicile", "kode wilayah domisili"),
            ("birth_date", "birth date", "tanggal lahir"),
            ("membership", "membership", "keanggotaan"),
            ("membership_ended", "end of the membership", "akhir keanggotaan"),
            ("membership_ended.reason", "reason for the end of the membership", "alasan akhir keanggotaan"),
            ("membership_ended.note", "note on the end of the membership", "catatan akhir keanggotaan"),
            ("service", "period of service", "masa tugas"),
            ("service_ended", "end of the service", "akhir masa tugas"),
            ("service_ended.reason", "reason for the end of the service", "alasan akhir masa tugas"),
            ("service_ended.note", "note on the end of the service", "catatan akhir masa tugas"),
            ("decree_ids", "decrees", "SK"),
            ("identifiers", "identity numbers", "nomor identitas"),
            ("cards", "card", "kartu anggota"),
            ("cards.kind", "kind of a card", "jenis kartu anggota"),
            ("cards.number", "number of a card", "nomor kartu anggota"),
            ("cards.issuer_id", "issuer of a card", "organisasi penerbit kartu anggota"),
            ("cards.issued", "date of a card", "tanggal terbit kartu anggota"),
            ("training", "training", "pelatihan"),
            ("training.title", "title of a training", "nama pelatihan"),
            ("training.date", "date of a training", "tanggal pelatihan"),
            ("label", "label", "sebutan"),
            ("other_labels", "other labels", "sebutan lain"),
            ("period", "period", "rentang waktu"),
            ("status", "status", "status"),
            ("roster", "roster", "susunan pengurus"),
            ("tenure", "tenure", "lama menjabat"),
            ("changes", "change of the term", "perubahan masa bakti"),
            ("changes.kind", "kind of a change of the term", "jenis perubahan masa bakti"),
            ("changes.until", "new last day of the term", "hari terakhir yang baru"),
            ("changes.until_successor", "extension until the next board", "sampai terbentuk pengurus baru"),
            ("changes.decree_ids", "decrees of a change of the term", "SK perubahan masa bakti"),
            ("changes.reason", "reason for a change of the term", "alasan perubahan masa bakti"),
            ("attested", "attested day in office", "hari menjabat menurut sumber"),
            ("attested.on", "attested day in office", "hari menjabat menurut sumber"),
            ("attested.source_ids", "sources of an attested day", "sumber hari menjabat"),
            ("inaugurations", "inauguration", "pengukuhan"),
            ("inaugurations.date", "date of the inauguration", "tanggal pengukuhan"),
            (
                "inaugurations.date_as_written",
                "date of the inauguration as written",
                "tanggal pengukuhan menurut sumber",
            ),
            ("inaugurations.place", "place of the inauguration", "tempat pengukuhan"),
            ("inaugurations.kind", "kind of inauguration", "sebutan pengukuhan"),
            ("inaugurations.authority", "authority of the inauguration", "pejabat yang mengukuhkan"),
            ("inaugurations.participants", "participants of the inauguration", "peserta pengukuhan"),
            (
                "inaugurations.participants.role",
                "role of a participant of the inauguration",
                "peran peserta pengukuhan",
            ),
            ("inaugurations.participants.name", "name of a participant of the inauguration", "nama peserta pengukuhan"),
            (
                "inaugurations.participants.title",
                "office of a participant of the inauguration",
                "jabatan peserta pengukuhan",
            ),
            (
                "inaugurations.participants.on_behalf_of",
                "on whose behalf a participant of the inauguration acts",
                "pihak yang diwakili peserta pengukuhan",
            ),
            (
                "inaugurations.participants.count",
                "number of people of a group",
                "jumlah orang dalam kelompok peserta pengukuhan",
            ),
            ("inaugurations.status", "status of the inauguration", "status pengukuhan"),
            ("ended", "end of the appointment", "akhir masa jabatan"),
            ("ended.reason", "reason for the end of the appointment", "alasan akhir masa jabatan"),
            ("ended.note", "note on the end of the appointment", "catatan akhir masa jabatan"),
            ("note", "note", "catatan"),
            ("extra", "data of the application", "data aplikasi"),
            ("withheld", "fields left out on purpose", "kolom yang sengaja dikosongkan"),
            ("post", "post", "jabatan"),
            ("title", "title", "judul"),
            ("Appointment.title", "title", "sebutan"),
            ("holder", "holder", "pemegang jabatan"),
            ("capacity", "capacity", "kedudukan"),
            ("replaces_id", "predecessor", "pejabat yang digantikan"),
            ("section", "section", "bidang atau wilayah"),
            ("kind", "kind", "jenis"),
            ("number", "number", "nomor"),
            ("issuer", "issuer", "penerbit"),
            ("on_behalf_of", "signed on behalf of", "ditandatangani atas nama"),
            ("issued", "date of issue", "tanggal ditetapkan"),
            ("in_force_from", "first day in force", "berlaku sejak"),
            ("amends_ids", "amended decrees", "SK yang diubah"),
            ("replaces_ids", "replaced decrees", "SK yang diganti"),
            ("revokes_ids", "revoked decrees", "SK yang dicabut"),
            ("url", "web address", "alamat web"),
            ("publisher", "publisher", "penerbit"),
            ("published", "date of publication", "tanggal terbit"),
            ("quotation", "quotation", "kutipan"),
            ("citation", "citation", "peraturan"),
            ("law_claims", "claim about a law", "pernyataan tentang peraturan"),
            ("law_claims.instrument", "instrument of a claim", "peraturan yang mengubah"),
            ("law_claims.relation", "claimed relation", "hubungan antarperaturan"),
            ("law_claims.other", "other instrument of a claim", "peraturan yang diubah"),
            ("law_claims.as_written", "claim as written", "bunyi pernyataan menurut sumber"),
        )
    }
)
"""The words for each field, by path relative to its record with an id, without positions.

A path that begins with the name of a class applies only to the records of that class.
"""

_PART_WORDS: Final[Mapping[str, Bilingual]] = MappingProxyType(
    {
        path: Bilingual(english, indonesian)
        for path, english, indonesian in (
            ("within", "within", "dalam wilayah"),
            ("on", "date", "tanggal"),
            ("Predecessor.on", "first day", "hari pertama"),
            ("StatedCount.number", "number", "angka"),
            ("of", "of", "yang dihitung"),
            ("value", "value", "nilai"),
            ("qualifier", "qualifier", "ketepatan"),
            ("unit", "unit", "satuan"),
            ("per", "for each", "untuk setiap"),
            ("date", "date", "tanggal"),
            ("date_as_written", "date as written", "tanggal menurut sumber"),
            ("last_date", "last day", "hari terakhir"),
            ("place", "place", "tempat"),
            ("ordinal", "number in the series", "nomor urut"),
            ("participants", "participant", "peserta"),
            ("role", "role", "peran"),
            ("Participant.title", "office", "jabatan"),
            ("on_behalf_of", "on behalf of", "atas nama"),
            ("count", "number of people", "jumlah orang"),
            ("as_written", "as written", "bunyi menurut sumber"),
            ("issuer_id", "issuer", "organisasi penerbit"),
            ("Card.issued", "date of issue", "tanggal terbit"),
            ("reason", "reason", "alasan"),
            ("until", "new last day", "hari terakhir yang baru"),
            ("until_successor", "until the next board", "sampai terbentuk pengurus baru"),
            ("Inauguration.kind", "kind", "sebutan"),
            ("authority", "authority", "pejabat yang mengukuhkan"),
            ("instrument", "instrument", "peraturan yang mengubah"),
            ("relation", "relation", "hubungan"),
            ("other", "other instrument", "peraturan yang diubah"),
        )
    }
)
"""The words for the fields of parts of a record, beside other fields of the same part, where they are shorter."""


def field_words(steps: Sequence[str], owner: type | None = None) -> Bilingual:
    """Return the words for a field; its own name if there are none.

    Args:
        steps: The path relative to the record with an id, without positions.
        owner: The class of that record, which may have its own words.

    >>> field_words(["inaugurations", "date"])
    Bilingual(english='date of the inauguration', indonesian='tanggal pengukuhan')
    >>> [field_words(["title"], owner).indonesian for owner in (Source, Appointment)]
    ['judul', 'sebutan']
    """
    path = ".".join(steps)
    plain = path.replace("_", " ")
    return _find_words(FIELD_WORDS, path, owner) or Bilingual(plain, plain)


def part_words(part: type, name: str) -> Bilingual:
    """Return the words for a field of a part of a record, in a list of the values of that part.

    >>> part_words(Event, "date"), part_words(Event, "title").indonesian
    (Bilingual(english='date', indonesian='tanggal'), 'judul')
    """
    return _find_words(_PART_WORDS, name, part) or field_words([name], part)


def _find_words(words: Mapping[str, Bilingual], path: str, owner: type | None) -> Bilingual | None:
    own = None if owner is None else words.get(f"{owner.__name__}.{path}")
    return own or words.get(path)
