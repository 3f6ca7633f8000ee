package fiji.plugin.dinotracker.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

import ai.djl.util.Float16Utils;

/** The number formats a file of weights may hold. */
enum StoredType {

	FLOAT32("FloatStorage", "F32", Float.BYTES) {

		@Override
		float read(final ByteBuffer bytes, final int position) {
			return bytes.getFloat(position);
		}
	},
	FLOAT16("HalfStorage", "F16", Short.BYTES) {

		@Override
		float read(final ByteBuffer bytes, final int position) {
			return Float16Utils.halfToFloat(bytes.getShort(position));
		}
	},
	/** The upper half of a float32. */
	BFLOAT16("BFloat16Storage", "BF16", Short.BYTES) {

		@Override
		float read(final ByteBuffer bytes, final int position) {
			return Float.intBitsToFloat(bytes.getShort(position) << 16);
		}
	},
	INT64("LongStorage", "I64", Long.BYTES) {

		@Override
		float read(final ByteBuffer bytes, final int position) {
			return bytes.getLong(position);
		}
	};

	private final String torchName;
	private final String safetensorsName;
	private final int bytes;

	StoredType(final String torchName, final String safetensorsName, final int bytes) {
		this.torchName = torchName;
		this.safetensorsName = safetensorsName;
		this.bytes = bytes;
	}

	/** Reads one number; {@code position} counts bytes. */
	abstract float read(ByteBuffer bytes, int position);

	/** Bytes of one number. */
	int bytes() {
		return bytes;
	}

	/** The name in a safetensors header. */
	String safetensorsName() {
		return safetensorsName;
	}

	/** The type of a class in Python's module {@code torch}, such as {@code FloatStorage}. */
	static Optional<StoredType> ofTorch(final String name) {
		return find(name, type -> type.torchName);
	}

	/** The type of a name in a safetensors header, such as {@code F32}. */
	static Optional<StoredType> ofSafetensors(final String name) {
		return find(name, StoredType::safetensorsName);
	}

	private static Optional<StoredType> find(final String name, final Function<StoredType, String> naming) {
		return Arrays.stream(values()).filter(type -> naming.apply(type).equals(name)).findFirst();
	}
}
