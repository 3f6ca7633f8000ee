package fiji.plugin.dinotracker.flow;

import fiji.plugin.dinotracker.geometry.PixelPoint;

/** Placeholder while the package is being written. */
public final class Tracklets {

	public int size() { throw new UnsupportedOperationException(); }
	public int start(final int tracklet) { throw new UnsupportedOperationException(); }
	public int end(final int tracklet) { throw new UnsupportedOperationException(); }
	public boolean isAlive(final int tracklet, final int frame) { throw new UnsupportedOperationException(); }
	public PixelPoint position(final int tracklet, final int frame) { throw new UnsupportedOperationException(); }
	public float x(final int tracklet, final int frame) { throw new UnsupportedOperationException(); }
	public float y(final int tracklet, final int frame) { throw new UnsupportedOperationException(); }
	public int nearest(final int frame, final PixelPoint point) { throw new UnsupportedOperationException(); }
}
