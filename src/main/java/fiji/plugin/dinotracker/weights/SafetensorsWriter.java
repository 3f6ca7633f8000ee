package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

import fiji.plugin.dinotracker.storage.AtomicFile;

/**
 * Writes named float32 tensors as a {@code .safetensors} file. The header is padded with blanks to a multiple of 8
 * bytes, so that the numbers can be mapped; tensors and remarks are sorted by name, so that equal content gives equal
 * files. The file appears under its name only when it is complete.
 */
public final class SafetensorsWriter {

	private static final int ALIGNMENT = 8;

	private SafetensorsWriter() {}

	/**
	 * Writes a file, replacing one of that name.
	 *
	 * @param file where to
	 * @param tensors float32
	 * @param metadata remarks to store beside them
	 * @throws IOException if it cannot be written; a file of that name stays as it was
	 * @throws IllegalArgumentException if a tensor is not float32
	 */
	public static void write(final Path file, final Map<String, NDArray> tensors, final Map<String, String> metadata) throws IOException {
		final SortedMap<String, NDArray> sorted = new TreeMap<>(tensors);
		final ByteBuffer header = header(sorted, new TreeMap<>(metadata));
		AtomicFile.write(file, unfinished -> {
			try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
				writeFully(channel, header);
				for (final NDArray tensor : sorted.values())
					writeFully(channel, tensor.toByteBuffer());
				channel.force(true);
			}
		});
	}

	private static ByteBuffer header(final SortedMap<String, NDArray> tensors, final SortedMap<String, String> metadata) {
		final Gson gson = new Gson();
		final JsonObject header = new JsonObject();
		header.add(SafetensorsReader.METADATA, gson.toJsonTree(metadata));
		long offset = 0;
		for (final Map.Entry<String, NDArray> entry : tensors.entrySet()) {
			final long end = offset + entry.getValue().size() * Float.BYTES;
			header.add(entry.getKey(), gson.toJsonTree(entry(entry.getKey(), entry.getValue(), offset, end)));
			offset = end;
		}
		return padded(gson.toJson(header).getBytes(StandardCharsets.UTF_8));
	}

	private static Map<String, Object> entry(final String name, final NDArray tensor, final long start, final long end) {
		if (tensor.getDataType() != DataType.FLOAT32) throw new IllegalArgumentException(name + " is " + tensor.getDataType() + ", not float32");
		return new TreeMap<>(Map.of("dtype", StoredType.FLOAT32.safetensorsName(), "shape", tensor.getShape().getShape(), //
			"data_offsets", new long[] { start, end }));
	}

	private static ByteBuffer padded(final byte[] json) {
		final int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
		final ByteBuffer header = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(json);
		while (header.hasRemaining())
			header.put((byte) ' ');
		return header.flip();
	}

	private static void writeFully(final FileChannel channel, final ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining())
			channel.write(bytes);
	}
}
