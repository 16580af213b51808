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
    "يونيو/يونيه/جوان/حزيران يوليو/يوليه/يوليوز/جويلية/تموز أغسطس/أوت/غشت/آب سبتمبر/شتنبر/أيلول أكتوبر/تشرين_الأول "
    "نوفمبر/نونبر/تشرين_الثاني ديسمبر/دجنبر/كانون_الأول",
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
    "sk": "január/januára/jan február/februára/feb marec/marca/mar apríl/apríla/apr máj/mája jún/júna júl/júla "
    "august/augusta/aug september/septembra/sep október/októbra/okt november/novembra/nov december/decembra/dec",
    "sl": "januar/januarja/jan februar/februarja/feb marec/marca/mar april/aprila/apr maj/maja junij/junija/jun "
    "julij/julija/jul avgust/avgusta/avg september/septembra/sep oktober/oktobra/okt november/novembra/nov "
    "december/decembra/dec",
    "sr": "januar/januara/jan/јануар/јануара/јан februar/februara/feb/фебруар/фебруара/феб mart/marta/март/марта/мар "
    "april/aprila/apr/април/априла/апр maj/maja/мај/маја jun/juna/јун/јуна jul/jula/јул/јула "
    "avgust/avgusta/avg/август/августа/авг septembar/septembra/sep/септембар/септембра/сеп "
    "oktobar/oktobra/okt/октобар/октобра/окт novembar/novembra/nov/новембар/новембра/нов "
    "decembar/decembra/dec/децембар/децембра/дец",
    "bg": "януари/ян февруари/фев март април/апр май юни юли август/авг септември/сеп октомври/окт ноември/ное "
    "декември/дек",
    "mk": "јануари/јан февруари/фев март април/апр мај јуни јули август/авг септември/сеп октомври/окт ноември/ное "
    "декември/дек",
    "be": "студзень/студзеня лютага сакавік/сакавіка красавік/красавіка травень/траўня чэрвень/чэрвеня ліпень/ліпеня "
    "жнівень/жніўня верасень/верасня кастрычнік/кастрычніка лістапад/лістапада снежань/снежня",
    "ca": "gener/gen febrer/febr març abril/abr maig juny juliol/jul agost/ag setembre/set octubre/oct novembre/nov "
    "desembre/des",
    "lt": "sausis/sausio/saus vasaris/vasario/vas kovas/kovo balandis/balandžio/bal gegužė/gegužės/geg "
    "birželis/birželio/birž liepa/liepos/liep rugpjūtis/rugpjūčio/rugp rugsėjis/rugsėjo/rugs spalis/spalio/spal "
    "lapkritis/lapkričio/lapkr gruodis/gruodžio/gruod",
    "lv": "janvāris/janvārī/janv februāris/februārī/febr marts/martā aprīlis/aprīlī/apr maijs/maijā jūnijs/jūnijā/jūn "
    "jūlijs/jūlijā/jūl augusts/augustā/aug septembris/septembrī/sept oktobris/oktobrī/okt novembris/novembrī/nov "
    "decembris/decembrī/dec",
    "et": "jaanuar/jaan veebruar/veebr märts aprill/apr mai juuni juuli august/aug september/sept oktoober/okt "
    "november/nov detsember/dets",
    "sq": "janar/jan shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "ms": "januari/jan februari/feb mac april/apr mei jun julai/jul ogos/ogo september/sep oktober/okt november/nov "
    "disember/dis",
    "tl": "enero/ene pebrero/peb marso/mar abril/abr mayo hunyo/hun hulyo/hul agosto/ago setyembre/set oktubre/okt "
    "nobyembre/nob disyembre/dis",
    "sw": "januari/jan februari/feb machi aprili/apr mei juni/jun julai/jul agosti/ago septemba/sep oktoba/okt "
    "novemba/nov desemba/des",
    "vi": "tháng_một/tháng_giêng tháng_hai tháng_ba tháng_tư tháng_năm tháng_sáu tháng_bảy tháng_tám tháng_chín "
    "tháng_mười tháng_mười_một tháng_mười_hai",
    "fa": "ژانویه فوریه مارس آوریل مه/می ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "hi": "जनवरी फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
    "bn": "জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "ta": "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "th": "มกราคม/มค กุมภาพันธ์/กพ มีนาคม/มีค เมษายน/เมย พฤษภาคม/พค มิถุนายน/มิย กรกฎาคม/กค สิงหาคม/สค กันยายน/กย "
    "ตุลาคม/ตค พฤศจิกายน/พย ธันวาคม/ธค",
    "ka": "იანვარი/იანვარს თებერვალი/თებერვალს მარტი/მარტს აპრილი/აპრილს მაისი/მაისს ივნისი/ივნისს ივლისი/ივლისს "
    "აგვისტო/აგვისტოს სექტემბერი/სექტემბერს ოქტომბერი/ოქტომბერს ნოემბერი/ნოემბერს დეკემბერი/დეკემბერს",
    "hy": "հունվար/հունվարի փետրվար/փետրվարի մարտ/մարտի ապրիլ/ապրիլի մայիս/մայիսի հունիս/հունիսի հուլիս/հուլիսի "
    "օգոստոս/օգոստոսի սեպտեմբեր/սեպտեմբերի հոկտեմբեր/հոկտեմբերի նոյեմբեր/նոյեմբերի դեկտեմբեր/դեկտեմբերի",
}


def fold(text: str) -> str:
    """Return `text` with compatibility forms, accents and invisible marks gone and every digit in ASCII.

    Case stays: it tells 'ET' (a time zone) from 'et' (French).
    """
    if text.isascii():
        return text
    return normal("NFC", "".join(map(_folded, normal("NFKD", text)))).translate(_LETTERS)


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """Return a digit in ASCII, an accent as nothing, a vowel sign of India or Thailand as some letter of its own.

    Such signs tell months apart (मार्च), and patterns for words take letters only.
    """
    if character.isdigit():
        return str(unicodedata.digit(character))
    category = unicodedata.category(character)
    if category in ("Mn", "Mc") and "\u0900" <= character < "\u0e80":
        return chr(ord(character) + _PLANE)
    return "" if category in ("Mn", "Cf") else character


_PLANE = 0x20000
"""From here on lie Chinese characters that no date holds."""
_LETTERS = str.maketrans({"ı": "i", "−": "-", "–": "-", "‐": "-", "‑": "-", "’": "'", "ʼ": "'", "،": ","})


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
