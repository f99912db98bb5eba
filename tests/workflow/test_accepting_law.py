"""The law of accept: a release changed by hand in any way is made again, byte for byte."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from pipeline import accept, build, compile  # noqa: A004 - the verb
from pipeline.formats import read, write_release
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from tests.workflow.films import film, srt, texts, translate

_MASTER = (
    "[wind]",
    "Hello, my dear friends,",
    "we are flying over the sea,\nas we did before.",
    "Привет, друзья.",
    "AIRLOCK",
    "Yes. Let's go.",
    "- Are you there?\n- I am.",
    "<i>And then we see</i>",
    "<i>the moon.</i>",
    "Yes.",
    "12:30",
    "Nobody says a word to us.",
)
_WORDS = {
    "hello": "привет", "my": "мои", "dear": "дорогие", "friends": "друзья", "sea": "морем",
    "yes": "да", "you": "ты", "there": "здесь", "moon": "луну", "word": "ни слова",
}  # fmt: skip
_PIECES = ("Да", "нет,", "Люк", "закрыт.", "—", "<i>вот</i>", "и…", "а\u00a0в", "5")
_spoken = st.lists(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=3,
).map("\n".join)
_places = st.integers(0, 11)
_shifts = st.sampled_from((-400, -40, 1, 40, 500))


def _translated(source: str) -> str | None:
    if "word" in source or "12" in source:
        return None
    return " ".join(_WORDS.get(one.strip(",.").lower(), one) for one in source.split(" "))


class Editing(RuleBasedStateMachine):
    """A person works on a release, accepts, and the film is cut again at its beginning."""

    unit = "cue"

    @initialize(own=st.sampled_from(("", "@edu")))
    def begin(self, own: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.release = f"ru{own}"
        self.master = [
            Cue(TimeSpan(1_000 + 2_500 * at, 3_000 + 2_500 * at), text)
            for at, text in enumerate(_MASTER)
        ]
        self.cuts = 0
        configuration = (
            f'languages = ["ru", "ru@edu"]\nsource-languages = ["en", "ru"]\nunit = "{self.unit}"\n'
        )
        self.project = film(
            Path(self.folder.name),
            {"film": write_release(Track(tuple(self.master))).data},
            configuration,
            {"film": '[[pin]]\nat = 1\nlanguage = "zxx"\n'},
        )
        build(self.project)
        translate(self.project, "film", "ru", _translated)
        build(self.project)
        self.file = self.project.release("film", self.release)
        self.cues = list(self.on_disk())
        self.accepted = True

    def on_disk(self) -> tuple[Cue, ...]:
        return read(self.file.read_bytes(), name="film.srt").track.cues

    def save(self) -> None:
        self.accepted = False
        self.file.write_bytes(write_release(Track(tuple(self.cues))).data)
        self.cues = list(self.on_disk())

    @rule(place=_places, start=_shifts, end=_shifts)
    def retime(self, place: int, start: int, end: int) -> None:
        cue = self.cues[place % len(self.cues)]
        begin = max(cue.span.start + start, 0)
        span = TimeSpan(begin, max(cue.span.end + end, begin))
        self.cues[place % len(self.cues)] = cue._replace(span=span)
        self.save()

    @rule(place=_places, text=_spoken)
    def reword(self, place: int, text: str) -> None:
        at = place % len(self.cues)
        self.cues[at] = self.cues[at]._replace(text=text)
        self.save()

    @rule(place=_places, word=st.integers(0, 5), new=st.sampled_from((*_PIECES, "")))
    def change_word(self, place: int, word: int, new: str) -> None:
        at = place % len(self.cues)
        words = self.cues[at].text.split(" ")
        words[word % len(words)] = new
        text = "\n".join(line for line in " ".join(words).split("\n") if line.strip())
        if text.strip():
            self.cues[at] = self.cues[at]._replace(text=text)
            self.save()

    @rule(place=_places)
    def rebreak(self, place: int) -> None:
        at = place % len(self.cues)
        text = self.cues[at].text
        head, _gap, tail = text.replace("\n", " ").partition(" ")
        self.cues[at] = self.cues[at]._replace(text=f"{head}\n{tail}" if tail else head)
        self.save()

    @rule(place=_places)
    def move_a_word(self, place: int) -> None:
        if len(self.cues) < 2:
            return
        at = place % (len(self.cues) - 1)
        one, other = self.cues[at : at + 2]
        rest, _gap, last = one.text.rpartition(" ")
        if rest.strip() and last.strip():
            self.cues[at] = one._replace(text=rest)
            self.cues[at + 1] = other._replace(text=f"{last} {other.text}")
            self.save()

    @rule(place=_places, digit=st.sampled_from((2, 8)))
    def put_elsewhere(self, place: int, digit: int) -> None:
        at = place % len(self.cues)
        text = f"{{\\an{digit}}}" + self.cues[at].text.removeprefix("{\\an8}")
        self.cues[at] = self.cues[at]._replace(text=text)
        self.save()

    @rule(place=_places)
    def split(self, place: int) -> None:
        at = place % len(self.cues)
        cue = self.cues[at]
        head, _gap, tail = cue.text.partition(" ")
        if tail.strip() and head.strip():
            middle = (cue.span.start + cue.span.end) // 2
            self.cues[at : at + 1] = [
                cue._replace(span=TimeSpan(cue.span.start, middle), text=head),
                cue._replace(span=TimeSpan(middle, cue.span.end), text=tail),
            ]
            self.save()

    @rule(place=_places, gap=st.sampled_from((" ", "\n")))
    def join(self, place: int, gap: str) -> None:
        at = place % len(self.cues)
        if at + 1 < len(self.cues):
            one, other = self.cues[at : at + 2]
            span = TimeSpan(one.span.start, max(other.span.end, one.span.end))
            self.cues[at : at + 2] = [one._replace(span=span, text=one.text + gap + other.text)]
            self.save()

    @rule(place=_places, text=_spoken, start=st.integers(0, 40_000))
    def add(self, place: int, text: str, start: int) -> None:
        self.cues.insert(place % (len(self.cues) + 1), Cue(TimeSpan(start, start + 900), text))
        self.save()

    @rule(place=_places)
    def delete(self, place: int) -> None:
        if len(self.cues) > 3:
            del self.cues[place % len(self.cues)]
            self.save()

    @rule()
    def accept(self) -> None:
        """Accepted, the release is made again as it is; a second accept finds nothing to do."""
        wanted = self.file.read_bytes()
        (done,) = accept(self.project, [str(self.file)])
        assert done.refused is None, (done.refused.what, done.refused.where)
        assert self.file.read_bytes() == wanted
        self.accepted = True
        for verb in (compile, build):
            outcome = verb(self.project)
            assert not outcome.refused
            assert not [one.text for one in outcome.findings if one.code == "LAY021"]
            assert self.file.read_bytes() == wanted
        (again,) = accept(self.project, [str(self.file)])
        assert not again.edits
        assert not again.written

    @precondition(lambda self: self.accepted)
    @rule()
    def cut_the_film(self) -> None:
        """A new opening moves all that was there: every hand-made change moves with it."""
        self.cuts += 1
        new = Cue(TimeSpan(500, 2_000), f"Opening number {'I' * self.cuts}.")
        shift = 9_000
        self.master = [new, *(one._replace(span=one.span.shifted(shift)) for one in self.master)]
        data = write_release(Track(tuple(self.master))).data
        self.project.master("film").write_bytes(data)
        outcome = build(self.project)
        assert not outcome.refused
        assert not [one.text for one in outcome.findings if one.code == "LAY021"]
        moved = [new, *(one._replace(span=one.span.shifted(shift)) for one in self.cues)]
        assert self.file.read_bytes() == write_release(Track(tuple(moved))).data
        self.cues = list(self.on_disk())

    def teardown(self) -> None:
        if not hasattr(self, "project"):
            return
        try:
            self.accept()
        finally:
            self.folder.cleanup()


_LINES = tuple(f"Line {chr(97 + at) * 3} of the film is said." for at in range(10))
_PO = st.sets(st.integers(0, 9), max_size=4)


@settings(max_examples=15, deadline=None)
@given(_PO, _PO, st.sampled_from(("cue", "sentence")), st.data())
def test_hand_work_and_new_translations_meet(
    saved: set[int], touched: set[int], unit: str, data: st.DataObject
) -> None:
    """Other messages edited in the catalog since the last compile: accept and compile have both."""
    with tempfile.TemporaryDirectory() as folder:
        project = film(
            Path(folder),
            {"film": srt(*_LINES)},
            f'languages = ["ru"]\nsource-languages = ["en"]\nunit = "{unit}"\n',
        )
        build(project)
        translate(project, "film", "ru", lambda text: f"Строка {_LINES.index(text)}.")
        build(project)
        wanted = texts(project, "film", "ru")
        news = {_LINES[at]: f"Новая строка {at}!" for at in saved}
        translate(project, "film", "ru", news)
        file = project.release("film", "ru")
        blocks = file.read_text("utf-8").strip("\n").split("\n\n")
        for at in saved:
            wanted[at] = news[_LINES[at]]
        kept = []
        for at, block in enumerate(blocks):
            act = (
                data.draw(st.sampled_from(("word", "delete", "add")))
                if at in touched - saved
                else ""
            )
            if act == "word":
                wanted[at] = data.draw(st.sampled_from(("Эта строка.", "{\\an8}Строка")))
                kept.append("\n".join([*block.split("\n")[:2], wanted[at]]))
                continue
            if act == "delete":
                wanted[at] = ""
                continue
            kept.append(block)
            if act == "add":
                kept.append(block.split("\n", 2)[0] + "\n00:01:30,000 --> 00:01:31,000\nТитр")
                wanted[at] += "|Титр"
        file.write_text("\n\n".join(kept) + "\n\n", "utf-8")
        (done,) = accept(project, [str(file)])
        assert done.refused is None
        assert not build(project).refused
        expected = [part for one in wanted if one for part in one.split("|")]
        assert texts(project, "film", "ru") == expected


class EditingSentences(Editing):
    """The same with sentences as units of translation."""

    unit = "sentence"


_FEW = settings(
    max_examples=12,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestCues = Editing.TestCase
TestSentences = EditingSentences.TestCase
TestCues.settings = TestSentences.settings = _FEW
