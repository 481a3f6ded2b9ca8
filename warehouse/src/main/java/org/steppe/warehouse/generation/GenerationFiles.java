package org.steppe.warehouse.generation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * Puts files into a warehouse so that each is complete and on stable storage before it has its name. Used by the one
 * holder of the lock.
 */
public final class GenerationFiles {

    private final WarehouseFolder folder;

    public GenerationFiles(WarehouseFolder folder) {
        this.folder = folder;
    }

    /** Writes a catalogue under the name of its content. */
    public FileEntry write(Catalogue catalogue) throws IOException {
        byte[] json = GenerationJson.write(catalogue);
        return write("catalogues/" + shortened(Digests.of(json)) + ".json", json);
    }

    /** Writes a description under the name of its dataset, version and content. */
    public FileEntry write(DatasetDescription description, DatasetVersion version) throws IOException {
        byte[] json = GenerationJson.write(description);
        return write(datasetPath(description.dataflow().id(), version, Digests.of(json), "json"), json);
    }

    /** What {@link #write(Catalogue)} would write. */
    public static FileEntry describe(Catalogue catalogue) {
        byte[] json = GenerationJson.write(catalogue);
        String digest = Digests.of(json);
        return new FileEntry("catalogues/" + shortened(digest) + ".json", json.length, digest);
    }

    /** What {@link #write(DatasetDescription, DatasetVersion)} would write. */
    public static FileEntry describe(DatasetDescription description, DatasetVersion version) {
        byte[] json = GenerationJson.write(description);
        String digest = Digests.of(json);
        return new FileEntry(datasetPath(description.dataflow().id(), version, digest, "json"), json.length, digest);
    }

    /**
     * Moves a finished file of a version from the staging folder to its place.
     *
     * @param extension the end of its name
     */
    public FileEntry moveIn(Path staged, String dataset, DatasetVersion version, String contentDigest, String extension)
            throws IOException {
        force(staged);
        var entry = new FileEntry(
                datasetPath(dataset, version, contentDigest, extension), Files.size(staged), Digests.of(staged));
        Path target = folder.resolve(entry);
        Path parent = folderOf(target);
        Files.createDirectories(parent);
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(parent);
        return entry;
    }

    /** What {@link #copyIn} would write. */
    public static FileEntry describeDocument(Path text) throws IOException {
        String digest = Digests.of(text);
        return new FileEntry("documents/" + shortened(digest) + ".txt", Files.size(text), digest);
    }

    /** Copies the text of a publication under the name of its content. */
    public FileEntry copyIn(Path text) throws IOException {
        byte[] content = Files.readAllBytes(text);
        return write("documents/" + shortened(Digests.of(content)) + ".txt", content);
    }

    /** What the file of a transition is or would be. */
    static FileEntry describe(Transition transition) {
        byte[] json = GenerationJson.write(transition);
        String digest = Digests.of(json);
        return new FileEntry(historyPath(transition, digest), json.length, digest);
    }

    /** Writes the manifest and the transition to it, and then makes it live. */
    public void publish(Manifest manifest, History before, Transition transition) throws IOException {
        write(WarehouseFolder.manifestPath(manifest.number()), GenerationJson.write(manifest));
        pointTo(before, transition);
    }

    /** Puts a manifest in the place of the one with its number, which is not live. */
    void rewrite(Manifest manifest) throws IOException {
        write(WarehouseFolder.manifestPath(manifest.number()), GenerationJson.write(manifest));
    }

    /**
     * Makes a generation live whose manifest is on disk already.
     *
     * @param before what the transition goes on from; what is not on disk of it is written
     */
    public void pointTo(History before, Transition transition) throws IOException {
        for (RecordedTransition recorded : before.transitions()) {
            if (!recorded.isOnDisk()) {
                write(recorded.file().path(), GenerationJson.write(recorded.transition()));
            }
        }
        byte[] json = GenerationJson.write(transition);
        FileEntry file = write(historyPath(transition, Digests.of(json)), json);
        String manifest = WarehouseFolder.manifestPath(transition.generation());
        String pointer = manifest + " " + Digests.of(folder.root().resolve(manifest)) + "\n" + file.path() + " "
                + file.bytes() + " " + file.sha256() + "\n";
        write("CURRENT", pointer.getBytes(StandardCharsets.UTF_8));
    }

    private static String historyPath(Transition transition, String digest) {
        return WarehouseFolder.HISTORY + "/%06d-%s.json".formatted(transition.number(), shortened(digest));
    }

    private FileEntry write(String path, byte[] content) throws IOException {
        Path target = folder.root().resolve(path);
        Path parent = folderOf(target);
        Files.createDirectories(parent);
        Path temporary = parent.resolve("." + target.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(parent);
        return new FileEntry(path, content.length, Digests.of(content));
    }

    private static String datasetPath(String dataset, DatasetVersion version, String digest, String extension) {
        return "datasets/" + dataset + "/" + version + "-" + shortened(digest) + "." + extension;
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "Every file of a warehouse lies in a folder");
    }

    private static String shortened(String digest) {
        return digest.substring(0, 16);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A rename is durable when its folder is. */
    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
