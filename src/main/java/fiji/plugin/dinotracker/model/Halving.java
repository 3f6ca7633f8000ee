package fiji.plugin.dinotracker.model;

/**
 * How the side of a map is halved without aliasing, and continued beyond its borders as far as the next convolution looks:
 * BlurPool with the kernel (1, 3, 3, 1) / 8 on a side that is mirrored at its border pixels (PyTorch's {@code reflect}), then
 * another such reflection (App. A.3). All of it is linear and the same for every row, and for every column.
 *
 * @param length pixels of the side, n; 4 or more
 * @param padding pixels of reflection on each side of the halved ones, p
 */
record Halving(int length, int padding) {

	/** Weights of four neighbouring pixels. */
	static final float[] KERNEL = { 1 / 8f, 3 / 8f, 3 / 8f, 1 / 8f };

	Halving {
		if (length < KERNEL.length) throw new IllegalArgumentException("A side of " + length + " is too short to be halved");
	}

	/** How many remain of n. */
	static int halved(final int n) {
		return (n + 1) / 2;
	}

	/** How many remain of this side, without the reflection. */
	int inner() {
		return halved(length);
	}

	/** How many remain of this side, with the reflection. */
	int outputs() {
		return inner() + 2 * padding;
	}

	/**
	 * Which pixel a place beside a side shows.
	 *
	 * @param place from {@code 1 - n} to {@code 2 n - 2}
	 * @param n pixels of the side
	 */
	static int mirrored(final int place, final int n) {
		if (place < 0) return -place;
		return place < n ? place : 2 * (n - 1) - place;
	}

	/** The weight of each of the n pixels in each of those that come out, [ceil(n / 2) + 2 p, n]. */
	float[] matrix() {
		final float[] weights = new float[outputs() * length];
		for (int output = 0; output < outputs(); output++)
			for (int tap = 0; tap < KERNEL.length; tap++)
				weights[output * length + mirrored(2 * mirrored(output - padding, inner()) - 1 + tap, length)] += KERNEL[tap];
		return weights;
	}
}
