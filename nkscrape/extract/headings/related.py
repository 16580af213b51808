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
es: seguir leyendo|sigue leyendo|en relación|artículos similares
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
en: recommended from editorial|recommended from editor|our readers read next|read more stories|read more articles
en: you may also want to check these out|check these out|also interesting|also of interest to you|more on that topic
en: you might also be interested|you may also be interested|stories you may like|articles you may like
en: other stories you might like|other articles you may like|more stories you may like|related content for you
en: related to this story|related to this article|related to this topic|read these next|what to read after this
en: recommended for further reading|if you liked this article|if you like this|more like this story
de: weitere empfehlungen|ähnliche nachrichten|ähnliche neuigkeiten|verwandte nachrichten|verwandte meldungen
de: verwandte inhalte|verwandte berichte|weitere nachrichten zum thema|weitere inhalte zum thema|passend zum artikel
de: leseempfehlung|leseempfehlungen|unsere leseempfehlungen|dich interessiert vielleicht auch|diese artikel interessieren
de: das interessiert sie vielleicht auch|sie interessiert vielleicht auch|artikel, die dir auch gefallen könnten
de: artikel die dir auch gefallen könnten|diese artikel könnten dir auch gefallen|diese artikel könnten ihnen auch gefallen
de: diese artikel, die dir auch gefallen könnten|diese artikel könnten dich interessieren
de: diese artikel könnten sie interessieren|diese artikel könnten dich auch interessieren
de: diese artikel könnten sie auch interessieren|diese artikel könnten sie ebenfalls interessieren
de: diese artikel könnten dich ebenfalls interessieren|diese beiträge könnten sie auch interessieren
de: diese beiträge könnten dich auch interessieren|gleich weiterlesen|themenrelevante nachrichten
de: weiterführende artikel zu diesem thema|weiterführende artikel zum thema|das wird dir auch gefallen
de: das wird ihnen auch gefallen|das könnte sie interessieren|das könnte dich interessieren
de: mehr aus diesem themenbereich|mehr zu dieser geschichte|hintergründe|thematisch passende artikel|auch dazu
fr: articles correspondants|ces articles peuvent aussi vous intéresser|vous aimerez peut-être|vous aimerez sûrement
fr: vous pourriez être intéressé|lire la suite sur le sujet|à lire encore|plus d'articles sur le sujet|d'autres articles
fr: articles en lien|articles en relation|en relation|à consulter aussi
es: también te podría interesar|también le puede interesar|te puede gustar|también puedes leer|puedes leer también
es: podría interesarle|le recomendamos leer|te recomendamos leer|leer más sobre este tema|artículos que te pueden interesar
es: noticias similares|otras noticias relacionadas|otros artículos relacionados|no te pierdas también
pt: poderá também gostar|você pode se interessar|também pode interessar|pode gostar também|matéria relacionada
pt: mais sobre o tema|leia a seguir|notícias similares|artigos similares|recomendamos para você|outras notícias relacionadas
it: leggi altro|articoli consigliati|ti potrebbero interessare|potrebbe interessarti anche|articoli che potrebbero interessarti
it: altri articoli simili|sullo stesso tema|leggi ancora|continua a leggere|vedi pure|contenuti consigliati
nl: gerelateerde onderwerpen en artikelen|misschien vind je dit ook leuk|dit vind je misschien ook leuk|meer lezen
nl: meer nieuws over dit onderwerp|misschien ook interessant voor jou|lees ook deze artikelen|andere artikelen over dit onderwerp
nl: gerelateerde verhalen|interessant voor jou|bekijk ook deze artikelen
sv: läs mer om ämnet|relaterade nyheter|relaterat innehåll|du kanske också är intresserad av|mer läsning|läs vidare här
sv: rekommenderat för dig|rekommenderad läsning
da: læs mere om emnet|læs mere om|relateret indhold|andre læser også|du vil måske også kunne lide|anbefalede artikler
da: anbefalet til dig|andre artikler om emnet
no: relatert innhold|relaterte nyheter|les mer om saken|les mer om temaet|anbefalt for deg|du vil kanskje også like
no: mer om temaet|les videre
fi: lue aiheesta lisää|lue seuraavaksi myös|lisää aiheesta|suosittelemme sinulle|sinua saattaa kiinnostaa
fi: saatat pitää myös näistä|samasta aiheesta|muita aiheeseen liittyviä artikkeleita
is: fleira áhugavert
pl: przeczytaj więcej|przeczytaj inne artykuły na ten temat|polecamy również|polecamy także|zobacz inne artykuły
pl: to cię może zainteresować|może cię też zainteresować|artykuły na podobny temat|inne artykuły na ten temat|podobne teksty
cs: přečtěte si více|doporučujeme k přečtení|mohlo by se vám líbit|související zprávy|související obsah|podobná témata
cs: mohlo by vás ještě zajímat|další k tématu|související témata a články
hu: kapcsolódó hírek|kapcsolódó írások|kapcsolódó tartalmak|ez is érdekelhet|ezek is érdekelhetik|olvass tovább
hu: ajánlott olvasmány|ajánló|ezt is olvasd el|ezeket is olvasd el|hasonló témák
ro: citește mai multe|citiți mai mult|ar putea să te intereseze|s-ar putea să-ți placă|s-ar putea să te intereseze
ro: știri pe aceeași temă|articole pe aceeași temă|recomandările noastre|vă recomandăm|articole similare recomandate
ru: вам также может быть интересно|вам будет интересно|вам может быть интересно также|возможно, вам будет интересно
ru: вам это может быть интересно|статьи на эту тему|другие статьи по теме|что ещё почитать|что еще почитать|интересно почитать
ru: советуем почитать|читать также|читайте ещё|читайте еще|другие новости по теме|подборка по теме
uk: вам може бути цікаво|вам також може сподобатися|вас також може зацікавити|інші новини за темою|статті за темою
uk: що ще почитати|радимо прочитати|схожі матеріали|матеріали по темі|читайте ще|також за темою
el: σχετικά θέματα|διαβάστε περισσότερα για το θέμα|μπορεί επίσης να σας ενδιαφέρουν|ίσως σας ενδιαφέρουν
el: μπορεί να σας αρέσουν|προτεινόμενα άρθρα|δείτε περισσότερα για το θέμα|διαβάστε και
tr: bunları da okuyun|bunu da okuyun|i̇lgili haberler|i̇lgili haber|i̇lginizi çekebilir|ilginizi çekebilecek diğer haberler
tr: bunlar da i̇lginizi çekebilir|benzer içerikler|ilgili konular ve haberler|önerilen yazılar|önerilen içerikler
ar: اقرأ المزيد|مقالات متعلقة|مقالات مشابهة لهذا|قد يهمك ايضا|قد يهمك أيضًا|اقرأ أيضًا|اقرا ايضا|طالع أيضا|ننصحك بقراءة
ar: مقترحات لك|أخبار مشابهة|محتوى ذو صلة|المزيد حول هذا الموضوع|المزيد عن هذا الموضوع
he: אולי יעניין אתכם|כתבות דומות|מאמרים קשורים|עוד כתבות בנושא|כדאי לקרוא גם|אולי תאהבו גם|מומלץ בשבילך|כתבות מומלצות
fa: مطالب مشابه|اخبار مشابه|خبرهای مشابه|بیشتر بخوانید درباره این موضوع|مقالات مشابه|مطالب پیشنهادی|نوشته‌های مشابه|مرتبط با این خبر
fa: شاید بپسندید|این مطالب را هم بخوانید|این خبر را هم بخوانید
hi: ये भी पढ़ें|यह भी पढें|और भी पढ़ें|इसे भी पढ़े|संबंधित आलेख|आपको यह भी पसंद आ सकता है|ये भी देखें|यह भी देखें|इससे जुड़ी खबरें
ur: یہ بھی پڑھیں|متعلقہ خبریں|مزید پڑھیں|متعلقہ مضامین
id: artikel lainnya yang terkait|berita lainnya terkait|mungkin anda suka|anda mungkin tertarik|rekomendasi artikel
id: baca selengkapnya tentang|rekomendasi berita|baca artikel lainnya|artikel yang berkaitan|topik terkait dan artikel
vi: bài viết tương tự|tin tức liên quan|bài viết cùng chủ đề|cùng chủ đề|có thể bạn thích|đọc tiếp|bài đọc thêm|gợi ý cho bạn
vi: bạn có thể quan tâm|bạn có thể thích|tin bài liên quan
ja: 関連する記事はこちら|こちらの記事もどうぞ|こんな記事も読まれています|この記事もおすすめ|おすすめ関連記事|次に読む|次に読みたい|関連の記事|もっと読む
ja: この記事を読んでいる人はこんな記事も読んでいます|この記事を読んだ人におすすめ|関連情報|似た記事|類似記事
ko: 관련 콘텐츠|관련 글 보기|관련기사 보기|이 기사와 함께 보면 좋은 기사|함께 읽어보세요|함께 보면 좋은 글|이런 기사도 있어요|더 읽어보기|추천 글
zh: 相关内容推荐|相关话题文章|延伸讀|更多阅读|更多閱讀|相似文章|您可能也喜欢|您可能也喜歡|您可能感興趣|你可能也想看|你也许会喜欢|你也許會喜歡|看更多相关
zh: 相關連結|相关链接|同主题文章|同主題文章|热点推荐阅读|您可能喜欢|您可能喜歡|你可能喜欢|你可能喜歡|繼續閱讀|继续阅读
sw: soma zaidi|habari nyingine zinazohusiana
zu: funda nalezi|okunye okuhlobene
"""

STARTS = (
    "related ", "recommended ", "you might also ", "you may also ", "similar ", "mehr zum thema ", "ähnliche ", "verwandte ",
    "passende ", "passend zu ", "sur le même ", "articles liés ", "noticias relacionadas ", "artículos relacionados ",
    "artigos relacionados ", "articoli correlati ", "podobne ", "powiązane ", "diese artikel könnten ", "das könnte ",
)  # fmt: skip
"""How such a heading may begin."""

TOPIC_STARTS = (
    "more on ", "more about ", "more stories about ", "more stories on ", "more stories from ", "more stories in ",
    "more from ", "more in ", "more news from ", "more news on ", "more news about ", "more articles on ",
    "more articles about ", "more articles from ", "more articles in ", "more coverage of ", "also in ", "also on ",
    "other stories on ", "other stories in ", "other stories about ", "other news in ", "elsewhere in ", "read more on ",
    "read more about ", "read more from ", "read more in ", "latest on ", "recent from ",
    "mehr zu ", "mehr über ", "mehr aus ", "mehr von ", "mehr zur ", "weitere artikel zu ", "weitere artikel zum ",
    "weitere artikel aus ", "weitere artikel der kategorie ", "weitere artikel in der kategorie ", "weitere artikel in ",
    "weitere beiträge zu ", "weitere beiträge zum ", "weitere beiträge aus ", "weitere beiträge der kategorie ",
    "weitere beiträge in ", "weitere einträge der kategorie ", "weitere einträge zu ", "weitere meldungen aus ",
    "weitere meldungen zu ", "weitere meldungen der kategorie ", "weitere nachrichten aus ", "weitere nachrichten zu ",
    "weitere themen aus ", "weiteres aus ", "weiteres zu ", "weitere news aus ", "weitere news zu ", "auch in ",
    "plus de ", "plus d'", "plus sur ", "en savoir plus sur ", "dans la rubrique ", "tout sur ", "aussi dans ",
    "autres articles sur ", "autres articles de la rubrique ", "à lire aussi dans ", "toute l'actualité ",
    "más de ", "más en ", "más sobre ", "más noticias de ", "más noticias sobre ", "otras noticias de ", "también en ",
    "otros artículos de ", "otros artículos sobre ", "leer más sobre ", "noticias sobre ",
    "mais de ", "mais em ", "mais sobre ", "mais notícias de ", "mais notícias sobre ", "outras notícias de ",
    "outros artigos sobre ", "outros artigos de ", "também em ",
    "altro su ", "altri articoli su ", "altri articoli di ", "altre notizie di ", "altre notizie su ", "ancora su ",
    "altri articoli in ", "leggi altro su ", "tutto su ",
    "meer uit ", "meer van ", "meer over ", "meer in ", "meer nieuws over ", "meer nieuws uit ", "meer artikelen over ",
    "więcej z ", "więcej o ", "więcej na temat ", "więcej w ", "inne z działu ", "więcej artykułów o ",
    "více z ", "více o ", "další z ", "další články o ", "další články z ", "viac z ", "viac o ",
    "mer från ", "mer om ", "mer i ", "fler artiklar om ", "läs mer om ", "fler nyheter från ",
    "mere fra ", "mere om ", "flere artikler om ", "læs mere om ", "mer fra ", "les mer om ", "flere saker om ", "flere saker fra ",
    "lisää aiheesta ", "lisää ", "lue lisää aiheesta ", "muita uutisia aiheesta ",
    "mai mult din ", "mai multe din ", "mai multe despre ", "alte articole din ", "alte știri din ", "citește mai mult despre ",
    "több hír ", "további cikkek ", "még több ", "további hírek ",
    "ещё из раздела ", "еще из раздела ", "ещё в разделе ", "еще в разделе ", "ещё по теме ", "еще по теме ", "другие материалы раздела ",
    "все новости по теме ", "больше новостей ", "больше о ", "новости по теме ", "материалы по теме ",
    "більше новин ", "більше про ", "ще з розділу ", "інші новини розділу ", "новини за темою ", "більше з ",
    "περισσότερα για ", "περισσότερα από ", "περισσότερα σε ", "διαβάστε περισσότερα για ",
    "المزيد من ", "المزيد عن ", "المزيد حول ", "المزيد في ", "עוד ב", "עוד על ", "עוד מ", "عוד בנושא ",
    "بیشتر درباره ", "بیشتر از ", "سایر اخبار ", "دیگر اخبار ",
    "berita lainnya di ", "lainnya di ", "lebih banyak tentang ", "berita lain tentang ", "lainnya dari ",
    "xem thêm về ", "thêm về ", "tin khác trong ", "đọc thêm về ",
)  # fmt: skip
"""How a heading begins that names a section, topic, author or publisher after it."""

TOPIC_ENDS = (
    "の記事", "の関連記事", "に関する記事", "のニュース", "の記事一覧", " 관련 기사", " 관련기사", " 관련 뉴스", " 기사 더보기", " 더보기",
    "相关新闻", "相關新聞", "相关文章", "相關文章", "の最新記事", "更多新闻", "更多新聞", " haberleri", " की और खबरें", " की अन्य खबरें", " से जुड़ी खबरें",
)  # fmt: skip
"""How it ends in languages that name the topic first."""

ELSEWHERE = (
    "topic", "tag", "thema", "themen", "video", "product", "produkt", "compan", "job", "event", "search", "suche", "autor",
    "author", "us", "uns", "ons", "nous", "nosotros", "twitter", "facebook", "instagram", "youtube", "whatsapp", "telegram",
    "podcast", "keyword", "categor", "kategor", "people", "person", "firm", "rezept", "recipe", "quiz", "gallery",
    "galler", "photo", "foto", "bilder", "stellen", "anzeige", "link", "site", "website", "service", "download", "hashtag",
    "wiki", "channel", "sujets", "temas", "etiquet", "términos", "tagi", "tematy", "témata", "ämnen", "emner", "aiheet",
    "onderwerpen", "argomenti", "produits", "productos", "produtos", "prodotti", "producten", "offers", "angebot", "deals",
    "shop", "merch", "courses", "kurse",
)  # fmt: skip
"""Words after such beginnings that announce something else than articles: 'related videos', 'more about us'."""

AMBIGUOUS = frozenset(
    """read more|learn more|more|keep reading|continue reading|explore more|background|suggestions|recommendations|
    recommended|see also|weiterlesen|mehr|mehr lesen|mehr erfahren|hier weiterlesen|lies weiter|lesen sie weiter|lesen sie mehr|hintergrund|empfehlungen|
    empfohlen|weitere artikel|weitere beiträge|lire la suite|à lire|en savoir plus|suggestions|leer más|lee más|lea más|más información|seguir leyendo|
    además|saiba mais|leia mais|veja mais|a ler|leggi di più|leggi altro|continua a leggere|da leggere|lees meer|lees verder|
    meer lezen|meer over|läs mer|läs vidare|læs mere|les mer|les videre|lue lisää|czytaj więcej|zobacz więcej|
    dowiedz się więcej|przeczytaj więcej|čtěte více|přečtěte si více|olvasson tovább|olvass tovább|citește mai mult|citește mai multe|читать далее|
    сюжет|рекомендуем|рекомендуємо|διαβάστε περισσότερα|اقرأ المزيد|קראו עוד|بیشتر بخوانید|और पढ़ें|xem thêm|đọc thêm|おすすめ|もっと読む|
    更多|继续阅读|繼續閱讀|더 읽어보기""".replace("\n    ", "").split("|")
)
"""Phrases that also lead to menus and service pages, or to the rest of a text."""
