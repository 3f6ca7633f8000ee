package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.command.MovingTexture;

import ij.IJ;

/** A folder that is tracked by processes of their own, one of which is killed in the middle. */
@Timeout(240)
class BatchProcessTest {

	private static final List<String> GOOD = List.of("one", "three", "two");

	@TempDir
	private static Path home;
	private static Path folder;

	@BeforeAll
	static void makeFolder() throws IOException {
		folder = Files.createDirectory(home.resolve("stacks"));
		for (final String name : GOOD) {
			IJ.saveAsTiff(MovingTexture.image(), folder.resolve(name + ".tif").toString());
			Files.writeString(folder.resolve(name + ".csv"), "name,frame,x,y\nnose,0,40,50\ntail,0,60,30\n");
		}
	}

	private static CommandProcess start(final Path out, final String... more) throws IOException {
		final List<String> arguments = new ArrayList<>(List.of("batch", folder.toString(), "--out", out.toString(), "--features", "dense-sift", "--flow", "dis", "--height", "98", "--seed", "3"));
		arguments.addAll(List.of(more));
		return CommandProcess.start(Files.createTempFile(home, "said", ".txt"), arguments);
	}

	private static List<String> withoutSeconds(final Path out) throws IOException {
		return Files.readAllLines(out.resolve("summary.csv")).stream().map(row -> row.replaceFirst("^(\\w+,\\d+,\\d+),[\\d.]+", "$1")).toList();
	}

	private static TreeMap<String, Long> times(final Path out) throws IOException {
		final TreeMap<String, Long> times = new TreeMap<>();
		try (Stream<Path> all = Files.walk(out)) {
			all.filter(Files::isRegularFile).filter(file -> !file.endsWith("summary.csv")).forEach(file -> times.put(out.relativize(file).toString(), file.toFile().lastModified()));
		}
		return times;
	}

	@Test
	void aBatchThatIsKilledAndRunAgainEndsAsOneThatIsNot() throws IOException, InterruptedException {
		final Path killed = home.resolve("killed");
		final Path straight = home.resolve("straight");
		final String[] training = { "--iterations", "15" };
		start(killed, training).killWhenThere(killed.resolve("one/run.json"));
		assertThat(killed.resolve("two/run.json")).doesNotExist();
		final TreeMap<String, Long> before = times(killed.resolve("one"));
		final CommandProcess again = start(killed, training);
		assertThat(again.end()).as(again.said()).isZero();
		final CommandProcess whole = start(straight, training);
		assertThat(whole.end()).as(whole.said()).isZero();
		assertThat(times(killed.resolve("one"))).as("what was complete is kept").isEqualTo(before);
		assertThat(withoutSeconds(killed)).hasSize(4).isEqualTo(withoutSeconds(straight));
		for (final String name : GOOD)
			assertThat(killed.resolve(name).resolve("tracks.csv")).hasSameTextualContentAs(straight.resolve(name).resolve("tracks.csv"));
		assertThat(times(killed).keySet()).as("nothing half is left").isEqualTo(times(straight).keySet());
	}
}
