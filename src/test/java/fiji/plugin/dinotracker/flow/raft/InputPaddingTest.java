package fiji.plugin.dinotracker.flow.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

class InputPaddingTest {

	@Test
	void roundsSidesUpToMultiplesOfEight() {
		assertThat(new InputPadding(854, 476).paddedWidth()).isEqualTo(856);
		assertThat(new InputPadding(854, 476).paddedHeight()).isEqualTo(480);
	}

	@Test
	void makesSidesAtLeast128Pixels() {
		assertThat(new InputPadding(63, 128).paddedWidth()).isEqualTo(128);
		assertThat(new InputPadding(63, 128).paddedHeight()).isEqualTo(128);
	}

	@Test
	void repeatsTheBorderOnAllSidesTheOddPixelLast() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray frame = manager.arange(3 * 131 * 133f).reshape(3, 131, 133); // [3, H, W]
			final NDArray padded = new InputPadding(133, 131).pad(frame); // [3, 136, 136]
			assertThat(padded.getShape()).isEqualTo(new Shape(3, 136, 136));
			for (int row = 0; row < 136; row += 5)
				for (int column = 0; column < 136; column += 5)
					assertThat(padded.getFloat(1, row, column)).isEqualTo(frame.getFloat(1, clamp(row - 2, 131), clamp(column - 1, 133)));
		}
	}

	private static int clamp(final int index, final int size) {
		return Math.max(0, Math.min(size - 1, index));
	}

	@Test
	void cutsBackWhatItPadded() {
		try (NDManager manager = Torch.newManager()) {
			final InputPadding padding = new InputPadding(70, 135);
			final NDArray frame = manager.arange(3 * 135 * 70f).reshape(3, 135, 70); // [3, H, W]
			assertThat(padding.crop(padding.pad(frame)).contentEquals(frame)).isTrue();
		}
	}
}
