package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckInstallationTest {

	@Test
	void lookingDownloadsNothing() {
		CheckInstallation.findings();
		assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
	}

	@Test
	void everyPartIsNamedWithItsState() {
		assertThat(CheckInstallation.findings()).satisfiesExactly( //
			line -> assertThat(line).matches("Engine: PyTorch \\S+ works, on the (CPU|GPU).*"), //
			line -> assertThat(line).matches("Optical flow: OpenCV \\S+ works"), //
			line -> assertThat(line).matches("Memory: [0-9.]+ GB in this computer, .*"), //
			line -> assertThat(line).startsWith("TIFF, PNG, "), //
			line -> assertThat(line).startsWith("Bio-Formats: is "), //
			line -> assertThat(line).matches("FFmpeg: is there, for MP4 and other videos, version \\S+"), //
			line -> assertThat(line).startsWith("Weights in "));
	}
}
