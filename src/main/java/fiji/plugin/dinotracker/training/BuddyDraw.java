package fiji.plugin.dinotracker.training;

import java.util.BitSet;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/** Chooses some of the buddies of two frames, most of them on the foreground (App. A.2). */
final class BuddyDraw {

	/** Share of foreground among the points of the losses on best buddies and the cycle loss. */
	static final double FOREGROUND_SHARE = 0.7;

	private final ForegroundMask mask;
	private final int count;

	BuddyDraw(final ForegroundMask mask, final int count) {
		this.mask = mask;
		this.count = count;
	}

	/** At most {@code count} of the pairs; foreground is told by the source cell. */
	BuddyPairs some(final BuddyPairs pairs, final Step step, final int sourceSlot) {
		final VideoGeometry geometry = step.refined().geometry();
		final int frame = step.frames()[sourceSlot];
		final BitSet foreground = new BitSet();
		for (int i = 0; i < pairs.size(); i++) {
			final PixelPoint place = geometry.toWorking(geometry.cell(pairs.sources()[i]));
			foreground.set(i, mask.contains(frame, place.x(), place.y()));
		}
		return pairs.select(Draw.balanced(pairs.size(), foreground, count, FOREGROUND_SHARE, step.random()));
	}
}
