"""Cues to segments: what is said in which language, by whom, and as what unit it is translated."""

from pipeline.segmentation.pins import PlacedPins, place_pins
from pipeline.segmentation.segments import Segmentation, segment
from pipeline.segmentation.settings import SegmentationSettings

__all__ = ["PlacedPins", "Segmentation", "SegmentationSettings", "place_pins", "segment"]
