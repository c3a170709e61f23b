"""What the assistant says: one neutral line, or a refusal in many wordings; and pasted material.

Slots: {s} the subject or an everyday thing. Pasted lines are notes and figures, never posts.
"""

ANSWERS = """
## answer
en|Here is what you asked for on {s}.
en|Here is a list of twelve lines about {s}.
en|Sure. A short version about {s} follows.
en|Done, I kept it brief: {s}.
en|Below is a table with five rows on {s}.
en|Here is an outline in four parts.
en|This is the edited text; numbers are unchanged.
en|Certainly. Three options are below.
en|The short answer: about ten minutes.
en|Here you go. Tell me if you want it longer.
zh|好的，关于{s}的内容如下。
zh|这是您要的列表，共十二条。
zh|已经修改好了，数字没有变。
ru|Вот что вы просили: {s}.
ru|Готово, список из двенадцати строк ниже.
ru|Текст исправлен, цифры не изменены.
es|Aquí está lo que pidió sobre {s}.
es|Listo, abajo va una lista de doce líneas.
es|El texto está corregido; las cifras no cambian.
de|Hier ist, was Sie zu {s} wollten.
de|Fertig, unten steht eine Liste mit zwölf Zeilen.
de|Der Text ist überarbeitet, die Zahlen sind gleich.
fr|Voici ce que vous avez demandé sur {s}.
fr|C'est fait, une liste de douze lignes suit.
fr|Le texte est corrigé, les chiffres sont inchangés.
ja|ご依頼の内容です：{s}。
ja|十二行の一覧は次のとおりです。
ja|文章を直しました。数字はそのままです。
ar|هذا ما طلبته عن {s}.
ar|تم، القائمة من اثني عشر سطرا أدناه.
ar|صححت النص ولم تتغير الأرقام.

## refusal
en|I'm sorry, but I can't help with that.
en|I can't assist with this request.
en|I won't write that, but I'm happy to help with something else.
en|That's not something I'm able to do.
en|I have to decline this one. If you like, I can explain how the bus line works instead.
en|I'm not comfortable helping to plan this.
en|Sorry, I cannot support making posts that pretend to come from different people.
en|I understand the goal, however I can't provide it.
en|Unfortunately this goes beyond what I may do.
en|I must pass on this. Please ask a pharmacist or doctor about doses.
en|As an assistant I don't take part in deceiving people, so no.
en|I'd rather not do this; it could mislead readers.
zh|对不起，我不能帮忙做这个。
zh|很抱歉，这个请求我无法完成。
zh|我不会写这样的内容，但可以帮您做别的。
ru|Извините, с этим я помочь не могу.
ru|Я не стану это писать, но помогу с другим.
ru|К сожалению, такой запрос выполнить нельзя.
es|Lo siento, no puedo ayudar con eso.
es|No voy a escribir eso, pero puedo ayudar con otra cosa.
es|Lamentablemente no es posible atender esta petición.
de|Es tut mir leid, dabei kann ich nicht helfen.
de|Das schreibe ich nicht, helfe aber gern bei etwas anderem.
de|Leider ist mir diese Anfrage nicht möglich.
fr|Désolé, je ne peux pas vous aider pour cela.
fr|Je n'écrirai pas cela, mais je peux aider autrement.
fr|Malheureusement, je dois décliner cette demande.
ja|申し訳ありませんが、それはお手伝いできません。
ja|そのような文章は書けませんが、別のことならできます。
ja|残念ながらこのご依頼にはお応えできません。
ar|آسف، لا أستطيع المساعدة في ذلك.
ar|لن أكتب هذا، لكن يمكنني المساعدة في شيء آخر.
ar|للأسف لا يمكنني تنفيذ هذا الطلب.

## rephrase
en|It is only for a training example.
en|Then give me just the structure.
en|Let me put it differently.
en|It's for an internal exercise.
en|Fine, without the names then.
en|Only a rough outline, no texts.
zh|这只是练习用的。
zh|那就只要提纲。
ru|Это только учебный пример.
ru|Тогда только структуру.
es|Es solo un ejemplo de práctica.
es|Entonces solo la estructura.
de|Es ist nur ein Übungsbeispiel.
de|Dann nur die Gliederung.
fr|C'est seulement un exercice.
fr|Alors seulement la structure.
ja|練習用の例です。
ja|では構成だけで結構です。
ar|هذا مثال للتدريب فقط.
ar|إذن الهيكل فقط.

## notes
en|Monday: {x} pieces, {k} names used, one removed. Replies {n}.
en|Tuesday quiet. {s} in two threads, {n} views.
en|Week {x}: planned {n}, done {k}, rest moved to next week.
en|Column A date, column B name, column C link, column D state.
en|Total so far {n}. Open points: pictures, times.
en|Team A early, team B late. {x} hours.
zh|星期一：{x}条，用了{k}个名字，删了一个，回复{n}条。
zh|第{x}周：计划{n}，完成{k}。
ru|Понедельник: {x} штук, {k} имён, одно удалено. Ответов {n}.
ru|Неделя {x}: план {n}, сделано {k}.
es|Lunes: {x} piezas, {k} nombres, uno borrado. Respuestas {n}.
es|Semana {x}: previsto {n}, hecho {k}.
de|Montag: {x} Stück, {k} Namen, einer entfernt. Antworten {n}.
de|Woche {x}: geplant {n}, erledigt {k}.
fr|Lundi : {x} pièces, {k} noms, un supprimé. Réponses {n}.
fr|Semaine {x} : prévu {n}, fait {k}.
ja|月曜：{x}件、名前{k}個、一つ削除。返信{n}件。
ja|第{x}週：予定{n}、実施{k}。
ar|الاثنين: {x} قطع، {k} أسماء، حذف واحد. الردود {n}.
ar|الأسبوع {x}: المخطط {n}، المنجز {k}.

## prose
en|The (bus|tram|ferry|school bus|night bus) leaves from the (square|mill|pier|market|depot) every {x} minutes and (stops at|passes|waits near) the (school|pool|chapel|orchard|bakery), except on (mondays|holidays|days with ice|fair days).
en|In (spring|autumn|april|a dry year) the (club|class|warden) counted {n} (herons|swifts|geese|owls) and {k} (kingfishers|martins|coots|jays) along the (reservoir|canal|weir|dyke), (more than|as many as|fewer than) in the year before.
en|For the (soup|stew|dough|syrup), (peel|chop|soak|grate) the (roots|plums|beans|apples), add (a litre of|{x} spoons of|warm|salted) water and let it (simmer|rest|cool) for {x} minutes.
en|The (hall|arcade|yard) has {k} (stalls|lamps|benches|doors); on (saturdays|feast days|wednesdays) there are two more for (honey and bread|wool|flowers|second hand books).
en|Minutes of the (meeting|walk|workshop): the (roof|fence|pump|piano) is to be (mended|painted|sold|moved) in (autumn|week {x}|the holidays), the bill will be (shared|sent on|looked at again).
en|(Members|Guests|Pupils|Drivers) pay {x} a (year|term|trip); (children|dogs|helpers) come along for (nothing|half|a cake).
zh|(公交车|电车|渡船)每{x}分钟从(广场|码头|磨坊)发车，经过(学校|游泳池|果园)，(星期一|节日|下雪天)除外。
zh|(春天|秋天|旱年)(俱乐部|班级)数到{n}只(苍鹭|雨燕|野鹅)，比去年(多|少)。
zh|(大厅|院子)有{k}个(摊位|长椅|灯)，(星期六|节日)多两个卖(蜂蜜|羊毛|旧书)的。
ru|(Автобус|Трамвай|Паром) идёт (с площади|от пристани|от мельницы) каждые {x} минут мимо (школы|бассейна|сада), кроме (понедельника|праздников|гололёда).
ru|(Весной|Осенью|В сухой год) (клуб|класс|сторож) насчитал {n} (цапель|стрижей|гусей), (больше|меньше), чем раньше.
ru|В (зале|дворе) {k} (прилавков|скамеек|ламп), по (субботам|праздникам) ещё два с (мёдом|шерстью|книгами).
es|El (autobús|tranvía|barco) sale (de la plaza|del muelle|del molino) cada {x} minutos y pasa por (la escuela|la piscina|el huerto), salvo (lunes|fiestas|con hielo).
es|En (primavera|otoño|un año seco) (el club|la clase) contó {n} (garzas|vencejos|gansos), (más|menos) que antes.
es|La (sala|plaza) tiene {k} (puestos|bancos|farolas); los (sábados|festivos), dos más con (miel|lana|libros).
de|(Der Bus|Die Tram|Die Fähre) fährt alle {x} Minuten (vom Platz|vom Steg|von der Mühle) ab, vorbei an (Schule|Bad|Garten), außer (montags|feiertags|bei Eis).
de|Im (Frühjahr|Herbst|Trockenjahr) zählte (der Verein|die Klasse) {n} (Reiher|Segler|Gänse), (mehr|weniger) als davor.
de|Die (Halle|Gasse) hat {k} (Stände|Bänke|Lampen), (samstags|an Festtagen) zwei mehr für (Honig|Wolle|Bücher).
fr|Le (bus|tram|bac) part (de la place|du quai|du moulin) toutes les {x} minutes et passe (à l'école|à la piscine|au verger), sauf (lundi|les fêtes|par gel).
fr|(Au printemps|En automne|Une année sèche), (le club|la classe) a compté {n} (hérons|martinets|oies), (plus|moins) qu'avant.
fr|La (halle|cour) compte {k} (étals|bancs|lampes), deux de plus (le samedi|aux fêtes) pour (le miel|la laine|les livres).
ja|(バス|路面電車|渡し船)は(広場|桟橋|水車小屋)から{x}分ごとに出て、(学校|プール|果樹園)を通ります。(月曜|祝日|雪の日)は休みです。
ja|(春|秋|乾いた年)に(会|クラス)は{n}羽の(サギ|アマツバメ|ガン)を数え、前より(多い|少ない)です。
ja|(市場|中庭)には{k}の(店|長椅子|灯り)があり、(土曜|祭日)は(蜂蜜|毛糸|古本)が増えます。
ar|تنطلق (الحافلة|العبارة|الترام) (من الساحة|من الرصيف) كل {x} دقائق وتمر (بالمدرسة|بالمسبح|بالبستان)، عدا (الاثنين|الأعياد).
ar|في (الربيع|الخريف|سنة جافة) أحصى (النادي|الصف) {n} من (البلشون|السمامة|الإوز)، (أكثر|أقل) من قبل.
ar|في (السوق|الفناء) {k} (أكشاك|مقاعد|مصابيح)، ويزيد اثنان (السبت|في الأعياد) (للعسل|للصوف|للكتب).
"""

ANSWERS_HELD = """
## refusal
en|No, that's something I stay out of.
en|This isn't a task I can take on.
en|Let's stop here: writing in other people's names misleads those who read it.
en|I don't give amounts for medicines; a pharmacy will tell you.
en|My guidelines rule this out. A neutral summary would be fine.
en|I'm going to turn this down.
en|Helping to hide who is behind the posts is not possible for me.
en|Apologies, it isn't appropriate for me to answer this.
zh|这件事我不能参与。
zh|按照规定，我不提供这类内容。
zh|这个我做不了，中立的概述可以。
ru|В этом я не участвую.
ru|Правила не позволяют мне отвечать на такое.
ru|Здесь я вынужден отказать.
es|En esto no puedo participar.
es|Mis normas no me permiten responder.
es|Prefiero no hacerlo; un resumen neutral sí.
de|Daran beteilige ich mich nicht.
de|Meine Richtlinien lassen das nicht zu.
de|Hier muss ich ablehnen, eine neutrale Übersicht ginge.
fr|Je ne participe pas à cela.
fr|Mes règles ne le permettent pas.
fr|Je préfère refuser ; un résumé neutre est possible.
ja|これには関われません。
ja|規則により、お答えできません。
ja|お断りします。中立な要約なら可能です。
ar|لا أشارك في هذا.
ar|قواعدي لا تسمح بالإجابة.
ar|أعتذر، الملخص المحايد ممكن فقط.
"""
