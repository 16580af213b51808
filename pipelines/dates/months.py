"""Month names: per language, from January on, variants parted by '/'. Written as `fold` leaves them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from nkscrape.normal import normal

_TABLE = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept "
    "october/oct november/nov december/dec",
    "de": "januar/jan/jänner/jän februar/feb/feber märz/mär/mrz april/apr mai juni/jun juli/jul august/aug "
    "september/sep/sept oktober/okt november/nov dezember/dez",
    "fr": "janvier/janv/jan février/févr/fév mars avril/avr mai juin/jun juillet/juil août/aoû septembre/sept/sep "
    "octobre/oct novembre/nov décembre/déc",
    "es": "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago "
    "septiembre/setiembre/sept/sep/set octubre/oct noviembre/nov diciembre/dic",
    "pt": "janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set "
    "outubro/out novembro/nov dezembro/dez",
    "it": "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago "
    "settembre/set/sett ottobre/ott novembre/nov dicembre/dic",
    "nl": "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep/sept "
    "oktober/okt november/nov december/dec",
    "pl": "styczeń/stycznia/sty luty/lutego/lut marzec/marca/mar kwiecień/kwietnia/kwi maj/maja "
    "czerwiec/czerwca/cze lipiec/lipca/lip sierpień/sierpnia/sie wrzesień/września/wrz październik/października/paź "
    "listopad/listopada/lis grudzień/grudnia/gru",
    "ru": "январь/января/янв февраль/февраля/февр/фев март/марта/мар апрель/апреля/апр май/мая июнь/июня/июн "
    "июль/июля/июл август/августа/авг сентябрь/сентября/сент/сен октябрь/октября/окт ноябрь/ноября/нояб/ноя "
    "декабрь/декабря/дек",
    "uk": "січень/січня/січ лютий/лютого/лют березень/березня/бер квітень/квітня/квіт/кві травень/травня/трав/тра "
    "червень/червня/черв/чер липень/липня/лип серпень/серпня/серп/сер вересень/вересня/вер жовтень/жовтня/жовт/жов "
    "листопад/листопада/лист/лис грудень/грудня/груд/гру",
    "tr": "ocak/oca şubat/şub mart/mar nisan/nis mayıs/may haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki "
    "kasım/kas aralık/ara",
    "ar": "يناير/جانفي/كانون_الثاني فبراير/فيفري/شباط مارس/آذار أبريل/إبريل/أفريل/نيسان مايو/ماي/أيار "
    "يونيو/يونيه/جوان/حزيران يوليو/يوليه/جويلية/تموز أغسطس/أوت/آب سبتمبر/أيلول أكتوبر/تشرين_الأول "
    "نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول",
    "he": "ינואר/בינואר/ינו פברואר/בפברואר/פבר מרץ/במרץ/מרס/במרס אפריל/באפריל/אפר מאי/במאי יוני/ביוני "
    "יולי/ביולי אוגוסט/באוגוסט/אוג ספטמבר/בספטמבר/ספט אוקטובר/באוקטובר/אוק נובמבר/בנובמבר/נוב דצמבר/בדצמבר/דצמ",
    "sv": "januari/jan februari/feb mars april/apr maj juni/jun juli/jul augusti/aug september/sep/sept oktober/okt "
    "november/nov december/dec",
    "da": "januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep/sept "
    "oktober/okt november/nov december/dec",
    "nb": "januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug september/sep/sept "
    "oktober/okt november/nov desember/des",
    "fi": "tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta toukokuu/toukokuuta "
    "kesäkuu/kesäkuuta heinäkuu/heinäkuuta elokuu/elokuuta syyskuu/syyskuuta lokakuu/lokakuuta "
    "marraskuu/marraskuuta joulukuu/joulukuuta",
    "cs": "leden/ledna únor/února březen/března duben/dubna květen/května červen/června červenec/července "
    "srpen/srpna/srp září říjen/října listopad/listopadu prosinec/prosince",
    "hr": "siječanj/siječnja/sij veljača/veljače/velj ožujak/ožujka/ožu travanj/travnja/tra svibanj/svibnja/svi "
    "lipanj/lipnja/lip srpanj/srpnja/srp kolovoz/kolovoza/kol rujan/rujna/ruj listopad/listopada/lis "
    "studeni/studenoga/studenog/stu prosinac/prosinca/pro",
    "ro": "ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sept/sep "
    "octombrie/oct noiembrie/nov decembrie/dec",
    "hu": "január/jan február/febr/feb március/márc április/ápr május/máj június/jún július/júl augusztus/aug "
    "szeptember/szept október/okt november/nov december/dec",
    "el": "ιανουάριος/ιανουαρίου/ιαν φεβρουάριος/φεβρουαρίου/φεβ μάρτιος/μαρτίου/μαρ απρίλιος/απριλίου/απρ "
    "μάιος/μαΐου/μαι ιούνιος/ιουνίου/ιουν ιούλιος/ιουλίου/ιουλ αύγουστος/αυγούστου/αυγ "
    "σεπτέμβριος/σεπτεμβρίου/σεπ οκτώβριος/οκτωβρίου/οκτ νοέμβριος/νοεμβρίου/νοε δεκέμβριος/δεκεμβρίου/δεκ",
    "id": "januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu/agt september/sep/sept "
    "oktober/okt november/nov desember/des",
}


def fold(text: str) -> str:
    """Return `text` with compatibility forms, accents and invisible marks gone and every digit in ASCII.

    Case stays: it tells 'ET' (a time zone) from 'et' (French).
    """
    if text.isascii():
        return text
    kept = (
        str(unicodedata.digit(c)) if c.isdigit() else c
        for c in normal("NFKD", text)
        if unicodedata.category(c) not in ("Mn", "Mc", "Cf")
    )
    return normal("NFC", "".join(kept)).translate(_LETTERS)


_LETTERS = str.maketrans({"ı": "i", "−": "-", "–": "-", "‐": "-", "‑": "-", "’": "'", "ʼ": "'"})


def _names() -> dict[str, dict[str, int]]:
    """Return name -> language -> month."""
    names: dict[str, dict[str, int]] = {}
    for language, months in _TABLE.items():
        for number, variants in enumerate(months.split(), start=1):
            for name in variants.split("/"):
                names.setdefault(fold(name).casefold().replace("_", " "), {})[language] = number
    return names


_NAMES = _names()
_AGREED = {name: months.copy().popitem()[1] for name, months in _NAMES.items() if len(set(months.values())) == 1}


@lru_cache(maxsize=4096)
def month_number(name: str, languages: tuple[str, ...]) -> int | None:
    """Return the month a folded name stands for; where languages disagree ('listopad'), the page's own decide."""
    name = " ".join(name.casefold().split())
    if name in _AGREED:
        return _AGREED[name]
    months = _NAMES.get(name, {})
    return next((months[tag] for tag in languages if tag in months), None)
