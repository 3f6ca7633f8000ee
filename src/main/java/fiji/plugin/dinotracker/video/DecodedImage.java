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

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;

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
		if (TiffHeader.of(file).filter(TiffHeader::hasGreyTable).isPresent()) return new DecodedImage(values(file));
		final byte[] encoded = Files.readAllBytes(file);
		final Mat mat = encoded.length == 0 ? new Mat() : decode(encoded);
		if (mat.empty()) throw new IOException("Cannot decode " + file + "; it is damaged or no image, replace or remove it");
		if (mat.channels() == 3) cvtColor(mat, mat, COLOR_BGR2RGB);
		if (mat.depth() != CV_8U && mat.depth() != CV_16U) mat.convertTo(mat, CV_32F);
		return new DecodedImage(mat);
	}

	private static Mat decode(final byte[] encoded) {
		try (Mat bytes = new Mat(encoded)) {
			return imdecode(bytes, IMREAD_ANYCOLOR | IMREAD_ANYDEPTH);
		}
	}

	/** Values that a table only shows as other greys, such as masks of ImageJ, which are shown inverted; OpenCV turns them into what they look like. */
	private static Mat values(final Path file) throws IOException {
		final ImagePlus image = new Opener().openImage(file.toString());
		if (image == null) throw new IOException("Cannot decode " + file + "; it is damaged, replace or remove it");
		try (BytePointer pixels = new BytePointer((byte[]) image.getProcessor().getPixels()); Mat shared = new Mat(image.getHeight(), image.getWidth(), CV_8UC1, pixels)) {
			return shared.clone();
		}
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
