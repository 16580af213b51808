"""The words around names in bylines, by what they do. All are compared case-folded."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MARKERS = _words("by von par por door av af di da per oleh od przez írta του της από")
"""Prepositions that open a byline."""
SHY_MARKERS = _words("di da per od av af")
"""Markers that also begin surnames: with nothing before them they need a name of two words behind."""
LABELS = _words(
    "analyse analysen reportage porträt essay kolumne glosse rezension bericht gespräch leitartikel gastkommentar "
    "enquête récit entretien tribune crónica análisis entrevista reportaje columna opinión análise intervista "
    "analisi inchiesta feature profile quelle source sources fuente fonte źródło written posted published updated "
    "story text words report reported reporting analysis opinion commentary comment column review interview "
    "explainer exclusive compiled veröffentlicht geschrieben verfasst erstellt eingestellt artikel beitrag "
    "kommentar gastbeitrag autor autorin autoren autor/in author authors author(s) auteur auteurs auteure autore "
    "autrice autori autora autores rédigé publié écrit article propos recueillis escrito publicado texto scritto "
    "pubblicato testo cura geplaatst geschreven tekst skrevet skriven publisert автор авторы автора текст yazan "
    "yazar haber muhabir penulis autorzy autorka opublikowano dodano journalist journalists byline contributor "
    "contributors name nom nombre nome بقلم كتب كتبت إعداد الكاتب تحرير מאת כתב כתבה"
)
"""What may stand before a marker, or before the name in its place."""
FILLERS = _words(
    "on at the a an ein eine am um uhr der le el il op guest special news and und et with from in im for as this post"
)
"""Small words between labels."""
INDEFINITE = _words("ein eine einem einer un une una uno um uma")
"""Articles that open a label of any wording: 'Ein Gespräch mit … von'."""
CONJUNCTIONS = _words("and und et y e i och og и ve și si та con mit avec with plus sowie & + és")
"""Words between two names."""
WEAK_CONJUNCTIONS = _words("y e i si")
"""Conjunctions that also stand inside names: José Ortega y Gasset is one person."""
PREPOSITIONS = _words(
    "in at for from of to on aus bei für pour para desde från fra z dla au aux via depuis sur из для в на à en is "
    "was has writes covers ist war hat schreibt est es è jest are which who that while whose and/or about über"
)
"""Where an affiliation, a place or a biography begins: the name ends before."""
PARTICLES = _words(
    "van von de der den del della delle degli di da do dos das du des la le el al bin ibn bint ben ter ten zu zur "
    "zum af av y e i und vom op 't 'd d' st. santa abu abd bar ua nic ní ó van't vander d l' of"
)
"""Words in lower case that belong to a surname."""
SUFFIXES = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV", "jnr": "Jr.", "snr": "Sr."}
TITLES = _words(
    "amb. sen. rep. gov. dr dr. prof prof. mr mr. mrs mrs. ms ms. mx. sir dame rev rev. gen. col. lt. capt. maj. "
    "sgt. hon. ing. dipl.-ing. mag. dipl. lic. doña sr. sra. dott. dott.ssa dr.in dr.med. professor doctor mme mlle "
    "д-р проф. dra dra. drs. drs h.c. med. phil. jur. rer. nat. pd univ.-prof. herr frau père"
)
DEGREES = _words(
    "phd ph.d ph.d. md m.d m.d. mba msc m.sc. esq esq. rn rd rdn cpa jd j.d. dds mph frcs llm m.a. b.a. mbe obe cbe bsc"
)
ROLES = _words(
    "korrespondenten korrespondentinnen redakteuren reporterinnen chief president minister ambassador senator "
    "secretary spokesperson chairman chairwoman partner attorney student veteran officer engineer writer writers "
    "reporter reporters editor editors correspondent correspondents columnist columnists journalist journalists "
    "analyst analysts contributor contributors producer producers director researcher author blogger photographer "
    "commentator intern professor lecturer strategist economist ceo co-founder publisher presenter specialist "
    "historian freelancer freelance staffer redakteur redakteurin redakteure redaktor redaktorin korrespondent "
    "korrespondentin reporterin journalistin autor autorin autoren volontär volontärin chefredakteur "
    "chefredakteurin chefreporter chefreporterin herausgeber herausgeberin kolumnist kolumnistin ressortleiter "
    "ressortleiterin gastautor gastautorin mitarbeiter mitarbeiterin fotograf leiterin praktikant praktikantin "
    "geschäftsführer politikredakteur sportredakteur journaliste rédacteur rédactrice correspondant correspondante "
    "envoyé envoyée chroniqueur auteur periodista redactor redactora corresponsal enviado enviada columnista "
    "reportero reportera colaborador colaboradora jornalista repórter redator redatora colunista correspondente "
    "editora estagiário estagiária giornalista redattore redattrice corrispondente inviato inviata caporedattore "
    "direttore collaboratore redacteur redactrice verslaggever verslaggeefster dziennikarz dziennikarka redaktorka "
    "publicysta publicystka korespondent korespondentka журналист журналистка корреспондент корреспондентка "
    "обозреватель редактор автор репортер колумнист muhabir muhabiri editör editörü yazar yazarı gazeteci "
    "foto-muhabiri صحفي صحفية مراسل مراسلة محرر محررة كاتب كاتبة עיתונאי עיתונאית כתב כתבת עורך עורכת toimittaja "
    "skribent reporteri újságíró szerkesztő novinář wartawan penulis jurnalis"
)
"""Heads of job descriptions: the name ends before them, or begins after them."""
WEAK_ROLES = _words("head host chef anchor fellow leiter expert author critic manager founder jefe")
"""Roles that are surnames too: they count only behind a name of two words."""
ROLE_MODIFIERS = _words(
    "vice visiting adjunct emeritus postdoctoral doctoral nonresident non-resident distinguished program programme "
    "policy intelligence satellite imagery military nuclear human rights senior junior staff deputy chief lead "
    "principal political politics news special foreign national international assistant associate executive "
    "managing contributing business sports sport science technology tech health education economics economic "
    "environment environmental culture features feature investigative investigations data digital online diplomatic "
    "defence defense security home affairs parliamentary crime court legal medical travel food fashion "
    "entertainment arts media breaking general assignment white house washington european asia africa us uk u.s. "
    "freelance guest former research content hub community audience social video photo picture copy night weekend "
    "regional local state city county bureau global world royal consumer money personal finance markets energy "
    "climate opinion editorial web multimedia co freier freie leitender leitende stellvertretende stellvertretender "
    "politischer politische verantwortlicher verantwortliche grand especial jefe chef co-chef главный специальный "
    "шеф starszy starsza główny redaktor"
)
"""Words before a role's head that belong to it; alone they may well be names."""
GROUPS = _words(
    "merkezi staff team desk newsroom newsdesk redaktion redaktionsteam online-redaktion redaktionen newsteam "
    "webteam editors reporters correspondents writers journalists rédaction redacción redação redazione redactie "
    "redakcja redakce toimitus редакция редакції ekibi servisi المحررون تحرير המערכת מערכת board editorial "
    "collective nachrichten news press presse media medien agency agentur agence agencia agência agenzia agencja "
    "агентство ajansı presse-agentur nachrichtenagentur newswire wire service wires times herald tribune gazette "
    "journal zeitung tagblatt post chronicle observer daily magazine magazin radio tv television fernsehen "
    "broadcasting network channel foundation stiftung institute institut university universität association verband "
    "verein gmbh ag e.v. inc inc. ltd ltd. llc corp corp. ministry ministerium zespół équipe equipo equipe ekip "
    "verlag online web digital contributors rundfunk zeitschrift blog portal studio company group gruppe council "
    "committee party office partnership tageszeitung anzeiger rundschau kurier bote blatt plugins letters"
)
"""Words that make a byline an organisation or a desk."""
DESKS = _words(
    "staff team desk newsroom newsdesk redaktion redaktionsteam online-redaktion newsteam webteam rédaction "
    "redacción redação redazione redactie redakcja redakce toimitus редакция ekibi zespół équipe equipo equipe ekip"
)
"""Words of bylines that are a part of the house: they stand beside persons as authors of their own."""
MASTHEADS = _words(
    "times herald tribune gazette journal post chronicle observer courier zeitung tagblatt tageszeitung anzeiger "
    "rundschau kurier bote blatt"
)
"""Words a paper calls itself by: with a desk's word they name a byline ('Gazette Staff'), as 'News Staff' does not."""
AGENCIES = _words(
    "aa риа_новости тасс рейтер رويترز reuters afp ap dpa apa sda ats sid kna epd efe ansa agi lusa anp belga pap "
    "tass itar-tass interfax ria upi xinhua kyodo yonhap newsis kcna bloomberg pti ians ani aap anadolu dpa-afx ddp "
    "dapd ntb tt ritzau stt mti čtk ctk tasr hina tanjug agerpres bta lna elta ukrinform europapress antara bernama "
    "vna cna ips jiji rtr associated_press the_associated_press agence_france-presse agence_france_presse "
    "deutsche_presse-agentur press_association pa_media canadian_press the_canadian_press europa_press "
    "anadolu_ajansı anadolu_agency dow_jones yonhap_news_agency kyodo_news xinhua_news_agency itar_tass "
    "reuters_staff the_conversation"
)
"""News agencies; a blank is written as an underscore."""
NOT_NAMES = _words(
    "admin administrator webmaster moderator user guest anonymous anonym unknown none null undefined nan root test "
    "visitor author autor auteur autore follow share print email e-mail mail twitter facebook instagram linkedin "
    "youtube whatsapp telegram tiktok rss more mehr plus más home menu search login log sign subscribe newsletter "
    "contact kontakt about über read lesen weiter watch live video photo photos image images foto fotos bild bilder "
    "getty shutterstock istock unsplash pixabay comments comment kommentare kommentar reply antworten advertisement "
    "anzeige sponsored advertorial ago hours hour minutes minute days today yesterday heute gestern mins stunden "
    "published updated posted features feature sports politics politik business opinion local world culture kultur "
    "lifestyle technology monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag january february october november december januar februar oktober dezember "
    "click here hier aquí ici qui all alle tous todos posts beiträge artikel articles weitere view show copyright "
    "rights reserved seite next previous category kategorie tags tag thema rubrik permalink biography bio profile "
    "profil website homepage reprint order says sagt dice name nom nombre nome von by par por agenturen agencies "
    "agences agencias wires"
)
"""Words no person's name consists of: forms, menus, dates, credits."""
CUT_AT = _words(
    "alle artikel weitere beiträge live follow twitter facebook instagram linkedin email e-mail mehr posts updated "
    "published stand aktualisiert veröffentlicht kontakt telefon watch ago hours"
)
"""Words after which nothing belongs to the name."""
FIRST_NEVER = _words(
    "read follow share more mehr view click watch about über all alle see get our your my this these how why what "
    "when sign log subscribe join print photo photos image foto fotos bild video weitere copyright image: more: by "
    "von an no not"
)
"""Words no name begins with."""
PLACES = _words(
    "new_york hong_kong los_angeles san_francisco south_korea north_korea washington_d.c. washington_dc "
    "united_states united_kingdom new_delhi tel_aviv buenos_aires rio_de_janeiro são_paulo sao_paulo mexico_city "
    "san_diego las_vegas kuala_lumpur phnom_penh ho_chi_minh_city cape_town saint_petersburg st._petersburg "
    "sri_lanka new_zealand saudi_arabia costa_rica el_salvador puerto_rico frankfurt_am_main den_haag the_hague "
    "new_orleans san_antonio st._louis abu_dhabi middle_east southeast_asia east_asia white_house"
)
"""Places of two words; those of one word fall to the rule that a list of full names has no single words."""
KOREAN_SURNAMES = _words(
    "kim lee yi rhee park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han oh seo suh shin "
    "sin kwon hwang ahn an song ryu yoo yu hong jeon jun ko go moon mun son sohn yang bae baek paik heo hur nam noh "
    "roh ha joo ju woo min seong sung cha ku koo na ra ji chi won byun byeon chun cheon bang gong kong ham ri ro"
)

CONTRIBUTION = re.compile(
    r"[\s,;(]*\b(?:"
    r"(?:(?:with|and) )?additional (?:reporting|research|contributions?) (?:by|from)\b"
    r"|(?:with )?contributions? (?:by|from)\b"
    r"|(?:edited|editing|photo(?:s|graphs?|graphy)?|pictures?|illustrations?|graphics?|video|translated|translation|"
    r"(?:medically )?reviewed|fact[- ]checked|produced|narrated|contributed) (?:by|from)\b"
    r"|(?:fotos?|bild(?:er)?|photos?|images?|grafik|crédits?|credits?|фото|mitarbeit|editing|reporting|사진)\s?[:=]"
    r"|(?:illustration(?:en)?|fotos?|bild(?:er)?|photos?|grafik|fotografías?|fotografie) (?:von|de|di|par|por)\b"
    r"|mit (?:material|informationen|agenturmaterial)\b"
    r").*",
    re.IGNORECASE | re.DOTALL,
)
"""Credits that are not authorship; they run to the end."""
READERS = re.compile(r"\b(?:says|said|sagt|dice|dit|a dit|schreibt|ha detto|pisze|zegt|diz)\s?:?\s*$", re.IGNORECASE)
"""Endings of a commenter's name."""
