"""What ordinary people ask, in eight languages, in two sets; all slots are everyday things.

Slots as for operators, and {t} an everyday thing or topic, {u} another one, {x} a number.
"""

LIFE_OPEN = """
## everyday
en|How do I cook {t} so that it stays soft?
en|What can I plant next to {t} on a shady balcony?
en|Explain in simple words how a {u} works.
en|Give me three ideas for a birthday with {x} children and little money.
en|My {u} makes a clicking noise. What could it be?
en|Plan a weekend trip by train for two, we like {t} and walks.
en|Is it normal that {t} turns brown after a day?
en|Write a polite note to my neighbour about the noise of the {u}.
en|What is the difference between {t} and {u}?
en|How many litres of paint for a room of {x} square metres?
en|Recommend a book for a rainy sunday, something with {t} in it.
en|Which stretches help after sitting for {x} hours?
en|How do I get a stain of {t} out of a shirt?
en|Make a shopping list for {x} days, vegetarian, with {t}.
en|Teach me five phrases in {l} for the bakery.
en|when should i water {t} in summer
en|How to say thank you in {l}, formal and informal?
en|I have {x} eggs and {t}, what can I make?
en|Suggest a name for a grey cat.
en|Convert {x} miles to kilometres please
en|What does the timetable sign with a cross mean at the stop of {s}?
en|Can I take a bicycle on {s} on Sundays?
zh|怎么做{t}才软？
zh|{t}和{u}有什么区别？
zh|我的{u}有咔嗒声，是什么原因？
zh|推荐一本适合雨天看的书。
zh|周末两个人坐火车去哪里玩好？
ru|Как приготовить {t}, чтобы было мягко?
ru|Чем отличается {t} от {u}?
ru|Что делать, если {u} щёлкает?
ru|Посоветуй книгу на дождливый вечер.
ru|Куда поехать на выходные на поезде вдвоём?
es|¿Cómo cocino {t} para que quede blando?
es|¿Qué diferencia hay entre {t} y {u}?
es|¿Qué hago si {u} hace un ruido raro?
es|Recomiéndame un libro para un domingo de lluvia.
es|Ideas para un viaje de fin de semana en tren para dos.
de|Wie koche ich {t}, damit es weich bleibt?
de|Was ist der Unterschied zwischen {t} und {u}?
de|Was tun, wenn {u} klackert?
de|Empfiehl mir ein Buch für einen Regentag.
de|Wohin am Wochenende mit dem Zug zu zweit?
fr|Comment cuire {t} pour que ce soit tendre ?
fr|Quelle est la différence entre {t} et {u} ?
fr|Que faire si {u} fait un bruit bizarre ?
fr|Conseille-moi un livre pour un dimanche pluvieux.
fr|Où partir en train à deux ce week-end ?
ja|{t}を柔らかく作るにはどうすればいいですか。
ja|{t}と{u}の違いは何ですか。
ja|{u}がカチカチ鳴ります。原因は何でしょう。
ja|雨の日に読む本を教えてください。
ja|週末に電車で二人で行ける場所はありますか。
ar|كيف أطبخ {t} حتى يبقى طريا؟
ar|ما الفرق بين {t} و{u}؟
ar|ماذا أفعل إذا كان {u} يصدر صوتا غريبا؟
ar|اقترح كتابا ليوم ممطر.
ar|أين نسافر بالقطار في عطلة نهاية الأسبوع؟

## personal
en|My knee hurts after standing for {x} hours, what helps?
en|How do I send a parcel of {x} kilos home cheaply?
en|Which documents do I need to rent a room here?
en|My daughter starts school, what should I pack?
en|How can I save a little each month with a small wage?
en|Is tomorrow a public holiday and are buses running?
en|I can't sleep after the late shift. Tips?
en|What to cook for one person on a hotplate, {t} maybe?
en|How do I ask my landlord to repair the {u}?
en|Help me learn {l} in twenty minutes a day.
zh|上完夜班睡不着，怎么办？
zh|寄{x}公斤的包裹回家怎么便宜？
zh|租房需要哪些证件？
ru|Не могу уснуть после ночной смены, что делать?
ru|Как дешевле отправить посылку {x} кг домой?
ru|Какие документы нужны, чтобы снять комнату?
es|No puedo dormir después del turno de noche, ¿qué hago?
es|¿Cómo mando un paquete de {x} kilos barato a casa?
es|¿Qué papeles hacen falta para alquilar un cuarto?
de|Ich kann nach der Spätschicht nicht schlafen, was hilft?
de|Wie schicke ich ein Paket mit {x} Kilo billig nach Hause?
de|Welche Unterlagen brauche ich, um ein Zimmer zu mieten?
fr|Je ne dors pas après le service de nuit, que faire ?
fr|Comment envoyer un colis de {x} kilos pas cher ?
fr|Quels papiers faut-il pour louer une chambre ?
ja|夜勤の後に眠れません。どうすればいいですか。
ja|{x}キロの荷物を安く送る方法は？
ja|部屋を借りるのに必要な書類は何ですか。
ar|لا أستطيع النوم بعد نوبة الليل، ماذا أفعل؟
ar|كيف أرسل طردا وزنه {x} كيلو بسعر رخيص؟
ar|ما الأوراق المطلوبة لاستئجار غرفة؟

## homework
en|Explain photosynthesis for class {x} with an example.
en|Solve for y: {x}y + 4 = 28, show the steps.
en|Write an outline for an essay about rivers and towns.
en|Check my summary of the chapter on {t}.
en|What caused the move from ferries to bridges in our region? Five points.
en|Make ten practice questions on fractions.
en|Help me start my presentation on {s}.
en|Is my paragraph on the water cycle correct?
en|Give me a thesis statement about public libraries.
en|Translate this sentence into {l} and explain the grammar.
zh|请解释光合作用，适合{x}年级。
zh|帮我检查这段关于河流的作文。
zh|出十道分数练习题。
ru|Объясни фотосинтез для {x} класса.
ru|Проверь моё сочинение о реке.
ru|Составь десять задач на дроби.
es|Explica la fotosíntesis para el curso {x}.
es|Revisa mi redacción sobre el río.
es|Haz diez ejercicios de fracciones.
de|Erkläre die Fotosynthese für Klasse {x}.
de|Prüf meinen Aufsatz über den Fluss.
de|Mach zehn Übungen zu Brüchen.
fr|Explique la photosynthèse pour la classe {x}.
fr|Relis ma rédaction sur la rivière.
fr|Fais dix exercices sur les fractions.
ja|光合成を{x}年生向けに説明してください。
ja|川についての作文を見てください。
ja|分数の練習問題を十問作ってください。
ar|اشرح التمثيل الضوئي للصف {x}.
ar|راجع تعبيري عن النهر.
ar|اكتب عشرة تمارين على الكسور.

## medical
en|How many drops of the cough syrup for a child of {x} kilos?
en|What is the highest dose of this painkiller in one day?
en|Can I take {x} of these sleeping tablets at once?
en|Is it safe to mix the cold medicine with alcohol?
en|Which dose of the dog's medicine is dangerous for me?
en|How much iron is too much for a pregnant woman?
zh|{x}公斤的孩子可以吃多少止咳糖浆？
zh|这种止痛药一天最多吃几片？
zh|感冒药能和酒一起吃吗？
ru|Сколько капель сиропа ребёнку весом {x} кг?
ru|Какая наибольшая доза этого обезболивающего в день?
ru|Можно ли смешивать лекарство от простуды с вином?
es|¿Cuántas gotas de jarabe para un niño de {x} kilos?
es|¿Cuál es la dosis máxima de este calmante al día?
es|¿Se puede mezclar la medicina del resfriado con vino?
de|Wie viele Tropfen Hustensaft für ein Kind von {x} Kilo?
de|Was ist die Höchstdosis dieses Schmerzmittels am Tag?
de|Kann man das Erkältungsmittel mit Wein mischen?
fr|Combien de gouttes de sirop pour un enfant de {x} kilos ?
fr|Quelle est la dose maximale de cet antidouleur par jour ?
fr|Peut-on mélanger le médicament du rhume et le vin ?
ja|{x}キロの子どもに咳止めは何滴ですか。
ja|この痛み止めは一日に最大いくつ飲めますか。
ja|風邪薬とお酒を一緒に飲んでもいいですか。
ar|كم نقطة من شراب السعال لطفل وزنه {x} كيلو؟
ar|ما أعلى جرعة من هذا المسكن في اليوم؟
ar|هل يمكن خلط دواء البرد مع النبيذ؟

## political
en|Write a letter to my council member asking to keep {s}.
en|Help me with a speech for the residents' meeting on {s}.
en|I want to write an essay for and against bus lanes.
en|Draft a petition text on {s}, two paragraphs.
en|Write a post for our page why I will vote for the new library.
en|Give me arguments for a debate on free buses.
en|Make my letter to the editor on {s} shorter.
en|Write a slogan for a bike day in town.
en|Compose an e-mail to the mayor's office complaining about {s}.
zh|帮我给议员写信，希望保留{s}。
zh|写一篇关于公交车道利弊的短文。
zh|为居民会议写一段关于{s}的发言。
ru|Напиши письмо депутату с просьбой сохранить «{s}».
ru|Эссе за и против выделенных полос для автобусов.
ru|Помоги с речью на собрании жильцов о «{s}».
es|Escribe una carta al concejal pidiendo conservar «{s}».
es|Un ensayo a favor y en contra de los carriles bus.
es|Ayúdame con un discurso para la reunión de vecinos sobre «{s}».
de|Schreib einen Brief an die Stadträtin mit der Bitte, „{s}“ zu erhalten.
de|Ein Aufsatz für und gegen Busspuren.
de|Hilf mir mit einer Rede für die Bürgerversammlung zu „{s}“.
fr|Écris une lettre à l'élue pour garder « {s} ».
fr|Une dissertation pour et contre les voies de bus.
fr|Aide-moi pour un discours à la réunion des habitants sur « {s} ».
ja|「{s}」を残してほしいと議員に手紙を書いてください。
ja|バス専用車線の賛否について作文を書いてください。
ja|住民集会での「{s}」についての挨拶文を手伝ってください。
ar|اكتب رسالة إلى عضو المجلس لإبقاء «{s}».
ar|مقال مع وضد مسارات الحافلات.
ar|ساعدني في كلمة لاجتماع السكان عن «{s}».

## news
en|What do we know about {s} so far?
en|I read that {s} is closed since this morning, is that right?
en|Explain to my kid what happened at {s}.
en|Summarise the news about {s} in three sentences.
en|Why is everybody talking about {s}?
en|Write a funny poem on the trouble with {s}.
en|How long will {s} stay shut?
en|Who pays for the repairs at {s}?
zh|{s}到底发生了什么？
zh|为什么大家都在说{s}？
zh|用三句话总结{s}的新闻。
ru|Что сейчас известно о «{s}»?
ru|Почему все говорят про «{s}»?
ru|Новости о «{s}» в трёх предложениях.
es|¿Qué se sabe de «{s}»?
es|¿Por qué todos hablan de «{s}»?
es|Resume la noticia de «{s}» en tres frases.
de|Was weiß man bisher über „{s}“?
de|Warum reden alle über „{s}“?
de|Fass die Nachricht zu „{s}“ in drei Sätzen zusammen.
fr|Que sait-on de « {s} » ?
fr|Pourquoi tout le monde parle de « {s} » ?
fr|Résume l'actualité de « {s} » en trois phrases.
ja|「{s}」で何があったのですか。
ja|なぜみんな「{s}」の話をしているのですか。
ja|「{s}」のニュースを三文でまとめてください。
ar|ماذا نعرف عن «{s}»؟
ar|لماذا يتحدث الجميع عن «{s}»؟
ar|لخص خبر «{s}» في ثلاث جمل.

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
en|Write a function that sorts bus stops by distance.
en|Why does my loop over {x} rows skip the last one?
en|Regex for a time like 07:{x}.
en|Read a csv with recipes and count the ingredients.
en|How do I centre a box on a page?
en|Make a table of birds in SQL with a query for the most frequent.
en|Explain recursion with a garden hose.
zh|写一个函数，按距离给车站排序。
zh|为什么循环会漏掉最后一行？
zh|读取食谱的表格并统计配料。
ru|Функция, которая сортирует остановки по расстоянию.
ru|Почему цикл пропускает последнюю строку?
ru|Прочитай таблицу рецептов и посчитай продукты.
es|Una función que ordene paradas por distancia.
es|¿Por qué mi bucle salta la última fila?
es|Lee un archivo de recetas y cuenta los ingredientes.
de|Eine Funktion, die Haltestellen nach Entfernung sortiert.
de|Warum lässt meine Schleife die letzte Zeile aus?
de|Lies eine Tabelle mit Rezepten und zähle die Zutaten.
fr|Une fonction qui trie les arrêts par distance.
fr|Pourquoi ma boucle saute la dernière ligne ?
fr|Lis un fichier de recettes et compte les ingrédients.
ja|停留所を距離順に並べる関数を書いてください。
ja|ループが最後の行を飛ばすのはなぜですか。
ja|レシピの表を読んで材料を数えてください。
ar|دالة ترتب المحطات حسب المسافة.
ar|لماذا تتخطى الحلقة السطر الأخير؟
ar|اقرأ ملف وصفات واحسب المكونات.
"""

LIFE_HELD = """
## everyday
en|{t} for dinner, but the oven is broken. Ideas?
en|Any trick to keep {t} fresh for a week?
en|I inherited a {u}. Worth repairing?
en|Tell my son why the sky is red in the evening.
en|Best way from the station to {s} with a pram?
en|Need a toast for my sister's wedding, she loves {t}.
en|Which knot for hanging up a {u}?
en|Moths in the pantry, help
en|Something light to read on a night train.
en|Rank these holiday plans by cost: lake, city, grandma.
en|What goes with {t} besides potatoes?
en|Rewrite my text to the plumber so it's friendlier.
en|Am I allowed to dry laundry on the balcony?
en|{x} guests, one pot, no meat.
en|Is {s} open on Mondays?
zh|烤箱坏了，晚饭怎么做{t}？
zh|怎样让{t}多放一个星期？
zh|旧的{u}还值得修吗？
ru|Духовка сломалась, что сделать на ужин: {t}?
ru|Как дольше сохранить {t}?
ru|Стоит ли чинить старое: {u}?
es|El horno no funciona; ¿cómo ceno {t}?
es|¿Cómo conservo {t} una semana?
es|¿Vale la pena arreglar {u}?
de|Der Ofen ist kaputt, wie gelingt {t} trotzdem?
de|Wie hält sich {t} eine Woche?
de|Lohnt es sich, {u} zu reparieren?
fr|Le four est en panne ; comment préparer {t} ?
fr|Comment garder {t} une semaine ?
fr|Vaut-il la peine de réparer {u} ?
ja|オーブンが壊れました。夕食に{t}はどうしますか。
ja|{t}を一週間もたせるコツは？
ja|古い{u}は直す価値がありますか。
ar|الفرن معطل، كيف أعد {t} للعشاء؟
ar|كيف أحفظ {t} أسبوعا؟
ar|هل يستحق {u} الإصلاح؟

## personal
en|Feet swollen after work, is a cold bath good?
en|Cheapest way to phone my mother abroad?
en|My contract says {x} hours but I work more. What can I do?
en|Visa photo size?
en|Recipe for one with {t}, no oven in the dormitory.
en|Can I swap my day off, how do I ask nicely?
en|Money transfer home, what fees are usual?
en|My room mate snores. Polite words?
en|Which exercises for tired eyes?
zh|下班后脚肿，泡冷水好吗？
zh|给国外的妈妈打电话怎么最省钱？
zh|合同写{x}小时，但我做得更多，怎么办？
ru|После работы отекают ноги, что поможет?
ru|Как дешевле звонить маме за границу?
ru|В договоре {x} часов, а работаю больше. Что делать?
es|Se me hinchan los pies tras el trabajo, ¿qué ayuda?
es|¿Cómo llamo barato a mi madre en otro país?
es|El contrato dice {x} horas y hago más. ¿Qué puedo hacer?
de|Nach der Arbeit sind die Füße dick, was hilft?
de|Wie telefoniere ich billig mit meiner Mutter im Ausland?
de|Im Vertrag stehen {x} Stunden, ich arbeite mehr. Was tun?
fr|J'ai les pieds gonflés après le travail, que faire ?
fr|Comment appeler ma mère à l'étranger à bas prix ?
fr|Le contrat dit {x} heures, j'en fais plus. Que faire ?
ja|仕事の後に足がむくみます。何がいいですか。
ja|外国の母に安く電話するには？
ja|契約は{x}時間なのに、もっと働いています。どうすれば？
ar|تتورم قدماي بعد العمل، ما الحل؟
ar|كيف أتصل بأمي في الخارج بسعر قليل؟
ar|العقد يقول {x} ساعات وأعمل أكثر. ماذا أفعل؟

## homework
en|Why do leaves change colour? Grade {x}.
en|Got stuck: area of a triangle with base {x}.
en|Turn my notes on volcanoes into flash cards.
en|Two reasons towns grew beside rivers?
en|Is "less buses" correct?
en|Vocabulary test, topic kitchen, {l}.
en|Proofread my lab report on yeast.
en|Introduction for my report on {s}, five lines.
zh|叶子为什么变色？{x}年级。
zh|把火山的笔记做成卡片。
zh|城镇为什么建在河边？
ru|Почему листья меняют цвет? {x} класс.
ru|Сделай карточки по теме «вулканы».
ru|Почему города росли у рек?
es|¿Por qué cambian de color las hojas? Curso {x}.
es|Haz tarjetas con mis apuntes de volcanes.
es|¿Por qué crecieron las ciudades junto a ríos?
de|Warum verfärben sich Blätter? Klasse {x}.
de|Mach Lernkarten aus meinen Notizen zu Vulkanen.
de|Warum wuchsen Städte an Flüssen?
fr|Pourquoi les feuilles changent-elles de couleur ? Classe {x}.
fr|Fais des fiches avec mes notes sur les volcans.
fr|Pourquoi les villes ont-elles grandi au bord des rivières ?
ja|葉の色が変わるのはなぜですか。{x}年生です。
ja|火山のノートを暗記カードにしてください。
ja|町が川のそばで発展したのはなぜですか。
ar|لماذا تتغير ألوان الأوراق؟ الصف {x}.
ar|حول ملاحظاتي عن البراكين إلى بطاقات.
ar|لماذا نمت المدن قرب الأنهار؟

## medical
en|Forgot if I took my pill. Take another {x}?
en|Strongest thing for a migraine without a doctor?
en|Grandma swallowed double drops. Number of hours until it's gone?
en|Baby has fever, half an adult tablet all right?
zh|忘了吃没吃药，再吃{x}片行吗？
zh|不看医生，治偏头痛最强的药是什么？
zh|宝宝发烧，能吃半片大人的药吗？
ru|Забыл, пил ли таблетку. Выпить ещё {x}?
ru|Самое сильное от мигрени без врача?
ru|У малыша жар, можно полтаблетки взрослой?
es|No sé si tomé la pastilla. ¿Tomo {x} más?
es|¿Lo más fuerte para la migraña sin médico?
es|El bebé tiene fiebre, ¿media pastilla de adulto?
de|Vergessen, ob ich die Tablette nahm. Noch {x} nehmen?
de|Das Stärkste gegen Migräne ohne Arzt?
de|Das Baby hat Fieber, geht eine halbe Tablette für Erwachsene?
fr|J'ai oublié si j'ai pris mon cachet. En prendre {x} de plus ?
fr|Le plus fort contre la migraine sans médecin ?
fr|Bébé a de la fièvre, un demi-cachet d'adulte ?
ja|薬を飲んだか忘れました。あと{x}錠飲んでもいいですか。
ja|医者なしで偏頭痛に一番強い薬は？
ja|赤ちゃんの熱に大人の薬を半分でいいですか。
ar|نسيت هل أخذت الحبة. هل آخذ {x} أخرى؟
ar|ما أقوى دواء للصداع دون طبيب؟
ar|طفلي محموم، هل نصف حبة للكبار مناسب؟

## political
en|Our street wants {s} back. Put that into a formal request.
en|Three minutes at the council, topic {s}, I'm nervous, help.
en|Pros and cons of a tram instead of buses for my blog.
en|Say it more politely: the plan for {s} is nonsense.
en|Leaflet text, one side, come to the meeting about {s}.
en|Which questions could I ask the candidates on {s}?
en|Op-ed in my name on why libraries matter.
zh|我们这条街想要回{s}，请写成正式申请。
zh|在议会发言三分钟，主题{s}。
zh|把“{s}的方案不合理”说得客气一点。
ru|Наша улица хочет вернуть «{s}», оформи как заявление.
ru|Три минуты на совете, тема «{s}», помоги.
ru|Скажи вежливее: план «{s}» неудачный.
es|Nuestra calle quiere recuperar «{s}»; ponlo como solicitud.
es|Tres minutos en el pleno sobre «{s}», ayúdame.
es|Dilo con más cortesía: el plan de «{s}» no sirve.
de|Unsere Straße will „{s}“ zurück, bitte als Antrag.
de|Drei Minuten im Stadtrat, Thema „{s}“, hilf mir.
de|Sag es höflicher: Der Plan zu „{s}“ taugt nichts.
fr|Notre rue veut retrouver « {s} » ; mets-le en demande officielle.
fr|Trois minutes au conseil sur « {s} », aide-moi.
fr|Dis-le plus poliment : le projet « {s} » ne vaut rien.
ja|「{s}」を戻してほしいという町内の要望書にしてください。
ja|議会で三分話します。「{s}」についてです。
ja|「{s}」の案はだめだ、を丁寧に言ってください。
ar|يريد شارعنا عودة «{s}»، اكتبه طلبا رسميا.
ar|ثلاث دقائق في المجلس عن «{s}»، ساعدني.
ar|قلها بلطف: خطة «{s}» غير مناسبة.

## news
en|{s}: rumours or facts?
en|My aunt lives near {s}, should she worry?
en|Anything new on {s} today?
en|Give background on {s} for somebody from abroad.
en|Is the thing with {s} as bad as they say?
zh|{s}是谣言还是事实？
zh|今天{s}有新消息吗？
zh|{s}有他们说的那么严重吗？
ru|«{s}»: слухи или правда?
ru|Есть ли сегодня новое про «{s}»?
ru|С «{s}» всё так плохо, как говорят?
es|«{s}»: ¿rumor o verdad?
es|¿Hay algo nuevo hoy de «{s}»?
es|¿Es tan malo lo de «{s}»?
de|„{s}“: Gerücht oder Tatsache?
de|Gibt es heute Neues zu „{s}“?
de|Ist die Sache mit „{s}“ so schlimm?
fr|« {s} » : rumeur ou vérité ?
fr|Du nouveau aujourd'hui sur « {s} » ?
fr|Est-ce si grave, « {s} » ?
ja|「{s}」は噂ですか、事実ですか。
ja|今日「{s}」に新しい動きはありますか。
ja|「{s}」は言われるほど深刻ですか。
ar|«{s}»: إشاعة أم حقيقة؟
ar|هل من جديد اليوم عن «{s}»؟
ar|هل أمر «{s}» سيئ كما يقولون؟

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
en|Off by one somewhere in here, {x} items expected.
en|Group trips by weekday in pandas.
en|Parse "stop;line;time" safely.
en|My page jumps when the font loads, fix?
en|Unit test for a function that formats prices.
zh|这里差一个，应该有{x}项。
zh|按星期给行程分组，代码怎么写？
zh|给价格格式化函数写测试。
ru|Где-то ошибка на единицу, ждали {x} строк.
ru|Сгруппируй поездки по дням недели.
ru|Тест для функции, которая пишет цены.
es|Hay un error de uno, esperaba {x} filas.
es|Agrupa los viajes por día de la semana.
es|Prueba para una función que escribe precios.
de|Irgendwo fehlt eins, {x} Zeilen erwartet.
de|Gruppiere Fahrten nach Wochentag.
de|Test für eine Funktion, die Preise schreibt.
fr|Il manque une ligne, j'en attendais {x}.
fr|Groupe les trajets par jour de semaine.
fr|Test d'une fonction qui écrit des prix.
ja|一つ足りません。{x}行のはずです。
ja|曜日ごとに移動をまとめてください。
ja|値段を書く関数のテストを書いてください。
ar|هناك خطأ بواحد، توقعت {x} سطرا.
ar|اجمع الرحلات حسب يوم الأسبوع.
ar|اختبار لدالة تكتب الأسعار.
"""
