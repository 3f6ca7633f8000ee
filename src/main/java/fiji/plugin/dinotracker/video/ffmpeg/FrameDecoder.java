package fiji.plugin.dinotracker.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Decodes the frames of a video file, one after the other, from the first on. */
final class FrameDecoder implements AutoCloseable {

	private final Path file;
	private final AVFormatContext container = new AVFormatContext(null);
	private final AVPacket packet = av_packet_alloc();
	private final AVFrame frame = av_frame_alloc();
	private final FrameConverter converter = new FrameConverter();
	private AVCodecContext codec;
	private AVStream stream;
	private boolean fed;

	private FrameDecoder(final Path file) {
		this.file = file;
	}

	/**
	 * Opens a file; no frame is decoded yet.
	 *
	 * @throws IOException if FFmpeg does not find a video in it that it can decode
	 */
	static FrameDecoder open(final Path file) throws IOException {
		av_log_set_level(AV_LOG_QUIET);
		final FrameDecoder decoder = new FrameDecoder(file);
		try {
			decoder.open();
			return decoder;
		}
		catch (final IOException e) {
			decoder.close();
			throw e;
		}
	}

	private void open() throws IOException {
		try (BytePointer address = new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8)) {
			require(avformat_open_input(container, address, null, (AVDictionary) null));
		}
		require(avformat_find_stream_info(container, (PointerPointer<?>) null));
		final int index = require(av_find_best_stream(container, AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0));
		stream = container.streams(index);
		final AVCodec known = avcodec_find_decoder(stream.codecpar().codec_id());
		if (known == null) throw new IOException("Cannot read " + file + "; FFmpeg has no decoder for it, convert it to H.264");
		codec = avcodec_alloc_context3(known);
		require(avcodec_parameters_to_context(codec, stream.codecpar()));
		codec.thread_count(0); // as many as there are processors
		require(avcodec_open2(codec, known, (PointerPointer<?>) null));
	}

	private int require(final int result) throws IOException {
		if (result >= 0) return result;
		final byte[] text = new byte[128];
		av_strerror(result, text, text.length);
		throw new IOException("Cannot read " + file + "; it is damaged or no video, replace it or convert it to H.264 (FFmpeg: " + //
			new String(text, StandardCharsets.UTF_8).replaceFirst("\0.*", "") + ")");
	}

	/** Decodes the next frame, leaving out what is damaged; false if there is none any more. */
	boolean next() {
		while (true) {
			final int result = avcodec_receive_frame(codec, frame);
			if (result == 0) return true;
			if (result == AVERROR_EOF || fed) return false;
			feed();
		}
	}

	private void feed() {
		while (av_read_frame(container, packet) >= 0) {
			final boolean ours = packet.stream_index() == stream.index();
			if (ours) avcodec_send_packet(codec, packet);
			av_packet_unref(packet);
			if (ours) return;
		}
		avcodec_send_packet(codec, (AVPacket) null);
		fed = true;
	}

	/** When the frame is shown, in seconds. */
	OptionalDouble time() {
		final long time = frame.best_effort_timestamp();
		return time == AV_NOPTS_VALUE ? OptionalDouble.empty() : OptionalDouble.of(time * av_q2d(stream.time_base()));
	}

	/** The time between frames in seconds that the file declares; 0 if it does not. */
	double declaredInterval() {
		final double rate = av_q2d(stream.avg_frame_rate());
		return rate > 0 ? 1 / rate : 0;
	}

	/** How many frames there are by the header of the file, or by its duration; 0 if it says neither. */
	int declaredFrames() {
		if (stream.nb_frames() > 0) return (int) stream.nb_frames();
		return (int) (Math.max(0, container.duration()) / (double) AV_TIME_BASE * av_q2d(stream.avg_frame_rate()));
	}

	/** Width of the frame as it was recorded. */
	int width() {
		return frame.width();
	}

	/** Height of the frame as it was recorded. */
	int height() {
		return frame.height();
	}

	/** What keeps the pixels of the frame. */
	PixelLayout layout() {
		return PixelLayout.of(frame.format());
	}

	/** How the frame is turned to be upright. */
	Rotation rotation() {
		final int count = stream.codecpar().nb_coded_side_data();
		final AVPacketSideData matrix = count == 0 ? null : av_packet_side_data_get(stream.codecpar().coded_side_data(), count, AV_PKT_DATA_DISPLAYMATRIX);
		final double degrees = matrix == null ? 0 : -av_display_rotation_get(new IntPointer(matrix.data()));
		return Rotation.clockwise(Double.isNaN(degrees) ? 0 : degrees);
	}

	/** The pixels of the frame, row by row, scaled if this frame has another size. */
	byte[] pixels(final int width, final int height, final PixelLayout layout) {
		return converter.convert(frame, width, height, layout);
	}

	@Override
	public void close() {
		converter.close();
		av_frame_free(frame);
		av_packet_free(packet);
		if (codec != null) avcodec_free_context(codec);
		avformat_close_input(container);
	}
}
