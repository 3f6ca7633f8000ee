package fiji.plugin.dinotracker.training;

import java.util.List;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.tensor.Scalars;

/**
 * The weighted sum of the losses (Sec. 3.3 eq. 5): L = L_flow + 25e-5 L_dino-bb + 5e-5 L_rfn-bb + 0.5 L_rfn-cc + 1e-4
 * L_prior, with {@link FlowContrastLoss} in the presets that are not the paper's, and without the terms that are switched
 * off. The two losses that learn from the refined features themselves join
 * later.
 */
final class Objective {

	private final List<Term> terms;

	Objective(final List<Term> terms) {
		this.terms = List.copyOf(terms);
	}

	/** The terms that a training has switched on. */
	static Objective of(final LossSources sources) {
		final TrainingSettings settings = sources.settings();
		return new Objective(settings.losses().stream().map(term -> new Term(term.loss(sources), term.weight(), settings.start(term))).toList());
	}

	/**
	 * A loss with its part in the sum.
	 *
	 * @param weight lambda
	 * @param start the iteration from which it counts, from 0
	 */
	record Term(Loss loss, float weight, int start) {}

	/** The sum at an iteration, a scalar with a gradient. */
	NDArray evaluate(final Step step, final int iteration) {
		NDArray sum = step.manager().create(0f);
		sum.setRequiresGradient(true); // so that there is a backward pass even where no loss finds anything to learn from
		for (final Term term : terms)
			if (iteration >= term.start) sum = sum.add(Scalars.times(term.loss.evaluate(step), term.weight));
		return sum;
	}
}
