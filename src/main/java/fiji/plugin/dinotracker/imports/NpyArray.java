package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array as numpy saves it (.npy, format versions 1 to 3): booleans, whole or floating-point numbers, or text, in C or
 * Fortran order. Arrays of Python objects are refused.
 */
final class NpyArray {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };
	private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([a-zA-Z])(\\d+)'");
	private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*True");
	private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\s]*)\\)");

	private final String name;
	private final int[] shape;
	private final boolean fortran;
	private final char kind;
	private final int bytes;
	private final ByteBuffer data;

	private NpyArray(final String name, final String header, final ByteBuffer data) throws IOException {
		final Matcher type = TYPE.matcher(header);
		final Matcher sizes = SHAPE.matcher(header);
		if (!type.find() || !sizes.find()) throw new IOException("array " + name + " is not of plain numbers or text; save it without Python objects");
		this.name = name;
		this.kind = type.group(2).charAt(0);
		this.bytes = Integer.parseInt(type.group(3)) * (kind == 'U' ? Integer.BYTES : 1);
		this.fortran = ORDER.matcher(header).find();
		this.shape = Arrays.stream(sizes.group(1).split(",")).map(String::trim).filter(size -> !size.isEmpty()).mapToInt(Integer::parseInt).toArray();
		this.data = data.slice().order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		if (this.data.remaining() < (long) size() * bytes) throw new IOException("array " + name + " is cut short; save it again");
	}

	/**
	 * Decodes a file.
	 *
	 * @param name what messages call the array
	 * @throws IOException if it is no such array; the message names the array, not the file
	 */
	static NpyArray decode(final String name, final byte[] file) throws IOException {
		try {
			final ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
			final byte[] magic = new byte[MAGIC.length];
			buffer.get(magic);
			if (!Arrays.equals(magic, MAGIC)) throw new IOException("array " + name + " is not in numpy's format");
			final int version = buffer.get();
			buffer.get();
			final byte[] header = new byte[version == 1 ? Short.toUnsignedInt(buffer.getShort()) : buffer.getInt()];
			buffer.get(header);
			return new NpyArray(name, new String(header, StandardCharsets.UTF_8), buffer);
		}
		catch (final BufferUnderflowException e) {
			throw new IOException("array " + name + " is cut short; save it again", e);
		}
	}

	/** The same without leading dimensions of length one until so many are left. */
	NpyArray squeezed(final int dimensions) throws IOException {
		int skip = 0;
		while (shape.length - skip > dimensions && shape[skip] == 1)
			skip++;
		if (shape.length - skip != dimensions) throw new IOException("array " + name + " has the shape " + Arrays.toString(shape) + ", not " + dimensions + " dimensions");
		return new NpyArray(this, Arrays.copyOfRange(shape, skip, shape.length));
	}

	private NpyArray(final NpyArray array, final int[] shape) {
		this.name = array.name;
		this.shape = shape;
		this.fortran = array.fortran;
		this.kind = array.kind;
		this.bytes = array.bytes;
		this.data = array.data;
	}

	/** Length of a dimension. */
	int length(final int dimension) {
		return shape[dimension];
	}

	private int size() {
		return Arrays.stream(shape).reduce(1, Math::multiplyExact);
	}

	/** A number, or 1 and 0 for true and false. */
	double number(final int... index) throws IOException {
		final int at = offset(index);
		return switch (kind + Integer.toString(bytes)) {
			case "b1", "i1" -> data.get(at);
			case "u1" -> Byte.toUnsignedInt(data.get(at));
			case "i2" -> data.getShort(at);
			case "i4" -> data.getInt(at);
			case "i8", "u8" -> data.getLong(at);
			case "f4" -> data.getFloat(at);
			case "f8" -> data.getDouble(at);
			default -> throw new IOException("array " + name + " has numbers of type " + kind + bytes + "; save it as float32");
		};
	}

	/** The texts of an array of one dimension. */
	List<String> texts() throws IOException {
		if (shape.length != 1 || kind != 'U' && kind != 'S') throw new IOException("array " + name + " is no list of texts");
		final Charset charset = kind == 'S' ? StandardCharsets.UTF_8 : Charset.forName(data.order() == ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE");
		final List<String> texts = new ArrayList<>();
		for (int i = 0; i < shape[0]; i++) {
			final byte[] text = new byte[bytes];
			data.get(i * bytes, text);
			texts.add(new String(text, charset).replace("\0", ""));
		}
		return texts;
	}

	private int offset(final int... index) {
		int offset = 0;
		for (int i = 0; i < index.length; i++) {
			final int dimension = fortran ? index.length - 1 - i : i;
			offset = offset * shape[dimension] + index[dimension];
		}
		return offset * bytes;
	}
}
