package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;

import javax.xml.stream.XMLStreamReader;

/**
 * The element of an XML file that is being read.
 *
 * @param file the file, for messages
 * @param xml the reader at the start of the element
 */
record XmlElement(Path file, XMLStreamReader xml) {

	/** Its name. */
	String name() {
		return xml.getLocalName();
	}

	/** An attribute as text. */
	String text(final String attribute) throws IOException {
		final String value = xml.getAttributeValue(null, attribute);
		if (value == null) throw error("has no " + attribute);
		return value;
	}

	/** An attribute as text, or something else if it is not there. */
	String text(final String attribute, final String otherwise) {
		final String value = xml.getAttributeValue(null, attribute);
		return value == null ? otherwise : value;
	}

	/** An attribute as a number. */
	double decimal(final String attribute) throws IOException {
		try {
			final double value = Double.parseDouble(text(attribute));
			if (Double.isFinite(value)) return value;
		}
		catch (final NumberFormatException e) {
			// told below
		}
		throw error("has " + attribute + " '" + text(attribute) + "', which is not a number");
	}

	/** An attribute as a whole number; some programs write 3.0 for 3. */
	int wholeNumber(final String attribute) throws IOException {
		return (int) decimal(attribute);
	}

	/** What is wrong with this element. */
	IOException error(final String what) {
		return new IOException(file + ", near row " + xml.getLocation().getLineNumber() + ": this " + name() + " " + what);
	}
}
