package fiji.plugin.dinotracker.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecimalTextTest {

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void goToACountryOfDecimalCommas() {
		Locale.setDefault(Locale.GERMANY);
	}

	@AfterEach
	void comeBack() {
		Locale.setDefault(before);
	}

	@Test
	void writesPixelsToTheThousandth() {
		assertThat(DecimalText.pixels(1234567.0625)).isEqualTo("1234567.062");
		assertThat(DecimalText.pixels(-0.0001)).isEqualTo("0.000");
		assertThat(DecimalText.pixels(1e-9)).isEqualTo("0.000");
	}

	@Test
	void writesConfidencesToTheTenThousandth() {
		assertThat(DecimalText.confidence(2 / 3.0)).isEqualTo("0.6667");
	}

	@Test
	void writesPhysicalUnitsOfAnySizeWithoutExponent() {
		assertThat(DecimalText.physical(6.5e-8)).isEqualTo("0.000000065");
		assertThat(DecimalText.physical(0.1 + 0.2)).isEqualTo("0.3");
		assertThat(DecimalText.physical(1.5e7)).isEqualTo("15000000.0");
		assertThat(DecimalText.physical(0)).isEqualTo("0.0");
	}
}
