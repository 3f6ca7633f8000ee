package fiji.plugin.dinotracker.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

class ScratchFileTest {

	@Test
	void blocksAreZeroAndCanBeWritten() {
		final ByteBuffer[] blocks = ScratchFile.blocks(3, 8);
		assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(block.getLong(0)).isZero());
		blocks[1].putLong(0, 7);
		assertThat(blocks[1].getLong(0)).isEqualTo(7);
		assertThat(blocks[2].getLong(0)).isZero();
	}

	@Test
	void moreThanThereIsRoomForIsRefusedBeforeAnythingIsWritten() {
		assertThatThrownBy(() -> ScratchFile.blocks(1 << 20, 1L << 30)).isInstanceOf(UncheckedIOException.class) //
			.hasMessageStartingWith("Cannot make a temporary file of 1073741824 MB; free some space in ");
	}
}
