"""English words of what bodies do now, and of how they begin and end; what each entry is stands in table.py."""


def _torn(word: str) -> str:
    """A word that a scan may have torn in two anywhere: abo lished."""
    return " ?".join(word)


TODAY = (
    r"today|nowadays|currently|at present|at the present time|presently|these days|at the moment|as of today"
    r"|even now"
    r"|up to now|to the present day|until today|in our own day|in our time|this day|at the time of writing|still"
    r"|to this day|right now"
    r"|in our days|at this time|in modern times|now"
)
PRESENT = (
    r"(?:is|are)(?! (?:now |today |still |currently )?(?:(?:a|an|the) (?:\w+ )?(?:museum|ruins?|library|hotel"
    r"|memorial"
    r"|monument|shop|car park|restaurant|warehouse|block|subject|theme|topic|title|scene|setting|hero|site)"
    r"|remembered"
    r"|known|commemorated|forgotten|buried|held in|kept in|preserved|displayed|documented|described|mentioned"
    r"|gone|no more"
    r"|derelict|empty|in ruins|history|flats|demolished|closed|defunct)(?!\w))"
    r"|(?:has|have)(?! (?:been|become|since|long|now|gone|vanished|disappeared|left|given|had|not|never|ceased"
    r"|closed)(?!\w))"
    r"|does(?! not| no)|do(?! not)|remains(?! (?:of|in the|unknown|closed|a|an|the|to))|continues"
    r"|sits|sees|sets|puts|gets|bans|aids|adds|asks|says|wins|runs|owns|uses|pays|aims|acts|buys|gives|sends|leads"
    r"|sells|rents|hires|lets"
    r"|(?:still |now )?(?:meet|publish|employ|operate|serve|produce|provide|maintain|manage|guard|collect|parade"
    r"|recruit)"
    r"|(?!(?:its|this|was|has|always|thus|besides|perhaps|plus|across|towards|houses|stands|survives|belongs"
    r"|features"
    r"|recalls|lies|lives|besides|means|refers|appears|figures|continues|remains|comes|goes|marks|bears|reminds"
    r"|archives|papers|records|cars|works|offices|members|books|buildings|halls|rooms|staff|series|premises)(?!\w))"
    r"[a-z]{3,14}[a-rt-z]s"
    r"|appears(?= (?:every|each|on|twice|daily|weekly|monthly|once|in two))"
)
FOUNDED = (
    r"(?:was|were) (?:\w+ )?(?:founded|established|created|set up|formed|constituted|instituted|organi[sz]ed"
    r"|incorporated)"
    r"|came into (?:being|existence)|opened its (?:doors|gates)|was born|first met"
)
ENDED = (
    rf"(?:(?:was|were|been|is|being|be|got|stood) |(?<=, )|(?<=\())(?:(?!not )\w+ ){{0,2}}?"
    rf"(?:{_torn('abolished')}|{_torn('dissolved')}|{_torn('disbanded')}|{_torn('liquidated')}|replaced"
    r"|renamed|merged|banned|outlawed|suppressed|prohibited|demolished|pulled down|torn down|torn up|dismantled"
    r"|scrapped|stood down"
    r"|laid up"
    r"|reorgani[sz]ed|transformed|converted|succeeded|shut(?! for)|wound up|split|terminated|eliminated|absorbed"
    r"|closed(?! (?:for (?!good|ever)|to|on \w+days|between|from|temporarily))|taken over|broken up|discontinued"
    r"|incorporated into|divided into|amalgamated|superseded|struck off|sequestrated|deregistered|axed)"
    r"|(?:was|were) (?:[\w.,]+ ){1,9}?and (?:(?:finally|later|then|eventually|again|\w+ly) )?(?:abolished|dissolved"
    r"|disbanded|liquidated|suppressed|closed(?: down)?|wound up|merged|demolished|renamed|replaced)"
    r"(?= (?:in|on|by|at|after|into|with|the (?:same|next|following))(?!\w))"
    r"|ceased (?:to (?:exist|operate|function|appear|run|trade|be)|its \w+|(?:all )?(?:operations?|functioning"
    r"|publication"
    r"|trading|production|work|activit\w+|business|to be))|merged (?:with|into)|(?:went|gone|put"
    r"|passed) into (?:voluntary )?"
    r"(?:liquidation|receivership|administration|bankruptcy|abeyance)|went (?:bankrupt|bust|out of (?:business"
    r"|existence)"
    r"|under)|became (?:defunct|bankrupt|insolvent|part of|extinct)|closed (?:its|their) (?:\w+ )?(?:doors|gates"
    r"|books|branches)"
    r"|(?:closed|shut)(?: down| for good| for ever| forever| finally)?(?= (?:in|on|at|after|following|by|during)"
    r"|,|\.)"
    r"|(?:folded|failed|collapsed|disappeared|vanished)(?= (?:in|on|during|with|after)|,|\.)|came to an end"
    r"|gave way to"
    r"|(?:made|ran|held|gave|printed|published|issued|brought out) its (?:last|final) \w+"
    r"|appeared for the last time"
    r"|(?:was|were|been) done away with|(?:disbanded|dissolved|liquidated)(?: itself| themselves)(?!\w)"
    r"|(?:disbanded|dissolved)(?= (?:in|on|at|after|following|during)|,|\.)"
    r"|(?:existed|functioned|operated|lasted|survived|was active|was in (?:existence|being)|was published|appeared"
    r"|ran|worked)"
    r"(?= (?:only |just )?(?:until|till|up to) )|no longer (?:exists?|existed)|exist(?:s|ed) no (?:more|longer)"
    r"|(?:has|had) not existed"
    r"|(?:was|were) no more|(?:lost|was stripped of) (?:its|their) (?:legal )?(?:existence|status|charter|licence"
    r"|license)"
    r"|filed for bankruptcy|was declared bankrupt|breathed its last|(?:printed|put out|sent out) its last \w+"
    r"|wound (?:itself )?up|dissolved itself|voted to dissolve|gave up (?:its )?(?:the )?(?:ghost|business|work)"
    r"|broke up|split up|shut (?:its|their) (?:\w+ )?(?:doors|gates|books)|formed part of|stopped (?:appearing"
    r"|working|running|operating|production|trading)|suspended (?:payment|operations) for good"
)
ENDING_OF = (
    r"on (?:the )?(?:\w+ )?basis of|out of|abolished|dissolved|disbanded|liquidated|(?:replaced"
    r"|succeeded)(?! by)|replacing"
    r"|(?:abolition|dissolution|disbandment|closure|suppression|liquidation|end|demise|bankruptcy|winding[ -]up) of"
    r"|abolishing|dissolving|in place of|instead of|succeeding|to replace|took the place of|took over from"
    r"|banned|suppressed|did away with"
    r"|(?:scrapped|closed down|wound up|broke up|shut down|axed|put an end to)(?= the )"
)
GONE = (
    rf"{_torn('abolished')}|{_torn('dissolved')}|{_torn('disbanded')}|{_torn('liquidated')}|banned|outlawed"
    rf"|suppressed|demolished|pulled down|torn down|wound up"
    r"|wound itself up|eliminated|terminated|ceased|bankrupt|bust|out of business|liquidation|collapsed|failed"
    r"|folded"
    r"|no longer|disbanded|done away|existed|functioned|operated|lasted|survived"
    r"|defunct|stood down|closed|shut|abolition|dissolution|end of|demise"
)
REVIVED = (
    r"(?<!never )(?<!not )(?:re-?established|restored|revived|re-?created|reopened|reinstated|resumed|re-?formed"
    r"|refounded)"
)
FORMER = r"former|then|old|late|erstwhile|defunct|abolished|dissolved|successor to|successor of|predecessor|ex"
BESIDE = (
    r"of|in|at|by|for|from|to|with|on|against|under|about|replaced|succeeded|than|like|as|into|between"
    r"|after|before"
)
INSTITUTIONS = (
    r"ministry|committee|board|agency|service|department|commission|council|company|firm|bank|plant"
    r"|factory|mill|mine"
    r"|school|university|institute|academy|college|museum|theatre|theater|hospital|newspaper|magazine"
    r"|journal|party|union"
    r"|league|association|society|club|parliament|court|office|bureau|directorate|railway|airline|port"
    r"|shipyard|farm"
    r"|brewery|tannery|foundry|works|hall|inn|hotel|station|lighthouse|cinema|library|archives?|observatory"
    r"|choir|band"
    r"|troupe|line|tramway|canal|shop|store|bakery|dairy|quarry|pit|colliery|furnace|forge|smithy|dockyard"
    r"|clinic|asylum"
    r"|workhouse|chapel|church|convent|abbey|press|paper|gazette|weekly|authority|administration|inspectorate"
    r"|secretariat|registry|police|militia|legion|corps|movement|federation|confederation|assembly|senate|chamber"
    r"|exchange|syndicate|laboratory|nursery|orphanage|hospice|trust|guards?|rifles|co-operative|kiln|pottery"
    r"|cooperative|regiment|division|brigade|battalion|fleet|squadron|base|camp|prison|monastery|diocese"
    r"|parish|district"
    r"|corporation|fund|foundation|trust|mission|embassy|consulate|garrison|studio|orchestra|guild|order"
    r"|ferry|tram|market"
)
ANOTHER = (
    r"new|another|second|other|modern|current|present|same kind of|private|neighbouring|local|first|third"
    r"|a|an|any|every|each|no"
)
