"""subtitr: timed subtitles to gettext catalogs and back to timed, checked releases."""

__version__ = "0.1.0"
