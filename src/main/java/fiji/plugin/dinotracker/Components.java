package fiji.plugin.dinotracker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ai.djl.Device;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.DinoV2;
import fiji.plugin.dinotracker.features.FeatureExtractor;
import fiji.plugin.dinotracker.features.LayerChoice;
import fiji.plugin.dinotracker.features.VitArchitecture;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.OpticalFlow;
import fiji.plugin.dinotracker.flow.Raft;
import fiji.plugin.dinotracker.flow.raft.RaftConfiguration;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.WeightCache;
import fiji.plugin.dinotracker.weights.WeightCatalogue;
import fiji.plugin.dinotracker.weights.WeightFile;

/**
 * Feature extractors and optical flows by the names users choose them by. {@code auto} takes the learned one if its weights
 * are in the cache, else the one that needs none, and says so in a line.
 */
final class Components {

	/** What {@code auto} comes to if its weights are there. */
	static final String AUTOMATIC_FEATURES = "dinov2-vits14";

	private final WeightCache cache;
	private final Device device;
	private final Progress progress;
	private final List<String> notes = new ArrayList<>();

	/**
	 * @param cache where weights are
	 * @param device where to compute
	 * @param progress told while a file of weights is checked, and what {@code auto} comes to
	 */
	Components(final WeightCache cache, final Device device, final Progress progress) {
		this.cache = cache;
		this.device = device;
		this.progress = progress;
	}

	/**
	 * @param name {@code auto}, {@code dense-sift}, or a DINOv2 model
	 * @param layer where in that model the features are taken
	 * @throws IOException if the weights are not in the cache or cannot be read; the message says what to do
	 * @throws IllegalArgumentException for a name that is not known, or a layer the features have not
	 */
	FeatureExtractor features(final String name, final LayerChoice layer) throws IOException {
		final String chosen = name.equals(TrackerSettings.AUTO) ? automatic("Features", AUTOMATIC_FEATURES, DenseSift.NAME) : name;
		if (chosen.equals(DenseSift.NAME)) {
			if (!layer.equals(LayerChoice.STANDARD))
				throw new IllegalArgumentException("Features " + DenseSift.NAME + " have no facets and no blocks; leave these out, or choose a DINOv2 model");
			return new DenseSift(device);
		}
		final VitArchitecture architecture = VitArchitecture.named(chosen);
		try (Checkpoint checkpoint = open(chosen)) {
			return new DinoV2(checkpoint, architecture, layer.of(architecture), device);
		}
	}

	/**
	 * @param name {@code auto}, {@code dis}, {@code raft} or {@code raft-large}, which are the same, or {@code raft-small}
	 * @throws IOException if the weights are not in the cache or cannot be read; the message says what to do
	 * @throws IllegalArgumentException for a name that is not known
	 */
	OpticalFlow flow(final String name) throws IOException {
		final String chosen = name.equals(TrackerSettings.AUTO) ? automatic("Flow", RaftConfiguration.LARGE.name(), DisFlow.NAME) : name;
		if (chosen.equals(DisFlow.NAME)) return new DisFlow();
		final RaftConfiguration configuration = RaftConfiguration.named(TrackerSettings.wholeName(chosen));
		try (Checkpoint checkpoint = open(configuration.name())) {
			return new Raft(checkpoint, configuration, Raft.PAPER_UPDATES, device);
		}
	}

	/** What {@code auto} came to, a line for each time it was asked for. */
	List<String> notes() {
		return List.copyOf(notes);
	}

	private String automatic(final String what, final String learned, final String builtIn) throws IOException {
		final Optional<Path> weights = find(learned);
		final String note = weights.isPresent() ? String.format("%s auto: %s, with %s", what, learned, weights.get()) : //
			String.format("%s auto: %s, which is built in; the weights of %s are not in %s", what, builtIn, learned, cache.folder());
		notes.add(note);
		progress.note(note);
		return weights.isPresent() ? learned : builtIn;
	}

	private Optional<Path> find(final String model) throws IOException {
		return cache.findAny(WeightCatalogue.of(model), progress);
	}

	private Checkpoint open(final String model) throws IOException {
		final WeightFile file = WeightCatalogue.named(model);
		final Path path = find(model).orElseThrow(() -> new IOException(String.format( //
			"The weights of %s are not here; fetch them by Models... in Fiji, or models fetch %s on the command line, or put %s (SHA-256 %s) at %s", //
			model, model, file.address(), file.sha256(), cache.path(file))));
		return Checkpoint.open(path);
	}
}
