package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.command.MovingTexture;

import ij.IJ;

/** Runs with a cache beside runs without one, and one in a process of its own that is killed while it writes. */
@Timeout(240)
class CacheTest {

	@TempDir
	private Path folder;
	private Path stack;
	private Path cache;

	private final StringWriter err = new StringWriter();

	@BeforeEach
	void makeStack() {
		stack = folder.resolve("texture.tif");
		cache = folder.resolve("cache");
		IJ.saveAsTiff(MovingTexture.image(), stack.toString());
	}

	private List<String> arguments(final String out, final String... more) {
		return Stream.concat(Stream.of("track", stack.toString(), "--grid", "9", "--height", "98", "--iterations", "2", "--features", "dense-sift", "--flow", "dis", //
			"--out", folder.resolve(out).toString()), Stream.of(more)).toList();
	}

	private int run(final List<String> arguments) {
		err.getBuffer().setLength(0);
		return Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));
	}

	/** @return the file of tracks */
	private Path track(final String out, final String... more) {
		assertThat(run(arguments(out, more))).as(err.toString()).isZero();
		return folder.resolve(out).resolve("tracks.csv");
	}

	private String report(final String out) throws IOException {
		return Files.readString(folder.resolve(out).resolve("run.json"));
	}

	@Test
	void aSecondRunReadsWhatTheFirstComputedAndEndsInTheSameTracks() throws IOException {
		final Path plain = track("plain");
		assertThat(track("first", "--cache", cache.toString())).hasSameBinaryContentAs(plain);
		assertThat(report("first")).contains("Describing frames", "Chaining optical flow", "Keeping tracklets for the next run");
		assertThat(track("second", "--cache", cache.toString())).hasSameBinaryContentAs(plain);
		assertThat(report("second")).contains("Reading features from the cache", "Reading tracklets from the cache", "Reading foreground from the cache", "Reading flow from the cache") //
			.doesNotContain("Describing frames", "Chaining optical flow", "Flow between neighbours", "Finding what moves", "Keeping");
		final List<String> more = List.of("track", stack.toString(), "--grid", "9", "--out", folder.resolve("more").toString(), "--cache", cache.toString(), //
			"--model", folder.resolve("plain/model").toString());
		assertThat(run(more)).as(err.toString()).isZero();
		assertThat(folder.resolve("more/tracks.csv")).hasSameBinaryContentAs(plain);
		assertThat(report("more")).contains("Reading features from the cache").doesNotContain("Describing frames", "Flow between neighbours");
	}

	@Test
	void aRunThatIsKilledWhileItWritesLeavesACacheThatServesTheNext() throws IOException, InterruptedException {
		final CommandProcess process = CommandProcess.start(folder.resolve("log"), arguments("killed", "--cache", cache.toString()));
		process.killWhen(this::isWritten);
		assertThat(folder.resolve("killed/tracks.csv")).as(process.said()).doesNotExist();
		final Path plain = track("plain");
		assertThat(track("again", "--cache", cache.toString())).hasSameBinaryContentAs(plain);
		assertThat(cache).isDirectoryNotContaining("glob:**.part");
		assertThat(track("last", "--cache", cache.toString())).hasSameBinaryContentAs(plain);
		assertThat(report("last")).doesNotContain("Describing frames", "Chaining optical flow", "Keeping");
	}

	/** Whether anything but the lock is in the cache. */
	private boolean isWritten() {
		final File[] entries = cache.toFile().listFiles(File::isDirectory);
		return entries != null && entries.length > 0;
	}

	@Test
	void batchesAndStudiesHaveItToo() throws IOException {
		final Path stacks = Files.createDirectory(folder.resolve("stacks"));
		Files.copy(stack, stacks.resolve("texture.tif"));
		assertThat(run(List.of("batch", stacks.toString(), "--grid", "4", "--height", "98", "--iterations", "1", "--features", "dense-sift", "--flow", "dis", //
			"--cache", cache.toString(), "--out", folder.resolve("all").toString()))).as(err.toString()).isZero();
		Files.writeString(folder.resolve("truth.csv"), "track,frame,x,y,visible\nnose,0,40,50,1\nnose,1,41,50,1\n");
		Files.writeString(folder.resolve("study.yaml"), """
			sequences:
			  - { name: texture, input: texture.tif, truth: truth.csv, metric: tapvid }
			settings:
			  - name: one-step
			    options: { iterations: 1, height: 98, features: dense-sift, flow: dis }
			""");
		assertThat(run(List.of("study", folder.resolve("study.yaml").toString(), "--cache", cache.toString(), "--out", folder.resolve("study").toString()))).as(err.toString()).isZero();
		assertThat(report("study/texture/one-step/seed-2")).contains("Reading features from the cache").doesNotContain("Describing frames");
	}

	@Test
	void whatCannotBeIsRefusedBeforeAnyWork() {
		assertThat(run(arguments("x", "--cache-size", "3"))).isEqualTo(2);
		assertThat(err.toString()).contains("Give --cache DIR with --cache-size");
		assertThat(run(arguments("x", "--cache", stack.toString()))).isEqualTo(2);
		assertThat(err.toString()).contains("must be a folder");
		assertThat(run(arguments("x", "--cache", cache.toString(), "--cache-size", "0"))).isEqualTo(2);
		assertThat(err.toString()).contains("more than 0 GB");
		assertThat(folder.resolve("x")).doesNotExist();
	}
}
