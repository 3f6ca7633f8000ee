package fiji.plugin.dinotracker.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imwrite;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoReadersTest {

	@TempDir
	private Path folder;

	private Path png() {
		final Path file = folder.resolve("0.png");
		try (Mat image = new Mat(4, 5, CV_8UC1, new Scalar(10))) {
			imwrite(file.toString(), image);
		}
		return file;
	}

	@Test
	void aFolderIsOpenedAsItsImages() throws IOException {
		png();
		assertThat(VideoReaders.open(folder).pixels(0, 0, 0)).containsOnly(10);
	}

	@Test
	void aFileIsOpenedByItsContent() throws IOException {
		assertThat(VideoReaders.open(png()).pixels(0, 0, 0)).containsOnly(10);
	}

	@Test
	void aMissingFileIsNamed() {
		assertThatThrownBy(() -> VideoReaders.open(folder.resolve("none.tif"))) //
			.isInstanceOf(FileNotFoundException.class).hasMessageEndingWith("none.tif; check the path");
	}

	@Test
	void whatToInstallIsSaidOfAFileOfNoKnownKind() throws IOException {
		final Path file = Files.writeString(folder.resolve("notes.txt"), "no image");
		assertThatThrownBy(() -> VideoReaders.open(file)).isInstanceOf(IOException.class).hasMessageContaining("; install Bio-Formats for microscope formats").hasMessageContaining(", or convert it to");
	}
}
