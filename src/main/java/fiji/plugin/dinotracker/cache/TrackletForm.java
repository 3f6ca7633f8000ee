package fiji.plugin.dinotracker.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

import fiji.plugin.dinotracker.flow.TrackletPaths;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * Tracklets: {@code headers.i32}, int32 [N, 3] of the first frame, the length, and (unsigned) which place is the first; and
 * {@code places.f32}, float32 [M, 2] of x and y in working pixels.
 */
record TrackletForm(VideoGeometry geometry) implements Form<Tracklets> {

	private static final String HEADERS = "headers.i32";
	private static final String PLACES = "places.f32";

	@Override
	public String kind() {
		return "tracklets";
	}

	@Override
	public long bytes(final Tracklets value) {
		return TrackletPaths.HEADER_BYTES * value.size() + value.paths().blocks() * TrackletPaths.BLOCK_BYTES;
	}

	@Override
	public void write(final Tracklets value, final EntryWriter files) throws IOException {
		final TrackletPaths paths = value.paths();
		if (TrackletPaths.HEADER_BYTES * value.size() > Integer.MAX_VALUE) throw new IOException(value.size() + " tracklets are too many for a file");
		files.write(HEADERS, 1, i -> paths.headers());
		files.write(PLACES, paths.blocks(), paths::block);
	}

	@Override
	public Tracklets read(final EntryReader files) throws IOException {
		final List<ByteBuffer> headers = files.blocks(HEADERS, Integer.MAX_VALUE);
		final List<FloatBuffer> places = files.blocks(PLACES, TrackletPaths.BLOCK_BYTES).stream().map(ByteBuffer::asFloatBuffer).toList();
		return new Tracklets(geometry, headers.isEmpty() ? new TrackletPaths() : new TrackletPaths(headers.get(0).asIntBuffer(), places));
	}
}
