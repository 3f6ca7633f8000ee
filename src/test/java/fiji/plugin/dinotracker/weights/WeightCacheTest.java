package fiji.plugin.dinotracker.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.progress.Progress;

class WeightCacheTest {

	private static final Downloader PATIENT = new Downloader(Duration.ofSeconds(10), Duration.ofMillis(1), 3);
	private static final Downloader HASTY = new Downloader(Duration.ofMillis(1500), Duration.ofMillis(1), 3);

	@TempDir
	private Path folder;

	private WeightCache cache(final Downloader downloader) {
		return new WeightCache(folder, HashPolicy.VERIFY, downloader);
	}

	@Test
	void downloadsAFileOnce() throws IOException {
		try (WeightServer server = new WeightServer()) {
			final Path file = cache(PATIENT).fetch(server.entry(), Progress.NONE);
			assertThat(file).isEqualTo(folder.resolve("weights.pth")).hasBinaryContent(server.content());
			assertThat(cache(PATIENT).fetch(server.entry(), Progress.NONE)).isEqualTo(file);
			assertThat(cache(PATIENT).find(server.entry(), Progress.NONE)).contains(file);
			assertThat(server.ranges()).hasSize(1);
			assertThat(folder).isDirectoryNotContaining("glob:**.part*");
		}
	}

	@Test
	void goesOnWhereTheConnectionWasCut() throws IOException {
		try (WeightServer server = new WeightServer()) {
			try (WeightServer cutting = new WeightServer(server.cutAt(100_000), server.cutAt(200_000))) {
				assertThat(cache(PATIENT).fetch(cutting.entry(), Progress.NONE)).hasBinaryContent(server.content());
				assertThat(cutting.ranges()).containsExactly("bytes=0-", "bytes=100000-", "bytes=200000-");
			}
		}
	}

	@Test
	void goesOnWhereAnEarlierRunStopped() throws IOException {
		try (WeightServer server = new WeightServer()) {
			Files.write(folder.resolve("weights.pth.part"), Arrays.copyOf(server.content(), 1234));
			assertThat(cache(PATIENT).fetch(server.entry(), Progress.NONE)).hasBinaryContent(server.content());
			assertThat(server.ranges()).containsExactly("bytes=1234-");
		}
	}

	@Test
	void startsAnewIfTheServerKnowsNoRanges() throws IOException {
		try (WeightServer server = new WeightServer()) {
			try (WeightServer simple = new WeightServer(server.cutAt(100_000), server.ignoringTheRange())) {
				assertThat(cache(PATIENT).fetch(simple.entry(), Progress.NONE)).hasBinaryContent(server.content());
			}
		}
	}

	@Test
	void startsAnewIfTooMuchIsThereAlready() throws IOException {
		try (WeightServer server = new WeightServer()) {
			Files.write(folder.resolve("weights.pth.part"), new byte[400_000]);
			assertThat(cache(PATIENT).fetch(server.entry(), Progress.NONE)).hasBinaryContent(server.content());
		}
	}

	@Test
	void goesOnAfterAStall() throws IOException {
		try (WeightServer server = new WeightServer()) {
			try (WeightServer stalling = new WeightServer(server.stalledAt(50_000))) {
				assertThat(cache(HASTY).fetch(stalling.entry(), Progress.NONE)).hasBinaryContent(server.content());
				assertThat(stalling.ranges()).containsExactly("bytes=0-", "bytes=50000-");
			}
		}
	}

	@Test
	void triesAgainWhenTheServerIsBusy() throws IOException {
		try (WeightServer server = new WeightServer(WeightServer.status(500), WeightServer.status(503))) {
			assertThat(cache(PATIENT).fetch(server.entry(), Progress.NONE)).hasBinaryContent(server.content());
		}
	}

	@Test
	void givesUpOnAServerThatStaysBusy() throws IOException {
		try (WeightServer server = new WeightServer(WeightServer.status(500), WeightServer.status(500), WeightServer.status(500))) {
			assertUnavailable(server.entry()).hasMessageContaining("the server answered 500");
			assertThat(server.ranges()).hasSize(3);
		}
	}

	@Test
	void doesNotAskTwiceForAFileThatIsNotThere() throws IOException {
		try (WeightServer server = new WeightServer(WeightServer.status(404))) {
			assertUnavailable(server.entry()).hasMessageContaining("the server answered 404");
			assertThat(server.ranges()).hasSize(1);
		}
	}

	@Test
	void refusesWrongBytes() throws IOException {
		try (WeightServer server = new WeightServer(WeightServer.bytes(new byte[300_000]))) {
			assertUnavailable(server.entry()).hasMessageContaining("not the published ones");
			assertThat(folder).isDirectoryNotContaining("glob:**weights.pth*");
		}
	}

	@Test
	void aFailedDownloadLeavesTheFilesThatAreHereAlone() throws IOException {
		try (WeightServer server = new WeightServer()) {
			final Path good = cache(PATIENT).fetch(server.entry(), Progress.NONE);
			assertUnavailable(new WeightFile("other", "other.pth", server.address(), 300_000, "0".repeat(64), "none")).hasMessageContaining("not the published ones");
			assertThat(good).hasBinaryContent(server.content());
			assertThat(cache(PATIENT).find(server.entry(), Progress.NONE)).contains(good);
			assertThat(folder.resolve("other.pth")).doesNotExist();
		}
	}

	@Test
	void refusesTooManyBytes() throws IOException {
		try (WeightServer server = new WeightServer(WeightServer.bytes(new byte[300_001]))) {
			assertUnavailable(server.entry()).hasMessageContaining("more than 300000 bytes");
			assertThat(folder.resolve("weights.pth")).doesNotExist();
		}
	}

	@Test
	void tellsWhatToDoWithoutANetwork() throws IOException {
		final WeightFile entry;
		try (WeightServer server = new WeightServer()) {
			entry = server.entry();
		}
		assertUnavailable(entry).hasMessageContaining(entry.address().toString()).hasMessageContaining(entry.sha256()) //
			.hasMessageStartingWith(folder.resolve("weights.pth").toString());
	}

	@Test
	void tellsWhatToDoIfTheAddressIsUnknown() {
		final WeightFile entry = new WeightFile("test", "weights.pth", URI.create("http://nowhere.invalid/weights.pth"), 1, "0", "none");
		assertUnavailable(entry).hasMessageContaining("(no connection)");
	}

	private AbstractThrowableAssert<?, ?> assertUnavailable(final WeightFile entry) {
		return assertThatThrownBy(() -> cache(PATIENT).fetch(entry, Progress.NONE)).isInstanceOf(CheckpointException.class) //
			.hasMessageMatching("[^\\n]+; [^\\n]+");
	}

	@Test
	void keepsWhatArrivedWhenCancelled() throws IOException {
		try (WeightServer server = new WeightServer()) {
			try (WeightServer stalling = new WeightServer(server.stalledAt(50_000))) {
				final Path part = folder.resolve("weights.pth.part");
				final Progress impatient = new CancelledWhen(() -> part.toFile().length() == 50_000);
				assertThatThrownBy(() -> cache(PATIENT).fetch(stalling.entry(), impatient)).isInstanceOf(CancellationException.class);
				assertThat(part).hasSize(50_000);
			}
		}
	}

	/** Asks to stop as soon as something holds. */
	private record CancelledWhen(BooleanSupplier condition) implements Progress {

		@Override
		public void report(final String stage, final int done, final int total, final String detail) {}

		@Override
		public boolean cancelled() {
			return condition.getAsBoolean();
		}
	}

	@Test
	void twoThreadsDownloadOnce() throws IOException {
		try (WeightServer server = new WeightServer()) {
			final var fetches = new CompletableFuture<?>[] { fetchAsync(server.entry()), fetchAsync(server.entry()), fetchAsync(server.entry()) };
			CompletableFuture.allOf(fetches).join();
			assertThat(server.ranges()).hasSize(1);
		}
	}

	private CompletableFuture<Path> fetchAsync(final WeightFile entry) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return cache(PATIENT).fetch(entry, Progress.NONE);
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}

	@Test
	void twoProcessesDownloadOnce() throws IOException, InterruptedException {
		try (WeightServer server = new WeightServer()) {
			final Process first = startFetching(server);
			final Process second = startFetching(server);
			assertThat(first.waitFor()).isZero();
			assertThat(second.waitFor()).isZero();
			assertThat(server.ranges()).hasSize(1);
			assertThat(folder.resolve("weights.pth")).hasBinaryContent(server.content());
		}
	}

	private Process startFetching(final WeightServer server) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", //
			"-cp", System.getProperty("java.class.path"), FetchingProcess.class.getName(), //
			folder.toString(), server.address().toString(), server.entry().sha256()).inheritIO().start();
	}

	/** Fetches one file as another program would. */
	static final class FetchingProcess {

		public static void main(final String... arguments) throws IOException {
			final WeightFile entry = new WeightFile("test", "weights.pth", URI.create(arguments[1]), 300_000, arguments[2], "none");
			new WeightCache(Path.of(arguments[0]), HashPolicy.VERIFY, PATIENT).fetch(entry, Progress.NONE);
		}
	}

	@Test
	void refusesAFileOfTheWrongContentUnlessTrusted() throws IOException {
		try (WeightServer server = new WeightServer()) {
			final byte[] wrong = server.content();
			wrong[7]++;
			final Path file = Files.write(folder.resolve("weights.pth"), wrong);
			assertThatThrownBy(() -> cache(PATIENT).find(server.entry(), Progress.NONE)).isInstanceOf(CheckpointException.class) //
				.hasMessageContaining(file.toString()).hasMessageContaining(server.entry().sha256()).hasMessageContaining("--trust-weights");
			final WeightCache trusting = new WeightCache(folder, HashPolicy.TRUST, PATIENT);
			assertThat(trusting.find(server.entry(), Progress.NONE)).contains(file);
		}
	}

	@Test
	void remembersTheHashUntilTheFileChanges() throws IOException {
		try (WeightServer server = new WeightServer()) {
			final Path file = Files.write(folder.resolve("weights.pth"), server.content());
			final FileTime time = Files.getLastModifiedTime(file);
			assertThat(cache(PATIENT).find(server.entry(), Progress.NONE)).contains(file);
			final byte[] changed = server.content();
			changed[7]++;
			Files.write(file, changed);
			Files.setLastModifiedTime(file, time);
			assertThat(cache(PATIENT).find(server.entry(), Progress.NONE)).as("same size and time, not read again").contains(file);
			Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1));
			assertThatThrownBy(() -> cache(PATIENT).find(server.entry(), Progress.NONE)).isInstanceOf(CheckpointException.class);
		}
	}

	@Test
	void findsNothingInAnEmptyFolder() throws IOException {
		final WeightCache cache = new WeightCache(folder.resolve("none"), HashPolicy.VERIFY, PATIENT);
		assertThat(cache.find(WeightCatalogue.named("raft-small"), Progress.NONE)).isEmpty();
	}

	@Test
	void keepsTheFilesAtHomeUnlessToldOtherwise() {
		final Path home = Path.of(System.getProperty("user.home"), ".cache", "dino-tracker");
		assertThat(folder(Map.of(), "")).isEqualTo(home);
		assertThat(folder(Map.of("DINO_TRACKER_CACHE", ""), "")).isEqualTo(home);
		assertThat(folder(Map.of("DINO_TRACKER_CACHE", "/data/weights"), "")).isEqualTo(Path.of("/data/weights"));
	}

	@Test
	void keepsTheFilesInFijisOwnFolderUnlessToldOtherwise() {
		assertThat(folder(Map.of(), "/opt/Fiji")).isEqualTo(Path.of("/opt/Fiji/models"));
		assertThat(folder(Map.of("DINO_TRACKER_CACHE", "/data/weights"), "/opt/Fiji")).isEqualTo(Path.of("/data/weights"));
	}

	private static Path folder(final Map<String, String> environment, final String fiji) {
		final Properties properties = new Properties();
		properties.setProperty("user.home", System.getProperty("user.home"));
		properties.setProperty("fiji.dir", fiji);
		return WeightCache.defaultFolder(environment, properties);
	}
}
