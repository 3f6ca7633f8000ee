package fiji.plugin.dinotracker.site;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs a jar anew so that the same content gives the same bytes: entries in order of their names, with one time, and
 * nothing in the manifest that says who built it when and where.
 */
final class TidyJar {

	/** What stays of the manifest. */
	private static final List<Attributes.Name> KEPT = List.of(Attributes.Name.MAIN_CLASS, Attributes.Name.IMPLEMENTATION_TITLE, Attributes.Name.IMPLEMENTATION_VERSION,
		new Attributes.Name("Automatic-Module-Name"));

	private TidyJar() {}

	/** @param time of all entries */
	static void write(final Path jar, final Path target, final LocalDateTime time) throws IOException {
		try (ZipFile in = new ZipFile(jar.toFile()); ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
			final List<? extends ZipEntry> entries = Collections.list(in.entries());
			entries.sort(Comparator.<ZipEntry, Boolean>comparing(entry -> !entry.getName().equals(JarFile.MANIFEST_NAME)).thenComparing(ZipEntry::getName));
			for (final ZipEntry entry : entries) {
				if (entry.isDirectory()) continue;
				final ZipEntry tidy = new ZipEntry(entry.getName());
				tidy.setTimeLocal(time);
				out.putNextEntry(tidy);
				try (InputStream content = in.getInputStream(entry)) {
					if (entry.getName().equals(JarFile.MANIFEST_NAME)) tidy(new Manifest(content)).write(out);
					else content.transferTo(out);
				}
			}
		}
	}

	private static Manifest tidy(final Manifest manifest) {
		final Manifest tidy = new Manifest();
		tidy.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		for (final Attributes.Name name : KEPT)
			if (manifest.getMainAttributes().containsKey(name)) tidy.getMainAttributes().put(name, manifest.getMainAttributes().get(name));
		return tidy;
	}
}
