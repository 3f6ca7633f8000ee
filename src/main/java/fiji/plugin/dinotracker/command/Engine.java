package fiji.plugin.dinotracker.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.weights.EngineCatalogue;
import fiji.plugin.dinotracker.weights.EngineInstaller;
import fiji.plugin.dinotracker.weights.WeightFile;

import ij.IJ;
import ij.gui.YesNoCancelDialog;

/** The native libraries that tracking needs. They are not part of the plugin: at first use they are fetched, if the user agrees. */
final class Engine {

	/** What the libraries bring along, with their versions; where Java finds these, nothing needs to be installed. */
	private static final Map<String, String> SIGNS = Map.of("native/lib/pytorch.properties", "version", "jnilib/pytorch.properties", "jni_version");

	private final Presence present;
	private final EngineInstaller installer;
	private final Predicate<List<WeightFile>> question;

	/** Whether the libraries are loaded with the program already. */
	enum Presence {
		THERE, OF_ANOTHER_VERSION, MISSING
	}

	/**
	 * @param present whether the libraries are loaded with the program already
	 * @param question asks whether to download some files
	 */
	Engine(final Presence present, final EngineInstaller installer, final Predicate<List<WeightFile>> question) {
		this.present = present;
		this.installer = installer;
		this.question = question;
	}

	/** That of this computer; a macro that asks for the installation agrees to it by that. */
	static Engine ofThisComputer() {
		final String platform = EngineCatalogue.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
		final Presence present = presence(SIGNS.entrySet().stream().map(sign -> version(sign.getKey(), sign.getValue())).toList());
		final List<WeightFile> files = present == Presence.THERE ? List.of() : EngineCatalogue.files(platform);
		return new Engine(present, new EngineInstaller(jars(), files), Engine::isAccepted);
	}

	/** What versions of the libraries come to; an empty one stands for a library that is not there. */
	static Presence presence(final List<String> versions) {
		if (versions.contains("")) return Presence.MISSING;
		return versions.stream().allMatch(version -> version.startsWith(EngineCatalogue.VERSION)) ? Presence.THERE : Presence.OF_ANOTHER_VERSION;
	}

	private static String version(final String resource, final String property) {
		final Properties properties = new Properties();
		try (InputStream stream = Engine.class.getClassLoader().getResourceAsStream(resource)) {
			if (stream != null) properties.load(stream);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return properties.getProperty(property, "");
	}

	/** Fiji's folder of libraries; in plain ImageJ, one among the plugins. */
	private static Path jars() {
		final String fiji = System.getProperty("fiji.dir", "");
		final String plugins = IJ.getDirectory("plugins");
		return !fiji.isBlank() ? Path.of(fiji, "jars") : plugins != null ? Path.of(plugins, "jars") : Path.of("jars");
	}

	private static boolean isAccepted(final List<WeightFile> files) {
		return OnScreen.canAsk() && new YesNoCancelDialog(IJ.getInstance(), "DINO-Tracker", question(files), "Download", "Do not download").yesPressed();
	}

	/** Everything one should know before. */
	static String question(final List<WeightFile> files) {
		final double megabytes = files.stream().mapToLong(WeightFile::bytes).sum() / 1e6;
		return String.format(Locale.ROOT, "Tracking needs libraries for this kind of computer, which are installed once:%n%n%s%n%nSize: %.0f MB%nFrom: %s%n%nDownload them now?", //
			files.stream().map(file -> file.name() + " (" + file.licence() + ")").collect(Collectors.joining("\n")), megabytes, files.get(0).address().getHost());
	}

	/** Whether nothing needs to be installed, now or at the next start. */
	boolean isInstalled() {
		return present == Presence.THERE || installer.missing().isEmpty();
	}

	/** Why it cannot be used now, and what to do; empty if it can, or should. */
	Optional<String> obstacle() {
		return switch (present) {
			case THERE -> Optional.empty();
			case OF_ANOTHER_VERSION -> Optional.of(another());
			case MISSING -> Optional.of(installer.missing().isEmpty() ? "It is installed in " + installer.folder() + "; start ImageJ again to use it" : "It is not installed; run Install Engine... and start ImageJ again");
		};
	}

	/** What is wrong if a library does not load. */
	static Exception problem(final LinkageError error) {
		if (error instanceof IncompatibleClassChangeError) return new IOException("A library in ImageJ's folder jars is of another version than the one this plugin was built with; run Help > Update... (" + cause(error) + ")", error);
		try {
			return new IOException((ofThisComputer().isInstalled() ? "The engine does not start; on Windows, install the Visual C++ Redistributable of Microsoft, on Linux a newer system" : //
				"A library for this computer is missing; run Plugins > Tracking > DINO-Tracker > Install Engine...") + " (" + cause(error) + ")", error);
		}
		catch (final IllegalArgumentException unknown) {
			return unknown; // there are no libraries for this kind of computer
		}
	}

	/** What all else follows from, in a line. */
	static String cause(final Throwable problem) {
		Throwable cause = problem;
		while (cause.getCause() != null)
			cause = cause.getCause();
		return cause.toString().lines().findFirst().orElseThrow();
	}

	/**
	 * Makes sure that the engine can be used, before any work begins.
	 *
	 * @throws IllegalArgumentException if it cannot, because it was just installed or the user does not want it; the message
	 *           says what to do
	 * @throws IOException if it could not be downloaded; the message says what to do
	 * @throws java.util.concurrent.CancellationException if the download is cancelled; the next goes on from there
	 */
	void require(final Progress progress) throws IOException {
		if (present == Presence.THERE) return;
		refuseAnother();
		final List<WeightFile> missing = installer.missing();
		if (!missing.isEmpty() && !question.test(missing))
			throw new IllegalArgumentException("The engine is not installed; run Plugins > Tracking > DINO-Tracker > Install Engine...");
		throw new IllegalArgumentException(installMissing(progress));
	}

	/** Java would find the older libraries first, and cannot delete what it has loaded. */
	private void refuseAnother() {
		if (present == Presence.OF_ANOTHER_VERSION) throw new IllegalArgumentException(another());
	}

	private String another() {
		return "The engine in " + installer.folder() + " is of another version than " + EngineCatalogue.VERSION + //
			"; quit ImageJ, delete pytorch-native-*.jar and pytorch-jni-*.jar there, start it again and run Install Engine...";
	}

	/**
	 * Installs what is missing. A person is told first what that is and may refuse; a macro agrees by running it, and so does who has no display.
	 *
	 * @return what was done, in a line
	 */
	String install(final Progress progress) throws IOException {
		if (present == Presence.THERE) return "The engine is there already";
		refuseAnother();
		final List<WeightFile> missing = installer.missing();
		if (!missing.isEmpty() && OnScreen.canAsk() && !question.test(missing)) return "The engine was not installed";
		return installMissing(progress);
	}

	/** Downloads what is missing, if anything, and says what to do next. */
	private String installMissing(final Progress progress) throws IOException {
		installer.install(progress);
		return "The engine is installed in " + installer.folder() + "; start ImageJ again to use it";
	}
}
