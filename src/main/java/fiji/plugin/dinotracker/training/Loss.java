package fiji.plugin.dinotracker.training;

import ai.djl.ndarray.NDArray;

/** One term of the objective (Sec. 3.3 eq. 5), before its weight. */
interface Loss {

	/** Its value for a step, a scalar with a gradient. */
	NDArray evaluate(Step step);
}
