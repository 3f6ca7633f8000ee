package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of comma-separated rows, the first of them names the columns. */
final class CsvTable {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final Path file;
	private final List<String> header;
	private final List<TextRow> rows;

	private CsvTable(final Path file, final List<String> header, final List<TextRow> rows) {
		this.file = file;
		this.header = header;
		this.rows = rows;
	}

	/** Reads a file. */
	static CsvTable read(final Path file) throws IOException {
		final List<TextRow> rows = new ArrayList<>();
		try (CSVParser parser = CSVFormat.DEFAULT.parse(Files.newBufferedReader(file))) {
			for (final CSVRecord cells : parser)
				rows.add(new TextRow(file, (int) parser.getCurrentLineNumber(), cells.toList()));
		}
		catch (final UncheckedIOException e) {
			throw new IOException(file + " is not comma-separated text in UTF-8: " + e.getCause().getMessage(), e);
		}
		if (rows.isEmpty()) throw new IOException(file + " is empty; its first row must name the columns");
		final CsvTable table = new CsvTable(file, names(rows.get(0)), rows.subList(1, rows.size()));
		table.requireCommas();
		return table;
	}

	/** Programs of some countries write semicolons between columns, and commas in decimals. */
	private void requireCommas() throws IOException {
		if (header.size() == 1 && (header.get(0).contains(";") || header.get(0).contains("\t")))
			throw new IOException(file + " has semicolons or tabs between its columns; save it with commas there, and with a dot in decimals");
		for (final TextRow row : rows)
			if (IntStream.range(header.size(), row.cells().size()).anyMatch(row::has))
				throw row.error(row.cells().size() + " cells under " + header.size() + " names; write decimals with a dot");
	}

	private static List<String> names(final TextRow header) {
		return header.cells().stream().map(name -> name.replace(BYTE_ORDER_MARK, "").trim()).toList();
	}

	/** The names of the columns. */
	List<String> header() {
		return header;
	}

	/** The rows of data. */
	List<TextRow> rows() {
		return rows;
	}

	/**
	 * Where a column is.
	 *
	 * @param name its name; one that differs in capitals only will do
	 * @throws IOException if there is no such column
	 */
	int column(final String name) throws IOException {
		final int column = columnIfAny(name);
		if (column < 0) throw new IOException(file + " has no column '" + name + "'; its first row is " + String.join(",", header));
		return column;
	}

	/** Where a column is, or -1, see {@link #column}. */
	int columnIfAny(final String name) {
		if (header.contains(name)) return header.indexOf(name);
		return IntStream.range(0, header.size()).filter(column -> header.get(column).equalsIgnoreCase(name)).findFirst().orElse(-1);
	}
}
