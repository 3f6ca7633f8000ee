package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.engine.Engine;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.FormulaWeights;
import fiji.plugin.dinotracker.weights.SafetensorsReader;

class TransformerBlockTest {

	private static final VitArchitecture TINY = new VitArchitecture("tiny", 128, 2, 0);

	@TempDir
	private Path folder;

	private NDManager manager;
	private List<TransformerBlock> blocks;
	private TransformerBlock block;
	private NDArray tokens;

	@BeforeEach
	void start() throws IOException {
		manager = Torch.newManager();
		final Path file = folder.resolve("tiny");
		FormulaVit.write(TINY, file);
		try (Checkpoint checkpoint = SafetensorsReader.open(file)) {
			blocks = new VisionTransformer(checkpoint, TINY, manager).blocks();
			block = blocks.get(0);
		}
		tokens = FormulaWeights.tensor(manager, "tokens", new Shape(600, 128), 1); // [600, 128]
	}

	@AfterEach
	void stop() {
		manager.close();
	}

	@Test
	void theOrderOfTheTokensDoesNotMatter() {
		final NDArray reversed = block.forward(tokens.flip(0)).flip(0); // [600, 128]
		assertThat(reversed.sub(block.forward(tokens)).abs().max().getFloat()).isLessThan(1e-4f);
	}

	@Test
	void leavesNothingBehindButItsResult() {
		final int before = ((BaseNDManager) manager).getManagedArrays().size();
		final NDArray result = block.forward(tokens); // [600, 128]
		assertThat(((BaseNDManager) manager).getManagedArrays()).hasSize(before + 1).contains(result).contains(tokens);
	}

	@Test
	void theGradientOfOneIsTheSlopeOfItsOutput() {
		assertGradientIsSlope(block::forward);
	}

	@Test
	void gradientsPassThroughOneAfterAnother() {
		assertGradientIsSlope(input -> blocks.get(1).forward(block.forward(input)));
	}

	private void assertGradientIsSlope(final UnaryOperator<NDArray> network) {
		final NDArray direction = tokens.flip(1); // [600, 128]
		final NDArray weights = tokens.flip(0); // [600, 128]
		final float step = 1e-2f;
		final double up = network.apply(tokens.add(direction.mul(step))).mul(weights).sum().getFloat();
		final double down = network.apply(tokens.sub(direction.mul(step))).mul(weights).sum().getFloat();
		final double slope = gradient(network, weights).mul(direction).sum().getFloat();
		assertThat(slope).isCloseTo((up - down) / (2 * step), within(5e-3 * Math.abs(slope)));
	}

	private NDArray gradient(final UnaryOperator<NDArray> network, final NDArray weights) {
		JniUtils.setGradMode(true);
		tokens.setRequiresGradient(true);
		try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
			collector.backward(network.apply(tokens).mul(weights).sum());
		}
		finally {
			JniUtils.setGradMode(false);
		}
		return tokens.getGradient(); // [600, 128]
	}
}
