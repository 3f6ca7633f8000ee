package fiji.plugin.dinotracker.geometry;

/**
 * Every size of a video and every conversion between them: original pixels, working pixels and the feature grid.
 * <p>
 * The working size is the size the networks see. It has as many pixels for every shape of the frame but narrow strips, as
 * the paper's 854 x 476, so that neither time nor memory depends on the shape; both sides are rounded so that {@code side -
 * patch} is a multiple of {@code stride}. Grid cell (col, row) sits at working pixel
 * {@code (stride * col + patch / 2, stride * row + patch / 2)} (App. A.3). Thresholds that the paper gives in pixels
 * are given at a height of 476 and scale with {@link #pixelScale()}.
 * </p>
 *
 * @param originalWidth width of the stack in pixels
 * @param originalHeight height of the stack in pixels
 * @param width working width in pixels
 * @param height working height in pixels
 * @param patch side of the square each feature looks at, in working pixels
 * @param stride distance of neighbouring features, in working pixels
 */
public record VideoGeometry(int originalWidth, int originalHeight, int width, int height, int patch, int stride) {

	/** The working height all of the paper's pixel thresholds refer to. */
	public static final double PAPER_HEIGHT = 476;

	/** Side of a ViT patch. */
	public static final int PATCH = 14;

	/** The paper's stride, half a patch. */
	public static final int STRIDE = 7;

	/** Cells a grid must have each way, so that the disc around a peak has some room. */
	private static final int MINIMUM_CELLS = 8;

	/** The shape of a frame that a working height is given for, that of most videos. */
	private static final double WIDE = 16 / 9.0;

	public VideoGeometry {
		if (originalWidth < 1 || originalHeight < 1)
			throw new IllegalArgumentException("A video of " + originalWidth + " x " + originalHeight + " pixels has nothing to track");
		if (patch < 1 || stride < 1)
			throw new IllegalArgumentException("Patch and stride must be at least 1, not " + patch + " and " + stride);
		requireFitting(width, patch, stride);
		requireFitting(height, patch, stride);
	}

	/**
	 * The geometry for a stack, at the paper's patch of 14 and stride of 7.
	 *
	 * @param originalWidth width of the stack in pixels
	 * @param originalHeight height of the stack in pixels
	 * @param workingHeight wanted working height of a frame of 16:9. Frames of another shape are scaled to as many pixels, but
	 *          no side to less than the 63 that a grid takes; all is rounded to the nearest size that fits the grid
	 * @throws IllegalArgumentException if the stack is empty
	 */
	public static VideoGeometry of(final int originalWidth, final int originalHeight, final int workingHeight) {
		final double sameArea = workingHeight * Math.sqrt(WIDE / ((double) originalWidth * originalHeight));
		final double scale = Math.max(sameArea, leastSide(PATCH, STRIDE) / (double) Math.min(originalWidth, originalHeight));
		return new VideoGeometry(originalWidth, originalHeight, //
			fitting(originalWidth * scale), fitting(originalHeight * scale), PATCH, STRIDE);
	}

	private static int fitting(final double side) {
		return PATCH + STRIDE * Math.max(0, (int) Math.round((side - PATCH) / STRIDE));
	}

	private static void requireFitting(final int side, final int patch, final int stride) {
		if ((side - patch) % stride != 0 || side < leastSide(patch, stride))
			throw new IllegalArgumentException("A working side of " + side + " pixels does not fit patches of " + patch + //
				" at stride " + stride + "; ask for at least " + leastSide(patch, stride) + " pixels");
	}

	private static int leastSide(final int patch, final int stride) {
		return patch + (MINIMUM_CELLS - 1) * stride;
	}

	/** Columns of the feature grid, w. */
	public int gridWidth() {
		return (width - patch) / stride + 1;
	}

	/** Rows of the feature grid, h. */
	public int gridHeight() {
		return (height - patch) / stride + 1;
	}

	/** Cells of the feature grid, P = h w; cell (col, row) has index {@code row * w + col}. */
	public int cells() {
		return gridWidth() * gridHeight();
	}

	/** By how much a threshold in pixels of the paper's size shrinks or grows: shorter working side / 476. */
	public double pixelScale() {
		return Math.min(width, height) / PAPER_HEIGHT;
	}

	/** Original pixels to working pixels. */
	public PixelPoint toWorking(final PixelPoint original) {
		return new PixelPoint(rescale(original.x(), originalWidth, width), rescale(original.y(), originalHeight, height));
	}

	/** Working pixels to original pixels. */
	public PixelPoint toOriginal(final PixelPoint working) {
		return new PixelPoint(rescale(working.x(), width, originalWidth), rescale(working.y(), height, originalHeight));
	}

	private static double rescale(final double centre, final int from, final int to) {
		return (centre + 0.5) * to / from - 0.5;
	}

	/** The working pixel a grid cell sits at. */
	public PixelPoint toWorking(final GridPoint cell) {
		return new PixelPoint(stride * cell.col() + patch / 2, stride * cell.row() + patch / 2);
	}

	/** Fractional grid coordinate (column or row) of a working coordinate (x or y); 0 is the first cell. */
	public double toGrid(final double working) {
		return (working - patch / 2) / stride;
	}

	/** The index of the grid cell nearest to a place in working pixels. */
	public int nearestCell(final double x, final double y) {
		return nearest(toGrid(y), gridHeight()) * gridWidth() + nearest(toGrid(x), gridWidth());
	}

	private static int nearest(final double coordinate, final int size) {
		return (int) Math.max(0, Math.min(size - 1, Math.round(coordinate)));
	}

	/** The grid cell with an index in row-major order. */
	public GridPoint cell(final int index) {
		return new GridPoint(index % gridWidth(), index / gridWidth());
	}

	/** Whether a place in original pixels lies on the image. */
	public boolean contains(final PixelPoint original) {
		return original.isOn(originalWidth, originalHeight);
	}
}
