package fiji.plugin.dinotracker.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY16LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/** How the pixels of a decoded frame are handed over. */
enum PixelLayout {

	/** A byte a pixel. */
	GREY8(AV_PIX_FMT_GRAY8, 1, 1),

	/** Two bytes a pixel, the lower one first. */
	GREY16(AV_PIX_FMT_GRAY16LE, 1, 2),

	/** Red, green and blue, a byte each. */
	RGB(AV_PIX_FMT_RGB24, 3, 1);

	private final int format;
	private final int channels;
	private final int bytes;

	PixelLayout(final int format, final int channels, final int bytes) {
		this.format = format;
		this.channels = channels;
		this.bytes = bytes;
	}

	/** What keeps the pixels of one of FFmpeg's formats: grey stays grey, all else is colour. */
	static PixelLayout of(final int pixelFormat) {
		final AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(pixelFormat);
		final boolean grey = descriptor.nb_components() == 1 && (descriptor.flags() & AV_PIX_FMT_FLAG_PAL) == 0;
		return !grey ? RGB : descriptor.comp(0).depth() > Byte.SIZE ? GREY16 : GREY8;
	}

	/** FFmpeg's number for it. */
	int format() {
		return format;
	}

	/** 1 for grey, 3 for colour. */
	int channels() {
		return channels;
	}

	/** Bytes of all channels of a pixel. */
	int pixelBytes() {
		return channels * bytes;
	}
}
