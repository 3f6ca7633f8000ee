package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacroOptionsTest {

	@Test
	void valuesEndAtASpace() {
		assertThat(MacroOptions.parse("grid=50 preset=quick ")).containsExactly(entry("grid", "50"), entry("preset", "quick"));
	}

	@Test
	void bracketsAndQuotesHoldSpaces() {
		assertThat(MacroOptions.parse("path=[/my data/a.tif] out='/my tracks' grid=5")) //
			.containsExactly(entry("path", "/my data/a.tif"), entry("out", "/my tracks"), entry("grid", "5"));
	}

	@Test
	void bracketsMayHoldBrackets() {
		assertThat(MacroOptions.parse("path=[/data [old]/a[1].tif] grid=5")).containsExactly(entry("path", "/data [old]/a[1].tif"), entry("grid", "5"));
	}

	@Test
	void aPathOfWindowsStaysAsItIs() {
		assertThat(MacroOptions.parse("path=C:\\data\\a=b.tif")).containsExactly(entry("path", "C:\\data\\a=b.tif"));
	}

	@Test
	void aValueMayBeEmpty() {
		assertThat(MacroOptions.parse("path=[] queries= grid=5")).containsExactly(entry("path", ""), entry("queries", ""), entry("grid", "5"));
	}

	@Test
	void aNameMayStandAlone() {
		assertThat(MacroOptions.parse("names grid=5 plot")).containsExactly(entry("names", null), entry("grid", "5"), entry("plot", null));
	}

	@Test
	void noOptionsAreNoValues() {
		assertThat(MacroOptions.parse(" ")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "path=/my data/a.tif", "path=[/my data", "out='/my" })
	void whatIsNotANameAndAValueIsShown(final String options) {
		assertThatThrownBy(() -> MacroOptions.parse("grid=5 " + options)).hasMessageStartingWith("Cannot read the options from \"") //
			.hasMessageContaining("name=[some words]");
	}

	@Test
	void aNameMayComeOnce() {
		assertThatThrownBy(() -> MacroOptions.parse("grid=5 grid=6")).hasMessage("Option grid is there twice; give it once");
	}
}
