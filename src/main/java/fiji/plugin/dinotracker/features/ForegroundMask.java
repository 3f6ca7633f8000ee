package fiji.plugin.dinotracker.features;

/** Placeholder while the package is being written. */
public final class ForegroundMask {

	public boolean contains(final int frame, final double x, final double y) { throw new UnsupportedOperationException(); }
}
