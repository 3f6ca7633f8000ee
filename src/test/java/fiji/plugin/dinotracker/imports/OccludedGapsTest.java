package fiji.plugin.dinotracker.imports;

import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

class OccludedGapsTest {

	@TempDir
	private Path folder;

	private static TrackPoint filled(final int frame, final double x, final double y) {
		return new TrackPoint(frame, new PixelPoint(x, y), false, 0);
	}

	@Test
	void aFrameWithoutAPointIsOneWhereItIsOccludedBetweenItsNeighbours() throws IOException {
		final Path napari = Files.writeString(folder.resolve("napari.csv"), "track_id,t,y,x\n0,1,20,10\n0,4,50,13\n");
		assertThat(TracksFile.readWithOccluded(napari, StackLayout.PLAIN, 6)).containsExactly(track("0", filled(0, 10, 20), visible(1, 10, 20, 1), filled(2, 11, 30), filled(3, 12, 40), //
			visible(4, 13, 50, 1), filled(5, 13, 50)));
	}

	@Test
	void aFormatThatKeepsOccludedPointsHasNoGapsToFill() throws IOException {
		final Path ours = Files.writeString(folder.resolve("ours.csv"), "track,frame,x,y\na,1,10,20\n");
		assertThat(TracksFile.readWithOccluded(ours, StackLayout.PLAIN, 6)).isEqualTo(TracksFile.read(ours));
	}
}
