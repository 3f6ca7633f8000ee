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
}
