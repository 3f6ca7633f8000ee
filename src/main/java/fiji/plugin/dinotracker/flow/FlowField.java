package fiji.plugin.dinotracker.flow;

/**
 * A dense displacement field: the pixel at (x, y) of the source frame is at (x + dx, y + dy) of the target frame.
 *
 * @param width working width
 * @param height working height
 * @param dx displacements to the right in working pixels, row by row
 * @param dy displacements down in working pixels, row by row
 */
public record FlowField(int width, int height, float[] dx, float[] dy) {

	public FlowField {
		if (dx.length != width * height || dy.length != width * height)
			throw new IllegalArgumentException("A flow field of " + width + " x " + height + " needs as many displacements");
	}

	/** The x a point of the source frame has in the target frame; the displacement is sampled bilinearly. */
	public float targetX(final float x, final float y) {
		return x + sample(dx, x, y);
	}

	/** The y a point of the source frame has in the target frame; the displacement is sampled bilinearly. */
	public float targetY(final float x, final float y) {
		return y + sample(dy, x, y);
	}

	/** Whether a place lies between the centres of the outermost pixels. */
	public boolean contains(final float x, final float y) {
		return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
	}

	/** Outside the frame, the nearest displacement on it. */
	private float sample(final float[] displacements, final float x, final float y) {
		final float column = Math.max(0, Math.min(x, width - 1));
		final float row = Math.max(0, Math.min(y, height - 1));
		final int left = Math.min((int) column, width - 2);
		final int top = Math.min((int) row, height - 2);
		final int index = top * width + left;
		final float upper = mix(displacements[index], displacements[index + 1], column - left);
		final float lower = mix(displacements[index + width], displacements[index + width + 1], column - left);
		return mix(upper, lower, row - top);
	}

	private static float mix(final float first, final float second, final float weight) {
		return first + weight * (second - first);
	}
}
