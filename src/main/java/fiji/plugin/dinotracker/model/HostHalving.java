package fiji.plugin.dinotracker.model;

/** Halves one map after the other by loops, and goes back from the gradient of a halved map to that of the map. Not for several threads. */
final class HostHalving {

	private static final float OUTER = Halving.KERNEL[0];
	private static final float INNER = Halving.KERNEL[1];

	private final Halving rows;
	private final Halving columns;
	private final float[] line;
	private final float[] wide;

	HostHalving(final Halving rows, final Halving columns) {
		this.rows = rows;
		this.columns = columns;
		this.line = new float[columns.length()];
		this.wide = new float[rows.inner() * columns.length()];
	}

	/**
	 * @param map [H, W]
	 * @param halved [H', W'], is filled
	 */
	void apply(final float[] map, final float[] halved) {
		final int height = rows.length();
		final int width = columns.length();
		final int first = rows.padding();
		for (int row = 0; row < rows.inner(); row++) {
			blurRows(map, width * Halving.mirrored(2 * row - 1, height), width * Halving.mirrored(2 * row, height), //
				width * Halving.mirrored(2 * row + 1, height), width * Halving.mirrored(2 * row + 2, height));
			halveLine(halved, (first + row) * columns.outputs());
		}
		for (int row = 1; row <= rows.padding(); row++) {
			copyRow(halved, first + row, first - row);
			copyRow(halved, first + rows.inner() - 1 - row, first + rows.inner() - 1 + row);
		}
	}

	/** A weighted sum of four rows, which begin at these places. */
	private void blurRows(final float[] map, final int a, final int b, final int c, final int d) {
		for (int i = 0; i < line.length; i++)
			line[i] = OUTER * (map[a + i] + map[d + i]) + INNER * (map[b + i] + map[c + i]);
	}

	private void halveLine(final float[] halved, final int start) {
		final int inner = columns.inner();
		final int first = start + columns.padding();
		final int unbroken = (line.length - 1) / 2; // from here on the kernel reaches beyond the border
		halved[first] = atBorder(0);
		for (int i = 1; i < unbroken; i++)
			halved[first + i] = OUTER * (line[2 * i - 1] + line[2 * i + 2]) + INNER * (line[2 * i] + line[2 * i + 1]);
		for (int i = Math.max(1, unbroken); i < inner; i++)
			halved[first + i] = atBorder(i);
		for (int i = 1; i <= columns.padding(); i++) {
			halved[first - i] = halved[first + i];
			halved[first + inner - 1 + i] = halved[first + inner - 1 - i];
		}
	}

	private float atBorder(final int i) {
		float sum = 0;
		for (int tap = 0; tap < Halving.KERNEL.length; tap++)
			sum += Halving.KERNEL[tap] * line[Halving.mirrored(2 * i - 1 + tap, line.length)];
		return sum;
	}

	private void copyRow(final float[] halved, final int from, final int to) {
		System.arraycopy(halved, from * columns.outputs(), halved, to * columns.outputs(), columns.outputs());
	}

	/**
	 * The transpose of {@link #apply}, which is linear.
	 *
	 * @param gradient of a halved map, [H', W']; is changed
	 * @param spread that of the map, [H, W], is filled
	 */
	void transposed(final float[] gradient, final float[] spread) {
		final int width = columns.length();
		foldRows(gradient);
		for (int row = 0; row < rows.inner(); row++)
			spreadLine(gradient, (rows.padding() + row) * columns.outputs(), row * width);
		for (int row = 0; row < rows.length(); row++)
			spreadRow(row / 2, row % 2 == 0 ? row / 2 - 1 : row / 2 + 1, spread, row * width);
		forEachTapBeyond(rows, (row, weight, place) -> add(wide, row * width, weight, spread, place * width, width));
	}

	/** Adds what the reflection showed to where it was seen. */
	private void foldRows(final float[] gradient) {
		final int first = rows.padding();
		final int last = first + rows.inner() - 1;
		for (int row = 1; row <= rows.padding(); row++) {
			addRow(gradient, first - row, first + row);
			addRow(gradient, last + row, last - row);
		}
	}

	private void addRow(final float[] gradient, final int from, final int to) {
		add(gradient, from * columns.outputs(), 1, gradient, to * columns.outputs(), columns.outputs());
	}

	private void spreadLine(final float[] gradient, final int start, final int to) {
		final int inner = columns.inner();
		final int width = columns.length();
		final int first = start + columns.padding();
		for (int i = 1; i <= columns.padding(); i++) {
			gradient[first + i] += gradient[first - i];
			gradient[first + inner - 1 - i] += gradient[first + inner - 1 + i];
		}
		wide[to] = INNER * gradient[first];
		for (int i = 1; i < inner; i++) {
			final float left = gradient[first + i - 1];
			final float right = gradient[first + i];
			wide[to + 2 * i - 1] = INNER * left + OUTER * right;
			wide[to + 2 * i] = INNER * right + OUTER * left;
		}
		if (width % 2 == 0) wide[to + width - 1] = INNER * gradient[first + inner - 1];
		forEachTapBeyond(columns, (i, weight, place) -> wide[to + place] += weight * gradient[first + i]);
	}

	/** A row of the map from the nearest halved one and its neighbour, unless that is none. */
	private void spreadRow(final int nearest, final int neighbour, final float[] spread, final int to) {
		final int width = columns.length();
		final float outer = neighbour >= 0 && neighbour < rows.inner() ? OUTER : 0;
		final int first = nearest * width;
		final int second = outer > 0 ? neighbour * width : first;
		for (int i = 0; i < width; i++)
			spread[to + i] = INNER * wide[first + i] + outer * wide[second + i];
	}

	private static void add(final float[] values, final int from, final float weight, final float[] sums, final int to, final int length) {
		for (int i = 0; i < length; i++)
			sums[to + i] += weight * values[from + i];
	}

	/** A halved pixel that saw a pixel in the mirror, with a weight. */
	private interface Tap {

		void accept(int halved, float weight, int pixel);
	}

	private static void forEachTapBeyond(final Halving side, final Tap visitor) {
		for (final int halved : new int[] { 0, side.inner() - 1 })
			for (int tap = 0; tap < Halving.KERNEL.length; tap++) {
				final int place = 2 * halved - 1 + tap;
				if (place < 0 || place >= side.length()) visitor.accept(halved, Halving.KERNEL[tap], Halving.mirrored(place, side.length()));
			}
	}
}
