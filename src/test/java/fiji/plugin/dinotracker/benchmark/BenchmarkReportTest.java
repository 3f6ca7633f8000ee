package fiji.plugin.dinotracker.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonParser;

class BenchmarkReportTest {

	private final BenchmarkReport report = new BenchmarkReport("two cores", Map.of("Training", 12.5), Map.of("iterations/s", 0.75));

	@Test
	void theTableHasARowForEachStageAndFigure() {
		assertThat(report.toText().lines()).containsExactly("two cores", String.format("%-52s     12.500 s", "Training"), "", String.format("%-52s      0.750", "iterations/s"));
	}

	@Test
	void theJsonHasTheSame() {
		assertThat(JsonParser.parseString(report.toJson())).isEqualTo(JsonParser.parseString( //
			"{'machine': 'two cores', 'seconds': {'Training': 12.5}, 'figures': {'iterations/s': 0.75}}"));
	}
}
