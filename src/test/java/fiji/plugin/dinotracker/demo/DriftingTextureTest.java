package fiji.plugin.dinotracker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.video.FrameSource;

class DriftingTextureTest {

	@Test
	void framesAreTheSameHoweverOftenTheyAreLookedAt() {
		final FrameSource frames = DriftingTexture.frames(60, 40, 5000, 3);
		final float[] last = frames.pixels(1, 0, 4999);
		assertThat(frames.frames()).isEqualTo(5000);
		assertThat(frames.pixels(1, 0, 0)).isNotEqualTo(last);
		assertThat(DriftingTexture.frames(60, 40, 5000, 3).pixels(1, 0, 4999)).isEqualTo(last);
	}

	@Test
	void theGroundDrifts() {
		final FrameSource frames = DriftingTexture.frames(60, 40, 11, 3);
		final float[] before = frames.pixels(0, 0, 0);
		final float[] after = frames.pixels(0, 0, 10); // 7 pixels to the left, 3 up
		for (int x = 0; x < 15; x++)
			assertThat(after[35 * 60 + x]).isEqualTo(before[38 * 60 + x + 7]);
	}
}
