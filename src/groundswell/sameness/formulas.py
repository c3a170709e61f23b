"""Words that everybody shares: greetings, prayers, proverbs, opening lines, marks of a quotation.

The lists are short and open: a text that they miss is caught, where it is common at all, by how
many accounts use it and over how long. Patterns are for texts in normal form (case folded).
"""

from __future__ import annotations

import regex

GREETING = regex.compile(
    r"""\b(?:
    happy\ (?:new\ year|birthday|easter|holidays|thanksgiving|halloween|diwali|eid|hanukkah
        |(?:mother|father|valentine|women|independence)\S{0,2}s?\ day|monday|friday|weekend)
    |merry\ christmas|good\ (?:morning|night|evening)|have\ a\ (?:nice|great|good|blessed|wonderful)
    |thanks?\ (?:you\ )?for\ (?:following|the\ follow)|rest\ in\ peace|get\ well\ soon
    |congratulations|welcome\ to
    |guten\ (?:morgen|tag|abend)|gute\ nacht|frohe\ (?:weihnacht|ostern)\w*|frohes\ (?:neues|fest)
    |alles\ gute\ zum|herzlichen\ glückwunsch|schönes\ wochenende|einen\ schönen
    |bonjour|bonne\ (?:année|nuit|journée|fête)|joyeux\ (?:noël|anniversaire)
    |feliz\ (?:navidad|año|cumpleaños|natal|ano\ novo|aniversário|dia|día)|buenos\ días
    |buenas\ noches|bom\ dia|boa\ noite|buon(?:giorno|anotte|a\ notte|\ natale|\ compleanno|\ anno)
    |с\ (?:новым\ годом|днем\ рождения|днём\ рождения|рождеством|праздником|днем\ победы|пасхой)
    |(?:доброе|доброго)\ утр\w+|добр(?:ый|ого)\ (?:день|дня|вечер|вечера)|спокойной\ ночи
    |з\ (?:новим\ роком|днем\ народження|різдвом)|доброго\ ранку|на\ добраніч
    |wesołych\ świąt|szczęśliwego\ nowego|dzień\ dobry|iyi\ (?:bayramlar|geceler)|günaydın
    |selamat\ (?:pagi|malam|tahun|ulang|hari)|eid\ mubarak|ramadan\ (?:kareem|mubarak)
    |doğum\ günün
    )
    |あけまして|明けまして|お誕生日|おはよう|おやすみ|よろしくお願い|メリークリスマス|良いお年を
    |生日快[乐樂]|新年快[乐樂]|早上好|晚安|圣诞快乐|春节快乐|恭喜[发發][财財]|中秋[节節]?快[乐樂]
    |새해\ 복|생일\ 축하|안녕하세요|좋은\ 아침|메리\ 크리스마스
    |عيد\ (?:مبارك|سعيد|ميلاد)|رمضان\ كريم|كل\ عام|صباح\ الخير|مساء\ الخير
    |शुभ\ (?:प्रभात|रात्रि)|जन्मदिन|नववर्ष|नमस्ते|สวัสดี|สุขสันต์|chúc\ mừng
    """,
    regex.VERBOSE,
)

COMMON = regex.compile(
    r"""
    our\ father,?\ (?:who|which)\ art|hallowed\ be\ thy|hail\ mary,?\ full|the\ lord\ is\ my\ shepherd
    |\bamen\b|hallelujah|serenity\ to\ accept|for\ god\ so\ loved|\bpsalms?\ \d|\b(?:john|matthew|luke|romans|proverbs)\ \d+:\d+
    |vater\ unser|gegrüßet\ seist|der\ herr\ ist\ mein\ hirte|notre\ père|je\ vous\ salue
    |padre\ nuestro|dios\ te\ salve|padre\ nostro|ave\ maria|pai\ nosso|pater\ noster|ojcze\ nasz
    |отче\ наш|господи,?\ (?:помилуй|иисусе)|богородице\ дево|господь\ пастырь|аминь|отче\ наш
    |بسم\ الله|الحمد\ لله|سبحان\ الله|اللهم|لا\ إله\ إلا|अल्लाह|ॐ|हरे\ कृष्ण|गायत्री
    |南無|天にまします|天上的父|我们在天上的父|我們在天上的父|阿弥陀|阿彌陀|하늘에\ 계신\ 우리
    |amazing\ grace|silent\ night|auld\ (?:lang\ syne|acquaintance)|twinkle,?\ twinkle|jingle\ bells
    |oh\ say\ can\ you\ see|o\ say\ can\ you\ see|god\ save\ (?:our|the)|stille\ nacht|o\ tannenbaum
    |freude,?\ schöner|einigkeit\ und\ recht|allons\ enfants|frère\ jacques|au\ clair\ de\ la\ lune
    |союз\ нерушимый|россия\ ?[-—–]?\ ?священная|в\ лесу\ родилась|ще\ не\ вмерла|君が代は|さくらさくら
    |床前明月光|起来!?,?不愿做奴隶|ふるいけや|古池や|sakura\ sakura|fratelli\ d'italia|cielito\ lindo
    |early\ to\ bed|bird\ in\ the\ hand|stitch\ in\ time|all\ that\ glitters|an\ apple\ a\ day
    |the\ early\ bird|rome\ was\ not|actions\ speak\ louder|where\ there\ is\ a\ will|rolling\ stone
    |wer\ anderen\ eine\ grube|morgenstund|der\ apfel\ fällt|aller\ anfang|qui\ vivra|petit\ à\ petit
    |a\ quien\ madruga|camarón\ que|más\ vale|quem\ espera|chi\ dorme|tutte\ le\ strade
    |тише\ едешь|без\ труда|семь\ раз\ отмерь|не\ имей\ сто|в\ гостях\ хорошо|старый\ друг
    |猿も木から|七転び八起き|石の上にも|千里之行|塞翁失[马馬]|三人行|가는\ 말이|천\ 리\ 길도
    |to\ be,?\ or\ not\ to\ be|four\ score\ and\ seven|we\ hold\ these\ truths|it\ was\ the\ best\ of\ times
    """,
    regex.VERBOSE,
)

TEMPLATE = regex.compile(
    r"""
    \bi\ (?:just\ )?(?:liked|added|favorited|uploaded|earned|unlocked|became|entered|checked\ in|voted
        |signed|backed|donated|supported|pledged|completed|finished|listened|walked|ran|cycled)
        \ (?:a|an|the|my|in|for|to|on|\d)
    |(?:new|daily|weekly|today'?s?)\ (?:followers?|stats?)\b|\bunfollow(?:ed|ers?)\ (?:me|and|you)
    |people\ followed\ me|followed\ me\ (?:and|//)|automatically\ checked
    |(?:sign|join)\ (?:the|this|my|our|me|me\ and|and\ share)\b.{0,30}petition|petition.{0,40}\bsign\b
    |unterschreib\w*.{0,60}petition|petition.{0,60}unterschr|firma\ (?:la|esta|aquí)|signez\ la|assine
    |подпи(?:ши|шите|сал)\w*\ .{0,20}петици|petisyon|署名.{0,12}お願い|联署|聯署
    |my\ (?:week|top\ \d|day)\ on\ (?:twitter|x)|\bmy\ top\ \d+\b|i'?m\ at\ |i\ am\ at\ |now\ ?playing
    |\bjust\ (?:posted|listed|scored|reached|played)\b|find\ out\ (?:who|what)|take\ the\ quiz|i\ got\ .{1,40}what\ about\ you
    |さんから|診断|リツイートした人|抽選で|プレゼント|フォロー&|今日のツイート|推[荐薦].{0,40}帖子|快来看看|我正在|我刚刚|分享自|来自@
    |я\ (?:получил|собрал|прош[её]л|занял|участвую|открыл)\w*\ |понравилось\ видео|ich\ mag\ das\ video
    |me\ ha\ gustado\ un\ video|j'aime\ une\ vidéo|ho\ aggiunto\ un\ video
    """,
    regex.VERBOSE,
)

_NAME = r"[\p{L}][\p{L}\p{M}.'’-]*"
ATTRIBUTED = regex.compile(
    rf"""(?:
    \s[-–—~―]{{1,2}}\s?{_NAME}(?:\s{_NAME}){{0,3}}[.!)"]*(?:\s*\#\S+)*$       # … – name
    |[»"”“]\s*[-–—~(]?\s*{_NAME}(?:\s{_NAME}){{0,3}}\)?[.]?(?:\s*\#\S+)*$     # "…" name
    |[»"”“]\s*\(?(?:c|с|©)\)?[\s.]
    |\(c\)\s|©
    )""",
    regex.VERBOSE,
)

SPEECH = regex.compile(
    r"""[„“"«»「『”]\s?[^„“"«»「」『』”]{12,}[“”"»«」』]""",
)

PUBLISHER = regex.compile(
    r"""(?:\s[|·]\s[\p{L}\d .'&-]{2,40}$|\bvia$|\s(?:via|by|from|source|quelle|источник)[:]?\s?[\p{L}\d .]{0,25}$
    |\(?(?:video|photos?|фото|видео|watch|live)\)?\s?:?\ ?(?:-\ )?via\b|^(?:breaking|update|exclusive|video|eilmeldung|срочно|молния|速報|快[讯訊])\s?[:|!]
    |\(?\bregistration\)?$|\.\.\.?\s?-\s?[\p{L} ]{3,30}$)""",
    regex.VERBOSE,
)
