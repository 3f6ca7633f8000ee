package fiji.plugin.dinotracker.video.bioformats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.TiffHeader;
import fiji.plugin.dinotracker.video.VideoReader;

/**
 * Opens microscope formats through Bio-Formats where it is installed, as it is in Fiji, but not TIFF files that ImageJ has written,
 * which it knows better itself. Planes are read when they are
 * looked at, and no others; pixel size and frame interval are taken over. Series are counted among those that a file is part
 * of, so that of positions in files of their own the one that is given is read.
 */
public final class BioFormatsReader implements VideoReader {

	@Override
	public boolean reads(final Path path) {
		return BioFormatsLibrary.isInstalled() && Files.isRegularFile(path) && TiffHeader.of(path).filter(TiffHeader::isOfImageJ).isEmpty() && BioFormatsFile.knows(path);
	}

	@Override
	public FrameSource read(final Path path, final int series, final Progress progress) throws IOException {
		final BioFormatsFile file = BioFormatsFile.open(path);
		final List<Integer> own = file.seriesOf(path);
		VideoReader.requireSeries(path, series, own.size());
		return new BioFormatsSeries(file, own.get(series)).frames(path.getFileName().toString()).amongSeries(own.size());
	}

	@Override
	public Optional<String> missing() {
		return BioFormatsLibrary.isInstalled() ? Optional.empty() : Optional.of("Bio-Formats for microscope formats (Fiji: Help > Update...; command line: set BIOFORMATS_JAR)");
	}
}
