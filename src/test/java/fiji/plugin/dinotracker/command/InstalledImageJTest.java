package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.site.InstalledImageJ;

import ij.IJ;

/** The update site in a real ImageJ, in a process that has nothing but what is in ImageJ's folder. */
@Tag("screen")
@Timeout(300)
class InstalledImageJTest {

	private static final Path CLASSES = Path.of("target", "test-classes");

	@TempDir
	private static Path folder;

	/** The classes of the visitor, without those of the other tests. */
	private static Path visitor;
	private static Path stack;

	@BeforeAll
	static void prepare() throws IOException {
		if (!"required".equals(System.getProperty("screen"))) assumeThat(Screen.isThere()).as("no display; start one with xvfb-run to run these tests").isTrue();
		final Path commands = Path.of(InstalledImageJTest.class.getPackageName().replace('.', '/'));
		visitor = folder.resolve("visitor");
		Files.createDirectories(visitor.resolve(commands));
		for (final Class<?> part : new Class<?>[] { Visitor.class, Screen.class })
			Files.copy(CLASSES.resolve(commands).resolve(part.getSimpleName() + ".class"), visitor.resolve(commands).resolve(part.getSimpleName() + ".class"));
		stack = Files.createDirectory(folder.resolve("my stacks")).resolve("one cell.tif");
		IJ.saveAsTiff(MovingTexture.image(), stack.toString());
	}

	private static InstalledImageJ install(final String name) throws IOException {
		return InstalledImageJ.in(Files.createDirectory(folder.resolve(name)));
	}

	/** Lets the visitor in and gives what ImageJ said on its console. */
	private static String visit(final InstalledImageJ installed, final boolean engine, final Path out) throws IOException, InterruptedException {
		final Path log = Files.createTempFile(folder, "console", ".txt");
		final String home = installed.home().toString();
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfiji.dir=" + home, "-Dplugins.dir=" + home, //
			"-Duser.home=" + folder, "-cp", visitor + System.getProperty("path.separator") + installed.wholeClassPath(), Visitor.class.getName(), //
			Boolean.toString(engine), stack.toString(), out.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		final boolean ended = process.waitFor(4, TimeUnit.MINUTES);
		process.destroyForcibly();
		final String console = Files.readString(log);
		assertThat(ended).as(console).isTrue();
		assertThat(process.exitValue()).as(console).isZero();
		return console;
	}

	@Test
	void everyCommandWorksWithWhatIsThere() throws IOException, InterruptedException {
		final InstalledImageJ installed = install("complete");
		installed.addEngine();
		assertThat(installed.libraries()).as("no library twice").doesNotHaveDuplicates().contains("DINO_Tracker.jar", "ij.jar");
		final Path out = folder.resolve("results");
		final String console = visit(installed, true, out);
		assertThat(console).doesNotContain("NoClassDefFoundError", "ClassNotFoundException", "NoSuchMethodError", "Exception in thread", "ResultsTable.show");
		assertThat(console).contains("PyTorch 2", "OpenCV 4", "FFmpeg: is there").doesNotContain("does not start");
		for (final String file : new String[] { "tracked/tracks.csv", "more/tracks.csv", "folder/summary.csv", "similarity.tif", "features/tracks-features.png", "scores/scores.csv" })
			assertThat(out.resolve(file)).isNotEmptyFile();
	}

	@Test
	void whoRefusesTheEngineIsToldHowToInstallIt() throws IOException, InterruptedException {
		final InstalledImageJ installed = install("fresh");
		visit(installed, false, folder.resolve("none"));
		assertThat(installed.libraries()).noneMatch(name -> name.startsWith("pytorch-native"));
	}
}
