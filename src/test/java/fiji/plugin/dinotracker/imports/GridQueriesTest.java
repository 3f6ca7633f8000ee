package fiji.plugin.dinotracker.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;

class GridQueriesTest {

	@Test
	void spreadsPointsEvenlyOverTheFrame() {
		assertThat(GridQueries.wholeFrame(40, 20).withCount(8, 3)).containsExactly( //
			query("p1", 4.5, 4.5), query("p2", 14.5, 4.5), query("p3", 24.5, 4.5), query("p4", 34.5, 4.5), //
			query("p5", 4.5, 14.5), query("p6", 14.5, 14.5), query("p7", 24.5, 14.5), query("p8", 34.5, 14.5));
	}

	@Test
	void comesCloseToTheCountAskedFor() {
		assertThat(GridQueries.wholeFrame(854, 480).withCount(1, 0)).hasSize(1);
		for (final int count : new int[] { 10, 50, 200, 1000 })
			assertThat(GridQueries.wholeFrame(854, 480).withCount(count, 0)).hasSizeBetween(count * 8 / 10, count * 12 / 10);
	}

	@Test
	void staysOnTheMask() {
		final BitSet disc = new BitSet();
		for (int y = 0; y < 100; y++)
			for (int x = 0; x < 200; x++)
				if (Math.hypot(x - 150, y - 50) < 40) disc.set(y * 200 + x);
		final List<QueryPoint> queries = new GridQueries(200, disc).withCount(60, 0);
		assertThat(queries).hasSizeBetween(50, 70).allMatch(query -> query.position().distanceTo(new PixelPoint(150, 50)) < 41);
	}

	@Test
	void keepsTheDistanceAskedFor() {
		final List<QueryPoint> queries = GridQueries.wholeFrame(60, 30).withSpacing(10, 0);
		assertThat(queries).hasSize(18);
		assertThat(queries.get(0).position().distanceTo(queries.get(1).position())).isEqualTo(10);
	}

	@Test
	void saysWhyThereIsNoGrid() {
		assertThatThrownBy(() -> new GridQueries(10, new BitSet())).hasMessage("Nothing is marked; mark at least one pixel to put a grid of points on");
		assertThatThrownBy(() -> GridQueries.wholeFrame(10, 10).withCount(0, 0)).hasMessage("A grid of 0 points is empty; ask for at least 1");
		assertThatThrownBy(() -> GridQueries.wholeFrame(10, 10).withSpacing(0, 0)).hasMessage("A spacing of 0.0 pixels is impossible; ask for more than 0");
		final BitSet corners = new BitSet();
		corners.set(0);
		corners.set(99);
		assertThatThrownBy(() -> new GridQueries(10, corners).withSpacing(10, 0)).hasMessageEndingWith("ask for more points");
	}

	private static QueryPoint query(final String name, final double x, final double y) {
		return new QueryPoint(name, 3, new PixelPoint(x, y));
	}
}
