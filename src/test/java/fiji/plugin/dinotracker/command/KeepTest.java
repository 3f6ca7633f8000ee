package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.util.FileUtils;

/** What the commands leave beside the weights for the next run. */
@EnabledIfEnvironmentVariable(named = "DINO_TRACKER_CACHE", matches = ".*[/\\\\]target[/\\\\]test-weights", disabledReason = "the folder is the user's otherwise")
class KeepTest {

	private static final Path KEPT = WeightsOffer.cache().folder().resolve("prepared");

	@TempDir
	private Path folder;

	@BeforeEach
	void keepNothing() {
		FileUtils.deleteRecursively(KEPT.toFile());
	}

	private static void track(final Path out, final String keep) throws InterruptedException, ExecutionException {
		try (Context context = new Context()) {
			context.service(CommandService.class).run(TrackPoints.class, true, Map.of("image", MovingTexture.image(), "grid", 4, "iterations", 1, "height", 98, //
				"features", "dense-sift", "keep", keep, "out", out.toFile())).get();
		}
	}

	private List<Path> kept() throws IOException {
		if (!Files.exists(KEPT)) return List.of();
		try (Stream<Path> entries = Files.list(KEPT)) {
			return entries.filter(Files::isDirectory).sorted().toList();
		}
	}

	@Test
	void nothingIsKeptUnlessWished() throws Exception {
		track(folder.resolve("plain"), "false");
		assertThat(kept()).isEmpty();
		track(folder.resolve("first"), "true");
		final List<Path> entries = kept();
		assertThat(entries).hasSize(4);
		track(folder.resolve("second"), "true");
		assertThat(kept()).isEqualTo(entries);
		assertThat(Files.readString(folder.resolve("second/run.json"))).contains("Reading features from the cache").doesNotContain("Describing frames");
		assertThat(folder.resolve("second/tracks.csv")).hasSameBinaryContentAs(folder.resolve("plain/tracks.csv"));
	}
}
