"""What words of each language end in, or begin with, and what stands by itself only where a word was cut."""

import re

from annotations.checks.languages.table import words

# What no Russian word is, but many end in: "промыш ленности", "пред приятий".
ENDS_RU = re.compile(
    r"(?:(?:тельств|ственн|ленност|ческ|ционн|ирован|ельност|ованн)[а-яё]{1,5}|ци(?:я|и|ю|ей|ей|ях)|ност(?:ь|и|ью|ей)"
    r"|(?:ск|нн|енн|тельн)(?:ий|ая|ое|ие|ого|ому|ой|ую|их|им|ими|ый|ые|ых|ым|ыми)|(?:ени|ани)(?:е|я|ю|ем|й|ях|ям)"
    r"|тел(?:ь|я|и|ей|ю|ям)|л(?:ся|ась|ось|ись)|ться|тся|вш(?:ий|ие|ая|его|их)|ющ(?:ий|ие|ая|его|их)|приятий)"
)
# What English words end in and what is hardly ever the second word of a compound: develop-ment, commit-tee.
ENDS_EN = words(
    "ment ments mental tion tions tional sion sions tee tees ence ences ance ances ity ities ness ism isms ist ists "
    "ary ery ory able ible ial ical ally ive ives ous ture tures ing ings ed er ers al ation ations ional "
    "ative atives ization isation ized ised ly tic tics"
)
BEGINS_EN = words(
    "inter trans dis im mis com con pre pro"
)  # set on without a hyphen in whatever is usual: inter-national
# What Azerbaijani words end in and what is no word by itself: "şagird lər".
ENDS_AZ = words(
    "lər lar ləri ları lərin ların lərə lara lərdə larda lərdən lardan lərinin larının lərini larını lərimiz larımız "
    "nın nin nun nün ının inin unun ünün lı lu lü lıq luq lük lığı liyi luğu lüyü lığın liyin dır dir dür "
    "mış miş muş müş mışdır mişdir muşdur müşdür acaq əcək ması məsi maq mək masi sız suz süz çı çu çü dakı dəki "
    "lığa liyə lığı lığının liyinin ındakı indəki ındə ından undan ündən sının sinin əsi"
)
