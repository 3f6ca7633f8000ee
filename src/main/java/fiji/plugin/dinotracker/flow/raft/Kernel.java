package fiji.plugin.dinotracker.flow.raft;

/** The window of a convolution, in cells; RAFT pads every window so that it is centred on its cell. */
record Kernel(int height, int width) {

	/** A square window. */
	static Kernel square(final int side) {
		return new Kernel(side, side);
	}
}
