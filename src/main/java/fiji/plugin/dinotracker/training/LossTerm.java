package fiji.plugin.dinotracker.training;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The terms of the objective (Sec. 3.3 eq. 5, and one more), each of which can be left out (Table 2). */
public enum LossTerm {

	/** L_flow: positions go where the optical flow went. */
	FLOW("flow", 1, false, true) {

		@Override
		Loss loss(final LossSources sources) {
			return new FlowLoss(sources.geometry());
		}
	},

	/** Foreground tracklets of the optical flow look like themselves and like nothing else on the frame; not the paper's. */
	FLOW_CONTRAST("flow-contrast", 1e-3f, false, false) {

		@Override
		Loss loss(final LossSources sources) {
			return new FlowContrastLoss(sources.geometry());
		}
	},

	/** L_dino-bb: best buddies of the frozen features look alike. */
	DINO_BUDDIES("dino-bb", 25e-5f, false, false) {

		@Override
		Loss loss(final LossSources sources) {
			final DinoBuddies buddies = sources.buddies();
			return new BuddyLoss((step, source, target) -> buddies.between(step.frames()[source], step.frames()[target]), BuddyLoss.DINO_DIVISOR, sources.mask(), sources.settings());
		}
	},

	/** L_rfn-bb: best buddies of the refined features look alike. */
	REFINED_BUDDIES("refined-bb", 5e-5f, true, false) {

		@Override
		Loss loss(final LossSources sources) {
			return new BuddyLoss(RefinedBuddies::between, BuddyLoss.REFINED_DIVISOR, sources.mask(), sources.settings());
		}
	},

	/** L_rfn-cc: points that are tracked there and back come back. */
	CYCLE("cycle", 0.5f, true, true) {

		@Override
		Loss loss(final LossSources sources) {
			return new CycleLoss(sources.mask(), sources.geometry(), sources.settings());
		}
	},

	/** L_prior: refined features stay near the frozen ones. */
	PRIOR("prior", 1e-4f, false, false) {

		@Override
		Loss loss(final LossSources sources) {
			return new PriorLoss();
		}
	};

	private final String label;
	private final float weight;
	private final boolean later;
	private final boolean tracking;

	LossTerm(final String label, final float weight, final boolean later, final boolean tracking) {
		this.label = label;
		this.weight = weight;
		this.later = later;
		this.tracking = tracking;
	}

	/** The name users choose it by. */
	public String label() {
		return label;
	}

	/** Its weight in the objective, lambda. */
	float weight() {
		return weight;
	}

	/** Whether it learns from the refined features themselves, and so waits until they have become good. */
	boolean isLater() {
		return later;
	}

	/** Whether it tracks, so that the CNN-refiner learns from it too. */
	boolean isTracking() {
		return tracking;
	}

	/** Makes it ready for a video. */
	abstract Loss loss(LossSources sources);

	/** The paper's. */
	static Set<LossTerm> paper() {
		return EnumSet.complementOf(EnumSet.of(FLOW_CONTRAST));
	}

	/** The names users choose from. */
	public static List<String> labels() {
		return Stream.of(values()).map(LossTerm::label).toList();
	}

	/**
	 * Terms by the names users choose them by.
	 *
	 * @throws IllegalArgumentException if there is none of a name; the message says which there are
	 */
	public static Set<LossTerm> named(final Collection<String> labels) {
		return labels.stream().map(LossTerm::named).collect(Collectors.toCollection(() -> EnumSet.noneOf(LossTerm.class)));
	}

	private static LossTerm named(final String label) {
		return Stream.of(values()).filter(term -> term.label.equals(label)).findFirst().orElseThrow(() -> //
			new IllegalArgumentException("Unknown loss " + label + "; use some of " + String.join(", ", labels())));
	}
}
