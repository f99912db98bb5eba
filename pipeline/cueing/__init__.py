"""Laying translated segments into cues: where to split, where to break lines, when to show."""

from pipeline.cueing.layout import Laid, LayoutSettings, lay_out

__all__ = ["Laid", "LayoutSettings", "lay_out"]
