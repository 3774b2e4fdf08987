"""Indonesian words of errors about values, records and tables that a document has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["VALUE_WORDS"]

VALUE_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Records.
        "exactly one of {} and {}, or none if withheld names one of them": (
            "tepat salah satu dari {} dan {}; boleh kosong jika withheld menyebut salah satunya"
        ),
        "a last date no earlier than its date": "tanggal terakhir yang tidak sebelum tanggalnya",
        "either a new last day or the next board as its end": (
            "hari terakhir yang baru atau kepengurusan berikutnya sebagai akhirnya"
        ),
        "a new last day, since a term is only extended until the next board": (
            "hari terakhir yang baru, karena hanya perpanjangan yang berlaku sampai kepengurusan berikutnya"
        ),
        "a citation, or its text as written": "kutipan, atau bunyinya menurut sumber",
        "names of optional fields of the record": "nama kolom yang boleh kosong pada catatan itu",
        "names of fields without a value": "nama kolom yang kosong",
        "each name once": "setiap nama satu kali",
        "values nested at most {} deep": "nilai yang bersarang paling dalam {} tingkat",
        "finite numbers": "bilangan terhingga",
        "whole numbers of at most 64 bits": "bilangan bulat paling besar 64 bit",
        "keys of {} and lower-case letters, digits and underscores, which do not end in an underscore": (
            "kunci yang diawali {}, terdiri atas huruf kecil, angka, dan garis bawah, dan tidak diakhiri garis bawah"
        ),
        "a text that Unicode allows, without half of a surrogate pair": (
            "teks yang sah dalam Unicode, tanpa separuh pasangan pengganti"
        ),
        "a text that is not JSON ({})": "teks yang bukan JSON ({})",
        "directly after {} or another of its terms": "tepat sesudah {} atau masa baktinya yang lain",
        "before its terms": "sebelum masa baktinya",
        "before members, organisations and board terms": "sebelum anggota, organisasi, dan masa bakti",
        "{} is out of place: expected {}": "{} berada di tempat yang salah: seharusnya {}",
        "an entity": "catatan",
        "{} of them": "{} catatan",
        "it elsewhere": "catatan itu di tempat lain",
        # Dates and periods.
        "a period ({}) at offset {}": "rentang waktu ({}) pada huruf ke-{}",
        "a start no later than its end": "awal yang tidak sesudah akhirnya",
        "two years or dates, the second no sooner than the first, as in {} or {}": (
            "dua tahun atau tanggal, yang kedua tidak sebelum yang pertama, seperti {} atau {}"
        ),
        "only years, months, weeks and days": "hanya tahun, bulan, minggu, dan hari",
        "at least one day": "sedikitnya satu hari",
        "a length that ends by 2200": "lama yang berakhir paling lambat tahun 2200",
        "a date known to the day": "tanggal yang diketahui harinya",
        "a period whose end is a date": "rentang waktu yang akhirnya tanggal",
        "a period whose ends are known to the day, or open": "rentang waktu yang kedua ujungnya diketahui atau terbuka",
        "whole {}, since it follows {}": "{} bulat, karena mengikuti {}",
        "check its year and weekday against the day of publication": (
            "cocokkan tahun dan nama harinya dengan tanggal terbit"
        ),
        # Areas, identifiers and posts.
        "the number of a decree": "nomor keputusan",
        "the name of a scheme": "nama jenis nomor",
        "a value that is not empty": "nilai yang tidak kosong",
        "a scheme and a value as in {}": "jenis nomor dan nilainya seperti {}",
        # Citations.
        "an instrument ({})": "peraturan ({})",
        "a pinpoint ({})": "letak dalam peraturan ({})",
        "an IRI ({})": "IRI ({})",
        "an IRI of an instrument ({})": "IRI peraturan ({})",
        "a statute ({})": "entri daftar peraturan ({})",
        "an edge ({})": "hubungan antarperaturan ({})",
        "a number without its year, as in {}": "nomor tanpa tahunnya, seperti {}",
        "the year {} or none": "tahun {} atau tanpa tahun",
        "no year (a {} has none)": "tanpa tahun ({} tidak bertahun)",
        "no issuer (every {} has the same)": "tanpa penerbit (penerbit setiap {} sama)",
        "{}, without a number that is blank in part": "{}, tanpa nomor yang sebagian kosong",
        "an identifier as in {}": "pengenal seperti {}",
        "an article, or another part": "pasal, atau bagian lain",
        "a part with its chapter": "bagian beserta babnya",
        "a pinpoint for the last place of a range": "letak untuk akhir rentang",
        "a range that ends in another place of the same sort": "rentang yang berakhir di tempat lain yang sejenis",
        "a range that ends after its start": "rentang yang berakhir sesudah awalnya",
        "a dictum without article, chapter, annex or division": "diktum tanpa pasal, bab, lampiran, atau bagian",
        "the elucidation of an article, or of another part of the body": (
            "penjelasan suatu pasal, atau penjelasan bagian lain batang tubuh"
        ),
        "a letter or an item of the {}": "huruf atau angka pada {}",
        "an article of the {} provisions": "pasal dalam {}",
        "one of Division as division": "salah satu nilai Division sebagai bagian",
        "{} as a text": "{} berupa teks",
        "{} as {} or None": "{} berupa {} atau None",
        "{} as {}": "{} berupa {}",
        "{} without {}": "{} tanpa {}",
        "a year from {} to {}, or none": "tahun dari {} sampai dengan {}, atau tanpa tahun",
        "at least one source, in a tuple": "sedikitnya satu sumber, dalam tuple",
        "dates_certainty with dates, and none without": "dates_certainty hanya jika ada tanggal",
        "effective_by not before the enactment of its source": (
            "effective_by yang tidak sebelum penetapan peraturan asalnya"
        ),
        "a commencement not before its enactment and not after commenced_by": (
            "hari mulai berlaku yang tidak sebelum penetapannya dan tidak sesudah commenced_by"
        ),
        "an effective day not after effective_by": "hari berlaku yang tidak sesudah effective_by",
        "a target other than its source": "peraturan tujuan yang bukan asalnya",
        "standing claimed where the certainty is unverified": "standing 'claimed' jika kepastiannya belum diperiksa",
        # Tables.
        "a cell without quotation marks, or with marks around all of it and doubled within": (
            "sel tanpa tanda petik, atau yang seluruhnya diapit tanda petik dan tanda petik di dalamnya digandakan"
        ),
        "marks inside it": "tanda petik di dalamnya",
        "a table of a register, as {}": "tabel register, seperti {}",
        "another order": "urutan lain",
        "texts in UTF-8, or dates up to the year 9999": "teks dalam UTF-8, atau tanggal sampai dengan tahun 9999",
        "columns whose values are of one type each": "kolom yang semua nilainya sejenis",
        "a column {}": "kolom {}",
        "a Parquet file": "berkas Parquet",
        "a Parquet file for each table, as in {}": "satu berkas Parquet untuk setiap tabel, seperti {}",
        "one that is damaged or of another kind": "berkas yang rusak atau bukan Parquet",
        "at most {} records": "paling banyak {} catatan",
        "characters of {}, as the file was opened": "karakter {}, sesuai dengan cara berkas dibuka",
        "another character": "karakter lain",
        "a folder with all its files": "folder yang semua berkasnya lengkap",
        "one whose writing was interrupted": "folder yang penulisannya terputus",
        "lines whose ids can be read": "baris yang id-nya dapat dibaca",
        "another line": "baris lain",
        "a file in JSON Lines that is not compressed, whose name ends in {}": (
            "berkas JSON Lines yang tidak dimampatkan dan namanya berakhiran {}"
        ),
        # Popolo.
        "a date whose day before is from {} to {}": "tanggal yang hari sebelumnya antara {} dan {}",
        "one of {}, or that a level is given for all others": (
            "salah satu dari {}, atau satu tingkat untuk semua yang lain"
        ),
    }
)
"""The phrases; ``{}`` stands for any text."""
