package fiji.plugin.dinotracker;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.Facet;
import fiji.plugin.dinotracker.features.LayerChoice;
import fiji.plugin.dinotracker.features.VitArchitecture;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.raft.RaftConfiguration;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.tracking.Linking;
import fiji.plugin.dinotracker.tracking.polish.Polish;
import fiji.plugin.dinotracker.training.LearningRateSchedule;
import fiji.plugin.dinotracker.training.LossTerm;
import fiji.plugin.dinotracker.training.TrainingSettings;
import fiji.plugin.dinotracker.weights.HashPolicy;

/**
 * Everything that can be chosen about a run, with the presets as the only place of default values. Immutable; change with
 * the {@code with...} methods.
 *
 * @param preset the preset it started from: {@code quick}, {@code balanced} or {@code paper}
 * @param height working height of a frame of 16:9 in pixels, see
 *          {@link fiji.plugin.dinotracker.geometry.VideoGeometry#of}; the paper's is 476
 * @param features {@code auto}, {@code dense-sift}, or a DINOv2 model; the paper's is {@code dinov2-vitl14}
 * @param layer where in a DINOv2 model the features are taken
 * @param flow one of {@link #FLOWS}; the paper's is {@code raft}
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param linking how frames are joined into tracks; the paper's is {@link Linking#NONE}
 * @param polish what makes places more exact at the resolution of the stack; the paper's is {@link Polish#NONE}
 * @param weights whether weights must be the published ones
 * @param training how the network is trained
 * @param trainStep 1 to learn from every frame, 2 or 4 from every second or fourth; all are tracked. The paper's is 1
 */
public record TrackerSettings(String preset, int height, String features, LayerChoice layer, String flow, String device, Linking linking, Polish polish, HashPolicy weights,
	TrainingSettings training, int trainStep)
{

	/** Leaves the choice of features, flow or device to what is there. */
	public static final String AUTO = "auto";

	/** Names of the presets, from fast to exact. */
	public static final List<String> PRESETS = List.of("quick", "balanced", "paper");

	/** Names of the features. */
	public static final List<String> FEATURES = Stream.concat(Stream.of(AUTO, DenseSift.NAME), VitArchitecture.published().stream().map(VitArchitecture::name)).toList();

	private static final String RAFT = "raft";

	/** Names of the optical flows; {@code raft} is {@link RaftConfiguration#LARGE}. */
	public static final List<String> FLOWS = List.of(AUTO, DisFlow.NAME, RAFT, RaftConfiguration.LARGE.name(), RaftConfiguration.SMALL.name());

	private static final List<Integer> TRAIN_STEPS = List.of(1, 2, 4);
	private static final List<String> DEVICES = List.of(AUTO, "cpu", "gpu");
	/** Less leaves too few cells, 11 rows of them at 16:9, to tell places apart. */
	private static final int SMALLEST_HEIGHT = 84;

	/** @throws IllegalArgumentException if a value is out of range; the message says what it may be */
	public TrackerSettings {
		if (layer == null) layer = LayerChoice.STANDARD; // as in models saved before there was a choice
		if (linking == null) linking = Linking.NONE; // likewise
		if (polish == null) polish = Polish.NONE; // likewise
		if (trainStep == 0) trainStep = 1; // likewise
		if (!TRAIN_STEPS.contains(trainStep)) throw new IllegalArgumentException("The train step must be 1, 2 or 4, not " + trainStep);
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
			case "quick" -> new TrackerSettings(name, 238, AUTO, LayerChoice.STANDARD, DisFlow.NAME, AUTO, Linking.FLOW, Polish.NONE, HashPolicy.VERIFY, small(), 1);
			case "balanced" -> new TrackerSettings(name, 357, AUTO, LayerChoice.STANDARD, AUTO, AUTO, Linking.FLOW, Polish.NONE, HashPolicy.VERIFY, small(), 1);
			default -> new TrackerSettings(name, 476, "dinov2-vitl14", LayerChoice.STANDARD, RAFT, AUTO, Linking.NONE, Polish.NONE, HashPolicy.VERIFY, paper, 1);
		};
	}

	/** Wider networks and more iterations than these fit the flow better and follow worse. */
	private static TrainingSettings small() {
		return new TrainingSettings(250, // iterations
			RefinementKind.RESIDUAL, List.of(16, 32, 64), // hidden widths
			1, 4, // sets of frames, and frames of each
			256, // pairs of the flow
			2, 256, // pairs of frames, and points of each
			0.01, LearningRateSchedule.COOLDOWN, EnumSet.allOf(LossTerm.class), //
			0.5, // of the iterations are over when self-supervision starts
			2); // seed
	}

	/** The models these settings name, each of which needs its weights; {@code auto} does with what is there. */
	public List<String> models() {
		final Stream<String> vit = VitArchitecture.published().stream().map(VitArchitecture::name).filter(features::equals);
		final Stream<String> raft = Stream.of(wholeName(flow)).filter(name -> name.startsWith(RAFT));
		return Stream.concat(vit, raft).toList();
	}

	/** The name of a flow that a short one stands for; any other as it is. */
	static String wholeName(final String flow) {
		return flow.equals(RAFT) ? RaftConfiguration.LARGE.name() : flow;
	}

	/** The same with another working height. */
	public TrackerSettings withHeight(final int other) {
		return new TrackerSettings(preset, other, features, layer, flow, device, linking, polish, weights, training, trainStep);
	}

	/** The same with other features. */
	public TrackerSettings withFeatures(final String other) {
		return new TrackerSettings(preset, height, other, layer, flow, device, linking, polish, weights, training, trainStep);
	}

	/** The same with another value of each transformer block of DINOv2. */
	public TrackerSettings withFacet(final Facet other) {
		return withLayer(new LayerChoice(other, layer.block()));
	}

	/** The same with features of another transformer block of DINOv2, from 0. */
	public TrackerSettings withBlock(final int other) {
		return withLayer(new LayerChoice(layer.facet(), other));
	}

	TrackerSettings withLayer(final LayerChoice other) {
		return new TrackerSettings(preset, height, features, other, flow, device, linking, polish, weights, training, trainStep);
	}

	/** The same with another optical flow. */
	public TrackerSettings withFlow(final String other) {
		return new TrackerSettings(preset, height, features, layer, other, device, linking, polish, weights, training, trainStep);
	}

	/** The same on another device. */
	public TrackerSettings withDevice(final String other) {
		return new TrackerSettings(preset, height, features, layer, flow, other, linking, polish, weights, training, trainStep);
	}

	/** The same with frames joined another way. */
	public TrackerSettings withLinking(final Linking other) {
		return new TrackerSettings(preset, height, features, layer, flow, device, other, polish, weights, training, trainStep);
	}

	/** The same with places made more exact, or not. */
	public TrackerSettings withPolish(final Polish other) {
		return new TrackerSettings(preset, height, features, layer, flow, device, linking, other, weights, training, trainStep);
	}

	/** The same with weights that need not be the published ones. */
	public TrackerSettings trustingWeights() {
		return new TrackerSettings(preset, height, features, layer, flow, device, linking, polish, HashPolicy.TRUST, training, trainStep);
	}

	/** The same with another training. */
	public TrackerSettings withTraining(final TrainingSettings other) {
		return new TrackerSettings(preset, height, features, layer, flow, device, linking, polish, weights, other, trainStep);
	}

	/** The same, learning from every so many frames. */
	public TrackerSettings withTrainStep(final int other) {
		return new TrackerSettings(preset, height, features, layer, flow, device, linking, polish, weights, training, other);
	}
}
