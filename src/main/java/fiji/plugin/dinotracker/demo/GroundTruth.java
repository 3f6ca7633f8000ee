package fiji.plugin.dinotracker.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** Picks points of the material and says where they are on every frame. */
final class GroundTruth {

	private static final int POINTS_ON_BODY = 8;
	private static final int POINTS_ON_GROUND = 4;

	/** Distance of a picked point to outlines and other picked points, in pixels. */
	private static final double OUTLINE_MARGIN = 5;
	private static final double SPACING = 11;

	/** A picked point is seen on at least this share of the frames. */
	private static final double SEEN = 0.6;

	private final Scene scene;

	GroundTruth(final Scene scene) {
		this.scene = scene;
	}

	/** Tracks of points on each body, then of points on the ground. */
	List<Track> tracks(final Random random) {
		return scene.layers().stream().flatMap(layer -> tracks(layer, wanted(layer), random)).toList();
	}

	private static int wanted(final Layer layer) {
		return switch (layer.role()) {
			case OCCLUDER -> 0;
			case BODY -> POINTS_ON_BODY;
			case GROUND -> POINTS_ON_GROUND;
		};
	}

	private Stream<Track> tracks(final Layer layer, final int count, final Random random) {
		final List<PixelPoint> picked = new ArrayList<>();
		while (picked.size() < count) {
			final int frame = random.nextInt(SyntheticSequence.FRAMES);
			final PixelPoint image = new PixelPoint(random.nextInt(SyntheticSequence.WIDTH), random.nextInt(SyntheticSequence.HEIGHT));
			final PixelPoint material = layer.motion().toMaterial(frame, image);
			final boolean isApart = picked.stream().allMatch(other -> other.distanceTo(material) > SPACING);
			if (isApart && isWellInside(layer, frame, image) && isOftenSeen(layer, material))
				picked.add(material);
		}
		return IntStream.range(0, count).mapToObj(i -> track(layer.name() + "-" + (i + 1), path(layer, picked.get(i))));
	}

	private boolean isWellInside(final Layer layer, final int frame, final PixelPoint image) {
		return IntStream.range(0, 8).mapToDouble(i -> i * Math.PI / 4) //
			.mapToObj(angle -> new PixelPoint(image.x() + OUTLINE_MARGIN * Math.cos(angle), image.y() + OUTLINE_MARGIN * Math.sin(angle))) //
			.allMatch(near -> scene.top(frame, near) == layer);
	}

	private boolean isOftenSeen(final Layer layer, final PixelPoint material) {
		return path(layer, material).stream().filter(TrackPoint::visible).count() >= SEEN * SyntheticSequence.FRAMES;
	}

	private List<TrackPoint> path(final Layer layer, final PixelPoint material) {
		return IntStream.range(0, SyntheticSequence.FRAMES).mapToObj(frame -> {
			final PixelPoint image = layer.motion().toImage(frame, material);
			return new TrackPoint(frame, image, scene.isVisible(layer, frame, image), 1);
		}).toList();
	}

	private static Track track(final String name, final List<TrackPoint> points) {
		final TrackPoint first = points.stream().filter(TrackPoint::visible).findFirst().orElseThrow();
		return new Track(new QueryPoint(name, first.frame(), first.position()), points);
	}
}
