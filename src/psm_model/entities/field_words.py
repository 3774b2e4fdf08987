"""field_words: names of fields in English and Indonesian sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from psm_model.i18n import Bilingual

__all__ = ["FIELD_WORDS", "field_words"]

FIELD_WORDS: Final[Mapping[str, Bilingual]] = MappingProxyType(
    {
        path: Bilingual(english, indonesian)
        for path, english, indonesian in (
            ("organisation_id", "organisation", "organisasi"),
            ("source_ids", "sources", "sumber"),
            ("name", "name", "nama"),
            ("other_names", "other names", "nama lain"),
            ("level", "level", "tingkat"),
            ("area", "area code", "kode wilayah"),
            ("area_names", "area name", "nama wilayah"),
            ("area_names.level", "level of an area name", "tingkat nama wilayah"),
            ("area_names.name", "area name", "nama wilayah"),
            ("parent_id", "parent organisation", "organisasi induk"),
            ("founded", "founding date", "tanggal berdiri"),
            ("dissolved", "date of dissolution", "tanggal bubar"),
            ("partners", "partners", "mitra"),
            ("member_organisations", "member organisations", "organisasi anggota"),
            ("stated_counts", "stated count", "jumlah yang disebut"),
            ("stated_counts.number", "number of a stated count", "angka jumlah yang disebut"),
            ("stated_counts.of", "subject of a stated count", "hal yang dihitung"),
            ("stated_counts.on", "date of a stated count", "tanggal jumlah yang disebut"),
            ("events", "event", "kegiatan"),
            ("events.kind", "kind of an event", "jenis kegiatan"),
            ("events.title", "title of an event", "judul kegiatan"),
            ("events.date", "date of an event", "tanggal kegiatan"),
            ("events.date_as_written", "date of an event as written", "tanggal kegiatan menurut sumber"),
            ("events.last_date", "last day of an event", "hari terakhir kegiatan"),
            ("events.place", "place of an event", "tempat kegiatan"),
            ("legal_bases", "legal basis", "dasar hukum"),
            ("legal_bases.citation", "citation of a legal basis", "peraturan dasar hukum"),
            ("legal_bases.as_written", "legal basis as written", "bunyi dasar hukum menurut sumber"),
            ("legal_bases.title", "title of a legal basis", "judul peraturan dasar hukum"),
            ("terms_complete", "all terms recorded", "masa bakti lengkap"),
            ("domicile_area", "area code of the domicile", "kode wilayah domisili"),
            ("birth_date", "birth date", "tanggal lahir"),
            ("membership", "membership", "keanggotaan"),
            ("service", "period of service", "masa tugas"),
            ("decree", "decree", "SK"),
            ("decree.number", "number of the decree", "nomor SK"),
            ("decree.issuer", "issuer of the decree", "penerbit SK"),
            ("decree.issued", "date of the decree", "tanggal SK"),
            ("decree.title", "title of the decree", "judul SK"),
            ("decree.status", "status of the decree", "status SK"),
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
            ("inauguration", "inauguration", "pengukuhan"),
            ("inauguration.date", "date of the inauguration", "tanggal pengukuhan"),
            (
                "inauguration.date_as_written",
                "date of the inauguration as written",
                "tanggal pengukuhan menurut sumber",
            ),
            ("inauguration.place", "place of the inauguration", "tempat pengukuhan"),
            ("inauguration.kind", "kind of inauguration", "sebutan pengukuhan"),
            ("inauguration.authority", "authority of the inauguration", "pejabat yang mengukuhkan"),
            ("inauguration.officiant", "officiant of the inauguration", "pelaksana pengukuhan"),
            ("inauguration.officiant.name", "name of the officiant", "nama pelaksana pengukuhan"),
            ("inauguration.officiant.title", "title of the officiant", "jabatan pelaksana pengukuhan"),
            ("inauguration.on_behalf_of", "on whose behalf the inauguration was held", "atas nama siapa pengukuhan"),
            ("inauguration.speakers", "speaker at the inauguration", "pembicara pengukuhan"),
            ("inauguration.speakers.name", "name of a speaker", "nama pembicara pengukuhan"),
            ("inauguration.speakers.title", "title of a speaker", "jabatan pembicara pengukuhan"),
            ("inauguration.speakers.on_behalf_of", "on whose behalf a speaker spoke", "atas nama siapa pembicara"),
            ("inauguration.attendees", "attendee of the inauguration", "hadirin pengukuhan"),
            ("inauguration.attendees.name", "name of an attendee", "nama hadirin pengukuhan"),
            ("inauguration.attendees.title", "title of an attendee", "jabatan hadirin pengukuhan"),
            ("inauguration.status", "status of the inauguration", "status pengukuhan"),
            ("post", "post", "jabatan"),
            ("title", "title", "sebutan jabatan"),
            ("holder", "holder", "pemegang jabatan"),
            ("capacity", "capacity", "kedudukan"),
            ("replaces_id", "predecessor", "pejabat yang digantikan"),
            ("section", "section", "bidang atau wilayah"),
            ("url", "web address", "alamat web"),
            ("publisher", "publisher", "penerbit"),
            ("published", "date of publication", "tanggal terbit"),
            ("quotation", "quotation", "kutipan"),
        )
    }
)
"""The words for each field, by path relative to its record with an id, without positions."""


def field_words(steps: Sequence[str]) -> Bilingual:
    """Return the words for a field; its own name if there are none.

    >>> field_words(["inauguration", "date"])
    Bilingual(english='date of the inauguration', indonesian='tanggal pengukuhan')
    """
    path = ".".join(steps)
    plain = path.replace("_", " ")
    return FIELD_WORDS.get(path, Bilingual(plain, plain))
