"""What an element inside a comment is, told from its class: author, date, text, … Words of many languages."""

from __future__ import annotations

import re
from functools import lru_cache

AUTHOR, DATE, TEXT, META, SUBJECT, LIKES, SKIP = "ADTMSLX"
"""META holds author or date and is never text; SKIP is neither read nor text."""

_WORDS = {
    AUTHOR: """author autor auteur autore author's user username usr nick nickname nickname name poster commenter
        commentator commentor commentername fn verfasser benutzer benutzername nutzer nutzername usuario
        utilisateur utente cite pseudo displayname creator writer member who person qui avtor naam
        brugernavn kullanici nom nombre nome namn navn handle autorka uzytkownik auteurnaam authorname uname
        byname sender from login-name owner fullname screenname realname""",
    DATE: """date datum fecha time datetime timestamp zeit uhrzeit published posted created when ago heure quand
        tid pub pubdate dateline day tijd tarih czas hora dato dag godzina datetext datepublished timeago
        since moment publishedat createdat postdate erstellt publie cuando age""",
    TEXT: """text texte texto testo tekst content contents body message msg inhalt contenu contenido conteudo
        contenuto tresc cuerpo copy excerpt description desc paragraph paragraphs markdown html wysiwyg
        richtext commtext bericht tresci mensaje messaggio corpo nachricht kommentartext cooked txt ugc bb entry""",
    META: """meta comhead metadata metas header head footer foot info infos byline submitted kopf cabecera entete chapo
        heading caption details data authorline permalink links link userinfo""",
    SUBJECT: "subject title titel titre titulo betreff headline oggetto temat tytul onderwerp rubrik",
    LIKES: """like likes upvote upvotes score result likecount votecount thumbsup up positive plus pros upcount
        votes points karma rating agree recommendations likescount""",
    SKIP: """reply replies respond response responses answer answers antworten antwort repondre reponse responder
        respuesta action actions button buttons btn share sharing social vote voting rate ratings report
        flag edit avatar gravatar image img photo picture pic thumb thumbnail badge badges says icon icons
        control controls toolbar tools menu form login signin count counter toggle readmore hellip more
        tooltip rank level reputation register registered joined role status delete down dislike dislikes
        downvote negative nav navigation ad ads advert advertisement anzeige werbung screen reader sr
        options dropdown buttons's label hint notice cancel loading spinner print quotelink abuse melden
        spam number num nr index anchor connector stars star navs follower followers""",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
_NEUTRAL = frozenset(
    """comment comments comentario comentarios kommentar kommentare commentaire commentaires commento commenti
    komentarz container wrapper wrap box block inner outer area holder item left right main top bottom col
    column row field section div con group list full width flex clearfix cf js wp the single card panel new old
    first last odd even alt vcard n url crayon media span el element widget part post posts view mode type
    public profile primary secondary on at small medium large xs sm md lg xl real long default is has bar
    line""".split()
)
_HIDDEN = frozenset((("screen", "reader"), ("visually", "hidden"), ("sr", "only"), ("assistive", "text")))
"""How classes of text for screen readers begin: 'screen-reader-text', 'visually-hidden', 'sr-only'."""
_LOOKS = frozenset(
    """right left center centre start end justify top bottom xs sm md lg xl small large muted primary secondary info
    success danger warning light dark white black bold normal nowrap wrap truncate break color base uppercase lowercase
    capitalize""".split()
)
"""What follows 'text' in classes that only style: 'text-right', 'text-sm', 'text-primary', 'md:text-lg'."""
_SHORT = frozenset("name username nickname date datetime time".split())
"""Before 'text' these tell: 'NameText' is the name."""
_BUTTONS = frozenset("reply respond antworten antwort repondre responder share report quote edit".split())
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
_COMMENT_PREFIX = re.compile(r"^(?:comment|comments|kommentar|komentar|comentario|commentaire)(?=[a-z]{3})")
ITEMPROPS = {
    "author": AUTHOR, "creator": AUTHOR, "text": TEXT, "commenttext": TEXT, "datepublished": DATE,
    "datecreated": DATE, "commenttime": DATE, "upvotecount": LIKES, "headline": SUBJECT,
    "image": SKIP, "content": TEXT, "description": TEXT,
}  # fmt: skip


@lru_cache(maxsize=4096)
def role_of(class_name: str) -> str:
    """Return the role the first telling class names, '' for none: in each the last meaningful word decides."""
    for name in class_name[:300].split():
        words = [_COMMENT_PREFIX.sub("", word.lower()) for word in _WORD.findall(name)]
        if tuple(words[:2]) in _HIDDEN:
            return SKIP
        role = "" if _only_styles(words) else _role_of_words(words, name)
        if role:
            return role
    return ""


def _only_styles(words: list[str]) -> bool:
    """Say whether a class is a framework's utility: 'text-right', 'md:text-lg'."""
    if "text" not in words[:-1]:
        return False
    after = words[words.index("text") + 1 :]
    return all(word in _LOOKS for word in after)


def _role_of_words(words: list[str], name: str) -> str:
    """Return the role the last meaningful word of one class name says."""
    whole = list(words)
    while words and words[-1] in _NEUTRAL:
        words.pop()
    if not words:
        return ""
    role = _ROLES.get(words[-1], "")
    if whole[-2:] == ["by", "line"]:
        return META
    if words[-1] == "to" and "reply" in words:
        return SKIP
    if role == TEXT and words[-2:-1] and words[-2] in _SHORT:
        return _ROLES[words[-2]]
    if not role and len(words) > 1 and "__" in name:  # CSS modules: 'Comment_author__x7f'
        role = _ROLES.get(words[-2], "")
    before = words[-2] if len(words) > 1 else ""
    if role == AUTHOR and (before in ("avatar", "image", "by", "reply", "to") or whole[-1].startswith("comment")):
        return ""
    if role == SUBJECT and before == "author":  # a job title
        return SKIP
    if words[-1] in ("link", "links") and before in _BUTTONS:
        return SKIP
    if words[-1] in ("count", "number") and _ROLES.get(before) == LIKES:
        return LIKES
    return role
