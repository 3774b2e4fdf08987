"""Words that are in names of persons, words that are not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from psm_model.values import PersonName
from psm_model.values.date_words import FULL_MONTHS

from ._word_sets import split_words

__all__ = [
    "DATE_WORDS",
    "FORM_OF_ADDRESS",
    "is_bare_degree",
    "is_body_word",
    "is_degree_text",
    "is_honorific_word",
    "is_name_word",
    "is_person_name",
]

FORM_OF_ADDRESS: Final = r"(?:sdr(?:[ai]|/i)?|saudar[ai]|sdr/sdri|almh?|almarhum(?:ah)?|mendiang)\b\.?\s*"
"""A pattern of forms of address, and words for the deceased, before a name that do not belong to it."""
DATE_WORDS: Final = FULL_MONTHS | split_words(
    "senin selasa rabu kamis jumat sabtu minggu ahad tanggal hari pukul wib wita wit pagi siang sore malam"
)
"""Words of dates."""
_BODIES: Final = split_words(
    """
    ipsm psm tksk pkh tagana pkk lks lksa lk3 puskesos slrt psks ppks koni pmi pmr fkub mui nu knpi kormi ipsi
    pssi pgri dprd dpr mpr dpd dpc dpw dpp pac dpk bpd lpm lpmd lpmk bumdes baznas kpu bawaslu tni polri polres
    polsek polda kodim koramil opd skpd dinsos dinkes bpbd bnpb bappeda kemensos kemenag pemkab pemkot pemprov
    setda hipmi kadin pramuka banser ansor fatayat muslimat aisyiyah muhammadiyah forkopimda forkopimcam muspika
    ormas lsm ipk imsk ksbsi spsi imi perbakin pwi csr tp apdesi dmi fkdm fkpm sar karang taruna ikatan forum
    komite yayasan paguyuban himpunan persatuan dewan asosiasi serikat komunitas lembaga badan majelis tim
    panitia kelompok satgas komisi fraksi partai koperasi gerakan penggerak organisasi perkumpulan pimpinan
    palang posyandu gabungan aliansi perhimpunan relawan forwil forda pengurus dekranasda paud gow dharma persit
    pt cv ud kud bank universitas puskesmas rsud golkar gerindra nasdem hanura perindo pdip pkb pks ppp
    bhayangkari perwosi hkti gapoktan apindo gapensi perbasi pelti percasi forki pabbsi pokdarwis tkpk kwarcab kwarda
    kwartir kwarnas mabinas mabida mabicab mabiran kwarran pcnu mwcnu pwnu pwri pepabri lvri fkppi ppni ibi himpaudi
    igtki pppsi
    """
)
"""Words of the names of bodies: acronyms, and words that begin them."""
_OTHERS: Final = split_words(
    """
    sekr sekret bend bendhr
    ketua wakil sekretaris sekertaris bendahara anggota koordinator pembina pelindung penasihat penasehat
    pengarah motivator penanggung penanggungjawab merangkap rangkap ketum sekjen sekum bendum waketum sekaligus
    selaku sebagai menjadi jabatan posisi kursi nama alamat keterangan kosong lowong vakum belum tidak ada
    terlampir nihil dst dll dkk dsb bidang seksi divisi pokja departemen biro humas umum jenderal harian plt plh
    pj pjs pgs mantan calon terpilih almarhum pelaksana penjabat kabupaten kota kecamatan kelurahan desa
    provinsi propinsi dusun kalurahan nagari kapanewon kemantren gampong distrik wilayah daerah kab kec kel prov
    nagori gampong pekon tiyuh
    lembang kampong kepenghuluan rt rw tk tingkat jalan jl jln indonesia nasional pusat
    cabang ranting lingkungan kampung bupati gubernur
    wali walikota camat lurah kepala kades menteri mensos presiden dinas kantor kementerian pemerintah tokoh
    masyarakat warga unsur perwakilan para seluruh semua jajaran sejumlah pekerja sosial bapak-bapak ibu-ibu
    pemuda peserta orang pihak undangan tamu asisten sekda danramil kapolsek kapolres dandim direktur dirjen
    wartawan jurnalis reporter editor foto dok menimbang mengingat memperhatikan memutuskan menetapkan kesatu
    kedua ketiga keempat kelima keenam ketujuh pertama nomor no tahun periode masa bakti bhakti tentang
    keputusan surat sk lampiran salinan susunan daftar struktur ditetapkan dikeluarkan tembusan mengetahui
    menyetujui mengesahkan hormat ttd tertanda materai meterai stempel cap nip nik pangkat tanda tangan
    kepengurusan acara kegiatan musyawarah musda muskab muscab munas mukernas rapat temu pelantikan pengukuhan
    program kerja pelayanan kesejahteraan undang-undang peraturan permensos pasal ayat dan atau serta dengan
    oleh untuk dari pada di ke yang adalah ialah yaitu yakni itu ini tersebut ia dia mereka kami kita beliau
    dalam sementara sedangkan adapun menurut kata ujar tutur selain hadir turut tampak juga akan telah sudah
    kini saat setelah usai sebelum ketika sehingga karena namun tetapi agar bahwa apabila jika bila sesuai
    terhadap tentunya kemudian antara lain sebelumnya lama baru kembali secara masing-masing siap ajak minta
    sebut harap dorong pimpin lantik kukuhkan hadiri tegaskan ingatkan dukung apresiasi jelang soal terima baca
    promosi iklan advertisement menunjuk mengangkat memilih melantik mengukuhkan memberhentikan mempercayakan
    tetapkan tunjuk pilih angkat percayakan amanahkan daulat usung sahkan umumkan resmikan berhentikan copot ganti
    dimana disana disini ditempat alhasil walhasil hasilnya akhirnya selanjutnya alhamdulillah syukurlah
    duduk bertindak tampil maju ditunjuk dipercaya didapuk didaulat terpilih dilantik menjabat berperan bertugas dipilih
    arsip pertinggal redaksi mengganti menggantikan menugaskan membuka menutup meminta mengatakan menyampaikan demikian
    """
)
"""Other words that are not in names of persons."""
_NO_NAMES: Final = frozenset(("muda", "madya", "utama", "biasa"))
"""Words that are not a name alone: ranks of officials (*Pembina Utama Muda*) and kinds of members."""
_VERB: Final = re.compile(r"(?:di|me|mem|men|meng|meny|memper)[a-z]{3,}kan|[a-z]{4,}nya")
_PARTICLES: Final = split_words(
    """
    bin binti bte br bru boru beru gelar glr al el as an at ibnu ibn van der de den da von ten
    """
)
_HONORIFICS: Final = split_words(
    """
    prof dr drg drh ir drs dra h hj kh tgh ust ustaz ustadz ustadzah ns apt pdt bpk bapak pak ibu bu tn ny
    nyonya tgk tengku rr r rd rp rm ra gray kgph kph nyai kyai kiai habib hb mbak letjen mayjen brigjen jenderal
    kolonel letkol mayor kapten lettu serma serka irjen komjen kombes kombespol akbp kompol akp iptu ipda aiptu
    aipda bripka laksda laksma marsda marsma peltu pelda pol purn em pnt dkn mgr
    """
)
_RANK_WORDS: Final = split_words(
    """
    tni pol purn inf art kav czi arh al ad au marinir
    """
)
# A word with a capital, with inner dots, hyphens and apostrophes; a scanner may read O as 0 within it.
_NAME_WORD: Final = re.compile(
    r"(?:[^\W\d_]|0(?=[a-z]{2}))(?:[^\W\d_]|[.'\u2019`\u00b4-](?=[^\W_])|(?<=[A-Z])0(?=[A-Z]))*[.'\u2019]?"
)
_NOISY_DEGREES: Final = re.compile(r"[^,]+,(?=.*,\.)(?:[\s.,]*[A-Z][A-Za-z]{0,4}(?=[\s.,]|$))+[\s.,]*")
_CAPITAL_I: Final = re.compile(r"l[bcdfghjkmnpqrstvwxyz]")
_NICKNAME: Final = re.compile(r"(?<=\s)[\"\u201c\u2018'](\w+)[\"\u201d\u2019'](?=\s)")
_STRAY_STOP: Final = re.compile(r",\s*\.(?=\s*[A-Z])")
_SHORTEST_NAME: Final = 4
_MAX_WORDS: Final = 8


def is_honorific_word(word: str) -> bool:
    """Return whether a word is a title before a name or a rank.

    >>> is_honorific_word("Drs."), is_honorific_word("Letjen"), is_honorific_word("Budi")
    (True, True, False)
    """
    return word.rstrip(".").casefold() in _HONORIFICS


def is_body_word(word: str) -> bool:
    """Return whether a word begins the name of a body, or is an acronym of one."""
    return word.strip(".").casefold() in _BODIES


@lru_cache(1 << 12)
def is_degree_text(text: str) -> bool:
    """Return whether a text is only degrees, as after a name.

    >>> is_degree_text("S.Pd, M.Si"), is_degree_text("Nunung")
    (True, False)
    """
    is_noisy = ",." in text and _NOISY_DEGREES.fullmatch(f"Nama, {text}") is not None
    # Each by itself: beside a degree, any word in capitals looks like another one.
    return is_noisy or all(_is_degree_part(part) for part in text.split(","))


def is_bare_degree(name: str, part: str) -> bool:
    """Return whether a part after a name and a comma is a degree without dots: short capitals after small letters.

    >>> is_bare_degree("TGH. Hamzan Wadi", "QH"), is_bare_degree("ANI", "BUDI"), is_bare_degree("Ani", "Budi")
    (True, False, False)
    """
    is_short = part.isalpha() and part.isupper() and 1 < len(part) <= _SHORTEST_NAME
    return is_short and not name.isupper() and bool(PersonName(f"{name.strip()}, {part}").degrees)


def _is_degree_part(part: str) -> bool:
    """Return whether the words between commas are degrees; "ST. AMINAH" is a name, though ST is a degree."""
    words = [word for word in part.split() if word.isalpha() and word.isupper() and len(word) >= _SHORTEST_NAME]
    others = (word for word in words if word != part.strip())
    return bool(part.strip() and PersonName(f"Nama, {part}").degrees) and not any(
        not PersonName(f"Nama, {word}").degrees for word in others
    )


def is_name_word(word: str, *, is_lower: bool = False) -> bool:
    """Return whether a word may be in the name of a person.

    Args:
        word: The word.
        is_lower: Whether names are written in small letters there.

    >>> is_name_word("Surya"), is_name_word("surya"), is_name_word("Ketua"), is_name_word("bin")
    (True, False, False, True)
    """
    bare = word.strip(".'\u2019\"").casefold()
    if bare in _PARTICLES:
        return True
    if not _NAME_WORD.fullmatch(word) or bare in _OTHERS or bare in _BODIES or bare in DATE_WORDS:
        return False
    # A scanner reads a capital I as a small l: "lwan", "lrma".
    is_capital = word[0].isupper() or _CAPITAL_I.match(word) is not None
    return (is_capital or is_lower or word.startswith(("dr", "drg", "drh"))) and not _VERB.fullmatch(bare)


@lru_cache(1 << 12)
def is_person_name(text: str, *, is_lower: bool = False) -> bool:
    """Return whether a text can be the name of a person, with titles and degrees.

    >>> is_person_name("Drs. H. Oman, M.Si."), is_person_name("Dinas Sosial"), is_person_name("Rp 20.000")
    (True, False, False)
    """
    if not text.strip() or text.casefold() in _NO_NAMES:
        return False
    # A nickname may be in quotes within a name, and a scanner may put more commas and dots between degrees.
    text = _NICKNAME.sub(r"\1", text)
    is_noisy = _NOISY_DEGREES.fullmatch(text) is not None
    text = text.partition(",")[0] if is_noisy else _STRAY_STOP.sub(",", text)
    name = PersonName(text)
    words = name.name.split()
    plain = [word for word in words if word.strip("().").casefold() not in _RANK_WORDS and word != "(P)"]
    is_degree = is_degree_text(text) and ("." in text or text.isupper())
    if is_degree or "," in name.name or not 0 < len(plain) <= _MAX_WORDS:
        return False
    bare = [word.strip(".").casefold() for word in plain]
    # A day or a month is a name beside others: "Mei Wulandari".
    is_named = any(len(word) > 1 and word not in _PARTICLES | _HONORIFICS | DATE_WORDS for word in bare)
    return is_named and all(
        is_name_word(word, is_lower=is_lower) or (plainly in DATE_WORDS and word[0].isupper())
        for word, plainly in zip(plain, bare, strict=True)
    )
