package fiji.plugin.dinotracker.flow;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

import fiji.plugin.dinotracker.video.Video;

/**
 * An optical flow that takes what it is between neighbouring frames from where it was estimated before, and estimates only
 * the rest. It is closed by whoever made the flow.
 *
 * @param flow estimates the rest
 * @param neighbours gives the flow between the neighbouring frames of the same video, by the same method
 */
public record KnownNeighbours(OpticalFlow flow, Supplier<FlowVideo> neighbours) implements OpticalFlow {

	@Override
	public String name() {
		return flow.name();
	}

	@Override
	public List<FlowField> flows(final Video video, final List<FramePair> pairs) {
		final List<FramePair> distant = pairs.stream().filter(pair -> !isKnown(pair)).toList();
		final Iterator<FlowField> estimated = flow.flows(video, distant).iterator();
		final List<FlowField> all = new ArrayList<>();
		for (final FramePair pair : pairs)
			all.add(isKnown(pair) ? neighbours.get().between(pair.source(), pair.target()).there() : estimated.next());
		return all;
	}

	private static boolean isKnown(final FramePair pair) {
		return Math.abs(pair.source() - pair.target()) == 1;
	}
}
