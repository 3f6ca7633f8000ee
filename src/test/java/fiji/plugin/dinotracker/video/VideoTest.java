package fiji.plugin.dinotracker.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.tensor.TensorStore;

class VideoTest {

	@Test
	void everySecondFrameIsTheFirstAndTheThirdAndTheFifth() {
		final TensorStore frames = new TensorStore(5, new Shape(3, 63, 63));
		for (int frame = 0; frame < frames.size(); frame++)
			frames.buffer(frame).putFloat(0, 0.1f * frame);
		try (Video video = new Video(TestGeometry.unscaled(63, 63), frames)) {
			final Video some = video.every(2);
			assertThat(IntStream.range(0, some.size()).mapToObj(frame -> some.pixels(frame).getFloat(0))).containsExactly(0f, 0.2f, 0.4f);
		}
	}
}
