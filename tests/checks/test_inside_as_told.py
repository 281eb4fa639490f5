"""Errors inside one source as historians, reporters and offices write them, in English and in Russian, are noticed."""

import pytest

from annotations.checks.check import defaults
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading
from annotations.checks.registry import CHECKS

BY_NAME = {check.NAME: check for check in CHECKS}

AT_ODDS: dict[str, list[str | tuple[str, str]]] = {
    "parts_and_whole": [
        "The Agency has a staff of 480, of whom 310 serve in the field and 195 in the central office.",
        "Twenty-three settlements were shelled, fourteen of them in the north and twelve in the south.",
        "The court heard 1,206 cases in that year: 640 civil, 412 criminal and 210 administrative.",
        "Of the 88 students admitted, 51 came from the capital and 45 from the provinces.",
        "There were 31 wounded, including 36 policemen.",
        "The caravan numbered 90 camels, 50 of which carried salt, 25 cloth and 22 copper.",
        "He wrote eleven novels, seven before the war and five after it.",
        "The mission consists of 26 observers: 14 military and 15 civilian.",
        "Only 19 of the 17 members were present.",
        "Grants worth 2.4 million euros were made, 1.5 million to schools and 1.3 million to museums.",
        "Thirty houses burned: 18 on the left bank and the other 15 on the right.",
        "В отряде насчитывалось 64 человека, из них 40 русских, 18 татар и 11 башкир.",
        "За год рассмотрено 512 дел: 340 уголовных и 192 гражданских.",
        "Из 28 депутатов за проект проголосовали 17, против — 14.",
    ],
    "percentages": [
        "Production rose from 200 to 260 tons, i.e. by 40 per cent.",
        "62 per cent of those asked were in favour, 31 per cent against and 19 per cent undecided.",
        "Ethnically, 54% are Georgians, 27% Armenians, 15% Azeris and 12% Greeks.",
        "The opposition received 1,840 of the 9,200 votes, that is 30 per cent.",
        "Of 75 respondents, 15 (25%) said that they had paid a bribe.",
        "Infant mortality fell by 20 per cent, from 50 to 30 per thousand.",
        "The share of the rural population is 45%: 18,000 of 60,000.",
        "The sown area grew from 120 to 150 thousand hectares, an increase of 40 per cent.",
        "27 out of 108 pupils, i.e. 35%, failed.",
        "The population consists of 62% Kurds, 25% Arabs and 21% Turkmens.",
        "Only 12 of the 48 bridges - 40 percent - were repaired.",
        "Из 800 опрошенных 320, или 50 процентов, ответили отрицательно.",
        "Урожай вырос на 20 процентов — с 500 до 800 тонн.",
        "Доля женщин составляет 25 % (40 из 90 сотрудников).",
    ],
    "today_and_ended": [
        "The mission ended in December 2008. The mission today has 138 observers on the ground.",
        "The theatre was pulled down in 1974. Today, the theatre seats eight hundred.",
        "The Party of Labour dissolved itself in 2003; today it holds 14 seats in the assembly.",
        "The customs post was shut down in the autumn of 1999. The post is at present open round the clock.",
        "The Council for Nationalities ceased to exist in 1993 and still publishes its bulletin every quarter.",
        "The Society for the Study of the Caucasus, which came to an end in 1923, currently has 214 members.",
        "The weekly ceased publication in 2011. It is currently read by some 12,000 subscribers.",
        "The Ministry of Heavy Industry was abolished in 1991, and today it manages 412 enterprises.",
        "The cooperative went bankrupt in 2002. Today, the cooperative exports honey to six countries.",
        "The 12th Rifle Division was disbanded in 1947. The 12th Rifle Division is now garrisoned at Orsk.",
        "The orphanage was shut in 1956; the orphanage now cares for 70 children.",
        "Трест был ликвидирован в 1988 году. Сегодня трест объединяет девять предприятий.",
        "Полк расформирован в 1946 году. В настоящее время полк дислоцируется в Приозёрске.",
        "Газета прекратила существование в 1991 году. Ныне газета выходит тиражом 5000 экземпляров.",
    ],
    "quote_speakers": [
        '"I was born in this street, he smiles, and I will die in it."',
        '"I opened the door and they fired, Ahmad told Human Rights Watch, my brother fell at once."',
        '"My unit held the bridge for two days, continued the colonel, then we were ordered to withdraw."',
        '"I saw the aeroplanes at noon, the old woman remembers, and then everything burned."',
        '"We shall rebuild the town, promised the governor, and nobody will be left without a roof."',
        '"Our losses were heavy, he admitted, but we took the height."',
        '"I did it for my country, she had tears in her eyes, and I would do it again."',
        '"We will not sign, declared Mr. Holm, until our conditions are met."',
        '"I was eleven when they came. He paused for a while. They took my uncle and two cousins."',
        '"In our village there was no doctor, explained the headman, so we carried her to the river."',
        '"Our enterprise fulfilled the plan, emphasized the director in his speech, and we shall go further."',
        "«Я никогда не подписывал этот приказ, сказал он, и не подпишу».",
        "«Мы построим здесь новую школу, отметил министр, и наши дети будут учиться в тепле».",
        "«Наш полк шёл первым, вспоминает ветеран, я нёс знамя».",
    ],
    "cause_and_result": [
        "After the fall of the fortress in October 1552, the khan fled in August 1552.",
        "The riots of August 1929 were provoked by the shooting of November 1929.",
        "As a consequence of the reform of 1861 many estates were sold in 1858.",
        "The convention of 4 November 1950 was amended in 1948.",
        "He fled abroad in 1933 because of the law of 7 April 1935.",
        "The company went bankrupt in 1901 and, in consequence, its ships were auctioned in 1899.",
        "The collapse of the dam in 1963 led to the resignation of the minister in 1961.",
        "She was decorated in 1919 for her part in the relief of the city in 1921.",
        "The Union was created in 1924. In 1922 the Union opened its first reading room.",
        "The chapel to the victims of the explosion of 1988 was consecrated in 1985.",
        "Born in 1931, he joined the resistance in 1929.",
        "Вследствие засухи 1921 года население уезда в 1919 году сократилось вдвое.",
        "В ответ на обращение от 12 мая 1988 года Президиум 20 апреля 1988 года принял постановление.",
        "После землетрясения 1966 года город был перестроен в 1961 году.",
    ],
    "later_than_source": [
        ("1999-12-31", "Between 1996 and 2003 the number of pupils fell by a third."),
        ("1955", "The film won a prize at the festival in 1958."),
        ("2016-03-03", "On March 17, 2016, two soldiers were killed by sniper fire."),
        ("1924", "Report for the year 1924. The bridge was opened to traffic in May 1926."),
        ("1989-05", "The census of 1992 showed that the population had fallen."),
        ("1934", "He held the post from 1929 to 1937 and was then dismissed."),
        ("2008-08-01", "On 20 August 2008 troops entered the town and remained there for a week."),
        ("1970", "Since 1974 the plant has produced cement."),
        ("1911", "The third edition appeared in 1913 and was sold out at once."),
        ("1996", "According to the 1999 census there were 7.9 million inhabitants."),
        ("2000-01", "The verdict was handed down last December; the appeal was rejected on 3 May 2000."),
        ("1948", "Завод был пущен в 1951 году."),
        ("2005-06", "В сентябре 2005 года комиссия завершила работу."),
        ("1972", "Как показала перепись 1979 года, население города выросло."),
    ],
    "broken_words": [
        "An agree ment on the exchange of prisoners was reached.",
        "The mili tary units stationed there were withdrawn.",
        "He wrote to tbe minister, and tbe answer never came.",
        "The depu ties voted, and the law en tered into force.",
        "The secre-tary of the union read the state-ment aloud.",
        "D uring the war the bridge was blown up twice.",
        "The terorists had entered the building at night.",
        "Wbich of these letters is genuine cannot be said.",
        "The inde pendence of the repub lic was proclaimed.",
        "This teritory was ocupied in the spring.",
        "The e conomic situation grew worse every month.",
        "The wo rkers of the plant demanded bread.",
        "В том же году было откры то училище.",
        "Прави тельство отклонило жалобу рабочих.",
    ],
    "date_order": [
        "Between 1995 and 1991 some 40 villages were abandoned.",
        "The bill was passed on 7 July 1998, having been introduced on 9 September 1998.",
        "He died on 3 May 1920, a week before the fall of the city on 28 April 1920.",
        "Construction started in August 2004; the building was completed in June 2003.",
        "The trial opened on 4 March 1931 and concluded on 25 February 1931.",
        "He was minister of war (1923-1919).",
        "She was appointed in 1988, then in 1985 became head of the department.",
        "From March 1944 until January 1944 the village was occupied.",
        "Arrested in June 1938, he was released in May 1937.",
        "The bridge was built in 1911 and blown up in 1908.",
        "He retired in 1975; he had been appointed in 1979.",
        "С 1936 по 1931 год он работал директором школы.",
        "Строительство началось в 1958 году и завершилось в 1955 году.",
        "Съезд открылся 12 июня 1921 года и закрылся 5 июня 1921 года.",
    ],
    "duration_and_range": [
        "Over the past three years (2005-2009) the number of cases has tripled.",
        "He was in prison for eleven years, from 1937 to 1946.",
        "The nine-year war (1701-1714) ruined the country.",
        "During his 20-year rule (1890-1905) two railways were built.",
        "The blockade lasted 18 months, from March 1992 to June 1992.",
        "For six days, from 4 to 15 August 1920, there was fighting.",
        "Between 1960 and 1966, that is for ten years, the house stood empty.",
        "He ruled for twelve years (1560-1578).",
        "The college, founded in 1871, closed in 1931 after 80 years.",
        "The four-year occupation (1915-1917) left the town in ruins.",
        "С 1948 по 1953 год, в течение восьми лет, он жил в ссылке.",
        "За пять лет (1976–1985) построено 12 школ.",
        "В течение трёх лет (1990-1996) завод не работал.",
    ],
    "period_and_proof": [
        "During 1918-1920 the government took care of schools, as is evidenced by the decree of 2 March 1920.",
        "В 1921–1925 годах велась борьба с неграмотностью. Так, в декабре 1925 года был открыт первый ликбез.",
        "В 1946–1950 годах комитет поддерживал писателей. Об этом свидетельствует письмо от 2 декабря 1950 года.",
    ],
}


def _language(text: str) -> str:
    return "ru" if any("а" <= letter <= "я" for letter in text) else "en"


def at_odds(name: str, row: str | tuple[str, str]) -> list[Finding]:
    """What the check says does not go together; a row is a text, or when it was published and the text."""
    published, text = row if isinstance(row, tuple) else (None, row)
    reading = Reading("a", text, language=_language(text), published=published)
    return [one for one in BY_NAME[name].check(reading, defaults(BY_NAME[name])) if one.kind != "holds"]


@pytest.mark.parametrize(("name", "row"), [(name, row) for name, rows in AT_ODDS.items() for row in rows])
def test_what_does_not_go_together_is_noticed_however_it_is_said(name: str, row: str | tuple[str, str]) -> None:
    found = at_odds(name, row)
    assert found
    assert all(one.message for one in found)
