package fiji.plugin.dinotracker.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MappedBlocksTest {

	@TempDir
	private Path folder;

	@Test
	void aFileIsCutIntoBlocksOfWhichTheLastMayBeSmaller() throws IOException {
		final Path file = Files.write(folder.resolve("seven"), new byte[] { 1, 2, 3, 4, 5, 6, 7 });
		try (FileChannel channel = FileChannel.open(file)) {
			final List<ByteBuffer> blocks = MappedBlocks.of(channel, MapMode.READ_ONLY, 7, 3);
			assertThat(blocks).extracting(ByteBuffer::remaining).containsExactly(3, 3, 1);
			assertThat(blocks).extracting(block -> (int) block.get(0)).containsExactly(1, 4, 7);
			assertThat(blocks).allMatch(block -> block.order() == ByteOrder.nativeOrder());
		}
	}

	@Test
	void whatIsWrittenToABlockIsInTheFile() throws IOException {
		final Path file = folder.resolve("grows");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			MappedBlocks.of(channel, MapMode.READ_WRITE, 8, 4).get(1).put(0, (byte) 9);
		}
		assertThat(Files.readAllBytes(file)).containsExactly(0, 0, 0, 0, 9, 0, 0, 0);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void moreBlocksThanTheSystemAllowsMapsShareAFew() throws IOException {
		final int count = 100_000; // Linux allows a process 65 530 maps
		final long before = maps();
		final ByteBuffer[] blocks = ScratchFile.blocks(count, 4096);
		IntStream.range(0, count).forEach(i -> blocks[i].putInt(0, i));
		assertThat(blocks[count - 1].getInt(0)).isEqualTo(count - 1);
		assertThat(maps() - before).isLessThan(20);
	}

	private static long maps() throws IOException {
		try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
			return lines.filter(line -> line.contains("dino-tracker")).count();
		}
	}
}
