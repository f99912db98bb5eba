"""Invented texts with `|` where their sentences end; read by `test_sentence_ends`."""

from __future__ import annotations

ENGLISH = """
Yes.| No!| Why?|
We go on, and on
Mr. Bean met Mrs. Hall and Dr. Who at St. Paul's.| They spoke.|
Bring salt, e.g. sea salt, i.e. the coarse kind.| Thanks.|
Cats vs. Dogs is on approx. two channels.|
Gen. Lee and Lt. Dan came.| So did Prof. Plum.|
I met Mr.
We took apples, pears, etc. and left.| Apples, pears, etc.| Then we left.|
We left at 5 p.m.| He came at 6 a.m. on Monday.|
The U.S. Army came.| We live in the U.S.| They do not.|
How much U.S. dollars?| He has a Ph.D. in physics.| She has a Ph.D.| He does not.|
She works at Acme Inc. now.| He left Acme Inc.| It was time.| Acme Ltd. Partners stayed.|
Sammy Davis Jr. sang.| We heard Davis Jr.| It was good.|
J. R. R. Tolkien and Philip K. Dick wrote.| J.S. Bach did not.|
So did I.| We both did.| It was I.| Peter left.|
That is plan B.| Peter knows.| Take vitamin C.| Milk helps.|
Sonata No. 5 by Bach.| No.| I do not.| No. VI is better.|
See fig. 3 and p. 12 in vol. 2.| A fig.| Then a date.|
On Jan. 5 it rained.| It rained in Jan.| In Feb. too.|
Pi is 3.14 and this is v1.2.| Version 2.0 works at getmonero.org.| Read file.txt.| Use model.fit.|
He was 30.| 5 people came.| It is 7 ft. 2 in. tall.|
1. First do this.| 2. Then do that.|
a. First do this.| II. The end.|
3.| 2.| 1. Go!|
Well... maybe.| Wait… what?| We waited...| Then he came.|
It took... 5 hours.| Thank you...| Captain.|
Er... Captain... we go.| I... I don't know.| W... We go.| Wha... What now?|
But... Captain!| We tried, but...| Farewell, young man.|
What?!| No!!!| Really?..| Yes!..| Er?.. no idea.|
Yes.| ...and then we left.| Now... ...and then we left.|
Yes. . . no.| Yes . . .| No.|
"Wait!" she said.| "Stop!" Peter said.| "Stop!" I said.| "Stop!"| He ran.|
'Wait!' she said.| He said "Stop!"| We did.|
He said: "It is over."| We left.| “Go.”| “Where?”|
He left.| (He was tired.)| She stayed (why?) at home.| She paid (!) for it.|
We know the "!" key and the "?" key.|
Stop!| (laughs) Come here.| It works.| (or so I heard.)| Good.|
That's it.| (screen whooshing)
Yes.| - No.| - Why? - he asked.| -- Go!|
Is it you?| — Yes.|
iPhone sales grew.| iPhone is good.| They sent e-mail. e-mail me.|
We used Yahoo! and left.| Yahoo!| We won!| It is ok.| Let's go.|
WE GO NOW.| MR. SMITH WENT.| HE DID.|
What?|No way!| Stop…|Now.| Call foo.Bar or readme.MD.|
He left; she stayed: they, too.|
Great!| 😀 Next.| Good! 😀|
She cried, "Oh!" and fell.| The end.|
Wait, -
Hello. "|
*Go!*| *Now!*|
Yes. —
[DR. KIM] Money matters.| [Applause] Thank you.|
In the 1990s. what?|
et al. 2017 said so.|
P.S. I love you.|
I waited (long.)|
"Are you (really) sure?"| "Yes."|
The "!" Key works.| Ask Yahoo!, Google and others.|
It ended (with cakes, etc.).| Then we left.| Really?..| 5 of them.|
It took 5...| Then we left.| Uhh... Captain.| We saw, er... Captain Cook.|
No...| Nothing.| Wait...| Wait for me.| Stop!| Peter said so.|
5...| Then 6.|
It looks... Mgh... Perfect.| So... Uh... Captain.| Grrr...| Nothing works.|
He left.| [aside] ...and she stayed.|
"""

RUSSIAN = """
Да.| Нет!| Почему?|
Это было давно, т. е. вчера.| Т. е. Иван прав, т.е. Пётр тоже.|
Яблоки, груши и т. д. и т. п. лежат тут.| Яблоки и т. д.| Потом мы ушли.| Груши и т.п.| Всё.|
Иванов и др. пришли.| Иванов и др.| Потом все ушли.|
В 1941 г. Гитлер напал.| Это было весной 1995 г.| Пётр ушёл.| Он жил в 1990–1995 гг. в Москве.|
Он родился в г. Москве.| В г. Пскове дожди.|
Это здание XIX в. стоит до сих пор.| Дом был построен в XIX в.| Потом его снесли.|
См. стр. 5 и рис. 3.| Смотри на стр. 12.| Ср. гл. II.|
Он живёт на ул. Ленина в д. 5.| Потом пр. Мира.| Хлеб, соль и пр.| Потом чай.|
Это стоит 5 тыс. рублей.| Цена 5 млн. долларов.| Цена 5 руб. 20 коп.| Потом 10 руб.| Дорого.|
Цена 5 млн рублей.| Музей им. Пушкина открыт.| Дай им.| Они ждут.| Я сказал им.| Вот так.|
Проф. Преображенский и акад. Павлов.| Тов. Сухов, вперёд!| Гр. Иванов, стойте.|
А. С. Пушкин и Л.Н. Толстой.| Стихи Пушкина А. С.| Он жил давно.| Ф. М. Достоевский тоже.|
Это я.| Он тут.| Я.| Иван, иди.| Я. И. Перельман писал.|
Есть план Б.| Пётр знает.| Группа А.| Потом все.|
Число 3,14 и версия 2.0.| Сайт getmonero.org открыт.| Файл file.txt.|
Ему 30.| 5 человек пришли.|
1. Первое.| 2. Второе.|
а. Третье.|
Ок.| Пойдём.| Было ок. 5 километров.|
…ушёл.| «Стой!»|
Ну... ладно.| Подожди… что?| Мы ждали...| Потом он пришёл.|
Прошло... 5 часов.| Э... Капитан... мы идём.| Э-э… Капитан!|
Выглядит... Мгх... Отлично.| Гррр...| Не работает.|
Я... Я не знаю.| Но... Капитан!| Мы пытались, но...| Прощай.|
Что?!| Нет!!!| Правда?..| Да!..| Э?.. не знаю.|
Да.| ...и потом мы ушли.| Теперь... ...и потом.|
«Стой!» — крикнул он.| — Иди сюда!| — Зачем? — спросил Иван.| — Надо.|
"Стой!" - крикнул он.| Он сказал «стой!» и ушёл.| Он крикнул: «Стой!»| Мы встали.|
Он сказал: «Всё кончено».| Мы ушли.|
Он ушёл.| (Он устал.)| Она осталась (почему?) дома.| Она (!) осталась.|
Стой!| (смеётся) Иди сюда.|
Да.|Нет, что ты.| Правда?|Нет.| На ул.Ленина, г.Москва и им.Горького.| МОСКВА.НЕТ
Иди!..| «Иду».| Да!| — Нет!|
МЫ ИДЁМ.| СТОЙ!| ОН УШЁЛ.|
iPhone вышел.| iPhone дорогой.| Пришли e-mail. e-mail не пришёл.|
Он ушёл; она осталась: все, кто мог.|
До н. э. люди жили.| Это было до н. э.| Потом всё сменилось.|
Выбираем файл .JSON тут.|
Слово из пяти букв.| График растёт.| Тут есть ген.| Наука знает.|
Дж. Р. Р. Толкин писал.|
Он пришёл в 5 ч. 30 мин. вечера.| Он пришёл в 5 ч.| Дождь шёл.|
Это 5 см. в длину.| Это 5 см.| Мало.|
и.о. директора пришёл.| И. о. Иванов.|
Да, -
"""

OTHERS = {
    "de": """
Er kam am 3. Oktober.| Ich bin 30.| Und du?| Das ist z. B. Hunden klar, z.B. Rex.| Nr. 5 lebt.|
»Nein!« rief er.| »Nein!«| Er ging.| „Ja.“| „Nein!“|
""",
    "fr": """
« Arrêtez ! » cria-t-il.| « Oui ! »| Il part.| M. Dupont rit.| Pourquoi ?| Parce que !|
""",
    "es": """
¿Qué?| ¡No!| Así es.| ¿Quién?| Los EE. UU. pagan.| La Sra. Ruiz ve, p. ej. Madrid.|
""",
    "el": """
Τι κάνεις;| Καλά.| Ναι; ναι.| Ποιος\u037e| Εγώ.|
""",
    "uk": """
Він жив на вул. Лесі.| Це яблука і т. д.| Потім усе.| Вона прийшла.| Іван пішов.|
""",
    "zh": """
你好。|我很好！|你呢？|
“走！”他说。|他问：“你好吗？”|她没回答。|我……我不知道。|
用 fast.ai 学习。|python 很好。|版本 3.14！|好
""",
    "ja": """
「待って！」と彼は言った。|行こう。|本当？|ええ。|３．１４です。|
彼は「行こう！」|彼女は笑った。|
""",
    "ko": """
안녕하세요.| 잘 지내요?| "가자!"라고 말했다.|
""",
    "ar": """
كيف حالك؟| أنا بخير.| نعم، شكرا.|
""",
    "ur": """
وہ گیا۔| وہ آیا۔|وہ بھی؟|
""",
    "hi": """
वह गया।| वह आया।|हाँ॥|
""",
    "hy": """
Բարև։| Ինչպե՞ս ես։| Լավ։|
""",
    "am": """
ሰላም።| እንዴት ነህ፧|
""",
    "ka": """
გამარჯობა.| როგორ ხარ?| კარგად.|
""",
    "he": """
\u202bשלום. מה?\u202c
""",
    "hr": """
Da.| ǅep je pun.|
""",
    "th": """
สวัสดีครับ คุณสบายดีไหม
""",
    "und": """
Yes.| Да.| 好。|Mr. Bean?|
""",
}
OTHERS["he"] = "\nשלום.| מה שלומך?|\n"


def rows(table: str) -> list[str]:
    """Return the texts of a table, one a line."""
    return table.strip().split("\n")


# Where a reference reads a row otherwise, and why we stay with ours. A row is named by its start.

BEFORE = "an abbreviation our table knows stands before its word or number"
LAST = "an abbreviation our table knows may be last; a word that opens sentences follows"
LETTER = "a single letter may be a word, the name of a thing, or an initial; neighbours tell"
LIST = "the number of a list belongs to its item"
HALT = "a halt or a digit after dots ends nothing, dots at the start belong to the next"
SMALL = "a small letter goes on: a translator had rather one sentence too long than two halves"
QUOTE = "who has said it belongs to the quotation; a bracket of its own ends with its mark"
WORD = "a short word that is no abbreviation here"
SPACE = "a forgotten space in Cyrillic is seen, a name with a dot in it is no sentence"
DIGIT = "a question with dots is a question still, and a digit after it begins anew"
SIGN = "signs without words are no sentence"

SENTENCEX = {
    "en": {
        "Mr. Bean met": BEFORE,
        "Cats vs.": BEFORE,
        "So did I.": LETTER,
        "That is plan B.": LETTER,
        "Sonata No. 5": WORD,
        "See fig. 3": BEFORE,
        "1. First": LIST,
        "a. First": LIST,
        "3.| 2.": LIST,
        "Er... Captain": HALT,
        "But... Captain": HALT,
        "Yes.| ...and": HALT,
        '"Wait!" she': QUOTE,
        "He left.| (He": QUOTE,
        "Stop!| (laughs)": QUOTE,
        "Yes.| - No.": WORD,
        "iPhone sales": SMALL,
        "We used Yahoo!": WORD,
        "What?|No way": SPACE,
        "Great!| 😀": SIGN,
        "*Go!*": SIGN,
        "Yes. —": SIGN,
        "In the 1990s.": SMALL,
        'The "!" Key': QUOTE,
        "It ended (with": DIGIT,
        "It took 5...|": HALT,
        "It looks... Mgh": HALT,
        "He left.| [aside]": HALT,
        "No...| Nothing": WORD,
    },
    "ru": {
        "Это было давно": BEFORE,
        "Яблоки, груши": LAST,
        "Иванов и др.": LAST,
        "В 1941 г.": LAST,
        "Это здание XIX": LAST,
        "См. стр. 5": BEFORE,
        "Он живёт на ул.": LAST,
        "Это стоит 5": LAST,
        "Цена 5 млн рублей": BEFORE,
        "А. С. Пушкин": LAST,
        "Это я.": LETTER,
        "Есть план Б.": LETTER,
        "1. Первое": LIST,
        "Ок.| Пойдём": BEFORE,
        "Ну... ладно": SMALL,
        "Прошло... 5": HALT,
        "Выглядит... Мгх": HALT,
        "Я... Я не": HALT,
        "Что?!| Нет": SMALL,
        "Да.| ...и": HALT,
        "«Стой!» — крикнул": QUOTE,
        '"Стой!" - крикнул': QUOTE,
        "Он ушёл.| (Он": QUOTE,
        "Да.|Нет, что": SPACE,
        "iPhone вышел": SMALL,
        "До н. э.": BEFORE,
        "Выбираем файл": SPACE,
        "Дж. Р. Р.": LETTER,
        "Он пришёл в 5": LAST,
        "Это 5 см.": LAST,
    },
}
RAZDEL = {
    "ru": {
        "В 1941 г.": LAST,
        "Он живёт на ул.": LAST,
        "Цена 5 млн рублей": WORD,
        "А. С. Пушкин": LAST,
        "Это я.": LETTER,
        "Есть план Б.": LETTER,
        "Ок.| Пойдём": WORD,
        "Прошло... 5": HALT,
        "Выглядит... Мгх": HALT,
        "Я... Я не": HALT,
        "Да.| ...и": HALT,
        "Да.|Нет, что": SPACE,
        "Слово из пяти": WORD,
        "Он пришёл в 5": LAST,
        "Это 5 см.": LAST,
    },
}
