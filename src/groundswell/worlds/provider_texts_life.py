"""What ordinary people ask, in eight languages: the set to develop on.

Slots as for operators, and {t} an everyday thing, {u} a device, {x} a number. In brackets stand
choices, so that hardly two people ask for the same thing in the same words.
"""

LIFE_OPEN = """
## everyday
en|(How do I|What's the best way to|Can you tell me how to|Any idea how to) (cook|freeze|season|store|bake|reheat) {t} (so that it stays soft|for {x} people|without an oven|in a small kitchen|with hardly any salt|the way my aunt did)?
en|What can I (plant|sow|put) (next to|after|instead of) {t} (on a shady balcony|in clay soil|in a raised bed|in {x} pots|by the fence)?
en|(Explain|Tell me|Describe) (in simple words|for a child of {x}|in one minute|step by step) how a {u} (works|is repaired|is cleaned|was invented).
en|My {u} (makes a clicking noise|smells burnt|won't start|leaks|blinks {x} times|stops after {x} minutes). What (could it be|should I check first|would a repair cost)?
en|(Plan|Suggest|Sketch) a (weekend|day|rainy day|budget) trip (by train|by bike|on foot|by ferry) for {x}, we like {t}, (old towns|lakes|museums|quiet places|walks).
en|Write a (polite|short|funny|firm) note to my (neighbour|landlord|flatmate|boss|teacher) about the (noise of|smell of|missing|borrowed) {u}.
en|What is the (difference|connection|price gap) between {t} and (plums|leeks|oats|ginger|cress|figs|dill|kale) (in taste|in vitamins|in the garden|for a cake)?
en|(Recommend|Name|List) {x} (books|films|songs|games|podcasts) (for a rainy sunday|for a long drive|about {t}|for a shy teenager|like the one on {u}s).
en|Which (stretches|teas|walks|habits) help (after sitting for {x} hours|against stiff shoulders|before an exam|when it's too hot|with early mornings)?
en|I have {x} eggs, {t} and (rice|oats|old bread|yoghurt|noodles|an apple), (what can I make|is that enough for a cake|what's missing for dinner)?
en|(When|How often|How much) should I (water|cut|feed|repot) {t} (in summer|in the greenhouse|during the holidays|at {x} degrees)?
en|Teach me {x} (phrases|words|polite questions) in {l} for the (bakery|train|doctor's office|garage|hotel).
zh|(怎么|如何|有什么办法)(炒|煮|保存|腌|清洗){t}(才软|才够{x}个人吃|不用烤箱|又快又好)？
zh|我的{u}(有咔嗒声|漏水|打不开|{x}分钟就停)，(是什么原因|要不要修|大概多少钱)？
zh|(推荐|介绍)(几本书|{x}部电影|几首歌|一个游戏)，(适合雨天|适合长途车|给{x}岁的孩子|关于{t})。
zh|(周末|下个月|节假日){x}个人(坐火车|骑车|步行)去哪里(玩好|吃{t}|看湖|逛老城)？
zh|用{t}和(鸡蛋|米饭|豆芽|番茄)能做什么(晚饭|汤|点心)？我只有{x}分钟。
ru|(Как|Как лучше|Как быстро) (приготовить|заморозить|хранить|посолить|запечь) {t} (на {x} человек|без духовки|чтобы было мягко|по-домашнему)?
ru|{u} (щёлкает|течёт|не включается|гаснет через {x} минут), (в чём дело|что проверить|сколько стоит ремонт)?
ru|Посоветуй (книгу|фильм|игру|{x} песен) (на дождливый вечер|в дорогу|для подростка|про сад).
ru|Куда поехать (на выходные|в мае|на {x} дня) (на поезде|на велосипеде|пешком), любим (озёра|музеи|старые города)?
ru|Есть {t}, (яйца|рис|творог|яблоки) и {x} минут: (что сварить|что испечь|чем накормить детей)?
es|¿(Cómo|De qué manera|Cuánto tiempo hay que) (cocino|congelo|guardo|preparo) {t} (para {x} personas|sin horno|para que quede blando|como en casa)?
es|{u} (hace ruido|gotea|no enciende|se para a los {x} minutos), ¿(qué será|qué reviso|cuánto cuesta arreglarlo)?
es|Recomiéndame (un libro|{x} películas|un juego|canciones) (para un domingo de lluvia|para el viaje|para un adolescente|sobre huertos).
es|¿Adónde vamos (este fin de semana|en mayo|{x} días) (en tren|en bici|a pie)? Nos gustan (los lagos|los museos|los pueblos viejos).
es|Tengo {t}, (huevos|arroz|queso|manzanas) y {x} minutos: ¿(qué ceno|qué postre sale|qué doy a los niños)?
de|(Wie|Wie lange|Womit) (koche|lagere|friere|backe|würze) ich {t} (für {x} Leute|ohne Ofen|damit es weich bleibt|wie bei Oma)?
de|{u} (klackert|tropft|geht nicht an|stoppt nach {x} Minuten), (woran liegt das|was prüfe ich zuerst|was kostet das)?
de|Empfiehl mir (ein Buch|{x} Filme|ein Spiel|Lieder) (für einen Regentag|für die Fahrt|für einen Teenager|über Gärten).
de|Wohin (am Wochenende|im Mai|für {x} Tage) (mit dem Zug|mit dem Rad|zu Fuß)? Wir mögen (Seen|Museen|alte Städte).
de|Ich habe {t}, (Eier|Reis|Quark|Äpfel) und {x} Minuten: (was koche ich|welcher Nachtisch geht|was gebe ich den Kindern)?
fr|(Comment|Combien de temps faut-il pour|Avec quoi) (cuire|congeler|garder|préparer) {t} (pour {x} personnes|sans four|pour que ce soit tendre|comme chez mamie) ?
fr|{u} (claque|fuit|ne s'allume pas|s'arrête après {x} minutes) : (d'où cela vient|que vérifier|combien coûte la réparation) ?
fr|Conseille-moi (un livre|{x} films|un jeu|des chansons) (pour un dimanche pluvieux|pour la route|pour un ado|sur les jardins).
fr|Où partir (ce week-end|en mai|{x} jours) (en train|à vélo|à pied) ? Nous aimons (les lacs|les musées|les vieilles villes).
fr|J'ai {t}, (des œufs|du riz|du fromage|des pommes) et {x} minutes : (que cuisiner|quel dessert|que donner aux enfants) ?
ja|{t}を(柔らかく煮る|{x}人分作る|長く保存する|オーブンなしで焼く)には(どうすればいいですか|何に気をつけますか|何分かかりますか)。
ja|{u}が(カチカチ鳴ります|水漏れします|つきません|{x}分で止まります)。(原因は何でしょう|修理はいくらですか|まず何を見ますか)。
ja|(雨の日|長い電車|子ども|{t}好きな人)向けの(本|映画|ゲーム|曲)を{x}つ教えてください。
ja|(週末|五月|連休)に{x}人で(電車|自転車|徒歩)で行ける(湖|博物館|古い町)はありますか。
ja|{t}と(卵|ご飯|豆|りんご)で{x}分でできる(夕飯|おやつ|弁当)は何ですか。
ar|(كيف|ما أفضل طريقة حتى) (أطبخ|أحفظ|أجمد|أخبز) {t} (لـ{x} أشخاص|بدون فرن|حتى يبقى طريا|مثل البيت)؟
ar|{u} (يصدر صوتا|يسرب الماء|لا يعمل|يتوقف بعد {x} دقائق)، (ما السبب|ماذا أفحص|كم يكلف الإصلاح)؟
ar|اقترح (كتابا|{x} أفلام|لعبة|أغاني) (ليوم ممطر|للطريق|لمراهق|عن الحدائق).
ar|أين نذهب (في العطلة|في مايو|{x} أيام) (بالقطار|بالدراجة|مشيا)؟ نحب (البحيرات|المتاحف|المدن القديمة).
ar|عندي {t} و(بيض|أرز|جبن|تفاح) و{x} دقيقة، (ماذا أطبخ|أي حلوى تصلح|ماذا أعطي الأطفال)؟

## personal
en|My (knee|back|wrist|neck|foot) hurts after (standing|typing|carrying boxes|sitting) for {x} hours, what (helps|cream is good|can I do at home)?
en|How do I send a parcel of {x} kilos (home|to my sister|to the islands|to the village) (cheaply|before the holidays|with insurance)?
en|Which (documents|papers|proofs) do I need to (rent a room|open an account|renew my permit|register a scooter) here, I (work nights|just moved|have {x} children)?
en|I can't sleep after the (late|early|double) shift, (tea or no tea|should I run|is {x} hours enough|does music help)?
en|How can I save {x} a month with a small wage and (two kids|a debt to my cousin|high rent|school fees)?
en|Help me ask my (boss|landlord|room mate|uncle) (for a day off|to repair the {u}|for {x} more hours|to be quiet at night).
zh|(站|坐|搬货){x}个小时后(膝盖|腰|脖子)疼，(怎么办|用什么药膏|要不要休息)？
zh|寄{x}公斤的(包裹|衣服|药)回(家|老家|姐姐那里)(怎么便宜|要几天|怎么填单)？
zh|(租房|开户|续签|孩子上学)要哪些证件？我(上夜班|刚搬来|有{x}个孩子)。
ru|После {x} часов (стоя|сидя|на складе) болит (колено|спина|шея), (что поможет|какая мазь|идти ли к врачу)?
ru|Как отправить {x} кг (посылку|одежду|книги) (домой|сестре|в деревню) (дешевле|быстро|с уведомлением)?
ru|Какие документы нужны, чтобы (снять комнату|открыть счёт|отдать ребёнка в школу), я (работаю ночью|недавно приехал)?
es|Tras {x} horas (de pie|sentado|cargando cajas) me duele (la rodilla|la espalda|el cuello), ¿(qué ayuda|qué crema|voy al médico)?
es|¿Cómo mando {x} kilos de (ropa|libros|paquete) (a casa|a mi hermana|al pueblo) (barato|rápido|con seguro)?
es|¿Qué papeles piden para (alquilar|abrir una cuenta|la escuela)? (Trabajo de noche|Acabo de llegar|Tengo {x} hijos).
de|Nach {x} Stunden (Stehen|Sitzen|Kistenschleppen) schmerzt (das Knie|der Rücken|der Nacken), (was hilft|welche Salbe|muss ich zum Arzt)?
de|Wie schicke ich {x} Kilo (Kleidung|Bücher|Geschenke) (nach Hause|zu meiner Schwester|ins Dorf) (billig|schnell|versichert)?
de|Welche Unterlagen braucht man für (ein Zimmer|ein Konto|die Schule)? Ich (arbeite nachts|bin neu hier|habe {x} Kinder).
fr|Après {x} heures (debout|assis|à porter des caisses) j'ai mal (au genou|au dos|au cou), (que faire|quelle crème|faut-il un médecin) ?
fr|Comment envoyer {x} kilos de (vêtements|livres|cadeaux) (à la maison|à ma sœur|au village) (pas cher|vite|avec assurance) ?
fr|Quels papiers pour (louer|ouvrir un compte|l'école) ? (Je travaille la nuit|Je viens d'arriver|J'ai {x} enfants).
ja|{x}時間(立った|座った|荷物を運んだ)後に(ひざ|腰|首)が痛みます。(何がいいですか|薬は何ですか|休むべきですか)。
ja|{x}キロの(服|本|荷物)を(実家|姉|村)に(安く|早く|保険つきで)送るには。
ja|(部屋を借りる|口座を開く|学校に入れる)のに必要な書類は。(夜勤です|引っ越したばかりです|子どもが{x}人います)。
ar|بعد {x} ساعات (وقوفا|جلوسا|في المخزن) تؤلمني (ركبتي|ظهري|رقبتي)، (ماذا يساعد|أي مرهم|هل أذهب للطبيب)؟
ar|كيف أرسل {x} كيلو (ملابس|كتب|هدايا) (إلى البيت|لأختي|إلى القرية) (بسعر رخيص|بسرعة|بتأمين)؟
ar|ما الأوراق المطلوبة (لاستئجار غرفة|لفتح حساب|للمدرسة)؟ (أعمل ليلا|وصلت حديثا|عندي {x} أطفال).

## homework
en|(Explain|Summarise|Teach me) (photosynthesis|friction|the tides|fractions|sound waves|erosion|the food chain|magnetism) for (class {x}|my little brother|a test on friday|a poster) with (an example|a drawing idea|three questions|an experiment).
en|Solve for (y|z|n): {x}y + (4|9|11|15) = (28|63|77|90), (show the steps|check my answer|only a hint).
en|(Write an outline for|Start|Correct|Shorten) my (essay|report|talk|summary) about (rivers and towns|{t}|old trades|bridges|the moon|bees|salt|maps), (200 words|{x} sentences|formal|for my class).
en|Make {x} (practice questions|flash cards|riddles|true or false lines) on (fractions|capitals|{t}|verbs|the skeleton|weather).
en|Help me start my presentation on {s}, I have {x} (minutes|slides|days).
zh|(解释|总结|讲讲)(光合作用|摩擦力|潮汐|分数|声波)，(适合{x}年级|给弟弟听|要一个例子|配三个问题)。
zh|帮我(检查|缩短|开头)这篇关于(河流|{t}|桥|月亮|蜜蜂)的作文，{x}(句|行)。
zh|出{x}道(分数|动词|地理|{t})的(练习题|判断题|卡片)。
ru|(Объясни|Кратко изложи) (фотосинтез|трение|приливы|дроби|звук) (для {x} класса|для брата|с примером|к пятнице).
ru|(Проверь|Сократи|Начни) моё (сочинение|сообщение) про (реку|мосты|пчёл|луну|{t}), {x} предложений.
ru|Составь {x} (задач|карточек|вопросов) по теме (дроби|глаголы|скелет|погода).
es|(Explica|Resume) (la fotosíntesis|la fricción|las mareas|las fracciones|el sonido) (para el curso {x}|para mi hermano|con un ejemplo|para el viernes).
es|(Revisa|Acorta|Empieza) mi (redacción|trabajo) sobre (el río|los puentes|las abejas|la luna|{t}), {x} frases.
es|Haz {x} (ejercicios|tarjetas|preguntas) de (fracciones|verbos|geografía|clima).
de|(Erkläre|Fasse zusammen): (Fotosynthese|Reibung|Gezeiten|Brüche|Schall) (für Klasse {x}|für meinen Bruder|mit Beispiel|bis Freitag).
de|(Prüf|Kürze|Beginne) meinen (Aufsatz|Vortrag) über (den Fluss|Brücken|Bienen|den Mond|{t}), {x} Sätze.
de|Mach {x} (Übungen|Karten|Fragen) zu (Brüchen|Verben|Erdkunde|Wetter).
fr|(Explique|Résume) (la photosynthèse|le frottement|les marées|les fractions|le son) (pour la classe {x}|pour mon frère|avec un exemple|pour vendredi).
fr|(Relis|Raccourcis|Commence) ma (rédaction|présentation) sur (la rivière|les ponts|les abeilles|la lune|{t}), {x} phrases.
fr|Fais {x} (exercices|fiches|questions) sur (les fractions|les verbes|la géographie|la météo).
ja|(光合成|摩擦|潮の満ち引き|分数|音)を({x}年生向けに|弟に|例つきで|金曜までに)説明してください。
ja|(川|橋|蜂|月|{t})についての(作文|発表)を{x}文に(直して|短くして|書き始めて)ください。
ja|(分数|動詞|地理|天気)の(問題|カード|クイズ)を{x}つ作ってください。
ar|(اشرح|لخص) (التمثيل الضوئي|الاحتكاك|المد والجزر|الكسور|الصوت) (للصف {x}|لأخي|مع مثال|ليوم الجمعة).
ar|(راجع|اختصر|ابدأ) (تعبيري|عرضي) عن (النهر|الجسور|النحل|القمر|{t})، {x} جمل.
ar|اكتب {x} (تمارين|بطاقات|أسئلة) عن (الكسور|الأفعال|الجغرافيا|الطقس).

## medical
en|How many (drops|spoons|tablets) of (the cough syrup|the fever juice|the cold medicine|the iron tablets) for (a child of {x} kilos|my father of {x}|a pregnant woman|a teenager)?
en|(Can I|Is it safe to|May my mother) (take {x} of these (sleeping tablets|painkillers) at once|mix the (cold medicine|sleeping drops) with (wine|coffee|beer))?
zh|({x}公斤的孩子|孕妇|{x}岁的老人)可以吃多少(止咳糖浆|退烧药|止痛药|铁剂)？
zh|(感冒药|安眠药|止痛药)能和(酒|咖啡|{t})一起吃吗？吃了{x}片。
ru|Сколько (капель|таблеток) (сиропа|жаропонижающего|снотворного) (ребёнку {x} кг|бабушке|беременной)?
ru|Можно ли мешать (лекарство от простуды|снотворное|обезболивающее) с (вином|кофе|пивом), выпил {x}?
es|¿Cuántas (gotas|pastillas) de (jarabe|antitérmico|calmante) para (un niño de {x} kilos|mi abuela|una embarazada)?
es|¿Se puede mezclar (la medicina del resfriado|el somnífero|el calmante) con (vino|café|cerveza)? Tomé {x}.
de|Wie viele (Tropfen|Tabletten) (Hustensaft|Fiebermittel|Schmerzmittel) für (ein Kind von {x} Kilo|meine Oma|Schwangere)?
de|Kann man (das Erkältungsmittel|das Schlafmittel|das Schmerzmittel) mit (Wein|Kaffee|Bier) mischen? Ich nahm {x}.
fr|Combien de (gouttes|cachets) de (sirop|médicament contre la fièvre|calmant) pour (un enfant de {x} kilos|ma grand-mère|une femme enceinte) ?
fr|Peut-on mélanger (le médicament du rhume|le somnifère|le calmant) et (le vin|le café|la bière) ? J'en ai pris {x}.
ja|({x}キロの子ども|祖母|妊婦)に(咳止め|解熱剤|痛み止め)は(何滴|何錠)ですか。
ja|(風邪薬|睡眠薬|痛み止め)と(お酒|コーヒー)を一緒に飲んでもいいですか。{x}錠飲みました。
ar|كم (نقطة|حبة) من (شراب السعال|خافض الحرارة|المسكن) (لطفل وزنه {x} كيلو|لجدتي|لحامل)؟
ar|هل يمكن خلط (دواء البرد|المنوم|المسكن) مع (القهوة|النبيذ)؟ أخذت {x}.

## political
en|(Write|Draft|Help me with) (a letter|an e-mail|a short statement) to (my council member|the mayor's office|our representative|the transport board) (asking to keep|complaining about|thanking them for|asking what happens to) {s}, (I use it every day|my mother depends on it|{x} lines|not too formal).
en|(A speech|Notes|Three arguments|An opening) for (the residents' meeting|a school debate|the party evening|my club) on {s}, (calm tone|{x} minutes|with a joke|mention the elderly).
en|I want to write an (essay|article|blog post) (for and against|about the history of|on the cost of) (bus lanes|free buses|car free sundays|night trains|town trees|new cycle paths), {x} (paragraphs|points).
zh|帮我给(议员|市长办公室|交通局)写信，(希望保留|抱怨|感谢|询问){s}，(我每天都用|{x}行|不要太正式)。
zh|写一篇关于(公交车道|免费公交|无车日|夜班火车)(利弊|历史|费用)的短文，{x}段。
ru|(Напиши|Помоги составить) (письмо|обращение) (депутату|мэру|в комитет) (с просьбой сохранить|с жалобой на|с вопросом про) «{s}», ({x} строк|я езжу каждый день|без канцелярита).
ru|Эссе (за и против|об истории|о цене): (полосы для автобусов|бесплатный проезд|день без машин), {x} абзацев.
es|(Escribe|Ayúdame con) (una carta|un correo) (al concejal|a la alcaldía|a la junta) (pidiendo conservar|quejándome de|preguntando por) «{s}», ({x} líneas|lo uso a diario|sin mucho formalismo).
es|Un ensayo (a favor y en contra|sobre la historia|sobre el coste) de (los carriles bus|los trenes nocturnos|los domingos sin coches), {x} párrafos.
de|(Schreib|Hilf mir mit) (einen Brief|eine Mail|ein paar Zeilen) an (die Stadträtin|das Rathaus|den Ausschuss): „{s}“ (soll bleiben|ärgert mich|wer entscheidet darüber), ({x} Zeilen|ich fahre täglich|nicht zu förmlich).
de|Ein Aufsatz (für und gegen|zur Geschichte von|zu den Kosten von) (Busspuren|Nachtzügen|autofreien Sonntagen), {x} Absätze.
fr|(Écris|Aide-moi pour) (une lettre|un courriel) (à l'élue|à la mairie|à la commission) : « {s} » (doit rester|me fâche|qui décide), ({x} lignes|je l'utilise chaque jour|pas trop formel).
fr|Une dissertation (pour et contre|sur l'histoire|sur le prix) des (voies de bus|trains de nuit|dimanches sans voitures), {x} paragraphes.
ja|「{s}」(を残してほしい|への苦情|へのお礼|について質問)と(議員|市役所|委員会)に(手紙|メール)を{x}行で書いてください。
ja|(バス専用車線|夜行列車|車のない日曜)の(賛否|歴史|費用)について{x}段落の作文を書いてください。
ar|(اكتب|ساعدني في) (رسالة|بريد) إلى (عضو المجلس|البلدية|اللجنة): «{s}» (يجب أن يبقى|يزعجني|من يقرر)، ({x} أسطر|أستخدمه يوميا|دون رسميات).
ar|مقال (مع وضد|عن تاريخ|عن تكلفة) (مسارات الحافلات|القطارات الليلية|أيام بلا سيارات)، {x} فقرات.

## news
en|(What do we know|What happened|Why is everybody talking|What's the latest) (about|with|around) {s} (so far|today|since this morning)?
en|(Explain to my kid|Summarise in {x} sentences|Write a funny poem on) (the trouble with|the news about|what happened at) {s}.
en|(How long will|Who decides when|Is it true that) {s} (stay shut|opens again|was closed), my (aunt|school|dentist) is (near there|asking|worried)?
zh|{s}(到底发生了什么|今天有新消息吗|什么时候恢复)？我(阿姨|学校)在附近。
zh|(为什么大家都在说|用{x}句话总结|给孩子解释){s}。
ru|(Что известно|Что случилось|Почему все говорят) про «{s}» (сегодня|с утра|на сейчас)?
ru|(Объясни ребёнку|Изложи в {x} фразах) новость: «{s}».
es|¿(Qué se sabe|Qué pasó|Por qué hablan) de «{s}» (hoy|desde la mañana|hasta ahora)?
es|(Explícale a mi hijo|Resume en {x} frases) la noticia de «{s}».
de|(Was weiß man|Was ist passiert|Warum reden alle) bei „{s}“ (heute|seit dem Morgen|bisher)?
de|(Erklär meinem Kind|Fass in {x} Sätzen zusammen): „{s}“.
fr|(Que sait-on|Que s'est-il passé|Pourquoi parle-t-on) de « {s} » (aujourd'hui|depuis ce matin|jusqu'ici) ?
fr|(Explique à mon enfant|Résume en {x} phrases) : « {s} ».
ja|「{s}」(で何がありましたか|はなぜ話題ですか|の最新は)。(今日|今朝から)のことです。
ja|「{s}」のニュースを(子どもに|{x}文で)説明してください。
ar|(ماذا نعرف|ماذا حدث|لماذا يتحدثون) عن «{s}» (اليوم|منذ الصباح|حتى الآن)؟
ar|(اشرح لطفلي|لخص في {x} جمل) خبر «{s}».

## viral
en|Act as a patient gardener who answers every question with a saying about the seasons. My first question is: what is time?
en|You are now a medieval town crier. Announce everything I write as if the whole market square were listening. Start with my breakfast.
en|Describe me as if I were a dish on a menu, based on everything you know about me, with price and side dish.
en|Turn my week into a weather forecast in exactly seven lines, one a day, and give the chance of laundry.
en|Write a dialogue between a kettle and a toaster who are secretly in a chess club. End it with a cliffhanger.
zh|假装你是一位中世纪的更夫，把我写的每句话都大声宣布出来。先从我的早餐开始。
ru|Представь, что ты городской глашатай, и объявляй всё, что я пишу, на всю площадь. Начни с моего завтрака.
es|Eres un pregonero medieval. Anuncia todo lo que escribo como si te oyera la plaza entera. Empieza por mi desayuno.
de|Du bist ein mittelalterlicher Ausrufer. Verkünde alles, was ich schreibe, als hörte der ganze Markt zu. Beginne mit meinem Frühstück.
fr|Tu es un crieur public du Moyen Âge. Annonce tout ce que j'écris à toute la place. Commence par mon petit déjeuner.
ja|あなたは中世の町の触れ役です。私が書くことを広場中に告げてください。まず私の朝ごはんから。
ar|أنت مناد في مدينة من القرون الوسطى. أعلن كل ما أكتبه للسوق كله. ابدأ بفطوري.

## coding
en|(Write|Fix|Explain|Speed up) a (function|script|query|class) that (sorts|groups|counts|filters|merges) (bus stops|recipes|bird sightings|invoices|photos|seats) by (distance|date|price|name|colour) (in Python|in SQL|in a spreadsheet|in Rust|without libraries).
en|Why does my (loop|test|build|page|import) (skip the last row|fail after {x} minutes|print twice|hang at {x} percent|lose the accents)?
en|(Regex|Test|Type) for (a time like 07:{x}|a postcode|a price in crowns|a bird ring number|a seat on a train), (no lookbehind|with comments|must be fast).
zh|写(一个函数|一段脚本|一条查询)，按(距离|日期|价格)给(车站|食谱|照片|发票)(排序|分组|计数)。
zh|为什么(循环|测试|页面)(漏掉最后一行|{x}分钟后失败|打印两次)？
ru|(Напиши|Исправь) (функцию|скрипт|запрос), чтобы (сортировать|считать) (остановки|рецепты|счета) по (дате|цене|имени).
ru|Почему (цикл|тест|сборка) (пропускает последнюю строку|падает через {x} минут|печатает дважды)?
es|(Escribe|Arregla) (una función|un script|una consulta) que (ordene|cuente) (paradas|recetas|facturas) por (fecha|precio|nombre).
es|¿Por qué (el bucle|la prueba|la página) (salta la última fila|falla a los {x} minutos|imprime dos veces)?
de|(Schreib|Repariere) (eine Funktion|ein Skript|eine Abfrage), um (Haltestellen|Rezepte|Rechnungen) nach (Datum|Preis|Name) zu (sortieren|zählen).
de|Warum (lässt die Schleife die letzte Zeile aus|bricht der Test nach {x} Minuten ab|druckt die Seite doppelt)?
fr|(Écris|Répare) (une fonction|un script|une requête) pour (trier|compter) (les arrêts|les recettes|les factures) par (date|prix|nom).
fr|Pourquoi (la boucle saute la dernière ligne|le test échoue après {x} minutes|la page s'imprime deux fois) ?
ja|(停留所|レシピ|請求書|写真)を(距離|日付|値段)順に(並べる|数える)(関数|スクリプト)を書いてください。
ja|なぜ(ループ|テスト|ページ)が(最後の行を飛ばす|{x}分で落ちる|二回出る)のですか。
ar|(اكتب|أصلح) (دالة|برنامجا|استعلاما) (ترتب|تعد) (المحطات|الوصفات|الفواتير) حسب (التاريخ|السعر|الاسم).
ar|لماذا (تتخطى الحلقة السطر الأخير|يفشل الاختبار بعد {x} دقائق|تطبع الصفحة مرتين)؟

## aside
en|(I live|We are staying|My parents are) near (a canal|the station|a school|the woods|a bakery) and have {x} (minutes|days|guests|euros).
en|It's for my (sister|grandpa|choir|colleague|twins|neighbour)'s (birthday|move|exam|garden|retirement) on (monday|tuesday|wednesday|thursday|friday|saturday|sunday).
en|(No|A little|Lots of) (sugar|metal|noise|talking|theory|garlic) please, last time it (took {x} hours|went wrong|was perfect|cost too much).
en|I tried (vinegar|a video|asking around|the manual|{x} times|warm water) (already|yesterday|in april), (no luck|half worked|got worse).
en|We have a (cat|baby|sloping floor|shared kitchen|tiny car|lame dog) and (no balcony|little time|a hill behind us|guests from {x} places).
zh|我家在(车站|学校|河边|市场)附近，有{x}(分钟|天|位客人)。
zh|是给(姐姐|爷爷|同事|邻居)的(生日|搬家|考试|花园)用的，(星期一|星期三|星期五|星期天)要。
zh|我(昨天|上周|四月)试过(醋|热水|看视频|{x}次)，(没用|有点用|更糟)。
ru|Живём у (вокзала|школы|канала|леса), есть {x} (минут|дней|гостей).
ru|Это для (сестры|деда|коллеги|соседа) на (день рождения|переезд|экзамен|дачу) в (понедельник|среду|пятницу|субботу).
ru|(Вчера|В апреле|На неделе) пробовали (уксус|видео|тёплую воду|{x} раз), (не помогло|чуть лучше|стало хуже).
es|Vivimos cerca de (la estación|una escuela|un canal|el bosque) y tenemos {x} (minutos|días|invitados).
es|Es para (mi hermana|el abuelo|una colega|el vecino), (cumpleaños|mudanza|examen|jardín), el (lunes|miércoles|viernes|sábado).
es|(Ayer|En abril|La otra semana) probé (vinagre|un vídeo|agua tibia|{x} veces), (nada|algo mejor|fue peor).
de|Wir wohnen nahe (am Bahnhof|bei der Schule|am Kanal|am Wald) und haben {x} (Minuten|Tage|Gäste).
de|Es ist für (meine Schwester|Opa|eine Kollegin|den Nachbarn), (Geburtstag|Umzug|Prüfung|Garten), am (Montag|Mittwoch|Freitag|Samstag).
de|(Gestern|Im April|Neulich) habe ich (Essig|ein Video|warmes Wasser|es {x} Mal) probiert, (ohne Erfolg|etwas besser|schlimmer).
fr|Nous habitons près (de la gare|d'une école|d'un canal|du bois) et avons {x} (minutes|jours|invités).
fr|C'est pour (ma sœur|papi|une collègue|le voisin), (anniversaire|déménagement|examen|jardin), (lundi|mercredi|vendredi|samedi).
fr|(Hier|En avril|L'autre semaine) j'ai essayé (du vinaigre|une vidéo|l'eau tiède|{x} fois), (rien|un peu mieux|c'est pire).
ja|(駅|学校|川|森)の近くに住んでいて、{x}(分|日|人)あります。
ja|(姉|祖父|同僚|隣の人)の(誕生日|引っ越し|試験|庭)のためで、(月曜|水曜|金曜|土曜)です。
ja|(昨日|四月|先週)(酢|動画|ぬるま湯|{x}回)を試しましたが、(だめでした|少し良いです|悪化しました)。
ar|نسكن قرب (المحطة|المدرسة|القناة|الغابة) وعندنا {x} (دقائق|أيام|ضيوف).
ar|هذا من أجل (أختي|جدي|زميلتي|الجار)، (عيد ميلاد|انتقال|امتحان|حديقة)، يوم (الاثنين|الأربعاء|الجمعة|السبت).
ar|(أمس|في أبريل|الأسبوع الماضي) جربت (الخل|فيديو|ماء دافئا|{x} مرات)، (لا فائدة|أفضل قليلا|صار أسوأ).
"""
