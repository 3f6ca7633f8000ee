package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads the pickle inside a {@code .pth} and nothing else: a pickle is a small program, and this one may build
 * dictionaries, numbers, strings and descriptions of tensors. Any other class or function it names, and any
 * instruction plain weights do not need, is refused when it is met, before anything is called.
 * <p>
 * The library's registry of constructors is shared by the whole Java process; it is neither read nor written here, so
 * other code's registrations cannot reach into this reader, nor this reader's into other code.
 * </p>
 */
final class TensorUnpickler extends Unpickler {

	/** Instructions of {@code torch.save} that the library may carry out as they are: they only move values about. */
	private static final Set<Short> HARMLESS = Set.of(Opcodes.PROTO, Opcodes.STOP, Opcodes.MARK, Opcodes.NONE, //
		Opcodes.NEWTRUE, Opcodes.NEWFALSE, Opcodes.BININT, Opcodes.BININT1, Opcodes.BININT2, Opcodes.LONG1, Opcodes.BINFLOAT, //
		Opcodes.EMPTY_TUPLE, Opcodes.TUPLE, Opcodes.TUPLE1, Opcodes.TUPLE2, Opcodes.TUPLE3, Opcodes.EMPTY_LIST, Opcodes.APPEND, //
		Opcodes.APPENDS, Opcodes.EMPTY_DICT, Opcodes.BINPUT, Opcodes.LONG_BINPUT, //
		Opcodes.BINGET, Opcodes.LONG_BINGET, Opcodes.BINPERSID, Opcodes.REDUCE);

	/**
	 * A tensor as the pickle describes it: a window on a storage.
	 *
	 * @param storage the storage
	 * @param offset number of the storage its first element is
	 * @param shape its shape
	 * @param strides steps from one element to the next along each axis, in numbers
	 */
	record Tensor(Storage storage, long offset, long[] shape, long[] strides) {}

	/**
	 * A run of numbers outside the pickle.
	 *
	 * @param key the name of the zip entry that holds it
	 * @param type the format of its numbers
	 */
	record Storage(String key, StoredType type) {}

	/** A class such as {@code torch.FloatStorage}: it is named, never called. */
	private record StorageClass(StoredType type) implements IObjectConstructor {

		@Override
		public Object construct(final Object[] arguments) {
			throw new PickleException("calls a storage");
		}
	}

	@Override
	protected Object dispatch(final short opcode) throws IOException {
		switch (opcode) {
			case Opcodes.GLOBAL -> stack.add(global(PickleUtils.readline(input), PickleUtils.readline(input)));
			case Opcodes.BINUNICODE -> stack.add(string());
			case Opcodes.SETITEM -> putAll(lastTwo());
			case Opcodes.SETITEMS -> putAll(stack.pop_all_since_marker());
			case Opcodes.BUILD -> ignoreAttributes();
			default -> {
				if (!HARMLESS.contains(opcode)) throw new PickleException("uses pickle instruction " + opcode);
				return super.dispatch(opcode);
			}
		}
		return NO_RETURN_VALUE;
	}

	private static IObjectConstructor global(final String module, final String name) {
		final String path = module + "." + name;
		if (path.equals("collections.OrderedDict")) return TensorUnpickler::dictionary;
		if (path.equals("torch._utils._rebuild_tensor_v2")) return TensorUnpickler::tensor;
		if (module.equals("torch") && name.endsWith("Storage")) return new StorageClass(StoredType.ofTorch(name) //
			.orElseThrow(() -> new PickleException("stores numbers as " + path)));
		throw new PickleException("asks for " + path);
	}

	private static Object dictionary(final Object[] arguments) {
		if (arguments.length > 0) throw new PickleException("fills an OrderedDict in an unusual way");
		return new HashMap<>();
	}

	private static Object tensor(final Object[] arguments) {
		return new Tensor((Storage) arguments[0], number(arguments[1]), numbers(arguments[2]), numbers(arguments[3]));
	}

	private static long number(final Object value) {
		return ((Number) value).longValue();
	}

	private static long[] numbers(final Object tuple) {
		return Arrays.stream((Object[]) tuple).mapToLong(TensorUnpickler::number).toArray();
	}

	/** The library would allocate whatever length a string claims to have. */
	private String string() throws IOException {
		final int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, Integer.BYTES));
		if (length < 0 || length > input.available()) throw new PickleException("claims a string of " + length + " bytes");
		return new String(PickleUtils.readbytes(input, length), StandardCharsets.UTF_8);
	}

	private List<Object> lastTwo() {
		final Object value = stack.pop();
		return Arrays.asList(stack.pop(), value);
	}

	/** Only text may be a key: to hash a nest of lists that hold each other can take for ever. */
	private void putAll(final List<Object> keysAndValues) {
		@SuppressWarnings("unchecked")
		final Map<Object, Object> dictionary = (Map<Object, Object>) stack.peek();
		for (int i = 0; i < keysAndValues.size(); i += 2) {
			if (!(keysAndValues.get(i) instanceof String key)) throw new PickleException("has a dictionary whose keys are not text");
			dictionary.put(key, keysAndValues.get(i + 1));
		}
	}

	/** The versions of PyTorch's modules, which it keeps as attributes of the dictionary. */
	private void ignoreAttributes() {
		stack.pop();
		if (!(stack.peek() instanceof Map)) throw new PickleException("sets attributes of an object");
	}

	@Override
	protected Object persistentLoad(final Object id) {
		final Object[] parts = (Object[]) id; // ("storage", class, key, device, count)
		return new Storage((String) parts[2], ((StorageClass) parts[1]).type());
	}
}
