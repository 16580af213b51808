"""Headings of blocks that are neither: most read, latest, navigation, advertising, other widgets. Data only."""

# East Asian characters count double in line lengths.
# ruff: noqa: E501

PHRASES = """
en: most read|most popular|popular|popular posts|popular stories|popular now|trending|trending now
en: top stories|latest|latest news|latest stories|latest posts|latest articles|recent|recent posts
en: recent articles|recent stories|newest|editor's picks|editors' picks|editor's pick|editor’s picks
en: must read|must reads|don't miss|in case you missed it|most viewed|most commented|most shared
en: most discussed|hot topics|what's hot|what's new|in the news|breaking news|featured
en: featured stories|featured posts|headlines|top news|top headlines|more news|more top stories
en: more headlines|today's headlines|today's top stories|around the web|from around the web
en: sponsored|sponsored content|promoted|promoted content|paid content|advertisement|partner content
en: from our partners|from the web|videos|video|watch|most watched|jobs|newsletter|newsletters
en: newsletter sign up|tags|topics|related topics|categories|archives|follow us|previous post
en: next post|post navigation|about the author|recent comments|latest comments|top comments|share
en: share this|more from author|trending stories|trending topics|just in|live|weather|photos
en: galleries|podcasts|events|best of|subscribe|newest first|this week|this month|today|shop
en: quick links|stay connected|stay informed|news in pictures
de: meistgelesen|meist gelesen|die meistgelesenen artikel|am meisten gelesen|beliebt
de: beliebte artikel|beliebteste artikel|top-themen|topthemen|top news|neueste artikel
de: neueste beiträge|neuste artikel|neueste|aktuelle nachrichten|aktuell|aktuelles|letzte beiträge
de: letzte kommentare|neueste kommentare|aktuelle kommentare|nachrichten|schlagzeilen|anzeige
de: anzeigen|themen|schlagwörter|video|videos|stellenmarkt|newsletter|ticker|newsticker|kategorien
de: archiv|eilmeldungen|meistkommentiert|meist kommentiert|jetzt live|trending
de: empfehlungen der redaktion|tipps der redaktion|mehr news|das neueste|neu|gerade gelesen
de: die neuesten artikel|autor|über den autor|autoren|meistgeklickt|jobs|jetzt im trend
fr: les plus lus|le plus lu|plus lus|à la une|dernières actualités|derniers articles
fr: dernières nouvelles|en direct|les plus populaires|populaires|articles récents|l'actu en continu
fr: vidéos|publicité|partenaires|commentaires récents|derniers commentaires|en continu|les + lus
fr: tendances|nos newsletters|services|contenus sponsorisés|le fil info
es: lo más leído|más leídas|más leído|más leídos|lo más visto|lo más nuevo|últimas noticias
es: lo último|más vistas|populares|destacadas|destacados|tendencias|entradas recientes
es: comentarios recientes|publicidad|vídeos|videos|temas|etiquetas|noticias más leídas|más noticias
es: portada|en portada|boletines|última hora|más popular|en vivo|las más leídas
pt: mais lidas|mais lidos|últimas notícias|últimas|mais vistas|destaques|populares
pt: comentários recentes|em alta|vídeos|mais recentes|notícias mais lidas|publicidade|as mais lidas
pt: posts recentes|tendências|mais populares
it: i più letti|più letti|ultime notizie|ultimi articoli|più popolari|in evidenza|articoli recenti
it: commenti recenti|le più lette|ultim'ora|primo piano|video|tendenze|i più visti|ultime news
it: più commentati
nl: meest gelezen|populair|laatste nieuws|net binnen|recente berichten|recente reacties
nl: het laatste nieuws|best gelezen|meest bekeken|aanbevolen video's|trending|nieuwste artikelen
sv: mest läst|mest lästa|senaste nytt|senaste nyheterna|populärt|populära|just nu|senaste
da: mest læste|seneste nyt|seneste|populært|lige nu|nyeste
no: mest lest|siste nytt|siste|populært|akkurat nå|nyeste
fi: luetuimmat|uusimmat|tuoreimmat|suosituimmat|juuri nyt
pl: najczęściej czytane|najnowsze|popularne|najpopularniejsze|ostatnie komentarze|ostatnie wpisy
pl: najnowsze wiadomości|aktualności|reklama|na topie|gorące tematy|najnowsze artykuły
pl: najchętniej czytane|ostatnio dodane
cs: nejčtenější|nejnovější|nejčtenější články|poslední komentáře|populární|aktuálně
sk: najčítanejšie|najnovšie|najčítanejšie články|populárne
hu: legolvasottabb|legfrissebb|népszerű|legfrissebb hírek|friss hírek
ro: cele mai citite|ultimele știri|cele mai noi|populare|știri recente
ru: самое читаемое|популярное|последние новости|новости|главное|главные новости|лента новостей
ru: свежее|реклама|сейчас читают|самое популярное|последние комментарии|топ новостей|читаемое|важное
ru: новости партнёров|новости партнеров|популярные статьи
uk: популярне|останні новини|головне|новини|найпопулярніше|стрічка новин
hr: najčitanije|najnovije|popularno|najnovije vijesti
tr: çok okunanlar|en çok okunanlar|son haberler|son dakika|popüler|öne çıkanlar
el: δημοφιλή|τελευταία νέα|τα πιο διαβασμένα|ροή ειδήσεων
ar: الأكثر قراءة|آخر الأخبار|الأكثر مشاهدة|أحدث المقالات|الاكثر قراءة|أحدث الأخبار
he: הנקראים ביותר|חדשות אחרונות|הכי נקראות
ja: ランキング|アクセスランキング|人気記事|新着記事|最新記事|最新ニュース|人気|最近の投稿|最近のコメント|アクセス数ランキング|注目記事|pick up|特集
ko: 많이 본 뉴스|많이본 뉴스|인기기사|인기 기사|최신기사|최신 기사|최신뉴스|주요뉴스|많이 본 기사|실시간 인기기사|인기뉴스|랭킹
zh: 热门文章|熱門文章|最新文章|最新消息|热门|熱門|排行榜|最新新闻|最新新聞|熱門新聞|热门新闻|近期文章|近期评论|点击排行|热点|人氣文章|今日熱門
id: terpopuler|berita terbaru|terbaru|populer|berita terkini|terkini
vi: tin mới|đọc nhiều|tin nổi bật|mới nhất|tin mới nhất
en: from around the site|from around the network|around the network|more from our network|related tags|related videos
en: related video|related products|related companies|related searches|related keywords|related jobs|related events
en: related people|related categories|similar products|similar items|you may also like these products|recommended videos
en: recommended products|more videos|more podcasts|more galleries|more about us|more on twitter|about us|contact us
en: our brands|our network|partner sites|our sites|explore our brands|shop now|recommended deals|upcoming events
de: aus dem netzwerk|aus unserem netzwerk|verwandte themenbereiche|ähnliche produkte|passende produkte|ähnliche rezepte
de: verwandte produkte|weitere videos|ähnliche videos|mehr über uns|über uns|mehr zu diesem autor|mehr von diesem autor
de: alle termine|termine|passende jobs|aus dem shop|unsere angebote|mehr aus dem netz|das könnte sie auch interessieren - anzeige
fr: vidéos associées|produits similaires|mots-clés|thèmes associés|à propos|du même auteur|sur le web
es: temas relacionados|vídeos relacionados|videos relacionados|productos relacionados|productos similares|etiquetas relacionadas|del mismo autor
pt: vídeos relacionados|produtos relacionados|tags relacionadas|do mesmo autor|mais do autor
it: video correlati|prodotti correlati|prodotti simili|tag correlati|dello stesso autore|chi siamo
nl: gerelateerde video's|gerelateerde producten|gerelateerde onderwerpen|over ons|meer over ons|van dezelfde auteur
sv: relaterade ämnen|relaterade produkter|om oss
da: relaterede emner|relaterede produkter
no: relaterte emner|relaterte produkter|om oss
pl: powiązane tagi|powiązane produkty|podobne produkty|o nas|najpopularniejsze z numeru|artykuły tego autora|filmy
cs: související produkty|podobné produkty|související témata|štítky|o nás
ru: похожие товары|теги|об авторе|другие материалы автора|все материалы автора|видео по теме
uk: схожі товари|теги|про автора|інші матеріали автора
tr: i̇lgili videolar|ilgili videolar|benzer ürünler|etiketler|yazarın diğer yazıları
"""

STARTS = (
    "latest ", "most ", "trending", "popular ", "top stor", "top news", "top arti", "recent ", "editor",
    "sponsored", "promoted", "breaking", "neueste", "das neueste", "aktuelle ", "meistgel", "meist gel",
    "beliebte", "die meist", "les plus ", "dernier", "dernière", "lo más ", "las más ", "últim",
    "mais lid", "as mais ", "più lett", "le più ", "i più ", "ultim", "meest ", "laatste ", "najnow",
    "najczę", "najpop", "nejčten", "nejnov", "самое ", "последние ", "популярн", "mest l", "senaste",
    "seneste", "siste ", "人気", "最新", "热门", "熱門", "인기", "많이 본", "최신", "friss", "legfriss", "terpopuler",
    "terbaru", "en çok ", "son dakika",
)  # fmt: skip
"""How the headings of such blocks may begin."""
