package fiji.plugin.dinotracker.flow;

import java.util.List;

import fiji.plugin.dinotracker.video.Video;

/** Estimates dense displacement fields between frames of a video (Omega_flow's source, App. A.1). */
public interface OpticalFlow extends AutoCloseable {

	/** The name it is chosen by, such as {@code dis} or {@code raft}. */
	String name();

	/** The flow of each pair, in the order of the pairs, in working pixels. */
	List<FlowField> flows(Video video, List<FramePair> pairs);

	/** Frees its weights, if it has any. */
	@Override
	default void close() {}
}
