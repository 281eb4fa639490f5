"""Further words for events in English: idioms, labels of lists, and what bad translations say."""

from collections.abc import Mapping

VERBS: Mapping[str, str] = {
    "founded": """began publication, started publication, commenced publication, was born out of, grew out of, was
        launched as, was begun as, started life, began life, was
        first set up, was first formed, was brought to life, dates its foundation, began its activity, started its
        activity, began its activities, started its activities, began its work, started its work, took shape, was
        constituted, was inaugurated as, was called into existence, were founded, were created, were established,
        were set up, were formed, was set up, was founded, fdd, fd, was originated, originated, was summoned into
        being""",
    "abolished": """last train ran, last trains ran, last tram ran, last trams ran, last bus ran, was done away with,
        done away with, was axed, axed, was scrapped, scrapped, was merged out of
        existence, was struck off, was eliminated, was closed by, shut for good, shut for the last time, wound
        itself up, dissolved itself, disbanded itself, ended its activity, stopped its activity, ceased its
        activity, ceased its activities, stopped its work, ceased its work, ceased to appear, stopped appearing,
        last appeared, folded up, was suspended, suspended publication, was stopped, ran its last train, saw its
        last train, were disbanded, were abolished, were dissolved""",
    "running": """ran, operated, functioned, was in use, was in operation, was in service, remained in use, remained
        open, was open, has had, have had, been functioning, been lit, been held, been on the air""",
    "heading": """has headed, has led, has run, has chaired, has commanded, has directed, headed, led, chaired,
        commanded, directed, been headed by, been led by, been commanded by, been chaired by, been directed by, was
        headed by, was led by, was commanded by, was chaired by, is headed by, is led by, been head of, been chief of,
        been director of, been chairman of, been president of, been commander of, been mayor of, been minister of,
        been rector of, been governor of, was head of, was chief of, was director of, was chairman of, was president
        of, was commander of, was mayor of, was minister of, was rector of, was governor of, held the post, held the
        office, remained in office, remained so, remained in the post""",
    "bearing": """borne the name, been called, been known as, bears the name, borne its present name, had its
        present name""",
    "following": "followed, was followed, came next",
    "belonging": "been a member of, been member of, been a member state of, was a member of",
    "amended": "amended, was amended, supplemented, was supplemented",
    "existing": "existed, exists, been in existence, in existence, been published, been in print",
    "demolished": """demolished, pulled down, torn down, knocked down, dismantled, razed to the ground, was razed,
        bulldozed""",
    "retired": """laid up, decommissioned, taken out of service, withdrawn from service, retired from service,
        taken out of commission""",
    "reorganised": """was divided into, divided into, was split into, split into, was split, was transformed into,
        was converted into, was turned into, turned into, was absorbed by, merged with, merged into, was merged into,
        was merged with, united, unified, was incorporated into, was subordinated, absorbed""",
    "reopened": """re-established, reestablished, was re-established, revived, was revived, refounded,
        re-founded, reconstituted, re-created, recreated, was recreated, re-formed, reformed, was re-formed,
        reinstated, resumed, was resumed, was restarted, restarted, was reactivated, reactivated, resumed work,
        resumed publication, came back to life""",
    "renamed": """was redesignated, redesignated, was retitled, retitled, took its new name, given its name,
        received its name, got its name""",
    "born": "first saw the light of day, came to the world, was brought into the world, entered the world, n, nat",
    "died": """gave up the ghost, was laid low, dropped dead, was killed in action, fell in action, died in
        action, was killed by, was shot dead, was put to death, was poisoned, took his own life, took her own life,
        hanged himself, shot himself, was murdered, was executed, was assassinated, lost their lives, gave his life,
        gave her life, met his end, met her end, closed his eyes, left this world, left this life, went to his rest,
        was burnt at the stake, was burned at the stake, died suddenly, froze to death, decd""",
    "buried": "was laid in the earth, was carried to his grave, was carried to her grave",
    "began": """first broke out, fell ill, fell sick, was taken ill, taken ill, was taken sick, sickened,
        was first reported, was first detected, was first seen, was
        reported first, was declared, put down their tools, put down tools, stopped work, left their work, was
        called, came out""",
    "ended": "was declared over, was settled, was broken, was put down, was quelled, died out, ebbed away",
    "laid": """construction was begun, construction was started, building was begun, work was begun, works were
        begun, works were started, first brick was laid, foundations were laid, foundation was laid, digging
        started, sod was turned, first spade was put, spade went in, ground broke, was commenced, was put in hand,
        piling began, piling started, were laid, shovel went in""",
    "built": """was ready, stood ready, was done, was under roof, was erected, was built, were built, was raised,
        went up, was constructed, were constructed, was put into place, compl, constr, erec, blt""",
    "opened": """was put in exploitation, was put into exploitation, put into exploitation, put in exploitation,
        was handed over to traffic, handed over to traffic, was handed over to the public, was handed over to the
        users, was given to use, was given for use, given into use, was handed over for use, was put to use, came into
        operation, took its first patients, took its first pupils, received its first patients, received its first
        pupils, admitted its first patients, admitted its first pupils, welcomed its first visitors, let in its
        first, first trains ran, first train ran, first tram ran, first trams ran, first ran, saw its first train,
        was thrown open to the public, was
        blessed, was hallowed, was declared open by, was formally opened, was solemnly opened, was opened by, opened
        for traffic, opened for, was opened for, unlocked its doors, received its first guests""",
    "premiered": """was first screened, was first staged, first went on stage, had its first night, was first heard,
        was staged for the first time, staged for the first time, was played for the first time, played for the first
        time, performed for the first time, given for the first time, shown for the first time, was produced for the
        first time, was sung for the first time, sung for the first time, was heard for the first time, was screened
        for the first time, screened for the first time""",
    "published": """saw the light of print, was put out, put out, left the press, was off the press, hit the
        stands, first came out""",
    "broke": """burned to ashes, burnt to ashes, went up in smoke, was reduced to ashes, was consumed by fire,
        was engulfed, was levelled, was ruined by, fell in, gave in, slipped beneath the waves, went under, was
        sunk, was blown up, was flooded out, overflowed, burst its banks, broke its banks, rammed, was run down,
        came off the track, left the track, left the track at, plunged into, came to grief, was cast away, perished
        with all hands, was overwhelmed, struck a rock, struck a reef, was razed, burned out, burnt out, was burnt
        out, was burned out, blew, tore through, ripped through, fire destroyed, fire gutted, fire broke out, flood
        destroyed, flood hit, flood struck, explosion destroyed, explosion occurred, explosion
        killed, went off, was detonated, detonated, was hit by a flood, avalanche buried,
        bomb exploded""",
    "fought": """met at the battle of, fought the battle of, fought at the battle of, did battle, gave battle, clashed,
        clashed with, met in battle""",
    "occupied": """was taken, was stormed, was captured, were captured, was overrun, was conquered, fell into the
        hands of, marched into, entered, was entered, was seized, was annexed""",
    "liberated": "was freed, was retaken, was liberated, were liberated",
    "signed": """was signed, were signed, put pen to, set his hand to, was put to paper, was drawn up, drawn up,
        was struck""",
    "adopted": "was passed, was adopted, was approved, was enacted, went through parliament, was carried",
    "in force": "was enforced, began to apply, took force, gained force, entered in force, came in force",
    "repealed": "was repealed, was revoked, was annulled, was lifted, was cancelled, was struck down",
    "appointed": """was nominated, was appointed, took the chair, took the helm of, took the reins, came to head,
        took up office, entered office, entered upon his duties, entered upon her duties, took over as, was put at
        the head of, assumed the post, assumed the office, assumed duties, came to power, took power, was invested,
        was made head, was given command, received command, began to lead, headed from, led from, mounted the
        throne, took the throne, acceded to the throne, was consecrated bishop, held the post from""",
    "dismissed": """was dismissed, was relieved of, was discharged, was removed from, was ousted, was sacked,
        went into retirement, was retired, laid down the office, laid down his post, laid down her post, laid down
        the baton, gave up his post, gave up her post, gave up office, left the post, left his post, left her post,
        quit the post, quit office, quit his post, bowed out, stood down, was forced out, was recalled, vacated the
        office, vacated the chair, retired from, departed from office""",
    "arrested": """was detained, was arrested, were arrested, were detained, was apprehended, was nabbed, was
        nicked, was run in, was taken away, was taken prisoner, was taken in, was led away, was put under arrest,
        was placed under arrest, was remanded, was remanded in custody, was hauled off, was locked up, landed in
        jail, landed in prison, was put behind bars""",
    "sentenced": "was sentenced, was convicted, was condemned, got life, received a sentence, was found guilty",
    "elected": "was elected, was chosen, were elected, was returned, won the vote, won election",
    "graduated": """completed his course, completed her course, received his diploma, received her diploma, got
        his degree, got her degree, passed out of, took a degree""",
    "enrolled": "began to study, began studying, was admitted to the, started at the, was entered at",
    "married": """was married, were married, took a wife, took as his wife, was wed, became the wife of, led to
        the altar, tied the knot""",
    "joined": "was admitted, was accepted into, entered the party, became part of, signed up, was enlisted",
    "left": "broke with, parted from, resigned from, walked out of, pulled out",
    "moved": """passed to, was handed over to, handed over to, transferred to, was transferred to, emigrated,
        emigrated to, went
        into exile, left the country, settled in, was resettled, resettled,
        was exiled, was deported, were deported, fled, fled to, immigrated, was evacuated, were evacuated, rehoused,
        was rehoused, were rehoused""",
    "climbed": "was climbed, first stood on the summit, reached the summit, reached the top, was conquered",
    "discovered": "was discovered, was unearthed, were discovered, was located, came across, turned up, were found",
    "sold": "was bought, was purchased, was acquired, passed into the hands of, was auctioned",
    "awarded": "was awarded, was decorated, received the order, got the order, got the prize, received the prize",
    "attacked": """was attacked, was bombed, was shelled, was raided, came under fire, came under attack, was
        hit, was assaulted, were attacked, was besieged""",
    "nationalised": "was nationalised, was nationalized, was confiscated by, was taken over by",
    "electrified": "got electricity, was given electric light",
    "listed": "was put on the list, was entered in the list, was entered on the list, was inscribed",
    "quaked": """earthquake struck, earthquake hit, earthquake shook, earthquake destroyed, earthquake devastated,
        was hit by an earthquake, was shaken by an earthquake, was struck by an earthquake, was devastated by an
        earthquake, was destroyed by an earthquake""",
    "launched": """was put into orbit, put into orbit, placed in orbit, was placed in orbit, sent into orbit, sent
        into
        space, carried into orbit, was put afloat, was floated, went into the water, slipped into the water""",
    "sailed": "cast off, left harbour, left harbor, left the harbour, hoisted sail, steamed out",
    "flew": "was first flown, rose into the air",
    "declared": "was declared independent, was proclaimed, was declared, became independent",
}

NOUNS: Mapping[str, str] = {
    "reorganised": "division, split, fusion",
    "demolished": "demolition, dismantling",
    "struck": "loss",
    "founded": "origin, setting up, date of foundation, date of formation, date of establishment",
    "abolished": "shutdown, break-up, end of service, last train, date of closure",
    "reopened": "re-establishment, reestablishment, revival, resumption",
    "born": "date of birth, year of birth, place and date of birth, dob",
    "died": "date of death, dod, killing, suicide, shooting, lynching",
    "began": "first case, index case, first patient, first reported case, start of the strike, walkout, walk-out",
    "laid": """start of construction, construction start, start of work, start of works, foundation stone,
        first sod, first spade, beginning of construction, beginning of works, keel laid, laid down""",
    "built": "year of construction, date of construction, year built, date built, in construction",
    "opened": """first train, first run, opening day, opening ceremony, official opening, ribbon-cutting, put
        into service, date of opening, opening date, opening to traffic, launch of service, dedication, handover""",
    "published": "first number, first issue, maiden issue, first edition",
    "premiered": "world premiere, first run of the play, release, release date",
    "broke": """inferno, conflagration, deluge, inundation, dam failure, failure, breach, stranding,
        foundering, burning down, mishap, calamity""",
    "adopted": "approval, ratification vote",
    "restored": "repair, repairs, refurbishment, last restoration",
    "appointed": "installation, takeover, investiture, accession",
    "dismissed": "stepping down, sacking, departure from office",
    "arrested": "date of arrest",
    "sentenced": "sentence, verdict, judgment, judgement",
    "moved": "emigration, relocation, deportation, resettlement, evacuation, exile, transfer",
    "fought": "clash, fight, fighting, encounter",
    "attacked": "air raid, air-raid, onslaught, gun attack",
    "elected": "elections, ballot, poll, vote",
    "happened": "ceremony, congress, conference, festival, referendum, tournament",
    "signed": "conclusion of the treaty, date of signature",
    "married": "nuptials",
    "visited": "state visit, official visit",
    "climbed": "first climb",
}
