package fiji.plugin.dinotracker.tracking;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.flow.FlowField;
import fiji.plugin.dinotracker.flow.FlowPair;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * The baseline without any learning: optical flow from frame to frame, added up both ways from the query point (Sec. 4). A
 * point is visible until the flow first fails to lead back, |x_t - (x_(t+1) + f_(t+1->t)(x_(t+1)))| >= 1.5 px at paper size,
 * or leads off the frame; from there on it follows the flow still but counts as hidden.
 */
public final class FlowChainTracker implements QueryTracker {

	private static final double CYCLE_ERROR = 1.5;

	private final FlowVideo flows;
	private final VideoGeometry geometry;

	/** @param flows the flow between neighbouring frames of a video */
	public FlowChainTracker(final FlowVideo flows) {
		this.flows = flows;
		this.geometry = flows.geometry();
	}

	@Override
	public List<Track> track(final List<QueryPoint> queries, final Progress progress) {
		final TrackPoint[][] points = new TrackPoint[queries.size()][flows.frames()];
		for (int q = 0; q < points.length; q++)
			points[q][queries.get(q).frame()] = new TrackPoint(queries.get(q).frame(), queries.get(q).position(), true, 1);
		for (int frame = 0; frame + 1 < flows.frames(); frame++)
			step(points, frame, frame + 1, progress);
		for (int frame = flows.frames() - 1; frame > 0; frame--)
			step(points, frame, frame - 1, progress);
		final List<Track> tracks = new ArrayList<>();
		for (int q = 0; q < points.length; q++)
			tracks.add(new Track(queries.get(q), List.of(points[q])));
		return tracks;
	}

	/** Moves every point that is known on one frame, and not yet on the next, over to the next. */
	private void step(final TrackPoint[][] points, final int from, final int to, final Progress progress) {
		progress.check();
		progress.report("Flow chaining", from < to ? to : 2 * flows.frames() - from, 2 * flows.frames(), "");
		final FlowPair flow = flows.between(from, to);
		for (final TrackPoint[] track : points)
			if (track[from] != null && track[to] == null) track[to] = follow(track[from], to, flow);
	}

	private TrackPoint follow(final TrackPoint point, final int to, final FlowPair flow) {
		final PixelPoint start = geometry.toWorking(point.position());
		final PixelPoint end = follow(flow.there(), start);
		final double cycleError = follow(flow.back(), end).distanceTo(start);
		final PixelPoint original = geometry.toOriginal(end);
		final boolean visible = point.visible() && cycleError < CYCLE_ERROR * geometry.pixelScale() && geometry.contains(original);
		return new TrackPoint(to, original, visible, visible ? 1 : 0);
	}

	private static PixelPoint follow(final FlowField field, final PixelPoint point) {
		final float x = (float) point.x();
		final float y = (float) point.y();
		return new PixelPoint(field.targetX(x, y), field.targetY(x, y));
	}
}
