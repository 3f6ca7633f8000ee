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

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.weights.EngineCatalogue;
import fiji.plugin.dinotracker.weights.EngineInstaller;
import fiji.plugin.dinotracker.weights.WeightFile;

class EngineTest {

	private static final List<WeightFile> FILES = EngineCatalogue.files("win-x86_64");

	@TempDir
	private Path jars;

	private final List<String> questions = new ArrayList<>();

	private Engine engine(final boolean present) {
		return new Engine(present, new EngineInstaller(jars, FILES), files -> {
			questions.add(Engine.question(files));
			return false;
		});
	}

	@Test
	void whereItIsNobodyIsAsked() throws IOException {
		engine(true).require(Progress.NONE);
		assertThat(questions).isEmpty();
		assertThat(Engine.ofThisComputer().isInstalled()).isTrue();
	}

	@Test
	void aNoInstallsNothingAndSaysHowToInstallLater() {
		assertThatThrownBy(() -> engine(false).require(Progress.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Install Engine...");
		assertThat(jars).isEmptyDirectory();
		assertThat(questions).singleElement().asString().contains("pytorch-native-cpu", "166 MB", "repo1.maven.org", "LGPL");
	}

	@Test
	void afterTheInstallationImageJMustBeStartedAgain() throws IOException {
		for (final WeightFile file : FILES)
			Files.createFile(jars.resolve(file.file()));
		assertThat(engine(false).isInstalled()).isTrue();
		assertThatThrownBy(() -> engine(false).require(Progress.NONE)).hasMessageContaining("start ImageJ again");
		assertThat(questions).isEmpty();
	}
}
