package fiji.plugin.dinotracker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

class FeatureRefinementTest {

	private static final int FRAMES = 2;

	private NDManager manager;
	private Video video;
	private FeatureVideo features;

	@BeforeEach
	void setUp() {
		manager = Torch.newManager();
		video = new TexturedVideo(5).shifting(ModelReference.GEOMETRY, FRAMES, 3, 1);
		final TensorStore maps = new TensorStore(FRAMES, new Shape(ModelReference.GEOMETRY.cells(), ModelReference.CHANNELS));
		for (int frame = 0; frame < FRAMES; frame++)
			maps.put(frame, new ModelReference(manager).raw().get(frame));
		features = new FeatureVideo(ModelReference.GEOMETRY, maps);
	}

	@AfterEach
	void tearDown() {
		video.close();
		features.close();
		manager.close();
	}

	private FrameBatch batch() {
		return new FrameBatch(video, features, manager, 0, 1);
	}

	private FeatureRefinement refinement(final RefinementKind kind) {
		return kind.create(manager, features, List.of(4, 6, 8), new SplittableRandom(3));
	}

	@Test
	void aResidualStartsFromTheFrozenFeatures() {
		final FeatureRefinement residual = refinement(RefinementKind.RESIDUAL);
		assertThat(residual.apply(batch()).toFloatArray()).isEqualTo(batch().raw().toFloatArray());
		assertThat(residual.train(batch(), new SplittableRandom(1)).toFloatArray()).isEqualTo(batch().raw().toFloatArray());
	}

	@Test
	void appliedAFrameIsWhatItIsWhateverElseIsInTheBatch() {
		final FeatureRefinement refinement = refinement(RefinementKind.FROM_SCRATCH);
		refinement.train(batch(), new SplittableRandom(1));
		final float[] together = refinement.apply(batch()).get(1).toFloatArray();
		assertThat(refinement.apply(new FrameBatch(video, features, manager, 1)).get(0).toFloatArray()).containsExactly(together, within(1e-5f));
		assertThat(refinement.train(batch(), new SplittableRandom(1)).get(1).toFloatArray()).as("in training it is not").isNotEqualTo(together);
		refinement.train(batch(), new SplittableRandom(1));
		assertThat(refinement.apply(batch()).get(1).toFloatArray()).as("training goes on to learn the statistics").isNotEqualTo(together);
	}

	@Test
	void fromScratchPlacesLookDifferentFromTheStart() {
		final NDArray unit = FeatureMaps.unit(refinement(RefinementKind.FROM_SCRATCH).train(batch(), new SplittableRandom(1))).get(0); // [P, C]
		final NDArray cosines = unit.matMul(unit.transpose()); // [P, P]
		assertThat(cosines.mean().getFloat()).isLessThan(0.5f);
	}
}
