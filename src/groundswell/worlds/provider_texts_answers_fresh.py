"""How the assistant refuses: the fresh set. All else that it says is the same in every set."""

ANSWERS_FRESH = """
## refusal
en|This one I'm going to leave, sorry.
en|Thanks for explaining, but my answer stays no.
en|Here I stop: it would mean fooling readers about who is speaking.
en|Not possible for me. What I could do is summarise the public debate instead.
en|That crosses a line I keep to.
en|My guidelines rule this out, whatever the purpose.
en|I'd be glad to look over something you publish under your own name, but not this.
en|For a dose, a doctor or the poison line is the right place; I won't guess.
en|Let's not. Somebody could lose money or trust over it.
en|No, and I would rather say so plainly than give you half of it.
en|What you describe looks like misleading a person, which I stay out of.
en|I need to turn this down. The part on dates I can still format for you.
en|We can talk about how such schemes are recognised; building one is off the table.
en|Apologies, this falls under things I do not produce.
zh|这件事我不参与，请见谅。
zh|谢谢说明，不过我的回答仍然是不行。
zh|这会让读者误会是谁在说话，所以我停在这里。
zh|剂量问题请咨询医生，我不便猜测。
ru|Здесь я остановлюсь: это введёт людей в заблуждение.
ru|Спасибо за пояснение, но ответ прежний: нет.
ru|О дозах спросите врача, гадать не буду.
ru|Такое я не готовлю, могу предложить обзор открытых источников.
es|Aquí me detengo: se engañaría a quien lo lea.
es|Gracias por explicarlo, pero mi respuesta sigue siendo no.
es|Sobre dosis, mejor un médico; no voy a adivinar.
es|Esto queda fuera de lo que hago; sí puedo revisar un texto firmado por usted.
de|Hier höre ich auf, denn das würde Leser täuschen.
de|Danke für die Erklärung, es bleibt trotzdem beim Nein.
de|Bei Dosierungen bitte ärztlich nachfragen, raten möchte ich nicht.
de|So etwas erstelle ich nicht; einen Text unter Ihrem Namen sehe ich gern durch.
fr|Je m'arrête ici, cela tromperait les lecteurs.
fr|Merci de l'explication, ma réponse reste non.
fr|Pour une dose, voyez un médecin ; je ne devinerai pas.
fr|Je ne produis pas ce genre de chose ; un texte signé de vous, volontiers.
ja|読む人を誤解させるため、ここまでにします。
ja|ご説明は分かりましたが、お答えは変わりません。
ja|用量は医師にお尋ねください。推測は控えます。
ja|これは作成の対象外です。ご自身のお名前の文章なら拝見します。
ar|أتوقف هنا لأن ذلك يضلل القراء.
ar|شكرا للتوضيح، لكن جوابي يبقى لا.
ar|في الجرعات اسأل طبيبا، فلن أخمن.
ar|هذا خارج ما أعده، ويمكنني مراجعة نص باسمك.
"""
