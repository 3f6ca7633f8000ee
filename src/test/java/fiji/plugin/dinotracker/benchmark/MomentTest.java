package fiji.plugin.dinotracker.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class MomentTest {

	@Test
	void theMedianIsTakenOfEachTimeByItself() {
		assertThat(Moment.median(List.of(new Moment(3, 10), new Moment(1, 30), new Moment(2, 20)))).isEqualTo(new Moment(2, 20));
	}

	@Test
	void spansAddUp() {
		final Moment start = new Moment(5, 2);
		assertThat(new Moment(6, 4).since(start).plus(new Moment(1, 1))).isEqualTo(new Moment(2, 3));
	}
}
