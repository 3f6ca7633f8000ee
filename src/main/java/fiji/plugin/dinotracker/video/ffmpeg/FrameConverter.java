package fiji.plugin.dinotracker.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_to_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/** Turns decoded frames, whatever their colour space, into grey or RGB pixels. */
final class FrameConverter implements AutoCloseable {

	private static final int QUALITY = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT;
	private static final int ONE = 1 << 16;

	private SwsContext scaler;

	/** The pixels of a frame, row by row, scaled to a size. */
	byte[] convert(final AVFrame frame, final int width, final int height, final PixelLayout layout) {
		scaler = sws_getCachedContext(scaler, frame.width(), frame.height(), frame.format(), width, height, layout.format(), QUALITY, null, null, (DoublePointer) null);
		if (layout == PixelLayout.RGB) sws_setColorspaceDetails(scaler, sws_getCoefficients(frame.colorspace()), //
			frame.color_range() == AVCOL_RANGE_JPEG ? 1 : 0, sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, ONE, ONE);
		final AVFrame converted = av_frame_alloc().width(width).height(height).format(layout.format());
		try {
			av_frame_get_buffer(converted, 0);
			sws_scale_frame(scaler, converted, frame);
			return bytes(converted, width * height * layout.pixelBytes());
		}
		finally {
			av_frame_free(converted);
		}
	}

	/** Without the padding that rows have. */
	private static byte[] bytes(final AVFrame frame, final int length) {
		final byte[] bytes = new byte[length];
		try (BytePointer packed = new BytePointer(length)) {
			av_image_copy_to_buffer(packed, length, frame.data(), frame.linesize(), frame.format(), frame.width(), frame.height(), 1);
			packed.get(bytes);
		}
		return bytes;
	}

	@Override
	public void close() {
		sws_freeContext(scaler);
	}
}
