package fiji.plugin.dinotracker.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the update site that Fiji installs the plugin from. The folder {@code fiji} gets the files as they lie in Fiji's
 * own; {@code site} gets what any web server can host: the same files under the names the updater asks for, and their list.
 * <p>
 * A second build of the same commit gives the same bytes.
 * </p>
 */
public final class UpdateSite {

	static final String INDEX = "db.xml.gz";

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

	private final Path fiji;
	private final Path site;
	private final LocalDateTime time;

	/**
	 * @param target the folder that both folders are made in; what was in them is deleted
	 * @param time of the commit, UTC
	 */
	UpdateSite(final Path target, final Instant time) throws IOException {
		this.fiji = emptied(target.resolve("fiji"));
		this.site = emptied(target.resolve("site"));
		this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
	}

	private static Path emptied(final Path folder) throws IOException {
		if (Files.exists(folder)) {
			final List<Path> old;
			try (Stream<Path> all = Files.walk(folder)) {
				old = all.sorted(Comparator.reverseOrder()).toList();
			}
			for (final Path path : old)
				Files.delete(path);
		}
		return Files.createDirectories(folder);
	}

	/**
	 * Builds the site of this project, in Maven's profile {@code update-site}.
	 *
	 * @param arguments the folder of the project, the jar of the plugin, the folder to build in, the class path, and, if the
	 *          site was published before, its {@code db.xml.gz}
	 */
	public static void main(final String... arguments) throws IOException, InterruptedException {
		final Path project = Path.of(arguments[0]);
		final Libraries libraries = Libraries.listedIn(project.resolve("update-site").resolve("shipped-by-fiji.txt"));
		final UpdateSite builder = new UpdateSite(Path.of(arguments[2]), commitTime(project));
		builder.addProject(project, Path.of(arguments[1]), libraries.choose(arguments[3]));
		final boolean first = arguments.length < 5 || arguments[4].isBlank();
		builder.publish(first ? new SiteIndex(List.of()) : SiteIndex.read(Path.of(arguments[4])));
		check(builder.site, libraries);
	}

	private static Instant commitTime(final Path project) throws IOException, InterruptedException {
		final Process git = new ProcessBuilder("git", "log", "-1", "--format=%ct").directory(project.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		final String seconds = new String(git.getInputStream().readAllBytes()).strip();
		if (git.waitFor() != 0 || seconds.isEmpty()) throw new IOException(project + " has no git history to take the time of the files from; build in a clone of the repository");
		return Instant.ofEpochSecond(Long.parseLong(seconds));
	}

	/**
	 * Adds all that is to be installed.
	 *
	 * @param project its folder, which the macros are in
	 * @param plugin its jar
	 * @param libraries that it needs and Fiji lacks
	 */
	void addProject(final Path project, final Path plugin, final List<Path> libraries) throws IOException {
		addPlugin(plugin);
		for (final Path jar : libraries)
			add(jar, "jars/" + jar.getFileName());
		try (Stream<Path> macros = Files.list(project.resolve("macros"))) {
			for (final Path macro : macros.filter(file -> file.toString().endsWith(".ijm")).toList())
				add(macro, "macros/DINO-Tracker/" + macro.getFileName());
		}
	}

	/** Adds the plugin itself. */
	void addPlugin(final Path jar) throws IOException {
		TidyJar.write(jar, target("plugins/" + jar.getFileName()), time);
	}

	/** Adds a file as it is. */
	void add(final Path file, final String path) throws IOException {
		Files.copy(file, target(path), StandardCopyOption.REPLACE_EXISTING);
	}

	private Path target(final String path) throws IOException {
		final Path target = fiji.resolve(path);
		Files.createDirectories(target.getParent());
		return target;
	}

	/**
	 * Writes the folder to be hosted.
	 *
	 * @param before the list that was published last; one of nothing if there is none
	 */
	SiteIndex publish(final SiteIndex before) throws IOException {
		final long timestamp = Long.parseLong(time.format(TIMESTAMP));
		final List<SiteFile> files = new ArrayList<>();
		try (Stream<Path> all = Files.walk(fiji)) {
			for (final Path file : all.filter(Files::isRegularFile).sorted().toList())
				files.add(SiteFile.of(fiji, fiji.relativize(file).toString().replace('\\', '/'), timestamp));
		}
		final SiteIndex index = SiteIndex.of(files, before);
		for (final SiteFile file : index.files()) {
			final Path hosted = site.resolve(file.address());
			Files.createDirectories(hosted.getParent());
			Files.copy(fiji.resolve(file.path()), hosted);
		}
		index.write(site.resolve(INDEX));
		return index;
	}

	/**
	 * Reads a site as the updater does.
	 *
	 * @throws IOException if a file is not as it is listed, or does not belong there; one line that says which
	 */
	static void check(final Path site, final Libraries libraries) throws IOException {
		for (final SiteFile file : SiteIndex.read(site.resolve(INDEX)).files()) {
			final Path hosted = site.resolve(file.address());
			if (Files.size(hosted) != file.bytes() || !UpdaterChecksum.of(file.path(), hosted).equals(file.checksum())) throw new IOException(hosted + " is not as it is listed");
			if (!file.path().startsWith("jars/")) continue;
			if (libraries.isShipped(Path.of(file.path()).getFileName().toString())) throw new IOException(file.path() + " is in every Fiji");
			if (Libraries.isNative(hosted)) throw new IOException(file.path() + " has native code, which the plugin installs by itself");
		}
	}
}
