package fiji.plugin.dinotracker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import ai.djl.Device;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.DinoV2;
import fiji.plugin.dinotracker.features.FeatureExtractor;
import fiji.plugin.dinotracker.features.FeatureLayer;
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
 * are in the cache, else the one that needs none.
 */
final class Components {

	private static final String AUTO = "auto";
	private static final String AUTOMATIC_FEATURES = "dinov2-vits14";
	private static final String AUTOMATIC_FLOW = "raft-large";

	private final WeightCache cache;
	private final Device device;
	private final Progress progress;

	/**
	 * @param cache where weights are
	 * @param device where to compute
	 * @param progress told while a file of weights is checked
	 */
	Components(final WeightCache cache, final Device device, final Progress progress) {
		this.cache = cache;
		this.device = device;
		this.progress = progress;
	}

	/**
	 * @param name {@code auto}, {@code dense-sift}, or a DINOv2 model
	 * @throws IOException if the weights are not in the cache or cannot be read; the message says what to do
	 * @throws IllegalArgumentException for a name that is not known
	 */
	FeatureExtractor features(final String name) throws IOException {
		if (name.equals("dense-sift") || name.equals(AUTO) && find(AUTOMATIC_FEATURES).isEmpty()) return new DenseSift(device);
		final VitArchitecture architecture = VitArchitecture.named(name.equals(AUTO) ? AUTOMATIC_FEATURES : name);
		try (Checkpoint checkpoint = open(architecture.name())) {
			return new DinoV2(checkpoint, architecture, FeatureLayer.standard(architecture), device);
		}
	}

	/**
	 * @param name {@code auto}, {@code dis}, {@code raft} (which is {@code raft-large}), or {@code raft-small}
	 * @throws IOException if the weights are not in the cache or cannot be read; the message says what to do
	 * @throws IllegalArgumentException for a name that is not known
	 */
	OpticalFlow flow(final String name) throws IOException {
		if (name.equals("dis") || name.equals(AUTO) && find(AUTOMATIC_FLOW).isEmpty()) return new DisFlow();
		final String model = name.equals(AUTO) || name.equals("raft") ? AUTOMATIC_FLOW : name;
		final RaftConfiguration configuration = RaftConfiguration.named(model);
		try (Checkpoint checkpoint = open(model)) {
			return new Raft(checkpoint, configuration, Raft.PAPER_UPDATES, device);
		}
	}

	private Optional<Path> find(final String name) throws IOException {
		return cache.find(WeightCatalogue.named(name), progress);
	}

	private Checkpoint open(final String name) throws IOException {
		final WeightFile file = WeightCatalogue.named(name);
		final Path path = find(name).orElseThrow(() -> new IOException(String.format( //
			"The weights of %s are not here; run ./dino-tracker models fetch %s, or put %s (SHA-256 %s) at %s", //
			name, name, file.address(), file.sha256(), cache.path(file))));
		return Checkpoint.open(path);
	}
}
