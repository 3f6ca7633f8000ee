package fiji.plugin.dinotracker.tracking.fused;

import java.util.List;
import java.util.stream.IntStream;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;

/**
 * Finds where some points are on each frame by the forward-backward algorithm, on the frames after their queries and, the
 * other way in time, on those before. {@link PlaceReader} says what that makes of a frame.
 */
final class PathFinder implements AutoCloseable {

	/** Standard deviation in cells of where a point is on the frame of its query. */
	private static final double QUERY_SPREAD = 0.6;

	private final FeatureVideo features;
	private final FlowVideo flows;
	private final List<QueryPoint> queries;
	private final Device device;
	private final VideoGeometry geometry;
	private final int states;
	/** What the points are believed to do on each frame in turn, from the frames before alone, [S, Q] each. */
	private final TensorStore beliefs;

	PathFinder(final FeatureVideo features, final FlowVideo flows, final List<QueryPoint> queries, final Device device) {
		this.features = features;
		this.flows = flows;
		this.queries = queries;
		this.device = device;
		this.geometry = features.geometry();
		this.states = 2 * geometry.cells() + 1;
		this.beliefs = new TensorStore(features.size(), new Shape(states, queries.size()));
	}

	/** The paths of all points. */
	Paths find(final Templates templates, final Progress progress) {
		final Paths paths = new Paths(queries.size(), features.size());
		sweep(templates, IntStream.range(0, features.size()).toArray(), paths, progress);
		sweep(templates, IntStream.range(0, features.size()).map(t -> features.size() - 1 - t).toArray(), paths, progress);
		for (int q = 0; q < queries.size(); q++) {
			final QueryPoint query = queries.get(q);
			final PixelPoint place = geometry.toWorking(query.position());
			paths.x()[q][query.frame()] = place.x();
			paths.y()[q][query.frame()] = place.y();
			paths.probability()[q][query.frame()] = 1;
		}
		return paths;
	}

	/** Follows all points along frames in some order, each from its query on. */
	private void sweep(final Templates templates, final int[] order, final Paths paths, final Progress progress) {
		final int first = IntStream.range(0, order.length).filter(i -> queries.stream().anyMatch(query -> query.frame() == order[i])).findFirst().orElse(0);
		final boolean forth = order[0] < order[order.length - 1];
		for (int i = first; i < order.length; i++) {
			progress.check();
			forward(templates, order, i, i - first);
			progress.report("Following forth", i + 1 - first, order.length - first, "");
		}
		try (NDManager manager = Torch.newManager(device)) {
			NDArray fit = manager.ones(beliefs.shape()); // [S, Q]
			for (int i = order.length - 1; i >= first; i--) {
				progress.check();
				if (i + 1 < order.length) fit = backward(templates, order, i, fit);
				read(i - first, order[i], forth, fit, paths);
				progress.report("Following back", order.length - i, order.length - first, "");
			}
		}
	}

	/** @param turn how many frames were done before, each of which has its belief */
	private void forward(final Templates templates, final int[] order, final int i, final int turn) {
		try (NDManager step = Torch.newManager(device)) {
			final NDArray belief = turn == 0 ? step.zeros(beliefs.shape()) : Beliefs.forward(beliefs.get(step, turn - 1), transition(step, order[i - 1], order[i]), //
				evidence(step, templates, order[i])); // [S, Q]
			beliefs.put(turn, start(belief, order[i]));
		}
	}

	/** Sets the belief of the points whose query is on a frame. */
	private NDArray start(final NDArray belief, final int frame) {
		final int[] members = IntStream.range(0, queries.size()).filter(q -> queries.get(q).frame() == frame).toArray();
		if (members.length == 0) return belief;
		final float[] probabilities = belief.toFloatArray();
		for (final int q : members) {
			final float[] bell = around(geometry.toWorking(queries.get(q).position()));
			for (int state = 0; state < states; state++)
				probabilities[state * queries.size() + q] = state < bell.length ? bell[state] : 0;
		}
		return belief.getManager().create(probabilities, belief.getShape()); // [S, Q]
	}

	/** A bell of probability around a place, summing to 1 over the cells. */
	private float[] around(final PixelPoint place) {
		final float[] bell = new float[geometry.cells()];
		double sum = 0;
		for (int cell = 0; cell < bell.length; cell++) {
			final double distance = geometry.toWorking(geometry.cell(cell)).distanceTo(place) / geometry.stride() / QUERY_SPREAD;
			bell[cell] = (float) Math.exp(-distance * distance / 2);
			sum += bell[cell];
		}
		for (int cell = 0; cell < bell.length; cell++)
			bell[cell] /= (float) sum;
		return bell;
	}

	private NDArray backward(final Templates templates, final int[] order, final int i, final NDArray fit) {
		final NDManager home = fit.getManager();
		try (NDManager step = Torch.newManager(device)) {
			fit.attach(step);
			final NDArray earlier = Beliefs.backward(fit, transition(step, order[i], order[i + 1]), evidence(step, templates, order[i + 1])); // [S, Q]
			earlier.attach(home);
			return earlier;
		}
	}

	/** Turns the probabilities of a frame into places, for the points that are followed on it in this order of frames. */
	private void read(final int turn, final int frame, final boolean forth, final NDArray fit, final Paths paths) {
		final float[] seen;
		try (NDManager step = Torch.newManager(device)) {
			fit.tempAttach(step);
			seen = Beliefs.joint(beliefs.get(step, turn), fit).get(new NDIndex().addSliceDim(0, geometry.cells())).toFloatArray(); // [P, Q]
		}
		final PlaceReader places = new PlaceReader(geometry, seen, queries.size());
		for (int q = 0; q < queries.size(); q++)
			if (forth ? frame > queries.get(q).frame() : frame < queries.get(q).frame()) places.read(q, frame, paths);
	}

	private FlowTransition transition(final NDManager step, final int from, final int to) {
		return new FlowTransition(step, flows.between(from, to), geometry);
	}

	private NDArray evidence(final NDManager step, final Templates templates, final int frame) {
		final NDArray unit = templates.on(frame);
		unit.tempAttach(step);
		return Evidence.of(unit, new FeatureMaps(geometry, features.maps(step, frame)), templates.least()); // [P, Q]
	}

	@Override
	public void close() {
		beliefs.close();
	}
}
