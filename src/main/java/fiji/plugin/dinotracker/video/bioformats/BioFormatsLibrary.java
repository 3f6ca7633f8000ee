package fiji.plugin.dinotracker.video.bioformats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * The one class that reaches Bio-Formats, by reflection only, since its licence is not ours and it need not be there. A version that
 * lacks what we look for is refused with an {@link UncheckedIOException} that says to update it.
 */
final class BioFormatsLibrary {

	private static final String READER = "loci.formats.IFormatReader";

	private BioFormatsLibrary() {}

	/** Whether Bio-Formats is there. */
	static boolean isInstalled() {
		try {
			Class.forName(READER, false, BioFormatsLibrary.class.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			return false;
		}
	}

	/**
	 * A new object of Bio-Formats.
	 *
	 * @param readers around which it is put, if any
	 */
	static Object make(final String className, final Object... readers) {
		try {
			final Class<?>[] types = Arrays.stream(readers).map(reader -> library(READER)).toArray(Class[]::new);
			return library(className).getConstructor(types).newInstance(readers);
		}
		catch (final ReflectiveOperationException e) {
			throw unfit(e);
		}
	}

	/**
	 * Calls a method by its name.
	 *
	 * @throws BioFormatsException if it throws
	 */
	static Object call(final Object target, final String name, final Object... arguments) {
		return call(target, method(target.getClass().getName(), name, arguments), arguments);
	}

	/** Calls a method that belongs to a class. */
	static Object callStatic(final String className, final String name) {
		return call(null, method(className, name));
	}

	/** A unit of {@code ome.units.UNITS}. */
	static Object unit(final String name) {
		try {
			return library("ome.units.UNITS").getField(name).get(null);
		}
		catch (final ReflectiveOperationException e) {
			throw unfit(e);
		}
	}

	private static Object call(final Object target, final Method method, final Object... arguments) {
		try {
			return method.invoke(target, arguments);
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof final VirtualMachineError error) throw error; // memory is short, and the file is not to blame
			throw new BioFormatsException(e.getCause());
		}
		catch (final IllegalAccessException e) {
			throw unfit(e);
		}
	}

	private static Method method(final String className, final String name, final Object... arguments) {
		return Arrays.stream(library(className).getMethods()).filter(method -> method.getName().equals(name) && takes(method, arguments)).findFirst() //
			.orElseThrow(() -> unfit(new NoSuchMethodException(className + "." + name)));
	}

	private static boolean takes(final Method method, final Object... arguments) {
		final Class<?>[] types = method.getParameterTypes();
		if (types.length != arguments.length) return false;
		for (int i = 0; i < types.length; i++)
			if (!boxed(types[i]).isInstance(arguments[i])) return false;
		return true;
	}

	private static Class<?> boxed(final Class<?> type) {
		return type == int.class ? Integer.class : type == boolean.class ? Boolean.class : type;
	}

	private static Class<?> library(final String name) {
		try {
			return Class.forName(name, true, BioFormatsLibrary.class.getClassLoader());
		}
		catch (final ClassNotFoundException e) {
			throw unfit(e);
		}
	}

	private static UncheckedIOException unfit(final ReflectiveOperationException problem) {
		return new UncheckedIOException("This version of Bio-Formats is not one we know; update it", new IOException(problem));
	}

	/** What Bio-Formats threw. */
	static final class BioFormatsException extends RuntimeException {

		private static final long serialVersionUID = 1;

		private BioFormatsException(final Throwable cause) {
			super(String.valueOf(cause.getMessage() == null ? cause : cause.getMessage()).lines().findFirst().orElse(""), cause);
		}
	}
}
