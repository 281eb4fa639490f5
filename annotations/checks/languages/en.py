"""English."""

from annotations.checks.languages.table import Language, words

LANGUAGE = Language(
    common=words("the of and to in that was is for with by from on were at which are his their this an as"),
    abbreviations=words(
        "mr mrs ms dr prof gen lt col maj capt sgt sen rep gov st jr sr no nos vol pp p ed eds fig ca c cf etc vs e.g "
        "i.e a.m p.m u.s u.k u.n jan feb mar apr jun jul aug sept sep oct nov dec approx est inc ltd co corp dept art "
        "sec para ch al b d fl r op cit ibid viz"
    ),
)
