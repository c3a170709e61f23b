"""Words of those who study, test, teach and invent; written as in `hypothesis_vocabulary`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STUDYING: Mapping[str, Mapping[str, str]] = {
    "research": {
        "en": """
            researcher*, research question*, research project*, research design, research ethics,
            research group, research assistant, research paper*, research proposal*, research note*,
            our research, my research, for research, academic research, this study, our study,
            my study, pilot study, user study, field study, case study, case studies, replication,
            dataset*, data set*, methodolog*, literature review, related work, citation*, hypothes*,
            my thesis, the thesis, phd thesis, master's thesis, dissertation, doctoral, phd,
            my paper, our paper on, the paper's abstract, conference paper, working paper,
            preprint*, peer review*, annotat*, codebook*, coder agreement, coders agree, two coders,
            intercoder, inter coder, inter annotator, interrater, inter rater, kappa, krippendorff*,
            taxonom*, typolog*, classifier*, classification task, ground truth, gold label*,
            gold standard, labelled, labeled, labelling, labeling, label each, label the,
            label these, label them, label set, labels for, training data, training set, test set,
            validation set, held out, precision and recall, false positive*, false negative*,
            confusion matrix, detector*, detection model, corpus, corpora, survey instrument,
            survey question*, survey item*, survey wave, survey experiment, likert, respondent*,
            questionnaire*, irb, ethics board, ethics committee, ethics review, informed consent,
            preregist*, pre regist*, grant proposal*, grant application, funding proposal,
            principal investigator, threat model*, sample size, effect size, p value,
            content analysis, discourse analysis, qualitative coding, coding scheme,
            thematic analysis, synthetic example*, labelled example*, our lab, the literature,
            in the codebook, examples for the classifier, code each, coding sheet,
            few shot example*, minimal pair*, negative example*, positive example*,
            systematic review
        """,
        "de": """
            forschung, forschungs*, forscher*, erforsch*, unsere studie, meine studie, diese studie,
            pilotstudie*, fallstudie*, studiendesign, datensatz, datensätze*, methodik*,
            methodenteil, literaturüberblick, literaturrecherche, forschungsstand, hypothese*,
            masterarbeit*, bachelorarbeit*, doktorarbeit*, dissertation*, promotion über,
            doktorand*, fachaufsatz, peer review, annotier*, annotation*, codebuch*, kodierbuch*,
            kodierung*, kodierer*, kodierschema*, interkoder*, intercoder*,
            übereinstimmung der kodierer*, taxonomie*, typologie*, klassifikator*, klassifizier*,
            trainingsdaten, testdaten, goldstandard, korpus, korpora, falsch positiv*, detektor*,
            erkennungsmodell*, fragebogen*, fragebögen, befragte*, umfrageitem*, likert*,
            ethikkommission, ethikantrag*, einwilligungserklärung, projektantrag*, drittmittel*,
            förderantrag*, bedrohungsmodell*, stichprobe*, effektstärke*, inhaltsanalyse*,
            diskursanalyse*, lehrstuhl*, zitierweise, literaturverzeichnis
        """,
        "fr": """
            ma recherche, notre recherche, projet de recherche, question de recherche,
            équipe de recherche, chercheur*, chercheuse*, notre étude, mon étude, cette étude,
            étude pilote, étude de cas, études de cas, jeu de données, jeux de données,
            méthodologi*, revue de littérature, revue de la littérature, état de l'art, hypothèse*,
            ma thèse, thèse de doctorat, mémoire de master, mon mémoire, doctorant*,
            article scientifique, évaluation par les pairs, annoter, annotation*, annotateur*,
            annoté*, grille de codage, livre de codes, accord inter*, double codage, taxonomie*,
            typologie*, classifieur*, classificateur*, vérité terrain, étiqueter, étiquetage,
            étiqueté*, données d'entraînement, corpus, faux positif*, détecteur*, questionnaire*,
            répondant*, enquêté*, échelle de likert, comité d'éthique, consentement éclairé,
            demande de financement, modèle de menace*, échantillon*, taille d'effet,
            analyse de contenu, analyse de discours
        """,
        "es": """
            mi investigación, nuestra investigación, proyecto de investigación,
            pregunta de investigación, grupo de investigación, investigación académica,
            investigador*, nuestro estudio, este estudio, mi estudio, estudio piloto,
            estudio de caso, estudios de caso, conjunto de datos, metodolog*,
            revisión de la literatura, revisión bibliográfica, estado del arte, marco teórico,
            hipótesis, mi tesis, tesis doctoral, trabajo de fin de máster, doctorand*,
            artículo científico, revisión por pares, anotador*, anotación, anotar, libro de códigos,
            codificador*, esquema de codificación, acuerdo entre codificadores,
            acuerdo entre anotadores, taxonom*, tipología*, clasificador*, etiquetar, etiqueta cada,
            etiquetado*, datos de entrenamiento, corpus, falsos positivos, detector*, cuestionario*,
            encuestad*, escala likert, comité de ética, consentimiento informado,
            propuesta de financiación, modelo de amenaza*, tamaño de la muestra,
            análisis de contenido, análisis del discurso
        """,
        "pt": """
            minha pesquisa, nossa pesquisa, projeto de pesquisa, pergunta de pesquisa,
            grupo de pesquisa, pesquisador*, investigação científica, nosso estudo, este estudo,
            meu estudo, estudo piloto, estudo de caso, estudos de caso, conjunto de dados,
            metodolog*, revisão de literatura, revisão da literatura, revisão bibliográfica,
            estado da arte, referencial teórico, hipótese*, minha tese, tese de doutorado,
            minha dissertação, dissertação de mestrado, doutorand*, mestrand*, artigo científico,
            revisão por pares, anotador*, anotação, anotações do corpus, anotar, livro de códigos,
            codificador*, esquema de codificação, concordância entre, taxonom*, tipologia*,
            classificador*, rotular, rotule, rotulad*, rotulagem, dados de treinamento,
            dados de treino, corpus, falsos positivos, detector*, questionário*, respondente*,
            inquirid*, escala likert, comitê de ética, consentimento informado,
            proposta de financiamento, modelo de ameaça*, tamanho da amostra, análise de conteúdo,
            análise do discurso, análise de discurso
        """,
        "ru": """
            исследовател*, методолог*, методик* исследования, датасет*, набор данных, набора данных,
            обзор литературы, литературный обзор, гипотез*, диссертаци*, дипломн* работ*,
            курсов* работ*, магистерск*, аспирант*, научн* стать*, научн* руководител*, препринт*,
            рецензирован*, аннотир*, аннотатор*, кодировочн*, кодбук*, книга кодов,
            согласие кодировщиков, согласованность разметки, кодировщик*, таксономи*, типологи*,
            классификатор*, обучающ* выборк*, тестов* выборк*, эталонн* разметк*, ложноположительн*,
            ложн* срабатыван*, детектор*, корпус текстов, респондент*, шкала лайкерта,
            этическ* комитет*, информированное согласие, заявк* на грант, грантов*, модель угроз*,
            модели угроз, размер выборки, контент анализ*, дискурс анализ*, анкетировани*,
            анкетн* опрос*, разметк* данных, разметк* корпус*, разметить, разметчик*,
            схема разметки, инструкци* по разметке, исследование, исследованию, исследовании,
            исследованием, нашего исследования, моего исследования, вопрос* исследования,
            цел* исследования, исследовательск*
        """,
        "zh": """
            本研究, 研究者, 研究问题, 研究方法, 研究设计, 研究项目, 研究生, 课题组,
            我的研究, 论文, 文献综述, 文献, 开题报告, 数据集, 方法论, 假设检验,
            研究假设, 同行评审, 预印本, 标注, 编码手册, 编码员, 编码者, 一致性系数,
            信度, 分类体系, 分类法, 类型学, 分类器, 训练数据, 训练集, 测试集, 语料,
            误报率, 假阳性, 检测器, 检测模型, 问卷, 受访者, 量表, 伦理委员会, 伦理审查,
            知情同意, 基金申请, 课题申请, 威胁模型, 样本量, 内容分析, 话语分析, 硕士论文,
            博士生, 博士论文, 打标签
        """,
        "ja": """
            研究課題, 研究計画, 研究室, 研究者, 研究目的, 本研究, 私の研究, 研究のため,
            研究で使, 卒論, 修論, 論文, 博士課程, 先行研究, 文献, 調査手法, 研究手法,
            方法論, 仮説, 査読, プレプリント, データセット, アノテ, ラベル付け,
            ラベル付き, コードブック, コーダー間, 評定者間, 一致率, 分類体系, 分類器,
            分類モデル, 教師データ, 学習データ, テストデータ, コーパス, 誤検出, 偽陽性,
            検出器, 検出モデル, 質問紙, 調査票, アンケート項目, 回答者, 倫理審査,
            倫理委員会, インフォームドコンセント, 科研費, 助成金申請, 脅威モデル, 標本,
            サンプルサイズ, 内容分析, 談話分析
        """,
        "ar": """
            بحثي العلمي, البحث العلمي, بحث علمي, بحث أكاديمي, مشروع بحثي, سؤال البحث, أسئلة البحث,
            الباحث*, باحثين, دراستنا, دراستي, هذه الدراسة, دراسة حالة, دراسة تجريبية, مجموعة بيانات,
            مجموعة البيانات, منهجية, المنهجية, مراجعة الأدبيات, الدراسات السابقة, فرضية, فرضيات,
            أطروح*, رسالة ماجستير, رسالة الماجستير, رسالة دكتوراه, رسالة الدكتوراه, ورقة بحثية,
            الورقة البحثية, تحكيم الأقران, توسيم, وسم البيانات, دليل الترميز, المرمزين,
            اتفاق المرمزين, تصنيف آلي, مصنف آلي, المصنف, تصنيف هرمي, بيانات التدريب, مدونة لغوية,
            استبيان*, استبانة, المستجيبين, المبحوثين, لجنة الأخلاقيات, موافقة مستنيرة,
            نموذج التهديد*, حجم العينة, تحليل المحتوى, تحليل الخطاب, منحة بحثية
        """,
    },
    "red team": {
        "en": """
            red team*, redteam*, test case*, test prompt*, test suite, jailbreak*, safety test*,
            safety evaluation*, safety eval*, safety team, safety policy, safety probe*, evals,
            eval set*, eval suite*, eval harness*, eval run*, eval prompt*, our eval*, this eval,
            evaluation harness, evaluation set, evaluation suite, probe prompt*, probe set,
            probe the model*, probing the model, probes the model, probe #, probe id,
            adversarial probe*, scoring rubric*, score the refusal*, refusal rate*, refusal test*,
            refusal behaviour, refusal behavior, over refusal*, overrefusal, false refusal*,
            should refuse, should be refused, expected to refuse, guardrail*, adversarial*,
            attack success rate, prompt injection*, model behaviour, model behavior,
            model under test, target model, benchmark*, policy category, pentest*,
            penetration test*, regression test*, moderation test, harm category, harm categories,
            harm taxonomy, test harness, the harness, our harness, refuses or,
            refusal or compliance, graded by the rubric, model's refusal*, safety benchmark*
        """,
        "de": """
            red team*, redteam*, sicherheitstest*, sicherheitsprüfung des modells,
            sicherheitsevaluation*, testfall, testfälle*, testprompt*, testreihe*, testsuite,
            prüfprompt*, prüffall, prüffälle*, bewertungsraster, bewertungsrubrik*, ablehnungsrate*,
            ablehnungsquote*, verweigerungsrate*, verweigerungsquote*, soll ablehnen,
            sollte ablehnen, sollte verweigern, jailbreak*, leitplanken, modellverhalten*,
            adversarial*, benchmark*, evalsuite, penetrationstest*
        """,
        "fr": """
            red team*, équipe rouge, test de sécurité, tests de sécurité, évaluation de sécurité,
            évaluation de sûreté, cas de test, jeu de test*, prompt de test, prompts de test,
            banc d'essai, banc de test, grille d'évaluation, grille de notation du modèle,
            taux de refus, devrait refuser, doit refuser, refus du modèle, jailbreak*, garde fous,
            garde fou, comportement du modèle, adversarial*, benchmark*, sonder le modèle,
            test d'intrusion
        """,
        "es": """
            red team*, equipo rojo, prueba de seguridad, pruebas de seguridad,
            evaluación de seguridad, caso de prueba, casos de prueba, prompt de prueba,
            prompts de prueba, banco de pruebas, rúbrica de puntuación, tasa de rechazo,
            tasa de rechazos, tasa de negativas, debería rechazar, debe rechazar,
            rechazo del modelo, jailbreak*, salvaguardas, comportamiento del modelo, adversarial*,
            benchmark*, sondear el modelo, prueba de penetración
        """,
        "pt": """
            red team*, equipe vermelha, teste de segurança, testes de segurança,
            avaliação de segurança, caso de teste, casos de teste, prompt de teste,
            prompts de teste, bateria de testes, rubrica de pontuação, taxa de recusa,
            taxa de recusas, deveria recusar, deve recusar, recusa do modelo, jailbreak*,
            salvaguardas, comportamento do modelo, adversarial, adversariais, benchmark*,
            sondar o modelo, teste de penetração, teste de invasão
        """,
        "ru": """
            ред тим*, редтим*, красн* команд*, тест безопасности, тесты безопасности,
            тестирование безопасности, оценк* безопасности, тест кейс*, тестов* случа*,
            тестов* промпт*, тестов* запрос*, набор тестов, прогон тестов, рубрик* оценки,
            шкала оценки ответов, дол* отказов, частот* отказов, процент отказов, должна отказать*,
            должен отказать*, отказ модели, отказы модели, джейлбрейк*, поведение модели,
            поведения модели, состязательн*, бенчмарк*, пентест*
        """,
        "zh": """
            红队, 安全测试, 安全评测, 安全评估, 安全团队, 测试用例, 测试提示, 测试集跑,
            评测集, 评测框架, 评测脚本, 评分细则, 拒答率, 拒绝率, 应当拒答, 应该拒绝回答,
            过度拒答, 越狱, 护栏, 对抗性, 对抗样本, 对抗提示, 攻击成功率, 提示注入,
            模型行为, 被测模型, 基准测试, 渗透测试
        """,
        "ja": """
            レッドチーム, 安全性評価, 安全性テスト, 安全性の検証, テストケース,
            テスト用プロンプト, テストプロンプト, 評価ハーネス, 評価セット, 評価用プロンプト,
            採点ルーブリック, 拒否率, 拒否すべき, 過剰拒否, ジェイルブレイク, 脱獄プロンプト,
            ガードレール, 敵対的, 攻撃成功率, プロンプトインジェクション, モデルの挙動,
            対象モデル, ベンチマーク, 侵入テスト, ペネトレーションテスト
        """,
        "ar": """
            الفريق الأحمر, فريق أحمر, اختبار السلامة, اختبارات السلامة, اختبار أمان,
            اختبارات الأمان, تقييم السلامة, تقييم الأمان, حالة اختبار, حالات اختبار, حالات الاختبار,
            موجه اختبار, مجموعة الاختبار, معيار التقييم, سلم التقييم, معدل الرفض, نسبة الرفض,
            يجب أن يرفض, رفض النموذج, كسر الحماية, حواجز الحماية, سلوك النموذج, عدائي للنموذج,
            هجوم عدائي, هجمات عدائية, حقن الأوامر, اختبار اختراق
        """,
    },
    "teaching": {
        "en": """
            my students, our students, for students, the students, students', students will,
            students should, students can, students must, students have to, students learn,
            students read, students discuss, pupils, pupil's, my pupil*, my class, our class,
            for class, in class, the class reads, class discussion, class activity,
            class activities, classroom*, classmates, grade #, #th grade*, grades # to,
            year # class, year # pupils, year # students, unit #, unit plan, unit on, worksheet*,
            lesson plan*, this lesson, next lesson, the lesson, lesson on, lesson about,
            lesson objective*, minute lesson, lesson #, quiz, quizzes, homework, syllabus, syllabi,
            curricul*, i teach, as a teacher i, i'm a teacher, i am a teacher, teacher's guide,
            teacher notes, teaching material*, teaching unit, media literacy, learning objective*,
            learning outcome*, learning goal*, answer key, mark scheme, marking scheme,
            grading rubric*, grading criteria, exam question*, essay question*, essay prompt*,
            term paper, seminar, my lecture, lecture notes, lecture slides, assignment*, coursework,
            multiple choice, gap fill, reading comprehension, vocabulary list, high school class,
            my professor, my teacher, our teacher, parents' evening, report card*, class of #,
            fill in the blanks
        """,
        "de": """
            schüler*, unterricht*, arbeitsblatt*, arbeitsblätter*, klassenarbeit*, klassenzimmer,
            meine klasse, meiner klasse, für die klasse, in der klasse, #. klasse, klasse #,
            jahrgangsstufe*, schulstunde*, unterrichtsstunde*, stundenentwurf*, stundenplanung,
            lernziel*, lehrplan*, lerneinheit*, hausaufgabe*, hausarbeit, übungsaufgabe*,
            übungsblatt*, lückentext*, prüfungsfrage*, klausur*, erwartungshorizont*, lehrkraft,
            lehrkräfte*, ich unterrichte, ich bin lehrer*, mein lehrer, meine lehrerin,
            medienkompetenz, seminar*, vorlesung*, studierende*, meine studenten, meinen studenten,
            quizfrage*, lösungsblatt, leseverständnis, oberstufe, mittelstufe, grundschul*,
            lehrerhandreichung*, referat
        """,
        "fr": """
            mes étudiants, nos étudiants, les étudiants, pour étudiants, ma classe, en classe,
            pour la classe, classe de troisième, classe de seconde, classe de première,
            classe de terminale, classe de cm#, salle de classe, fiche d'exercice*,
            fiche pédagogique, fiche de travail, séance #, séquence pédagogique, pédagogique*,
            plan de cours, mon cours, support de cours, ce cours, cours de français,
            cours d'histoire, cours magistral, travaux dirigés, exercice à trous, texte à trous,
            barème, contrôle de connaissances, interro*, devoir maison, devoirs,
            dissertation de philo*, sujet d'examen, questions d'examen, qcm, programme scolaire,
            objectif* d'apprentissage, compréhension écrite, j'enseigne, je suis professeur*,
            je suis enseignant*, mon prof*, éducation aux médias, lycéens, collégiens, élèves,
            un élève, une élève, chaque élève, le corrigé, corrigé type, exercice de grammaire,
            exercice de français, cahier d'exercices
        """,
        "es": """
            alumnos, alumnas, alumnado, mis alumn*, mis estudiantes, los estudiantes,
            para estudiantes, mi clase, en clase, para la clase, clase de lengua, clase de historia,
            aula, aulas, ficha de trabajo, ficha de ejercicios, hoja de trabajo, hoja de ejercicios,
            ejercicio para, unidad #, unidad didáctica, didáctic*, plan de clase, plan de lección,
            esta lección, la lección, temario, plan de estudios, currículo escolar,
            objetivo* de aprendizaje, deberes, tarea escolar, tarea para casa, preguntas de examen,
            cuestionario de clase, opción múltiple, comprensión lectora, rúbrica de evaluación,
            doy clase*, soy profesor*, soy docente, mi profesor*, docentes,
            alfabetización mediática, bachillerato, seminario, examen final, examen parcial,
            ejercicios de gramática, ejercicios de comprensión, educación secundaria, de secundaria
        """,
        "pt": """
            meus alunos, alunos, alunas, meus estudantes, os estudantes, para estudantes,
            minha turma, turma do, para a turma, em sala, sala de aula, aula, aulas, plano de aula,
            planos de aula, folha de exercícios, ficha de trabalho, lista de exercícios,
            exercício para, unidade #, sequência didática, didátic*, #o ano, lição, dever de casa,
            lição de casa, trabalho de casa, trabalho escolar, questões de prova, gabarito,
            múltipla escolha, interpretação de texto, critérios de correção, currículo escolar,
            objetivo* de aprendizagem, dou aula*, sou professor*, meu professor, minha professora,
            letramento midiático, educação midiática, ensino médio, ensino fundamental, seminário,
            conteúdo programático, prova bimestral, prova final, prova de história,
            prova de português, trabalho da faculdade
        """,
        "ru": """
            ученик*, учениц*, школьник*, моих студентов, моим студентам, мои студенты,
            для студентов, студентам, мой класс, моего класса, в классе, для класса, # класс,
            # класса, #-го класса, урок, урока, уроку, уроке, уроков, уроки, план урока,
            конспект урока, рабоч* лист*, раздаточн* материал*, домашн* задани*, контрольн* работ*,
            самостоятельн* работ*, проверочн* работ*, викторин*, вопросы к экзамену, экзаменационн*,
            критерии оценивания, учебн* программ*, учебн* план*, рабоч* программ*, учебн* пособи*,
            учебник*, цели обучения, тема урока, лекци*, семинар*, реферат*, я преподаю, я учитель*,
            преподавател*, мой учитель, моя учительница, медиаграмотност*, упражнени* для,
            задания для класса, старшеклассник*
        """,
        "zh": """
            学生们, 我的学生, 给学生, 让学生, 学生需要, 中学生作文, 课堂, 上课, 教案,
            教学, 课件, 作业, 练习题, 练习册, 学习单, 任务单, 单元测验, 测验, 小测,
            考题, 试卷, 期末考试, 答案解析, 评分量规, 教学大纲, 课程大纲, 教学目标,
            学习目标, 年级, 高一, 初二, 班上, 我班, 我是老师, 我们老师, 老师布置,
            媒介素养, 阅读理解, 选择题, 填空题, 讲义, 备课
        """,
        "ja": """
            生徒, 児童, 学生に, 学生向け, 授業, 教室, 学級, 指導案, 教案, 教材,
            ワークシート, プリントを, 宿題, 課題レポート, 単元, 小テスト, 期末試験,
            中間試験, 定期テスト, 試験問題, 練習問題, 穴埋め, 選択問題, 解答例, 模範解答,
            採点表, 学習目標, 学習指導要領, シラバス, 講義, ゼミ, 私は教師, 教員として,
            先生に提出, メディアリテラシー, 読解問題, 年生の, 年生向け, クラスの子
        """,
        "ar": """
            طلابي, طلابنا, تلاميذ*, التلاميذ, للطلاب, الطلاب, طلبتي, صفي, في الصف, الصف ال*,
            الفصل الدراسي, حصة دراسية, الحصة, خطة درس, خطة الدرس, تحضير درس, الدرس, ورقة عمل,
            أوراق عمل, واجب منزلي, الواجب المنزلي, واجبات, اختبار قصير, أسئلة الامتحان, امتحان,
            نموذج الإجابة, اختيار من متعدد, املأ الفراغ*, فهم المقروء, المنهج الدراسي, منهج دراسي,
            أهداف التعلم, وحدة دراسية, الوحدة الدراسية, أنا معلم*, أنا مدرس*, أستاذي, معلمتي,
            محاضرة, محاضرات, التربية الإعلامية
        """,
    },
    "fiction": {
        "en": """
            my novel*, the novel, our novel, this novel, novel's, a novel about, a novel set,
            crime novel*, fantasy novel, historical novel*, graphic novel, novella*, novelist*,
            chapter #, chapters, chapter one, chapter two, chapter three, chapter four,
            chapter five, chapter six, chapter seven, this chapter, my chapter, next chapter,
            last chapter, first chapter, opening chapter, final chapter, chapter ending,
            short story, short stories, manuscript*, protagonist*, antagonist*, narrator*,
            narration, villain*, my character*, main character*, character arc*, character sheet*,
            characters in my, the character's, character's voice, side character*,
            supporting character*, scene #, this scene, next scene, opening scene, final scene,
            love scene, the scene where, a scene where, a scene in which, scene in which,
            plot twist*, plot hole*, plot point*, plot outline, my plot, subplot*, story arc,
            worldbuilding, world building, dialogue between, dialogue tag*, screenplay*,
            screenwriter*, film script, stage play, playwright*, prologue, epilogue, beta reader*,
            draft #, draft two, draft three, second draft, third draft, fan fiction, fanfic*,
            whodunit, literary agent, trilogy, my heroine, my hero, the heroine, flash fiction,
            foreshadow*, cliffhanger*, red herring*, fictional town, fictional village,
            fictional character*, fictional world, crime fiction, historical fiction,
            science fiction, literary fiction, work of fiction, plot of my, of the story,
            scenes in my, love interest, draft of the chapter, act one, act two, act three
        """,
        "de": """
            mein roman*, meinen roman, meinem roman, meines romans, der roman, im roman,
            diesem roman, kriminalroman*, romanfigur*, romankapitel, romanprojekt*, romanmanuskript,
            krimi, krimis, kurzgeschichte*, novelle, erzählung, kapitel, kapiteln, kapitels,
            manuskript*, protagonist*, antagonist*, ich erzähler*, erzähler*, erzählstimme*,
            erzählperspektive*, bösewicht*, hauptfigur*, nebenfigur*, meine figur*, meiner figur*,
            figurenrede, figurenentwicklung, szene, szenen, szenenbild, handlungsstrang*,
            handlungsbogen, nebenhandlung*, wendepunkt der handlung, plot, plotten, weltenbau,
            drehbuch*, theaterstück*, prolog, epilog, testleser*, zweite fassung, zweiter entwurf,
            fanfiction, verlagsexposé, spannungsbogen*, heldin, fiktive figur*, fiktive stadt,
            fiktiven stadt, fiktives dorf
        """,
        "fr": """
            mon roman, ce roman, le roman, un roman, du roman, roman policier, roman noir, romans,
            romancier*, romancière*, chapitre*, nouvelle littéraire, mon manuscrit, manuscrit*,
            protagoniste*, antagoniste*, narrateur*, narratrice*, narration, le méchant de,
            mon personnage, mes personnages, personnage principal, personnage secondaire,
            personnages secondaires, personnage de mon, les personnages, héroïne*, scène #,
            cette scène, la scène où, une scène où, scène d'ouverture, prochaine scène, intrigue*,
            rebondissement*, arc narratif, univers fictif, scénario du film, scénariste*,
            pièce de théâtre, prologue, épilogue, bêta lecteur*, deuxième jet, second jet,
            fanfiction*, trilogie, œuvre de fiction, ville fictive, ville imaginaire
        """,
        "es": """
            mi novela, la novela, una novela, esta novela, novela negra, novela histórica, novelas,
            novelista*, capítulo*, cuento corto, relato corto, mi relato, manuscrito*,
            protagonista de mi, la protagonista, el protagonista, antagonista*, narrador*,
            el villano, la villana, mi villano, mi personaje, mis personajes, personaje principal,
            personaje secundario, personajes secundarios, los personajes, arco del personaje,
            heroína*, escena, escenas, trama, tramas, giro argumental, arco narrativo,
            guion de cine, guion de la película, guionista*, obra de teatro, prólogo, epílogo,
            lector* beta, segundo borrador, tercer borrador, fanfic*, trilogía, obra de ficción,
            pueblo ficticio, ciudad ficticia
        """,
        "pt": """
            meu romance, o romance, um romance, este romance, romance policial, romance histórico,
            romancista*, novela, capítulo*, conto curto, meu conto, manuscrito*, protagonista*,
            antagonista*, narrador*, o vilão, a vilã, meu vilão, meu personagem, minha personagem,
            meus personagens, personagem principal, personagem secundári*, personagens,
            arco da personagem, arco do personagem, heroína*, cena, cenas, enredo*, trama,
            reviravolta*, arco narrativo, roteiro do filme, roteirista*, peça de teatro, prólogo,
            epílogo, leitor* beta, segunda versão do capítulo, segundo rascunho, fanfic*, trilogia,
            obra de ficção, cidade fictícia
        """,
        "ru": """
            роман, романа, романе, роману, романом, моего романа, глава #, глава первая,
            глав* романа, главу, главе, главы, глав, рассказчик*, повествовател*, повествовани*,
            повесть, повести, мой рассказ, моего рассказа, короткий рассказ, рукопис*, протагонист*,
            антагонист*, злодей*, злоде*, персонаж*, главн* геро*, второстепенн* геро*, мой герой,
            моего героя, моя героиня, моей героини, сцена #, сцена, сцену, сцене, сцены,
            поворот сюжета, завязк*, кульминаци*, художественн* проз*, сценари* фильма, сценарист*,
            пьес*, пролог*, эпилог*, бета ридер*, второй черновик, черновик романа, черновик главы,
            фанфик*, детективн* истори*, трилоги*, диалог между геро*, сюжет романа, сюжет книги,
            сюжет повести, сюжетн* линия, сюжетн* поворот*, вымышленн* город*
        """,
        "zh": """
            小说, 章节, 第一章, 第二章, 第三章, 第四章, 第五章, 这一章, 下一章,
            人物角色, 主人公, 主角, 配角, 反派, 叙述者, 叙事视角, 第一人称叙述, 女主,
            男主, 书稿, 短篇, 长篇, 中篇, 情节, 剧情, 伏笔, 人物弧光, 世界观设定,
            这场戏, 场景描写, 开场戏, 剧本, 编剧, 话剧, 序章, 尾声, 试读读者, 二稿,
            同人文, 推理小说, 三部曲, 番外, 虚构作品, 虚构小镇
        """,
        "ja": """
            小説, 登場人物, 主人公, 脇役, 悪役, 敵役, 語り手, 語り口, ヒロイン,
            第一章, 第二章, 第三章, 第四章, 第五章, 次の章, この章, 最終章, 短編,
            長編, 原稿の第, 第二稿, 改稿, 初稿, プロット, 伏線, 物語, 場面の描写,
            この場面, 次の場面, フィクション, 脚本, 戯曲, 台詞, セリフ, プロローグ,
            エピローグ, 二次創作, ミステリー小説, 三部作, 作中, 架空の町, 架空の街,
            世界観設定
        """,
        "ar": """
            روايتي, الرواية, رواية بوليسية, رواية تاريخية, رواية عن, روائي*, الفصل الأول من,
            الفصل الثاني من, الفصل الثالث من, فصل من روايتي, فصول الرواية, قصة قصيرة, قصتي,
            قصص قصيرة, مخطوط*, البطل الرئيسي, بطل الرواية, بطلة الرواية, بطل القصة, بطلة القصة,
            الشخصية الرئيسية, شخصية خيالية, شخصيات الرواية, الشرير, الراوي, السارد, السرد, حبكة,
            الحبكة, المشهد الافتتاحي, مشهد من, هذا المشهد, المشهد التالي, سيناريو الفيلم, مسرحية,
            خاتمة الرواية, المسودة الثانية, حوار بين الشخصيات, ثلاثية
        """,
    },
}
