package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

	private final StringWriter err = new StringWriter();
	private final PrintWriter writer = new PrintWriter(err);

	private void assertLastLines(final String... lines) {
		assertThat(Stream.of(err.toString().split("\n")).map(line -> line.substring(line.lastIndexOf('\r') + 1).strip())).containsExactly(lines);
	}

	@Test
	void whatIsToldAfterAStageThatDidNotEndBeginsOnALineOfItsOwn() {
		try (ConsoleProgress progress = new ConsoleProgress(writer)) {
			progress.report("Training", 1, 3, "");
		}
		writer.println("The disk is full");
		assertLastLines("Training 1/3", "The disk is full");
	}

	@Test
	void aStageThatEndsLeavesNoEmptyLine() {
		try (ConsoleProgress progress = new ConsoleProgress(writer)) {
			progress.report("Training", 1, 2, "");
			progress.report("Training", 2, 2, "");
			progress.report("Tracking", 4, 4, "");
		}
		assertLastLines("Training 2/2", "Tracking 4/4");
	}

	@Test
	void aNoteTakesThePlaceOfTheProgressSoFar() {
		try (ConsoleProgress progress = new ConsoleProgress(writer)) {
			progress.report("Training", 1, 2, "");
			progress.note("Learning goes on after iteration 1");
			progress.report("Training", 2, 2, "");
		}
		assertLastLines("Learning goes on after iteration 1", "Training 2/2");
	}
}
