package fiji.plugin.dinotracker.geometry;

/** A cell of the feature grid, counted from the top-left cell (0, 0). */
public record GridPoint(int col, int row) {}
