package fiji.plugin.dinotracker.metrics;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.google.gson.Gson;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** Random tracks and their scores, as src/test/python/tapvid_fixture.py wrote them. */
final class TapVidFixture {

	int width;
	int height;
	int[] queries;
	double[][][] truth;
	boolean[][] truthVisible;
	double[][][] predicted;
	boolean[][] predictedVisible;
	Map<String, boolean[][]> labelled;
	Map<String, Map<String, Expectation>> expected;

	static final class Expectation {

		Expected total;
		List<Expected> tracks;
	}

	static final class Expected {

		double OA;
		double AJ;
		double delta_avg;
		double[] delta;
		double[] jaccard;
	}

	static TapVidFixture read() throws IOException {
		try (Reader reader = new InputStreamReader(TapVidFixture.class.getResourceAsStream("tapvid.json"), StandardCharsets.UTF_8)) {
			return new Gson().fromJson(reader, TapVidFixture.class);
		}
	}

	List<TrackMatch> matches(final String density) {
		return IntStream.range(0, queries.length).mapToObj(track -> match(track, labelled.get(density)[track])).toList();
	}

	private TrackMatch match(final int track, final boolean[] labels) {
		final int frame = queries[track];
		final QueryPoint query = new QueryPoint("track" + track, frame, point(truth[track][frame]));
		final List<TrackPoint> truePoints = points(truth[track], truthVisible[track]).stream().filter(point -> labels[point.frame()]).toList();
		return new TrackMatch(new Track(query, truePoints), new Track(query, points(predicted[track], predictedVisible[track])));
	}

	private static List<TrackPoint> points(final double[][] positions, final boolean[] visible) {
		return IntStream.range(0, positions.length).mapToObj(t -> new TrackPoint(t, point(positions[t]), visible[t], 1)).toList();
	}

	private static PixelPoint point(final double[] xy) {
		return new PixelPoint(xy[0], xy[1]);
	}
}
