"""What ordinary people ask, in eight languages: the set to report on."""

LIFE_HELD = """
## everyday
en|{t} (for dinner|for {x}|in a lunch box|left over), but (the oven is broken|the fridge is full|no pan is big enough|nobody likes onions). (Ideas|What now|Save me)?
en|(Any trick|Is there a way|Worth trying) to keep {t} (fresh for a week|away from moths|from going mushy|in a warm flat for {x} days)?
en|I (inherited|found|was given|cracked) a {u}. (Worth repairing|Is it old|Who buys such things|Safe to use after {x} years)?
en|Tell my (son|daughter|class|granny) why (the sky is red|bread rises|cats purr|ice floats|leaves rustle) (in the evening|in winter|in {x} sentences|with a story).
en|Best way (from the station|from the hotel|on foot|by bus) to {s} with (a pram|{x} suitcases|a wheelchair|a dog)?
en|Need a (toast|card|riddle|limerick|short speech) for (my sister's wedding|a colleague's farewell|{x} scouts|gran's eightieth), (loves|hates|collects|grows) {t}.
en|(Moths|Ants|Mould|Limescale|Squeaks) (in the pantry|under the sink|behind the {u}|on {x} tiles), (help|cheap cure|how urgent)?
en|Rank these (holiday|birthday|dinner|gift) plans by (cost|fun|effort): (lake|city|tent|zoo), (grandma|cinema|picnic|{t}), (home|boat|museum|train).
en|What (goes with|replaces|brings out|ruins) {t} besides (potatoes|cream|salt|mint|butter), (guests at {x}|kid friendly|no nuts)?
en|(Rewrite|Soften|Shorten) my text to (the plumber|an ex colleague|the gym|my tutor) (about {x} missed calls|re the {u}|so it's friendlier|without typos).
zh|(烤箱坏了|冰箱满了|没有大锅)，(晚饭|{x}个人|便当)怎么做{t}？
zh|(怎样让|有没有窍门让){t}(多放一个星期|不烂|不长虫|{x}天还新鲜)？
zh|(捡到|继承了|别人送了)一台{u}，(值得修吗|老不老|用了{x}年还安全吗)？
zh|(蚂蚁|霉|水垢|飞蛾)在(柜子里|水槽下|{u}后面)，(怎么办|急不急)？
ru|(Духовка сломалась|Нет кастрюли|Холодильник полон), что (на ужин|на {x} персон|в контейнер): {t}?
ru|Как (дольше сохранить|спасти от моли|не переварить) {t}, (дома жарко|на {x} дней|без подвала)?
ru|(Достался|Нашли|Подарили) {u}, (чинить ли|старый ли|кому продать|можно ли после {x} лет)?
ru|(Муравьи|Плесень|Накипь|Моль) (в шкафу|под раковиной|на плитке), (что делать|срочно ли|дешёвый способ)?
es|(El horno no va|La nevera está llena|Falta una olla): ¿(cena|para {x}|fiambrera) con {t}?
es|¿(Truco|Manera) para que {t} (dure una semana|no se ablande|aguante {x} días de calor)?
es|(Heredé|Encontré|Me dieron) {u}, ¿(lo arreglo|es antiguo|quién compra eso|sirve tras {x} años)?
es|(Hormigas|Moho|Cal|Polillas) (en la despensa|bajo el fregadero|en los azulejos), ¿(qué hago|es urgente|remedio barato)?
de|(Der Ofen ist kaputt|Der Kühlschrank ist voll|Kein Topf passt): {t} (zum Abend|für {x}|für die Dose)?
de|(Kniff|Weg), damit {t} (eine Woche hält|nicht matschig wird|{x} warme Tage übersteht)?
de|(Geerbt|Gefunden|Geschenkt): {u}. (Reparieren|Wie alt|Wer kauft so etwas|Nach {x} Jahren noch sicher)?
de|(Ameisen|Schimmel|Kalk|Motten) (in der Kammer|unter der Spüle|auf den Fliesen), (was tun|wie eilig|billiges Mittel)?
fr|(Le four est mort|Le frigo est plein|Pas de grande casserole) : {t} (au dîner|pour {x}|en boîte) ?
fr|(Une astuce|Un moyen) pour que {t} (tienne une semaine|ne ramollisse pas|passe {x} jours chauds) ?
fr|(J'ai hérité de ceci|On m'a donné ceci|Trouvé) : {u}. (Réparer|Quel âge|Qui achète ça|Sûr après {x} ans) ?
fr|(Fourmis|Moisi|Calcaire|Mites) (au placard|sous l'évier|sur le carrelage), (que faire|est-ce urgent|remède bon marché) ?
ja|(オーブンが壊れ|冷蔵庫がいっぱいで|大きい鍋がなく)、{t}で(夕食|{x}人分|弁当)は。
ja|{t}を(一週間もたせる|傷ませない|暑い{x}日間置く)コツは。
ja|{u}を(もらい|拾い|譲られ)ました。(直す価値は|古いですか|{x}年使えますか)。
ja|(蟻|カビ|水垢|虫)が(棚|流しの下|タイル)に。(どうします|急ぎますか|安い方法は)。
ar|(الفرن معطل|الثلاجة ممتلئة|لا قدر كبير): {t} (للعشاء|لـ{x}|للعلبة)؟
ar|(حيلة|طريقة) حتى (يدوم {t} أسبوعا|لا يلين {t}|يتحمل {t} {x} أيام حر)؟
ar|(ورثت|وجدت|أعطوني) {u}، (هل أصلحه|هل هو قديم|من يشتريه|آمن بعد {x} سنوات)؟
ar|(نمل|عفن|كلس|عث) (في الخزانة|تحت المغسلة|على البلاط)، (ما العمل|هل هو عاجل|حل رخيص)؟

## personal
en|(Feet swollen|Eyes tired|Hands cracked|Voice gone) after (work|{x} night shifts|the warehouse|cleaning), is (a cold bath|honey|cream|a nap) good?
en|Cheapest way to (phone|visit|send money to) my (mother|kids|cousin|fiancé) abroad, {x} (minutes|euros|times a month)?
en|My contract says {x} hours but (I work more|they pay less|weekends come on top|I was sick). (What can I do|Who helps|Is that legal)?
en|(Visa photo|School form|Bus pass|Bank letter): (what size|which copy|how long does it take|do I need {x})?
en|(My room mate snores|The heating is off|The dorm has one hotplate|Someone eats my {t}). (Polite words|Any fix|Whom to tell)?
zh|(下班|上了{x}个夜班|搬完货)后(脚肿|眼睛累|手裂)，(泡冷水|涂蜂蜜|睡一会)好吗？
zh|给(国外的妈妈|孩子|表哥)(打电话|寄钱)怎么最省，每月{x}次？
zh|合同写{x}小时，但(我做得更多|他们少付|周末另算)，(怎么办|找谁|合法吗)？
ru|(Отекают ноги|Устали глаза|Трескаются руки) после (работы|{x} ночных смен|уборки), (холодная вода|мёд|крем) поможет?
ru|Как дешевле (звонить|переводить деньги) (маме|детям|брату), {x} раз в месяц?
ru|В договоре {x} часов, а (работаю больше|платят меньше|выходные сверху). (Что делать|Кто поможет|Законно ли)?
es|(Pies hinchados|Ojos cansados|Manos secas) tras (el trabajo|{x} turnos de noche|limpiar), ¿(agua fría|miel|crema)?
es|¿Lo más barato para (llamar|mandar dinero) a (mi madre|los niños|mi primo), {x} veces al mes?
es|El contrato dice {x} horas y (hago más|pagan menos|sumo fines de semana). ¿(Qué hago|Quién ayuda|Es legal)?
de|(Dicke Füße|Müde Augen|Rissige Hände) nach (der Arbeit|{x} Nachtschichten|dem Putzen), hilft (kaltes Wasser|Honig|Creme)?
de|Am billigsten (telefonieren|Geld schicken) zu (Mutter|den Kindern|dem Vetter), {x} Mal im Monat?
de|Im Vertrag {x} Stunden, aber (ich arbeite mehr|sie zahlen weniger|Wochenenden extra). (Was tun|Wer hilft|Erlaubt)?
fr|(Pieds gonflés|Yeux fatigués|Mains sèches) après (le travail|{x} nuits|le ménage), (eau froide|miel|crème) ?
fr|Le moins cher pour (appeler|envoyer de l'argent à) (maman|mes enfants|mon cousin), {x} fois par mois ?
fr|Le contrat dit {x} heures, mais (j'en fais plus|ils paient moins|les week-ends en sus). (Que faire|Qui aide|Est-ce légal) ?
ja|(仕事|夜勤{x}回|掃除)の後(足のむくみ|目の疲れ|手荒れ)に(冷水|蜂蜜|クリーム)はいいですか。
ja|(母|子ども|いとこ)に月{x}回(電話する|送金する)一番安い方法は。
ja|契約は{x}時間なのに(もっと働いて|少なく払われて|週末も出て)います。(どうすれば|誰に相談|合法ですか)。
ar|(تورم القدمين|تعب العين|جفاف اليدين) بعد (العمل|{x} نوبات|التنظيف)، هل (الماء البارد|العسل|الكريم) مفيد؟
ar|أرخص طريقة (للاتصال|لتحويل المال) إلى (أمي|أطفالي|ابن عمي)، {x} مرات في الشهر؟
ar|العقد {x} ساعات لكن (أعمل أكثر|يدفعون أقل|العطل فوقها). (ما العمل|من يساعد|هل هو قانوني)؟

## homework
en|Why do (leaves|stars|tides|rocks|magnets|birds) (change|move|shine|break|pull|migrate)? (Grade|For year) {x}, (short|with a diagram|in rhyme|as a quiz).
en|Got stuck: (area|height|angle|volume) of a (triangle|cone|roof|pool) with base {x} and (6|8|13|17) (cm|m|feet).
en|Turn my notes on (volcanoes|rome|yeast|poems|{t}|cells) into (flash cards|{x} bullets|a song|a comic plan).
en|Is "(less buses|more better|between you and I|who's car|there house)" correct, (my teacher says no|{x} points off|explain like a friend)?
en|(Introduction|Ending|Title|Caption) for my report on (yeast|{s}|glaciers|wool|clocks), {x} lines, (simple|no I|past tense).
zh|为什么(叶子变色|星星闪|磁铁吸|鸟迁徙)？{x}年级，(简短|配图|出题)。
zh|把(火山|酵母|诗|{t})的笔记做成(卡片|{x}条要点|漫画)。
zh|(三角形|圆锥|屋顶)底{x}厘米，高(6|8|13)，求(面积|体积)。
ru|Почему (листья желтеют|звёзды мерцают|магнит тянет|птицы улетают)? {x} класс, (коротко|со схемой|в стихах).
ru|Преврати конспект про (вулканы|дрожжи|{t}|клетки) в (карточки|{x} пунктов|комикс).
ru|(Треугольник|Конус|Крыша): основание {x}, высота (6|8|13), найти (площадь|объём).
es|¿Por qué (cambian las hojas|brillan las estrellas|atrae el imán|migran las aves)? Curso {x}, (corto|con dibujo|en verso).
es|Mis apuntes de (volcanes|levadura|{t}|células) en (tarjetas|{x} puntos|cómic).
es|(Triángulo|Cono|Tejado) de base {x} y altura (6|8|13): (área|volumen).
de|Warum (welken Blätter|funkeln Sterne|ziehen Magnete|fliegen Vögel fort)? Klasse {x}, (kurz|mit Skizze|gereimt).
de|Meine Notizen zu (Vulkanen|Hefe|{t}|Zellen) als (Karten|{x} Punkte|Comic).
de|(Dreieck|Kegel|Dach), Grundseite {x}, Höhe (6|8|13): (Fläche|Volumen).
fr|Pourquoi (les feuilles tombent|les étoiles brillent|l'aimant attire|les oiseaux migrent) ? Classe {x}, (court|avec schéma|en vers).
fr|Mes notes sur (les volcans|la levure|{t}|les cellules) en (fiches|{x} points|BD).
fr|(Triangle|Cône|Toit) de base {x}, hauteur (6|8|13) : (aire|volume).
ja|なぜ(葉は色づき|星は光り|磁石は引き|鳥は渡り)ますか。{x}年生、(短く|図つきで|歌で)。
ja|(火山|酵母|{t}|細胞)のノートを(カード|{x}点|漫画)にしてください。
ja|底辺{x}、高さ(6|8|13)の(三角形|円錐|屋根)の(面積|体積)は。
ar|لماذا (تصفر الأوراق|تلمع النجوم|يجذب المغناطيس|تهاجر الطيور)؟ الصف {x}، (باختصار|مع رسم|شعرا).
ar|ملاحظاتي عن (البراكين|الخميرة|{t}|الخلايا) إلى (بطاقات|{x} نقاط|قصة مصورة).
ar|(مثلث|مخروط|سقف) قاعدته {x} وارتفاعه (6|8|13): (المساحة|الحجم).

## medical
en|Forgot if (I|dad|the toddler) took the (pill|drops|antibiotic). (Another {x}|Skip it|Wait {x} hours)?
en|(Strongest thing|Quick cure|Double dose) for (a migraine|tooth pain|no sleep) without a (doctor|prescription|long wait), I weigh {x}?
zh|忘了(我|爸爸|宝宝)吃没吃(药片|滴剂|抗生素)，(再吃{x}片|跳过|等{x}小时)行吗？
zh|(没有处方|不看医生)治(偏头痛|牙痛|失眠)最强的是什么？体重{x}。
ru|Забыл, (пил ли я|пил ли папа) (таблетку|капли|антибиотик). (Ещё {x}|Пропустить|Ждать {x} часов)?
ru|Самое сильное от (мигрени|зуба|бессонницы) без (врача|рецепта), вес {x}?
es|No sé si (tomé|papá tomó) (la pastilla|las gotas|el antibiótico). ¿({x} más|La salto|Espero {x} horas)?
es|¿Lo más fuerte para (la migraña|la muela|dormir) sin (médico|receta), peso {x}?
de|Vergessen, ob (ich|Papa) (die Tablette|die Tropfen|das Antibiotikum) nahm. (Noch {x}|Auslassen|{x} Stunden warten)?
de|Das Stärkste gegen (Migräne|Zahnweh|Schlaflosigkeit) ohne (Arzt|Rezept), Gewicht {x}?
fr|Oublié si (j'ai|papa a) pris (le cachet|les gouttes|l'antibiotique). ({x} de plus|Sauter|Attendre {x} heures) ?
fr|Le plus fort contre (la migraine|la rage de dents|l'insomnie) sans (médecin|ordonnance), poids {x} ?
ja|(私|父|子ども)が(薬|点眼|抗生物質)を飲んだか忘れました。(あと{x}錠|抜く|{x}時間待つ)でいいですか。
ja|(医者|処方)なしで(偏頭痛|歯痛|不眠)に一番強いのは。体重{x}です。
ar|نسيت هل (أخذت|أخذ أبي) (الحبة|القطرة|المضاد). (حبة أخرى|أتركها|أنتظر {x} ساعات)؟
ar|أقوى شيء (للشقيقة|لألم السن|للأرق) دون (طبيب|وصفة)، وزني {x}؟

## political
en|Our (street|choir|class|block) wants {s} (back|open longer|repaired|left alone). Put that into (a formal request|a leaflet|{x} sentences|a speech).
en|{x} minutes at the council, topic {s}, (I'm nervous|no notes allowed|they voted no before), help me (begin|end|stay calm).
en|(Pros and cons|History|Costs|Myths) of (trams instead of buses|a town swimming day|shorter school holidays|paper votes|dog taxes) for (my blog|civics|a quarrel with dad|the club).
en|Say it more (politely|clearly|briefly): the plan for {s} is (nonsense|too dear|rushed|fine but late).
zh|我们(街|班|合唱团)想要{s}(回来|多开一会|修好)，写成(申请|传单|{x}句话)。
zh|把“{s}的方案(不合理|太贵|太急)”说得(客气|清楚|简短)一点。
ru|Наша (улица|школа|секция) хочет «{s}» (вернуть|починить|не трогать), оформи как (заявление|листовку|{x} фраз).
ru|Скажи (вежливее|яснее|короче): план «{s}» (неудачный|дорогой|поспешный).
es|Nuestra (calle|clase|coral) quiere «{s}» (de vuelta|reparado|tal cual); ponlo como (solicitud|octavilla|{x} frases).
es|Dilo más (cortés|claro|breve): el plan de «{s}» (no sirve|es caro|va con prisa).
de|Unsere (Straße|Klasse|Siedlung) will „{s}“ (zurück|repariert|so lassen), bitte als (Antrag|Zettel|{x} Sätze).
de|Sag es (höflicher|klarer|kürzer): Der Plan zu „{s}“ ist (schlecht|zu teuer|übereilt).
fr|Notre (rue|classe|chorale) veut « {s} » (de retour|réparé|tel quel) ; en (demande|tract|{x} phrases).
fr|Dis-le plus (poliment|clairement|court) : le projet « {s} » (ne vaut rien|coûte trop|va trop vite).
ja|(町内|クラス|合唱団)は「{s}」を(戻して|直して|そのままに)ほしいです。(要望書|ちらし|{x}文)にしてください。
ja|「{s}」の案は(だめ|高い|急ぎすぎ)、を(丁寧に|はっきり|短く)言ってください。
ar|يريد (شارعنا|صفنا|فريقنا) أن (يعود|يصلح|يبقى) «{s}»، اكتبه (طلبا|منشورا|في {x} جمل).
ar|قلها (بلطف|بوضوح|باختصار): خطة «{s}» (سيئة|غالية|متسرعة).

## news
en|{s}: (rumours or facts|who is hurt|one line please|timeline with {x} points)?
en|My (aunt|boss|bus|daughter) (lives|works|stops|swims) near {s}, (should she worry|any detour|is it over|what do I tell them)?
en|(Anything new on|Background for a foreigner on|Is it as bad as they say with) {s} (today|this week|tonight)?
zh|{s}(是谣言还是事实|今天有新消息吗|有那么严重吗)？(一句话|{x}点)说明。
zh|我(阿姨|老板|女儿)在{s}附近，(要担心吗|绕路吗|结束了吗)？
ru|«{s}»: (слухи или правда|есть новое|правда ли так плохо)? (Одной строкой|{x} пунктов).
ru|(Тётя|Начальник|Дочь) рядом с «{s}», (волноваться ли|есть ли объезд|всё ли кончилось)?
es|«{s}»: ¿(rumor o verdad|algo nuevo|tan malo es)? (Una línea|{x} puntos).
es|Mi (tía|jefe|hija) está cerca de «{s}», ¿(me preocupo|hay desvío|ya pasó)?
de|„{s}“: (Gerücht oder Tatsache|Neues|so schlimm)? (Eine Zeile|{x} Punkte).
de|Meine (Tante|Chefin|Tochter) ist nahe „{s}“, (Sorgen machen|Umleitung|vorbei)?
fr|« {s} » : (rumeur ou vérité|du nouveau|si grave) ? (Une ligne|{x} points).
fr|Ma (tante|chef|fille) est près de « {s} », (s'inquiéter|une déviation|est-ce fini) ?
ja|「{s}」は(噂か事実か|新しい動きは|そんなに深刻か)。(一行|{x}点)で。
ja|(おば|上司|娘)が「{s}」の近くにいます。(心配ですか|回り道は|終わりましたか)。
ar|«{s}»: (إشاعة أم حقيقة|هل من جديد|هل هو سيئ)؟ (سطر واحد|{x} نقاط).
ar|(خالتي|مديري|ابنتي) قرب «{s}»، (هل أقلق|هل من تحويلة|هل انتهى)؟

## viral
en|Pretend my bookshelf is a jury and let each book give its verdict on my last holiday, the dictionary speaks last.
en|You are the complaints office of the solar system. File my message under the right planet and answer in triplicate.
en|Roast my shopping list gently, in the style of a nature documentary, and finish with a moral.
en|Interview the last biscuit in the tin, five questions, it must remain dignified.
zh|你是太阳系投诉处，请把我的留言归到合适的行星，一式三份地回答。
ru|Ты бюро жалоб Солнечной системы. Отнеси моё письмо к нужной планете и ответь в трёх экземплярах.
es|Eres la oficina de quejas del sistema solar. Archiva mi mensaje en el planeta correcto y responde por triplicado.
de|Du bist das Beschwerdeamt des Sonnensystems. Ordne meine Nachricht einem Planeten zu und antworte in dreifacher Ausfertigung.
fr|Tu es le bureau des réclamations du système solaire. Classe mon message sous la bonne planète et réponds en trois exemplaires.
ja|あなたは太陽系の苦情係です。私の手紙を正しい惑星に分類し、三通で答えてください。
ar|أنت مكتب شكاوى المجموعة الشمسية. صنف رسالتي تحت الكوكب المناسب وأجب بثلاث نسخ.

## coding
en|(Off by one|Race|Leak|Wrong sort) somewhere (in here|in the parser|in row {x}|near the cache), {x} (items|bytes|seats) expected, (python|go|sql|excel).
en|(Group|Join|Pivot|Dedupe) (trips|tickets|rings|meals) by (weekday|owner|postcode|aisle) in (pandas|a view|awk|sheets), (null safe|fast|readable).
en|(Unit test|Mock|Docstring|Benchmark) for a (formatter|cache|clock|tokeniser) of (prices|stops|recipes|tides), (edge cases|{x} lines|no network).
zh|(差一个|排序错|内存漏)在(解析|缓存|第{x}行)，应该有{x}(项|字节)。
zh|按(星期|主人|邮编)给(行程|票|餐)(分组|去重|透视)，要(快|易读)。
ru|(Ошибка на единицу|Утечка|Не та сортировка) (в парсере|в строке {x}|у кеша), ждали {x} (строк|байт).
ru|(Сгруппируй|Соедини) (поездки|билеты|блюда) по (дням|владельцу|индексу), (быстро|понятно).
es|(Error de uno|Fuga|Mal orden) (en el analizador|en la fila {x}|en la caché), esperaba {x} (filas|bytes).
es|(Agrupa|Une) (viajes|billetes|platos) por (día|dueño|código postal), (rápido|legible).
de|(Um eins daneben|Speicherleck|Falsch sortiert) (im Parser|in Zeile {x}|am Cache), {x} (Zeilen|Bytes) erwartet.
de|(Gruppiere|Verbinde) (Fahrten|Tickets|Gerichte) nach (Wochentag|Besitzer|Postleitzahl), (schnell|lesbar).
fr|(Décalage de un|Fuite|Mauvais tri) (dans l'analyseur|ligne {x}|près du cache), {x} (lignes|octets) attendus.
fr|(Groupe|Joins) (trajets|billets|plats) par (jour|propriétaire|code postal), (vite|lisible).
ja|(一つずれ|メモリ漏れ|並び間違い)が(解析|{x}行目|キャッシュ)にあります。{x}(行|バイト)のはずです。
ja|(移動|切符|料理)を(曜日|持ち主|郵便番号)で(まとめて|結合して)ください。(速く|読みやすく)。
ar|(خطأ بواحد|تسرب|ترتيب خاطئ) (في المحلل|في السطر {x}|قرب الذاكرة)، المتوقع {x} (أسطر|بايت).
ar|(اجمع|اربط) (الرحلات|التذاكر|الأطباق) حسب (اليوم|المالك|الرمز البريدي)، (بسرعة|بوضوح).

## aside
en|(Third|Ground|Top) floor, {x} (steps|neighbours|plants), (no lift|thin walls|west facing|cold in march).
en|(Deadline|Party|Inspection|Visit) is (tonight|on the {x}th|after lunch|next week) and I'm (late|calm|alone|bad at this).
en|(Budget|Patience|Skill level): {x}. (Grandad|A friend|The shop|My flatmate) said (it's easy|never do that|ask around|use salt).
en|(Seen on a walk|Heard on the radio|Read in a leaflet|Told by {x} people): (is that so|curious|can't believe it|just checking).
zh|(三楼|一楼|顶楼)，{x}(级台阶|个邻居|盆花)，(没电梯|墙薄|朝西)。
zh|(今晚|{x}号|午饭后|下周)(到期|有客人|检查)，我(很急|不急|一个人)。
ru|(Третий|Первый|Верхний) этаж, {x} (ступеней|соседей|цветов), (без лифта|тонкие стены|окна на запад).
ru|(Сегодня вечером|{x} числа|После обеда) (срок|гости|проверка), я (опаздываю|спокоен|один).
es|(Tercer|Primer|Último) piso, {x} (escalones|vecinos|macetas), (sin ascensor|paredes finas|al oeste).
es|(Esta noche|El día {x}|Tras comer) (vence|hay visita|inspección) y voy (tarde|bien|solo).
de|(Dritter|Erster|Oberster) Stock, {x} (Stufen|Nachbarn|Pflanzen), (kein Aufzug|dünne Wände|Westseite).
de|(Heute Abend|Am {x}.|Nach dem Essen) ist (Abgabe|Besuch|Kontrolle), ich bin (spät dran|ruhig|allein).
fr|(Troisième|Premier|Dernier) étage, {x} (marches|voisins|plantes), (sans ascenseur|murs fins|côté ouest).
fr|(Ce soir|Le {x}|Après manger) (échéance|visite|contrôle), je suis (en retard|calme|seul).
ja|(三階|一階|最上階)で{x}(段|軒|鉢)、(エレベーターなし|壁が薄い|西向き)です。
ja|(今夜|{x}日|昼過ぎ)が(締め切り|来客|点検)で、(急いで|落ち着いて|一人で)います。
ar|الطابق (الثالث|الأول|الأخير)، {x} (درجات|جيران|نباتات)، (بلا مصعد|جدران رقيقة|غربي).
ar|(الليلة|يوم {x}|بعد الغداء) (الموعد|زيارة|تفتيش)، وأنا (متأخر|هادئ|وحدي).
"""
