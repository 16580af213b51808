"""Class names in the manners of real sites: from speaking ones to none at all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

SYNONYMS = {
    "comments": ("comments", "discussion", "thread", "responses"),
    "comment": ("comment", "comment-item", "post", "response", "cmt"),
    "list": ("list", "items", "inner"),
    "replies": ("children", "replies", "answers", "nested"),
    "head": ("header", "meta", "info", "top"),
    "author": ("author", "user", "username", "name", "poster"),
    "date": ("date", "time", "published", "timestamp", "created"),
    "text": ("text", "body", "content", "message"),
    "tools": ("actions", "footer", "tools", "controls", "links"),
    "related": ("related", "related-posts", "related-articles", "related-stories", "recommended"),
    "teaser": ("teaser", "story", "item", "entry"),
    "headline": ("title", "headline", "name"),
    "excerpt": ("excerpt", "summary", "teaser", "desc"),
}
"""Words that templates use for one thing; others are called by their own name."""
FOREIGN = {
    "de": "kommentare kommentar liste antworten kopf verfasser datum inhalt aktionen verwandt anriss titel vorspann",
    "fr": "commentaires commentaire liste reponses entete auteur jour texte liens a-lire-aussi carte titre chapo",
    "es": "comentarios comentario lista respuestas cabeza autor fecha texto acciones afines noticia titular resumen",
    "it": "commenti commento elenco risposte testata autore data testo azioni correlati notizia titolo sommario",
    "nl": "reacties reactie lijst antwoorden kop auteur datum tekst acties gerelateerd bericht titel intro",
    "pl": "komentarze komentarz lista odpowiedzi naglowek autor data tresc akcje powiazane wpis tytul zajawka",
    "pt": "comentarios comentario lista respostas cabecalho autor data texto acoes relacionadas chamada titulo resumo",
    "tr": "yorumlar yorum liste yanitlar baslik yazar tarih metin islemler ilgili-haberler haber haber-baslik ozet",
    "ru": "kommentarii kommentarij spisok otvety shapka avtor data tekst dejstviya pohozhie novost zagolovok anons",
}
"""Words of other languages, in the order of `SYNONYMS`; languages that are not here write English class names."""
UTILITIES = {
    "comments": "mt-12 border-t pt-8",
    "comment": "flex flex-col gap-2 py-4",
    "list": "space-y-6",
    "replies": "ml-6 mt-4 space-y-4",
    "head": "flex items-center gap-x-2 text-sm",
    "author": "font-semibold text-gray-900",
    "date": "text-xs text-gray-500",
    "text": "text-base leading-6 text-gray-700",
    "tools": "flex gap-4 text-xs mt-1",
    "avatar": "h-8 w-8 rounded-full bg-gray-200",
    "related": "mt-10 grid gap-6",
    "card": "rounded-lg shadow p-4",
    "headline": "text-lg font-bold",
    "excerpt": "text-sm text-gray-600",
}
"""Utility classes: looks without meaning."""


@dataclass(frozen=True)
class Vocabulary:
    """Gives each role ('comment.author') its class names; one page keeps to one manner."""

    manner: str
    language: str
    seed: int

    def __call__(self, role: str, modifier: str = "") -> str | None:
        """Return the class attribute of a role; a modifier (`depth-2`) is written in the page's manner, too."""
        names = [name for name in (self._name(role), modifier) if name]
        return " ".join(names) or None

    def pick(self, role: str, among: tuple[str, ...]) -> str:
        """Return one of several values, the same for a role throughout the page."""
        return among[int(self._hash(role), 16) % len(among)]

    def _hash(self, role: str) -> str:
        return hashlib.sha256(f"{self.seed} {role}".encode()).hexdigest()[:6]

    def _word(self, part: str) -> str:
        if self.manner == "foreign" and self.language in FOREIGN and part in SYNONYMS:
            return FOREIGN[self.language].split()[list(SYNONYMS).index(part)]
        return self.pick(part, SYNONYMS.get(part, (part,)))

    def _name(self, role: str) -> str | None:
        block, _, element = role.partition(".")
        words = [self._word(part) for part in (block, element) if part]
        match self.manner:
            case "none":
                return None
            case "hashed":
                return f"css-{self._hash(role)}"
            case "tailwind":
                return UTILITIES.get(element or block)
            case "short":
                return "_".join(word[0] + "".join(c for c in word[1:] if c not in "aeiou-")[:2] for word in words)
            case "bem":
                return f"c-{'__'.join(words)}"
            case "camel":
                head, *rest = "-".join(words).split("-")
                return head + "".join(word.title() for word in rest)
            case "modules":
                return f"{words[0].title().replace('-', '')}_{words[-1].replace('-', '_')}__{self._hash(role)}"
            case _:
                return "-".join(words)
