package fiji.plugin.dinotracker.video;

/**
 * Brightness in [0, 1], at the resolution of the stack or of a part of it. Outside, it is as at the nearest border.
 *
 * @param width in pixels
 * @param height in pixels
 * @param values row by row; must not be changed
 */
public record GreyImage(int width, int height, float[] values) {

	/** @throws IllegalArgumentException if there is not one value a pixel */
	public GreyImage {
		if (values.length != Math.multiplyExact(width, height))
			throw new IllegalArgumentException("An image of " + width + " x " + height + " pixels cannot have " + values.length + " values");
	}

	/** The brightness at a place, linear between pixel centres. */
	public float at(final double x, final double y) {
		final int column = (int) Math.floor(x);
		final int row = (int) Math.floor(y);
		final double right = x - column;
		final double down = y - row;
		final double upper = (1 - right) * pixel(column, row) + right * pixel(column + 1, row);
		final double lower = (1 - right) * pixel(column, row + 1) + right * pixel(column + 1, row + 1);
		return (float) ((1 - down) * upper + down * lower);
	}

	private float pixel(final int column, final int row) {
		return values[Math.max(0, Math.min(height - 1, row)) * width + Math.max(0, Math.min(width - 1, column))];
	}

	/**
	 * A part of it.
	 *
	 * @param left its first column
	 * @param top its first row
	 * @throws IndexOutOfBoundsException if it is not all inside
	 */
	public GreyImage crop(final int left, final int top, final int columns, final int rows) {
		final float[] part = new float[columns * rows];
		for (int row = 0; row < rows; row++)
			System.arraycopy(values, (top + row) * width + left, part, row * columns, columns);
		return new GreyImage(columns, rows, part);
	}
}
