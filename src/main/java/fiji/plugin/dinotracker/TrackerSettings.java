package fiji.plugin.dinotracker;

import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.features.VitArchitecture;
import fiji.plugin.dinotracker.training.TrainingSettings;
import fiji.plugin.dinotracker.weights.HashPolicy;
import fiji.plugin.dinotracker.weights.WeightCatalogue;
import fiji.plugin.dinotracker.weights.WeightFile;

/**
 * Everything that can be chosen about a run, with the presets as the only place of default values. Immutable; change with
 * the {@code with...} methods.
 *
 * @param preset the preset it started from: {@code quick}, {@code balanced} or {@code paper}
 * @param height working length of the stack's shorter side in pixels; the paper's is 476
 * @param features {@code auto}, {@code dense-sift}, or a DINOv2 model; the paper's is {@code dinov2-vitl14}
 * @param flow {@code auto}, {@code dis} or {@code raft}; the paper's is {@code raft}
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param weights whether weights must be the published ones
 * @param training how the network is trained
 */
public record TrackerSettings(String preset, int height, String features, String flow, String device, HashPolicy weights,
	TrainingSettings training)
{

	/** Names of the presets, from fast to exact. */
	public static final List<String> PRESETS = List.of("quick", "balanced", "paper");

	/** Names of the features. */
	public static final List<String> FEATURES = Stream.concat(Stream.of("auto", "dense-sift"), VitArchitecture.published().stream().map(VitArchitecture::name)).toList();

	/** Names of the optical flows; {@code raft} is {@code raft-large}. */
	public static final List<String> FLOWS = List.of("auto", "dis", "raft", "raft-large", "raft-small");

	private static final List<String> WITHOUT_WEIGHTS = List.of("auto", "dense-sift", "dis");
	private static final List<String> DEVICES = List.of("auto", "cpu", "gpu");
	/** Less, and the smallest maps of the network cannot be mirrored at their borders. */
	private static final int SMALLEST_HEIGHT = 84;

	public TrackerSettings {
		requireOneOf(FEATURES, features, "features");
		requireOneOf(FLOWS, flow, "flow");
		requireOneOf(DEVICES, device, "device");
		if (height < SMALLEST_HEIGHT) throw new IllegalArgumentException("height must be at least " + SMALLEST_HEIGHT + " pixels, not " + height);
	}

	private static void requireOneOf(final List<String> known, final String value, final String name) {
		if (!known.contains(value)) throw new IllegalArgumentException("Unknown " + name + " " + value + "; use one of " + String.join(", ", known));
	}

	/**
	 * The settings of a preset.
	 *
	 * @param name {@code quick}: a first look, minutes on a laptop; {@code balanced}: everyday work; {@code paper}: the
	 *          paper's own setting, for a GPU
	 */
	public static TrackerSettings preset(final String name) {
		requireOneOf(PRESETS, name, "preset");
		final TrainingSettings paper = TrainingSettings.paper();
		return switch (name) {
			case "quick" -> new TrackerSettings(name, 238, "auto", "dis", "auto", HashPolicy.VERIFY, small(300));
			case "balanced" -> new TrackerSettings(name, 238, "auto", "auto", "auto", HashPolicy.VERIFY, small(1000));
			default -> new TrackerSettings(name, 476, "dinov2-vitl14", "raft", "auto", HashPolicy.VERIFY, paper);
		};
	}

	private static TrainingSettings small(final int iterations) {
		return new TrainingSettings(iterations, List.of(32, 64, 128), 1, 4, 256, 4, 256, 0.01, 0.5, 2);
	}

	/** The published weights that these features and this flow cannot do without; {@code auto} does without. */
	public List<WeightFile> requiredWeights() {
		return Stream.of(features, flow.equals("raft") ? "raft-large" : flow).filter(name -> !WITHOUT_WEIGHTS.contains(name)).map(WeightCatalogue::named).toList();
	}

	/** The same with another working height. */
	public TrackerSettings withHeight(final int other) {
		return new TrackerSettings(preset, other, features, flow, device, weights, training);
	}

	/** The same with other features. */
	public TrackerSettings withFeatures(final String other) {
		return new TrackerSettings(preset, height, other, flow, device, weights, training);
	}

	/** The same with another optical flow. */
	public TrackerSettings withFlow(final String other) {
		return new TrackerSettings(preset, height, features, other, device, weights, training);
	}

	/** The same on another device. */
	public TrackerSettings withDevice(final String other) {
		return new TrackerSettings(preset, height, features, flow, other, weights, training);
	}

	/** The same with weights that need not be the published ones. */
	public TrackerSettings trustingWeights() {
		return new TrackerSettings(preset, height, features, flow, device, HashPolicy.TRUST, training);
	}

	/** The same with another training. */
	public TrackerSettings withTraining(final TrainingSettings other) {
		return new TrackerSettings(preset, height, features, flow, device, weights, other);
	}
}
