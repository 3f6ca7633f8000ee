package fiji.plugin.dinotracker;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import fiji.plugin.dinotracker.model.Parameters;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.storage.AtomicFolder;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.training.TrainingState;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.CheckpointException;
import fiji.plugin.dinotracker.weights.SafetensorsReader;
import fiji.plugin.dinotracker.weights.SafetensorsWriter;

/**
 * A trained model in a folder: {@code settings.json}, {@code optimiser.safetensors}, {@code refiner.safetensors} and a file
 * named by what refines the features, {@code delta-dino.safetensors} in the method of the paper.
 */
final class ModelBundle {

	private static final int VERSION = 1;
	private static final String SETTINGS = DinoTracker.SETTINGS_FILE;
	private static final String REFINER = "refiner.safetensors";
	private static final String OPTIMISER = "optimiser.safetensors";
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

	private final Path folder;
	private final Header header;

	private ModelBundle(final Path folder, final Header header) {
		this.folder = folder;
		this.header = header;
	}

	/** What {@code settings.json} holds. */
	private record Header(int formatVersion, TrackerSettings settings, String frames, String mask, List<Float> losses) {

		boolean isComplete() {
			return settings != null && settings.training() != null && losses != null && !losses.contains(null);
		}
	}

	/** Writes a bundle; a program that is killed leaves the one before or this one. */
	static void save(final Path folder, final Preparation preparation, final TrainingState state) throws IOException {
		AtomicFolder.write(folder, part -> write(part, new Header(VERSION, preparation.settings(), preparation.video().digest(Progress.NONE), preparation.maskDigest(), state.losses()), state));
	}

	private static void write(final Path folder, final Header header, final TrainingState state) throws IOException {
		SafetensorsWriter.write(folder.resolve(refinement(state)), state.model().refinement().parameters().all(), Map.of());
		SafetensorsWriter.write(folder.resolve(REFINER), state.model().refiner().parameters().all(), Map.of());
		SafetensorsWriter.write(folder.resolve(OPTIMISER), state.moments(), Map.of());
		Files.writeString(folder.resolve(SETTINGS), GSON.toJson(header));
	}

	private static String refinement(final TrainingState state) {
		return state.model().refinement().name() + ".safetensors";
	}

	/** Whether there is a bundle in a folder. */
	static boolean isAt(final Path folder) throws IOException {
		AtomicFolder.restore(folder);
		return Files.exists(folder.resolve(SETTINGS));
	}

	/**
	 * Opens a bundle.
	 *
	 * @throws IOException if there is none, or its settings cannot be read; the message says what to do
	 */
	static ModelBundle open(final Path folder) throws IOException {
		AtomicFolder.restore(folder);
		final Path file = folder.resolve(SETTINGS);
		if (!Files.exists(file)) throw new FileNotFoundException("There is no trained model in " + folder + "; give the model folder of an earlier run");
		try {
			final Header header = GSON.fromJson(Files.readString(file), Header.class);
			if (header == null || header.formatVersion != VERSION)
				throw new IOException(file + " is not of format " + VERSION + "; train again, or use the version of the plugin that wrote it");
			if (!header.isComplete()) throw new IOException(file + " is not complete; train again");
			return new ModelBundle(folder, header);
		}
		catch (final CharacterCodingException | RuntimeException e) { // Gson, and settings that cannot be
			throw new IOException(file + " cannot be read; train again", e);
		}
	}

	/** The settings the model was trained with. */
	TrackerSettings settings() {
		return header.settings;
	}

	/** Whether the model was trained on the frames of a stack. */
	boolean isOf(final Preparation preparation) {
		return preparation.video().digest(Progress.NONE).equals(header.frames);
	}

	/**
	 * @throws IllegalArgumentException if the model was trained with other settings, on other frames or with another mask; the
	 *             message says what to do
	 */
	void requireSame(final Preparation preparation) {
		final TrackerSettings settings = preparation.settings();
		if (!header.settings.withPolish(settings.polish()).withDevice(settings.device()).equals(settings)) // neither changes what is learned
			throw new IllegalArgumentException("The training in " + folder + " has other settings; give those of its settings.json, or leave out resume to start anew");
		if (!isOf(preparation))
			throw new IllegalArgumentException("The training in " + folder + " is of other frames, or of an earlier version that scaled them otherwise; give the same stack and range, or leave out resume to start anew");
		if (!preparation.maskDigest().equals(header.mask))
			throw new IllegalArgumentException("The training in " + folder + " has another mask; give the same, or leave out resume to start anew");
	}

	/**
	 * Brings a training of the same settings to where the bundle was saved.
	 *
	 * @throws IOException if a file is missing or damaged; the message says what to do
	 * @throws IllegalArgumentException if one is of another model; the message says what to do
	 */
	void restore(final TrainingState state) throws IOException {
		try (NDManager manager = Torch.newManager()) {
			load(state.model().refinement().parameters(), refinement(state), manager);
			load(state.model().refiner().parameters(), REFINER, manager);
			state.restore(read(OPTIMISER, manager), header.losses);
		}
	}

	private void load(final Parameters parameters, final String file, final NDManager manager) throws IOException {
		parameters.load(read(file, manager));
	}

	private Map<String, NDArray> read(final String file, final NDManager manager) throws IOException {
		final Path path = folder.resolve(file);
		if (Files.notExists(path)) throw new FileNotFoundException(path + " is missing; train again");
		try (Checkpoint checkpoint = SafetensorsReader.open(path)) {
			final Map<String, NDArray> tensors = new HashMap<>();
			for (final String name : checkpoint.names())
				tensors.put(name, checkpoint.copy(manager, name));
			return tensors;
		}
		catch (final CheckpointException e) {
			throw e.withRemedy("train again");
		}
	}
}
