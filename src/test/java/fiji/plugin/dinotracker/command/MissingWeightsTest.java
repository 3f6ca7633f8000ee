package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.progress.CancelledProgress;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.weights.HashPolicy;
import fiji.plugin.dinotracker.weights.WeightCache;
import fiji.plugin.dinotracker.weights.WeightFile;

class MissingWeightsTest {

	/** Stops a download before its first byte. */
	private static final Progress STOPPED = new CancelledProgress();

	@TempDir
	private Path folder;

	private final List<WeightFile> questions = new ArrayList<>();

	private MissingWeights answered(final boolean answer, final HashPolicy policy) {
		return new MissingWeights(new WeightCache(folder, policy), question -> {
			questions.add(question);
			return answer;
		});
	}

	@Test
	void theUserIsAskedForEachModel() throws IOException {
		answered(false, HashPolicy.VERIFY).fetch(List.of("dinov2-vitl14", "raft-large"), STOPPED);
		assertThat(questions).extracting(WeightFile::name).containsExactly("dinov2-vitl14", "raft-large");
	}

	@Test
	void nothingIsDownloadedWithoutConsent() throws IOException {
		answered(false, HashPolicy.VERIFY).fetch(List.of("raft-small"), STOPPED);
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aYesStartsADownloadThatCanBeCancelled() {
		assertThatThrownBy(() -> answered(true, HashPolicy.VERIFY).fetch(List.of("raft-small"), STOPPED)).isInstanceOf(CancellationException.class);
		assertThat(questions).hasSize(1);
	}

	@Test
	void weightsThatAreHereInEitherFormatAreNotAskedFor() throws IOException {
		Files.createFile(folder.resolve("dinov2-small.safetensors"));
		Files.createFile(folder.resolve("raft_large_C_T_SKHT_V2-ff5fadd5.pth"));
		answered(true, HashPolicy.TRUST).fetch(List.of("dinov2-vits14", "raft-large"), STOPPED);
		assertThat(questions).isEmpty();
	}
}
