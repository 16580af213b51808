"""Words that head a discussion or a block of related reading, by language. Data only; lower case, no digits.

A heading counts when its whole text, without digits and punctuation at both ends, is one of these phrases.
"""

from __future__ import annotations

_DISCUSSION = """
en: comment|comments|reader comments|readers' comments|user comments|all comments|post comments|comments section
en: join the discussion|join the conversation|join the debate|discussion|discussions|conversation|the conversation
en: responses|replies|reply|reactions|readers' reactions|your comments|your say|have your say|what you think
en: what do you think|feedback|talkback|talkbacks|letters|readers respond|show comments|view comments|hide comments
en: view all comments|leave a comment|leave a reply|add a comment|post a comment|comments on this story
en: comments on this article|read comments|reader reactions|reader discussion|discuss this article|discuss|thoughts
en: community comments|latest comments on this article|most recent comments on this article|comments are closed
de: kommentar|kommentare|leserkommentare|alle kommentare|kommentare zum artikel|kommentare zu diesem artikel
de: kommentare anzeigen|kommentare lesen|diskussion|diskutieren sie mit|diskutiere mit|ihre meinung|deine meinung
de: leserbriefe|lesermeinungen|reaktionen|antworten|rückmeldungen|beiträge|forum|debatte|meinungen|userkommentare
de: kommentar verfassen|kommentar schreiben|kommentar hinterlassen|schreibe einen kommentar|leserstimmen|gedanken
de: community|nutzerkommentare|leserkommentar|hinterlasse einen kommentar|kommentieren|mitdiskutieren
fr: commentaire|commentaires|vos commentaires|les commentaires|tous les commentaires|réactions|vos réactions
fr: réaction|réagir|réagissez|discussion|débat|forum|messages|messages de forum|vos messages|réponses|vos avis
fr: commentaires des lecteurs|laisser un commentaire|ajouter un commentaire|participez au débat|avis|contributions
fr: réagir à cet article|commenter|commentez|lire les commentaires|voir les commentaires|commenter cet article
es: comentario|comentarios|los comentarios|tus comentarios|comentarios de los lectores|opiniones|respuestas
es: deja un comentario|dejar un comentario|participa|únete a la conversación|conversación|debate|ver comentarios
es: deja tu comentario|deja una respuesta|foro|mensajes|reacciones|todos los comentarios|comentar|opina
pt: comentário|comentários|os comentários|respostas|deixe um comentário|deixe seu comentário|opiniões|discussão
pt: comentários dos leitores|participe da conversa|deixe uma resposta|todos os comentários|comente
it: commento|commenti|i commenti|i vostri commenti|commenti dei lettori|discussione|lascia un commento|risposte
it: tutti i commenti|commenta|partecipa alla discussione|inserisci un commento
nl: reactie|reacties|alle reacties|lezersreacties|opmerkingen|discussie|geef een reactie|plaats een reactie|reageer
sv: kommentar|kommentarer|läsarkommentarer|diskussion|svar|lämna ett svar|kommentera|diskutera
da: kommentarer|debat|læserkommentarer|skriv et svar|svar|diskussion
no: kommentarer|debatt|legg igjen en kommentar|diskusjon|kommentarfelt
fi: kommentti|kommentit|keskustelu|kommentoi|vastaukset|jätä kommentti
is: ummæli|athugasemdir
pl: komentarz|komentarze|opinie|dyskusja|wszystkie komentarze|dodaj komentarz|odpowiedzi|zobacz komentarze|forum
pl: komentarze czytelników|wasze komentarze|napisz komentarz|skomentuj
cs: komentář|komentáře|diskuse|diskuze|příspěvky|názory čtenářů|reakce|přidat komentář
sk: komentár|komentáre|diskusia|reakcie|príspevky|pridať komentár
hu: hozzászólás|hozzászólások|kommentek|vélemények|szólj hozzá
ro: comentariu|comentarii|comentariile cititorilor|lasă un comentariu|opinii|adaugă comentariu
bg: коментар|коментари|мнения|дискусия|добави коментар
ru: комментарий|комментарии|комментариев|комментария|обсуждение|отзывы|мнения|мнения читателей|ответы
ru: все комментарии|комментарии читателей|добавить комментарий|оставить комментарий
uk: коментар|коментарі|коментарів|обговорення|відгуки|додати коментар
hr: komentar|komentari|rasprava|mišljenja|ostavi komentar|komentiraj
sr: коментар|коментари|дискусија|pošalji komentar|komentara
sl: komentarji|razprava|mnenja|odzivi
el: σχόλιο|σχόλια|συζήτηση|απαντήσεις|αφήστε ένα σχόλιο
tr: yorum|yorumlar|okuyucu yorumları|tartışma|yorum yap|görüşler
ar: تعليق|تعليقات|التعليقات|تعليقات القراء|الردود|ردود|نقاش|آراء القراء
he: תגובה|תגובות|דיון|הוספת תגובה|כתוב תגובה
fa: دیدگاه|دیدگاه‌ها|نظرات|نظرات کاربران|دیدگاه ها|نظر شما
hi: टिप्पणी|टिप्पणियाँ|टिप्पणियां|प्रतिक्रियाएं
id: komentar|komentar pembaca|tanggapan|diskusi|tinggalkan komentar|balasan
vi: bình luận|ý kiến bạn đọc|thảo luận|phản hồi|ý kiến
th: ความคิดเห็น|แสดงความคิดเห็น|ความเห็น
ja: コメント|コメント一覧|みんなのコメント|読者コメント|ディスカッション|返信|コメントを残す|ご意見
ko: 댓글|전체댓글|전체 댓글|의견|독자의견|독자 의견|댓글 쓰기|코멘트|토론
zh: 评论|評論|网友评论|網友評論|读者评论|讀者評論|留言|回应|迴響|回響|讨论|討論|热门评论|最新评论|全部评论|条评论|則留言|跟帖
ca: comentari|comentaris|opinions
eu: iruzkinak
gl: comentarios
lt: komentaras|komentarai|skaitytojų komentarai
lv: komentārs|komentāri
et: kommentaarid|arutelu
"""

_RELATED = """
en: related|related articles|related article|related stories|related story|related posts|related post|related news
en: related content|related reading|related links|related coverage|related topics and articles|related items|related to
en: related topic|related headlines|related features|related reports|related read|related reads|related analysis
en: recommended|recommended for you|recommended articles|recommended stories|recommended reading|recommended posts
en: recommended read|recommendations|we recommend|our recommendations|recommended content|recommended to you
en: you may also like|you might also like|you may like|you might like|you may also enjoy|you might also enjoy
en: you may also be interested in|you might also be interested in|you may be interested in|you might be interested in
en: also read|read also|also see|see also|also of interest|read next|up next|what to read next|read this next
en: next read|continue reading|keep reading|read more|read more about this|more on this|more on this story
en: more on this topic|more on the topic|more about this|more like this|more stories like this|more from this story
en: more articles like this|similar articles|similar stories|similar posts|similar news|further reading|dig deeper
en: explore more|more to read|more reading|more to explore|more coverage|more on that|background|background reading
en: suggested reading|suggested articles|suggested stories|suggested posts|suggested for you|suggestions for you
en: if you liked this|if you enjoyed this|if you liked this post|you'll also like|you will also like|don't miss these
en: other articles on this topic|in this story|on the same topic|on this topic|in context|related by topic
en: people also read|readers also read|readers also liked|from our archive|related from our archive|also on this topic
en: related posts you may like|linked articles|associated articles|connected stories|what to read|learn more
de: mehr zum thema|mehr zu diesem thema|mehr zu dem thema|weitere artikel zum thema|weitere artikel|zum thema
de: weiteres zum thema|auch zum thema|dies passt zum thema|passend zum thema|passend dazu|das passt dazu|dazu passend
de: ähnliche artikel|ähnliche beiträge|ähnliche themen|ähnliche meldungen|verwandte artikel|verwandte beiträge
de: verwandte themen|das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte interessieren
de: das könnte ihnen auch gefallen|das könnte dir auch gefallen|könnte dich auch interessieren|auch interessant
de: dies könnte sie auch interessieren|dies könnte dich auch interessieren|das könnte euch auch interessieren
de: könnte sie auch interessieren|vielleicht interessiert sie auch|vielleicht auch interessant|auch lesenswert
de: lesen sie auch|lesen sie dazu auch|lesen sie mehr|lesen sie mehr zum thema|lesen sie weiter|lies auch
de: lies weiter|lesen sie hierzu|lesen sie dazu|lesen sie auch diese artikel|hier weiterlesen|weiterlesen
de: weitere beiträge|weitere beiträge zum thema|weitere meldungen zum thema|weitere informationen zum thema|weiterführende artikel
de: empfehlungen|empfehlungen für sie|unsere empfehlungen|empfohlene artikel|empfohlen|empfohlene beiträge
de: für sie empfohlen|wir empfehlen|lesetipps|lesetipp|lesen sie als nächstes|als nächstes lesen|mehr dazu
de: mehr über dieses thema|artikel zum thema|hintergrund|hintergründe zum thema|siehe auch|mehr davon|auch spannend
de: weitere interessante artikel|interessante artikel|das interessiert andere leser|andere leser interessierte auch
de: themenverwandte artikel|passende artikel|mehr lesen|dazu auf unserer seite|links zum thema|zum weiterlesen
fr: sur le même sujet|sur le même thème|dans le même sujet|à lire aussi|lire aussi|lire également|à lire également
fr: à lire|à lire sur le même sujet|articles liés|article lié|articles similaires|articles connexes|articles associés
fr: articles recommandés|recommandé pour vous|recommandés pour vous|nos recommandations|recommandations|voir aussi
fr: vous aimerez aussi|vous pourriez aussi aimer|vous pourriez aimer|cela peut vous intéresser|à voir aussi
fr: cela pourrait vous intéresser|ça peut vous intéresser|ces articles pourraient vous intéresser|pour aller plus loin
fr: ces articles peuvent vous intéresser|dans la même rubrique|en lien avec cet article|sujets similaires|en rapport
fr: pour approfondir|à lire ensuite|lisez aussi|sujets associés|sur ce sujet|dans le même dossier|contenus associés
fr: articles sur le même sujet|suggestions|suggestions d'articles|vous pourriez être intéressé par|à découvrir aussi
es: te puede interesar|le puede interesar|te podría interesar|le podría interesar|también te puede interesar
es: te puede interesar también|quizás te interese|quizá te interese|puede que te interese|tal vez te interese
es: lee también|lea también|leer también|lee además|lea además|lea más|lee más|ver también|vea también|mira también
es: noticias relacionadas|noticia relacionada|artículos relacionados|artículo relacionado|relacionados|relacionadas
es: relacionado|contenido relacionado|contenidos relacionados|notas relacionadas|nota relacionada|entradas relacionadas
es: publicaciones relacionadas|historias relacionadas|más sobre este tema|sobre el mismo tema|más sobre esto
es: más información|recomendados|recomendado para ti|recomendados para ti|te recomendamos|le recomendamos
es: artículos recomendados|noticias recomendadas|además|también te gustará|te gustará también|sobre este tema
es: seguir leyendo|sigue leyendo|temas relacionados|en relación|artículos similares|podría interesarte|más del tema
pt: leia também|leia mais|leia ainda|veja também|veja mais|ler também|ver também|saiba mais|relacionadas|relacionados
pt: notícias relacionadas|notícia relacionada|artigos relacionados|artigo relacionado|matérias relacionadas
pt: posts relacionados|conteúdo relacionado|conteúdos relacionados|você pode gostar|você também pode gostar
pt: pode interessar|pode também interessar|também pode gostar|também lhe pode interessar|recomendados para você
pt: recomendado para você|recomendamos|recomendadas|sobre o mesmo tema|mais sobre este tema|mais sobre este assunto
pt: talvez você goste|sugestões de leitura|sobre este assunto|outros artigos sobre o tema|a ler|relacionado
it: leggi anche|leggi di più|articoli correlati|articolo correlato|notizie correlate|correlati|potrebbe interessarti
it: ti potrebbe interessare|potrebbero interessarti|ti potrebbe interessare anche|potrebbe interessarti anche
it: potrebbero interessarti anche|sullo stesso argomento|vedi anche|ti consigliamo|consigliati|consigliati per te
it: articoli simili|altri articoli sull'argomento|approfondimenti|da leggere|ti può interessare|per approfondire
it: contenuti correlati|notizie collegate|leggi pure|raccomandati per te|altro su questo argomento
nl: lees ook|lees meer|lees verder|gerelateerd|gerelateerde artikelen|gerelateerde berichten|gerelateerd nieuws
nl: meer over dit onderwerp|meer over|aanbevolen|aanbevolen voor jou|aanbevolen artikelen|vergelijkbare artikelen
nl: wellicht ook interessant|misschien ook interessant|ook interessant|bekijk ook|zie ook|verder lezen|aanraders
nl: dit vind je misschien ook interessant|dit is misschien ook interessant|mogelijk ook interessant|lees dit ook
sv: läs också|läs även|läs mer|relaterat|relaterade artiklar|mer om ämnet|mer i ämnet|rekommenderat|se även
sv: rekommenderas|rekommenderade artiklar|du kanske också gillar|fler artiklar om ämnet|liknande artiklar|läs vidare
da: læs også|læs mere|relaterede artikler|relateret|mere om emnet|anbefalet|andre læste også|relaterede nyheder
no: les også|les mer|relaterte artikler|relaterte saker|relatert|mer om saken|anbefalt|anbefalte artikler|flere saker
fi: lue myös|lue lisää|lue seuraavaksi|aiheeseen liittyvää|aiheesta lisää|suosittelemme|katso myös|liittyvät artikkelit
is: tengdar fréttir|tengt efni|lestu einnig
pl: czytaj także|czytaj też|czytaj również|czytaj więcej|przeczytaj także|przeczytaj też|przeczytaj również
pl: zobacz także|zobacz też|zobacz również|zobacz więcej|powiązane|powiązane artykuły|powiązane tematy|podobne artykuły
pl: polecamy|polecane|polecane artykuły|polecane dla ciebie|warto przeczytać|więcej na ten temat|podobne wpisy
pl: to może cię zainteresować|może cię zainteresować|może cię również zainteresować|na ten temat|podobne tematy
pl: artykuły powiązane|powiązane wpisy|sprawdź także|dowiedz się więcej|mogą cię zainteresować|w temacie
cs: související|související články|čtěte také|čtěte dále|přečtěte si také|k tématu|mohlo by vás zajímat|podobné články
cs: doporučujeme|doporučené články|více k tématu|další články k tématu|čtěte více|mohlo by vás také zajímat|čtěte též
sk: súvisiace|súvisiace články|čítajte aj|čítajte tiež|prečítajte si aj|prečítajte si tiež|mohlo by vás zaujímať
sk: odporúčame|viac k téme|k téme|podobné články
hu: kapcsolódó cikkek|kapcsolódó|kapcsolódó anyagok|ajánlott cikkek|ajánlott|ajánljuk|olvasta már|ez is érdekelheti
hu: hasonló cikkek|olvasson tovább|további cikkek a témában|ezt is olvassa el|kapcsolódó cikk
ro: citește și|citeste si|citiți și|articole similare|articole asemănătoare|știri similare|pe aceeași temă
ro: te-ar putea interesa|recomandări|recomandate|articole recomandate|vezi și|citește mai mult|îți recomandăm|articole conexe
bg: още по темата|свързани статии|вижте още|вижте също|прочетете още|препоръчваме|подобни статии|свързани новини
bg: може да ви хареса|прочетете също
ru: читайте также|по теме|по этой теме|ещё по теме|еще по теме|материалы по теме|статьи по теме|новости по теме
ru: похожие статьи|похожие новости|похожие материалы|похожие записи|связанные статьи|связанные новости|рекомендуем
ru: рекомендуем почитать|рекомендуемые статьи|вам может быть интересно|вам может понравиться|смотрите также
ru: вас может заинтересовать|вам также может понравиться|другие материалы по теме|сюжет|см. также|подробнее по теме
ru: связанные материалы|читать далее|также по теме|на эту тему|читайте по теме|рекомендованные материалы
uk: читайте також|за темою|по темі|схожі статті|схожі новини|пов'язані новини|матеріали за темою|рекомендуємо
uk: новини за темою|вам може сподобатися|дивіться також|ще за темою|вас може зацікавити
hr: povezani članci|povezane vijesti|pročitajte još|pročitajte i|pročitajte više|možda će vas zanimati|više o temi
hr: povezano|slični članci|preporučujemo|vezane vijesti|pročitaj još|pročitaj i|moglo bi vas zanimati|vezani članci
sr: повезане вести|повезани чланци|прочитајте још|povezane vesti|možda vas zanima|слични чланци|на исту тему
sl: preberite tudi|preberite še|sorodni članki|povezani članki|več o temi|morda vas zanima
el: διαβάστε επίσης|διαβάστε ακόμα|διαβάστε ακόμη|σχετικά άρθρα|σχετικά|δείτε επίσης|προτεινόμενα|σχετικές ειδήσεις
el: μπορεί να σας ενδιαφέρει|δείτε ακόμα|διαβάστε περισσότερα
tr: ilgili haberler|ilgili haber|benzer haberler|ilgili yazılar|ilgili içerikler|bunlar da ilginizi çekebilir
tr: ilginizi çekebilir|önerilen haberler|önerilenler|sizin için önerilenler|ayrıca okuyun|ayrıca bakınız|benzer yazılar
ar: مقالات ذات صلة|مواضيع ذات صلة|أخبار ذات صلة|ذات صلة|اقرأ أيضا|اقرأ أيضاً|اقرأ ايضا|إقرأ أيضا|مقالات مشابهة|قد يعجبك أيضا
ar: قد يعجبك ايضا|قد يهمك|قد يهمك أيضا|موضوعات متعلقة|موضوعات ذات صلة|مواضيع متعلقة|اخبار متعلقة|أخبار متعلقة|شاهد أيضا|مقترحة لك
he: כתבות קשורות|כתבות נוספות בנושא|עוד בנושא|אולי יעניין אותך|קראו עוד|קראו גם|מומלצים|מומלץ עבורך|כתבות נוספות שאולי יעניינו אתכם
fa: مطالب مرتبط|اخبار مرتبط|مقالات مرتبط|بیشتر بخوانید|همچنین بخوانید|پیشنهاد ما|مرتبط|خبرهای مرتبط
hi: संबंधित खबरें|संबंधित समाचार|ये भी पढ़ें|यह भी पढ़ें|इसे भी पढ़ें|और पढ़ें|संबंधित लेख
bn: আরও পড়ুন|সম্পর্কিত খবর|সংশ্লিষ্ট খবর
id: baca juga|artikel terkait|berita terkait|terkait|rekomendasi|rekomendasi untuk anda|anda mungkin juga suka|lihat juga
id: simak juga|berita terkait lainnya|artikel lainnya tentang topik ini|direkomendasikan untuk anda|pilihan untukmu
ms: berita berkaitan|artikel berkaitan|baca lagi
vi: tin liên quan|bài viết liên quan|bài liên quan|có thể bạn quan tâm|xem thêm|đọc thêm|tin cùng chủ đề|liên quan
th: ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|อ่านเพิ่มเติม|แนะนำสำหรับคุณ
ja: 関連記事|関連ニュース|関連する記事|この記事に関連するニュース|こちらの記事もおすすめ|あわせて読みたい|合わせて読みたい
ja: おすすめ記事|おすすめの記事|おすすめ|あなたにおすすめ|あなたへのおすすめ|こちらもおすすめ|関連リンク|関連コンテンツ|関連トピックス|併せて読みたい|この記事を読んだ人はこんな記事も読んでいます
ko: 관련기사|관련 기사|관련뉴스|관련 뉴스|추천기사|추천 기사|추천뉴스|함께 읽으면 좋은 기사|함께 볼만한 기사|이런 기사 어때요|당신을 위한 추천|관련 글|관련글|함께 보면 좋은 기사|연관기사|추천 콘텐츠
zh: 相关文章|相關文章|相关新闻|相關新聞|相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|为您推荐|為您推薦|猜你喜欢|猜你喜歡|相关报道|相關報道
zh: 相關報導|相关推荐|相關推薦|你可能也喜欢|你可能也喜歡|你可能还喜欢|您可能感兴趣|你可能感兴趣|你可能會喜歡|推荐文章|推薦文章|更多相关|更多相關|看更多相關新聞|相关内容|相關內容|扩展阅读|看了又看|為你推薦|为你推荐|你可能還想看
ca: articles relacionats|notícies relacionades|també et pot interessar|et pot interessar|més informació|llegeix també
eu: erlazionatutako albisteak|lotutako albisteak
gl: novas relacionadas|tamén che pode interesar
lt: susiję straipsniai|susijusios naujienos|taip pat skaitykite|skaitykite taip pat|rekomenduojame|panašūs straipsniai
lv: saistītie raksti|lasi arī|lasiet arī|saistītās ziņas|iesakām
et: loe ka|seotud artiklid|seotud lood|loe lisaks|sarnased artiklid|soovitame
af: lees ook|verwante artikels|verwante stories
sw: habari zinazohusiana|soma pia
tl: kaugnay na balita|basahin din
"""


def _phrases(table: str) -> frozenset[str]:
    lines = (line.partition(": ")[2] for line in table.strip().splitlines())
    return frozenset(phrase.strip().casefold() for line in lines for phrase in line.split("|"))


DISCUSSION = _phrases(_DISCUSSION)
RELATED = _phrases(_RELATED)

DISCUSSION_STARTS = (
    "thoughts on ", "thought on ", "responses to ", "response to ", "comments on ", "comment on ", "comments to ",
    "replies to ", "reply to ", "discussion on ", "comments for ", "reader comments", "comments (", "comments about ",
    "gedanken zu ", "kommentare zu ", "kommentar zu ", "antworten auf ", "antwort auf ", "reaktionen auf ",
    "reaktionen zu ", "kommentare für ", "lesermeinungen zu ", "réflexions sur ", "réponses à ", "réponse à ",
    "commentaires sur ", "commentaire sur ", "commentaires à ", "commentaires pour ", "réactions à ",
    "comentarios en ", "comentario en ", "comentarios sobre ", "comentarios a ", "comentarios para ", "respuestas a ",
    "pensamientos en ", "comentários em ", "comentário em ", "comentários sobre ", "commenti su ", "commento su ",
    "pensieri su ", "risposte a ", "commenti a ", "reacties op ", "reactie op ", "gedachten over ", "kommentarer til ",
    "kommentarer till ", "tankar om ", "svar på ", "svar til ", "komentarze do ", "odpowiedzi na ", "myśli na temat ",
    "komentáře k ", "komentáře u ", "комментарии к ", "комментариев к ", "комментария к ", "комментарий к ",
    "коментарі до ", "comentarii la ", "komentari na ", "kommenttia artikkeliin ", "hozzászólás a ",
    "yorumlar ", "件のコメント", "条评论", "則留言", "条回应", "개의 댓글",
)  # fmt: skip
"""How a discussion's heading may begin, once digits are gone: '3 thoughts on “…”'."""

RELATED_STARTS = (
    "related ", "recommended ", "more on ", "more about ", "more from ", "more in ", "more stories about ", "read more ",
    "read next", "you might also ", "you may also ", "similar ", "see also", "also read", "read also",
    "mehr zum thema ", "mehr zu ", "mehr über ", "mehr aus ", "weitere artikel zu ", "ähnliche ", "lesen sie auch",
    "das könnte ", "sur le même ", "à lire aussi", "lire aussi", "articles liés", "te puede interesar",
    "noticias relacionadas", "más sobre ", "lee también", "leia também", "veja também", "mais sobre ", "leggi anche",
    "altri articoli su", "potrebbe interessarti", "czytaj także", "więcej o ", "więcej na temat", "lees ook",
    "meer over ", "lue myös", "läs också", "læs også", "les også", "читайте также", "関連", "관련", "相关", "相關", "延伸",
)  # fmt: skip
"""How the heading of a block whose class already says related may begin."""

OTHER = _phrases("""
en: most read|most popular|popular|popular posts|popular stories|popular now|trending|trending now|top stories|latest
en: latest news|latest stories|latest posts|latest articles|recent|recent posts|recent articles|recent stories|newest
en: editor's picks|editors' picks|editor's pick|editor’s picks|must read|must reads|don't miss|in case you missed it
en: most viewed|most commented|most shared|most discussed|hot topics|what's hot|what's new|in the news|breaking news
en: featured|featured stories|featured posts|headlines|top news|top headlines|more news|more top stories|more headlines
en: today's headlines|today's top stories|around the web|from around the web|sponsored|sponsored content|promoted
en: promoted content|paid content|advertisement|partner content|from our partners|from the web|videos|video|watch
en: most watched|jobs|newsletter|newsletters|newsletter sign up|tags|topics|related topics|categories|archives|follow us
en: previous post|next post|post navigation|about the author|recent comments|latest comments|top comments|share|share this
en: more from author|trending stories|trending topics|just in|live|weather|photos|galleries|podcasts|events|best of
en: subscribe|newest first|this week|this month|today|shop|quick links|stay connected|stay informed|news in pictures
de: meistgelesen|meist gelesen|die meistgelesenen artikel|am meisten gelesen|beliebt|beliebte artikel|beliebteste artikel
de: top-themen|topthemen|top news|neueste artikel|neueste beiträge|neuste artikel|neueste|aktuelle nachrichten|aktuell
de: aktuelles|letzte beiträge|letzte kommentare|neueste kommentare|aktuelle kommentare|nachrichten|schlagzeilen|anzeige
de: anzeigen|themen|schlagwörter|video|videos|stellenmarkt|newsletter|ticker|newsticker|kategorien|archiv|eilmeldungen
de: meistkommentiert|meist kommentiert|jetzt live|trending|empfehlungen der redaktion|tipps der redaktion|mehr news
de: das neueste|neu|gerade gelesen|die neuesten artikel|autor|über den autor|autoren|meistgeklickt|jobs|jetzt im trend
fr: les plus lus|le plus lu|plus lus|à la une|dernières actualités|derniers articles|dernières nouvelles|en direct
fr: les plus populaires|populaires|articles récents|l'actu en continu|vidéos|publicité|partenaires|commentaires récents
fr: derniers commentaires|en continu|les + lus|tendances|nos newsletters|services|contenus sponsorisés|le fil info
es: lo más leído|más leídas|más leído|más leídos|lo más visto|lo más nuevo|últimas noticias|lo último|más vistas|populares
es: destacadas|destacados|tendencias|entradas recientes|comentarios recientes|publicidad|vídeos|videos|temas|etiquetas
es: noticias más leídas|más noticias|portada|en portada|boletines|última hora|más popular|en vivo|las más leídas
pt: mais lidas|mais lidos|últimas notícias|últimas|mais vistas|destaques|populares|comentários recentes|em alta|vídeos
pt: mais recentes|notícias mais lidas|publicidade|as mais lidas|posts recentes|tendências|mais populares
it: i più letti|più letti|ultime notizie|ultimi articoli|più popolari|in evidenza|articoli recenti|commenti recenti
it: le più lette|ultim'ora|primo piano|video|tendenze|i più visti|ultime news|più commentati
nl: meest gelezen|populair|laatste nieuws|net binnen|recente berichten|recente reacties|het laatste nieuws|best gelezen
nl: meest bekeken|aanbevolen video's|trending|nieuwste artikelen
sv: mest läst|mest lästa|senaste nytt|senaste nyheterna|populärt|populära|just nu|senaste
da: mest læste|seneste nyt|seneste|populært|lige nu|nyeste
no: mest lest|siste nytt|siste|populært|akkurat nå|nyeste
fi: luetuimmat|uusimmat|tuoreimmat|suosituimmat|juuri nyt
pl: najczęściej czytane|najnowsze|popularne|najpopularniejsze|ostatnie komentarze|ostatnie wpisy|najnowsze wiadomości
pl: aktualności|reklama|na topie|gorące tematy|najnowsze artykuły|najchętniej czytane|ostatnio dodane
cs: nejčtenější|nejnovější|nejčtenější články|poslední komentáře|populární|aktuálně
sk: najčítanejšie|najnovšie|najčítanejšie články|populárne
hu: legolvasottabb|legfrissebb|népszerű|legfrissebb hírek|friss hírek
ro: cele mai citite|ultimele știri|cele mai noi|populare|știri recente
ru: самое читаемое|популярное|последние новости|новости|главное|главные новости|лента новостей|свежее|реклама|сейчас читают
ru: самое популярное|последние комментарии|топ новостей|читаемое|важное|новости партнёров|новости партнеров|популярные статьи
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
""")
"""Headings of blocks that are neither: most read, latest, navigation, advertising, recent comments of the site."""

OTHER_STARTS = (
    "latest ", "most ", "trending", "popular ", "top stor", "top news", "top arti", "recent ", "editor", "sponsored",
    "promoted", "breaking", "neueste", "das neueste", "aktuelle ", "meistgel", "meist gel", "beliebte", "die meist", "les plus ", "dernier",
    "dernière", "lo más ", "las más ", "últim", "mais lid", "as mais ", "più lett", "le più ", "i più ", "ultim", "meest ",
    "laatste ", "najnow", "najczę", "najpop", "nejčten", "nejnov", "самое ", "последние ", "популярн", "mest l", "senaste",
    "seneste", "siste ", "人気", "最新", "热门", "熱門", "인기", "많이 본", "최신", "friss", "legfriss", "terpopuler", "terbaru", "en çok ", "son dakika",
)  # fmt: skip
"""How the headings of such blocks may begin."""
