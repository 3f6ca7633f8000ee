package fiji.plugin.dinotracker.flow;

import java.util.Map;

/**
 * Takes tracklets from one frame to the next, or says that they end (App. A.1):
 * <ul>
 * <li>x_j = x_{j-1} + f_{j-1 -> j}(x_{j-1}) must lie on the frame;</li>
 * <li>|x_{j-1} - (x_j + f_{j -> j-1}(x_j))| must be under 1.5 px;</li>
 * <li>where the direct flow from the frame i the tracklet starts on is known and closes its cycle to under 1.5 px, it
 * must lead to less than 2 px from x_j.</li>
 * </ul>
 * Pixels are those of the paper's size.
 */
final class ChainStep {

	private static final double CYCLE_TOLERANCE = 1.5;
	private static final double DRIFT_TOLERANCE = 2;

	private final FlowPair previous;
	private final Map<Integer, FlowPair> direct;
	private final double cycleTolerance;
	private final double driftTolerance;

	/**
	 * @param previous flow between the previous frame and this one
	 * @param direct flow between earlier frames and this one, by the earlier frame
	 * @param pixelScale working pixels a pixel of the paper's size
	 */
	ChainStep(final FlowPair previous, final Map<Integer, FlowPair> direct, final double pixelScale) {
		this.previous = previous;
		this.direct = direct;
		this.cycleTolerance = CYCLE_TOLERANCE * pixelScale;
		this.driftTolerance = DRIFT_TOLERANCE * pixelScale;
	}

	/** Lengthens a tracklet by this frame if it goes on, and says whether it does. */
	boolean advance(final GrowingTracklet tracklet) {
		final float x = previous.there().targetX(tracklet.x(), tracklet.y());
		final float y = previous.there().targetY(tracklet.x(), tracklet.y());
		final boolean goesOn = previous.there().contains(x, y) && //
			previous.cycleError(tracklet.x(), tracklet.y()) < cycleTolerance && !drifts(tracklet, x, y);
		if (goesOn) tracklet.append(x, y);
		return goesOn;
	}

	private boolean drifts(final GrowingTracklet tracklet, final float x, final float y) {
		final FlowPair flow = direct.get(tracklet.start());
		if (flow == null || flow.cycleError(tracklet.startX(), tracklet.startY()) >= cycleTolerance) return false;
		final float directX = flow.there().targetX(tracklet.startX(), tracklet.startY());
		final float directY = flow.there().targetY(tracklet.startX(), tracklet.startY());
		return Math.hypot(directX - x, directY - y) >= driftTolerance;
	}
}
