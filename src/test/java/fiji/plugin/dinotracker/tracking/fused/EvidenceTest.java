package fiji.plugin.dinotracker.tracking.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.tensor.Torch;

class EvidenceTest {

	/** The evidence of three cells whose cosines with a point are 1, 0.4 and -1. */
	private static float[] evidence(final float least) {
		try (NDManager manager = Torch.newManager()) {
			final NDArray cells = manager.create(new float[][] { { 2, 0 }, { 0.4f, (float) Math.sqrt(0.84) }, { -3, 0 } }); // [P, C]
			final NDArray unit = manager.create(new float[][] { { 1, 0 } }); // [Q, C]
			return Evidence.of(unit, new FeatureMaps(TestGeometry.unscaled(63, 63), cells.expandDims(0)), least).toFloatArray();
		}
	}

	@Test
	void aCosineOfTwoFifthsTellsNothingAndOneOfOneMuch() {
		final float[] evidence = evidence(-1);
		assertThat(evidence[0]).isCloseTo((float) Math.exp(2), within(1e-4f));
		assertThat(evidence[1]).isCloseTo(1, within(1e-5f));
	}

	@Test
	void aPlaceThatLooksQuiteUnlikeThePointHasTheLeastEvidence() {
		assertThat(evidence(-1)[2]).isCloseTo((float) Math.exp(-1), within(1e-6f));
		assertThat(evidence(-3)[2]).isCloseTo((float) Math.exp(-3), within(1e-6f));
	}
}
