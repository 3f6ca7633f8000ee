package fiji.plugin.dinotracker.tracking.fused;

import java.nio.FloatBuffer;
import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Sparse;

/** Collects where the mass of each cell of a grid goes; nearly all cells are out of reach, so the matrix is sparse. */
final class Moves {

	private final int width;
	private final int height;
	private final float[] leaving;
	private long[] to = new long[1 << 16];
	private long[] from = new long[1 << 16];
	private float[] masses = new float[1 << 16];
	private int count;

	Moves(final int width, final int height) {
		this.width = width;
		this.height = height;
		this.leaving = new float[width * height];
	}

	/**
	 * Spreads a cell's mass over a rectangle. The frame goes on for a cell beyond the outermost ones, and what falls there is
	 * taken to be at these; what falls farther out leaves the frame.
	 */
	void add(final int cell, final Bell across, final Bell down) {
		final float[] columns = across.masses();
		final float[] rows = down.masses();
		final int top = down.first();
		final int left = across.first();
		float staying = 0;
		for (int i = Math.max(0, -1 - top); i < rows.length && top + i <= height; i++)
			for (int j = Math.max(0, -1 - left); j < columns.length && left + j <= width; j++) {
				final float mass = rows[i] * columns[j];
				put(cell, within(top + i, height) * width + within(left + j, width), mass);
				staying += mass;
			}
		leaving[cell] = Math.max(0, 1 - staying);
	}

	private static int within(final int index, final int size) {
		return Math.max(0, Math.min(size - 1, index));
	}

	private void put(final int source, final int target, final float mass) {
		if (count == masses.length) {
			to = Arrays.copyOf(to, 2 * count);
			from = Arrays.copyOf(from, 2 * count);
			masses = Arrays.copyOf(masses, 2 * count);
		}
		to[count] = target;
		from[count] = source;
		masses[count++] = mass;
	}

	/** The mass that goes from each cell (column) to each cell (row), sparse, [P, P]. */
	NDArray matrix(final NDManager manager) {
		final long[][] indices = { Arrays.copyOf(to, count), Arrays.copyOf(from, count) };
		return Sparse.matrix(manager, indices, FloatBuffer.wrap(masses, 0, count), new Shape(leaving.length, leaving.length));
	}

	/** The mass of each cell that leaves the grid, [P, 1]. */
	NDArray leaving(final NDManager manager) {
		return manager.create(leaving, new Shape(leaving.length, 1));
	}
}
