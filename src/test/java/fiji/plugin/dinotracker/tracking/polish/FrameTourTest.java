package fiji.plugin.dinotracker.tracking.polish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import net.imglib2.FinalDimensions;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import fiji.plugin.dinotracker.progress.Notes;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.AxisRole;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.GreyFrames;
import fiji.plugin.dinotracker.video.GreyImage;
import fiji.plugin.dinotracker.video.LazyStack;

/** Even frames of 3 x 2 pixels; the value of each is its number. */
class FrameTourTest {

	private static final long FRAME_BYTES = 3 * 2 * Float.BYTES;

	private final List<Integer> read = new ArrayList<>();
	private final List<Integer> visited = new ArrayList<>();

	private GreyFrames frames(final int count) {
		return new GreyFrames(new FrameSource(LazyStack.of(new UnsignedByteType(), new FinalDimensions(3, 2, count), 2, this::frame), //
			List.of(AxisRole.X, AxisRole.Y, AxisRole.TIME), false, Calibration.NONE, "stack"), FrameSelection.ALL);
	}

	private ByteArray frame(final int frame) {
		read.add(frame);
		final byte value = (byte) frame;
		return new ByteArray(new byte[] { value, value, value, value, value, value });
	}

	private void visit(final int frame, final GreyImage image) {
		visited.add(frame);
		assertThat(image.values()).hasSize(6).containsOnly(frame / 255f);
	}

	private void goUpAndDown(final FrameTour tour) {
		try (tour) {
			tour.up(this::visit, Progress.NONE);
			tour.down(this::visit, Progress.NONE);
		}
		assertThat(visited).containsExactly(4, 5, 6, 7, 8, 9, 6, 5, 4, 3, 2, 1, 0);
	}

	@Test
	void everyFrameIsReadOnceIfAllAreKept() {
		goUpAndDown(new FrameTour(frames(10), 4, 6, 7 * FRAME_BYTES));
		assertThat(read).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
	}

	@Test
	void blocksOfFramesAreReadUpwardsOnTheWayDown() {
		goUpAndDown(new FrameTour(frames(10), 4, 6, 3 * FRAME_BYTES + 1));
		assertThat(read).containsExactly(0, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 0);
	}

	@Test
	void evenIfNoneFitsOneIsKept() {
		goUpAndDown(new FrameTour(frames(10), 4, 6, 0));
		assertThat(read).startsWith(0, 4, 5, 6, 7, 8, 9);
	}

	@Test
	void whereAllBeginsOnTheFirstFrameNothingIsReadTwice() {
		try (FrameTour tour = new FrameTour(frames(4), 0, 0, 0)) {
			tour.up(this::visit, Progress.NONE);
			tour.down(this::visit, Progress.NONE);
		}
		assertThat(visited).containsExactly(0, 1, 2, 3, 0);
		assertThat(read).containsExactly(0, 1, 2, 3);
	}

	@Test
	void theWayToALateFrameCanBeStopped() {
		try (FrameTour tour = new FrameTour(frames(100), 90, 90, 0)) {
			assertThatThrownBy(() -> tour.up(this::visit, stoppingAfter(2))).isInstanceOf(CancellationException.class);
		}
		assertThat(read).containsExactly(0, 32);
	}

	@Test
	void theWayDownCanBeStoppedWithinABlock() {
		try (FrameTour tour = new FrameTour(frames(20), 19, 19, 10 * FRAME_BYTES)) {
			tour.up(this::visit, Progress.NONE);
			read.clear();
			assertThatThrownBy(() -> tour.down(this::visit, stoppingAfter(4))).isInstanceOf(CancellationException.class);
		}
		assertThat(read).containsExactly(0, 1, 2, 3);
		assertThat(visited).containsExactlyElementsOf(IntStream.concat(IntStream.of(19), IntStream.iterate(19, frame -> frame > 9, frame -> frame - 1)).boxed().toList());
	}

	private Progress stoppingAfter(final int frames) {
		return new Notes() {

			@Override
			public boolean cancelled() {
				return read.size() == frames;
			}
		};
	}
}
