package fiji.plugin.dinotracker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.demo.Motion.Bend;
import fiji.plugin.dinotracker.demo.Motion.Pose;
import fiji.plugin.dinotracker.geometry.PixelPoint;

class MotionTest {

	@Test
	void thePoseStretchesThenTurnsThenMoves() {
		final Motion motion = new Motion(2, time -> new Pose(100, 50, 90 * time, 2, 3), Bend.NONE);
		final PixelPoint turned = motion.toImage(1, new PixelPoint(10, 1));
		assertThat(turned.x()).isCloseTo(100 - 3, within(1e-12));
		assertThat(turned.y()).isCloseTo(50 + 20, within(1e-12));
	}

	@Test
	void theBendMovesMaterialAcrossTheAxis() {
		final Motion motion = new Motion(3, time -> new Pose(0, 0, 0, 1, 1), (time, along) -> time * along);
		assertThat(motion.toImage(1, new PixelPoint(10, 1))).isEqualTo(new PixelPoint(10, 6));
	}

	@Test
	void theWayToTheImageCanBeUndone() {
		final PixelPoint material = new PixelPoint(23, -7);
		for (final Layer layer : new Scene(1).layers()) {
			final PixelPoint back = layer.motion().toMaterial(31, layer.motion().toImage(31, material));
			assertThat(back.distanceTo(material)).isLessThan(1e-9);
		}
	}
}
