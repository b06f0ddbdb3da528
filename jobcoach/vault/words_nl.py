"""The 2,048 Dutch words of generated passphrases, 11 bits each: short, decent, ASCII, hard to mistake for another.

No two differ by a doubled letter or by a spelling that sounds alike (ei and ij, au and ou, final d and t); words
that one slip of the finger turns into another were thinned out. The order is part of the tests, not of a format.
"""

from typing import Final

WORDS: Final[tuple[str, ...]] = tuple(
    """
aanbod aandacht aangifte aanhef aankomst aanleg aanloop aanpak aanplant aanrecht aanslag aanvraag aanwinst aardbei
aarde aardig aardolie academie accent accu acteur actie adelaar adres advies afdak afdeling afdruk afgrond afrit
afscheid afslag afspraak afstand afwas afzender agenda akkoord alarm album alfabet algemeen alleen allerlei alles
almanak alpaca altijd altviool amandel ambacht ambitie ananas andijvie anijs animatie anjer anker antenne antiek
antwoord apparaat appel appelsap applaus april aquarium arbeid archief arena argument aroma artiest artikel artisjok
asfalt asperge atelier atlas atleet atletiek atoom auditie augurk auteur auto avocado avond avontuur azalea azijn
baard baas badjas badkamer badmuts badpak bagage bakboord bakfiets bakker bakmeel bakplaat baksteen balans balie
balk ballet ballon balpen balsem bamboe banaan bankstel barak barbecue barbier baron basiliek basis batterij baviaan
bazaar bedankt bedrag bedrijf beek beeld begin beginner begrip behalve behang beitel bekend beker bel belang belofte
bereik berg bergtop bericht beroep beschuit besluit bestand beste bestuur betalen betaling beton beurs bever
beweging bewijs bewolkt bewoner bezem bezit bezoek bezorger bidon bieslook biet bij bijbaan bijeen bijzaak bikini
biljart bingo binnen biologie bioscoop biscuit bizon blad bladluis blauw blazer blijven blik bliksem bloem bloemist
bloempot bloesem blond bocht boei boek bokaal bolhoed bolwerk bonbon bonus boom boomhut boomtak boomvalk boot
bordspel borduren borstel bos bosbes bosduif bospad bosrand bosuil boter boterham botsauto bout bouwdoos bouwvak
boven braam brand bravo breed brengen brief bril broccoli broche broek broer brommer bron brood broodmes brouwer
brug brugklas bruin buffet bui buigen buitelen buiten buizerd bumper bundel bungalow burcht bureau burger bushalte
buurman buurt cabaret cabine cacao cactus cadeau camera camper camping campus capuchon caravan cavia cello cement
cent centraal centrum chalet chaos charme charter chef chips chocola cijfer cilinder cipres circus cirkel citaat
citroen clown club coach cockpit code cola colbert collega college column comfort comic compact compleet compost
computer concert conditie conifeer console constant contant contract controle correct corridor coupe couscous
creatief cricket cultuur cupcake curry cursus cyclus daad daalder daarom dadel dagboek dageraad daglicht dagtocht
dakgoot dakpan dakraam dal dame dans dansles dapper data datum dauw debat december deeg deelname dekbed deksel delta
den denken deur dichter diep diesel digitaal dijk dimmer diner ding dinsdag diploma directie dirigent disco discus
doel dolfijn donder donker donut doolhof doorgang dorp douane douche dozijn draad draak dragen drama drempel
dressing drie drijven droog droom drop druif druk drukker drum druppel dubbel duikbril duim duinpan duizend duo durf
dwars dweil dynamo echo echt economie edel editie eekhoorn eend eenheid eenvoud eerlijk eerste eetkamer eetlepel
eierdop eigen eigenaar eik eiland einde ekster eland elastiek elegant element elf elftal emmer energie engel
ensemble envelop erfenis ervaring erwt etalage etappe eten etiket euro examen excursie exotisch expert export extra
ezel ezelsoor fabel fabriek factor factuur fakkel familie fan fantasie fase fazant februari feest feestdag feit
festival feta fiets fietsbel fietspad figuur fijn file film filter finale firma flamingo flanel flat fles flink
flits fluit fluweel folder folie fonds fontein fooi forel formaat formule fornuis fort forum foto fraai framboos
franje friet fris fruit fruitsap functie fuut gaaf gala gans garage garen garnaal gast gastheer gastrol gastvrij
gazon gebaar gebak gebied gebouw gebruik gedicht gedrag geduld gegeven gehakt geheel geheim geit geld gelijk geluid
geluk gemak gember gemeente gems geniaal genie genieten gereed gerst geschenk gesp gesprek getal getij gevel gewas
gewei gewicht gewoon gezellig gezicht gezin gids gieten gieter gilde giraf gitaar gitarist glans glasbak glazuur
gletsjer glimlach globaal globe gloed golf gondel gong gordel gordijn gorilla goud graad gracht graniet gras
grasland grasveld gratis greep grens grijs grind groei groen grond groot gum gunst gymzaal haag hagedis hagel half
hallo halte hamer hamster hand handbal handboek handdoek handtas handwerk hangar hangmat hapje haring harmonie harp
haven haver havik hazelaar heden heerlijk heet hefboom heide hek helemaal helft helling helm hemd hemel hengel
herberg herder herfst hert heuvel hijsen hiphop hobby hobo hoed hoekbank hoepel hof hommel hond honderd honger
honing hoofd hoofdrol hoofdweg hoog hoogland hooiberg hooivork hoop hoorn horloge hotel houding houtblok houtduif
houtvuur houvast huifkar huis huisdier huiskat huiswerk humeur humor huppelen hut hutspot ideaal idee iedereen
iemand ijsbaan ijsbeer ijstaart ijsthee ijzer import indeling index indigo indoor indruk ingang inhoud inkomen
inkoop inkt inktpot inktvis inpakken insect insteek internet invloed inzet inzicht item ivoor jaar jacht jager
jaguar jam januari jarig jeans jeep jeugd jockey jojo joker jong jubel judo juf juichen juist jukebox jungle juni
jurk juweel kaars kaart kaasmes kabel kabinet kabouter kachel kade kajak kalender kalf kalkoen kalm kameel kamer
kamerjas kamille kamp kampioen kampvuur kanaal kanarie kaneel kano kantine kantoor kapitein kapstok karaf karakter
karamel karper karretje karton kassa kassabon kastanje kasteel kater katoen kauwgom kazerne keizer kelder kelk
kelner kenmerk kennis keramiek kerkuil kermis kern kers ketel ketting keuken kever kiekje kiezel kiezen kijkdoos
kijker kikker kilo kind kinderen kiosk kist kiwi klaar klant klapper klaproos klas klassiek klaver kleding kleed
klei kleur kleuter klimaat klimop klink klip klok klokhuis klomp klooster kloppen klusser kneden knie knikker
knippen knipsel knoflook knoop knuffel koek koekblik koekoek koelbox koelkast koepel koerier koets koffer koffie
kokos kolom komen komma kompas komst konijn koning kookboek koopman koor koper koppel koraal korenaar korfbal korrel
kosmos kostbaar kostuum kotter kous kraan krab krabbel kracht krant krat kreeft krekel krent krijt kring kroket
krokodil kroon kruid kruimel kruisbes kruising kubus kudde kuif kuiken kunst kurk kussen kustlijn kwal kwartier
kwast kwekerij laars laat laatste ladder lade lama lamp landbouw landgoed landweg langzaam lantaarn laser lavendel
lawaai leer leerdoel leerling leesboek leesclub leesuur leeuw leguaan leiding lekker lelie lengte lenig lente
lentezon lepel lepelaar leraar letter leuk leven libel licht lichting lid lief lift ligfiets liggen ligstoel lijn
lijst limonade lineaal links lint liter lobby locatie logboek logisch logo lokaal loket lolly loof loon loopbrug
loterij lotus lucht luchtbed lucifer luifel luik luister lunch luxe lynx maaltijd maan maandag maart machine
magazijn magisch magneet majoor makelaar makker makreel mammoet manege mango manier mantel marathon marine markies
markt marktdag marmer marmot marter masker match matras meel meerkoet meester meeuw mei meiboom meikever melk
melkboer melkfles melkpak melodie meloen memo mengen mengsel menigte mening mensheid menu merk merrie metaal meter
methode metro metselen middag mijl milieu miljoen mini minister minuut mist mode moeder moedig moes moestuin mok
molenaar moment mond mondharp montage monument mooi mosgroen mossel mosterd motief motor mouw muesli mug muis munt
muntstuk museum muts muur muziek naald naam naast nabij nacht nachtuil nader nadruk najaar namiddag natuur nauw
navraag nazomer nectar neef nemen neon nest netwerk neus neutraal nevel nieuw niveau noedel noemen noodrem noord
noot norm normaal nota notaris notitie notulen novelle november nuchter nul nummer nylon oase object oceaan ochtend
oefening oester oever offerte oktober olie oliebol olifant olijf omelet omgeving omhoog omroep omslag omtrek omweg
onbekend onderdak onderweg ondiep ontbijt ontwerp oogst ooievaar ooit oorbel oorkonde oosten oostkust opa opbouw
opdracht opdruk openbaar openen opening opera opgave oplader oplossen opmaak opname opruimen opslag opstel optelsom
optie optocht opvang orakel oranje orde oregano organist orgel orkaan orkest otter ouder ovaal oven overal overhemd
overkant overleg overstap overweg overzee paar pad pagina pakhuis paleis palet paling palm palmboom paneel panfluit
panorama panter papa papegaai papier paprika paraaf parade paradijs paraplu parasol parel parfum park parkbank
parkiet partij partner paspoort passage passer pasta pastei pastel pasvorm patat patent patrijs patroon pauk pauze
pedaal peddel peen pelikaan penning penseel pensioen peper perceel perfect periode perron persoon perzik pet peuter
pianist piano picknick pier pijl piloot pinda pinguin pion pionier piraat piramide pizza plaat plafond plakband
plakboek plan planeet plantage plastic plateau platform platina plein plek plezier ploeg plons plooi pluim plus
podium poeder poema poetsen poffer pols pomp pompoen pony pool poort pop populier portaal portie portret post
postbode postduif postuur potlood pracht prairie precies prei prent prettig prikbord prima primeur prins prisma
proces proef proefles profiel project promotie pruik publiek pudding puin pulp punt puntmuts puntzak pupil puree
puzzel pyjama quiz raadsel raaf raamwerk race racket radar radijs radio radslag rally rang rapport raster ravijn
ravioli ravotten recept rechter rechtop rechts reclame record rector redactie redder reden reebok regel regen
regenjas regenton regie regio register reiger reis reisgids reisplan reistas reiziger rekenaar rekenen rekening
rekenles rem renbaan rennen renpaard rente reptiel reserve respect restant restje reuk revanche rib richting ridder
rijbaan rijksweg rijles rijm rijp rijst rijtuig rijwiel ringdijk riool ritme ritueel rivier robijn robot roeiboot
roeien roepen roer roest rol roltrap roman romig rondreis roodvos rooster rotonde rots rotsblok route roze rubber
rubriek rugby rugzak ruim rumoer rund rups rust ruw saai safari saffier saffraan salade saldo salon sambal samen
sandaal sandwich sap sardine satijn sauna saus savanne saxofoon scenario schaak schaap schaar schaats schaduw
schakel schat schelp schelvis schema schemer scherf scherm scherp schets scheur schild schip schipper schoen schok
scholier schommel school schort schouder schrift schroef schuif schuim schuit schuur scooter score seconde sector
seizoen serie serre servet sfeer sieraad signaal sijs sirene siroop sjaal sjouwen skilift slaap slaapzak slager
slagroom slagwerk slak slalom slang slee slepen sleutel slinger sloep sloffen sloot sluis sluiten slurf smaak
smaragd smeren smid snaar snack snavel snede sneeuw snel snelheid snelweg snijden snip snoek snor snorkel snuit
sober soep sofa soja solo som sonnet soppen sorbet spaarpot spade spanning spar specerij specht spectrum speech
speelbal speelman spel spelbord spelling speurder spiegel spijker spin spinazie spiraal spits splinter spoedig spons
spoor spoorweg sport spraak spreeuw springen sprint sprong spruit staaf staan staart stadhuis stadion stadswal stage
stam stamboom stand statief station steeg steel steen steiger stempel steppe ster steun stevig stier stift stijl
stil stoel stof stofjas stoofpot stoom stop storing straal straat strak stralend strand streek streep strijken strip
stro struik studie studio stuk stunt stuur stuurman succes suiker super symbool symfonie systeem taal taalles taart
tablet tafel takel talent tamboer tango tank tante tapijt tapir tarief tarwe tas taxi techniek tegel tegoed teil
teken tekening tekenles tekst telefoon teller telraam telwoord tempel tempo tennis tenor tent tentdoek term terras
terrein terrier terug textiel theater thee theedoek theepot thema theorie thuis ticket tien tijd tijdbalk tijdlijn
tijdperk tijger tikje tillen timmeren tip titel tocht toegang toekan toekomst toelage toendra toerist toestand
toestel toeter toets toeval toevoer tofu tolk tomaat toneel tonijn toonbank topaas tor tosti totaal touw tover
tractor traject trap trechter trede treffer trein trekken trekker trend trilling trio tripod troep trofee trom
trommel trompet troon tropisch trots truc trui tuba tube tuin tuinbank tuinhek tuinkers tuinman tuinpad tulp tunnel
turbo turkoois turnzaal tussen twaalf twee tweeling tweeluik twijfel twijg twintig type uil uitbouw uitgang uitje
uitkijk uitkomst uitleg uitreis uitrit uitslag uitstap uitstel uitvoer uitweg uitzicht unie uniform uurloon uurwerk
vaarweg vaas vaatdoek vaatwas vacature vader vakantie vakgroep vakman vakwerk valk vallei vanavond vandaag vangen
vanille varen variatie vat veerboot veerman vegen veilig veiling veld veldbed veldfles velg venster veranda verblijf
verbond verder verdrag verf verhaal verkeer verkoop verkoper verlicht verlof verloop verschil verslag verstand
vertrek verzoek veter veulen vezel viaduct vier vierkant vijf vijfhoek vijftig vijg vijver vilt vinden vinger vink
viool vishaak visie visite visnet vispan visum vitrine vlag vlakte vlek vleugel vlieg vlierbes vlinder vloeiend
vloer vloot vlucht voeding voedsel voertuig voet voetbal voetpad voetveer vogel volgen volgorde volkoren volledig
volume volzin vondst voorbij voordeel voordeur voorjaar voorkeur voorpret voorraad voorstel voortuin vooruit vorig
vork vorst vraag vrede vreemd vreugde vriend vriesvak vriezer vrij vrijdag vrijheid vrijwel vroeg vrolijk vrouw
vrucht vuilnis vulkaan vullen vulpen vuur vuurpijl vuurvast vuurwerk waaier waakhond waakzaam waarde waarheid
wachten wafel wagon walnoot walrus wals walvis wand wandelen wandlamp wandrek warm wasbeer wasgoed waslijn wasmand
water waterpas watten weekend weer weerhaan weetje weg wegkant weide weiland wekker welkom welvaart wens wereld werk
werkbank werkbij werkboek werkbon werkdag werklust werkman werkplek wesp westen wetboek weven wiel wijnrank wijs
wijsheid wijzer wild wilg wind windhoos windroos windvaan winkel winnen winst winter wipneus wiskunde wit woensdag
wolf wolk wonen woning woonboot woonwijk woord workshop worst wortel wrijven yoga yoghurt zaagsel zaaigoed zaak zaal
zacht zadel zadeltas zakdoek zakgeld zaklamp zaklopen zakmes zalm zand zandbak zandpad zandzak zang zangles zebra
zeebodem zeehond zeekoe zeeleeuw zeeman zeemeeuw zeep zeepbel zeester zeewier zeewind zeggen zeil zeilboot zeilpak
zeker zelden zeldzaam zelfs zesde zetten zeven zicht zigzag zijdeur zijpad zijspan zilver zin zingen zitbank zitten
zitzak zoemer zolder zomer zon zondag zonlicht zonnig zorg zout zuiden zuidpool zuil zuinig zuivel zuur zuurkool
zwaai zwaan zwaluw zwart zwembad zwemles zwemmer zwemvest
""".split()  # noqa: SIM905 - a list literal would be ten times as long
)
