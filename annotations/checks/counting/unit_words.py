"""Units and currencies as texts write them, each with its one spelling in figures."""

from annotations.checks.counting.table import Phrase, words

_SPELLINGS = """
kg: kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes, кг, килограмм, килограмма, килограммов,
    килограммами, кило, kiloqram, kiloqramdan, kq
g: g, gr, gram, grams, gramme, grammes, г, гр, грамм, грамма, граммов, gramm, qram, qramdan, qr
mg: mg, milligram, milligrams, мг, миллиграмм, миллиграмма, миллиграммов
t: t, ton, tons, tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes, т, тонна, тонны, тонн, тоннами,
    tondan, tonu, tona, tondur
kt: kt, kiloton, kilotons, килотонн
Mt: megaton, megatons, мегатонн
lb: lb, lbs
oz: oz, ounce, ounces, унций, унции
km: km, kms, kilometer, kilometers, kilometre, kilometres, км, километр, километра, километров, километрах,
    kilometrdən, kilometr
m: m, meter, meters, metre, metres, м, метр, метра, метров, метрах, metrdən, metrə, metr, metrdir
cm: cm, centimeter, centimeters, centimetre, centimetres, см, сантиметр, сантиметра, сантиметров, santimetr, sm
mm: mm, millimeter, millimeters, millimetre, millimetres, мм, миллиметр, миллиметра, миллиметров, millimetr
nmi: nautical mile, nautical miles, морских миль
mile: mile, miles, миля, мили, миль, mil
ft: ft, foot, feet, фут, фута, футов
in: inch, inches, дюйм, дюйма, дюймов
yd: yd, yds, yard, yards, ярд, ярда, ярдов
km2: km2, km 2, km ², sq km, sq . km, square kilometer, square kilometers, square kilometre, square kilometres, кв км,
    кв . км, км ², км2, км 2, квадратных километров, квадратных километра, квадратный километр, kvadrat kilometr, kv km,
    kvadratkilometr, kv . km
m2: m2, m 2, m ², sq m, sq . m, square meter, square meters, square metre, square metres, кв м, кв . м, м ², м2, м 2,
    квадратных метров, квадратных метра, квадратный метр, kvadrat metr, kvadratmetr, kv m,
    kv . m
mile2: square mile, square miles, sq miles, sq mi
m3: m ³, m3, m 3, cubic meter, cubic meters, cubic metre, cubic metres, куб м, куб . м, м ³, м 3,
    кубометр, кубометров, кубометра, кубических метров, kub metr, kubmetr
ha: ha, hectare, hectares, га, гектар, гектара, гектаров, hektara, hektar, hektardan
acre: acre, acres, акр, акра, акров
l: l, liter, liters, litre, litres, л, литр, литра, литров, litr
ml: ml, millilitre, millilitres, milliliter, milliliters, мл, миллилитр, миллилитра, миллилитров, millilitr
hl: hl, hectolitre, hectolitres, hectoliter, hectoliters, гектолитров, гектолитра
Ml: megalitre, megalitres, megaliter, megaliters
barrel: barrel, barrels, bbl, баррель, барреля, баррелей, barel
gal: gallon, gallons
TWh: twh, terawatt hours, terawatt - hours, твтч, твт · ч, твт - ч
GWh: gwh, gigawatt hours, gigawatt - hours, гвтч, гвт · ч, гвт - ч
MWh: mwh, megawatt hours, megawatt - hours, мвтч, мвт · ч, мвт - ч
kWh: kwh, квтч, квт · ч, квт ⋅ ч, квт * ч, квт - ч, kilowatt hours, kilowatt - hours, киловатт - часов,
    kvt · saat, kvt / saat
MW: mw, megawatt, megawatts, мвт, мегаватт, mvt, meqavat
GW: gw, gigawatt, gigawatts, гвт
kW: kw, kilowatt, kilowatts, квт, киловатт, kvt
hp: hp, bhp, ihp, h . p, h . p ., horsepower, horse power, л . с, л . с ., лошадиных сил, лошадиные силы, at gücü
km/h: km / h, kmh, kph, км / ч, kilometers per hour, kilometres per hour
kn: knots, knot, узлов, узла
pood: poods, pood, пуд, пуда, пудов
mph: mph, miles per hour
°C: ° c, degrees celsius, degrees centigrade, °c, ℃
°F: ° f, degrees fahrenheit, ℉
degree: degrees, degree, градус, градуса, градусов
percent: %, percent, percents, per cent, pct, процент, процента, процентов, процентами, процентах,
    проц, faiz, faizdir, faizi, faizini,
    faizə, faizdən
percentage point: percentage point, percentage points, процентных пункта, процентных пунктов, процентный пункт,
    faiz bəndi
permille: ‰, promille, промилле
USD: $, us $, usd, dollar, dollars, us dollar, us dollars, u . s . dollars, american dollars, доллар, доллара,
    долларов, долларами, долларах, долл, долларов сша, dollar, dolları, abş dolları
EUR: €, eur, euro, euros, евро, avro
GBP: £, gbp, pounds sterling, sterling, pound sterling, фунтов стерлингов, funt sterlinq
RUB: ₽, rub, ruble, rubles, rouble, roubles, руб, рубль, рубля, рублей, рублями, rubl
AZN: ₼, azn, manat, manats, манат, маната, манатов, manatı, manata, manatdan, manatlıq
TRY: ₺, turkish lira, turkish liras, турецких лир
lira: lira, liras, лир, лиры
DEM: dm, dem, deutschmark, deutschmarks, deutsche mark, deutsche marks, немецких марок
GEL: ₾, gel, lari, laris, лари
AMD: amd, dram, drams, драм, драмов
UAH: ₴, uah, hryvnia, hryvnias, гривен, гривны
JPY: ¥, jpy, yen, иен
CNY: cny, rmb, yuan, юаней
CHF: chf, swiss francs, swiss franc
kopeck: kopeck, kopecks, копеек, копейки, коп, qəpik
crown: crowns, kronor, kroner, крон
franc: francs, franc, франков
mark: marks, марок
cent: cent, cents
"""
# What a number follows at once; "$" as it stands in "US$" too.
CURRENCY_SIGNS = {
    **{
        "%": "percent",
        "$": "USD",
        "€": "EUR",
        "£": "GBP",
        "₽": "RUB",
        "₼": "AZN",
        "₺": "TRY",
        "₾": "GEL",
        "₴": "UAH",
        "¥": "JPY",
    },
    **{
        "usd": "USD",
        "eur": "EUR",
        "gbp": "GBP",
        "azn": "AZN",
        "rub": "RUB",
        "chf": "CHF",
        "rs": "INR",
        "dm": "DEM",
        "dem": "DEM",
    },
}
# Letters that are a unit only where they stand close to digits, or after digits and one blank.
SHORT = frozenset({"m", "t", "g", "l", "in", "г", "т", "м", "л", "sm", "mil", "gr", "qr", "gel", "ha", "lira", "dram"})
MONEY = words("USD EUR GBP RUB AZN TRY lira GEL AMD UAH JPY CNY CHF DEM cent INR crown franc mark kopeck")
SHARES = frozenset({"percent", "share", "permille"})
LONGEST = 4  # tokens of a unit's longest spelling


# What cases make of a unit's name.
_AZ_STEMS = {
    **{"kg": "kiloqram", "g": "qram", "t": "ton", "km": "kilometr", "m": "metr", "cm": "santimetr", "mm": "millimetr"},
    **{"ha": "hektar", "l": "litr", "AZN": "manat", "USD": "dollar", "RUB": "rubl", "percent": "faiz", "kW": "kilovat"},
    **{"MW": "meqavat", "EUR": "avro", "barrel": "barel", "m2": "kvadratmetr", "km2": "kvadratkilometr"},
    **{"m3": "kubmetr"},
}
_AZ_ENDINGS = words(
    "i ı u ü a ə da də dan dən dir dır dur dür in ın un ün ini ını unu ünü inin ının unun ünün lik lıq luq lük ləri "
    "ları lər lar ə a nə na idir ıdır udur üdür inə ına indən ından lıqdır likdir"
)
_RU_STEMS = {
    **{"kg": "килограмм", "g": "грамм", "km": "километр", "m": "метр", "cm": "сантиметр", "mm": "миллиметр"},
    **{"ha": "гектар", "l": "литр", "USD": "доллар", "percent": "процент", "barrel": "баррел", "RUB": "рубл"},
    **{"t": "тонн", "AZN": "манат", "franc": "франк", "MW": "мегаватт", "kW": "киловатт"},
}
_RU_ENDINGS = words("а у е ы ом ой ов ам ами ах ь я ю ем ей ям ями ях и")


def _inflected() -> dict[Phrase, str]:
    return {
        (stem + ending,): unit
        for stems, endings in ((_AZ_STEMS, _AZ_ENDINGS), (_RU_STEMS, _RU_ENDINGS))
        for unit, stem in stems.items()
        for ending in endings
    }


def _units() -> dict[Phrase, str]:
    found = _inflected()
    unit = ""
    for row in _SPELLINGS.strip().splitlines():
        name, colon, rest = row.partition(": ")
        unit, listed = (name, rest) if colon else (unit, row)
        for spelling in listed.split(","):
            if spelling.strip():
                found[tuple(spelling.strip().casefold().split())] = unit
    return found


UNITS: dict[Phrase, str] = _units()
UNIT_STARTS = frozenset(spelling[0] for spelling in UNITS)
