"""What bytes that are no UTF-8 text seem to be, so that a refusal can say how to go on; nothing is ever converted."""

import codecs

from charset_normalizer import from_bytes

_SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive (as .docx, .odt and .epub are)",
    b"\xd0\xcf\x11\xe0": "an old Office document (.doc, .xls)",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x1f\x8b": "a gzip archive",
}

# UTF-32LE begins with the mark of UTF-16LE, so the longer marks come first.
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32LE",
    codecs.BOM_UTF32_BE: "UTF-32BE",
    codecs.BOM_UTF16_LE: "UTF-16LE",
    codecs.BOM_UTF16_BE: "UTF-16BE",
}

# What sources are found in, by Python's names; without a closed list short texts pass for the rarest of encodings.
_ENCODINGS = {
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "koi8_r": "koi8-r",
    "cp932": "shift-jis",
    "cp949": "euc-kr",
    "gb18030": "gb18030",
    "big5": "big5",
}

_SAMPLE = 16_384
_SHORTEST_JUDGED = 16
_TOO_MANY = 0.3
_STRAY = 0.05

# What no text is made of: the C0 controls but white space (9 to 13) and escape (27).
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
_CONTROLS_AND_UNDEFINED = frozenset((*_CONTROLS, 0x81, 0x8D, 0x8F, 0x90, 0x9D))  # the latter in windows-1252


def describe_bytes(raw: bytes) -> str | None:
    """Why these bytes are not accepted as text, from where on, and what would be; None if they are UTF-8."""
    signature = next((kind for start, kind in _SIGNATURES.items() if raw.startswith(start)), None)
    if signature is not None:
        return f"Byte 0: this is {signature}, no plain text. Send its text as a file in UTF-8."
    mark = next((name for start, name in _MARKS.items() if raw.startswith(start)), None)
    if mark is not None:
        return f"Byte 0: this seems to be {mark}. Only UTF-8 is accepted; save it as UTF-8."
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        return f"Byte {fault.start} (0x{raw[fault.start]:02X}) is not UTF-8, which alone is accepted. {_advice(raw)}"
    return _control_characters(raw)


def _control_characters(raw: bytes) -> str | None:
    """Letters in UTF-16 and binary numbers can be valid UTF-8 full of NUL and control characters, yet no text."""
    sample = raw[:_SAMPLE]
    even, odd = (len(half) - len(half.translate(None, _CONTROLS)) for half in (sample[::2], sample[1::2]))
    if len(sample) < _SHORTEST_JUDGED or even + odd < len(sample) * _TOO_MANY:
        return None
    if min(even, odd) > len(sample) * _STRAY:
        return "Byte 0: most of this are control characters. Plain text in UTF-8 is needed."
    name = "UTF-16LE" if odd > even else "UTF-16BE"
    return f"Byte 0: this seems to be {name}. Only UTF-8 is accepted; save it as UTF-8."


def _advice(raw: bytes) -> str:
    names = _candidates(raw[:_SAMPLE])
    if not names:
        return "It does not look like text in any encoding."
    return f"It may be {' or '.join(names)}: open it as that, look whether it reads well, save it as UTF-8."


def _candidates(sample: bytes) -> list[str]:
    """The encoding that the letters speak for; Western and Central European share most bytes, so both are named."""
    guess = from_bytes(sample, cp_isolation=list(_ENCODINGS)).best()
    if guess is not None and guess.encoding not in ("cp1250", "cp1252"):
        return [_ENCODINGS[guess.encoding]]
    return [] if _CONTROLS_AND_UNDEFINED.intersection(sample) else ["windows-1252", "windows-1250"]
