"""Headings of related and recommended reading, by language. Data only."""

# East Asian characters count double in line lengths.
# ruff: noqa: E501

PHRASES = """
en: related|related articles|related article|related stories|related story|related posts
en: related post|related news|related content|related reading|related links|related coverage
en: related topics and articles|related items|related to|related topic|related headlines
en: related features|related reports|related read|related reads|related analysis|recommended
en: recommended for you|recommended articles|recommended stories|recommended reading
en: recommended posts|recommended read|recommendations|we recommend|our recommendations
en: recommended content|recommended to you|you may also like|you might also like|you may like
en: you might like|you may also enjoy|you might also enjoy|you may also be interested in
en: you might also be interested in|you may be interested in|you might be interested in|also read
en: read also|also see|see also|also of interest|read next|up next|what to read next|read this next
en: next read|continue reading|keep reading|read more|read more about this|more on this
en: more on this story|more on this topic|more on the topic|more about this|more like this
en: more stories like this|more from this story|more articles like this|similar articles
en: similar stories|similar posts|similar news|further reading|dig deeper|explore more|more to read
en: more reading|more to explore|more coverage|more on that|background|background reading
en: suggested reading|suggested articles|suggested stories|suggested posts|suggested for you
en: suggestions for you|if you liked this|if you enjoyed this|if you liked this post
en: you'll also like|you will also like|don't miss these|other articles on this topic|in this story
en: on the same topic|on this topic|in context|related by topic|people also read|readers also read
en: readers also liked|from our archive|related from our archive|also on this topic
en: related posts you may like|linked articles|associated articles|connected stories|what to read
en: learn more
de: mehr zum thema|mehr zu diesem thema|mehr zu dem thema|weitere artikel zum thema|weitere artikel
de: zum thema|weiteres zum thema|auch zum thema|dies passt zum thema|passend zum thema|passend dazu
de: das passt dazu|dazu passend|ähnliche artikel|ähnliche beiträge|ähnliche themen
de: ähnliche meldungen|verwandte artikel|verwandte beiträge|verwandte themen
de: das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte interessieren
de: das könnte ihnen auch gefallen|das könnte dir auch gefallen|könnte dich auch interessieren
de: auch interessant|dies könnte sie auch interessieren|dies könnte dich auch interessieren
de: das könnte euch auch interessieren|könnte sie auch interessieren
de: vielleicht interessiert sie auch|vielleicht auch interessant|auch lesenswert|lesen sie auch
de: lesen sie dazu auch|lesen sie mehr|lesen sie mehr zum thema|lesen sie weiter|lies auch
de: lies weiter|lesen sie hierzu|lesen sie dazu|lesen sie auch diese artikel|hier weiterlesen
de: weiterlesen|weitere beiträge|weitere beiträge zum thema|weitere meldungen zum thema
de: weitere informationen zum thema|weiterführende artikel|empfehlungen|empfehlungen für sie
de: unsere empfehlungen|empfohlene artikel|empfohlen|empfohlene beiträge|für sie empfohlen
de: wir empfehlen|lesetipps|lesetipp|lesen sie als nächstes|als nächstes lesen|mehr dazu
de: mehr über dieses thema|artikel zum thema|hintergrund|hintergründe zum thema|siehe auch
de: mehr davon|auch spannend|weitere interessante artikel|interessante artikel
de: das interessiert andere leser|andere leser interessierte auch|themenverwandte artikel
de: passende artikel|mehr lesen|dazu auf unserer seite|links zum thema|zum weiterlesen
fr: sur le même sujet|sur le même thème|dans le même sujet|à lire aussi|lire aussi|lire également
fr: à lire également|à lire|à lire sur le même sujet|articles liés|article lié|articles similaires
fr: articles connexes|articles associés|articles recommandés|recommandé pour vous
fr: recommandés pour vous|nos recommandations|recommandations|voir aussi|vous aimerez aussi
fr: vous pourriez aussi aimer|vous pourriez aimer|cela peut vous intéresser|à voir aussi
fr: cela pourrait vous intéresser|ça peut vous intéresser|ces articles pourraient vous intéresser
fr: pour aller plus loin|ces articles peuvent vous intéresser|dans la même rubrique
fr: en lien avec cet article|sujets similaires|en rapport|pour approfondir|à lire ensuite
fr: lisez aussi|sujets associés|sur ce sujet|dans le même dossier|contenus associés
fr: articles sur le même sujet|suggestions|suggestions d'articles|vous pourriez être intéressé par
fr: à découvrir aussi
es: te puede interesar|le puede interesar|te podría interesar|le podría interesar
es: también te puede interesar|te puede interesar también|quizás te interese|quizá te interese
es: puede que te interese|tal vez te interese|lee también|lea también|leer también|lee además
es: lea además|lea más|lee más|ver también|vea también|mira también|noticias relacionadas
es: noticia relacionada|artículos relacionados|artículo relacionado|relacionados|relacionadas
es: relacionado|contenido relacionado|contenidos relacionados|notas relacionadas|nota relacionada
es: entradas relacionadas|publicaciones relacionadas|historias relacionadas|más sobre este tema
es: sobre el mismo tema|más sobre esto|más información|recomendados|recomendado para ti
es: recomendados para ti|te recomendamos|le recomendamos|artículos recomendados
es: noticias recomendadas|además|también te gustará|te gustará también|sobre este tema
es: seguir leyendo|sigue leyendo|temas relacionados|en relación|artículos similares
es: podría interesarte|más del tema
pt: leia também|leia mais|leia ainda|veja também|veja mais|ler também|ver também|saiba mais
pt: relacionadas|relacionados|notícias relacionadas|notícia relacionada|artigos relacionados
pt: artigo relacionado|matérias relacionadas|posts relacionados|conteúdo relacionado
pt: conteúdos relacionados|você pode gostar|você também pode gostar|pode interessar
pt: pode também interessar|também pode gostar|também lhe pode interessar|recomendados para você
pt: recomendado para você|recomendamos|recomendadas|sobre o mesmo tema|mais sobre este tema
pt: mais sobre este assunto|talvez você goste|sugestões de leitura|sobre este assunto
pt: outros artigos sobre o tema|a ler|relacionado
it: leggi anche|leggi di più|articoli correlati|articolo correlato|notizie correlate|correlati
it: potrebbe interessarti|ti potrebbe interessare|potrebbero interessarti
it: ti potrebbe interessare anche|potrebbe interessarti anche|potrebbero interessarti anche
it: sullo stesso argomento|vedi anche|ti consigliamo|consigliati|consigliati per te|articoli simili
it: altri articoli sull'argomento|approfondimenti|da leggere|ti può interessare|per approfondire
it: contenuti correlati|notizie collegate|leggi pure|raccomandati per te|altro su questo argomento
nl: lees ook|lees meer|lees verder|gerelateerd|gerelateerde artikelen|gerelateerde berichten
nl: gerelateerd nieuws|meer over dit onderwerp|meer over|aanbevolen|aanbevolen voor jou
nl: aanbevolen artikelen|vergelijkbare artikelen|wellicht ook interessant|misschien ook interessant
nl: ook interessant|bekijk ook|zie ook|verder lezen|aanraders|dit vind je misschien ook interessant
nl: dit is misschien ook interessant|mogelijk ook interessant|lees dit ook
sv: läs också|läs även|läs mer|relaterat|relaterade artiklar|mer om ämnet|mer i ämnet|rekommenderat
sv: se även|rekommenderas|rekommenderade artiklar|du kanske också gillar|fler artiklar om ämnet
sv: liknande artiklar|läs vidare
da: læs også|læs mere|relaterede artikler|relateret|mere om emnet|anbefalet|andre læste også
da: relaterede nyheder
no: les også|les mer|relaterte artikler|relaterte saker|relatert|mer om saken|anbefalt
no: anbefalte artikler|flere saker
fi: lue myös|lue lisää|lue seuraavaksi|aiheeseen liittyvää|aiheesta lisää|suosittelemme|katso myös
fi: liittyvät artikkelit
is: tengdar fréttir|tengt efni|lestu einnig
pl: czytaj także|czytaj też|czytaj również|czytaj więcej|przeczytaj także|przeczytaj też
pl: przeczytaj również|zobacz także|zobacz też|zobacz również|zobacz więcej|powiązane
pl: powiązane artykuły|powiązane tematy|podobne artykuły|polecamy|polecane|polecane artykuły
pl: polecane dla ciebie|warto przeczytać|więcej na ten temat|podobne wpisy|to może cię zainteresować
pl: może cię zainteresować|może cię również zainteresować|na ten temat|podobne tematy
pl: artykuły powiązane|powiązane wpisy|sprawdź także|dowiedz się więcej|mogą cię zainteresować
pl: w temacie
cs: související|související články|čtěte také|čtěte dále|přečtěte si také|k tématu
cs: mohlo by vás zajímat|podobné články|doporučujeme|doporučené články|více k tématu
cs: další články k tématu|čtěte více|mohlo by vás také zajímat|čtěte též
sk: súvisiace|súvisiace články|čítajte aj|čítajte tiež|prečítajte si aj|prečítajte si tiež
sk: mohlo by vás zaujímať|odporúčame|viac k téme|k téme|podobné články
hu: kapcsolódó cikkek|kapcsolódó|kapcsolódó anyagok|ajánlott cikkek|ajánlott|ajánljuk|olvasta már
hu: ez is érdekelheti|hasonló cikkek|olvasson tovább|további cikkek a témában|ezt is olvassa el
hu: kapcsolódó cikk
ro: citește și|citeste si|citiți și|articole similare|articole asemănătoare|știri similare
ro: pe aceeași temă|te-ar putea interesa|recomandări|recomandate|articole recomandate|vezi și
ro: citește mai mult|îți recomandăm|articole conexe
bg: още по темата|свързани статии|вижте още|вижте също|прочетете още|препоръчваме|подобни статии
bg: свързани новини|може да ви хареса|прочетете също
ru: читайте также|по теме|по этой теме|ещё по теме|еще по теме|материалы по теме|статьи по теме
ru: новости по теме|похожие статьи|похожие новости|похожие материалы|похожие записи|связанные статьи
ru: связанные новости|рекомендуем|рекомендуем почитать|рекомендуемые статьи|вам может быть интересно
ru: вам может понравиться|смотрите также|вас может заинтересовать|вам также может понравиться
ru: другие материалы по теме|сюжет|см. также|подробнее по теме|связанные материалы|читать далее
ru: также по теме|на эту тему|читайте по теме|рекомендованные материалы
uk: читайте також|за темою|по темі|схожі статті|схожі новини|пов'язані новини|матеріали за темою
uk: рекомендуємо|новини за темою|вам може сподобатися|дивіться також|ще за темою|вас може зацікавити
hr: povezani članci|povezane vijesti|pročitajte još|pročitajte i|pročitajte više
hr: možda će vas zanimati|više o temi|povezano|slični članci|preporučujemo|vezane vijesti
hr: pročitaj još|pročitaj i|moglo bi vas zanimati|vezani članci
sr: повезане вести|повезани чланци|прочитајте још|povezane vesti|možda vas zanima|слични чланци
sr: на исту тему
sl: preberite tudi|preberite še|sorodni članki|povezani članki|več o temi|morda vas zanima
el: διαβάστε επίσης|διαβάστε ακόμα|διαβάστε ακόμη|σχετικά άρθρα|σχετικά|δείτε επίσης|προτεινόμενα
el: σχετικές ειδήσεις|μπορεί να σας ενδιαφέρει|δείτε ακόμα|διαβάστε περισσότερα
tr: ilgili haberler|ilgili haber|benzer haberler|ilgili yazılar|ilgili içerikler
tr: bunlar da ilginizi çekebilir|ilginizi çekebilir|önerilen haberler|önerilenler
tr: sizin için önerilenler|ayrıca okuyun|ayrıca bakınız|benzer yazılar
ar: مقالات ذات صلة|مواضيع ذات صلة|أخبار ذات صلة|ذات صلة|اقرأ أيضا|اقرأ أيضاً|اقرأ ايضا|إقرأ أيضا
ar: مقالات مشابهة|قد يعجبك أيضا|قد يعجبك ايضا|قد يهمك|قد يهمك أيضا|موضوعات متعلقة|موضوعات ذات صلة
ar: مواضيع متعلقة|اخبار متعلقة|أخبار متعلقة|شاهد أيضا|مقترحة لك
he: כתבות קשורות|כתבות נוספות בנושא|עוד בנושא|אולי יעניין אותך|קראו עוד|קראו גם|מומלצים|מומלץ עבורך
he: כתבות נוספות שאולי יעניינו אתכם
fa: مطالب مرتبط|اخبار مرتبط|مقالات مرتبط|بیشتر بخوانید|همچنین بخوانید|پیشنهاد ما|مرتبط|خبرهای مرتبط
hi: संबंधित खबरें|संबंधित समाचार|ये भी पढ़ें|यह भी पढ़ें|इसे भी पढ़ें|और पढ़ें|संबंधित लेख
bn: আরও পড়ুন|সম্পর্কিত খবর|সংশ্লিষ্ট খবর
id: baca juga|artikel terkait|berita terkait|terkait|rekomendasi|rekomendasi untuk anda
id: anda mungkin juga suka|lihat juga|simak juga|berita terkait lainnya
id: artikel lainnya tentang topik ini|direkomendasikan untuk anda|pilihan untukmu
ms: berita berkaitan|artikel berkaitan|baca lagi
vi: tin liên quan|bài viết liên quan|bài liên quan|có thể bạn quan tâm|xem thêm|đọc thêm
vi: tin cùng chủ đề|liên quan
th: ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|อ่านเพิ่มเติม|แนะนำสำหรับคุณ
ja: 関連記事|関連ニュース|関連する記事|この記事に関連するニュース|こちらの記事もおすすめ|あわせて読みたい|合わせて読みたい|おすすめ記事|おすすめの記事|おすすめ|あなたにおすすめ
ja: あなたへのおすすめ|こちらもおすすめ|関連リンク|関連コンテンツ|関連トピックス|併せて読みたい|この記事を読んだ人はこんな記事も読んでいます
ko: 관련기사|관련 기사|관련뉴스|관련 뉴스|추천기사|추천 기사|추천뉴스|함께 읽으면 좋은 기사|함께 볼만한 기사|이런 기사 어때요|당신을 위한 추천|관련 글|관련글
ko: 함께 보면 좋은 기사|연관기사|추천 콘텐츠
zh: 相关文章|相關文章|相关新闻|相關新聞|相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|为您推荐|為您推薦|猜你喜欢|猜你喜歡|相关报道|相關報道|相關報導|相关推荐|相關推薦
zh: 你可能也喜欢|你可能也喜歡|你可能还喜欢|您可能感兴趣|你可能感兴趣|你可能會喜歡|推荐文章|推薦文章|更多相关|更多相關|看更多相關新聞|相关内容|相關內容|扩展阅读|看了又看|為你推薦
zh: 为你推荐|你可能還想看
ca: articles relacionats|notícies relacionades|també et pot interessar|et pot interessar
ca: més informació|llegeix també
eu: erlazionatutako albisteak|lotutako albisteak
gl: novas relacionadas|tamén che pode interesar
lt: susiję straipsniai|susijusios naujienos|taip pat skaitykite|skaitykite taip pat|rekomenduojame
lt: panašūs straipsniai
lv: saistītie raksti|lasi arī|lasiet arī|saistītās ziņas|iesakām
et: loe ka|seotud artiklid|seotud lood|loe lisaks|sarnased artiklid|soovitame
af: lees ook|verwante artikels|verwante stories
sw: habari zinazohusiana|soma pia
tl: kaugnay na balita|basahin din
"""

STARTS = (
    "related ", "recommended ", "more on ", "more about ", "more stories about ", "you might also ", "you may also ",
    "similar ", "mehr zum thema ", "mehr zu ", "mehr über ", "weitere artikel zu ", "weitere artikel zum ",
    "weitere beiträge zu ", "ähnliche ", "verwandte ", "passende ", "sur le même ", "articles liés ", "noticias relacionadas ",
    "más sobre ", "mais sobre ", "altri articoli su ", "meer over ", "więcej o ", "więcej na temat ", "mer om ", "mere om ",
    "lisää aiheesta ", "artículos relacionados ", "artigos relacionados ", "articoli correlati ", "podobne ", "powiązane ",
)  # fmt: skip
"""How such a heading may begin, before a topic or site name."""
