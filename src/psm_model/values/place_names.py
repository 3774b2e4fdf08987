"""Names of places in Indonesia, and words of the language that are no names of places."""

from __future__ import annotations

import re
from typing import Final

from ._patterns import compile_pattern

__all__ = ["FURTHER_WORDS", "is_area_phrase", "is_listed_place", "names_level"]

_PROVINCES: Final = """
Aceh, Sumatera Utara, Sumatera Barat, Riau, Jambi, Sumatera Selatan, Bengkulu, Lampung, Kepulauan Bangka Belitung,
Kepulauan Riau, Daerah Khusus Ibukota Jakarta, Jawa Barat, Jawa Tengah, Daerah Istimewa Yogyakarta, Jawa Timur,
Banten, Bali, Nusa Tenggara Barat, Nusa Tenggara Timur, Kalimantan Barat, Kalimantan Tengah, Kalimantan Selatan,
Kalimantan Timur, Kalimantan Utara, Sulawesi Utara, Sulawesi Tengah, Sulawesi Selatan, Sulawesi Tenggara, Gorontalo,
Sulawesi Barat, Maluku, Maluku Utara, Papua, Papua Barat, Papua Selatan, Papua Tengah, Papua Pegunungan, Papua Barat
Daya, Jakarta, DKI Jakarta, DI Yogyakarta, Bangka Belitung
"""
_REGENCIES: Final = """
Aceh Barat, Aceh Barat Daya, Aceh Besar, Aceh Jaya, Aceh Selatan, Aceh Singkil, Aceh Tamiang, Aceh Tengah, Aceh
Tenggara, Aceh Timur, Aceh Utara, Agam, Alor, Ambon, Asahan, Asmat, Badung, Balangan, Balikpapan, Banda Aceh, Bandar
Lampung, Bandung, Bandung Barat, Banggai, Banggai Kepulauan, Banggai Laut, Bangka, Bangka Barat, Bangka Selatan,
Bangka Tengah, Bangkalan, Bangli, Banjar, Banjarbaru, Banjarmasin, Banjarnegara, Bantaeng, Bantul, Banyuasin,
Banyumas, Banyuwangi, Barito Kuala, Barito Selatan, Barito Timur, Barito Utara, Barru, Batam, Batang, Batanghari,
Batu, Batu Bara, Bau Bau, Bekasi, Belitung, Belitung Timur, Belu, Bener Meriah, Bengkalis, Bengkayang, Bengkulu,
Bengkulu Selatan, Bengkulu Tengah, Bengkulu Utara, Berau, Biak Numfor, Bima, Binjai, Bintan, Bireuen, Bitung, Blitar,
Blora, Boalemo, Bogor, Bojonegoro, Bolaang Mongondow, Bolaang Mongondow Selatan, Bolaang Mongondow Timur, Bolaang
Mongondow Utara, Bombana, Bondowoso, Bone, Bone Bolango, Bontang, Boven Digoel, Boyolali, Brebes, Bukittinggi,
Buleleng, Bulukumba, Bulungan, Bungo, Buol, Buru, Buru Selatan, Buton, Buton Selatan, Buton Tengah, Buton Utara,
Ciamis, Cianjur, Cilacap, Cilegon, Cimahi, Cirebon, Dairi, Deiyai, Deli Serdang, Demak, Denpasar, Depok, Dharmasraya,
Dogiyai, Dompu, Donggala, Dumai, Empat Lawang, Ende, Enrekang, Fak Fak, Flores Timur, Garut, Gayo Lues, Gianyar,
Gorontalo, Gorontalo Utara, Gowa, Gresik, Grobogan, Gunung Mas, Gunungkidul, Gunungsitoli, Halmahera Barat, Halmahera
Selatan, Halmahera Tengah, Halmahera Timur, Halmahera Utara, Hulu Sungai Selatan, Hulu Sungai Tengah, Hulu Sungai
Utara, Humbang Hasundutan, Indragiri Hilir, Indragiri Hulu, Indramayu, Intan Jaya, Jakarta Barat, Jakarta Pusat,
Jakarta Selatan, Jakarta Timur, Jakarta Utara, Jambi, Jayapura, Jayawijaya, Jember, Jembrana, Jeneponto, Jepara,
Jombang, Kaimana, Kampar, Kapuas, Kapuas Hulu, Karanganyar, Karangasem, Karawang, Karimun, Karo, Katingan, Kaur,
Kayong Utara, Kebumen, Kediri, Keerom, Kendal, Kendari, Kepahiang, Kepulauan Anambas, Kepulauan Aru, Kepulauan
Mentawai, Kepulauan Meranti, Kepulauan Sangihe, Kepulauan Selayar, Kepulauan Seribu, Kepulauan Siau Tagulandang Biaro,
Kepulauan Sula, Kepulauan Talaud, Kepulauan Tanimbar, Kepulauan Yapen, Kerinci, Ketapang, Klaten, Klungkung, Kolaka,
Kolaka Timur, Kolaka Utara, Konawe, Konawe Kepulauan, Konawe Selatan, Konawe Utara, Kotabaru, Kotamobagu, Kotawaringin
Barat, Kotawaringin Timur, Kuantan Singingi, Kubu Raya, Kudus, Kulon Progo, Kuningan, Kupang, Kutai Barat, Kutai
Kartanegara, Kutai Timur, Labuhanbatu, Labuhanbatu Selatan, Labuhanbatu Utara, Lahat, Lamandau, Lamongan, Lampung
Barat, Lampung Selatan, Lampung Tengah, Lampung Timur, Lampung Utara, Landak, Langkat, Langsa, Lanny Jaya, Lebak,
Lebong, Lembata, Lhokseumawe, Lima Puluh Kota, Lingga, Lombok Barat, Lombok Tengah, Lombok Timur, Lombok Utara, Lubuk
Linggau, Lumajang, Luwu, Luwu Timur, Luwu Utara, Madiun, Magelang, Magetan, Mahakam Ulu, Majalengka, Majene, Makassar,
Malaka, Malang, Malinau, Maluku Barat Daya, Maluku Tengah, Maluku Tenggara, Mamasa, Mamberamo Raya, Mamberamo Tengah,
Mamuju, Mamuju Tengah, Manado, Mandailing Natal, Manggarai, Manggarai Barat, Manggarai Timur, Manokwari, Manokwari
Selatan, Mappi, Maros, Mataram, Maybrat, Medan, Melawi, Mempawah, Merangin, Merauke, Mesuji, Metro, Mimika, Minahasa,
Minahasa Selatan, Minahasa Tenggara, Minahasa Utara, Mojokerto, Morowali, Morowali Utara, Muara Enim, Muaro Jambi,
Mukomuko, Muna, Muna Barat, Murung Raya, Musi Banyuasin, Musi Rawas, Musi Rawas Utara, Nabire, Nagan Raya, Nagekeo,
Natuna, Nduga, Ngada, Nganjuk, Ngawi, Nias, Nias Barat, Nias Selatan, Nias Utara, Nunukan, Ogan Ilir, Ogan Komering
Ilir, Ogan Komering Ulu, Ogan Komering Ulu Selatan, Ogan Komering Ulu Timur, Pacitan, Padang, Padang Lawas, Padang
Lawas Utara, Padang Panjang, Padang Pariaman, Padangsidimpuan, Pagar Alam, Pakpak Bharat, Palangkaraya, Palembang,
Palopo, Palu, Pamekasan, Pandeglang, Pangandaran, Pangkajene dan Kepulauan, Pangkal Pinang, Paniai, Parepare,
Pariaman, Parigi Moutong, Pasaman, Pasaman Barat, Pasangkayu, Paser, Pasuruan, Pati, Payakumbuh, Pegunungan Arfak,
Pegunungan Bintang, Pekalongan, Pekanbaru, Pelalawan, Pemalang, Pematangsiantar, Penajam Paser Utara, Penukal Abab
Lematang Ilir, Pesawaran, Pesisir Barat, Pesisir Selatan, Pidie, Pidie Jaya, Pinrang, Pohuwato, Polewali Mandar,
Ponorogo, Pontianak, Poso, Prabumulih, Pringsewu, Probolinggo, Pulang Pisau, Pulau Morotai, Pulau Taliabu, Puncak,
Puncak Jaya, Purbalingga, Purwakarta, Purworejo, Raja Ampat, Rejang Lebong, Rembang, Rokan Hilir, Rokan Hulu, Rote
Ndao, Sabang, Sabu Raijua, Salatiga, Samarinda, Sambas, Samosir, Sampang, Sanggau, Sarmi, Sarolangun, Sawahlunto,
Sekadau, Seluma, Semarang, Seram Bagian Barat, Seram Bagian Timur, Serang, Serdang Bedagai, Seruyan, Siak, Sibolga,
Sidenreng Rappang, Sidoarjo, Sigi, Sijunjung, Sikka, Simalungun, Simeulue, Singkawang, Sinjai, Sintang, Situbondo,
Sleman, Solok, Solok Selatan, Soppeng, Sorong, Sorong Selatan, Sragen, Subang, Subulussalam, Sukabumi, Sukamara,
Sukoharjo, Sumba Barat, Sumba Barat Daya, Sumba Tengah, Sumba Timur, Sumbawa, Sumbawa Barat, Sumedang, Sumenep, Sungai
Penuh, Supiori, Surabaya, Surakarta, Tabalong, Tabanan, Takalar, Tambrauw, Tana Tidung, Tana Toraja, Tanah Bumbu,
Tanah Datar, Tanah Laut, Tangerang, Tangerang Selatan, Tanggamus, Tanjung Jabung Barat, Tanjung Jabung Timur, Tanjung
Pinang, Tanjungbalai, Tapanuli Selatan, Tapanuli Tengah, Tapanuli Utara, Tapin, Tarakan, Tasikmalaya, Tebing Tinggi,
Tebo, Tegal, Teluk Bintuni, Teluk Wondama, Temanggung, Ternate, Tidore Kepulauan, Timor Tengah Selatan, Timor Tengah
Utara, Toba, Tojo Una Una, Toli-Toli, Tolikara, Tomohon, Toraja Utara, Trenggalek, Tual, Tuban, Tulang Bawang, Tulang
Bawang Barat, Tulungagung, Wajo, Wakatobi, Waropen, Way Kanan, Wonogiri, Wonosobo, Yahukimo, Yalimo, Yogyakarta
"""
"""The names of regencies and cities in Kepmendagri 300.2.2-2138 Tahun 2025."""
_TOWNS: Final = """
Agats, Aimas, Airmadidi, Ambarawa, Amlapura, Ampana, Amuntai, Amurang, Andoolo, Anggi, Arga Makmur, Arosuka, Atambua,
Bagansiapiapi, Bajawa, Balige, Bangil, Bangkinang, Bangko, Barabai, Batulicin, Baturaja, Batusangkar, Belinyu, Belopa,
Betun, Blambangan Umpu, Blangkejeren, Blangpidie, Bobong, Borong, Bungku, Buntok, Burmeso, Calang, Caruban, Cepu,
Cibinong, Cikarang, Curup, Daik, Daruba, Dekai, Dobo, Dolok Sanggul, Elelim, Enarotali, Gedong Tataan, Gerung, Gunung
Sugih, Gunung Tua, Idi, Ilaga, Indralaya, Jailolo, Jantho, Jogja, Kabanjahe, Kajen, Kalabahi, Kalianda, Kandangan,
Kanigoro, Karang Tinggi, Karubaga, Kasongan, Kayuagung, Kefamenanu, Kenyam, Kepanjen, Kepi, Kisaran, Koba, Kobakma,
Kolonodale, Kotaagung, Kotabumi, Kraksaan, Krui, Kuala Kapuas, Kuala Kurun, Kuala Pembuang, Kuala Tungkal, Kumurkek,
Kutacane, Kwandang, Labuan Bajo, Labuha, Langgur, Larantuka, Lasusua, Lewoleba, Lhoksukon, Limboto, Liwa, Lolak, Lubuk
Basung, Lubuk Pakam, Lubuk Sikaping, Luwuk, Makale, Malili, Manggar, Mangupura, Manna, Marabahan, Marisa, Martapura,
Masamba, Masohi, Maumere, Mbay, Mejayan, Melonguane, Menggala, Mentok, Meulaboh, Meureudu, Moanemani, Mojosari, Muara
Beliti, Muara Bulian, Muara Bungo, Muara Rupit, Muara Sabak, Muara Tebo, Muara Teweh, Muaradua, Mungkid, Muntok,
Namlea, Namrole, Nanga Bulik, Nanga Pinoh, Ngabang, Ngamprah, Ngasem, Oelamasi, Oksibil, Padang Aro, Painan,
Palabuhanratu, Panaragan, Pangkajene, Pangkalan Balai, Pangkalan Bun, Pangkalan Kerinci, Pangururan, Panyabungan,
Paringin, Parit Malintang, Pasir Pengaraian, Pattallassang, Pelaihari, Polewali, Praya, Pulau Punjung, Puruk Cahu,
Purwodadi, Purwokerto, Putussibau, Raha, Ranai, Rangkasbitung, Ransiki, Rantau, Rantauprapat, Rantepao, Ratahan,
Rengat, Rumbia, Ruteng, Salakan, Sampit, Sanana, Sangatta, Sarilamak, Saumlaki, Sei Rampah, Sekayu, Selatpanjang,
Selong, Semarapura, Sendawar, Sengeti, Sengkang, Sentani, Serui, Siak Sri Indrapura, Sibuhuan, Sidikalang, Sigli,
Simpang Empat, Simpang Tiga Redelong, Sinabang, Singaparna, Singaraja, Singkil, Sipirok, Slawi, Soe, Sofifi, Solo,
Soreang, Stabat, Sugapa, Suka Makmue, Sukadana, Sumbawa Besar, Sungai Raya, Sungailiat, Sungguminasa, Suwawa, Tahuna,
Takengon, Talang Ubi, Taliwang, Tambolaka, Tamiang Layang, Tanah Grogot, Tanah Merah, Tanjung, Tanjung Balai Karimun,
Tanjung Redeb, Tanjung Selor, Tanjungpandan, Tapaktuan, Tarempa, Tarutung, Teluk Dalam, Teluk Kuantan, Tembilahan,
Teminabuan, Tenggarong, Tiakur, Tideng Pale, Tigaraksa, Tilamuta, Timika, Tiom, Tirawuta, Tobelo, Toboali, Tondano,
Tuapejat, Turikale, Ujoh Bilang, Ujung Tanjung, Unaaha, Ungaran, Waibakul, Waikabubak, Waingapu, Waisai, Wamena,
Wanggudu, Wangi-Wangi, Watampone, Watansoppeng, Wates, Weda, Woha, Wonosari, Yogya
"""
"""Seats of regencies, and short names of cities."""


def _split_names(names: str) -> list[str]:
    return [" ".join(name.lower().split()) for name in names.split(",")]


_AREAS: Final = [*_split_names(_PROVINCES), *_split_names(_REGENCIES)]
FURTHER_WORDS: Final = frozenset(
    (
        *(word for name in _AREAS for word in name.replace("-", " ").split()[1:] if word != "dan"),
        *(word for name in _split_names(_PROVINCES) for word in name.split()),
        # Other spellings and abbreviations.
        *("diy", "ntb", "ntt", "indonesia", "sumatra", "jabar", "jateng", "jatim", "sumut", "sumbar", "sumsel"),
        *("babel", "kepri", "kalbar", "kalteng", "kalsel", "kaltim", "kaltara", "sulut", "sulteng", "sulsel"),
        *("sultra", "sulbar", "malut", "balai", "batu", "hari", "kidul", "lunto", "negara", "pare", "siantar"),
    )
)
"""Words behind the first one in the names of provinces, regencies and cities, and all words of provinces."""
_LISTED: Final = frozenset(re.sub("[ .-]", "", name) for name in (*_AREAS, *_split_names(_TOWNS)))

# Each of these names is listed, although it has the form of a word with affixes.
_NAMES_WITH_AFFIXES: Final = (
    "kepulauan|melawi|mempawah|merangin|merauke|mesuji|nunukan|pegunungan|pekalongan|pelalawan|pesawaran|tarakan"
    "|ternate"
)
_AFFIXED: Final = (
    rf"(?!(?:{_NAMES_WITH_AFFIXES})(?![a-z]))"
    "(?:(?:di|ter|ber|me)[a-z]{4,}|(?:ke|pe)[a-z]{3,}an|[a-z]{3,}(?:nya|kan|ed)|se(?:lambat|cepat|kurang|lebih)[a-z-]*)"
)
_STEMS: Final = (
    "tunda|undur|maju|mundur|batal|cabut|bubar|beku|ganti|lantik|kukuh|tetap|pilih|ubah|hapus|tangguh|panjang|pendek|sah"
    "|tolak|tutup|buka|gelar|laksana|rencana|jadwal|usul|susun|bentuk|angkat|berhenti|tinjau|revisi|ralat|mulai|akhir"
    "|lanjut|tambah|kurang|cepat|lambat|baru|tunjuk|pecat|tahan|percepat|perlambat|perpanjang|perbarui|perbaiki"
)
_VERBS: Final = (
    rf"(?:di|ter|mem?per|memp?|men[gy]?|me)(?:per)?(?:{_STEMS})(?:kan|i)?|(?:di|me)[a-z]{{3,}}kan|[a-z]{{3,}}nya"
)
# They limit, move or cancel a day or a term.
_WORDS: Final = (
    "bukan|sebelum|sesudah|setelah|sudah|telah|sejak|mulai|dari|sampai|hingga|s\\.?d|dan|atau|jelang|pasca|pra|usai"
    "|seusai|sehabis|selain|kecuali|tanpa|sekitar|kira|kira-kira|kurang|lebih|hampir|kisaran|awal|akhir|antara|selama"
    "|usul|usulan|rencana|wacana|batal|gagal|tidak|belum|akan|masih|sedang|non|nonaktif|eks(?! karesidenan)|bekas"
    "|purna|mantan|calon|bakal|lama|demisioner|lalu|kemarin|tadi|nanti|kelak|besok|lusa|mendatang|segera|tunda|undur"
    "|mundur|maju|ulang|ganti|revisi|ralat|semula|mula|asal|tentatif|maksimal|maksimum|minimal|minimum|paling|target"
    "|tenggat|jadwal|agenda|estimasi|prediksi|prakiraan|semoga|insyaallah|konon|kabar|mungkin|barangkali|andai|jika"
    "|kalau|bila|apabila|ketika|saat|pada|per|cuti|libur|beku|bubar|vakum|kosong|tandingan|palsu|gadungan|gelap|ilegal|liar|versi"
    "|sah|resmi|sisa|lanjutan|before|after|until|since|from|to|and|or|of|by|on|at|for|in|the|till|through|around"
    "|about|circa|ca|approx|approximately|roughly|not|no|early|late|mid|later|earlier|due|deadline|maximum|latest"
    "|earliest|originally|formerly|except|without|during|between|nearly|almost|maybe|perhaps|probably|possibly"
    "|tentative|tentatively|next|last|past|rest|remainder|draft|proposal|pending|today|tomorrow|yesterday"
    "|sementara|interim|selesai|kar(?:a)?teker|caretaker|formatur|dualisme|konflik|perkiraan|perpanjangan|penundaan"
    "|pembatalan|pencabutan|penetapan|berakhir|berlaku|expected|postponed|cancell?ed|expired|suspended|delayed"
)
_NO_NAME: Final = f"{_AFFIXED}|{_WORDS}"
"""Words of the language that no name of a place has: words with affixes, and words about days and terms."""
_NO_VILLAGE: Final = f"{_VERBS}|{_WORDS}"
"""The same behind *Desa* or *Kecamatan*: some names of villages and districts look like they had affixes."""
_LARGE: Final = frozenset(("kabupaten", "kab", "kota", "provinsi", "prov", "wilayah", "daerah", "karesidenan"))
_SMALL: Final = frozenset(
    (
        *("kecamatan", "kec", "desa", "kelurahan", "kel", "kalurahan", "kapanewon", "nagari", "gampong", "distrik"),
        *("dusun", "pekon", "kampung"),
    )
)
_MAX_SMALL_LENGTH: Final = 3
_MAX_BARE_LENGTH: Final = 2


def is_listed_place(name: str) -> bool:
    """Return whether a name is that of a province, a regency, a city or the seat of a regency.

    >>> is_listed_place("BATANG"), is_listed_place("Bau-Bau"), is_listed_place("Menjelang")
    (True, True, False)
    """
    return re.sub("[ .-]", "", name.lower()) in _LISTED


def names_level(text: str) -> bool:
    """Return whether the first word says what kind of area the next ones name.

    >>> names_level("Kab. Batang"), names_level("Batang")
    (True, False)
    """
    return text.lower().partition(" ")[0].rstrip(".") in _LARGE | _SMALL


def is_area_phrase(text: str) -> bool:
    """Return whether words can only be the name of an area, or of several from small to large.

    The first word of the name of a regency is free, and the others are listed. The name of a district or a village, and
    one without what it is called, may have further words. None may be a word of the language.

    >>> is_area_phrase("Kabupaten Batang"), is_area_phrase("Desa Karang Baru")
    (True, True)
    >>> is_area_phrase("Kabupaten Batang Ditunda")
    False
    """
    words = [word.rstrip(".,") for word in text.lower().split()]
    longest, length, no_name = _MAX_BARE_LENGTH, 0, _NO_NAME
    for at, word in enumerate(words):
        level = word.removeprefix("se-").removeprefix("se")
        if level in _LARGE | _SMALL:
            longest, length = _MAX_SMALL_LENGTH if level in _SMALL else 1, 0
            no_name = _NO_VILLAGE if level in _SMALL else _NO_NAME
        elif word == "tingkat" or (word == "eks" and words[at + 1 : at + 2] == ["karesidenan"]):
            continue
        else:
            length += 1
            if length > 1 and word in FURTHER_WORDS:
                continue
            if length > longest or compile_pattern(no_name).fullmatch(word):
                return False
            no_name = _NO_NAME
    return True
