package fiji.plugin.dinotracker.tracking;

/** How what is seen on different frames is joined into tracks. */
public enum Linking {
	/** The paper's: every frame by itself, with visibility by the agreement of trajectories; see {@link PointTracker}. */
	NONE,
	/** Along the optical flow between neighbouring frames; see {@link fiji.plugin.dinotracker.tracking.fused.FusedTracker}. */
	FLOW
}
