package fiji.plugin.dinotracker.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import fiji.plugin.dinotracker.RunReport;
import fiji.plugin.dinotracker.storage.AtomicFile;

/** The file {@code run.json}, which says how a run went. */
final class ReportFile {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues().create();

	private ReportFile() {}

	static void write(final RunReport report, final Path file) throws IOException {
		AtomicFile.writeText(file, writer -> GSON.toJson(report, writer));
	}

	/** @throws IOException if it is not there or cannot be read; one line that says which */
	static RunReport read(final Path file) throws IOException {
		try {
			return GSON.fromJson(Files.readString(file), RunReport.class);
		}
		catch (final JsonParseException e) {
			throw new IOException(file + " cannot be read; delete the folder and run again", e);
		}
	}
}
