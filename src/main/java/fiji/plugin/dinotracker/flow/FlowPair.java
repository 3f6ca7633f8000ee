package fiji.plugin.dinotracker.flow;

/**
 * The flow from one frame to another and the flow back.
 *
 * @param there flow from the first frame to the second
 * @param back flow from the second frame to the first
 */
public record FlowPair(FlowField there, FlowField back) {

	/** How far from (x, y) of the first frame a point ends that goes there and back, in working pixels. */
	public double cycleError(final float x, final float y) {
		final float targetX = there.targetX(x, y);
		final float targetY = there.targetY(x, y);
		return Math.hypot(back.targetX(targetX, targetY) - x, back.targetY(targetX, targetY) - y);
	}
}
