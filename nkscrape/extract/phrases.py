"""What the lines among an article's paragraphs say that are no part of it: alternatives of regular expressions."""

READ_MORE = r"""
read (?:more|next|also|the full)|also read|more (?:on|from|stories|news|about)
related(?: (?:articles?|stories|news|content|coverage|reading|links?|topics?|posts?))?|see (?:also|more)
recommended(?: (?:for you|reading|videos?))?|you (?:may|might) (?:also )?(?:like|be interested)|don'?t miss
keep reading|up next|watch(?: now| live| more)?|more like this|trending(?: now)?|what to read next|must read
les(?:en)? sie (?:auch|mehr|hier|dazu|weiter)|mehr (?:zum thema|dazu|lesen|aus|zu|über|von)|auch interessant
zum thema|das könnte (?:sie|dich) (?:auch )?interessieren|weiterlesen
weitere (?:artikel|themen|infos|informationen|nachrichten|meldungen)|siehe auch|lesetipps?|passend dazu
hintergrund|empfohlener (?:externer|redaktioneller) inhalt|lire (?:aussi|la suite|également|plus)
à lire(?: aussi| également)?|voir aussi|sur le même (?:sujet|thème)|à voir(?: aussi)?
lea? (?:también|además|más)|leer? más|lea|lee también|te puede interesar|(?:le|te) (?:puede|podría) interesar
ver (?:también|más)|más información|noticias? relacionadas?|relacionad[oa]s?|leia (?:também|mais)
veja (?:também|mais)|saiba mais|leggi (?:anche|tutto|di più)|vedi anche|approfondisci|leggi l'articolo
czytaj (?:też|także|więcej|również|dalej)|zobacz (?:też|także|również)|przeczytaj (?:też|także|również)|polecamy
lees (?:ook|meer|verder)|læs også|les også|läs (?:också|mer|även)|lue myös|читайте (?:также|ещё|еще)
читать (?:также|далее)|по теме|смотрите также|читайте також|ayrıca (?:okuyun|bakınız)|i̇lgili haber(?:ler)?
ilgili haber(?:ler)?|devamını oku|baca juga|simak juga|xem thêm|đọc thêm|tin liên quan
اقرأ (?:أيضا|أيضًا|أيضاً|المزيد)|קראו (?:גם|עוד)|عاجل|شاهد أيضا
関連(?:記事|リンク|ニュース)|あわせて読みたい|続きを読む|관련\s?기사|관련\s?뉴스
함께 보면 좋은 기사|더 보기|相关(?:阅读|新闻|报道|文章|链接)|相關(?:新聞|報導|閱讀|文章)|延伸閱讀|推荐阅读
"""
"""Open a line that points to other articles."""

LABELS = r"""
stay up[- ]to[- ]date\b.*|get email updates|submit your (?:letter|story)\b.*|read further\b.*|more from the web
schon gelesen|weitere (?:aktuelle )?themen\b.*|weiter zu\b.*|.{0,40}kommentare geschlossen.{0,30}|quellen ausblenden
impressum\b.*|datenschutz(?:erklärung)?\b.{0,60}
(?:anzeige|werbung)\s*[-–:|].*|ten tekst przeczytasz\b.*|czas czytania\b.*
(?:weitere|mehr) infos? (?:unter|auf)\b.{0,80}|temps de lecture\b.*|tiempo de lectura\b.*|tempo di lettura\b.*
время чтения\b.*
share(?: (?:this|on|via|to)\b.*| article)?|shares|save|print(?: this)?(?: article)?|e-?mail(?: this)?|copy link
link copied.*|tweet|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|messenger|post on x
follow (?:us|me)\b.*|like us on.*|join (?:us|our)\b.*(?:channel|group|community|newsletter|telegram|whatsapp).*
(?:click|tap) here\b.*|click to (?:get|read|watch|view|share).*|advertisement|sponsored(?: content)?|ad
story continues below.*|article continues below.*|(?:continue|keep) reading(?: (?:below|the main story))?.*
sign ?up\b.*|signup\b.*|subscribe\b.*
get (?:the|our|daily|breaking|more|all|real-time)\b.{0,120}(?:newsletter|inbox|app|e-?mail|updates|alerts|results?)\b.*
log ?in(?: (?:to|or)\b.*)?|sign in(?: (?:to|or)\b.*)?|register(?: (?:to|or|for|now)\b.*)?
create an? (?:free )?account\b.*|already (?:a|have an?) (?:subscriber|member|account)\b.*|remember me
existing users\b.*|forgot(?:ten)? (?:your )?password.*|you(?:'ve| have) reached your (?:limit|monthly)\b.*
you have \d+ free articles?\b.*|you(?:'ve| have) read (?:all )?(?:of )?your \d+\b.*
this article is (?:for|reserved|available)\b.{0,80}(?:subscribers|members).*|to continue reading\b.*
download (?:the|our)\b.*app\b.*|listen to (?:this )?(?:article|story).*
\d+ min(?:ute)?s?(?: read| listen| lesezeit)?|(?:estimated )?reading time\b.*|lesezeit\b.*|lesedauer\b.*
artikel (?:anhören|vorlesen|teilen|drucken|merken).*|(?:jetzt )?(?:in der app )?anhören|teilen|drucken|merken
kommentare?(?: \d+)?|anzeige|werbung|gesponsert|zum newsletter.*|newsletter\b.{0,60}
hier (?:können sie|geht es zu[mr]?)\b.{0,80}(?:anmelden|newsletter|abonnieren).*|partager|imprimer|publicité
s'abonner|abonnez-vous\b.*|inscrivez-vous\b.*|recevez\b.*newsletter.*|compartir|comparte\b.{0,40}|imprimir
publicidad|suscr[ií]bete\b.*|regístrate\b.*|síguenos\b.*|sigue\b.{0,60}en (?:google|whatsapp|telegram).*
compartilh(?:e|ar)\b.{0,40}|publicidade|assine\b.*|siga\b.{0,40}(?:google|instagram|twitter|whatsapp).*
condividi\b.{0,40}|pubblicità|iscriviti\b.*|abbonati\b.*|udostępnij|reklama|zapisz się\b.*|obserwuj nas\b.*
реклама|поделиться\b.*|подписывайтесь\b.*|подпишитесь\b.*|підписуйтесь\b.*|paylaş|reklam|abone ol\b.*
deel(?: dit)?(?: artikel)?|advertentie|publicerad|annons|annonse|iklan|bagikan|إعلان|شارك|شاركها|פרסומת|שתפו
シェア(?:する)?|ツイート|広告|印刷|会員登録|ログイン(?:する)?|新規登録|공유하기?|기사\s?공유|글자\s?크기.*|구독하기?|광고|무단\s?전재.*|저작권자.*|분享|分享(?:到.*)?
打印
广告|廣告|view (?:comments|all|more|gallery|image|\d+ images?)|(?:show|hide|load|view) (?:more|all|less|comments?)
(?:\d+|no|leave a|add a|post a|view|show|see) comments?|comments?(?: \(?\d+\)?)?|\(?\d+\)? comments?|photos?
videos?|gallery|image|bild|foto|live|exclusive|opens? in (?:a )?new (?:tab|window)|key (?:points|takeaways)
(?:see|read) our ethics statement.*|our standards:.*|purchase licensing rights.*|submit a correction
send a letter to the editor|reprints (?:&|and) permissions|report (?:a )?(?:typo|error|correction).*
(?:tags?|topics?|themen|schlagwörter|schlagworte|stichwörter|etiquetas|temas|filed under)(?:\s*:.*|$)
(?:published under|posted in|categor(?:y|ies)|kategorien?|in this article|more topics|tagi|теги|etiketler)(?:\s*:.*|$)
(?:タグ|카테고리)(?:\s*:.*|$)
add .{2,60} as a preferred source.*|make .{2,40} preferred (?:source )?on google.*
(?:zitiervorschlag|current issue|keep up to date|stay informed|most popular|just in|read the comments)
register\b.{0,40}|(?:get|sign) in touch\b.*|for more (?:stories|news)\b.{0,60}(?:check|visit|follow)\b.*
(?:want|have) (?:more|a (?:story|tip))\b.*|do you have a story\b.*|(?:pic\.twitter\.com|https?://t\.co)/\S+
"""
"""Whole blocks: button labels, pleas, labels of tags."""

NOTICES = r"""
views expressed in (?:opinion|this)|(?:views|opinions) expressed .{0,80}(?:author|writer|own|those of)
müssen nicht der meinung der redaktion|spiegeln? nicht (?:unbedingt )?die meinung|all rights reserved
alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|무단[ -]?전재|無断転載
(?:this|the) (?:site|article|page|website) (?:uses cookies|is protected by recaptcha)|protected by recaptcha
privacy policy and terms|terms (?:of (?:service|use)|and conditions) and privacy
personenbezogene daten .{0,80}(?:drittplattformen|übermittelt)
externe(?:n|r)? inhalt.{0,60}(?:angezeigt|anzeigen)
(?:this|der|diese) (?:article|story|post|artikel|seite) (?:contains|enthält) (?:affiliate|werbe)
affiliate(?:-| )links?\b.{0,80}(?:commission|provision|earn|erhalten)
we may (?:earn|receive) (?:a )?(?:small )?commission
(?:subscribe|sign up)\b.{0,60}(?:newsletter|unlimited access|to (?:read|continue))
newsletter\b.{0,80}(?:anmelden|abonnieren|bestellen|inbox|subscribe|sign up|unsubscribe)
you (?:have|'ve) reached your (?:\w+ )?limit|free articles? (?:this month|left|remaining)
existing users, please sign in|javascript (?:is )?(?:disabled|aktivieren|to view)|enable javascript
create an account or sign in|your email address will not be published|unsubscribe at any time
\b(?:follow|find|like|join|connect with) .{0,60}\b(?:on|via) (?:our )?(?:twitter|facebook|instagram|whatsapp)\b
\b(?:follow|find|like|join|connect with) .{0,60}\b(?:on|via) (?:our )?(?:telegram|youtube|linkedin|tiktok|bluesky)\b
download .{0,60}\bapps?\b.{0,20}\b(?:ios|android)|canal de (?:telegram|whatsapp|youtube)|please subscribe
(?:become|hazte) (?:a |an )?(?:member|miembro|socio|supporter)|cancela cuando quieras
(?:support|help us|donate|contribut)\w* .{0,60}(?:our|independent) journalism|already a subscriber
nicht eingeloggt|um einen kommentar zu (?:hinterlassen|schreiben)|\(?noch keine bewertungen
(?:dieser|der) (?:beitrag|artikel|text) enthält (?:werbung|werbelinks|affiliate)
references to products from one or more of our advertisers
(?:add|make|set) .{2,40}(?:preferred source|google discover)|bookmark our website
browser\b.{0,60}(?:veraltet|outdated|not supported|out of date)|(?:outdated|old|unsupported|veralteten) .{0,20}browser
przestarzałej wersji przeglądarki|navigateur .{0,30}obsolète|navegador .{0,30}(?:obsoleto|desactualizado|anticuado)
"""
"""Found in notes of the house: disclaimers, offers, rights."""

PICTURES = r"""
photo(?:graph(?:y|s|er)?)?|image|picture|pic|illustrations?|video|graphic|cover photo|main photo|(?:symbol)?fotos?
bild(?:er|quelle|nachweis)?|grafik|crédits?(?: photo)?|imagen|fotografía|fotografie|immagine|zdjęcie|fot\.|фото|коллаж
иллюстрация|fotoğraf|kuva|写真|사진|图片|圖
"""
"""Name a picture: a line of one of them and a colon names its maker."""

CREDITS = r"""
(?:photo|image|picture|illustrations?|fotos?) (?:by|courtesy|credit|de|di|von)\b|©|\(c\)\s|copyright\b
credit\s*:|\(?(?:quelle|source|fuente|fonte|źródło|источник|kaynak|出典|来源|來源)n?\s*[:：]
"""
"""Open a line that names the maker of a picture, or the source."""

CLOSINGS = r"""
about the authors?|about us|(?:über|zur|zum) (?:(?:den|die|der) )?autor(?:in|en)?|die autorin|der autor
autor(?:en)?|l'auteur|el autor|sobre el autor|author bio|authors?|join the (?:discussion|conversation)
leave a (?:reply|comment)|comments?|kommentare|commentaires|comentarios|discussion|footnotes|references
copyright .*|quellen(?:angaben?|nachweise?)|literaturverzeichnis|einzelnachweise|originalpublikation
(?:presse)?kontakt|ansprechpartner(?:in)?|weiterführende links?|zum weiterlesen
vorschau auf den nächsten artikel|media contact|press contact
"""
"""Headings behind which an article is over."""

BYLINES = r"""
by|von|par|por|di|da|door|av|af|od|autor(?:in|es|a)?|author|words by|written by|reported by|text|redaktion|автор
текст|yazan|글|文|記者
"""
"""Open a line that names the authors."""

HINTS = """
views expressed|opinions expressed|meinung|rights reserved|rechte vorbehalten|droits|derechos|전재|転載|cookies
recaptcha|terms of|terms and|personenbezogen|externe|affiliate|enthält werbe|commission|subscribe|sign up
newsletter|your limit
free article|please sign in|javascript|an account|email address|unsubscribe|preferred|discover|bookmark|twitter
facebook|instagram|whatsapp|telegram|youtube|ios|member|miembro|socio|cancela|journalism|eingeloggt
kommentar zu|bewertungen
our advertisers|already a|enthält werbung|browser|przeglądarki|navigateur|navegador
"""
"""Plain words one of which stands in every notice: the patterns are tried only where one is found."""
