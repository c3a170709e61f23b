"""Words of those who write for others: agency, newsroom, activist group, desk, translation bureau.

By purpose and language. Entries are separated by commas and stand case-folded: ``*`` is any ending,
``#`` a number of one or two digits, ``№`` one of an order or a ticket, a space also a hyphen,
a comma or a colon. Accents may be missing in what is read, and Arabic words may carry their prefixes. Chinese
and Japanese entries match anywhere.

A word is here only if it tells the trade. What anybody asks for, operators among them, is not:
text, article, characters (of a length), research (somebody), lessons (learned), first person. Such
words stand in a phrase that tells, or not at all. A persona's trade must not match either: who
writes as "a teacher" does not teach, so it is "my students" and "i teach". Nor must targets and
covers: activists, journalists, customers in general, filters to get past, letters to an editor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVING: Mapping[str, Mapping[str, str]] = {
    "agency": {
        "en": """
            clients, our client*, my client*, a client*, this client*, another client*, new client*,
            for the client, from the client, the client wants, the client asked,
            the client approved, the client signed, client brief*, client call*, client meeting*,
            client feedback, client deck, client presentation, client approval, client's, brands,
            our brand, the brand, brand voice, brand guideline*, brand awareness, brand manager*,
            brand book, brand tone, brand identity, brand strategy, brand kit, campaign brief*,
            creative brief*, our agency, my agency, ad agency, pr agency, advertising agency,
            marketing agency, creative agency, media agency, account manager*, account director*,
            account executive*, account team, retainer, retainers, deliverables, scope of work,
            statement of work, pitch deck, ad copy, ad spend, media plan, media buy*, art director,
            tagline*, billable, round of revisions, rounds of revisions, product launch, b2b,
            client #, client a, client b, client c, we pitch, our pitch, creative route*,
            campaign concept*, captions for the client, client signed off, signed off the visuals,
            three concepts, brand campaign
        """,
        "de": """
            kundenbriefing, kundentermin*, kundenfreigabe, unser kunde, unsere kunden,
            unseren kunden, mein kunde, meinen kunden, für den kunden, der kunde möchte,
            der kunde will, der kunde wünscht, neukunde*, agentur, agenturen, werbeagentur*,
            agenturkunde*, agenturpitch, marke, marken, markenstimme, markenauftritt, markenführung,
            markenbotschaft*, kampagnenbriefing, kreativbriefing, etatdirektor*, kundenberater*,
            mediaplan*, werbetext*, werbemittel, produkteinführung*, korrekturschleife*,
            abstimmungsschleife*, retainer, freigabeschleife*, lieferobjekte, kunde #, kunde a,
            kunde b, für kunde, kundin #, für unseren kunden, kampagne des kunden
        """,
        "fr": """
            notre client*, mon client*, ce client*, nos clients, pour le client, le client souhaite,
            le client veut, le client a validé, brief client, brief créatif, brief de campagne,
            l'agence, notre agence, agence de communication, agence de publicité, agence média,
            la marque, notre marque, une marque, marques, image de marque, charte de marque,
            charte éditoriale de la marque, chef de publicité, directeur de clientèle,
            directrice de clientèle, livrables, plan média, concepteur rédacteur,
            accroche publicitaire, slogan publicitaire, lancement de produit, budget client,
            allers-retours client, client #, client a, client b, rapport client
        """,
        "es": """
            nuestro cliente, nuestros clientes, mi cliente, para el cliente, el cliente quiere,
            el cliente pide, el cliente aprobó, brief del cliente, brief creativo, nuestra agencia,
            la agencia de publicidad, agencia de publicidad, agencia de comunicación,
            agencia de marketing, agencia de medios, la marca, nuestra marca, marcas, voz de marca,
            imagen de marca, manual de marca, ejecutivo de cuentas, ejecutiva de cuentas,
            director de cuentas, directora de cuentas, entregables, plan de medios,
            redactor publicitario, copy publicitario, lanzamiento de producto, iguala mensual,
            briefing del cliente, briefing creativo, clientes de la agencia, cliente #, cliente a,
            cliente b
        """,
        "pt": """
            nosso cliente, nossos clientes, meu cliente, para o cliente, o cliente quer,
            o cliente pediu, o cliente aprovou, briefing do cliente, nossa agência,
            agência de publicidade, agência de comunicação, agência de marketing, a marca,
            nossa marca, marcas, voz da marca, tom da marca, identidade da marca, manual da marca,
            gerente de contas, diretor de contas, diretora de contas, executivo de contas,
            entregáveis, plano de mídia, redator publicitário, redatora publicitária,
            lançamento de produto, peça publicitária, peças publicitárias, briefing criativo,
            clientes da agência, cliente #, cliente a, cliente b
        """,
        "ru": """
            наш клиент, наши клиенты, наших клиентов, нашего клиента, нашему клиенту,
            нашим клиентам, мой клиент, для клиента, клиент просит, клиент хочет, клиент согласовал,
            бриф, брифа, брифу, брифе, брифом, брифинг с клиентом, наше агентство, нашего агентства,
            рекламн* агентств*, коммуникационн* агентств*, пиар агентств*, бренд, бренда, бренду,
            бренды, брендов, брендбук*, голос бренда, аккаунт менеджер*, аккаунт директор*,
            медиаплан*, креативная концепция, рекламный слоган, запуск продукта, правки клиента,
            ретейнер*, клиент #, клиента #, клиент а, клиент б, для заказчика, заказчик, заказчика,
            заказчику
        """,
        "zh": """
            甲方, 乙方, 品牌方, 品牌调性, 品牌手册, 品牌形象, 品牌定位, 广告公司,
            公关公司, 广告代理, 创意简报, 客户经理, 交付物, 提案稿, 媒介计划, 媒介投放,
            广告文案, 文案策划, 月费客户, 新品上市, 给客户, 客户要求, 客户希望, 客户想,
            客户反馈, 客户提案, 客户确认, 客户会议, 我们的客户, 代理公司, 客户#, 客户a,
            客户b, 客户甲, 客户乙
        """,
        "ja": """
            クライアント, ブランド, 広告代理店, 代理店, 広告主, ブリーフ, 納品物,
            アカウントマネージャ, キャッチコピー, 媒体計画, 新商品の発売, トンマナ, 先方確認,
            月額契約
        """,
        "ar": """
            عميلنا, عملائنا, عملاؤنا, عملاءنا, العميل, عملاء الوكالة, وكالة إعلان*, وكالة الإعلان*,
            وكالتنا, وكالة تسويق, وكالة علاقات عامة, علامة تجارية, العلامة التجارية, علامات تجارية,
            العلامات التجارية, هوية بصرية, الهوية البصرية, موجز إبداعي, موجز الحملة الإعلانية,
            مدير الحساب, مديرة الحساب, خطة إعلامية, نص إعلاني, كاتب إعلانات, إطلاق المنتج,
            إطلاق منتج, العميل أ, العميل ب
        """,
    },
    "newsroom": {
        "en": """
            newsroom*, my editor*, our editor*, editor wants, editor asked, editor in chief,
            managing editor, night editor, copy editor*, copy desk, news desk, newsdesk, city desk,
            sports desk, foreign desk, night desk, politics desk, business desk, culture desk,
            subeditor*, sub editor*, i'm a journalist, i am a journalist, i'm a reporter,
            i am a reporter, our reporter*, our journalist*, our correspondent*, journalism,
            journalistic, data journalis*, fact check*, interviewee*, interview transcript*,
            interview request, interview with the, right of reply, request for comment,
            asked for comment, declined to comment, on the record, off the record,
            not for attribution, embargoed, byline*, lede, nut graf, standfirst, pull quote*, foi,
            foia, freedom of information, public records request, records request, for the paper,
            our paper, the paper's deadline, press deadline, print deadline, goes to print,
            go to print, print edition, weekend edition, morning edition, our readers,
            for publication, my source, our source, two sources, a second source, the source says,
            the source said, sources say, anonymous source*, source protection, verify the quote*,
            check the quote*, quotes from the interview, the piece runs, our piece, my piece,
            piece for, feature for the, press council, corrections column, style guide,
            journalist's, word count for the page, as a journalist i, as a reporter i,
            quote from the source, the quote from, on background, piece runs, story runs,
            sidebar for, deadline for the paper, deadline for the piece, the desk wants,
            the desk asked, my article, our article, before we publish, we publish on,
            we go to press, tomorrow's paper, sunday's paper, saturday's paper,
            story i am reporting, story i'm reporting, i am reporting on, i'm reporting on,
            words for page, page one, page two, page three, my interview with, our interview with,
            public filings, court filings, court records, on deadline, interviewing the,
            investigative
        """,
        "de": """
            redakteur*, unsere zeitung, tageszeitung*, lokalredaktion, lokalteil, ressort*,
            redaktionsschluss, andruck, druckausgabe, wochenendausgabe, dachzeile, vorspann,
            autorenzeile, ich bin journalist*, journalismus, journalistisch*, faktencheck*,
            faktenprüfung, presserat, gegendarstellung, stellungnahme bitten, bat um stellungnahme,
            zitatfreigabe, zitat freigeben, autorisiert*, sperrfrist, presseanfrage*,
            auskunftsanspruch, informationsfreiheitsgesetz*, ifg anfrage*, quellenschutz,
            zwei quellen, zweite quelle, laut unserer quelle, unsere leser*, für unsere leser*,
            reportage*, interviewpartner*, chef vom dienst, volontär*, unsere redaktion,
            unserer redaktion, für die redaktion, redaktionskonferenz*, redaktionell*, newsdesk,
            zeilen für die ausgabe, titelseite, aufmacher, meinen artikel, meinem artikel,
            unseren artikel, unserem artikel, mein interview mit, interview mit der,
            interview mit dem, interviewfragen, seite drei, seite eins, zeile für die zeitung,
            recherche zu meinem
        """,
        "fr": """
            notre rédaction, salle de rédaction, rédacteur en chef, rédactrice en chef,
            secrétaire de rédaction, notre journal, je suis journaliste, nos journalistes,
            journalisme, journalistique*, bouclage, chapô, intertitre*, pigiste*, papier pour le,
            notre enquête, droit de réponse, vérification des faits, vérifier les faits,
            sous embargo, source anonyme, deux sources, nos sources, protection des sources,
            verbatim, demande cada, accès aux documents administratifs, nos lecteurs,
            édition du week-end, édition du matin, dépêche*, cheffe de rubrique, chef de rubrique,
            n'a pas souhaité répondre, service politique, service société, conférence de rédaction,
            comité de rédaction, mon papier pour, en une du journal, mon article, notre article,
            mon interview, notre interview, interview du, interview de la,
            questions pour l'interview, mon reportage, à la une
        """,
        "es": """
            redacción del periódico, nuestra redacción, sala de redacción, jefe de redacción,
            jefa de redacción, mi editor*, nuestro editor, nuestra editora, soy periodista,
            nuestros periodistas, periodismo, periodístic*, nuestro periódico, nuestro diario,
            cierre de edición, edición impresa, edición del domingo, titular y entradilla,
            entradilla, antetítulo, verificación de datos, verificación de hechos,
            verificar la cita, mi fuente, nuestra fuente, dos fuentes, segunda fuente,
            fuente anónima, derecho de réplica, off the record, embargado hasta,
            solicitud de transparencia, ley de transparencia, nuestros lectores, reportaje*,
            crónica para, entrevistad*, consejo de redacción, mi artículo, nuestro artículo,
            mi entrevista, nuestra entrevista, entrevista con la, entrevista con el, mi reportaje,
            portada del
        """,
        "pt": """
            redação do jornal, nossa redação, chefe de redação, editor chefe, editora chefe,
            meu editor, minha editora, nosso editor, sou jornalista, nossos jornalistas, jornalismo,
            jornalístic*, nosso jornal, fechamento da edição, edição impressa, edição de domingo,
            linha fina, lide, checagem de fatos, checagem de dados, verificar a citação,
            minha fonte, nossa fonte, duas fontes, segunda fonte, fonte anônima,
            direito de resposta, pedido via lai, lei de acesso à informação, nossos leitores,
            reportagem, reportagens, matéria para, entrevistad*, pauta do dia, pauteir*,
            manchete da edição, reunião de pauta, ouvir o outro lado, meu artigo para,
            minha matéria, nossa matéria, minha entrevista, nossa entrevista, entrevista com,
            minha reportagem
        """,
        "ru": """
            главред*, главный редактор, главного редактора, главному редактору, шеф редактор*,
            выпускающ* редактор*, наш корреспондент, нашего корреспондента, я журналист*,
            наши журналисты, наших журналистов, журналистск*, журналистик*, фактчек*,
            проверка фактов, проверку фактов, наш источник, наши источники, два источника,
            второй источник, анонимный источник, защита источник*, право на ответ,
            запрос на комментарий, от комментариев отказал*, под эмбарго, сдача номера,
            сдать в номер, свежий номер, печатный номер, полоса газеты, первая полоса, нашей газет*,
            наша газета, подзаголовок, лид абзац, наши читатели, наших читателей, нашим читателям,
            расшифровк* интервью, наша редакция, нашей редакции, нашу редакцию, редакция просит,
            редакционн*, в редакции, статья в номер, материал в номер, репортаж для,
            вопросы для интервью, интервью с, моей статьи, нашей статьи, для статьи, моя статья,
            наша статья, для газеты, мой материал
        """,
        "zh": """
            编辑部, 本报, 本刊, 本报记者, 我是记者, 我报, 主编, 责编, 采访对象,
            采访提纲, 采访录音, 稿件, 截稿, 版面, 导语, 事实核查, 核实引语, 消息源,
            信源, 匿名消息人士, 信息公开申请, 报道选题, 选题会, 读者来信版, 新闻稿件,
            深度报道, 通讯员, 头版稿, 记者手记, 采编, 采访, 我的报道, 我们的报道
        """,
        "ja": """
            編集部, 編集長, デスクに, デスクから, 本紙, 弊紙, 紙面, 朝刊, 夕刊, 取材,
            記事の見出し, 見出しを, リード文, 締め切りまでに入稿, 入稿, 校閲,
            ファクトチェック, 情報源, 情報公開請求, 匿名の関係者, 裏取り, 談話,
            インタビュー起こし, 読者向け, 報道倫理, 特ダネ, 連載記事, 記者です, 社会部,
            政治部, 整理部, インタビュー, 私の記事, 記事のため
        """,
        "ar": """
            هيئة التحرير, رئيس التحرير, رئيسة التحرير, مدير التحرير, غرفة الأخبار, قسم الأخبار,
            أنا صحفي*, بصفتي صحفي*, جريدتنا, صحيفتنا, الصحافة الاستقصائية, تحقيق صحفي,
            التحقيق الصحفي, تقرير صحفي, مقابلة صحفية, تدقيق الحقائق, التحقق من الحقائق, مصدر مجهول,
            مصدرنا, مصدران, مصادرنا, حق الرد, موعد الطباعة, الطبعة الورقية, عدد الغد, قراءنا,
            قرائنا, حق الحصول على المعلومات, طلب معلومات, المقابلة مع, مقالي, مقالتي, تقريري الصحفي
        """,
    },
    "activist group": {
        "en": """
            volunteer*, petition*, our petition, our members, our association, our club,
            our campaigners, our chapter, our coalition, our committee, members' meeting,
            members of our, membership drive, annual general meeting, agm, leaflet*, flyering,
            flyers for, banners, banner drop, banner for the march, banner text, placard*, picket*,
            signatures, collect signatures, signature count, signature drive, signature gathering,
            council meeting, public hearing, public consultation, town hall meeting, our rally,
            rally on, protest march, march permit, peaceful protest, sit in, vigil, phone bank*,
            canvass*, door knocking, knock on doors, residents' association, tenants' union,
            neighbourhood association, neighborhood association, steering committee, campaign group,
            stall at the, donation drive, fundraiser, citizens' initiative, action day,
            day of action, union meeting, strike fund, our local group, residents' group,
            our activists, rally permit, speakers at the rally, our stall, email to members,
            letter to members, to the members, members about, saturday's march, sunday's march,
            march for the, the march on, signed so far, people signed, people have signed
        """,
        "de": """
            ehrenamt*, unser verein*, unseres vereins, unserem verein, vereinsmitglied*,
            mitgliederversammlung*, mitgliederbrief*, unsere mitglieder, unserer mitglieder,
            unseren mitgliedern, petition*, unterschriften*, bürgerinitiative*, unsere initiative,
            unserer initiative, bürgerbegehren, bürgerentscheid, bürgerversammlung, flugblatt,
            flugblätter*, flugzettel, transparent für, transparente, plakataktion, infostand*,
            infostände*, mahnwache*, kundgebung*, demo am, demoanmeldung, gemeinderatssitzung*,
            stadtratssitzung*, ratssitzung*, aktionstag*, ortsgruppe*, spendenaktion*, streikposten,
            bündnis* gegen, bündnis* für, mitstreiter*, haustürgespräch*, unsere demo*,
            unserer demo*, freiwillige, unsere aktivist*, freiwilligen für, an die mitglieder,
            rundmail an die, rede für die demo, vorstandssitzung*
        """,
        "fr": """
            bénévole*, bénévolat, pétition*, notre association, notre collectif, notre comité,
            nos adhérents, nos membres, nos militants, adhérent*, assemblée générale, tract*,
            tractage, banderole*, pancarte*, piquet de grève, signatures, récolter des signatures,
            collecter des signatures, conseil municipal, enquête publique, réunion publique,
            rassemblement du, rassemblement devant, manifestation du, notre manifestation,
            marche pour, porte à porte, association de quartier, comité de quartier,
            journée d'action, appel aux dons, collecte de fonds, stand au marché, marche de samedi,
            marche de dimanche, aux adhérents, aux bénévoles
        """,
        "es": """
            voluntari*, recogida de firmas, recoger firmas, recolectar firmas, firmas,
            petición de firmas, petición ciudadana, nuestra petición, nuestra asociación,
            nuestro colectivo, nuestra plataforma, nuestros socios, nuestros miembros,
            asociación vecinal, asociación de vecinos, octavilla*, folleto para repartir, pancarta*,
            piquete*, pleno del ayuntamiento, pleno municipal, audiencia pública, concentración del,
            concentración frente, manifestación del, nuestra manifestación, marcha por, marcha del,
            asamblea de socios, asamblea vecinal, asamblea general, puerta a puerta,
            jornada de acción, recaudación de fondos, iniciativa ciudadana, mesa informativa,
            los socios, a las socias, marcha del sábado
        """,
        "pt": """
            voluntári*, abaixo assinado*, petição pública, nossa petição, recolha de assinaturas,
            coleta de assinaturas, coletar assinaturas, recolher assinaturas, nossa associação,
            nosso coletivo, nosso movimento, nossos associados, nossos membros,
            associação de moradores, panfleto*, panfletagem, faixa para, faixas e cartazes,
            cartazes, piquete*, sessão da câmara, audiência pública, manifestação do,
            nossa manifestação, ato público, marcha pela, marcha pelo, assembleia geral,
            assembleia de moradores, porta a porta, dia de ação, arrecadação de fundos,
            iniciativa popular, aos sócios, aos associados, marcha de sábado, marcha do sábado
        """,
        "ru": """
            петици*, волонт*, доброволец, добровольц*, сбор подписей, сбора подписей,
            собираем подписи, собрать подписи, подписей, подписной лист, подписные листы,
            наше движение, наша инициатив*, нашей инициатив*, инициативн* групп*, наш* объединени*,
            наш* общественн*, нашей организаци*, члены нашей, членов нашей, наши участники,
            наших участников, листовк*, плакаты, транспарант*, баннер для акции, пикет*, шествие,
            нашей акции, наша акция, день действий, заседание совета, заседании совета,
            публичные слушания, публичных слушаний, общественные слушания, общественных слушаний,
            собрание жильцов, собрание жителей, собрание членов, сбор средств, поквартирн* обход*,
            наши активисты, наших активистов, наш митинг, нашего митинга, уведомлени* о митинге,
            согласовани* митинга, членам объединения, членам общества, членам союза, членам клуба,
            сторонникам движения
        """,
        "zh": """
            请愿, 志愿者, 义工, 联署, 签名活动, 征集签名, 收集签名, 连署, 我们协会,
            我们社团, 我们团体, 我们的会员, 本会会员, 会员大会, 传单, 横幅, 标语牌,
            静坐, 罢工纠察, 市议会会议, 听证会, 公听会, 业主委员会, 居民会议, 倡议者,
            行动日, 募捐, 公益组织, 环保组织, 摆摊宣传, 我们的集会, 集会通知, 游行申请,
            参加游行的, 给会员的, 各位会员, 全体会员
        """,
        "ja": """
            署名活動, 署名集め, 署名を集, 署名用紙, 請願, 陳情, ボランティア, 私たちの会,
            当会, 会員向け, 会員の皆, 総会, 市民団体, 住民団体, 町内会, 自治会, ビラ,
            チラシ配り, チラシを配, 横断幕, プラカード, 街頭宣伝, 街頭活動, デモ行進,
            座り込み, 市議会の傍聴, 議会傍聴, 公聴会, 住民説明会, 募金, カンパ, 賛同者,
            集会の案内, 集会のお知らせ, 会員へ, 会員に
        """,
        "ar": """
            عريضة, العريضة, عرائض, متطوع*, المتطوع*, تطوعي, جمعيتنا, رابطتنا, أعضاءنا, أعضاؤنا,
            أعضائنا, أعضاء الجمعية, الجمعية العمومية, جمع التواقيع, جمع التوقيعات, جمع توقيعات,
            توقيعات, تواقيع, منشور ورقي, منشورات ورقية, لافتة, لافتات, وقفة احتجاجية,
            الوقفة الاحتجاجية, مسيرة سلمية, اعتصام, اجتماع المجلس البلدي, جلسة المجلس البلدي,
            جلسة استماع, جلسة عامة, لجنة الحي, يوم عمل تطوعي, جمع التبرعات, مظاهرتنا, وقفتنا
        """,
    },
    "customer service": {
        "en": """
            the customer, the customers, the customer's, this customer*, a customer, our customer*,
            dear customer*, my customer*, another customer, angry customer*, customer wants,
            customer says, customer asks, customer writes, customer complain*, customer service,
            customer support, customer care, customer inquir*, customer quer*, customer email*,
            customer success, support ticket*, ticket number, ticket id, ticket queue, open tickets,
            refund*, order number, order no, order id, order status, late order, their order,
            her order, his order, invoice*, parcel*, tracking number, delivery delay,
            delayed delivery, damaged item, wrong item, replacement unit, out of stock,
            complaint about order, complaint handling, reply to the complaint, reply to a complaint,
            reply to this complaint, sla, slas, escalation path, escalate to, escalated to,
            tier # support, second line support, first line support, goodwill gesture,
            goodwill voucher, rma, return label, returns policy, return policy, help desk, helpdesk,
            service desk, support team, support agent*, canned response*, canned reply,
            canned replies, reply template*, csat, first response time, apologise for the delay,
            apologize for the delay, sorry for the inconvenience, chargeback*, billing question*,
            subscription cancel*, escalate the ticket, escalate the case, escalate the issue,
            warranty, warranties, reopen the ticket, close the ticket, order is late, order arrived,
            ticket №, order №, case №, invoice №, arrived broken, arrived damaged,
            wants her money back, wants his money back, wants their money back, offer a replacement,
            late deliveries, late delivery, unhappy customer*, upset customer*
        """,
        "de": """
            der kunde, die kundin, kundinnen, dem kunden, des kunden, einer kundin, eines kunden,
            einem kunden, unsere kunden, kundendienst*, kundenservice*, kundenanfrage*,
            kundenbeschwerde*, kundenmail*, kundenbetreuung, kundennummer*, sehr geehrter kunde,
            sehr geehrte kundin, erstattung*, rückerstattung*, bestellnummer*, ihre bestellung,
            ihrer bestellung, lieferverzug, lieferverzögerung*, verspätete lieferung,
            sendungsnummer*, sendungsverfolgung, rechnungsnummer*, reklamation*, reklamier*,
            beschwerdemanagement, rücksendung*, retoure*, retouren*, umtausch*, garantiefall*,
            gewährleistung*, kulanz*, ticketnummer*, supportticket*, support ticket*, supportteam,
            ticketsystem, eskalationsstufe*, second level support, first level support,
            antwortvorlage*, textbaustein*, sla, paket, paketnummer*, paketzustellung,
            ihre rechnung, rechnungskorrektur*, eskalier*, bestellung №, auftrag №, kunden, kunde,
            kundin
        """,
        "fr": """
            le client, la cliente, un client, une cliente, ce client, cette cliente, du client,
            de la cliente, cher client, chère cliente, service client*, service après vente, sav,
            relation client, demande client, réclamation*, remboursement*, rembours*,
            numéro de commande, commande numéro, votre commande, sa commande, suivi de commande,
            retard de livraison, livraison en retard, numéro de suivi, colis, facture*,
            geste commercial, bon de retour, étiquette de retour, article défectueux,
            produit défectueux, garantie légale, sous garantie, numéro de ticket, ticket de support,
            centre d'appels, modèle de réponse, réponse type, niveau # support, escalade au niveau,
            délai de réponse, commande №, ticket №
        """,
        "es": """
            el cliente, la clienta, la cliente, un cliente, una clienta, una cliente, este cliente,
            al cliente, estimado cliente, estimada clienta, estimada cliente, atención al cliente,
            servicio al cliente, servicio de atención, reclamación del cliente,
            reclamación de un cliente, hoja de reclamaciones, reembolso*, reembols*, devolución,
            devoluciones, número de pedido, su pedido, pedido número, el pedido,
            retraso en la entrega, retraso del envío, número de seguimiento, paquete perdido,
            paquete dañado, factura*, etiqueta de devolución, producto defectuoso, en garantía,
            número de ticket, ticket de soporte, equipo de soporte, soporte técnico, respuesta tipo,
            plantilla de respuesta, centro de llamadas, escalar al, escalar el caso, pedido №
        """,
        "pt": """
            o cliente, a cliente, um cliente, uma cliente, este cliente, esta cliente, do cliente,
            ao cliente, prezado cliente, prezada cliente, caro cliente, atendimento ao cliente,
            apoio ao cliente, serviço de atendimento, reclamação do cliente, reclamação de cliente,
            reclamação de um cliente, reembols*, estorn*, devolução, devoluções, número do pedido,
            seu pedido, encomenda*, atraso na entrega, código de rastreio, código de rastreamento,
            nota fiscal, fatura*, etiqueta de devolução, produto com defeito, na garantia,
            número do chamado, abrir chamado, abertura de chamado, equipe de suporte,
            suporte técnico, resposta padrão, modelo de resposta, central de atendimento, nosso sac,
            do sac, pedido №, chamado №
        """,
        "ru": """
            клиент пишет, клиент жалуется, клиент недоволен, ответ клиенту, ответить клиенту,
            клиенту, клиентка, клиентке, уважаемый клиент, покупател*, служб* поддержки,
            служб* заботы, клиентск* служб*, клиентск* сервис*, клиентск* поддержк*,
            возврат* средств, возврат* денег, возврат* товар*, оформить возврат, номер заказа,
            номеру заказа, номером заказа, ваш заказ, вашего заказа, вашему заказу, статус заказа,
            задержк* доставки, доставка задерж*, трек номер*, посылк*, счёт фактур*, счет на оплату,
            накладн*, рекламаци*, претензи* покупателя, бракованн*, гарантийн*, тикет*, обращение №,
            номер обращения, перв* линия поддержки, втор* лини* поддержки, шаблон* ответа,
            колл центр*, приносим извинения за, заказ* №, ответьте клиенту, недовольн* клиент*
        """,
        "zh": """
            客服, 退款, 退货, 换货, 订单, 售后, 顾客, 尊敬的客户, 亲爱的顾客,
            客户投诉, 客诉, 工单, 快递单号, 物流单号, 包裹, 发货, 延迟发货, 发票,
            保修, 补发, 给客户回复, 回复客户, 话术模板, 升级处理, 二线支持, 服务台,
            服务等级, 响应时限
        """,
        "ja": """
            お客様, 顧客, お客さま, カスタマーサポート, カスタマーサービス, 返金, 返品,
            交換対応, 注文番号, ご注文, 配送遅延, 配送の遅れ, 追跡番号, お荷物, 請求書,
            領収書, 保証期間, 不良品, クレーム対応, 苦情対応, 問い合わせ対応,
            お問い合わせ番号, チケット番号, サポート窓口, ヘルプデスク, サービスデスク,
            エスカレ, 返信テンプレート, 定型文, ご迷惑をおかけ, 二次対応, 一次対応
        """,
        "ar": """
            الزبون*, زبون*, زبائن*, الزبائن, خدمة العملاء, دعم العملاء, عزيزي العميل, عميل غاضب,
            شكوى العميل, شكوى عميل, شكوى زبون, استرداد المبلغ, استرداد الأموال, استرداد,
            إرجاع المنتج, رقم الطلب, رقم الطلبية, طلبيتك, حالة الطلب, تأخر التوصيل, تأخر الشحن,
            تأخير الشحن, رقم التتبع, طرد بريدي, فاتورة, الفاتورة, فواتير, منتج تالف, منتج معيب,
            قسيمة شراء, تذكرة الدعم, رقم التذكرة, فريق الدعم, مركز الاتصال, مكتب المساعدة,
            تصعيد الحالة, قالب الرد, نعتذر عن التأخير, فترة الضمان, ضمان المنتج, عميل, العملاء
        """,
    },
    "translation bureau": {
        "en": """
            translat*, retranslat*, back translat*, source text, target text, source language,
            target language, source segment*, target segment*, language pair*, proofread*,
            post edit*, mtpe, subtitle*, subtitling, translation memory, tm match*, cat tool*,
            termbase*, term base*, glossary, glossaries, fuzzy match*, sworn translat*,
            certified translat*, word rate, localis*, localiz*, native proofreader, bilingual file*,
            xliff, dubbing, the tm, our tm, in tm, tm hit*, court interpreter*,
            conference interpreter*, interpreting job, terminology, keep the register
        """,
        "de": """
            übersetz*, rückübersetz*, ausgangstext*, quelltext*, zieltext*, ausgangssprache*,
            zielsprache*, quellsprache*, sprachpaar*, korrekturlesen, korrekturlese*, lektorier*,
            untertitel*, translation memory, tm treffer, cat tool*, terminologieliste*,
            terminologiedatenbank*, glossar*, beeidigt*, beglaubigte übersetzung*, zeilenpreis,
            wortpreis, lokalisier*, dolmetsch*, nachbearbeitung der maschin*, posteditier*,
            fachbegriffe, zielsprachig*
        """,
        "fr": """
            traduct*, traduire, traduis*, traduit*, retradui*, texte source, texte cible,
            langue source, langue cible, paire de langues, combinaison de langues, relecture*,
            sous titre*, sous titrage, mémoire de traduction, outil tao, post édition, glossaire*,
            base terminologique, traducteur assermenté, traductrice assermentée, assermenté*,
            tarif au mot, localisation du logiciel, localisation du site, interprétariat,
            registre soutenu, terminologie
        """,
        "es": """
            traduc*, traduzc*, traducc*, retraduc*, texto de origen, texto original y la traducción,
            texto meta, lengua de origen, lengua meta, idioma de origen, idioma de destino,
            par de idiomas, combinación lingüística, subtítul*, subtitul*, memoria de traducción,
            herramienta tao, posedición, glosario*, base terminológica, traductor* jurad*,
            traducción jurada, tarifa por palabra, localización del software, corrección de pruebas,
            terminología
        """,
        "pt": """
            tradu*, retradu*, texto de partida, texto de chegada, texto fonte, texto alvo,
            língua de partida, língua de chegada, língua fonte, língua alvo, idioma de origem,
            idioma de destino, par de idiomas, par linguístico, legendagem, legendas, legendar,
            memória de tradução, pós edição, glossário*, base terminológica, tradução juramentada,
            tradutor juramentado, tarifa por palavra, localização do software, revisão da tradução,
            terminologia
        """,
        "ru": """
            перевод на *ий, перевод текст*, перевод с *ого, переводчик*, переводчиц*, переведи,
            переведите, перевести на, перевести с, перевести текст, переводческ*, обратный перевод,
            исходн* текст*, исходн* язык*, целев* язык*, язык перевода, языков* пар*, вычитк*,
            вычитать, редактура перевода, постредактир*, субтитр*, память переводов,
            памяти переводов, глоссари*, терминологическ* баз*, нотариальн* перевод*,
            присяжн* переводчик*, локализ*, перевод документ*, проверь перевод, проверить перевод,
            сделай перевод, качество перевода, вариант перевода, стиль перевода, терминологи*
        """,
        "zh": """
            翻译, 译成, 译为, 译文, 译者, 译员, 回译, 源文本, 源语言, 目标语言,
            目标语, 语言对, 审校, 校译, 译后编辑, 字幕, 翻译记忆, 术语库, 术语表,
            词汇表, 本地化, 口译, 笔译, 千字单价
        """,
        "ja": """
            翻訳, 和訳, 英訳, 訳して, 訳文, 訳出, 原文と訳, 逆翻訳, 原文言語,
            起点言語, 目標言語, 訳語, 対訳, 言語ペア, ポストエディット, 字幕, 翻訳メモリ,
            用語集, 用語ベース, ローカライズ, 通訳, 文字単価, ネイティブチェック
        """,
        "ar": """
            ترجم*, ترجمة, الترجمة, ترجمات, المترجم*, مترجم*, نترجم, أترجم, ترجمة عكسية, النص المصدر,
            النص الهدف, لغة المصدر, اللغة المصدر, لغة الهدف, اللغة الهدف, زوج لغوي, التدقيق اللغوي,
            تدقيق لغوي, ذاكرة الترجمة, مسرد, مسرد المصطلحات, قاعدة المصطلحات, ترجمة محلفة,
            ترجمة معتمدة, سعر الكلمة, تعريب*, ترجمة فورية
        """,
    },
}
