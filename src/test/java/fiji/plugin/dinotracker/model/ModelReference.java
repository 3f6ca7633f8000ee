package fiji.plugin.dinotracker.model;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.weights.FormulaWeights;

/** The small model, its inputs and what PyTorch makes of them; see {@code src/test/python/model_reference.py}. */
public final class ModelReference {

	public static final VideoGeometry GEOMETRY = TestGeometry.unscaled(245, 238);
	public static final int CHANNELS = 8;
	public static final int FRAMES = 3;

	private final JsonObject expected = read();
	private final NDManager manager;

	public ModelReference(final NDManager manager) {
		this.manager = manager;
	}

	private static JsonObject read() {
		try (Reader reader = new InputStreamReader(ModelReference.class.getResourceAsStream("/fiji/plugin/dinotracker/model_reference.json"), StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(reader).getAsJsonObject();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Delta-DINO with all its weights given by formula. */
	public DeltaDino deltaDino() {
		final DeltaDino deltaDino = new DeltaDino(manager, GEOMETRY, List.of(4, 6, 8, CHANNELS), DeltaDino.Start.ZERO, new SplittableRandom(1));
		load(deltaDino.parameters());
		return deltaDino;
	}

	/** The CNN-refiner with all its weights given by formula. */
	public CnnRefiner refiner() {
		final CnnRefiner refiner = new CnnRefiner(manager, new SplittableRandom(1));
		load(refiner.parameters());
		return refiner;
	}

	private void load(final Parameters parameters) {
		final Map<String, NDArray> values = new HashMap<>(parameters.kept());
		parameters.trained().forEach((name, tensor) -> values.put(name, value(name, tensor.getShape())));
		parameters.load(values);
	}

	private NDArray value(final String name, final Shape shape) {
		return switch (name) {
			case "conv1.weight" -> formula(name, shape, 0.3f).add(0.3f);
			case "conv2.weight" -> formula(name, shape, 0.1f).add(0.1f);
			case "conv1.bias", "conv2.bias" -> formula(name, shape, 0.1f);
			default -> name.endsWith("norm.weight") ? formula(name, shape, 0.2f).add(1) : formula(name, shape, 0.2f);
		};
	}

	/** A single trained tensor, by formula. */
	public Parameters parameters(final String name, final Shape shape) {
		final Parameters parameters = new Parameters(manager);
		parameters.train(name, shape, 0).set(formula(name, shape, 1).toFloatArray());
		return parameters;
	}

	/** A tensor by formula. */
	public NDArray formula(final String name, final Shape shape, final float scale) {
		return FormulaWeights.tensor(manager, name, shape, scale);
	}

	/** RGB in [0, 1], [3, 3, H, W]. */
	public NDArray frames() {
		return formula("frames", new Shape(FRAMES, 3, GEOMETRY.height(), GEOMETRY.width()), 0.5f).add(0.5f);
	}

	/** Frozen features, [3, P, C]. */
	public NDArray raw() {
		return formula("raw", new Shape(FRAMES, GEOMETRY.cells(), CHANNELS), 1);
	}

	/** Features of two frames that look much alike, [2, P, C]. */
	public NDArray alike() {
		final Shape one = new Shape(1, GEOMETRY.cells(), CHANNELS);
		return formula("base", one, 1).add(formula("alike", new Shape(2, GEOMETRY.cells(), CHANNELS), 0.1f));
	}

	/** Points near cells, which are tracked there and back. */
	public PointBatch starts(final int... slots) {
		final PointBatch points = PointBatch.of(slots, formula("starts", new Shape(slots.length, 2), 1.5f));
		for (int i = 0; i < slots.length; i++) {
			points.x()[i] += 28 + 21 * (i % 8);
			points.y()[i] += 28 + 42 * (i / 8);
		}
		return points;
	}

	/** The points that are tracked. */
	public PointBatch sources() {
		final PointBatch points = PointBatch.of(new int[] { 0, 0, 1, 2, 2, 1 }, formula("sources", new Shape(6, 2), 110).add(118));
		points.x()[0] = 1;
		points.y()[0] = 2;
		return points;
	}

	/** Where they should be. */
	public PointBatch wanted() {
		return PointBatch.of(new int[] { 1, 2, 2, 0, 1, 1 }, formula("wanted", new Shape(6, 2), 100).add(118));
	}

	/** An entry of the fixture: path elements separated by slashes. */
	public JsonElement expected(final String path) {
		JsonElement element = expected;
		for (final String name : path.split("/"))
			element = element.getAsJsonObject().get(name);
		return element;
	}

	/** A list of numbers in the fixture, nested ones one after the other. */
	public float[] numbers(final String path) {
		final List<Float> numbers = new ArrayList<>();
		collect(expected(path), numbers);
		final float[] array = new float[numbers.size()];
		for (int i = 0; i < array.length; i++)
			array[i] = numbers.get(i);
		return array;
	}

	private static void collect(final JsonElement element, final List<Float> into) {
		if (element.isJsonArray()) element.getAsJsonArray().forEach(child -> collect(child, into));
		else into.add(element.getAsFloat());
	}

	/** The elements of a tensor that the fixture keeps: every so many, so that there are {@code count}. */
	public static float[] some(final NDArray tensor, final int count) {
		final float[] all = tensor.toFloatArray();
		final int step = Math.max(1, all.length / count);
		final float[] some = new float[Math.min(count, (all.length + step - 1) / step)];
		for (int i = 0; i < some.length; i++)
			some[i] = all[i * step];
		return some;
	}
}
