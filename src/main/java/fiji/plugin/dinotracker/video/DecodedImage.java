package fiji.plugin.dinotracker.video;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_ANYCOLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_ANYDEPTH;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;

/** An image file's pixels: grey or RGB, channels interleaved, as unsigned bytes, unsigned shorts or floats. */
final class DecodedImage implements AutoCloseable {

	/**
	 * What the pixels are like.
	 *
	 * @param channels 1 for grey, 3 for RGB
	 * @param bytes of a value: 1, 2, or 4 for floats
	 */
	record Kind(int width, int height, int channels, int bytes) {

		@Override
		public String toString() {
			return width + " x " + height + " pixels in " + 8 * bytes + " bits " + (channels == 1 ? "grey" : "RGB");
		}
	}

	private final Mat mat;

	private DecodedImage(final Mat mat) {
		this.mat = mat;
	}

	/**
	 * Decodes a file. The bytes are read by Java, since OpenCV does not open every name on Windows.
	 *
	 * @throws IOException if the file cannot be read or is no image
	 */
	static DecodedImage of(final Path file) throws IOException {
		final Optional<TiffHeader> header = TiffHeader.of(file);
		if (header.filter(TiffHeader::showsOtherGreys).isPresent()) return new DecodedImage(values(file, header.get()));
		final byte[] encoded = Files.readAllBytes(file);
		final Mat mat = encoded.length == 0 ? new Mat() : decode(encoded);
		if (mat.empty()) throw undecodable(file);
		if (mat.channels() == 3) cvtColor(mat, mat, COLOR_BGR2RGB);
		if (mat.depth() != CV_8U && mat.depth() != CV_16U) mat.convertTo(mat, CV_32F);
		return new DecodedImage(mat);
	}

	private static Mat decode(final byte[] encoded) {
		try (Mat bytes = new Mat(encoded)) {
			return imdecode(bytes, IMREAD_ANYCOLOR | IMREAD_ANYDEPTH);
		}
	}

	/** Of values that are shown as other greys, such as masks of ImageJ, OpenCV makes what they look like; ImageJ keeps them. */
	private static Mat values(final Path file, final TiffHeader header) throws IOException {
		if (header.isCutShort(file)) throw undecodable(file); // ImageJ would take the rest for zero
		IJ.redirectErrorMessages(true); // to the log instead of a window
		try {
			final ImagePlus image = new Opener().openImage(file.toString());
			if (image == null) throw undecodable(file);
			try (BytePointer pixels = new BytePointer((byte[]) image.getProcessor().getPixels()); Mat shared = new Mat(image.getHeight(), image.getWidth(), CV_8UC1, pixels)) {
				return shared.clone();
			}
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}

	private static IOException undecodable(final Path file) {
		return new IOException("Cannot decode " + file + "; it is damaged or no image, replace or remove it");
	}

	Kind kind() {
		return new Kind(mat.cols(), mat.rows(), mat.channels(), (int) mat.elemSize1());
	}

	byte[] bytes() {
		final byte[] values = new byte[length()];
		mat.data().get(values);
		return values;
	}

	short[] shorts() {
		final short[] values = new short[length()];
		try (ShortPointer data = new ShortPointer(mat.data())) {
			data.get(values);
		}
		return values;
	}

	float[] floats() {
		final float[] values = new float[length()];
		try (FloatPointer data = new FloatPointer(mat.data())) {
			data.get(values);
		}
		return values;
	}

	private int length() {
		return Math.toIntExact(mat.total() * mat.channels());
	}

	@Override
	public void close() {
		mat.close();
	}
}
