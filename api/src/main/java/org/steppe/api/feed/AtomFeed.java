package org.steppe.api.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.api.http.ServiceVersion;

/**
 * The feed as Atom (RFC 4287). Ids are UUIDs derived from the warehouse and the place in its history, so an entry has the
 * same one in every answer. Addresses are references, as everywhere in this service.
 */
final class AtomFeed {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    private AtomFeed(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * @param documents what is told of an entry
     * @param self address of this answer
     */
    static byte[] write(FeedPage page, Function<FeedEntry, ChangeEntryDocument> documents, String self, String next) {
        var out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new AtomFeed(xml).feed(page, documents, self, next);
            xml.close();
        } catch (XMLStreamException notPossibleInMemory) {
            throw new IllegalStateException(notPossibleInMemory);
        }
        return out.toByteArray();
    }

    private void feed(FeedPage page, Function<FeedEntry, ChangeEntryDocument> documents, String self, String next)
            throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement(NAMESPACE, "feed");
        xml.writeDefaultNamespace(NAMESPACE);
        element("id", "urn:uuid:" + page.end().warehouse());
        element("title", ServiceVersion.NAME + ": 数据变动 · Changes");
        element("updated", page.last().transition().at().toString());
        xml.writeStartElement(NAMESPACE, "author");
        element("name", ServiceVersion.NAME);
        xml.writeEndElement();
        link("self", self, "application/atom+xml");
        link("next", next, "application/atom+xml");
        for (FeedEntry entry : page.entries()) {
            entry(entry, documents.apply(entry));
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(FeedEntry entry, ChangeEntryDocument document) throws XMLStreamException {
        LabelText title = FeedWords.title(entry);
        LabelText summary = document.summary();
        xml.writeStartElement(NAMESPACE, "entry");
        element("id", id(entry));
        element("title", title.zh().equals(title.en()) ? title.zh() : title.zh() + " · " + title.en());
        element("updated", document.publishedAt());
        category(document.type());
        category(document.dataset());
        link("alternate", page(document), "application/json");
        if (document.links().changes() != null) {
            link("related", document.links().changes(), "application/json");
        }
        element("summary", summary.zh() + " · " + summary.en());
        if (document.note() != null) {
            xml.writeStartElement(NAMESPACE, "content");
            xml.writeAttribute("type", "text");
            text(document.note());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** An entry without content has to lead to a page of its own. */
    private static String page(ChangeEntryDocument document) {
        return document.dataset() == null ? "/v1/datasets" : "/v1/datasets/" + document.dataset();
    }

    private static String id(FeedEntry entry) {
        String name =
                entry.transition().warehouse() + " " + entry.recorded().file().sha256() + " " + entry.place();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void category(@Nullable String term) throws XMLStreamException {
        if (term != null) {
            xml.writeEmptyElement(NAMESPACE, "category");
            xml.writeAttribute("term", term);
        }
    }

    private void link(String relation, String address, String type) throws XMLStreamException {
        xml.writeEmptyElement(NAMESPACE, "link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
        xml.writeAttribute("type", type);
    }

    private void element(String name, String content) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, name);
        text(content);
        xml.writeEndElement();
    }

    /** XML cannot carry most control characters, not even escaped. */
    private void text(String content) throws XMLStreamException {
        xml.writeCharacters(content.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " "));
    }
}
