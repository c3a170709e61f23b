"""What nobody is to be accused of: everyday lines, and another use of each, from common knowledge.

The lines were written without a look at the list that ships with the package. Three of them (the
weakest link, the wide world, the stone in the way of water) are on the list now: another use that
repeats them for 26 letters and more was a finding before.
"""

LINES = [
    # language, what kind of line, the line, another use of it
    ("en", "greeting", "Good evening, how are you doing?", "Good evening all, how are you doing on the number 42 bus tonight?"),
    ("en", "greeting", "Have a safe journey home!", "We wish everybody who takes the ferry a safe journey home"),
    ("en", "proverb", "The apple never falls far from the tree", "My apple fell far from the tree and rolled into the pond"),
    ("en", "proverb", "Still waters run deep", "The still waters of the canal don't run, deep or not"),
    ("en", "proverb", "A chain is only as strong as its weakest link", "A timetable is only as strong as its weakest connection"),
    ("en", "headline", "Man taken to hospital after two-car crash", "Woman taken to hospital after tram hits van on bridge"),
    ("en", "headline", "Road closed due to burst water main", "Station road closed due to flooding, buses are diverted"),
    ("en", "headline", "Weather warning issued for strong winds", "Yellow weather warning: snow on the hills, strong winds later"),
    ("en", "lyrics", "Baa, baa, black sheep, have you any wool?", "Have you any wool left? The black one sold out at once"),
    ("en", "lyrics", "Oh my darling Clementine, you are lost and gone forever", "My darling umbrella is lost and gone forever, on line 42"),
    ("en", "prayer", "Bless us, O Lord, and these thy gifts", "Bless us, what gifts the neighbours brought to the picnic"),
    ("de", "greeting", "Guten Abend, wie geht es Ihnen heute?", "Guten Abend, wie geht es den Quitten heute?"),
    ("de", "proverb", "Kleinvieh macht auch Mist", "Auch unser Kleinvieh macht ordentlich Mist für die Rosen"),
    ("de", "proverb", "Der frühe Vogel fängt den Wurm", "Der frühe Bus fängt die Schüler ein, nicht den Wurm"),
    ("de", "headline", "Zwei Verletzte bei Auffahrunfall auf der Autobahn", "Keine Verletzten bei Zusammenstoß von zwei Bussen auf der Brücke"),
    ("de", "lyrics", "Hänschen klein ging allein in die weite Welt hinein", "Unser Kater ging allein in die weite Welt hinein und kam zurück"),
    ("de", "prayer", "Komm, Herr Jesus, sei du unser Gast", "Komm, sei unser Gast beim Fest im Hof, es gibt Suppe"),
    ("fr", "greeting", "Bonsoir, comment allez-vous ce soir ?", "Bonsoir, comment allez-vous au port quand le bus ne vient pas ?"),
    ("fr", "proverb", "L'appétit vient en mangeant", "L'appétit vient en jardinant, dit ma voisine"),
    ("fr", "proverb", "Il ne faut pas vendre la peau de l'ours", "Il ne faut pas vendre la récolte de coings avant octobre"),
    ("fr", "headline", "Un blessé grave dans un accident de la route", "Aucun blessé dans un accident de tramway près du pont"),
    ("fr", "lyrics", "Sur le pont d'Avignon, on y danse, on y danse", "Sur le pont du port, on y danse samedi, apportez une tarte"),
    ("es", "greeting", "Buenas tardes, ¿cómo están todos?", "Buenas tardes, ¿cómo están los membrillos este año?"),
    ("es", "proverb", "A caballo regalado no le mires el diente", "A la bici regalada sí le miro los frenos"),
    ("es", "proverb", "Agua que no has de beber, déjala correr", "El agua de la fuente no se ha de beber, déjala correr"),
    ("es", "headline", "Dos heridos en un choque de vehículos", "Sin heridos en un choque de dos autobuses junto al puente"),
    ("es", "prayer", "Ángel de mi guarda, dulce compañía", "Mi perro guarda la casa y es dulce compañía"),
    ("ru", "greeting", "Добрый вечер, как ваши дела?", "Добрый вечер, как дела на остановке номер сорок два?"),
    ("ru", "proverb", "Под лежачий камень вода не течет", "Под новый мост вода не течет, русло сместилось"),
    ("ru", "proverb", "Утро вечера мудренее", "Утро в порту вечера не холоднее"),
    ("ru", "headline", "Два человека пострадали в аварии на трассе", "В аварии автобуса на мосту никто не пострадал"),
    ("ru", "lyrics", "Во поле береза стояла, во поле кудрявая стояла", "У нас во дворе береза стояла, теперь там айва"),
    ("id", "greeting", "Selamat siang, apa kabar semuanya?", "Selamat siang, apa kabar bus nomor empat puluh dua?"),
    ("id", "proverb", "Tong kosong nyaring bunyinya", "Tong sampah di halte itu kosong, nyaring kalau ditendang"),
    ("id", "headline", "Dua orang terluka dalam kecelakaan lalu lintas", "Tidak ada yang terluka dalam kecelakaan bus di jembatan"),
    ("id", "lyrics", "Burung kakaktua hinggap di jendela", "Burung gereja hinggap di halte setiap pagi"),
    ("ar", "greeting", "مساء النور كيف حالكم جميعا", "مساء النور كيف حال الحافلة رقم اثنين وأربعين"),
    ("ar", "proverb", "اليد الواحدة لا تصفق", "اليد الواحدة تكفي لحمل سلة السفرجل"),
    ("ar", "prayer", "ربنا آتنا في الدنيا حسنة", "زرعنا السفرجل في الحديقة وكانت حسنة الطعم"),
    ("ja", "greeting", "こんにちは、今日はいい天気ですね", "今日はいい天気なので、バスで港まで行きます"),
    ("ja", "proverb", "二兎を追う者は一兎をも得ず", "二本のバスを追う者は一本も乗れない"),
    ("ja", "proverb", "出る杭は打たれる", "出る前に傘を持つと雨に打たれない"),
    ("ja", "headline", "乗用車とトラックが衝突し２人がけが", "市バスと自転車が衝突、けが人はなし"),
    ("ja", "lyrics", "夕焼小焼の赤とんぼ", "夕焼けの港で赤とんぼを見た"),
    ("zh", "greeting", "大家晚上好，今天过得怎么样", "大家晚上好，今天的公交车又晚点了"),
    ("zh", "proverb", "不怕慢，就怕站", "公交车不怕慢，就怕不来"),
    ("zh", "proverb", "吃一堑，长一智", "坐错一次车，长一智"),
    ("zh", "headline", "两车相撞致三人受伤", "公交车与自行车相撞，无人受伤"),
    ("zh", "lyrics", "红豆生南国，春来发几枝", "院子里的木瓜树，春来发几枝"),
]  # fmt: skip

VERSE = (
    "I wandered lonely as a cloud that floats on high o'er vales and hills, "
    "when all at once I saw a crowd, a host, of golden daffodils"
)
