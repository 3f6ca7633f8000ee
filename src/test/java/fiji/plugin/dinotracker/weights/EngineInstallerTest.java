package fiji.plugin.dinotracker.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.progress.Progress;

/** The installation of the engine from a server that behaves and from some that do not. */
class EngineInstallerTest {

	private static final Downloader DOWNLOADER = new Downloader(Duration.ofSeconds(10), Duration.ofMillis(1), 2);

	@TempDir
	private Path jars;

	private EngineInstaller installer(final WeightFile file) {
		return new EngineInstaller(List.of(file), new WeightCache(jars, HashPolicy.TRUST, DOWNLOADER));
	}

	@Test
	void whatIsInstalledNeedsNoNetwork() throws IOException {
		final WeightFile file;
		try (WeightServer server = new WeightServer()) {
			file = server.entry();
			assertThat(installer(file).missing()).containsExactly(file);
			installer(file).install(Progress.NONE);
			assertThat(jars.resolve(file.file())).hasBinaryContent(server.content());
		}
		assertThat(installer(file).missing()).isEmpty();
		installer(file).install(Progress.NONE);
	}

	@Test
	void aConnectionThatIsCutGoesOn() throws IOException {
		try (WeightServer server = new WeightServer(); WeightServer cutting = new WeightServer(server.cutAt(100_000))) {
			installer(cutting.entry()).install(Progress.NONE);
			assertThat(cutting.ranges()).containsExactly("bytes=0-", "bytes=100000-");
			assertThat(installer(cutting.entry()).missing()).isEmpty();
		}
	}

	@Test
	void bytesThatAreNotThePublishedOnesAreNotInstalled() throws IOException {
		try (WeightServer server = new WeightServer(WeightServer.bytes(new byte[300_000]))) {
			assertThatThrownBy(() -> installer(server.entry()).install(Progress.NONE)).isInstanceOf(CheckpointException.class).hasMessageContaining("not the published ones");
			assertThat(installer(server.entry()).missing()).hasSize(1);
		}
	}

	@Test
	void withoutANetworkOneIsToldWhatToDo() throws IOException {
		final WeightFile file;
		try (WeightServer server = new WeightServer()) {
			file = server.entry();
		}
		assertThatThrownBy(() -> installer(file).install(Progress.NONE)).isInstanceOf(CheckpointException.class).hasMessageContaining("download http://localhost").hasMessageContaining("by hand");
		assertThat(jars.resolve(file.file())).doesNotExist();
	}

	@Test
	void everyPlatformHasTheSameLibraries() {
		assertThat(EngineCatalogue.platforms()).containsExactly("linux-aarch64", "linux-x86_64", "osx-aarch64", "win-x86_64").allSatisfy(platform -> {
			final List<WeightFile> files = EngineCatalogue.files(platform);
			assertThat(files).extracting(WeightFile::name).as("the engine last, by which the rest is known to be there").containsExactly("javacpp", "openblas", "opencv", "ffmpeg", "pytorch-native-cpu", "pytorch-jni");
			assertThat(files).allSatisfy(file -> assertThat(file.sha256()).matches("[0-9a-f]{64}"));
		});
		assertThat(EngineCatalogue.platform("Windows 11", "amd64")).isEqualTo("win-x86_64");
		assertThat(EngineCatalogue.platform("Mac OS X", "aarch64")).isEqualTo("osx-aarch64");
		assertThat(EngineCatalogue.platform("Linux", "amd64")).isEqualTo("linux-x86_64");
		assertThatThrownBy(() -> EngineCatalogue.files("osx-x86_64")).hasMessageContaining("no engine for osx-x86_64").hasMessageContaining("linux-x86_64");
	}

	/** A newer version in the build that is forgotten in the catalogue would break every new installation. */
	@Test
	void theFilesAreThoseThisProgramIsBuiltWith() throws IOException {
		final List<Path> built = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
		final String platform = EngineCatalogue.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
		for (final WeightFile file : EngineCatalogue.files(platform)) {
			final Path jar = built.stream().filter(path -> path.getFileName() != null && path.getFileName().toString().equals(file.file())).findFirst().orElseThrow();
			assertThat(Files.size(jar)).isEqualTo(file.bytes());
			assertThat(new FileHash(jar, Progress.NONE).reckon()).isEqualTo(file.sha256());
		}
	}
}
