"""What ordinary people ask, in eight languages: the fresh set.

Worded by somebody who had seen neither what the reader learnt from nor the held set. Slots and
choices in brackets as in the open set.
"""

LIFE_FRESH = """
## everyday
en|(Red wine|Candle wax|Beetroot|Ink|Grass|Engine oil) on a (linen shirt|wool rug|white sofa|school bag|tablecloth): (what gets it out|soak or scrub|cold water or hot)?
en|Is {t} (still fine|safe for dogs|okay raw|worth buying frozen) (after {x} days in the fridge|when it smells a bit sour|if the edges turned brown)?
en|We're (moving|camping|hosting|painting) in {x} days. Give me a (checklist|timetable|shopping list) and (say what people usually forget|put the cheapest options first|mark what can wait).
en|convert {x} (cups|ounces|pounds|gallons|feet|miles) into metric
en|The (old|new|second hand) {u} came without a manual; (where's the serial number usually|how do I switch off the beep|which fuse does it need), and (can I move it on my own|is it worth keeping|how loud should it be)?
en|(Gift|Card text|Toast) for a (colleague who retires|godchild turning {x}|couple after {x} years|neighbour who fed the cat), (not too sweet|under 20 euros|a bit silly|two lines).
en|My (basil|lemon tree|orchid|hedge|fern) (drops leaves|has tiny flies|grew {x} cm and fell over|went yellow). I water it (daily|when I remember|with rainwater), so (what am I doing wrong|is it finished|do I move it)?
en|Swap {t} for something (cheaper|vegan|without nuts|my toddler eats) in this (stew|salad|pie|soup), and tell me (how much to use|if the time changes).
en|(Rules|Score sheet|Quick variant) for (dominoes|boules|rummy|darts|table tennis) with {x} players
en|If it's (noon|seven in the evening|five past eight) here, what's the clock of my (cousin|client|penpal) some {x} thousand km further east, and (does summer time matter|is that too late to ring)?
en|Our cat (sits on|chews|is afraid of|sleeps inside) the {u}. (Normal|Dangerous|Any trick)?
en|(Compare|Put in a table|Rank) {x} kinds of (mattress|rain jacket|bike light|phone plan|paint) (by price|for a small flat|for somebody who's left handed), then (pick one|say what I'd regret).
en|What do I (say|write|bring) when (the host forgot me|a friend's dog died|the in-laws visit|someone returns my {u} broken)?
en|Knitting: {x} stitches, want a (scarf|hat|sock) in (rib|moss stitch|stripes), (how much wool|where do I decrease|too tight already?)
en|Who invented the {u}, and (was it any good at first|how much did it cost then|what did people use before)? (Two sentences|As a bedtime story|For a quiz), please.
en|(Small|Damp|North facing) bathroom, {x} square metres, (no window|sloping wall|shared): (where do I put a {u}|which paint|how do I stop the mould)?
en|(Poach|Peel|Reheat|Salt) {t} (first|before frying|the day before)?
en|(My flatmate|My aunt|The landlady) (wants to throw out|keeps lending out|swears by) the {u}, I'd rather keep it. We share a kitchen of {x} square metres, so (where could it go|is there a smaller kind|how do I argue my case), and while you're at it, (what would one cost second hand|how do I clean it properly before the visit|is there a polite way to label it as mine)?
en|Best day to (prune|sow|ring the plumber|fly)?
zh|(白衬衫|地毯|书包|沙发)沾了(红酒|墨水|蜡|油)，(用冷水还是热水|怎么洗掉|能不能自己处理)？
zh|{t}放了{x}天还能吃吗？(闻着有点酸|边上变色了|一直在冰箱里)。
zh|{x}天后要(搬家|露营|请客|刷墙)，给我一份(清单|时间表)，再说说(最容易忘的|可以晚点买的)。
zh|二手的{u}没有说明书，(怎么关掉提示音|序列号在哪|用多大的保险丝)？
zh|阳台上的(茉莉|柠檬树|兰花)(掉叶子|长小虫|发黄)，(是不是水太多|要不要换盆|还有救吗)？
zh|送给(退休的同事|{x}岁的外甥|帮忙喂猫的邻居)什么好？(不要太贵|写两句贺词)。
ru|(Вино|Воск|Чернила|Масло) на (рубашке|ковре|диване|рюкзаке): (чем вывести|холодной водой или горячей|нести ли в чистку)?
ru|{t}, стоит в холодильнике {x} дней. (Ещё можно есть|Выбросить|Что из этого сделать)?
ru|Через {x} дней (переезд|поход|гости|ремонт). Дай (список|расписание) и отметь, (что обычно забывают|что подождёт).
ru|Досталось без инструкции: {u}. (Где серийный номер|Как отключить писк|Какой нужен предохранитель)?
ru|(Лимон|Фикус|Орхидея|Базилик) (роняет листья|желтеет|покрылся мошкой). (Много воды|Пересадить|Это конец)?
ru|Что подарить (коллеге на пенсию|племяннику {x} лет|соседке за кота), (недорого|без пафоса|и две строки на открытку)?
es|Mancha de (vino|cera|tinta|aceite) en (la camisa|la alfombra|el sofá|la mochila): ¿(agua fría o caliente|con qué sale|lo llevo a la tintorería)?
es|{t}, {x} días en la nevera, ¿(se puede comer|lo tiro|qué hago con eso)?
es|En {x} días (nos mudamos|vamos de acampada|vienen invitados|pintamos). Dame (una lista|un horario) y di (qué se olvida siempre|qué puede esperar).
es|Me regalaron sin manual: {u}. ¿(Dónde está el número de serie|Cómo quito el pitido|Qué fusible lleva)?
es|(El limonero|La orquídea|La albahaca) (pierde hojas|tiene mosquitas|amarillea). ¿(Riego demasiado|Cambio de maceta|Se salva)?
es|¿Qué regalo a (una colega que se jubila|mi ahijado de {x} años|la vecina del gato)? (Barato|Sin cursilerías|Con dos líneas de tarjeta).
de|(Rotwein|Wachs|Tinte|Öl) auf (dem Hemd|dem Teppich|dem Sofa|dem Ranzen): (kaltes oder heißes Wasser|was löst das|ab in die Reinigung)?
de|{t}, seit {x} Tagen im Kühlschrank: (noch essbar|wegwerfen|was mache ich daraus)?
de|In {x} Tagen (ziehen wir um|gehen wir zelten|kommen Gäste|streichen wir). Mach mir (eine Liste|einen Zeitplan) und sag, (was man gern vergisst|was warten kann).
de|Gebraucht gekauft, ohne Anleitung: {u}. (Wo steht die Seriennummer|Wie geht das Piepen aus|Welche Sicherung)?
de|(Der Zitronenbaum|Die Orchidee|Das Basilikum) (verliert Blätter|hat Fliegen|wird gelb). (Zu viel Wasser|Umtopfen|Noch zu retten)?
de|Was schenkt man (einer Kollegin zur Rente|dem Patenkind, {x}|dem Nachbarn fürs Katzenhüten)? (Günstig|Nicht kitschig|Mit zwei Zeilen Karte).
fr|Tache de (vin|cire|encre|graisse) sur (la chemise|le tapis|le canapé|le cartable) : (eau froide ou chaude|avec quoi l'enlever|faut-il le pressing) ?
fr|{t}, {x} jours au frigo : (encore bon|je jette|qu'en faire) ?
fr|Dans {x} jours (on déménage|on campe|on reçoit|on repeint). Donne (une liste|un planning) et dis (ce qu'on oublie toujours|ce qui peut attendre).
fr|Acheté d'occasion sans notice : {u}. (Où est le numéro de série|Comment couper le bip|Quel fusible) ?
fr|(Le citronnier|L'orchidée|Le basilic) (perd ses feuilles|a des moucherons|jaunit). (Trop d'eau|Je rempote|C'est fichu) ?
fr|Quel cadeau pour (une collègue qui part en retraite|mon filleul de {x} ans|la voisine du chat) ? (Pas cher|Sans mièvrerie|Avec deux lignes de carte).
ja|(シャツ|じゅうたん|ソファ)に(ワイン|ろう|インク|油)がつきました。(水とお湯どちら|何で落ちますか|クリーニングですか)。
ja|冷蔵庫で{x}日たった{t}は(まだ食べられますか|捨てるべきですか|何に使えますか)。
ja|{x}日後に(引っ越し|キャンプ|来客|壁塗り)です。(準備リスト|予定表)を作り、(忘れがちな物|後でいい物)も教えてください。
ja|中古の{u}に説明書がありません。(製造番号はどこ|音を消すには|ヒューズは何)ですか。
ja|(レモンの木|らん|バジル)の(葉が落ちます|葉が黄色です|虫がつきます)。(水のやりすぎ|植え替え時|もうだめ)でしょうか。
ja|(退職する同僚|{x}歳のおい|猫を世話してくれた隣人)への贈り物は何がいいですか。(安めで|カードの言葉も)。
ar|بقعة (حبر|شمع|زيت|قهوة) على (القميص|السجادة|الأريكة|الحقيبة): (ماء بارد أم ساخن|بماذا تزول|هل آخذها للمصبغة)؟
ar|{t} في الثلاجة منذ {x} أيام، (هل يؤكل|هل أرميه|ماذا أصنع به)؟
ar|بعد {x} أيام (ننتقل|نخيم|يأتي ضيوف|نطلي الجدران). أعطني (قائمة|جدولا) وقل (ماذا ينسى الناس|ما الذي يؤجل).
ar|وصلتني بلا دليل: {u}. (أين الرقم التسلسلي|كيف أوقف الصفير|ما الفيوز المناسب)؟
ar|(شجرة الليمون|الريحان|الأوركيد) (تسقط أوراقها|اصفرت|فيها ذباب صغير). (ماء كثير|هل أغير الوعاء|هل تنجو)؟
ar|ماذا أهدي (زميلة تتقاعد|ابن أخي، {x} سنة|جارة اعتنت بالقطة)؟ (رخيص|مع سطرين للبطاقة).

## personal
en|My (manager|sister in law|caretaker|ex) keeps (texting me on Sundays|borrowing money|changing our plans|commenting on my weight). How do I (set a limit|answer without a fight|know if I'm overreacting), and (what exactly would you write|do I put it in writing)?
en|Night shifts, {x} in a row, then (two days off|a course|the kids). (When do I sleep|What do I eat at four in the morning|How do I stop snapping at everyone)?
en|Payslip says {x} hours but I did more, (is that allowed|whom do I ask first|how do I word the mail)? I started (in March|last week|through an agency).
en|lonely since I moved here {x} weeks ago, (where do people meet|is a choir a good idea|how do you start talking to neighbours)
en|My (eyelid twitches|ear rings|ankle clicks|hands go numb) (at night|after the gym|when I carry {x} kilos), (do I wait|whom do I see|stress?)
en|Letter from the (tax office|school|landlord|insurance) and I only understand half. (Explain it simply|What must I send back|Is there a deadline), I have {x} days.
en|I'd like to (learn to swim|finish school|quit smoking|drive again) after {x} years of excuses. (Realistic|Where to begin|How do I tell my family)?
en|(Second interview|Probation talk|Talk with the school) on (thursday|monday) after {x} months of (nothing|temping|parental leave). I get nervous and talk too much. (Give me|Let's do) a short rehearsal with {x} likely questions, then (tell me honestly how I come across|say what to leave out|suggest one calm opening), and what do I answer if they ask about the gap?
en|(Sore throat|Blister|Hiccups) for {x} days?
zh|连上{x}个夜班以后(什么时候睡好|凌晨吃什么|怎么不对家人发火)？
zh|工资单只写了{x}小时，我做得更多，(该先问谁|邮件怎么写|这样合法吗)？
zh|搬来{x}周了还没有朋友，(去哪里认识人|参加合唱团好吗|怎么跟邻居搭话)？
zh|(税务局|学校|房东|保险公司)来信我只看懂一半，(能说简单点吗|要寄回什么|有没有期限)？
ru|После {x} ночных смен (когда спать|что есть под утро|как не срываться на своих)?
ru|В расчётке {x} часов, а я отработал больше, (к кому идти|как написать|законно ли это)?
ru|Переехала {x} недель назад и никого не знаю, (где знакомиться|стоит ли в хор|как заговорить с соседями)?
ru|Пришло письмо из (налоговой|школы|страховой), понимаю половину. (Можно проще|Что отправить обратно|Есть ли срок)?
es|Después de {x} turnos de noche, ¿(cuándo duermo|qué como de madrugada|cómo no pagarlo con la familia)?
es|La nómina dice {x} horas y trabajé más, ¿(a quién pregunto|cómo escribo el correo|es legal)?
es|Llevo {x} semanas aquí y no conozco a nadie, ¿(dónde se conoce gente|me apunto a un coro|cómo hablo con los vecinos)?
es|Carta (de Hacienda|del colegio|del seguro) y entiendo la mitad. ¿(Me la explicas|Qué devuelvo|Hay plazo)?
de|Nach {x} Nachtschichten: (wann schlafe ich|was esse ich um vier|wie bleibe ich freundlich)?
de|Auf der Abrechnung stehen {x} Stunden, es waren mehr. (Wen frage ich|Wie schreibe ich das|Ist das erlaubt)?
de|Seit {x} Wochen hier und niemanden kennengelernt, (wo trifft man Leute|lohnt ein Chor|wie spreche ich Nachbarn an)?
de|Brief (vom Finanzamt|von der Schule|von der Versicherung), ich verstehe nur die Hälfte. (Geht es einfacher|Was muss ich zurückschicken|Gibt es eine Frist)?
fr|Après {x} nuits de travail, (quand dormir|que manger à quatre heures|comment rester aimable) ?
fr|La fiche de paie compte {x} heures, j'en ai fait plus. (À qui demander|Comment l'écrire|Est-ce permis) ?
fr|Ici depuis {x} semaines sans connaître personne, (où rencontrer des gens|une chorale, bonne idée|comment parler aux voisins) ?
fr|Lettre (des impôts|de l'école|de l'assurance), je comprends la moitié. (Peux-tu simplifier|Que renvoyer|Y a-t-il un délai) ?
ja|夜勤が{x}回続いた後は(いつ寝る|明け方に何を食べる|家族にどう接する)のがいいですか。
ja|給与明細は{x}時間ですが、もっと働きました。(誰に聞く|どう書く|法的にはどう)でしょうか。
ja|引っ越して{x}週間、知り合いがいません。(どこで会えますか|合唱はどうですか|隣の人に何と話しますか)。
ja|(税務署|学校|保険会社)の手紙が半分しか分かりません。(やさしく説明して|何を返送するか教えて|期限を教えて)ください。
ar|بعد {x} نوبات ليلية، (متى أنام|ماذا آكل فجرا|كيف لا أغضب على أهلي)؟
ar|كشف الراتب فيه {x} ساعات وعملت أكثر، (من أسأل|كيف أكتب|هل هذا قانوني)؟
ar|انتقلت منذ {x} أسابيع ولا أعرف أحدا، (أين ألتقي الناس|هل أنضم إلى جوقة|كيف أكلم الجيران)؟
ar|رسالة من (الضرائب|المدرسة|التأمين) أفهم نصفها، (اشرحها ببساطة|ماذا أعيد|هل من موعد)؟

## homework
en|Why (does ice float|is the sky red at night|do leaves fall|do metals rust|does bread rise)? (Answer like I'm ten|With a sketch I can copy|In {x} lines), and (ask me one question back|give a wrong answer people often believe).
en|I got {x} for this (percentage|ratio|area|probability) task and the book says something else. (Where's my slip|Don't give me the answer, just the next step|Is the book wrong)?
en|(Compare|Contrast) (glaciers and rivers|moss and fern|comma and semicolon|violin and cello|{t} then and now) in a table, {x} rows, (own words|for revision|with one picture idea).
en|Check my (French|history|biology|geography) notes for mistakes, and quiz me on {x} of them.
en|book report due (tomorrow|monday), I've read {x} chapters, (how do I structure it|what counts as the theme|is a one page summary ok)
en|Give feedback on my opening line about (lighthouses|trams|volcanoes|{t}|silence): is it too long? Then (suggest a second sentence|show one alternative).
en|My group has {x} days to build a (model bridge|poster|short film|quiz) on {s}; who does what, and (what will the teacher ask|how do we start)?
en|(Spelling of|Plural of|Where does the comma go with) '(necessary|octopus|however|rhythm)'?
en|We had to (interview|observe|measure) (a shopkeeper|the pond|our street|a grandparent) for {x} (days|lessons) and now comes the write up with (method|results|discussion) headings. I only have (bullet points|a messy table|voice notes), so (ask me what's missing|show me how the first section could begin), and please don't write the whole thing because (I get marked on my own words|my teacher notices).
zh|为什么(冰会浮|叶子会落|铁会生锈|面包会发)？请用{x}行说明，(再反问我一题|举个常见错误)。
zh|这道(百分比|面积|概率)题我算出{x}，书上不一样，(错在哪一步|能只给提示吗|是书错了吗)？
zh|列表比较(冰川和河流|苔藓和蕨类|小提琴和大提琴)，{x}行，(用自己的话|复习用)。
zh|读书报告(明天|星期一)交，我读了{x}章，(怎么安排结构|主题怎么写)？
ru|Почему (лёд плавает|листья опадают|железо ржавеет|тесто поднимается)? В {x} строках, (и задай мне вопрос|с частой ошибкой).
ru|В задаче на (проценты|площадь|вероятность) вышло {x}, в учебнике другое. (Где ошибка|Можно только подсказку|Учебник неправ)?
ru|Сравни в таблице (ледник и реку|мох и папоротник|скрипку и виолончель), {x} строк, (своими словами|для повторения).
ru|Сдать отзыв (завтра|в понедельник), прочитано {x} глав. (Как построить|Что считать темой)?
es|¿Por qué (flota el hielo|caen las hojas|se oxida el hierro|sube el pan)? En {x} líneas, (y hazme una pregunta|con un error típico).
es|En el problema de (porcentajes|áreas|probabilidad) me da {x} y el libro dice otra cosa. ¿(Dónde fallo|Solo una pista|Se equivoca el libro)?
es|Compara en una tabla (glaciar y río|musgo y helecho|violín y chelo), {x} filas, (con mis palabras|para repasar).
es|Entrego la reseña (mañana|el lunes) y leí {x} capítulos. ¿(Cómo la ordeno|Cuál es el tema)?
de|Warum (schwimmt Eis|fallen Blätter|rostet Eisen|geht Teig auf)? In {x} Zeilen, (und stell mir eine Gegenfrage|mit einem typischen Irrtum).
de|Bei der Aufgabe zu (Prozenten|Flächen|Wahrscheinlichkeit) habe ich {x}, im Buch steht etwas anderes. (Wo ist der Fehler|Nur ein Tipp|Irrt das Buch)?
de|Vergleiche als Tabelle (Gletscher und Fluss|Moos und Farn|Geige und Cello), {x} Zeilen, (eigene Worte|zum Lernen).
de|Buchvorstellung (morgen|am Montag), {x} Kapitel gelesen. (Wie baue ich sie auf|Was ist das Thema)?
fr|Pourquoi (la glace flotte|les feuilles tombent|le fer rouille|la pâte lève) ? En {x} lignes, (et pose-moi une question|avec une erreur courante).
fr|Pour l'exercice de (pourcentages|surfaces|probabilités) je trouve {x}, pas le livre. (Où est l'erreur|Juste un indice|Le livre a tort) ?
fr|Compare en tableau (glacier et fleuve|mousse et fougère|violon et violoncelle), {x} lignes, (avec mes mots|pour réviser).
fr|Fiche de lecture (demain|lundi), {x} chapitres lus. (Quel plan|Quel est le thème) ?
ja|なぜ(氷は浮く|葉は落ちる|鉄はさびる|パンは膨らむ)のですか。{x}行で説明し、(質問を一つ返して|よくある誤解も添えて)ください。
ja|(割合|面積|確率)の問題で{x}になりましたが本と違います。(どこが間違い|ヒントだけ|本の誤り)でしょうか。
ja|(氷河と川|こけとしだ|バイオリンとチェロ)を表で比べてください。{x}行、(自分の言葉で|復習用に)。
ja|読書感想文の締め切りは(明日|月曜)で、{x}章読みました。(構成|主題)はどうしますか。
ar|لماذا (يطفو الجليد|تسقط الأوراق|يصدأ الحديد|ينتفخ العجين)؟ في {x} أسطر، (واسألني سؤالا|مع خطأ شائع).
ar|في مسألة (النسبة|المساحة|الاحتمال) حصلت على {x} والكتاب يقول غيره. (أين الخطأ|تلميح فقط|هل أخطأ الكتاب)؟
ar|قارن في جدول بين (الجليد والنهر|الطحلب والسرخس|الكمان والتشيلو)، {x} صفوف، (بكلماتي|للمراجعة).
ar|تقرير الكتاب (غدا|الاثنين) وقرأت {x} فصول، (كيف أرتبه|ما الموضوع)؟

## medical
en|I forgot (yesterday's|this morning's|two) (blood pressure pills|thyroid tablets|antibiotic capsules|insulin), (do I double up|do I skip it|how late is too late)?
en|The leaflet of my (hay fever tablets|eye drops|asthma spray|back gel) says {x} days at most. (May I go on longer|Why is that|What if I already did)?
en|(Grandmother|My son, {x}|My wife, pregnant) swallowed (a whole cough tablet|double the iron|the wrong drops): (whom do I ring|what should I watch for)?
zh|忘了吃(昨天的|早上的)(降压药|甲状腺药|抗生素)，(要补吗|能加倍吗|多晚算太晚)？
zh|说明书写(眼药水|过敏药|喷雾)最多用{x}天，(能再用吗|为什么|已经超了怎么办)？
zh|({x}岁的儿子|奶奶)吃错了(滴剂|咳嗽药)，(打给谁|要注意什么)？
ru|Забыл (вчерашнюю|утреннюю) таблетку (от давления|для щитовидной|антибиотика), (принять две|пропустить|когда уже поздно)?
ru|В инструкции (капель|спрея|таблеток от аллергии) не больше {x} дней. (Можно дольше|Почему|А если уже дольше)?
ru|(Сын, {x} лет|Бабушка|Жена): выпито не то лекарство, (кому звонить|за чем следить)?
es|Olvidé (la pastilla de ayer|la de esta mañana): (tensión|tiroides|antibiótico). ¿(Tomo dos|La salto|Cuándo es tarde)?
es|El prospecto (del colirio|del espray|de las pastillas de alergia) dice {x} días como mucho. ¿(Puedo seguir|Por qué|Y si ya me pasé)?
es|(Mi hijo de {x} años|La abuela) tragó las gotas equivocadas, ¿(a quién llamo|qué vigilo)?
de|(Gestern|Heute früh) vergessen: (Blutdrucktablette|Schilddrüsentablette|Antibiotikum). (Doppelt nehmen|Auslassen|Wann ist es zu spät)?
de|Beim (Nasenspray|Augengel|Allergiemittel) steht höchstens {x} Tage. (Darf ich länger|Warum|Und wenn es schon länger war)?
de|(Mein Sohn, {x},|Die Oma) hat die falschen Tropfen geschluckt, (wen rufe ich an|worauf achte ich)?
fr|Oublié (hier|ce matin) : (cachet de tension|thyroïde|antibiotique). (J'en prends deux|Je saute|À partir de quand est-ce trop tard) ?
fr|La notice (du collyre|du spray|de l'antihistaminique) dit {x} jours maximum. (Puis-je continuer|Pourquoi|Et si j'ai dépassé) ?
fr|(Mon fils de {x} ans|Mamie) a avalé les mauvaises gouttes, (qui appeler|que surveiller) ?
ja|(昨日|今朝)の(血圧の薬|甲状腺の薬|抗生物質)を忘れました。(二回分飲みますか|飛ばしますか|何時まで大丈夫ですか)。
ja|(目薬|スプレー|花粉症の薬)は{x}日までとあります。(続けてもいいですか|なぜですか|過ぎたらどうしますか)。
ja|({x}歳の息子|祖母)が違う薬を飲みました。(どこに電話しますか|何に注意しますか)。
ar|نسيت (أمس|هذا الصباح) حبة (الضغط|الغدة|المضاد)، (هل أضاعف|هل أتركها|متى يفوت الوقت)؟
ar|نشرة (القطرة|البخاخ|دواء الحساسية) تقول {x} أيام كحد أقصى، (هل أستمر|لماذا|وإن تجاوزت)؟
ar|(ابني، {x} سنوات،|جدتي) أخطأ الدواء، (بمن أتصل|ماذا أراقب)؟

## political
en|How do I (vote by post|stand for the parish council|see the town budget|register in a new district) if I (moved {x} weeks ago|work abroad|turn 18 in May)?
en|Which (parties|lists|committees) say what about {s}? (Neutral|Table|No recommendation), and (where can I read the originals|what's left out).
en|I have {x} minutes at the (council's question time|school board|union meeting) about {s}. Help me (order my points|say it calmly|prepare for the obvious counter question), and (keep the facts I list below|leave the jokes out).
en|(Rent cap|Deposit bottles|Speed limit {x}|Shop hours on Sunday|Dog tax): arguments on both sides for a (dinner table|youth club|civics class)
en|My reply to the (ward office|planning desk|ombudsman) about {s}: (polite but firm|shorter|with the date of my first letter), signed with my own name.
zh|我{x}周前刚搬家，怎么(邮寄投票|登记|查看市预算)？
zh|各方对{s}(怎么说|有何分歧)？请用表格，(不要推荐|附出处)。
zh|在(居民会|家长会)上我有{x}分钟讲{s}，帮我(排要点|准备反问)。
ru|Переехал {x} недель назад: как (проголосовать по почте|встать на учёт|посмотреть бюджет города)?
ru|Что говорят разные стороны о «{s}»? (Таблицей|Без советов|Со ссылками на документы).
ru|У меня {x} минут на собрании про «{s}». (Расставь доводы|Подготовь к возражению), спокойно.
es|Me mudé hace {x} semanas, ¿cómo (voto por correo|me empadrono|consulto el presupuesto municipal)?
es|¿Qué dice cada parte sobre «{s}»? (En tabla|Sin recomendar|Con fuentes).
es|Tengo {x} minutos en la asamblea para hablar de «{s}». (Ordena mis puntos|Prepárame para la réplica), con calma.
de|Vor {x} Wochen umgezogen: Wie (wähle ich per Brief|melde ich mich um|finde ich den Haushalt der Stadt)?
de|Wer sagt was zu „{s}“? (Als Tabelle|Ohne Empfehlung|Mit Fundstellen).
de|Ich habe {x} Minuten in der Bürgerfragestunde zu „{s}“. (Ordne meine Punkte|Bereite mich auf die Gegenfrage vor), ruhig im Ton.
fr|J'ai déménagé il y a {x} semaines : comment (voter par courrier|m'inscrire|lire le budget de la ville) ?
fr|Qui dit quoi sur « {s} » ? (En tableau|Sans conseil|Avec les sources).
fr|J'ai {x} minutes au conseil de quartier sur « {s} ». (Ordonne mes points|Prépare-moi à l'objection), posément.
ja|{x}週間前に引っ越しました。(郵便投票|転入届|市の予算の閲覧)はどうしますか。
ja|「{s}」について各方の主張を(表に|出典つきで|推薦なしで)まとめてください。
ja|住民会で「{s}」について{x}分話します。(要点の順番|反論への備え)を手伝ってください。
ar|انتقلت منذ {x} أسابيع، كيف (أصوت بالبريد|أسجل|أطلع على ميزانية المدينة)؟
ar|ماذا يقول كل طرف عن «{s}»؟ (في جدول|بلا توصية|مع المصادر).
ar|عندي {x} دقائق في اجتماع الحي عن «{s}»، (رتب نقاطي|جهزني للاعتراض) بهدوء.

## news
en|I was away for {x} days. (Catch me up on|What did I miss about|Who said what on) {s}, (in order|shortest version|only what is confirmed)?
en|My (uncle|flatmate|group chat) says {s} is (closing for good|being sold|unsafe). (Where would I check that|Is there anything official|Sounds off, no)?
en|{s} again (on the radio|on every front page)... (why now|what's it to us|is this old news), and (what happens next|how does it touch people with a pass)?
en|Quiz for tonight: {x} questions on {s}, answers below
en|{s}, short version?
zh|我出门了{x}天，{s}(有什么进展|谁说了什么)？只要(确认过的|最短的版本)。
zh|群里说{s}要(关了|卖掉)，(去哪里核实|官方有说法吗)？
zh|怎么又是{s}？(为什么偏偏现在|接下来呢)。
ru|Меня не было {x} дней, что пропустил про «{s}»? (По порядку|Только подтверждённое|Покороче).
ru|(Дядя|Сосед) уверяет, что «{s}» (закроют|продали). (Где проверить|Есть ли официальное)?
ru|Опять «{s}» во всех новостях, (почему именно теперь|что будет дальше)?
es|Estuve fuera {x} días, ¿qué me perdí de «{s}»? (En orden|Solo lo confirmado|Cortito).
es|(Mi tío|El vecino) asegura que «{s}» (cierra|se vende). ¿(Dónde lo compruebo|Hay algo oficial)?
es|Otra vez «{s}» en portada, ¿(por qué justo ahora|y qué sigue)?
de|Ich war {x} Tage weg, was habe ich zu „{s}“ verpasst? (Der Reihe nach|Nur Bestätigtes|Ganz kurz).
de|(Mein Onkel|Die Nachbarin) behauptet, „{s}“ werde (geschlossen|verkauft). (Wo prüfe ich das|Gibt es etwas Amtliches)?
de|Schon wieder „{s}“ auf Seite eins, (warum gerade jetzt|wie geht es weiter)?
fr|Absent {x} jours : qu'ai-je manqué sur « {s} » ? (Dans l'ordre|Seulement le confirmé|En bref).
fr|(Mon oncle|La voisine) affirme que « {s} » (ferme|est vendu). (Où vérifier|Y a-t-il de l'officiel) ?
fr|Encore « {s} » à la une, (pourquoi maintenant|et ensuite) ?
ja|{x}日留守でした。「{s}」の動きを(順番に|確かなことだけ|短く)教えてください。
ja|「{s}」が(閉まる|売られる)と(おじ|隣の人)が言います。(どこで確認できますか|公式の発表はありますか)。
ja|また「{s}」が一面ですが、(なぜ今|この先どうなる)のでしょう。
ar|غبت {x} أيام، ماذا فاتني عن «{s}»؟ (بالترتيب|المؤكد فقط|باختصار).
ar|(عمي|الجار) يقول إن «{s}» (سيغلق|بيع)، (أين أتحقق|هل من بيان رسمي)؟
ar|«{s}» من جديد في الأخبار، (لماذا الآن|وماذا بعد)؟

## viral
en|Pretend you're my houseplant and write me a performance review. Be fair but hold a grudge about August.
en|Give me a nature documentary narration of a person looking for their keys, five sentences, and finish by revealing where they were.
en|Rank every chair in an average flat by how much it knows about its owner. Explain the top three.
en|If my last ten messages were a railway timetable, which train would be late and why? Print the board.
en|Interview a raindrop on its first day at work. Three questions, modest answers, and a slogan for its employer.
en|Roast my shopping list gently, then marry two of its items in a short ceremony.
zh|假装你是我家的盆栽，给我写一份年度考评，公平一点，但要记仇八月那次没浇水。
zh|用自然纪录片的口吻解说一个人找钥匙，五句话，最后揭晓钥匙在哪里。
ru|Представь, что ты мой фикус, и напиши мне годовую характеристику. Справедливо, но август припомни.
ru|Озвучь как фильм о природе: человек ищет ключи. Пять фраз, в конце скажи, где они были.
es|Haz como si fueras mi planta de salón y escribe mi evaluación anual. Con justicia, pero con rencor por agosto.
es|Narra como un documental de naturaleza a alguien que busca sus llaves, cinco frases, y di al final dónde estaban.
de|Tu so, als wärst du meine Zimmerpflanze, und schreib mir ein Arbeitszeugnis. Fair, aber wegen August nachtragend.
de|Kommentiere wie im Tierfilm, wie jemand seine Schlüssel sucht: fünf Sätze, am Ende die Auflösung.
fr|Fais comme si tu étais ma plante verte et rédige mon évaluation annuelle. Juste, mais rancunière pour août.
fr|Raconte comme un documentaire animalier quelqu'un qui cherche ses clés, cinq phrases, et révèle où elles étaient.
ja|うちの観葉植物になりきって、私の勤務評価を書いてください。公平に、でも八月のことは根に持って。
ja|鍵を探す人を自然番組のように五文で解説し、最後に場所を明かしてください。
ar|تخيل أنك نبتة بيتي واكتب تقييمي السنوي، بعدل لكن مع عتاب على أغسطس.
ar|علق كفيلم وثائقي على شخص يبحث عن مفاتيحه، خمس جمل، واكشف المكان في النهاية.

## coding
en|I inherited a (cron job|macro|shell script|notebook) that (renames|uploads|pivots|compares) (choir lists|meter readings|parcel labels|timesheets|weather logs) and (nobody knows why it works|it broke on sunday). (Walk me through it|What would you test first|Rewrite it with comments), please.
en|(undefined|NaN|None|off by {x}|encoding error) in my (table|chart|form|API call) (since the update|only on Mondays|on the second click), (ideas|where do I put a breakpoint)?
en|Review this (pull request|schema|Dockerfile|CSS) for a (library catalogue|bike rental|recipe app): (naming|security|speed) first, then (one thing you'd delete|what breaks at {x}000 rows).
en|Smallest way to (cache|paginate|debounce|round|unzip) {x} (tiles|records|tracks|receipts) in (Go|JavaScript|Kotlin|bash|R)?
en|(Git|SQL|CSS|Bash) one-liner to (undo|list|rename) the last {x}?
en|I'm (two weeks into|going back to|teaching myself) programming and made a (timetable|budget|quiz|plant diary) app with {x} files. It runs, but every change breaks (the dates|the login|the tests). (Show me how you'd split it|Explain what belongs where) on one small example, and then tell me (what to read next|which habit to drop|how professionals would test this).
zh|接手了一个(宏|脚本|笔记本)，用来(改名|上传|对比)(抄表数据|工时表|快递单)，没人懂，(请逐行讲解|先测哪里|加注释重写)。
zh|更新以后(表格|图表|表单)出现(空值|乱码|差{x})，(断点放哪|怎么查)？
zh|审一下这个(建表语句|样式表)，先看(命名|安全|速度)，再说哪里到{x}000行会出问题。
ru|Достался (макрос|скрипт), который (переименовывает|сравнивает) (показания счётчиков|табели|накладные), никто его не понимает. (Объясни построчно|С чего тестировать)?
ru|После обновления в (таблице|графике|форме) (пусто|кракозябры|ошибка на {x}). (Где ставить точку останова|Что проверить)?
ru|Посмотри (схему|стили) для проката велосипедов: сначала (имена|безопасность), потом что сломается на {x}000 строк.
es|Heredé (una macro|un cuaderno) que (renombra|compara) (lecturas de contador|partes de horas|etiquetas) y nadie lo entiende. ¿(Me lo explicas línea a línea|Qué pruebo primero)?
es|Desde la actualización, en (la tabla|el gráfico|el formulario) sale (vacío|texto raro|un desfase de {x}). ¿(Dónde paro|Qué miro)?
es|Revisa (este esquema|esta hoja de estilos): primero (nombres|seguridad), luego qué falla con {x}000 filas.
de|Ich habe (ein Makro|ein Notebook) geerbt, das (Zählerstände|Stundenzettel|Paketscheine) (umbenennt|vergleicht), keiner versteht es. (Erklär es zeilenweise|Was teste ich zuerst)?
de|Seit dem Update zeigt (die Tabelle|das Diagramm|das Formular) (nichts|Zeichensalat|{x} zu viel). (Wo setze ich den Haltepunkt|Was prüfe ich)?
de|Sieh dir (das Schema|das Stylesheet) an: erst (Namen|Sicherheit), dann was bei {x}000 Zeilen bricht.
fr|J'ai hérité (d'une macro|d'un carnet) qui (renomme|compare) (des relevés|des feuilles d'heures|des étiquettes), personne ne comprend. (Explique ligne par ligne|Que tester d'abord) ?
fr|Depuis la mise à jour, (le tableau|le graphique|le formulaire) affiche (du vide|des signes bizarres|{x} de trop). (Où m'arrêter|Que vérifier) ?
fr|Relis (ce schéma|cette feuille de style) : d'abord (les noms|la sécurité), puis ce qui casse à {x}000 lignes.
ja|(検針値|勤務表|送り状)を(改名|比較)する(マクロ|スクリプト)を引き継ぎました。(一行ずつ説明して|先に試す所を教えて)ください。
ja|更新後、(表|グラフ|フォーム)に(空欄|文字化け|{x}のずれ)が出ます。(どこで止めますか|何を見ますか)。
ja|この(スキーマ|スタイルシート)を見て、まず(命名|安全性)、次に{x}000行で困る点を教えてください。
ar|ورثت (ماكرو|دفترا) (يعيد تسمية|يقارن) (قراءات العداد|جداول الساعات|الملصقات) ولا يفهمه أحد، (اشرحه سطرا سطرا|ماذا أختبر أولا)؟
ar|منذ التحديث يظهر في (الجدول|الرسم|النموذج) (فراغ|رموز غريبة|فرق {x})، (أين أتوقف|ماذا أفحص)؟
ar|راجع (المخطط|ملف التنسيق): أولا (الأسماء|الأمان)، ثم ما ينهار عند {x}000 صف.

## aside
en|(Sorry|Odd question|Bear with me), I'm (on the bus|half asleep|typing with one thumb|between two meetings|at my gran's).
en|(Budget|Deadline|Space|Patience) is (tight|about {x}|not the issue|the real problem).
en|(The shop|My dad|The forum|A colleague|The label) says (the opposite|it depends|give it {x} days|never), and I (don't buy it|can't tell|would rather ask twice).
en|(Nothing|Something) with (screws|maths|eggs|apps|phone calls), if that's possible. I'm (new to this|left handed|colour blind|allergic to nuts|quite impatient).
en|We did this (in {x} minutes|badly|with my cousin|without a plan) (last winter|before the twins|at the old flat), so (it can't be that hard|I'm careful now|tell me if we got lucky).
en|(By the way|Context|Also): it's for {x} of us, (two don't eat meat|one is six|nobody drives|half come late).
zh|(不好意思|问题有点怪)，我(在公交车上|刚睡醒|在开会间隙)打字。
zh|(预算|时间|地方)(很紧|大概{x}|不是问题)。
zh|(店员|爸爸|论坛)说(正好相反|看情况|等{x}天)，我(不太信|想再问问)。
zh|顺便说，一共{x}个人，(两个吃素|有个六岁的|没人会开车)。
ru|(Извини|Вопрос странный), пишу (из автобуса|спросонья|между двумя встречами).
ru|(Денег|Времени|Места) (мало|примерно {x}|хватает).
ru|(Продавец|Отец|Форум) говорит (наоборот|подождать {x} дней|по-разному), а я (не верю|лучше переспрошу).
ru|Кстати, нас {x}, (двое не едят мяса|один маленький|никто не водит).
es|(Perdona|Pregunta rara), escribo (desde el autobús|medio dormido|entre dos reuniones).
es|(El presupuesto|El tiempo|El espacio) (es justo|ronda {x}|no es problema).
es|(El dependiente|Mi padre|El foro) dice (lo contrario|que espere {x} días|que depende) y (no me fío|prefiero preguntar).
es|Por cierto, somos {x}, (dos no comen carne|uno tiene seis años|nadie conduce).
de|(Sorry|Komische Frage), ich tippe (im Bus|halb wach|zwischen zwei Terminen).
de|(Geld|Zeit|Platz) (ist knapp|ungefähr {x}|ist kein Problem).
de|(Der Verkäufer|Mein Vater|Das Forum) sagt (das Gegenteil|{x} Tage warten|kommt drauf an), ich (glaub es nicht|frag lieber nach).
de|Übrigens sind wir {x}, (zwei essen kein Fleisch|einer ist sechs|niemand fährt Auto).
fr|(Pardon|Question bizarre), j'écris (du bus|à moitié endormi|entre deux réunions).
fr|(Le budget|Le temps|La place) (est serré|tourne autour de {x}|n'est pas un souci).
fr|(Le vendeur|Mon père|Le forum) dit (le contraire|d'attendre {x} jours|que ça dépend), (je n'y crois pas|je préfère demander).
fr|Au fait, nous sommes {x}, (deux sans viande|dont un de six ans|personne ne conduit).
ja|(すみません|変な質問ですが)、(バスの中|寝起き|会議の合間)に書いています。
ja|(予算|時間|場所)は(少なめ|{x}くらい|問題なし)です。
ja|(店員|父|掲示板)は(逆だ|{x}日待て|場合による)と言いますが、(信じきれません|念のため聞きます)。
ja|ちなみに{x}人で、(二人は肉なし|一人は六歳|運転できる人はなし)です。
ar|(عذرا|سؤال غريب)، أكتب (من الحافلة|وأنا نصف نائم|بين اجتماعين).
ar|(الميزانية|الوقت|المكان) (ضيق|نحو {x}|ليس مشكلة).
ar|(البائع|أبي|المنتدى) يقول (العكس|انتظر {x} أيام|حسب الحالة)، (ولا أصدق|وأفضل أن أسأل).
ar|بالمناسبة نحن {x}، (اثنان لا يأكلان اللحم|أحدنا في السادسة|لا أحد يقود).
"""
