"""Events in English."""

from annotations.checks.across.event_table import EventWords, folded, listed

WORDS = EventWords(
    verbs=listed(
        {
            "founded": """established, founded, created, set up, formed, instituted, constituted, establishes, founds,
                creates, sets up, came into being, came into existence, was organized, was organised""",
            "abolished": """abolished, dissolved, disbanded, liquidated, closed down, wound up, ceased to exist,
                abolishes, dissolves, disbands, ceased operations, ceased operation, shut down, was terminated""",
            "reorganised": """reorganized, reorganised, restructured, transformed, converted""",
            "renamed": "renamed, rename, renames, was given the name, changed its name",
            "born": "born, was born",
            "died": """died, dies, passed away, killed, was killed, murdered, assassinated, executed, shot dead,
                lost his life, lost her life, perished, was slain, drowned""",
            "began": """began, begins, begun, started, starts, broke out, commenced, erupted, was launched, launched,
                got under way""",
            "ended": "ended, ends, came to an end, concluded, finished",
            "happened": "took place, happened, occurred, was held, were held, held, convened",
            "broke": """burst, collapsed, exploded, sank, sunk, went down, foundered, was lost, blew up,
                crashed, derailed, caught fire, burned down, burnt down,
                flooded, was flooded, was destroyed, capsized""",
            "adopted": "adopted, adopts, approved, passed, enacted, promulgated",
            "signed": "signed, signs, concluded between, issued",
            "ratified": "ratified, ratifies",
            "in force": """entered into force, came into force, came into effect, took effect, went into effect,
                enters into force, comes into force, in force, has been in force""",
            "published": "published, publishes, appeared in print, first published",
            "opened": "opened, opened its doors, inaugurated, was commissioned, opens",
            "built": "built, constructed, erected, completed, was completed",
            "discovered": "discovered, unearthed, excavated, invented",
            "graduated": "graduated, graduates",
            "occupied": "captured, occupied, seized, conquered, fell to, invaded, annexed",
            "liberated": "liberated, recaptured, retaken, recovered control of",
            "appointed": """appointed, named as, nominated, appoints, took office, became, assumed office, took over,
                sworn in, was made, became head of""",
            "dismissed": """dismissed, resigned, removed from office, relieved, sacked, stepped down, left office,
                retired, ousted, relieved of""",
            "joined": "joined, joins, acceded, admitted, became a member, became member, accepted into",
            "left": "withdrew from, quit, seceded, withdrew, pulled out of",
            "recognised": "recognized, recognised, recognises, recognizes",
            "declared": "declared, proclaimed, declares, proclaims, restored its, regained its",
            "awarded": "awarded, decorated, was given the title, received the",
            "sentenced": "sentenced, convicted, found guilty, condemned",
            "elected": "elected, re-elected, reelected",
            "arrested": "arrested, detained, apprehended, taken into custody",
            "attacked": "attacked, bombed, shelled, raided, attacks",
            "visited": "visited, paid a visit, visits, paid an official visit, travelled to, arrived in",
            "met": "met, held talks, meets",
            "moved": "moved, relocated, transferred",
        }
    ),
    nouns=listed(
        {
            "founded": "establishment, founding, foundation, creation, formation",
            "abolished": "abolition, dissolution, liquidation, disbandment",
            "born": "birth",
            "died": "death, assassination, murder, execution",
            "began": "outbreak, beginning, start, launch",
            "ended": "end, conclusion",
            "broke": "collapse, explosion, sinking, crash, bursting",
            "adopted": "adoption, enactment",
            "signed": "signing, signature",
            "ratified": "ratification",
            "in force": "entry into force",
            "published": "publication",
            "opened": "opening, inauguration",
            "built": "construction",
            "discovered": "discovery",
            "occupied": "capture, occupation, seizure, fall, annexation",
            "liberated": "liberation",
            "appointed": "appointment",
            "dismissed": "dismissal, resignation",
            "joined": "accession",
            "left": "withdrawal",
            "recognised": "recognition",
            "declared": "declaration, proclamation",
            "elected": "election",
            "arrested": "arrest, detention",
            "attacked": "attack, bombing, raid, shelling",
            "visited": "visit",
            "met": "meeting",
        }
    ),
    auxiliaries=folded("was were is are been being be got gets"),
    joints=folded(
        """which who that when while where whereas after before until since because as although though if once whom
        whose and but then so or"""
    ),
    prepositions=folded(
        """of in on at by for from to into with within under against during after before since until between among
        through over about as upon towards near outside inside across via per regarding concerning following"""
    ),
    of=folded("of"),
    unreal=folded(
        """not never would will should may might could can shall if unless planned plans proposed expected hoped
        scheduled intended failed refused tried attempted wanted demanded asked called anniversary anniversaries
        eve rumoured rumored alleged allegedly supposedly neither nor without reportedly denied must ought seeking
        commemorating commemorate"""
    ),
    unsure=folded("before after until till since following by prior from through between to towards pre post"),
    verbal=("ed",),
    pronouns=folded("he she it they"),
    of_subject=frozenset(
        {"became", "took office", "assumed office", "took over", "resigned", "retired", "stepped down", "left office"}
        | {"opened its doors", "changed its name", "became a member", "became member", "closed down", "shut down"}
        | {"became head of", "ceased operations", "ceased operation"}
    ),
    indefinite=folded("a an another some"),
    telling=folded(
        """said told stated noted added reported wrote called named claimed asked thought knew believed had did made
        took gave got saw used need needed based dated related known located situated considered regarded supposed let
        put kept seemed remained lived worked served continued recalled repeated answered mentioned described
        referred"""
    ),
)
