package fiji.plugin.dinotracker.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.Method;
import fiji.plugin.dinotracker.TrackerSettings;

class StudyFileTest {

	private static final String GOOD = """
		data: sequences
		sequences:
		  - name: horse
		    input: horse/frames
		    truth: horse/tracks.csv
		    masks: horse/masks
		    metric: badja
		  - { name: cells, input: cells.tif, truth: cells.csv, metric: identity, radius: 15 }
		settings:
		  - name: plain
		  - name: varied
		    options: { iterations: 50, trust-weights: true, without: [flow, cycle] }
		    seeds: [1, 2]
		    sequences: [cells]
		""";

	@TempDir
	private Path folder;

	private final List<Map<String, String>> read = new ArrayList<>();

	private Study read(final String text, final Optional<Path> data) throws IOException {
		return StudyFile.read(Files.writeString(folder.resolve("study.yaml"), text), data, options -> {
			read.add(options);
			final TrackerSettings settings = TrackerSettings.preset("quick");
			return new RunSettings(Method.RAW, settings.withTraining(settings.training().withSeed(Long.parseLong(options.getOrDefault("seed", "2")))));
		});
	}

	private void assertRefused(final String text, final String message) {
		assertThatThrownBy(() -> read(text, Optional.empty())).isInstanceOf(IOException.class).hasMessage(folder.resolve("study.yaml") + message);
	}

	private static String changed(final String from, final String to) {
		assertThat(GOOD).contains(from);
		return GOOD.replace(from, to);
	}

	@Test
	void sequencesAndSettingsAreReadInTheirOrder() throws IOException {
		final Study study = read(GOOD, Optional.empty());
		final Path data = folder.resolve("sequences");
		assertThat(study.sequences()).containsExactly( //
			new StudySequence("horse", data.resolve("horse/frames"), data.resolve("horse/tracks.csv"), MetricKind.BADJA, Optional.of(data.resolve("horse/masks")), 0), //
			new StudySequence("cells", data.resolve("cells.tif"), data.resolve("cells.csv"), MetricKind.IDENTITY, Optional.empty(), 15));
		assertThat(study.settings()).extracting(StudySetting::name).containsExactly("plain", "varied");
		assertThat(study.settings()).extracting(StudySetting::sequences).containsExactly(List.of("horse", "cells"), List.of("cells"));
		assertThat(read).containsExactly(Map.of(), //
			Map.of("iterations", "50", "trust-weights", "true", "without", "flow,cycle", "seed", "1"), //
			Map.of("iterations", "50", "trust-weights", "true", "without", "flow,cycle", "seed", "2"));
	}

	@Test
	void pathsStartFromAnotherFolderIfOneIsGiven() throws IOException {
		assertThat(read(GOOD, Optional.of(Path.of("elsewhere"))).sequences().get(0).input()).isEqualTo(Path.of("elsewhere/horse/frames"));
	}

	@Test
	void aSettingRunsOnItsSequencesOnceASeed() throws IOException {
		assertThat(read(GOOD, Optional.empty()).runs(Path.of("out"))).extracting(run -> run.sequence().name() + " " + run.setting()) //
			.containsExactly("horse plain", "cells plain", "cells varied", "cells varied");
	}

	@Test
	void unknownKeysAreNamed() {
		assertRefused(GOOD + "seeds: [1]\n", ": unknown key 'seeds'; use data, sequences, settings");
		assertRefused(changed("masks:", "mask:"), ", horse: unknown key 'mask'; use name, input, truth, metric, masks, radius");
		assertRefused(changed("options:", "option:"), ", varied: unknown key 'option'; use name, options, seeds, sequences");
	}

	@Test
	void missingKeysAreNamed() {
		assertRefused(changed("    truth: horse/tracks.csv\n", ""), ", horse: the key 'truth' is missing");
		assertRefused(changed("- name: plain", "- options: {}"), ", a setting: the key 'name' is missing");
		assertRefused(changed("    masks: horse/masks\n", ""), ", horse: the key 'masks' must be there for the metric badja and no other");
		assertRefused(changed(", radius: 15", ""), ", cells: the key 'radius' must be there for the metric identity and no other");
		assertRefused("data: x\n", ": the key 'sequences' must list at least one");
		assertRefused("", " must have the keys data, sequences, settings");
	}

	@Test
	void impossibleValuesAreNamed() {
		assertRefused(changed("metric: badja", "metric: best"), ", horse: the key 'metric' must be badja, tapvid or identity, not best");
		assertRefused(changed("radius: 15", "radius: -1"), ", cells: the key 'radius' must be positive, not -1");
		assertRefused(changed("radius: 15", "radius: far"), ", cells: the key 'radius' must be a number of pixels, not far");
		assertRefused(changed("seeds: [1, 2]", "seeds: 1"), ", varied: the key 'seeds' must be a list");
		assertRefused(changed("seeds: [1, 2]", "seeds: [1, 1]"), ", varied: the key 'seeds' has a number twice");
		assertRefused(changed("seeds: [1, 2]", "seeds: [1, '01']"), ", varied: the key 'seeds' has a number twice");
		assertRefused(changed("iterations: 50", "seed: 50"), ", varied: the key 'seeds' cannot be there beside the option seed; leave one out");
		assertRefused(changed("sequences: [cells]", "sequences: [cell]"), ", varied: the key 'sequences' has cell, which is none of horse, cells");
		assertRefused(changed("name: varied", "name: plain"), ": the key 'settings' has plain twice, whatever its capitals; give each its own name");
		assertRefused(changed("name: varied", "name: PLAIN"), ": the key 'settings' has PLAIN twice, whatever its capitals; give each its own name");
		assertRefused(changed("name: cells", "name: Horse"), ": the key 'sequences' has Horse twice, whatever its capitals; give each its own name");
		assertRefused(changed("name: plain", "name: a/b"), ": the key 'settings' has the name 'a/b'; use letters, digits, dots and dashes, the first a letter or digit");
		assertRefused(changed("name: plain", "name: .."), ": the key 'settings' has the name '..'; use letters, digits, dots and dashes, the first a letter or digit");
		assertRefused(changed("name: horse", "name: -horse"), ": the key 'sequences' has the name '-horse'; use letters, digits, dots and dashes, the first a letter or digit");
	}

	@Test
	void whatIsNoYamlIsRefusedInOneLine() {
		assertRefused(changed("- name: plain", "- name: [plain"), ", line 11: expected ',' or ']', but got :");
		assertThatThrownBy(() -> read(GOOD + "data: twice\n", Optional.empty())).hasMessageContaining("duplicate key").hasMessageNotContaining("\n");
	}
}
