"""Whole decrees, appendices and messages, invented in forms that are often seen."""

from __future__ import annotations

from typing import Final

import pytest

from tests.drafting.shown import show_all

DOCUMENTS: Final = {
    "a decree with its list": (
        (
            "KEPUTUSAN CAMAT TANJUNG MULIA\n"
            "NOMOR 460/12/2023\n"
            "TENTANG\n"
            "PENGANGKATAN PENGURUS IPSM KECAMATAN TANJUNG MULIA MASA BAKTI 2023-2028\n"
            "\n"
            "Menimbang  : a. bahwa guna kelancaran tugas PSM perlu diangkat pengurus;\n"
            "             b. bahwa Saudara Drs. Hamzah telah habis masa baktinya sebagai Ketua;\n"
            "MEMUTUSKAN :\n"
            "Menetapkan :\n"
            "KESATU  : Mengangkat Saudara-saudara yang namanya tersebut dalam kolom 2 daftar berikut:\n"
            "          a. Pembina      : Camat Tanjung Mulia\n"
            "          b. Ketua        : Junaidi, S.Pd.I\n"
            "          c. Wakil Ketua  : Nurhayati\n"
            "          d. Sekretaris   : Rahmad Hidayat, A.Md\n"
            "          e. Bendahara    : Sumiyati\n"
            "          f. Seksi-seksi  :\n"
            "             1. Seksi Pendataan              : - Arifin\n"
            "                                               - Wahyuni\n"
            "             2. Seksi Usaha Kesejahteraan    : - Zulkifli\n"
            "                                               - Hasnah\n"
            "KEDUA   : Biaya dibebankan pada anggaran kecamatan.\n"
            "                                Ditetapkan di Tanjung Mulia\n"
            "                                pada tanggal 3 April 2023\n"
            "                                CAMAT TANJUNG MULIA,\n"
            "\n"
            "                                Drs. SYAHRUL, M.Si\n"
            "                                Pembina Tk. I\n"
            "                                NIP. 19650101 199003 1 002\n"
            "Tembusan :\n"
            "1. Bupati di Tempat\n"
            "2. Kepala Dinas Sosial"
        ),
        [
            "<Camat Tanjung Mulia>: patron",
            "Junaidi, S.Pd.I: chair",
            "Nurhayati: vice_chair",
            "Rahmad Hidayat, A.Md: secretary",
            "Sumiyati: treasurer",
            "Arifin: section_member [Pendataan]",
            "Wahyuni: section_member [Pendataan]",
            "Zulkifli: section_member [Usaha Kesejahteraan]",
            "Hasnah: section_member [Usaha Kesejahteraan]",
        ],
    ),
    "a message": (
        (
            "*SUSUNAN PENGURUS IPSM KEL. SUKAMULYA 2024-2029*\n"
            "\n"
            "*Pelindung* : Lurah Sukamulya\n"
            "*Penasehat* : Ketua LPM\n"
            "*Ketua* : Dedi Kurtia\n"
            "*Wakil* : Ade Sutisna\n"
            "*Sekretaris* :\n"
            "1. Neng Rini\n"
            "2. Cecep\n"
            "*Bendahara* :\n"
            "1. Hj. Oom\n"
            "2. Teh Lilis\n"
            "*Bid. Humas* :\n"
            "1. Ujang Solihin\n"
            "2. Mang Koko\n"
            "*Bid. Sosial* :\n"
            "- Bu RW 03\n"
            "- Asep\n"
            "Ketua Satgas : Jajang"
        ),
        [
            "<Lurah Sukamulya>: patron",
            "<Ketua LPM>: adviser",
            "Dedi Kurtia: chair",
            "Ade Sutisna: vice_chair",
            "Neng Rini: secretary",
            "Cecep: secretary",
            "Hj. Oom: treasurer",
            "Teh Lilis: treasurer",
            "Ujang Solihin: section_member [Humas]",
            "Mang Koko: section_member [Humas]",
            "Asep: section_member [Sosial]",
            "Jajang: other",
        ],
    ),
    "markdown": (
        (
            "# Pengurus IPSM Kabupaten Kalirejo\n"
            "\n"
            "## Pengurus Harian\n"
            "- **Ketua**: H. Mulyono\n"
            "- **Wakil Ketua I**: Sutrisno, S.H.\n"
            "- **Wakil Ketua II**: Hj. Rahayu\n"
            "- **Sekretaris**: Teguh Prasetya\n"
            "- **Bendahara**: Endah W.\n"
            "\n"
            "## Bidang Rehabilitasi Sosial\n"
            "- **Ketua**: Parno\n"
            "- **Anggota**: Sulastri, Widodo dan Karti\n"
            "\n"
            "## Koordinator Kecamatan\n"
            "- Kalirejo: Marsudi\n"
            "- Sumberan: Ny. Tumini\n"
            "- Watulor: -"
        ),
        [
            "H. Mulyono: chair",
            "Sutrisno, S.H.: vice_chair",
            "Hj. Rahayu: vice_chair",
            "Teguh Prasetya: secretary",
            "Endah W.: treasurer",
            "Parno: section_head [Rehabilitasi Sosial]",
            "Sulastri: section_member [Rehabilitasi Sosial]",
            "Widodo: section_member [Rehabilitasi Sosial]",
            "Karti: section_member [Rehabilitasi Sosial]",
            "Marsudi: coordinator [Kalirejo]",
            "Ny. Tumini: coordinator [Sumberan]",
        ],
    ),
    "a colon in each line": (
        (
            "SUSUNAN PENGURUS\n"
            "IKATAN PEKERJA SOSIAL MASYARAKAT KOTA BINANGUN\n"
            "PERIODE 2021 - 2026\n"
            "PELINDUNG\n"
            ":\n"
            "WALI KOTA BINANGUN\n"
            "PEMBINA\n"
            ":\n"
            "1. SEKRETARIS DAERAH KOTA BINANGUN\n"
            "2. KEPALA DINAS SOSIAL KOTA BINANGUN\n"
            "KETUA UMUM\n"
            ":\n"
            "H. SUMIRNO, S.Sos, M.AP\n"
            "KETUA I\n"
            ":\n"
            "DARSONO\n"
            "KETUA II\n"
            ":\n"
            "Dra. WAWIK\n"
            "SEKRETARIS UMUM\n"
            ":\n"
            "AGUS SALIM, SE\n"
            "BENDAHARA UMUM\n"
            ":\n"
            "Hj. MAEMUNAH"
        ),
        [
            "<WALI KOTA BINANGUN>: patron",
            "<SEKRETARIS DAERAH KOTA BINANGUN>: patron",
            "<KEPALA DINAS SOSIAL KOTA BINANGUN>: patron",
            "H. SUMIRNO, S.Sos, M.AP: chair",
            "DARSONO: vice_chair",
            "Dra. WAWIK: vice_chair",
            "AGUS SALIM, SE: secretary",
            "Hj. MAEMUNAH: treasurer",
        ],
    ),
    "two columns": (
        (
            "Ketua           : Suryadi                    Wakil Ketua   : Marni\n"
            "Sekretaris      : Joko Susilo, S.Kom         Wakil Sekretaris : Indah\n"
            "Bendahara       : Sri Rejeki                 Wakil Bendahara  : Tono"
        ),
        [
            "Suryadi: chair",
            "Marni: vice_chair",
            "Joko Susilo, S.Kom: secretary",
            "Indah: vice_secretary",
            "Sri Rejeki: treasurer",
            "Tono: vice_treasurer",
        ],
    ),
    "indented holders": (
        (
            "PELINDUNG\n"
            "    Kepala Desa Sidomukti\n"
            "KETUA\n"
            "    Paryono\n"
            "WAKIL KETUA\n"
            "    Sumini\n"
            "SEKRETARIS\n"
            "    Eko Budi, S.Pd\n"
            "BENDAHARA\n"
            "    Tumirah\n"
            "SEKSI PENDIDIKAN\n"
            "    Kusno\n"
            "    Watini\n"
            "SEKSI KESEHATAN\n"
            "    Bidan Yuli\n"
            "    Sarno"
        ),
        [
            "<Kepala Desa Sidomukti>: patron",
            "Paryono: chair",
            "Sumini: vice_chair",
            "Eko Budi, S.Pd: secretary",
            "Tumirah: treasurer",
            "Kusno: section_member [PENDIDIKAN]",
            "Watini: section_member [PENDIDIKAN]",
            "Bidan Yuli: section_member [KESEHATAN]",
            "Sarno: section_member [KESEHATAN]",
        ],
    ),
    "no spaces": (
        (
            "Ketua\\t\\t: Drs.H.Ahmad Yani,M.Pd.\n"
            "Sekretaris\\t: Siti Nurjanah,S.Sos.,M.Si.\n"
            "Bendahara\\t: Hj.Siti Aminah\n"
            "Anggota\\t\\t: 1.Abdul Gani,S.Ag\n"
            "\\t\\t  2.Moh.Ali\n"
            "\\t\\t  3.R.A. Kartini"
        ),
        [],
    ),
    "an appendix": (
        (
            "LAMPIRAN : KEPUTUSAN KEPALA DESA MEKAR SARI\n"
            "NOMOR    : 140/07/KPTS/2022\n"
            "TANGGAL  : 10 Februari 2022\n"
            "TENTANG  : PENGURUS PEKERJA SOSIAL MASYARAKAT DESA MEKAR SARI\n"
            "\n"
            "SUSUNAN PENGURUS PSM DESA MEKAR SARI\n"
            "PERIODE 2022-2025\n"
            "\n"
            "1.  Pelindung             : Kepala Desa Mekar Sari\n"
            "2.  Penanggung Jawab      : Kasi Kesejahteraan\n"
            "3.  Ketua                 : SUPRIYADI\n"
            "4.  Sekretaris            : NUR AINI, S.Pd\n"
            "5.  Bendahara             : ROHMAWATI\n"
            "6.  Anggota               : 1. MUHAMMAD ALI\n"
            "                            2. SITI KHOTIJAH\n"
            "                            3. BAMBANG S.\n"
            "\n"
            "                                      KEPALA DESA MEKAR SARI\n"
            "\n"
            "\n"
            "                                             H. ABDULLAH"
        ),
        [
            "<Kepala Desa Mekar Sari>: patron",
            "<Kasi Kesejahteraan>: other",
            "SUPRIYADI: chair",
            "NUR AINI, S.Pd: secretary",
            "ROHMAWATI: treasurer",
            "MUHAMMAD ALI: member",
            "SITI KHOTIJAH: member",
            "BAMBANG S.: member",
        ],
    ),
    "organs and sections": (
        (
            'Susunan Pengurus Karang Taruna "Bina Muda" Kelurahan Gunung Sari\n'
            "Masa Bakti 2021 s.d. 2026\n"
            "\n"
            "Pembina Umum        : Lurah Gunung Sari\n"
            "Pembina Fungsional  : Kepala Dinas Sosial\n"
            "Pembina Teknis      : 1. Ketua LPM\n"
            "                      2. Babinsa\n"
            "MPKT (Majelis Pertimbangan Karang Taruna)\n"
            "Ketua               : H. Sofyan Hadi\n"
            "Sekretaris          : Rusdi\n"
            "Anggota             : Hamdan, Yusran\n"
            "\n"
            "Pengurus Harian\n"
            "Ketua               : Fahmi Ardiansyah\n"
            "Wakil Ketua I       : Lia Amelia\n"
            "Wakil Ketua II      : Doni\n"
            "Sekretaris          : Putri Ayu, S.Kom.\n"
            "Wakil Sekretaris    : Gilang\n"
            "Bendahara           : Mega Wati\n"
            "Wakil Bendahara     : Yuni\n"
            "\n"
            "Seksi Pendidikan dan Pelatihan\n"
            "Koordinator         : Angga\n"
            "Anggota             : Bima\n"
            "                      Chandra\n"
            "Seksi Olahraga & Seni Budaya\n"
            "Koordinator         : Dika\n"
            "Anggota             : Eko"
        ),
        [
            "<Lurah Gunung Sari>: patron",
            "<Kepala Dinas Sosial>: patron",
            "<Ketua LPM>: patron",
            "<Babinsa>: patron",
            "H. Sofyan Hadi: adviser [MPKT (Majelis Pertimbangan Karang Taruna)]",
            "Rusdi: adviser [MPKT (Majelis Pertimbangan Karang Taruna)]",
            "Hamdan: adviser [MPKT (Majelis Pertimbangan Karang Taruna)]",
            "Yusran: adviser [MPKT (Majelis Pertimbangan Karang Taruna)]",
            "Fahmi Ardiansyah: chair",
            "Lia Amelia: vice_chair",
            "Doni: vice_chair",
            "Putri Ayu, S.Kom.: secretary",
            "Gilang: vice_secretary",
            "Mega Wati: treasurer",
            "Yuni: vice_treasurer",
            "Angga: section_head [Pendidikan dan Pelatihan]",
            "Bima: section_member [Pendidikan dan Pelatihan]",
            "Chandra: section_member [Pendidikan dan Pelatihan]",
            "Dika: section_head [Olahraga & Seni Budaya]",
            "Eko: section_member [Olahraga & Seni Budaya]",
        ],
    ),
    "one paragraph": (
        (
            "Hasil Musyawarah memutuskan kepengurusan sebagai berikut: 1) Ketua: Sdr. Agus Setiawan; 2) "
            "Wakil Ketua: Sdri. Rina Marlina; 3) Sekretaris: Sdr. Dadan, S.IP; 4) Bendahara: Sdri. Euis"
            "; 5) Anggota: Sdr. Ujang, Sdr. Asep dan Sdri. Neni."
        ),
        [
            "Agus Setiawan: chair",
            "Rina Marlina: vice_chair",
            "Dadan, S.IP: secretary",
            "Euis: treasurer",
            "Ujang: member",
            "Asep: member",
            "Neni: member",
        ],
    ),
    "names and posts with labels": (
        (
            "KESATU : Mengangkat :\n"
            "         1. Nama    : Suwarno\n"
            "            Jabatan : Ketua\n"
            "         2. Nama    : Sri Wahyuni\n"
            "            Jabatan : Sekretaris\n"
            "KEDUA : ..."
        ),
        [
            "Suwarno: chair",
            "Sri Wahyuni: secretary",
        ],
    ),
    "heads of sections": (
        (
            "Ketua\\tIPSM\\t: Mukhlis\n"
            "Ketua Bidang Organisasi : Arman\n"
            "Anggota : - Sabri\n"
            "          - Salma\n"
            "Ketua Bidang Usaha : Karim\n"
            "Anggota : - Wati"
        ),
        [
            "Arman: section_head [Organisasi]",
            "Sabri: section_member [Organisasi]",
            "Salma: section_member [Organisasi]",
            "Karim: section_head [Usaha]",
            "Wati: section_member [Usaha]",
        ],
    ),
    "dashes and areas": (
        (
            "PENGURUS INTI\n"
            "Ketua - H. Zainuddin\n"
            "Wk. Ketua - Marlina\n"
            "Sekr. - Faridah, S.Ag\n"
            "Bend. - Yanti\n"
            "KOORDINATOR WILAYAH\n"
            "Korwil Utara - Baso\n"
            "Korwil Selatan - Tenri"
        ),
        [
            "H. Zainuddin: chair",
            "Marlina: vice_chair",
            "Faridah, S.Ag: secretary",
            "Yanti: treasurer",
            "Baso: coordinator [Utara]",
            "Tenri: coordinator [Selatan]",
        ],
    ),
    "titles and degrees": (
        (
            "Ketua Umum : Dr. (HC) H. Sutanto, S.H., M.Hum.\n"
            "Ketua Harian : Ir. Gunawan, M.T., IPU.\n"
            "Sekretaris Jenderal : Ahmad Zaki, Lc., M.A.\n"
            "Bendahara Umum : dr. Lestari, Sp.A(K)\n"
            "Departemen Organisasi : R. Bagus Prakoso; Ni Wayan Sari"
        ),
        [
            "Dr. (HC) H. Sutanto, S.H., M.Hum.: chair",
            "Ir. Gunawan, M.T., IPU.: vice_chair",
            "Ahmad Zaki, Lc., M.A.: secretary",
            "dr. Lestari, Sp.A(K): treasurer",
            "R. Bagus Prakoso: section_member [Organisasi]",
            "Ni Wayan Sari: section_member [Organisasi]",
        ],
    ),
    "areas in brackets": (
        (
            "Ketua      : Suprapto (Desa Kalijaga)\n"
            "Sekretaris : Rina (Desa Kalibening)\n"
            "Anggota    : Wagino (Desa Kaliurip), Darmi (Desa Kalijaga)"
        ),
        [
            "Suprapto: chair",
            "Rina: secretary",
            "Wagino: member",
            "Darmi: member",
        ],
    ),
    "a table of offices": (
        (
            "NO  NAMA                       JABATAN DALAM DINAS/INSTANSI        KEDUDUKAN DALAM TIM\n"
            "1   Drs. Arman, M.Si           Kepala Dinas Sosial                 Penanggung Jawab\n"
            "2   Hj. Nurlela                Kabid Pemberdayaan Sosial           Ketua\n"
            "3   Sofyan                     Ketua IPSM                          Sekretaris\n"
            "4   Ratih                      TKSK                                Anggota"
        ),
        [
            "Drs. Arman, M.Si: other",
            "Hj. Nurlela: chair",
            "Sofyan: secretary",
            "Ratih: member",
        ],
    ),
    "a changed list": (
        (
            "KESATU : Mengubah susunan pengurus sehingga berbunyi sebagai berikut:\n"
            "Semula :\n"
            "Ketua : Bambang\n"
            "Menjadi :\n"
            "Ketua : Sutokno"
        ),
        [
            "Bambang: chair former",
            "Sutokno: chair",
        ],
    ),
    "signatures": (
        (
            "Ketua : Anwar\n"
            "Sekretaris : Lina\n"
            "Bendahara : Rosidah\n"
            "\n"
            "Misal, 12 Januari 2024\n"
            "Ketua,                         Sekretaris,\n"
            "\n"
            "\n"
            "ANWAR                          LINA\n"
            "\n"
            "Mengetahui,\n"
            "Camat Misal\n"
            "\n"
            "Drs. Bahri"
        ),
        [
            "Anwar: chair",
            "Lina: secretary",
            "Rosidah: treasurer",
        ],
    ),
    "statutes": (
        (
            "Pasal 12\n"
            "Susunan Pengurus terdiri dari:\n"
            "a. Ketua;\n"
            "b. Wakil Ketua;\n"
            "c. Sekretaris;\n"
            "d. Bendahara; dan\n"
            "e. Anggota.\n"
            "Pasal 13\n"
            "(1) Ketua mempunyai tugas memimpin organisasi.\n"
            "(2) Sekretaris mempunyai tugas mengelola administrasi.\n"
            "Anggota terdiri atas: Anggota Biasa, Anggota Luar Biasa dan Anggota Kehormatan.\n"
            "Ketua Umum dan Sekretaris Jenderal dipilih dalam Musyawarah Nasional."
        ),
        [],
    ),
    "a letter": (
        (
            "Kepada Yth.\n"
            "Ketua IPSM Kabupaten Karang Asri\n"
            "di Tempat\n"
            "\n"
            "Dengan hormat,\n"
            "Bersama ini kami undang Bapak/Ibu Ketua, Sekretaris, dan Bendahara pada:\n"
            "Hari : Senin, 4 Maret 2024\n"
            "Tempat : Aula Dinas Sosial\n"
            "Demikian.\n"
            "\n"
            "Kepala Dinas Sosial,\n"
            "Drs. Mulyono\n"
            "Pembina Utama Muda\n"
            "NIP 196501011990031002"
        ),
        [],
    ),
}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents(document: str) -> None:
    """All holders of a document are found with their posts and sections, and nobody else."""
    text, expected = DOCUMENTS[document]
    assert show_all(text) == expected
