package fiji.plugin.dinotracker.site;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Which libraries of a class path belong on the update site: those that Fiji lacks and that hold no native code. */
final class Libraries {

	private static final Pattern NATIVE = Pattern.compile(".*\\.(so|so\\.\\d.*|dll|dylib|jnilib)");

	private final Set<String> shipped;

	/** @param shipped the names of the artifacts that are in every Fiji */
	Libraries(final Collection<String> shipped) {
		this.shipped = new TreeSet<>(shipped);
	}

	/** Those that a file lists, one a line; lines that begin with {@code #} are comments. */
	static Libraries listedIn(final Path file) throws IOException {
		try (Stream<String> lines = Files.lines(file)) {
			return new Libraries(lines.map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).collect(Collectors.toSet()));
		}
	}

	/** The jars of a class path that belong on the site, in its order. */
	List<Path> choose(final String classPath) throws IOException {
		final List<Path> chosen = new ArrayList<>();
		for (final String part : classPath.split(File.pathSeparator)) {
			final Path jar = Path.of(part);
			if (part.endsWith(".jar") && !isShipped(jar.getFileName().toString()) && !isNative(jar)) chosen.add(jar);
		}
		return chosen;
	}

	/** Whether a jar, by its name, is one of those in every Fiji. */
	boolean isShipped(final String jar) {
		return shipped.contains(SiteFile.unversioned(jar).replaceFirst("\\.jar$", ""));
	}

	/** Whether a jar brings native code along. */
	static boolean isNative(final Path jar) throws IOException {
		try (ZipFile file = new ZipFile(jar.toFile())) {
			return file.stream().anyMatch(entry -> NATIVE.matcher(entry.getName()).matches());
		}
	}
}
