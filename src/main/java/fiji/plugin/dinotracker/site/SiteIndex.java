package fiji.plugin.dinotracker.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The list of an update site, {@code db.xml.gz}: each file with its present version and those before, which are how the
 * updater tells a file that is out of date from one that its owner changed.
 *
 * @param entries sorted by path
 */
record SiteIndex(List<Entry> entries) {

	/** A version that was. */
	record Previous(String path, String checksum, long timestamp) {}

	/**
	 * A file and its history.
	 *
	 * @param path its newest path
	 * @param current the version of now; empty if the file is no more
	 * @param previous newest first
	 */
	record Entry(String path, Optional<SiteFile> current, List<Previous> previous) {

		/** All versions as previous ones, as the next index keeps them. */
		private List<Previous> all() {
			final List<Previous> all = new ArrayList<>();
			current.ifPresent(file -> all.add(new Previous(file.path(), file.checksum(), file.timestamp())));
			all.addAll(previous);
			return all;
		}
	}

	/** The index of some files on a site that had another before. A file that did not change keeps its time. */
	static SiteIndex of(final List<SiteFile> files, final SiteIndex before) {
		final List<Entry> entries = new ArrayList<>();
		for (final SiteFile file : files)
			entries.add(before.find(file.path()).map(old -> next(file, old)).orElseGet(() -> new Entry(file.path(), Optional.of(file), List.of())));
		for (final Entry old : before.entries)
			if (files.stream().noneMatch(file -> isSame(file.path(), old.path()))) entries.add(new Entry(old.path(), Optional.empty(), old.all()));
		entries.sort((first, second) -> first.path().compareTo(second.path()));
		return new SiteIndex(List.copyOf(entries));
	}

	private static Entry next(final SiteFile file, final Entry old) {
		final Optional<SiteFile> same = old.current().filter(current -> current.checksum().equals(file.checksum()) && current.path().equals(file.path()));
		if (same.isPresent()) return new Entry(file.path(), Optional.of(file.withTimestamp(same.get().timestamp())), old.previous());
		return new Entry(file.path(), Optional.of(file), old.all().stream().filter(version -> !version.checksum().equals(file.checksum())).toList());
	}

	private static boolean isSame(final String first, final String second) {
		return SiteFile.unversioned(first).equals(SiteFile.unversioned(second));
	}

	private Optional<Entry> find(final String path) {
		return entries.stream().filter(entry -> isSame(entry.path(), path)).findFirst();
	}

	/** The versions of now. */
	List<SiteFile> files() {
		return entries.stream().flatMap(entry -> entry.current().stream()).toList();
	}

	/** Writes the file; the same entries give the same bytes. */
	void write(final Path file) throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			out.write(xml().getBytes(StandardCharsets.UTF_8));
		}
	}

	private String xml() {
		final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pluginRecords>\n");
		for (final Entry entry : entries) {
			xml.append("    <plugin filename=\"").append(escaped(entry.path())).append("\">\n");
			entry.current().ifPresent(file -> xml.append(String.format("        <version checksum=\"%s\" timestamp=\"%d\" filesize=\"%d\"/>\n", //
				file.checksum(), file.timestamp(), file.bytes())));
			for (final Previous version : entry.previous())
				xml.append(String.format("        <previous-version timestamp=\"%d\" checksum=\"%s\" filename=\"%s\"/>\n", version.timestamp(), version.checksum(), escaped(version.path())));
			xml.append("    </plugin>\n");
		}
		return xml.append("</pluginRecords>\n").toString();
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}

	/**
	 * Reads such a file.
	 *
	 * @throws IOException if it cannot be read; one line that says which file
	 */
	static SiteIndex read(final Path file) throws IOException {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
			final Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
			return new SiteIndex(elements(root, "plugin").stream().map(SiteIndex::entry).toList());
		}
		catch (final ZipException | SAXException | ParserConfigurationException | NumberFormatException e) {
			throw new IOException(file + " is no list of an update site; give the db.xml.gz that was published last", e);
		}
	}

	private static Entry entry(final Element plugin) {
		final String path = plugin.getAttribute("filename");
		final Optional<SiteFile> current = elements(plugin, "version").stream().findFirst().map(version -> new SiteFile(path, version.getAttribute("checksum"), //
			Long.parseLong(version.getAttribute("timestamp")), Long.parseLong(version.getAttribute("filesize"))));
		final List<Previous> previous = elements(plugin, "previous-version").stream().map(version -> new Previous( //
			version.hasAttribute("filename") ? version.getAttribute("filename") : path, version.getAttribute("checksum"), Long.parseLong(version.getAttribute("timestamp")))).toList();
		return new Entry(path, current, previous);
	}

	private static List<Element> elements(final Element parent, final String name) {
		final NodeList children = parent.getElementsByTagName(name);
		return IntStream.range(0, children.getLength()).mapToObj(i -> (Element) children.item(i)).toList();
	}
}
