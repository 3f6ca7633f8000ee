package fiji.plugin.dinotracker.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.TensorStore;

/** A row of tensors as one file of an entry, one behind the other. */
final class TensorFile {

	private TensorFile() {}

	static long bytes(final TensorStore tensors) {
		return tensors.size() * tensors.shape().size() * Float.BYTES;
	}

	static void write(final String name, final TensorStore tensors, final EntryWriter files) throws IOException {
		files.write(name, tensors.size(), tensors::buffer);
	}

	/** @throws IOException if the file has another size than tensors of that number and shape */
	static TensorStore read(final String name, final int count, final Shape shape, final EntryReader files) throws IOException {
		final long bytes = shape.size() * Float.BYTES;
		if (bytes == 0 || files.bytes(name) != count * bytes) throw new IOException(name + " is not of the sizes of the stack");
		final List<ByteBuffer> blocks = files.blocks(name, bytes);
		return new TensorStore(shape, blocks);
	}
}
