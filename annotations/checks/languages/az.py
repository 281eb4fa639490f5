"""Azerbaijani, in Latin letters."""

from annotations.checks.languages.table import Language, words

LANGUAGE = Language(
    common=words("və bu ilə üçün bir da də ildə olan olub edilib tərəfindən onun ki isə kimi daha həm ilin"),
    abbreviations=words("və s və b məs səh prof dr gen yan fev apr avq sen okt noy dek e.ə b.e.ə min mln mlrd"),
)
