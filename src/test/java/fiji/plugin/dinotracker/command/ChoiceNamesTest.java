package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.figure.PlottedQuantity;
import fiji.plugin.dinotracker.movie.BurnedInMovie;
import fiji.plugin.dinotracker.tracking.polish.Polish;

/** What scripts that ask for something unknown are told. */
class ChoiceNamesTest {

	@Test
	void namesAreInSmallLetters() {
		assertThat(Polish.named("native")).isEqualTo(Polish.NATIVE);
		assertThat(PlottedQuantity.named("speed")).isEqualTo(PlottedQuantity.SPEED);
		assertThat(BurnedInMovie.Format.named("mp4")).isEqualTo(BurnedInMovie.Format.MP4);
	}

	@Test
	void anUnknownNameIsAnsweredByTheKnownOnes() {
		assertThatIllegalArgumentException().isThrownBy(() -> Polish.named("shiny")).withMessage("Unknown polish shiny; use none or native");
		assertThatIllegalArgumentException().isThrownBy(() -> PlottedQuantity.named("mass")).withMessage("Unknown plot mass; use displacement or speed");
		assertThatIllegalArgumentException().isThrownBy(() -> BurnedInMovie.Format.named("gif")).withMessage("Unknown movie format gif; use tiff, avi or mp4");
	}
}
