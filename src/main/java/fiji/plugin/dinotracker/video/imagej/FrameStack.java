package fiji.plugin.dinotracker.video.imagej;

import java.util.List;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.IntensityScaling;

/**
 * Frames of a source as an ImageJ stack that fetches each when it is looked at, of the channels and plane that are tracked.
 * Grey sources of 8 and 16 bits and colour of 8 keep their pixels; other grey ones become 32-bit, other colour is scaled to 8 bits.
 */
public final class FrameStack extends VirtualStack {

	private final FrameSource source;
	private final FrameSelection selection;
	private final List<Integer> frames;
	private final IntensityScaling scaling;

	private FrameStack(final FrameSource source, final FrameSelection selection, final List<Integer> frames) {
		super(source.width(), source.height(), null, null);
		this.source = source;
		this.selection = selection;
		this.frames = frames;
		this.scaling = source.scaling(selection, Progress.NONE);
		frames.forEach(frame -> addSlice("frame " + (frame + 1)));
	}

	/** All frames: an image with time as its only dimension, calibrated as the source is. */
	public static ImagePlus image(final FrameSource source, final FrameSelection selection) {
		return image(source, selection, IntStream.range(0, source.frames()).boxed().toList());
	}

	/**
	 * The same of a source that was not looked at before, of which the brightness is measured first.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static ImagePlus image(final FrameSource source, final FrameSelection selection, final Progress progress) {
		source.scaling(selection, progress); // which it remembers
		return image(source, selection);
	}

	/** The frames that are tracked, likewise. */
	public static ImagePlus selected(final FrameSource source, final FrameSelection selection) {
		final ImagePlus image = image(source, selection, selection.frames(source));
		image.getCalibration().frameInterval *= selection.step();
		return image;
	}

	private static ImagePlus image(final FrameSource source, final FrameSelection selection, final List<Integer> frames) {
		final ImagePlus image = new ImagePlus(source.name(), new FrameStack(source, selection, frames));
		if (!source.folder().isEmpty()) image.setFileInfo(file(source));
		image.setDimensions(1, 1, frames.size());
		image.setOpenAsHyperStack(true);
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = source.calibration().pixelWidth();
		calibration.pixelHeight = source.calibration().pixelHeight();
		calibration.setUnit(source.calibration().unit());
		calibration.frameInterval = source.calibration().frameInterval();
		calibration.setTimeUnit(source.calibration().timeUnit());
		return image;
	}

	/** Where the frames come from, as ImageJ notes it. */
	private static FileInfo file(final FrameSource source) {
		final FileInfo file = new FileInfo();
		file.directory = source.folder();
		file.fileName = source.name();
		file.pixelWidth = source.calibration().pixelWidth();
		file.pixelHeight = source.calibration().pixelHeight();
		return file;
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		final List<Integer> channels = selection.channels(source);
		final int frame = frames.get(n - 1);
		if (channels.size() == 3) return colour(channels, frame);
		final float[] values = selection.pixels(source, channels.get(0), frame);
		if (source.isEightBit()) return new ByteProcessor(source.width(), source.height(), bytes(values));
		final ImageProcessor processor = source.isSixteenBit() ? new ShortProcessor(source.width(), source.height(), shorts(values), null) : //
			new FloatProcessor(source.width(), source.height(), values);
		processor.setMinAndMax(scaling.black(), scaling.white());
		return processor;
	}

	private ColorProcessor colour(final List<Integer> channels, final int frame) {
		final ColorProcessor processor = new ColorProcessor(source.width(), source.height());
		final byte[][] planes = channels.stream().map(channel -> bytes(inEightBits(selection.pixels(source, channel, frame)))).toArray(byte[][]::new);
		processor.setRGB(planes[0], planes[1], planes[2]);
		return processor;
	}

	private float[] inEightBits(final float[] values) {
		if (source.isEightBit()) return values;
		final float[] scaled = scaling.scale(values);
		for (int i = 0; i < scaled.length; i++)
			scaled[i] *= 255;
		return scaled;
	}

	private static short[] shorts(final float[] values) {
		final short[] shorts = new short[values.length];
		for (int i = 0; i < shorts.length; i++)
			shorts[i] = (short) Math.round(values[i]);
		return shorts;
	}

	private static byte[] bytes(final float[] values) {
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) Math.round(values[i]);
		return bytes;
	}

	@Override
	public int getBitDepth() {
		return selection.channels(source).size() == 3 ? 24 : source.isEightBit() ? 8 : source.isSixteenBit() ? 16 : 32;
	}
}
