package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;

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

	private static final VitArchitecture TINY = new VitArchitecture("tiny", 128, 1, 0);

	@TempDir
	private Path folder;

	private NDManager manager;
	private TransformerBlock block;
	private NDArray tokens;

	@BeforeEach
	void start() throws IOException {
		manager = Torch.newManager();
		final Path file = folder.resolve("tiny");
		FormulaVit.write(TINY, file);
		try (Checkpoint checkpoint = SafetensorsReader.open(file)) {
			block = new VisionTransformer(checkpoint, TINY, manager).blocks().get(0);
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
	void itsGradientIsTheSlopeOfItsOutput() {
		final NDArray direction = tokens.flip(1); // [600, 128]
		final NDArray weights = tokens.flip(0); // [600, 128]
		final float step = 1e-2f;
		final double up = loss(tokens.add(direction.mul(step)), weights);
		final double down = loss(tokens.sub(direction.mul(step)), weights);
		final double slope = gradient(weights).mul(direction).sum().getFloat();
		assertThat(slope).isCloseTo((up - down) / (2 * step), within(5e-3 * Math.abs(slope)));
	}

	private double loss(final NDArray input, final NDArray weights) {
		return block.forward(input).mul(weights).sum().getFloat();
	}

	private NDArray gradient(final NDArray weights) {
		JniUtils.setGradMode(true);
		tokens.setRequiresGradient(true);
		try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
			collector.backward(block.forward(tokens).mul(weights).sum());
		}
		finally {
			JniUtils.setGradMode(false);
		}
		return tokens.getGradient(); // [600, 128]
	}
}
