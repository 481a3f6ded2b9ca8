package org.steppe.etl.extract.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The door of this package: reads a file of any of the known kinds, told apart by their first bytes. */
public final class DocumentReader {

    /** Longer files are no documents a person would check. */
    public static final long LARGEST = 64L << 20;

    private static final int SNIFFED = 4096;

    private DocumentReader() {}

    /**
     * Reads a document.
     *
     * @throws UnreadableDocumentException with the reason, when the file is no text, HTML or PDF with a text layer
     */
    public static SourceDocument read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new UnreadableDocumentException("There is no file " + file.getFileName() + ".");
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableDocumentException(file.getFileName() + " is a folder; give one document.");
        }
        long size = Files.size(file);
        if (size == 0) {
            throw new UnreadableDocumentException("The file is empty.");
        }
        if (size > LARGEST) {
            throw new UnreadableDocumentException(String.format(
                    Locale.ROOT,
                    "The file has %d MB; documents of up to %d MB are read. Split it.",
                    size >> 20,
                    LARGEST >> 20));
        }
        String fileName = file.getFileName().toString();
        return read(fileName.replaceFirst("\\.[^.]*$", ""), Files.readAllBytes(file));
    }

    /** Reads a document from its bytes. */
    public static SourceDocument read(String name, byte[] bytes) {
        if (isPdf(bytes)) {
            return PdfReader.read(name, bytes);
        }
        if (isBinary(bytes)) {
            throw new UnreadableDocumentException(
                    "The file is binary, neither text nor HTML nor PDF. Save a Word or WPS document as PDF or text first.");
        }
        String text = Charsets.decode(bytes);
        if (text.isBlank()) {
            throw new UnreadableDocumentException("The file holds nothing but white space.");
        }
        return isHtml(text) ? HtmlReader.read(name, text) : PlainTextReader.read(name, text);
    }

    private static boolean isPdf(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        return head.contains("%PDF-");
    }

    private static boolean isBinary(byte[] bytes) {
        boolean utf16 = bytes.length > 1
                && (((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE)
                        || ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF));
        if (utf16) {
            return false;
        }
        int controls = 0;
        int length = Math.min(bytes.length, SNIFFED);
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xFF;
            if (b == 0) {
                return true;
            }
            if (b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                controls++;
            }
        }
        return controls * 20 > length;
    }

    private static boolean isHtml(String text) {
        String head = text.substring(0, Math.min(text.length(), SNIFFED)).toLowerCase(Locale.ROOT);
        return head.contains("<html")
                || head.contains("<!doctype html")
                || head.contains("<body")
                || head.contains("<div")
                || head.contains("<p>")
                || head.contains("<p ")
                || head.contains("<table");
    }
}
