package fiji.plugin.dinotracker.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateSiteTest {

	private static final Instant MONDAY = Instant.parse("2026-03-02T10:20:30Z");
	private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);
	private static final SiteIndex NOTHING = new SiteIndex(List.of());
	private static final Path LIST = Path.of("update-site", "shipped-by-fiji.txt");

	@TempDir
	private Path home;

	/** A jar of some entries with texts; the same texts give another file each time. */
	private Path jar(final String name, final String... entries) throws IOException {
		final Path file = home.resolve(name);
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
			for (int i = 0; i < entries.length; i += 2) {
				final ZipEntry entry = new ZipEntry(entries[i]);
				entry.setTime(System.nanoTime());
				out.putNextEntry(entry);
				out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
			}
		}
		return file;
	}

	private static String sha1(final String text) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private Path site(final String name, final Instant time, final String code, final SiteIndex before) throws IOException {
		final Path target = home.resolve(name);
		final UpdateSite site = new UpdateSite(target, time);
		site.addPlugin(jar("Plugin-1.0.jar", "b.class", code, "a.class", "a", "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBuilt-By: me\n"));
		site.add(jar("library-2.1.jar", "library.class", "library"), "jars/library-2.1.jar");
		site.add(Files.writeString(home.resolve("m.ijm"), "print(1);"), "macros/DINO-Tracker/m.ijm");
		site.publish(before);
		return target.resolve("site");
	}

	@Test
	void theUpdaterKnowsAJarByItsSortedEntries() throws Exception {
		assertThat(UpdaterChecksum.of("jars/x.jar", jar("x.jar", "b", "two", "a", "one"))).isEqualTo(sha1("aonebtwo"));
		assertThat(UpdaterChecksum.of("jars/x.jar", jar("x.jar", "META-INF/MANIFEST.MF", "Built-By: me"))).isEqualTo(sha1("META-INF/MANIFEST.MF"));
		assertThat(UpdaterChecksum.of("jars/x.jar", jar("x.jar", "a.properties", "#today\nk=v#\n##\nl=w\n#"))).isEqualTo(sha1("a.properties\nk=v#\n\nl=w\n"));
		assertThat(UpdaterChecksum.of("jars/x.jar", jar("x.jar", "a.properties", "k=v\n\n#kept\n"))).isEqualTo(sha1("a.propertiesk=v\n\n#kept\n"));
	}

	@Test
	void theUpdaterKnowsOtherFilesByPathAndContent() throws Exception {
		assertThat(UpdaterChecksum.of("macros/m.ijm", Files.writeString(home.resolve("m.ijm"), "print(1);"))).isEqualTo(sha1("macros/m.ijmprint(1);"));
	}

	@Test
	void whatIsListedIsThereUnderItsAddress() throws IOException {
		final Path site = site("one", MONDAY, "b", NOTHING);
		UpdateSite.check(site, Libraries.listedIn(LIST));
		assertThat(SiteIndex.read(site.resolve("db.xml.gz")).files()).extracting(SiteFile::address).containsExactly("jars/library-2.1.jar-20260302102030",
			"macros/DINO-Tracker/m.ijm-20260302102030", "plugins/Plugin-1.0.jar-20260302102030");
		assertThat(home.resolve("one/fiji/plugins/Plugin-1.0.jar")).exists();
		final String xml = new String(new GZIPInputStream(Files.newInputStream(site.resolve("db.xml.gz"))).readAllBytes(), StandardCharsets.UTF_8);
		assertThat(xml).contains("<plugin filename=\"plugins/Plugin-1.0.jar\">", "timestamp=\"20260302102030\" filesize=");
		Files.writeString(site.resolve("macros/DINO-Tracker/m.ijm-20260302102030"), "print(2);");
		assertThatThrownBy(() -> UpdateSite.check(site, Libraries.listedIn(LIST))).isInstanceOf(IOException.class).hasMessageContaining("is not as it is listed");
	}

	@Test
	void theSameCommitGivesTheSameBytes() throws Exception {
		assertThat(contents(site("one", MONDAY, "b", NOTHING))).isEqualTo(contents(site("two", MONDAY, "b", NOTHING)));
	}

	private static Map<String, String> contents(final Path site) throws Exception {
		final Map<String, String> contents = new LinkedHashMap<>();
		try (Stream<Path> all = Files.walk(site)) {
			for (final Path file : all.filter(Files::isRegularFile).filter(file -> !file.toString().contains("library")).sorted().toList())
				contents.put(site.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
		}
		return contents;
	}

	@Test
	void aChangedFileRemembersWhatItWasAndAnotherKeepsItsTime() throws IOException {
		final SiteIndex first = SiteIndex.read(site("one", MONDAY, "b", NOTHING).resolve("db.xml.gz"));
		final SiteIndex second = SiteIndex.read(site("two", TUESDAY, "c", first).resolve("db.xml.gz"));
		final SiteIndex.Entry library = second.entries().get(0);
		final SiteIndex.Entry plugin = second.entries().get(2);
		assertThat(library).isEqualTo(first.entries().get(0));
		assertThat(plugin.current().orElseThrow().timestamp()).isEqualTo(20260303102030L);
		assertThat(plugin.previous()).containsExactly(new SiteIndex.Previous("plugins/Plugin-1.0.jar", first.entries().get(2).current().orElseThrow().checksum(), 20260302102030L));
	}

	@Test
	void aFileThatIsNoMoreIsListedWithoutAVersion() {
		final SiteIndex before = SiteIndex.of(List.of(new SiteFile("jars/old-1.jar", "abc", 1, 2), new SiteFile("jars/new-1.0.jar", "def", 1, 2)), NOTHING);
		final SiteIndex after = SiteIndex.of(List.of(new SiteFile("jars/new-1.1.jar", "ghi", 3, 4)), before);
		assertThat(after.entries()).containsExactly( //
			new SiteIndex.Entry("jars/new-1.1.jar", after.entries().get(0).current(), List.of(new SiteIndex.Previous("jars/new-1.0.jar", "def", 1))), //
			new SiteIndex.Entry("jars/old-1.jar", Optional.empty(), List.of(new SiteIndex.Previous("jars/old-1.jar", "abc", 1))));
	}

	@Test
	void ofOurLibrariesThoseGoThereThatFijiLacksAndThatHaveNoNativeCode() throws IOException {
		final List<String> names = Libraries.listedIn(LIST).choose(InstalledImageJ.classPath()).stream().map(jar -> SiteFile.unversioned(jar.getFileName().toString())).toList();
		assertThat(names).containsExactlyInAnyOrder("api.jar", "pytorch-engine.jar", "opencv.jar", "openblas.jar", "javacpp.jar", "ffmpeg.jar", "pickle.jar", "commons-csv.jar");
	}

	@Test
	void nativeCodeAndWhatFijiShipsAreFound() throws IOException {
		assertThat(Libraries.isNative(jar("n-linux-x86_64.jar", "org/lib/libx.so.4", "x"))).isTrue();
		assertThat(Libraries.isNative(jar("w.jar", "x.dll", "x"))).isTrue();
		assertThat(Libraries.isNative(jar("j.jar", "x.class", "x"))).isFalse();
		assertThat(Libraries.listedIn(LIST).isShipped("gson-2.10.1.jar")).isTrue();
		assertThat(Libraries.listedIn(LIST).isShipped("gson-extras-2.10.1.jar")).isFalse();
	}

	@Test
	void aListThatIsNoneIsRefused() throws IOException {
		final Path file = Files.writeString(home.resolve("db.xml.gz"), "<html>");
		assertThatThrownBy(() -> SiteIndex.read(file)).isInstanceOf(IOException.class).hasMessageContaining("db.xml.gz");
	}
}
