package fiji.plugin.dinotracker.video.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReader;

/**
 * Opens videos through FFmpeg: MP4, MOV, M4V, MKV, WebM and AVI, of any codec that FFmpeg decodes. Every frame that is
 * decoded is a frame, whenever it is shown; the frame interval is the average. Frames are turned upright if the video
 * says how.
 */
public final class FfmpegReader implements VideoReader {

	private static final Pattern VIDEO_NAME = Pattern.compile(".*\\.(mp4|m4v|mov|mkv|webm|avi)");

	@Override
	public boolean reads(final Path path) {
		return VIDEO_NAME.matcher(path.getFileName().toString().toLowerCase(Locale.ROOT)).matches() && Files.isRegularFile(path) && isInstalled();
	}

	@Override
	public FrameSource read(final Path path, final int series, final Progress progress) throws IOException {
		VideoReader.requireSeries(path, series, 1);
		return FfmpegVideo.open(path, progress).frames();
	}

	@Override
	public Optional<String> missing() {
		return isInstalled() ? Optional.empty() : Optional.of("FFmpeg for videos (Fiji: Plugins > Tracking > DINO-Tracker > Install Engine...; elsewhere: ffmpeg and javacpp of bytedeco, with their libraries for this computer)");
	}

	private static boolean isInstalled() {
		try {
			return avutil.avutil_version() > 0 && avcodec.avcodec_version() > 0 && avformat.avformat_version() > 0 && swscale.swscale_version() > 0;
		}
		catch (final LinkageError e) {
			return false;
		}
	}
}
