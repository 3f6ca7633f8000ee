package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** What the commands leave in Fiji's folder for the next run. */
@DisabledIfEnvironmentVariable(named = "DINO_TRACKER_CACHE", matches = ".+", disabledReason = "the folder is another then")
class KeepTest {

	private static final String FIJI = "fiji.dir";

	@TempDir
	private Path fiji;
	private String before;

	@BeforeEach
	void moveFiji() {
		before = System.setProperty(FIJI, fiji.toString());
	}

	@AfterEach
	void moveFijiBack() {
		if (before == null) System.clearProperty(FIJI);
		else System.setProperty(FIJI, before);
	}

	private static void track(final Path out, final String keep) throws InterruptedException, ExecutionException {
		try (Context context = new Context()) {
			context.service(CommandService.class).run(TrackPoints.class, true, Map.of("image", MovingTexture.image(), "grid", 4, "iterations", 1, "height", 98, //
				"features", "dense-sift", "keep", keep, "out", out.toFile())).get();
		}
	}

	private List<Path> kept() throws IOException {
		final Path folder = fiji.resolve("models/prepared");
		if (!Files.exists(folder)) return List.of();
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(Files::isDirectory).sorted().toList();
		}
	}

	@Test
	void nothingIsKeptUnlessWished() throws Exception {
		track(fiji.resolve("plain"), "false");
		assertThat(kept()).isEmpty();
		track(fiji.resolve("first"), "true");
		final List<Path> entries = kept();
		assertThat(entries).hasSize(4);
		track(fiji.resolve("second"), "true");
		assertThat(kept()).isEqualTo(entries);
		assertThat(Files.readString(fiji.resolve("second/run.json"))).contains("Reading features from the cache").doesNotContain("Describing frames");
		assertThat(fiji.resolve("second/tracks.csv")).hasSameBinaryContentAs(fiji.resolve("plain/tracks.csv"));
	}
}
