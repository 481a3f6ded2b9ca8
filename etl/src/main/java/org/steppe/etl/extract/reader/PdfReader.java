package org.steppe.etl.extract.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads the text layer of a PDF. Offsets count in that text, with a form feed between pages. Running heads and page
 * numbers keep their place in it and are left out of the paragraphs.
 */
final class PdfReader {

    private PdfReader() {}

    static SourceDocument read(String name, byte[] bytes) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return read(name, pdf);
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocumentException(
                    "The PDF is encrypted and asks for a password. Save a copy without one.", e);
        } catch (IOException e) {
            throw new UnreadableDocumentException("The PDF is damaged and cannot be read: " + e.getMessage(), e);
        }
    }

    private static SourceDocument read(String name, PDDocument pdf) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setLineSeparator("\n");
        stripper.setPageEnd("");
        List<String> pages = new ArrayList<>();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            pages.add(stripper.getText(pdf));
        }
        if (pages.stream().allMatch(String::isBlank)) {
            throw new UnreadableDocumentException("The PDF has no text layer: its " + pages.size()
                    + " page(s) are images. Run text recognition on it first.");
        }
        String given = String.join("\f", pages);
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        for (String page : pages) {
            starts.add(at);
            at += page.codePointCount(0, page.length()) + 1;
        }
        return new SourceDocument(name, given, starts, PlainTextReader.blocks(withoutRunningHeads(given, pages)));
    }

    /** The text without lines that stand at the head or foot of most pages, and without bare page numbers there. */
    private static MappedText withoutRunningHeads(String given, List<String> pages) {
        Map<String, Integer> edges = new HashMap<>();
        for (String page : pages) {
            for (String line : edgeLines(page)) {
                edges.merge(shape(line), 1, Integer::sum);
            }
        }
        MappedText all = MappedText.identity(given);
        var kept = new MappedText.Builder(given.length());
        int offset = 0;
        for (String page : pages) {
            List<String> edge = edgeLines(page);
            int from = 0;
            while (from <= page.length()) {
                int end = page.indexOf('\n', from);
                end = end < 0 ? page.length() : end;
                String line = page.substring(from, end);
                boolean repeated = pages.size() > 2 && edges.getOrDefault(shape(line), 0) * 2 > pages.size();
                boolean number = line.strip().matches("[-—–·\\s]*\\d{1,4}[-—–·\\s]*|第\\s*\\d+\\s*页.*");
                if (!(edge.contains(line) && (repeated || number)) && !line.isBlank()) {
                    kept.append(all.slice(offset + from, offset + Math.min(end + 1, page.length())));
                } else if (end < page.length()) {
                    kept.append(all.slice(offset + end, offset + end + 1));
                }
                from = end + 1;
            }
            offset += page.length() + 1;
            if (offset <= given.length() && offset > 0) {
                kept.append(all.slice(offset - 1, offset));
            }
        }
        return kept.build();
    }

    private static List<String> edgeLines(String page) {
        List<String> lines = page.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 3) {
            return List.of();
        }
        return List.of(lines.getFirst(), lines.getLast());
    }

    private static String shape(String line) {
        return line.strip().replaceAll("\\d+", "#");
    }
}
