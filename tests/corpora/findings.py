"""What the rules find in real films: by rule and project, and samples to be judged.

`SUBTITR_CORPORA=... python -m tests.corpora.findings` prints a table of findings by rule and
project under netflix-<language>; `... findings sample RULE [COUNT]` draws findings of a rule with a
fixed seed, to be judged by a person: a line each, with the cue, what was measured, and its place.
`judged/` holds the lists that were judged, `right` or `wrong` first on each line, long texts cut
short, and a remark last where one is due; `... findings judged` sums them up.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.run import check
from pipeline.checks.selection import codes_named
from pipeline.model.codes import CODES
from pipeline.model.finding import Finding
from pipeline.report.wording import sentence
from tests.corpora.catalog_findings import SOURCES, found_in_catalogs
from tests.corpora.films import LANGUAGES, films
from tests.corpora.sweep import corpora

SEED = 20261123
USUAL = 50
"""Findings of a rule that are judged."""
JUDGED = Path(__file__).parent / "judged"


def found(root: Path, house: str = "netflix-{}") -> list[tuple[str, str, Finding]]:
    """Return project, language and finding of every finding, series by series."""
    series: dict[tuple[str, str], list[TrackContext]] = defaultdict(list)
    every = []
    for project, context in films(root, house=house):
        series[project, context.language].append(context)
        every += [(project, context.language, one) for one in check([context])]
    for (project, language), contexts in series.items():
        every += [(project, language, one) for one in check([SeriesContext(tuple(contexts))])]
    return every


def table(root: Path) -> str:
    """Return the findings counted by rule and project, a line each."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for project, language, finding in found(root):
        counts[finding.code, project, language] += 1
    columns = sorted({(project, language) for _code, project, language in counts})
    head = " | ".join(f"{project} {language}" for project, language in columns)
    lines = [f"| rule | severity | {head} |", "|---" * (len(columns) + 2) + "|"]
    for code in sorted({code for code, _project, _language in counts}):
        cells = " | ".join(str(counts[code, *column]) for column in columns)
        lines.append(f"| {code} {CODES[code].rule} | {CODES[code].severity} | {cells} |")
    return "\n".join(lines)


def sample(root: Path, rule: str, count: int = USUAL) -> list[str]:
    """Return `count` findings of `rule` drawn with a fixed seed, half in each language.

    Of a rule over catalogs, as many are from each source of catalogs that has any, if it has so
    many.
    """
    codes = codes_named(rule)
    lines: list[str] = []
    if all(code.startswith("CAT") for code in codes):
        known = [one for one in found_in_catalogs(root) if one.finding.code in codes]
        of = {source: [one for one in known if one.source == source] for source in SOURCES}
        # the sources with the fewest first, so that the others fill what they leave
        for left, source in zip(
            range(len(of), 0, -1), sorted(of, key=lambda it: len(of[it])), strict=True
        ):
            dice = random.Random(f"{SEED} {rule} {source}")
            drawn = dice.sample(of[source], min((count - len(lines)) // left, len(of[source])))
            lines += [_line(one.finding, one.translation) for one in drawn]
        return lines
    for language in LANGUAGES:
        own = [one for _project, spoken, one in found(root) if spoken == language]
        own = [one for one in own if one.code in codes]
        chosen = random.Random(f"{SEED} {rule} {language}").sample(own, min(count // 2, len(own)))
        lines += [_line(one) for one in chosen]
    return lines


def judged() -> str:
    """Return for each judged rule how many of its findings are right."""
    lines = ["| rule | severity | judged | right |", "|---|---|---|---|"]
    for path in sorted(JUDGED.glob("*.txt")):
        verdicts = Counter(
            line.split("\t", 1)[0]
            for line in path.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")
        )
        code = path.stem
        if unjudged := verdicts.keys() - {"right", "wrong"}:
            raise ValueError(f"{path.name}: neither right nor wrong: {sorted(unjudged)}")
        share = verdicts["right"] / verdicts.total()
        row = CODES[code]
        lines.append(f"| {code} {row.rule} | {row.severity} | {verdicts.total()} | {share:.0%} |")
    return "\n".join(lines)


def _line(finding: Finding, translation: str = "") -> str:
    text = finding.text + (f" => {translation}" if translation else "")
    text = text.replace("\n", " / ").replace("\t", " ")
    place = f"{finding.place.file}:{finding.place.cue or finding.place.line}"
    return f"?\t{finding.code}\t{sentence(finding)}\t{text}\t{place}"


def main(arguments: list[str]) -> int:
    """Print what was asked for; return the exit status."""
    if arguments[:1] == ["judged"]:
        print(judged())
        return 0
    root = corpora()
    if root is None:
        print("SUBTITR_CORPORA names no folder of real subtitles", file=sys.stderr)
        return 2
    if arguments[:1] == ["sample"]:
        rule, *count = arguments[1:]
        print("\n".join(sample(root, rule, *map(int, count))))
    else:
        print(table(root))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
