"""Appointments in running text, as news and decrees word them."""

from __future__ import annotations

import pytest

from tests.drafting.shown import show_all
from tests.every_case import every_case

BODY = "of IPSM Kota Tangerang"


@pytest.mark.parametrize(
    "text",
    [
        "Ketua IPSM Kota Tangerang, Suparno Wijaya, menuturkan hal itu.",
        "Ketua IPSM Kota Tangerang, Suparno Wijaya menuturkan hal itu.",
        "Ketua IPSM Kota Tangerang Suparno Wijaya menuturkan hal itu.",
        "“Kami siap,” kata Ketua IPSM Kota Tangerang, Suparno Wijaya.",
        "“Kami siap,” ujar Ketua IPSM Kota Tangerang Suparno Wijaya, Kamis (16/3).",
        "Ketua IPSM Kota Tangerang (Suparno Wijaya) hadir.",
        "Ketua IPSM Kota Tangerang periode 2021-2026, Suparno Wijaya, hadir.",
        "Ketua IPSM Kota Tangerang masa bakti 2021–2026 Suparno Wijaya hadir.",
        "Ketua IPSM Kota Tangerang adalah Suparno Wijaya.",
        "Ketua IPSM Kota Tangerang dijabat Suparno Wijaya.",
        "Ketua IPSM Kota Tangerang kini dijabat oleh Suparno Wijaya.",
        "Jabatan Ketua IPSM Kota Tangerang dipercayakan kepada Suparno Wijaya.",
        "Posisi Ketua IPSM Kota Tangerang diisi Suparno Wijaya.",
        "Suparno Wijaya terpilih sebagai Ketua IPSM Kota Tangerang.",
        "Suparno Wijaya terpilih secara aklamasi menjadi Ketua IPSM Kota Tangerang.",
        "Suparno Wijaya kembali dipercaya sebagai Ketua IPSM Kota Tangerang.",
        "Suparno Wijaya resmi menjabat Ketua IPSM Kota Tangerang.",
        "Suparno Wijaya didapuk menjadi Ketua IPSM Kota Tangerang.",
        "Suparno Wijaya selaku Ketua IPSM Kota Tangerang menyampaikan terima kasih.",
        "Suparno Wijaya yang juga menjabat sebagai Ketua IPSM Kota Tangerang berterima kasih.",
        "Rapat menetapkan Suparno Wijaya sebagai Ketua IPSM Kota Tangerang.",
        "Menunjuk Saudara Suparno Wijaya sebagai Ketua IPSM Kota Tangerang.",
        "Sdr. Suparno Wijaya ditunjuk sebagai Ketua IPSM Kota Tangerang.",
        "Hadir pula Suparno Wijaya, Ketua IPSM Kota Tangerang.",
        "Suparno Wijaya (Ketua IPSM Kota Tangerang) hadir.",
        "Menurut Suparno Wijaya, Ketua IPSM Kota Tangerang, semua siap.",
        "Menurut Suparno Wijaya selaku Ketua IPSM Kota Tangerang, semua siap.",
        "Ketua IPSM Kota Tangerang, Suparno Wijaya,\nmenuturkan hal itu.",
        "Pelantikan Suparno Wijaya sebagai Ketua IPSM Kota Tangerang berlangsung lancar.",
        "Musda memilih Suparno Wijaya sebagai Ketua IPSM Kota Tangerang.",
        "Suparno Wijaya dikukuhkan sebagai Ketua IPSM Kota Tangerang oleh wali kota.",
        "Suparno Wijaya dilantik menjadi Ketua IPSM Kota Tangerang.",
    ],
)
def test_chairs(text: str) -> None:
    """A chair is found in each wording, with the body."""
    assert show_all(text) == [f"Suparno Wijaya: chair {BODY}"]


@every_case(
    ("text", "expected"),
    [
        ("IPSM Solo kini dipimpin oleh Sukamto.", ["Sukamto: chair of IPSM Solo"]),
        (
            "Forum PSM Kabupaten Batang periode 2020–2025 dinakhodai H. Budi Santoso, S.Sos.",
            ["H. Budi Santoso, S.Sos.: chair of Forum PSM Kabupaten Batang"],
        ),
        ("IPSM Batang diketuai Budi Santoso.", ["Budi Santoso: chair of IPSM Batang"]),
        ("Ketua Umum IPSM Nasional Prof. Wirahadi hadir.", ["Prof. Wirahadi: chair of IPSM Nasional"]),
        (
            "Sekretaris IPSM Jateng Joko Harwanto, S.E., M.M., menambahkan hal itu.",
            ["Joko Harwanto, S.E., M.M.: secretary of IPSM Jateng"],
        ),
        ("Bendahara Umum IPSM Toni Prasetyo menambahkan.", ["Toni Prasetyo: treasurer of IPSM"]),
        (
            "Plt. Ketua IPSM Jawa Timur, Drs. Wagimin, M.M., hadir.",
            ["Drs. Wagimin, M.M.: chair acting of IPSM Jawa Timur"],
        ),
        ("Wakil Ketua I IPSM Lampung Selatan Ani Lestari hadir.", ["Ani Lestari: vice_chair of IPSM Lampung Selatan"]),
        ("Mantan Ketua IPSM Solo, Sukamto, hadir.", ["Sukamto: chair former of IPSM Solo"]),
        ("Ketua IPSM Solo yang lama, Sukamto, hadir.", ["Sukamto: chair former of IPSM Solo"]),
        ("Ketua Karang Taruna Karya Muda, Ujang Permana, hadir.", ["Ujang Permana: chair of Karang Taruna Karya Muda"]),
        (
            "Susunan pengurus: Ketua Ani Lestari, Sekretaris Budi Santoso, dan Bendahara Cici Amalia.",
            ["Ani Lestari: chair", "Budi Santoso: secretary", "Cici Amalia: treasurer"],
        ),
        (
            "Ani Lestari terpilih sebagai ketua, Budi Santoso sebagai sekretaris, dan Cici Amalia sebagai bendahara.",
            ["Ani Lestari: chair", "Budi Santoso: secretary", "Cici Amalia: treasurer"],
        ),
        (
            (
                "Menunjuk Sdr. Ani sebagai Ketua, Sdri. Cici, S.E. sebagai Bendahara, dengan anggota sdr. "
                "Dedi, sdr. Emil dan sdri. Fitri."
            ),
            ["Ani: chair", "Cici, S.E.: treasurer", "Dedi: member", "Emil: member", "Fitri: member"],
        ),
        (
            "KESATU : Mengangkat Budi Santoso, S.E. sebagai Ketua menggantikan Abdul Karim, S.Sos.",
            ["Budi Santoso, S.E.: chair for Abdul Karim, S.Sos."],
        ),
        (
            "Budi Santoso menggantikan Abdul Karim sebagai Ketua IPSM Solo.",
            ["Budi Santoso: chair of IPSM Solo for Abdul Karim"],
        ),
        (
            "Budi Santoso terpilih menjadi Ketua IPSM Solo menggantikan Abdul Karim.",
            ["Budi Santoso: chair of IPSM Solo for Abdul Karim"],
        ),
        ("Abdul Karim selaku Ketua telah meninggal dunia.", ["Abdul Karim: chair former"]),
        ("Memberhentikan dengan hormat Saudara Abdul Karim sebagai Ketua.", ["Abdul Karim: chair former"]),
        ("Lurah bertindak selaku Penanggung Jawab.", ["<Lurah>: other"]),
        ("Camat Misal selaku Pembina memberi arahan.", ["<Camat Misal>: patron"]),
        ("Wakil Ketua H. Lanre bertindak sebagai Plt. Ketua.", ["H. Lanre: vice_chair", "H. Lanre: chair acting"]),
        (
            (
                "Pembina umum adalah Gubernur Jawa Tengah, pengarah Wakil Gubernur Jawa Tengah, sedangkan "
                "pembina harian yaitu Kepala Dinas Sosial."
            ),
            [
                "<Gubernur Jawa Tengah>: patron",
                "<Wakil Gubernur Jawa Tengah>: director",
                "<Kepala Dinas Sosial>: patron",
            ],
        ),
        (
            "Kepengurusan di bawah Ketua Drs. H. Kusno, M.Si dan Sekretaris Dr. Parjo itu baru.",
            ["Drs. H. Kusno, M.Si: chair", "Dr. Parjo: secretary"],
        ),
        (
            "Slamet Riyanto, salah satu pengurus IPSM Jember, menyatakan hal itu.",
            ["Slamet Riyanto: member of IPSM Jember"],
        ),
        (
            "Ketua dan Sekretaris IPK Kota Medan Josua Sinaga dan Bram Ginting hadir.",
            ["Josua Sinaga: chair of IPK Kota Medan", "Bram Ginting: secretary of IPK Kota Medan"],
        ),
        (
            "Ani Lestari dan Budi Santoso terpilih sebagai Ketua dan Sekretaris IPSM Solo.",
            ["Ani Lestari: chair of IPSM Solo", "Budi Santoso: secretary of IPSM Solo"],
        ),
        (
            "Ketua Umum KONI Pusat Letjen TNI (Purn) Harun Sudibyo hadir.",
            ["Letjen TNI (Purn) Harun Sudibyo: chair of KONI Pusat"],
        ),
        (
            "MENUNJUK SDR. BUDI SANTOSO SEBAGAI KETUA DAN SDRI. ANI LESTARI SEBAGAI SEKRETARIS.",
            ["BUDI SANTOSO: chair", "ANI LESTARI: secretary"],
        ),
        ("Koordinator Bidang Humas IPSM Solo, Ani Lestari, hadir.", ["Ani Lestari: section_head [Humas] of IPSM Solo"]),
        ("Ketua I Gede Artana hadir.", ["I Gede Artana: chair"]),
        (
            "Ani Lestari menjabat Ketua TP PKK Kota Tangerang sekaligus Ketua Tim Pembina Posyandu.",
            ["Ani Lestari: chair of TP PKK Kota Tangerang", "Ani Lestari: chair of Tim Pembina Posyandu"],
        ),
        (
            "Dalam pelantikan itu Budi Santoso menjadi ketua IPSM Solo 2018-2023, Ani Lestari di kursi bendahara.",
            ["Budi Santoso: chair of IPSM Solo", "Ani Lestari: treasurer"],
        ),
        (
            "Pengurus beranggotakan Ani Lestari, Budi Santoso dan Cici Amalia.",
            ["Ani Lestari: member", "Budi Santoso: member", "Cici Amalia: member"],
        ),
        ("Terpilih sebagai Ketua IPSM Solo adalah Sukamto.", ["Sukamto: chair of IPSM Solo"]),
        ("Ketua terpilih IPSM Solo, Sukamto, berterima kasih.", ["Sukamto: chair elect of IPSM Solo"]),
        ("Ketua IPSM Kecamatan Contoh Lor, Sukamto, hadir.", ["Sukamto: chair of IPSM Kecamatan Contoh Lor"]),
        ("Ketua IPSM Desa Misal H. Sukamto hadir.", ["H. Sukamto: chair of IPSM Desa Misal"]),
        (
            "Ahmad Fauzi dipercaya menakhodai IPSM Kabupaten Bima periode 2025-2030.",
            ["Ahmad Fauzi: chair of IPSM Kabupaten Bima"],
        ),
        ("Ahmad Fauzi kembali memimpin IPSM Bima.", ["Ahmad Fauzi: chair of IPSM Bima"]),
        (
            "Ketua PMI Kabupaten Bima, dr. Ahmad Fauzi, Sp.PD, menyebut hal itu.",
            ["dr. Ahmad Fauzi, Sp.PD: chair of PMI Kabupaten Bima"],
        ),
        ("Ketua Dewan Pembina IPSM, Hj. Siti, hadir.", ["Hj. Siti: patron of IPSM"]),
        ("Ketua IPSM Bima, Ahmad Fauzi (kiri), bersama warga.", ["Ahmad Fauzi: chair of IPSM Bima"]),
        ("Ahmad Fauzi (tengah), Ketua IPSM Bima, bersama warga.", ["Ahmad Fauzi: chair of IPSM Bima"]),
        ("Ketua IPSM Bima yang baru dilantik, Ahmad Fauzi, berterima kasih.", ["Ahmad Fauzi: chair of IPSM Bima"]),
        (
            "Serah terima jabatan Ketua TP PKK dari Ny. Ani kepada Ny. Budi Lestari.",
            ["Ny. Budi Lestari: chair of TP PKK for Ny. Ani"],
        ),
        ("Posisi sekretaris diisi oleh Ani, sedangkan bendahara dipegang Budi.", ["Ani: secretary", "Budi: treasurer"]),
        (
            "Sekretaris dan bendahara masing-masing dijabat Ani Lestari dan Budi Santoso.",
            ["Ani Lestari: secretary", "Budi Santoso: treasurer"],
        ),
        (
            "Dua wakil ketua yakni Ani Lestari dan Budi Santoso.",
            ["Ani Lestari: vice_chair", "Budi Santoso: vice_chair"],
        ),
        (
            "Wakil Bupati Pati Saiful Arifin selaku Ketua TKPK Kabupaten Pati hadir.",
            ["Saiful Arifin: chair of TKPK Kabupaten Pati"],
        ),
        ("Ahmad Fauzi muncul sebagai ketua terpilih.", ["Ahmad Fauzi: chair elect"]),
        (
            "Ketua Forum Komunikasi PSM (FKPSM) Kabupaten Klaten Sri Mulyani hadir.",
            ["Sri Mulyani: chair of Forum Komunikasi PSM (FKPSM) Kabupaten Klaten"],
        ),
        (
            "Surya Darmawan, ST, terpilih secara aklamasi memimpin KONI Kampar.",
            ["Surya Darmawan, ST: chair of KONI Kampar"],
        ),
        (
            "Ketua PMI Kota Bogor Edgar Suratman digantikan oleh Dzulfikar Priyatna.",
            [
                "Edgar Suratman: chair former of PMI Kota Bogor",
                "Dzulfikar Priyatna: chair of PMI Kota Bogor for Edgar Suratman",
            ],
        ),
        (
            "Lurah Kebon Jeruk, Ahmad Yala, selaku pembina PSM mengapresiasi.",
            ["Ahmad Yala: patron of PSM"],
        ),
        (
            "Yang dilantik: Hasanudin (ketua), Nuraini (sekretaris), dan Tini Kartini (bendahara).",
            ["Hasanudin: chair", "Nuraini: secretary", "Tini Kartini: treasurer"],
        ),
        (
            "Muhammad Basri, yang sebelumnya menjabat Sekretaris IPSM Maros, ditetapkan sebagai Ketua.",
            ["Muhammad Basri: chair"],
        ),
        (
            "Sdr. Hasan (Ketua) dan Sdri. Rukmini (Bendahara) telah mengundurkan diri.",
            ["Hasan: chair former", "Rukmini: treasurer former"],
        ),
        (
            "Memberhentikan Sdr. Rusli sebagai Ketua dan Sdri. Ani sebagai Sekretaris.",
            ["Rusli: chair former", "Ani: secretary former"],
        ),
        (
            "Menetapkan Saudari Ani sebagai Bendahara Pengganti Antar Waktu menggantikan Saudara Budi (alm).",
            ["Ani: treasurer for Budi"],
        ),
        ("Suyanto, yang juga Ketua IPSM Kabupaten Blitar, hadir.", ["Suyanto: chair of IPSM Kabupaten Blitar"]),
        (
            "H. Yusuf sebagai ketua, dibantu dua wakil ketua, yakni Aminah dan Rauf.",
            ["H. Yusuf: chair", "Aminah: vice_chair", "Rauf: vice_chair"],
        ),
        ("Ketua Forum LKSA-PSAA Kota Malang, Yayuk, hadir.", ["Yayuk: chair of Forum LKSA-PSAA Kota Malang"]),
        (
            "Sekum Koni Sumbar Iskandar hadir dalam pelantikan Koni Kota Padang yang dipimpin Agus Suardi.",
            ["Iskandar: secretary of Koni Sumbar", "Agus Suardi: chair of Koni Kota Padang"],
        ),
        (
            "Ketua IPSM Kelurahan Misal Wetan Slamet Riyadi hadir. PSM Kelurahan Misal Wetan siap.",
            ["Slamet Riyadi: chair of IPSM Kelurahan Misal Wetan"],
        ),
        ("Menunjuk Sdr. Arifin sebagai Pelaksana Tugas Ketua.", ["Arifin: chair acting"]),
        ("Musda menetapkan sebagai Ketua Ahmad Fauzi dan Sekretaris Ani.", ["Ahmad Fauzi: chair", "Ani: secretary"]),
        (
            "Hadir Ketua GOW Ani Misal. Ketua TP PKK Kota Madiun sekaligus Penasehat Utama GOW, Cici Misal, hadir.",
            ["Ani Misal: chair of GOW", "Cici Misal: adviser of GOW"],
        ),
        (
            "Dihadiri Camat Contoh H. Budi Misal Selaku Pembina Umum, Kepala Desa serta tamu lain.",
            ["H. Budi Misal: patron"],
        ),
        ("Ketua PMI Bima HM. Kosasih Misal hadir.", ["HM. Kosasih Misal: chair of PMI Bima"]),
        ("Tampuk IPSM Bima dipegang Ani Misal.", ["Ani Misal: chair"]),
        # Organs beside the board, and holders after a colon or an office with an area.
        ("Ketua Dewan Kehormatan PMI Bima, Ani Misal, hadir.", ["Ani Misal: other of PMI Bima"]),
        (
            "Dimana, terpilih sebagai Ketua PMI Bima yakni Ani Misal dan Budi Misal menjadi sekretaris.",
            ["Ani Misal: chair of PMI Bima", "Budi Misal: secretary"],
        ),
        (
            "Susunannya Ketua Ani Misal dari unsur MUI, Sekretaris: Budi Misal, S. Ag dari unsur NU.",
            ["Ani Misal: chair", "Budi Misal, S. Ag: secretary"],
        ),
        (
            "Dilantik pula mantan Wakil Gubernur Banten Ani Misal sebagai Ketua IPSM Banten.",
            ["Ani Misal: chair of IPSM Banten"],
        ),
        (
            "Pengurus IPSM Bima masa bakti 2021-2026 yang diketuai Ani Misal dilantik wali kota.",
            ["Ani Misal: chair of IPSM Bima"],
        ),
        # Holders beside their posts, in a series.
        (
            "Ani Misal sebagai ketua, Budi Misal wakil ketua, Cici Misal sekretaris dan Dodi Misal bendahara.",
            ["Ani Misal: chair", "Budi Misal: vice_chair", "Cici Misal: secretary", "Dodi Misal: treasurer"],
        ),
        ("Mereka adalah Ani Misal ketua, Cici Misal sekretaris.", ["Ani Misal: chair", "Cici Misal: secretary"]),
        (
            "Kursi ketua diraih Ani Misal, kursi sekretaris jatuh ke tangan Cici Misal.",
            ["Ani Misal: chair", "Cici Misal: secretary"],
        ),
        # Bodies in small letters.
        ("Plakat diterima ketua karang taruna, Ani Misal.", ["Ani Misal: chair of karang taruna"]),
        ("Plakat diterima ketua ipsm, Ani Misal.", ["Ani Misal: chair of ipsm"]),
        ("Terpilih satu nama, yakni Ani Misal, yang diamanati sebagai ketua.", ["Ani Misal: chair"]),
        ("Ani Misal yang baru saja dilantik menjadi ketua.", ["Ani Misal: chair"]),
        ("Ketua Yayasan Kasih Ibu, Maria Goreti, hadir.", ["Maria Goreti: chair of Yayasan Kasih Ibu"]),
    ],
)
def test_wordings(text: str, expected: list[str]) -> None:
    """Posts, capacities, replaced holders and several holders are read in running text."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pengurus IPSM Kota Tangerang dilantik oleh Wali Kota Tangerang Rudi Hartadinata.",
        "Ketua IPSM Kota Tangerang mengatakan hal itu.",
        "Rapat dipimpin Kepala Dinas Sosial Arif Wibisono.",
        "Upacara dipimpin oleh Sukamto.",
        "Finalisasi pengurus FKUB periode 2021-2025 dipimpin Kepala Kantor H. Zulkarnain.",
        "Sekretaris Daerah Provinsi Jawa Tengah Haryono melantik pengurus.",
        "Calon Ketua IPSM Solo, Sukamto, mendaftar.",
        "Bakal calon ketua Sukamto mundur.",
        "Eko Kurniawan sebagai ketua pelaksana pelantikan.",
        "Ketua Panitia Sukamto melaporkan hal itu.",
        "Ketua RT 05 Sukamto hadir.",
        "Ketua DPRD Sumut Darwin Nasution hadir.",
        "Anggota DPRD Sidrap, H. Rahman, hadir.",
        "15 Ketua KONI Kabupaten/Kota hadir.",
        "Ia terpilih sebagai Ketua IPSM Solo.",
        "Ketua IPSM Solo Ajak Warga Peduli Sesama Lewat Gotong Royong",
        "Ketua IPSM dipilih oleh anggota dalam musyawarah.",
        "Ketua bertugas memimpin rapat, Sekretaris mencatat, dan Bendahara mengelola keuangan.",
        "Bupati Batang Faiz Kurniawan, Ketua DPRD Batang, dan para camat hadir.",
        "Kepala Dinas Sosial Budi Santoso, Ketua IPSM Solo, dan camat hadir.",
        "Ketua IPSM Solo, Kamis (16/3/2023), mengatakan hal itu.",
        "Dihadiri Ketua IPSM Solo, Karang Taruna, TKSK dan Tagana.",
        "Ketua IPSM Solo, Camat Jebres, serta Lurah Misal hadir.",
        "Anggota IPSM Solo Sukamto hadir.",
        "Nama-Nama Dalam Lampiran Dianggap Mampu Menjalankan Amanat Sebagai Pengurus.",
        "Sekretaris Jenderal Kemensos Robben Rico hadir.",
        "Ahmad Fauzi memimpin rapat IPSM Bima.",
        "Pelantikan Ketua TP PKK, Ketua Dekranasda dan Bunda PAUD Kabupaten Bone berlangsung khidmat.",
        "Bupati Bima Ahmad Fauzi memimpin apel.",
        "Ketua Gema Nusa Kabupaten Bima hadir.",
        "Hadir para Ketua Mabiran serta unsur Ketua Mabigus.",
        "Istri wakil bupati Melawi, Budi Misal ini dilantik menjadi ketua.",
        "Tiga bupati menjabat sebagai Ketua PMI yakni Purworejo, Pekalongan dan Rembang.",
        "Hadir Ani Misal, Budi Misal sekretaris daerah.",
        "Anggota terdiri atas: Anggota Biasa, Anggota Luar Biasa dan Anggota Kehormatan.",
        "Drs. SYAHRUL, M.Si\nPembina Utama Muda\nNIP. 19650101 199003 1 002",
        "BUPATI BATANG,\nttd\nFAIZ KURNIAWAN",
        "Ketua IPSM,\n\nSUKAMTO",
        "KETUA IPSM KOTA TANGERANG\nSUPARNO WIJAYA\nNIP. 19700101 199503 1 001",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    """Events, other offices, candidates and words that may be areas state no appointment."""
    assert show_all(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ketua IPSM Kota Mekar periode 2025-2030, Rina Sari, hadir.", ["Rina Sari: chair of IPSM Kota Mekar"]),
        ("Ketua IPSM Kota Mekar terpilih, Rina Sari, hadir.", ["Rina Sari: chair of IPSM Kota Mekar"]),
        ("Ketua IPSM Kota Mekar masa bakti 2025-2030 Rina Sari hadir.", ["Rina Sari: chair of IPSM Kota Mekar"]),
        ("Ketua IPSM Babel, Rina Sari, SE. Ia senang.", ["Rina Sari, SE.: chair of IPSM Babel"]),
        ("Panji diterima ketua karang taruna Tono Wijaya.", ["Tono Wijaya: chair of karang taruna"]),
        ("Panji diterima ketua karang taruna Tunas Muda.", []),
        ("Panji diterima Ketua Forum PSM Rina Sari.", ["Rina Sari: chair of Forum PSM"]),
        ("Hadir Sekjen Kemendagri Rina Sari dan Sekretaris Disdukcapil Salim.", []),
        ("Hadir pengurus Nagori.", []),
    ],
)
def test_where_a_body_ends(text: str, expected: list[str]) -> None:
    """Read names after a body that ended, but none of offices of the state and of what may be a body's own name."""
    assert show_all(text) == expected
