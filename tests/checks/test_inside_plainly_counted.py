"""Sums and shares told in plain sentences: what does not go together, what does, and what only looks like it."""

import pytest

from annotations.checks import parts_and_whole, percentages
from annotations.checks.check import Check
from tests.checks.chronology import flagged, rows, told

BY_NAME: dict[str, Check] = {parts_and_whole.NAME: parts_and_whole, percentages.NAME: percentages}

AT_ODDS: dict[str, list[tuple[str, str]]] = {
    "parts_and_whole": [
        ("en", "In the cup they played seven matches, winning four, drawing two and losing two."),
        ("en", "In the league Sparta played 30 matches: 18 were won, 7 drawn and 6 lost."),
        (
            "en",
            "In the next year 73 units of fire-arms were withdrawn, including 31 automatic rifles and 52 pistols.",
        ),
        ("en", "In the fire 15 people died, including 18 guests of the hotel."),
        ("en", "The company owns 20 hotels, including 26 restaurants."),
        ("en", "The company owns 20 hotels. 26 of them are abroad."),
        ("en", "The choir has 30 singers, 16 female and 16 male."),
        ("en", "In four years 213 agents were unmasked: 27 in 2005, 96 in 2006, 50 in 2007 and 60 in 2008."),
        (
            "en",
            "It spent 79,500 pounds. Of this sum 45,000 pounds went to the kitchens, 20,500 pounds to the "
            "night shelter and 10,000 pounds to administration.",
        ),
        ("en", "It received 80,000 euros. Of this amount 60,000 euros went to schools and 30,000 euros to clinics."),
        (
            "ru",
            "Задержано 72 лица, в том числе 40 граждан республики, 21 гражданин соседних стран и 15 лиц без "
            "гражданства.",
        ),
        (
            "ru",
            "Всего получено 80 тысяч рублей. Из этой суммы 60 тысяч рублей пошли на школы и 30 тысяч рублей "
            "на больницы.",
        ),
        ("az", "Saxlanılmış 120 nəfərdən 70 nəfəri kişi, 60 nəfəri qadın olmuşdur."),
        ("en", "But in June last small-pox broke out; out of 54 cases 61 proved fatal."),
        (
            "en",
            "A total of 61 women stood as candidates; 19 were elected. Of the 19, 23 sit for the first time, "
            "the office of the assembly said.",
        ),
        ("en", "Of the 120 detainees, 80 were men and 55 were women."),
        ("en", "Of the 52 deputies, 30 voted for and 27 against."),
        (
            "en",
            "The commission has 15 members: five from the government, six from the opposition and three from "
            "the courts.",
        ),
        ("en", "The convoy consisted of 24 lorries: 12 with food, 6 with tents and 8 with medicines."),
        ("en", "The crew of 32 was made up of 12 Greeks, 14 Filipinos and 8 Indians."),
        ("en", "14 ships were sunk: six in the Atlantic, five in the North Sea and two in the Baltic."),
        ("en", "The team won 16 medals: 5 gold, 4 silver and 8 bronze."),
        ("en", "In the accident 17 people were injured, 9 of them seriously and 11 slightly."),
        ("en", "In all, 45 paintings were stolen: 20 from the castle, 15 from the church and 5 from the school."),
        ("en", "Three hundred volunteers, 180 women and 140 men, took part in the search."),
        ("en", "The fleet has 60 buses, 35 diesel and 30 electric."),
        ("en", "The brigade seized 12 kg of drugs: 7 kg of heroin, 3 kg of opium and 4 kg of hashish."),
        ("en", "Of the 18 judges ten were appointed by the king, six by parliament and four by the bar."),
        ("en", "The bank has 40 branches in the capital, 25 in the south and 30 in the north, 105 in total."),
        ("en", "Officers arrested 12 men and 9 women, a total of 23 people."),
        ("en", "A total of 23 people, 12 men and 9 women, were arrested."),
        ("en", "11 soldiers and 6 civilians died; the total death toll was 19."),
        ("en", "Twelve of the ten members voted for the motion."),
        ("en", "Of the 30 students, 45 passed the exam."),
        ("en", "Among the 25 victims were 31 children."),
        ("en", "The library holds 5,000 books, 6,200 of which are in German."),
        ("en", "The museum employs 20 people, including 26 guides."),
        ("en", "Only 80 tickets were sold; 95 of them were for the gallery."),
        ("en", "The club has 150 members. 170 of them are juniors."),
        ("en", "Forty aircraft took off and forty-three of them returned safely."),
        ("en", "The army numbered 12,000 men, of whom 15,000 were cavalry."),
        ("en", "Out of 70 houses in the village 84 burned down."),
        ("en", "The expedition lost 12 of its 10 dogs."),
        (
            "en",
            "The budget was 10 million euros: 6 million for salaries, 3 million for equipment and 2 million "
            "for travel.",
        ),
        ("en", "The council consists of 21 members, 12 elected and 8 appointed."),
        ("en", "The service exposed 54 spies: 20 in the army, 15 in the ministries and 12 in the factories."),
        ("en", "During 2010 there were 48 fires, 30 in the first half of the year and 28 in the second."),
        (
            "en",
            "The station registered 340 calls in January, 280 in February and 300 in March, in all 900 calls "
            "in the quarter.",
        ),
        ("ru", "Задержано 30 человек: 12 мужчин, 10 женщин и 6 подростков."),
        ("ru", "Всего в составе комиссии 15 членов: 6 от правительства, 5 от оппозиции и 5 от судов."),
        ("ru", "Из 40 депутатов 25 голосовали за и 18 против."),
        ("ru", "В экипаже 20 человек, из них 23 иностранца."),
        ("ru", "В школе учатся 300 детей: 160 мальчиков и 150 девочек."),
        ("ru", "Погибли 12 солдат и 7 офицеров, всего 21 человек."),
        ("ru", "В аварии пострадали 14 человек, 6 из них тяжело и 9 легко."),
        ("ru", "Музей хранит 500 картин, в том числе 620 пейзажей."),
        ("az", "Komissiya 15 üzvdən ibarətdir: 6 nəfər hökumətdən, 5 nəfər müxalifətdən və 5 nəfər məhkəmədən."),
        ("az", "Məktəbdə 300 uşaq oxuyur: 160 oğlan və 150 qız."),
        ("az", "Qəzada 12 nəfər həlak olmuşdur, onlardan 15 nəfəri uşaqdır."),
        ("az", "9 əsgər və 4 zabit, cəmi 15 nəfər həlak olmuşdur."),
        (
            "en",
            "Of the 22 men on board the trawler nine were picked up alive, eight were found dead and seven "
            "are missing.",
        ),
        ("en", "Of 60 sailors 40 were saved and 25 drowned."),
    ],
    "percentages": [
        ("en", "In the following year it fell from 500 million to 450 million, or by 30 percent."),
        ("en", "Only a quarter of the 80 pupils who sat the examination passed it: 36 received the certificate."),
        (
            "en",
            "In 2017 the Centre registered 250 incidents, of which 75 (30%) were directed against state "
            "bodies and 110 (54%) against banks.",
        ),
        (
            "en",
            "The survey covered 1,200 households. Of these 480, or 40 percent, had no account. A further 300 "
            "households (35 percent) did not use it.",
        ),
        ("en", "Of 400 pupils 100 (25%) come by bus, 160 (40%) on foot and 140 (45%) by bicycle."),
        ("en", "Half of the 60 candidates, forty in number, had passed."),
        ("en", "Three quarters of the 40 vessels, 20 in all, were scrapped."),
        ("en", "A fifth of the 500 workers were dismissed: 150 people lost their jobs."),
        (
            "ru",
            "В опросе участвовали 800 человек. Из них 320, то есть 40 процентов, поддерживают строительство "
            "порта, а 200 (30%) выступают против.",
        ),
        ("en", "Production grew by a third, from 90 tons to 150 tons."),
    ],
}

HOLDING: dict[str, list[tuple[str, str]]] = {
    "parts_and_whole": [
        (
            "en",
            "Rovers played 38 matches in the league last season. They won 21, drew 9 and lost 8, and finished third.",
        ),
        (
            "en",
            "There were 58 units of fire-arms, including 22 automatic rifles, 17 pistols, 14 hunting guns and "
            "5 grenade launchers.",
        ),
        ("en", "In four years 213 agents were unmasked: 27 in 2005, 96 in 2006, 50 in 2007 and 40 in 2008."),
        ("az", "Saxlanılmış 120 nəfərdən 70 nəfəri kişi, 50 nəfəri qadın olmuşdur."),
        ("en", "The council consists of 21 members, 12 elected and 9 appointed."),
        ("en", "Officers arrested 12 men and 9 women, a total of 21 people."),
        ("en", "11 soldiers and 6 civilians died; the total death toll was 17."),
        ("en", "Of the 18 judges ten were appointed by the king, five by parliament and three by the bar."),
        ("en", "The team won 16 medals: 5 gold, 4 silver and 7 bronze."),
        ("ru", "Погибли 12 солдат и 7 офицеров, всего 19 человек."),
        ("ru", "Из 40 депутатов 25 голосовали за и 15 против."),
        ("az", "9 əsgər və 4 zabit, cəmi 13 nəfər həlak olmuşdur."),
        (
            "en",
            "Of the 24 men on board the trawler nine were picked up alive, eight were found dead and seven "
            "are missing.",
        ),
    ],
    "percentages": [
        (
            "en",
            "In 2017 the Centre registered 250 incidents, of which 75 (30%) were directed against state "
            "bodies and 110 (44%) against banks.",
        ),
        ("en", "Exports rose by 20 percent, from 5 to 6 million."),
    ],
}

IN_ORDER: dict[str, list[tuple[str, str]]] = {
    "parts_and_whole": [
        ("en", "Sparta played 30 matches, won 18 and lost 6."),
        ("en", "There were 90 units of fire-arms, including 22 automatic rifles and 17 pistols."),
        (
            "en",
            "The delegation of 12 families, including 30 children and 14 old people, was received by the governor.",
        ),
        ("en", "In all 60 pupils were examined, including 40 girls and 35 orphans."),
        ("en", "Of the 19, 23 and 31 tram lines only one goes to the port."),
        ("en", "The choir has 30 singers, 12 young and 5 old."),
        ("en", "Of the 54 men in the boat 60 blankets were the only comfort."),
        ("en", "The union has 54 members. 60 of its friends came."),
        ("en", "He owned 30 horses, 12 white and 20 in the south."),
        (
            "en",
            "In four years 213 agents were at work in the country: 127 in 2005, 96 in 2006, 150 in 2007 and "
            "60 in 2008.",
        ),
        ("en", "It received 80,000 euros. Of this amount 30,000 euros went to schools."),
        ("ru", "В школе 60 учеников, в том числе 40 девочек и 35 сирот."),
        (
            "en",
            "The town counted 4,200 inhabitants, of whom 1,900 were men; 600 were under ten and 2,300 were women.",
        ),
        ("en", "The museum employs 40 people, including 12 guides and 6 restorers."),
        ("en", "The 200 delegates included 120 women and 110 trade unionists."),
        ("en", "Of 60 pupils 40 learn English and 35 learn German."),
        ("en", "The club has 150 members; 170 spectators came to the match."),
        ("en", "The fleet has 60 buses; 80 drivers work in two shifts."),
        ("en", "The 30 students wrote 45 papers."),
        ("en", "Of the 340 prisoners, 120 were ill and 250 had no shoes."),
        ("en", "In 2003 the service detained 54 persons, in 2004 60 persons and in 2005 12 more."),
        ("en", "Four companies with 100 men each, in all 430 men with the staff, marched out."),
        ("en", "The village has 500 inhabitants. In summer 1,200 of the tourists sleep in tents."),
        ("en", "Of 250 applications 100 were approved, and 40 of these were later withdrawn."),
        ("ru", "Из 40 депутатов 25 голосовали за, 10 против."),
        ("ru", "В музее работают 40 человек, в том числе 12 смотрителей."),
        ("en", "The pictures were shown in Oslo from 1911, and those of 1907 to 1909 in Bergen."),
        (
            "en",
            "The mission, established by the agreement of 30 September 1999, began as a study group in January 1999.",
        ),
        (
            "en",
            "The Town Bank of Velm was established in 1872. In 1914 it moved to the square. The town "
            "celebrated its centenary in 1982.",
        ),
        ("en", "The choir, founded in 1880, sang for the tenth anniversary of the school in 1931."),
        ("en", "The bridge, destroyed in 1943, was rebuilt in 1951."),
        ("en", "The church, destroyed in 1943, was built anew in 1951."),
        ("ru", "Отдел возглавлял Н. Орлов, родившийся в 1930 году и окончивший училище в 1955 году."),
    ],
    "percentages": [
        ("en", "Of 400 pupils 100 (25%) come by bus; of these, 40 (40%) live far away."),
        ("en", "In the first district 50 of 200 houses (25%) were damaged, in the second 30 (40%)."),
        ("en", "In 2001 50 of 200 patients (25%) died; in 2002 30 (20%)."),
        ("en", "Of the 300 doctors 60 (20%) emigrated. Of those who stayed, 120 (50%) changed their profession."),
        ("en", "The city has 200 schools; 50 (25%) are private. In the suburbs 30 schools (60%) are private."),
        ("en", "A third of the 90 pupils failed: 12 in mathematics."),
        ("en", "Half of the 60 houses burned down; 12 people died."),
        ("en", "The port's traffic fell by two fifths, from 1.9 to 1.14 million tons."),
    ],
}


@pytest.mark.parametrize(("check", "language", "text"), rows(AT_ODDS))
def test_what_does_not_go_together_is_noticed_once_or_more(check: str, language: str, text: str) -> None:
    assert flagged(BY_NAME[check], text, language=language)


@pytest.mark.parametrize(("check", "language", "text"), rows(HOLDING))
def test_what_goes_together_is_said_to_hold_and_nothing_else(check: str, language: str, text: str) -> None:
    assert {one[0] for one in told(BY_NAME[check], text, language=language)} == {"holds"}


@pytest.mark.parametrize(("check", "language", "text"), rows(IN_ORDER))
def test_what_only_looks_like_it_is_left_alone(check: str, language: str, text: str) -> None:
    assert flagged(BY_NAME[check], text, language=language) == []
