package fiji.plugin.dinotracker.cache;

import java.io.IOException;

/**
 * How one kind of thing is kept in the files of an entry.
 *
 * @param <T> what is kept
 */
interface Form<T> {

	/** What it is called, such as {@code features}. */
	String kind();

	/** How many bytes its files will have, or a few more. */
	long bytes(T value);

	/** Writes its files. */
	void write(T value, EntryWriter files) throws IOException;

	/**
	 * Reads what was written, the very same numbers.
	 *
	 * @throws IOException if the files are not of this form
	 */
	T read(EntryReader files) throws IOException;

	/** Gives its memory back, of one that nobody will use. */
	default void free(final T value) {}
}
