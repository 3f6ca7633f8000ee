package fiji.plugin.dinotracker.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import fiji.plugin.dinotracker.storage.AtomicFile;

/** Writes comma-separated rows: UTF-8, {@code \n} after every row, quotes only where a cell needs them. */
public final class CsvText {

	private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

	private CsvText() {}

	/** Writes a file of rows, see {@link AtomicFile#write}. */
	public static void write(final Path file, final List<List<String>> rows) throws IOException {
		AtomicFile.writeText(file, writer -> new CSVPrinter(writer, FORMAT).printRecords(rows));
	}

	/**
	 * Refuses to replace a file that does not begin as a table of ours does: it would be lost.
	 *
	 * @param columns the first columns of every such table
	 * @throws IOException if there is such a file, or it cannot be read; the message says what to do
	 */
	public static void requireOwn(final Path file, final List<String> columns) throws IOException {
		if (!Files.isRegularFile(file)) return;
		try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) { // which reads whatever it is
			final String first = reader.readLine();
			if (first == null || !first.startsWith(FORMAT.format(columns.toArray())))
				throw new IOException(file + " is of no run, and would be replaced; choose another folder for the results, or move it");
		}
	}
}
