package fiji.plugin.dinotracker.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.sun.jna.Memory;

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
	private static final long IN_MEMORY_BYTES = 1L << 28;

	private final Shape shape;
	private final ByteBuffer[] items;
	private Memory memory;

	/**
	 * Makes room for tensors that are all zero.
	 *
	 * @param count how many
	 * @param shape the shape of each
	 */
	public TensorStore(final int count, final Shape shape) {
		this.shape = shape;
		final long bytes = shape.size() * Float.BYTES;
		this.items = isInMemory(bytes * count) ? inMemory(count, bytes) : ScratchFile.blocks(count, bytes);
	}

	/**
	 * Tensors that are there already.
	 *
	 * @param shape the shape of each
	 * @param items the memory of each, in native byte order; it may be read-only
	 */
	public TensorStore(final Shape shape, final List<ByteBuffer> items) {
		this(shape, items.toArray(ByteBuffer[]::new));
	}

	private TensorStore(final Shape shape, final ByteBuffer[] items) {
		this.shape = shape;
		this.items = items;
	}

	/**
	 * Tensors that some work fills in. If it fails, their memory is given back.
	 *
	 * @param count how many
	 * @param shape the shape of each
	 */
	public static TensorStore filled(final int count, final Shape shape, final Consumer<TensorStore> work) {
		final TensorStore store = new TensorStore(count, shape);
		try {
			work.accept(store);
			return store;
		}
		catch (final RuntimeException | Error e) {
			store.close();
			throw e;
		}
	}

	/** The first tensor and every so many after it, in the same memory; not to be used after this store is closed. */
	public TensorStore every(final int step) {
		return new TensorStore(shape, IntStream.range(0, (items.length + step - 1) / step).mapToObj(i -> items[i * step]).toArray(ByteBuffer[]::new));
	}

	/** Whether tensors of so many bytes in all are kept in memory. */
	public static boolean isInMemory(final long bytes) {
		return bytes <= IN_MEMORY_BYTES;
	}

	/** One piece of memory, which is given back when the store closes and not whenever Java collects garbage. */
	private ByteBuffer[] inMemory(final int count, final long bytes) {
		final ByteBuffer[] buffers = new ByteBuffer[count];
		memory = new Memory(Math.max(1, count * bytes));
		memory.clear();
		for (int i = 0; i < count; i++)
			buffers[i] = memory.getByteBuffer(i * bytes, bytes).order(ByteOrder.nativeOrder());
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

	/**
	 * The memory of one tensor, in native byte order, row-major; writing to it changes the tensor.
	 *
	 * @throws IllegalStateException if this store is closed
	 */
	public ByteBuffer buffer(final int index) {
		return item(index).duplicate().order(ByteOrder.nativeOrder());
	}

	private ByteBuffer item(final int index) {
		if (items[index] == null) throw new IllegalStateException("The memory of these tensors was given back: their store is closed");
		return items[index];
	}

	/**
	 * Copies a tensor in.
	 *
	 * @throws IllegalStateException if this store is closed
	 */
	public void put(final int index, final NDArray tensor) {
		if (!tensor.getShape().equals(shape)) throw new IllegalArgumentException("Expected " + shape + ", not " + tensor.getShape());
		buffer(index).put(tensor.toByteBuffer());
	}

	/**
	 * One tensor.
	 *
	 * @return a tensor of {@link #shape()} on the manager's device; on the CPU it shares the store's memory and must not
	 *         be changed in place
	 * @throws IllegalStateException if this store is closed
	 */
	public NDArray get(final NDManager manager, final int index) {
		return manager.create(item(index), shape, DataType.FLOAT32);
	}

	/** Gives the memory back, or, if it lies in a file, leaves it to Java's collector; tensors that share it must not be looked at any more. */
	@Override
	public void close() {
		Arrays.fill(items, null);
		if (memory != null) memory.close();
	}
}
