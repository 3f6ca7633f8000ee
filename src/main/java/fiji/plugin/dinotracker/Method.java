package fiji.plugin.dinotracker;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.progress.Progress;

/** The ways to follow points: the paper's, and the baselines it is compared with (Sec. 4). */
public enum Method {

	/** Trained on the stack. */
	DINO_TRACKER("dino-tracker") {

		@Override
		public PointFollower prepare(final TrackerInput input, final TrackerSettings settings, final RunResources resources, final Progress progress)
			throws IOException
		{
			return DinoTracker.train(input, settings, resources, progress);
		}
	},

	/** Frozen features alone, without training (App. A.5). */
	RAW("raw") {

		@Override
		public PointFollower prepare(final TrackerInput input, final TrackerSettings settings, final RunResources resources, final Progress progress)
			throws IOException
		{
			return new Baseline(this, new Preparation(input, settings, resources, progress), Preparation::trackByFeatures);
		}
	},

	/** Chained optical flow, without features. */
	FLOW("flow") {

		@Override
		public PointFollower prepare(final TrackerInput input, final TrackerSettings settings, final RunResources resources, final Progress progress)
			throws IOException
		{
			return new Baseline(this, new Preparation(input, settings, resources, progress), Preparation::trackByFlow);
		}
	};

	private final String label;

	Method(final String label) {
		this.label = label;
	}

	/** The name users choose it by. */
	public String label() {
		return label;
	}

	/** The names users choose from. */
	public static List<String> labels() {
		return Stream.of(values()).map(Method::label).toList();
	}

	/**
	 * A method by the name users choose it by.
	 *
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public static Method named(final String label) {
		return Stream.of(values()).filter(method -> method.label.equals(label)).findFirst().orElseThrow(() -> //
			new IllegalArgumentException("Unknown method " + label + "; use one of " + String.join(", ", labels())));
	}

	/**
	 * Does everything that can be done before points are known.
	 *
	 * @param resources what may be used of this computer
	 * @throws IOException if weights are missing or cannot be read; the message says what to do
	 * @throws IllegalArgumentException if the input or the settings do not fit, or memory does not suffice; the message says
	 *           what to do
	 * @throws java.util.concurrent.CancellationException if cancelled; a training that is cancelled keeps what it has
	 */
	public abstract PointFollower prepare(TrackerInput input, TrackerSettings settings, RunResources resources, Progress progress) throws IOException;
}
