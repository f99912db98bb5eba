"""adopt in a project: an existing translation into the catalog of a title."""

from __future__ import annotations

import os
from dataclasses import replace

from pipeline.catalogs.filling import fill
from pipeline.catalogs.header import language_of
from pipeline.catalogs.mo import write_mo
from pipeline.catalogs.po import read_po
from pipeline.errors import InputError, RefusedError, UsageError
from pipeline.messages import _
from pipeline.project.layout import Project
from pipeline.project.lock import locked
from pipeline.project.manifest import Manifest
from pipeline.report.adopt_view import Adopted
from pipeline.workflow.adopting import adopted, material_of, refuse_nothing
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.material import Wanted
from pipeline.workflow.options import Options
from pipeline.workflow.plain import language_in_name, read_argument, title_of
from pipeline.workflow.shown import identities
from pipeline.workflow.title import Title
from pipeline.workflow.updating import update_title


def adopt(
    project: Project,
    file: str,
    *,
    title: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    force: bool = False,
    dry_run: bool = False,
) -> Adopted:
    r"""Fill the catalog of a title with what `file`, an SRT or PO in its language, says.

    What is translated in the catalog stays. Title and language are those stated, else those in the
    file's name. With `dry_run` nothing is written. Raises RefusedError where nothing says that the
    file is a translation of the title, unless `force`, where nothing of it can be placed, and where
    it is a release that compile wrote.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.verbs import extract
    >>> film = example()
    >>> _template = extract(film)
    >>> old = film.root / "film.ru.srt"
    >>> cue = "1\n00:00:01,000 --> 00:00:03,000\nВсё чисто.\n"
    >>> _size = old.write_text(cue, encoding="utf-8")
    >>> adopt(film, str(old)).written
    ('locales/ru/LC_MESSAGES/film.po',)
    """
    data = read_argument(file)
    name = _title(project, file, title)
    release = project.configuration.release(_language(file, data, language)).name
    if dry_run:
        return _adopted(project, name, release, file, data, (encoding, strict, force), dry=True)
    with locked(project.root):
        return _adopted(project, name, release, file, data, (encoding, strict, force), dry=False)


def _refuse_own_release(title: Title, file: str) -> None:
    """Raise RefusedError if `file` is a release of `title` that compile wrote.

    What it says stands in the catalog already; where that is lost, the release is all there is.
    """
    project, here = title.project, os.path.realpath(file)
    for release in project.configuration.releases:
        path = project.release(title.name, release.name)
        if os.path.realpath(path) != here or path.name not in _manifest(title, release.name).files:
            continue
        if title.catalog(project.catalog(title.name, release.catalog)) is None:
            return
        name = project.relative(path)
        what = _("compile wrote it from the catalog: there is nothing to adopt in it")
        hint = _("accept {name} takes over what was changed in it by hand", name=name)
        raise RefusedError(what, file, hint)


def _manifest(title: Title, release: str) -> Manifest:
    path = title.project.manifest(release)
    data = title.read_if_there(path)
    return Manifest.read(data, title.project.relative(path)) if data else Manifest()


def _title(project: Project, file: str, stated: str | None) -> str:
    if stated is not None:
        return project.select((stated,))[0]
    titles = set(project.titles())
    parts = title_of(file).split(".")
    for count in range(len(parts), 0, -1):
        if ".".join(parts[:count]) in titles:
            return ".".join(parts[:count])
    hint = _("say which with --title")
    raise UsageError(_("no title of the project is in the file's name"), file, hint)


def _language(file: str, data: bytes, stated: str | None) -> str:
    known = language_of(read_po(data, file)) if file.lower().endswith(".po") else ""
    found = stated or known or language_in_name(file)
    if not found:
        hint = _("say which with -l, for example -l ru")
        raise UsageError(_("the language is not known"), file, hint)
    return found


def _adopted(
    project: Project,
    name: str,
    language: str,
    file: str,
    data: bytes,
    how: tuple[str | None, bool, bool],
    *,
    dry: bool,
) -> Adopted:
    title = Title(project, name, Options(gettext_date(), (language,), dry=dry))
    _refuse_own_release(title, file)
    identities(title)  # the template is there, and is that of the master
    update_title(title)
    release = title.releases[0]
    path = project.catalog(name, release.catalog)
    base = title.catalog(path)
    if base is None:  # update has just made it
        raise InputError(_("the catalog is missing"), project.relative(path))
    encoding, strict, force = how
    wanted = Wanted(file, data, release.catalog, title.settings, encoding, strict, force)
    material = material_of(wanted, title.master, title.template())
    refuse_nothing(wanted, material, base)
    filling = fill(base, material.found, title.options.date)
    title.write_catalog(path, filling.catalog)
    if project.configuration.mo:
        title.write(path.with_suffix(".mo"), write_mo(filling.catalog))
    if not dry:
        title.finish()
    found = adopted(wanted, title.master, material, filling, (name, project.relative(path)))
    return replace(found, written=tuple(title.written))
