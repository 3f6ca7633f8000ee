package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.command.Engine.Presence;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.weights.EngineCatalogue;
import fiji.plugin.dinotracker.weights.EngineInstaller;
import fiji.plugin.dinotracker.weights.WeightFile;

class EngineTest {

	private static final List<WeightFile> FILES = EngineCatalogue.files("win-x86_64");

	@TempDir
	private Path jars;

	private final List<String> questions = new ArrayList<>();

	private Engine engine(final Presence present) {
		return new Engine(present, new EngineInstaller(jars, FILES), files -> {
			questions.add(Engine.question(files));
			return false;
		});
	}

	@Test
	void whereItIsNobodyIsAsked() throws IOException {
		engine(Presence.THERE).require(Progress.NONE);
		assertThat(questions).isEmpty();
		assertThat(Engine.ofThisComputer().isInstalled()).isTrue();
	}

	@Test
	void whatKeepsItFromStartingIsTold() throws IOException {
		assertThat(engine(Presence.THERE).obstacle()).isEmpty();
		assertThat(engine(Presence.OF_ANOTHER_VERSION).obstacle()).hasValueSatisfying(line -> assertThat(line).contains("of another version", "delete pytorch-native-*.jar"));
		assertThat(engine(Presence.MISSING).obstacle()).hasValue("It is not installed; run Install Engine... and start ImageJ again");
		for (final WeightFile file : FILES)
			Files.createFile(jars.resolve(file.file()));
		assertThat(engine(Presence.MISSING).obstacle()).hasValue("It is installed in " + jars + "; start ImageJ again to use it");
	}

	@Test
	void aNoInstallsNothingAndSaysHowToInstallLater() {
		assertThatThrownBy(() -> engine(Presence.MISSING).require(Progress.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Install Engine...");
		assertThat(jars).isEmptyDirectory();
		assertThat(questions).singleElement().asString().contains("pytorch-native-cpu", "166 MB", "repo1.maven.org", "LGPL");
	}

	@Test
	void anEngineOfAnotherVersionMustGoFirst() {
		assertThat(Engine.presence(List.of("2.7.1-20250812", "2.7.1-0.35.1"))).isEqualTo(Presence.THERE);
		assertThat(Engine.presence(List.of("2.7.1-20250812", ""))).isEqualTo(Presence.MISSING);
		assertThat(Engine.presence(List.of("2.5.1-20241112", "2.5.1-0.32.0"))).isEqualTo(Presence.OF_ANOTHER_VERSION);
		assertThatThrownBy(() -> engine(Presence.OF_ANOTHER_VERSION).require(Progress.NONE)).hasMessageContaining("delete pytorch-native-*.jar");
		assertThat(questions).isEmpty();
	}

	@Test
	void aLibraryOfAnotherVersionIsNotBlamedOnTheEngine() {
		assertThat(Engine.problem(new NoSuchMethodError("org.apache.commons.csv.CSVFormat$Builder.get()"))).hasMessageContaining("of another version").hasMessageContaining("CSVFormat$Builder.get()");
		assertThat(Engine.problem(new UnsatisfiedLinkError("c10.dll"))).hasMessageContaining("The engine does not start");
	}

	@Test
	void afterTheInstallationImageJMustBeStartedAgain() throws IOException {
		for (final WeightFile file : FILES)
			Files.createFile(jars.resolve(file.file()));
		assertThat(engine(Presence.MISSING).isInstalled()).isTrue();
		assertThatThrownBy(() -> engine(Presence.MISSING).require(Progress.NONE)).hasMessageContaining("start ImageJ again");
		assertThat(questions).isEmpty();
	}
}
