package fiji.plugin.dinotracker.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import ij.io.FileInfo;
import ij.io.TiffDecoder;

/** What the header of a TIFF file says of its images, as ImageJ reads it. */
public final class TiffHeader {

	/** Kinds of pixels that take whole bytes. */
	private static final Set<Integer> WHOLE_BYTES = Set.of(FileInfo.GRAY8, FileInfo.COLOR8, FileInfo.GRAY16_UNSIGNED, FileInfo.GRAY16_SIGNED, FileInfo.GRAY32_FLOAT, FileInfo.RGB);

	private final FileInfo[] images;

	private TiffHeader(final FileInfo[] images) {
		this.images = images;
	}

	/**
	 * Reads the header of a file, whatever its name: there are formats that are TIFF within, such as STK.
	 *
	 * @return empty if it is no TIFF file, or ImageJ finds no image in it
	 */
	public static Optional<TiffHeader> of(final Path path) {
		final Path whole = path.toAbsolutePath();
		try {
			return Optional.ofNullable(new TiffDecoder(whole.getParent().toString(), whole.getFileName().toString()).getTiffInfo()).map(TiffHeader::new);
		}
		catch (final IOException | RuntimeException e) {
			return Optional.empty(); // what is wrong with it is told by who reads its pixels
		}
	}

	/** The first image. */
	public FileInfo first() {
		return images[0];
	}

	/** How many images there are. */
	public int count() {
		return Math.max(images.length, images[0].nImages);
	}

	/** Whether ImageJ has written the file, or a program that calls itself so and compresses nothing, as ImageJ does not. */
	public boolean isOfImageJ() {
		return isUncompressed(images[0]) && images[0].description != null && images[0].description.startsWith("ImageJ=");
	}

	private static boolean isUncompressed(final FileInfo image) {
		return image.compression <= FileInfo.COMPRESSION_NONE;
	}

	/** Whether the first image is of bytes that are shown as other greys: inverted, or as a table says. */
	boolean showsOtherGreys() {
		return switch (first().fileType) {
			case FileInfo.GRAY8 -> first().whiteIsZero;
			case FileInfo.COLOR8 -> Arrays.equals(first().reds, first().greens) && Arrays.equals(first().greens, first().blues);
			default -> false;
		};
	}

	/** Whether a file ends before its last image, as far as that can be told without reading it. */
	public boolean isCutShort(final Path path) throws IOException {
		final FileInfo last = images[images.length - 1];
		return isUncompressed(last) && WHOLE_BYTES.contains(last.fileType) && end(last) > Files.size(path);
	}

	private static long end(final FileInfo image) {
		final boolean inStrips = image.nImages <= 1 && image.stripOffsets != null && image.stripOffsets.length > 1;
		if (inStrips) return Integer.toUnsignedLong(image.stripOffsets[image.stripOffsets.length - 1]) + image.stripLengths[image.stripLengths.length - 1];
		final long bytes = (long) image.width * image.height * image.getBytesPerPixel();
		return image.getOffset() + Math.max(1, image.nImages) * bytes + Math.max(0, image.nImages - 1) * image.getGap();
	}
}
