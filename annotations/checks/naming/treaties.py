"""Treaties that are called after a place: what they are, what they are about, and what translations make of that."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Treaty:
    """One or several of a place: the `kind` it is, as it is written, and what it is about, as a pattern."""

    kind: str
    subject: str


# After the depositaries' registers: Council of Europe, United Nations, Hague Conference, WIPO.
TREATIES: dict[str, tuple[Treaty, ...]] = {
    "Aarhus": (Treaty("Convention", r"access to (?:environmental )?information|environment\w*"),),
    "Barcelona": (Treaty("Convention", r"mediterranean|marine environment"),),
    "Basel": (Treaty("Convention", r"(?:hazardous |dangerous )?wastes?"),),
    "Bern": (Treaty("Convention", r"wildlife|habitats?"),),
    "Berne": (Treaty("Convention", r"literary|artistic works|copyright"),),
    "Bonn": (Treaty("Convention", r"migratory (?:species|birds|animals)"),),
    "Bucharest": (Treaty("Convention", r"black sea|pollution"),),
    "Budapest": (Treaty("Convention", r"cyber[- ]?crimes?|computer crimes?"),),
    "Cartagena": (Treaty("Protocol", r"bio-?safety"),),
    "Chicago": (Treaty("Convention", r"civil aviation"),),
    "Dayton": (Treaty("Agreement", r"peace|bosnia\w*"),),
    "Dublin": (Treaty("Convention", r"asylum"),),
    "Espoo": (Treaty("Convention", r"environmental impact\w*"),),
    "Geneva": (
        Treaty("Convention", r"prisoners of war|refugees|wounded|victims of war|civilian\w*|continental shelf|slavery"),
    ),
    "Hague": (
        Treaty("Convention", r"cultural (?:property|values)|child abduction|adoption|war on land|civil procedure"),
    ),
    "Helsinki": (Treaty("Final Act", r"security and co-?operation"), Treaty("Convention", r"baltic|watercourses")),
    "Istanbul": (Treaty("Convention", r"violence against women|domestic violence"),),
    "Kyoto": (Treaty("Protocol", r"climate\w*|greenhouse|emissions?"),),
    "Lanzarote": (Treaty("Convention", r"sexual (?:exploitation|abuse)|(?:protection of )?children"),),
    "Lisbon": (Treaty("Treaty", r"european union|reform\w*"),),
    "Marrakesh": (Treaty("Treaty", r"blind|visually impaired"),),
    "Merida": (Treaty("Convention", r"corruption"),),
    "Minamata": (Treaty("Convention", r"mercury"),),
    "Montreal": (Treaty("Protocol", r"ozone"),),
    "Montreux": (Treaty("Convention", r"(?:black sea )?straits"),),
    "Nagoya": (Treaty("Protocol", r"genetic resources"),),
    "Oslo": (Treaty("Convention", r"cluster (?:munitions|bombs)"),),
    "Ottawa": (Treaty("Convention", r"(?:anti-?personnel )?(?:land ?)?mines"),),
    "Palermo": (
        Treaty("Convention", r"(?:trans-?national )?organi[sz]ed crime"),
        Treaty("Protocol", r"trafficking|smuggling"),
    ),
    "Paris": (Treaty("Agreement", r"climate\w*"), Treaty("Convention", r"industrial property")),
    "Ramsar": (Treaty("Convention", r"wetlands"),),
    "Rome": (Treaty("Statute", r"(?:international )?criminal court"), Treaty("Convention", r"human rights")),
    "Rotterdam": (Treaty("Convention", r"(?:hazardous )?chemicals|pesticides"),),
    "Schengen": (Treaty("Agreement", r"(?:abolition of )?border\w*|free movement"),),
    "Stockholm": (Treaty("Convention", r"(?:persistent )?(?:organic )?pollutants"),),
    "Strasbourg": (Treaty("Convention", r"money laundering|extradition"),),
    "Tehran": (Treaty("Convention", r"caspian"),),
    "Tokyo": (Treaty("Convention", r"(?:board )?aircraft"),),
    "Vienna": (
        Treaty("Convention", r"(?:diplomatic|consular) (?:relations|intercourse)|law of treaties|ozone|psychotropic"),
    ),
    "Warsaw": (Treaty("Pact", r"mutual (?:assistance|aid)"), Treaty("Convention", r"air carriage|trafficking")),
}

# What stands for each kind where a translator, or a machine, took another word of the dictionary, or one like it.
MISTAKEN_FOR = {
    "Convention": "convent|conventionality|convocation|convenience|conversion|conversation|convection|contention"
    "|expedience|expediency|invention|conviction",
    "Protocol": "minutes|record|prosecution",
    "Statute": "status|statue|stature",
    "Agreement": "consent|concord|contract|bargain",
    "Treaty": "contract|bargain|treatment|treatise",
    "Pact": "contract|bargain|package|impact",
    "Final Act": "final deed|concluding deed|final certificate|final action",
}
# What only a quality, and no treaty, body or meeting, is called by; less those that end like one and are not.
QUALITY = (
    r"(?!(?:agency|community|university|faculty|facility|authority|security|emergency|presidency|activity|mechanism"
    r"|partnership|membership|fellowship|internship|treaty|city|society|identity|constituency|conspiracy|solidarity)\b)"
    r"[a-z]{3,}(?:ency|ancy|ness|ity|hood|itude)"
)
