package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Reads numpy archives (.npz) of other trackers: {@code tracks} of x and y, and {@code occluded} or {@code visible} of
 * shape [N, T] as TAP-Vid's programs have them, or {@code visibility} of shape [T, N] as CoTracker has it; with
 * {@code names}, {@code confidence} (of the visibility's shape, from 0 to 1 or NaN) or neither. The axes of {@code tracks} are those of the
 * visibility, whichever way round; a leading batch of one is passed over. Tracks without names are numbered from 0.
 */
final class NpzReader implements TrackReader {

	private static final String END = ".npy";
	private static final double VISIBLE = 0.5;

	@Override
	public List<Track> read(final Path file) throws IOException {
		try {
			return tracks(arrays(file));
		}
		catch (final ZipException e) {
			throw new IOException(file + " is no numpy archive: " + e.getMessage(), e);
		}
		catch (final IOException e) {
			throw new IOException(file + ": " + e.getMessage(), e);
		}
	}

	private static Map<String, NpyArray> arrays(final Path file) throws IOException {
		final Map<String, NpyArray> arrays = new HashMap<>();
		try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
				final String name = entry.getName().replace(END, "");
				if (Sight.NAMES.contains(name) || name.equals("tracks") || name.equals("names") || name.equals("confidence"))
					arrays.put(name, NpyArray.decode(name, archive.readAllBytes()));
			}
		}
		return arrays;
	}

	/** Which points are seen: the array that says so, and what it means. */
	private record Sight(NpyArray array, boolean framesFirst, boolean inverted) {

		static final List<String> NAMES = List.of("occluded", "visible", "visibility");

		static Sight of(final Map<String, NpyArray> arrays) throws IOException {
			final List<String> found = NAMES.stream().filter(arrays::containsKey).toList();
			if (found.size() != 1) throw new IOException("there must be one array occluded [N, T], visible [N, T] or visibility [T, N], not " + found);
			final String name = found.get(0);
			return new Sight(arrays.get(name).squeezed(2), name.equals("visibility"), name.equals("occluded"));
		}

		int tracks() {
			return array.length(framesFirst ? 1 : 0);
		}

		int frames() {
			return array.length(framesFirst ? 0 : 1);
		}

		double number(final NpyArray of, final int track, final int frame) throws IOException {
			return framesFirst ? of.number(frame, track) : of.number(track, frame);
		}

		boolean visible(final int track, final int frame) throws IOException {
			return number(array, track, frame) >= VISIBLE != inverted;
		}

		/** How sure a tracker is of a point; where it does not say, 1 if it is seen, else 0. */
		double confidence(final Optional<NpyArray> given, final int track, final int frame) throws IOException {
			final double confidence = given.isPresent() ? number(given.get(), track, frame) : Double.NaN;
			if (Double.isNaN(confidence)) return visible(track, frame) ? 1 : 0;
			if (confidence < 0 || confidence > 1) throw new IOException("confidence must be from 0 to 1, or NaN where there is none, not " + confidence);
			return confidence;
		}
	}

	private static List<Track> tracks(final Map<String, NpyArray> arrays) throws IOException {
		if (!arrays.containsKey("tracks")) throw new IOException("there is no array tracks [N, T, 2]");
		final NpyArray positions = arrays.get("tracks").squeezed(3);
		final Sight sight = Sight.of(arrays);
		final boolean framesFirst = framesFirst(positions, sight);
		final List<String> names = names(arrays, sight.tracks());
		final Optional<NpyArray> confidence = confidence(arrays, sight.array());
		final TrackCollector tracks = new TrackCollector();
		for (int track = 0; track < sight.tracks(); track++)
			for (int frame = 0; frame < sight.frames(); frame++) {
				final double x = framesFirst ? positions.number(frame, track, 0) : positions.number(track, frame, 0);
				final double y = framesFirst ? positions.number(frame, track, 1) : positions.number(track, frame, 1);
				if (!Double.isFinite(x) || !Double.isFinite(y)) continue;
				tracks.add(names.get(track), new TrackPoint(frame, new PixelPoint(x, y), sight.visible(track, frame), sight.confidence(confidence, track, frame)));
			}
		return tracks.tracks();
	}

	/** Whether the first axis of the positions counts frames; of as many tracks as frames, the visibility decides. */
	private static boolean framesFirst(final NpyArray positions, final Sight sight) throws IOException {
		final boolean tracksThenFrames = positions.length(0) == sight.tracks() && positions.length(1) == sight.frames();
		final boolean framesThenTracks = positions.length(0) == sight.frames() && positions.length(1) == sight.tracks();
		if (positions.length(2) != 2 || !tracksThenFrames && !framesThenTracks) throw new IOException(String.format( //
			"tracks must be of shape [%d, %d, 2] or [%2$d, %1$d, 2] to fit the visibility of %1$d tracks on %2$d frames", sight.tracks(), sight.frames()));
		return tracksThenFrames && framesThenTracks ? sight.framesFirst() : framesThenTracks;
	}

	private static List<String> names(final Map<String, NpyArray> arrays, final int tracks) throws IOException {
		if (!arrays.containsKey("names")) return IntStream.range(0, tracks).mapToObj(Integer::toString).toList();
		final List<String> names = new ArrayList<>(arrays.get("names").texts());
		if (names.size() != tracks || new HashSet<>(names).size() != tracks)
			throw new IOException("names must be " + tracks + " different texts, one a track");
		return names;
	}

	private static Optional<NpyArray> confidence(final Map<String, NpyArray> arrays, final NpyArray visibility) throws IOException {
		if (!arrays.containsKey("confidence")) return Optional.empty();
		final NpyArray confidence = arrays.get("confidence").squeezed(2);
		if (confidence.length(0) != visibility.length(0) || confidence.length(1) != visibility.length(1)) throw new IOException(String.format( //
			"confidence must be of shape [%d, %d] like the visibility, not [%d, %d]", visibility.length(0), visibility.length(1), confidence.length(0), confidence.length(1)));
		return Optional.of(confidence);
	}
}
