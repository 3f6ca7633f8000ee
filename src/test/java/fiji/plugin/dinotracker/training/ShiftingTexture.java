package fiji.plugin.dinotracker.training;

import java.util.BitSet;
import java.util.Collections;

import ai.djl.Device;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.TrackletChainer;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.training.Trainer.Supervision;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

/** A few small frames of a texture that shifts, and what a training needs of them. */
record ShiftingTexture(Video video, FeatureVideo features, Supervision supervision) implements AutoCloseable {

	static final VideoGeometry GEOMETRY = TestGeometry.unscaled(98, 98);
	private static final int FRAMES = 5;

	/** Shifts by so many pixels a frame. */
	static ShiftingTexture by(final double dx, final double dy) {
		final Video video = new TexturedVideo(5).shifting(GEOMETRY, FRAMES, dx, dy);
		return new ShiftingTexture(video, new DenseSift(Device.cpu()).extract(video, Progress.NONE), //
			new Supervision(new TrackletChainer(new DisFlow()).chain(video, Progress.NONE), new ForegroundMask(GEOMETRY, Collections.nCopies(FRAMES, new BitSet()))));
	}

	@Override
	public void close() {
		video.close();
		features.close();
	}
}
