package fiji.plugin.dinotracker.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.imagej.ImagePlusSource;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

class GridPointsTest {

	private final FrameSource stack = ImagePlusSource.of(IJ.createImage("stack", "8-bit", 100, 80, 4));

	@Test
	void aGridCoversTheMaskOfItsFrameInAnyColour() {
		final ImagePlus masks = IJ.createImage("masks", "RGB black", 100, 80, 4);
		final ImageProcessor mask = masks.getStack().getProcessor(3);
		mask.setColor(Color.GREEN);
		mask.fillRect(60, 40, 40, 40);
		final TrackerInput input = new TrackerInput(stack, FrameSelection.ALL, Optional.of(ImagePlusSource.of(masks)));
		assertThat(new GridPoints(16, Optional.of(2)).on(input)).hasSizeBetween(9, 25) //
			.allSatisfy(point -> assertThat(point.position().x()).isGreaterThanOrEqualTo(60)) //
			.allSatisfy(point -> assertThat(point.position().y()).isGreaterThanOrEqualTo(40)) //
			.allSatisfy(point -> assertThat(point.frame()).isEqualTo(2));
	}
}
