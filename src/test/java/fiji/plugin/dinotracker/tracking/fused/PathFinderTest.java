package fiji.plugin.dinotracker.tracking.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;

/** Random features and a flow that differs from frame to frame, against each point by itself with dense matrices. */
class PathFinderTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(70, 63);
	private static final int CELLS = GEOMETRY.cells();
	private static final int STATES = 2 * CELLS + 1;
	private static final int CHANNELS = 6;
	private static final int FRAMES = 5;
	private static final List<QueryPoint> QUERIES = List.of(new QueryPoint("first", 0, new PixelPoint(21, 30)), new QueryPoint("inside", 2, new PixelPoint(45, 24)), //
		new QueryPoint("last", 4, new PixelPoint(33, 40)), new QueryPoint("second", 1, new PixelPoint(20, 20)));

	private final NDManager manager = Torch.newManager();
	private final FeatureVideo features = new FeatureVideo(GEOMETRY, randomMaps());
	private final FlowVideo flows = new FlowVideo(GEOMETRY, differentFlows());

	@AfterEach
	void close() {
		features.close();
		flows.close();
		manager.close();
	}

	private static TensorStore randomMaps() {
		final SplittableRandom random = new SplittableRandom(8);
		final TensorStore store = new TensorStore(FRAMES, new Shape(CELLS, CHANNELS));
		for (int t = 0; t < FRAMES; t++)
			for (int i = 0; i < CELLS * CHANNELS; i++)
				store.buffer(t).asFloatBuffer().put(i, (float) random.nextDouble(-1, 1));
		return store;
	}

	/** From frame t to the next, t + 1 cells to the right and up to one down; the way back mostly returns. */
	private static TensorStore differentFlows() {
		final int pixels = GEOMETRY.width() * GEOMETRY.height();
		final TensorStore store = new TensorStore(FRAMES - 1, FlowVideo.shape(GEOMETRY));
		for (int t = 0; t + 1 < FRAMES; t++)
			for (int i = 0; i < pixels; i++) {
				final float right = 7 * (t + 1);
				final float down = 7f * (i / GEOMETRY.width()) / GEOMETRY.height();
				store.buffer(t).asFloatBuffer().put(i, right).put(pixels + i, down).put(2 * pixels + i, -right).put(3 * pixels + i, 0.3f - down);
			}
		return store;
	}

	@Test
	void pathsAreThoseOfEachPointByItself() {
		try (PathFinder finder = new PathFinder(features, flows, QUERIES, Device.cpu())) {
			final Templates looks = Templates.ofQueries(features, QUERIES, manager);
			final Paths first = finder.find(looks, Progress.NONE);
			assertPaths(first, looks);
			final Templates along = Templates.along(first, features, manager);
			assertPaths(finder.find(along, Progress.NONE), along);
		}
	}

	private void assertPaths(final Paths paths, final Templates looks) {
		final Paths expected = new Paths(QUERIES.size(), FRAMES);
		for (int q = 0; q < QUERIES.size(); q++) {
			final int start = QUERIES.get(q).frame();
			follow(q, IntStream.range(start, FRAMES).toArray(), looks, expected);
			follow(q, IntStream.rangeClosed(0, start).map(t -> start - t).toArray(), looks, expected);
			for (int t = 0; t < FRAMES; t++) {
				final String where = QUERIES.get(q).name() + " on frame " + t;
				if (t == start) assertThat(paths.x()[q][t]).as(where).isEqualTo(GEOMETRY.toWorking(QUERIES.get(q).position()).x());
				else {
					assertThat(paths.x()[q][t]).as(where).isCloseTo(expected.x()[q][t], within(1e-2));
					assertThat(paths.y()[q][t]).as(where).isCloseTo(expected.y()[q][t], within(1e-2));
					assertThat(paths.probability()[q][t]).as(where).isCloseTo(expected.probability()[q][t], within(1e-4));
					assertThat(paths.variance()[q][t]).as(where).isCloseTo(expected.variance()[q][t], within(1e-2));
				}
			}
		}
	}

	/** Reads the places of a point on the frames after that of its query, which is the first of some. */
	private void follow(final int q, final int[] order, final Templates looks, final Paths paths) {
		final double[][] beliefs = new double[order.length][];
		beliefs[0] = bell(GEOMETRY.toWorking(QUERIES.get(q).position()));
		for (int i = 1; i < order.length; i++)
			beliefs[i] = normalized(product(times(transition(order[i - 1], order[i]), beliefs[i - 1]), evidence(q, order[i], looks)));
		double[] fit = DoubleStream.generate(() -> 1).limit(STATES).toArray();
		for (int i = order.length - 1; i > 0; i--) {
			read(normalized(product(beliefs[i], fit)), q, order[i], paths);
			fit = times(transposed(transition(order[i - 1], order[i])), product(fit, evidence(q, order[i], looks)));
		}
	}

	private static void read(final double[] joint, final int q, final int frame, final Paths paths) {
		final float[] seen = new float[CELLS * QUERIES.size()];
		for (int cell = 0; cell < CELLS; cell++)
			seen[cell * QUERIES.size() + q] = (float) joint[cell];
		new PlaceReader(GEOMETRY, seen, QUERIES.size()).read(q, frame, paths);
	}

	/** A standard deviation of 0.6 cells around the query. */
	private static double[] bell(final PixelPoint place) {
		return normalized(IntStream.range(0, STATES).mapToDouble(state -> state < CELLS ? Math.exp(-Math.pow(GEOMETRY.toWorking(GEOMETRY.cell(state)).distanceTo(place) / 7 / 0.6, 2) / 2) : 0).toArray());
	}

	/** The probability of each state (row) after each state (column). */
	private double[][] transition(final int from, final int to) {
		final float[] numbers = new FlowTransition(manager, flows.between(from, to), GEOMETRY).forward(manager.eye(STATES)).toFloatArray();
		return IntStream.range(0, STATES).mapToObj(row -> IntStream.range(0, STATES).mapToDouble(column -> numbers[row * STATES + column]).toArray()).toArray(double[][]::new);
	}

	/** Of each state on a frame; 1 for those that are not seen. */
	private double[] evidence(final int q, final int frame, final Templates looks) {
		final NDArray evidence = Evidence.of(looks.on(frame), new FeatureMaps(GEOMETRY, features.maps(manager, frame)), looks.least()); // [P, Q]
		final float[] numbers = evidence.toFloatArray();
		return IntStream.range(0, STATES).mapToDouble(state -> state < CELLS ? numbers[state * QUERIES.size() + q] : 1).toArray();
	}

	private static double[] times(final double[][] matrix, final double[] vector) {
		return Stream.of(matrix).mapToDouble(row -> DoubleStream.of(product(row, vector)).sum()).toArray();
	}

	private static double[][] transposed(final double[][] matrix) {
		return IntStream.range(0, STATES).mapToObj(column -> Stream.of(matrix).mapToDouble(row -> row[column]).toArray()).toArray(double[][]::new);
	}

	private static double[] product(final double[] first, final double[] second) {
		return IntStream.range(0, STATES).mapToDouble(i -> first[i] * second[i]).toArray();
	}

	private static double[] normalized(final double[] values) {
		final double sum = DoubleStream.of(values).sum();
		return DoubleStream.of(values).map(value -> value / sum).toArray();
	}
}
