"""The facts of the cases that no typed field fits, each with the field that would."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["AWKWARD", "WITHOUT_PLACE"]

TIME: Final = "The time of day is within the words of the date. Event.time would hold it."
AGE: Final = "The age of an association is a count of years. Organisation.age would hold it."
BODY: Final = "A body without named people holds its own post. Appointment.body would hold it."
VAGUE: Final = "A count without a number is no exact one. Qualifier.UNSTATED would say so."
PRINCIPAL: Final = "The name of a represented person is within the words. Participant.principal would hold it."
JUROR: Final = "A juror has the role OTHER. Role.JUROR would hold it."

AWKWARD: Final[Mapping[str, Mapping[str, str]]] = {
    "01-suara-nasional-2017": {"/board_terms/0/inaugurations/0/date_as_written": TIME},
    "03-jatim-nasional-2023": {"/organisations/0/stated_counts/0/number": AGE},
    "04-temanggung-jateng-2024": {"/board_terms/0/appointments/6/office": BODY},
    "05-sumutonline-sumut-2023": {
        "/organisations/0/events/0/date_as_written": TIME,
        "/board_terms/0/inaugurations/0/date_as_written": TIME,
        "/board_terms/0/inaugurations/0/participants/0/on_behalf_of": PRINCIPAL,
    },
    "06-terasjabar-jabar-2025": {
        "/organisations/0/events/0/participants/2/title": (
            "A second office of a participant is a second participant. Several titles would hold it."
        ),
    },
    "08-waspada-taput-2025": {
        "/organisations/0/stated_counts/3/number": AGE,
        "/organisations/0/events/0/title": (
            "The period of service of unnamed members is the title of their event. A period of the event would hold it."
        ),
        "/organisations/0/events/1/participants/0/role": (
            "Somebody who initiated an association has the role OTHER. Role.INITIATOR would hold it."
        ),
    },
    "09-solopos-solo-2024": {"/board_terms/0/inaugurations/0/date_as_written": TIME},
    "11-jempolindo-jember-2022": {
        "/organisations/0/events/0/date_as_written": TIME,
        "/board_terms/0/inaugurations/0/date_as_written": TIME,
    },
    "12-wartazone-jember-2021": {
        "/organisations/0/stated_counts/1/number": (
            "The number of people at the founding is a count of the association. Event.stated_counts would hold it."
        ),
    },
    "14-hariangarut-sukawening-2024": {
        "/organisations/0/events/0/date_as_written": (
            "The misprinted day of a statement is an event without a kind. Attestation.on_as_written would hold it."
        ),
    },
    "19-scribd-art-nasional": {
        "/sources/0/kind": "The rules of an association have the kind OTHER. SourceKind.RULES would hold it."
    },
    "21-jempolindo-jember-2022": {"/board_terms/0/inaugurations/0/date_as_written": TIME},
    "22-antara-babel-2023": {"/organisations/0/stated_counts/4/number": VAGUE},
    "23-babelfakta-babel-2024": {
        "/organisations/0/stated_counts/4/number": VAGUE,
        "/organisations/0/stated_counts/5/number": (
            "The duration of an event, which contradicts its days, is a count of the association. "
            "Event.duration_as_written would hold it."
        ),
        "/organisations/0/events/0/participants/1/title": (
            "Hundreds of people have no exact number. Participant.qualifier would say so."
        ),
    },
    "24-jurnalinti-makassar-2025": {
        "/organisations/0/events/0/date_as_written": TIME,
        "/board_terms/0/inaugurations/0/date_as_written": TIME,
    },
    "25-antara-nasional-2023": {"/organisations/0/stated_counts/0/number": AGE},
    "29-istananegara-jateng-2024": {
        "/organisations/0/events/0/participants/0/on_behalf_of": PRINCIPAL,
        "/board_terms/0/appointments/0/office": BODY,
    },
    "31-jambanganhijau-surabaya-2018": {
        "/organisations/1/stated_counts/1/number": VAGUE,
        "/organisations/1/events/1/participants/0/role": JUROR,
        "/organisations/1/events/1/participants/1/role": JUROR,
        "/organisations/1/events/1/participants/2/role": JUROR,
    },
    "33-pelitakarawang-karawang-2022": {
        "/organisations/0/stated_counts/1/qualifier": (
            "A number that holds in most villages is an approximate one. Qualifier.MOSTLY would hold it."
        ),
    },
    "35-kabarjawa-jateng-2024": {
        "/organisations/0/stated_counts/2/number": (
            "A number of another body is one of the association. StatedCount.body would hold it."
        ),
    },
}
"""By the name of a document, the JSON Pointers of facts whose field does not really fit, and why."""

AUTHOR: Final = "Source.authors"
CONTENT: Final = "LegalBasis.content"
RULES: Final = "none: rules of an association are not facts of a register"
AGENDA: Final = "Event.agenda"
LOGISTICS: Final = "none: the arrangements of a journey are not facts of a register"
ATTESTED: Final = "Member.attested"

WITHOUT_PLACE: Final[Mapping[str, Mapping[str, str]]] = {
    "01-suara-nasional-2017": {
        "Pasal 38 gives the public the opportunity to take part": CONTENT,
        "Pasal 5 lists the duties of community social workers": CONTENT,
    },
    "02-innews-nasional-2018": {"the chair also chairs another association": "Appointment.other_offices"},
    "06-terasjabar-jabar-2025": {"a working meeting is being prepared": "Event.status"},
    "07-beritau-batang-2025": {"by Pasal 21 ayat (1), the inauguration is a formal step": CONTENT},
    "09-solopos-solo-2024": {
        "the board is the result of the congress": "BoardTerm.elected_at",
        "the photographer of the article": AUTHOR,
    },
    "11-jempolindo-jember-2022": {"the government office formed the new board": "BoardTerm.formed_by"},
    "12-wartazone-jember-2021": {
        "who annulled the board": "BoardTerm.annulled_by",
        "why the decree was not issued": "Decree.reason",
        "the reporter of the article": AUTHOR,
    },
    "13-pintujabar-purwakarta-2025": {
        "not every district and village has a board": "Organisation.coverage",
        "the law states the purposes of the association": CONTENT,
    },
    "16-lintasjatim-jatim-2023": {"the meeting heard a report on the legality of boards": AGENDA},
    "17-satukanegeri-kediri": {"there was no association before": "Organisation.founded with a latest day"},
    "18-cangakan-kotagede-2022": {"the association often was national champion": "Organisation.awards"},
    "19-scribd-art-nasional": {
        "ordinary members are all community social workers who joined": RULES,
        "honorary members are people of merit": RULES,
        "the national board appoints honorary members by decree": RULES,
        "the national board issues the members' cards": RULES,
        "boards of regencies and cities may issue temporary cards": RULES,
    },
    "22-antara-babel-2023": {"the reporter of the article": AUTHOR, "the editor of the article": AUTHOR},
    "23-babelfakta-babel-2024": {"the journey was by land and by sea": LOGISTICS, "it had two vehicles": LOGISTICS},
    "26-tugujogja-yogyakarta-2025": {"the association has outreach teams": "Organisation.units"},
    "27-jabarekspres-bandung-2016": {"the congress draws up the programmes of 2017": AGENDA},
    "29-istananegara-jateng-2024": {
        "the service of a community social worker has no term": CONTENT,
        "a community social worker needs a decree of the village": CONTENT,
    },
    "31-jambanganhijau-surabaya-2018": {
        "the award is given each year": "Event.recurrence",
        "Nama31-1 is a community social worker in April 2018": ATTESTED,
        "Nama31-2 is a community social worker in April 2018": ATTESTED,
        "Nama31-3 is a community social worker in April 2018": ATTESTED,
        "Nama31-4 is a community social worker in April 2018": ATTESTED,
        "Nama 31-5 is a community social worker in April 2018": ATTESTED,
    },
    "33-pelitakarawang-karawang-2022": {"the initials of the reporter": AUTHOR},
    "34-penaku-sukabumi-2025": {
        "the first source states about 600 members": "StatedCount.source_ids",
        "the second source states more than 600 members": "StatedCount.source_ids",
        "the second source reprints another newspaper": "Source.reprint_of",
        "the government office has about 46 employees": "none: they do not belong to the association",
    },
    "37-lintasjatim-lamongan-2024": {"the regulation defines community social workers": CONTENT},
}
"""By the name of a document, the facts that its source states and no field can hold, and the field that would."""
