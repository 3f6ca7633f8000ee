package fiji.plugin.dinotracker.flow;

/** A source frame and a target frame, both from 0. */
public record FramePair(int source, int target) {

	/** The same two frames, the other way. */
	public FramePair reversed() {
		return new FramePair(target, source);
	}
}
