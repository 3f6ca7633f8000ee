package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * An open file of named tensors. Opening reads the directory of the file only; a tensor is read when it is asked for.
 * <p>
 * Both formats are read as little-endian, which is what safetensors prescribes and what every published {@code .pth}
 * is; a {@code .pth} that says otherwise is refused.
 * </p>
 *
 * <pre>
 * try (Checkpoint checkpoint = Checkpoint.open(path)) {
 * 	final NDArray weight = checkpoint.tensor(manager, "norm.weight"); // [C]
 * }
 * </pre>
 */
public final class Checkpoint implements AutoCloseable {

	private static final int NAMES_SHOWN = 3;

	private final Path file;
	private final FileChannel channel;
	private final Map<String, StoredTensor> tensors;
	private final Map<String, String> metadata;

	/**
	 * @param file the file
	 * @param tensors where in it the tensors lie; must have been checked to lie inside it
	 * @param metadata remarks stored beside the tensors
	 */
	Checkpoint(final Path file, final Map<String, StoredTensor> tensors, final Map<String, String> metadata) throws IOException {
		this.file = file;
		this.tensors = new TreeMap<>(tensors);
		this.metadata = Map.copyOf(metadata);
		this.channel = FileChannel.open(file, StandardOpenOption.READ);
	}

	/**
	 * Opens a file by its ending: {@code .pth} with {@link PthReader}, any other with {@link SafetensorsReader}.
	 *
	 * @throws CheckpointException if it is damaged or not of that format
	 * @throws IOException if it cannot be read
	 */
	public static Checkpoint open(final Path file) throws IOException {
		return file.toString().endsWith(".pth") ? PthReader.open(file) : SafetensorsReader.open(file);
	}

	/** The file it was opened from. */
	public Path file() {
		return file;
	}

	/** The names of all tensors, sorted. */
	public Set<String> names() {
		return Collections.unmodifiableSet(tensors.keySet());
	}

	/** The remarks stored beside the tensors; empty for a {@code .pth}. */
	public Map<String, String> metadata() {
		return metadata;
	}

	/**
	 * The shape of a tensor.
	 *
	 * @throws CheckpointException if there is none of that name
	 */
	public Shape shape(final String name) throws CheckpointException {
		return find(name).shape();
	}

	/**
	 * Reads a tensor. One that is stored as float32 in row-major order shares the memory of the file on the CPU: it costs
	 * no memory of its own, stays valid after {@link #close()}, and must not be changed in place, nor the file while it
	 * is in use.
	 *
	 * @param manager where the tensor will live
	 * @param name its name
	 * @return float32, whatever the stored type
	 * @throws CheckpointException if there is none of that name
	 * @throws IOException if the file cannot be read
	 */
	public NDArray tensor(final NDManager manager, final String name) throws IOException {
		final StoredTensor stored = find(name);
		final ByteBuffer bytes = channel.map(MapMode.READ_ONLY, stored.offset(), stored.bytes()).order(ByteOrder.LITTLE_ENDIAN);
		return manager.create(stored.floats(bytes), stored.shape(), DataType.FLOAT32);
	}

	/**
	 * Reads a tensor into memory of its own, so that the file may be replaced or deleted while the tensor is in use: Windows
	 * keeps a file whose memory is shared.
	 *
	 * @return as {@link #tensor}
	 */
	public NDArray copy(final NDManager manager, final String name) throws IOException {
		final StoredTensor stored = find(name);
		final ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(stored.bytes())).order(ByteOrder.LITTLE_ENDIAN);
		while (bytes.hasRemaining())
			if (channel.read(bytes, stored.offset() + bytes.position()) < 0) throw mismatch("has become shorter");
		return manager.create(stored.floats(bytes.flip()), stored.shape(), DataType.FLOAT32);
	}

	private StoredTensor find(final String name) throws CheckpointException {
		final StoredTensor stored = tensors.get(name);
		if (stored == null) throw mismatch("has no tensor " + name);
		return stored;
	}

	/**
	 * Makes sure that this holds exactly the tensors of a model.
	 *
	 * @param expected name and shape of each
	 * @throws CheckpointException naming what is missing, superfluous or of another shape
	 */
	public void requireShapes(final Map<String, Shape> expected) throws CheckpointException {
		requireNone("lacks", difference(expected.keySet(), tensors.keySet()));
		requireNone("holds unexpected", difference(tensors.keySet(), expected.keySet()));
		for (final String name : new TreeSet<>(expected.keySet())) {
			final Shape shape = shape(name);
			if (!shape.equals(expected.get(name))) throw mismatch("has " + name + " of shape " + shape + " instead of " + expected.get(name));
		}
	}

	private static Set<String> difference(final Set<String> names, final Set<String> without) {
		final Set<String> rest = new TreeSet<>(names);
		rest.removeAll(without);
		return rest;
	}

	private void requireNone(final String verb, final Set<String> names) throws CheckpointException {
		if (names.isEmpty()) return;
		final String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
		final int more = names.size() - NAMES_SHOWN;
		throw mismatch(verb + " " + shown + (more > 0 ? " and " + more + " more" : ""));
	}

	private CheckpointException mismatch(final String problem) {
		return new CheckpointException(file, problem, CheckpointException.TAKE_ANOTHER);
	}

	/** Closes the file; tensors that were read stay valid. */
	@Override
	public void close() throws IOException {
		channel.close();
	}
}
