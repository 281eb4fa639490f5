"""English."""

from annotations.checks.chronology import english_bodies as bodies
from annotations.checks.chronology import english_causes as causes
from annotations.checks.chronology.table import Words

WORDS = Words(
    weekdays=(
        "monday|mon",
        "tuesday|tues|tue",
        "wednesday|weds|wed",
        "thursday|thurs|thur|thu",
        "friday|fri",
        "saturday|sat",
        "sunday|sun",
    ),
    weekday_gap=(
        "the|on|of|a|was|is|it|morning|afternoon|evening|night|fell|falls|which|this|last|next|past|being|in|year"
        "|that|day|dated"
        "|namely|early|late|noon|midnight|instant|inst|day|date|dawn"
    ),
    old_style=r"old style|o\.\s?s|julian calendar|julian",
    at_least=(
        r"more than|at least|at the least|no less than|not less than|no fewer than|upwards? of|over|well over|above"
        r"|exceeding|beyond|a minimum of|a good"
    ),
    at_most=r"less than|under|up to|at most|no more than|not more than|fewer than|a maximum of|maximum",
    almost=r"almost|nearly|close to|just short of|just under|practically",
    about=(
        r"about|some|around|roughly|approximately|approx\.?|circa|ca?\.|an estimated|or so|a mere|more or less"
        r"|barely|just"
        r"|just over|a little over|a little more than|slightly more than|slightly over"
    ),
    round_lengths=r"decades?|century|centuries|half(?:[ -]a)?[ -]century|generations?",
    recurring=(
        r"every|each|per|within|aged|age of|sentenced to|sentence of|imprisonment of|a further|another|an additional"
        r"|next|first|final|early|opening|latter|after|of the|out of the"
    ),
    ordained=(
        r"terms?|sentences?|plans?|programmes?|programs?|strateg(?:y|ies)|contracts?|mandates?|leases?|agreements?"
        r"|projects?|imprisonment|prison|jail|guarantee|warranty|probation|ban|concessions?|licen[cs]es?|loans?|moratorium"
        r"|treat(?:y|ies)|pacts?|truces?|alliance|monopoly|charter|exile"
    ),
    owned=(
        r"during|after|before|since|until|till|later|earlier|ago|old|than|within|and|but|which|who|that|when|because"
        r"|under|throughout|amid|prior|following|for"
        r"|(?:of|to|with|by|in|into|from) (?:the|his|her|its|their|this|that)"
    ),
    that_is=(
        r"that is|i\.\s?e\.?|or|namely|a total of|in total|a period of|altogether|in all|all in all|spanning"
        r"|a span of"
        r"|covering|totall?ing|equal to|=|only|just|a full|fully|the whole|lasting"
    ),
    lasting=(
        r"lasted|lasting|lasts|last|took|taking|spanned|spanning|spans|span|covered|covers|continued for"
        r"|continued|went on for|ran for"
        r"|dragged on for|stretched over|extended over|comprised|amounted to|totall?ed|made up"
    ),
    later=r"later|afterwards|after that|on|after this|thereafter|hence",
    earlier=r"earlier|before that|before this|previously",
    beginning=(
        r"began|beginning|begun|started|starting|broke out|opened|launched|commenced|set out|established"
        r"|founded|created"
    ),
    ending=r"ended|ending|finished|concluded|closed|was over|completed|stopped|dissolved|abolished|disbanded|ceased",
    age_before=r"aged|(?:at|by) the age of|at age|age of|age",
    age_after=r"years old|years of age|year-old|years-old",
    remembered_only=r"who|whose|whom|son of|daughter of|ancestor|family|that had|which",
    birth=r"born|birth|b\.",
    death=(
        r"died|dies|death|passed away|(?:was|been|were) (?:\w+ )?(?:killed|executed|shot|hanged|beheaded|murdered"
        r"|assassinated"
        r"|drowned|buried|interred|laid to rest|guillotined|burned at the stake|stabbed to death|lynched)|perished"
        r"|drowned"
        r"|fell (?:at|near|before|in action|in battle)|lost (?:his|her) life|breathed (?:his|her) last|met (?:his"
        r"|her) (?:death|end)"
        r"|succumbed|suicide|committed suicide|d\."
    ),
    kin=(
        r"father|mother|brother|sister|son|daughter|wife|husband|uncle|aunt|nephew|niece|cousin|grandfather"
        r"|grandmother|grandson|granddaughter|widow|parents|predecessor|successor|colleague|friend|teacher"
        r"|child|children"
    ),
    third_person=r"he|she|his|her",
    anniversary=r"anniversary|anniversaries|birthday|jubilee",
    origin=(
        r"founded|founding|foundation|established|establishment|created|creation|formed|formation|independence"
        r"|born|birth"
        r"|opened|opening|began|beginning|signed|signing|adopted|adoption|start|started|outbreak|end|death|victory"
        r"|proclaimed|proclamation|declared|declaration|revolution|war|battle|massacre|tragedy|event|events"
        r"|since|launch"
        r"|launched|set up|inception|dating|dates"
    ),
    evidence_first=(
        r"thus|so|hence|indeed|accordingly|in this way|in this regard|as such|in fact|in this connection"
        r"|suffice it to say|it is enough to"
    ),
    evidence_within=(
        r"to (?:cite|give|quote|take|name|mention) (?:but |just |only )?(?:one|an|a single)(?: \w+)?|(?:as"
        r"|in) (?:evidence|proof|support)"
        r"|by way of (?:proof|evidence|illustration)|(?:is|are|was|were) (?:\w+ )?(?:documented|recorded|attested"
        r"|reflected|visible|preserved"
        r"|borne out|corroborated|supported|substantiated|backed up) (?:by|in)|(?:is|are|was) known from|(?:emerges"
        r"|follows|appears) from"
        r"|(?:the|a|its|one) (?:only|single|sole) (?:surviving |known |extant )?(?:document|report|letter|source"
        r"|record|witness|order|example"
        r"|instance|entry|mention|trace|evidence|proof|case)"
        r"|as(?= [^.;:]{3,90} (?:shows?|proves?|attests?|testif(?:y|ies)|demonstrates?|confirms?|records?|reveals?"
        r"|makes? clear|indicates?"
        r"|illustrates?|bears? out|suggests?|documents?)(?!\w))|witness(?= (?:the|his|her|its|a|an) )|as witness"
        r"|as can be seen from"
        r"|(?:a|the) (?:telling|typical|good|clear|classic) (?:example|case|instance) (?:is|was)"
        r"|one (?:such )?(?:example|case|instance)"
        r"|for example|for instance|in particular|e\.\s?g\.|namely|notably|specifically|as an example"
        r"|by way of example|such as"
        r"|(?:is|was|are|were|as) (?:\w+ )?(?:evidenced|shown|proved|proven|demonstrated|confirmed"
        r"|witnessed|illustrated|attested|testified)(?: to)? by"
        r"|evidenced by|(?:is|was|are) (?:\w+ )?evident from"
        r"|(?:is|are|was|were) (?:clear|visible|seen|apparent) (?:from|in)"
        r"|(?:clear |vivid |good |best |striking |another )?(?:evidence|proof|example|illustration"
        r"|confirmation|case in point)(?: of th\w+)?(?: \w+)? (?:is|was|are|were)"
        r"|(?:evidence|proof|witness|testimony) (?:to|of|for) th(?:is|at|ese) (?:is|was|are|were)"
        r"|proves? it(?=\s*[.;])|confirms? it(?=\s*[.;])|bears? (?:eloquent )?testimony"
        r"|among (?:them|these|others)|testif(?:y|ies|ied) to th\w+|bears? witness|proves? th\w+|confirms? th\w+"
    ),
    then=(
        r"then|later|subsequently|afterwards?|after that|after this|next|finally|eventually|thereafter"
        r"|following that|later on"
        r"|ultimately|soon after|shortly after|and only after that|in turn"
    ),
    before_then=(
        r"earlier|previously|before that|before this|prior to that|prior to this|already before that"
        r"|even earlier"
    ),
    remembered=(
        r"had|had been|having|recalled|recalling|remembered|since|dating|dated|dates|earlier|previously"
        r"|formerly|once|back in"
        r"|founded|born|built|established|published|of|the|from|until|till|before|ago|former|written|created|known"
    ),
    orders=(
        (r"born", r"died|buried|killed|executed|passed away|shot"),
        (
            r"founded|established|created|set up|formed",
            r"dissolved|abolished|disbanded|liquidated|closed down|shut down",
        ),
        (r"began|started|broke out|launched", r"ended|finished|was completed|were completed|concluded"),
        (r"begun|commenced", r"finished|completed|consecrated|inaugurated"),
        (r"raised|recruited|mustered", r"disbanded|broken up"),
        (r"crowned|enthroned", r"abdicated|deposed|dethroned|beheaded"),
        (r"opened|convened|met|assembled", r"closed|concluded|ended|broken off|broke off|broke up|adjourned|suspended"),
        (
            r"arrived|landed|came ashore|reached (?:\w+ ){1,3}",
            r"left|departed|sailed|set sail|flew (?:back|home|off)|returned home|went home|set off",
        ),
        (r"arrested|detained", r"released|convicted|sentenced|executed|tried|put on trial|hanged|freed|deported"),
        (r"appointed|elected", r"dismissed|removed from office|resigned|retired"),
        (r"adopted|passed|enacted", r"repealed|annulled|entered into force|came into force|went into force"),
        (r"signed", r"ratified|entered into force|came into force"),
        (r"entered|enrolled|matriculated", r"graduated|ordained|called to the bar|qualified|took (?:his|her) degree"),
        (r"married", r"divorced|widowed"),
        (
            r"built|erected|put in|put up|installed|completed|raised|planted",
            r"destroyed|demolished|pulled down|burn(?:ed|t) down|broken|damaged|torn down|blown up|razed|gutted|felled",
        ),
        (
            r"destroyed|pulled down|burn(?:ed|t) down|gutted|wrecked|ruined|collapsed|damaged",
            r"(?:re-?built|re-?building (?:\w+ ){1,2}(?:begun|finished|completed|ended)|repaired|restored|reopened"
            r"|renewed)",
        ),
        (r"was baptised|was christened", r"died|was buried"),
    ),
    range_from=r"from|between",
    range_to=r"to|until|till|through|and",
    because=causes.BECAUSE,
    arising=causes.ARISING,
    therefore=causes.THEREFORE,
    so=causes.SO,
    foreseen=causes.FORESEEN,
    happening=causes.HAPPENING,
    kindred=causes.KINDRED,
    participle=causes.PARTICIPLE,
    active=(
        r"wrote|said|told|spoke|met|visited|travell?ed|signed|led|commanded|joined|married|moved|returned|graduated"
        r"|took part|participated|addressed|declared|announced|retired|emigrated|resigned|delivered|headed"
        r"|attended|started"
        r"|began|founded|completed|painted|composed|taught|worked|lived|became|went|gave|received|opened"
        r"|arrived|left|fought"
        r"|was appointed|was elected|was arrested|was promoted|was sentenced|was released|was transferred|was wounded"
    ),
    posthumous=(
        r"posthumous\w{0,2}|memory|memorial|buried|reburied|rehabilitated|monument|widow|grave|remains"
        r"|named after"
    ),
    past=(
        r"was|were|had|did|began|took|became|gave|made|said|told|met|held|won|lost|led|left|came|went|wrote"
        r"|fell|rose|grew"
        r"|found|built|brought|sent|spoke|chose|broke|put forward|set up|saw|got|ran|stood|kept|knew|thought"
        r"|bought|sold|paid"
        r"|fought|taught|caught|drew|flew|threw|shot|struck|sank|let|laid|lent|spent|swore|rode|withdrew|undertook"
        r"|put|set|cut|shook"
        r"|bore|wore|stole|forgave|meant|felt|slept|dug|hung|sang|swam|rang|blew|hid|beat|bound|bred|fed|fled|sought"
        r"|swept|wept"
        r"|(?!(?:need|hundred|speed|indeed|seed|proceed|succeed|exceed"
        r"|feed|bed|red|sacred|naked|embed|breed|deed|shed|sled|wed|shred|creed|greed|steed|reed|weed|bleed"
        r"|heed|kindred|ahmed"
        r"|united|armed|aged)(?!\w))"
        r"[a-z]{2,14}ed"
    ),
    finite=(
        r"was|were|is|are|has|have|had|did|began|took|became|gave|made|came|went|wrote|fell|rose|remained|lost|won|left"
        r"|(?!(?:need|hundred|indeed|speed|united|armed|aged)(?!\w))[a-z]{3,14}ed"
    ),
    future=(
        r"will|would|shall|should|(?-i:may)|might|could|can|must|going to|(?:is|are|was|were|yet) to be"
        r"|(?:is|are) to(?= [a-z])|(?:was|were) to(?= (?!the |a |his |its )[a-z])|stipulat\w{1,4}"
        r"|ruled that|leases?|plan|plans|planned|planning|schedul\w{2,4}|expect\w{0,3}"
        r"|due|until|till|forecast\w{0,3}|project\w{0,3}|predict\w{0,4}|propos\w{1,3}|intend\w{0,3}|aim|aims"
        r"|aimed|hope|hopes|hoped"
        r"|target\w{0,3}|goal|goals|deadline|expir\w{1,4}|upcoming|forthcoming|next|future|if|anticipat\w{1,4}"
        r"|envisag\w{1,3}"
        r"|envision\w{0,3}|prepar\w{1,6}|promis\w{1,3}|pledg\w{1,3}|award\w{0,3}(?= (?:the )?(?:\w+ )?(?:games"
        r"|championships?|cup|olympics|congress|contract|tender))|bid|postpon\w{1,3}"
        r"|extend\w{0,3}|valid|strateg\w{1,4}"
        r"|programme|program|agenda|vision|perspective|term|mandate|tomorrow|prolonged|estimat\w{1,3}|set for"
        r"|on (?:course|track|schedule)|slated|earmarked|set to|bound to|about to"
        r"|agreed to"
    ),
    limits=r"until|till|through|to|for|before|by|up to|of|than",
    taken_place=(
        r"(?:was|were) (?:\w+ly )?(?:held|opened|closed|attended|won|fought|killed|destroyed|completed|finished)"
        r"|took place|ended|began|started|brought|saw|drew|passed off|went"
    ),
    dateline=r"published|posted|date|dated|issued|updated|as of|press release|last modified|created on|released",
    imprint=(
        r"(?:(?:second|third|fourth|fifth|new|revised|enlarged|\d+(?:nd|rd|th)) )+edition(?:,? \w+)?|reissued|©"
        r"|\(c\)|copyright(?: ©| \(c\))?|first published|published(?: by [^.;]{1,40},)?|(?:re)?printed(?: (?:at|by"
        r"|in) [^.;]{1,40},)?"
        r"|as (?:of|at)|(?:last )?(?:updated|modified|revised|reviewed)"
        r"|(?:annual )?reports? for(?: the)?(?: (?:financial )?year)?"
        r"|situation at|correct (?:at|to)|status|state of|minutes of (?:the |a )?(?:\w+ ){0,3}meeting(?: held)?"
        r"|proceedings of|session of|sitting of"
    ),
    perfect=(
        r"has(?: \w+ly)?(?: \w+){0,2}? (?:been|stood|had|held|led|run|grown|become|won|kept|lain|sat|\w+ed)"
        r"|have been|was|were|had been"
    ),
    today=bodies.TODAY,
    present=bodies.PRESENT,
    founded=bodies.FOUNDED,
    ended=bodies.ENDED,
    ending_of=bodies.ENDING_OF,
    gone=bodies.GONE,
    revived=bodies.REVIVED,
    former=bodies.FORMER,
    beside=bodies.BESIDE,
    institutions=bodies.INSTITUTIONS,
    another=bodies.ANOTHER,
)
