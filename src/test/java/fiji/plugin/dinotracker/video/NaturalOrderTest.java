package fiji.plugin.dinotracker.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class NaturalOrderTest {

	private static void assertInOrder(final String... names) {
		assertThat(Stream.of(names).sorted().sorted(new NaturalOrder())).containsExactly(names);
	}

	@Test
	void numbersCompareByValue() {
		assertInOrder("frame1.png", "frame2.png", "frame10.png", "frame100.png");
	}

	@Test
	void everyNumberInANameCounts() {
		assertInOrder("t1z10", "t2z1", "t2z9", "t2z10", "t10z1");
	}

	@Test
	void leadingZerosDoNotChangeTheValue() {
		assertInOrder("008", "9", "010", "11");
	}

	@Test
	void equalNumbersFallBackToTheNames() {
		assertInOrder("01", "1");
	}

	@Test
	void numbersMayBeLongerThanAnyInteger() {
		assertInOrder("9", "20240101120000000000001", "20240101120000000000002");
	}

	@Test
	void namesWithoutNumbersCompareAsText() {
		assertInOrder("a", "ab", "b");
	}
}
