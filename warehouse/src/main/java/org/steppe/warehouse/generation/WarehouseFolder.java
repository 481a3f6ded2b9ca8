package org.steppe.warehouse.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.query.DatasetVersion;
import tools.jackson.core.JacksonException;

/**
 * The layout of a warehouse on disk and how it is read. Every file but {@code CURRENT} and {@code LOCK} is immutable
 * once it has its name; {@code CURRENT} is replaced by an atomic rename.
 *
 * <p>Whatever is missing, cut short or altered becomes a {@link SteppeException} with {@code GENERATION_UNREADABLE}.
 */
public final class WarehouseFolder {

    static final String HISTORY = "history";

    private static final Pattern POINTER = Pattern.compile(
            "(?<path>manifests/(?<number>\\d{6,18})\\.json) (?<sha256>[0-9a-f]{64})"
                    + "(\\n(?<history>history/\\d{6,18}-[0-9a-f]{16}\\.json) (?<bytes>\\d{1,18}) (?<digest>[0-9a-f]{64}))?\\s*");

    private final Path root;

    public WarehouseFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * What {@code CURRENT} says.
     *
     * @param path of the manifest, relative to the folder
     * @param history the transition that made it live; null where none was kept yet
     */
    public record Pointer(
            String path,
            long number,
            String sha256,
            @Nullable FileEntry history) {}

    public Path root() {
        return root;
    }

    public Path currentFile() {
        return root.resolve("CURRENT");
    }

    public Path lockFile() {
        return root.resolve("LOCK");
    }

    public Path stagingFolder() {
        return root.resolve("staging");
    }

    public Path resolve(FileEntry file) {
        return root.resolve(file.path());
    }

    static String manifestPath(long number) {
        return "manifests/%06d.json".formatted(number);
    }

    /** The live generation's pointer, or empty when there is no {@code CURRENT}. */
    public Optional<Pointer> findPointer() {
        String text;
        try {
            text = Files.readString(currentFile(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable("CURRENT cannot be read", e);
        }
        Matcher matcher = POINTER.matcher(text);
        if (!matcher.matches()) {
            throw new SteppeException(
                    ErrorCode.GENERATION_UNREADABLE, "CURRENT does not name a manifest and its SHA-256");
        }
        return Optional.of(new Pointer(
                matcher.group("path"),
                Long.parseLong(matcher.group("number")),
                matcher.group("sha256"),
                matcher.group("history") == null
                        ? null
                        : new FileEntry(
                                matcher.group("history"),
                                Long.parseLong(matcher.group("bytes")),
                                matcher.group("digest"))));
    }

    public Manifest readManifest(Pointer pointer) {
        byte[] json = read(pointer.path());
        if (!Digests.of(json).equals(pointer.sha256())) {
            throw new SteppeException(
                    ErrorCode.GENERATION_UNREADABLE,
                    "The manifest of generation " + pointer.number() + " is not the one that CURRENT names");
        }
        return parse(json, GenerationRecords::manifest, pointer.path());
    }

    /** As {@link #readGeneration(Manifest, History)}, with no history but that it is there. */
    public Generation readGeneration(Manifest manifest) {
        return readGeneration(manifest, History.derived(List.of(manifest)));
    }

    /** Reads catalogue and descriptions of a manifest and checks their digests; data files are not touched. */
    public Generation readGeneration(Manifest manifest, History history) {
        var catalogue = parse(
                readVerified(manifest.catalogue()),
                GenerationRecords::catalogue,
                manifest.catalogue().path());
        var descriptions = new LinkedHashMap<String, Map<DatasetVersion, DatasetDescription>>();
        for (DatasetEntry dataset : manifest.datasets()) {
            var versions = new HashMap<DatasetVersion, DatasetDescription>();
            for (VersionEntry version : dataset.versions()) {
                versions.put(version.version(), readDescription(version));
            }
            descriptions.put(dataset.dataset(), versions);
        }
        return new Generation(manifest, catalogue, descriptions, history);
    }

    /** Reads the description of a version and checks its digest. */
    public DatasetDescription readDescription(VersionEntry version) {
        FileEntry file = version.description();
        return parse(readVerified(file), GenerationRecords::description, file.path());
    }

    /** Reads the text of a publication and checks its digest. */
    public String readDocument(FileEntry file) {
        return new String(readVerified(file), StandardCharsets.UTF_8);
    }

    /** Checks that a file is there with its size, and, reading all of it, its digest. */
    public void verify(FileEntry file) {
        requireSize(file);
        try {
            if (!Digests.of(resolve(file)).equals(file.sha256())) {
                throw altered(file);
            }
        } catch (IOException e) {
            throw unreadable(file.path() + " cannot be read", e);
        }
    }

    /** Checks that the files without which a version cannot be answered are there with their sizes. */
    public void requireSizes(VersionEntry version) {
        requireSize(version.data());
        requireSize(version.description());
    }

    /** Checks that a file is there with its size. */
    public void requireSize(FileEntry file) {
        try {
            long bytes = Files.size(resolve(file));
            if (bytes != file.bytes()) {
                throw new SteppeException(
                        ErrorCode.GENERATION_UNREADABLE,
                        file.path() + " has " + bytes + " bytes instead of " + file.bytes());
            }
        } catch (IOException e) {
            throw unreadable(file.path() + " is missing", e);
        }
    }

    /** All manifests that can be read and whose files are there with their sizes, by number. */
    public List<Manifest> listManifests() {
        var found = new ArrayList<Manifest>();
        Path folder = root.resolve("manifests");
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> findManifest(file).stream())
                    .forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private Optional<Manifest> findManifest(Path file) {
        try {
            String path = "manifests/" + file.getFileName();
            Manifest manifest = parse(read(path), GenerationRecords::manifest, path);
            requireSize(manifest.catalogue());
            for (DatasetEntry dataset : manifest.datasets()) {
                for (VersionEntry version : dataset.versions()) {
                    requireSizes(version);
                }
            }
            return Optional.of(manifest);
        } catch (SteppeException incomplete) {
            return Optional.empty();
        }
    }

    byte[] readVerified(FileEntry file) {
        byte[] content = read(file.path());
        if (content.length != file.bytes() || !Digests.of(content).equals(file.sha256())) {
            throw altered(file);
        }
        return content;
    }

    byte[] read(String path) {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw unreadable(path + " cannot be read", e);
        }
    }

    static <T> T parse(byte[] json, Function<JsonObject, T> form, String path) {
        try {
            return form.apply(JsonObject.parse(json));
        } catch (JacksonException | IllegalArgumentException | DateTimeException | NullPointerException e) {
            throw unreadable(path + " does not say what it should", e);
        }
    }

    private static SteppeException altered(FileEntry file) {
        return new SteppeException(
                ErrorCode.GENERATION_UNREADABLE, file.path() + " is not what was published: its SHA-256 differs");
    }

    private static SteppeException unreadable(String what, Exception cause) {
        return new SteppeException(ErrorCode.GENERATION_UNREADABLE, what, cause);
    }
}
