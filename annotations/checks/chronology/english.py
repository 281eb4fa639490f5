"""English."""

from annotations.checks.chronology.table import Words


def _torn(word: str) -> str:
    """A word that a scan may have torn in two anywhere: abo lished."""
    return " ?".join(word)


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
        "the|on|of|a|was|is|it|morning|afternoon|evening|night|fell|falls|which|this|last|next|past|being|in|year|that|day|dated"
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
        r"|projects?|imprisonment|prison|jail|guarantee|warranty|probation|ban"
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
        r"died|dies|death|passed away|(?:was|been|were) (?:\w+ )?(?:killed|executed|shot|hanged|beheaded|murdered|assassinated"
        r"|drowned|buried|interred|laid to rest|guillotined|burned at the stake|stabbed to death|lynched)|perished|drowned"
        r"|fell (?:at|near|before|in action|in battle)|lost (?:his|her) life|breathed (?:his|her) last|met (?:his|her) (?:death|end)"
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
        r"for example|for instance|in particular|e\.\s?g\.|namely|notably|specifically|as an example"
        r"|by way of example|such as"
        r"|(?:is|was|are|were|as) (?:\w+ )?(?:evidenced|shown|proved|proven|demonstrated|confirmed"
        r"|witnessed|illustrated|attested|testified)(?: to)? by"
        r"|evidenced by|(?:is|was|are) (?:\w+ )?evident from"
        r"|(?:is|are|was|were) (?:clear|visible|seen|apparent) (?:from|in)"
        r"|(?:clear |vivid |good |best |striking |another )?(?:evidence|proof|example|illustration"
        r"|confirmation|case in point)(?: of th\w+)?(?: \w+)? (?:is|was|are|were)"
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
        (r"opened", r"closed"),
        (r"arrested|detained", r"released|convicted|sentenced|executed"),
        (r"appointed|elected", r"dismissed|removed from office|resigned|retired"),
        (r"adopted|passed|enacted", r"repealed|annulled|entered into force|came into force|went into force"),
        (r"signed", r"ratified|entered into force|came into force"),
        (r"entered|enrolled", r"graduated"),
        (r"married", r"divorced|widowed"),
        (
            r"built|erected|put in|put up|installed|completed|raised|planted",
            r"destroyed|demolished|pulled down|burn(?:ed|t) down|broken|damaged|torn down|blown up|razed|gutted|felled",
        ),
        (
            r"destroyed|pulled down|burn(?:ed|t) down|gutted|wrecked|ruined|collapsed|damaged",
            r"(?:re-?built|re-?building (?:\w+ ){1,2}(?:begun|finished|completed|ended)|repaired|restored|reopened|renewed)",
        ),
        (r"was baptised|was christened", r"died|was buried"),
    ),
    range_from=r"from|between",
    range_to=r"to|until|till|through|and",
    because=(
        r"as (?:a|the|an) (?:\w+ )?(?:result|consequence|outcome|upshot) of|in consequence of|because of|owing to|due to"
        r"|following(?! (?:the |his |her |its |these |those )?(?:\w+ )?(?:plans?|drawings?|designs?|example|model|pattern"
        r"|instructions|tradition|custom|routes?|course|footsteps|practice|lead|pages?|table|list|passage))"
        r"|in the wake of|in the aftermath of|on the heels of|hard upon|in (?:\w+ )?(?:response|reaction|answer|reply) to"
        r"|in retaliation for|in revenge for|in reprisal for|thanks(?: \w+)? to|on account of|by reason of|after|because"
        r"|on the strength of|by virtue of|in view of|in the light of|in light of|as a response to|as a reaction to"
        r"|pursuant to|in pursuance of|in accordance with|in fulfilment of|in fulfillment of|in compliance with"
        r"|in implementation of|in execution of|in conformity with|on the basis of|under the impact of"
        r"|under the(?: terms of the)?(?= (?:[\w’'()-]+ ){0,6}?"
        r"(?:acts?|laws?|treaty|agreement|decree|statute|charter|order|convention|constitution|ordinance|code|edict"
        r"|resolution|contract|will|peace|accord|pact|directive|regulations?|scheme|bill|settlement|reform)(?!\w))"
        r"|by(?: a| an| the| royal)?(?= (?:decree|law|order|act|resolution|treaty|statute|edict|ordinance)"
        r" (?:of|dated|no) )|(?:once|as soon as)(?= the )|(?:forced|compelled|obliged|moved|driven) by"
    ),
    arising=(
        r"(?:caused|triggered|prompted|provoked|sparked|sparked off|set off|touched off|occasioned|precipitated|induced"
        r"|motivated|necessitated|inspired|brought about|brought on|made (?:necessary|possible|inevitable)|dictated"
        r"|started|ended|fuelled|hastened|unleashed|followed on) by"
        r"|result(?:ed|ing|s) from|ar(?:ose|ising|isen) (?:from|out of)|stemm?(?:ed|ing|s) from|sprang from|grew out of"
        r"|came out of|born (?:of|out of)|flowed from|followed from|derived from|attribut(?:ed|able) to|ascribed to"
        r"|(?:is|was|were|being|became) (?:largely |partly |mainly |directly |only |all )?"
        r"(?:(?:a|an|the) )?(?:\w+ )?(?:result|results|consequence|outcome|upshot|fruit|product|work) of"
        r"|(?:is|was|were|came as|as) (?:(?:a|an|the) )?(?:\w+ )?(?:response|reaction|answer|reply) to"
        r"|owed (?:its|their|his|her) (?:\w+ ){1,4}to"
    ),
    therefore=(
        r"le(?:d|ads|ading)(?: (?:directly|in turn|eventually|finally|straight))? to|result(?:ed|s|ing) in|caus(?:ed|es|ing)"
        r"|trigger(?:ed|s|ing)|prompt(?:ed|s|ing)|provok(?:ed|es|ing)|spark(?:ed|s|ing)(?: off)?|set off|touched off"
        r"|brought (?:about|on)|bringing about|g(?:ave|iving) (?:rise|birth) to|forc(?:ed|es|ing)|compell(?:ed|ing)"
        r"|oblig(?:ed|ing)|led(?= (?:the|his|her|its|their) (?:\w+ ){1,3}to )|necessitat(?:ed|es|ing)|precipitat(?:ed|ing)"
        r"|occasion(?:ed|ing)|paved the way (?:for|to)|opened the way (?:for|to)|(?:was|were|became) the cause of"
        r"|made (?:possible|necessary|inevitable)|put an end to|hasten(?:ed|ing)|culminat(?:ed|ing) in|end(?:ed|ing) in"
        r"|contribut(?:ed|ing) to|inspir(?:ed|ing)|moved(?= (?:the|his|her|its|their) (?:\w+ ){1,3}to )"
    ),
    so=(
        r"as (?:a|the|an) (?:\w+ )?(?:result|consequence)(?: of (?:this|that|which|it))?|in consequence(?: of (?:this|which))?"
        r"|consequently|therefore|because of (?:this|that|it|which)|for (?:this|that|which) reason|owing to (?:this|which)"
        r"|due to (?:this|which)|on account of (?:this|that|which)|on that account|as a direct result|in response|thereupon"
        r"|whereupon|accordingly|thanks to (?:this|that|it|which)|by virtue of (?:this|that|which)|hence|that is why"
        r"|which is why|this is why|so that|so(?= (?:the|it|they|he|she|in|on) )"
    ),
    foreseen=(
        r"planned|scheduled|expected|due|forthcoming|coming|impending|looming|approaching|upcoming|intended|proposed|feared"
        r"|fear|fears|threat|threatened|prospect|anticipation|anticipated|hope|hopes|preparation|preparations|promised"
        r"|announced|announcement|next|future|will|would|to be|set for|ahead|eve|plans?|expir\w{1,4}|dating|known"
    ),
    happening=(
        r"disasters?|catastrophe|tragedy|accident|incident|event|events|calamity|blow|loss|damage|misfortune|attack|decision"
        r"|step|move|news|outcome|scandal|crisis|measure|this|that|these|it|affair|failure|success|discovery|verdict|ruling"
    ),
    kindred=(
        (r"fires?|blaze|conflagration", r"burn\w{0,4}|blaz\w{1,3}|fire|flames|gutted|razed"),
        (r"floods?|flooding|inundation|deluge", r"flood\w{0,3}|burst|overflow\w{0,3}|inundat\w{2,3}|under water"),
        (r"earthquake|quake|tremors?", r"earthquake|quake|shook|tremors?"),
        (r"death|loss|passing|burial|funeral", r"died|death|killed|fell|drowned|buried|passed away|murdered|perished"),
        (r"murder|killing|assassination|shooting", r"murdered|killed|assassinated|shot|stabbed"),
        (r"bankruptcy|failure|collapse|crash|ruin", r"bankrupt\w{0,3}|fail\w{0,3}|collaps\w{1,3}|crash\w{0,3}|fell in"),
        (r"explosion|blast|bombing|raid|attack", r"explo\w{2,5}|blew up|bomb\w{0,3}|raid\w{0,3}|attack\w{0,3}|struck"),
        (r"closure|closing|shutdown", r"closed|shut|closure"),
        (r"strike|walk-?out|lock-?out", r"strike|struck|walked out|downed tools|locked out"),
        (r"defeat|battle|surrender|rout", r"defeat\w{0,3}|battle|surrender\w{0,3}|beaten|lost|routed"),
        (r"marriage|wedding", r"marri\w{1,4}|wed|wedded"),
        (r"dismissal|removal|sacking", r"dismiss\w{0,4}|removed|sacked"),
        (r"sale|purchase", r"sold|bought|purchas\w{1,3}"),
        (r"outbreak|epidemic|plague|cholera|fever", r"outbreak|epidemic|plague|cholera|fever|broke out"),
        (r"storm|gale|hurricane|tornado", r"storm\w{0,2}|gale|hurricane|tornado|blew"),
        (r"wreck|sinking|loss", r"wreck\w{0,3}|sank|sunk|went down|foundered|ran aground"),
        (r"theft|robbery|burglary", r"stole\w?|robb\w{2,3}|broken into"),
        (r"victory", r"victory|won|defeated"),
        (r"grant|gift|legacy|bequest|donation", r"grant\w{0,3}|gave|gift|bequeath\w{2}|legacy|left|donat\w{2,4}"),
    ),
    participle=(
        r"(?!(?:hundred|indeed|need|seven|women|men|children|garden|open|often|even|then|when|been|between|citizen)(?!\w))"
        r"\w{2,14}(?:ed|en|wn)|built|held|made|sent|found|won|lost|begun|sung|hung|dug|cut|put|set|laid|paid|sold|bought"
        r"|brought|taught|caught|lent|left|led|read|told|said|born|torn|worn|shot|struck|kept|spent|felt|wrote"
    ),
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
        r"|fought|taught|caught|drew|flew|threw|shot|struck|sank"
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
        r"will|would|shall|should|(?-i:may)|might|could|can|must|going to|(?:is|are|was|were|yet) to be|plan"
        r"|plans|planned|planning|schedul\w{2,4}|expect\w{0,3}"
        r"|due|until|till|forecast\w{0,3}|project\w{0,3}|predict\w{0,4}|propos\w{1,3}|intend\w{0,3}|aim|aims"
        r"|aimed|hope|hopes|hoped"
        r"|target\w{0,3}|goal|goals|deadline|expir\w{1,4}|upcoming|forthcoming|next|future|if|anticipat\w{1,4}"
        r"|envisag\w{1,3}"
        r"|envision\w{0,3}|prepar\w{1,6}|promis\w{1,3}|pledg\w{1,3}|award\w{0,3}|bid|postpon\w{1,3}"
        r"|extend\w{0,3}|valid|strateg\w{1,4}"
        r"|programme|program|agenda|vision|perspective|term|mandate|tomorrow|prolonged|estimat\w{1,3}|set for"
        r"|agreed to"
    ),
    limits=r"until|till|through|to|for|before|by|up to|of|than",
    taken_place=(
        r"(?:was|were) (?:\w+ly )?(?:held|opened|closed|attended|won|fought|killed|destroyed|completed|finished)"
        r"|took place|ended|began|started|brought|saw|drew|passed off|went"
    ),
    dateline=r"published|posted|date|dated|issued|updated|as of|press release|last modified|created on|released",
    imprint=(
        r"(?:(?:second|third|fourth|fifth|new|revised|enlarged|\d+(?:nd|rd|th)) )+edition(?:,? \w+)?|reissued|©|\(c\)|copyright(?: ©| \(c\))?|first published|published(?: by [^.;]{1,40},)?|(?:re)?printed(?: (?:at|by|in) [^.;]{1,40},)?"
        r"|as (?:of|at)|(?:last )?(?:updated|modified|revised|reviewed)|(?:annual )?reports? for(?: the)?(?: (?:financial )?year)?"
        r"|situation at|correct (?:at|to)|status|state of"
    ),
    perfect=(
        r"has(?: \w+ly)?(?: \w+){0,2}? (?:been|stood|had|held|led|run|grown|become|won|kept|lain|sat|\w+ed)|have been|was|were|had been"
    ),
    today=(
        r"today|nowadays|currently|at present|at the present time|presently|these days|at the moment|as of today|even now"
        r"|up to now|to the present day|until today|in our own day|in our time|this day|at the time of writing|still"
        r"|to this day|right now"
        r"|in our days|at this time|in modern times|now"
    ),
    present=(
        r"(?:is|are)(?! (?:now |today |still |currently )?(?:(?:a|an|the) (?:\w+ )?(?:museum|ruins?|library|hotel|memorial"
        r"|monument|shop|car park|restaurant|warehouse|block|subject|theme|topic|title|scene|setting|hero|site)|remembered"
        r"|known|commemorated|forgotten|buried|held in|kept in|preserved|displayed|documented|described|mentioned|gone|no more"
        r"|derelict|empty|in ruins|history|flats|demolished|closed|defunct)(?!\w))"
        r"|(?:has|have)(?! (?:been|become|since|long|now|gone|vanished|disappeared|left|given|had|not|never|ceased|closed)(?!\w))"
        r"|does(?! not| no)|do(?! not)|remains(?! (?:of|in the|unknown|closed|a|an|the|to))|continues"
        r"|runs|owns|uses|pays|aims|acts|buys|gives|sends|leads|sells|rents|hires|lets"
        r"|(?:still |now )?(?:meet|publish|employ|operate|serve|produce|provide|maintain|manage|guard|collect|parade|recruit)"
        r"|(?!(?:its|this|was|has|always|thus|besides|perhaps|plus|across|towards|houses|stands|survives|belongs|features"
        r"|recalls|lies|lives|besides|means|refers|appears|figures|continues|remains|comes|goes|marks|bears|reminds"
        r"|archives|papers|records|cars|works|offices|members|books|buildings|halls|rooms|staff|series|premises)(?!\w))"
        r"[a-z]{3,14}[a-rt-z]s"
        r"|appears(?= (?:every|each|on|twice|daily|weekly|monthly|once|in two))"
    ),
    founded=r"(?:was|were) (?:\w+ )?(?:founded|established|created|set up|formed|constituted|instituted|organi[sz]ed|incorporated)",
    ended=(
        rf"(?:(?:was|were|been|is|being|be|got|stood) |(?<=, ))(?:(?!not )\w+ ){{0,2}}?"
        rf"(?:{_torn('abolished')}|{_torn('dissolved')}|{_torn('disbanded')}|{_torn('liquidated')}|replaced"
        r"|renamed|merged|banned|outlawed|suppressed|prohibited|demolished|pulled down|torn down|scrapped|stood down|laid up"
        r"|reorgani[sz]ed|transformed|converted|succeeded|shut(?! for)|wound up|split|terminated|eliminated|absorbed"
        r"|closed(?! (?:for (?!good|ever)|to|on \w+days|between|from|temporarily))|taken over|broken up|discontinued"
        r"|incorporated into|divided into|amalgamated|superseded|struck off|sequestrated|deregistered|axed)"
        r"|ceased (?:to (?:exist|operate|function|appear|run|trade|be)|its \w+|(?:all )?(?:operations?|functioning|publication"
        r"|trading|production|work|activit\w+|business|to be))|merged (?:with|into)|(?:went|gone|put|passed) into (?:voluntary )?"
        r"(?:liquidation|receivership|administration|bankruptcy|abeyance)|went (?:bankrupt|bust|out of (?:business|existence)"
        r"|under)|became (?:defunct|bankrupt|insolvent|part of|extinct)|closed (?:its|their) (?:\w+ )?(?:doors|gates|books|branches)"
        r"|(?:closed|shut)(?: down| for good| for ever| forever| finally)?(?= (?:in|on|at|after|following|by|during)|,|\.)"
        r"|(?:folded|failed|collapsed|disappeared|vanished)(?= (?:in|on|during|with|after)|,|\.)|came to an end|gave way to"
        r"|(?:made|ran|held|gave|printed|published|issued|brought out) its (?:last|final) \w+|appeared for the last time"
        r"|wound (?:itself )?up|dissolved itself|voted to dissolve|gave up (?:its )?(?:the )?(?:ghost|business|work)"
        r"|stopped (?:appearing|working|running|operating|production|trading)|suspended (?:payment|operations) for good"
    ),
    ending_of=(
        r"on (?:the )?(?:\w+ )?basis of|out of|abolished|dissolved|disbanded|liquidated|(?:replaced|succeeded)(?! by)|replacing"
        r"|(?:abolition|dissolution|disbandment|closure|suppression|liquidation|end|demise|bankruptcy|winding[ -]up) of"
        r"|abolishing|dissolving|in place of|instead of|succeeding|to replace|took the place of|took over from|banned|suppressed"
    ),
    gone=(
        rf"{_torn('abolished')}|{_torn('dissolved')}|{_torn('disbanded')}|{_torn('liquidated')}|banned|outlawed|suppressed|demolished|pulled down|torn down|wound up"
        r"|wound itself up|eliminated|terminated|ceased|bankrupt|bust|out of business|liquidation|collapsed|failed|folded"
        r"|defunct|stood down|closed|abolition|dissolution|end of|demise"
    ),
    revived=r"(?<!never )(?<!not )(?:re-?established|restored|revived|re-?created|reopened|reinstated|resumed|re-?formed|refounded)",
    former=r"former|then|old|late|erstwhile|defunct|abolished|dissolved|successor to|successor of|predecessor|ex",
    beside=(
        r"of|in|at|by|for|from|to|with|on|against|under|about|replaced|succeeded|than|like|as|into|between"
        r"|after|before"
    ),
    institutions=(
        r"ministry|committee|board|agency|service|department|commission|council|company|firm|bank|plant"
        r"|factory|mill|mine"
        r"|school|university|institute|academy|college|museum|theatre|theater|hospital|newspaper|magazine"
        r"|journal|party|union"
        r"|league|association|society|club|parliament|court|office|bureau|directorate|railway|airline|port"
        r"|shipyard|farm"
        r"|brewery|tannery|foundry|works|hall|inn|hotel|station|lighthouse|cinema|library|archives?|observatory|choir|band"
        r"|troupe|line|tramway|canal|shop|store|bakery|dairy|quarry|pit|colliery|furnace|forge|smithy|dockyard|clinic|asylum"
        r"|workhouse|chapel|church|convent|abbey|press|paper|gazette|weekly|authority|administration|inspectorate"
        r"|secretariat|registry|police|militia|legion|corps|movement|federation|confederation|assembly|senate|chamber"
        r"|exchange|syndicate|laboratory|nursery|orphanage|hospice|trust|guards?|rifles|co-operative|kiln|pottery"
        r"|cooperative|regiment|division|brigade|battalion|fleet|squadron|base|camp|prison|monastery|diocese"
        r"|parish|district"
        r"|corporation|fund|foundation|trust|mission|embassy|consulate|garrison|studio|orchestra|guild|order"
        r"|ferry|tram|market"
    ),
    another=(
        r"new|another|second|other|modern|current|present|same kind of|private|neighbouring|local|first|third"
        r"|a|an|any|every|each|no"
    ),
)
