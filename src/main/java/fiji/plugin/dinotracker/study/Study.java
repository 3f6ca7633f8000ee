package fiji.plugin.dinotracker.study;

import java.nio.file.Path;
import java.util.List;

/**
 * Sequences, and settings to try on them.
 *
 * @param sequences in the order they are tracked and shown
 * @param settings in the order they are tried and shown
 */
public record Study(List<StudySequence> sequences, List<StudySetting> settings) {

	public Study {
		sequences = List.copyOf(sequences);
		settings = List.copyOf(settings);
	}

	/**
	 * Everything to run, sequence by sequence.
	 *
	 * @param out the folder of the results; each run has its own in it, {@code SEQUENCE/SETTING/seed-N}
	 */
	List<StudyRun> runs(final Path out) {
		return sequences.stream().flatMap(sequence -> settings.stream() //
			.filter(setting -> setting.sequences().contains(sequence.name())) //
			.flatMap(setting -> setting.variants().stream().map(how -> new StudyRun(sequence, setting.name(), how, folder(out, sequence, setting, how))))).toList();
	}

	private static Path folder(final Path out, final StudySequence sequence, final StudySetting setting, final RunSettings how) {
		return out.resolve(sequence.name()).resolve(setting.name()).resolve("seed-" + how.settings().training().seed());
	}
}
