package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.djl.ndarray.types.Shape;

/**
 * Opens a {@code .safetensors} file: the length of the header (8 bytes), the header (JSON: type, shape and place of
 * each tensor, remarks under {@code __metadata__}), the numbers. All of it is little-endian.
 */
public final class SafetensorsReader {

	/** The name in the header under which the remarks are kept. */
	static final String METADATA = "__metadata__";

	/** The format's own limit. */
	private static final long LARGEST_HEADER = 100_000_000;

	private final Path file;
	private final long dataStart;
	private final long dataBytes;

	private SafetensorsReader(final Path file, final long dataStart, final long dataBytes) {
		this.file = file;
		this.dataStart = dataStart;
		this.dataBytes = dataBytes;
	}

	/**
	 * Opens a file; no tensor is read yet.
	 *
	 * @throws CheckpointException if it is damaged or not such a file
	 * @throws IOException if it cannot be read
	 */
	public static Checkpoint open(final Path file) throws IOException {
		try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
			final long headerBytes = bytes.length() < Long.BYTES ? 0 : Long.reverseBytes(bytes.readLong());
			if (headerBytes < 2 || headerBytes > Math.min(LARGEST_HEADER, bytes.length() - Long.BYTES)) throw new CheckpointException(file, //
				"is cut short or not a safetensors file (a header of " + headerBytes + " bytes)", CheckpointException.FETCH_AGAIN);
			final byte[] header = new byte[(int) headerBytes];
			bytes.readFully(header);
			return new SafetensorsReader(file, bytes.getFilePointer(), bytes.length() - bytes.getFilePointer()).open(header);
		}
	}

	private Checkpoint open(final byte[] header) throws IOException {
		final Map<String, StoredTensor> tensors = new HashMap<>();
		final Map<String, String> metadata = new HashMap<>();
		try {
			final JsonObject entries = JsonParser.parseString(new String(header, StandardCharsets.UTF_8)).getAsJsonObject();
			final JsonElement remarks = entries.remove(METADATA);
			if (remarks != null) remarks.getAsJsonObject().entrySet().forEach(e -> metadata.put(e.getKey(), e.getValue().getAsString()));
			for (final Map.Entry<String, JsonElement> entry : entries.entrySet())
				tensors.put(entry.getKey(), locate(entry.getKey(), entry.getValue().getAsJsonObject()));
		}
		catch (final RuntimeException e) { // Gson and casts, on a header that is not of this form
			throw new CheckpointException(file, "has a damaged header", CheckpointException.FETCH_AGAIN, e);
		}
		return new Checkpoint(file, tensors, metadata);
	}

	private StoredTensor locate(final String name, final JsonObject entry) throws CheckpointException {
		final String dtype = entry.get("dtype").getAsString();
		final StoredType type = StoredType.ofSafetensors(dtype).orElseThrow(() -> //
		new CheckpointException(file, "stores " + name + " as " + dtype, "convert it to F32"));
		final long[] range = numbers(entry.getAsJsonArray("data_offsets"));
		final StoredTensor tensor = StoredTensor.contiguous(type, dataStart + range[0], new Shape(numbers(entry.getAsJsonArray("shape"))));
		if (range[0] < 0 || range[1] > dataBytes || !tensor.fitsIn(range[1] - range[0]))
			throw new CheckpointException(file, "is cut short within " + name, CheckpointException.FETCH_AGAIN);
		return tensor;
	}

	private static long[] numbers(final JsonArray array) {
		return StreamSupport.stream(array.spliterator(), false).mapToLong(JsonElement::getAsLong).toArray();
	}
}
