package fiji.plugin.dinotracker;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import fiji.plugin.dinotracker.video.Video;

/** A fingerprint of the frames at their working size: SHA-256 over sizes and pixels. */
final class FrameDigest {

	private FrameDigest() {}

	/** 64 hexadecimal digits that are the same for the same frames only. */
	static String of(final Video video) {
		final MessageDigest digest = sha256();
		digest.update(ByteBuffer.allocate(3 * Integer.BYTES).putInt(video.size()).putInt(video.geometry().width()).putInt(video.geometry().height()).flip());
		for (int frame = 0; frame < video.size(); frame++)
			digest.update(video.pixels(frame));
		return HexFormat.of().formatHex(digest.digest());
	}

	/** A new SHA-256. */
	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new AssertionError("Every Java has SHA-256", e);
		}
	}
}
