package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Plugin;

import fiji.plugin.dinotracker.Method;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.export.TrackFormat;
import fiji.plugin.dinotracker.weights.WeightCatalogue;
import fiji.plugin.dinotracker.weights.WeightFile;

import ij.Macro;

/** The form of our commands that makes them work the same in Fiji, in plain ImageJ, and in scripts. */
class CommandFormTest {

	static Stream<Class<? extends Command>> commands() {
		return Stream.of(OpenVideo.class, TrackPoints.class, TrackMorePoints.class, TrackFolder.class, ShowSimilarity.class, ShowFeatures.class, EvaluateTracks.class, ConvertTracks.class, Models.class, InstallEngine.class, CheckInstallation.class);
	}

	private static List<ModuleItem<?>> fields(final Class<? extends Command> command) throws ModuleException {
		return new Options(new CommandInfo(command).createModule()).fields();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void aMacroNamesAParameterAsAScriptDoes(final Class<? extends Command> command) throws ModuleException {
		assertThat(fields(command)).allSatisfy(item -> {
			assertThat(item.getName()).matches("[a-z]+");
			assertThat(Macro.trimKey(item.getLabel())).isEqualTo(item.getName());
			assertThat(item.getDescription()).isNotEmpty();
		});
	}

	@ParameterizedTest
	@MethodSource("commands")
	void noNameIsTheEndOfAnother(final Class<? extends Command> command) throws ModuleException {
		final List<String> names = fields(command).stream().map(ModuleItem::getName).collect(Collectors.toList());
		for (final String name : names)
			assertThat(names).filteredOn(other -> other.endsWith(name)).containsExactly(name);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void nothingIsRememberedFromOneRunToTheNext(final Class<? extends Command> command) throws ModuleException {
		assertThat(fields(command)).noneMatch(ModuleItem::isPersisted);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyParameterHasADefaultOrMayBeMissing(final Class<? extends Command> command) throws ModuleException {
		final Options options = new Options(new CommandInfo(command).createModule());
		assertThat(options.fields()).allMatch(item -> !item.isRequired() || !options.text(item).isEmpty());
		options.requireValid();
	}

	@Test
	void whateverTheSettingsKnowCanBeChosen() {
		final CommandInfo command = new CommandInfo(TrackPoints.class);
		assertThat(Options.choices(command.getInput("preset"))).isEqualTo(TrackerSettings.PRESETS);
		assertThat(Options.choices(command.getInput("features"))).startsWith("preset").containsOnlyOnceElementsOf(TrackerSettings.FEATURES);
		assertThat(Options.choices(command.getInput("flow"))).startsWith("preset").containsOnlyOnceElementsOf(TrackerSettings.FLOWS);
		assertThat(Options.choices(new CommandInfo(TrackFolder.class).getInput("method"))).isEqualTo(Method.labels());
	}

	@Test
	void tracksCanBeConvertedToEveryFormat() {
		assertThat(Options.choices(new CommandInfo(ConvertTracks.class).getInput("format"))).isEqualTo(TrackFormat.labels());
	}

	@Test
	void allWeightsCanBeFetched() {
		assertThat(Options.choices(new CommandInfo(Models.class).getInput("weights"))).isEqualTo(WeightCatalogue.files().stream().map(WeightFile::name).toList());
	}

	@Test
	void theMenuOfPlainImageJHasTheCommandsOfFiji() throws IOException {
		assertThat(PlainImageJ.entries()).extracting(entry -> entry.group(4) + ": " + entry.group(1) + ">" + entry.group(2)) //
			.containsExactlyElementsOf(commands().map(command -> command.getName() + ": " + command.getAnnotation(Plugin.class).menuPath()).collect(Collectors.toList()));
		assertThat(PlainImageJ.entries()).extracting(entry -> entry.group(3)).containsOnly(LegacyLauncher.class.getName());
	}

	@Test
	void sciJavaFindsThem() throws IOException {
		try (InputStream index = TrackPoints.class.getResourceAsStream("/META-INF/json/org.scijava.plugin.Plugin")) {
			assertThat(new String(index.readAllBytes(), StandardCharsets.UTF_8)) //
				.contains(commands().map(Class::getName).toArray(String[]::new)).contains(ScriptSafe.class.getName(), EmptyFiles.class.getName());
		}
	}
}
