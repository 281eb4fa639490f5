"""Russian."""

from annotations.checks.languages.table import Language, words

LANGUAGE = Language(
    common=words("и в на не что с по как из к от за для это был была были его их году или о при также до"),
    abbreviations=words(
        "г гг в вв т.е т.д т.п и.о им ул д стр с тыс млн млрд руб коп чел кв куб см ср др пр акад проф ген полк кап "
        "лейт янв февр фев мар апр июн июл авг сент сен окт нояб ноя дек н.э до н.э св ок обл р-н пос"
    ),
)
