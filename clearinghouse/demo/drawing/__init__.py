"""Pictures of an invented hill country, drawn by code. The same name always gives the same picture."""

from clearinghouse.demo.drawing.scenes import SCENES, draw_scene

__all__ = ["SCENES", "draw_scene"]
