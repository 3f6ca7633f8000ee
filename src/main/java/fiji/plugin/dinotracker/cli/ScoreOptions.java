package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import fiji.plugin.dinotracker.metrics.Badja;
import fiji.plugin.dinotracker.metrics.Evaluation;
import fiji.plugin.dinotracker.metrics.IdentityScore;
import fiji.plugin.dinotracker.metrics.Metric;
import fiji.plugin.dinotracker.metrics.QueryMode;
import fiji.plugin.dinotracker.metrics.Reliability;
import fiji.plugin.dinotracker.metrics.TapVid;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReaders;

/** Options that say how to score. */
final class ScoreOptions {

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--masks", paramLabel = "PATH", description = "foreground of the frames: a folder or a stack")
	private Path masks;

	@Option(names = "--width", paramLabel = "W", converter = WholeNumber.Count.class, description = "width of the frames in pixels")
	private Integer width;

	@Option(names = "--height", paramLabel = "H", converter = WholeNumber.Count.class, description = "height of the frames in pixels")
	private Integer height;

	@Option(names = "--radius", paramLabel = "PX", description = "share of labels within this many pixels")
	private Double radius;

	@Option(names = "--queries", paramLabel = "MODE", defaultValue = "first", description = { "first: each true track is queried where it is first visible, and later frames count;",
		"strided: on every fifth frame where it is visible, and all frames but the query's count; tracks are then named NAME@FRAME (default: ${DEFAULT-VALUE})" })
	private String queries;

	/** What to measure; at least one metric. */
	List<Metric> metrics() throws IOException {
		if ((width == null) != (height == null)) throw wrong("Give both --width and --height of the frames, or neither");
		if (radius != null && !(radius > 0)) throw wrong("--radius must be more than 0 pixels, not " + radius);
		final List<Metric> metrics = new ArrayList<>();
		if (width != null) metrics.add(new TapVid(mode(), width, height));
		if (masks != null) metrics.add(Badja.of(masks()));
		if (radius != null) metrics.add(new IdentityScore(radius));
		if (metrics.isEmpty()) throw wrong("Say how to score: --width and --height of the frames, --masks, or --radius");
		return metrics;
	}

	private FrameSource masks() throws IOException {
		final FrameSource source = VideoReaders.open(masks);
		if (width != null && (source.width() != width || source.height() != height)) throw wrong("The masks are " + source.width() + " x " + source.height() + //
			" pixels, and --width and --height say " + width + " x " + height + "; give masks of the frames' own size");
		return source;
	}

	/** How queries are taken from true tracks. */
	QueryMode mode() {
		return switch (queries.toLowerCase(Locale.ROOT)) {
			case "first" -> QueryMode.FIRST;
			case "strided" -> QueryMode.STRIDED;
			default -> throw wrong("--queries must be first or strided, not " + queries);
		};
	}

	/** @throws ParameterException if the size of the frames is not known, which {@link #reliability} needs */
	void requireSize() {
		if (width == null) throw wrong("--reliability needs --width and --height of the frames");
	}

	/** What the confidences of some tracks mean. */
	Reliability reliability(final Evaluation evaluation) {
		return Reliability.of(evaluation.matches(), width, height);
	}

	private ParameterException wrong(final String message) {
		return new ParameterException(spec.commandLine(), message);
	}
}
