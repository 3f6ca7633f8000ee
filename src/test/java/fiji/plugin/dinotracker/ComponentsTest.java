package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.Facet;
import fiji.plugin.dinotracker.features.FeatureExtractor;
import fiji.plugin.dinotracker.features.FormulaVit;
import fiji.plugin.dinotracker.features.LayerChoice;
import fiji.plugin.dinotracker.features.VitArchitecture;
import fiji.plugin.dinotracker.flow.FormulaRaft;
import fiji.plugin.dinotracker.flow.OpticalFlow;
import fiji.plugin.dinotracker.flow.raft.RaftConfiguration;
import fiji.plugin.dinotracker.progress.Notes;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.weights.CheckpointException;
import fiji.plugin.dinotracker.weights.HashPolicy;
import fiji.plugin.dinotracker.weights.PthWriter;
import fiji.plugin.dinotracker.weights.SafetensorsWriter;
import fiji.plugin.dinotracker.weights.WeightCache;

/** What names of features and flows come to, with made-up weights in the cache and without. */
class ComponentsTest {

	@TempDir
	private static Path full;
	@TempDir
	private Path empty;

	private final Notes told = new Notes();

	@BeforeAll
	static void fillCache() throws IOException {
		try (NDManager manager = Torch.newManager()) {
			SafetensorsWriter.write(full.resolve("dinov2-small.safetensors"), FormulaVit.tensors(manager, VitArchitecture.named("dinov2-vits14")), Map.of());
			PthWriter.write(full.resolve("raft_large_C_T_SKHT_V2-ff5fadd5.pth"), FormulaRaft.tensors(manager, RaftConfiguration.LARGE));
		}
	}

	private Components components(final Path folder, final HashPolicy policy) {
		return new Components(new WeightCache(folder, policy), Device.cpu(), told);
	}

	private static String name(final Components components, final String features) throws IOException {
		try (FeatureExtractor extractor = components.features(features, LayerChoice.STANDARD)) {
			return extractor.name();
		}
	}

	private static String flowName(final Components components, final String flow) throws IOException {
		try (OpticalFlow opticalFlow = components.flow(flow)) {
			return opticalFlow.name();
		}
	}

	@Test
	void autoTakesTheLearnedOnesIfTheirWeightsAreHereAndSaysSo() throws IOException {
		final Components components = components(full, HashPolicy.TRUST);
		assertThat(flowName(components, "auto")).isEqualTo("raft-large");
		assertThat(name(components, "auto")).isEqualTo("dinov2-vits14");
		assertThat(told.notes).isEqualTo(components.notes()).containsExactly( //
			"Flow auto: raft-large, with " + full.resolve("raft_large_C_T_SKHT_V2-ff5fadd5.pth"), //
			"Features auto: dinov2-vits14, with " + full.resolve("dinov2-small.safetensors"));
	}

	@Test
	void autoTakesTheBuiltInOnesOtherwiseAndSaysSo() throws IOException {
		final Components components = components(empty, HashPolicy.VERIFY);
		assertThat(flowName(components, "auto")).isEqualTo("dis");
		assertThat(name(components, "auto")).isEqualTo("dense-sift");
		assertThat(told.notes).isEqualTo(components.notes()).containsExactly( //
			"Flow auto: dis, which is built in; the weights of raft-large are not in " + empty, //
			"Features auto: dense-sift, which is built in; the weights of dinov2-vits14 are not in " + empty);
	}

	@Test
	void nothingIsSaidOfWhatWasChosenByName() throws IOException {
		assertThat(flowName(components(full, HashPolicy.TRUST), "raft")).isEqualTo("raft-large");
		assertThat(name(components(full, HashPolicy.TRUST), "dinov2-vits14")).isEqualTo("dinov2-vits14");
		assertThat(told.notes).isEmpty();
	}

	@Test
	void weightsThatAreNotThePublishedOnesAreRefusedEvenByAuto() throws IOException {
		for (final String features : List.of("auto", "dinov2-vits14"))
			assertThatThrownBy(() -> components(full, HashPolicy.VERIFY).features(features, LayerChoice.STANDARD)).isInstanceOf(CheckpointException.class) //
				.hasMessageContaining("dinov2-small.safetensors is not the published file").hasMessageContaining("--trust-weights");
	}

	@Test
	void weightsThatAreMissingAreToldWithAddressHashAndPlace() {
		final Path place = empty.resolve("raft_small_C_T_V2-01064c6d.pth");
		assertThatThrownBy(() -> components(empty, HashPolicy.VERIFY).flow("raft-small")).isInstanceOf(IOException.class) //
			.hasMessageContaining("https://download.pytorch.org/models/raft_small_C_T_V2-01064c6d.pth") //
			.hasMessageContaining("01064c6dba73b0fc9fc8edf772248560a00a3acfd62ac6677e9eeebad9680e27").hasMessageEndingWith(place.toString());
		assertThat(Files.exists(place)).isFalse();
	}

	@Test
	void facetsAndBlocksAreForDinoV2() {
		final LayerChoice keys = new LayerChoice(Facet.KEYS, 3);
		assertThatThrownBy(() -> components(empty, HashPolicy.VERIFY).features("dense-sift", keys)).hasMessageContaining("no facets and no blocks");
		final LayerChoice tooHigh = new LayerChoice(Facet.TOKENS, 12);
		assertThatThrownBy(() -> components(full, HashPolicy.TRUST).features("dinov2-vits14", tooHigh)).hasMessageContaining("choose one from 0 to 11");
	}
}
