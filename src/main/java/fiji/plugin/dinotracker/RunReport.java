package fiji.plugin.dinotracker;

import java.util.List;
import java.util.Map;

import fiji.plugin.dinotracker.tensor.Torch;

/**
 * How a run went, for the file {@code run.json}.
 *
 * @param input name of the stack
 * @param method how points were followed, by the name users choose it by
 * @param settings what was chosen
 * @param version of this program
 * @param engine name and version of the engine that computed
 * @param device where it computed
 * @param seconds time of each stage
 * @param peakMemoryBytes the most memory the process held, heap and all; 0 where the system does not tell
 * @param notes what {@code auto} came to and why, in lines
 * @param losses the objective at each iteration
 */
public record RunReport(String input, String method, TrackerSettings settings, String version, String engine, String device, Map<String, Double> seconds,
	long peakMemoryBytes, List<String> notes, List<Float> losses)
{

	/** The report of a run that ends now. */
	static RunReport of(final Method method, final Preparation preparation, final Map<String, Double> seconds, final List<Float> losses) {
		final String version = RunReport.class.getPackage().getImplementationVersion();
		return new RunReport(preparation.input().source().name(), method.label(), preparation.settings(), version == null ? "development" : version, Torch.version(),
			preparation.device().toString(), seconds, ProcessMemory.peak(), preparation.notes(), losses);
	}
}
