package org.steppe.etl.extract.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentReaderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private Path folder;

    @Test
    void gb18030IsDetected() {
        byte[] bytes = "全区生产总值增长7.3%。".getBytes(Charset.forName("GB18030"));
        assertThat(DocumentReader.read("x", bytes).given()).isEqualTo("全区生产总值增长7.3%。");
    }

    @Test
    void hardWrappedLinesAreJoinedAndHeadingsAreNot() {
        String text = """
                一、工业
                全年规模以上工业增加值比上年增长百分之七，其中采矿
                业增加值增长百分之五，制造业增加值增长百分之八点三
                ，电力热力燃气及水生产和供应业增加值增长百分之四。
                二、农业
                """;
        assertThat(texts(DocumentReader.read("x", utf8(text))))
                .containsExactly(
                        "一、工业",
                        "全年规模以上工业增加值比上年增长百分之七，其中采矿业增加值增长百分之五，制造业增加值增长百分之八点三，" + "电力热力燃气及水生产和供应业增加值增长百分之四。",
                        "二、农业");
    }

    @Test
    void aHeadlineSetUprightIsOneParagraph() {
        assertThat(texts(DocumentReader.read("x", utf8("学\n好\n通\n用\n语\n言\n\n正文第一行到此结束。\n"))))
                .containsExactly("学好通用语言", "正文第一行到此结束。");
    }

    @Test
    void htmlKeepsPlacesInTheFileAndTables() {
        String html = "<html><body><script>var x='9亿元'</script><p>产值&nbsp;5亿元</p>"
                + "<table><tr><th>指标</th><th>亿元</th></tr><tr><td>产值</td><td>5</td></tr></table></body></html>";
        SourceDocument document = DocumentReader.read("x", utf8(html));
        assertThat(document.blocks()).hasSize(2);
        var paragraph = (Block.Paragraph) document.blocks().getFirst();
        assertThat(paragraph.text().text()).isEqualTo("产值5亿元");
        assertThat(paragraph.text().start(2)).isEqualTo(html.indexOf("5亿元"));
        assertThat(document.blocks().getLast()).isInstanceOf(Block.Table.class);
    }

    @Test
    void deeplyNestedHtmlIsRead() {
        String html = "<html><body>" + "<div>".repeat(20_000) + "产值5亿元" + "</div>".repeat(20_000) + "</body></html>";
        assertThat(texts(DocumentReader.read("x", utf8(html)))).containsExactly("产值5亿元");
    }

    @Test
    void badInputIsNamed() throws IOException {
        assertThatThrownBy(() -> DocumentReader.read(file("empty.txt", new byte[0])))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> DocumentReader.read(file("binary.doc", new byte[] {1, 0, 2, 0, 3})))
                .hasMessageContaining("binary");
        assertThatThrownBy(() -> DocumentReader.read(folder.resolve("absent.txt")))
                .hasMessageContaining("no file");
        assertThatThrownBy(() -> DocumentReader.read(folder)).hasMessageContaining("folder");
        byte[] broken = new byte[3000];
        java.util.Arrays.fill(broken, (byte) 0xFF);
        assertThatThrownBy(() -> DocumentReader.read(file("broken.txt", broken)))
                .hasMessageContaining("neither UTF-8");
        Path large = folder.resolve("large.txt");
        try (var sparse = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(200L << 20);
        }
        assertThatThrownBy(() -> DocumentReader.read(large)).hasMessageContaining("200 MB");
    }

    @Test
    void pdfWithoutTextLayerAndWithPasswordAreNamed() throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            byte[] bytes = bytes(pdf);
            assertThatThrownBy(() -> DocumentReader.read("x", bytes)).hasMessageContaining("no text layer");
        }
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            byte[] bytes = bytes(pdf);
            assertThatThrownBy(() -> DocumentReader.read("x", bytes)).hasMessageContaining("encrypted");
        }
        assertThatThrownBy(() -> DocumentReader.read("x", utf8("%PDF-1.7 cut off")))
                .hasMessageContaining("damaged");
    }

    @Test
    void pdfPagesAreKnownAndRunningHeadsLeftOut() throws IOException {
        try (var pdf = new PDDocument()) {
            for (int page = 1; page <= 3; page++) {
                PDPage sheet = new PDPage();
                pdf.addPage(sheet);
                try (var content = new PDPageContentStream(pdf, sheet)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.setLeading(14);
                    content.newLineAtOffset(50, 700);
                    for (String line : List.of("Daily News", "Body of page " + page + ".", "More of it.", "" + page)) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                }
            }
            SourceDocument document = DocumentReader.read("x", bytes(pdf));
            assertThat(String.join(" ", texts(document)))
                    .doesNotContain("Daily")
                    .contains("page 2");
            assertThat(document.page(document.given().indexOf("page 3"))).isEqualTo(3);
        }
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        var out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(SourceDocument document) {
        return document.blocks().stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text().text())
                .toList();
    }
}
