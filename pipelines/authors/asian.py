"""Bylines in Korean, Chinese and Japanese: names without spaces, roles before, after or glued to them."""

from __future__ import annotations

import re

from pipelines.authors.model import Name

_SCRIPT = re.compile(r"[가-힣\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々]")
_HANGUL = re.compile(r"[가-힣]")
_KATAKANA = re.compile(r"[\u30a0-\u30fa\u30fc-\u30ff]")
_BRACKETS = re.compile(r"[(（\[【〔<＜《][^)）\]】〕>＞》]*[)）\]】〕>＞》]?")
_KOREAN_ROLE = (
    r"(?:수습|인턴|선임|전문|객원|시민|탐사|영상|사진|취재|여행|의학|과학|스포츠|정치|경제|국제|북한|통일|외교)*"
    r"(?:기자단|기자|특파원|논설위원|논설주간|칼럼니스트|편집위원|편집국장|편집장|편집인|에디터|앵커|아나운서|교수|연구위원|"
    r"연구원|대표|부장|차장|국장|위원|작가|평론가|소장|변호사|통신원|리포터|피디|PD)"
)
_CITY = "台北|臺北|台中|高雄|北京|上海|香港|首爾|首尔|東京|东京|平壤|华盛顿|華盛頓|紐約|纽约"
_HAN_ROLE = (
    r"(?:本[報报刊社网]|[特專专]约?)?(?:实习|實習|特约|特約|驻[^\s]{2,4})?(?:记者|記者|通讯员|通訊員|特派员|特派員|作者|撰文|"
    r"責任編輯|责任编辑|责编|编辑|編輯|编译|編譯|整理|評論員|评论员|主笔|編集委員|論説委員|支局長|編集長|ライター|筆者|執筆|文責|"
    r"取材・文|取材|構成|編集)"
    rf"|(?:(?<=[／/\s])[\u4e00-\u9fff]{{2}}|{_CITY}|综合|綜合)?(?:报道|報導)|(?:さん|氏|著)(?=[\s、,]|$)"
)
_ROLES = re.compile(rf"{_KOREAN_ROLE}(?![가-힣])|{_HAN_ROLE}")
_LABELS = re.compile(r"^(?:글쓴이|글|작성자|작성|취재|정리|번역|기고|文|撰稿|供稿|来源|作|報道)\s*[:：/／|｜=·\s]\s*")
_CREDITS = re.compile(r"(?:사진|그래픽|영상|일러스트|摄影|攝影|摄|図|写真|撮影|图|圖)\s*[:：/／=].*")
_GROUPS = re.compile(
    r"(?:^로이터|^신화|^교도|뉴스|통신|신문|일보|방송|미디어|편집부|편집국|취재팀|취재진|특별취재팀|보도팀|팀|닷컴|타임스|저널|"
    r"新聞|新闻|日報|日报|晚报|晚報|通信|通訊社|通讯社|社|网|網|時報|时报|電視|电视|台|編集部|编辑部|編輯部|取材班|報道部|部|局|オンライン|デジタル|Web|現代|新聞社)$"
)
_SPLIT = re.compile(r"[,、，;；:：/／|｜·ㆍ\s=＝&]+|及|(?<=\S)[와과]\s")
_BRACKETED = re.compile(r"[(（\[【〔<＜《][^)）\]】〕>＞》]*[)）\]】〕>＞》]")
_LIMITS = {"hangul": (2, 5), "han": (2, 6)}


def is_asian(text: str) -> bool:
    """Say whether a byline is mainly written in Hangul, Han or Kana."""
    count = len(_SCRIPT.findall(text))
    return count > 0 and count * 2 >= sum(map(str.isalpha, text)) - count


def read_asian(text: str, languages: tuple[str, ...]) -> list[Name]:
    """Return the names of a byline in order; roles, places, credits and brackets left out, and affiliations too."""
    text = _CREDITS.sub("", _BRACKETS.sub(" ", text[1:-1] if _BRACKETED.fullmatch(text) else text))
    text = _LABELS.sub("", _after_place(text.partition(" 전 ")[0].strip()))
    text = _ROLES.sub(" ", text) if not _GROUPS.search(text.strip()) else text
    tokens = [token for token in _SPLIT.split(_middle_dots(text)) if token]
    names = [name for token in _joined(tokens, languages) if (name := _name(token))]
    persons = [name for name in names if not name.is_organisation]
    return persons or names


def _after_place(text: str) -> str:
    """Return the part of '워싱턴=나하늘 특파원' that has the role, else the last one."""
    parts = [part.strip() for part in text.split("=") if part.strip()]
    return next((part for part in parts if _ROLES.search(part)), parts[-1] if parts else "")


def _name(token: str) -> Name | None:
    if not _SCRIPT.search(token) or re.search(r"\d", token):
        return None
    if _GROUPS.search(token) or (_HANGUL.search(token) and re.search("[A-Z]", token)):
        return Name(token, seen=(token,), is_organisation=True)
    return Name(token, seen=(token,)) if _is_name(token) else None


def _middle_dots(text: str) -> str:
    """Part names at '・', but not the words of a foreign name in Katakana."""
    return text if _KATAKANA.search(text) else text.replace("・", " ")


def _joined(tokens: list[str], languages: tuple[str, ...]) -> list[str]:
    """Return whole names: a lone surname and what follows it; in Japanese, surname and given name."""
    if len(tokens) == 2 and not any(map(_GROUPS.search, tokens)):
        first, second = tokens
        if _HANGUL.search(first) and len(first) == 1:
            return [first + second]
        if not _HANGUL.search(first) and (len(first) == 1 or languages[:1] == ("ja",) or _is_kana(first + second)):
            return [f"{first} {second}" if languages[:1] != ("zh",) else first + second]
    return tokens


def _is_kana(text: str) -> bool:
    return bool(re.search(r"[\u3040-\u30ff]", text))


def _is_name(token: str) -> bool:
    shortest, longest = _LIMITS["hangul" if _HANGUL.search(token) else "han"]
    length = len(token.replace(" ", ""))
    return shortest <= length <= (12 if _KATAKANA.search(token) else longest)
