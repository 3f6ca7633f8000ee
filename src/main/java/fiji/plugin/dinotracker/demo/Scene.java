package fiji.plugin.dinotracker.demo;

import java.util.List;
import java.util.function.DoubleFunction;

import fiji.plugin.dinotracker.demo.Layer.Role;
import fiji.plugin.dinotracker.demo.Motion.Bend;
import fiji.plugin.dinotracker.demo.Motion.Pose;
import fiji.plugin.dinotracker.geometry.PixelPoint;

/** Who is where: a beetle that runs over a cell and behind a twig, a larva, and the ground they move on. */
final class Scene {

	private final List<Layer> layers;

	/** @param seed of the textures */
	Scene(final long seed) {
		this.layers = List.of( //
			new Layer("twig", Role.OCCLUDER, new Twig(seed), motion(Scene::rest, Bend.NONE)), //
			new Layer("beetle", Role.BODY, new Beetle(seed + 100), motion(Scene::run, Bend.NONE)), //
			new Layer("larva", Role.BODY, new Larva(seed + 200), motion(Scene::crawl, Scene::curl)), //
			new Layer("cell", Role.BODY, new JellyCell(seed + 300), motion(Scene::pulse, Scene::wobble)), //
			new Layer("ground", Role.GROUND, new ForestFloor(seed + 400), motion(Scene::drift, Scene::sway)));
	}

	private static Motion motion(final DoubleFunction<Pose> path, final Bend bend) {
		return new Motion(SyntheticSequence.FRAMES, path, bend);
	}

	private static Pose rest(final double time) {
		return new Pose(170, 152, 84, 1, 1);
	}

	private static Pose run(final double time) {
		final double x = 12 + 240 * time + 3 * Math.sin(2 * Math.PI * time);
		return new Pose(x, 72 + 36 * Math.sin(2.8 * time), 32 - 60 * time, 1, 1);
	}

	private static Pose crawl(final double time) {
		final double squeeze = 0.08 * Math.sin(5 * Math.PI * time);
		return new Pose(252 - 122 * time, 198 - 12 * time, 190 + 40 * time, 1 + squeeze, 1 - squeeze);
	}

	private static double curl(final double time, final double along) {
		return (14 - 28 * time) * (along / 58) * (along / 58) + 3 * Math.sin(along / 17 - 14 * time);
	}

	private static Pose pulse(final double time) {
		final double beat = 0.10 * Math.sin(4 * Math.PI * time);
		return new Pose(78 + 36 * time, 142 + 12 * time, 50 * time, 1 + beat, 1 - beat);
	}

	private static double wobble(final double time, final double along) {
		return 4 * Math.sin(along / 14 + 8 * time);
	}

	private static Pose drift(final double time) {
		return new Pose(160 + 18 * time, 120 - 9 * time, 4 * time, 1 + 0.05 * time, 1 + 0.05 * time);
	}

	private static double sway(final double time, final double along) {
		return 3 * Math.sin(along / 40 + 3 * time);
	}

	/** Everything there is, from the top to the ground. */
	List<Layer> layers() {
		return layers;
	}

	/** What is seen at a pixel. */
	Layer top(final int frame, final PixelPoint image) {
		for (final Layer layer : layers)
			if (layer.covers(frame, image)) return layer;
		throw new AssertionError("The ground has no end");
	}

	/** Whether a place of something is on the frame, with nothing over it. */
	boolean isVisible(final Layer layer, final int frame, final PixelPoint image) {
		return image.x() >= -0.5 && image.x() < SyntheticSequence.WIDTH - 0.5 && //
			image.y() >= -0.5 && image.y() < SyntheticSequence.HEIGHT - 0.5 && top(frame, image) == layer;
	}
}
