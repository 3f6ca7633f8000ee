package fiji.plugin.dinotracker.command;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.weights.WeightCache;
import fiji.plugin.dinotracker.weights.WeightCatalogue;
import fiji.plugin.dinotracker.weights.WeightFile;

/**
 * Weights that were chosen by name and are not here: downloaded, if the person at the screen agrees. Where there is none,
 * or the answer is no, nothing happens here, and the run itself tells what is missing and how to get it.
 */
final class MissingWeights {

	private final WeightCache cache;
	private final Predicate<WeightFile> question;

	/**
	 * @param cache where weights are kept
	 * @param question asks whether to download a file
	 */
	MissingWeights(final WeightCache cache, final Predicate<WeightFile> question) {
		this.cache = cache;
		this.question = question;
	}

	/** Those of this computer; macros are not asked. */
	static MissingWeights askingTheUser() {
		return new MissingWeights(WeightsOffer.cache(), file -> OnScreen.canAsk() && WeightsOffer.isAccepted(file));
	}

	/**
	 * Downloads what is missing for some models.
	 *
	 * @param models names such as {@code dinov2-vits14}
	 * @throws IOException if a download fails; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled; the next download goes on from there
	 */
	void fetch(final List<String> models, final Progress progress) throws IOException {
		for (final String model : models) {
			final WeightFile file = WeightCatalogue.named(model);
			if (cache.findAny(WeightCatalogue.of(model), progress).isEmpty() && question.test(file)) cache.fetch(file, progress);
		}
	}
}
