"""Reasons: why a finding of a rule matters, for people who read a report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from psm_model.checking import Rule
from psm_model.i18n import Language

__all__ = ["REASONS", "find_reason", "format_remedy"]

_WHY: Final = "Why it matters"
_MARKS: Final = re.compile(r"[`*]")

REASONS: Final[Mapping[str, str]] = {
    "PSM001": "Pencarian dengan id itu secara kebetulan menemukan salah satunya saja.",
    "PSM002": "Keterangan di balik rujukan itu hilang, dan id yang salah tulis memecah satu hal menjadi dua.",
    "PSM003": "Rantai induk tidak memiliki puncak.",
    "PSM004": "Tanpa sumber, catatan tidak dapat diperiksa kebenarannya.",
    "PSM005": "Seorang anggota tercatat dua kali, atau memakai nomor anggota lain.",
    "PSM006": "Satu kepengurusan yang tercatat dua kali tampak sebagai dua kepengurusan sekaligus.",
    "PSM091": "Temuan yang diterima untuk sementara memerlukan keputusan baru.",
    "PSM092": "Pengecualian yang tidak terpakai akan menyembunyikan temuan sejenis berikutnya.",
    "PSM093": "Pengecualian yang salah tulis tidak berpengaruh, padahal pembuatnya mengandalkannya.",
    "PSM099": "Tanpa laporan ini, kaidah yang gagal tampak seperti kaidah tanpa temuan.",
    "PSM101": "Dua kepengurusan bertanggung jawab atas keputusan pada hari yang sama.",
    "PSM102": "Hampir semua kepengurusan menjabat lima tahun, sehingga masa bakti yang lain sering merupakan salah "
    "tulis. Peraturan atau AD/ART yang menetapkan lima tahun tidak ditemukan.",
    "PSM103": "Salah satunya keliru. Pertanyaan lain tentang masa bakti dijawab menurut rentang waktunya.",
    "PSM104": "Tanggal atau masa baktinya keliru, atau pengukuhan itu milik kepengurusan lain.",
    "PSM105": "Sejauh tanggalnya diketahui, kepengurusan dikukuhkan pada tahun pertama atau kedua masa baktinya. "
    "Tanggal yang lebih lambat perlu dilihat lagi.",
    "PSM106": "Organisasi sempat tanpa kepengurusan, atau salah satu tanggalnya keliru.",
    "PSM107": "Ketika itu belum atau tidak lagi ada organisasi yang dipimpin, sehingga salah satu tanggalnya keliru.",
    "PSM109": "Siapa yang berhak mewakili organisasi diperselisihkan, dan pengguna data perlu mengetahuinya.",
    "PSM110": "Hal-hal yang bergantung pada tanggal tidak dapat diperiksa untuk masa bakti itu.",
    "PSM111": "Hal-hal yang bergantung pada tanggal tidak dapat diperiksa untuk masa bakti itu.",
    "PSM112": "Sumber-sumber tidak sepakat apakah hari pertama pengurus baru masih milik pengurus lama. Ini bukan "
    "kesalahan, tetapi catatan tidak menunjukkan siapa yang menjabat pada hari itu.",
    "PSM113": "Tanpa surat keputusan, sampai kapan kepengurusan itu menjabat tidak dapat dibuktikan.",
    "PSM114": "Surat keputusan tidak mengangkat kepengurusan yang sudah berakhir: tanggal surat atau masa baktinya "
    "keliru, atau surat itu milik kepengurusan lain.",
    "PSM115": "Sumber salah cetak dan catatan menyalinnya apa adanya, atau tanggalnya salah disalin. Salah cetak "
    "dalam sumber bukan kesalahan catatan.",
    "PSM116": "Jenis perubahan atau salah satu tanggalnya keliru, sehingga hari terakhir masa bakti tidak dapat "
    "dipercaya.",
    "PSM201": "Jabatan itu kosong, atau pemegangnya belum dicatat.",
    "PSM202": "Tanda tangan siapa yang berlaku pada hari itu tidak jelas.",
    "PSM203": "Dalam susunan pengurus yang dimuat media, setiap jabatan inti dipegang orang yang berbeda.",
    "PSM204": "Penggantian antarwaktu (PAW) tidak memperpanjang masa bakti, dan tidak ada jabatan di luar masa "
    "bakti kepengurusannya.",
    "PSM205": "Dua orang menduduki satu kursi, atau tanggal penggantian antarwaktunya keliru.",
    "PSM206": "Kepala daerah atau kepala dinas menjadi pembina, pengarah, atau penasihat dan tidak dipilih. Jabatan "
    "atau kedudukannya keliru.",
    "PSM207": "Ini hanya hitungan. Peraturan atau AD/ART yang membatasi masa jabatan ketua tidak ditemukan, "
    "sehingga ini bukan pelanggaran.",
    "PSM208": "Menurut ART, hanya anggota biasa yang berhak memilih dan dipilih.",
    "PSM209": "Sumber-sumber tidak sepakat apakah hari pertama pengganti masih milik pendahulunya. Ini bukan "
    "kesalahan, tetapi catatan tidak menunjukkan siapa yang menjabat pada hari itu.",
    "PSM210": "Satu pengangkatan tercatat dua kali, atau salah satu tanggalnya keliru; orang itu lalu terhitung dua "
    "kali.",
    "PSM211": "Pengganti datang sesudah orang yang digantikannya, sehingga lingkaran tidak memiliki awal.",
    "PSM212": "Salah satu tanggalnya keliru, atau jabatan itu dipegang orang lain.",
    "PSM213": "Dalam praktik, setiap kepengurusan memiliki ketua sendiri, sehingga salah satu catatan mungkin sudah "
    "usang atau tentang orang lain. Peraturan yang melarangnya tidak ditemukan.",
    "PSM214": "Pengganti menduduki kursi orang yang digantikannya, sehingga jabatan, bidang, atau rujukannya keliru.",
    "PSM215": "Rentang waktu atau hari menurut sumber itu keliru. Sebelum diperbaiki, hanya rentang waktunya yang "
    "dipakai.",
    "PSM301": "Permensos 10/2019 mensyaratkan usia paling rendah delapan belas tahun, sebagaimana disebut dalam "
    "standar pelayanan.",
    "PSM302": "PSM bertugas di desa, kelurahan, atau wilayah setingkat dengan nama lain.",
    "PSM303": "Peraturan mensyaratkan KTP dari desa atau kelurahan tempat bertugas, sebagaimana disebut dalam "
    "standar pelayanan.",
    "PSM304": "Permensos 01/2012 mensyaratkan usia di atas delapan belas tahun.",
    "PSM305": "Menurut ART, anggota kehormatan ditetapkan dengan SK pengurus nasional.",
    "PSM306": "Menurut ART, KTA diterbitkan oleh pengurus nasional, dan KTA sementara oleh pengurus kabupaten atau "
    "kota.",
    "PSM307": "Salah satu tanggalnya keliru.",
    "PSM308": "Anggota diangkat dengan surat keputusan kepala desa, kepala dinas sosial, atau bupati.",
    "PSM309": "Salah satu tanggalnya keliru.",
    "PSM401": "Tingkat atau kode wilayahnya keliru.",
    "PSM402": "Induk yang tercatat keliru, atau tingkat atau wilayahnya keliru.",
    "PSM403": "Dalam praktik, setiap tempat memiliki satu organisasi, sehingga salah satunya mungkin organisasi "
    "yang sama dengan id lain.",
    "PSM404": "Kabupaten dan kota yang bernama sama saling bertetangga, dan kodenya mudah tertukar.",
    "PSM405": "Kodenya salah tulis, atau wilayah itu sudah dimekarkan atau berganti kode.",
    "PSM406": "Tidak ada wilayah dengan kode seperti itu.",
    "PSM407": "Salah satu tanggalnya keliru.",
    "PSM408": "Kode atau nama itu milik wilayah tetangga.",
    "PSM409": "Pendahulu sudah ada lebih dahulu, sehingga dalam lingkaran ada rujukan yang keliru.",
    "PSM410": "Salah satu tanggalnya keliru. Sebelum diperbaiki, belum pasti apakah organisasi itu masih ada.",
    "PSM501": "Judul dan masa berlaku peraturan di luar daftar tidak dapat diperiksa.",
    "PSM502": "Surat keputusan yang didasarkan pada peraturan yang sudah diganti disalin dari contoh lama, atau "
    "salah menyebut nomornya.",
    "PSM503": "Nomor atau judul itu milik peraturan lain.",
    "PSM504": "Pasal 21 ayat (1) ada dalam Permensos 10/2019, sedangkan Pasal 21 UU 11/2009 tidak memiliki ayat.",
    "PSM505": "Media sering menulis “Undang-Undang Nomor 10 Tahun 2019” untuk peraturan menteri dengan nomor itu.",
    "PSM506": "Undang-undang itu mengatur pekerja sosial bersertifikat, sedangkan PSM adalah relawan.",
    "PSM507": "Pengukuhan itu dicatat pada kepengurusan yang keliru, atau pejabatnya keliru.",
    "PSM508": "Peraturan yang belum ada tidak dapat dijadikan dasar: nomor atau tahunnya salah tulis.",
    "PSM509": "Kepengurusan itu tidak memiliki surat keputusan yang berlaku: masa baktinya berakhir lebih awal, "
    "atau surat keputusan barunya belum dicatat.",
    "PSM510": "Surat keputusan hanya mengubah yang lebih dahulu, sehingga dalam lingkaran ada rujukan yang keliru.",
    "PSM511": "Surat keputusan hanya mengubah yang sudah ada. Salah satu tanggalnya keliru, atau rujukannya terbalik.",
}
"""Why a finding of a rule matters, in Indonesian, by the code of the rule."""


def find_reason(rule: Rule, *, language: Language) -> str:
    """Return why a finding of a rule matters; in Indonesian, for a rule of others, its explanation.

    >>> find_reason(RULES["PSM101"], language="en")
    'Two boards are responsible for a decision of that day.'
    """
    if language == "en":
        text = rule.sections.get(_WHY) or rule.explanation.english
    else:
        text = REASONS.get(rule.code) or rule.explanation.indonesian
    return _MARKS.sub("", " ".join(text.split()))


def format_remedy(remedy: str) -> str:
    """Return what to do about a finding, without marks and on one line.

    >>> format_remedy("Set `period`.")
    'Set period.'
    """
    return _MARKS.sub("", " ".join(remedy.split()))
