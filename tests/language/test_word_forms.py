"""Every form of a word is told from its dictionary form, and no other word is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.stems import plain_word, stem
from pipeline.language.word_forms import forms_of

RUSSIAN = """
люк люка люку люком люке люки люков люками
модуль модуля модули модулей модулями
станция станции станцию станций станциями
стыковка стыковки стыковок стыковкам
шлюзовой шлюзового шлюзовому шлюзовым шлюзовом шлюзовая шлюзовые шлюзовых
ремень ремня ремни ремней ремнями
конец конца концов
боец бойца бойцами
корабль корабля кораблём кораблей
дверь двери дверью дверей дверями дверьми
день дня дни дней
время времени временем времена времён
давление давления давлением давлении
экипаж экипажа экипажей экипажем
огонёк огонька огоньки огоньков
двигатель двигателя двигатели
ЦУП ЦУПа ЦУПом
мать матери матерью матерей
дочь дочери дочерью дочерей
семья семьи семье семью семьёй семей семьям
статья статьи статей статьями
копьё копья копью копьём копий копьям
друг друга другом друзья друзей друзьями
судно судна судном суда судов судами
Иванов Иванова Ивановым Ивановы Ивановых Иванове
Иванова Ивановой Иванову
окно окна окон окнами
письмо писем письма
стекло стёкол
кольцо колец
земля земель землёй
песня песен
деревня деревень
кухня кухонь
башня башен
тюрьма тюрем
копейка копеек
война войн
сестра сестёр
игла игл
доска досок
чашка чашек
ошибка ошибок
здание здания зданий зданием здании
море моря морей морем
сердце сердца сердец
солнце солнца солнц
училище училищ
платье платьев платья
поле поля полей полем
яблоко яблоки яблок
облако облака облаков
имя имени имена имён
знамя знамени
путь пути путём
часть части частью частей
ночь ночи ночью ночей
герой героя героем герои героев
гений гения гении гениев
воробей воробья воробьёв
санаторий санатории
гражданин гражданина граждане граждан гражданам
котёнок котёнка котята котят
человек человека люди людей
ребёнок ребёнка дети детей
город города городов городом
дом дома домов домах
врач врача врачом врачей
месяц месяца месяцем месяцев
ключ ключа ключом ключей
отец отца отцом отцы отцов отцам
кузнец кузнеца кузнецом
палец пальца пальцы пальцев
владелец владельца
рот рта рту ртом рты
лёд льда льдом
церковь церкви церковью церквей церквам
любовь любви любовью
пол пола полу полом полы полов
гора горы горе гору горой гор горам
рука руки рукой рук
дорога дороги дорогой дорог
неделя недели недель
капля капель
дядя дяди дядей
вода воды воде водой
нога ноги ног
улица улицы улицей улиц
тысяча тысячи тысячей тысяч
ножницы ножниц ножницами
часы часов часами
данные данных данным данными
деньги денег деньгами
друзья друзей
столовая столовой столовую столовые столовых
будущее будущего будущем
командующий командующего командующие
синий синего синяя синими
русский русского русские
большой большого большая большие
хороший хорошего хорошая
Марина Марины Марине Марину Мариной
Петров Петрова Петрову Петровым
Гагарин Гагарина Гагарину Гагариным Гагарине
Пушкин Пушкиным
Королёв Королёва Королёвым
Достоевский Достоевского
Лев Льва Львом
Павел Павла
Юрий Юрия Юрию Юрием
Мария Марии Марию
Анна Анны Анне Анну Анной
Наталья Натальи Наталье
отсек отсека отсеки
урок урока уроки
цветок цветка цветы цветов
платок платка платков
кусок куска куски
звонок звонка
потолок потолка
замок замка замки
носок носка носков
паёк пайка
ручей ручья ручьи ручьёв
музей музея музеев
край края краёв
бой боя бои боёв
чай чая
космонавт космонавта космонавты
скафандр скафандра скафандры
выход выхода выходе
ракета ракеты ракет ракетой
спутник спутника спутники
орбита орбите
капсула капсул
связь связи связью связей
скорость скорости скоростью скоростей
площадь площади площадей
кровь крови кровью
соль соли солей
уголь угля углём
огонь огня огнём
камень камня камни камней
уровень уровня уровни
олень оленя оленей
тень тени тенью теней
лошадь лошади лошадей лошадьми
зверь зверя зверей
гость гостя гостей гостям
кость кости костью костей
тетрадь тетради
осень осени осенью
жизнь жизни жизнью
дерево деревья деревьев дереву
крыло крылья крыльев
звено звенья
стул стулья
брат братья братьев
сын сыновья
чудо чудеса
небо небеса небес
ухо уши ушей
плечо плечи плеч плечом
колено колени
хозяин хозяева хозяев
сосед соседи соседей
заяц зайца зайцы
курица куры
яйцо яйца яиц
сапог сапоги сапог
раз раз
танцовщица танцовщиц
свеча свечи свечей свеч
вождь вождя
шоссе шоссе
кино кино
метро метро
окошко окошки окошек
колесо колёса колёс
озеро озёра озёр
жена жёны жён
звезда звёзды звёзд
слеза слёз
число чисел
масло масел
весло вёсел
ядро ядер
ребро рёбер
дно дна
зло зла
лицо лица лиц
место места мест
дело дела дел
слово слов
рубль рубля рублей
гвоздь гвоздя гвоздей
король короля
кровать кровати кроватей
печать печати
память памяти памятью
сеть сети сетью сетей
печь печи печей
вещь вещи вещей
мышь мыши мышей
ложь лжи ложью
рожь ржи
"""
"""The dictionary form, and other forms of the word."""

OTHER_WORDS = """
люк люкс
порт портрет
кабина кабинет
луна лунный
часть частый
отсек сектор
мост мостик
рот рота
рот роту
пол поля
судно суд
стол столица
план планета
вид видео
мир мирный
лес лесной
ток точка
бор борт
кот котёл
пост постель
горе гора
горе горы
поле пол
поле полы
лев лева
рак ракета
краска краса
банк банкир
класс классный
станция стан
брат братский
вода водка
рука ручка
сила силач
цель целый
весть вестник
мать мата
дочь дочка
друг другой
море мор
пила пилот
кровать кровью
память памятник
кость костёр
гость гостиница
соль солнце
двигатель двигать
стыковка стыковать
связь связать
конец конечно
отец отцовский
урок урка
Иванов Ивановка
Марина Марин
"""
"""A dictionary form, and a word that begins alike."""

ENGLISH = """
hatch hatches hatch's hatches'
child children child's children's
crewman crewmen crewman's
German Germans German's
city cities city's
boy boys
spacecraft spacecraft's
analysis analyses
axis axes
radius radii
criterion criteria
antenna antennas antennae
leaf leaves
gas gases
lens lenses
array arrays
arrays array
children child
person people
box boxes
quiz quizzes
"""

OTHER_ENGLISH = """
hatch hatching
hatch hatched
walk walked
walk walker
dock docking
docking dock
station stationed
orbit orbital
Mars Mar
news new
physics physic
glass glas
bus bu
man many
"""

VERBS = """
dock docks docked docking
stop stops stopped stopping
transmit transmits transmitted transmitting
try tries tried trying
go goes went gone going
spin spins spun spinning
be is are was were been being
release releases released releasing
agree agreed agreeing
press presses pressed pressing
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def is_form(entry: str, word: str, language: str, *, is_verb: bool = False) -> bool:
    known = forms_of(entry, language, is_verb=is_verb)
    return known.have(plain_word(word), stem(plain_word(word), language))


@pytest.mark.parametrize("line", rows(RUSSIAN), ids=" ".join)
def test_russian_forms(line: list[str]) -> None:
    """Every form of a noun, adjective or name is told from its dictionary form."""
    assert [word for word in line if not is_form(line[0], word, "ru")] == []


@pytest.mark.parametrize("line", rows(OTHER_WORDS), ids=" ".join)
def test_other_russian_words(line: list[str]) -> None:
    """A word that begins alike is another word."""
    one, other = line
    assert not is_form(one, other, "ru")


@pytest.mark.parametrize("line", rows(ENGLISH), ids=" ".join)
def test_english_forms(line: list[str]) -> None:
    """A noun has its number and its genitive."""
    assert [word for word in line if not is_form(line[0], word, "en")] == []


@pytest.mark.parametrize("line", rows(OTHER_ENGLISH), ids=" ".join)
def test_other_english_words(line: list[str]) -> None:
    """What is made of a noun with -ing and -ed is another word."""
    one, other = line
    assert not is_form(one, other, "en")


@pytest.mark.parametrize("line", rows(VERBS), ids=" ".join)
def test_english_verbs(line: list[str]) -> None:
    """A word that is said to be a verb has the forms of one, and no genitive."""
    verb = line[0]
    assert [word for word in line if not is_form(verb, word, "en", is_verb=True)] == []
    assert not is_form(verb, f"{verb}'s", "en", is_verb=True)


@pytest.mark.parametrize(
    "line", ["стыковать стыкует стыковали стыкую", "открыть открыл открыла", "ждать ждать"]
)
def test_russian_verbs(line: str) -> None:
    """A verb is known by its infinitive, and found by its stem."""
    verb, *others = line.split()
    assert [word for word in others if not is_form(verb, word, "ru")] == []


@given(
    st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdeghinorstuvyАИОA'", min_size=1, max_size=12),
    st.sampled_from(["ru", "ru-RU", "en", "de", "und"]),
    st.booleans(),
)
def test_a_word_is_a_form_of_itself(word: str, language: str, is_verb: bool) -> None:
    """Whatever a word looks like, it is found as it stands; forms begin as the word does."""
    assert is_form(word, word, language, is_verb=is_verb)
    known = forms_of(word, language, is_verb=is_verb)
    assert all(form == plain_word(form) or "'" in form for form in known.forms)
