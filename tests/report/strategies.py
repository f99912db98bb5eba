"""Findings of every kind, with amounts, texts and paths that views have to survive."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.model.codes import CODES, Severity
from pipeline.model.finding import Finding, Place
from pipeline.model.fix import Fix, FixSafety
from pipeline.report.stats_view import Changes, Progress
from pipeline.report.summary import Report

texts = st.text(max_size=30) | st.sampled_from(
    ("%0A,:%", "a\r\nb", "{value}", "\x1b[31m", "\u202eabc", "日本語", "е\u0301", "- Да.\n- Нет.")
)
paths = st.sampled_from(
    (
        "",
        "film.srt",
        "subtitles/ru/iss 01.ru.srt",
        "a:b,c%.srt",
        "/tmp/ф#?.srt",
        "//host/x",
        "\udcff",
    )
)
amounts = st.none() | st.integers() | st.fractions() | texts
numbers = st.none() | st.integers(1, 10**6)

places = st.builds(
    Place,
    file=paths,
    line=numbers,
    column=numbers,
    cue=numbers,
    start=st.none() | st.integers(0, 10**9),
    message=st.none() | texts,
    catalog=st.none() | paths,
    catalog_line=numbers,
)

findings = st.builds(
    Finding,
    code=st.sampled_from(sorted(CODES)),
    place=places,
    value=amounts,
    limit=amounts,
    unit=st.none() | texts,
    text=texts,
    fix=st.none() | st.builds(Fix, st.sampled_from(FixSafety)),
    severity_override=st.none() | st.sampled_from(Severity),
)

reports = st.builds(
    Report,
    st.lists(findings, max_size=5).map(tuple),
    st.just("1.2.3"),
    st.integers(0, 3),
)

counts = st.integers(0, 10**5)
progress_rows = st.lists(
    st.builds(
        Progress,
        *(texts, st.sampled_from(("ru", "ru@edu"))),
        *([counts] * 4),
        overrides=st.none() | counts,
        words=counts,
    ),
    max_size=4,
)
change_rows = st.lists(
    st.builds(Changes, texts, st.none() | st.just("ru"), *([counts] * 7)), max_size=4
)
