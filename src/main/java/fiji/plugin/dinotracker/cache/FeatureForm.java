package fiji.plugin.dinotracker.cache;

import java.io.IOException;

import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.video.Video;

/** Features: {@code maps.f32}, float32 [T, P, C]. */
record FeatureForm(Video video) implements Form<FeatureVideo> {

	private static final String FILE = "maps.f32";

	@Override
	public String kind() {
		return "features";
	}

	@Override
	public long bytes(final FeatureVideo value) {
		return TensorFile.bytes(value.maps());
	}

	@Override
	public void write(final FeatureVideo value, final EntryWriter files) throws IOException {
		TensorFile.write(FILE, value.maps(), files);
	}

	@Override
	public FeatureVideo read(final EntryReader files) throws IOException {
		final long channels = files.bytes(FILE) / Float.BYTES / video.size() / video.geometry().cells();
		return new FeatureVideo(video.geometry(), TensorFile.read(FILE, video.size(), new Shape(video.geometry().cells(), channels), files));
	}

	@Override
	public void free(final FeatureVideo value) {
		value.close();
	}
}
