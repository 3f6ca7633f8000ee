package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class ProgramVersionTest {

	@Test
	void theBuildWritesVersionAndCommitDown() {
		final String commit = Files.exists(Path.of(".git")) ? ", commit [0-9a-f]{7}" : "";
		assertThat(ProgramVersion.text()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?" + commit);
	}
}
