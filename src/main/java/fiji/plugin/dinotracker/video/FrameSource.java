package fiji.plugin.dinotracker.video;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * A stack of frames at its original size, wherever it came from: an image whose dimensions have roles. Frames follow
 * one another along TIME, or along Z where there is no TIME or it is one frame long. Channels, planes and frames count
 * from 0.
 */
public final class FrameSource {

	private final RandomAccessibleInterval<? extends RealType<?>> image;
	private final List<AxisRole> axes;
	private final boolean colour;
	private final Calibration calibration;
	private final Origin origin;
	private final Map<FrameSelection, IntensityScaling> scalings = new HashMap<>();

	/**
	 * Where it comes from.
	 *
	 * @param folder where the file of its name is; empty if it is not known, or there is none
	 * @param series how many series the file has
	 */
	private record Origin(String name, String folder, int series) {}

	/**
	 * @param image the pixels; they may be fetched only when looked at
	 * @param axes the role of each dimension, in the order of the dimensions
	 * @param colour whether the three channels are red, green and blue
	 * @param calibration the size of a pixel and the time between frames
	 * @param name what messages call it
	 * @throws IllegalArgumentException if the roles do not fit the image
	 */
	public FrameSource(final RandomAccessibleInterval<? extends RealType<?>> image, final List<AxisRole> axes, final boolean colour,
		final Calibration calibration, final String name)
	{
		this(image, axes, colour, calibration, new Origin(name, "", 1));
	}

	private FrameSource(final RandomAccessibleInterval<? extends RealType<?>> image, final List<AxisRole> axes, final boolean colour,
		final Calibration calibration, final Origin origin)
	{
		this.image = image;
		this.axes = List.copyOf(axes);
		this.colour = colour;
		this.calibration = calibration;
		this.origin = origin;
		requireRoles(origin.name);
	}

	/**
	 * A stack of colour pixels.
	 *
	 * @param image the pixels; transparency is ignored
	 * @param axes the role of each dimension, CHANNEL not among them
	 * @param calibration the size of a pixel and the time between frames
	 * @param name what messages call it
	 * @throws IllegalArgumentException if the roles do not fit the image
	 */
	public static FrameSource ofArgb(final RandomAccessibleInterval<ARGBType> image, final List<AxisRole> axes, final Calibration calibration,
		final String name)
	{
		final List<AxisRole> withChannel = new ArrayList<>(axes);
		withChannel.add(AxisRole.CHANNEL);
		return new FrameSource(Converters.argbChannels(image, 1, 2, 3), withChannel, true, calibration, name);
	}

	private void requireRoles(final String name) {
		if (axes.size() != image.numDimensions())
			throw new IllegalArgumentException(name + " has " + image.numDimensions() + " dimensions, but the axes are " + axes + "; give each dimension one axis");
		if (new HashSet<>(axes).size() < axes.size())
			throw new IllegalArgumentException(name + " has an axis twice: " + axes + "; give each dimension its own");
		if (!axes.contains(AxisRole.X) || !axes.contains(AxisRole.Y))
			throw new IllegalArgumentException(name + " has the axes " + axes + "; frames need X and Y");
		if (colour && channels() != 3)
			throw new IllegalArgumentException(name + " is called a colour stack but has " + channels() + " channels; colour needs red, green and blue");
	}

	/** Width of a frame in pixels. */
	public int width() {
		return length(AxisRole.X);
	}

	/** Height of a frame in pixels. */
	public int height() {
		return length(AxisRole.Y);
	}

	/** How many channels there are; 3 for colour. */
	public int channels() {
		return length(AxisRole.CHANNEL);
	}

	/** How many z planes each frame has; 1 where Z serves as time. */
	public int planes() {
		return isAlongZ() ? 1 : length(AxisRole.Z);
	}

	/** How many frames there are. */
	public int frames() {
		return length(timeAxis());
	}

	/** Whether frames follow one another along Z, for want of TIME. */
	public boolean isAlongZ() {
		return timeAxis() == AxisRole.Z;
	}

	/** Whether the three channels are red, green and blue. */
	public boolean isColour() {
		return colour;
	}

	/** Whether values are bytes from 0 to 255. */
	public boolean isEightBit() {
		return image.getType() instanceof UnsignedByteType;
	}

	/** Whether values are whole numbers from 0 to 65535. */
	public boolean isSixteenBit() {
		return image.getType() instanceof UnsignedShortType;
	}

	/** The size of a pixel and the time between frames. */
	public Calibration calibration() {
		return calibration;
	}

	/** What messages call it. */
	public String name() {
		return origin.name;
	}

	/** The same stack, which comes from a file of its name in a folder. */
	public FrameSource inFolder(final String path) {
		return new FrameSource(image, axes, colour, calibration, new Origin(origin.name, path, origin.series));
	}

	/** Where the file of its name is; empty if it is not known, or there is none. */
	public String folder() {
		return origin.folder;
	}

	/** The same stack, which is one of so many series of its file. */
	public FrameSource amongSeries(final int count) {
		return new FrameSource(image, axes, colour, calibration, new Origin(origin.name, origin.folder, count));
	}

	/** How many series its file has; 1 if there is none. */
	public int series() {
		return origin.series;
	}

	/**
	 * The values of one channel of one plane of one frame.
	 *
	 * @return a new array, row by row
	 * @throws IndexOutOfBoundsException if there is no such channel, plane or frame
	 * @throws java.io.UncheckedIOException if a frame is fetched from a file that cannot be read any more
	 */
	public float[] pixels(final int channel, final int plane, final int frame) {
		Objects.checkIndex(channel, channels());
		Objects.checkIndex(plane, planes());
		Objects.checkIndex(frame, frames());
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(slice(channel, plane, frame)).cursor();
		final float[] pixels = new float[Math.multiplyExact(width(), height())];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = cursor.next().getRealFloat();
		return pixels;
	}

	/**
	 * How the values of a part of it become brightness, see {@link IntensityScaling}. Unless they are bytes, this takes reading up to 32 of
	 * its frames when it is first asked for.
	 *
	 * @throws IllegalArgumentException if it has no such part
	 * @throws java.io.UncheckedIOException if a frame is fetched from a file that cannot be read any more
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public synchronized IntensityScaling scaling(final FrameSelection selection, final Progress progress) {
		if (!scalings.containsKey(selection)) scalings.put(selection, IntensityScaling.of(this, selection, progress));
		return scalings.get(selection);
	}

	private RandomAccessibleInterval<? extends RealType<?>> slice(final int channel, final int plane, final int frame) {
		RandomAccessibleInterval<? extends RealType<?>> slice = image;
		for (int d = axes.size() - 1; d >= 0; d--) {
			final AxisRole role = axes.get(d);
			if (role == AxisRole.X || role == AxisRole.Y) continue;
			final int index = role == timeAxis() ? frame : switch (role) {
				case CHANNEL -> channel;
				case Z -> plane;
				default -> 0; // a TIME axis of one frame
			};
			slice = Views.hyperSlice(slice, d, image.min(d) + index);
		}
		return axes.indexOf(AxisRole.X) < axes.indexOf(AxisRole.Y) ? slice : Views.permute(slice, 0, 1);
	}

	private AxisRole timeAxis() {
		return length(AxisRole.TIME) > 1 ? AxisRole.TIME : AxisRole.Z;
	}

	private int length(final AxisRole role) {
		final int dimension = axes.indexOf(role);
		return dimension < 0 ? 1 : Math.toIntExact(image.dimension(dimension));
	}
}
