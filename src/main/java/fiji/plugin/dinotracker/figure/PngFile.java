package fiji.plugin.dinotracker.figure;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import fiji.plugin.dinotracker.storage.AtomicFile;

/** Writes figures as PNG. */
public final class PngFile {

	private PngFile() {}

	/**
	 * Writes a figure, see {@link AtomicFile#write}.
	 *
	 * @throws IOException if that fails; an older file of that name is then untouched
	 */
	public static void write(final RenderedImage figure, final Path file) throws IOException {
		AtomicFile.write(file, part -> {
			try (OutputStream stream = Files.newOutputStream(part)) {
				ImageIO.write(figure, "png", stream);
			}
		});
	}
}
