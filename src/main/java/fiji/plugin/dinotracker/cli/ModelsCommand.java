package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.weights.HashPolicy;
import fiji.plugin.dinotracker.weights.WeightCache;
import fiji.plugin.dinotracker.weights.WeightCatalogue;
import fiji.plugin.dinotracker.weights.WeightFile;

/** {@code dino-tracker models}: the weights of the learned features and flows. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "Lists, fetches and checks the weights of learned features and flows.")
final class ModelsCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	private final WeightCache cache = WeightCache.ofThisComputer(HashPolicy.VERIFY);

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "Say what to do: list, fetch NAME or check");
	}

	@Command(name = "list", mixinStandardHelpOptions = true, description = "Shows what there is, and what is here.")
	void list() {
		final PrintWriter out = spec.commandLine().getOut();
		for (final WeightFile file : WeightCatalogue.files())
			out.printf(Locale.ROOT, "%-26s %8.1f MB  %-8s %s%n", file.name(), file.bytes() / 1e6, Files.exists(cache.path(file)) ? "here" : "-", file.licence());
	}

	@Command(name = "fetch", mixinStandardHelpOptions = true, description = "Downloads weights from their official address.")
	void fetch(@Parameters(paramLabel = "NAME") final String name) throws IOException {
		final WeightFile file = known(name);
		try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
			spec.commandLine().getOut().println(name + " is at " + cache.fetch(file, progress));
		}
	}

	private WeightFile known(final String name) {
		try {
			return WeightCatalogue.named(name);
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	@Command(name = "check", mixinStandardHelpOptions = true, description = "Verifies the content of everything that is here.")
	int check() throws IOException {
		final List<WeightFile> here = WeightCatalogue.files().stream().filter(file -> Files.isRegularFile(cache.path(file))).toList();
		if (here.isEmpty()) spec.commandLine().getOut().println("There are no weights in " + cache.folder());
		int broken = 0;
		try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
			for (final WeightFile file : here)
				if (!check(file, progress)) broken++;
		}
		return broken == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
	}

	private boolean check(final WeightFile file, final Progress progress) throws IOException {
		final boolean good = cache.isAsPublished(file, progress);
		if (good) spec.commandLine().getOut().println(file.name() + " is as published");
		else spec.commandLine().getErr().println(cache.path(file) + " is not the published file (SHA-256 " + file.sha256() + "); delete it and fetch it again");
		return good;
	}
}
