package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.io.Writer;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML, one element a line, indented by two spaces, with the same writer on every machine: the JDK's own. */
final class IndentedXml {

	private final XMLStreamWriter xml;
	private int depth;

	IndentedXml(final Writer writer) throws XMLStreamException {
		xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
		xml.writeStartDocument("UTF-8", "1.0");
	}

	/** What is inside an element. */
	@FunctionalInterface
	interface Children {

		void write() throws XMLStreamException;
	}

	/**
	 * Writes an element and what is in it.
	 *
	 * @param attributes names and values by turns
	 */
	void element(final String name, final Children children, final String... attributes) throws XMLStreamException {
		newLine();
		xml.writeStartElement(name);
		attributes(attributes);
		depth++;
		children.write();
		depth--;
		newLine();
		xml.writeEndElement();
	}

	/** Writes an element with nothing in it. */
	void element(final String name, final String... attributes) throws XMLStreamException {
		newLine();
		xml.writeEmptyElement(name);
		attributes(attributes);
	}

	private void attributes(final String... attributes) throws XMLStreamException {
		for (int i = 0; i < attributes.length; i += 2)
			xml.writeAttribute(attributes[i], attributes[i + 1]);
	}

	private void newLine() throws XMLStreamException {
		xml.writeCharacters("\n" + "  ".repeat(depth));
	}

	/** Ends the document; call once, last. */
	void end() throws XMLStreamException {
		xml.writeCharacters("\n");
		xml.writeEndDocument();
		xml.flush();
	}

	/** Writes a document of one root element, turning trouble with the file into its {@link IOException}. */
	static void document(final Writer writer, final Document document) throws IOException {
		try {
			final IndentedXml xml = new IndentedXml(writer);
			document.write(xml);
			xml.end();
		}
		catch (final XMLStreamException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	/** Writes the root element. */
	@FunctionalInterface
	interface Document {

		void write(IndentedXml xml) throws XMLStreamException;
	}
}
