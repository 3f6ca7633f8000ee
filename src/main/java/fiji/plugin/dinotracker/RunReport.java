package fiji.plugin.dinotracker;

import java.util.List;
import java.util.Map;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;

/**
 * How a run went, for the file {@code run.json}.
 *
 * @param input name of the stack
 * @param part which frames, channel and plane of it
 * @param mask name of the mask that was given, if any
 * @param method how points were followed, by the name users choose it by
 * @param settings what was chosen
 * @param geometry the sizes of the frames as they are and as they were tracked
 * @param version of this program
 * @param engine name and version of the engine that computed
 * @param device where it computed
 * @param seconds time of each stage
 * @param peakMemoryBytes the most memory the process held, heap and all; 0 where the system does not tell
 * @param notes what {@code auto} came to and why, in lines
 * @param losses the objective at each iteration
 */
public record RunReport(String input, FrameSelection part, String mask, String method, TrackerSettings settings, VideoGeometry geometry, String version, String engine, String device,
	Map<String, Double> seconds, long peakMemoryBytes, List<String> notes, List<Float> losses)
{

	/** How long it took, all stages together. */
	public double totalSeconds() {
		return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
	}

	/** The report of a run that ends now. */
	static RunReport of(final Method method, final Preparation preparation, final Map<String, Double> seconds, final List<Float> losses) {
		final TrackerInput input = preparation.input();
		return new RunReport(input.source().name(), input.selection(), input.mask().map(FrameSource::name).orElse(null), method.label(), preparation.settings(),
			preparation.video().geometry(), ProgramVersion.text(), Torch.version(), preparation.device().toString(), seconds, ProcessMemory.peak(), preparation.notes(), losses);
	}
}
