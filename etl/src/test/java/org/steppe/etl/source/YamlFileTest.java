package org.steppe.etl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.issue.Severity;

class YamlFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final IssueLog issues = new IssueLog();

    private Optional<YamlMembers> read(byte[] bytes) {
        try {
            Files.write(folder.resolve("x.yaml"), bytes);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        SourceFile file = SourceFile.of(folder, "x.yaml");
        return YamlFile.read(file, issues).map(mapping -> new YamlMembers(file, mapping, issues));
    }

    private YamlMembers members(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private ImportIssue onlyIssue() {
        assertThat(issues.list(Severity.ERROR)).hasSize(1);
        return issues.list(Severity.ERROR).getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "2024-01-10", "007", "1e5", "24627", "true", "0x10"})
    void scalarsStayTheTextsTheyAre(String text) {
        assertThat(members("value: " + text + "\n").text("value")).isEqualTo(text);
    }

    @Test
    void foldedTextsAreOneLine() {
        assertThat(members("why: >-\n  one\n  two\n").text("why")).isEqualTo("one two");
    }

    @Test
    void aMissingMemberIsToldByName() {
        assertThat(members("id: x\n").text("title")).isEmpty();
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.MEMBER_MISSING);
        assertThat(onlyIssue().column()).isEqualTo("title");
    }

    @Test
    void anUnknownMemberIsToldWithItsLine() {
        members("id: x\ntitel: y\n").allow("id", "title");
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.MEMBER_UNKNOWN);
        assertThat(onlyIssue().place()).isEqualTo("x.yaml:2");
    }

    @Test
    void aListInPlaceOfATextIsTold() {
        members("id: x\ntitle:\n  - y\n").optionalText("title");
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.MEMBER_INVALID);
    }

    @Test
    void aLabelNeedsBothLanguages() {
        members("title:\n  zh: 经济\n").label("title");
        assertThat(onlyIssue().column()).isEqualTo("title.en");
    }

    @Test
    void aMemberThatStandsTwiceIsTold() {
        assertThat(read("id: x\nid: y\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.FILE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a\n- b\n", "just a text", "id: [", "a: b: c", "\tid: x"})
    void whatHasNoMembersIsTold(String text) {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.FILE_MALFORMED);
    }

    @Test
    void bytesOfAnotherEncodingAreTold() {
        assertThat(read("title: 内蒙古\n".getBytes(Charset.forName("GBK")))).isEmpty();
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.FILE_UNREADABLE);
    }

    @Test
    void aMissingFileIsTold() {
        YamlFile.read(SourceFile.of(folder, "none.yaml"), issues);
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.FILE_MISSING);
    }
}
