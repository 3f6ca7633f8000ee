package fiji.plugin.dinotracker.site;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fiji.plugin.dinotracker.weights.EngineCatalogue;

/**
 * A folder of ImageJ with what the update site holds copied into it. Beside that it has ImageJ itself and the libraries
 * that are in every Fiji, and nothing else.
 */
public final class InstalledImageJ {

	private static final String FOR_TESTS = ".*(junit|assertj|archunit|groovy|opentest4j|apiguardian|byte-buddy|surefire).*";

	private final Path home;

	private InstalledImageJ(final Path home) {
		this.home = home;
	}

	/** Builds the update site of these sources and installs it in an empty folder as its README says. */
	public static InstalledImageJ in(final Path home) throws IOException {
		final Path site = Files.createTempDirectory(home.getParent(), "update-site");
		final Path plugin = site.resolve("DINO_Tracker-1.0.jar");
		pack(Path.of("target", "classes"), plugin);
		final Libraries libraries = Libraries.listedIn(Path.of("update-site", "shipped-by-fiji.txt"));
		new UpdateSite(site, Instant.EPOCH).addProject(Path.of(""), plugin, libraries.choose(classPath()));
		copy(site.resolve("fiji"), home);
		final InstalledImageJ installed = new InstalledImageJ(home);
		for (final Path jar : jars())
			if (libraries.isShipped(jar.getFileName().toString()) && !jar.getFileName().toString().startsWith("slf4j-nop")) installed.addLibrary(jar);
		return installed;
	}

	/** The libraries that this program is built with, without those for its tests. */
	static String classPath() {
		return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}

	private static List<Path> jars() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(part -> part.endsWith(".jar") && !part.matches(FOR_TESTS)) //
			.map(Path::of).toList();
	}

	/** What Maven packs. */
	private static void pack(final Path classes, final Path jar) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.walk(classes)) {
			for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				out.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
				Files.copy(file, out);
			}
		}
	}

	private static void copy(final Path from, final Path to) throws IOException {
		try (Stream<Path> all = Files.walk(from)) {
			all.filter(Files::isRegularFile).forEach(file -> {
				try {
					final Path target = to.resolve(from.relativize(file).toString());
					Files.createDirectories(target.getParent());
					Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
	}

	private void addLibrary(final Path jar) throws IOException {
		Files.copy(jar, home.resolve("jars").resolve(jar.getFileName()));
	}

	/** Adds what the installation of the engine would fetch. */
	public void addEngine() throws IOException {
		final String platform = EngineCatalogue.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
		final List<String> wanted = EngineCatalogue.files(platform).stream().map(file -> file.file()).toList();
		for (final Path jar : jars())
			if (wanted.contains(jar.getFileName().toString())) addLibrary(jar);
	}

	/** The names of all jars, without their versions; one that is there twice is twice in the list. */
	public List<String> libraries() throws IOException {
		try (Stream<Path> all = Files.walk(home)) {
			return all.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar")) //
				.map(name -> name.replaceFirst("-\\d[\\w.]*(-[\\d.]+)?(?=[-.])", "")).sorted().toList();
		}
	}

	/** The class path that Fiji's launcher makes: everything there is. */
	public String wholeClassPath() {
		return Stream.of("jars", "plugins").map(folder -> home.resolve(folder).resolve("*").toString()).collect(Collectors.joining(File.pathSeparator));
	}

	/** Its folder. */
	public Path home() {
		return home;
	}
}
