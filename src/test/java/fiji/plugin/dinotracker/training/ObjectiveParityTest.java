package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.model.BatchMode;
import fiji.plugin.dinotracker.model.CnnRefiner;
import fiji.plugin.dinotracker.model.DeltaDino;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.ModelReference;
import fiji.plugin.dinotracker.model.Parameters;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.tensor.Rows;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.training.Objective.Term;

/** The losses and their gradients against PyTorch. */
class ObjectiveParityTest {

	private static final BuddyPairs PAIRS = new BuddyPairs(new int[] { 3, 400, 77 }, new int[] { 500, 2, 901 }, new float[] { 0.5f, 1.5f, 0.25f });

	private NDManager manager;
	private ModelReference reference;
	private DeltaDino deltaDino;
	private CnnRefiner refiner;

	@BeforeEach
	void setUp() {
		manager = Torch.newManager();
		reference = new ModelReference(manager);
		deltaDino = reference.deltaDino();
		refiner = reference.refiner();
	}

	@AfterEach
	void tearDown() {
		manager.close();
	}

	private Step step() {
		final NDArray raw = reference.raw();
		final NDArray refined = raw.add(deltaDino.forward(reference.frames(), BatchMode.BATCH));
		final int[] frames = { 0, 1, 2 };
		final PointBatch wanted = reference.wanted();
		final int[] order = IntStream.range(0, wanted.size()).boxed().sorted(Comparator.comparing(i -> wanted.slots()[i])).mapToInt(i -> i).toArray();
		final FlowPairs pairs = new FlowPairs(frames, ordered(reference.sources(), order), ordered(wanted, order), IntStream.range(0, order.length).toArray());
		return new Step(frames, pairs, () -> raw, new FeatureMaps(ModelReference.GEOMETRY, refined), new Tracker(ModelReference.GEOMETRY, refiner), new SplittableRandom(1));
	}

	private static PointBatch ordered(final PointBatch points, final int[] order) {
		final PointBatch ordered = new PointBatch(new int[order.length], new float[order.length], new float[order.length]);
		for (int i = 0; i < order.length; i++) {
			ordered.slots()[i] = points.slots()[order[i]];
			ordered.x()[i] = points.x()[order[i]];
			ordered.y()[i] = points.y()[order[i]];
		}
		return ordered;
	}

	private static NDArray flow(final Step step) {
		return new FlowLoss(ModelReference.GEOMETRY).evaluate(step);
	}

	private static NDArray prior(final Step step) {
		return new PriorLoss().evaluate(step);
	}

	private static NDArray flowContrast(final Step step) {
		return new FlowContrastLoss(ModelReference.GEOMETRY).evaluate(step);
	}

	private static NDArray contrast(final Step step) {
		return Contrast.evaluate(step.refined(), 0, 2, PAIRS);
	}

	@Test
	void everyLossHasTheValueThatPyTorchGives() {
		final Step step = step();
		assertThat(flow(step).getFloat()).isCloseTo(number("flow"), within(1e-5f));
		assertThat(prior(step).getFloat()).isCloseTo(number("prior"), within(1e-4f));
		assertThat(contrast(step).getFloat()).isCloseTo(number("contrast"), within(1e-3f));
		assertThat(flowContrast(step).getFloat()).isCloseTo(number("flowContrast"), within(1e-4f));
	}

	@Test
	void everyParameterGetsTheGradientThatPyTorchGives() {
		try (GradientCollector collector = Torch.newGradientCollector()) {
			final Step step = step();
			collector.backward(flow(step).add(prior(step).mul(0.1f)).add(contrast(step).mul(0.01f)).add(flowContrast(step).mul(0.1f)));
		}
		for (final String name : reference.expected("gradients").getAsJsonObject().keySet()) {
			final float[] actual = ModelReference.some(parameters().get(name).getGradient(), 6);
			assertClose(actual, reference.numbers("gradients/" + name), name);
		}
	}

	private Map<String, NDArray> parameters() {
		final Map<String, NDArray> all = deltaDino.parameters().all();
		all.putAll(refiner.parameters().all());
		return all;
	}

	@Test
	void bestBuddiesOfTheRefinedFeaturesAreThoseOfPyTorch() {
		final Loss loss = new BuddyLoss(RefinedBuddies::between, BuddyLoss.REFINED_DIVISOR, nothing(), settings());
		check("refinedBuddies", loss::evaluate);
	}

	@Test
	void pointsThatComeBackAreThoseOfPyTorch() {
		final int[] slots = IntStream.range(0, 40).map(i -> i % 2).toArray();
		final int[] targets = IntStream.of(slots).map(slot -> 1 - slot).toArray();
		final CycleLoss loss = new CycleLoss(nothing(), ModelReference.GEOMETRY, settings());
		check("cycle", step -> loss.evaluate(step, reference.starts(slots), targets));
	}

	/** The engine joins a single tensor by a copy, which has no gradient. */
	@Test
	void featuresLearnFromPointsThatAreAllLookedForOnOneFrameToo() {
		final float[] expected = gradientOfSixPositions(0, 0, 0, 0, 0, 0, 1);
		assertThat(IntStream.range(0, expected.length).filter(i -> expected[i] != 0).count()).isPositive();
		assertClose(gradientOfSixPositions(0, 0, 0, 0, 0, 0), expected, "gradient");
	}

	/** The gradient of the features for the sum of the positions of the first six points. */
	private float[] gradientOfSixPositions(final int... targets) {
		final NDArray features = reference.alike();
		features.setRequiresGradient(true);
		try (GradientCollector collector = Torch.newGradientCollector()) {
			final FeatureMaps maps = new FeatureMaps(ModelReference.GEOMETRY, features);
			final NDArray descriptors = maps.sample(reference.starts(new int[targets.length]));
			final NDArray positions = new Tracker(ModelReference.GEOMETRY, refiner).track(descriptors, maps, targets);
			collector.backward(Rows.take(positions, IntStream.range(0, 6).toArray()).sum());
		}
		return features.getGradient().toFloatArray();
	}

	/** The value and the gradient of a loss on two frames that look much alike; the gradient is summed over each map. */
	private void check(final String name, final Loss loss) {
		final NDArray features = reference.alike();
		features.setRequiresGradient(true);
		try (GradientCollector collector = Torch.newGradientCollector()) {
			final FeatureMaps maps = new FeatureMaps(ModelReference.GEOMETRY, features);
			final NDArray value = loss.evaluate(new Step(new int[] { 0, 1 }, null, () -> features, maps, new Tracker(ModelReference.GEOMETRY, refiner), new SplittableRandom(1)));
			final float expected = number(name + "/value");
			assertThat(value.getFloat()).isCloseTo(expected, within(1e-4f * expected));
			collector.backward(value);
		}
		assertClose(features.getGradient().sum(new int[] { 1 }).toFloatArray(), reference.numbers(name + "/gradient"), name);
	}

	/** Equal to a thousandth of the largest. */
	private static void assertClose(final float[] actual, final float[] expected, final String name) {
		final float largest = (float) IntStream.range(0, expected.length).mapToDouble(i -> Math.abs(expected[i])).max().getAsDouble();
		for (int i = 0; i < expected.length; i++)
			assertThat(actual[i]).as(name + " " + i).isCloseTo(expected[i], within(1e-9f + 1e-3f * largest));
	}

	private static ForegroundMask nothing() {
		return new ForegroundMask(ModelReference.GEOMETRY, Collections.nCopies(ModelReference.FRAMES, new BitSet()));
	}

	/** One pair of frames, and room for all of its buddies. */
	private static TrainingSettings settings() {
		return new TrainingSettings(1, RefinementKind.RESIDUAL, List.of(4, 6, 8), 1, 2, 2, 1, 4 * ModelReference.GEOMETRY.cells(), 0.01, LearningRateSchedule.REFINER, //
			EnumSet.allOf(LossTerm.class), 0, 1);
	}

	/**
	 * Numbers that came from Java, those of {@code x.mul(number)} too, are Java's to free once their tensor is closed, although
	 * the backward pass still reads them; whoever closes one too early finds out here.
	 */
	@Test
	void aGarbageCollectionAroundTheBackwardPassChangesNoGradient() {
		final Map<String, float[]> undisturbed = gradientsAround(() -> {});
		final Map<String, float[]> disturbed = gradientsAround(ObjectiveParityTest::reuseFreedMemory);
		undisturbed.forEach((name, gradient) -> assertThat(disturbed.get(name)).as(name).isEqualTo(gradient));
	}

	/** All gradients of the sum of all losses. */
	private Map<String, float[]> gradientsAround(final Runnable interruption) {
		final Map<String, NDArray> trained = new TreeMap<>(deltaDino.parameters().trained());
		trained.putAll(refiner.parameters().trained());
		trained.values().forEach(tensor -> JniUtils.zeroGrad((PtNDArray) tensor));
		try (GradientCollector collector = Torch.newGradientCollector()) {
			final Step step = step();
			final CycleLoss cycle = new CycleLoss(nothing(), ModelReference.GEOMETRY, settings());
			final NDArray value = new Objective(Stream.<Loss> of(ObjectiveParityTest::flow, ObjectiveParityTest::prior, ObjectiveParityTest::flowContrast, //
				new BuddyLoss((s, from, to) -> PAIRS, BuddyLoss.DINO_DIVISOR, nothing(), settings()), cycle).map(loss -> new Term(loss, 2, 0)).toList()).evaluate(step, 0);
			interruption.run();
			collector.backward(value);
			interruption.run();
		}
		return trained.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getGradient().toFloatArray()));
	}

	/** Java frees memory some time after a collection; what was there is overwritten by numbers that are none. */
	private static void reuseFreedMemory() {
		final List<ByteBuffer> taken = new ArrayList<>();
		for (int round = 0; round < 5; round++) {
			System.gc();
			for (int size = 4; size <= 1 << 20; size *= 2)
				for (int i = 0; i < Math.max(8, 2000 / size); i++)
					taken.add(filled(ByteBuffer.allocateDirect(size)));
		}
	}

	private static ByteBuffer filled(final ByteBuffer buffer) {
		while (buffer.hasRemaining())
			buffer.put((byte) -1);
		return buffer;
	}

	@Test
	void theGradientOfTheWholeObjectiveIsItsSlope() {
		final NDArray weight = parameters().get("layers.3.norm.weight");
		try (GradientCollector collector = Torch.newGradientCollector()) {
			final Step step = step();
			collector.backward(flow(step).add(prior(step)));
		}
		final float[] gradient = weight.getGradient().toFloatArray();
		final float[] start = weight.toFloatArray();
		final float h = 1e-2f;
		for (int i = 0; i < 3; i++) {
			final double slope = (valueAt(weight, start, i, h) - valueAt(weight, start, i, -h)) / (2 * h);
			assertThat(slope).as("channel " + i).isCloseTo(gradient[i], within(2e-3));
		}
	}

	private double valueAt(final NDArray weight, final float[] start, final int i, final float h) {
		final float[] moved = start.clone();
		moved[i] += h;
		weight.set(moved);
		final Step step = step();
		final double value = flow(step).add(prior(step)).getFloat();
		weight.set(start);
		return value;
	}

	@Test
	void adamMovesTinyGradientsAsPyTorchDoes() {
		final Parameters parameters = reference.parameters("adam", new Shape(5));
		final NDArray weight = parameters.trained().get("adam");
		final Adam adam = new Adam(manager, parameters);
		for (int i = 0; i < 4; i++) {
			try (NDManager step = manager.newSubManager()) {
				try (GradientCollector collector = Torch.newGradientCollector()) {
					collector.backward(weight.mul(reference.formula("gradient" + i, new Shape(5), 1e-6f)).sum());
				}
				adam.update(step, i + 1, 0.01);
			}
		}
		final float[] expected = reference.numbers("adam");
		for (int i = 0; i < expected.length; i++)
			assertThat(weight.toFloatArray()[i]).isCloseTo(expected[i], within(1e-6f));
	}

	private float number(final String name) {
		return reference.expected(name).getAsFloat();
	}
}
