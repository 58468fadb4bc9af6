from clearinghouse.advocacy.figures.registry import (
    Figure,
    FigureDefinition,
    FigureValue,
    Part,
    UnknownFigure,
    all_figures,
    figure,
    register,
)

__all__ = ["Figure", "FigureDefinition", "FigureValue", "Part", "UnknownFigure", "all_figures", "figure", "register"]
