package fiji.plugin.dinotracker.tracking.fused;

/**
 * Where Q points are on T frames.
 *
 * @param x working pixels, [Q][T]
 * @param y working pixels, [Q][T]
 * @param probability of the chain that the point is seen within {@link #REACH} of the place, [Q][T]
 * @param variance of the place along an axis by the probabilities of the cells that near, square working pixels, [Q][T]
 */
record Paths(double[][] x, double[][] y, double[][] probability, double[][] variance) {

	/** Cells each way from a place within which a point that is seen counts as seen there. */
	static final int REACH = 2;

	/** Room for some points. */
	Paths(final int points, final int frames) {
		this(new double[points][frames], new double[points][frames], new double[points][frames], new double[points][frames]);
	}

	int points() {
		return x.length;
	}

	int frames() {
		return x.length == 0 ? 0 : x[0].length;
	}
}
