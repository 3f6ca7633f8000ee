package fiji.plugin.dinotracker.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoGeometryTest {

	@Test
	void thePapersVideoKeepsItsAspectRatioWhichThePaperWidensByAColumn() {
		final VideoGeometry geometry = VideoGeometry.of(854, 480, 476);
		assertThat(geometry.height()).isEqualTo(476);
		assertThat(geometry.width()).isEqualTo(847);
		assertThat(geometry.gridHeight()).isEqualTo(67);
		assertThat(geometry.gridWidth()).isEqualTo(120);
		assertThat(new VideoGeometry(854, 480, 854, 476, 14, 7).gridWidth()).as("the paper's 854 x 476").isEqualTo(121);
		assertThat(geometry.pixelScale()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "854,480,238", "480,854,238", "64,64,238", "65,63,119", "1001,333,240", "592,240,476", "768,768,357" })
	void everySizeFitsTheGridAndIsHardlyStretched(final int width, final int height, final int workingHeight) {
		final VideoGeometry geometry = VideoGeometry.of(width, height, workingHeight);
		assertThat((geometry.width() - 14) % 7).isZero();
		assertThat((geometry.height() - 14) % 7).isZero();
		final double stretch = (geometry.width() / (double) width) / (geometry.height() / (double) height);
		assertThat(stretch).isCloseTo(1, within(0.06));
	}

	@ParameterizedTest
	@CsvSource({ "854,480,637,357", "480,854,357,637", "768,768,476,476", "320,240,553,413", "592,240,749,301" })
	void everyShapeGetsAsManyPixels(final int width, final int height, final int workingWidth, final int workingHeight) {
		final VideoGeometry geometry = VideoGeometry.of(width, height, 357);
		assertThat(geometry.width()).isEqualTo(workingWidth);
		assertThat(geometry.height()).isEqualTo(workingHeight);
		assertThat(workingWidth * workingHeight / (357 * 357 * 16 / 9.0)).isCloseTo(1, within(0.02));
	}

	@ParameterizedTest
	@CsvSource({ "4000,40,84,6300,63", "40,4000,84,63,6300", "100,100,40,63,63" })
	void noSideGetsTooShortForTheGrid(final int width, final int height, final int wanted, final int workingWidth, final int workingHeight) {
		final VideoGeometry geometry = VideoGeometry.of(width, height, wanted);
		assertThat(geometry.width()).isEqualTo(workingWidth);
		assertThat(geometry.height()).isEqualTo(workingHeight);
	}

	@Test
	void thereAndBackIsTheSamePoint() {
		final VideoGeometry geometry = VideoGeometry.of(853, 479, 238);
		final PixelPoint point = new PixelPoint(123.25, 400.5);
		final PixelPoint back = geometry.toOriginal(geometry.toWorking(point));
		assertThat(back.distanceTo(point)).isLessThan(1e-9);
	}

	@Test
	void bordersMeetBordersAndNotPixelCentres() {
		final VideoGeometry geometry = new VideoGeometry(462, 308, 231, 154, 14, 7);
		assertThat(geometry.toWorking(new PixelPoint(-0.5, -0.5))).isEqualTo(new PixelPoint(-0.5, -0.5));
		assertThat(geometry.toWorking(new PixelPoint(461.5, 307.5))).isEqualTo(new PixelPoint(230.5, 153.5));
		assertThat(geometry.toWorking(new PixelPoint(0.5, 0.5))).isEqualTo(new PixelPoint(0, 0));
	}

	@Test
	void aCellSitsInTheMiddleOfItsPatch() {
		final VideoGeometry geometry = TestGeometry.unscaled(427, 238);
		assertThat(geometry.toWorking(geometry.cell(geometry.gridWidth() + 2))).isEqualTo(new PixelPoint(21, 14));
		assertThat(geometry.toGrid(21)).isEqualTo(2);
	}

	@Test
	void aPointOnTheRimIsOnTheImageAndOneBeyondIsNot() {
		final VideoGeometry geometry = VideoGeometry.of(100, 100, 238);
		assertThat(geometry.contains(new PixelPoint(99.5, -0.5))).isTrue();
		assertThat(geometry.contains(new PixelPoint(99.6, 50))).isFalse();
	}

	@Test
	void aSideTooShortForTheGridIsRefusedWithTheLeastThatWorks() {
		assertThatThrownBy(() -> TestGeometry.unscaled(70, 56)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least 63");
	}
}
