package fiji.plugin.dinotracker.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.progress.CancelledProgress;
import fiji.plugin.dinotracker.progress.Notes;

/** Entries of two files each, and all that can happen to them. */
class DiskCacheTest {

	private static final int SIZE = 40_000;
	private static final long ROOM_FOR_THREE = 3 * SIZE + 3 * 2048 + (1 << 13);
	private static final List<String> FILES = List.of("first.half", "second.half", Manifest.FILE);

	@TempDir
	private Path home;
	private Path folder;

	private final AtomicInteger computations = new AtomicInteger();
	private final Notes told = new Notes();

	/** Bytes in two halves. */
	private static final class Halves implements Form<byte[]> {

		private boolean freed;

		@Override
		public String kind() {
			return "numbers";
		}

		@Override
		public long bytes(final byte[] value) {
			return value.length;
		}

		@Override
		public void write(final byte[] value, final EntryWriter files) throws IOException {
			files.write(FILES.get(0), 2, i -> ByteBuffer.wrap(value, i * value.length / 4, value.length / 4));
			files.write(FILES.get(1), 1, i -> ByteBuffer.wrap(value, value.length / 2, value.length / 2));
		}

		@Override
		public byte[] read(final EntryReader files) throws IOException {
			final byte[] value = new byte[(int) (files.bytes(FILES.get(0)) + files.bytes(FILES.get(1)))];
			final ByteBuffer all = ByteBuffer.wrap(value);
			for (final String file : FILES.subList(0, 2))
				files.blocks(file, 7_000).forEach(all::put);
			return value;
		}

		@Override
		public void free(final byte[] value) {
			freed = true;
		}
	}

	@BeforeEach
	void nameFolder() {
		folder = home.resolve("cache");
	}

	private static CacheKey key(final int content) {
		return new CacheKey("numbers", List.of("version 1", "content " + content));
	}

	private static byte[] numbers(final int content) {
		final byte[] value = new byte[SIZE];
		for (int i = 0; i < SIZE; i++)
			value[i] = (byte) (content * i >> 3);
		return value;
	}

	private byte[] get(final int content) {
		return get(content, 1 << 30);
	}

	private byte[] get(final int content, final long limit) {
		return new DiskCache(folder, limit).get(key(content), new Halves(), () -> {
			computations.incrementAndGet();
			return numbers(content);
		}, told);
	}

	private Path entry(final int content) {
		return folder.resolve(key(content).digest());
	}

	private void assertGoodAndKept(final int content) {
		computations.set(0);
		assertThat(get(content)).isEqualTo(numbers(content));
		assertThat(computations).hasValue(0);
		assertThat(folder).isDirectoryNotContaining("glob:**.{part,old}");
	}

	@Test
	void whatNobodyUsesSinceItsKeepingWasCancelledIsFreed() {
		final Halves halves = new Halves();
		assertThatThrownBy(() -> new DiskCache(folder, 1 << 30).get(key(1), halves, () -> numbers(1), new CancelledProgress())).isInstanceOf(CancellationException.class);
		assertThat(halves.freed).isTrue();
		assertThat(entry(1)).doesNotExist();
	}

	@Test
	void whatWasComputedOnceIsReadAfterwards() {
		assertThat(get(1)).isEqualTo(numbers(1));
		assertThat(computations).hasValue(1);
		assertGoodAndKept(1);
		assertThat(told.notes).isEmpty();
		assertThat(told.stages).containsExactly("Keeping numbers for the next run", "Reading numbers from the cache");
	}

	@Test
	void otherChoicesAreAnotherEntry() {
		get(1);
		assertThat(get(2)).isEqualTo(numbers(2));
		assertThat(computations).hasValue(2);
	}

	@Test
	void theLeastRecentlyUsedGoesAndTheBoundHolds() throws IOException {
		for (int content = 1; content <= 3; content++) {
			get(content, ROOM_FOR_THREE);
			Files.setLastModifiedTime(entry(content).resolve(Manifest.FILE), FileTime.fromMillis(1000L * content));
		}
		get(1, ROOM_FOR_THREE); // now 2 is the one not used for longest
		assertThat(computations).hasValue(3);
		get(4, ROOM_FOR_THREE);
		assertThat(entry(2)).doesNotExist();
		assertThat(Stream.of(1, 3, 4).map(this::entry)).allSatisfy(path -> assertThat(path).exists());
		for (int content = 5; content < 12; content++) {
			get(content, ROOM_FOR_THREE);
			assertThat(bytes()).isLessThanOrEqualTo(ROOM_FOR_THREE);
			assertThat(entry(content)).exists();
		}
		assertThat(entry(1)).doesNotExist();
	}

	private long bytes() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
		}
	}

	@Test
	void whatIsLargerThanTheCacheIsComputedAndNotKept() {
		get(1);
		assertThat(get(2, SIZE)).isEqualTo(numbers(2));
		assertThat(entry(2)).doesNotExist();
		assertThat(entry(1)).exists();
		assertThat(told.notes).singleElement().asString().contains("not kept", "choose another folder or size");
	}

	/** What is on the disk if a program is killed after it has written so many files, or in the middle of the last of them. */
	@Test
	void anEntryThatAKilledProgramHasHalfWrittenIsReplaced() throws IOException {
		get(1);
		final List<byte[]> contents = FILES.stream().map(this::content).toList();
		for (int written = 0; written <= FILES.size(); written++)
			for (final boolean cut : new boolean[] { false, true }) {
				new CacheFolder(folder).delete(entry(1));
				final Path part = Files.createDirectory(folder.resolve("." + entry(1).getFileName() + ".part"));
				for (int i = 0; i < written; i++) {
					final byte[] whole = contents.get(i);
					Files.write(part.resolve(FILES.get(i)), cut && i == written - 1 ? Arrays.copyOf(whole, whole.length / 2) : whole);
				}
				computations.set(0);
				assertThat(get(1)).isEqualTo(numbers(1));
				assertThat(computations).hasValue(1);
				assertGoodAndKept(1);
			}
		assertThat(told.notes).isEmpty();
	}

	private byte[] content(final String file) {
		try {
			return Files.readAllBytes(entry(1).resolve(file));
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	/** Something that happens to an entry. */
	private interface Damage {

		void to(Path entry) throws IOException;
	}

	@Test
	void damageIsNoticedToldAndMended() throws IOException {
		final List<Damage> damages = List.of( //
			entry -> Files.write(entry.resolve(FILES.get(0)), new byte[SIZE / 3]), // cut
			entry -> Files.write(entry.resolve(FILES.get(1)), new byte[SIZE / 2]), // same size, other content
			entry -> Files.delete(entry.resolve(FILES.get(1))), //
			entry -> Files.delete(entry.resolve(Manifest.FILE)), //
			entry -> Files.writeString(entry.resolve(Manifest.FILE), ""), //
			entry -> Files.writeString(entry.resolve(Manifest.FILE), "{ \"formatVersion\": 1, \"files\": {"), //
			entry -> Files.writeString(entry.resolve(Manifest.FILE), "[]"), //
			entry -> replace(entry, "\"formatVersion\": 1", "\"formatVersion\": 0"), //
			entry -> replace(entry, "content 1", "content 2"), //
			entry -> replace(entry, "first.half", "../first.half"), //
			entry -> replace(entry, "\"bytes\": 2", "\"bytes\": x2"));
		get(1);
		for (final Damage damage : damages) {
			damage.to(entry(1));
			computations.set(0);
			told.notes.clear();
			assertThat(get(1)).isEqualTo(numbers(1));
			assertThat(computations).hasValue(1);
			assertThat(told.notes).singleElement().asString().contains("cannot be used", "made anew").doesNotContain("\n");
			assertGoodAndKept(1);
		}
	}

	private static void replace(final Path entry, final String old, final String other) throws IOException {
		final String text = Files.readString(entry.resolve(Manifest.FILE));
		assertThat(text).contains(old);
		Files.writeString(entry.resolve(Manifest.FILE), text.replace(old, other));
	}

	@Test
	void nothingElseInTheFolderIsTouched() throws IOException {
		Files.createDirectories(folder.resolve("mine.part"));
		Files.writeString(folder.resolve("notes.txt"), "mine");
		for (int content = 1; content <= 5; content++)
			get(content, ROOM_FOR_THREE);
		assertThat(folder.resolve("mine.part")).exists();
		assertThat(folder.resolve("notes.txt")).hasContent("mine");
	}

	@Test
	void aFolderThatCannotBeMadeStopsNothing() throws IOException {
		folder = Files.writeString(home.resolve("file"), "no folder").resolve("cache");
		assertThat(get(1)).isEqualTo(numbers(1));
		assertThat(told.notes).singleElement().asString().contains("not kept in " + folder);
	}

	@Test
	void aCancelledRunLeavesNothingHalfWritten() {
		final Notes impatient = new Notes() {

			@Override
			public boolean cancelled() {
				return stages.contains("Keeping numbers for the next run");
			}
		};
		assertThatThrownBy(() -> new DiskCache(folder, 1 << 30).get(key(1), new Halves(), () -> numbers(1), impatient)).isInstanceOf(CancellationException.class);
		assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith(".lock"));
	}

	@Test
	void manyAtOnceAgree() {
		final List<byte[]> all = IntStream.range(0, 24).parallel().mapToObj(i -> get(i % 2, ROOM_FOR_THREE)).toList();
		for (int i = 0; i < all.size(); i++)
			assertThat(all.get(i)).isEqualTo(numbers(i % 2));
		assertGoodAndKept(0);
		assertGoodAndKept(1);
	}
}
