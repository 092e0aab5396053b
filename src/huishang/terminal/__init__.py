"""A reading, or figures, as a page of plain text for a terminal."""

from huishang.terminal.page import render
from huishang.terminal.scores import scores
from huishang.terminal.screen import Screen, cells, visible, wrap

__all__ = ["Screen", "cells", "render", "scores", "visible", "wrap"]
