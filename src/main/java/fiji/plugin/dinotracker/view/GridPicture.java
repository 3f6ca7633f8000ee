package fiji.plugin.dinotracker.view;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/** Numbers on the feature grid as a picture of the original size, bilinear between the cells, constant beyond the outermost. */
final class GridPicture {

	private final VideoGeometry geometry;
	private final double[] columns;
	private final double[] rows;

	GridPicture(final VideoGeometry geometry) {
		this.geometry = geometry;
		this.columns = new double[geometry.originalWidth()];
		for (int x = 0; x < columns.length; x++)
			columns[x] = clamped(geometry.toGrid(geometry.toWorking(new PixelPoint(x, 0)).x()), geometry.gridWidth());
		this.rows = new double[geometry.originalHeight()];
		for (int y = 0; y < rows.length; y++)
			rows[y] = clamped(geometry.toGrid(geometry.toWorking(new PixelPoint(0, y)).y()), geometry.gridHeight());
	}

	private static double clamped(final double cell, final int size) {
		return Math.max(0, Math.min(size - 1, cell));
	}

	int width() {
		return columns.length;
	}

	int height() {
		return rows.length;
	}

	/**
	 * Draws one number of each cell.
	 *
	 * @param map [P, K], cells in row-major order
	 * @param numbers how many numbers there are of each cell, K
	 * @param which of them, from 0
	 * @return pixels, row by row
	 */
	float[] draw(final float[] map, final int numbers, final int which) {
		final float[] pixels = new float[width() * height()];
		final int w = geometry.gridWidth();
		for (int y = 0; y < height(); y++) {
			final int top = Math.min((int) rows[y], geometry.gridHeight() - 2);
			final float down = (float) (rows[y] - top);
			for (int x = 0; x < width(); x++) {
				final int left = Math.min((int) columns[x], w - 2);
				final float right = (float) (columns[x] - left);
				final int cell = (top * w + left) * numbers + which;
				final float above = map[cell] + right * (map[cell + numbers] - map[cell]);
				final int below = cell + w * numbers;
				pixels[y * width() + x] = above + down * (map[below] + right * (map[below + numbers] - map[below]) - above);
			}
		}
		return pixels;
	}
}
