package fiji.plugin.dinotracker.video;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * Brings a foreground mask to the frames and the working size of a video. Whatever is neither zero nor NaN, in any
 * channel of a colour mask, is foreground; each working pixel takes the mask's pixel nearest to its centre.
 */
public final class MaskReader {

	private final FrameSource video;
	private final FrameSelection selection;
	private final VideoGeometry geometry;

	/**
	 * @param video the stack the mask belongs to
	 * @param selection which part of the stack is tracked
	 * @param geometry the sizes of the video
	 */
	public MaskReader(final FrameSource video, final FrameSelection selection, final VideoGeometry geometry) {
		this.video = video;
		this.selection = selection;
		this.geometry = geometry;
	}

	/**
	 * The foreground in a frame of a mask: what is neither zero nor NaN, in any channel of a colour mask.
	 *
	 * @return its pixels {@code y * width + x} at the mask's own size
	 */
	public static BitSet foreground(final FrameSource mask, final int frame) {
		return foreground(mask, List.of(0), frame);
	}

	/**
	 * The foreground in a frame of a video, on the planes that are tracked.
	 *
	 * @param mask a stack that fits the video, see {@link #requireFit}
	 * @param frame as the video counts it
	 * @return its pixels {@code y * width + x} at the mask's own size
	 */
	public static BitSet foreground(final FrameSource mask, final int frame, final FrameSource video, final FrameSelection selection) {
		return foreground(mask, planes(mask, video, selection), Math.min(frame, mask.frames() - 1));
	}

	private static List<Integer> planes(final FrameSource mask, final FrameSource video, final FrameSelection selection) {
		return mask.planes() == 1 ? List.of(0) : selection.planes(video);
	}

	private static BitSet foreground(final FrameSource mask, final List<Integer> planes, final int frame) {
		final BitSet foreground = new BitSet(mask.width() * mask.height());
		for (final int channel : FrameSelection.ALL.channels(mask))
			for (final int plane : planes) {
				final float[] values = mask.pixels(channel, plane, frame);
				for (int pixel = 0; pixel < values.length; pixel++)
					if (values[pixel] != 0 && !Float.isNaN(values[pixel])) foreground.set(pixel);
			}
		return foreground;
	}

	/**
	 * Checks a mask before any work begins.
	 *
	 * @throws IllegalArgumentException if its size, or its number of frames or z planes, is not the video's; a single one will do
	 */
	public static void requireFit(final FrameSource video, final FrameSource mask) {
		if (mask.width() != video.width() || mask.height() != video.height())
			throw new IllegalArgumentException("Mask " + mask.name() + " is " + mask.width() + " x " + mask.height() + " pixels, " + video.name() + " " + //
				video.width() + " x " + video.height() + "; draw it on the frames' own size");
		if (mask.frames() > 1 && mask.frames() != video.frames())
			throw new IllegalArgumentException("Mask " + mask.name() + " has " + mask.frames() + " frames, " + video.name() + " " + video.frames() + //
				"; give one mask for each frame, or a single one for all");
		if (mask.planes() > 1 && mask.planes() != video.planes())
			throw new IllegalArgumentException("Mask " + mask.name() + " has " + mask.planes() + " z planes, " + video.name() + " " + video.planes() + //
				"; give one mask for each plane, or a single one for all");
	}

	/**
	 * Reads a mask.
	 *
	 * @param mask a stack of the video's size with as many frames, or with a single one that holds for all of them, and
	 *          likewise with z planes
	 * @return one set a selected frame, of the foreground's pixels {@code y * W + x} at the working size W x H
	 * @throws IllegalArgumentException if the sizes or the numbers of frames differ, or there is nothing but foreground, or none
	 */
	public List<BitSet> read(final FrameSource mask) {
		requireFit(video, mask);
		final List<BitSet> sides = atWorkingSize(mask);
		if (sides.stream().allMatch(BitSet::isEmpty))
			throw new IllegalArgumentException("Mask " + mask.name() + " marks no pixel of the frames that are tracked; draw the foreground in white, or leave the mask out");
		if (sides.stream().allMatch(side -> side.cardinality() == geometry.width() * geometry.height()))
			throw new IllegalArgumentException("Mask " + mask.name() + " marks every pixel of the frames that are tracked; its background must be black (0). Leave the mask out if there is no background");
		return sides;
	}

	private List<BitSet> atWorkingSize(final FrameSource mask) {
		final List<Integer> frames = selection.frames(video);
		final List<Integer> planes = planes(mask, video, selection);
		if (mask.frames() == 1) return Collections.nCopies(frames.size(), atWorkingSize(foreground(mask, planes, 0)));
		return frames.stream().map(frame -> atWorkingSize(foreground(mask, planes, frame))).toList();
	}

	private BitSet atWorkingSize(final BitSet foreground) {
		final BitSet resized = new BitSet(geometry.width() * geometry.height());
		for (int pixel = 0; pixel < geometry.width() * geometry.height(); pixel++)
			resized.set(pixel, foreground.get(nearest(pixel)));
		return resized;
	}

	/** The index of the original pixel nearest to the centre of a working pixel. */
	private int nearest(final int pixel) {
		final PixelPoint original = geometry.toOriginal(new PixelPoint(pixel % geometry.width(), pixel / geometry.width()));
		return (int) Math.round(original.y()) * geometry.originalWidth() + (int) Math.round(original.x());
	}
}
