package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of weights: those PyTorch wrote (see make_pth_fixtures.py) and forged ones. */
final class Fixtures {

	private Fixtures() {}

	/** A file from the test resources. */
	static Path file(final String name) {
		try {
			return Path.of(Fixtures.class.getResource(name).toURI());
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Writes a .pth with a pickle of ours and 4 floats as its storage 0. */
	static Path forge(final Path file, final int method, final String pickle) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			put(zip, "archive/data.pkl", method, pickle.getBytes(StandardCharsets.ISO_8859_1));
			put(zip, "archive/data/0", method, new byte[4 * Float.BYTES]);
		}
		return file;
	}

	private static void put(final ZipOutputStream zip, final String name, final int method, final byte[] bytes) throws IOException {
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(method);
		entry.setSize(bytes.length);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(bytes);
	}

	/** A pickle of one tensor "w" on storage 0, which holds 4 numbers; shape and strides are pickled text. */
	static String pickledTensor(final String offset, final String shape, final String strides) {
		return "\u0080\2}" + string("w") + "ctorch._utils\n_rebuild_tensor_v2\n((" + string("storage") + "ctorch\nFloatStorage\n" + string("0") + //
			string("cpu") + "K\4tQ" + offset + shape + strides + "\u0089ccollections\nOrderedDict\n)RtRs.";
	}

	/** A pickled string. */
	static String string(final String text) {
		return "X" + (char) text.length() + "\0\0\0" + text;
	}
}
