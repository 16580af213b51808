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
        byname sender from login-name owner""",
    DATE: """date datum fecha time datetime timestamp zeit uhrzeit published posted created when ago heure quand
        tid pub pubdate dateline day tijd tarih czas hora dato dag godzina datetext datepublished timeago
        since moment publishedat createdat postdate erstellt publie cuando""",
    TEXT: """text texte texto testo tekst content contents body message msg inhalt contenu contenido conteudo
        contenuto tresc cuerpo copy excerpt description desc paragraph paragraphs markdown html wysiwyg
        richtext bericht tresci mensaje messaggio corpo nachricht kommentartext cooked""",
    META: """meta metadata metas header head footer foot info infos byline submitted kopf cabecera entete chapo
        heading caption details data authorline permalink links link""",
    SUBJECT: "subject title titel titre titulo betreff headline oggetto temat tytul onderwerp rubrik",
    LIKES: """like likes upvote upvotes score result likecount votecount thumbsup up positive plus pros upcount
        votes points karma rating agree recommendations""",
    SKIP: """reply replies respond response responses answer answers antworten antwort repondre reponse responder
        respuesta action actions button buttons btn share sharing social vote voting rate ratings report
        flag edit avatar gravatar image img photo picture pic thumb thumbnail badge badges says icon icons
        control controls toolbar tools menu form login signin count counter toggle readmore hellip more
        tooltip rank level reputation register registered joined role status delete down dislike dislikes
        downvote negative nav navigation ad ads advert advertisement anzeige werbung screen reader sr
        options dropdown buttons's label hint notice cancel loading spinner print quotelink abuse melden
        spam number num nr index anchor connector stars star""",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
_NEUTRAL = frozenset(
    """comment comments comentario comentarios kommentar kommentare commentaire commentaires commento commenti
    komentarz container wrapper wrap box block inner outer area holder item left right main top bottom col
    column row field section div con group list full width flex clearfix cf js wp the single card panel new
    old first last odd even alt vcard n url crayon media span el element widget part post posts view mode
    type public profile primary secondary small medium large xs sm md lg xl real long default is has bar line""".split()
)
_HIDDEN = frozenset((("screen", "reader"), ("visually", "hidden"), ("sr", "only"), ("assistive", "text")))
"""How classes of text for screen readers begin: 'screen-reader-text', 'visually-hidden', 'sr-only'."""
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
        while words and words[-1] in _NEUTRAL:
            words.pop()
        if words:
            if tuple(words[:2]) in _HIDDEN:
                return SKIP
            role = _ROLES.get(words[-1], "")
            if not role and len(words) > 1 and "__" in name:  # CSS modules: 'Comment_author__x7f'
                role = _ROLES.get(words[-2], "")
            if role == AUTHOR and len(words) > 1 and words[-2] in ("avatar", "image", "by", "reply", "to"):
                continue
            if role:
                return role
    return ""
