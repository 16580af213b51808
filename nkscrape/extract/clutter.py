"""Lines that stand among an article's paragraphs and are no part of it, told by what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAX_NOTICE = 400
"""Characters up to which a block can be a note of the house."""
_END = r"(?:[\s:.!…»›>→▶►↓]*)$"
_READ_MORE = (
    r"read (?:more|next|also|the full)|also read|more (?:on|from|stories|news|about)|related(?: (?:articles?|stories|"
    r"news|content|coverage|reading|links?|topics?|posts?))?|see (?:also|more)|recommended(?: (?:for you|reading|videos?))?|"
    r"you (?:may|might) (?:also )?(?:like|be interested)|don'?t miss|keep reading|up next|watch(?: now| live| more)?|"
    r"more like this|trending(?: now)?|what to read next|must read|"
    r"les(?:en)? sie (?:auch|mehr|hier|dazu|weiter)|mehr (?:zum thema|dazu|lesen|aus|zu|über|von)|auch interessant|"
    r"zum thema|das könnte (?:sie|dich) (?:auch )?interessieren|weiterlesen|weitere (?:artikel|themen|infos|informationen|"
    r"nachrichten|meldungen)|siehe auch|lesetipps?|passend dazu|hintergrund|empfohlener (?:externer|redaktioneller) inhalt|"
    r"lire (?:aussi|la suite|également|plus)|à lire(?: aussi| également)?|voir aussi|sur le même (?:sujet|thème)|"
    r"à voir(?: aussi)?|"
    r"lea? (?:también|además|más)|leer? más|lea|lee también|te puede interesar|"
    r"(?:le|te) (?:puede|podría) interesar|ver (?:también|más)|más información|"
    r"noticias? relacionadas?|relacionad[oa]s?|"
    r"leia (?:também|mais)|veja (?:também|mais)|saiba mais|leggi (?:anche|tutto|di più)|vedi anche|approfondisci|"
    r"leggi l'articolo|czytaj (?:też|także|więcej|również|dalej)|zobacz (?:też|także|również)|przeczytaj (?:też|także|również)|"
    r"polecamy|lees (?:ook|meer|verder)|læs også|les også|läs (?:också|mer|även)|lue myös|"
    r"читайте (?:также|ещё|еще)|читать (?:также|далее)|по теме|смотрите также|читайте також|"
    r"ayrıca (?:okuyun|bakınız)|i̇lgili haber(?:ler)?|ilgili haber(?:ler)?|devamını oku|"
    r"baca juga|simak juga|xem thêm|đọc thêm|tin liên quan|"
    r"اقرأ (?:أيضا|أيضًا|أيضاً|المزيد)|קראו (?:גם|עוד)|عاجل|شاهد أيضا|"
    r"関連(?:記事|リンク|ニュース)|あわせて読みたい|続きを読む|관련\s?기사|관련\s?뉴스|함께 보면 좋은 기사|더 보기|"
    r"相关(?:阅读|新闻|报道|文章|链接)|相關(?:新聞|報導|閱讀|文章)|延伸閱讀|推荐阅读"
)
READ_MORE = re.compile(rf"^\W*(?:{_READ_MORE})(?=\W|$)", re.IGNORECASE)
"""Opens a line that points to other articles."""
READ_MORE_ONLY = re.compile(rf"^\W*(?:{_READ_MORE})(?: \w+){{0,3}}{_END}", re.IGNORECASE)
"""A line that announces such pointers."""

CLUTTER = re.compile(
    r"^\W*(?:"
    r"share(?: (?:this|on|via|to)\b.*| article)?|shares|save|print(?: this)?(?: article)?|e-?mail(?: this)?|copy link|"
    r"link copied.*|tweet|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|messenger|post on x|"
    r"follow (?:us|me)\b.*|like us on.*|join (?:us|our)\b.*(?:channel|group|community|newsletter|telegram|whatsapp).*|"
    r"(?:click|tap) here\b.*|click to (?:get|read|watch|view|share).*|advertisement|sponsored(?: content)?|ad|"
    r"story continues below.*|article continues below.*|(?:continue|keep) reading(?: (?:below|the main story))?.*|"
    r"sign ?up\b.*|signup\b.*|subscribe\b.*|get (?:the|our|daily|breaking|more|all|real-time)\b.{0,120}"
    r"(?:newsletter|inbox|app|e-?mail|updates|alerts|results?)\b.*|"
    r"log ?in(?: (?:to|or)\b.*)?|sign in(?: (?:to|or)\b.*)?|register(?: (?:to|or|for|now)\b.*)?|create an? (?:free )?account\b.*|"
    r"already (?:a|have an?) (?:subscriber|member|account)\b.*|remember me|existing users\b.*|forgot(?:ten)? (?:your )?password.*|"
    r"you(?:'ve| have) reached your (?:limit|monthly)\b.*|you have \d+ free articles?\b.*|you(?:'ve| have) read (?:all )?(?:of )?your \d+\b.*|"
    r"this article is (?:for|reserved|available)\b.{0,80}(?:subscribers|members).*|to continue reading\b.*|"
    r"download (?:the|our)\b.*app\b.*|listen to (?:this )?(?:article|story).*|\d+ min(?:ute)?s?(?: read| listen| lesezeit)?|"
    r"(?:estimated )?reading time\b.*|lesezeit\b.*|lesedauer\b.*|artikel (?:anhören|vorlesen|teilen|drucken|merken).*|"
    r"(?:jetzt )?(?:in der app )?anhören|teilen|drucken|merken|kommentare?(?: \d+)?|anzeige|werbung|gesponsert|"
    r"zum newsletter.*|newsletter\b.{0,60}|hier (?:können sie|geht es zu[mr]?)\b.{0,80}(?:anmelden|newsletter|abonnieren).*|"
    r"partager|imprimer|publicité|s'abonner|abonnez-vous\b.*|inscrivez-vous\b.*|recevez\b.*newsletter.*|"
    r"compartir|comparte\b.{0,40}|imprimir|publicidad|suscr[ií]bete\b.*|regístrate\b.*|síguenos\b.*|sigue\b.{0,60}en (?:google|whatsapp|telegram).*|"
    r"compartilh(?:e|ar)\b.{0,40}|publicidade|assine\b.*|siga\b.{0,40}(?:google|instagram|twitter|whatsapp).*|"
    r"condividi\b.{0,40}|pubblicità|iscriviti\b.*|abbonati\b.*|"
    r"udostępnij|reklama|zapisz się\b.*|obserwuj nas\b.*|"
    r"реклама|поделиться\b.*|подписывайтесь\b.*|подпишитесь\b.*|підписуйтесь\b.*|paylaş|reklam|abone ol\b.*|"
    r"deel(?: dit)?(?: artikel)?|advertentie|publicerad|annons|annonse|iklan|bagikan|"
    r"إعلان|شارك|شاركها|פרסומת|שתפו|"
    r"シェア(?:する)?|ツイート|広告|印刷|会員登録|ログイン(?:する)?|新規登録|공유하기?|기사\s?공유|글자\s?크기.*|구독하기?|광고|"
    r"무단\s?전재.*|저작권자.*|분享|分享(?:到.*)?|打印|广告|廣告|"
    r"view (?:comments|all|more|gallery|image|\d+ images?)|(?:show|hide|load|view) (?:more|all|less|comments?)|"
    r"(?:\d+|no|leave a|add a|post a|view|show|see) comments?|comments?(?: \(?\d+\)?)?|\(?\d+\)? comments?|"
    r"photos?|videos?|gallery|image|bild|foto|live|exclusive|opens? in (?:a )?new (?:tab|window)|"
    r"key (?:points|takeaways)|(?:see|read) our ethics statement.*|our standards:.*|purchase licensing rights.*|"
    r"submit a correction|send a letter to the editor|reprints (?:&|and) permissions|report (?:a )?(?:typo|error|correction).*|"
    r"(?:tags?|topics?|themen|schlagwörter|schlagworte|stichwörter|etiquetas|temas|filed under|published under|posted in|categor(?:y|ies)|kategorien?|in this article|"
    r"more topics|tagi|теги|etiketler|タグ|카테고리)(?:\s*:.*|$)|"
    r"add .{2,60} as a preferred source.*|make .{2,40} preferred (?:source )?on google.*|"
    r"(?:zitiervorschlag|current issue|keep up to date|stay informed|most popular|just in|read the comments)|"
    r"register\b.{0,40}|(?:get|sign) in touch\b.*|for more (?:stories|news)\b.{0,60}(?:check|visit|follow)\b.*|"
    r"(?:want|have) (?:more|a (?:story|tip))\b.*|do you have a story\b.*|"
    r"(?:pic\.twitter\.com|https?://t\.co)/\S+"
    rf"){_END}",
    re.IGNORECASE,
)
"""A whole block of button labels, pleas and labels."""

NOTICE = re.compile(
    r"views expressed in (?:opinion|this)|(?:views|opinions) expressed .{0,80}(?:author|writer|own|those of)|"
    r"müssen nicht der meinung der redaktion|spiegeln? nicht (?:unbedingt )?die meinung|"
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"무단[ -]?전재|無断転載|"
    r"(?:this|the) (?:site|article|page|website) (?:uses cookies|is protected by recaptcha)|"
    r"protected by recaptcha|privacy policy and terms|terms (?:of (?:service|use)|and conditions) and privacy|"
    r"personenbezogene daten .{0,80}(?:drittplattformen|übermittelt)|externe(?:n|r)? inhalt.{0,60}(?:angezeigt|anzeigen)|"
    r"(?:this|der|diese) (?:article|story|post|artikel|seite) (?:contains|enthält) (?:affiliate|werbe)|affiliate(?:-| )links?\b.{0,80}"
    r"(?:commission|provision|earn|erhalten)|we may (?:earn|receive) (?:a )?(?:small )?commission|"
    r"(?:subscribe|sign up)\b.{0,60}(?:newsletter|unlimited access|to (?:read|continue))|"
    r"newsletter\b.{0,80}(?:anmelden|abonnieren|bestellen|inbox|subscribe|sign up|unsubscribe)|"
    r"you (?:have|'ve) reached your (?:\w+ )?limit|free articles? (?:this month|left|remaining)|"
    r"existing users, please sign in|javascript (?:is )?(?:disabled|aktivieren|to view)|enable javascript|"
    r"create an account or sign in|your email address will not be published|unsubscribe at any time|"
    r"\b(?:follow|find|like|join|connect with) .{0,60}\b(?:on|via) (?:our )?(?:twitter|facebook|instagram|whatsapp|telegram|youtube|"
    r"linkedin|tiktok|bluesky)\b|download .{0,60}\bapps?\b.{0,20}\b(?:ios|android)|canal de (?:telegram|whatsapp|youtube)|"
    r"please subscribe|(?:become|hazte) (?:a |an )?(?:member|miembro|socio|supporter)|cancela cuando quieras|"
    r"(?:support|help us|donate|contribut)\w* .{0,60}(?:our|independent) journalism|already a subscriber|"
    r"nicht eingeloggt|um einen kommentar zu (?:hinterlassen|schreiben)|\(?noch keine bewertungen|"
    r"(?:dieser|der) (?:beitrag|artikel|text) enthält (?:werbung|werbelinks|affiliate)|"
    r"references to products from one or more of our advertisers|"
    r"(?:add|make|set) .{2,40}(?:preferred source|google discover)|bookmark our website",
    re.IGNORECASE,
)
"""Found in notes of the house: disclaimers, offers, rights."""

CREDIT = re.compile(
    r"^\W*(?:(?:photo(?:graph(?:y|s|er)?)?|image|picture|pic|illustrations?|video|graphic|cover photo|main photo|"
    r"(?:symbol)?fotos?|bild(?:er|quelle|nachweis)?|grafik|crédits?(?: photo)?|imagen|fotografía|fotografie|immagine|"
    r"zdjęcie|fot\.|фото|коллаж|иллюстрация|fotoğraf|kuva|写真|사진|图片|圖)"
    r"(?: (?:credit|courtesy|by|source|via|file))*s?\s*[:：/|]|(?:photo|image|picture|illustrations?|fotos?) (?:by|courtesy|credit|de|di|von)\b|"
    r"©|\(c\)\s|copyright\b|credit\s*:|\(?(?:quelle|source|fuente|fonte|źródło|источник|kaynak|出典|来源|來源)n?\s*[:：])",
    re.IGNORECASE,
)
"""Opens a line that names the maker of a picture, or the source."""

CLOCK = re.compile(
    r"^\W*\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h|gmt|bst|[ce]e?s?t)?\W*$", re.IGNORECASE
)
DATE_LINE = re.compile(
    r"^\W*(?:(?:first |last |zuletzt |date |oppdatert |publi\w+|veröffentlicht|aktualisiert|actualis\w+|actualizad\w+|updated?|posted|stand|erstellt|"
    r"дата|опубликовано|yayın\w*|güncelle\w*|公開|更新|入力|수정|등록|입력|기사입력|발행|mis à jour)\b.{0,12})*"
    r"[^.!?]{0,40}\d{1,4}[^.!?]{0,60}$",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"^\W*(?:by|von|par|por|di|da|door|av|af|od|autor(?:in|es|a)?|author|words by|written by|reported by|text|redaktion|"
    r"автор|текст|yazan|글|文|記者)\b[\s:]",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^\W*(?:about the authors?|about us|(?:über|zur|zum) (?:(?:den|die|der) )?autor(?:in|en)?|die autorin|der autor|autor(?:en)?|"
    r"l'auteur|el autor|sobre el autor|author bio|authors?|join the (?:discussion|conversation)|leave a (?:reply|comment)|"
    r"comments?|kommentare|commentaires|comentarios|discussion|footnotes|references|copyright .*|"
    r"quellen(?:angaben?|nachweise?)|literaturverzeichnis|einzelnachweise|originalpublikation|(?:presse)?kontakt|"
    r"ansprechpartner(?:in)?|weiterführende links?|zum weiterlesen|vorschau auf den nächsten artikel|media contact|"
    r"press contact)\W*$",
    re.IGNORECASE,
)
"""Headings behind which an article is over."""
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")


_NOTICE_HINTS = (
    "views expressed", "opinions expressed", "meinung", "rights reserved", "rechte vorbehalten", "droits", "derechos", "전재", "転載", "cookies",
    "recaptcha", "terms of", "terms and", "personenbezogen", "externe", "affiliate", "enthält werbe", "commission", "subscribe", "sign up", "newsletter",
    "your limit", "free article", "please sign in", "javascript", "an account", "email address", "unsubscribe", "preferred", "discover",
    "bookmark", "twitter", "facebook", "instagram", "whatsapp", "telegram", "youtube", "ios", "member", "miembro", "socio",
    "cancela", "journalism", "eingeloggt", "kommentar zu", "bewertungen", "our advertisers", "already a",
)  # fmt: skip


def notices_among(texts: Iterable[str]) -> set[str]:
    """Return those of the texts that are notes of the house: disclaimers, offers, rights."""
    short = [text for text in texts if len(text) < MAX_NOTICE]
    return {text for text in with_any(short, _NOTICE_HINTS) if NOTICE.search(text)}


def with_any(texts: list[str], hints: Iterable[str]) -> list[str]:
    """Return the texts that hold one of the lower-case hints; cheap where none does."""
    whole = "\n".join(texts).lower()
    present = [hint for hint in hints if hint in whole]
    if not present:
        return []
    return [text for text in texts if (lower := text.lower()) and any(hint in lower for hint in present)]


def is_label(text: str) -> bool:
    """Whether a block is a button label, a plea or a clock time."""
    return bool(CLUTTER.match(text) or CLOCK.match(text))


def ends_sentence(text: str) -> bool:
    """Whether text closes as a sentence does."""
    return bool(_SENTENCE_END.search(text))
