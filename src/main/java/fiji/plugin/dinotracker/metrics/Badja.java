package fiji.plugin.dinotracker.metrics;

import java.util.List;

import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.MaskReader;

/**
 * The BADJA metrics (Sec. 4, App. A.6; Biggs et al., ACCV 2018): share of labelled joints predicted less than
 * 0.2 sqrt(A) away, A the area of the object's mask in that frame, and less than 3 pixels away at a height of 480.
 * <p>
 * As in the evaluations of PIPs and of DINO-Tracker, all visible labels of all joints are pooled, the predicted
 * visibility is not looked at, and distances must be smaller than the threshold, not equal. Those evaluations leave out
 * the first frame of the video, where their queries are; here each joint's own query frame is left out, so a joint that
 * first shows up later gets no point for free.
 * </p>
 */
public final class Badja implements Metric {

	private static final double AREA_FACTOR = 0.2;
	private static final double RADIUS = 3;
	private static final double REFERENCE_HEIGHT = 480;

	private final long[] areas;
	private final double radius;

	/**
	 * @param areas pixels of the object's mask in each frame, at the size of the original stack
	 * @param height height of the original stack in pixels
	 */
	public Badja(final long[] areas, final int height) {
		if (height < 1) throw new IllegalArgumentException("BADJA scores need the height of the stack, not " + height);
		this.areas = areas.clone();
		this.radius = RADIUS * height / REFERENCE_HEIGHT;
	}

	/**
	 * The metric for a stack.
	 *
	 * @param masks the object in each frame, zero or not, at the size of the original stack; see {@link MaskReader#foreground}
	 */
	public static Badja of(final FrameSource masks) {
		final long[] areas = new long[masks.frames()];
		for (int frame = 0; frame < areas.length; frame++)
			areas[frame] = MaskReader.foreground(masks, frame).cardinality();
		return new Badja(areas, masks.height());
	}

	/**
	 * Scores some joints together.
	 *
	 * @throws IllegalArgumentException if a frame with a visible label has no mask
	 */
	public BadjaScore score(final List<TrackMatch> matches) {
		final Labels visible = Labels.of(matches, TrackMatch::labels).where(Label::visible);
		return new BadjaScore(visible.share(label -> label.isHit(areaRadius(label.frame()))), visible.share(label -> label.isHit(radius)));
	}

	private double areaRadius(final int frame) {
		if (frame >= areas.length)
			throw new IllegalArgumentException("Frame " + frame + " has labels but no mask; give a mask for every frame of the stack");
		return AREA_FACTOR * Math.sqrt(areas[frame]);
	}

	@Override
	public List<Score> scores(final List<TrackMatch> matches) {
		final BadjaScore score = score(matches);
		return List.of(new Score("delta_seg", score.segmentationAccuracy()), new Score("delta_3px", score.threePixelAccuracy()));
	}
}
