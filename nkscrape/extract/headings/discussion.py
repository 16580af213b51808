"""Headings of discussions, by language. Data only."""

# East Asian characters count double in line lengths.
# ruff: noqa: E501

PHRASES = """
en: comment|comments|reader comments|readers' comments|user comments|all comments|post comments
en: comments section|join the discussion|join the conversation|join the debate|discussion
en: discussions|conversation|the conversation|responses|replies|reply|reactions|readers' reactions
en: your comments|your say|have your say|what you think|what do you think|feedback|talkback
en: talkbacks|letters|readers respond|show comments|view comments|hide comments|view all comments
en: leave a comment|leave a reply|add a comment|post a comment|comments on this story
en: comments on this article|read comments|reader reactions|reader discussion|discuss this article
en: discuss|thoughts|community comments|latest comments on this article
en: most recent comments on this article|comments are closed
de: kommentar|kommentare|leserkommentare|alle kommentare|kommentare zum artikel
de: kommentare zu diesem artikel|kommentare anzeigen|kommentare lesen|diskussion|diskutieren sie mit
de: diskutiere mit|ihre meinung|deine meinung|leserbriefe|lesermeinungen|reaktionen|antworten
de: rückmeldungen|beiträge|forum|debatte|meinungen|userkommentare|kommentar verfassen
de: kommentar schreiben|kommentar hinterlassen|schreibe einen kommentar|leserstimmen|gedanken
de: community|nutzerkommentare|leserkommentar|hinterlasse einen kommentar|kommentieren
de: mitdiskutieren
fr: commentaire|commentaires|vos commentaires|les commentaires|tous les commentaires|réactions
fr: vos réactions|réaction|réagir|réagissez|discussion|débat|forum|messages|messages de forum
fr: vos messages|réponses|vos avis|commentaires des lecteurs|laisser un commentaire
fr: ajouter un commentaire|participez au débat|avis|contributions|réagir à cet article|commenter
fr: commentez|lire les commentaires|voir les commentaires|commenter cet article
es: comentario|comentarios|los comentarios|tus comentarios|comentarios de los lectores|opiniones
es: respuestas|deja un comentario|dejar un comentario|participa|únete a la conversación|conversación
es: debate|ver comentarios|deja tu comentario|deja una respuesta|foro|mensajes|reacciones
es: todos los comentarios|comentar|opina
pt: comentário|comentários|os comentários|respostas|deixe um comentário|deixe seu comentário
pt: opiniões|discussão|comentários dos leitores|participe da conversa|deixe uma resposta
pt: todos os comentários|comente
it: commento|commenti|i commenti|i vostri commenti|commenti dei lettori|discussione
it: lascia un commento|risposte|tutti i commenti|commenta|partecipa alla discussione
it: inserisci un commento
nl: reactie|reacties|alle reacties|lezersreacties|opmerkingen|discussie|geef een reactie
nl: plaats een reactie|reageer
sv: kommentar|kommentarer|läsarkommentarer|diskussion|svar|lämna ett svar|kommentera|diskutera
da: kommentarer|debat|læserkommentarer|skriv et svar|svar|diskussion
no: kommentarer|debatt|legg igjen en kommentar|diskusjon|kommentarfelt
fi: kommentti|kommentit|keskustelu|kommentoi|vastaukset|jätä kommentti
is: ummæli|athugasemdir
pl: komentarz|komentarze|opinie|dyskusja|wszystkie komentarze|dodaj komentarz|odpowiedzi
pl: zobacz komentarze|forum|komentarze czytelników|wasze komentarze|napisz komentarz|skomentuj
cs: komentář|komentáře|diskuse|diskuze|příspěvky|názory čtenářů|reakce|přidat komentář
sk: komentár|komentáre|diskusia|reakcie|príspevky|pridať komentár
hu: hozzászólás|hozzászólások|kommentek|vélemények|szólj hozzá
ro: comentariu|comentarii|comentariile cititorilor|lasă un comentariu|opinii|adaugă comentariu
bg: коментар|коментари|мнения|дискусия|добави коментар
ru: комментарий|комментарии|комментариев|комментария|обсуждение|отзывы|мнения|мнения читателей
ru: ответы|все комментарии|комментарии читателей|добавить комментарий|оставить комментарий
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

STARTS = (
    "thoughts on ", "thought on ", "responses to ", "response to ", "comments on ", "comment on ",
    "comments to ", "replies to ", "reply to ", "discussion on ", "comments for ", "reader comments",
    "comments (", "comments about ", "gedanken zu ", "kommentare zu ", "kommentar zu ", "antworten auf ",
    "antwort auf ", "reaktionen auf ", "reaktionen zu ", "kommentare für ", "lesermeinungen zu ",
    "réflexions sur ", "réponses à ", "réponse à ", "commentaires sur ", "commentaire sur ",
    "commentaires à ", "commentaires pour ", "réactions à ", "comentarios en ", "comentario en ",
    "comentarios sobre ", "comentarios a ", "comentarios para ", "respuestas a ", "pensamientos en ",
    "comentários em ", "comentário em ", "comentários sobre ", "commenti su ", "commento su ",
    "pensieri su ", "risposte a ", "commenti a ", "reacties op ", "reactie op ", "gedachten over ",
    "kommentarer til ", "kommentarer till ", "tankar om ", "svar på ", "svar til ", "komentarze do ",
    "odpowiedzi na ", "myśli na temat ", "komentáře k ", "komentáře u ", "комментарии к ",
    "комментариев к ", "комментария к ", "комментарий к ", "коментарі до ", "comentarii la ",
    "komentari na ", "kommenttia artikkeliin ", "hozzászólás a ", "yorumlar ", "件のコメント", "条评论", "則留言",
    "条回应", "개의 댓글",
)  # fmt: skip
"""How a discussion's heading may begin, once digits are gone: '3 thoughts on “…”'."""
