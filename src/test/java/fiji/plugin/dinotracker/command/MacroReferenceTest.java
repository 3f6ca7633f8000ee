package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;

import org.junit.jupiter.api.Test;

class MacroReferenceTest {

	private static final String WRITE = "macro.reference";

	/** With {@code -Dmacro.reference=write} it brings the file up to date instead. */
	@Test
	void theReferenceSaysWhatTheCommandsTake() throws Exception {
		if ("write".equals(System.getProperty(WRITE))) Files.writeString(MacroReference.FILE, MacroReference.text());
		assertThat(Files.readAllLines(MacroReference.FILE)).as("stale; run mvn test -Dtest=MacroReferenceTest -D" + WRITE + "=write, and commit the file") //
			.isEqualTo(MacroReference.text().lines().toList());
	}
}
