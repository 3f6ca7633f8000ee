package fiji.plugin.dinotracker.metrics;

import static fiji.plugin.dinotracker.metrics.Tracks.movedRight;
import static fiji.plugin.dinotracker.metrics.Tracks.seen;
import static fiji.plugin.dinotracker.metrics.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.track.Track;

class EvaluationTest {

	private static final Track HEAD = track("head", seen(0, 0, 0), seen(1, 10, 0), seen(2, 20, 0));
	private static final Track TAIL = track("tail", seen(0, 0, 0), seen(1, 10, 0), seen(2, 20, 0));
	private static final List<Metric> IDENTITY = List.of(new IdentityScore(5));

	@Test
	void tracksAreMatchedByNameWhateverTheirOrder() {
		final Evaluation evaluation = Evaluation.of(List.of(HEAD, TAIL), List.of(movedRight(TAIL, 9), HEAD));
		assertThat(evaluation.matches()).containsExactly(new TrackMatch(HEAD, HEAD), new TrackMatch(TAIL, movedRight(TAIL, 9)));
		assertThat(evaluation.errors()).isEmpty();
		assertThat(evaluation.notes()).isEmpty();
	}

	@Test
	void aTrackThatWasNotPredictedIsAnErrorAndCountsAsMissed() {
		final Evaluation evaluation = Evaluation.of(List.of(HEAD, TAIL), List.of(HEAD));
		assertThat(evaluation.errors()).containsExactly("No prediction for track tail; all its labels count as missed");
		assertThat(new IdentityScore(5).score(evaluation.matches())).isEqualTo(0.5);
	}

	@Test
	void aFrameThatWasNotPredictedIsAnError() {
		final Evaluation evaluation = Evaluation.of(List.of(HEAD), List.of(track("head", seen(0, 0, 0), seen(1, 10, 0))));
		assertThat(evaluation.errors()).containsExactly( //
			"No prediction for track head on 1 of 2 labelled frames, the first being 2 (counted from 0); they count as missed");
	}

	@Test
	void aTrackWithoutTruthIsNoted() {
		assertThat(Evaluation.of(List.of(HEAD), List.of(HEAD, TAIL)).notes()).containsExactly("No truth for track tail; it is not scored");
	}

	@Test
	void numberedPredictionsAreMatchedByTheirOrder() {
		final Evaluation evaluation = Evaluation.of(List.of(HEAD, TAIL), List.of(track("1", seen(0, 0, 0), seen(1, 1, 1), seen(2, 2, 2)), track("2", seen(0, 0, 0))));
		assertThat(evaluation.matches()).extracting(match -> match.name() + " " + match.prediction().name()).containsExactly("head 1", "tail 2");
		assertThat(evaluation.notes()).containsExactly("The predicted tracks have numbers for names; they are matched with the true ones by their order");
	}

	@Test
	void numbersThatAreNotAsManyOrThatTheTruthHasTooAreNames() {
		final Track one = track("1", seen(0, 0, 0), seen(1, 10, 0));
		final Track two = track("2", seen(0, 0, 0), seen(1, 10, 0));
		assertThat(Evaluation.of(List.of(HEAD, TAIL), List.of(one)).errors()).hasSize(2);
		assertThat(Evaluation.of(List.of(one, two), List.of(two, one)).notes()).isEmpty();
	}

	@Test
	void numbersCountedFromAnotherStartAreMatchedByTheirOrder() {
		final Track zero = track("0", seen(0, 0, 0), seen(1, 10, 0));
		final Track one = track("1", seen(0, 0, 0), seen(1, 20, 0));
		final Track two = track("2", seen(0, 0, 0), seen(1, 20, 0));
		final Evaluation evaluation = Evaluation.of(List.of(zero, one), List.of(one, two));
		assertThat(evaluation.matches()).extracting(match -> match.name() + " " + match.prediction().name()).containsExactly("0 1", "1 2");
		assertThat(evaluation.notes()).hasSize(1).first().asString().contains("by their order");
		assertThat(Evaluation.of(List.of(zero, two), List.of(zero, one)).errors()).as("one is missing, one is too many").hasSize(1);
	}

	@Test
	void numbersCountWhateverTheOrderOfTheRows() {
		final Track nine = track("9", seen(0, 0, 0), seen(1, 10, 0));
		final Track ten = track("10", seen(0, 0, 0), seen(1, 20, 0));
		final Track eleven = track("11", seen(0, 0, 0), seen(1, 20, 0));
		assertThat(Evaluation.of(List.of(HEAD, TAIL), List.of(ten, nine)).matches()).extracting(match -> match.name() + " " + match.prediction().name()) //
			.containsExactly("head 9", "tail 10");
		final Evaluation shifted = Evaluation.of(List.of(ten, nine), List.of(ten, eleven));
		assertThat(shifted.matches()).extracting(match -> match.name() + " " + match.prediction().name()).containsExactly("10 11", "9 10");
		assertThat(shifted.notes()).hasSize(1).first().asString().contains("by their order");
	}

	@Test
	void twoTracksOfOneNameAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.of(List.of(HEAD), List.of(HEAD, HEAD))) //
			.withMessageContaining("Two predicted tracks are named head");
		assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.of(List.of(HEAD, HEAD), List.of(HEAD))) //
			.withMessageContaining("Two true tracks are named head");
	}

	@Test
	void noTruthAtAllIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.of(List.of(), List.of(HEAD))).withMessageContaining("truth file");
	}

	@Test
	void theTableHasALineATrackATotalAndTheErrors() {
		assertThat(report().toText()).isEqualTo("""
			track  labels    identity
			head        2       100.0
			tail        2         0.0
			eye         0           -
			total       4        50.0
			error: No prediction for track tail; all its labels count as missed
			error: No prediction for track eye; all its labels count as missed
			note: No truth for track wing; it is not scored
			""");
	}

	@Test
	void theJsonSaysTheSame() {
		assertThat(report().toJson()).isEqualTo("""
			{
			  "total": {
			    "name": "total",
			    "labels": 4,
			    "identity": 0.5
			  },
			  "tracks": [
			    {
			      "name": "head",
			      "labels": 2,
			      "identity": 1.0
			    },
			    {
			      "name": "tail",
			      "labels": 2,
			      "identity": 0.0
			    },
			    {
			      "name": "eye",
			      "labels": 0,
			      "identity": null
			    }
			  ],
			  "errors": [
			    "No prediction for track tail; all its labels count as missed",
			    "No prediction for track eye; all its labels count as missed"
			  ],
			  "notes": [
			    "No truth for track wing; it is not scored"
			  ]
			}""");
	}

	private static EvaluationReport report() {
		final Track eye = track("eye", seen(1, 5, 5));
		final Track wing = track("wing", seen(1, 5, 5));
		return new EvaluationReport(Evaluation.of(List.of(HEAD, TAIL, eye), List.of(wing, HEAD)), IDENTITY);
	}
}
