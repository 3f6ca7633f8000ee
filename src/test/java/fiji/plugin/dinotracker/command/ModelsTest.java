package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

import fiji.plugin.dinotracker.weights.WeightCatalogue;
import fiji.plugin.dinotracker.weights.WeightFile;

class ModelsTest {

	private static String printed(final Map<String, Object> options) throws InterruptedException, ExecutionException {
		final PrintStream console = System.out;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed, true));
		try (Context context = new Context()) {
			context.service(LogService.class).setLevel(LogLevel.NONE);
			context.service(CommandService.class).run(Models.class, true, options).get();
		}
		finally {
			System.setOut(console);
		}
		return printed.toString();
	}

	@Test
	void theListSaysOfEveryModelHowLargeItIsWhetherItIsHereAndItsLicence() throws InterruptedException, ExecutionException {
		assertThat(printed(Map.of())).contains("dinov2-vits14: 88 MB, ", "licence Apache-2.0; from https://dl.fbaipublicfiles.com/dinov2/", "raft-small: 4 MB") //
			.hasLineCount(WeightCatalogue.files().size() + 1).containsPattern("\\d+ of 11 models are here");
	}

	@Test
	void whatIsHereCanBeChecked() throws InterruptedException, ExecutionException {
		assertThat(printed(Map.of("action", "check"))).endsWith("models are here, all as published" + System.lineSeparator());
	}

	@Test
	void aModelNobodyPublishedIsRefused() {
		assertThatThrownBy(() -> printed(Map.of("action", "fetch", "weights", "dinov3"))).rootCause().hasMessageStartingWith("Unknown weights dinov3; use one of dinov2-vits14, ");
	}

	@Test
	void theQuestionNamesSizeAddressPlaceAndLicence() {
		final WeightFile file = WeightCatalogue.named("raft-large");
		assertThat(WeightsOffer.question(file)).contains("21 MB", file.address().toString(), WeightsOffer.cache().path(file).toString(), file.licence());
	}
}
