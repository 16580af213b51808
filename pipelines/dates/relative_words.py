"""Words that tell a date from now: per language, as people write them; `relative` folds and reads them.

Four columns. Units: second, minute, hour, day, week, month, year. Marks, before or behind the count ('vor', 'ago').
Counts from one on. Named times: now, today, yesterday, the day before, last week, last month, last year ('-': none).
Variants are parted by '/', `_` is a space; `:1` marks a unit that needs no count ('час назад'), `:2` a dual.
"""

from __future__ import annotations

LANGUAGES: dict[str, tuple[str, str, str, str]] = {
    "en": (
        "second/seconds/sec/secs/s minute/minutes/min/mins/m hour/hours/hr/hrs/h day/days/d week/weeks/wk/wks/w "
        "month/months/mo/mos year/years/yr/yrs/y",
        "ago", "a/an/one two three four five six seven eight nine ten eleven twelve",
        "now/just_now/right_now/a_moment_ago/moments_ago/seconds_ago/a_few_seconds_ago/few_seconds_ago/"
        "less_than_a_minute_ago today yesterday the_day_before_yesterday last_week last_month last_year",
    ),
    "de": (
        "sekunde/sekunden/sek minute/minuten/min stunde/stunden/std/h tag/tage/tagen woche/wochen "
        "monat/monate/monaten jahr/jahre/jahren",
        "vor/her", "ein/eine/einem/einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "jetzt/gerade_eben/soeben/eben/vor_wenigen_sekunden/vor_einigen_sekunden/vor_ein_paar_sekunden heute gestern "
        "vorgestern letzte_woche letzten_monat letztes_jahr",
    ),
    "fr": (
        "seconde/secondes/sec/s minute/minutes/min/mn heure/heures/h jour/jours/j semaine/semaines/sem mois "
        "an/ans/année/années",
        "il_y_a/y_a/ça_fait", "un/une deux trois quatre cinq six sept huit neuf dix onze douze",
        "maintenant/à_l'instant/il_y_a_quelques_secondes/il_y_a_un_instant aujourd'hui hier avant-hier "
        "semaine_dernière/la_semaine_dernière mois_dernier/le_mois_dernier l'année_dernière/l'an_dernier",
    ),
    "es": (
        "segundo/segundos/seg minuto/minutos/min hora/horas/h día/días/d semana/semanas mes/meses año/años",
        "hace/atrás", "un/una dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "ahora/ahora_mismo/justo_ahora/hace_unos_segundos/hace_instantes hoy ayer anteayer/antier/antes_de_ayer "
        "semana_pasada/la_semana_pasada mes_pasado/el_mes_pasado año_pasado/el_año_pasado",
    ),
    "pt": (
        "segundo/segundos/seg minuto/minutos/min hora/horas/h dia/dias/d semana/semanas mês/meses ano/anos",
        "há/faz/atrás", "um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze",
        "agora/agora_mesmo/há_poucos_segundos/há_alguns_segundos hoje ontem anteontem semana_passada/na_semana_passada "
        "mês_passado/no_mês_passado ano_passado/no_ano_passado",
    ),
    "it": (
        "secondo/secondi/sec minuto/minuti/min ora/ore/h giorno/giorni/gg settimana/settimane mese/mesi anno/anni",
        "fa", "un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici",
        "adesso/proprio_ora/alcuni_secondi_fa/pochi_secondi_fa oggi ieri l'altro_ieri/ieri_l'altro/altroieri/"
        "l'altroieri settimana_scorsa/la_settimana_scorsa mese_scorso/il_mese_scorso anno_scorso/l'anno_scorso",
    ),
    "nl": (
        "seconde/seconden/sec minuut/minuten/min uur/uren/u dag/dagen/d week/weken maand/maanden/mnd jaar/jaren",
        "geleden", "een/één twee drie vier vijf zes zeven acht negen tien elf twaalf",
        "nu/zojuist/zonet/een_paar_seconden_geleden/enkele_seconden_geleden vandaag gisteren eergisteren "
        "vorige_week/afgelopen_week vorige_maand/afgelopen_maand vorig_jaar/afgelopen_jaar",
    ),
    "ca": (
        "segon/segons minut/minuts/min hora/hores/h dia/dies setmana/setmanes mes/mesos any/anys",
        "fa/enrere", "un/una dos/dues tres quatre cinc",
        "ara/ara_mateix/fa_uns_segons avui ahir abans-d'ahir la_setmana_passada el_mes_passat l'any_passat",
    ),
    "ro": (
        "secundă/secunde/de_secunde/sec minut/minute/de_minute/min oră/ore/de_ore/h zi/zile/de_zile "
        "săptămână/săptămâni/de_săptămâni lună/luni/de_luni an/ani/de_ani",
        "acum/în_urmă_cu/în_urmă", "un/o/una doi/două trei patru cinci șase",
        "acum/chiar_acum/acum_câteva_secunde/adineauri azi/astăzi ieri alaltăieri săptămâna_trecută luna_trecută "
        "anul_trecut",
    ),
    "sv": (
        "sekund/sekunder/sek minut/minuter/min timme/timmar/tim/h dag/dagar/dygn vecka/veckor månad/månader/mån år",
        "för/sedan/sen", "en/ett två tre fyra fem sex sju åtta nio tio",
        "nu/just_nu/nyss/alldeles_nyss/för_några_sekunder_sedan idag/i_dag igår/i_går förrgår/i_förrgår "
        "förra_veckan/i_förra_veckan förra_månaden/i_förra_månaden förra_året/i_fjol",
    ),
    "da": (
        "sekund/sekunder/sek minut/minutter/min time/timer/t dag/dage/døgn uge/uger måned/måneder/mdr år",
        "for/siden", "en/et to tre fire fem seks syv otte ni ti",
        "nu/lige_nu/for_få_sekunder_siden i_dag/idag i_går/igår i_forgårs/forgårs sidste_uge/i_sidste_uge "
        "sidste_måned/i_sidste_måned sidste_år/i_fjor",
    ),
    "nb": (
        "sekund/sekunder/sek minutt/minutter/min time/timer/t dag/dager/døgn uke/uker måned/måneder/mnd år",
        "for/siden", "en/én/et/ett to tre fire fem seks sju åtte ni ti",
        "nå/akkurat_nå/for_noen_sekunder_siden i_dag/idag i_går/igår i_forgårs/forgårs forrige_uke forrige_måned "
        "i_fjor/forrige_år",
    ),
    "fi": (
        "sekunti:1/sekuntia/sek minuutti:1/minuuttia/min tunti:1/tuntia/t/h päivä:1/päivää/pv viikko:1/viikkoa/vk "
        "kuukausi:1/kuukautta/kk vuosi:1/vuotta/v",
        "sitten", "yksi kaksi kolme neljä viisi kuusi",
        "nyt/juuri_nyt/juuri_äsken/äsken/hetki_sitten/muutama_sekunti_sitten tänään eilen toissapäivänä "
        "viime_viikolla viime_kuussa viime_vuonna",
    ),
    "et": (
        "sekund/sekundi/sekundit/sek minut/minuti/minutit/min tund/tunni/tundi/h päev/päeva nädal/nädala/nädalat "
        "kuu/kuud aasta/aastat",
        "tagasi", "üks/ühe kaks/kahe kolm/kolme",
        "praegu/just_nüüd/äsja täna eile üleeile eelmisel_nädalal eelmisel_kuul eelmisel_aastal/mullu",
    ),
    "lv": (
        "sekunde/sekundes:1/sekundēm minūte/minūtes:1/minūtēm/min stunda/stundas:1/stundām diena/dienas:1/dienām "
        "nedēļa/nedēļas:1/nedēļām mēnesis/mēneša:1/mēnešiem gads/gada:1/gadiem",
        "pirms/atpakaļ", "viena/vienas divām/diviem trim/trijām",
        "tagad/tikko/pirms_dažām_sekundēm šodien vakar aizvakar pagājušajā_nedēļā pagājušajā_mēnesī pagājušajā_gadā",
    ),
    "lt": (
        "sekundę:1/sekundes/sekundžių/sek minutę:1/minutes/minučių/min valandą:1/valandas/valandų/val "
        "dieną:1/dienas/dienų/d savaitę:1/savaites/savaičių/sav mėnesį:1/mėnesius/mėnesių/mėn metus:1/metų",
        "prieš/atgal", "vieną du/dvi tris",
        "dabar/ką_tik/prieš_kelias_sekundes šiandien vakar užvakar praėjusią_savaitę praėjusį_mėnesį "
        "praėjusiais_metais/pernai",
    ),
    "pl": (
        "sekundę:1/sekunda:1/sekundy/sekund/sek minutę:1/minuta:1/minuty/minut/min "
        "godzinę:1/godzina:1/godziny/godzin/godz dzień:1/dni tydzień:1/tygodnie/tygodni "
        "miesiąc:1/miesiące/miesięcy/mies rok:1/lata/lat",
        "temu", "jeden/jedną dwa/dwie trzy cztery pięć sześć",
        "teraz/przed_chwilą/chwilę_temu/kilka_sekund_temu dzisiaj/dziś wczoraj przedwczoraj w_zeszłym_tygodniu "
        "w_zeszłym_miesiącu w_zeszłym_roku",
    ),
    "cs": (
        "sekundou:1/sekundami/sekund/sekundy minutou:1/minutami/minut/minuty/min hodinou:1/hodinami/hodin/hodiny/hod "
        "dnem:1/dny/dní/dnů týdnem:1/týdny/týdnů měsícem:1/měsíci/měsíců/měsíce rokem:1/roky/lety/let",
        "před/zpět", "jeden/jednou/jedním dva/dvě/dvěma tři/třemi čtyři/čtyřmi pět/pěti",
        "nyní/teď/právě_teď/před_chvílí/před_pár_sekundami/před_několika_sekundami dnes včera předevčírem "
        "minulý_týden minulý_měsíc minulý_rok/loni",
    ),
    "sk": (
        "sekundou:1/sekundami/sekúnd/sekundy minútou:1/minútami/minút/minúty/min hodinou:1/hodinami/hodín/hodiny/hod "
        "dňom:1/dňami/dní/dni týždňom:1/týždňami/týždňov mesiacom:1/mesiacmi/mesiacov/mesiace rokom:1/rokmi/rokov/roky",
        "pred/späť", "jeden/jednou/jedným dva/dve/dvoma/dvomi tri/tromi štyri päť",
        "teraz/práve_teraz/pred_chvíľou/pred_pár_sekundami/pred_niekoľkými_sekundami dnes včera predvčerom "
        "minulý_týždeň minulý_mesiac minulý_rok/vlani",
    ),
    "sl": (
        "sekundo:1/sekundama/sekundami minuto:1/minutama/minutami/min uro:1/urama/urami dnevom:1/dnevoma/dnevi "
        "tednom:1/tednoma/tedni mesecem:1/mesecema/meseci letom:1/letoma/leti",
        "pred", "en/eno/enim dve/dvema tri/tremi",
        "zdaj/pravkar/ravnokar/pred_nekaj_sekundami danes včeraj predvčerajšnjim prejšnji_teden prejšnji_mesec lani",
    ),
    "hr": (
        "sekundu:1/sekunde/sekundi/sek minutu:1/minute/minuta/min sat:1/sata/sati dan:1/dana "
        "tjedan:1/tjedna/tjedana mjesec:1/mjeseca/mjeseci godinu:1/godine/godina/god",
        "prije", "jedan/jednu dva/dvije tri četiri pet",
        "sada/upravo/upravo_sada/prije_nekoliko_sekundi danas jučer prekjučer prošli_tjedan/prošlog_tjedna "
        "prošli_mjesec/prošlog_mjeseca prošle_godine/lani",
    ),
    "sr": (
        "sekund:1/sekundi/sekunde/секунд:1/секунди/секунде minut:1/minuta/минут:1/минута/min/мин "
        "sat:1/sata/sati/сат:1/сата/сати dan:1/dana/дан:1/дана nedelju:1/nedelje/nedelja/недељу:1/недеље/недеља "
        "mesec:1/meseca/meseci/месец:1/месеца/месеци godinu:1/godine/godina/годину:1/године/година",
        "pre/пре", "jedan/jednu/један/једну dva/dve/два/две tri/три četiri/четири pet/пет",
        "sada/сада/upravo/управо danas/данас juče/јуче prekjuče/прекјуче prošle_nedelje/прошле_недеље "
        "prošlog_meseca/прошлог_месеца prošle_godine/прошле_године",
    ),
    "bg": (
        "секунда:1/секунди/сек минута:1/минути/мин час:1/часа ден:1/дни/дена седмица:1/седмици "
        "месец:1/месеца/месеци година:1/години",
        "преди", "един/една два/две три четири пет",
        "сега/току-що/преди_няколко_секунди днес вчера онзи_ден/завчера миналата_седмица миналия_месец "
        "миналата_година",
    ),
    "ru": (
        "секунду:1/секунда:1/секунды/секунд/сек минуту:1/минута:1/минуты/минут/мин час:1/часа/часов/ч "
        "день:1/дня/дней/дн неделю:1/неделя:1/недели/недель/нед месяц:1/месяца/месяцев/мес год:1/года/лет",
        "назад/тому_назад", "один/одну два/две три четыре пять шесть",
        "сейчас/только_что/несколько_секунд_назад сегодня вчера позавчера на_прошлой_неделе в_прошлом_месяце "
        "в_прошлом_году",
    ),
    "uk": (
        "секунду:1/секунда:1/секунди/секунд/сек хвилину:1/хвилина:1/хвилини/хвилин/хв "
        "годину:1/година:1/години/годин/год день:1/дні/днів тиждень:1/тижні/тижнів місяць:1/місяці/місяців/міс "
        "рік:1/роки/років",
        "тому/тому_назад", "один/одну два/дві три чотири п'ять",
        "зараз/щойно/кілька_секунд_тому/декілька_секунд_тому сьогодні вчора/учора позавчора минулого_тижня "
        "минулого_місяця минулого_року/торік",
    ),
    "el": (
        "δευτερόλεπτο/δευτερόλεπτα/δευτ λεπτό/λεπτά ώρα/ώρες ημέρα/ημέρες/μέρα/μέρες εβδομάδα/εβδομάδες "
        "μήνα/μήνας/μήνες έτος/έτη/χρόνο/χρόνια",
        "πριν/πριν_από", "ένα/έναν/μία δύο/δυο τρία/τρεις τέσσερα/τέσσερις πέντε",
        "τώρα/μόλις_τώρα/πριν_λίγα_δευτερόλεπτα/πριν_από_λίγα_δευτερόλεπτα σήμερα χθες/χτες προχθές/προχτές "
        "την_προηγούμενη_εβδομάδα τον_προηγούμενο_μήνα πέρυσι",
    ),
    "hu": (
        "másodperc/másodperccel/másodperce perc/perccel/perce óra/órával/órája nap/nappal/napja hét/héttel/hete "
        "hónap/hónappal/hónapja év/évvel/éve",
        "ezelőtt", "egy két/kettő három négy öt hat",
        "most/épp_most/az_imént/néhány_másodperce/pár_másodperce ma tegnap tegnapelőtt múlt_héten/a_múlt_héten "
        "múlt_hónapban/a_múlt_hónapban tavaly",
    ),
    "tr": (
        "saniye/sn dakika/dk saat/sa gün hafta ay yıl/sene",
        "önce/evvel", "bir iki üç dört beş altı yedi sekiz dokuz on",
        "şimdi/az_önce/şu_an/biraz_önce/birkaç_saniye_önce bugün dün evvelsi_gün/önceki_gün geçen_hafta geçen_ay "
        "geçen_yıl/geçen_sene",
    ),
    "ar": (
        "ثانية:1/ثانيتين:2/ثوان/ثواني دقيقة:1/دقيقتين:2/دقائق ساعة:1/ساعتين:2/ساعات يوم:1/يومين:2/أيام/يوما "
        "أسبوع:1/أسبوعين:2/أسابيع شهر:1/شهرين:2/أشهر/شهور سنة:1/سنتين:2/سنوات/عام:1/عامين:2/أعوام",
        "منذ/قبل", "واحد/واحدة اثنين/اثنتين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع",
        "الآن/منذ_لحظات/قبل_لحظات/للتو/منذ_ثوان اليوم أمس/البارحة أول_أمس الأسبوع_الماضي الشهر_الماضي "
        "العام_الماضي/السنة_الماضية",
    ),
    "he": (
        "שנייה:1/שניה:1/שניות דקה:1/דקות/דק שעה:1/שעתיים:2/שעות יום:1/יומיים:2/ימים שבוע:1/שבועיים:2/שבועות "
        "חודש:1/חודשיים:2/חודשים שנה:1/שנתיים:2/שנים",
        "לפני", "אחד/אחת שני/שתי שלושה/שלוש ארבעה/ארבע חמישה/חמש",
        "עכשיו/כרגע/ממש_עכשיו/לפני_מספר_שניות/לפני_כמה_שניות היום אתמול שלשום בשבוע_שעבר בחודש_שעבר בשנה_שעברה",
    ),
    "fa": (
        "ثانیه دقیقه ساعت روز هفته ماه سال",
        "پیش/قبل", "یک دو سه چهار پنج شش",
        "اکنون/هم_اکنون/لحظاتی_پیش/چند_ثانیه_پیش امروز دیروز پریروز هفته_گذشته/هفته_پیش ماه_گذشته/ماه_پیش "
        "سال_گذشته/سال_پیش/پارسال",
    ),
    "ur": (
        "سیکنڈ منٹ گھنٹہ/گھنٹے دن ہفتہ/ہفتے ماہ/مہینہ/مہینے سال",
        "قبل/پہلے", "ایک دو تین چار پانچ",
        "ابھی آج کل/گزشتہ_روز پرسوں گزشتہ_ہفتے گزشتہ_ماہ گزشتہ_سال",
    ),
    "hi": (
        "सेकंड/सेकेंड/सेकण्ड मिनट/मिनिट घंटा/घंटे/घण्टे दिन सप्ताह/हफ्ते/हफ़्ते/हफ्ता महीना/महीने/माह साल/वर्ष",
        "पहले/पूर्व", "एक दो तीन चार पांच/पाँच छह",
        "अभी/अभी_अभी आज कल परसों पिछले_सप्ताह/पिछले_हफ्ते पिछले_महीने/पिछले_माह पिछले_साल/पिछले_वर्ष",
    ),
    "bn": (
        "সেকেন্ড মিনিট ঘণ্টা/ঘন্টা দিন সপ্তাহ মাস বছর",
        "আগে/পূর্বে", "এক দুই তিন চার পাঁচ",
        "এখন/এইমাত্র আজ গতকাল পরশু গত_সপ্তাহে গত_মাসে গত_বছর",
    ),
    "id": (
        "detik/sedetik:1 menit/mnt/semenit:1 jam/sejam:1 hari/sehari:1 minggu/pekan/seminggu:1/sepekan:1 "
        "bulan/bln/sebulan:1 tahun/thn/setahun:1",
        "lalu/yang_lalu", "satu dua tiga empat lima enam",
        "sekarang/baru_saja/beberapa_detik_lalu/beberapa_detik_yang_lalu hari_ini kemarin kemarin_lusa/kemarin_dulu "
        "minggu_lalu/pekan_lalu bulan_lalu tahun_lalu",
    ),
    "ms": (
        "saat minit jam/sejam:1 hari/sehari:1 minggu/seminggu:1 bulan/sebulan:1 tahun/setahun:1",
        "lalu/yang_lalu", "satu dua tiga empat lima",
        "sekarang/baru_sahaja/beberapa_saat_yang_lalu hari_ini semalam - minggu_lalu bulan_lalu tahun_lalu",
    ),
    "vi": (
        "giây phút giờ/tiếng ngày tuần tháng năm",
        "trước/cách_đây", "một hai ba bốn",
        "bây_giờ/vừa_xong/vừa_mới/vài_giây_trước hôm_nay hôm_qua hôm_kia tuần_trước tháng_trước năm_trước/năm_ngoái",
    ),
    "th": (
        "วินาที นาที ชั่วโมง/ชม วัน สัปดาห์/อาทิตย์ เดือน ปี",
        "ที่แล้ว/ที่ผ่านมา/ก่อน", "หนึ่ง สอง สาม",
        "ตอนนี้/เมื่อสักครู่/เมื่อครู่/ไม่กี่วินาทีที่แล้ว วันนี้ เมื่อวาน/เมื่อวานนี้ เมื่อวานซืน สัปดาห์ที่แล้ว เดือนที่แล้ว ปีที่แล้ว",
    ),
    "ko": (
        "초 분 시간 일/하루:1/이틀:2/사흘:3 주/주일 개월/달 년",
        "전", "한 두 세 네 다섯",
        "지금/방금/방금_전/조금_전/몇_초_전 오늘 어제 그제/그저께 지난주/지난_주 지난달/지난_달 작년/지난해",
    ),
    "ja": (
        "秒 分 時間 日 週間 か月/ヶ月/カ月/ケ月/ヵ月/箇月 年",
        "前", "一 二 三 四 五",
        "今/たった今/今さっき/数秒前 今日/本日 昨日/きのう 一昨日/おととい 先週 先月 去年/昨年",
    ),
    "zh": (
        "秒/秒钟/秒鐘 分/分钟/分鐘 小时/小時/个小时/個小時 天/日 周/週/星期/个星期/個星期 个月/個月 年",
        "前/之前/以前", "一 二/两/兩 三 四 五 六 七 八 九 十",
        "现在/現在/刚刚/剛剛/刚才/剛才/几秒前/幾秒前 今天/今日 昨天/昨日 前天 上周/上週/上星期 上个月/上個月 去年",
    ),
}  # fmt: skip
ABOUT = (
    "about around approximately ca circa etwa ungefähr rund environ à_peu_près aproximadamente unos unas cerca_de "
    "circa ongeveer omkring cirka noin około asi okolo oko около приблизно близько yaklaşık περίπου körülbelül "
    "aproximativ sekitar حوالي نحو כ حدود تقریبا लगभग প্রায় khoảng ประมาณ 약 約 约 大约 大約"
)
"""What may stand before a count."""
AND = "and und et y e en og och ja a i и та ve és και şi și dan و ו và"
"""What may stand between two units; not where the language gives the word another sense."""
AT = (
    "at um à a_las a_la alle alle_ore ore om kl klo klokken в о у об w o_godz godz v ve ob u saat saati la στις ώρα "
    "pukul jam الساعة في בשעה ב ساعت às as lúc vào a uhr ora o kell plkst"
)
"""What may stand between a day and its time."""
