package fiji.plugin.dinotracker.weights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import net.razorvine.pickle.PickleException;

import ai.djl.ndarray.types.Shape;

/**
 * Opens what {@code torch.save(model.state_dict(), file)} writes since PyTorch 1.6: a zip with one folder that holds
 * {@code data.pkl}, a pickle describing the tensors, and {@code data/N}, their numbers. PyTorch stores every entry
 * uncompressed, so the numbers are mapped where they lie, and a compressed entry is refused unread.
 */
final class PthReader {

	/** Far above the 100 KB of a large model. */
	private static final long LARGEST_PICKLE = 16L << 20;

	/** A bare pickle starts with this instruction. */
	private static final int LEGACY_START = 0x80;

	private static final String RESAVE = "save it again with a current PyTorch: torch.save(model.state_dict(), file)";

	private final Path file;
	private final ZipFile zip;
	private final String folder;

	private PthReader(final Path file, final ZipFile zip) throws IOException {
		this.file = file;
		this.zip = zip;
		this.folder = folder();
	}

	/**
	 * Opens a file; no tensor is read yet.
	 *
	 * @throws CheckpointException if it is damaged, not such a file, or asks for anything but tensors
	 * @throws IOException if it cannot be read
	 */
	static Checkpoint open(final Path file) throws IOException {
		requireZip(file);
		try (ZipFile zip = openZip(file)) {
			return new Checkpoint(file, new PthReader(file, zip).tensors(), Map.of());
		}
	}

	private static void requireZip(final Path file) throws IOException {
		try (InputStream bytes = Files.newInputStream(file)) {
			final int first = bytes.read();
			if (first == LEGACY_START) throw new CheckpointException(file, "is a .pth from before PyTorch 1.6", RESAVE);
			if (first != 'P' || bytes.read() != 'K')
				throw new CheckpointException(file, "is not a .pth (no zip signature)", CheckpointException.FETCH_AGAIN);
		}
	}

	private static ZipFile openZip(final Path file) throws IOException {
		try {
			return ZipFile.builder().setPath(file).get();
		}
		catch (final IOException e) {
			throw new CheckpointException(file, "is cut short or damaged (no zip directory)", CheckpointException.FETCH_AGAIN, e);
		}
	}

	private String folder() throws CheckpointException {
		final var entries = zip.getEntries();
		while (entries.hasMoreElements()) {
			final String name = entries.nextElement().getName();
			if (name.endsWith("/data.pkl")) return name.substring(0, name.length() - "data.pkl".length());
		}
		throw new CheckpointException(file, "holds no data.pkl", CheckpointException.TAKE_ANOTHER);
	}

	private Map<String, StoredTensor> tensors() throws IOException {
		requireLittleEndian();
		final Map<String, StoredTensor> tensors = new HashMap<>();
		for (final Map.Entry<?, ?> entry : unpickle().entrySet()) {
			if (!(entry.getKey() instanceof String name) || !(entry.getValue() instanceof TensorUnpickler.Tensor tensor))
				throw new CheckpointException(file, "holds more than a dictionary of tensors (" + entry.getKey() + ")", RESAVE);
			tensors.put(name, locate(name, tensor));
		}
		return tensors;
	}

	/** PyTorch writes numbers in the machine's own order, and says which since 2.1; before, machines were little-endian. */
	private void requireLittleEndian() throws IOException {
		if (zip.getEntry(folder + "byteorder") != null && !new String(read("byteorder"), StandardCharsets.US_ASCII).equals("little"))
			throw new CheckpointException(file, "was written on a big-endian machine", "save it again on a little-endian one");
	}

	private Map<?, ?> unpickle() throws IOException {
		final byte[] pickle = read("data.pkl");
		try {
			if (new TensorUnpickler().load(new ByteArrayInputStream(pickle)) instanceof Map<?, ?> state) return state;
			throw new PickleException("holds no dictionary");
		}
		catch (final IOException | RuntimeException e) { // a broken pickle ends in any of the library's run-time exceptions
			throw new CheckpointException(file, "is not a plain file of weights (" + e.getMessage() + ")", CheckpointException.TAKE_ANOTHER, e);
		}
	}

	private byte[] read(final String name) throws IOException {
		final ZipArchiveEntry entry = entry(name);
		if (entry.getSize() > LARGEST_PICKLE)
			throw new CheckpointException(file, "claims " + entry.getSize() + " bytes for " + name, CheckpointException.TAKE_ANOTHER);
		try (InputStream bytes = zip.getInputStream(entry)) {
			return bytes.readAllBytes();
		}
	}

	private StoredTensor locate(final String name, final TensorUnpickler.Tensor tensor) throws IOException {
		final StoredType type = tensor.storage().type();
		final ZipArchiveEntry entry = entry("data/" + tensor.storage().key());
		final long start = Math.min(tensor.offset(), entry.getSize()) * type.bytes();
		final StoredTensor stored = new StoredTensor(type, entry.getDataOffset() + start, new Shape(tensor.shape()), tensor.strides());
		if (start < 0 || !stored.fitsIn(entry.getSize() - start))
			throw new CheckpointException(file, "describes " + name + " as larger than its data", CheckpointException.FETCH_AGAIN);
		return stored;
	}

	private ZipArchiveEntry entry(final String name) throws IOException {
		final ZipArchiveEntry entry = zip.getEntry(folder + name);
		if (entry == null) throw new CheckpointException(file, "lacks its part " + name, CheckpointException.FETCH_AGAIN);
		if (entry.getMethod() != ZipEntry.STORED)
			throw new CheckpointException(file, "is compressed, which PyTorch's files never are", RESAVE);
		if (entry.getSize() > Files.size(file) - entry.getDataOffset())
			throw new CheckpointException(file, "is cut short within " + name, CheckpointException.FETCH_AGAIN);
		return entry;
	}
}
