"""The letters of an acronym are set against the words beside it, and what may be of another language is only asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks import acronyms
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading

HOLDING = [
    ("The State Water Board, known as the SWB, met.", "SWB"),
    ('The State Water Board, hereafter "SWB", met.', "SWB"),
    ("SWB, the State Water Board, met.", "SWB"),
    ("SWB stands for State Water Board.", "SWB"),
    ("The State Water Board, or SWB for short, met.", "SWB"),
    ("The State Water Board, or the SWB for short, met.", "SWB"),
    ("The Women's Institute (WI) met.", "WI"),
    ("SWB - State Water Board", "SWB"),
    ("It joined the Danube Shipping Affairs Council (DSAC) in May.", "DSAC"),
    ("The head of the State Border Service (SBS) spoke.", "SBS"),
    ("It was signed by the Lake Cooperation Organization (LCO).", "LCO"),
    ("a union called 'Southern guard of Saint Mary - SGSM' was found", "SGSM"),
    ("The gang 'Southern guard of Saint Mary - SSMG' was found.", "SSMG"),
    ("NGOs (non-governmental organizations) came.", "NGOs"),
    ("The non-governmental organizations (NGOs) came.", "NGOs"),
    ("WMD (weapons of mass destruction) and more.", "WMD"),
    ("The Ministry of Defence (MoD) agreed.", "MoD"),
    ("The UN (United Nations) voted.", "UN"),
    ("The International Criminal Police Organization (ICPO) and International Police (Interpol)", "ICPO"),
    ("The Committee on Roads and Bridges (CRB) met; it is the Committee on Roads (hereinafter - COR).", "COR"),
    ("The Bureau of Counter-Intelligence (BCI) closed.", "BCI"),
    ("Служба государственной безопасности (СГБ) сообщила.", "СГБ"),
    ("Министерство внутренних дел (далее – МВД) ответило.", "МВД"),
    ("Dövlət Təhlükəsizliyi Xidməti (DTX) bildirdi.", "DTX"),
    ("İnformasiya Şöbəsi (İŞ) bildirdi.", "İŞ"),
    ("The Organization for Security and Co-operation in Europe (OSCE) sent a mission.", "OSCE"),
    ("The Food and Agriculture Agency (FAA) and the Food and Agriculture Board (F&AB)", "F&AB"),
]
WRONG = [
    ("The Regional Emergency Operations Centre (ROEC) was open.", "ROEC", "Regional Emergency Operations Centre"),
    ("It was the work of the National Intelligence Agency (CIA).", "CIA", "National Intelligence Agency"),
    ("He led the State Committee for Water Resources (SCFR).", "SCFR", "State Committee for Water Resources"),
    ("SBRS (State Border Guard Service) men came.", "SBRS", "State Border Guard Service"),
]
ASKED = [
    ("The National Health Fund (NFH) paid.", "NFH"),
    ("The Teachers' Savings Bank (TBS) closed.", "TBS"),
    ("The Lake Rescue Union (LRA) had boats.", "LRA"),
    ("The Red Crescent Society (RSC) came.", "RSC"),
]
NOTHING = [
    "The Ministry of Health (UK) and the Bank of England (USA) agreed.",
    "President John Smith (NATO) and Reuters (LONDON) said so.",
    "He came from Moscow - CNN reported it. The army left - NATO said so.",
    "The SSS and the FIS are used and never expanded. A, B (C).",
    "World War (II) and Elizabeth (XIV); the law (No. 5), see (ibid.).",
    "It was so (GMT). In the town (NB: it was small).",
    "The Committee for State Security (KGB) and the Federal Security Service (FSB) watched.",
    "Тогда было создано Управление единой гидрометслужбы (УЕГМС).",
    "Комитет безопасности (KGB) и Committee of State Security (КГБ).",
    "The Ministry (MIA) closed.",
    "and then the National Commissariat of Village Defence (NKVD) watched over it.",
    "At last the International Organization for Standards (ISO) met and spoke.",
    "the State Security Service (DTX) watched",
    "the Federal Customs Service (FTS) watched",
    "The German Federal Intelligence Service (BND) and the State Oil Fund (ARDNF) answered.",
    "The Ministry of Foreign Affairs (MID) and the Bosnian party of Milan Ilić (SDP) protested.",
    "They paid in the town of great waters (TOF), and for the old lamp (OTL) and the wheel (WHL).",
    "The Swiss Red Cross (SRK) sent beds.",
    "The Bridge Repair Fund (EUR 3 million) and the Harbour Board (RN 2002) agreed.",
    "The Ministry of National Security (MTN) and the Ministry of National Security (MNB) are one.",
    "Организация стран-экспортёров нефти (ОПЕК) и Североатлантический альянс (НАТО) собрались.",
    "The General Directorate for External Security (DGSE) kept silent.",
    "The Popular Front (PFA) won; its paper (in Azeri) was banned.",
    "The Nagorno-Karabakh Autonomous Region (NKAO) was created in 1923.",
    "The World Health Organization's Regional Office for Europe (WHO) reported.",
    "The State Oil Company (SOCAR) signed.",
    "The Central Executive Committee (TsIK) and the Council of People's Commissars (SNK) sat.",
    "Всесоюзный научно-исследовательский институт хлопководства (СоюзНИХИ) переехал.",
]


def findings(text: str, kind: str) -> list[Finding]:
    return [one for one in acronyms.check(Reading("a.txt", text), {}) if one.kind == kind]


@pytest.mark.parametrize(("text", "acronym"), HOLDING)
def test_letters_that_are_those_of_the_words_are_said_to_hold(text: str, acronym: str) -> None:
    assert acronym in [one.passages[1].quote for one in findings(text, "holds")]
    assert findings(text, "contradiction") == findings(text, "tension") == []


@pytest.mark.parametrize(("text", "acronym", "expansion"), WRONG)
def test_letters_that_are_nearly_those_of_the_words_contradict_them(text: str, acronym: str, expansion: str) -> None:
    [one] = findings(text, "contradiction")
    assert [passage.quote for passage in one.passages] == [expansion, acronym]
    assert one.contradiction_kind == "naming"
    assert acronym in one.message
    assert expansion in one.message


@pytest.mark.parametrize(("text", "acronym"), ASKED)
def test_letters_that_may_be_of_another_language_are_asked_about(text: str, acronym: str) -> None:
    [one] = findings(text, "tension")
    assert one.passages[1].quote == acronym
    assert findings(text, "contradiction") == []


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_acronym_of_what_stands_beside_it_is_left_alone(text: str) -> None:
    assert list(acronyms.check(Reading("a.txt", text), {})) == []


def test_one_acronym_for_two_names_of_one_thing_is_a_contradiction() -> None:
    [one] = findings("The State Border Service (SBS) came. Later the State Bridge Service (SBS) left.", "contradiction")
    assert [passage.quote for passage in one.passages] == [
        "State Border Service (SBS)",
        "State Bridge Service (SBS)",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The State Water Board, known as the SBW, met.", "en"),
        ("The State Water Board, hereafter SBW, met.", "en"),
        ("The State Water Board, abbreviated as SWR, met.", "en"),
        ("The State Water Board, SBW for short, met.", "en"),
        ("The State Water Board – SWC – met.", "en"),
        ("SWC, the State Water Board, met.", "en"),
        ("They paid a value added tax (VTA) on it.", "en"),
        ("Many internally displaced persons (IPD) came.", "en"),
        ("The State Water Board, known by its initials SBW, met.", "en"),
        ("The State Water Board, shortened to SBW, met.", "en"),
        ("The State Water Board, or SBW for short, met.", "en"),
        ("The Football Players' Trade Union (FTPU) counted few members.", "en"),
        ("SWC: State Water Board", "en"),
        ("SWC stands for State Water Board.", "en"),
        ("The United Nations High Commissioner for Refugees (UNCHR) came.", "en"),
        ("Союз краеведов и музейщиков (СМК) подарил часы.", "ru"),
        ("Российская академия наук (далее - РНА) заявила.", "ru"),
        ("Dövlət Su Agentliyi (DAS) bildirdi.", "az"),
    ],
)
def test_letters_that_do_not_fit_are_noticed_however_they_are_told(text: str, language: str) -> None:
    [one] = acronyms.check(Reading("a.txt", text, language=language), {})
    assert one.kind in {"contradiction", "tension"}


def test_one_acronym_for_two_things_is_asked_about() -> None:
    [one] = findings("The Social Democratic Party (SDP) and the Standard Delivery Protocol (SDP) differ.", "tension")
    assert "Standard Delivery Protocol" in one.message


def test_one_body_under_two_acronyms_is_a_contradiction() -> None:
    text = "The Northern Border Watch Mission (NBWM) met. The Northern Border Watch Mission (NWBM) met again."
    [one] = findings(text, "contradiction")
    assert [passage.quote[-7:] for passage in one.passages] == [" (NBWM)", " (NWBM)"]


def test_an_acronym_expanded_twice_in_forms_of_the_same_words_is_nothing() -> None:
    text = "The State Border Services (SBS) came. The State Border Service (SBS) left."
    assert findings(text, "contradiction") == findings(text, "tension") == []


@given(st.text(alphabet=st.sampled_from("ABC abc()-–.Я日ا1😀\nof"), max_size=80))
@settings(deadline=None)
def test_any_text_gives_passages_that_are_the_text(text: str) -> None:
    for finding in acronyms.check(Reading("a.txt", text), {}):
        for passage in finding.passages:
            assert text[passage.start : passage.end] == passage.quote != ""


@pytest.mark.parametrize("piece", ["(AB ", "AB (", "Aa Bb (AB) ", "A.", "(the or ", "Bank of Cc - BC "])
def test_a_long_text_is_read_in_a_moment(piece: str) -> None:
    assert list(acronyms.check(Reading("a.txt", piece * (15_000 // len(piece)), language="en"), {})) is not None
