package fiji.plugin.dinotracker.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.nio.file.Path;
import java.util.List;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Writes small videos for tests: in a file whose name ends in mp4 or mov as H.264, in avi or mkv without loss as FFV1.
 *
 * @param times when each frame is shown, in milliseconds
 * @param clockwise by how many degrees a player should turn the frames
 */
record VideoWriter(int width, int height, PixelLayout layout, List<Integer> times, int clockwise) {

	private static final int MILLISECONDS = 1000;

	/** Of a frame, in milliseconds. */
	private static final int DURATION = 40;

	/** @param frames row by row, in the layout */
	void write(final Path file, final List<byte[]> frames) {
		final boolean lossless = file.toString().endsWith("avi") || file.toString().endsWith("mkv");
		final AVFormatContext container = new AVFormatContext(null);
		require(avformat_alloc_output_context2(container, null, null, file.toString()));
		final AVCodec known = lossless ? avcodec_find_encoder(AV_CODEC_ID_FFV1) : avcodec_find_encoder_by_name("libopenh264");
		final AVCodecContext codec = avcodec_alloc_context3(known);
		codec.width(width).height(height).time_base(new AVRational().num(1).den(MILLISECONDS)).pix_fmt(lossless ? lossless() : AV_PIX_FMT_YUV420P);
		codec.framerate(new AVRational().num(25).den(1)).bit_rate(100_000).gop_size(frames.size()).flags(AV_CODEC_FLAG_GLOBAL_HEADER).thread_count(1);
		require(avcodec_open2(codec, known, (PointerPointer<?>) null));
		final AVStream stream = avformat_new_stream(container, null);
		stream.time_base(codec.time_base());
		require(avcodec_parameters_from_context(stream.codecpar(), codec));
		if (clockwise != 0) av_display_rotation_set(new IntPointer(av_stream_new_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, 9L * Integer.BYTES)), clockwise);
		final AVIOContext output = new AVIOContext(null);
		require(avio_open(output, file.toString(), AVIO_FLAG_WRITE));
		container.pb(output);
		container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT); // no dates, the same bytes again
		require(avformat_write_header(container, (AVDictionary) null));
		for (int i = 0; i < frames.size(); i++)
			encode(container, codec, frame(frames.get(i), codec.pix_fmt()).pts(times.get(i)));
		encode(container, codec, null);
		require(av_write_trailer(container));
		avcodec_free_context(codec);
		avio_closep(output);
		avformat_free_context(container);
	}

	private int lossless() {
		return layout == PixelLayout.RGB ? AV_PIX_FMT_BGR0 : layout.format();
	}

	private AVFrame frame(final byte[] pixels, final int format) {
		final AVFrame frame = av_frame_alloc().width(width).height(height).format(format);
		require(av_frame_get_buffer(frame, 0));
		final SwsContext scaler = sws_getContext(width, height, layout.format(), width, height, format, SWS_BICUBIC | SWS_ACCURATE_RND, null, null, (DoublePointer) null);
		try (BytePointer source = new BytePointer(pixels); PointerPointer<BytePointer> planes = new PointerPointer<>(source, null, null, null);
			IntPointer rows = new IntPointer(width * layout.pixelBytes(), 0, 0, 0))
		{
			require(sws_scale(scaler, planes, rows, 0, height, frame.data(), frame.linesize()));
		}
		sws_freeContext(scaler);
		return frame;
	}

	private static void encode(final AVFormatContext container, final AVCodecContext codec, final AVFrame frame) {
		require(avcodec_send_frame(codec, frame));
		final AVPacket packet = av_packet_alloc();
		while (avcodec_receive_packet(codec, packet) == 0) {
			packet.duration(DURATION); // without it players would leave the last frame out
			av_packet_rescale_ts(packet, codec.time_base(), container.streams(0).time_base());
			require(av_interleaved_write_frame(container, packet));
		}
		av_packet_free(packet);
		if (frame != null) av_frame_free(frame);
	}

	private static int require(final int result) {
		if (result < 0) throw new IllegalStateException("FFmpeg failed with " + result);
		return result;
	}
}
