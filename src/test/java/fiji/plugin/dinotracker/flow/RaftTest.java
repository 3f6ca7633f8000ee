package fiji.plugin.dinotracker.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.flow.raft.PairwiseFlow;
import fiji.plugin.dinotracker.flow.raft.RaftConfiguration;
import fiji.plugin.dinotracker.flow.raft.RaftNetwork;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.CheckpointException;
import fiji.plugin.dinotracker.weights.SafetensorsReader;
import fiji.plugin.dinotracker.weights.SafetensorsWriter;

/** Parity with torchvision's networks; {@code src/test/python/make_raft_fixtures.py} makes the expected flows. */
class RaftTest {

	private static final List<FramePair> BOTH_WAYS = List.of(new FramePair(0, 1), new FramePair(1, 0));

	@TempDir
	private static Path folder;

	private NDManager manager;

	@BeforeEach
	void openManager() {
		manager = Torch.newManager();
	}

	@AfterEach
	void closeManager() {
		manager.close();
	}

	/** What was asked of torchvision. */
	record Run(String model, int width, int height, int updates) {

		private RaftConfiguration configuration() {
			return RaftConfiguration.named(model);
		}
	}

	/** What it answered at a pixel. */
	record Sample(int source, int x, int y, double dx, double dy) {

		private double distanceTo(final FlowField flow) {
			final int pixel = y * flow.width() + x;
			return Math.hypot(flow.dx()[pixel] - dx, flow.dy()[pixel] - dy);
		}
	}

	static Map<Run, List<Sample>> fixture() {
		final Map<Run, List<Sample>> fixture = new LinkedHashMap<>();
		FormulaRaft.resource("raft.csv").lines().skip(1).map(line -> line.split(",")).forEach(words -> {
			final Run run = new Run(words[0], number(words[1]), number(words[2]), number(words[3]));
			fixture.computeIfAbsent(run, key -> new ArrayList<>()).add(new Sample(number(words[4]), number(words[6]), number(words[7]), //
				Double.parseDouble(words[8]), Double.parseDouble(words[9])));
		});
		return fixture;
	}

	private static int number(final String word) {
		return Integer.parseInt(word);
	}

	static List<Run> runs() {
		return List.copyOf(fixture().keySet());
	}

	@ParameterizedTest
	@MethodSource("runs")
	void agreesWithTorchvisionToAThousandthOfAPixel(final Run run) throws IOException {
		final Path file = FormulaRaft.write(folder, manager, run.configuration());
		try (Video video = FormulaRaft.video(run.width, run.height, 2); Raft raft = open(file, run.configuration(), run.updates)) {
			final List<FlowField> flows = raft.flows(video, BOTH_WAYS);
			final List<Sample> samples = fixture().get(run);
			final DoubleSummaryStatistics distances = samples.stream().mapToDouble(sample -> sample.distanceTo(flows.get(sample.source))).summaryStatistics();
			assertThat(distances.getAverage()).isLessThan(1e-3);
			assertThat(distances.getMax()).as("the worst of " + distances.getCount()).isLessThan(5e-3);
		}
	}

	private static Raft open(final Path file, final RaftConfiguration configuration, final int updates) throws IOException {
		try (Checkpoint checkpoint = SafetensorsReader.open(file)) {
			return new Raft(checkpoint, configuration, updates, Device.cpu());
		}
	}

	@Test
	void findsTheSameFlowWhateverOtherPairsAreAskedFor() throws IOException {
		final Path file = FormulaRaft.write(folder, manager, RaftConfiguration.SMALL);
		try (Video video = FormulaRaft.video(128, 128, 10); Raft raft = open(file, RaftConfiguration.SMALL, 2)) {
			final FramePair pair = new FramePair(0, 1);
			final List<FramePair> pairs = new ArrayList<>(IntStream.range(1, 10).mapToObj(target -> new FramePair(0, target)).toList());
			pairs.addAll(List.of(new FramePair(9, 8), pair));
			final List<FlowField> flows = raft.flows(video, pairs);
			final FlowField alone = raft.flows(video, List.of(pair)).get(0);
			assertThat(flows).hasSameSizeAs(pairs);
			assertThat(flows.get(0).dx()).isEqualTo(alone.dx());
			assertThat(flows.get(flows.size() - 1).dy()).isEqualTo(alone.dy());
			assertThat(flows.get(1).dx()).isNotEqualTo(alone.dx());
		}
	}

	@Test
	void keepsNothingButTheEncodingsOfItsFrames() throws IOException {
		final Path file = FormulaRaft.write(folder, manager, RaftConfiguration.SMALL);
		try (NDManager scratch = Torch.newManager(); Video video = FormulaRaft.video(128, 128, 2); Checkpoint weights = SafetensorsReader.open(file)) {
			final PairwiseFlow pairwise = new PairwiseFlow(new RaftNetwork(weights, RaftConfiguration.SMALL, manager), 128, 128, //
				frame -> video.frame(scratch, frame));
			for (final FramePair pair : BOTH_WAYS)
				pairwise.flow(pair.source(), pair.target(), 3).close();
			assertThat(scratch.getManagedArrays()).as("features and contexts of two frames").hasSize(4);
		}
	}

	@Test
	void refusesWeightsThatLackATensor() {
		assertThatThrownBy(() -> openChanged(tensors -> tensors.remove("update_block.flow_head.conv2.bias"))) //
			.isInstanceOf(CheckpointException.class).hasMessageContaining("update_block.flow_head.conv2.bias");
	}

	@Test
	void refusesWeightsWithATensorOfAnotherShape() {
		assertThatThrownBy(() -> openChanged(tensors -> tensors.put("feature_encoder.conv.bias", manager.zeros(new Shape(127))))) //
			.isInstanceOf(CheckpointException.class).hasMessageContaining("feature_encoder.conv.bias of shape (127) instead of (128)");
	}

	@Test
	void refusesWeightsWithATensorTooMany() {
		assertThatThrownBy(() -> openChanged(tensors -> tensors.put("mask_predictor.conv.bias", manager.zeros(new Shape(576))))) //
			.isInstanceOf(CheckpointException.class).hasMessageContaining("mask_predictor.conv.bias");
	}

	private void openChanged(final Consumer<Map<String, NDArray>> change) throws IOException {
		final Map<String, NDArray> tensors = FormulaRaft.tensors(manager, RaftConfiguration.SMALL);
		change.accept(tensors);
		final Path file = folder.resolve("changed.safetensors");
		SafetensorsWriter.write(file, tensors, Map.of());
		open(file, RaftConfiguration.SMALL, 1).close();
	}
}
