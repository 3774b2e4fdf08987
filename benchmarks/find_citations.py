"""How fast citations are found, and that the time grows with the text alone: medians of several runs on one core.

usage, in the root folder: python -m benchmarks.find_citations [RUNS]

The texts: a decree's considerations with little between the citations, prose with few, and others that invite a reader
to go back again and again. It fails if ten megabytes cost more for each megabyte than twice what one does.
"""

from __future__ import annotations

import gc
import platform
import sys
from statistics import median
from time import perf_counter

from psm_model import find_citations

MEGABYTE = 1_000_000
SIZES = (1, 10)
MAX_FACTOR = 2.0

DECREE = """Mengingat:
1. Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial (Lembaran Negara Republik Indonesia Tahun 2009
Nomor 12, Tambahan Lembaran Negara Republik Indonesia Nomor 4967);
2. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah jo. UU No. 9 Tahun 2015;
3. Peraturan Menteri Sosial Nomor 10 Tahun 2019 tentang Pekerja Sosial Masyarakat, Pasal 21 ayat (1) huruf a;
4. Keputusan Bupati Contoh Nomor 460/123 Tahun 2020;
bahwa berdasarkan ketentuan Pasal 5 ayat (2) dan Pasal 6 peraturan tersebut perlu ditetapkan pengurus.
"""
PROSE = """Pengurus IPSM Kabupaten Contoh masa bakti 2025–2030 dikukuhkan di pendopo kabupaten. Ketua terpilih
menyampaikan bahwa para relawan mendampingi warga di setiap desa, mendata keluarga yang membutuhkan bantuan, dan bekerja
sama dengan dinas sosial. Dasarnya Permensos 10/2019. Kegiatan pada tanggal 15 Oktober 2025 itu dihadiri 248 orang.
"""
TEXTS = {
    "decree": DECREE,
    "prose": PROSE,
    "articles": "Pasal 1 ",
    "heads": "Peraturan Menteri Nomor ",
    "initials": "U.",
    "titles": "UU 1/2009 tentang ",
    "amendments": "UU 1/2000 tentang Perubahan atas ",
    "breaks": "tentang Peker-\nja Xylo-\nfonia ",
    "letters": "sk ",
}


def measure(piece: str, letters: int, runs: int) -> tuple[list[float], int]:
    """Return the seconds that each of several readings of a text takes, and how many citations are found in it."""
    text = piece * (letters // len(piece))
    times, found = [], 0
    for _ in range(runs):
        gc.collect()
        start = perf_counter()
        found = len(find_citations(text))
        times.append(perf_counter() - start)
    return times, found


def main(runs: int) -> int:
    """Measure, print, and judge."""
    failed = False
    for name, piece in TEXTS.items():
        rates = []
        for size in SIZES:
            times, found = measure(piece, size * MEGABYTE, runs)
            rates.append(median(times) / size)
            print(f"{name:<10} {size:>3} MB: {1 / rates[-1]:6.2f} MB/s, {found:>7,} citations")
        failed |= rates[-1] > MAX_FACTOR * rates[0]
    print(f"Python {platform.python_version()}; the medians of {runs} runs")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
