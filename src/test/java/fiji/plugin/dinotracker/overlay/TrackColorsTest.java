package fiji.plugin.dinotracker.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class TrackColorsTest {

	@Test
	void givesTwelveDifferentColoursThenRepeats() {
		assertThat(IntStream.range(0, 12).mapToObj(TrackColors::of)).doesNotHaveDuplicates();
		assertThat(TrackColors.of(12)).isEqualTo(TrackColors.of(0));
	}

	@Test
	void keepsTheFirstSixApartForPeopleWhoDoNotSeeGreenOrRed() {
		for (int i = 0; i < 6; i++)
			for (int j = 0; j < i; j++) {
				assertThat(distance(deuteranope(TrackColors.of(i)), deuteranope(TrackColors.of(j)))).isGreaterThan(35);
				assertThat(distance(protanope(TrackColors.of(i)), protanope(TrackColors.of(j)))).isGreaterThan(35);
			}
	}

	/** How a colour looks without the green receptor, after Machado, Oliveira and Fernandes (2009). */
	private static double[] deuteranope(final Color color) {
		return mix(color, 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881);
	}

	/** How a colour looks without the red receptor, after the same. */
	private static double[] protanope(final Color color) {
		return mix(color, 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998);
	}

	private static double[] mix(final Color color, final double... matrix) {
		return IntStream.of(0, 3, 6).mapToDouble(row -> matrix[row] * color.getRed() + matrix[row + 1] * color.getGreen() + matrix[row + 2] * color.getBlue()).toArray();
	}

	private static double distance(final double[] a, final double[] b) {
		return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
	}
}
