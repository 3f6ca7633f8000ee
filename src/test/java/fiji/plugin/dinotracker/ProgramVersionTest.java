package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramVersionTest {

	@Test
	void theBuildWritesVersionAndCommitDown() {
		assertThat(ProgramVersion.text()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?(, commit [0-9a-f]{7})?");
	}
}
