package fiji.plugin.dinotracker.video;

import static fiji.plugin.dinotracker.video.FrameSelection.AUTOMATIC_CHANNEL;
import static fiji.plugin.dinotracker.video.FrameSelection.LAST_FRAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.Sequences;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;

class RealSequencesTest {

	private static FrameSource open(final String path) throws IOException {
		return VideoReaders.open(Sequences.require(path));
	}

	@ParameterizedTest
	@CsvSource({ "davis-horsejump-high/frames, 854, 480, 50, true", "davis-camel/frames, 854, 480, 90, true", "fly-courtship/frames, 592, 240, 100, false", //
		"ultrasound-tongue/frames, 320, 240, 41, true", "t98g-phase/frames, 768, 768, 37, false", "trackmate-faketracks/FakeTracks.tif, 128, 128, 50, false" })
	void sequencesLoad(final String path, final int width, final int height, final int frames, final boolean colour) throws IOException {
		final FrameSource source = open(path);
		assertThat(List.of(source.width(), source.height(), source.frames())).containsExactly(width, height, frames);
		assertThat(source.isColour()).isEqualTo(colour);
		final FrameSelection tenth = new FrameSelection(AUTOMATIC_CHANNEL, 0, 0, LAST_FRAME, 10);
		try (Video video = new VideoLoader(source, tenth, 238).load(Progress.NONE); NDManager manager = Torch.newManager()) {
			assertThat(video.size()).isEqualTo((frames + 9) / 10);
			final NDArray last = video.frame(manager, video.size() - 1); // [3, H, W]
			assertThat(last.min().getFloat()).isBetween(0f, 0.3f);
			assertThat(last.max().getFloat()).isBetween(0.7f, 1f);
		}
	}

	@Test
	void theMaskOfAHorseCoversTheHorse() throws IOException {
		final FrameSource source = open("davis-horsejump-high/frames");
		final FrameSource mask = open("davis-horsejump-high/masks");
		final FrameSelection selection = new FrameSelection(AUTOMATIC_CHANNEL, 0, 0, LAST_FRAME, 25);
		try (Video video = new VideoLoader(source, selection, 238).load(Progress.NONE)) {
			final List<BitSet> masks = new MaskReader(source, selection, video.geometry()).read(mask);
			assertThat(masks).hasSize(2);
			assertThat(masks.get(1).get(100 * video.geometry().width() + 155)).isTrue();
			assertThat(masks.get(1).get(20 * video.geometry().width() + 20)).isFalse();
		}
	}
}
