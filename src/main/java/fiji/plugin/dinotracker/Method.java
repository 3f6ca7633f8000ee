package fiji.plugin.dinotracker;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.LayerChoice;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tracking.Linking;
import fiji.plugin.dinotracker.training.LossTerm;
import fiji.plugin.dinotracker.training.TrainingSettings;

/** The ways to follow points: the paper's, and the baselines it is compared with (Sec. 4). */
public enum Method {

	/** Trained on the stack. */
	DINO_TRACKER("dino-tracker", RefinementKind.RESIDUAL),

	/** Frozen features alone, without training (App. A.5). */
	RAW("raw", Preparation::trackByFeatures),

	/** Chained optical flow, without features. */
	FLOW("flow", Preparation::trackByFlow),

	/** Trained on the stack from nothing: no frozen features, nor the two losses that learn from them (Sec. 4.2). */
	NO_PRIOR("no-prior", RefinementKind.FROM_SCRATCH, LossTerm.DINO_BUDDIES, LossTerm.PRIOR),

	/** DINOv2 itself fine-tuned on the stack, by low-rank adapters in place of Delta-DINO (Sec. 4.2, App. A.5). */
	LORA("lora", RefinementKind.ADAPTERS);

	private final String label;
	private final Optional<RefinementKind> refinement;
	private final EnumSet<LossTerm> missing = EnumSet.noneOf(LossTerm.class);
	private final Baseline.Tracking tracking;

	/** A method with a training. */
	Method(final String label, final RefinementKind refinement, final LossTerm... missing) {
		this.label = label;
		this.refinement = Optional.of(refinement);
		this.missing.addAll(List.of(missing));
		this.tracking = null;
	}

	/** A method without one. */
	Method(final String label, final Baseline.Tracking tracking) {
		this.label = label;
		this.refinement = Optional.empty();
		this.tracking = tracking;
	}

	/** The name users choose it by. */
	public String label() {
		return label;
	}

	/** Whether it is trained on the stack. */
	public boolean trains() {
		return refinement.isPresent();
	}

	/** The names users choose from. */
	public static List<String> labels() {
		return Stream.of(values()).map(Method::label).toList();
	}

	/**
	 * A method by the name users choose it by.
	 *
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public static Method named(final String label) {
		return Stream.of(values()).filter(method -> method.label.equals(label)).findFirst().orElseThrow(() -> //
			new IllegalArgumentException("Unknown method " + label + "; use one of " + String.join(", ", labels())));
	}

	/** The method with a training of some settings. */
	static Method of(final TrainingSettings training) {
		return Stream.of(values()).filter(method -> method.refinement.equals(Optional.of(training.refinement()))).findFirst().orElseThrow();
	}

	/**
	 * What of some settings the method uses. Flow chaining looks at no features, so it need not wait for learned ones; the built-in
	 * ones take a second. Raw features are looked for on every frame by itself, without flow.
	 */
	public TrackerSettings needed(final TrackerSettings settings) {
		if (trains()) return settings;
		return this == FLOW ? settings.withFeatures(DenseSift.NAME).withLayer(LayerChoice.STANDARD) : settings.withFlow(DisFlow.NAME).withLinking(Linking.NONE);
	}

	/**
	 * Does everything that can be done before points are known.
	 *
	 * @param resources what may be used of this computer
	 * @throws IOException if weights are missing or cannot be read; the message says what to do
	 * @throws IllegalArgumentException if the input or the settings do not fit, or memory does not suffice; the message says
	 *           what to do
	 * @throws java.util.concurrent.CancellationException if cancelled; a training that is cancelled keeps what it has
	 */
	public PointFollower prepare(final TrackerInput input, final TrackerSettings settings, final RunResources resources, final Progress progress) throws IOException {
		if (refinement.isEmpty()) return new Baseline(this, new Preparation(input, needed(settings), resources, progress), tracking);
		final TrainingSettings training = settings.training().withRefinement(refinement.get()).without(missing);
		return DinoTracker.train(input, settings.withTraining(training), resources, progress);
	}
}
