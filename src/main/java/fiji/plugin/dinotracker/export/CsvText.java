package fiji.plugin.dinotracker.export;

import java.io.IOException;
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
}
