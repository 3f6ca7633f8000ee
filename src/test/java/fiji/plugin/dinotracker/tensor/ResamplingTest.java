package fiji.plugin.dinotracker.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

class ResamplingTest {

	/** The engine's number for bicubic interpolation, which it always antialiases. */
	private static final int TORCH_BICUBIC = 3;

	private NDManager manager;

	@BeforeEach
	void openManager() {
		manager = Torch.newManager();
	}

	@AfterEach
	void closeManager() {
		manager.close();
	}

	private NDArray weights(final int from, final int to) {
		return Resampling.antialiasedBicubic(manager, from, to); // [to, from]
	}

	@ParameterizedTest
	@CsvSource({ "48, 85, 24, 42", "31, 17, 64, 70", "65, 64, 64, 65", "7, 100, 5, 9", "12, 1, 30, 4" })
	void agreesWithTorchsAntialiasedBicubic(final int height, final int width, final int newHeight, final int newWidth) {
		final NDArray image = noise(height, width); // [h, w]
		final NDArray resized = weights(height, newHeight).matMul(image).matMul(weights(width, newWidth).transpose()); // [H, W]
		final NDArray batch = image.reshape(1, 1, height, width); // [1, 1, h, w]
		final NDArray torch = batch.getNDArrayInternal().interpolation(new long[] { newHeight, newWidth }, TORCH_BICUBIC, false).reshape(newHeight, newWidth); // [H, W]
		assertThat(resized.sub(torch).abs().max().getFloat()).isLessThan(1e-5f);
	}

	private NDArray noise(final int height, final int width) {
		final SplittableRandom random = new SplittableRandom(1);
		final float[] values = new float[height * width];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble();
		return manager.create(values, new Shape(height, width)); // [h, w]
	}

	/** Sample 8 of 16 lies at 3.75 of 8, where the kernel is -3/128, 29/128, 111/128 and -9/128. */
	@Test
	void doublingUsesTheCubicKernel() {
		final float[] row = weights(8, 16).get(8).toFloatArray();
		assertThat(row).containsExactly(new float[] { 0, 0, -3 / 128f, 29 / 128f, 111 / 128f, -9 / 128f, 0, 0 }, offset(1e-7f));
	}

	/** At half a cell the cubic with a = -0.75 is -3, 19, 19, -3 of 32; the cell outside falls on the border. */
	@Test
	void withoutAntialiasingFourSamplesAreWeighed() {
		assertThat(Resampling.bicubic(manager, 4, 2, 0.5).toFloatArray()).containsExactly(16 / 32f, 19 / 32f, -3 / 32f, 0, 0, -3 / 32f, 19 / 32f, 16 / 32f);
	}

	/** At 1/4, 3/4, 5/4 and 7/4 of a wide cell the cubic with a = -0.5 is 111, 29, -9 and -3 of 128. */
	@Test
	void halvingWithAntialiasingWeighsEightSamples() {
		final float[] row = weights(16, 8).get(4).toFloatArray();
		final float[] expected = { 0, 0, 0, 0, 0, -3 / 256f, -9 / 256f, 29 / 256f, 111 / 256f, 111 / 256f, 29 / 256f, -9 / 256f, -3 / 256f, 0, 0, 0 };
		assertThat(row).containsExactly(expected, offset(1e-6f));
	}

	@Test
	void withoutAntialiasingAConstantStaysConstant() {
		assertThat(Resampling.bicubic(manager, 37, 67, 67.1 / 37).sum(new int[] { 1 }).sub(1).abs().max().getFloat()).isLessThan(1e-6f);
	}

	@Test
	void theSameSizeIsTheIdentity() {
		assertThat(weights(9, 9)).isEqualTo(manager.eye(9));
	}

	@ParameterizedTest
	@CsvSource({ "480, 238", "64, 238", "239, 238", "1, 70", "5, 3" })
	void aConstantStaysConstant(final int from, final int to) {
		final float[] resized = weights(from, to).matMul(manager.ones(new Shape(from, 1))).toFloatArray();
		final float[] ones = new float[to];
		Arrays.fill(ones, 1);
		assertThat(resized).containsExactly(ones, offset(1e-5f));
	}

	@ParameterizedTest
	@CsvSource({ "64, 100, 1e-4", "90, 30, 1e-4", "100, 37, 0.02" })
	void aRampStaysARampAwayFromTheBorder(final int from, final int to, final float tolerance) {
		final float[] resized = weights(from, to).matMul(manager.arange(from).toType(DataType.FLOAT32, false).reshape(from, 1)).toFloatArray();
		for (int i = 4; i < to - 4; i++)
			assertThat(resized[i]).isCloseTo((i + 0.5f) * from / to - 0.5f, offset(tolerance));
	}
}
