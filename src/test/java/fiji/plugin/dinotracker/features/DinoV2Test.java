package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.CheckpointException;
import fiji.plugin.dinotracker.weights.SafetensorsReader;

class DinoV2Test {

	private static final VitArchitecture TINY = new VitArchitecture("tiny", 128, 3, 0);
	private static final VideoGeometry GEOMETRY = new VideoGeometry(200, 126, 98, 63, 14, 7);
	private static final FeatureLayer KEYS = new FeatureLayer(1, Facet.KEYS);

	@TempDir
	private Path folder;

	private NDManager manager;
	private Checkpoint checkpoint;

	@BeforeEach
	void start() throws IOException {
		manager = Torch.newManager();
		FormulaVit.write(TINY, folder.resolve("tiny"));
		checkpoint = SafetensorsReader.open(folder.resolve("tiny"));
	}

	@AfterEach
	void stop() throws IOException {
		checkpoint.close();
		manager.close();
	}

	private Video video(final VideoGeometry geometry, final int frames) {
		final TensorStore store = new TensorStore(frames, new Shape(3, geometry.height(), geometry.width()));
		for (int frame = 0; frame < frames; frame++)
			store.put(frame, manager.randomUniform(0, 1, store.shape()));
		return new Video(geometry, store);
	}

	@Test
	void describesEveryFrameOnTheFeatureGrid() throws IOException {
		final Video video = video(GEOMETRY, 3);
		try (DinoV2 extractor = new DinoV2(checkpoint, TINY, KEYS, Device.cpu()); FeatureVideo features = extractor.extract(video, Progress.NONE)) {
			assertThat(features.size()).isEqualTo(3);
			assertThat(features.channels()).isEqualTo(128);
			final VisionTransformer transformer = new VisionTransformer(checkpoint, TINY, manager);
			for (int frame = 0; frame < 3; frame++) {
				final NDArray image = ImageNetColours.normalize(video.frame(manager, frame)); // [3, 63, 98]
				final NDArray expected = transformer.features(image, 7, KEYS); // [8 * 13, 128]
				assertThat(features.map(manager, frame).toFloatArray()).containsExactly(expected.toFloatArray());
			}
		}
	}

	@Test
	void reportsEachFrame() throws IOException {
		final List<String> reports = new ArrayList<>();
		try (DinoV2 extractor = new DinoV2(checkpoint, TINY, KEYS, Device.cpu())) {
			extractor.extract(video(GEOMETRY, 2), new Recorder(reports, 9)).close();
		}
		assertThat(reports).containsExactly("Describing frames 0/2 tiny", "Describing frames 1/2 tiny");
	}

	@Test
	void stopsWhenCancelled() throws IOException {
		final List<String> reports = new ArrayList<>();
		try (DinoV2 extractor = new DinoV2(checkpoint, TINY, KEYS, Device.cpu())) {
			assertThatThrownBy(() -> extractor.extract(video(GEOMETRY, 9), new Recorder(reports, 2))).isInstanceOf(CancellationException.class);
		}
		assertThat(reports).hasSize(2);
	}

	/** Notes the reports and asks to stop after some. */
	private record Recorder(List<String> reports, int stopAfter) implements Progress {

		@Override
		public void report(final String stage, final int done, final int total, final String detail) {
			reports.add(stage + " " + done + "/" + total + " " + detail);
		}

		@Override
		public boolean cancelled() {
			return reports.size() >= stopAfter;
		}
	}

	@Test
	void refusesOtherPatches() throws IOException {
		final VideoGeometry eight = new VideoGeometry(64, 64, 64, 64, 8, 8);
		try (DinoV2 extractor = new DinoV2(checkpoint, TINY, KEYS, Device.cpu())) {
			assertThatThrownBy(() -> extractor.extract(video(eight, 1), Progress.NONE)).isInstanceOf(IllegalArgumentException.class) //
				.hasMessageContaining("patches of 14 pixels, not 8");
		}
	}

	@Test
	void refusesTheWeightsOfAnotherModel() {
		assertThatThrownBy(() -> new DinoV2(checkpoint, VitArchitecture.named("dinov2-vits14"), KEYS, Device.cpu())) //
			.isInstanceOf(CheckpointException.class).hasMessageContaining("lacks blocks.10.");
		assertThatThrownBy(() -> new DinoV2(checkpoint, new VitArchitecture("wide", 192, 3, 0), KEYS, Device.cpu())) //
			.isInstanceOf(CheckpointException.class).hasMessageContaining("of shape");
		assertThatThrownBy(() -> new DinoV2(checkpoint, new VitArchitecture("shallow", 128, 2, 0), KEYS, Device.cpu())) //
			.isInstanceOf(CheckpointException.class).hasMessageContaining("holds unexpected blocks.2.");
	}

	@Test
	void refusesABlockTheModelHasNot() {
		assertThatThrownBy(() -> new DinoV2(checkpoint, TINY, new FeatureLayer(3, Facet.TOKENS), Device.cpu())) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no block 3; choose one from 0 to 2");
	}

	@Test
	void takesTheTokensTwoThirdsUpUnlessToldOtherwise() {
		assertThat(FeatureLayer.standard(VitArchitecture.named("dinov2-vitl14"))).isEqualTo(new FeatureLayer(15, Facet.TOKENS));
		assertThat(FeatureLayer.standard(VitArchitecture.named("dinov2-vits14-reg4"))).isEqualTo(new FeatureLayer(7, Facet.TOKENS));
	}

	@Test
	void listsTheModelsIfOneIsUnknown() {
		assertThatThrownBy(() -> VitArchitecture.named("dinov2-vitg14")).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("dinov2-vitg14").hasMessageContaining("dinov2-vitl14-reg4");
	}

	@Test
	void coloursAreBroughtToTheRangeOfImageNet() {
		final NDArray white = ImageNetColours.normalize(manager.ones(new Shape(2, 3, 1, 1))); // [2, 3, 1, 1]
		final float[] expected = { 2.2489083f, 2.4285715f, 2.64f, 2.2489083f, 2.4285715f, 2.64f };
		assertThat(white.toFloatArray()).containsExactly(expected, within(1e-5f));
	}
}
