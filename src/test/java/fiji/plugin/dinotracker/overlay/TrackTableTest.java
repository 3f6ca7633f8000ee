package fiji.plugin.dinotracker.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.export.SampleTracks;
import fiji.plugin.dinotracker.video.Calibration;

import ij.measure.ResultsTable;

class TrackTableTest {

	@Test
	void hasOneRowAPoint() {
		final ResultsTable table = TrackTable.of(SampleTracks.few(), new Calibration(0.5, 0.25, "µm", 2, "s"));
		assertThat(table.getHeadings()).containsExactly("Track", "Name", "Frame", "X", "Y", "X_px", "Y_px", "Visible", "Confidence");
		assertThat(table.size()).isEqualTo(9);
		assertThat(table.getRowAsString(1)).isEqualTo("1\tnose\t2\t5.6250\t5.0312\t11.250\t20.125\t1\t0.950");
		assertThat(table.getStringValue("Name", 6)).isEqualTo("left ear, tip");
		assertThat(table.getValue("Visible", 5)).isZero();
	}

	@Test
	void isEmptyWithoutTracks() {
		assertThat(TrackTable.of(List.of(), Calibration.NONE).size()).isZero();
	}
}
