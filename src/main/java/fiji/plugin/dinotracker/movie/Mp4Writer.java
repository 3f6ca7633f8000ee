package fiji.plugin.dinotracker.movie;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Encodes images one after the other as H.264 in an MP4 file, which is complete when this is closed. */
final class Mp4Writer implements AutoCloseable {

	private static final int MILLISECONDS = 1000;
	/** Of the encoded movie: enough for thin lines to stay sharp. */
	private static final double BITS_PER_PIXEL = 0.3;
	private static final long LEAST_BIT_RATE = 1_000_000;
	private static final long MOST_BIT_RATE = 200_000_000;
	private static final int KEY_FRAME_INTERVAL = 25;
	private static final int BYTES = 4;

	private final int width;
	private final int height;
	private final int duration;
	private final AVFormatContext container = new AVFormatContext(null);
	private final AVCodecContext codec;
	private final SwsContext converter;
	private int frames;

	/**
	 * @param file where to; any name will do
	 * @param width width of the images in pixels; H.264 wants even numbers, so the last of an odd one is left out
	 * @param height height of the images in pixels, likewise
	 * @param rate images a second
	 * @throws IOException if FFmpeg cannot encode or write there
	 */
	Mp4Writer(final Path file, final int width, final int height, final double rate) throws IOException {
		avutil.av_log_set_level(avutil.AV_LOG_ERROR); // its warnings are of no use to anyone here
		this.width = width;
		this.height = height;
		this.duration = Math.max(1, (int) Math.round(MILLISECONDS / rate));
		require(avformat.avformat_alloc_output_context2(container, null, new BytePointer("mp4"), address(file)));
		this.codec = codec(rate);
		final int format = avutil.AV_PIX_FMT_BGRA; // the order of bytes of ImageJ's colour pixels
		this.converter = swscale.sws_getContext(codec.width(), codec.height(), format, codec.width(), codec.height(), codec.pix_fmt(), //
			swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND, null, null, (DoublePointer) null);
		open(file);
	}

	/** The prefix keeps a colon in the name from being taken for a protocol; FFmpeg wants UTF-8 on every system. */
	private static BytePointer address(final Path file) {
		return new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8);
	}

	private AVCodecContext codec(final double rate) throws IOException {
		final AVCodec h264 = avcodec.avcodec_find_encoder_by_name("libopenh264");
		if (h264 == null) throw new IOException("This FFmpeg cannot encode H.264; save the movie as avi");
		final AVCodecContext context = avcodec.avcodec_alloc_context3(h264);
		context.width(width / 2 * 2).height(height / 2 * 2).pix_fmt(avutil.AV_PIX_FMT_YUV420P).time_base(new AVRational().num(1).den(MILLISECONDS)) //
			.framerate(new AVRational().num(MILLISECONDS).den(duration)).gop_size(KEY_FRAME_INTERVAL).flags(avcodec.AV_CODEC_FLAG_GLOBAL_HEADER) //
			.bit_rate(Math.max(LEAST_BIT_RATE, Math.min(MOST_BIT_RATE, (long) (BITS_PER_PIXEL * width * height * rate))));
		require(avcodec.avcodec_open2(context, h264, (PointerPointer<?>) null));
		return context;
	}

	private void open(final Path file) throws IOException {
		final AVStream stream = avformat.avformat_new_stream(container, null);
		stream.time_base(codec.time_base());
		require(avcodec.avcodec_parameters_from_context(stream.codecpar(), codec));
		final AVIOContext output = new AVIOContext(null);
		require(avformat.avio_open(output, address(file), avformat.AVIO_FLAG_WRITE));
		container.pb(output);
		container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT); // no dates: the same bytes again
		require(avformat.avformat_write_header(container, (AVDictionary) null));
	}

	/** @param pixels one 0xRRGGBB a pixel, row by row */
	void add(final int[] pixels) throws IOException {
		final AVFrame frame = avutil.av_frame_alloc().width(codec.width()).height(codec.height()).format(codec.pix_fmt());
		require(avutil.av_frame_get_buffer(frame, 0));
		try (IntPointer values = new IntPointer(pixels); BytePointer bytes = new BytePointer(values); //
			PointerPointer<BytePointer> planes = new PointerPointer<>(bytes, null, null, null); IntPointer rows = new IntPointer(width * BYTES, 0, 0, 0))
		{
			require(swscale.sws_scale(converter, planes, rows, 0, codec.height(), frame.data(), frame.linesize()));
		}
		encode(frame.pts((long) frames++ * duration));
		avutil.av_frame_free(frame);
	}

	/** @param frame the next image, or null after the last */
	private void encode(final AVFrame frame) throws IOException {
		require(avcodec.avcodec_send_frame(codec, frame));
		final AVPacket packet = avcodec.av_packet_alloc();
		while (avcodec.avcodec_receive_packet(codec, packet) == 0) {
			packet.duration(duration); // without it players would leave the last frame out
			avcodec.av_packet_rescale_ts(packet, codec.time_base(), container.streams(0).time_base());
			require(avformat.av_interleaved_write_frame(container, packet));
		}
		avcodec.av_packet_free(packet);
	}

	@Override
	public void close() throws IOException {
		try {
			encode(null);
			require(avformat.av_write_trailer(container));
		}
		finally {
			swscale.sws_freeContext(converter);
			avcodec.avcodec_free_context(codec);
			avformat.avio_closep(container.pb());
			avformat.avformat_free_context(container);
		}
	}

	private static void require(final int result) throws IOException {
		if (result < 0) throw new IOException("FFmpeg could not write the movie (error " + result + "); save it as avi");
	}
}
