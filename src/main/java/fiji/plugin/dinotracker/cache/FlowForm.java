package fiji.plugin.dinotracker.cache;

import java.io.IOException;

import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.video.Video;

/** Flow between neighbours: {@code displacements.f32}, float32 [T - 1, 4, H, W] of dx and dy to the next frame and back. */
record FlowForm(Video video) implements Form<FlowVideo> {

	private static final String FILE = "displacements.f32";

	@Override
	public String kind() {
		return "flow";
	}

	@Override
	public long bytes(final FlowVideo value) {
		return TensorFile.bytes(value.displacements());
	}

	@Override
	public void write(final FlowVideo value, final EntryWriter files) throws IOException {
		TensorFile.write(FILE, value.displacements(), files);
	}

	@Override
	public FlowVideo read(final EntryReader files) throws IOException {
		return new FlowVideo(video.geometry(), TensorFile.read(FILE, video.size() - 1, FlowVideo.shape(video.geometry()), files));
	}

	@Override
	public void free(final FlowVideo value) {
		value.close();
	}
}
