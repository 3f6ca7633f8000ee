package fiji.plugin.dinotracker.weights;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ai.djl.ndarray.NDArray;

/** Writes what {@code torch.save(model.state_dict(), file)} would: a zip with a pickle, and the numbers of each tensor. */
public final class PthWriter {

	private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
	private final List<NDArray> storages = new ArrayList<>();

	private PthWriter() {}

	/** Writes float32 tensors by their names. */
	public static void write(final Path file, final Map<String, NDArray> tensors) throws IOException {
		final PthWriter writer = new PthWriter();
		writer.pickle(tensors);
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
			put(zip, "archive/data.pkl", writer.pickle.toByteArray());
			put(zip, "archive/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
			put(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
			for (int i = 0; i < writer.storages.size(); i++)
				put(zip, "archive/data/" + i, bytes(writer.storages.get(i)));
		}
	}

	private void pickle(final Map<String, NDArray> tensors) {
		put("\u0080\2}(");
		tensors.forEach((name, tensor) -> {
			text(name);
			tensor(tensor);
		});
		put("u.");
	}

	private void tensor(final NDArray tensor) {
		final long[] shape = tensor.getShape().getShape();
		put("ctorch._utils\n_rebuild_tensor_v2\n((");
		text("storage");
		put("ctorch\nFloatStorage\n");
		text(Integer.toString(storages.size()));
		text("cpu");
		number(tensor.size());
		put("tQ");
		number(0);
		tuple(shape);
		tuple(strides(shape));
		put("\u0089ccollections\nOrderedDict\n)RtR");
		storages.add(tensor);
	}

	private static long[] strides(final long[] shape) {
		final long[] strides = new long[shape.length];
		long step = 1;
		for (int axis = shape.length - 1; axis >= 0; step *= shape[axis], axis--)
			strides[axis] = step;
		return strides;
	}

	private void tuple(final long[] numbers) {
		put("(");
		for (final long number : numbers)
			number(number);
		put("t");
	}

	private void number(final long number) {
		put("J");
		pickle.writeBytes(littleEndian(Integer.BYTES).putInt(Math.toIntExact(number)).array());
	}

	private void text(final String text) {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		put("X");
		pickle.writeBytes(littleEndian(Integer.BYTES).putInt(bytes.length).array());
		pickle.writeBytes(bytes);
	}

	private void put(final String instructions) {
		pickle.writeBytes(instructions.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static byte[] bytes(final NDArray tensor) {
		final ByteBuffer bytes = littleEndian(Math.toIntExact(tensor.size() * Float.BYTES));
		bytes.asFloatBuffer().put(tensor.toFloatArray());
		return bytes.array();
	}

	private static ByteBuffer littleEndian(final int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** PyTorch does not compress. */
	static void put(final ZipOutputStream zip, final String name, final byte[] bytes) throws IOException {
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(bytes.length);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(bytes);
	}
}
