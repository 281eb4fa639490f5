"""English names, and the small words of others in English texts."""

from annotations.checks.languages.table import words
from annotations.checks.naming.table import Names

_NATIONS = (
    "afghan albanian algerian american angolan arab arabian argentine argentinian armenian asian african australian "
    "austrian azerbaijani azeri balkan baltic bangladeshi bashkir basque belarusian belgian bengali berber bolivian "
    "bosnian brazilian british bulgarian burmese cambodian cameroonian canadian catalan caucasian chechen chilean "
    "chinese circassian colombian congolese cossack croat croatian cuban cypriot czech dagestani danish dutch "
    "ecuadorian egyptian english eritrean estonian ethiopian european filipino finnish flemish french gaelic gallic "
    "georgian german ghanaian greek haitian hebrew hispanic hungarian icelandic indian indonesian ingush iranian "
    "iraqi irish israeli italian jamaican japanese jordanian kalmyk karelian kazakh kenyan korean kosovar kurd "
    "kurdish kuwaiti kyrgyz kirghiz laotian latin latvian lebanese lezgin liberian libyan lithuanian macedonian "
    "malay malaysian maltese mexican moldovan mongol mongolian montenegrin moroccan mozambican nepali nepalese "
    "nicaraguan nigerian nordic norwegian ossetian ottoman pakistani palestinian paraguayan persian peruvian "
    "phoenician polish portuguese prussian roman romani romanian russian rwandan saudi scandinavian scot scots "
    "scottish serb serbian siberian singaporean slav slavic slovak slovene slovenian somali soviet spanish sudanese "
    "swedish swiss syrian taiwanese tajik talysh tamil tatar thai tibetan tunisian turk turkic turkish turkmen "
    "ugandan ukrainian uruguayan uzbek venezuelan vietnamese viking welsh yemeni yugoslav zambian zimbabwean "
    "buddhist catholic christian communist fascist hindu islamic islamist jew jewish marxist muslim moslem nazi "
    "orthodox protestant puritan shia shiite sikh sunni zionist bolshevik menshevik northern southern eastern "
    "western north south east west central transatlantic englishman frenchman dutchman irishman scotsman welshman "
    "spaniard swede dane finn pole briton"
)

TABLE = Names(
    common=words(
        "a about above according accordingly across actually after afterwards again against ago all almost along "
        "already also although always am amid among amongst an and another any anyone anything apart are around as "
        "aside at away back based be because become been before behind being below beside besides between beyond "
        "both briefly but by can cannot certainly clearly come considering consequently contrary could currently "
        "despite did do does done down due during each earlier either else elsewhere enough even eventually ever "
        "every everyone everything except few finally firstly following follow for former formerly fortunately four "
        "from further furthermore generally given go good had half hardly has have having he hence her here hereby "
        "hers herself him himself his how however i if in including indeed inside instead into is it its itself "
        "just last lastly late lately later latest least less let like likewise little long main many may maybe me "
        "meanwhile might mine moreover more most mostly much must my name namely near nearly neither never "
        "nevertheless next no nobody none nonetheless nor not note nothing notwithstanding now nowadays number "
        "obviously of off often on once one only onto or other others otherwise our ours out outside over overall "
        "own page part per perhaps please possible post previously prior probably rather recent recently regarding "
        "said same saying secondly see seen several she should similarly simply since six so some somebody someone "
        "something sometimes soon still subsequently such suddenly ten than thanks that the their theirs them then "
        "there thereafter therefore these they thing thirdly this those though three through throughout thus till "
        "to today together tomorrow too toward towards two under undoubtedly unfortunately unless unlike until up "
        "upon us used very via was we well were what whatever when whenever where whereas wherever whether which "
        "while who whoever whole whom whose why will with within without would yes yesterday yet you your yours "
        "question answer q a chapter section article figure table appendix annex page volume part item note source "
        "sources photo image caption read click share copyright contents introduction conclusion background summary "
        "subject date dated re fwd editor translated reported according born died signed known called named "
        "entitled"
    ),
    links=words(
        "of de da do dos das del della delle dei degli di du des van von der den ter ten zu zum zur af av bin bint "
        "ibn ben al el ul ud e y la le las los les et und vom vor op ap ab te tot het 't"
    ),
    linked_by_heads=words("for on against with to under"),
    ands=words("and &"),
    heads=words(
        "academy administration affairs agency airlines airport alliance archive archives army assembly association "
        "authority bank battalion board brigade bureau cathedral centre center chamber church club college command "
        "commission commissariat committee community company confederation conference congress consortium "
        "convention cooperation corporation corps council court department directorate division embassy enterprise "
        "faculty federation fleet force forces foundation front fund group guard headquarters hospital house "
        "inspectorate institute institution inquiry investigation league library mafia ministry ministries mission "
        "mosque movement museum network office operation order organisation organization parliament party police "
        "politburo prosecutor regiment registry republic school secretariat senate service services society "
        "squadron staff station syndicate synod theatre theater tribunal trust union university works workshop"
    ),
    generic=words(
        "act agreement article bill cabinet capital charter church city code constitution continent council country "
        "county crown day decision declaration decree district duma empire government governorate island islands "
        "king kingdom lake law majesty highness excellency motherland fatherland homeland nation ocean oblast "
        "parliament peace president province region regulation report resolution revolution river sea state states "
        "statute nationwide tv television radio strategy street supreme territory treaty tsardom village war world "
        "internet earth bible koran quran god lord constitutional national international federal royal imperial "
        "public people security interior exterior defence defense foreign military leader rule rules protocol "
        "memorandum programme program plan project convention art no vol fig mr mrs chief head deputy minister "
        "secretary general prime acting side party parties contract contractor client applicant respondent court "
        "commission committee appendix chapter security politics economy culture sports news editorial home contact "
        "archive search menu review reviews comments christmas easter ramadan"
    ),
    titles=words(
        "mr mrs ms miss messrs mister madam madame monsieur mme mlle sir dame lord lady baron baroness count "
        "countess duke duchess earl viscount marquis marquess prince princess king queen emperor empress tsar czar "
        "tsarina kaiser sultan shah khan emir amir sheikh sheik shaykh imam ayatollah mullah caliph pasha bey pope "
        "cardinal bishop archbishop patriarch catholicos metropolitan rabbi reverend rev father fr brother sister "
        "dr doctor prof professor academician comrade citizen president vice chairman chairwoman chairperson "
        "premier chancellor minister ministers secretary ambassador consul envoy governor mayor senator congressman "
        "deputy judge justice prosecutor attorney general gen marshal admiral adm commodore colonel col lieutenant "
        "lt major maj captain capt commander cmdr brigadier sergeant sgt corporal cpl private inspector constable "
        "officer chief head director commissioner speaker spokesman spokeswoman spokesperson leader editor "
        "correspondent reporter expert analyst historian author poet writer engineer professor lawyer advocate "
        "prime first acting interim former ex late hon honorable honourable herr frau don dona señor señora signor"
    ),
    offices=words(
        "minister ministers secretary commissioner director chief head undersecretary deputy prosecutor inspector "
        "comptroller surveyor keeper speaker"
    ),
    times=words(
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu "
        "thurs fri sat sun spring summer autumn winter bc ad bce ce am pm"
    ),
    adjectives=frozenset(one + end for one in words(_NATIONS) for end in ("", "s"))
    | words("englishmen frenchmen dutchmen irishmen scotsmen welshmen"),
    groups=words(
        "people's peoples' women's children's men's workers' worker's farmers' writers' king's queen's lord's"
    ),
    endings=(),
    topics=frozenset(),
    topic_adjectives=(),
)
