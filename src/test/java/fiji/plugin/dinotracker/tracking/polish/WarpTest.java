package fiji.plugin.dinotracker.tracking.polish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;

class WarpTest {

	private static final PixelPoint CENTRE = new PixelPoint(3, 4);

	@Test
	void surroundingsMayTurnAndStretchALittle() {
		final double c = 1.7 * Math.cos(2), s = 1.7 * Math.sin(2);
		assertThat(new Warp(CENTRE, c, -s, s, c).isPlausible()).isTrue();
		assertThat(Warp.upright(CENTRE).isPlausible()).isTrue();
		assertThat(Warp.upright(CENTRE).map(1, -2)).isEqualTo(new PixelPoint(4, 2));
	}

	@Test
	void surroundingsAreNotMirroredShearedOrBlownUp() {
		assertThat(new Warp(CENTRE, -1, 0, 0, 1).isPlausible()).isFalse();
		assertThat(new Warp(CENTRE, 1, 1.5, 0, 1).isPlausible()).isFalse();
		assertThat(new Warp(CENTRE, 1.9, 0, 0, 1.9).isPlausible()).isFalse();
		assertThat(new Warp(CENTRE, 1, 0, 0, 0.5).isPlausible()).isFalse();
		assertThat(new Warp(CENTRE, Double.NaN, 0, 0, 1).isPlausible()).isFalse();
	}
}
