package fiji.plugin.dinotracker.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * A row of float32 tensors of one shape, one a frame, outside the Java heap: in memory while they are small, in a
 * memory-mapped temporary file beyond, where the operating system keeps the pages in use and drops the rest.
 */
public final class TensorStore implements AutoCloseable {

	/** Above this many bytes the tensors live in a temporary file. */
	private static final long IN_MEMORY_BYTES = 1L << 30;

	private final Shape shape;
	private final ByteBuffer[] items;

	/**
	 * Makes room for tensors that are all zero.
	 *
	 * @param count how many
	 * @param shape the shape of each
	 */
	public TensorStore(final int count, final Shape shape) {
		this.shape = shape;
		final long bytes = shape.size() * Float.BYTES;
		this.items = bytes * count <= IN_MEMORY_BYTES ? inMemory(count, bytes) : mapped(count, bytes);
	}

	private static ByteBuffer[] inMemory(final int count, final long bytes) {
		final ByteBuffer[] buffers = new ByteBuffer[count];
		for (int i = 0; i < count; i++)
			buffers[i] = ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
		return buffers;
	}

	private static ByteBuffer[] mapped(final int count, final long bytes) {
		final ByteBuffer[] buffers = new ByteBuffer[count];
		try {
			final Path file = Files.createTempFile("dino-tracker", ".tensors");
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
				for (int i = 0; i < count; i++)
					buffers[i] = channel.map(MapMode.READ_WRITE, i * bytes, bytes).order(ByteOrder.nativeOrder());
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException("Cannot make a temporary file of " + (count * bytes >> 20) + //
				" MB; free some space in " + System.getProperty("java.io.tmpdir"), e);
		}
		return buffers;
	}

	/** How many tensors there are. */
	public int size() {
		return items.length;
	}

	/** The shape of each tensor. */
	public Shape shape() {
		return shape;
	}

	/** The memory of one tensor, in native byte order, row-major; writing to it changes the tensor. */
	public ByteBuffer buffer(final int index) {
		return items[index].duplicate().order(ByteOrder.nativeOrder());
	}

	/** Copies a tensor in. */
	public void put(final int index, final NDArray tensor) {
		if (!tensor.getShape().equals(shape)) throw new IllegalArgumentException("Expected " + shape + ", not " + tensor.getShape());
		buffer(index).put(tensor.toByteBuffer());
	}

	/**
	 * One tensor.
	 *
	 * @return a tensor of {@link #shape()} on the manager's device; on the CPU it shares the store's memory and must not
	 *         be changed in place
	 */
	public NDArray get(final NDManager manager, final int index) {
		return manager.create(items[index], shape, DataType.FLOAT32);
	}

	@Override
	public void close() {
		java.util.Arrays.fill(items, null);
	}
}
