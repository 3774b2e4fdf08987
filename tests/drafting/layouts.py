"""A board of three in the layouts of lists."""

from __future__ import annotations

from typing import Final

__all__ = ["BOARD", "LAYOUTS"]

BOARD: Final = ["Sugeng Riyadi: chair", "Catur Wulandari, S.Pd.: secretary", "Hj. Tutik: treasurer"]

LAYOUTS: Final = {
    "colons": "Ketua : Sugeng Riyadi\nSekretaris : Catur Wulandari, S.Pd.\nBendahara : Hj. Tutik",
    "aligned": "Ketua\t\t: Sugeng Riyadi\n  Sekretaris\t: Catur Wulandari, S.Pd.\n  Bendahara      : Hj. Tutik",
    "capitals": "KETUA: Sugeng Riyadi\nSEKRETARIS: Catur Wulandari, S.Pd.\nBENDAHARA: Hj. Tutik",
    "spaced letters": "K e t u a : Sugeng Riyadi\nS e k r e t a r i s : Catur Wulandari, S.Pd.\n"
    "B e n d a h a r a : Hj. Tutik",
    "misread": "Ketva : Sugeng Riyadi\nSekertaris : Catur Wulandari, S.Pd.\nBendahara' : Hj. Tutik",
    "abbreviated": "Ketum: Sugeng Riyadi\nSekum: Catur Wulandari, S.Pd.\nBendum: Hj. Tutik",
    "numbered": "1. Ketua : Sugeng Riyadi\n2. Sekretaris : Catur Wulandari, S.Pd.\n3. Bendahara : Hj. Tutik",
    "Roman": "I. Ketua : Sugeng Riyadi\nII. Sekretaris : Catur Wulandari, S.Pd.\nIII. Bendahara : Hj. Tutik",
    "lettered": "a. Ketua : Sugeng Riyadi\nb. Sekretaris : Catur Wulandari, S.Pd.\nc. Bendahara : Hj. Tutik",
    "capital letters": "A. Ketua : Sugeng Riyadi\nB. Sekretaris : Catur Wulandari, S.Pd.\nC. Bendahara : Hj. Tutik",
    "bullets": "- Ketua: Sugeng Riyadi\n- Sekretaris: Catur Wulandari, S.Pd.\n- Bendahara: Hj. Tutik",
    "bold": "**Ketua:** Sugeng Riyadi\n**Sekretaris:** Catur Wulandari, S.Pd.\n**Bendahara:** Hj. Tutik",
    "leaders": "Ketua ........ Sugeng Riyadi\nSekretaris .... Catur Wulandari, S.Pd.\nBendahara ..... Hj. Tutik",
    "leaders and colons": "Ketua.......: Sugeng Riyadi\nSekretaris..: Catur Wulandari, S.Pd.\nBendahara...: Hj. Tutik",
    "equals": "Ketua = Sugeng Riyadi\nSekretaris = Catur Wulandari, S.Pd.\nBendahara = Hj. Tutik",
    "dashes": "Ketua - Sugeng Riyadi\nSekretaris – Catur Wulandari, S.Pd.\nBendahara — Hj. Tutik",
    "tabs": "Ketua\tSugeng Riyadi\nSekretaris\tCatur Wulandari, S.Pd.\nBendahara\tHj. Tutik",
    "wide gaps": "Ketua            Sugeng Riyadi\nSekretaris       Catur Wulandari, S.Pd.\nBendahara        Hj. Tutik",
    "pipes": "| Ketua | Sugeng Riyadi |\n| Sekretaris | Catur Wulandari, S.Pd. |\n| Bendahara | Hj. Tutik |",
    "single spaces": "Ketua Sugeng Riyadi\nSekretaris Catur Wulandari, S.Pd.\nBendahara Hj. Tutik",
    "next line": "Ketua\nSugeng Riyadi\nSekretaris\nCatur Wulandari, S.Pd.\nBendahara\nHj. Tutik",
    "next line with colons": "Ketua :\nSugeng Riyadi\nSekretaris :\nCatur Wulandari, S.Pd.\nBendahara :\nHj. Tutik",
    "colon in next line": "Ketua\n: Sugeng Riyadi\nSekretaris\n: Catur Wulandari, S.Pd.\nBendahara\n: Hj. Tutik",
    "blank lines": "Ketua\n\nSugeng Riyadi\n\nSekretaris\n\nCatur Wulandari, S.Pd.\n\nBendahara\n\nHj. Tutik\n",
    "one line": "Ketua: Sugeng Riyadi, Sekretaris: Catur Wulandari, S.Pd., Bendahara: Hj. Tutik",
    "one line with semicolons": "Ketua : Sugeng Riyadi; Sekretaris : Catur Wulandari, S.Pd.; Bendahara : Hj. Tutik.",
    "two columns": "Ketua : Sugeng Riyadi      Sekretaris : Catur Wulandari, S.Pd.\nBendahara : Hj. Tutik",
    "name first with dash": "Sugeng Riyadi - Ketua\nCatur Wulandari, S.Pd. - Sekretaris\nHj. Tutik - Bendahara",
    "name first in brackets": "1. Sugeng Riyadi (Ketua)\n2. Catur Wulandari, S.Pd. (Sekretaris)\n"
    "3. Hj. Tutik (Bendahara)",
    "name first with comma": "1. Sugeng Riyadi, Ketua\n2. Catur Wulandari, S.Pd., Sekretaris\n3. Hj. Tutik, Bendahara",
    "name first with colon": "Sugeng Riyadi : Ketua\nCatur Wulandari, S.Pd. : Sekretaris\nHj. Tutik : Bendahara",
    "name first with gap": "1.  Sugeng Riyadi            Ketua\n2.  Catur Wulandari, S.Pd.   Sekretaris\n"
    "3.  Hj. Tutik    Bendahara",
    "forms of address": "Ketua : Sdr. Sugeng Riyadi\nSekretaris : Sdri. Catur Wulandari, S.Pd.\n"
    "Bendahara : Saudari Hj. Tutik",
    "telephones": "Ketua : Sugeng Riyadi (081200000001)\nSekretaris : Catur Wulandari, S.Pd. HP 0812-0000-0002\n"
    "Bendahara : Hj. Tutik 0812 0000 0003",
    "carriage returns": "Ketua : Sugeng Riyadi\r\nSekretaris : Catur Wulandari, S.Pd.\r\nBendahara : Hj. Tutik\r\n",
    "with the association": "Ketua IPSM : Sugeng Riyadi\nSekretaris IPSM : Catur Wulandari, S.Pd.\n"
    "Bendahara IPSM : Hj. Tutik",
    "after words": "Adapun susunan pengurus: Ketua: Sugeng Riyadi, Sekretaris: Catur "
    "Wulandari, S.Pd., dan Bendahara: Hj. Tutik.",
}
