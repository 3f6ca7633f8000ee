package fiji.plugin.dinotracker.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReaders;

/**
 * Which part of a stack is tracked, whatever stack it is.
 *
 * @param series which series of a file that has several, from 0
 * @param selection its frames, channel and plane
 * @param mask where the foreground is, if it is known: a stack or a folder of images
 */
public record StackPart(int series, FrameSelection selection, Optional<Path> mask) {

	/**
	 * Opens that part of a stack.
	 *
	 * @param progress is told how far it has come where it takes long
	 * @throws java.util.concurrent.CancellationException if cancelled
	 * @throws IOException if the stack or the mask cannot be read, with a line that says what to do
	 * @throws IllegalArgumentException if the mask does not fit the stack; the message says what to do
	 */
	public TrackerInput of(final Path stack, final Progress progress) throws IOException {
		final FrameSource source = open(stack, series, progress);
		final Optional<FrameSource> foreground = mask.isPresent() ? Optional.of(VideoReaders.open(mask.get(), 0, progress)) : Optional.empty();
		return new TrackerInput(source, selection, foreground);
	}

	/**
	 * Opens one series of a stack; if it is the first of several, which may be for want of a choice, that is told.
	 *
	 * @param series which one, from 0
	 * @param progress is told how far it has come where it takes long
	 * @throws java.util.concurrent.CancellationException if cancelled
	 * @throws IOException if the stack cannot be read, with a line that says what to do
	 * @throws IllegalArgumentException if there is no such series
	 */
	public static FrameSource open(final Path stack, final int series, final Progress progress) throws IOException {
		final FrameSource source = VideoReaders.open(stack, series, progress);
		if (series == 0 && source.series() > 1) progress.note(String.format("Of the %d series of %s the first is taken; series (--series) chooses another", source.series(), stack));
		return source;
	}
}
