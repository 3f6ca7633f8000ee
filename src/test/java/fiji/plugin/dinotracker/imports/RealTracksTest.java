package fiji.plugin.dinotracker.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.dinotracker.Sequences;
import fiji.plugin.dinotracker.export.TracksCsvWriter;
import fiji.plugin.dinotracker.track.Track;

/** Ground truth of the development sequences, where they are at hand, see {@link Sequences}. */
class RealTracksTest {

	@ParameterizedTest
	@CsvSource({ "davis-horsejump-high, 21, 210", "fly-courtship, 25, 2478", "t98g-phase, 18, 666", "trackmate-faketracks, 6, 84" })
	void readsGroundTruthAndKeepsItThroughOurOwnFormat(final String sequence, final int tracks, final int points, @TempDir final Path folder) throws IOException {
		final Path truth = Sequences.require(sequence + "/tracks.csv");
		final List<Track> read = TracksFile.read(truth);
		assertThat(read).hasSize(tracks);
		assertThat(read.stream().mapToInt(track -> track.points().size()).sum()).isEqualTo(points);
		new TracksCsvWriter().write(read, folder.resolve("tracks.csv"));
		assertThat(TracksFile.read(folder.resolve("tracks.csv"))).isEqualTo(read);
	}
}
