package fiji.plugin.dinotracker.video;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.storage.Sha256;

/** A fingerprint of the frames at their working size: SHA-256 over sizes and pixels. */
final class FrameDigest {

	private FrameDigest() {}

	/**
	 * 64 hexadecimal digits that are the same for the same frames only.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	static String of(final Video video, final Progress progress) {
		final MessageDigest digest = Sha256.newDigest();
		digest.update(ByteBuffer.allocate(3 * Integer.BYTES).putInt(video.size()).putInt(video.geometry().width()).putInt(video.geometry().height()).flip());
		for (int frame = 0; frame < video.size(); frame++) {
			progress.check();
			digest.update(video.pixels(frame));
			progress.report("Recognising frames", frame + 1, video.size(), "");
		}
		return HexFormat.of().formatHex(digest.digest());
	}
}
