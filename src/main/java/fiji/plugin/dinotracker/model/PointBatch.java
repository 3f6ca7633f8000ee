package fiji.plugin.dinotracker.model;

import java.util.List;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.geometry.PixelPoint;

/**
 * Points on the frames of a batch.
 *
 * @param slots which map of the batch each point lies on
 * @param x working pixels
 * @param y working pixels
 */
public record PointBatch(int[] slots, float[] x, float[] y) {

	public PointBatch {
		if (x.length != slots.length || y.length != slots.length) throw new IllegalArgumentException("A point needs a slot, an x and a y");
	}

	/**
	 * Points that a tensor holds.
	 *
	 * @param positions working pixels (x, y), [B, 2]
	 */
	public static PointBatch of(final int[] slots, final NDArray positions) {
		final float[] values = positions.toFloatArray();
		final float[] x = new float[slots.length];
		final float[] y = new float[slots.length];
		for (int i = 0; i < slots.length; i++) {
			x[i] = values[2 * i];
			y[i] = values[2 * i + 1];
		}
		return new PointBatch(slots, x, y);
	}

	/** Points of the first map of a batch. */
	public static PointBatch of(final List<PixelPoint> places) {
		final PointBatch batch = new PointBatch(new int[places.size()], new float[places.size()], new float[places.size()]);
		for (int i = 0; i < places.size(); i++) {
			batch.x[i] = (float) places.get(i).x();
			batch.y[i] = (float) places.get(i).y();
		}
		return batch;
	}

	/** All points of some batches, in order. */
	public static PointBatch join(final List<PointBatch> batches) {
		final int size = batches.stream().mapToInt(PointBatch::size).sum();
		final PointBatch joined = new PointBatch(new int[size], new float[size], new float[size]);
		int at = 0;
		for (final PointBatch batch : batches) {
			System.arraycopy(batch.slots, 0, joined.slots, at, batch.size());
			System.arraycopy(batch.x, 0, joined.x, at, batch.size());
			System.arraycopy(batch.y, 0, joined.y, at, batch.size());
			at += batch.size();
		}
		return joined;
	}

	/** How many points there are. */
	public int size() {
		return slots.length;
	}
}
