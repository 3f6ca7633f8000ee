package fiji.plugin.dinotracker.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import ai.djl.ndarray.types.Shape;

/**
 * Where a tensor lies in a file and how. Numbers are little-endian; strides count numbers, not bytes.
 *
 * @param type the format of its numbers
 * @param offset byte of the file its first number starts at
 * @param shape its shape
 * @param strides steps from one element to the next along each axis
 */
record StoredTensor(StoredType type, long offset, Shape shape, long[] strides) {

	/** A tensor in row-major order without gaps. */
	static StoredTensor contiguous(final StoredType type, final long offset, final Shape shape) {
		return new StoredTensor(type, offset, shape, rowMajor(shape));
	}

	private static long[] rowMajor(final Shape shape) {
		final long[] strides = new long[shape.dimension()];
		long step = 1;
		for (int axis = strides.length - 1; axis >= 0; axis--) {
			strides[axis] = step;
			step *= shape.get(axis);
		}
		return strides;
	}

	/**
	 * Whether it lies within a stretch of the file and is no larger than that stretch once copied; reckoned in doubles,
	 * which absurd sizes do not overflow.
	 *
	 * @param available bytes from its first number to the end of the stretch
	 */
	boolean fitsIn(final long available) {
		if (shape.dimension() != strides.length) return false;
		double count = 1;
		double last = 0;
		for (int axis = 0; axis < strides.length; axis++) {
			if (shape.get(axis) < 0 || strides[axis] < 0) return false;
			count *= shape.get(axis);
			last += (shape.get(axis) - 1.0) * strides[axis];
		}
		final double needed = type.bytes() * Math.max(count, last + 1);
		return count == 0 || needed <= Math.min(available, Integer.MAX_VALUE);
	}

	/** Bytes from its first number to behind its last. */
	long bytes() {
		if (shape.size() == 0) return 0;
		long last = 0;
		for (int axis = 0; axis < strides.length; axis++)
			last += (shape.get(axis) - 1) * strides[axis];
		return (last + 1) * type.bytes();
	}

	/**
	 * Its numbers as float32 in row-major order.
	 *
	 * @param stored its {@link #bytes()}, little-endian
	 * @return the same memory if it is that already, else a copy
	 */
	ByteBuffer floats(final ByteBuffer stored) {
		final boolean aligned = offset % Float.BYTES == 0;
		return aligned && type == StoredType.FLOAT32 && isContiguous() ? stored : copy(stored);
	}

	private boolean isContiguous() {
		return Arrays.equals(strides, rowMajor(shape));
	}

	private ByteBuffer copy(final ByteBuffer stored) {
		final int count = Math.toIntExact(shape.size());
		final ByteBuffer floats = ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
		final long[] index = new long[strides.length];
		for (int i = 0; i < count; i++) {
			floats.putFloat(type.read(stored, Math.toIntExact(element(index) * type.bytes())));
			advance(index);
		}
		return floats.flip();
	}

	private long element(final long[] index) {
		long element = 0;
		for (int axis = 0; axis < index.length; axis++)
			element += index[axis] * strides[axis];
		return element;
	}

	private void advance(final long[] index) {
		for (int axis = index.length - 1; axis >= 0; axis--) {
			if (++index[axis] < shape.get(axis)) return;
			index[axis] = 0;
		}
	}
}
