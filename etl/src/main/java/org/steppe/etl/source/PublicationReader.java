package org.steppe.etl.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.warehouse.generation.Digests;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;

/** Reads {@code publications/<id>/source.yaml}. */
final class PublicationReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+([-._][a-z0-9]+)*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final String DOCUMENT = "document.txt";

    private final IssueLog issues;
    private final Map<String, String> folderOfId = new HashMap<>();

    PublicationReader(IssueLog issues) {
        this.issues = issues;
    }

    /** @param folders those below {@code publications}, in order */
    List<Publication> read(List<SourceFile> folders) {
        var publications = new ArrayList<Publication>();
        for (SourceFile folder : folders) {
            SourceFile file = new SourceFile(folder.path().resolve("source.yaml"), folder.name() + "/source.yaml");
            Optional<YamlNode.Mapping> mapping = YamlFile.read(file, issues);
            if (mapping.isPresent()) {
                publications.add(read(folder, file, new YamlMembers(file, mapping.get(), issues)));
            }
        }
        return publications;
    }

    private Publication read(SourceFile folder, SourceFile file, YamlMembers members) {
        members.allow(
                "id",
                "title",
                "publisher",
                "publisher_kind",
                "published_on",
                "address",
                "language",
                "licence",
                "also_known_as",
                "sha256");
        String id = members.text("id");
        if (!folder.name().equals("publications/" + id) || !ID.matcher(id).matches()) {
            members.invalid("id", id, "the name of the folder, in lower-case letters, digits and hyphens");
        }
        List<String> alsoKnownAs = members.texts("also_known_as");
        claim(id, "id", members, folder);
        alsoKnownAs.forEach(other -> claim(other, "also_known_as", members, folder));
        Place place = new Place(file.name(), 1);
        LocalDate publishedOn = publishedOn(members);
        if (publishedOn == null && !members.has("published_on")) {
            issues.add(place.issue(
                    IssueKind.SOURCE_UNDATED,
                    "published_on",
                    null,
                    "a date of publication",
                    "its figures count as known from their first load on"));
        }
        var source = new Source(
                id,
                members.text("title"),
                members.text("publisher"),
                publisherKind(members),
                publishedOn,
                members.optionalText("address"),
                matching(members, "language", members.text("language"), LANGUAGE, "a language such as zh or en"),
                members.optionalText("licence"),
                alsoKnownAs,
                sha256(members),
                null);
        return new Publication(source, figures(folder, place), document(folder, source.sha256()), place);
    }

    private void claim(String id, String member, YamlMembers members, SourceFile folder) {
        String other = folderOfId.putIfAbsent(id, folder.name());
        if (other != null) {
            members.invalid(member, id, "an id that no other publication has; " + other + " has it");
        }
    }

    private static @Nullable LocalDate publishedOn(YamlMembers members) {
        String text = members.optionalText("published_on");
        if (text == null) {
            return null;
        }
        Optional<LocalDate> day = TimePeriod.parseDay(text);
        if (day.isEmpty()) {
            members.invalid("published_on", text, "a day such as 2024-01-19, or no such member where none is known");
        }
        return day.orElse(null);
    }

    private static PublisherKind publisherKind(YamlMembers members) {
        String text = members.text("publisher_kind");
        Optional<PublisherKind> kind = PublisherKind.findById(text);
        if (kind.isEmpty() && !text.isEmpty()) {
            members.invalid(
                    "publisher_kind",
                    text,
                    "one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(PublisherKind.values())
                                            .map(PublisherKind::id)
                                            .toList()));
        }
        return kind.orElse(PublisherKind.MIRROR);
    }

    private static String matching(YamlMembers members, String name, String text, Pattern form, String expected) {
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            members.invalid(name, text, expected);
        }
        return text;
    }

    private static @Nullable String sha256(YamlMembers members) {
        String text = members.optionalText("sha256");
        return text == null ? null : matching(members, "sha256", text, SHA256, "64 hexadecimal digits in lower case");
    }

    private @Nullable SourceFile figures(SourceFile folder, Place place) {
        SourceFile file = new SourceFile(folder.path().resolve("figures.csv"), folder.name() + "/figures.csv");
        if (Files.exists(file.path())) {
            return file;
        }
        issues.add(place.issue(
                IssueKind.SOURCE_WITHOUT_FIGURES,
                null,
                null,
                "a file figures.csv beside it",
                "the publication is listed without figures"));
        return null;
    }

    /** A copy of the text that the locators were made for; with another text they would point elsewhere. */
    private @Nullable SourceFile document(SourceFile folder, @Nullable String sha256) {
        SourceFile file = new SourceFile(folder.path().resolve(DOCUMENT), folder.name() + "/" + DOCUMENT);
        if (!Files.exists(file.path())) {
            return null;
        }
        Place place = new Place(file.name(), 1);
        try {
            byte[] bytes = Files.readAllBytes(file.path());
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            String found = Digests.of(bytes);
            if (sha256 == null || found.equals(sha256)) {
                return file;
            }
            issues.add(place.issue(
                    IssueKind.DOCUMENT_DIFFERS,
                    null,
                    found,
                    "the text with the sha256 of source.yaml, " + sha256,
                    "nothing is published until it is put right"));
        } catch (IOException notText) {
            issues.add(place.issue(
                    IssueKind.FILE_UNREADABLE,
                    null,
                    null,
                    "a text in UTF-8",
                    "nothing is published until it is put right"));
        }
        return null;
    }
}
