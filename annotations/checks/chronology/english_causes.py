"""English words of causes and results; what each entry is stands in table.py."""

BECAUSE = (
    r"as (?:a|the|an) (?:\w+ )?(?:result|consequence|outcome|upshot) of|in consequence of|because of|owing to"
    r"|due to"
    r"|following(?! (?:the |his |her |its |these |those )?(?:\w+ )?(?:plans?|drawings?|designs?|example|model"
    r"|pattern"
    r"|instructions|tradition|custom|routes?|course|footsteps|practice|lead|pages?|table|list|passage))"
    r"|in the wake of|in the aftermath of|on the heels of|hard upon|in (?:\w+ )?(?:response|reaction|answer"
    r"|reply) to"
    r"|in retaliation for|in revenge for|in reprisal for|thanks(?: \w+)? to|on account of|by reason of|after"
    r"|because"
    r"|(?-i:As|Since)(?= (?:the|a|his|her|its|their|this) (?:[\w’'-]+ ){1,7}?had(?!\w))"
    r"|(?-i:As)(?= (?:the|a|his|her|its|their|this) (?:[\w’'-]+ ){1,7}?(?:was|were) \w+ed(?!\w))"
    r"|on the strength of|by virtue of|in view of|in the light of|in light of|as a response to|as a reaction to"
    r"|pursuant to|in pursuance of|in accordance with|in fulfilment of|in fulfillment of|in compliance with"
    r"|in implementation of|in execution of|in conformity with|on the basis of|under the impact of"
    r"|under the(?: terms of the)?(?= (?:[\w’'()-]+ ){0,6}?"
    r"(?:acts?|laws?|treaty|agreement|decree|statute|charter|order|convention|constitution|ordinance|code|edict"
    r"|resolution|contract|will|peace|accord|pact|directive|regulations?|scheme|bill|settlement|reform)(?!\w))"
    r"|by(?: a| an| the| royal)?(?= (?:decree|law|order|act|resolution|treaty|statute|edict|ordinance"
    r"|decision|agreement) (?:of|dated|no|signed|adopted|issued|passed) )"
    r"|(?:once|as soon as)(?= the )|(?:(?:forced|imposed)(?: up)?on (?:\w+ ){1,4}|forced "
    r"|compelled "
    r"|obliged |moved |driven |encouraged |alarmed |shaken |shocked |emboldened |angered |ruined |weakened "
    r"|impressed "
    r"|spurred(?: on)? |frightened |stung |avenged |undone |saved |crippled |delayed |interrupted |destroyed "
    r"|wrecked "
    r"|damaged |broken |swept away |carried off |killed |drowned |levelled )by(?= (?:the|a|an|his|her|its|this"
    r"|that) )"
    r"|over(?= (?:the|a|his|her|its|their) (?:\w+ )?(?:scandal|affair|allegations|accusations|dispute|incident)(?!\w))"
    r"|in memory of|for (?:his|her|their) (?:part|role|share|conduct|bravery|courage|services?|work|deeds|actions"
    r"|involvement"
    r"|participation|behaviour|valour|gallantry|speech|article|book|refusal|attempt|help) (?:in|at|during|to|on|of)"
    r"|for(?= (?:a|an|the|having) )"
    r"|(?:up)?on (?:hearing|learning|receiving|receipt|(?:the )?news|word)(?: the)?(?: news| word)? of"
    r"|in the face of|in protest (?:against|at)|as (?:a )?punishment for|in the train of|in the footsteps of"
    r"|as a sequel to|under pressure (?:of|from)|on the news of|upon the|on the initiative of"
)
ARISING = (
    r"(?:caused|triggered|prompted|provoked|sparked|sparked off|set off|touched off|occasioned|precipitated|induced"
    r"|motivated|necessitated|inspired|brought about|brought on|made (?:necessary|possible|inevitable)|dictated"
    r"|started|ended|fuelled|hastened|unleashed|followed on) by"
    r"|result(?:ed|ing|s) from|ar(?:ose|ising|isen) (?:from|out of)|stemm?(?:ed|ing|s) from|sprang from|grew out of"
    r"|came out of|born (?:of|out of)|flowed from|followed from|derived from|attribut(?:ed|able) to|ascribed to"
    r"|(?:is|was|were|has been|had been) (?:\w+ly )?(?:down to|rooted in|bound up with)"
    r"|(?:is|was|were|being|became) (?:largely |partly |mainly |directly |only |all )?"
    r"(?:(?:a|an|the) )?(?:\w+ )?(?:result|results|consequence|outcome|upshot|fruit|product|work) of"
    r"|(?:is|was|were|came as|as) (?:(?:a|an|the) )?(?:\w+ )?(?:response|reaction|answer|reply) to"
    r"|owed (?:its|their|his|her) (?:\w+ ){1,4}to"
)
THEREFORE = (
    r"le(?:d|ads|ading)(?: (?:directly|in turn|eventually|finally|straight))? to|result(?:ed|s|ing) in|caus(?:ed"
    r"|es|ing)"
    r"|trigger(?:ed|s|ing)|prompt(?:ed|s|ing)|provok(?:ed|es|ing)|spark(?:ed|s|ing)(?: off)?|set off|touched off"
    r"|brought (?:about|on)|bringing about|g(?:ave|iving) (?:rise|birth) to|forc(?:ed|es|ing)|compell(?:ed|ing)"
    r"|oblig(?:ed|ing)|led(?= (?:the|his|her|its|their) (?:\w+ ){1,3}to )|necessitat(?:ed|es|ing)"
    r"|precipitat(?:ed|ing)"
    r"|occasion(?:ed|ing)|paved the way (?:for|to)|opened the way (?:for|to)|(?:was|were|became) the cause of"
    r"|made (?:it )?(?:possible|necessary|inevitable|impossible)|put an end to|hasten(?:ed|ing)|culminat(?:ed|ing) in"
    r"|end(?:ed|ing) in"
    r"|contribut(?:ed|ing) to|enabl(?:ed|ing)|allow(?:ed|ing)|(?:was|were) the reason (?:why|that|for)"
    r"|ushered in|produc(?:ed|ing)|gave way to|spell(?:ed|ing)? the end of|spelt the end of|brought in its train"
    r"|entail(?:ed|ing)"
    r"|cost(?= (?:the|his|her|its|their) (?:\w+ ){1,3}(?:his|her|its|their) )"
    r"|induc(?:ed|ing)|persuad(?:ed|ing)|convinc(?:ed|ing)|drove(?= )|sow(?:ed|ing) the seeds of|necessitat(?:ed|ing)"
    r"|inspir(?:ed|ing)|moved(?= (?:the|his|her|its|their) (?:\w+ ){1,3}to )"
)
SO = (
    r"as (?:a|the|an) (?:\w+ )?(?:result|consequence)(?: of (?:this|that|which|it))?"
    r"|in consequence(?: of (?:this|which))?"
    r"|consequently|therefore|because of (?:this|that|it|which)|for (?:this|that|which) reason|owing to (?:this"
    r"|which)"
    r"|due to (?:this|which)|on account of (?:this|that|which)|on that account|as a direct result|in response"
    r"|thereupon"
    r"|whereupon|accordingly|thanks to (?:this|that|it|which)|by virtue of (?:this|that|which)|hence|that is why"
    r"|which is why|this is why|so that|so(?= (?:the|it|they|he|she|in|on) )"
)
FORESEEN = (
    r"planned|scheduled|expected|due|forthcoming|coming|impending|looming|approaching|upcoming|intended|proposed"
    r"|feared"
    r"|fear|fears|threat|threatened|prospect|anticipation|anticipated|hope|hopes|preparation|preparations|promised"
    r"|announced|announcement|next|future|will|would|to be|set for|ahead|eve|plans?(?= (?:for|to|of))|expir\w{1,4}"
    r"|dating|known|anniversary|centenary|jubilee"
)
HAPPENING = (
    r"disasters?|catastrophe|tragedy|accident|incident|event|events|calamity|blow|loss|damage|misfortune|attack"
    r"|decision"
    r"|step|move|news|outcome|scandal|crisis|measure|this|that|these|it|affair|failure|success|discovery|verdict"
    r"|ruling"
)
KINDRED = (
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
)
PARTICIPLE = (
    r"(?!(?:hundred|indeed|need|seven|women|men|children|garden|open|often|even|then|when|been|between"
    r"|citizen)(?!\w))"
    r"\w{2,14}(?:ed|en|wn)|burnt|built|held|made|sent|found|won|lost|begun|sung|hung|dug|cut|put|set|laid|paid|sold"
    r"|bought"
    r"|brought|taught|caught|lent|left|led|read|told|said|born|torn|worn|shot|struck|kept|spent|felt|wrote"
)
