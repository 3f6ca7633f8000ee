package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.benchmark.Benchmark;
import fiji.plugin.dinotracker.benchmark.BenchmarkReport;
import fiji.plugin.dinotracker.storage.AtomicFile;

/** {@code dino-tracker benchmark}: how fast this machine trains and tracks, and how much memory it takes. */
@Command(name = "benchmark", mixinStandardHelpOptions = true, description = { "Measures how fast this machine trains and tracks.",
	"A run on a made-up video: time of each stage, memory, and the training step against what the machine reaches." })
final class BenchmarkCommand implements Callable<Integer> {

	private static final int ITERATIONS = 60;
	private static final int QUICK_ITERATIONS = 14;

	@Spec
	private CommandSpec spec;

	@Option(names = "--quick", description = "fewer iterations: a few minutes on two cores")
	private boolean quick;

	@Option(names = "--preset", paramLabel = "NAME", defaultValue = "quick", description = "quick, balanced or paper, with the built-in features and flow (default: quick)")
	private String preset;

	@Option(names = "--frames", paramLabel = "N", defaultValue = "50", description = "frames of the video (default: 50)")
	private int frames;

	@Option(names = "--points", paramLabel = "N", defaultValue = "1000", description = "points to track (default: 1000)")
	private int points;

	@Option(names = "--json", paramLabel = "FILE", description = "write the figures to this file too")
	private Path json;

	@Override
	public Integer call() throws IOException {
		final Benchmark benchmark = benchmark();
		final BenchmarkReport report;
		try (ConsoleProgress console = new ConsoleProgress(spec.commandLine().getErr())) {
			report = benchmark.run(Machine.describe(), console);
		}
		if (json != null) AtomicFile.writeText(json, writer -> writer.write(report.toJson()));
		spec.commandLine().getOut().println(report.toText());
		return 0;
	}

	/** @throws ParameterException if a value is out of range */
	private Benchmark benchmark() {
		try {
			return new Benchmark(preset, frames, points, quick ? QUICK_ITERATIONS : ITERATIONS);
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}
}
